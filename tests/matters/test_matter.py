import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.matters import (
    Confirmed,
    Dismissed,
    Found,
    Noted,
    Outcome,
    Person,
    Request,
    RuleVersion,
    Statement,
    Suggested,
    TelegramFacts,
    Verdict,
    basis_of,
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


VERDICTS = st.lists(st.sampled_from(["suggest", "confirm", "dismiss", "note"]), min_size=1, max_size=12)


@given(VERDICTS)
def test_no_sequence_of_readings_loses_a_verdict(acts: list[str]) -> None:
    history: list[Statement] = []
    last = Verdict.SUGGESTED
    for hours, act in enumerate(acts):
        if act == "suggest":
            history.append(suggested(hours, f"reading {hours}"))
        elif act == "note":
            history.append(noted(Found.NO_TRACE, hours, by=None))
        else:
            history.append(confirmed(hours) if act == "confirm" else dismissed(hours))
            last = Verdict.CONFIRMED if act == "confirm" else Verdict.DISMISSED
    matter = fold(history)
    if matter is None:
        assert set(acts) == {"note"}
    else:
        assert matter.verdict is last
        assert matter.history == tuple(history)


@pytest.mark.parametrize(
    "statement", [suggested(), noted(Found.ANSWERED), confirmed(), dismissed()], ids=lambda s: type(s).__name__
)
def test_statements_survive_being_stored(statement: Statement) -> None:
    assert msgspec.json.decode(msgspec.json.encode(statement), type=Statement) == statement


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
    assert basis_of((first, confirmed(2), second, dismissal)) == second
