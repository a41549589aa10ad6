"""The parts of one telegram in their order: which copy of each section is kept, what is missing, what was found out.

Copies are compared word by word, so that line ends, page lines and blanks make no difference.
"""

import itertools
from typing import Final

import msgspec

from reftel.telegram import Finding, Place
from reftel.wire.body.ending import find_ending
from reftel.wire.draft import make_finding
from reftel.wire.furniture import read_page_line
from reftel.wire.join.pieces import Part
from reftel.wire.text_block.block_lines import CORRECTION

MAX_WORDS_SHOWN: Final = 8


class Noted(msgspec.Struct, frozen=True):
    """A finding about one of the texts: its place counts in the text number `source`, None where it is about no text."""

    source: int | None
    finding: Finding


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is joined: `kept` by section number (0 for a telegram in one part), `missing` numbers without a gap line of their own.

    `total` is 0 where nothing says that there are sections. `copies` were compared and are left out.
    """

    kept: dict[int, Part]
    missing: frozenset[int]
    total: int
    copies: tuple[Part, ...]
    noted: tuple[Noted, ...]
    heads: tuple[Part, ...] = ()


def arrange(parts: list[Part]) -> Order:
    """Put the parts of one telegram in order."""
    noted: list[Noted] = []
    heads = _bare_heads(parts)
    real = [part for part in parts if not part.is_gap and part not in heads]
    numbered = [part for part in real if part.number is not None]
    whole = [part for part in real if part.number is None]
    total = max([0, *(part.total or part.number or 0 for part in parts)])
    by_number: dict[int, list[Part]] = {}
    for part in numbered:
        by_number.setdefault(part.number or 0, []).append(part)
    _number_the_rest(by_number, whole, total, noted)
    _compare_totals(parts, total, noted)
    copies: list[Part] = []
    if whole and (not by_number or len(by_number) < total):
        copies.extend(part for known in by_number.values() for part in known)
        by_number, total = {0: whole}, 0
    else:
        copies.extend(whole)
    kept: dict[int, Part] = {}
    for number, known in sorted(by_number.items()):
        kept[number] = _keep(number, known, copies, noted)
    _compare_with_all(copies, kept, by_number, noted)
    gaps = _gaps(parts, kept, total, copies)
    missing = frozenset(range(1, total + 1)) - set(gaps) - _there(kept, total) if total else frozenset[int]()
    return Order(
        kept={**kept, **gaps}, missing=missing, total=total, copies=tuple(copies), noted=tuple(noted), heads=heads
    )


def _there(kept: dict[int, Part], total: int) -> set[int]:
    """Return the numbers of the sections that are there, with those whose marker alone was lost.

    A text that was joined before may lack the line where a section begins: what stands between two of its parts, or before the
    signature of a text that came alone, is not missing.
    """
    numbers = sorted(kept)
    if len(kept) == 1 and _is_signed(kept[numbers[0]]):
        return set(range(numbers[0], total + 1))
    there = set(numbers)
    for number, after in itertools.pairwise(numbers):
        one, other = kept[number], kept[after]
        if one.source == other.source and one.place[1] == other.place[0] and not other.body_at:
            there.update(range(number, after))
    return there


def _is_signed(part: Part) -> bool:
    return find_ending(part.lines, part.body_at).signature is not None


def words_of(part: Part) -> list[tuple[str, int, int]]:
    """Return the words of a part's text with their places: no heading, no text block, no page lines."""
    found: list[tuple[str, int, int]] = []
    for line in part.lines[part.body_at : part.stop]:
        if not line.text or read_page_line(line.text) is not None:
            continue
        at = line.left
        for word in line.text.split():
            at = part.text.index(word, at)
            found.append((word, at, at + len(word)))
            at += len(word)
    return found


def _bare_heads(parts: list[Part]) -> tuple[Part, ...]:
    """Return headings and text blocks without text: of a section, nothing came; of a telegram, the text is in other parts."""
    return tuple(
        part
        for part in parts
        if not part.is_gap and part.stop <= part.body_at and (part.number is not None or len(parts) > 1)
    )


def _number_the_rest(by_number: dict[int, list[Part]], whole: list[Part], total: int, noted: list[Noted]) -> None:
    """Give a part that names its telegram but no section, and has no class line, the first number that is missing."""
    for part in [part for part in whole if part.class_at is None and by_number]:
        missing = next((n for n in range(1, total + 1) if n not in by_number), None)
        if missing is None:
            return
        whole.remove(part)
        by_number[missing] = [part]
        noted.append(Noted(part.source, make_finding("RT525", part.place, number=missing)))


def _compare_totals(parts: list[Part], total: int, noted: list[Noted]) -> None:
    for part in parts:
        if part.total is not None and part.total != total:
            place = _first_line(part)
            noted.append(
                Noted(part.source, make_finding("RT526", place, number=part.number, said=part.total, of=total))
            )


def _first_line(part: Part) -> Place:
    line = part.lines[part.class_at] if part.class_at is not None else next(line for line in part.lines if line.text)
    return line.left, line.right


def _keep(number: int, known: list[Part], copies: list[Part], noted: list[Noted]) -> Part:
    """Choose one copy of a section and compare the others with it."""
    best = known[0]
    for part in known[1:]:
        best = _better(best, part)
    others = [part for part in known if part is not best]
    copies.extend(others)
    if others:
        what = _name(number)
        place = others[0].place
        noted.append(Noted(others[0].source, make_finding("RT522", place, what=what.capitalize(), times=len(known))))
        kept_words = words_of(best)
        for part in others:
            _compare(part, kept_words, what, noted)
    return best


def _better(one: Part, other: Part) -> Part:
    """The first stands, unless it ends early, is a library's excerpt without class line, or the other is a corrected copy."""
    if (one.class_at is None) != (other.class_at is None):
        return one if one.class_at is not None else other
    if _is_corrected(other) and not _is_corrected(one):
        return other
    mine, its = [w for w, _, _ in words_of(one)], [w for w, _, _ in words_of(other)]
    return other if len(its) > len(mine) and its[: len(mine)] == mine else one


def _is_corrected(part: Part) -> bool:
    return any(CORRECTION.match(line.text) for line in part.lines[part.text_at : part.body_at] if line.text)


def _name(number: int) -> str:
    return f"section {number}" if number else "the telegram"


def _compare(part: Part, kept: list[tuple[str, int, int]], what: str, noted: list[Noted]) -> None:
    words = words_of(part)
    same = next((i for i, (a, b) in enumerate(zip(words, kept, strict=False)) if a[0] != b[0]), None)
    if same is None:
        if len(words) <= len(kept):  # the copy ends early: that was said by keeping the other
            return
        same = len(kept)
    shown = words[same : same + MAX_WORDS_SHOWN]
    place = (shown[0][1], shown[-1][2])
    noted.append(
        Noted(part.source, make_finding("RT523", place, what=what, words=" ".join(word for word, _, _ in shown)))
    )


def _compare_with_all(
    copies: list[Part], kept: dict[int, Part], by_number: dict[int, list[Part]], noted: list[Noted]
) -> None:
    """Compare sections with the whole telegram that is kept, or a whole telegram with the sections that are."""
    strangers = [part for part in copies if not any(part in known for known in by_number.values())]
    if not strangers:
        return
    kept_words = [word for _, part in sorted(kept.items()) for word in words_of(part)]
    held = " ".join(word for word, _, _ in kept_words)
    for part in strangers:
        what = _name(part.number or 0)
        noted.append(Noted(part.source, make_finding("RT522", part.place, what=what.capitalize(), times=2)))
        body = " ".join(word for word, _, _ in words_of(part) if word)
        if body not in held:
            _compare(part, kept_words, what, noted)


def _gaps(parts: list[Part], kept: dict[int, Part], total: int, copies: list[Part]) -> dict[int, Part]:
    """Return the gap lines that stand in the texts already, for sections that are still missing."""
    gaps: dict[int, Part] = {}
    for part in parts:
        if part.is_gap:
            number = part.number or 0
            if number in kept or number in gaps or not 0 < number <= total:
                copies.append(part)
            else:
                gaps[number] = part
    return gaps
