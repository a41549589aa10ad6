"""The rows of notes: revisions appended one to another, who may see them, which telegrams they belong to.

A note carries the label class that its version had when it was written; it is shown to those who may read that class and, where
the version is held, what the version is labelled today. So it is never seen by more readers than its passage.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Final

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, func, insert, not_, or_, select

from reftel.access import Viewer, scope
from reftel.archive.sight import may_read
from reftel.archive.store.schema import labels as label_rows
from reftel.archive.store.schema import versions
from reftel.archive.store.work_tables import notes
from reftel.archive.versions.dating import seconds
from reftel.archive.work.holding import Hold, among, held_versions
from reftel.archive.work.values import Quotation
from reftel.search.folding import fold, words_of

NoteRow = Row[tuple[object, ...]]


class NoteData(msgspec.Struct, frozen=True, kw_only=True):
    """What a revision says. `source` is where an imported note came from, `made` who wrote the first revision and when."""

    body: str
    quotation: Quotation | None
    made_at: int
    made_by: str
    source: str | None = None


_encode = msgspec.json.Encoder().encode
_decoder: msgspec.json.Decoder[NoteData] = msgspec.json.Decoder(NoteData)


def data_of(row: NoteRow) -> NoteData:
    """Return what a revision says."""
    return _decoder.decode(row.data)


def append(
    connection: Connection,
    note_id: str,
    data: NoteData,
    *,
    hold: Hold,
    label_class: str,
    said: tuple[dt.datetime, str],
    removed: bool = False,
) -> None:
    """Append a revision of a note, the first where there is none. Inside a write transaction."""
    last = connection.execute(select(func.max(notes.c.revision)).where(notes.c.note == note_id)).scalar_one()
    connection.execute(
        insert(notes).values(
            **hold._asdict(),
            note=note_id,
            revision=(last or 0) + 1,
            label_class=label_class,
            said_at=seconds(said[0]),
            said_by=said[1],
            removed=int(removed),
            data=_encode(data),
        )
    )


def label_class_of(connection: Connection, version_id: str) -> str | None:
    """Return the label class of a version, None where it is not held."""
    query = (
        select(label_rows.c.label_class)
        .join(versions, versions.c.label == label_rows.c.id)
        .where(versions.c.version_id == version_id)
    )
    return connection.execute(query).scalar_one_or_none()


def revisions(
    connection: Connection, labels: str, viewer: Viewer, *conditions: ColumnElement[bool]
) -> Sequence[NoteRow]:
    """Return the revisions that the viewer may see, by note, oldest first."""
    query = (
        select(notes)
        .outerjoin(versions, versions.c.version_id == notes.c.version_id)
        .where(_is_permitted(connection, viewer), or_(versions.c.id.is_(None), may_read(labels)), *conditions)
        .order_by(notes.c.id)
    )
    return connection.execute(query).all()


def is_hidden(connection: Connection, labels: str, viewer: Viewer, note_id: str) -> bool:
    """Say whether there is a note of this name of which the viewer may not see the latest revision."""
    called = notes.c.note == note_id
    last = connection.execute(select(func.max(notes.c.revision)).where(called)).scalar_one()
    return last is not None and not revisions(connection, labels, viewer, called, notes.c.revision == last)


_later: Final = notes.alias("later")
_IS_LAST: Final = not_(
    select(_later.c.id).where(_later.c.note == notes.c.note, _later.c.revision > notes.c.revision).exists()
)


def latest(
    connection: Connection, labels: str, viewer: Viewer, *conditions: ColumnElement[bool], removed: bool = False
) -> Sequence[NoteRow]:
    """Return the latest revision of each note that the viewer may see, in the order of writing."""
    return revisions(connection, labels, viewer, _IS_LAST, notes.c.removed == int(removed), *conditions)


def _is_permitted(connection: Connection, viewer: Viewer) -> ColumnElement[bool]:
    allowed = scope(viewer)
    classes = connection.execute(select(notes.c.label_class).distinct()).scalars()
    return notes.c.label_class.in_([one for one in classes if allowed.permits(one)])


def versions_with(
    connection: Connection, labels: str, viewer: Viewer, text: str, *, is_prefix: bool
) -> tuple[str, ...]:
    """Return the ids of all readable versions of telegrams with a note that has these words next to each other."""
    found = [
        row.id for row in latest(connection, labels, viewer) if has_words(data_of(row).body, text, is_prefix=is_prefix)
    ]
    held = held_versions(labels, notes, among(notes.c.id, found))
    return tuple(connection.execute(select(held.c.version_id).distinct().order_by(held.c.version_id)).scalars())


def has_words(body: str, text: str, *, is_prefix: bool = False) -> bool:
    """Say whether a text has the words of another next to each other, accents and capital letters aside."""
    wanted = " ".join(words_of(text))
    return bool(wanted) and f" {wanted}{'' if is_prefix else ' '}" in f" {' '.join(fold(body).split())} "
