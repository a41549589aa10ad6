"""Files of names with their spellings, as readers keep them: TOML or CSV.

TOML: tables `[[name]]` with `name`, and where wanted `spellings` (a list) and `note`. CSV: the columns `name`, `spellings` (parted by
`;`) and `note`, in any order, the last two optional.
"""

import csv
import io
import tomllib
from collections.abc import Iterable, Iterator
from typing import Final

from reftel.archive.work.values import NameEntry
from reftel.errors import ConfigError
from reftel.search.folding import words_of

MAX_FILE: Final = 5_000_000
"""Bytes of a list: more than ten thousand names with notes."""

MAX_NAMES: Final = 10_000
"""Names of a list: each is a search of its own when they are counted."""

MAX_SPELLINGS: Final = 100
"""Spellings of one name: as many phrases as a query may have."""

MAX_SPELLING: Final = 200
"""Characters of a name or a spelling."""

MAX_NOTE: Final = 2_000
"""Characters of what is said of a name."""

_HELP: Final = "A list is CSV with the columns name, spellings, note, or TOML with [[name]] tables."


def read_names(data: bytes, *, name: str) -> tuple[NameEntry, ...]:
    """Return the entries of a file; raise `ConfigError` with the place of what is wrong in it."""
    if len(data) > MAX_FILE:
        raise ConfigError(f"{name} has more than {MAX_FILE:,} bytes", next_step="Divide the list.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name} is not in UTF-8 (byte {error.start})", next_step="Save it as UTF-8.") from None
    is_toml = name.lower().endswith(".toml") or text.lstrip().startswith("[[")
    entries = tuple(_from_toml(text, name) if is_toml else _from_csv(text, name))
    if not entries:
        raise ConfigError(f"{name} has no names in it", next_step=_HELP)
    return entries


def _from_toml(text: str, name: str) -> Iterator[NameEntry]:
    try:
        whole = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{name} is no TOML: {error}", next_step=_HELP) from None
    tables = whole.get("name")
    if not isinstance(tables, list):
        raise ConfigError(f"{name} has no [[name]] tables", next_step=_HELP)
    for number, table in enumerate(tables, start=1):
        place = f"{name}, [[name]] number {number}"
        if not isinstance(table, dict):
            raise ConfigError(f"{place} is no table", next_step=_HELP)
        spellings = table.get("spellings", [])
        if not isinstance(spellings, list):
            raise ConfigError(f"{place}: spellings is no list", next_step='Write spellings = ["one", "other"].')
        yield _entry(place, number, table.get("name"), spellings, table.get("note", ""))


def _from_csv(text: str, name: str) -> Iterator[NameEntry]:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = [column.strip().lower() for column in next(rows, [])]
        if "name" not in columns:
            raise ConfigError(f"{name} has no column “name” in its first line", next_step=_HELP)
        number = 0
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            number += 1
            place = f"{name}, line {rows.line_num}"
            cells = dict(zip(columns, row, strict=False))
            spellings: list[object] = [one for one in cells.get("spellings", "").split(";") if one.strip()]
            yield _entry(place, number, cells.get("name"), spellings, cells.get("note", ""))
    except csv.Error as error:
        raise ConfigError(f"{name}, line {rows.line_num}: {error}", next_step=_HELP) from None


def _entry(place: str, number: int, name: object, spellings: Iterable[object], note: object) -> NameEntry:
    if number > MAX_NAMES:
        raise ConfigError(f"{place}: a list has {MAX_NAMES:,} names at most", next_step="Divide it.")
    called = _spelling(place, name)
    others = tuple(one for one in dict.fromkeys(_spelling(place, one) for one in spellings) if one != called)
    if len(others) > MAX_SPELLINGS:
        raise ConfigError(f"{place}: a name has {MAX_SPELLINGS} spellings at most", next_step="Make it two names.")
    if not isinstance(note, str) or len(note) > MAX_NOTE:
        raise ConfigError(f"{place}: the note is no text of {MAX_NOTE:,} characters at most", next_step="Shorten it.")
    return NameEntry(name=called, spellings=others, note=note.strip())


def _spelling(place: str, value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_SPELLING or not words_of(value):
        raise ConfigError(
            f"{place}: a name and each of its spellings need letters or digits, {MAX_SPELLING} characters at most",
            next_step=_HELP,
        )
    return " ".join(value.split())
