import pytest

from reftel.matters import Document, suggest
from reftel.matters.rules import DOCUMENT_ENCLOSED, DOCUMENT_GIVEN
from tests.matters.inventing import from_department, telegram

SENDER = "Embassy Port Alder"


def documents(body: str) -> tuple[Document, ...]:
    return suggest(telegram(body)).documents


@pytest.mark.parametrize(
    ("sentence", "title", "giver", "receiver"),
    [
        ("Orlan handed Poloff a non-paper on the strait.", "non-paper", "Orlan", "Poloff"),
        ("The ministry has provided us a list of the pilots.", "list", "ministry", SENDER),
        ("We forwarded a copy of the note to the Coast Guard.", "copy of the note", SENDER, "Coast Guard"),
        ("The DCM delivered the points to Ana Orlan.", "points", "DCM", "Ana Orlan"),
        ("Emboffs received a diplomatic note from the Port Authority.", "diplomatic note", "Port Authority", "Emboffs"),
        ("Orlan told us of a letter from President Tamm to Minister Brek.", "letter", "President Tamm", None),
    ],
)
def test_a_paper_has_its_giver_and_its_receiver(sentence: str, title: str, giver: str, receiver: str | None) -> None:
    (document,) = documents(f"1. (C) {sentence}")
    assert title in document.title
    assert (document.giver, document.rule) == (giver, DOCUMENT_GIVEN)
    if receiver is not None:
        assert document.receiver == receiver
    assert document.passage.quote == sentence


def test_the_languages_of_a_paper_are_told() -> None:
    (document,) = documents("1. (C) Orlan handed Poloff a non-paper in Russian and English.")
    assert document.languages == ("Russian", "English")


@pytest.mark.parametrize(
    "sentence",
    [
        "Orlan will hand over a list.",
        "Orlan would have given us a list.",
        "Orlan presented a proposal.",
        "The press issued false reports.",
        "Orlan wanted a letter from the Coast Guard.",
        "Orlan passed the strait.",
    ],
)
def test_what_is_no_paper_or_was_not_given_is_none(sentence: str) -> None:
    assert documents(f"1. (C) {sentence}") == ()


def test_a_paper_that_is_told_of_again_is_the_same() -> None:
    body = "1. (C) Orlan passed us a letter from President Tamm to the Secretary.\n\n2. (C) Post forwarded the letter to the Department."
    assert len(documents(body)) == 1


def test_an_enclosed_text_is_a_document_where_it_begins() -> None:
    (document,) = documents("1. (C) The text follows.\n\nBEGIN TEXT:\n\nThe Council proposes a lamp.\n\nEND TEXT.")
    assert (document.rule, document.passage.quote) == (DOCUMENT_ENCLOSED, "The Council proposes a lamp.")


def test_points_are_a_paper_of_the_departments() -> None:
    points = (
        "1. (U) Please draw on the following talking points:\n\nBEGIN POINTS:\n\n-- The strait is open.\n\nEND POINTS."
    )
    assert [document.rule for document in suggest(from_department(points)).documents] == [DOCUMENT_ENCLOSED]
    assert documents(points) == ()


MORE = {
    "a paper handed out": (
        "1. (C) Orlan closed the meeting by handing us a list of the lights.",
        ("a list of the lights", "Embassy Port Alder"),
    ),
    "what was sent by letter": ("1. (C) The Ambassador conveyed it all via letter.", ("it all via letter", None)),
    "an official answer": (
        "1. (C) Post received the following official response from the port authority.",
        ("the following official response from the port authority", "Embassy Port Alder"),
    ),
    "a text that follows": ("1. (U) The report for the strait is as follows.", ("The report", None)),
    "by whom it was given": (
        "1. (U) Per crime statistics provided by the Harbour Police, the port is calm.",
        ("Per crime statistics", None),
    ),
}


@pytest.mark.parametrize("name", MORE)
def test_reads_more_papers(name: str) -> None:
    body, (title, receiver) = MORE[name]
    (found,) = suggest(telegram(body)).documents
    assert (found.title, found.receiver) == (title, receiver)


SAID = {
    "a speech": "1. (C) Orlan delivered a statement on the strait. He gave an assessment of the fog.",
    "a law that is passed": "1. (C) The assembly took a step by passing the Harbour Treaty.",
    "another clause's paper": "1. (C) Orlan kept Tamm from delivering his address (note: the press reports were long).",
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_no_paper(name: str) -> None:
    assert suggest(telegram(SAID[name])).documents == ()
