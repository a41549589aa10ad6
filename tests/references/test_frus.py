import pytest

from reftel.references import find_printed_references

TELEGRAM, OTHER = "telegram", "other"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("My 161, March 18, noon, crossed it.", [("My 161, March 18, noon", TELEGRAM)]),
        ("Your 92, April 3, 4 p. m. Agreed.", [("Your 92, April 3, 4 p. m.", TELEGRAM)]),
        ("See Department's 45 of March 2.", [("Department's 45 of March 2", TELEGRAM)]),
        ("Legation’s 3, January 4, 1 p. m.", [("Legation’s 3, January 4, 1 p. m.", TELEGRAM)]),
        ("Embassy's despatch No. 1234 explains.", [("Embassy's despatch No. 1234", OTHER)]),
        ("your circular telegram of May 6, 7 p.m.", [("your circular telegram of May 6, 7 p.m.", TELEGRAM)]),
        ("Your October 9, 3 p.m. No ships.", [("Your October 9, 3 p.m.", TELEGRAM)]),
        (
            "my letter of March 3 and his memorandum of March 4",
            [("my letter of March 3", "letter"), ("memorandum of March 4", "memo")],
        ),
        (
            "the Department’s telegrams 41 of April 23, 7 p.m., and 43 of April 25, 6 p.m., say so",
            [("the Department’s telegrams 41 of April 23, 7 p.m.", TELEGRAM), ("43 of April 25, 6 p.m.", TELEGRAM)],
        ),
        (
            "Your despatches Nos. 409 and 415 of October 23.",
            [("Your despatches Nos. 409", OTHER), ("415 of October 23", OTHER)],
        ),
        (
            "the following: 85, March 3, 8 p.m.; 57, May 2, 1 a.m.",
            [("85, March 3, 8 p.m.", TELEGRAM), ("57, May 2, 1 a.m.", TELEGRAM)],
        ),
        ("Telegram from Verrin, 86, March 5, 5 p.m. came.", [("Telegram from Verrin, 86, March 5, 5 p.m.", TELEGRAM)]),
        ("Your Q–304, January 9, noon.", [("Your Q–304, January 9, noon", TELEGRAM)]),
        ("My 161.", [("My 161", TELEGRAM)]),
        ("My 161 countrymen", []),
        ("Your 15% of the catch", []),
        ("my 3 boats and your 2.5 tons", []),
        ("On March 18 he paid 30 crowns.", []),
        ("", []),
    ],
)
def test_references_in_running_text(text: str, wanted: list[tuple[str, str]]) -> None:
    found = list(find_printed_references(text, (0, len(text))))
    assert [(f.reference.text, f.reference.kind.value) for f in found] == wanted
    assert all(" ".join(text[slice(*f.place)].split()) == f.reference.text for f in found)


def test_only_the_stretch_is_read() -> None:
    text = "My 160, March 1. My 161, March 2."
    assert [f.reference.text for f in find_printed_references(text, (17, len(text)))] == ["My 161, March 2"]


def test_a_line_break_inside_is_one_space() -> None:
    text = "Your\n92, April\n3, 4 p.m."
    assert [f.reference.text for f in find_printed_references(text, (0, len(text)))] == ["Your 92, April 3, 4 p.m."]
