"""The head of a printed telegram: file number, title, editor's notes, place and date.

    head = *( file-line / title / note / place-date / received )      in nearly any order; the text begins after it

Only the first lines are looked at, and a text is taken for a printed telegram only where a title stands and something says that it
went by wire: the note "[Telegram]", the file line "…: Telegram", the title "Telegram From …", or a time of day.
"""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from reftel.telegram import PlaceDate
from reftel.wire.draft import Draft
from reftel.wire.frus.dates import RECEIVED, PrintedDate, read_place_date
from reftel.wire.frus.marking import Marking, read_marking
from reftel.wire.frus.title import Title, read_title
from reftel.wire.lines import Line, cut_line

MAX_HEAD_LINES: Final = 60
"""Lines with words among which the head must stand; a copied page has some of its own before it."""

MAX_SHORT: Final = 120
"""A line of a file number or a marking is short."""

MAX_STRANGE: Final = 40
"""Lines before the title that may be something else: running heads, words of the page."""

_WIRE: Final = re.compile(r"\b(?:telegra(?:m|ph)|cable)", re.IGNORECASE)
_NOTE: Final = re.compile(
    r"[\[(][^\[\]()]{0,60}?(?:telegra(?:ms?|phic|ph)|cable|paraphrase|extract|translation|confidential|personal|copy)\b"
    r"[^\[\]]{0,60}[\])]\.?(?:\d{1,2}|[a-z*])?$",
    re.IGNORECASE,
)
_BARE_NOTE: Final = re.compile(r"(?:Circular )?(?:Telegram|Paraphrase|Extract|Translation)\.?$", re.IGNORECASE)
_POLITE: Final = re.compile(
    r"(?:(?:My )?Dear |Sirs?\b ?[:,.]|Gentlemen\b|Excellency\b|Your Excellency ?[:,])", re.IGNORECASE
)
_FILE: Final = re.compile(
    r"(?:File\s)?(?:Nos?\.?\s?)?[\w.½¼¾()–-]*\d[\w.½¼¾/ ()–-]{0,60}[\])]?\.?\d{0,2}$", re.IGNORECASE
)
_FILE_BY_WIRE: Final = re.compile(
    r"[\w(][^:]{1,90}: ?(?P<wire>(?:Circular )?(?:Telegram|Airgram)s?)\b.{0,24}$", re.IGNORECASE
)
_FILES: Final = re.compile(r"[A-Z][\w ,.’'-]{2,60}\bFiles?\b[^.;!?]{0,60}$")


class PrintedHead(msgspec.Struct):
    """What the head says; `text_at` is the index of the first line of the text."""

    title: Title | None = None
    date: PrintedDate | None = None
    place_date: PlaceDate | None = None
    marking: Marking | None = None
    by_wire: bool = False
    text_at: int = 0


def read_printed_head(draft: Draft, lines: Sequence[Line]) -> PrintedHead | None:
    """Read the head and mark its lines; None where the text is no printed telegram."""
    head = PrintedHead()
    at = seen = strange = 0
    while at < len(lines) and seen < MAX_HEAD_LINES:
        if lines[at].blank:
            at += 1
            continue
        taken = _read_element(draft, head, lines, at)
        if not taken:
            strange += 1
            if head.title is not None or strange > MAX_STRANGE:
                break
        seen += 1
        at += max(taken, 1)
    head.text_at = at
    if head.title is None:
        return None
    by_wire = head.by_wire or head.title.is_telegram or (_has_hour(head) and not _is_letter(lines, at))
    return head if by_wire else None


def _has_hour(head: PrintedHead) -> bool:
    return head.date is not None and head.date.time is not None


def _is_letter(lines: Sequence[Line], at: int) -> bool:
    """A letter may give an hour too ("10.45 p. m."), but it begins politely."""
    return at < len(lines) and _POLITE.match(lines[at].text) is not None


def _read_element(draft: Draft, head: PrintedHead, lines: Sequence[Line], at: int) -> int:
    """Read one element; returns how many lines it has, 0 where the line is none."""
    text = lines[at].text
    if head.place_date is not None and head.title is not None:
        return _read_note(draft, head, lines[at])
    return (
        _read_note(draft, head, lines[at])
        or _read_marking(draft, head, lines[at])
        or _read_place_date(draft, head, lines, at)
        or (_read_title(draft, head, lines, at, (1,)) if _wants_title(head) else 0)
        or (_read_file(draft, head, lines[at]) if len(text) <= MAX_SHORT else 0)
        or (_read_title(draft, head, lines, at, (1, 2, 3)) if head.title is None else 0)
    )


def _read_note(draft: Draft, head: PrintedHead, line: Line) -> int:
    text = line.text
    if text[0] in "[(" and RECEIVED.match(text):
        draft.mark_line(line, "received", [(line.left, line.right, "place_date.received")] if head.place_date else [])
        _add_received(head, text)
        return 1
    if (text[0] in "[(" and _NOTE.match(text)) or _BARE_NOTE.match(text):
        head.by_wire = head.by_wire or _WIRE.search(text) is not None
        draft.mark_line(line, "editor_note")
        return 1
    return 0


def _add_received(head: PrintedHead, text: str) -> None:
    if head.place_date is not None and head.place_date.received is None:
        head.place_date = msgspec.structs.replace(head.place_date, received=text)


def _wants_title(head: PrintedHead) -> bool:
    """A section heading all in capitals may read like a title ("THE LEGATION TO THE DEPARTMENT"): the next one is the title."""
    return head.title is None or head.title.sender.isupper()


def _read_title(draft: Draft, head: PrintedHead, lines: Sequence[Line], at: int, counts: tuple[int, ...]) -> int:
    """A title, whole on its line or wrapped on up to three; one that stays open goes on where the next line can."""
    for count in counts:
        stretch = lines[at : at + count]
        if len(stretch) < count or stretch[-1].blank:
            break
        title = read_title(" ".join(line.text for line in stretch))
        if title is None:
            continue
        if not title.is_complete and _is_more(lines, at + count):
            continue
        head.title = title
        _mark_title(draft, title, stretch)
        return count
    return 0


def _is_more(lines: Sequence[Line], at: int) -> bool:
    """True where the line after an open title belongs to it: no empty line between, and no element of its own."""
    if at >= len(lines) or lines[at].blank or len(lines[at].text) > 120:
        return False
    text = lines[at].text
    return not (text[0] == "[" or _NOTE.match(text) or read_place_date(text) or _FILE.match(text) or text[0].isdigit())


def _mark_title(draft: Draft, title: Title, stretch: Sequence[Line]) -> None:
    if len(stretch) > 1:  # wrapped: the values stand on several lines
        for line in stretch:
            draft.mark_line(line, "printed_title")
        return
    line = stretch[0]
    places = ((title.sender_place, "originator"), (title.addressee_place, "action_addressees[0].designator"))
    fields = [(line.left + start, line.left + end, path) for (start, end), path in places]
    draft.mark_line(line, "printed_title", fields)


def _read_place_date(draft: Draft, head: PrintedHead, lines: Sequence[Line], at: int) -> int:
    """A place and date, whole on its line or after a line with the office ("Department of State,")."""
    for count in (1, 2, 3):
        stretch = lines[at : at + count]
        if len(stretch) < count or stretch[-1].blank or (count > 1 and stretch[-2].text[-1] != ","):
            return 0
        text = " ".join(line.text for line in stretch)
        date = read_place_date(text)
        if date is None:
            continue
        head.date = date
        head.place_date = PlaceDate(text=text, place=date.place, date=date.date, time=date.time, received=date.received)
        for line in stretch:
            draft.mark_line(line, "place_date", [(line.left, line.right, "place_date.text")])
        return count
    return 0


def _read_marking(draft: Draft, head: PrintedHead, line: Line) -> int:
    """The marking alone on its line, or before the place: "SECRET NIACT" / "secret  Verrin, June 25, 1950—10 a.m."."""
    marking = read_marking(line.text) if len(line.text) <= MAX_SHORT else None
    if marking is None:
        return 0
    rest = line.text[marking.end :].strip()
    if rest and (rest[0].isdigit() or read_place_date(rest) is None):
        return 0
    head.marking = marking
    if not rest:
        draft.mark_line(line, "caption")
        return 1
    first, second = cut_line(line, line.text.rindex(rest))
    draft.mark_line(first, "caption")
    return _read_place_date(draft, head, [second], 0)


def _read_file(draft: Draft, head: PrintedHead, line: Line) -> int:
    by_wire = _FILE_BY_WIRE.match(line.text) is not None
    if not (by_wire or _FILE.match(line.text) or _FILES.match(line.text)):
        return 0
    head.by_wire = head.by_wire or by_wire
    draft.mark_line(line, "file_number")
    return 1
