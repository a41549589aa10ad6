"""Finding mentions of other telegrams in the REF line: each find has a place; nothing is looked up here."""

from collections.abc import Iterator
from typing import Final

import msgspec

from reftel.codes import ReferenceKind, canonical_station
from reftel.references.grammar import (
    DTG_MESSAGE,
    LABEL,
    MAX_ITEMS,
    MAX_LENGTH,
    NEXT_SERIAL,
    NOT_STATIONS,
    NOTAL,
    OTHER_KINDS,
    TELEGRAM,
)
from reftel.references.years import full_year, year_of_reference
from reftel.telegram import Key, Place, Reference, mrn_of

_EDGE: Final = " \t\r\n.,;:-¶"
"""What may stand around an item and is no part of it."""


class FoundReference(msgspec.Struct, frozen=True, kw_only=True):
    """A reference with its place, [start, end) in the string that was searched."""

    reference: Reference
    place: Place


class _Chunk(msgspec.Struct, frozen=True):
    """One labelled stretch of the REF line."""

    label: str | None
    start: int
    end: int


def parse_references(text: str, *, year: int | None, own: Key | None) -> tuple[FoundReference, ...]:
    """Read what follows `REF:`.

    In printed order; empty where nothing is recognised. `year` is the telegram's own four-digit year,
    null where its text gives none (then a reference without a printed year has no MRN); `own` its key.
    Never raises for content. At most MAX_LENGTH characters are read and MAX_ITEMS references kept.
    """
    found: list[FoundReference] = []
    for chunk in _chunks(text[:MAX_LENGTH]):
        found.extend(_read_chunk(text, chunk, year, own))
        if len(found) >= MAX_ITEMS:
            break
    return tuple(found[:MAX_ITEMS])


def _chunks(text: str) -> Iterator[_Chunk]:
    """Cut the line at its labels; what stands before the first label is a chunk without one."""
    label: str | None = None
    start = 0
    for match in LABEL.finditer(text):
        if text[start : match.start()].strip(_EDGE):
            yield _Chunk(label, start, match.start())
        label = (match["boxed"] or match["plain"]).upper()
        start = match.end()
    yield _Chunk(label, start, len(text))


def _read_chunk(text: str, chunk: _Chunk, year: int | None, own: Key | None) -> Iterator[FoundReference]:
    piece = text[chunk.start : chunk.end]
    found = list(_telegrams(text, chunk, year, own))
    if found:
        yield from found
        return
    stripped = piece.strip(_EDGE)
    if not stripped or stripped.upper() in {"NONE", "N/A", "AND", "PREVIOUS"}:
        return
    start = chunk.start + piece.index(stripped)
    notal = NOTAL.search(stripped) is not None
    yield FoundReference(
        reference=Reference(label=chunk.label, text=" ".join(stripped.split()), kind=_kind_of(stripped), notal=notal),
        place=(start, start + len(stripped)),
    )


def _kind_of(text: str) -> ReferenceKind:
    """Say what a reference without a serial number names."""
    for name, pattern in OTHER_KINDS:
        if pattern.search(text):
            return ReferenceKind(name)
    return ReferenceKind.TELEGRAM if DTG_MESSAGE.search(text) else ReferenceKind.OTHER


def _telegrams(text: str, chunk: _Chunk, year: int | None, own: Key | None) -> Iterator[FoundReference]:
    """Yield every telegram of a chunk; numbers after a comma or AND inherit the station."""
    at = chunk.start
    if any(pattern.search(text, chunk.start, chunk.end) for _, pattern in OTHER_KINDS):
        return
    while at < chunk.end:
        match = TELEGRAM.search(text, at, chunk.end)
        if match is None:
            return
        station = _station(match["station"])
        if station is None:
            at = match.end()
            continue
        printed = match["late_year"] or match["year"]
        yield _found(chunk.label, text, match.start(), match.end(), station, match["serial"], printed, year, own)
        at = match.end()
        while (more := NEXT_SERIAL.match(text, at, chunk.end)) is not None:
            printed = more["late_year"] or printed
            yield _found(
                chunk.label, text, more.start("serial"), more.end(), station, more["serial"], printed, year, own
            )
            at = more.end()


def _station(printed: str) -> str | None:
    """Return the canonical station of the words before a number, None where they name none."""
    words = printed.upper().replace(".", " ").split()
    while words and words[0] in NOT_STATIONS:
        words.pop(0)
    if not words or words[-1] in NOT_STATIONS:
        return None
    station = canonical_station(" ".join(words))
    return station if len(station) >= 3 else None


def _found(
    label: str | None,
    text: str,
    start: int,
    end: int,
    station: str,
    serial: str,
    printed_year: str | None,
    year: int | None,
    own: Key | None,
) -> FoundReference:
    number = int(serial)
    guess, ambiguous = year_of_reference(station, number, year, own)
    if printed_year:
        guess, ambiguous = full_year(int(printed_year), len(printed_year), year), False
    key = Key(year=guess, station=station, serial=number)
    return FoundReference(
        reference=Reference(
            label=label,
            text=" ".join(text[start:end].split()),
            mrn=mrn_of(key),
            key=key,
            notal=NOTAL.match(text, end) is not None,
            ambiguous=ambiguous,
        ),
        place=(start, end),
    )
