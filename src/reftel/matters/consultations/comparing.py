"""Two consultations side by side: what each has, and what only one of them has."""

from collections.abc import Iterable

import msgspec

from reftel.matters.consultations.body import Body
from reftel.matters.consultations.parts import GroupState


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One thing compared; a side without it is empty."""

    what: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        """Say whether they differ in it."""
        return self.one.casefold() != self.other.casefold()


def compare(one: Body, other: Body) -> tuple[Row, ...]:
    """Return what two consultations have: their terms, then their groups, outsiders and initiatives by name."""
    terms = zip(_terms(one), _terms(other), strict=True)
    rows = [Row(what=name, one=mine, other=its) for (name, mine), (_, its) in terms]
    for what, mine, its in (
        ("group", _groups(one), _groups(other)),
        ("outsider", (part.is_.name for part in one.outsiders), (part.is_.name for part in other.outsiders)),
        ("initiative", (part.is_.name for part in one.initiatives), (part.is_.name for part in other.initiatives)),
    ):
        rows += _paired(what, mine, its)
    return tuple(rows)


def _terms(body: Body) -> tuple[tuple[str, str], ...]:
    whole = body.is_
    return (
        ("parties", ", ".join(body.sides)),
        ("status", whole.status.value.replace("_", " ")),
        ("level", whole.level or ""),
        ("months between sessions", str(whole.cadence or "")),
        ("months to the review", str(whole.review or "")),
        ("hosts", ", then ".join(whole.rotation)),
        ("agreed", ", ".join(whole.agreed)),
        ("sessions held", str(sum(part.is_.status.value == "held" for part in body.sessions))),
        ("work", str(len(body.items))),
    )


def _groups(body: Body) -> Iterable[str]:
    return (part.is_.title for part in body.groups if part.is_.status is not GroupState.DISSOLVED)


def _paired(what: str, mine: Iterable[str], its: Iterable[str]) -> list[Row]:
    left = {name.casefold(): name for name in mine}
    right = {name.casefold(): name for name in its}
    return [Row(what=what, one=left.get(key, ""), other=right.get(key, "")) for key in dict.fromkeys((*left, *right))]
