import pytest

from reftel.matters import Promise, suggest
from reftel.matters.rules import PROMISE_ANNOUNCED, PROMISE_OWN, PROMISE_SAID, PROMISE_UNDERTAKEN
from tests.matters.inventing import from_department, telegram


def promises(body: str) -> tuple[Promise, ...]:
    return suggest(telegram(body)).promises


@pytest.mark.parametrize(
    ("sentence", "by", "to", "what", "rule"),
    [
        ("Post will report the answer septel.", "Embassy Port Alder", None, "report the answer septel", PROMISE_OWN),
        ("We will continue to monitor the lamp.", "Embassy Port Alder", None, "monitor the lamp", PROMISE_OWN),
        ("The chart will be forwarded by pouch.", "Embassy Port Alder", None, "forwarded by pouch", PROMISE_OWN),
        ("Orlan agreed to open the strait.", "Orlan", None, "open the strait", PROMISE_UNDERTAKEN),
        ("Orlan promised us a chart of the shoal.", "Orlan", "Embassy Port Alder", None, PROMISE_UNDERTAKEN),
        ("Orlan assured Poloff that he would look into it.", "Orlan", "Poloff", "look into it", PROMISE_UNDERTAKEN),
        ("Orlan told Poloff he would pass on the chart.", "Orlan", "Poloff", "pass on the chart", PROMISE_SAID),
        ("Orlan said that Osmark would host the council.", "Orlan", None, "host the council", PROMISE_SAID),
        ("Orlan said he was late but would send the chart.", "Orlan", None, "send the chart", PROMISE_SAID),
        ("Orlan said he was willing to meet the pilots.", "Orlan", None, "meet the pilots", PROMISE_SAID),
        (
            "The Ministry of Fisheries will announce the quota.",
            "The Ministry of Fisheries",
            None,
            None,
            PROMISE_ANNOUNCED,
        ),
    ],
)
def test_who_undertakes_what(sentence: str, by: str, to: str | None, what: str | None, rule: str) -> None:
    (promise,) = promises(f"1. (C) {sentence}")
    assert (promise.by, promise.rule) == (by, rule)
    if to is not None:
        assert promise.to == to
    if what is not None:
        assert promise.what == what
    assert promise.own == (rule == PROMISE_OWN)
    assert promise.passage.quote == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Orlan said that the winter would be hard.",
        "Orlan agreed to the plan.",
        "Both sides agreed to mediation.",
        "Orlan said Tamm would find it hard.",
        "Nobody knows whether we will report it.",
        "The strait will be frozen in winter.",
    ],
)
def test_what_nobody_undertakes_is_no_promise(sentence: str) -> None:
    assert promises(f"1. (C) {sentence}") == ()


def test_a_promise_has_its_day() -> None:
    (promise,) = promises("1. (C) Orlan promised to send the chart by May 20.")
    assert promise.due == "2006-05-20"


def test_a_pronoun_is_who_promised_before() -> None:
    found = promises("1. (C) Orlan agreed to open the strait. He promised to send the chart.")
    assert [promise.by for promise in found] == ["Orlan", "Orlan"]


def test_points_and_enclosures_promise_nothing_in_the_senders_name() -> None:
    assert promises("1. (C) Talking points:\n\n-- We will support the council.") == ()


def test_the_department_promises_too() -> None:
    (promise,) = suggest(from_department("1. (U) The Department will provide guidance septel.")).promises
    assert (promise.by, promise.own) == ("Department", True)
