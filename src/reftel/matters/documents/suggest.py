"""Suggest documents: papers that changed hands, and enclosures of the telegram itself."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Final

from reftel.matters.documents.wordings import (
    ADDRESSED,
    APART,
    FOLLOWS,
    GIVING,
    HANDING,
    LANGUAGE,
    LETTER_FROM,
    LETTERS,
    NOT_A_PAPER,
    NOT_YET,
    NOUN,
    PAPER,
    PASSIVE,
    SPOKEN,
    UTTERED,
    UTTERING,
    VIA,
    WANTED,
    WRITTEN,
)
from reftel.matters.prose.lexicon import DETERMINERS, FIRST_PERSON
from reftel.matters.prose.parties import Words
from reftel.matters.prose.phrasing import word_expression
from reftel.matters.prose.sentences import Sentence
from reftel.matters.prose.stretches import POINTS, Stretch, TelegramReading
from reftel.matters.prose.wording import shorten
from reftel.matters.requests.asked import sender
from reftel.matters.requests.hits import is_department
from reftel.matters.rules import DOCUMENT_ENCLOSED, DOCUMENT_GIVEN
from reftel.matters.speakers.subjects import speakers_at
from reftel.matters.values import Document

MAX_TRIED: Final = 1_000
"""So many verbs are tried in one telegram, which bounds the time that a hostile one takes."""

_PRONOUNS: Final = frozenset({"he", "she", "they", "it"})
_TO: Final = re.compile(r"\bto\s+(?:the\s+|our\s+|an?\s+)?(?=[A-Za-z])")
FOLLOWING: Final = "follows"

_LONG: Final = 300
_REACH: Final = 110
"""So far behind its verb a paper is named."""


def read_documents(reading: TelegramReading) -> tuple[Document, ...]:
    """Return the papers that a telegram tells of, in the order of its text; an enclosure once, where it begins."""
    found: list[Document] = []
    seen: set[tuple[str, int]] = set()
    for index, at, verb in islice(reading.matches(_verbs()), MAX_TRIED):
        stretch = reading.stretches[index]
        if stretch.enclosure is not None or (stretch.points_from is not None and at >= stretch.points_from):
            continue
        sentence = reading.sentence_at(index, at)
        if sentence is None or (stretch.field, sentence.start) in seen:
            continue
        read = _addressed if verb in LETTERS else _following if verb == FOLLOWING else _given
        document = read(reading, stretch, sentence, at, verb)
        if document is not None and not any(_is_same(document, other) for other in found):
            seen.add((stretch.field, sentence.start))
            found.append(document)
    found += _enclosed(reading, found)
    order = {stretch.field: number for number, stretch in enumerate(reading.stretches)}
    return tuple(sorted(found, key=lambda document: (order[document.passage.field], document.passage.start)))


def _is_same(document: Document, other: Document) -> bool:
    """True where a paper is told of again: "the letter", or one of the same kind with the same writer or reader."""
    kind = _kind(document.title)
    if kind is None or kind != _kind(other.title):
        return False
    parties = {document.giver, document.receiver} & {other.giver, other.receiver} - {None}
    return bool(parties) or document.title.lower().startswith("the ")


def _kind(title: str) -> str | None:
    """Return the word of a title that says what kind of paper it is."""
    return next((word.lower() for word in title.split() if word.lower() in LETTERS), None)


def _given(reading: TelegramReading, stretch: Stretch, sentence: Sentence, at: int, verb: str) -> Document | None:
    """Read a paper that changed hands, or None where no paper is named behind the verb, or nothing has been given yet."""
    text = stretch.text
    before = " ".join(text[max(sentence.start, at - 60) : at].split()) + " "
    if NOT_YET.search(before) is not None:
        return None
    rest = " ".join(text[at : sentence.end].split())
    if NOUN.search(f"{before}{rest}", 0, _LONG) is None:
        return None
    if rest[len(verb) :].startswith(" by "):
        return _passive(stretch, sentence, before.rstrip(), rest, verb)
    letter = LETTER_FROM.search(rest)
    if letter is not None and letter.start() < _REACH:
        return _document(stretch, sentence, letter["title"], letter["giver"], letter["receiver"], rest)
    paper = PAPER.search(rest, len(verb), len(verb) + _REACH)
    if paper is None and (via := VIA.search(rest, 0, _LONG)) is not None:
        who = speakers_at(text, sentence, at, verb)
        return _document(stretch, sentence, via["title"], _named(reading, who[0]) if who else None, None, rest)
    if paper is None or NOT_A_PAPER.search(rest, len(verb), paper.end("title")) is not None:
        return None
    between = rest[len(verb) : paper.start("title")]
    if APART.search(between) is not None or (verb.endswith("ing") and "," in between):
        return None
    noun = paper["title"].split()[-1].lower()
    if noun in UTTERED and verb in UTTERING and WRITTEN.search(paper["title"]) is None:
        return None
    if noun in SPOKEN and verb not in HANDING and WRITTEN.search(paper["title"]) is None:
        return None
    who = speakers_at(text, sentence, at, verb)
    giver = _named(reading, who[0]) if who else None
    to, title = _split(paper["title"])
    receiver = _receiver(reading, to, rest, paper)
    if verb in {"received", "obtained"}:
        giver, receiver = _from(rest), giver
    if giver is None and receiver is None and not who and verb not in HANDING:
        return None
    return _document(stretch, sentence, title + paper["rest"], giver, receiver, rest)


def _passive(stretch: Stretch, sentence: Sentence, before: str, rest: str, verb: str) -> Document | None:
    """Read a paper that was given by somebody: "the statistics provided by the police"."""
    paper = PASSIVE.search(before)
    words = Words(rest[len(verb) + 4 : len(verb) + 84], 80)
    giver = words.at_start(words.tokens)
    return None if paper is None or giver is None else _document(stretch, sentence, paper["title"], giver, None, rest)


def _addressed(reading: TelegramReading, stretch: Stretch, sentence: Sentence, at: int, verb: str) -> Document | None:  # noqa: ARG001 - one form for both
    """Read a letter or its like by whom it is from, or to."""
    text = " ".join(stretch.text[max(sentence.start, at - 60) : sentence.end].split())
    found = next((m for m in ADDRESSED.finditer(text) if verb in m["title"].lower()), None)
    if found is None or WANTED.search(text, max(found.start() - 40, 0), found.start()) is not None:
        return None
    words = Words(found["party"], len(found["party"]))
    party = words.at_start(words.tokens)
    if party is None:
        return None
    giver, receiver = (None, party) if found["way"] == "to" else (party, None)
    return _document(stretch, sentence, found["title"], giver, receiver, text)


def _following(reading: TelegramReading, stretch: Stretch, sentence: Sentence, at: int, verb: str) -> Document | None:  # noqa: ARG001 - one form for all
    """Read a paper whose text follows; where it is set off as an enclosure, it is told there."""
    if any(other.enclosure is not None for other in reading.stretches):
        return None
    text = " ".join(stretch.text[max(sentence.start, at - _REACH) : sentence.end].split())
    match = FOLLOWS.search(text)
    return None if match is None else _document(stretch, sentence, match["title"], None, None, text)


_LINKS: Final = frozenset({"of", "on", "for", "with", "to", "from", "about", "and", "in", "at", "by"})
"""Words that tie what follows to what stands before: then all of it is the title."""


def _split(title: str) -> tuple[str, str]:
    """Part whom a paper was given to from the paper: "us a list" is given to "us", "the Consul a list" to him; both are "a list"."""
    words = title.split()
    begins = [number for number, word in enumerate(words) if word.lower() in DETERMINERS]
    at = begins[0] if begins else 0
    if at == 0 and len(begins) > 1 and not _LINKS.intersection(word.lower() for word in words[1 : begins[1]]):
        at = begins[1]
    return " ".join(words[:at]), " ".join(words[at:])


def _receiver(reading: TelegramReading, direct: str, rest: str, paper: re.Match[str]) -> str | None:
    """Return who got a paper: named between the verb and it ("gave Poloff a list"), or behind "to"."""
    between = f"{rest[: paper.start()].partition(' ')[2]} {direct}".strip().removeprefix("to ")
    found = _party(reading, between) if between else None
    if found is not None:
        return found
    to = _TO.search(rest, paper.start())
    return None if to is None else _party(reading, rest[to.end() : to.end() + 80])


def _party(reading: TelegramReading, text: str) -> str | None:
    words = Words(text, len(text))
    if words.tokens and words.tokens[0].lower() in {"us", "me"}:
        return sender(reading.telegram)
    return words.at_start(words.tokens)


def _from(rest: str) -> str | None:
    at = rest.find(" from ")
    if at < 0:
        return None
    words = Words(rest[at + 6 : at + 90], 80)
    return words.at_start(words.tokens)


def _named(reading: TelegramReading, printed: str) -> str | None:
    low = printed.lower()
    if low in FIRST_PERSON:
        return sender(reading.telegram)
    return None if low in _PRONOUNS else printed


def _document(
    stretch: Stretch, sentence: Sentence, title: str, giver: str | None, receiver: str | None, text: str
) -> Document:
    language = LANGUAGE.search(text)
    languages = re.findall(r"[A-Z][a-z]+", language["languages"]) if language else ()
    return Document(
        paragraph=stretch.paragraph,
        title=shorten(title),
        giver=giver,
        receiver=receiver,
        languages=tuple(languages),
        passage=stretch.passage(sentence.start, sentence.end),
        rule=DOCUMENT_GIVEN,
    )


def _enclosed(reading: TelegramReading, told: Sequence[Document]) -> Iterator[Document]:
    """Yield one document for each enclosure, where its first words stand.

    Points to be made are a paper where the Department sends them out. A text whose handing over is told is that paper.
    """
    last: str | None = None
    is_told = any(document.title.split()[-1].lower() in LETTERS for document in told)
    for index, stretch in enumerate(reading.stretches):
        if stretch.enclosure is None:
            continue
        here = stretch.field.rpartition(".blocks[")[0]
        if here == last or (stretch.enclosure == POINTS and not is_department(reading.telegram)):
            continue
        is_next, last = last is not None, here
        if is_told or (is_next and stretch.enclosure in {"translation", "text", POINTS}):
            continue
        first = next(iter(reading.sentences(index)), None)
        if first is not None:
            yield Document(
                paragraph=stretch.paragraph,
                title=stretch.enclosure,
                giver=stretch.voice,
                receiver=None,
                passage=stretch.passage(first.start, first.end),
                rule=DOCUMENT_ENCLOSED,
            )


@cache
def _verbs() -> re.Pattern[str]:
    return word_expression((*GIVING, *LETTERS, FOLLOWING))
