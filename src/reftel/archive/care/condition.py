"""What there is to say about an archive: counts, sizes, rules that read it, the state of its index, its repair queue."""

import json
from collections import Counter
from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select

from reftel.archive.care.repairs import count_open
from reftel.archive.care.verify import count_older
from reftel.archive.reports import IndexState, RulesUsed, Size, Status, Writing
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import meta_number
from reftel.archive.store.layout import Layout
from reftel.archive.store.lock import WriterLock
from reftel.archive.store.schema import inputs, items, records, sightings, telegrams, versions
from reftel.archive.versions.fixity import last_verified
from reftel.codes import TelegramKind

_LOGS: Final = frozenset({"records.db-wal", "records.db-shm"})

_AT_ONCE: Final = 1_000


class _Code(msgspec.Struct, frozen=True):
    code: str


class _Findings(msgspec.Struct, frozen=True):
    findings: tuple[_Code, ...] = ()


class _Record(msgspec.Struct, frozen=True):
    telegram: _Findings


_record = msgspec.json.Decoder(_Record)


def describe(connection: Connection, place: Layout, codec: Codec, *, findings: bool) -> Status:
    """Return everything there is to say; the counts of findings, which need every record, only where asked for."""
    count_all = select(func.count()).select_from
    unrecognised = count_all(versions).where(versions.c.kind == TelegramKind.UNRECOGNISED)
    text_bytes, stored_bytes = connection.execute(
        select(func.coalesce(func.sum(items.c.length), 0), func.coalesce(func.sum(func.length(items.c.data)), 0))
    ).one()
    sizes = measure(place.root)
    return Status(
        telegrams=connection.execute(count_all(telegrams)).scalar_one(),
        versions=connection.execute(count_all(versions)).scalar_one(),
        sightings=connection.execute(count_all(sightings)).scalar_one(),
        items=connection.execute(count_all(items)).scalar_one(),
        inputs=connection.execute(count_all(inputs)).scalar_one(),
        unrecognised=connection.execute(unrecognised).scalar_one(),
        repair_queue=count_open(connection),
        sizes=sizes,
        disk_bytes=sum(size.bytes for size in sizes),
        text_bytes=text_bytes,
        originals_bytes=stored_bytes,
        records_bytes=connection.execute(select(func.coalesce(func.sum(func.length(records.c.data)), 0))).scalar_one(),
        rules=_rules(connection),
        older=count_older(connection),
        findings=_count_findings(connection, codec) if findings else None,
        index=index_state(connection, place),
        writer=_writer(place),
        verified=last_verified(connection),
    )


def measure(root: Path) -> tuple[Size, ...]:
    """Return what each part of the folder takes on disk, in the order of their names."""
    found: Counter[str] = Counter()
    for path in root.rglob("*"):
        if path.is_file() and not path.is_symlink():
            part = path.relative_to(root).parts[0]
            # The log and the map of it belong to the database.
            found["records.db" if part in _LOGS else part] += path.stat().st_size
    return tuple(Size(part=part, bytes=size) for part, size in sorted(found.items()))


def _rules(connection: Connection) -> tuple[RulesUsed, ...]:
    columns = (versions.c.grammar, versions.c.tables, versions.c.rules)
    query = select(*columns, func.count()).group_by(*columns).order_by(func.count().desc())
    return tuple(
        RulesUsed(grammar=grammar, tables=tables, rules=rules, versions=count)
        for grammar, tables, rules, count in connection.execute(query)
    )


def _count_findings(connection: Connection, codec: Codec) -> dict[str, int]:
    """Count the findings by code, most frequent first."""
    codec.load(connection)
    found: Counter[str] = Counter()
    after = 0
    query = select(records).order_by(records.c.version).limit(_AT_ONCE)
    while rows := connection.execute(query.where(records.c.version > after)).all():
        after = rows[-1].version
        for row in rows:
            data = codec.decompress(row.data, row.dictionary, what=f"the record of version {row.version}")
            found.update(finding.code for finding in _record.decode(data).telegram.findings)
    return dict(found.most_common())


def index_state(connection: Connection, place: Layout) -> IndexState:
    """Return how far the index has come; everything is null where it cannot be read."""
    revision = meta_number(connection, "revision")
    try:
        held = json.loads((place.index / "index.json").read_bytes())["revision"]
        segments = json.loads((place.index / "meta.json").read_bytes())["segments"]
        deleted = sum((segment.get("deletes") or {}).get("num_deleted_docs", 0) for segment in segments)
        documents = sum(segment["max_doc"] for segment in segments) - deleted
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return IndexState(records_revision=revision, revision=None, segments=None, documents=None, deleted=None)
    return IndexState(
        records_revision=revision, revision=held, segments=len(segments), documents=documents, deleted=deleted
    )


def _writer(place: Layout) -> Writing | None:
    """Return who writes at the moment, None where nobody does or it cannot be told."""
    holder = WriterLock(place.lock).who_writes() if place.is_writable() else None
    return None if holder is None else Writing(pid=holder.pid, since=holder.since)
