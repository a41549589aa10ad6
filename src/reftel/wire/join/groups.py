"""Which parts are of one telegram: station (or originator) with serial number, or with date-time group, agree and nothing differs."""

from collections import defaultdict
from collections.abc import Sequence

from reftel.wire.join.pieces import Identity, Part, same_station


class Group:
    """The parts of one telegram and what they say of it together."""

    def __init__(self, part: Part) -> None:
        self.parts = [part]
        self.identity = part.identity

    @classmethod
    def of(cls, parts: Sequence[Part]) -> "Group":
        """Make a group of parts of which one is known to belong to the others."""
        group = cls(parts[0])
        for part in parts[1:]:
            group.add(part)
        return group

    def add(self, part: Part) -> None:
        """Take a part; what it knows and the others did not is known from now on."""
        self.parts.append(part)
        self.identity = self.identity.filled_by(part.identity)

    def lacks(self, part: Part) -> bool:
        """True where the group says as many sections as the part and has none with its number."""
        totals = {known.total for known in self.parts if known.total is not None}
        return part.total in totals and part.number not in {known.number for known in self.parts}


def group_parts(parts: Sequence[Part]) -> list[list[Part]]:
    """Return the parts telegram by telegram, in the order in which each telegram's first part stands."""
    groups: list[Group] = []
    by_serial: dict[int, list[Group]] = defaultdict(list)
    by_date: dict[object, list[Group]] = defaultdict(list)
    place = {id(part): index for index, part in enumerate(parts)}
    for part in sorted(parts, key=_completeness):
        group = _home_of(part, groups, by_serial, by_date)
        if group is None:
            group = Group(part)
            groups.append(group)
        else:
            group.add(part)
        known = group.identity
        if known.serial is not None and group not in by_serial[known.serial]:
            by_serial[known.serial].append(group)
        if known.date is not None and group not in by_date[known.date]:
            by_date[known.date].append(group)
    ordered = [sorted(group.parts, key=lambda part: place[id(part)]) for group in groups]
    return sorted(ordered, key=lambda known: place[id(known[0])])


def _completeness(part: Part) -> int:
    """Parts that say most come first, so that no part decides where another belongs by coming before it."""
    known = part.identity
    return (known.serial is None) + (known.date is None)


def _home_of(
    part: Part, groups: list[Group], by_serial: dict[int, list[Group]], by_date: dict[object, list[Group]]
) -> Group | None:
    known = part.identity
    if known.is_empty:
        lacking = [group for group in groups if group.lacks(part)] if part.number is not None else []
        return lacking[0] if len(lacking) == 1 else None
    candidates: list[Group] = []
    if known.serial is not None:
        candidates += by_serial.get(known.serial, [])
    if known.date is not None:
        candidates += by_date.get(known.date, [])
    fitting = [group for group in candidates if _agree(known, group.identity)]
    return next((group for group in fitting if group.lacks(part)), fitting[0] if fitting else None)


def _agree(one: Identity, other: Identity) -> bool:
    """True where serial number with station, or date-time group with sender, are the same and nothing differs."""
    if one.differs(other):
        return False
    is_near = same_station(one.station, other.station)
    if one.serial is not None and one.serial == other.serial and is_near:
        return True
    same_sender = is_near or (one.originator is not None and one.originator == other.originator)
    return one.date is not None and one.date == other.date and same_sender
