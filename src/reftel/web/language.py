"""The words of the room in the reader's language: gettext catalogues, and which language this request is answered in.

Words are written in English in templates and modules; a catalogue (`locales/LANGUAGE/LC_MESSAGES/reftel.po`) holds them in another
language. Which one is spoken stands in a context variable: a request sets it (see `speaking`), and threads inherit it. Nothing
below this room knows of languages: what telegrams, tables and data say stays as it is.
"""

import gettext as _gettext
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup

LOCALES: Final = Path(__file__).parent / "locales"
DOMAIN: Final = "reftel"
ENGLISH: Final = "en"

LANGUAGES: Final[Mapping[str, str]] = {ENGLISH: "English", "fr": "Français"}
"""Languages that the room speaks, by the code that HTML and HTTP know, with their own names. A test holds each complete."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a request is answered in; `address` is where a change of language leads back to, empty where none is offered."""

    code: str
    address: str = ""


_OUTSIDE: Final = Spoken(ENGLISH)
_SPOKEN: ContextVar[Spoken] = ContextVar("reftel_spoken", default=_OUTSIDE)


def language() -> str:
    """Return the code of the language that is spoken now; English outside requests."""
    return _SPOKEN.get().code


def spoken() -> Spoken:
    """Return what this request is answered in."""
    return _SPOKEN.get()


@contextmanager
def speaking(code: str, address: str = "") -> Iterator[None]:
    """Speak a language for a while: for one request, or for all pages that are published."""
    token = _SPOKEN.set(Spoken(code, address))
    try:
        yield
    finally:
        _SPOKEN.reset(token)


@cache
def catalogue(code: str) -> _gettext.NullTranslations:
    """Return the words of a language, read once and compiled in memory, so that no compiled file can be stale."""
    if code == ENGLISH:
        return _gettext.NullTranslations()
    with (LOCALES / code / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        held = read_po(file, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, held)
    compiled.seek(0)
    return _gettext.GNUTranslations(compiled)


@cache
def locale(code: str) -> Locale:
    """Return how a language writes numbers and dates."""
    return Locale.parse(code)


def N_(text: str) -> str:  # noqa: N802 - the name that gettext users know
    """Mark words of a constant for the catalogue, and return them as they are; `_()` translates them where they are shown."""
    return text


def _(text: str, /, **values: object) -> str:
    """Return words in the reader's language; `%(name)s` in them is replaced where values are given."""
    words = catalogue(language()).gettext(text) if text else ""
    return words % values if values else words


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the words for a count; `%(n)s` is the count as the language writes it, further values by name."""
    words = catalogue(language()).ngettext(one, many, count)
    return words % {"n": number(count), **values}


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: "1 telegram", "1,138 telegrams". In the catalogue it stands as "%(n)s telegram"."""
    return ngettext(f"%(n)s {one}", f"%(n)s {many or one + 's'}", count)


def number(value: int) -> str:
    """Return a number with thousands set apart as the language does: 1,138."""
    digits = f"{value:,}"
    if language() == ENGLISH:
        return digits
    return digits.replace(",", locale(language()).number_symbols["latn"]["group"])


def in_english() -> Markup:
    """Return the attribute that marks words as English on a page in another language, so that voices read them right."""
    return Markup("") if language() == ENGLISH else Markup(' lang="en"')
