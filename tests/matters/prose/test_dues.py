import datetime as dt

import pytest

from reftel.matters.prose.dues import find_due

SENT = dt.datetime(2006, 5, 3, 14, 5, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Please reply by May 20.", "2006-05-20"),
        ("Please reply by 20 May 2007.", "2007-05-20"),
        ("Please reply no later than Friday, May 12.", "2006-05-12"),
        ("Replies NLT January 9 are wanted.", "2007-01-09"),
        ("Please advise by COB May 12.", "2006-05-12"),
        ("Please advise by COB Friday.", "by COB Friday"),
        ("A reply before the end of July would help.", "before the end of July"),
        ("Please report within ten days of receipt.", "within ten days of receipt"),
        ("Please advise ASAP.", "ASAP"),
        ("Post needs an answer by close of business Tuesday", "by close of business Tuesday"),
        ("Please answer by 5/20/06", "2006-05-20"),
        ("Please answer by 5/20/1989", "1989-05-20"),
        ("Please answer by June 31.", "June 31"),
        ("Please answer COB", "COB"),
        ("The session is on May 20.", None),
        ("He was asked by the minister.", None),
    ],
)
def test_reads_by_when(sentence: str, due: str | None) -> None:
    assert find_due(sentence, SENT) == due


def test_without_the_telegrams_date_the_words_stay() -> None:
    assert find_due("Please reply by May 20.", None) == "May 20"
