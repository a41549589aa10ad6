"""What is mechanical is mended, once, and nothing else reads otherwise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.codes import example_telegrams, finding_examples
from reftel.wire import check, fix, parse
from reftel.wire.checks.fix import MENDS
from tests.wire.conftest import PERFECT


def example(code: str) -> tuple[str, str]:
    examples = finding_examples()[code]
    right = wrong = example_telegrams()[examples[0].telegram]
    for change in examples:
        wrong = wrong.replace(change.right, change.wrong)
    return wrong, right


CHANGES_THE_TAGS = {"RT223", "RT226"}
"""Their example has a code more or another than the right text; the mended one names what the code stood for."""


@pytest.mark.parametrize("code", sorted(set(MENDS) - CHANGES_THE_TAGS))
def test_the_example_of_a_mechanical_fault_is_mended(code: str) -> None:
    wrong, right = example(code)
    fixed = fix(wrong)
    assert [change.code for change in fixed.changes] == [code]
    assert check(fixed.text) == check(right)
    assert fix(fixed.text).changes == ()


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        pytest.param("PREL RU", "PREL RS", id="ISO code"),
        pytest.param("PREL KNPP", "PREL KNNP", id="other spelling"),
        pytest.param("PREL, QM, PREL", "PREL, QM", id="twice"),
    ],
)
def test_codes_are_mended_in_place(printed: str, mended: str) -> None:
    text = PERFECT.replace("PREL EFIS QM QT", printed)
    assert fix(text).text == PERFECT.replace("PREL EFIS QM QT", mended)


@pytest.mark.parametrize("code", ["RT101", "RT103", "RT302", "RT408", "RT504", "RT602"])
def test_what_a_person_must_decide_is_left(code: str) -> None:
    wrong, _ = example(code)
    assert fix(wrong).text == wrong


def test_a_perfect_telegram_is_returned_as_it_came(perfect: str) -> None:
    fixed = fix(perfect)
    assert (fixed.text, fixed.changes) == (perfect, ())


def test_text_around_the_telegram_is_not_touched() -> None:
    wrong, _ = example("RT212")
    around = "TAS: of the library\n"
    fixed = fix(around + wrong + around, (len(around), len(around) + len(wrong)))
    assert fixed.text == around + wrong.replace("ALDER 412", "ALDER 000412") + around


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(sorted(MENDS)), min_size=1, max_size=4, unique=True),
    st.integers(0, len(PERFECT)),
    st.text(max_size=8),
)
def test_fixing_twice_is_fixing_once_and_keeps_all_other_fields(codes: list[str], at: int, noise: str) -> None:
    text = PERFECT
    for code in codes:
        for change in finding_examples()[code]:
            text = text.replace(change.right, change.wrong, 1)
    text = text[:at] + noise + text[at:]
    fixed = fix(text)
    assert fix(fixed.text) == type(fixed)(text=fixed.text)
    before, after = parse(text), parse(fixed.text)
    assert (before.key, before.date, before.subject, before.body, before.captions, before.classification) == (
        (after.key, after.date, after.subject, after.body, after.captions, after.classification)
    )
