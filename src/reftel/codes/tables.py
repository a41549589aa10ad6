"""The data files of this room, each read once and lazily, and the hash that names their state."""

import csv
import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import StringIO
from typing import Final

HASH_DIGITS: Final = 16
"""As many hex digits as a version id has."""


def _data() -> Traversable:
    return files("reftel.codes") / "data"


@cache
def table_names() -> tuple[str, ...]:
    """Return the names of all data files, sorted."""
    return tuple(sorted(entry.name for entry in _data().iterdir() if entry.name.endswith(".csv")))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of one data file in its order; each maps column to text, empty where nothing is known."""
    text = (_data() / name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(StringIO(text, newline=""), strict=True))


@cache
def tables_hash() -> str:
    """Return 16 hex digits over the names and bytes of all data files; another table gives another hash."""
    digest = hashlib.sha256()
    for name in table_names():
        data = (_data() / name).read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()[:HASH_DIGITS]
