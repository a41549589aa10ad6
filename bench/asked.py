"""What readers ask of a room, drawn from an archive: addresses by kind, the same ones each time."""

import random
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode

from bench.queries import mixed_queries

SEED: Final = 20
LISTS: Final = [
    *"/asks /owed /consultations /posts /tags /missing /kept /about".split(),
    *"/matters /gaps /review /how-to-read /search/form /map /network".split(),
]

MIX: Final = {
    "home": 5,
    "results": 22,
    "telegram": 40,
    "original": 4,
    "explained": 3,
    "thread": 3,
    "matter": 10,
    "lists": 10,
    "static": 3,
}
"""Of a hundred pages that readers look at, how many are of which kind: they search, read, follow; few look at lists."""


def asked_of(folder: Path, many: int) -> dict[str, list[str]]:
    """Return addresses by kind, up to `many` different ones of those kinds that have so many."""
    dice = random.Random(SEED)
    with closing(sqlite3.connect(f"{(folder / 'records.db').absolute().as_uri()}?mode=ro", uri=True)) as records:
        telegrams = [f"/t/@{name}" for name in _drawn(records, dice, "versions", "version_id", many)]
        matters = [f"/matters/{quote(name, safe='')}" for name in _drawn(records, dice, "suggestions", "matter", many)]
    return {
        "home": ["/"],
        "results": [f"/search?{urlencode({'q': query})}" for query in mixed_queries()],
        "telegram": telegrams,
        "original": [f"{address}/original" for address in telegrams],
        "explained": [f"{address}/explained" for address in telegrams],
        "thread": [f"{address}/thread" for address in telegrams],
        "matter": matters,
        "lists": LISTS,
        "static": ["/static/room.css", "/static/room.js"],
    }


def mixed(asked: dict[str, list[str]], count: int, seed: int) -> list[tuple[str, str]]:
    """Return what readers ask one after another: kind and address."""
    dice = random.Random(seed)
    kinds = dice.choices(list(MIX), weights=list(MIX.values()), k=count)
    return [(kind, dice.choice(asked[kind])) for kind in kinds]


def _drawn(records: sqlite3.Connection, dice: random.Random, table: str, column: str, many: int) -> Iterable[str]:
    last = (
        records.execute(
            f"SELECT max(rowid) FROM {table}" if table == "versions" else f"SELECT max(version) FROM {table}"
        ).fetchone()[0]
        or 0
    )
    key = "id" if table == "versions" else "version"
    found: dict[str, None] = {}
    for _ in range(4 * many):
        if len(found) == many:
            break
        at = dice.randint(1, max(last, 1))
        row = records.execute(f"SELECT {column} FROM {table} WHERE {key} >= ? ORDER BY {key} LIMIT 1", (at,)).fetchone()
        if row is not None:
            found[row[0]] = None
    return list(found)
