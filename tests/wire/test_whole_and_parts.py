"""Every sample read whole, cut off after each line, begun at each line, and with text behind its end.

Whatever is cut, nothing is raised and every character has its span; what stands before a cut and was complete stays as it is.
"""

from importlib.resources.abc import Traversable
from typing import Final

import pytest

from reftel.samples import sample_files
from reftel.telegram import Paragraph, Telegram
from reftel.wire import parse, split_telegrams

FILES: Final = sample_files()
HEADING: Final = (
    "transmission date precedence originator origin action_addressees info_addressees exempt_addressees".split()
)
BLOCK: Final = (
    "station key classification captions pass_lines executive_order tags subject references classified_by".split()
)
AFTER: Final = "body signature drafting pointers repeated_heading sections".split()
TRAILING: Final = {
    "prose": "The editors thank the readers of the library.\n",
    "a paragraph": "\n\n9. (C) A paragraph that belongs to nothing.\n",
    "a paragraph of one letter": "x",
    "a label": "\nSUBJECT: SOMETHING ELSE\n",
    "a library's foot": "\nShare this page\n(c) 2011 A Library - All rights reserved\n",
    "blanks": "\n \n\t\n",
}


def assert_covered(text: str, telegram: Telegram) -> None:
    assert "".join(text[span.start : span.end] for span in telegram.spans or ()) == text


def single(file: Traversable) -> str:
    """Return the sample, the first telegram of one that holds several."""
    text = file.read_text()
    return text[slice(*split_telegrams(text)[0])]


@pytest.fixture(params=FILES, ids=lambda file: file.name)
def sample(request: pytest.FixtureRequest) -> str:
    return single(request.param)


def test_cut_off_after_each_line(sample: str) -> None:
    whole = parse(sample)
    lines = sample.splitlines(keepends=True)
    blocks = first_block_ends(lines)
    for count in range(len(lines) + 1):
        text = "".join(lines[:count])
        telegram = parse(text, spans=True)
        assert_covered(text, telegram)
        if count > blocks[0]:
            assert {n: getattr(telegram, n) for n in HEADING} == {n: getattr(whole, n) for n in HEADING}
        if count > blocks[1]:
            assert {n: getattr(telegram, n) for n in BLOCK} == {n: getattr(whole, n) for n in BLOCK}
            assert_same_paragraphs(telegram, whole)


def first_block_ends(lines: list[str]) -> tuple[int, int]:
    """Return the indices of the class line, before which the heading is complete, and of the second paragraph."""
    second = next((i for i, line in enumerate(lines) if line.startswith("2. ")), len(lines))
    spans = parse("".join(lines), spans=True).spans or ()
    start = next((span.start for span in spans if span.kind == "class_line"), 0)
    at = 0
    for index, line in enumerate(lines):
        if at >= start:
            return index, second
        at += len(line)
    return len(lines), second


def assert_same_paragraphs(telegram: Telegram, whole: Telegram) -> None:
    """Paragraphs that another paragraph follows are complete: the same in the part and in the whole."""
    ours = {b.number: (b.portion, b.text) for b in telegram.body if isinstance(b, Paragraph) and b.number is not None}
    all_of_them = {b.number: (b.portion, b.text) for b in whole.body if isinstance(b, Paragraph)}
    for number in sorted(ours)[:-1]:
        assert ours[number] == all_of_them[number]


def test_begun_at_each_line(sample: str) -> None:
    lines = sample.splitlines(keepends=True)
    for first in range(len(lines)):
        text = "".join(lines[first:])
        assert_covered(text, parse(text, spans=True))


@pytest.mark.parametrize("trailing", TRAILING.values(), ids=TRAILING)
def test_text_behind_the_end_changes_nothing_before_it(sample: str, trailing: str) -> None:
    if "NNNN" not in sample:
        sample += "\nNNNN\n"
    whole, more = parse(sample), parse(sample + trailing, spans=True)
    assert_covered(sample + trailing, more)
    names = [*HEADING, *BLOCK, *AFTER]
    assert {name: getattr(more, name) for name in names} == {name: getattr(whole, name) for name in names}
