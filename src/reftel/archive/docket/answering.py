"""What came of requests: for each request and each telegram that may answer it, what that telegram does for it.

Kept pair by pair, not as one outcome, because the outcome depends on the reader: it is folded, when it is read, from the
telegrams that he may read. A telegram that arrives later answers earlier requests, and the other way round, whatever came first.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, islice
from operator import itemgetter
from typing import Final

import msgspec
from sqlalchemy import Connection

from reftel.archive.docket.findings import Finding, encode_findings
from reftel.archive.docket.suggesting import decode_about
from reftel.archive.store import schema
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import driver_cursor
from reftel.archive.store.numbering import Row, insert_rows
from reftel.archive.versions.dating import sort_date
from reftel.archive.versions.identity import file_under
from reftel.archive.versions.loading import Loaded, load_versions
from reftel.matters import REQUEST, Asked, Candidate, Found, Request, asked_facts, candidate_facts, find_answers
from reftel.matters.prose.wording import content_words, overlap
from reftel.telegram import Key, Telegram, mrn_of

SAME_SUBJECT: Final = 0.5
"""Two telegrams of a station may speak of one request where their subject lines share so many words (as in `matters`)."""

FOLLOW_UP_DAYS: Final = 60
"""A station that acts on an answer which is not held, without citing its own request, does so within two months."""

MOST_CITING: Final = 500
"""Telegrams that cite a request, earliest first, among which its answer is looked for."""

MOST_ALIKE: Final = 20
"""Telegrams of one station with like subjects, nearest by date, that are compared: daily reports have the same one for ever.
Where there are more, which ones are compared depends on what was held when each of them arrived."""

_MOST_COMPARED: Final = 300
"""Subject lines that are looked at for one telegram, nearest by date: what a busy station sends in two months. It keeps the
cost of a telegram the same however large the archive is."""

_SUBJECTS_KEPT: Final = 50_000
"""Subject lines whose words are remembered: those of the stations and months that are being added come again and again."""

_DAY: Final = 86_400
_PAIRS_AT_ONCE: Final = 200


_CITING: Final = """
SELECT refs.version FROM versions JOIN refs ON refs.station = versions.station AND refs.serial = versions.serial
JOIN versions AS citing ON citing.id = refs.version
WHERE versions.id = ? AND (refs.year = versions.year OR refs.year IS NULL OR versions.year IS NULL)
ORDER BY citing.sort_date IS NULL, citing.sort_date, citing.version_id LIMIT ?
"""
_CITED_ASKING: Final = """
SELECT DISTINCT versions.id FROM refs
JOIN versions ON versions.station = refs.station AND versions.serial = refs.serial
JOIN suggestions ON suggestions.version = versions.id AND suggestions.kind = 'request'
WHERE refs.version = ? AND (refs.year = versions.year OR refs.year IS NULL OR versions.year IS NULL)
ORDER BY versions.version_id LIMIT ?
"""
_LATER_OF_STATION: Final = """
SELECT id, subject FROM versions
WHERE station = ? AND sort_date BETWEEN ? AND ? AND id <> ?
  AND EXISTS (SELECT 1 FROM refs WHERE refs.version = versions.id AND refs.station <> versions.station)
ORDER BY sort_date, version_id LIMIT ?
"""
_EARLIER_ASKING: Final = """
SELECT id, subject FROM versions
WHERE station = ? AND sort_date BETWEEN ? AND ? AND id <> ?
  AND EXISTS (SELECT 1 FROM suggestions WHERE suggestions.version = versions.id AND suggestions.kind = 'request')
ORDER BY sort_date DESC, version_id LIMIT ?
"""


def refresh_answers(connection: Connection, codec: Codec, fresh: Iterable[int]) -> frozenset[int]:
    """Find what versions that are new, or were read again, answer or are answered by. Inside a write transaction.

    Returns the versions whose requests were looked at.
    """
    cursor = driver_cursor(connection)
    pairs = sorted({pair for version in fresh for pair in _pairs(cursor, version) if pair[0] != pair[1]})
    for start in range(0, len(pairs), _PAIRS_AT_ONCE):
        some = pairs[start : start + _PAIRS_AT_ONCE]
        filed = _load(connection, codec, {version for pair in some for version in pair})
        by_asker = groupby(some, key=itemgetter(0))
        rows = [row for asker, group in by_asker for row in _rows(cursor, filed, asker, (pair[1] for pair in group))]
        cursor.executemany("DELETE FROM answers WHERE version = ? AND answer = ?", some)
        insert_rows(cursor, schema.answers, rows)
    return frozenset(asker for asker, _ in pairs)


# Which telegrams to look at ------------------------------------------------------------------------------------------


def _pairs(cursor: sqlite3.Cursor, version: int) -> Iterator[tuple[int, int]]:
    """Yield (asking, candidate) for every pair that a version makes with others, on either side."""
    asks = (
        cursor.execute(
            "SELECT 1 FROM suggestions WHERE version = ? AND kind = 'request' LIMIT 1", (version,)
        ).fetchone()
        is not None
    )
    row = cursor.execute("SELECT station, sort_date, subject FROM versions WHERE id = ?", (version,)).fetchone()
    station, date, subject = row
    words = _words(subject or "")
    yield from ((asker, version) for (asker,) in cursor.execute(_CITED_ASKING, (version, MOST_CITING)).fetchall())
    is_comparable = station is not None and date is not None and bool(words)
    if is_comparable:
        since = date - FOLLOW_UP_DAYS * _DAY
        found = cursor.execute(_EARLIER_ASKING, (station, since, date, version, _MOST_COMPARED)).fetchall()
        yield from ((asker, version) for asker in _alike(words, found))
    if asks:
        yield from ((version, candidate) for (candidate,) in cursor.execute(_CITING, (version, MOST_CITING)).fetchall())
        if is_comparable:
            until = date + FOLLOW_UP_DAYS * _DAY
            found = cursor.execute(_LATER_OF_STATION, (station, date, until, version, _MOST_COMPARED)).fetchall()
            yield from ((version, candidate) for candidate in _alike(words, found))


@lru_cache(maxsize=_SUBJECTS_KEPT)
def _words(subject: str) -> frozenset[str]:
    return content_words(subject)


def _alike(words: frozenset[str], found: Iterable[tuple[int, str | None]]) -> Iterator[int]:
    alike = (
        version for version, subject in found if subject is not None and overlap(words, _words(subject)) >= SAME_SUBJECT
    )
    return islice(alike, MOST_ALIKE)


# What they do for a request ------------------------------------------------------------------------------------------


class _Filed(msgspec.Struct, frozen=True, kw_only=True):
    """A telegram with the number and the date under which the archive files it, which may be the publisher's."""

    telegram: Telegram
    key: Key | None
    name: str
    date: dt.datetime | None


def _load(connection: Connection, codec: Codec, rows: Iterable[int]) -> dict[int, _Filed]:
    """Load telegrams; a damaged one is left out, and answers nothing until it is repaired."""
    filed: dict[int, _Filed] = {}
    for loaded in load_versions(connection, codec, rows):
        if isinstance(loaded, Loaded):
            telegram = loaded.telegram
            key = file_under(telegram, telegram.published).key
            dated = sort_date(telegram, telegram.published)
            name = mrn_of(key) or f"@{telegram.version_id}"
            filed[loaded.row] = _Filed(telegram=telegram, key=key, name=name, date=dated.date if dated else None)
    return filed


def _rows(cursor: sqlite3.Cursor, filed: dict[int, _Filed], asker: int, candidates: Iterable[int]) -> Iterator[Row]:
    """Yield the rows that one asking version makes with its candidates."""
    asking = filed.get(asker)
    if asking is None:
        return
    query = "SELECT position, data FROM suggestions WHERE version = ? AND kind = ?"
    requests = ((position, decode_about(REQUEST, data)) for position, data in cursor.execute(query, (asker, REQUEST)))
    asked = {
        position: msgspec.structs.replace(
            asked_facts(asking.telegram, request), key=asking.key, mrn=mrn_of(asking.key), date=asking.date
        )
        for position, request in requests
        if isinstance(request, Request)
    }
    for candidate in candidates:
        answering = filed.get(candidate)
        if answering is None:
            continue
        facts = msgspec.structs.replace(
            candidate_facts(answering.telegram), key=answering.key, mrn=answering.name, date=answering.date
        )
        for position, request in asked.items():
            found = tuple(_findings(request, facts))
            if found:
                yield asker, position, candidate, encode_findings(found)


def _findings(asked: Asked, candidate: Candidate) -> Iterator[Finding]:
    """Yield what a telegram does for a request: the answer; else every answer that it cites, held or not."""
    passed: list[Key] = []

    def held(key: Key) -> bool:
        if key not in passed:
            passed.append(key)
            return False
        return True

    while True:
        outcome = find_answers(asked, (candidate,), held)
        if outcome.state is Found.NO_TRACE:
            return
        yield Finding(outcome=outcome, cited=passed[-1] if outcome.state is Found.CITED_NOT_HELD else None)
        if outcome.state is Found.ANSWERED:
            return
