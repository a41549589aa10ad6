"""The work plan as a picture: a line for each piece of work with its milestones, sessions across; the table beside it says the same."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from reftel.matters.consultations.body import Body, Part
from reftel.matters.consultations.parts import OVER, Item
from reftel.matters.consultations.schedule import derived
from reftel.web import links
from reftel.web.language import _, plural
from reftel.web.shown.vocabulary import term
from reftel.web.wording import day, shortened

ROW: Final = 26
HEAD: Final = 22
MOST: Final = 60
"""Lines of a picture; the table has all."""

NEAR: Final = dt.timedelta(days=400)
"""How far from the work today may be to be in the picture: work of long ago would shrink to a point."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone on its line: where, whether it is done, in words."""

    x: float
    is_done: bool
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of work: from where to where (percent), in which state, with its milestones."""

    y: int
    x: float
    width: float
    words: str
    label: str
    state: str
    href: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A day across the picture: a session, today, or the beginning of a year."""

    x: float
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture; without bars there is none."""

    height: int
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    label: str
    left_out: int


def timeline_of(body: Body, items: Sequence[Part[Item]], today: dt.date) -> Timeline:
    """Return the picture of the work that has a due date."""
    dated = sorted((part for part in items if part.is_.due is not None), key=lambda part: (_begun(part), part.is_.due))
    shown = dated[:MOST]
    days = _days(shown)
    if not days:
        return Timeline(0, (), (), "", 0)
    if min(days) - NEAR < today < max(days) + NEAR:
        days.append(today)
    first, last = min(days) - dt.timedelta(days=15), max(days) + dt.timedelta(days=15)
    span = (last - first).days

    def place(date: dt.date) -> float:
        return round(100 * (date - first).days / span, 2)

    step = 1 + (last.year - first.year) // 12
    lines = [Line(place(dt.date(year, 1, 1)), str(year), "year") for year in range(first.year + 1, last.year + 1, step)]
    lines += [Line(place(date), words, "session") for date, words in _sessions(body) if first <= date <= last]
    if first < today < last:
        lines.append(Line(place(today), _("today"), "today"))
    bars = tuple(_bar(part, number, place) for number, part in enumerate(shown))
    label = _(
        "%(shown)s from %(first)s to %(last)s",
        shown=plural(len(shown), "piece of work", "pieces of work"),
        first=day(first),
        last=day(last),
    )
    return Timeline(HEAD + ROW * len(bars), bars, tuple(lines), label, len(dated) - len(shown))


def _days(items: Sequence[Part[Item]]) -> list[dt.date]:
    found = []
    for part in items:
        found += [part.is_.due, _begun(part), *(stone.due for stone in part.is_.milestones)]
    return [date for date in found if date is not None]


def _begun(part: Part[Item]) -> dt.date:
    recorded = part.matter.history[0].at.date()
    return min(recorded, part.is_.due or recorded)


def _sessions(body: Body) -> list[tuple[dt.date, str]]:
    recorded = [
        (part.is_.date, f"{term(part.is_.sort.value)} {part.is_.ordinal or ''}".strip())
        for part in body.sessions
        if part.is_.date is not None and part.is_.status.value not in {"cancelled", "postponed"}
    ]
    return [
        *recorded,
        *(
            (one.date, _("%(sort)s %(ordinal)s (derived)", sort=term(one.sort.value), ordinal=one.ordinal))
            for one in derived(body)
        ),
    ]


def _bar(part: Part[Item], number: int, place: Callable[[dt.date], float]) -> Bar:
    item, due = part.is_, part.is_.due or dt.date.max
    begins, ends = place(_begun(part)), place(due)
    marks = tuple(
        Mark(
            place(stone.due),
            stone.done is not None,
            f"{stone.title}, {day(stone.due)}{_(', done') if stone.done else ''}",
        )
        for stone in item.milestones
        if stone.due is not None
    )
    return Bar(
        y=HEAD + ROW * number,
        x=begins,
        width=max(round(ends - begins, 2), 0.6),
        words=_(
            "%(title)s: %(state)s, due %(due)s",
            title=item.title,
            state=term(item.status.value),
            due=day(item.due),
        ),
        label=shortened(item.title, 44),
        state="over" if item.status in OVER else item.status.value,
        href=links.part(part.id),
        marks=marks,
    )
