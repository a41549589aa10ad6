"""The wording of proposals, as tables: (rule, kind, pattern). Every pattern is tried on one sentence on one line, never on a text.

Each row names what it finds in the group `fact`. A rule's example stands in docs/reference/matter-rules.md.
"""
