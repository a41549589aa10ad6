"""The subject: where it ends, and what of its lines is not its own.

A subject goes on over lines until an empty line, a label or a paragraph. Source: 5 FAH-1 H-246; the collections.
"""

import re
from typing import Final

_NOTICE: Final = re.compile(
    r"(?:this (?:is|cable|message|telegram)|sensitive but unclassified|please (?:handle|protect|see|note)|"
    r"not for (?:internet|distribution)|"
    r"see para|action request|for official use only)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[A-Z][a-z]*(?: [^ ]+){3,}[.:]")
_SMALL_WORD: Final = re.compile(r"\b[a-z]{2,}\b")
_UNFINISHED: Final = re.compile(
    r"(?:[,;:/&-]|\b(?:AND|OR|OF|THE|A|AN|IN|ON|TO|FOR|WITH|BY|FROM|AT|AS|OVER|ABOUT|BETWEEN|AFTER|BEFORE|ITS|THAT))$"
)
_CORRECTED: Final = re.compile(
    r"[\s/(*-]*C ?O ?R ?R ?E ?C ?T ?E ?D {1,3}C ?O ?P ?Y\b[)\s*/-]*(?://[A-Z ]{1,40}/{0,4})?[)\s*/-]*"
)


_TRAILING_RULE: Final = re.compile(r"\s+-{1,80}$")
"""A hyphen that fills the empty line after the subject, or the line under a heading that a newspaper ran into it."""


def ends_subject(subject: str, text: str) -> bool:
    """True where a line without empty line before it is not of the subject: a sentence after a subject in capitals."""
    if len(text) > 3 and not text.strip("-=*_ "):  # the line under a heading, or over it
        return True
    if subject != subject.upper() or len(_SMALL_WORD.findall(text[:200])) < 2:
        return False
    return _NOTICE.match(text) is not None or _SENTENCE.match(text[:200]) is not None


def is_subject(text: str) -> bool:
    """True where a line that stands alone can be of a subject: capitals, not cut short, no sentence for its readers."""
    return text.isupper() and len(text) < LONGEST_LINE and ":" not in text[-30:] and not text.endswith("...")


LONGEST_LINE: Final = 120


def goes_on_after_blank(subject: str, text: str) -> bool:
    """True where a subject goes on after an empty line: nothing of it stood before, or it broke off in the middle."""
    if not subject:
        return len(text) < 100 and not text.startswith(("--", "=="))
    return _UNFINISHED.search(subject[-12:]) is not None and text == text.upper() and not text.startswith(("--", "=="))


def clean_subject(joined: str) -> tuple[str, bool]:
    """Return the subject without a correction notice or a newspaper's backslashes, and whether a notice stood there."""
    plain = joined[8:].lstrip() if joined.startswith("SUBJECT:") else joined  # the label twice
    if "\\" in plain:
        plain = plain.replace(" \\", " ").rstrip("\\ ")
    if plain.endswith("-"):
        plain = plain[:-90] + _TRAILING_RULE.sub("", plain[-90:])
    if "COPY" not in plain and "C O P Y" not in plain:
        return plain.strip(), False
    without = _CORRECTED.sub(" ", plain).strip()
    return (without, True) if without and without != plain else (plain.strip(), False)
