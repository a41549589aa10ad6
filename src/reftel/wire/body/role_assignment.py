"""Giving the paragraphs their roles: a heading covers what follows it, a label its paragraph and, up to its closing words, more."""

from collections.abc import Sequence
from typing import Final

from reftel.telegram import Role
from reftel.wire.anchors import all_between
from reftel.wire.body.block_drafts import TextDraft
from reftel.wire.body.roles import ends_role, is_closing_note, is_inline_comment, may_be_label, roles_of_label
from reftel.wire.draft import Draft

MOST_COVERED: Final = 40
"""Paragraphs and headings in which closing words are looked for."""

_ROLES: Final = tuple(Role)

MOST_SUMMARY: Final = 4
"""Paragraphs of a summary whose opening is missing; longer ones are announced."""


def assign_roles(draft: Draft, texts: Sequence[TextDraft]) -> None:
    """Set the roles of the top-level paragraphs; what stands inside an enclosure is somebody else's and gets none."""
    if not texts:
        return
    reader = _Roles(draft, texts)
    for index in range(len(texts)):
        reader.assign(index)
    reader.close_unopened_summary()


class _Roles:
    """`covered` are the roles that go on from one paragraph to the next."""

    def __init__(self, draft: Draft, texts: Sequence[TextDraft]) -> None:
        self.draft = draft
        self.texts = texts
        self.covered: list[Role] = []
        self.last_heading = max((i for i, block in enumerate(texts) if block.is_heading), default=-1)

    def assign(self, index: int) -> None:
        block = self.texts[index]
        if block.is_heading:
            named = may_be_label(self.draft.lowered, block.pieces[0][0])
            self.covered = list(roles_of_label(block.join(self.draft.text), is_heading=True)) if named else []
            return
        own = self._own(block)
        if not own and not self.covered:  # most paragraphs
            if self.draft.anchors.comments and self._has_inline_comment(block):
                block.roles = [Role.COMMENT]
            return
        roles = [role for role in self.covered if role not in own] if self.covered else []
        if roles and Role.COMMENT in roles and is_closing_note(self._start_of(block, 300)):
            roles.remove(Role.COMMENT)
        block.roles = [role for role in _ROLES if role in roles or role in own]
        if Role.COMMENT not in block.roles and self._has_inline_comment(block):
            block.roles.append(Role.COMMENT)
        self.covered = self._still_open(own, index)

    def close_unopened_summary(self) -> None:
        """Closing words without an opening: what stands from the first paragraph up to them is the summary."""
        if not self.draft.anchors.ends:
            return
        paragraphs = [block for block in self.texts if not block.is_heading]
        for block in paragraphs:
            if block.roles and Role.SUMMARY in block.roles:
                return
        for count, block in enumerate(paragraphs[:MOST_SUMMARY], start=1):
            if self._ends(block, Role.SUMMARY):
                for covered in paragraphs[:count]:
                    covered.roles.insert(0, Role.SUMMARY)
                return

    def _own(self, block: TextDraft) -> tuple[Role, ...]:
        start = block.pieces[0][0]
        if not may_be_label(self.draft.lowered, start):
            return ()
        return roles_of_label(self._start_of(block, 160), is_heading=False)

    def _start_of(self, block: TextDraft, length: int) -> str:
        start, end = block.pieces[0][0], block.pieces[0][1]
        if end - start >= length or len(block.pieces) == 1:
            return self.draft.text[start : min(end, start + length)]
        return block.join(self.draft.text)[:length]

    def _has_inline_comment(self, block: TextDraft) -> bool:
        start, end = block.pieces[0][0], block.pieces[-1][1]
        found = all_between(self.draft.anchors.comments, start, end)
        return bool(found) and any(is_inline_comment(self.draft.text, at, start) for at in found)

    def _ends(self, block: TextDraft, role: Role) -> bool:
        found = all_between(self.draft.anchors.ends, block.pieces[0][0], block.pieces[-1][1])
        return bool(found) and any(ends_role(role, self.draft.text, at) for at in found)

    def _still_open(self, own: Sequence[Role], index: int) -> list[Role]:
        """Return the roles that go on after a paragraph: those of a heading, and labels whose closing words come later."""
        block = self.texts[index]
        still = [role for role in self.covered if not self._ends(block, role)]
        if Role.SUMMARY in still and index > self.last_heading and not self._closes_later(Role.SUMMARY, index):
            still.remove(
                Role.SUMMARY
            )  # no heading comes that would end it, and no summary runs to the end of a telegram
        for role in own:
            if role not in still and not self._ends(block, role) and self._closes_later(role, index):
                still.append(role)
        return still

    def _closes_later(self, role: Role, index: int) -> bool:
        """True where the closing words come before another heading or another label of the same role."""
        for block in self.texts[index + 1 : index + 1 + MOST_COVERED]:
            if block.is_heading:
                return False
            if self._ends(block, role):
                return True
            if role in self._own(block):
                return False
        return False
