"""The text of a printed telegram in chunks: paragraphs, signature, notes. A chunk is what stands between empty lines.

A copy without empty lines has one chunk a line, except that a line which does not end a sentence goes on in the next.
"""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from reftel.wire.lines import Line

MAX_SIGNATURE: Final = 140
MAX_LABEL_LINE: Final = 120

_INITIAL: Final = r"(?:[A-ZÀ-Þ][.,]\s?){1,4}"
_WORD: Final = r"(?:Ma?c|O[’']|D[’'])?[A-ZÀ-Þ][\w’'-]{1,24}(?:-[A-ZÀ-Þ][\w’'-]{1,24})?\.?"
_PARTICLE: Final = r"(?:von|van|der|den|de|del|della|di|da|du|la|le|y|e|ed|el|of|ten|ter|zu)"
_NAME: Final = rf"(?:{_PARTICLE}\s)?(?:{_INITIAL}|{_WORD})(?:\s?(?:{_INITIAL}|{_WORD}|{_PARTICLE}\b)){{0,6}}"
SIGNATURE: Final = re.compile(
    rf"\[?(?P<for>For the [A-Z][\w ]{{2,40}}:?\s)?(?P<name>{_NAME})\]?"
    rf"(?P<title>(?:,\s?|\s?\n)[^.;:!?\n]{{2,80}}(?:[\n,]\s?[^.;:!?\n]{{2,60}})?|,(?:\s[A-Z]\.){{1,3}})?[.,]?(?P<mark>\d{{1,2}})?$"
)
GLUED: Final = re.compile(
    r"(?<=[.?!”\"’…\])*])(?<!\bMr\.)(?<!\bDr\.)(?<!\bSt\.)(?<!Mrs\.)(?<!\bGen\.)(?<!essrs\.)\s{1,4}"
    r"(?P<name>(?:Ma?c|O[’'])?[A-ZÀ-Þ][\w’'-]{2,20}(?:\s[A-ZÀ-Þ][\w’'-]{2,20})?)\.?$"
)
"""A name right after the last sentence: some volumes set the signature there."""

FOOTNOTE: Final = re.compile(
    r"(?:\[(?P<boxed>\d{1,3}[a-z]?)\]|(?P<mark>\d{1,3}[a-z]?|[a-z*†‡§]|[¹²³⁰-⁹]{1,3}))(?P<stop>[.)])?\s{1,4}(?P<text>[\"“\[(A-ZÀ-Þ…<])?(?=\S)"
)
"""A note's mark; `text` is unset where the note begins with no capital ("5 i. e., …", "3 43 Stat. 748.")."""

SOURCE: Final = re.compile(r"(?:[\[(]?\d{1,2}[\])]?[.)]?\s)?\[?Source: ")
ENCLOSURE: Final = re.compile(
    r"(?P<open>[\[(])?\s?(?:Sub-?)?(?:Enclosures?|[Il]nclosures?|Annex(?:es)?|Appendix|Attachment)\b[^\n]{0,90}?(?P<close>[\])])?\.?(?:\d{1,2})?$",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"[.?!:;…”\"’)\]*]\d{0,3}$")


class Chunk(msgspec.Struct, gc=False):
    """A stretch of the text, [start, end), without the white space around it."""

    start: int
    end: int
    text: str


def cut_chunks(text: str, lines: Sequence[Line]) -> list[Chunk]:
    """Cut the lines of a text into chunks."""
    filled = [line for line in lines if not line.blank]
    spaced = len(lines) > len(filled) + (1 if lines and lines[-1].blank else 0)
    chunks: list[Chunk] = []
    opened = False
    for line in lines:
        if line.blank:
            opened = False
            continue
        if opened:
            chunks[-1].end = line.right
        else:
            chunks.append(Chunk(line.left, line.right, ""))
        opened = spaced or (len(line.text) > MAX_LABEL_LINE // 2 and _ENDS.search(line.text[-8:]) is None)
    for chunk in chunks:
        chunk.text = text[chunk.start : chunk.end]
    return chunks


def read_signature(text: str) -> re.Match[str] | None:
    """Read a chunk that is a name, with an office after it or none; None where it is text."""
    return SIGNATURE.match(text) if len(text) <= MAX_SIGNATURE else None


def take_notes(chunks: list[Chunk]) -> tuple[list[Chunk], list[Chunk]]:
    """Divide off the footnotes and the source note at the end: (the rest, the notes)."""
    at = len(chunks)
    while at > 1 and _is_note(chunks[at - 1].text):
        at -= 1
    while at < len(chunks) and not _is_surely_note(chunks, at):
        at += 1
    return chunks[:at], chunks[at:]


def _is_note(text: str) -> bool:
    return SOURCE.match(text) is not None or FOOTNOTE.match(text) is not None


def _is_surely_note(chunks: list[Chunk], at: int) -> bool:
    """A number with a full stop may begin a paragraph: it is a note's only after the signature or with a sign of return."""
    text = chunks[at].text
    match = FOOTNOTE.match(text)
    if match is None or text.endswith("↩") or (match["stop"] is None and match["text"]):
        return True
    return read_signature(chunks[at - 1].text) is not None
