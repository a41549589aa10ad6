"""The first words of a text, cut short, that a newspaper printed above the whole telegram.

    preview = *line cut-line *publisher-line           followed by the heading or the class line again, and paragraph 1

Where the publisher has no more of the text than these words, they are the body.
"""

from collections.abc import Sequence
from typing import Final

from reftel.wire.body.paragraph_start import read_paragraph_start
from reftel.wire.heading.format_lines import DTG_LINE, MAX_REPEATED, TRANSMISSION
from reftel.wire.heading.publisher_lines import is_publisher_line
from reftel.wire.lines import Line
from reftel.wire.text_block.class_line import read_class_line

CUT: Final = ".."
"""An ellipsis, which may have lost a dot."""
MAX_PREVIEW: Final = 12
"""Lines of the first words; the longest seen has four."""

MAX_RECORD: Final = 24
"""Lines of the publisher's record below them, empty ones included."""


def preview_end(lines: Sequence[Line], at: int) -> int:
    """Return the index of the line at which the telegram begins again, `at` where no preview stands there."""
    stop = min(at + MAX_PREVIEW, len(lines))
    cut = next((i for i in range(at, stop) if lines[i].text[-2:] == CUT), -1)
    if cut < 0:
        return at
    for index in range(cut + 1, min(cut + MAX_RECORD, len(lines))):
        text = lines[index].text
        if text and not is_publisher_line(text, in_record=True):
            return index if _begins_again(text) and _has_first_paragraph(lines, index) else at
    return at


def _begins_again(text: str) -> bool:
    if TRANSMISSION.match(text) is not None or DTG_LINE.match(text) is not None:
        return True
    read = read_class_line(text)
    return read is not None and read.is_complete


def _has_first_paragraph(lines: Sequence[Line], at: int) -> bool:
    starts = (read_paragraph_start(line.text, expected=1) for line in lines[at : at + MAX_REPEATED] if line.text)
    return any(start is not None and start.number == 1 for start in starts)
