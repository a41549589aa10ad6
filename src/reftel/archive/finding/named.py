"""Whom the labelled lines of a telegram name: who signed, classified, drafted and cleared it, and the persons among its TAGS."""

from collections.abc import Iterator
from typing import Final

from reftel.codes import TagKind
from reftel.search.folding import fold
from reftel.telegram import Telegram

MOST_OF_A_NAME: Final = 100
"""Characters of a name; what is longer is a line that was misread."""


def is_name(text: str) -> bool:
    """Say whether somebody may be called so: it has letters, is not redacted, and is not too long."""
    letters = {sign for sign in fold(text) if sign.isalpha()}
    return len(text) <= MOST_OF_A_NAME and not letters <= {"x"}


def everybody_named(telegram: Telegram) -> Iterator[str]:
    """Yield everybody whom the labelled lines name, as printed."""
    if telegram.signature:
        yield telegram.signature
    if telegram.classified_by is not None and telegram.classified_by.name:
        yield telegram.classified_by.name
    if telegram.drafting is not None:
        drafting = telegram.drafting
        yield from filter(None, (drafting.drafted_by, *drafting.cleared_by, drafting.approved_by))
    yield from (tag.code for tag in telegram.tags if tag.kind is TagKind.PERSON)


def named_once(telegram: Telegram) -> tuple[str, ...]:
    """Return the same without what is no name, each once however it is spelled."""
    found: dict[str, str] = {}
    for name in everybody_named(telegram):
        if is_name(name):
            found.setdefault(" ".join(fold(name).split()), " ".join(name.split()))
    return tuple(found.values())
