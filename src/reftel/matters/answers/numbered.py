"""Numbered and lettered asks: how many a request has, and which of them an answer names."""

import re
from typing import Final

from reftel.matters.prose.stretches import Reading
from reftel.matters.values import Request
from reftel.telegram import Telegram

MARK: Final = re.compile(r"(?<![\w.])\((?P<mark>\d{1,2}|[a-h])\)\s|(?:^|\n)\s*(?P<plain>\d{1,2}|[a-h])[.)]\s")
_ONE: Final = r"(?:\(?\d{1,2}\)?|\(?[a-h]\)?)(?![\w'])"
NAMED: Final = re.compile(
    rf"\b(?:points?|questions?|items?|asks?|requests?|numbers?|sub-?paras?)\s+(?P<list>{_ONE}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*){_ONE})*)",
    re.IGNORECASE,
)
_MOST: Final = 30


def numbered_asks(telegram: Telegram, request: Request) -> tuple[str, ...]:
    """Return the numbers or letters of the asks in the request's sentence and after it in its paragraph.

    In order, as 1, 2, 3 or a, b, c must come; empty where there are none, or one.
    """
    stretch = next((s for s in Reading(telegram.body).stretches if s.field == request.passage.field), None)
    marks: list[str] = []
    for match in MARK.finditer(stretch.text, request.passage.start) if stretch else ():
        mark = match["mark"] or match["plain"]
        if mark in {str(len(marks) + 1), chr(ord("a") + len(marks))}:
            marks.append(mark)
    return tuple(marks) if 1 < len(marks) <= _MOST else ()


def named_in(text: str) -> frozenset[str]:
    """Return the numbers and letters of the points, questions or requests that a text names ("points 1 and 3")."""
    return frozenset(
        mark
        for match in NAMED.finditer(text)
        for mark in re.findall(r"\d{1,2}|(?<![a-z])[a-h](?![a-z])", match["list"].lower())
    )
