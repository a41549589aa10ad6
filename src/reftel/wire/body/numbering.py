"""Numbering: whether a number at the start of a line is the next paragraph's, or a date, a figure, an item of a list.

The paragraphs of one telegram are set off in one way ("1." or "¶1."); a number in another way ("2)") begins an item of a
list where the telegram's own way comes later with the same number.
"""

from collections.abc import Sequence
from typing import Final

from reftel.wire.body.paragraph_start import WIDEST_GAP, ParagraphStart, printed_number, read_paragraph_start
from reftel.wire.lines import Line

LOOK_AHEAD: Final = 3_000
"""Lines that are searched for the paragraph after next; longer telegrams are annexes."""

MAX_SEARCHES: Final = 60
"""Searches ahead in one telegram: a list of ten thousand items must not cost its square."""


class Numbering:
    """The last number of the telegram and how its numbers are set off."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.last = 0
        self.style = ""
        self.after_gap = False
        self._searches = 0

    def expected(self, text: str) -> int:
        """Return the number that a paragraph on this line should have: behind a missing section the one it has, if higher."""
        return max(self.last + 1, printed_number(text)) if self.after_gap else self.last + 1

    def take(self, start: ParagraphStart) -> None:
        """Note that a paragraph begins."""
        self.last = start.number
        self.after_gap = False
        self.style = self.style or start.style

    def is_next(self, start: ParagraphStart) -> bool:
        """True for most: a marked paragraph with the next number in the telegram's own way fits wherever it stands."""
        return (
            start.number == self.last + 1
            and start.portion is not None
            and (not self.style or start.style == self.style or not start.style)
        )

    def fits(self, start: ParagraphStart, at: int, *, follows_break: bool, after_blank: bool) -> bool:
        """Say whether the number that begins line `at` is the telegram's own.

        `follows_break`: a finished sentence, an empty line, a rule or furniture stands before it.
        """
        marked = start.portion is not None
        if start.number <= self.last and not (follows_break and start.style == self.style):
            return False
        is_other_style = self.style != "" and start.style not in {"", self.style}
        if is_other_style and (start.number > self.last + 1 or self._comes_later(start.number, at)):
            return False
        if not self.last and start.number > 1 and not self._begins_late(start, at, after_blank=after_blank):
            return False
        if marked:
            return True
        if start.number > self.last + 1 and not after_blank:
            return False
        return follows_break

    def _begins_late(self, start: ParagraphStart, at: int, *, after_blank: bool) -> bool:
        """An extract may begin in the middle: with a marked paragraph, or with one after which the next one comes."""
        if start.portion is not None or start.number <= WIDEST_GAP + 1:
            return True
        return after_blank and self._comes_later(start.number + 1, at, style=start.style)

    def _comes_later(self, number: int, at: int, style: str | None = None) -> bool:
        """True where a later line begins with this number in the telegram's own way."""
        self._searches += 1
        if self._searches > MAX_SEARCHES:
            return False
        wanted = self.style if style is None else style
        opening = ("¶" if "¶" in wanted else "") + str(number)
        for line in self.lines[at + 1 : at + 1 + LOOK_AHEAD]:
            text = line.text
            if text.startswith(opening):
                start = read_paragraph_start(text, expected=number)
                if start is not None and start.number == number and start.style == wanted:
                    return True
        return False
