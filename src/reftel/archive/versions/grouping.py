"""Which texts are versions of one telegram, and which of them is the best.

A number is not always one telegram: two texts that differ in the day of the date-time group are two telegrams.
The result depends on the set of texts, never on the order in which they arrived.
"""

from collections.abc import Iterable, Sequence

import msgspec


class Member(msgspec.Struct, frozen=True):
    """What grouping needs of a version: its row, the day of its date-time group, whether it calls itself corrected.

    A card (`is_card`) lies with the texts of its telegram and is none of their versions.
    """

    version: int
    day: str | None
    corrected: bool
    is_card: bool = False


class Group(msgspec.Struct, frozen=True):
    """One telegram: the day that tells it apart, and its versions."""

    day: str | None
    versions: tuple[int, ...]


class Merit(msgspec.Struct, frozen=True):
    """What the choice of the best version needs; `readable` counts characters of prose neither blank nor redacted."""

    version_id: str
    corrected: bool
    sort_date: int | None
    readable: int


def group_members(members: Iterable[Member]) -> tuple[Group, ...]:
    """Divide the versions under one number into telegrams.

    A text without a day (an extract) joins the only telegram there is; where there are several, it cannot be told whose
    it is, and it stays apart. A corrected copy may be sent a day later: it joins the latest telegram up to its own day.
    """
    everyone = sorted(members, key=lambda member: member.version)
    days = sorted({member.day for member in everyone if member.day is not None and not member.corrected})
    grouped: dict[str | None, list[int]] = {}
    for member in everyone:
        grouped.setdefault(_group_day(member, days), []).append(member.version)
    return tuple(Group(day, tuple(versions)) for day, versions in grouped.items())


def rank_versions(merits: Iterable[Merit]) -> Sequence[Merit]:
    """Order versions, best first: the last corrected copy, then the text that shows most, then by version id."""
    return sorted(merits, key=_standing)


def _group_day(member: Member, days: Sequence[str]) -> str | None:
    if not days:
        return None
    if member.day is None:
        return days[0] if len(days) == 1 else None
    if not member.corrected:
        return member.day
    return max((day for day in days if day <= member.day), default=days[0])


def _standing(merit: Merit) -> tuple[bool, int, int, str]:
    latest = (merit.sort_date or 0) if merit.corrected else 0
    return not merit.corrected, -latest, -merit.readable, merit.version_id
