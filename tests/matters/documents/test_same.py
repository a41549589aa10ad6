import pytest

from reftel.matters.documents.same import may_be_same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("non-paper on the Strait Council", "revised draft of the Strait Council paper", True),
        ("non-paper", "the nonpaper", True),
        ("note", "letter", False),
        ("draft pilotage law", "draft customs agreement", False),
        ("draft pilotage law", "pilotage bill, second version", True),
        ("draft", "draft pilotage law", False),
        ("", "", False),
    ],
)
def test_papers_are_the_same_by_what_their_titles_are_about(one: str, other: str, same: bool) -> None:
    assert may_be_same(one, other) is same
    assert may_be_same(other, one) is same
