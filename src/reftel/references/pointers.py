"""In-text pointers: reftel, ref B, refs A and C, septel, para six below. Found from anchors, never by one big pattern."""

import re
from collections.abc import Iterator
from typing import Final

from reftel.telegram import Place, Pointer, Reference

ANCHORS: Final = ("ref", "septel", "para")
"""Every pointer begins with one of these; the text is searched for them with `str.find`."""

NUMBER_WORDS: Final = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        start=1,
    )
}
_LETTER: Final = r"(?-i:\([A-Z]\)|[A-Z])(?![A-Za-z'])"
REFTEL: Final = re.compile(r"ref\s?tels?\b", re.IGNORECASE)
REF_LETTER: Final = re.compile(
    rf"refs?\.?\s+(?P<list>{_LETTER}(?:\s?(?:,\s?and\s|,|and\s|&|-|/)\s?(?:ref\s)?{_LETTER}){{0,20}})", re.IGNORECASE
)
SEPTEL: Final = re.compile(r"septels?\b", re.IGNORECASE)
PARAGRAPH: Final = re.compile(
    rf"para(?:graph)?s?\s+(?P<number>\d{{1,3}}|(?:{'|'.join(NUMBER_WORDS)})\b)(?P<where>\s+(?:below|above|reftel|ref\s[A-Z]))?",
    re.IGNORECASE,
)


def lower_same_length(text: str) -> str:
    """Lower a text without changing its length, so that offsets stay true (a few letters lower to two)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def find_pointers(
    text: str, lowered: str, place: Place, references: tuple[Reference, ...], in_paragraph: int | None
) -> Iterator[Pointer]:
    """Yield the pointers inside `place` of a text in order; `lowered` is the same text in lower case."""
    start, end = place
    found = [p for anchor in ANCHORS for p in _at_anchor(text, lowered, anchor, start, end, references, in_paragraph)]
    yield from sorted(found, key=lambda pointer: pointer.span)


def _at_anchor(
    text: str,
    lowered: str,
    anchor: str,
    start: int,
    end: int,
    references: tuple[Reference, ...],
    in_paragraph: int | None,
) -> Iterator[Pointer]:
    at = lowered.find(anchor, start, end)
    while at >= 0:
        if at == start or not text[at - 1].isalnum():
            yield from _read(text, at, end, anchor, references, in_paragraph)
        at = lowered.find(anchor, at + len(anchor), end)


def _read(
    text: str, at: int, end: int, anchor: str, references: tuple[Reference, ...], in_paragraph: int | None
) -> Iterator[Pointer]:
    if anchor == "septel":
        if match := SEPTEL.match(text, at, end):
            yield Pointer(text=match[0], kind="septel", target=None, in_paragraph=in_paragraph, span=match.span())
    elif anchor == "para":
        if match := PARAGRAPH.match(text, at, end):
            yield _paragraph_pointer(match, in_paragraph)
    elif match := REFTEL.match(text, at, end):
        target = _name(references[0]) if len(references) == 1 else None
        yield Pointer(text=match[0], kind="reference", target=target, in_paragraph=in_paragraph, span=match.span())
    elif match := REF_LETTER.match(text, at, end):
        yield from _letter_pointers(match, references, in_paragraph)


def _paragraph_pointer(match: re.Match[str], in_paragraph: int | None) -> Pointer:
    """A pointer to a paragraph of this telegram; "para 3 reftel" points into another, so its target stays open."""
    word = match["number"].lower()
    where = (match["where"] or "").strip().lower()
    number = str(NUMBER_WORDS.get(word, word))
    target = None if where.startswith("ref") else str(int(number))
    return Pointer(
        text=" ".join(match[0].split()), kind="paragraph", target=target, in_paragraph=in_paragraph, span=match.span()
    )


def _letter_pointers(
    match: re.Match[str], references: tuple[Reference, ...], in_paragraph: int | None
) -> Iterator[Pointer]:
    """One pointer for each letter of "refs A and C"; "refs C-E" stands for C, D and E."""
    letters = [c for c in match["list"] if "A" <= c <= "Z"]
    wanted = letters
    if "-" in match["list"] and len(letters) == 2 and letters[0] < letters[1]:
        wanted = [chr(n) for n in range(ord(letters[0]), ord(letters[1]) + 1)]
    by_label = {r.label: r for r in references if r.label}
    for letter in wanted:
        held = by_label.get(letter)
        yield Pointer(
            text=" ".join(match[0].split()),
            kind="reference",
            target=_name(held) if held else None,
            in_paragraph=in_paragraph,
            span=match.span(),
        )


def _name(reference: Reference) -> str:
    return reference.mrn or reference.text
