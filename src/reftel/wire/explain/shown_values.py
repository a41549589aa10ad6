"""One value that is to be explained, with what its meaning may be read from."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeVar

from reftel.telegram import Span, Telegram

LONGEST_NUMBER: Final = 9
DAY: Final = "%d %B %Y"

_Item = TypeVar("_Item")


class Shown(NamedTuple):
    """One value: the telegram, the text of the value on one line, the indices in its path, its place."""

    telegram: Telegram
    value: str
    indices: tuple[int, ...]
    span: Span

    def item(self, items: Sequence[_Item]) -> _Item | None:
        """Return the item of a list that the path names, None where the record has none there."""
        return items[self.indices[0]] if self.indices and self.indices[0] < len(items) else None


def figures(text: str) -> int | None:
    """Return the number that a text is, None where it is none; figures of other scripts and endless ones are none."""
    return int(text) if len(text) <= LONGEST_NUMBER and text.isascii() and text.isdecimal() else None


Reader = Callable[[Shown], str | None]
"""Says what a value means, None where its words are their own meaning."""
