"""A whole text that was sent in capitals, in sentence case: letter for letter, so that every place in it stays what it was."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from reftel.archive.finding.named import everybody_named
from reftel.codes import short_forms
from reftel.exports.casing import OFFICES, SMALL_WORDS, cased, is_capitals, proper_names
from reftel.telegram import Telegram

PRONOUN: Final = {word.lower(): word for word in ("I", "I'm", "I've", "I'd", "I'll")}

_BEGINNING: Final = re.compile(r"(?<=[.?!\"')])(?:  |\s*\n\s*\n)\s*[\"'(]?([a-z])")
"""A small letter where a typist left two blanks behind a full stop, or a line free."""

_TITLED: Final = re.compile(r"\b(?:MR|MRS|MS|MISS|DR|GEN|COL|CAPT|LT|SEN|REP|AMB)\.?\s+((?:[A-Z]\.\s*)*[A-Z][A-Z'-]+)")
"""Titles that are followed by a name and by nothing else."""

_GIVEN: Final = re.compile(r"((?:[A-Z][\w'-]*\s+){2,8})\(\"?([A-Z]{2,8})\"?\)")
_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")


def recased(text: str, known: Mapping[str, str]) -> str:
    """Return prose in sentence case, as long as it was; what is not in capitals, or would change its length, as it is."""
    if not is_capitals(text):
        return text
    found = _BEGINNING.sub(lambda match: match.group()[:-1] + match[1].upper(), cased(text, known))
    return found if len(found) == len(text) else text


def names_of(telegram: Telegram, prose: str, people: Iterable[str] = ()) -> Mapping[str, str]:
    """Return what is known of the words of a telegram in capitals: small letters → as written.

    Known are the persons whom the telegram names outside its prose and those in `people`, words behind a title, and short
    forms: those of the tables, and those that the telegram gives in parentheses behind the words that they stand for.
    """
    forms = {form.lower(): row.written for form, row in short_forms().items() if not row.is_word}
    given = {form.lower(): form for words, form in _GIVEN.findall(prose) if _stands_for(form, words)}
    spoken = (match[1] for match in _TITLED.finditer(prose))
    names = {
        word.lower(): _as_name(word)
        for name in (*everybody_named(telegram), *people, *spoken)
        for word in _WORD.findall(name)
        if len(word) > 2 and word.lower() not in SMALL_WORDS | OFFICES
    }
    return {**names, **proper_names(), **forms, **given, **PRONOUN}


def _stands_for(form: str, words: str) -> bool:
    initials = "".join(word[0] for word in words.split())
    plain = "".join(word[0] for word in words.split() if word.lower() not in SMALL_WORDS)
    return initials.endswith(form) or plain.endswith(form)


def _as_name(word: str) -> str:
    """Return a name with capitals where names have them: "O'NEILL" → "O'Neill", "SMITH-JONES" → "Smith-Jones"."""
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize() if len(part.group()) > 1 else part.group(), word)
