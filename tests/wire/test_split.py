import pytest

from reftel.wire import split_telegrams
from reftel.wire.split import MAX_TELEGRAMS


def test_one_telegram_is_the_whole_text(perfect: str) -> None:
    assert split_telegrams(perfect) == ((0, len(perfect)),)


def test_two_telegrams_meet_where_the_second_begins(perfect: str) -> None:
    text = perfect + "\n\n" + perfect
    second = len(perfect) + 2
    assert split_telegrams(text) == ((0, second), (second, len(text)))


def test_two_short_headings_after_endings(perfect: str) -> None:
    short = perfect[perfect.index("O P 0314") :]
    assert len(split_telegrams(short + "\n" + short)) == 2


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
