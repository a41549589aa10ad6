"""Where one is among the pages of a list."""

from collections.abc import Callable
from dataclasses import dataclass

from reftel.web.pages.making import MAX_PAGE


@dataclass(frozen=True, slots=True)
class Paging:
    """The present page, how many there are, and the addresses beside it."""

    number: int
    count: int
    previous: str | None
    next: str | None


def paging_of(number: int, total: int, at_once: int, href: Callable[[int], str]) -> Paging:
    """Return the paging of a list; a page beyond the last is the last."""
    count = min(max(1, -(-total // at_once)), MAX_PAGE)
    number = min(number, count)
    return Paging(
        number=number,
        count=count,
        previous=href(number - 1) if number > 1 else None,
        next=href(number + 1) if number < count else None,
    )
