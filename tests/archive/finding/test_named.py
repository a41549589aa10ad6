import pytest

from reftel.archive.finding.named import is_name
from reftel.archive.finding.people import by_surname


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("HOLLOWAY", True),
        ("Ana Lima", True),
        ("A. X.", True),
        ("", False),
        ("---", False),
        ("1404", False),
        ("XXXXXXXXXXXX", False),
        ("Xx XX", False),
        ("N" * 101, False),
    ],
)
def test_what_can_be_a_name(text: str, is_one: bool) -> None:
    assert is_name(text) is is_one


def test_names_stand_by_their_surnames() -> None:
    names = ["Owen Pike", "HOLLOWAY", "CASTELLAN, JAMES", "Margaret T. Holloway", "Ada Castellan", "PIKE", ","]
    assert sorted(names, key=by_surname) == [
        ",",
        "Ada Castellan",
        "CASTELLAN, JAMES",
        "HOLLOWAY",
        "Margaret T. Holloway",
        "PIKE",
        "Owen Pike",
    ]
