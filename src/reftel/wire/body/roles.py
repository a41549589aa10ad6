"""Roles of paragraphs: summary, introduction, comment, action request, note; from headings, labels and closing words."""

import re
from typing import Final

from reftel.telegram import Role

_WORDS: Final = (
    (Role.SUMMARY, r"(?:EXECUTIVE )?SUMMARY|SUMMARY/COMMENT|OVERVIEW(?= ?[:.-])"),
    (Role.INTRODUCTION, r"INTRODUCTION"),
    (
        Role.COMMENT,
        r"(?:EMBASSY |POST |MISSION |FURTHER )?COMMENTS?(?: AND ANALYSIS)?|ANALYSIS AND COMMENT|BIO COMMENT",
    ),
    (
        Role.ACTION_REQUEST,
        r"ACTION REQUEST(?:ED|S)?(?: FOR [^:.\n]{2,60}(?=:))?|ACTION REQUIRED|REQUEST FOR (?:GUIDANCE|ACTION|INSTRUCTIONS)|"
        r"GUIDANCE REQUEST(?:ED)?|ACTION ITEMS?(?= ?[:.])|REQUESTED ACTION",
    ),
    (Role.NOTE, r"(?:BIO )?NOTE"),
)
_ANY: Final = "|".join(f"(?P<{role.value}>{words})" for role, words in _WORDS)

LABEL: Final = re.compile(
    rf"[-*=(\[\" ]{{0,6}}(?:BEGIN )?(?:{_ANY})\b(?P<and>(?: AND | & |/)[A-Z ]{{3,30}}?)?(?:,? \(?CONT(?:INUED|D|'D)?\b\.?\)?)?"
    r"[ \t]*(?P<close>[:.\])-]|\n|$)",
    re.IGNORECASE,
)
"""A label at the start of a paragraph or a whole heading."""

_BUT_COMMENT: Final = "|".join(f"(?P<{role.value}>{words})" for role, words in _WORDS if role is not Role.COMMENT)
HEADING: Final = re.compile(rf"[-*=(\[\" ]{{0,6}}(?:{_BUT_COMMENT})\b", re.IGNORECASE)
"""A heading that goes on after the label; "COMMENTS TO THE PRESS" is news, not the sender's comment."""

SECOND: Final = (
    ("COMMENT", Role.COMMENT),
    ("ACTION REQUEST", Role.ACTION_REQUEST),
    ("ACTION", Role.ACTION_REQUEST),
    ("INTRODUCTION", Role.INTRODUCTION),
    ("NOTE", Role.NOTE),
)
"""What may follow the first label after AND ("SUMMARY AND ACTION REQUEST")."""

END_WORDS: Final = {
    Role.SUMMARY: "END SUMMARY",
    Role.INTRODUCTION: "END INTRODUCTION",
    Role.COMMENT: "END COMMENT",
    Role.ACTION_REQUEST: "END ACTION REQUEST",
    Role.NOTE: "END NOTE",
}


_NAMES: Final = tuple((role, role.value) for role in Role)
"""Each role with the group of the patterns that names it."""


def roles_of_label(text: str, *, is_heading: bool) -> tuple[Role, ...]:
    """Return the roles that a heading or the start of a paragraph names; empty where it names none.

    In a paragraph the label must be closed by a colon, a stop or a dash ("COMMENT:"), so that "Comment on the
    budget came from …" is prose.
    """
    match = LABEL.match(text)
    if match is None and is_heading and len(text) < 60:  # a heading such as "SUMMARY OF THE MEETING"
        match = HEADING.match(text)
    if match is None:
        return ()
    if not is_heading and not text.lstrip('-*=([" ')[0].isupper():
        return ()
    named = match.groupdict()
    roles = [role for role, name in _NAMES if named.get(name)]
    also = (named.get("and") or "").upper()
    for words, role in SECOND:
        if words in also and role not in roles:
            roles.append(role)
            break
    return tuple(roles)


_LABEL_HEADS: Final = frozenset("sum exe ove int com emb pos mis fur ana bio act req gui not beg".split())
"""First three letters of everything that LABEL may begin with."""


def may_be_label(lowered: str, start: int) -> bool:
    """Say, cheaply, whether a label can begin at `start` of a lowered text; false for nearly every paragraph."""
    head = lowered[start : start + 9].lstrip('-*=([" ')
    return head[:3] in _LABEL_HEADS


_CLOSING_NOTE: Final = re.compile(
    r"(?:[^\W\d_][^.!?]{2,120}?\b(?:has|have|had|were|was|did not have|were not able)\b[^.!?]{0,60}?\bclear(?:ed)?\b|"
    r"(?:[A-Z][A-Za-z]+ )?Minimize (?:was )?considered|"
    r"This (?:cable|message|telegram|report) (?:was|has been) [^.!?]{0,40}?(?:cleared|coordinated))",
    re.IGNORECASE,
)


def is_closing_note(start: str) -> bool:
    """True for notes on who cleared the telegram, or that MINIMIZE was considered: they often follow a comment and are none."""
    return _CLOSING_NOTE.match(start) is not None


def is_inline_comment(text: str, at: int, start: int) -> bool:
    """True where the word comment at `at` opens a comment inside the paragraph that begins at `start`: "(Comment: ...)"."""
    behind = text[at + 7 : at + 9].lstrip(" ")[:1]
    if text[at + 7 : at + 9] == ": ":
        return True
    before = _SENDERS_OWN.sub("", text[max(at - 12, start) : at].upper()).rstrip(" ")
    return before.endswith("BEGIN") or (behind in {":", "."} and before[-1:] in {"(", "["})


_SENDERS_OWN: Final = re.compile(r"(?:EMBASSY|POST) $")


def ends_role(role: Role, text: str, at: int) -> bool:
    """True where closing words at `at` close a role ("END SUMMARY AND COMMENT" closes both); they may run over a line's end."""
    return END_WORDS[role][4:] in " ".join(text[at + 3 : at + 64].upper().split())
