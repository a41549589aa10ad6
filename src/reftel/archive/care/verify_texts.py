"""Verifying what is derived of each text against the text read again."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, Table, select

from reftel.archive.care.verify_received import RESTORE, Done
from reftel.archive.ingest.prepare import Prepared, prepare
from reftel.archive.ingest.rows import reference_rows, suggestion_rows, version_row
from reftel.archive.reports import Problem
from reftel.archive.store.compression import Codec
from reftel.archive.store.numbering import Row
from reftel.archive.store.schema import labels, refs, suggestions, versions
from reftel.archive.versions.loading import Damaged, Loaded, load_versions
from reftel.archive.versions.records import REREAD, decode_record, restore
from reftel.telegram import Telegram

_AT_ONCE: Final = 200


def check_versions(connection: Connection, codec: Codec, done: Done) -> Iterator[Problem]:
    """Read every version again from its original, and compare everything that is stored about it."""
    codec.load(connection)
    label_numbers = {text: number for number, text in connection.execute(select(labels.c.id, labels.c.label_class))}
    query = select(versions).order_by(versions.c.id)
    after = 0
    while rows := connection.execute(query.where(versions.c.id > after).limit(_AT_ONCE)).all():
        after = rows[-1].id
        numbers = [row.id for row in rows]
        loaded = {one.row: one for one in load_versions(connection, codec, numbers)}
        done(len(rows))
        derived = [_by_version(connection, table, numbers) for table in (refs, suggestions)]
        for row in rows:
            found = loaded.get(row.id)
            place = f"version {row.version_id}"
            if not isinstance(found, Loaded):
                yield _unloadable(place, found)
                continue
            prepared = _read_again(found)
            if isinstance(prepared, Problem):
                yield prepared
                continue
            wrong = _differences(found, prepared, tuple(row), [of.get(row.id, []) for of in derived], label_numbers)
            for what, next_step in wrong:
                yield Problem(place=place, what=what, next_step=next_step)


def _unloadable(place: str, found: Damaged | None) -> Problem:
    if found is None:
        return Problem(place=place, what="lacks its original or its sighting", next_step=RESTORE)
    return Problem(place=place, what=str(found.error), next_step=found.error.next_step or RESTORE)


def _read_again(loaded: Loaded) -> Prepared | Problem:
    try:
        return prepare(loaded.item)
    except Exception as error:  # noqa: BLE001 - whatever the parser does with one text, the others are checked
        what = f"cannot be read again ({type(error).__name__}: {error})"
        return Problem(place=f"version {loaded.telegram.version_id}", what=what, next_step=REREAD)


def _differences(
    loaded: Loaded, prepared: Prepared, row: Row, derived: Sequence[list[Row]], label_numbers: dict[str, int]
) -> Iterator[tuple[str, str]]:
    """Yield what is stored otherwise than the text gives, and what to do about it.

    What an older parser or older rules made is not compared: they may well have read it otherwise.
    """
    number, version_id, telegram, *_, rules, revision = row
    if prepared.version_id != version_id:
        yield f"its text gives the version id {prepared.version_id}", RESTORE
    if prepared.parser != loaded.telegram.parser:
        return
    if _telegram(loaded, prepared) != loaded.telegram:
        yield "its record is not what its text gives", REREAD
    label = label_numbers.get(prepared.label_class, 0)
    compared = msgspec.structs.replace(prepared, rules=str(rules))
    if row[1:] != version_row(compared, telegram=int(telegram or 0), label=label, revision=int(revision or 0)):
        yield "its row is not what its text gives", REREAD
    found_references, found_suggestions = derived
    if found_references != list(reference_rows(prepared, int(number or 0))):
        yield "its references are not what its text gives", REREAD
    if rules == prepared.rules and found_suggestions != list(suggestion_rows(prepared, int(number or 0))):
        yield "its suggestions are not what its text gives", REREAD


def _telegram(loaded: Loaded, prepared: Prepared) -> Telegram:
    item = loaded.item
    record = decode_record(prepared.record, what=f"version {prepared.version_id}")
    return restore(record, item.text, source=item.source, published=item.published)


def _by_version(connection: Connection, table: Table, numbers: Sequence[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    query = select(table).where(table.c.version.in_(numbers)).order_by(table.c.version, table.c.position)
    for row in connection.execute(query):
        found.setdefault(row.version, []).append(tuple(row))
    return found
