"""In-text pointers: reftel, ref B, refs A and C, septel, para six below. Found from anchors, never by one big pattern.

    pointer   = reftel / septel / paragraph
    reftel    = "reftel" [ letters ] | "ref" letters | "ref" ( "demarche" | "points" … )
    letters   = letter *( ( "," | "and" | "&" | "-" | "/" ) letter )
    paragraph = "para" ( number | word ) *( ( "," | "and" | "-" | "through" ) number ) [ "below" | "above" | "of" reftel ]

Source: the forms of 1,800 telegrams of the collections, counted.
"""

import re
from collections.abc import Iterator
from typing import Final

from reftel.codes import ReferenceKind
from reftel.telegram import Place, Pointer, Reference

ANCHORS: Final = ("ref", "septel", "para")
"""Every pointer begins with one of these; the text is searched for them with `str.find`."""

AFTER_ANCHOR: Final = {"ref": " \t\r\nst.", "septel": " \t\r\ns.,;:)]}-'\"?!/", "para": " \t\r\nsg.("}
"""Characters that may stand behind an anchor: `reform`, `parade` are dropped without a pattern."""

NUMBER_WORDS: Final = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        start=1,
    )
}
MOST_PARAGRAPHS: Final = 40
"""Paragraphs of one pointer ("paras 4-7"); a longer range names no paragraphs of a telegram."""

_NUMBER: Final = rf"(?:\d{{1,3}}(?!\d|\.\d)|(?:{'|'.join(NUMBER_WORDS)})\b)"
_LETTER: Final = r"(?-i:\([A-Za-z]\)|[A-Z]|[b-z]|a(?=\s?[),.;:&/-]|\sand\s))(?![A-Za-z'’])"
_LETTERS: Final = rf"{_LETTER}(?:\s?(?:,\s?and\s|,|and\s|&|-|/|through\s)\s?(?:refs?\s)?{_LETTER}){{0,20}}"
REFTEL: Final = re.compile(rf"ref\s?tels?\b(?:\s+(?P<list>{_LETTERS}))?", re.IGNORECASE)
REF_LETTER: Final = re.compile(rf"refs?\.?\s+(?P<list>{_LETTERS})", re.IGNORECASE)
REF_WORD: Final = re.compile(
    r"refs?(?=\s+(?:demarches?|points|talking|cables?|request|message|telegrams?|instructions?|guidance|non-?paper)\b)",
    re.IGNORECASE,
)
SEPTEL: Final = re.compile(r"septels?\b", re.IGNORECASE)
PARAGRAPH: Final = re.compile(
    rf"para(?:graph)?s?\.?\s+¶?(?P<numbers>{_NUMBER}(?:\s?(?:,\s?and\s|,|and\s|&|-|through\s|to\s)\s?{_NUMBER}){{0,12}})"
    r"(?P<where>\s+(?:below|above|(?:of\s+|in\s+)?(?:ref\s?tels?\b|refs?\s\(?[A-Z]\b|septel|the\b|his\b|resolution|article|annex|unsc)))?",
    re.IGNORECASE,
)
BEHIND_REF: Final = re.compile(r"(?:ref\s?tels?|refs?\s\(?[A-Z]\)?),?\s$", re.IGNORECASE)
"""What stands before a paragraph of another telegram: "ref A para 3"."""

_RANGE: Final = re.compile(r"\s?(?:-|through\s|to\s)\s?", re.IGNORECASE)
_PART: Final = re.compile(rf"{_NUMBER}", re.IGNORECASE)


def lower_same_length(text: str) -> str:
    """Lower the letters of ASCII and put `?` for every other character, so that offsets stay true.

    What is searched for is ASCII, and lowering a text with a single `¶` in it letter by letter costs six times as much.
    """
    return text.encode("ascii", "replace").lower().decode("ascii")


def pointer_places(lowered: str, place: Place) -> list[tuple[int, str]]:
    """Return, in order, where a pointer may begin inside `place` of a lowered text, each with its anchor."""
    found: list[tuple[int, str]] = []
    for anchor in ANCHORS:
        if lowered.find(anchor, *place) >= 0:
            found += [(at, anchor) for at in _places(lowered, anchor, place)]
    found.sort()
    return found


def find_pointers(
    text: str, lowered: str, place: Place, references: tuple[Reference, ...], in_paragraph: int | None
) -> Iterator[Pointer]:
    """Yield the pointers inside `place` of a text in order; `lowered` is the same text in lower case."""
    for at, anchor in pointer_places(lowered, place):
        yield from read_pointer(text, at, place[1], anchor, references, in_paragraph)


def _places(lowered: str, anchor: str, place: Place) -> Iterator[int]:
    """Yield where an anchor begins a word that may be a pointer."""
    start, end = place
    after = AFTER_ANCHOR[anchor]
    at = lowered.find(anchor, start, end)
    while at >= 0:
        behind = at + len(anchor)
        if lowered[behind : behind + 1] in after and (at == start or not lowered[at - 1].isalnum()):
            yield at
        at = lowered.find(anchor, behind, end)


def read_pointer(
    text: str, at: int, end: int, anchor: str, references: tuple[Reference, ...], in_paragraph: int | None
) -> Iterator[Pointer]:
    """Yield what the anchor at `at` begins, if anything: several where it names several paragraphs or references."""
    if anchor == "septel":
        if match := SEPTEL.match(text, at, end):
            yield Pointer(text=match[0], kind="septel", target=None, in_paragraph=in_paragraph, span=match.span())
    elif anchor == "para":
        if match := PARAGRAPH.match(text, at, end):
            yield from _paragraph_pointers(
                match, in_paragraph, is_of_ref=BEHIND_REF.search(text, max(at - 14, 0), at) is not None
            )
    elif match := REFTEL.match(text, at, end) or REF_LETTER.match(text, at, end) or REF_WORD.match(text, at, end):
        yield from _reference_pointers(match, references, in_paragraph)


def _paragraph_pointers(match: re.Match[str], in_paragraph: int | None, *, is_of_ref: bool) -> Iterator[Pointer]:
    """One pointer for each paragraph; "para 3 reftel" points into another text, so its target stays open."""
    where = (match["where"] or "").strip().lower()
    is_here = where in {"below", "above"} or not (where or is_of_ref)
    end = match.end() if is_here or "ref" in where else match.end("numbers")
    for number in _numbers(match["numbers"]) if is_here else (None,):
        yield Pointer(
            text=" ".join(match.string[match.start() : end].split()),
            kind="paragraph",
            target=str(number) if number is not None else None,
            in_paragraph=in_paragraph,
            span=(match.start(), end),
        )


def _numbers(printed: str) -> tuple[int, ...]:
    """Return the paragraphs of "2, 4 and 6" or "4-7", each once, in order of naming."""
    numbers = [int(NUMBER_WORDS.get(part.lower(), part)) for part in _PART.findall(printed)]
    if len(numbers) == 2 and 0 < numbers[1] - numbers[0] <= MOST_PARAGRAPHS and _RANGE.search(printed):
        return tuple(range(numbers[0], numbers[1] + 1))
    return tuple(dict.fromkeys(numbers))


def _reference_pointers(
    match: re.Match[str], references: tuple[Reference, ...], in_paragraph: int | None
) -> Iterator[Pointer]:
    """One pointer for each letter of "refs A and C"; without a letter the sole reference is meant."""
    letters = match.groupdict().get("list")
    for target in _by_letters(letters, references) if letters else (_sole(references),):
        yield Pointer(
            text=" ".join(match[0].split()),
            kind="reference",
            target=target,
            in_paragraph=in_paragraph,
            span=match.span(),
        )


_ONE_LETTER: Final = re.compile(r"(?<![A-Za-z])[A-Z](?![A-Za-z])")


def _by_letters(printed: str, references: tuple[Reference, ...]) -> Iterator[str | None]:
    """Yield the target of each letter; "C-E" stands for C, D and E."""
    letters = _ONE_LETTER.findall(printed.upper())
    if len(letters) == 2 and letters[0] < letters[1] and ("-" in printed or "through" in printed.lower()):
        letters = [chr(n) for n in range(ord(letters[0]), ord(letters[1]) + 1)]
    by_label = {reference.label: reference for reference in reversed(references) if reference.label}
    for letter in letters:
        held = by_label.get(letter)
        yield _name(held) if held is not None else None


def _sole(references: tuple[Reference, ...]) -> str | None:
    """Return the one telegram of the list; papers beside it are no reftels."""
    telegrams = [reference for reference in references if reference.kind is ReferenceKind.TELEGRAM]
    return _name(telegrams[0]) if len(telegrams) == 1 else None


def _name(reference: Reference) -> str:
    return reference.mrn or reference.text
