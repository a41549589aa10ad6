"""Numbered asks: how many a request has, and which of them an answer names."""

import re
from typing import Final

from reftel.matters.stretches import Reading
from reftel.matters.values import Request
from reftel.telegram import Telegram

MARK: Final = re.compile(r"(?<![\w.])\((?P<number>\d{1,2})\)\s|(?:^|\n)\s*(?P<plain>\d{1,2})[.)]\s")
NAMED: Final = re.compile(
    r"\b(?:points?|questions?|items?|asks?|requests?|numbers?|paras?)\s+(?P<list>\(?\d{1,2}\)?(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)\(?\d{1,2}\)?)*)",
    re.IGNORECASE,
)
_MOST: Final = 30


def numbered_asks(telegram: Telegram, request: Request) -> int:
    """Return how many numbered asks stand in the request's sentence and after it in its paragraph; 0 where none or one."""
    reading = Reading(telegram.body)
    stretch = next((s for s in reading.stretches if s.field == request.passage.field), None)
    if stretch is None:
        return 0
    count = 0
    for match in MARK.finditer(stretch.text, request.passage.start):
        if int(match["number"] or match["plain"]) == count + 1:
            count += 1
    return count if 1 < count <= _MOST else 0


def answered_numbers(text: str) -> frozenset[int]:
    """Return the numbers of the points, questions or requests that a text names ("answers points 1 and 3")."""
    return frozenset(int(n) for match in NAMED.finditer(text) for n in re.findall(r"\d{1,2}", match["list"]))
