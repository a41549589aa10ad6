"""Reading a list out of a sentence: letters in parentheses, semicolons, commas, and the last AND."""

import re
from typing import Final

MAX_ITEMS: Final = 20
_LETTERS: Final = re.compile(r"\(([a-z]|\d{1,2})\)\s*")
_ARTICLE: Final = re.compile(r"^(?:and |or |the |also |as well as )+", re.IGNORECASE)
_NAMES: Final = re.compile(r",?\s*\band (?=the )|,\s*(?=(?:and )?the )|(?<=\)),?\s*(?:and\s+)?(?=[A-Z])")


def split_items(text: str) -> tuple[str, ...]:
    """Return the items of a list in order, without articles; "(a) search and rescue; (b) lights" has two.

    With commas, an AND inside an item stays ("economic and development issues"); the last item is cut at its AND only where the
    list does not put one before it and all items are short.
    """
    if len(_LETTERS.findall(text)) > 1:
        parts = _LETTERS.split(text)[2::2]
    elif ";" in text:
        parts = text.split(";")
    else:
        parts = _split_commas(text)
    return tuple(item for part in parts[:MAX_ITEMS] if (item := _tidy(part)))


def split_names(text: str) -> tuple[str, ...]:
    """Return the items of a list of names ("the Ash Watch Protocol (AWP),the Observatories (OP),and the Commission")."""
    return tuple(item for part in _NAMES.split(text)[:MAX_ITEMS] if part and (item := _tidy(part)))


def _split_commas(text: str) -> list[str]:
    parts = text.split(",")
    last = parts[-1].strip()
    if last.lower().startswith("and "):
        return parts
    head, found, tail = last.partition(" and ")
    if found and (len(parts) == 1 or len(last.split()) <= 5):  # a longer last item holds its own AND
        return [*parts[:-1], head, tail]
    return parts


def _tidy(item: str) -> str:
    return _ARTICLE.sub("", item.strip(' ,;.:-"“”')).strip(" ,;.")
