"""Who speaks in a sentence: the name before a verb, a pronoun led back to its name, the side that a text gives a person."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from reftel.codes import country_adjectives, country_names
from reftel.matters.prose.lexicon import (
    DETERMINERS,
    FIRST_PERSON,
    JOINERS,
    LEADING,
    MODIFIERS,
    NEGATIONS,
    NOT_NAMES,
    PERSONAL,
    PRONOUNS,
    ROLES,
    SAYING,
    SKIPPED,
)

STATE: Final = "STATE"
"""The station whose telegrams are the Department's own."""

TOKEN: Final = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?|[^\W_]\w*(?:(?:[-'’/&.]|['’]s?/)\w+)*['’]?|[,;:()\"“”]|--+")
"""A word (with its inner points: "U.S.", "S/P"), or one of the marks that matter."""

_ARTICLED: Final = re.compile(r"(?:al|el|ad|as|an|ul|ibn)-[A-Z]|[dl]['’][A-Z]")
"""A name that begins with a small article: "al-Tamm", "d'Orlan"."""

_MAX_TOKENS: Final = 8
_LONGEST_NAME: Final = 6
_MAX_EARLIER: Final = 8
"""So many sentences back a pronoun may lead."""


class Words:
    """The words before a verb, read for its subject; where all is in capitals, large letters tell no names."""

    __slots__ = ("is_upper", "tokens")

    def __init__(self, text: str, end: int) -> None:
        self.tokens = [m[0] for m in TOKEN.finditer(text, 0, end)]
        self.is_upper = text.isupper()

    def is_name(self, token: str) -> bool:
        """True for a word that may be part of a name."""
        low = token.lower()
        if low in NOT_NAMES | PRONOUNS or not (token[0].isupper() or _ARTICLED.match(token)):
            return False
        return not self.is_upper or not (low in SKIPPED | LEADING | DETERMINERS | SAYING or _is_verbal(low))

    def is_part(self, token: str) -> bool:
        """True for a word that may be part of what names a party: a name, or a role ("officials")."""
        return self.is_name(token) or token.lower() in ROLES or (token.lower() in MODIFIERS and not self.is_upper)

    def at_start(self, tokens: Sequence[str]) -> str | None:
        """Read the name or role that tokens begin with: "the Marrowan foreign minister", "officials of the port"."""
        out: list[str] = []
        for token in tokens[:_MAX_TOKENS]:
            low = token.lower()
            if self.is_part(token) and not (out and self._looks_like_verb(token)):
                out.append(token)
            elif (low in DETERMINERS and not out) or (low in JOINERS and out):
                out.append(low)
            else:
                break
        return _tidy(out)

    def at_end(self, tokens: Sequence[str]) -> str | None:
        """Read the name or role that tokens end with."""
        out: list[str] = []
        for token in reversed(tokens[-_MAX_TOKENS:]):
            low = token.lower()
            if self.is_part(token):
                out.insert(0, token)
            elif out and (low in JOINERS or (low in DETERMINERS and _is_after_joiner(tokens, len(out)))):
                out.insert(0, low)
            else:
                break
        return _tidy(out)

    def _looks_like_verb(self, token: str) -> bool:
        """True in texts all in capitals for what ends like a verb of the third person ("SEES")."""
        return (
            self.is_upper and len(token) > 3 and token.endswith("S") and "'" not in token and token.lower() not in ROLES
        )

    def without_lead(self, tokens: Sequence[str]) -> Sequence[str]:
        """Leave out what leads up to the subject: "On trade, ...", "Describing the storm, ..."."""
        if not tokens or not self._leads(tokens):
            return tokens
        for index in range(len(tokens) - 1):
            if tokens[index] == "," and self._may_be_subject(tokens[index + 1]):
                return tokens[index + 1 :]
        return ()

    def _leads(self, tokens: Sequence[str]) -> bool:
        low = tokens[0].lower()
        if low in LEADING:
            return True
        return (
            _is_verbal(low)
            and low not in ROLES
            and (len(tokens) < 2 or not self.is_name(tokens[1]) or low.endswith(("ing", "ly")))
        )

    def _may_be_subject(self, token: str) -> bool:
        low = token.lower()
        return self.is_part(token) or low in PRONOUNS or low in DETERMINERS or low in FIRST_PERSON


def _is_after_joiner(tokens: Sequence[str], taken: int) -> bool:
    """True where the word before the next one joins names: the "of" of "Minister of the Interior"."""
    index = len(tokens) - taken - 2
    return index >= 0 and tokens[index].lower() in {"of", "for"}


def _is_verbal(low: str) -> bool:
    return len(low) > 4 and low.endswith(("ing", "ed", "ly")) and low != "united"


_BREAKS: Final = frozenset("his her its their for about if whether".split())
"""Words after which a party's name has ended: "asked Orlan his opinion of"."""
_PARTIES: Final = re.compile(
    r"(?:posts?|nations|states|governments?|members|donors|partners|allies|parties|banks|firms|companies|universities|countries|visitors|travell?ers|embassies|ships|employers|landlords)$",
    re.IGNORECASE,
)
_FROM: Final = re.compile(
    r"\b(?:letter|note|message|request|non-?paper|call|fax|dipnote|memorandum|petition|paper) (?:\w+ )?from "
    r"(?P<name>[^,.;:()]{2,60}?)(?: (?:to|on|of|in|at|dated) [^,.;:()]{1,60})?,? *$",
    re.IGNORECASE | re.DOTALL,
)
"""What hands a request over names its author: "a letter from President Orlan to the Secretary requesting"."""
_MAY_PRECEDE_PARTICIPLE: Final = SKIPPED | {
    "and",
    "but",
    "by",
    "in",
    "while",
    "before",
    "after",
    "letter",
    "note",
    "demarche",
    "dipnote",
    "nonpaper",
    "non-paper",
    "abruptly",
}
"""Before "asking", "requesting": what makes it an act of the sentence's subject, not a mark of the noun before it."""
_SUPPOSED: Final = re.compile(r"\b(?:when|whenever|if|unless|whether|who)\s+(?:[\w.'’-]+\s+){0,4}$", re.IGNORECASE)
"""What leads up to a verb that tells no fact, or one of people in general ("everybody who asked")."""


def asker_before(before: str, verb: str, earlier: Iterable[str]) -> str | None:
    """Return whom the words before a verb, in its sentence, name as its subject; `verb` are the words from it on.

    `earlier` are the sentences before, the nearest first, to which a pronoun is led back. None where nobody is named,
    and where the verb is denied or only possible ("had not asked", "might ask").
    """
    if _SUPPOSED.search(before):
        return None
    words = Words(before, len(before))
    tokens = words.tokens
    if verb.split(maxsplit=1)[0].lower().endswith("ing"):
        if (author := _FROM.search(before)) is not None:
            return _tidy(author["name"].split())
        if tokens and not (
            tokens[-1] in {",", ")", ";"}
            or tokens[-1].lower() in _MAY_PRECEDE_PARTICIPLE
            or tokens[-1].startswith("--")
        ):
            return None
    while tokens and tokens[-1].lower() in SKIPPED:
        tokens.pop()
    if not tokens or tokens[-1].lower() in NEGATIONS or tokens[-1].lower() in {"when", "if", "as", "unless"}:
        return None
    last = tokens[-1].lower()
    if last == "it" and (inside := words.at_start(words.without_lead(tokens[:-1]))) is not None:
        return inside
    if last in PRONOUNS:
        return antecedent(earlier) or _pronoun(last)
    if last in {"and", "but", "or", "then"} or last.startswith("--"):
        return _subject(words, tokens, earlier)
    if last == ",":
        return _before_apposition(words, tokens) or _subject(words, tokens, earlier)
    return words.at_end(tokens) or _subject(words, tokens, earlier)


def _pronoun(word: str) -> str | None:
    return None if word in {"it", "i"} else word


def antecedent(earlier: Iterable[str]) -> str | None:
    """Return the subject of the nearest sentence before that has a name as its subject."""
    for sentence in islice(earlier, _MAX_EARLIER):
        found = subject_of(sentence)
        if found is not None:
            return found
    return None


def subject_of(sentence: str) -> str | None:
    """Return the name or the role that a sentence begins with, None where it begins with neither."""
    words = Words(sentence, min(len(sentence), 400))
    return words.at_start(words.without_lead(words.tokens))


def _subject(words: Words, tokens: Sequence[str], earlier: Iterable[str]) -> str | None:
    """Return the subject of a verb that another came before: "Orlan said that ..., and requested"."""
    for index in range(len(tokens) - 1, 0, -1):
        if tokens[index].lower() in SAYING:
            before = _strip(tokens[:index])
            if before and before[-1].lower() in PRONOUNS:
                return antecedent(earlier) or _pronoun(before[-1].lower())
            if before and words.is_part(before[-1]):
                return words.at_end(before)
    rest = words.without_lead(tokens)
    if rest and rest[0].lower() in PRONOUNS:
        return antecedent(earlier) or _pronoun(rest[0].lower())
    return words.at_start(rest)


def _strip(tokens: Sequence[str]) -> Sequence[str]:
    end = len(tokens)
    while end and tokens[end - 1].lower() in SKIPPED:
        end -= 1
    return tokens[:end]


def _before_apposition(words: Words, tokens: Sequence[str]) -> str | None:
    """Read "Orlan, the deputy minister," : the name before the commas that enclose what it says of him."""
    for index in range(len(tokens) - 2, 0, -1):
        if tokens[index] == ",":
            return words.at_end(tokens[:index]) if index > len(tokens) - 14 else None
        if tokens[index] in {";", ":"} or tokens[index].startswith("--"):
            return None
    return None


def _tidy(tokens: list[str]) -> str | None:
    """Drop the joining words at the edges; nothing is left where no name and no role remains."""
    edges = JOINERS | DETERMINERS | LEADING
    while tokens and tokens[0].lower() in edges:
        tokens.pop(0)
    while tokens and tokens[-1].lower() in edges:
        tokens.pop()
    if all(token in MODIFIERS for token in tokens):
        return None
    return " ".join(bare(token) for token in (tokens if len(tokens) <= _LONGEST_NAME else _shortened(tokens)))


def _shortened(tokens: list[str]) -> list[str]:
    """Cut a long name: "Ana Orlan of the Board of Trade" to its head, "Secretary of State for Trade Ana Orlan" to its end."""
    if "and" in tokens[1:-1]:
        at = tokens.index("and", 1)
        return [*_shortened(tokens[:at]), "and", *_shortened(tokens[at + 1 :])]
    head = tokens[: next((i for i, token in enumerate(tokens) if i > 1 and token in {"of", "for"}), None)]
    if len(tokens) <= _LONGEST_NAME:
        return tokens
    if len(head) <= _LONGEST_NAME and ROLES.isdisjoint(token.lower() for token in head):
        return head
    tail = tokens[-_LONGEST_NAME:]
    while len(tail) > 1 and tail[0] in JOINERS:
        tail.pop(0)
    return tail


def bare(word: str) -> str:
    """Return a name without the sign of possession."""
    return re.sub(r"['’][sS]?$", "", word)


def ends_with_name(before: str) -> bool:
    """True where the last word is a name, a pronoun or a party's role: what stands before "requests" where it is a verb."""
    words = Words(before, len(before))
    while words.tokens and words.tokens[-1].lower() == "also":
        words.tokens.pop()
    if words.is_upper:  # large letters tell nothing: an article must
        return any(token.lower() in DETERMINERS for token in words.tokens[-4:-1])
    last = words.tokens[-1] if words.tokens else ","
    return words.is_part(last) or last.lower() in PRONOUNS


def is_party(words: str) -> bool:
    """True for words that may name somebody who can act: a name, "the ministry", "its banks", "host governments"."""
    tokens = TOKEN.findall(words)
    if not tokens or any(token.lower() in SAYING | _BREAKS for token in tokens[1:]):
        return False
    low = tokens[0].lower()
    if tokens[0][0].isupper() or low in DETERMINERS or low in PERSONAL:
        return True
    return any(token.lower() in ROLES or _PARTIES.match(token) for token in tokens)


def side_before(name: str, text: str) -> str | None:
    """Return the country that a text gives a person: its adjective or name in the title before the last name."""
    at = text.find(name.split()[-1])
    if at <= 0:
        return None
    for word in reversed([m[0] for m in TOKEN.finditer(text, max(at - 90, 0), at)][-8:]):
        if (side := side_named(word)) is not None:
            return side
        if not (word[0].isupper() or word.lower() in ROLES or word.lower() in JOINERS):
            return None
    return None


def side_named(word: str) -> str | None:
    """Return the country that a word names or of which it is the adjective."""
    plain = bare(word)
    return country_adjectives().get(plain) or (plain if plain in country_names() else None)
