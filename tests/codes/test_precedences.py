import pytest

from reftel.codes import PROSIGNS, Precedence, find_precedence_word, precedence_meaning, precedences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FLASH", Precedence.FLASH),
        ("NIACT IMMEDIATE", Precedence.NIACT_IMMEDIATE),
        ("NIACT", Precedence.NIACT_IMMEDIATE),
        ("niact  immediate ", Precedence.NIACT_IMMEDIATE),
        ("IMMEDIATE", Precedence.IMMEDIATE),
        ("priority", Precedence.PRIORITY),
        ("ROUTINE", Precedence.ROUTINE),
        ("URGENT", None),
        ("PRIORITY 6605", None),
        ("", None),
    ],
)
def test_word_names_a_precedence_as_a_whole(text: str, expected: Precedence | None) -> None:
    assert find_precedence_word(text) is expected


def test_prosigns_are_those_of_the_date_time_line() -> None:
    assert "".join(PROSIGNS) == "ZOPR"


@pytest.mark.parametrize(
    ("value", "beginning"),
    [
        ("P", "PRIORITY; to be handled in 3 hours"),
        ("PP", "PRIORITY"),
        ("OO", "IMMEDIATE; to be handled in 30 minutes"),
        ("O", "IMMEDIATE"),
        ("NIACT", "NIACT IMMEDIATE"),
        ("Routine", "ROUTINE"),
        ("M", "DEFERRED"),
    ],
)
def test_meaning_says_how_fast(value: str, beginning: str) -> None:
    meaning = precedence_meaning(value)
    assert meaning is not None
    assert meaning.startswith(beginning)


def test_meaning_of_no_precedence_is_none() -> None:
    assert precedence_meaning("X") is None


def test_table_is_ordered_by_urgency_and_holds_every_precedence() -> None:
    known = [row for row in precedences() if row.name in set(Precedence)]
    assert [row.name for row in known] == list(Precedence)
    assert [row.rank for row in known] == sorted(row.rank for row in known)
