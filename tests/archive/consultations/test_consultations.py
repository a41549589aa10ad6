import datetime as dt
from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.consultations import Fate, Sought
from reftel.errors import NotFound, StatementError
from reftel.matters import Matter, Verdict
from reftel.matters.consultations.body import Body, vacancies
from reftel.matters.consultations.parts import Course, Party, Seat, Session
from reftel.matters.consultations.plan import changes, open_items
from reftel.matters.consultations.schedule import derived
from reftel.matters.consultations.typed import kind_of, part_of_lines
from tests.archive.cables import CLEARED, NOW, OWNER, PUBLIC, filled, telegram

LATER = NOW + dt.timedelta(days=3)
BY = "E. Winterbottom"
PARTIES = (Party(name="Tessaly"), Party(name="United States"))
PROPOSAL = telegram(
    412,
    "(U) Minister Ana Orlan told the Ambassador that Tessaly proposes a Strait Council with the United States, to be known as "
    'the "Strait Council". Each side should be led by a minister. It would meet every two years, alternately in Port Alder and '
    "Washington, with a review six months after each session. Tessaly proposes three working groups: pilotage, lights, and "
    "search and rescue.",
    "(U) The Council should take into account existing initiatives such as the Cape Accord of 1961.",
    subject="TESSALY PROPOSES A STRAIT COUNCIL",
)
NAMING = telegram(
    430,
    "(U) The Ministry named Ida Brask as head of the working group on pilotage of the Strait Council (ref A).",
    refs="PORT ALDER 412",
    subject="STRAIT COUNCIL: A NAME",
    date="2006-04-02T09:00",
)


def archive_with(tmp_path: Path, **texts: str) -> Archive:
    return filled(tmp_path, **(texts or {"a": PROPOSAL, "b": NAMING}))


def accepted(archive: Archive) -> Body:
    return archive.consultations.accept(OWNER, "06PORTALDER412", parties=PARTIES, by=BY, now=LATER)


def put(
    archive: Archive, body: Body, kind: str, places: tuple[str, ...] = (), **lines: str | tuple[str, ...]
) -> Matter:
    given = {name: (value,) if isinstance(value, str) else value for name, value in lines.items()}
    return archive.consultations.add(
        OWNER,
        body.consultation.id,
        kind,
        lambda old: part_of_lines(kind, given, old),
        by=BY,
        now=LATER,
        places=places,
    )


def amend(archive: Archive, name: str, at: dt.datetime = LATER, places: tuple[str, ...] = (), **lines: str) -> Matter:
    given = {field: (value,) for field, value in lines.items()}
    return archive.consultations.amend(
        OWNER, name, lambda old: part_of_lines(kind_of(old), given, old), by=BY, now=at, places=places
    )


def again(archive: Archive, body: Body) -> Body:
    return archive.consultations.find(OWNER, body.consultation.id)


def test_a_proposal_becomes_a_consultation_each_fact_with_its_passage(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    body = accepted(archive)
    assert body.is_.name == "Strait Council"
    assert (body.is_.cadence, body.is_.review, body.is_.status) == (24, 6, Course.PROPOSED)
    assert [part.is_.title for part in body.groups] == ["pilotage", "lights", "search and rescue"]
    for part in body.parts():
        assert part.matter.quote
        assert part.matter.telegram.mrn == "06PORTALDER412"
        assert part.matter.verdict is Verdict.RECORDED
    assert archive.verify().problems == ()


def test_what_was_accepted_or_dismissed_is_not_offered_again(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    before = archive.consultations.proposal(OWNER, "06PORTALDER412")
    assert {one.fate for one in before.offered} == {Fate.OFFERED}
    archive.consultations.dismiss(OWNER, "06PORTALDER412", (1,), by=BY, now=LATER)
    body = archive.consultations.accept(OWNER, "06PORTALDER412", (2, 3), parties=PARTIES, by=BY, now=LATER)
    after = archive.consultations.proposal(OWNER, "06PORTALDER412")
    assert [one.fate for one in after.offered[:4]] == [Fate.DISMISSED, Fate.ACCEPTED, Fate.ACCEPTED, Fate.OFFERED]
    assert after.consultation == body.consultation.id
    archive.reread(now=LATER)
    assert [one.fate for one in archive.consultations.proposal(OWNER, "06PORTALDER412").offered] == [
        one.fate for one in after.offered
    ]
    with pytest.raises(StatementError, match="no suggestion 99"):
        archive.consultations.accept(OWNER, "06PORTALDER412", (99,), by=BY, now=LATER)
    archive.consultations.accept(OWNER, "06PORTALDER412", into=body.consultation.id, by=BY, now=LATER)
    with pytest.raises(StatementError, match="nothing is left"):
        archive.consultations.accept(OWNER, "06PORTALDER412", into=body.consultation.id, by=BY, now=LATER)


def test_with_a_first_date_there_is_a_calendar(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    body = accepted(archive)
    assert derived(body) == ()
    put(archive, body, "session", sort="plenary", ordinal="1", date="2006-09-04", host="Tessaly")
    dates = [one.date.isoformat() for one in derived(again(archive, body))]
    assert dates == ["2007-03-04", "2008-09-04", "2009-03-04"]
    falling = archive.consultations.falling(OWNER, dt.date(2006, 1, 1), dt.date(2008, 12, 31))
    assert [one.date.isoformat() for one in falling] == ["2006-09-04", "2007-03-04", "2008-09-04"]
    assert [one.id is None for one in falling] == [False, True, True]


def test_a_seat_is_awaited_then_filled_then_filled_by_another(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    body = accepted(archive)
    group = body.groups[0].id
    seat = put(archive, body, "seat", role="group_head", side="Tessaly", group=group, awaited_from="Tessaly")
    assert (seat.state, seat.owes) == ("awaited", "Tessaly")
    place = "06PORTALDER430#p1: Ida Brask as head of the working group"
    filled_seat = amend(archive, seat.id, places=(place,), person="Ida Brask")
    assert (filled_seat.state, filled_seat.owes) == ("filled", None)
    assert filled_seat.quote == "Ida Brask as head of the working group"
    assert filled_seat.telegram.mrn == "06PORTALDER430"
    amend(archive, seat.id, at=LATER + dt.timedelta(days=9), person="Per Holm")
    now = again(archive, body)
    assert [one.side for one in vacancies(now) if one.group == group] == ["United States"]
    then = archive.consultations.find(OWNER, body.consultation.id, as_of=LATER + dt.timedelta(days=1))
    heads = [part.is_.person for part in then.seats if isinstance(part.is_, Seat) and part.is_.group == group]
    assert heads == ["Ida Brask"]
    assert len(next(part for part in now.seats if part.id == seat.id).matter.history) == 3


def test_a_telegram_that_names_a_head_closes_the_expectation(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    body = accepted(archive)
    group = body.groups[0].id
    seat = put(archive, body, "seat", role="group_head", side="Tessaly", group=group, awaited_from="Tessaly")
    (offered,) = archive.consultations.proposal(OWNER, "06PORTALDER430", against=body.consultation.id).offered
    assert (offered.offer.suggestion.kind, offered.change) == ("seat", "fills the seat that is awaited from Tessaly")
    archive.consultations.accept(OWNER, "06PORTALDER430", into=body.consultation.id, by=BY, now=LATER)
    filled_seat = archive.docket.matter(OWNER, seat.id)
    assert (filled_seat.state, filled_seat.owes, filled_seat.telegram.mrn) == ("filled", None, "06PORTALDER430")
    (again_offered,) = archive.consultations.proposal(OWNER, "06PORTALDER430", against=body.consultation.id).offered
    assert again_offered.fate is Fate.ACCEPTED
    assert archive.verify().problems == ()


def test_what_cannot_be_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    body = accepted(archive)
    before = [part.id for part in again(archive, body).parts()]
    for kind, lines, says in (
        ("seat", ("role=group_head", f"group={'0' * 16}"), "no group of this consultation"),
        ("seat", ("role=group_head", "side=Osmark"), "no party of this consultation"),
        ("session", ("sort=plenary", "host=Osmark"), "no party of this consultation"),
        ("item", ("title=x", f"session={'0' * 16}"), "no session of this consultation"),
        ("session", ("sort=plenary", "zone=Nowhere"), "no time zone"),
    ):
        given = dict(line.split("=") for line in lines)
        with pytest.raises(StatementError, match=says):
            put(archive, body, kind, (), **given)
    for place, says in (
        ("06PORTALDER412#p7", "does not say so in paragraph 7"),
        ("06PORTALDER412#p1: the moon", "does not say so"),
    ):
        with pytest.raises(StatementError, match=says):
            put(archive, body, "item", places=(place,), title="x")
    with pytest.raises(NotFound):
        put(archive, body, "item", places=("06NOWHERE1#p1",), title="x")
    with pytest.raises(StatementError, match="two parties"):
        archive.consultations.start(OWNER, {"name": "Alone", "parties": [{"name": "Tessaly"}]}, by=BY, now=LATER)
    with pytest.raises(StatementError, match="same name"):
        parties = [{"name": "Tessaly"}, {"name": "tessaly"}]
        archive.consultations.start(OWNER, {"name": "Twice", "parties": parties}, by=BY, now=LATER)
    assert [part.id for part in again(archive, body).parts()] == before
    assert archive.verify(quick=True).problems == ()


def test_it_is_kept_through_rereading_and_rebuilding(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    body = accepted(archive)
    item = put(archive, body, "item", title="chart the shoal", due="2006-09-01", status="agreed")
    archive.reread(now=LATER)
    assert [part.is_ for part in again(archive, body).parts()] == [
        *(part.is_ for part in body.parts()),
        item.about,
    ]
    assert archive.verify().problems == ()


def test_who_may_not_read_the_evidence_sees_nothing_of_it(tmp_path: Path) -> None:
    secret = PROPOSAL.replace("UNCLAS PORT ALDER", "C O N F I D E N T I A L PORT ALDER").replace("(U)", "(C)")
    archive = archive_with(tmp_path, a=secret, b=NAMING)
    body = accepted(archive)
    put(archive, body, "item", title="of the cabinet")
    put(archive, body, "item", places=("06PORTALDER430#p1",), title="named in the open")
    name = body.consultation.id
    assert archive.consultations.find(CLEARED, name).is_.name == "Strait Council"
    with pytest.raises(NotFound):
        archive.consultations.find(PUBLIC, name)
    assert archive.consultations.listed(PUBLIC, today=LATER.date()).total == 0
    assert archive.consultations.listed(CLEARED, today=LATER.date()).total == 1
    assert archive.docket.find(PUBLIC).total == 0
    assert archive.search(PUBLIC, "matter:item").total == 0
    assert archive.search(OWNER, "matter:item").total == 1


def test_a_new_one_has_the_structure_of_another_and_nobody_in_it(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    body = accepted(archive)
    put(archive, body, "seat", role="group_head", side="Tessaly", group=body.groups[0].id, person="Ida Brask")
    put(archive, body, "item", title="chart the shoal")
    parties = (Party(name="Osmark"), Party(name="Tessaly"))
    made = archive.consultations.copy(OWNER, body.consultation.id, "Reef Talks", parties, by=BY, now=LATER)
    assert [part.is_.title for part in made.groups] == [part.is_.title for part in body.groups]
    assert {part.is_.person for part in made.seats} == {None}
    assert (made.items, made.stands, made.sessions) == ((), (), ())
    assert (made.is_.cadence, made.is_.rotation) == (24, ("Osmark", "Tessaly"))


def test_the_portfolio_is_narrowed_by_party_topic_and_name(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    body = accepted(archive)
    put(archive, body, "item", title="late", due="2006-04-01", status="slipping", owners="Tessaly")
    values = {"name": "Reef Talks", "topics": ["coral"], "parties": [{"name": "Osmark"}, {"name": "Quillonia"}]}
    archive.consultations.start(OWNER, values, by=BY, now=LATER)

    def names(**sought: str) -> list[str]:
        found = archive.consultations.listed(OWNER, Sought(**sought), today=dt.date(2006, 5, 1))
        return [one.name for one in found.consultations]

    assert names() == ["Reef Talks", "Strait Council"]
    assert names(side="osmark") == ["Reef Talks"]
    assert names(topic="pilot") == ["Strait Council"]
    assert names(topic="coral") == ["Reef Talks"]
    assert names(name="strait") == ["Strait Council"]
    assert names(status="active") == []
    (found,) = archive.consultations.listed(OWNER, Sought(name="strait"), today=dt.date(2006, 5, 1)).consultations
    assert (found.groups, found.open, found.overdue) == (3, 1, 1)


def test_queries_find_what_a_consultation_rests_on(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    body = accepted(archive)
    put(archive, body, "session", ("06PORTALDER430#p1",), sort="plenary", date="2006-09-04", host="Tessaly")

    def found(query: str) -> set[str | None]:
        return {hit.brief.mrn for hit in archive.search(OWNER, query).hits}

    assert found("matter:consultation") == {"06PORTALDER412", "06PORTALDER430"}
    assert found("matter:session") == {"06PORTALDER430"}
    assert found("group:pilotage") == {"06PORTALDER412"}
    assert found("group:nothing") == set()
    assert found("side:tessaly") == {"06PORTALDER412", "06PORTALDER430"}
    assert found("due:2006-09") == {"06PORTALDER430"}
    assert found("due:2006-10") == set()


def test_later_telegrams_that_may_bear_on_it_are_offered(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    body = accepted(archive)
    bearing = archive.consultations.bearing_on(OWNER, body.consultation.id)
    assert [(one.brief.mrn, one.why) for one in bearing] == [("06PORTALDER430", "names Strait Council")]
    put(archive, body, "item", ("06PORTALDER430#p1",), title="x")
    assert archive.consultations.bearing_on(OWNER, body.consultation.id) == ()


def test_open_work_is_carried_and_its_history_tells_so(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    body = accepted(archive)
    first = put(archive, body, "session", sort="plenary", ordinal="1", date="2006-09-04", host="Tessaly")
    second = put(archive, body, "session", sort="plenary", ordinal="2", date="2008-09-04", host="United States")
    put(archive, body, "item", title="a", session=first.id, status="agreed")
    put(archive, body, "item", title="b", session=first.id, status="done")
    carried = archive.consultations.carry(OWNER, body.consultation.id, second.id, by=BY, now=LATER)
    assert len(carried) == 1
    items = {part.is_.title: part for part in again(archive, body).items}
    assert (items["a"].is_.session, items["b"].is_.session) == (second.id, first.id)
    assert len(items["a"].matter.history) == 2
    with pytest.raises(StatementError, match="no session"):
        archive.consultations.carry(OWNER, body.consultation.id, "0" * 16, by=BY, now=LATER)


def test_parts_take_what_is_said_of_any_matter(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    body = accepted(archive)
    item = put(archive, body, "item", title="chart the shoal", due="2006-09-01", status="agreed", owners="Tessaly")
    archive.docket.assign(OWNER, item.id, "A. Tamm", by=BY, now=LATER)
    archive.docket.confirm(OWNER, item.id, by=BY, now=LATER)
    (part,) = again(archive, body).items
    assert (part.matter.assigned_to, part.matter.part_of) == ("A. Tamm", body.consultation.id)
    assert archive.docket.matter(OWNER, item.id).owes == "Tessaly"
    archive.docket.dismiss(OWNER, item.id, by=BY, now=LATER)
    assert again(archive, body).items == ()
    assert isinstance(body.sessions, tuple)
    assert all(isinstance(one.is_, Session) for one in body.sessions)
    assert archive.verify().problems == ()


def test_a_number_is_given_to_one_session_unless_the_first_one_was_cancelled(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    body = accepted(archive)
    first = put(archive, body, "session", sort="plenary", ordinal="1", date="2006-05-14", status="agreed")
    with pytest.raises(StatementError, match=f"recorded already, as {first.id}"):
        put(archive, body, "session", sort="plenary", ordinal="1", date="2006-06-14")
    amend(archive, first.id, status="cancelled")
    put(archive, body, "session", sort="plenary", ordinal="1", date="2006-06-14")
    with pytest.raises(StatementError, match="recorded already"):
        amend(archive, first.id, status="agreed")


def test_an_awaited_seat_that_is_filled_is_awaited_no_more(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    body = accepted(archive)
    seat = put(archive, body, "seat", role="coordinator", side="Tessaly", awaited_from="Tessaly", since="2006-03-12")
    amend(archive, seat.id, person="A. Tamm", places=("06PORTALDER430#p1",))
    now = next(part.is_ for part in again(archive, body).seats if part.id == seat.id)
    assert (now.person, now.awaited_from, now.since) == ("A. Tamm", None, dt.date(2006, 4, 2))


def test_what_cannot_stand_beside_what_is_recorded_is_refused(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    body = accepted(archive)
    whole = body.consultation.id
    one, two = (put(archive, body, "group", title=title) for title in ("charts", "tides"))
    amend(archive, two.id, parent=one.id)
    with pytest.raises(StatementError, match="would lie inside itself"):
        amend(archive, one.id, parent=two.id)
    with pytest.raises(StatementError, match="no party"):
        put(archive, body, "item", title="chart the shoal", owners="Nobody")
    with pytest.raises(StatementError, match="succeeds itself"):
        amend(archive, whole, succeeds=whole)
    with pytest.raises(NotFound):
        amend(archive, whole, succeeded_by="nope")
    with pytest.raises(StatementError, match="still to come"):
        amend(archive, whole, status="suspended", status_since="2099-01-01")
    assert again(archive, body).is_ == body.is_


def test_a_piece_of_work_is_not_split(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    item = put(archive, accepted(archive), "item", title="chart the shoals")
    with pytest.raises(StatementError, match="is not split"):
        archive.docket.split(OWNER, item.id, ("north", "south"), by=BY, now=LATER)


def test_work_is_carried_by_a_session_that_is_still_to_meet(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    body = accepted(archive)
    put(archive, body, "item", title="chart the shoals", status="agreed")
    past = put(archive, body, "session", sort="plenary", ordinal="1", date="2006-05-14", status="held")
    with pytest.raises(StatementError, match="still to meet"):
        archive.consultations.carry(OWNER, body.consultation.id, past.id, by=BY, now=LATER)


def test_a_report_tells_how_work_stood_when_its_session_was_put_down(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    name = accepted(archive).consultation.id
    day = {n: LATER + dt.timedelta(days=n) for n in (10, 12, 100, 103, 200, 300)}

    def add(at: dt.datetime, kind: str, **lines: str) -> Matter:
        given = {field: (value,) for field, value in lines.items()}
        return archive.consultations.add(OWNER, name, kind, lambda old: part_of_lines(kind, given, old), by=BY, now=at)

    def session(at: dt.datetime, date: dt.datetime, sort: str, ordinal: str) -> str:
        return add(at, "session", sort=sort, ordinal=ordinal, status="held", date=date.date().isoformat()).id

    first = session(day[12], day[10], "plenary", "1")
    chart = add(day[12], "item", title="chart the shoal", status="agreed", session=first).id
    review = session(day[103], day[100], "review", "1")
    amend(archive, chart, day[103], status="slipping")
    lights = add(day[103], "item", title="move the lights", status="agreed", session=review).id
    second = session(day[200], day[200], "plenary", "2")
    amend(archive, chart, day[200], status="done")
    amend(archive, lights, day[300], status="dropped")

    body = archive.consultations.find(OWNER, name)

    def told(of: str) -> list[tuple[str, str | None, str]]:
        part = next(one for one in body.sessions if one.id == of)
        then, before = archive.consultations.for_report(OWNER, body, part)
        return sorted(
            (one.item.is_.title, one.before.status.value if one.before else None, one.item.is_.status.value)
            for one in changes(before, then)
        )

    assert told(first) == [("chart the shoal", None, "agreed")]
    assert told(review) == [("chart the shoal", "agreed", "slipping"), ("move the lights", None, "agreed")]
    assert told(second) == [("chart the shoal", "slipping", "done")]


def test_sessions_that_are_put_down_on_one_day_are_told_apart(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    whole = accepted(archive)
    first = put(archive, whole, "session", sort="plenary", ordinal="1", status="held", date="2006-05-14").id
    chart = put(archive, whole, "item", title="chart the shoal", session=first).id
    hour = dt.timedelta(hours=1)
    second = {"sort": ("review",), "ordinal": ("1",), "status": ("held",), "date": ("2006-11-14",)}
    archive.consultations.add(
        *(OWNER, whole.consultation.id, "session", lambda old: part_of_lines("session", second, old)),
        by=BY,
        now=LATER + hour,
    )
    amend(archive, chart, LATER + hour, status="done")
    body = again(archive, whole)
    then, before = archive.consultations.for_report(OWNER, body, body.sessions[1])
    assert [(one.before and one.before.status, one.item.is_.status) for one in changes(before, then)] == [
        ("proposed", "done")
    ]


def test_the_agenda_of_a_session_that_met_has_what_was_open_on_its_eve(tmp_path: Path) -> None:
    archive = archive_with(tmp_path)
    whole = accepted(archive)
    chart = put(archive, whole, "item", title="chart the shoal").id
    on = LATER + dt.timedelta(days=30)
    met = {"sort": ("plenary",), "ordinal": ("1",), "status": ("held",), "date": (on.date().isoformat(),)}
    session = archive.consultations.add(
        *(OWNER, whole.consultation.id, "session", lambda old: part_of_lines("session", met, old)), by=BY, now=on
    )
    amend(archive, chart, on, status="done")
    body = again(archive, whole)
    part = next(one for one in body.sessions if one.id == session.id)
    then = archive.consultations.for_agenda(OWNER, body, part, on.date() + dt.timedelta(days=5))
    assert [one.is_.title for one in open_items(then)] == ["chart the shoal"]
    assert [one.id for one in then.sessions] == [session.id]
    assert open_items(archive.consultations.for_agenda(OWNER, body, None, on.date())) == ()


ANSWER = telegram(
    440,
    "(U) Tessaly agrees to the name Strait Talks, to yearly meetings and to two working groups, Minister Orlan told the Ambassador.",
    "(U) The first session of the talks will be held in Verrin on March 12, 2007. Tessaly has named Ida Brask as its coordinator. "
    "The United States will name its coordinator by July 15.",
    refs="PORT ALDER 412",
    subject="STRAIT COUNCIL: AN ANSWER",
    date="2006-05-02T09:00",
)


def test_an_answer_gives_stands_a_session_a_coordinator_and_a_day_by_which_a_name_is_owed(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, a=PROPOSAL, b=ANSWER)
    name = accepted(archive).consultation.id
    body = archive.consultations.accept(OWNER, "06PORTALDER440", into=name, by=BY, now=LATER)
    assert [part.is_.title for part in body.groups] == ["pilotage", "lights", "search and rescue"]
    assert ("groups", "two working groups") in {(part.is_.question, part.is_.what) for part in body.stands}
    assert [(part.is_.place, part.is_.date) for part in body.sessions] == [("Verrin", dt.date(2007, 3, 12))]
    seats = {(part.is_.side, part.is_.person, part.is_.due) for part in body.seats}
    assert seats == {("Tessaly", "Ida Brask", None), ("United States", None, dt.date(2006, 7, 15))}
    falling = archive.consultations.falling(OWNER, dt.date(2006, 7, 1), dt.date(2006, 7, 31))
    assert [(one.kind, one.date.isoformat(), one.what) for one in falling] == [
        ("seat", "2006-07-15", "coordinator of United States: not filled")
    ]


def test_a_day_that_is_told_again_changes_the_session_that_is_recorded(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, a=PROPOSAL, b=ANSWER)
    whole = accepted(archive)
    first = put(archive, whole, "session", sort="plenary", ordinal="1", status="agreed", date="2007-01-01").id
    body = archive.consultations.accept(OWNER, "06PORTALDER440", into=whole.consultation.id, by=BY, now=LATER)
    assert [(part.id, part.is_.date, part.matter.state) for part in body.sessions] == [
        (first, dt.date(2007, 3, 12), "agreed")
    ]
    proposal = archive.consultations.proposal(OWNER, "06PORTALDER440", against=whole.consultation.id)
    assert {one.fate for one in proposal.offered} == {Fate.ACCEPTED}


def test_a_name_that_was_owed_by_a_day_is_owed_no_more_once_it_is_given(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, a=PROPOSAL, b=ANSWER)
    name = accepted(archive).consultation.id
    body = archive.consultations.accept(OWNER, "06PORTALDER440", into=name, by=BY, now=LATER)
    owed = next(part for part in body.seats if part.is_.due is not None)
    given = amend(archive, owed.id, person="Tamsin Hale")
    assert isinstance(given.about, Seat)
    assert (given.state, given.about.due, given.due) == ("filled", None, None)
    with pytest.raises(StatementError, match="due from nobody"):
        amend(archive, owed.id, due="2006-08-01")
