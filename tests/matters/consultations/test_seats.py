"""Persons who are named for seats: heads of working groups, and who chairs the body. Everybody and every land is invented."""

import time

import pytest

from reftel.matters.consultations import may_propose, suggest_consultation
from reftel.wire import parse
from tests.archive.cables import telegram

US = "Embassy Port Alder"


def seats(*paragraphs: str) -> list[tuple[str, str | None, str, str | None, str]]:
    found = suggest_consultation(parse(telegram(412, *paragraphs)))
    return [(s.kind, s.by, s.status, s.group, s.text) for s in found if s.kind in {"seat", "chair"}]


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        (
            "(U) The Department has named Ida Brask to head the working group on pilotage of the Strait Council with Tessaly.",
            (US, "agreed", "pilotage", "Ida Brask"),
        ),
        (
            "(U) Tessaly has appointed Dr. Per Holm as head of the working group on lights of the bilateral commission.",
            ("Tessaly", "agreed", "lights", "Dr. Per Holm"),
        ),
        (
            "(U) Washington proposes Captain Mara Lund, of the Coast Guard, as chairman of the working group on search and rescue "
            "of the Strait Council.",
            (US, "proposed", "search and rescue", "Captain Mara Lund"),
        ),
        (
            "(U) Tessaly accepts the Strait Council. Tessaly has named Ida Brask as head of the working group on pilotage for Tessaly.",
            ("Tessaly", "agreed", "pilotage", "Ida Brask"),
        ),
        (
            "(U) Ida Brask, Director of Ports, will chair the working group on traffic of the Strait Council.",
            (None, "agreed", "traffic", "Ida Brask"),
        ),
        (
            "(U) Osmark would like Professor Sayle to lead the subgroup on charts of the Joint Commission.",
            ("Osmark", "proposed", "charts", "Professor Sayle"),
        ),
        (
            "(U) For the Strait Talks, Embassy suggests Mr. Hatch as co-chair of the working group on dues.",
            (US, "proposed", "dues", "Mr. Hatch"),
        ),
    ],
)
def test_a_head_is_named(text: str, seat: tuple[str | None, str, str, str]) -> None:
    assert seats(text) == [("seat", *seat)]


def test_heads_are_listed_after_words_that_announce_them() -> None:
    found = seats(
        "(U) In answer to reftel, the United States proposes the following as heads of working groups of the Strait Safety "
        "Consultations:\n\n-- Search and rescue: Captain Iris Dell, U.S. Coast Guard.\n\n-- Lights, charts and weather: Dr. Wendell "
        "Koh, NOAA."
    )
    assert found == [
        ("seat", US, "proposed", "Search and rescue", "Captain Iris Dell"),
        ("seat", US, "proposed", "Lights, charts and weather", "Dr. Wendell Koh"),
    ]


def test_two_chair_the_body() -> None:
    found = seats(
        "(U) The Strait Council was co-chaired by U.S. Assistant Secretary of State for Oceans, Ports, and Fisheries Claudia "
        "Renner and Tessalian Minister of Transport Bela Radnai."
    )
    assert [(kind, text.split()[-1]) for kind, _, _, _, text in found] == [("chair", "Renner"), ("chair", "Radnai")]


def test_a_group_is_called_as_the_telegram_lists_it() -> None:
    found = seats(
        '(U) Tessaly proposes a Strait Council with the United States, to be known as the "Strait Council". It proposes three working '
        "groups: Pilotage, Lights, and Search and Rescue.",
        "(U) Tessaly has named Ida Brask to head the working group on pilotage.",
    )
    assert found == [("seat", "Tessaly", "agreed", "Pilotage", "Ida Brask")]


@pytest.mark.parametrize(
    "text",
    [
        "(U) The parliament's committee named Ida Brask to head the working group on taxes of the Budget Commission.",
        "(U) The UN Commission on Fisheries elected Per Holm as chairman of the working group on nets.",
        "(U) Tessaly would not name Ida Brask to head the working group on pilotage of the Strait Council.",
        "(U) The ruling party asked Per Holm to lead the group on farms of the Joint Commission.",
        "(U) Ida Brask will chair the working group on bread.",
        "(U) The Joint Commission was chaired by Germany, France and Minister Holm.",
        "(U) A task force chaired by the United States met in Verrin.",
        "(U) The European Council named Per Holm as head of the working group on quotas.",
        "(U) The heads of the working groups of the Strait Council: they are not known.",
    ],
)
def test_bodies_of_others_and_refusals_name_nobody(text: str) -> None:
    assert seats(text) == []


def test_a_telegram_that_names_a_head_is_worth_looking_at() -> None:
    naming = telegram(
        412, "(U) Tessaly has named Ida Brask to head the working group on pilotage of the Strait Council."
    )
    assert may_propose(parse(naming))
    assert not may_propose(parse(telegram(413, "(U) The dues are paid.")))


@pytest.mark.parametrize(
    "piece",
    [
        "Ida Brask, ",
        "co-chaired by Minister a and ",
        "heads of working groups: A: ",
        "working group on a and b ",
        "Aa, bb, cc: ",
    ],
)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    def seconds(times: int) -> float:
        text = parse(telegram(412, "(U) The Strait Council. " + piece * times + "."))
        start = time.perf_counter()
        suggest_consultation(text)
        return time.perf_counter() - start

    seconds(10)
    small, large = min(seconds(300) for _ in range(3)), min(seconds(2_400) for _ in range(2))
    assert large < 40 * small + 0.2
