"""Writing a query from a form: each box of it becomes terms that a reader could have typed."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from reftel.search.query.fields import Kind, fields_by_name
from reftel.search.query.limits import QUOTES

_QUOTES: Final = str.maketrans(dict.fromkeys(QUOTES, " "))
_NO_QUOTES: Final = str.maketrans(dict.fromkeys(QUOTES, ""))
_PLAIN: Final = re.compile(r"[^\W_][\w./'’&-]*[*~]?\d?")
_OPERATORS: Final = frozenset({"AND", "OR", "NOT"})

FORM_FIELDS: Final = (
    *(
        "station",
        "from",
        "to",
        "subject",
        "person",
        "tag",
        "caption",
        "classification",
        "precedence",
        "has",
        "since",
        "until",
    ),
)
"""Fields that the form has a box for; beside them `all`, `phrase`, `any`, `none`, `in` and `sort`."""

FORM_BOXES: Final = ("all", "phrase", "any", "none", "in", *FORM_FIELDS, "sort")
"""Every box of the form, in its order."""


def compose_query(boxes: Mapping[str, str]) -> str:
    """Return the query that a form's boxes ask for, in the order of the form; boxes that are empty or unknown ask nothing.

    What was typed stays within its box: no sign in it can open a field or a parenthesis.
    """
    return " ".join(_terms(boxes))


def _terms(boxes: Mapping[str, str]) -> Iterator[str]:
    words = list(_words(boxes.get("all", "")))
    phrase = _phrase(boxes.get("phrase", ""))
    either = list(_words(boxes.get("any", "")))
    without = list(_words(boxes.get("none", "")))
    yield from words
    yield from phrase
    if either:
        yield either[0] if len(either) == 1 else f"({' OR '.join(either)})"
    yield from (f"-{word}" for word in without)
    if words or phrase or either:
        yield from _value("in", boxes.get("in", ""))
    for name in (*FORM_FIELDS, "sort"):
        yield from _value(name, boxes.get(name, ""))


def _words(text: str) -> Iterator[str]:
    """Yield words as terms; what is no plain word is put into quotation marks, where nothing but its letters counts."""
    for word in text.translate(_QUOTES).split():
        if _PLAIN.fullmatch(word) and word not in _OPERATORS:
            yield word
        elif any(c.isalnum() for c in word):
            yield f'"{word}"'


def _phrase(text: str) -> list[str]:
    words = text.translate(_QUOTES).split()
    return [f'"{" ".join(words)}"'] if any(c.isalnum() for c in text) else []


def _value(name: str, text: str) -> Iterator[str]:
    field = fields_by_name()[name]
    if field.kind is Kind.TEXT:
        yield from (f"{name}:{phrase}" for phrase in _phrase(text))
        return
    # Several codes in one box: all of them are wanted.
    values = (
        text.translate(_QUOTES).replace(",", " , ").split(",") if field.kind is Kind.CODE else [text.translate(_QUOTES)]
    )
    for value in values:
        yield from (f"{name}:{one}" for one in _plain_value(value))


def _plain_value(text: str) -> list[str]:
    value = " ".join(text.split())
    if not any(c.isalnum() for c in value):
        return []
    return [value] if re.fullmatch(r"[\w.-]+\*?", value) else [f'"{value}"']


def clause(field: str, value: str) -> str:
    """Return the query that asks a field for a value as it stands, in quotation marks.

    The language has no escape inside them, and no value needs one to be found: marks in the value are left out.
    """
    return f'{field}:"{value.translate(_NO_QUOTES)}"'
