import pytest

from reftel.matters.answers.numbered import named_in, numbered_asks
from tests.matters.inventing import asks, telegram


@pytest.mark.parametrize(
    ("body", "marks"),
    [
        ("1. (C) We request guidance on (1) the name, (2) the level and (3) the groups.", ("1", "2", "3")),
        ("1. (C) We request guidance on (a) the name and (b) the level.", ("a", "b")),
        ("1. (C) We request guidance on (1) the name.", ()),
        ("1. (C) We request guidance on the name (2) and more (3).", ()),
        ("1. (C) We request guidance on the name.", ()),
    ],
)
def test_counts_what_is_asked(body: str, marks: tuple[str, ...]) -> None:
    (request,) = asks(body)
    assert numbered_asks(telegram(body), request) == marks


def test_a_request_of_another_text_has_no_numbers() -> None:
    (request,) = asks("1. (C) Text.\n\n2. (C) We request guidance on (1) the name and (2) the level.")
    assert numbered_asks(telegram("1. (C) Text."), request) == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("This answers points 1 and 3.", {"1", "3"}),
        ("On questions (a), (b) and (d) we agree.", {"a", "b", "d"}),
        ("Name (question a). Level (question b).", {"a", "b"}),
        ("We agree on all points.", set()),
        ("He raised a point about boats.", set()),
    ],
)
def test_reads_which_are_named(text: str, named: set[str]) -> None:
    assert named_in(text) == named
