import pytest
from msgspec import UNSET

from reftel.telegram import Paragraph
from reftel.wire import parse, split_telegrams
from reftel.wire.split import MAX_TELEGRAMS


def test_one_telegram_is_the_whole_text(perfect: str) -> None:
    assert split_telegrams(perfect) == ((0, len(perfect)),)


def test_two_telegrams_meet_where_the_second_begins(perfect: str) -> None:
    text = perfect + "\n\n" + perfect.replace("031405Z", "041405Z")
    second = len(perfect) + 2
    assert split_telegrams(text) == ((0, second), (second, len(text)))


def test_two_short_headings_after_endings(perfect: str) -> None:
    short = perfect[perfect.index("O P 0314") :]
    assert len(split_telegrams(short + "\n" + short.replace("031405Z", "041405Z"))) == 2


def test_the_heading_of_the_next_section_begins_no_telegram(perfect: str) -> None:
    start, end = perfect.index("2. (C)"), perfect.index("1. (C)")
    text = perfect[:start] + perfect[:end].replace("/01", "/02") + perfect[start:]
    assert len(split_telegrams(text)) == 1
    telegram = parse(text, spans=True)
    assert [b.number for b in telegram.body if isinstance(b, Paragraph)] == [1, 2, 3, 4, 5]
    assert telegram.spans is not UNSET
    assert "repeated_heading" in {s.kind for s in telegram.spans}


def test_a_repeated_telegram_inside_another_is_not_torn_out(perfect: str) -> None:
    inner = "the following telegram is repeated to you:\n\nR 010000Z MAY 06\nFM AMEMBASSY VERRIN\nTO SECSTATE WASHDC\n"
    text = perfect.replace("THE LEVEL\n", inner)
    assert len(split_telegrams(text)) == 1


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_text_holds_none(text: str) -> None:
    assert split_telegrams(text) == ()


def test_what_has_no_heading_is_one() -> None:
    assert split_telegrams("Dear aunt,\n") == ((0, 11),)


def test_the_number_is_bounded() -> None:
    assert MAX_TELEGRAMS >= 100_000
