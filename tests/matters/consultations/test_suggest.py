"""What texts propose for consultations: invented ones, in several wordings, and some that must give nothing."""

from pathlib import Path

import pytest

from reftel.corpus import parse_item, read
from reftel.matters.consultations import Suggestion, suggest_consultation
from reftel.matters.consultations.lists import split_items, split_names
from reftel.matters.consultations.values import KINDS
from reftel.telegram import Telegram
from reftel.wire import parse
from tests.wire.conftest import PERFECT

ROOT = Path(__file__).parents[3]


def telegram_with(body: str) -> Telegram:
    """A telegram of Embassy Port Alder whose second paragraph is this text."""
    start, end = PERFECT.index("2. (C) She said"), PERFECT.index("4. (C) COMMENT")
    return parse(PERFECT[:start] + f"2. (C) {body}\n\n3. (C) Nothing more was said.\n\n" + PERFECT[end:])


def enclosed(text: str) -> Telegram:
    return telegram_with(f"BEGIN TEXT OF MARROWAN NOTE:\n\n{text}\n\nEND TEXT.")


def facts(telegram: Telegram) -> list[tuple[str, str, str | None]]:
    return [(s.kind, s.text, s.group) for s in suggest_consultation(telegram)]


def by_kind(telegram: Telegram, kind: str) -> list[Suggestion]:
    return [s for s in suggest_consultation(telegram) if s.kind == kind]


def read_file(path: Path) -> Telegram:
    (item,) = read([path])
    assert not hasattr(item, "reason")
    return parse_item(item)


def test_the_twin_of_the_example() -> None:
    found = suggest_consultation(read_file(ROOT / "tests" / "wire" / "data" / "twin.txt"))
    assert [(s.kind, s.status, s.text, s.group, s.paragraph, s.voice) for s in found if s.kind != "owed"] == [
        ("name", "proposed", "Lantry Round Table", None, 6, "Quillonia"),
        ("name", "in_use", "Volcano Safety Consultations", None, 1, None),
        (
            "level",
            "proposed",
            "the Prime Minister and the President of the United States should themselves preside",
            None,
            3,
            None,
        ),
        (
            "level",
            "forecast",
            "Washington is unlikely to put the President in the chair of a technical body",
            None,
            3,
            None,
        ),
        ("group", "supported", "early warning", None, 6, "Quillonia"),
        ("group", "supported", "air routes", None, 6, "Quillonia"),
        ("group", "supported", "shelter and resettlement", None, 6, "Quillonia"),
        ("group", "supported", "research", None, 6, "Quillonia"),
        ("coordinator", "proposed", "The heads of the two civil protection services", None, 6, "Quillonia"),
        (
            "cadence",
            "supported",
            "a review three months after each session to see which tasks of the common calendar have been done",
            None,
            6,
            "Quillonia",
        ),
        ("cadence", "supported", "twice a year, in May and in November", None, 6, "Quillonia"),
        ("rotation", "supported", "alternately in Lantry and in Washington", None, 6, "Quillonia"),
        ("outsider", "supported", "airlines and their insurers", "air routes", 6, "Quillonia"),
        (
            "outsider",
            "supported",
            "Quillonian and American relief societies",
            "shelter and resettlement",
            6,
            "Quillonia",
        ),
        ("initiative", "supported", "Ash Watch Protocol (AWP)", None, 6, "Quillonia"),
        ("initiative", "supported", "Sister Observatories Programme (SOP)", None, 6, "Quillonia"),
    ]
    assert [s.group for s in found if s.kind == "owed"] == [
        "early warning",
        "air routes",
        "shelter and resettlement",
        "research",
    ]


def test_the_council_of_the_samples() -> None:
    telegram = read_file(ROOT / "src" / "reftel" / "samples" / "06PORTALDER412.txt")
    assert [s.text for s in by_kind(telegram, "name")] == ["Meridel Council"]
    assert [s.text for s in by_kind(telegram, "group")] == [
        "search and rescue",
        "pilotage and traffic",
        "lights, charts and weather",
        "families and remembrance",
    ]
    assert [(s.text, s.group) for s in by_kind(telegram, "outsider")] == [
        ("The pilots' guild and the owners of ferries", "pilotage and traffic"),
        (
            "The relatives of those who were lost, and the seamen's missions of both countries",
            "families and remembrance",
        ),
        ("The Governments of Tessaly and Osmark", None),
    ]
    assert {s.voice for s in suggest_consultation(telegram)} == {"Marrow Coast"}
    assert {s.paragraph for s in suggest_consultation(telegram)} == {5}


def test_every_passage_slices_back_and_every_kind_is_known() -> None:
    telegram = read_file(ROOT / "src" / "reftel" / "samples" / "06PORTALDER412.txt")
    for s in suggest_consultation(telegram):
        assert s.kind in KINDS
        assert s.passage.paragraph == s.paragraph
        assert s.passage.quote


def test_an_oral_proposal_in_reported_speech() -> None:
    telegram = telegram_with(
        "The Tessalian foreign minister proposed that the two governments establish regular\n"
        'consultations on the strait, to be known as the "Kestrin Dialogue." He wanted three working groups:\n'
        "pilots, weather, and salvage. It should meet every two years, alternately in Verrin and in Washington."
    )
    found = suggest_consultation(telegram)
    assert ("name", "Kestrin Dialogue") in [(s.kind, s.text) for s in found]
    assert [s.text for s in found if s.kind == "group"] == ["pilots", "weather", "salvage"]
    assert [s.text for s in found if s.kind == "cadence"] == ["every two years"]
    assert [s.text for s in found if s.kind == "rotation"] == ["alternately in Verrin and in Washington"]
    assert {s.by for s in found} == {"Tessaly"}
    assert {s.voice for s in found} == {None}


def test_what_cannot_be_agreed_is_refused() -> None:
    telegram = enclosed(
        "Marrow Coast has read the proposal of regular consultations between the two governments. We cannot accept the name\n"
        '"Strait Commission." We propose to meet annually, in turn in each country, and that each side be led by a deputy minister.'
    )
    (name,) = by_kind(telegram, "name")
    assert (name.text, name.status) == ("Strait Commission", "refused")


NOTHING = [
    pytest.param(
        "The working group on energy of the northern league met on Tuesday and meets annually.",
        id="somebody's working group",
    ),
    pytest.param(
        "The cabinet established a commission of inquiry into the fire. It will report in six months.",
        id="an inquiry at home",
    ),
    pytest.param('She called the council "a talking shop" and asked for patience.', id="a council in passing"),
    pytest.param(
        "The annual meeting of the port authority elected a new chair and named three working groups.",
        id="a port authority",
    ),
    pytest.param(
        "We will continue our consultations with like-minded colleagues.", id="consultations in the plain sense"
    ),
]


@pytest.mark.parametrize("body", NOTHING)
def test_other_bodies_give_nothing(body: str) -> None:
    assert suggest_consultation(telegram_with(body)) == ()


def test_what_is_no_telegram_proposes_nothing() -> None:
    assert suggest_consultation(parse("Dear aunt,\n\nall is well.\n")) == ()


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("political, security, human dimension, economic and development issues, energy", 5),
        ("(a) search and rescue; (b) lights, charts and weather", 2),
        ("fish; boats; the law of the sea", 3),
        ("pilots, weather and salvage", 3),
        ("early warning, air routes, shelter and resettlement, and research", 4),
        ("", 0),
    ],
)
def test_lists(text: str, items: int) -> None:
    assert len(split_items(text)) == items


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "the Cape Hallow Agreement of 1961 and the Data Exchange of 1988",
            ("Cape Hallow Agreement of 1961", "Data Exchange of 1988"),
        ),
        (
            "the Trade and Fish Agreement (TFA),the Ash Watch (AW),and the Joint Board",
            ("Trade and Fish Agreement (TFA)", "Ash Watch (AW)", "Joint Board"),
        ),
    ],
)
def test_lists_of_names(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names
