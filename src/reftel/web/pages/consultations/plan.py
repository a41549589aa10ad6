"""The work plan of one consultation: what is late and at risk, what changed since the last session, the picture, all of it."""

from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.exports.consultations.records import plan_record
from reftel.matters.consultations.parts import Item
from reftel.matters.consultations.plan import at_risk, changes, last_look, may_carry, open_items, overdue
from reftel.web import links
from reftel.web.language import _
from reftel.web.pages.consultations.one import HERE
from reftel.web.pages.making import API, Asked, html, json, page, path_part, room_of
from reftel.web.pages.matters import day_asked, today
from reftel.web.security import token_for
from reftel.web.shown.timeline import Timeline, timeline_of
from reftel.web.shown.vocabulary import term
from reftel.web.shown.work import ItemLine, item_lines
from reftel.web.wording import day

CARRY: Final = "carry"
"""The deed of the form that gives open work to a session."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """How a piece of work changed."""

    title: str
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The work plan with its review view. `carriers` are the sessions that open work may be given to."""

    id: str
    name: str
    href: str
    since: str
    changed: tuple[ChangeLine, ...]
    late: tuple[ItemLine, ...]
    risky: tuple[ItemLine, ...]
    items: tuple[ItemLine, ...]
    over: tuple[ItemLine, ...]
    timeline: Timeline
    carriers: tuple[tuple[str, str], ...]
    token: str
    back: str
    add_href: str
    agenda_href: str


@page(f"{HERE}/{{name:str}}/plan")
def plan(request: Asked) -> Response[bytes]:
    """Show the work plan: what is late and at risk, what changed since the last session, the picture, all of it."""
    room, name, on = room_of(request), path_part(request, "name"), today()
    body = room.archive.consultations.find(room.viewer, name)
    since = day_asked(request, "since") or last_look(body, on)
    before = room.archive.consultations.as_it_was(room.viewer, name, since)
    items = open_items(body)
    over = tuple(part for part in body.items if part not in items)
    whole = body.consultation.id
    view = PlanPage(
        id=whole,
        name=body.is_.name,
        href=links.consultation(whole),
        since=day(since) if since else "",
        changed=tuple(
            ChangeLine(one.item.is_.title, links.part(one.item.id), _changed(one.before, one.item.is_, one.fields))
            for one in (changes(before, body) if since is not None else ())
        ),
        late=item_lines(body, overdue(body, on), on),
        risky=item_lines(body, at_risk(body, on), on),
        items=item_lines(body, items, on),
        over=item_lines(body, over, on),
        timeline=timeline_of(body, (*items, *over), on),
        carriers=tuple((part.id, part.matter.what) for part in may_carry(body)),
        token=token_for(room.secret, room.viewer.name, whole, CARRY),
        back=links.consultation(whole, "plan"),
        add_href=links.consultation(whole, "add", kind="item"),
        agenda_href=links.consultation(whole, "paper", kind="agenda"),
    )
    return html(room, "consultation_plan.html", view, here=HERE)


def _changed(before: Item | None, now: Item, fields: tuple[str, ...]) -> str:
    if before is None:
        return _("new")
    words = []
    for field in fields:
        if field == "due":
            words.append(
                _(
                    "due %(now)s, was %(before)s",
                    now=day(now.due) if now.due else _("no more"),
                    before=day(before.due) if before.due else _("not set"),
                )
            )
        elif field == "status":
            words.append(_("%(now)s, was %(before)s", now=term(now.status.value), before=term(before.status.value)))
        else:
            words.append(_("%(field)s changed", field=term(field)))
    return "; ".join(words)


@page(f"{HERE}/{{name:str}}/plan.json", f"{API}{HERE}/{{name:str}}/plan")
def plan_json(request: Asked) -> Response[bytes]:
    """Give the work plan as data: `{since, overdue, at_risk, open, changed}`, work by its names."""
    room, name, on = room_of(request), path_part(request, "name"), today()
    body = room.archive.consultations.find(room.viewer, name)
    since = day_asked(request, "since") or last_look(body, on)
    before = room.archive.consultations.as_it_was(room.viewer, name, since)
    return json(msgspec.json.encode(plan_record(body, before, since, on)))
