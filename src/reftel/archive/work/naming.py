"""The rows of lists of names: every name is looked up by itself and by any of its spellings."""

from collections.abc import Iterator
from typing import Final

import msgspec
from sqlalchemy import Connection

from reftel.archive.work.shelf import folded, rows_of
from reftel.archive.work.values import Kind, NameEntry
from reftel.search.query.limits import QUOTES
from reftel.search.query.spelling import nearest


class NameData(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a list beside its name: the file it came from, and its entries."""

    source: str
    entries: tuple[NameEntry, ...]


encode = msgspec.json.Encoder().encode
_decoder: msgspec.json.Decoder[NameData] = msgspec.json.Decoder(NameData)


def decode(data: bytes) -> NameData:
    """Return what is kept of a list."""
    return _decoder.decode(data)


_NO_QUOTES: Final = dict.fromkeys(map(ord, QUOTES))


def _called(text: str) -> str:
    """Return a name as it is compared: without quotation marks, for which a query has no way to say them."""
    return folded(text.translate(_NO_QUOTES))


def entries_called(connection: Connection, value: str, *, is_prefix: bool) -> tuple[tuple[NameEntry, ...], str]:
    """Return the entries of all lists that have a name among their spellings, and a suggestion where there is none."""
    wanted = _called(value)
    known: dict[str, str] = {}
    found: list[NameEntry] = []
    for entry in _entries(connection):
        spellings = {_called(one): one for one in (entry.name, *entry.spellings)}
        known |= spellings
        if any(one.startswith(wanted) if is_prefix else one == wanted for one in spellings):
            found.append(entry)
    if found:
        return tuple(found), ""
    near = nearest(wanted, known)
    if near is not None:
        return (), f'Did you mean name:"{known[near]}"?'
    return (), "`reftel names list` lists the names." if known else "Load a list with `reftel names add FILE`."


def _entries(connection: Connection) -> Iterator[NameEntry]:
    for row in rows_of(connection, Kind.NAMES):
        yield from decode(row.data).entries
