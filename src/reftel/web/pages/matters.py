"""All matters: who asked, promised or told what, and what came of it; with filters, counts, and the same list to take away."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.archive import Counts, MatterList, Wanted
from reftel.exports.dockets import matters_calendar, matters_csv
from reftel.matters import KINDS, Calendar, kind_named
from reftel.matters.consultations.days import has_calendar
from reftel.web import links
from reftel.web.language import N_, _
from reftel.web.pages.feeds import Feed, FeedEntry, base_of, feed_answer, rfc3339, urn
from reftel.web.pages.making import API, Asked, html, json, page, page_number, room_of, senseless, word
from reftel.web.pages.paging import Paging, paging_of
from reftel.web.room import Room
from reftel.web.shown.matters import MatterLine, matter_line
from reftel.web.shown.vocabulary import counted

ASKS: Final = "/asks"
MATTERS: Final = "/matters"
REQUEST: Final = "request"
AT_ONCE: Final = 50

MOST_EXPORTED: Final = 10_000
"""Matters in one answer of the list as data; more are had from the command line."""

MOST_ENTRIES: Final = 50
"""Entries of a feed: readers of feeds come again."""

SIDES: Final = {"": N_("Anybody"), "own": N_("The senders"), "other": N_("Others, as reported")}
KIND_CHOICES: Final = {"": N_("Everything"), **{kind.name: kind.plural.capitalize() for kind in KINDS}}
STATE_CHOICES: Final = {
    "": N_("Any"),
    "open": N_("Open"),
    "answered": N_("Answered"),
    "answered_in_part": N_("In part"),
    "cited_not_held": N_("Answer not held"),
    "no_trace": N_("No trace"),
    "closed": N_("Closed"),
}
VERDICT_CHOICES: Final = {
    "": N_("All"),
    "suggested": N_("Inferred"),
    "confirmed": N_("Confirmed"),
    "corrected": N_("Corrected"),
    "dismissed": N_("Dismissed"),
}
DUE_CHOICES: Final = {
    "": N_("Any"),
    "overdue": N_("Overdue"),
    "month": N_("In the next 30 days"),
    "dated": N_("With a date"),
}
ORDERS: Final = {"": N_("Newest first"), "oldest": N_("Oldest first"), "due": N_("By due date")}

_FILTERS: Final = {
    "kind": (N_("Kind"), KIND_CHOICES),
    "side": (N_("Said by"), SIDES),
    "state": (N_("What came of it"), STATE_CHOICES),
    "verdict": (N_("Looked at"), VERDICT_CHOICES),
    "due": (N_("Due"), DUE_CHOICES),
    "order": (N_("Order"), ORDERS),
}
_NAMES: Final = ("asks", "owes", "assigned", "as_of", "calendar")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with how many matters it leaves, empty where that is not counted."""

    words: str
    href: str
    is_on: bool
    count: str


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter with its choices; `key` is its parameter in the address."""

    key: str
    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class MattersPage:
    """The page; `back` is where a verdict leads back to, `chosen` what the form for names carries along."""

    title: str
    noun: str
    counted: str
    total: int
    filters: tuple[Filter, ...]
    lines: tuple[MatterLine, ...]
    here: str
    chosen: dict[str, str]
    back: str
    review: str
    rule: str
    feeds: tuple[tuple[str, str], ...]
    paging: Paging


@page(ASKS)
def asks(request: Asked) -> Response[bytes]:
    """List the requests that the filters leave."""
    return _listed(request, ASKS, REQUEST)


@page(MATTERS)
def matters(request: Asked) -> Response[bytes]:
    """List the matters of all kinds that the filters leave."""
    return _listed(request, MATTERS, "")


def _listed(request: Asked, here: str, fixed: str) -> Response[bytes]:
    room, chosen, number = room_of(request), chosen_in(request), page_number(request)
    if fixed:
        chosen["kind"] = ""
    wanted = wanted_by({**chosen, "kind": fixed or chosen["kind"]}, today())
    as_of, calendar = end_of(_day(chosen["as_of"])), calendar_named(chosen["calendar"])
    counts = room.archive.docket.counts(room.viewer, wanted, as_of=as_of)

    def href(page: int = 1, **more: str) -> str:
        return links.matters(here, **{**chosen, **more}, page=str(page) if page > 1 else "")

    paging = paging_of(number, counts.total, AT_ONCE, href)
    first = (paging.number - 1) * AT_ONCE
    found = room.archive.docket.find(
        room.viewer, wanted, order=chosen["order"] or "newest", limit=AT_ONCE, offset=first, as_of=as_of
    )
    kind = kind_named(fixed or chosen["kind"]) if fixed or chosen["kind"] else None
    view = MattersPage(
        title=_("What was asked") if fixed else _("Matters"),
        noun=kind.plural.removesuffix("s") if kind else "matter",
        counted=counted(counts.total, kind.plural.removesuffix("s") if kind else "matter"),
        total=counts.total,
        filters=tuple(_filter(name, href, chosen, counts) for name in _FILTERS if not (fixed and name == "kind")),
        lines=tuple(matter_line(room, matter, calendar) for matter in found.matters),
        here=here,
        chosen=chosen,
        back=href(paging.number),
        review=links.review(fixed or chosen["kind"]),
        rule=calendar.rule,
        feeds=tuple(
            (words, links.matters(f"{MATTERS}.{ending}", **{**chosen, "kind": fixed or chosen["kind"]}))
            for ending, words in (("atom", _("Feed")), ("ics", _("Calendar")), ("csv", _("Table")), ("json", _("JSON")))
        ),
        paging=paging,
    )
    return html(room, "matters.html", view, here=here)


@page(f"{MATTERS}.json", f"{API}{MATTERS}")
def matters_json(request: Asked) -> Response[bytes]:
    """Give a page of the list as data: `{total, offset, matters}`; `limit` and `offset` choose the page."""
    room, chosen = room_of(request), chosen_in(request)
    found = room.archive.docket.find(
        room.viewer,
        wanted_by(chosen, today()),
        order=chosen["order"] or "newest",
        limit=min(_count(request, "limit", AT_ONCE), MOST_EXPORTED),
        offset=_count(request, "offset", 0),
        as_of=end_of(_day(chosen["as_of"])),
    )
    return json(msgspec.json.encode(found))


@page(f"{MATTERS}.csv")
def table(request: Asked) -> Response[bytes]:
    """Give the list as a table, to be saved."""
    room = room_of(request)
    found = _whole(request, room)
    headers = {"Content-Disposition": 'attachment; filename="matters.csv"'}
    return Response(b"".join(matters_csv(found.matters)), media_type="text/csv", headers=headers)


@page(f"{MATTERS}.ics")
def calendar(request: Asked) -> Response[bytes]:
    """Give what falls due, or has a reminder, as tasks of a calendar that programs can subscribe to."""
    room, chosen = room_of(request), chosen_in(request)
    wanted = msgspec.structs.replace(wanted_by(chosen, today()), everything=True, dated=True)
    found = room.archive.docket.find(room.viewer, wanted, order="due", limit=MOST_EXPORTED)
    title = _("Matters · %(title)s", title=room.archive.collection.title)
    return Response(matters_calendar(found.matters, title=title, base=base_of(request)), media_type="text/calendar")


@page(f"{MATTERS}.atom")
def feed(request: Asked) -> Response[bytes]:
    """Give the list as an Atom feed: an entry comes again when something new is said of its matter."""
    room, chosen, base = room_of(request), chosen_in(request), base_of(request)
    found = room.archive.docket.find(
        room.viewer, wanted_by(chosen, today()), order=chosen["order"] or "newest", limit=MOST_ENTRIES
    )
    entries = tuple(
        FeedEntry(
            id=urn(f"matter:{matter.id}"),
            title=" ".join(matter.headline.split()),
            href=base + links.matter(matter.id),
            updated=rfc3339(max(one.at for one in matter.history)),
            summary=f"{line.state} {line.answer_name}".strip() + f". “{' '.join(matter.quote.split())}”",
        )
        for matter in found.matters
        for line in (matter_line(room, matter),)
    )
    view = Feed(
        id=urn(f"matters:{room.archive.collection.title}:{sorted(chosen.items())}"),
        title=_("Matters · %(title)s", title=room.archive.collection.title),
        self_href=base + links.matters(f"{MATTERS}.atom", **chosen),
        page_href=base + links.matters(MATTERS, **chosen),
        updated=max((entry.updated for entry in entries), default="1970-01-01T00:00:00Z"),
        entries=entries,
    )
    return feed_answer(room, view)


def chosen_in(request: Asked) -> dict[str, str]:
    """Return what was chosen; a choice that there is not is as if not made."""
    chosen = {name: _known(word(request, name), table) for name, (_, table) in _FILTERS.items()}
    names = {name: " ".join(word(request, name).split()) for name in _NAMES}
    on = day_asked(request, "as_of")
    return chosen | names | {"as_of": on.isoformat() if on else ""}


def wanted_by(chosen: dict[str, str], today: dt.date) -> Wanted:
    """Return which matters were chosen; what is overdue is so on the day that is looked back to."""
    due, on = chosen["due"], _day(chosen["as_of"]) or today
    return Wanted(
        kind=chosen["kind"] or None,
        state=chosen["state"] or None,
        verdict=chosen["verdict"] or None,
        own={"own": True, "other": False}.get(chosen["side"]),
        asks=chosen["asks"] or None,
        owes=chosen["owes"] or None,
        assigned=chosen["assigned"] or None,
        overdue_on=on if due == "overdue" else None,
        due_from={"month": on, "dated": dt.date.min}.get(due),
        due_until=on + dt.timedelta(days=30) if due == "month" else None,
    )


def _whole(request: Asked, room: Room) -> MatterList:
    chosen = chosen_in(request)
    order = chosen["order"] or "newest"
    as_of = end_of(_day(chosen["as_of"]))
    return room.archive.docket.find(
        room.viewer, wanted_by(chosen, today()), order=order, limit=MOST_EXPORTED, as_of=as_of
    )


def today() -> dt.date:
    """Return this day."""
    return dt.datetime.now(dt.UTC).date()


def day_asked(request: Asked, name: str) -> dt.date | None:
    """Return a day of the query string ("2006-05-20"), None where there is none; nonsense is refused, for it would show another day."""
    typed = word(request, name, 40).strip()
    found = _day(typed)
    if typed and found is None:
        raise senseless(name, typed, "Write it like 2006-12-31.")
    return found


def _day(typed: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(typed)
    except ValueError:
        return None


def calendar_named(country: str) -> Calendar:
    """Return the calendar of a country (two letters); Monday to Friday where there is none of it."""
    return Calendar(country=country.upper()) if country and has_calendar(country) else Calendar()


def end_of(day: dt.date | None) -> dt.datetime | None:
    """Return the last moment of a day, None for none."""
    return None if day is None else dt.datetime.combine(day, dt.time.max, dt.UTC)


def _known(value: str, table: dict[str, str]) -> str:
    return value if value in table else ""


def _count(request: Asked, name: str, usual: int) -> int:
    text = word(request, name, 9)
    if text and not (text.isascii() and text.isdigit()):
        raise senseless(name, text, "Write a number.")
    return int(text) if text else usual


def _filter(name: str, href: Callable[..., str], chosen: dict[str, str], counts: Counts) -> Filter:
    words, table = _FILTERS[name]
    counted = {"kind": counts.kinds, "state": counts.states, "verdict": counts.verdicts}.get(name)
    return Filter(
        name,
        _(words),
        tuple(
            Choice(
                _(label),
                href(**{name: value}),
                chosen[name] == value,
                f"{counted.get(value, 0):,}" if counted is not None and value else "",
            )
            for value, label in table.items()
        ),
    )
