"""Pieces of work in lines: who, until when, how it stands, its milestones, its source."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from reftel.matters.consultations.body import Body, Part
from reftel.matters.consultations.parts import Item
from reftel.matters.consultations.plan import at_risk, overdue
from reftel.web import links
from reftel.web.language import _
from reftel.web.shown.consultations import Source, source_of_matter
from reftel.web.shown.vocabulary import term
from reftel.web.wording import day


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A piece of work."""

    title: str
    href: str
    group: str
    owners: str
    due: str
    state: str
    sign: str
    flag: str
    deliverable: str
    milestones: tuple[str, ...]
    source: Source | None


_SIGNS: Final = {
    "proposed": "none",
    "agreed": "open",
    "on_track": "part",
    "slipping": "open",
    "done": "answered",
    "dropped": "none",
}


def item_lines(body: Body, parts: tuple[Part[Item], ...], on: dt.date) -> tuple[ItemLine, ...]:
    """Return pieces of work as they stand on a day."""
    late, risky = ({part.id for part in found} for found in (overdue(body, on), at_risk(body, on)))
    return tuple(
        ItemLine(
            title=part.is_.title,
            href=links.part(part.id),
            group=body.group_title(part.is_.group),
            owners=", ".join(f"{o.side}{f' ({o.name})' if o.name else ''}" for o in part.is_.owners),
            due=day(part.is_.due) if part.is_.due else "",
            state=term(part.is_.status.value),
            sign=_SIGNS[part.is_.status.value],
            flag="overdue" if part.id in late else "at risk" if part.id in risky else "",
            deliverable=part.is_.deliverable or "",
            milestones=tuple(
                f"{stone.title}{f', {day(stone.due)}' if stone.due else ''}{_(', done %(day)s', day=day(stone.done)) if stone.done else ''}"
                for stone in part.is_.milestones
            ),
            source=source_of_matter(part.matter),
        )
        for part in parts
    )
