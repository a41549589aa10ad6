"""Enclosed texts: their opening and closing words, their kind, whose words they are.

enclosure = "BEGIN" name [ "OF" what ] ":" ... "END" name "."
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import msgspec

from reftel.codes import country_adjectives, country_names
from reftel.wire.lines import Line

_NAMES: Final = (
    r"(?:(?:UNOFFICIAL|INFORMAL|OFFICIAL|EMBASSY|FULL|DRAFT|PROPOSED|QUOTED|VERBATIM|U\.S\.|[A-Z][A-Z-]+) ){0,3}"
    r"(?:TEXTS?|TRANSLATION|NON-?PAPER|(?:TALKING |PRESS )?POINTS|LETTER|AGENDA|STATEMENT|AIDE[- ]MEMOIRE|DIPLOMATIC NOTE|NOTE VERBALE|"
    r"DIPNOTE|COMMUNIQUE|LIST|QUESTIONS|DRAFT|EXCERPTS?|QUOTE|PAPER|MESSAGE|DOCUMENT|TRANSCRIPT|REPORT|DEMARCHE|Q AND A)"
)
BEGIN: Final = re.compile(
    rf"(?:[-(\[\"*]{{1,3}} ?)?BEGIN (?:THE )?(?P<name>{_NAMES})(?P<of>(?: (?:OF|FROM|FOR) [^:.\n]{{1,80}})?)"
    r"(?: ?[:.)\]\"*-]{1,3}| (?=\()| ?$)",
    re.IGNORECASE,
)
END: Final = re.compile(
    rf"(?:[-(\[\"*]{{1,3}} ?)?END (?:OF )?(?:THE )?(?P<name>{_NAMES})(?: (?:OF|FROM|FOR) [^:.\n]{{1,80}})?(?: ?[:.)\]\"*-]{{1,3}}| ?$)",
    re.IGNORECASE,
)
TITLE: Final = re.compile(r"\(TITLE\)\s*(?P<title>\S.*)$", re.IGNORECASE)

MAX_MARKS: Final = 8
"""Openings and closings read on one line; no real line has more than three."""

KINDS: Final = (
    ("non-paper", ("NON-PAPER", "NONPAPER")),
    ("aide-memoire", ("AIDE",)),
    ("points", ("POINTS",)),
    ("note", ("NOTE", "DIPNOTE")),
    ("letter", ("LETTER", "MESSAGE")),
    ("draft", ("DRAFT",)),
    ("agenda", ("AGENDA",)),
    ("statement", ("STATEMENT", "COMMUNIQUE")),
    ("translation", ("TRANSLATION",)),
)
"""(kind, words of the opening line that name it), the first that fits; every other is `text`."""


class EnclosureMark(msgspec.Struct, frozen=True, gc=False):
    """An opening or closing on a line: offsets in the line, the opening's words."""

    is_begin: bool
    start: int
    end: int
    words: str


def may_hold_mark(text: str) -> bool:
    """True where a line may open or close an enclosure; cheap, and false for nearly every line."""
    return "EGIN " in text or "END " in text or "egin " in text or "End " in text


def enclosure_marks(text: str) -> Iterator[EnclosureMark]:
    """Yield the openings and closings on a line in order."""
    done = 0
    for at in _mark_places(text) if may_hold_mark(text) else ():
        opening = _PUNCTUATION.search(text, max(at - 4, done), at)
        start = opening.start() if opening is not None else at
        if at < done or (match := BEGIN.match(text, start) or END.match(text, start)) is None:
            continue
        begins = match.re is BEGIN
        words = match["name"] + (match["of"] if begins else "")
        if _is_written_as_mark(match):
            yield EnclosureMark(begins, match.start(), match.end(), words)
        done = match.end()


_PUNCTUATION: Final = re.compile(r"[-(\[\"*]{1,3} ?$")
"""What may stand before the word that opens or closes."""


def _mark_places(text: str) -> list[int]:
    """Return, in order, where a line has BEGIN or END as a word; at most MAX_MARKS of each spelling."""
    found: list[int] = []
    for word in ("BEGIN ", "Begin ", "END ", "End "):
        at = text.find(word)
        while at >= 0 and len(found) < 4 * MAX_MARKS:
            if at == 0 or not text[at - 1].isalnum():
                found.append(at)
            at = text.find(word, at + 1)
    return sorted(found)


def _is_written_as_mark(match: re.Match[str]) -> bool:
    """ "Begin text:" and "BEGIN TEXT" are marks; "begin talking points" in a sentence is not."""
    word = match[0].lstrip('-(["* ')
    return word[0].isupper()


@lru_cache(maxsize=1024)  # bounded, because the words come from untrusted text
def kind_of(words: str) -> str:
    """Return the kind that the opening's words name."""
    upper = words.upper()
    return next((kind for kind, names in KINDS if any(name in upper for name in names)), "text")


_SUBJECT: Final = re.compile(
    r"(?:The )?(?:(?:Government|Republic|Kingdom|State|Ministry of Foreign Affairs|Foreign Ministry|MFA|Embassy|people) of (?:the )?)*"
    r"(?P<name>[A-Z][\w'’-]+(?: (?:of |and )?[A-Z][\w'’-]+){0,3}) "
    r"(?:side )?(?:has|have|is|was|welcomes?|proposes?|would|wishes|presents?|confirms?|supports?|agrees?|considers?|expresses|"
    r"reiterates?|notes?|believes?|attaches|shares?|intends?|remains?|thanks?|appreciates?|requests?|suggests?|regrets?|stands|declares?|"
    r"invites?|holds|looks|takes|values|regards|accepts|maintains|does|cannot|will)\b"
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_FIRST_PERSON: Final = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)


def voice_of(words: str, first_texts: tuple[str, ...], known_names: frozenset[str]) -> str | None:
    """Say whose words an enclosure holds, None where the text does not say.

    Two rules: the opening names a country or its adjective ("BEGIN TEXT OF MARROWAN NON-PAPER"); or the first sentence
    has a country as its subject and the text goes on in the first person. `known_names` are the names of countries that the
    telegram's TAGS, subject and body mention; they serve the second rule only, since a subject repeats the words of an
    opening too ("NOTES AND MINUTE SIGNED", "BEGIN TEXT OF AGREED MINUTE").
    """
    adjectives = country_adjectives()
    for word in _WORD.findall(words):
        country = adjectives.get(word.capitalize()) or _country(word.capitalize(), frozenset())
        if country is not None:
            return country
    if not any(_FIRST_PERSON.search(text) for text in first_texts):
        return None
    for text in first_texts[:2]:
        match = _SUBJECT.match(text)
        if match is not None:
            name = " ".join(match["name"].split())
            return adjectives.get(name) or _country(name, known_names)
    return None


def _country(name: str, known_names: frozenset[str]) -> str | None:
    return name if name in country_names() or name.upper() in known_names else None


def sub_line(line: Line, start: int, end: int, *, is_last: bool) -> Line:
    """Cut offsets [start, end) out of a line as a line of its own; the last keeps the line ending."""
    text = line.text[start:end]
    content = text.strip()
    left = line.left + start + (len(text) - len(text.lstrip()) if content else 0)
    first = line.start if start == 0 else line.left + start
    return Line(first, left, left + len(content), line.end if is_last else line.left + end, content)
