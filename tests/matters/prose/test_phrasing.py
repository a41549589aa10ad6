import pytest

from reftel.matters.prose.phrasing import Begins, Pattern, Scanner, compiled, prepared
from reftel.matters.requests.hits import TABLE


def row(name: str, *anchors: str) -> Pattern:
    return Pattern(name=name, rule="r", anchors=anchors, pattern="x", meaning="", example="", source="")


def test_a_blank_stands_for_any_white_space() -> None:
    assert compiled(r"we ask \[ ?you[ -]all").search("We  ask\n[you-all") is not None


def test_a_blank_in_a_class_or_a_look_behind_stays_one_character() -> None:
    assert compiled(r"(?<!the )request").search("the\nrequest") is None
    assert compiled(r"(?<![a-z,)] )request").search("one) request") is None
    assert compiled(r"(?<![a-z,)] )request").search("one. request") is not None


def test_words_in_braces_are_lists() -> None:
    assert compiled(r"^{OWN} asks$").match("Embassy Port Alder asks") is not None


def test_the_scanner_finds_overlapping_anchors_at_the_beginning_of_words() -> None:
    table = (row("long", "would be grate"), row("short", "grateful", "ask"))
    text = "He would be grateful (ask him).\nTask"
    found = [(at, rank, pattern.name) for at, rank, pattern in Scanner(table).scan(prepared(text.lower()))]
    assert found == [(3, 0, "long"), (12, 1, "short"), (22, 1, "short")]


def test_an_anchor_that_begins_with_another_is_found_where_it_is_longer() -> None:
    table = (row("any", "request"), row("past", "requested"))
    found = [pattern.name for _, _, pattern in Scanner(table).scan(prepared("requested request"))]
    assert found == ["any", "past", "any"]


def test_preparing_keeps_places() -> None:
    text = 'one\n"two (three'
    assert len(prepared(text)) == len(text) + 1


@pytest.mark.parametrize("begins", list(Begins))
def test_beginnings_have_names(begins: Begins) -> None:
    assert begins.value == begins.name.lower()


@pytest.mark.parametrize("row", [row for row in TABLE if row.tail is not None], ids=lambda row: row.name)
def test_tail_of_a_row_matches_at_an_anchor_of_its_example(row: Pattern) -> None:
    tail = compiled(row.tail or "")
    ranks = Scanner((row,)).scan(prepared(row.example.lower()))
    assert any(tail.match(row.example, at) for at, _, _ in ranks)
