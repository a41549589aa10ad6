"""Notes on telegrams and their passages: written, revised, taken back, found again, exported and imported."""

import contextlib
import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from reftel.access import Viewer
from reftel.archive.store.work_tables import notes
from reftel.archive.versions.dating import seconds
from reftel.archive.work import anchoring
from reftel.archive.work.annotations import Foreign
from reftel.archive.work.desk import Desk
from reftel.archive.work.fitting import Reading, readings, shown
from reftel.archive.work.holding import Hold, about_telegram, hold_of
from reftel.archive.work.noting import (
    NoteData,
    NoteRow,
    append,
    data_of,
    has_words,
    is_hidden,
    label_class_of,
    latest,
    revisions,
)
from reftel.archive.work.values import Fit, Imported, Note, Quotation
from reftel.errors import Ambiguous, ConfigError, NotFound
from reftel.telegram import Place

MAX_BODY: Final = 20_000
"""Characters of a note: some ten pages; more is an article, which belongs elsewhere."""

MAX_QUOTE: Final = 10_000
"""Characters of a quoted passage: the longest paragraphs have some 8,000."""

_ANY: Final = select(notes.c.id).limit(1)

LIST: Final = "`reftel note list` lists them."


class Notes(Desk):
    """Notes. Each change appends a revision; taking a note back is one too, so that nothing is lost."""

    def write(
        self,
        viewer: Viewer,
        address: str,
        body: str,
        *,
        now: dt.datetime,
        quote: str = "",
        paragraph: int | None = None,
        nth: int | None = None,
    ) -> Note:
        """Write a note on the words `quote`, on a paragraph, or on the telegram as such.

        Raises `ConfigError` where the words are not there, or stand in several places and `nth` (from 1) does not say which.
        """
        text = checked_body(body)
        with self.writing(viewer) as (connection, labels):
            hold = hold_of(connection, labels, address)
            reading = self._read(connection, labels, hold.version_id)
            place = _place(reading, quote, paragraph, nth)
            kept = None if place is None else anchoring.quotation(reading.words, place, reading.origin)
            data = NoteData(body=text, quotation=kept, made_at=seconds(now), made_by=viewer.name)
            note_id = str(uuid.uuid4())
            label = label_class_of(connection, hold.version_id) or ""
            append(connection, note_id, data, hold=hold, label_class=label, said=(now, viewer.name))
            return self._shown(connection, labels, viewer, note_id)

    def revise(self, viewer: Viewer, note_id: str, body: str, *, now: dt.datetime) -> Note:
        """Write a note anew; what it said before stays in its history."""
        text = checked_body(body)
        with self.writing(viewer) as (connection, labels):
            row = _require(connection, labels, viewer, note_id)
            _append_to(connection, row, msgspec.structs.replace(data_of(row), body=text), viewer, now)
            return self._shown(connection, labels, viewer, row.note)

    def remove(self, viewer: Viewer, note_id: str, *, now: dt.datetime) -> Note:
        """Take a note back; `restore` brings it back."""
        with self.writing(viewer) as (connection, labels):
            row = _require(connection, labels, viewer, note_id)
            _append_to(connection, row, data_of(row), viewer, now, removed=True)
            return self._shown(connection, labels, viewer, row.note, removed=True)

    def restore(self, viewer: Viewer, note_id: str, *, now: dt.datetime) -> Note:
        """Bring back a note that was taken back."""
        with self.writing(viewer) as (connection, labels):
            row = _require(connection, labels, viewer, note_id, removed=True)
            _append_to(connection, row, data_of(row), viewer, now)
            return self._shown(connection, labels, viewer, row.note)

    def show(self, viewer: Viewer, note_id: str) -> Note:
        """Return one note; the beginning of its name is enough. Raises `NotFound`, and `ConfigError` where it is that of several."""
        with self.reading(viewer) as (connection, labels):
            row = _require(connection, labels, viewer, note_id)
            return next(shown(connection, self.codec, labels, (row,)))

    def history(self, viewer: Viewer, note_id: str) -> tuple[Note, ...]:
        """Return all revisions of a note, also of one that was taken back, oldest first."""
        with self.reading(viewer) as (connection, labels):
            found = revisions(connection, labels, viewer, notes.c.note.startswith(_prefix(note_id), autoescape=True))
            row = _one(note_id, found)
            some = [one for one in found if one.note == row.note]
            return tuple(shown(connection, self.codec, labels, some))

    def all_of(
        self, viewer: Viewer, *, address: str | None = None, words: str = "", removed: bool = False
    ) -> tuple[Note, ...]:
        """Return notes in the order of writing: all, or those of one telegram, or those with some words.

        With an address each is fitted to the version that it means; without one to the version that it was made on.
        """
        with self.reading(viewer) as (connection, labels):
            on = None if address is None else hold_of(connection, labels, address).version_id
            about = () if on is None else (about_telegram(connection, labels, notes, on),)
            found = latest(connection, labels, viewer, *about, removed=removed)
            wanted = [row for row in found if not words or has_words(data_of(row).body, words)]
            return tuple(shown(connection, self.codec, labels, wanted, on=on))

    def is_empty(self, viewer: Viewer) -> bool:
        """Say whether nobody has written a note yet: then there is no need to look for those on each telegram."""
        with self.reading(viewer) as (connection, _):
            return connection.scalar(_ANY) is None

    def count(self, viewer: Viewer) -> int:
        """Return how many notes there are, without looking at their texts."""
        with self.reading(viewer) as (connection, labels):
            return len(latest(connection, labels, viewer))

    def take_in(self, viewer: Viewer, foreign: Iterable[Foreign], *, now: dt.datetime) -> Imported:
        """Take in notes made elsewhere, or here before; the same again changes nothing. One transaction for all."""
        added = known = revised = 0
        lost: list[str] = []
        refused: list[tuple[str, str]] = []
        with self.writing(viewer) as (connection, labels):
            for one in foreign:
                try:
                    deed, note_id = self._take_in(connection, labels, viewer, one, now)
                except (NotFound, Ambiguous, ConfigError) as error:
                    refused.append((one.place, str(error)))
                    continue
                added, known, revised = (
                    added + (deed == "added"),
                    known + (deed == "known"),
                    revised + (deed == "revised"),
                )
                if deed != "known" and self._shown(connection, labels, viewer, note_id).fit is Fit.LOST:
                    lost.append(note_id)
        return Imported(added=added, known=known, revised=revised, lost=tuple(lost), refused=tuple(refused))

    def _take_in(
        self, connection: Connection, labels: str, viewer: Viewer, one: Foreign, now: dt.datetime
    ) -> tuple[str, str]:
        """Return what was done with a foreign note ("added", "revised", "known") and its name here.

        Where a note that the viewer may not see has its name, it gets another: it is not for him to revise that one.
        """
        text, hold = checked_body(one.body), _hold(connection, labels, one.addresses)
        if is_hidden(connection, labels, viewer, one.note_id):
            other = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{one.note_id} of {viewer.name}"))
            one = msgspec.structs.replace(one, note_id=other)
        mine = latest(connection, labels, viewer, notes.c.note == one.note_id)
        if not mine and revisions(connection, labels, viewer, notes.c.note == one.note_id):
            return "known", one.note_id  # taken back here: an old export does not bring it back
        if mine and data_of(mine[0]).body == text:
            return "known", one.note_id
        if mine:
            _append_to(connection, mine[0], msgspec.structs.replace(data_of(mine[0]), body=text), viewer, now)
            return "revised", one.note_id
        data = NoteData(
            body=text,
            quotation=self._quoted(connection, labels, hold, one.quotation),
            made_at=seconds(one.made_at or now),
            made_by=one.made_by or viewer.name,
            source=one.source,
        )
        label = label_class_of(connection, hold.version_id) or ""
        append(connection, one.note_id, data, hold=hold, label_class=label, said=(now, viewer.name))
        return "added", one.note_id

    def _quoted(self, connection: Connection, labels: str, hold: Hold, quotation: Quotation | None) -> Quotation | None:
        """Return a foreign quotation with its place in our text, where the words are there; else as it came, without a place."""
        if quotation is None:
            return None
        if len(quotation.exact) > MAX_QUOTE:
            raise ConfigError(f"the quotation is longer than {MAX_QUOTE:,} characters")
        reading = self._read(connection, labels, hold.version_id)
        fit, place = anchoring.refit(reading.words, quotation, reading.origin)
        if place is None or fit is Fit.CHANGED:
            return msgspec.structs.replace(quotation, place=None)
        return anchoring.quotation(reading.words, place, reading.origin)

    def _read(self, connection: Connection, labels: str, version_id: str) -> Reading:
        found = readings(connection, self.codec, labels, (version_id,))
        if version_id not in found:
            raise NotFound(f"A readable text of @{version_id}", next_step="`reftel verify` says what is damaged.")
        return found[version_id]

    def _shown(
        self, connection: Connection, labels: str, viewer: Viewer, note_id: str, *, removed: bool = False
    ) -> Note:
        rows = latest(connection, labels, viewer, notes.c.note == note_id, removed=removed)
        return next(shown(connection, self.codec, labels, rows))


def _hold(connection: Connection, labels: str, addresses: Sequence[str]) -> Hold:
    """Return what the first address that is held means; raise what the last one raises where none is."""
    *others, last = addresses
    for address in others:
        with contextlib.suppress(NotFound):
            return hold_of(connection, labels, address)
    return hold_of(connection, labels, last)


def checked_body(body: str) -> str:
    """Return the words of a note without blanks around them; raise `ConfigError` where there are none or too many."""
    text = body.replace("\r\n", "\n").strip().encode("utf-8", "replace").decode()
    if not text:
        raise ConfigError("A note needs words", next_step="Say what is to be noted.")
    if len(text) > MAX_BODY:
        raise ConfigError(f"A note has {MAX_BODY:,} characters at most, not {len(text):,}", next_step="Shorten it.")
    return text


def _place(reading: Reading, quote: str, paragraph: int | None, nth: int | None) -> Place | None:
    within = None if paragraph is None else anchoring.paragraph_place(reading.telegram, paragraph)
    if paragraph is not None and within is None:
        raise ConfigError(f"The telegram has no paragraph {paragraph}", next_step="`reftel show` prints its numbers.")
    if not quote.strip():
        return within if within is None else _trimmed(reading, within)
    if len(quote) > MAX_QUOTE:
        raise ConfigError(f"A quotation has {MAX_QUOTE:,} characters at most", next_step="Quote its beginning.")
    found = anchoring.occurrences(reading.words, quote, within)
    where = "the telegram" if paragraph is None else f"paragraph {paragraph}"
    if not found:
        raise ConfigError(
            f"These words do not stand in {where}", next_step="Copy them from the text, letter by letter."
        )
    if nth is None and len(found) > 1:
        raise ConfigError(
            f"These words stand {len(found)} times in {where}", next_step="Quote more of them, or say which (--nth)."
        )
    if nth is not None and not 1 <= nth <= len(found):
        raise ConfigError(f"These words stand {len(found)} times in {where}, not {nth}", next_step="Count from 1.")
    return found[(nth or 1) - 1]


def _trimmed(reading: Reading, place: Place) -> Place | None:
    """Return a place without the blanks at its ends, None where it is nothing but blanks."""
    start, end = reading.words.inside(place)
    return reading.words.place(start, end) if start < end else None


def _prefix(note_id: str) -> str:
    plain = note_id.strip().lower().encode("utf-8", "replace").decode()
    if len(plain) < 4:
        raise NotFound(f"A note {note_id.strip()!r}", next_step=f"Write four characters of its name at least. {LIST}")
    return plain


def _require(connection: Connection, labels: str, viewer: Viewer, note_id: str, *, removed: bool = False) -> NoteRow:
    called = notes.c.note.startswith(_prefix(note_id), autoescape=True)
    return _one(note_id, latest(connection, labels, viewer, called, removed=removed))


def _one(note_id: str, found: Iterable[NoteRow]) -> NoteRow:
    rows = {row.note: row for row in found}
    if not rows:
        raise NotFound(f"The note {note_id.strip()!r}", next_step=LIST)
    if len(rows) > 1:
        raise ConfigError(f"{note_id.strip()!r} begins the names of {len(rows)} notes", next_step="Write more of it.")
    return next(iter(rows.values()))


def _append_to(
    connection: Connection, row: NoteRow, data: NoteData, viewer: Viewer, now: dt.datetime, *, removed: bool = False
) -> None:
    hold = Hold(row.station, row.serial, row.year, row.day, row.version_id)
    label = label_class_of(connection, row.version_id) or row.label_class
    append(connection, row.note, data, hold=hold, label_class=label, said=(now, viewer.name), removed=removed)
