"""Readdressals: a telegram repeated to somebody who did not get it, as a telegram within a telegram.

readdressal = heading [ class-line ] notice "QUOTE" telegram "UNQUOTE" [ signature ]
notice      = [ "THE" ] "FOLLOWING" ... ( "REPEATED" / "SENT" ... )

The outer telegram keeps its number and its addressees; heading, TAGS, subject and paragraphs within the quotes are the inner one's.
"""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from reftel.codes import origin_of_designator
from reftel.wire.body.block_drafts import BlockDraft, EnclosureDraft
from reftel.wire.body.body import BodyReader
from reftel.wire.body.ending import Ending, find_ending, mark_ending
from reftel.wire.draft import Draft
from reftel.wire.heading.format_lines import FROM_LINE
from reftel.wire.heading.heading import HeadingReader
from reftel.wire.kinds.service import add_plain_paragraph
from reftel.wire.lines import MAX_STRUCTURED, Line
from reftel.wire.text_block.class_line import read_class_line
from reftel.wire.text_block.text_block import TextBlockReader

NOTICE: Final = re.compile(r"(?:\d\. )?(?:THE )?(?:TEXT OF )?FOLLOWING\b", re.IGNORECASE)
REPEATS: Final = re.compile(
    r"\b(?:REPEAT(?:ED|S|ING)?|RETRANSMIT(?:TED)?|READDRESS(?:ED|AL)?|RPTD|PASSED|FORWARDED|SENT)\b", re.IGNORECASE
)
QUOTE: Final = re.compile(r"(?:BEGIN )?\b(?:QUOTE|QTE) ?[:.]{0,3}$", re.IGNORECASE)
UNQUOTE: Final = re.compile(r"(?:END ?QUOTE|UNQUOTE|UNQTE)\b ?[.:]{0,3}", re.IGNORECASE)

_NOTICE_WITHIN: Final = 30
"""Lines after the heading in which the notice begins."""

_NOTICE_FIRST: Final = frozenset("TtFf0123456789")
_NOTICE_HEAD: Final = 24
"""Signs in which the notice has come to its first verb."""

_NOTICE_LINES: Final = 9
_HEADING_WITHIN: Final = 40
"""Lines after the quotation's opening in which the inner telegram shows a class line or an FM line."""

_TAIL: Final = 30
"""How much of a line's end is searched for the opening word."""


class Readdressed(msgspec.Struct, frozen=True):
    """Indices of lines: where the notice begins, the line whose end opens the quotation, the line that closes it (or None)."""

    notice: int
    quote: int
    unquote: int | None

    def moved(self, by: int) -> "Readdressed":
        """Return the same after lines before it were cut in two."""
        return Readdressed(self.notice + by, self.quote + by, self.unquote + by if self.unquote is not None else None)


def find_readdressed(lines: Sequence[Line], at: int) -> Readdressed | None:
    """Find the telegram that is repeated within this one, None where there is none."""
    for index, line in enumerate(lines[at : at + _NOTICE_WITHIN], at):
        text = line.text
        if text[:1] in _NOTICE_FIRST and "ollowing" in text[:_NOTICE_HEAD].lower() and NOTICE.match(text):
            return _from_notice(lines, index)
    return None


def _from_notice(lines: Sequence[Line], notice: int) -> Readdressed | None:
    quote = next((i for i in range(notice, min(notice + _NOTICE_LINES, len(lines))) if _opening(lines[i].text)), None)
    if quote is None or not any(REPEATS.search(line.text[:MAX_STRUCTURED]) for line in lines[notice : quote + 1]):
        return None
    if not any(_shows_telegram(line.text) for line in lines[quote + 1 : quote + 1 + _HEADING_WITHIN] if line.text):
        return None
    closing = (
        i
        for i in range(len(lines) - 1, quote, -1)
        if lines[i].text and lines[i].text[0] in "UuEe" and UNQUOTE.match(lines[i].text)
    )
    return Readdressed(notice, quote, next(closing, None))


def _opening(text: str) -> re.Match[str] | None:
    return QUOTE.search(text, max(len(text) - _TAIL, 0))


def _shows_telegram(text: str) -> bool:
    if text.startswith("FM ") and len(text) <= MAX_STRUCTURED:
        return FROM_LINE.match(text) is not None
    read = read_class_line(text) if text[0] in "CSUTLR" else None
    return read is not None and read.serial is not None


def read_readdressed(draft: Draft, lines: list[Line], found: Readdressed, at: int) -> tuple[list[BlockDraft], Ending]:
    """Read the notice, the inner telegram and what follows it; `at` is the first line after the outer text block."""
    ending = find_ending(lines, found.unquote if found.unquote is not None else found.quote)
    blocks: list[BlockDraft] = []
    opening = _opening(lines[found.quote].text)
    quote = lines[found.quote].left + (opening.start() if opening is not None else 0)
    add_plain_paragraph(draft, blocks, lines[at : found.quote + 1], end=quote)
    enclosure = EnclosureDraft(
        path=f"body[{len(blocks)}]", kind="telegram", words="", portion=None, in_paragraph=None, closed_by_end=True
    )
    blocks.append(enclosure)
    draft.mark(quote, lines[found.quote].end, "enclosure_begin", f"{enclosure.path}.kind")
    stop = found.unquote if found.unquote is not None else ending.body_end
    _read_inner(draft, list(ending.lines[found.quote + 1 : stop]), enclosure)
    if found.unquote is not None:
        draft.mark_line(lines[found.unquote], "enclosure_end")
        add_plain_paragraph(draft, blocks, ending.lines[found.unquote + 1 : ending.body_end], end=draft.extent[1])
    return blocks, ending


def _read_inner(draft: Draft, lines: list[Line], enclosure: EnclosureDraft) -> None:
    """Read the inner telegram with a draft of its own: none of its heading is the outer telegram's."""
    inner = Draft(draft.text, draft.extent, wants_spans=draft.wants_spans)
    at = TextBlockReader(inner).read(lines, HeadingReader(inner).read(lines, 0))
    ending = find_ending(lines, at)
    mark_ending(inner, ending.lines, ending)
    draft.marks.extend((start, end, kind, None) for start, end, kind, _ in inner.marks)
    inner.marks = draft.marks
    reader = BodyReader(inner, ending.lines, ending.body_end)
    reader.containers.stand_in(enclosure)
    reader.read(at)
    enclosure.title = inner.head.subject
    enclosure.voice = origin_of_designator(inner.originator) if inner.originator else None
