"""Finding mentions of other telegrams in the REF line: each find has a place; nothing is looked up here."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from reftel.codes import ReferenceKind
from reftel.references.chunks import EDGE, MAX_STRETCH, Chunk, chunks, end_of_list, without_slugs
from reftel.references.grammar import (
    AIRGRAM,
    BARE,
    BEGINS,
    CUT,
    DTG,
    EMPTY_LINE,
    GAP,
    IIR,
    ITEM,
    LATE_YEAR,
    MAX_GAPS,
    MAX_ITEMS,
    MAX_LENGTH,
    MAX_OTHER,
    NEXT_SERIAL,
    NOT_A_SERIAL,
    NOTAL_BEHIND,
    NOTHING,
    OTHER_KINDS,
    PREFIX,
)
from reftel.references.stations import read_station
from reftel.references.years import printed_year, year_of_reference
from reftel.telegram import Key, Place, Reference, mrn_of

_PAGE_SERIAL: Final = 8
"""Digits of the number in a page line; no reference has so many."""

_SURELY_WHOLE: Final = 4
"""Digits of a number that is taken to be whole although dots touch it."""

_YEARS: Final = range(1900, 2051)
"""A number of these behind a name that no table knows is a year ("CRIME STATISTICS 2005")."""


_CORRESPONDENCE: Final = frozenset({ReferenceKind.EMAIL, ReferenceKind.PHONE, ReferenceKind.MEMO, ReferenceKind.LETTER})
"""Kinds that may stand on a line of their own under a telegram; any other line there may be its title."""


class FoundReference(msgspec.Struct, frozen=True, kw_only=True):
    """A reference with its place, [start, end) in the string that was searched."""

    reference: Reference
    place: Place


class Telling(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The telegram that refers: its four-digit year, the month of its date, its key; null where its text gives none."""

    year: int | None
    month: int | None
    own: Key | None


class _Item(msgspec.Struct, frozen=True, gc=False):
    """A telegram as it is printed: station, number, printed year (null without one), and its place."""

    station: str
    is_known: bool
    serial: str
    year: str | None
    start: int
    end: int


def parse_references(
    text: str, *, year: int | None, own: Key | None, month: int | None = None
) -> tuple[FoundReference, ...]:
    """Read what follows `REF:`.

    In printed order; empty where nothing is recognised. `year` is the telegram's own four-digit year,
    null where its text gives none (then a reference without a printed year has no MRN); `month` that of its date; `own`
    its key. Never raises for content. At most MAX_LENGTH characters are read and MAX_ITEMS references kept.
    """
    text = without_slugs(text[:MAX_LENGTH])
    end = end_of_list(text)
    telling = Telling(year=year, month=month, own=own)
    found: list[FoundReference] = []
    station = own.station if own is not None else None
    for chunk in chunks(text, end):
        for item in _read_chunk(text, chunk, station, telling):
            found.append(item)
            if item.reference.key is not None:
                station = item.reference.key.station
        if len(found) >= MAX_ITEMS:
            break
    if found and text.startswith(CUT, end):
        found.extend(_cut(found.pop(), text, end))
    if "ALL NOTAL" in text.upper():
        found = [msgspec.structs.replace(f, reference=msgspec.structs.replace(f.reference, notal=True)) for f in found]
    return tuple(found[:MAX_ITEMS])


def begins_telegram(text: str, *, is_known: bool = True) -> bool:
    """Say whether a telegram with its number stands at the start of a text."""
    return bool(_telegrams(text, 0, len(text), is_known=is_known))


def ends_of_telegrams(text: str) -> int:
    """Return where the telegrams in a row at the start of a text end, with all that may stand behind them; 0 without one."""
    at = _skip(text, 0, len(text))
    done = 0
    while items := _telegrams(text, at, len(text)):
        at, _ = _gap(text, items[-1].end, len(text))
        done = at
    return done


def _cut(last: FoundReference, text: str, end: int) -> Iterator[FoundReference]:
    """Yield the last reference of a list that a newspaper cut, unless its number or its year is cut too."""
    behind = text[last.place[1] : end]
    if behind.lstrip().startswith("("):
        return
    number = text[: last.place[1]][-_SURELY_WHOLE:]
    if behind or number.isdecimal():
        yield last


def _read_chunk(text: str, chunk: Chunk, station: str | None, telling: Telling) -> Iterator[FoundReference]:
    """Yield the telegrams of a chunk in a row; where the row ends, what a semicolon or a line begins may go on."""
    at, end = _skip(text, chunk.start, chunk.end), chunk.end
    is_first = True
    while at < end:
        items = _telegrams(text, at, end)
        if items and (is_first or items[0].is_known):
            at, notal = _gap(text, items[-1].end, end)
            for item in items:
                yield _found(chunk.label, text, item, telling, notal=notal)
            is_first = False
            continue
        if is_first and (bare := BARE.match(text, at, end)) is not None and _is_alone(text, bare.end(), end):
            yield _bare(chunk.label, text, bare, station, telling)
            return
        other, after = _other(text, at, end, chunk.label)
        if other is None and after - at > MAX_STRETCH:
            return  # prose: what stands in it is no item
        if other is not None and (is_first or _is_separated(text, at, other.reference.kind)):
            yield other
            is_first = False
        at = _skip(text, after if after > at else end, end)


_PREFIX_FIRST: Final = frozenset("(RrSsſ")


def _skip(text: str, at: int, end: int) -> int:
    """Return where the next item begins: edges and marks in front of it name nothing."""
    while True:
        while at < end and text[at] in EDGE:
            at += 1
        prefix = PREFIX.match(text, at, end) if text[at : at + 1] in _PREFIX_FIRST else None
        if prefix is None or prefix.end() == at:
            return at
        at = prefix.end()


def _gap(text: str, at: int, end: int) -> tuple[int, bool]:
    """Step over what may stand between two items; say whether NOTAL was among it."""
    if at >= end:
        return at, False
    start = at
    for _ in range(MAX_GAPS):
        gap = GAP.match(text, at, end)
        if gap is None or (text[at] == "(" and _telegrams(text, at + 1, end, is_known=True)):
            break
        at = gap.end()
    if at < end and text[at] == "(":
        at += 1  # a telegram in parentheses behind another
    return at, "NOTAL" in text[start:at].upper()


# Telegrams with a number -----------------------------------------------------------------------------------------


def _telegrams(text: str, at: int, end: int, *, is_known: bool = False) -> list[_Item]:
    """Read one telegram and the numbers that inherit its station; empty where none stands at `at`."""
    match = ITEM.match(text, at, end)
    if match is None:
        return []
    serial = match["serial"]
    if "-" in match[0] and AIRGRAM.search(text, match.start("station"), match.end("serial")):
        return []
    named = read_station(match["station"])
    if named is None or (is_known and not named[2]) or len(serial) >= _PAGE_SERIAL:
        return []
    station, offset, known = named
    is_last = match.end() >= end  # nothing stands behind it, as behind most: no pattern is tried there
    if (
        not is_last
        and NOT_A_SERIAL.match(text, match.end(), end)
        and not (known and LATE_YEAR.match(text, match.end(), end))
    ):
        return []
    if not known and (len(serial) == 1 or (match["year"] is None and _is_year(serial))):
        return []
    mid = match["mid"] if (match["mid"] or "").isdecimal() else None
    start = match.start() if match["year"] else match.start("station") + offset
    if is_last:
        return [_Item(station, known, serial, mid or match["year"], start, end)]
    late, after = _late_year(text, match.end(), end)
    items = [_Item(station, known, serial, late or mid or match["year"], start, after)]
    while (more := NEXT_SERIAL.match(text, after, end)) is not None and _inherits(text, more, end):
        late, after = _late_year(text, more.end(), end)
        items.append(_Item(station, known, more["serial"], late or match["year"], more.start("serial"), after))
    return items


def _inherits(text: str, more: re.Match[str], end: int) -> bool:
    """A number behind another is a telegram's, unless it is a day, or the year of the next telegram."""
    if NOT_A_SERIAL.match(text, more.end(), end) is not None:
        return False
    item = ITEM.match(text, more.start("serial"), end)
    return item is None or item["year"] is None or read_station(item["station"]) is None


def _late_year(text: str, at: int, end: int) -> tuple[str | None, int]:
    match = LATE_YEAR.match(text, at, end)
    if match is None:
        return None, at
    return match["boxed"] or match["short"] or match["of"], match.end()


def _found(label: str | None, text: str, item: _Item, telling: Telling, *, notal: bool) -> FoundReference:
    number = int(item.serial.upper().replace("O", "0"))
    ambiguous = False
    if item.year is None:
        year, ambiguous = year_of_reference(item.station, number, telling.year, telling.own, month=telling.month)
    else:
        year = printed_year(item.year, telling.year)
        ambiguous = year is None
    key = Key(year=year, station=item.station, serial=number)
    return FoundReference(
        reference=Reference(
            label=label,
            text=" ".join(text[item.start : item.end].split()),
            mrn=mrn_of(key),
            key=key,
            notal=notal,
            ambiguous=ambiguous,
        ),
        place=(item.start, item.end),
    )


def _is_alone(text: str, at: int, end: int) -> bool:
    """True where nothing but marks stands behind a bare number."""
    after, _ = _gap(text, at, end)
    return after >= end


def _bare(label: str | None, text: str, bare: re.Match[str], station: str | None, telling: Telling) -> FoundReference:
    """A number alone takes the station of the item before it, else the telegram's own where the number is possible."""
    own = telling.own
    inherits = station is not None and (own is None or station != own.station or int(bare["serial"]) < own.serial)
    if inherits and station is not None and not _is_year(bare["serial"]):
        found = _found(label, text, _Item(station, True, bare["serial"], None, *bare.span()), telling, notal=False)
        return msgspec.structs.replace(found, reference=msgspec.structs.replace(found.reference, ambiguous=True))
    return _raw(label, text, bare.start(), bare.end(), ReferenceKind.OTHER)


def _is_year(serial: str) -> bool:
    return len(serial) == 4 and serial.isdecimal() and int(serial) in _YEARS


# Papers without a number -----------------------------------------------------------------------------------------


def _other(text: str, at: int, end: int, label: str | None) -> tuple[FoundReference | None, int]:
    """Read an item that is no telegram with a number; return it (None where it is prose) and where it ends."""
    stop = _end_of_other(text, at, end)
    printed = text[at:stop].rstrip(EDGE + "(")
    if (notal := NOTAL_BEHIND.search(printed, max(len(printed) - 16, 0))) is not None:
        printed = printed[: notal.start()].rstrip(EDGE)
    is_cut = stop == end and text.startswith(CUT, end)
    if not printed.strip(EDGE) or printed.upper() in NOTHING or is_cut or len(printed) > MAX_OTHER:
        return None, stop
    return _raw(label, text, at, at + len(printed), _kind_of(printed), notal=notal is not None), stop


def _end_of_other(text: str, at: int, end: int) -> int:
    """An item ends at a semicolon, an empty line, a report's number, or where a known telegram begins."""
    if (semicolon := text.find(";", at, end)) >= 0:
        end = semicolon
    if (blank := EMPTY_LINE.search(text, at, end)) is not None:
        end = blank.start()
    if (iir := IIR.search(text, at, end)) is not None:
        return iir.end()
    for begins in BEGINS.finditer(text, at, min(end, at + MAX_STRETCH)):
        if _telegrams(text, begins.end(), end, is_known=True):
            return begins.start()
    return end


def _is_separated(text: str, at: int, kind: ReferenceKind) -> bool:
    """True where what follows a telegram is an item of its own and no title of it."""
    before = text[max(at - 8, 0) : at].upper()
    if before.rstrip().endswith((",", ";", "AND", "&")):
        return kind is not ReferenceKind.OTHER
    return "\n" in before and kind in _CORRESPONDENCE


def _raw(
    label: str | None, text: str, start: int, end: int, kind: ReferenceKind, *, notal: bool = False
) -> FoundReference:
    printed = " ".join(text[start:end].split())
    return FoundReference(reference=Reference(label=label, text=printed, kind=kind, notal=notal), place=(start, end))


def _kind_of(text: str) -> ReferenceKind:
    """Say what a reference without a serial number names."""
    if DTG.search(text) is not None:
        return ReferenceKind.TELEGRAM
    for name, pattern in OTHER_KINDS:
        if pattern.search(text):
            return ReferenceKind(name)
    return ReferenceKind.OTHER
