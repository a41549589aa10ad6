import datetime as dt
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.matters import (
    ABOUT,
    KINDS,
    RECORDED,
    Assigned,
    Closed,
    Closing,
    Confirmed,
    Corrected,
    Dismissed,
    Document,
    Found,
    Matter,
    Mechanism,
    Meeting,
    Merged,
    Noted,
    Outcome,
    Person,
    PersonStatement,
    Position,
    Promise,
    Read,
    Remarked,
    Reminded,
    Reopened,
    Request,
    RuleVersion,
    Speech,
    Split,
    Stance,
    Standing,
    Statement,
    Suggested,
    TelegramFacts,
    Verdict,
    basis_of,
    decode_statement,
    described,
    encode_statement,
    fold,
    matter_id,
    request_id,
)
from reftel.telegram import Passage

START = dt.datetime(2006, 5, 3, 12, 0, tzinfo=dt.UTC)
PASSAGE = Passage(
    paragraph=6,
    role="action_request",
    voice=None,
    field="body[7].text",
    start=0,
    end=28,
    quote="Embassy requests guidance.",
)
REQUEST = Request(
    paragraph=6,
    by="Embassy Port Alder",
    of="Department",
    own=True,
    labelled=True,
    what="guidance",
    due=None,
    passage=PASSAGE,
    rule="request/labelled",
)
FACTS = TelegramFacts(mrn="06PORTALDER412", version_id="3f2a", date=START, address="06PORTALDER412")
ANSWER = TelegramFacts(mrn="06STATE77318", version_id="aa", date=START, address="06STATE77318")
RULE = RuleVersion(name="request/labelled", version=1)
ME = Person(name="M. Ostler")


def at(hours: int) -> dt.datetime:
    return START + dt.timedelta(hours=hours)


def suggested(hours: int = 0, what: str = "guidance") -> Suggested:
    about = msgspec.structs.replace(REQUEST, what=what)
    return Suggested(matter="m1", at=at(hours), by=RULE, kind="request", about=about, telegram=FACTS)


def noted(state: Found, hours: int = 1, *, part: bool = False, by: str | None = "06STATE77318") -> Noted:
    outcome = Outcome(state=state, answered_by=by, part=part, passage=PASSAGE, told_by=by)
    return Noted(
        matter="m1", at=at(hours), by=RULE, outcome=outcome, answer=ANSWER if state is Found.ANSWERED else None
    )


def confirmed(hours: int = 2, what: str = "guidance") -> Confirmed:
    about = msgspec.structs.replace(REQUEST, what=what)
    return Confirmed(matter="m1", at=at(hours), by=ME, kind="request", about=about, telegram=FACTS)


def dismissed(hours: int = 2) -> Dismissed:
    return Dismissed(
        matter="m1", at=at(hours), by=ME, kind="request", about=REQUEST, telegram=FACTS, note="a figure of speech"
    )


def test_a_suggestion_opens_a_matter() -> None:
    matter = fold([suggested()])
    assert matter is not None
    assert (matter.id, matter.kind, matter.state, matter.verdict) == ("m1", "request", "open", Verdict.SUGGESTED)
    assert (matter.by, matter.of, matter.what, matter.passage) == (
        "Embassy Port Alder",
        "Department",
        "guidance",
        PASSAGE,
    )
    assert matter.answered_by is None
    assert matter.history == (suggested(),)


@pytest.mark.parametrize(
    ("statement", "state", "answer"),
    [
        (noted(Found.ANSWERED), "answered", ("06STATE77318", "06STATE77318")),
        (noted(Found.ANSWERED, part=True), "answered_in_part", ("06STATE77318", "06STATE77318")),
        (noted(Found.CITED_NOT_HELD, by="06STATE121876"), "cited_not_held", ("06STATE121876", None)),
        (noted(Found.NO_TRACE, by=None), "no_trace", None),
    ],
    ids=["answered", "in part", "cited", "no trace"],
)
def test_an_outcome_moves_it(statement: Noted, state: str, answer: tuple[str, str | None] | None) -> None:
    matter = fold([suggested(), statement])
    assert matter is not None
    assert matter.state == state
    assert (matter.answered_by and (matter.answered_by.mrn, matter.answered_by.address)) == answer


def test_the_last_outcome_counts() -> None:
    matter = fold([suggested(), noted(Found.NO_TRACE, by=None), noted(Found.ANSWERED, 5)])
    assert matter is not None
    assert matter.state == "answered"


def test_a_verdict_stands_whatever_a_rule_says_afterwards() -> None:
    matter = fold([suggested(), dismissed(), suggested(3, "something else")])
    assert matter is not None
    assert (matter.verdict, matter.what) == (Verdict.DISMISSED, "something else")


def test_what_was_confirmed_stays_as_it_was_confirmed() -> None:
    matter = fold([suggested(), confirmed(2, "guidance"), suggested(3, "something else")])
    assert matter is not None
    assert (matter.verdict, matter.what) == (Verdict.CONFIRMED, "guidance")


def test_a_later_verdict_replaces_an_earlier_one() -> None:
    matter = fold([suggested(), dismissed(2), confirmed(3)])
    assert matter is not None
    assert matter.verdict is Verdict.CONFIRMED


def test_a_verdict_holds_the_matter_where_no_rule_finds_it_again() -> None:
    matter = fold([dismissed()])
    assert matter is not None
    assert (matter.verdict, matter.what) == (Verdict.DISMISSED, "guidance")


def test_as_it_stood_on_a_date() -> None:
    history: list[Statement] = [suggested(), noted(Found.ANSWERED, 1), confirmed(2)]
    before = fold(history, up_to=at(1))
    assert before is not None
    assert (before.state, before.verdict, len(before.history)) == ("answered", Verdict.SUGGESTED, 2)
    assert fold(history, up_to=at(-1)) is None


def test_an_outcome_alone_makes_no_matter() -> None:
    assert fold([noted(Found.ANSWERED)]) is None
    assert fold([]) is None


ACTS: dict[str, Callable[[int], PersonStatement]] = {
    "confirmed": confirmed,
    "corrected": lambda hours: said(Corrected, hours, about=msgspec.structs.replace(REQUEST, what="instructions")),
    "dismissed": dismissed,
    "merged": lambda hours: said(Merged, hours, into="m2"),
    "split": lambda hours: said(Split, hours, parts=("m3", "m4")),
    "closed": lambda hours: said(Closed, hours, how=Closing.DROPPED),
    "reopened": lambda hours: said(Reopened, hours),
    "assigned": lambda hours: said(Assigned, hours, to="A. Tamm"),
    "reminded": lambda hours: said(Reminded, hours, on=dt.date(2006, 6, 1)),
    "remarked": lambda hours: said(Remarked, hours, note="ask again"),
}


def said(kind: Callable[..., PersonStatement], hours: int, **more: object) -> PersonStatement:
    return kind(
        **{"matter": "m1", "at": at(hours), "by": ME, "kind": "request", "about": REQUEST, "telegram": FACTS, **more}
    )


@given(st.lists(st.sampled_from(["read", "read otherwise", "looked", *ACTS]), min_size=1, max_size=14))
def test_no_reading_again_undoes_what_a_person_said(acts: list[str]) -> None:
    """Leave out everything that rules said after the first suggestion: the person's part of the matter is the same."""
    history: list[Statement] = [suggested(0)]
    for hours, act in enumerate(acts, start=1):
        if act == "looked":
            history.append(noted(Found.NO_TRACE, hours, by=None))
        elif act in ACTS:
            history.append(ACTS[act](hours))
        else:
            history.append(suggested(hours, act))
    persons = [history[0], *(one for one in history if not isinstance(one, Suggested | Noted))]
    matter, alone = folded(history), folded(persons)
    assert matter.history == tuple(history)
    for name in ("verdict", "closed", "assigned_to", "remind_on", "merged_into", "parts", "part_of"):
        assert getattr(matter, name) == getattr(alone, name)
    if any(act in {"confirmed", "corrected"} for act in acts):
        assert (matter.what, matter.about) == (alone.what, alone.about)
    assert (matter.state == "closed") == (alone.state == "closed")


@given(st.lists(st.sampled_from(list(ACTS)), max_size=10), st.integers(0, 12))
def test_as_it_stood_is_the_fold_of_what_was_said_by_then(acts: list[str], hours: int) -> None:
    history = [suggested(0), *(ACTS[act](at_) for at_, act in enumerate(acts, start=1))]
    assert fold(history, up_to=at(hours)) == fold(history[: hours + 1])


def folded(history: list[Statement]) -> Matter:
    matter = fold(history)
    assert matter is not None
    return matter


def test_what_was_set_aside_or_closed_can_be_opened_again() -> None:
    for act, verdict in (("dismissed", "dismissed"), ("merged", "merged"), ("split", "split")):
        assert folded([suggested(), ACTS[act](2)]).verdict == verdict
        assert folded([suggested(), confirmed(1), ACTS[act](2), ACTS["reopened"](3)]).verdict is Verdict.CONFIRMED
    closed = folded([suggested(), noted(Found.NO_TRACE, by=None), ACTS["closed"](2)])
    assert (closed.state, closed.closed, closed.is_owed) == ("closed", Closing.DROPPED, False)
    again = folded([*closed.history, ACTS["reopened"](3)])
    assert (again.state, again.closed, again.is_owed) == ("no_trace", None, True)


def test_a_person_may_name_the_answer_when_closing() -> None:
    week = msgspec.structs.replace(ANSWER, date=START + dt.timedelta(days=7, hours=5))
    matter = folded([suggested(), noted(Found.NO_TRACE, by=None), said(Closed, 2, answer=week)])
    assert matter.answered_by is not None
    assert (matter.answered_by.mrn, matter.answered_by.days) == ("06STATE77318", 7)


def test_the_time_to_an_answer_is_unknown_where_a_date_is() -> None:
    undated = msgspec.structs.replace(ANSWER, date=None)
    matter = folded([suggested(), said(Closed, 2, answer=undated)])
    assert matter.answered_by is not None
    assert matter.answered_by.days is None


def test_a_correction_a_merger_and_a_split_show_where_they_lead() -> None:
    assert folded([suggested(), ACTS["corrected"](1)]).what == "instructions"
    assert folded([suggested(), ACTS["merged"](1)]).merged_into == "m2"
    assert folded([suggested(), ACTS["split"](1)]).parts == ("m3", "m4")
    part = folded([said(Corrected, 1, matter="m3", part_of="m1")])
    assert (part.id, part.part_of, part.verdict, part.is_suggested) == ("m3", "m1", Verdict.CORRECTED, False)


def test_the_last_assignment_and_reminder_count() -> None:
    history: list[Statement] = [suggested(), ACTS["assigned"](1), ACTS["reminded"](2)]
    matter = folded(history)
    assert (matter.assigned_to, matter.remind_on) == ("A. Tamm", dt.date(2006, 6, 1))
    matter = folded([*history, said(Assigned, 3, to=None), said(Reminded, 4, on=None)])
    assert (matter.assigned_to, matter.remind_on) == (None, None)


ABOUTS: dict[str, Read] = {
    "request": REQUEST,
    "promise": Promise(
        paragraph=2,
        by="Ana Orlan",
        to="Embassy",
        own=False,
        what="a chart",
        due=None,
        passage=PASSAGE,
        rule="promise/said",
    ),
    "meeting": Meeting(
        paragraph=2,
        date="2006-05-02",
        participants=("Poloff", "Ana Orlan"),
        place="the Harbour Palace",
        passage=PASSAGE,
        rule="meeting/met",
    ),
    "document": Document(
        paragraph=2, title="non-paper", giver="Ana Orlan", receiver="Poloff", passage=PASSAGE, rule="document/given"
    ),
    "position": Position(
        paragraph=2,
        side="Tessaly",
        question="the level",
        stance=Stance.WANTS,
        status=Standing.STATED,
        what="wants a commission of ministers",
        passage=PASSAGE,
        rule="position/wants",
    ),
    "mechanism": Mechanism(paragraph=2, what="Joint Commission", passage=PASSAGE, rule="mechanism/named"),
}


def test_every_kind_has_a_value_and_its_words() -> None:
    assert set(ABOUT) == {kind.name for kind in KINDS}
    assert set(ABOUTS) == set(ABOUT) - RECORDED
    words = {kind: described(about) for kind, about in ABOUTS.items()}
    assert (words["promise"].owes, words["promise"].asks) == ("Ana Orlan", "Embassy")
    assert (words["request"].owes, words["request"].asks) == ("Department", "Embassy Port Alder")
    assert words["meeting"].what == "Poloff, Ana Orlan, at the Harbour Palace, 2006-05-02"
    assert all(words[kind].owes is None for kind in ("meeting", "document", "position", "mechanism"))
    with pytest.raises(TypeError):
        described(Speech(paragraph=1, speaker="Orlan", named=True, passage=PASSAGE, rule="speaker/said"))


@pytest.mark.parametrize("kind", ABOUTS)
def test_what_is_owed_is_open_and_what_is_told_is_not(kind: str) -> None:
    matter = folded([Suggested(matter="m", at=START, by=RULE, kind=kind, about=ABOUTS[kind], telegram=FACTS)])
    assert matter.state == ("open" if kind in {"request", "promise"} else "told")
    assert matter.is_owed == (kind in {"request", "promise"})


@pytest.mark.parametrize(
    "statement",
    [suggested(), noted(Found.ANSWERED), *(act(2) for act in ACTS.values())],
    ids=lambda s: type(s).__name__,
)
def test_statements_survive_being_stored(statement: Statement) -> None:
    assert decode_statement(encode_statement(statement)) == statement


@pytest.mark.parametrize("kind", ABOUTS)
def test_what_a_statement_is_about_survives_being_stored(kind: str) -> None:
    statement = Suggested(matter="m", at=START, by=RULE, kind=kind, about=ABOUTS[kind], telegram=FACTS)
    assert decode_statement(encode_statement(statement)) == statement


def test_statements_of_earlier_releases_are_read() -> None:
    stored = (
        b'{"type":"dismissed","matter":"m1","at":"2006-05-03T12:00:00Z","evidence":[],"by":{"type":"person","name":"M"},"kind":"request",'
        b'"about":{"paragraph":6,"by":"Embassy","of":null,"own":true,"labelled":false,"what":"guidance","due":null,"passage":{"paragraph":6,'
        b'"role":"paragraph","voice":null,"field":"body[7].text","start":0,"end":2,"quote":"We"},"rule":"request/plain"},'
        b'"telegram":{"mrn":null,"version_id":"3f2a","date":null,"address":null},"note":"no"}'
    )
    statement = decode_statement(stored)
    assert isinstance(statement, Dismissed)
    assert isinstance(statement.about, Request)


def test_a_statement_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Suggested(matter="m", at=dt.datetime(2006, 5, 3), by=RULE, kind="request", about=REQUEST, telegram=FACTS)  # noqa: DTZ001 - that is the mistake


@pytest.mark.parametrize(
    "quote", ["Embassy requests guidance.", "EMBASSY REQUESTS\nGUIDANCE", "  embassy requests   guidance!  "]
)
def test_an_identity_rests_on_the_words_alone(quote: str) -> None:
    assert matter_id("request", "06PORTALDER412", quote) == matter_id("request", "06PORTALDER412", PASSAGE.quote)


def test_identities_differ_by_family_telegram_and_words() -> None:
    ids = {
        matter_id("request", "06PORTALDER412", "We ask."),
        matter_id("promise", "06PORTALDER412", "We ask."),
        matter_id("request", "06PORTALDER413", "We ask."),
        matter_id("request", "06PORTALDER412", "We asked."),
    }
    assert len(ids) == 4
    assert all(len(i) == 16 and set(i) <= set("0123456789abcdef") for i in ids)


def test_a_label_that_is_recognised_later_keeps_the_identity() -> None:
    plain = msgspec.structs.replace(REQUEST, labelled=False, rule="request/plain")
    assert request_id(plain, "06PORTALDER412") == request_id(REQUEST, "06PORTALDER412")


def test_what_a_matter_is_about_is_what_was_confirmed_else_what_is_suggested_now() -> None:
    first, second, dismissal = suggested(0), suggested(3, what="instructions"), dismissed(4)
    assert basis_of(()) is None
    assert basis_of((noted(Found.NO_TRACE),)) is None
    assert basis_of((dismissal,)) == dismissal
    assert basis_of((first, dismissal, second)) == second
    assert basis_of((first, confirmed(2), second)) == confirmed(2)
    assert basis_of((first, confirmed(2), second, dismissal)) == confirmed(2)


def test_an_answer_in_part_says_what_is_open() -> None:
    outcome = Outcome(
        state=Found.ANSWERED,
        answered_by="06STATE77318",
        part=True,
        numbers=("1", "3"),
        still_open=("2",),
        told_by="06STATE77318",
    )
    matter = folded([suggested(), Noted(matter="m1", at=at(1), by=RULE, outcome=outcome, answer=ANSWER)])
    assert matter.answered_by is not None
    assert matter.answered_by.share == "1 and 3 of 3; 2 is open"
    assert matter.state == "answered_in_part"
