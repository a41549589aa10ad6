"""Putting new versions on the shelf of their telegram, in the database.

Grouping looks at all versions under a number at once, so a new arrival can move an older one: an extract without a day joins the only
telegram there is, until a second telegram under the number arrives and it can no longer be told whose it is.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import msgspec

from reftel.archive.store.numbering import insert_rows
from reftel.archive.store.schema import telegrams
from reftel.archive.versions.grouping import Group, Member, group_members
from reftel.telegram import Key

_TELEGRAM_OF: Final = """
SELECT telegrams.id, telegrams.year, telegrams.station, telegrams.serial
FROM versions JOIN telegrams ON telegrams.id = versions.telegram WHERE versions.id = ?
"""
_DELETE_IF_EMPTY: Final = "DELETE FROM telegrams WHERE id = ? AND id NOT IN (SELECT telegram FROM versions)"


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """A new version to be filed: its row, its number, and what grouping needs."""

    version: int
    key: Key | None
    day: str | None
    corrected: bool
    is_card: bool = False


class TelegramRow(NamedTuple):
    """A row of `telegrams`."""

    id: int
    year: int | None
    station: str | None
    serial: int | None
    day: str | None


class Filed(msgspec.Struct, kw_only=True):
    """Where everything went. `moves` are (telegram, version) of versions stored before; `emptied` telegrams have none left."""

    telegram_of: dict[int, int]
    created: list[TelegramRow]
    other_versions: set[int]
    moves: list[tuple[int, int]]
    days: list[tuple[str | None, int]]
    emptied: list[tuple[int]]

    def settle(self, cursor: sqlite3.Cursor) -> None:
        """Apply to the rows stored before what the new arrivals changed; to be called when the new rows are in."""
        cursor.executemany("UPDATE versions SET telegram = ? WHERE id = ?", self.moves)
        cursor.executemany("UPDATE telegrams SET day = ? WHERE id = ?", self.days)
        cursor.executemany("DELETE FROM telegrams WHERE id = ?", self.emptied)


def file_versions(cursor: sqlite3.Cursor, shelves: Sequence[Shelf], *, next_telegram: int) -> Filed:
    """Decide for each new version which telegram it belongs to; new telegrams are numbered from `next_telegram`."""
    filed = Filed(telegram_of={}, created=[], other_versions=set(), moves=[], days=[], emptied=[])
    numbered: dict[tuple[int, str, int], list[Shelf]] = defaultdict(list)
    for shelf in shelves:
        key = shelf.key
        if key is None or key.year is None:
            # Without a year two equal numbers may be a decade apart: each text is a telegram of its own.
            row = TelegramRow(next_telegram + len(filed.created), *_number(key), shelf.day)
            filed.created.append(row)
            filed.telegram_of[shelf.version] = row.id
        else:
            numbered[key.year, key.station, key.serial].append(shelf)
    for number, arrivals in numbered.items():
        _file_under(cursor, number, arrivals, filed, next_telegram)
    return filed


def refile(cursor: sqlite3.Cursor, moved: Sequence[Shelf], *, next_telegram: int) -> None:
    """File versions anew that are stored already and whose number or day reads differently now.

    Their rows carry the new number and day. Each first becomes a telegram of its own; then everything under the numbers that
    they left or joined is grouped again.
    """
    left = [cursor.execute(_TELEGRAM_OF, (shelf.version,)).fetchone() for shelf in moved]
    alone = [TelegramRow(next_telegram + place, *_number(shelf.key), shelf.day) for place, shelf in enumerate(moved)]
    insert_rows(cursor, telegrams, alone)
    moves = [(row.id, shelf.version) for row, shelf in zip(alone, moved, strict=True)]
    cursor.executemany("UPDATE versions SET telegram = ? WHERE id = ?", moves)
    cursor.executemany(_DELETE_IF_EMPTY, [(telegram,) for telegram, *_ in left])
    numbers = {(row.year, row.station, row.serial) for row in alone} | {tuple(number) for _, *number in left}
    next_telegram += len(alone)
    for year, station, serial in sorted(number for number in numbers if number[0] is not None):
        filed = Filed(telegram_of={}, created=[], other_versions=set(), moves=[], days=[], emptied=[])
        _file_under(cursor, (year, station, serial), (), filed, next_telegram)
        insert_rows(cursor, telegrams, filed.created)
        filed.settle(cursor)
        next_telegram += len(filed.created)


def _number(key: Key | None) -> tuple[int | None, str | None, int | None]:
    return (None, None, None) if key is None else (key.year, key.station, key.serial)


def _file_under(
    cursor: sqlite3.Cursor, number: tuple[int, str, int], arrivals: Iterable[Shelf], filed: Filed, next_telegram: int
) -> None:
    stored = _stored(cursor, number)
    before = {member.version: telegram for member, telegram in stored}
    arrived = [Member(shelf.version, shelf.day, shelf.corrected, shelf.is_card) for shelf in arrivals]
    free = set(before.values())
    cards = {member.version for member in (*(member for member, _ in stored), *arrived) if member.is_card}
    for group in group_members([member for member, _ in stored] + arrived):
        telegram = next((before[version] for version in group.versions if before.get(version) in free), None)
        if telegram is None:
            telegram = next_telegram + len(filed.created)
            filed.created.append(TelegramRow(telegram, *number, group.day))
        else:
            free.discard(telegram)
            filed.days.append((group.day, telegram))
        _assign(group, telegram, before, filed, cards)
    filed.emptied += [(telegram,) for telegram in free]


def _assign(group: Group, telegram: int, before: dict[int, int], filed: Filed, cards: set[int]) -> None:
    texts = [version for version in group.versions if version not in cards]
    for version in group.versions:
        if version not in before:
            filed.telegram_of[version] = telegram
            if version in texts[1:]:
                filed.other_versions.add(version)
        elif before[version] != telegram:
            filed.moves.append((telegram, version))


def _stored(cursor: sqlite3.Cursor, number: tuple[int, str, int]) -> list[tuple[Member, int]]:
    rows = cursor.execute(
        "SELECT id, day, corrected, kind = 'card', telegram FROM versions WHERE year = ? AND station = ? AND serial = ?",
        number,
    )
    return [
        (Member(version, day, bool(corrected), bool(card)), telegram)
        for version, day, corrected, card, telegram in rows
    ]
