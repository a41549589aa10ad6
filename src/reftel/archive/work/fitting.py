"""Notes as they fit a version: the one that they were made on, or any other of the same telegram."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from sqlalchemy import Connection, select

from reftel.archive.store.compression import Codec
from reftel.archive.store.work_tables import notes
from reftel.archive.values import Brief
from reftel.archive.versions.briefs import brief_of, briefs_of_versions, versions_of
from reftel.archive.versions.dating import from_seconds
from reftel.archive.versions.loading import Damaged, load_versions
from reftel.archive.versions.sharing import with_hidden_neighbours, without_neighbours
from reftel.archive.work import anchoring
from reftel.archive.work.holding import among, held_versions
from reftel.archive.work.noting import NoteRow, data_of
from reftel.archive.work.values import Fit, Note, Quotation
from reftel.corpus import parse_item
from reftel.telegram import Place, Telegram


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One version as notes are fitted to it; `origin` is where the telegram begins in its text."""

    brief: Brief
    telegram: Telegram
    words: anchoring.Readable
    extent: Place

    @property
    def origin(self) -> int:
        """Return where the telegram begins in its text."""
        return self.extent[0]


def readings(connection: Connection, codec: Codec, labels: str, version_ids: Iterable[str]) -> dict[str, Reading]:
    """Return versions with their words and places; those that the viewer may not read, or nobody can, are left out."""
    rows = briefs_of_versions(connection, labels, sorted(set(version_ids)))
    shared = with_hidden_neighbours(connection, labels, [row.id for row in rows.values()])
    found: dict[str, Reading] = {}
    for loaded in load_versions(connection, codec, [row.id for row in rows.values()]):
        if isinstance(loaded, Damaged):
            continue
        item = without_neighbours(loaded.item) if loaded.row in shared else loaded.item
        telegram, extent = parse_item(item, spans=True), item.extent
        found[loaded.telegram.version_id] = Reading(
            brief=brief_of(rows[loaded.telegram.version_id]),
            telegram=telegram,
            words=anchoring.readable(item.text, extent, telegram.spans or ()),
            extent=extent,
        )
    return found


def shown(
    connection: Connection, codec: Codec, labels: str, rows: Sequence[NoteRow], *, on: str | None = None
) -> Iterator[Note]:
    """Yield notes as they fit the version `on`, else the one that each was made on, else the best of its telegram."""
    places = {row.id: on for row in rows} if on is not None else _versions_to_show(connection, labels, rows)
    read = readings(connection, codec, labels, places.values())
    for row in rows:
        yield _fitted(row, read.get(places.get(row.id, "")))


def _versions_to_show(connection: Connection, labels: str, rows: Sequence[NoteRow]) -> dict[int, str]:
    made_on = briefs_of_versions(connection, labels, sorted({row.version_id for row in rows}))
    places = {row.id: row.version_id for row in rows if row.version_id in made_on}
    others = [row.id for row in rows if row.id not in places]
    if not others:
        return places
    held = held_versions(labels, notes, among(notes.c.id, others))
    telegrams = {row.held: row.telegram for row in connection.execute(select(held.c.held, held.c.telegram))}
    best = versions_of(connection, labels, telegrams.values())
    return places | {number: best[telegram][0].version_id for number, telegram in telegrams.items()}


def _fitted(row: NoteRow, reading: Reading | None) -> Note:
    data = data_of(row)
    fit, place = _fit(data.quotation, reading)
    return Note(
        id=row.note,
        revision=row.revision,
        body=data.body,
        made_at=from_seconds(data.made_at),
        made_by=data.made_by,
        said_at=from_seconds(row.said_at),
        said_by=row.said_by,
        removed=bool(row.removed),
        made_on=row.version_id,
        version_id=None if reading is None else reading.brief.version_id,
        brief=None if reading is None else reading.brief,
        quotation=data.quotation,
        fit=fit,
        place=place,
        paragraph=None if reading is None or place is None else anchoring.paragraph_at(reading.telegram, place),
        source=data.source,
    )


def _fit(quotation: Quotation | None, reading: Reading | None) -> tuple[Fit, Place | None]:
    if reading is None:
        return Fit.LOST, None
    if quotation is None:
        return Fit.WHOLE, None
    return anchoring.refit(reading.words, quotation, reading.origin)
