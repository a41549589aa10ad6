"""Ten years of a consultation, whatever happens: a property test with a model of its own beside the archive."""

import calendar
import datetime as dt
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from reftel.archive import Archive
from reftel.exports.consultations.calendars import consultations_calendar
from reftel.matters.consultations.body import Body
from reftel.matters.consultations.parts import Course, Meets
from reftel.matters.consultations.schedule import derived
from reftel.matters.consultations.typed import kind_of, part_of_lines
from tests.archive.cables import OWNER

SIDES = ("Quillonia", "Marrow Coast", "Tessaly")
FIRST = dt.date(2006, 5, 31)
BY = "E. Winterbottom"

EVENTS = ("head", "slip", "done", "item", "note", "cancel")
"""What may happen in a year beside the session and its review."""

years = st.lists(
    st.fixed_dictionaries(
        {
            "late": st.integers(0, 40),
            "exception": st.booleans(),
            "reviewed": st.booleans(),
            "suspended": st.booleans(),
            "events": st.lists(st.sampled_from(EVENTS), max_size=3),
        }
    ),
    min_size=10,
    max_size=10,
)


def months_later(date: dt.date, count: int) -> dt.date:
    """Add months as a person would on a wall calendar: the same day, or the month's last."""
    number = date.year * 12 + date.month - 1 + count
    year, month = divmod(number, 12)
    return dt.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


class Desk:
    """Records, one deed a minute; knows how the consultation looked after every deed, and what the feed said."""

    def __init__(self, archive: Archive, sides: Sequence[str]) -> None:
        self.archive = archive
        self.now = dt.datetime(2006, 1, 2, 9, tzinfo=dt.UTC)
        parties = [{"name": side} for side in sides]
        whole = {"name": "Strait Council", "parties": parties, "cadence": 12, "review": 6, "rotation": list(sides)}
        body = archive.consultations.start(OWNER, whole, by=BY, now=self.now)
        self.name = body.consultation.id
        self.looks: list[tuple[dt.datetime, object]] = []
        self.feeds: list[Mapping[str, tuple[int, str, str]]] = []
        self.look()

    def body(self, as_of: dt.datetime | None = None) -> Body:
        return self.archive.consultations.find(OWNER, self.name, as_of=as_of)

    def go_to(self, date: dt.date) -> None:
        self.now = max(self.now, dt.datetime.combine(date, dt.time(9), dt.UTC)) + dt.timedelta(minutes=1)

    def add(self, kind: str, **lines: str) -> str:
        self.now += dt.timedelta(minutes=1)
        given = {name: (value,) for name, value in lines.items()}
        made = self.archive.consultations.add(
            OWNER, self.name, kind, lambda old: part_of_lines(kind, given, old), by=BY, now=self.now
        )
        self.look()
        return made.id

    def amend(self, name: str, **lines: str) -> None:
        self.now += dt.timedelta(minutes=1)
        given = {field: (value,) for field, value in lines.items()}
        self.archive.consultations.amend(
            OWNER, name, lambda old: part_of_lines(kind_of(old), given, old), by=BY, now=self.now
        )
        self.look()

    def look(self) -> None:
        body = self.body()
        self.looks.append((self.now + dt.timedelta(seconds=1), seen(body)))
        self.feeds.append(entries(consultations_calendar((body,), title="x")))


def seen(body: Body) -> object:
    """Return everything that a consultation is, without its history."""
    return [(part.id, part.is_, part.matter.state) for part in body.parts()], derived(body)


def entries(feed: bytes) -> Mapping[str, tuple[int, str, str]]:
    """Return what an independent reader sees in a feed: UID → sequence, status, when."""
    found = {}
    for component in Calendar.from_ical(feed).walk():
        if component.name in {"VEVENT", "VTODO"}:
            when = component.get("dtstart") or component.get("due")
            uid = str(component["uid"])
            assert uid not in found, "an entry stands twice"
            found[uid] = (int(str(component["sequence"])), str(component["status"]), str(when.dt))
    return found


def ten_years(archive: Archive, sides: Sequence[str], told: Sequence[Mapping[str, object]]) -> Desk:
    desk, hosts, last = Desk(archive, sides), list[str](), None
    group = desk.add("group", title="pilotage")
    seat = desk.add("seat", role="group_head", side=sides[0], group=group, awaited_from=sides[0])
    items = [desk.add("item", title="chart the shoal", due="2007-01-31", status="agreed")]
    for ordinal, year in enumerate(told, start=1):
        planned = FIRST if last is None else months_later(last, 12)
        if year["suspended"]:
            desk.go_to(planned)
            desk.amend(desk.name, status="suspended", status_since=desk.now.date().isoformat())
            assert derived(desk.body()) == ()
            desk.go_to(months_later(planned, 8))
            desk.amend(desk.name, status="active", status_since=desk.now.date().isoformat())
            planned = max(planned, desk.now.date())
        due = expected_host(sides, hosts)
        if last is not None:
            following = next(one for one in derived(desk.body()) if one.sort is Meets.PLENARY)
            assert (following.ordinal, following.date, following.host) == (ordinal, planned, due)
        host = due if not year["exception"] or ordinal == 1 else next(side for side in sides if side != due)
        more = {} if host == due else {"exception": "a storm"}
        late = year["late"]
        assert isinstance(late, int)
        date = planned + dt.timedelta(days=late)
        session = desk.add(
            "session", sort="plenary", ordinal=str(ordinal), date=date.isoformat(), host=host, status="agreed", **more
        )
        desk.go_to(date)
        desk.amend(session, status="held")
        hosts.append(host)
        last = date
        if year["reviewed"]:
            review = next(one for one in derived(desk.body()) if one.sort is Meets.REVIEW and one.ordinal == ordinal)
            assert review.date == months_later(date, 6)
            desk.add("session", sort="review", ordinal=str(ordinal), date=review.date.isoformat(), status="held")
            assert not any(o.sort is Meets.REVIEW and o.ordinal == ordinal for o in derived(desk.body()))
        events = year["events"]
        assert isinstance(events, list)
        for event in events:
            happen(desk, event, seat, items)
    return desk


def expected_host(sides: Sequence[str], hosts: Sequence[str]) -> str:
    """Return who has waited longest; among those who were never host, who comes next after the last one."""
    start = (sides.index(hosts[-1]) + 1) % len(sides) if hosts else 0
    order = [*sides[start:], *sides[:start]]
    return min(order, key=lambda side: max((n for n, host in enumerate(hosts) if host == side), default=-1))


def happen(desk: Desk, event: str, seat: str, items: list[str]) -> None:
    match event:
        case "head":
            desk.amend(seat, person=f"Head {desk.now:%Y%m%d%H%M}", since=desk.now.date().isoformat())
        case "slip":
            desk.amend(items[-1], due=months_later(desk.now.date(), 9).isoformat(), status="slipping")
        case "done":
            desk.amend(items[-1], status="done")
        case "item":
            due = months_later(desk.now.date(), 5).isoformat()
            items.append(desk.add("item", title=f"work {len(items)}", due=due, status="agreed"))
        case "note":
            desk.archive.docket.remark(OWNER, items[0], "seen", by=BY, now=desk.now)
        case "cancel":
            meeting = desk.add("session", sort="group", date=desk.now.date().isoformat(), status="agreed")
            desk.amend(meeting, status="cancelled")


@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(sides=st.sampled_from([SIDES[:2], SIDES]), told=years)
def test_ten_years(sides: Sequence[str], told: Sequence[Mapping[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Archive.create(Path(folder) / "a", title="Ten years") as archive:
        desk = ten_years(archive, sides, told)
        for at, look in desk.looks:
            assert seen(desk.body(at)) == look, f"it stood otherwise on {at}"
        assert_feeds_are_stable(desk.feeds)
        assert_successor(desk)
        assert archive.verify().problems == ()


def assert_feeds_are_stable(feeds: Sequence[Mapping[str, tuple[int, str, str]]]) -> None:
    """Assert that an entry's number never falls, and rises whenever anything of it changes."""
    known: dict[str, tuple[int, str, str]] = {}
    for feed in feeds:
        for uid, entry in feed.items():
            before = known.get(uid)
            if before is not None:
                assert entry[0] >= before[0]
                assert entry[0] > before[0] or entry[1:] == before[1:], uid
            known[uid] = entry
    recorded = {uid for uid in known if "plenary" in uid}
    assert len(recorded) >= 10


def assert_successor(desk: Desk) -> None:
    """Assert that a successor goes on, and that the old one falls silent and keeps its history."""
    before = desk.body()
    statements = {part.id: part.matter.history for part in before.parts()}
    parties = before.is_.parties
    after = desk.archive.consultations.copy(OWNER, desk.name, "Strait Partnership", parties, by=BY, now=desk.now)
    desk.amend(after.consultation.id, succeeds=desk.name)
    desk.amend(desk.name, status="succeeded", succeeded_by=after.consultation.id)
    now = desk.body()
    assert now.is_.status is Course.SUCCEEDED
    assert derived(now) == ()
    for part in now.parts():
        assert part.matter.history[: len(statements[part.id])] == statements[part.id]
    assert [part.is_.title for part in after.groups] == [part.is_.title for part in before.groups]
