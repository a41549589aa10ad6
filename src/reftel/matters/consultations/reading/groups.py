"""The working groups that a text lists, in a sentence or one a line."""

import re
from collections.abc import Iterator
from typing import Final

from reftel.matters.consultations.lists import split_items
from reftel.matters.consultations.patterns.groups import (
    GROUP_LISTS,
    GROUPS_ARE_SHAPED,
    GROUPS_COUNTED,
    GROUPS_TO_COME,
    ITEM,
    ONE_GROUP,
)
from reftel.matters.consultations.patterns.rows import Row
from reftel.matters.consultations.reading.making import Defaults, in_order, make, matches_of, printed_at, status_at
from reftel.matters.consultations.reading.sentences import NO_TITLE, BodySentence
from reftel.matters.consultations.values import Suggestion


def read_groups(sentences: list[BodySentence], default: Defaults) -> Iterator[Suggestion]:
    """Yield the working groups that the sentences list, each once, a refused one apart."""
    seen: set[tuple[str, bool]] = set()
    for sentence, row, item, status, at in _group_items(sentences, default):
        key = (item.lower(), status == "refused")
        if key not in seen:
            seen.add(key)
            yield make(row, sentence, item, status=status, at=at if len(sentence.text) > at else 0)


def read_number_of_groups(sentences: list[BodySentence], default: Defaults) -> Iterator[Suggestion]:
    """Yield how many groups each side wants, where the text gives them no titles: "two working groups instead of three"."""
    seen: set[str | None] = set()
    for sentence, match in matches_of(sentences, GROUPS_COUNTED):
        at = match.start("fact")
        before = sentence.text[:at]
        if _COUNT_KNOWN.search(before) is not None or _WANTED.search(before) is None:
            continue
        status = status_at(sentence, at, default)
        made = make(GROUPS_COUNTED, sentence, printed_at(sentence, match), status=status, at=at)
        if made.status not in {"refused", "in_use", "awaited"} and made.by not in seen:
            seen.add(made.by)
            yield made


_COUNT_KNOWN: Final = re.compile(
    r"\b(?:the|these|those|all|its|their|our|each of|one of|other|has|had|(?<!to )(?<!would )(?<!should )(?<!will )(?<!and )have) $",
    re.IGNORECASE,
)

_WANTED: Final = re.compile(
    r"\b(?:propos|suggest|offer|prefer|agree|accept|want|wish|insist|recommend|request|ask|settle|favou?r|like|would|should"
    r"|shall)\w*\b",
    re.IGNORECASE,
)


def _group_items(sentences: list[BodySentence], default: Defaults) -> Iterator[tuple[BodySentence, Row, str, str, int]]:
    ordered = in_order(sentences)
    for index, sentence in enumerate(ordered):
        if GROUPS_ARE_SHAPED.search(sentence.text) is None:
            continue
        found = _listed(sentence) or _one_a_line(ordered, index)
        if found:
            for row, place, item, at in found:
                yield place, row, item, status_at(sentence, at, default), at
            break
    for sentence in ordered:
        match = ONE_GROUP.pattern.search(sentence.text)
        if match is not None:
            items = split_items(printed_at(sentence, match))
            if len(items) == 1 and _is_title(items[0]):
                at = match.start("fact")
                status = status_at(sentence, at, default)
                if status == "refused" or not match[0].lower().startswith("the "):
                    yield sentence, ONE_GROUP, items[0], status, at


def _listed(sentence: BodySentence) -> list[tuple[Row, BodySentence, str, int]]:
    for row in GROUP_LISTS:
        match = row.pattern.search(sentence.text)
        items = split_items(printed_at(sentence, match)) if match is not None else ()
        if (
            match is not None
            and len(items) > 1
            and all(_is_title(item) for item in items)
            and _are_groups(sentence.text, match)
        ):
            return [(row, sentence, item, match.start("fact")) for item in items]
    return []


_BARE: Final = re.compile(
    r"^(?:groups|committees|commissions|sections|tables|tracks|circles|chambers)\b", re.IGNORECASE
)

_SHAPED_BEFORE: Final = re.compile(
    r"(?:\b(?:divid|see|within|accept|support|agree|welcom|form|establish|creat|set up|separate|propos|suggest"
    r"|split|envisag|into|two"
    r"|three|four|five"
    r"|six|seven|eight|\d)\w*)[^.;:]{0,40}$",
    re.IGNORECASE,
)

_OTHER_GROUPS: Final = re.compile(
    r"\b(?:terrorist|militant|political|ethnic|interest|rights|armed|opposition|religious|business|rebel"
    r"|advocacy|pressure|lobby|bipartite)"
    r"[^.;:]{0,20}$",
    re.IGNORECASE,
)


def _are_groups(text: str, match: re.Match[str]) -> bool:
    """True where "groups" means groups of the body: working groups, or so many into which it is divided."""
    before = text[: match.start()]
    return _OTHER_GROUPS.search(before) is None and (
        _BARE.match(match[0]) is None or _SHAPED_BEFORE.search(before) is not None
    )


def _is_title(item: str) -> bool:
    return len(item.split()) <= 9 and NO_TITLE.search(item) is None


def _one_a_line(sentences: list[BodySentence], index: int) -> list[tuple[Row, BodySentence, str, int]]:
    """Read the items that stand one a line behind a sentence that announces groups."""
    head = sentences[index]
    if GROUPS_TO_COME.search(head.text) is None:
        return []
    found: list[tuple[Row, BodySentence, str, int]] = []
    for sentence in sentences[index + 1 : index + 21]:
        items = _items_of_line(sentence)
        if not items or sentence.in_enclosure != head.in_enclosure:
            break
        found += [(GROUP_LISTS[0], sentence, item, len(head.text)) for item in items]
        if sentence.text.endswith(".") and not ITEM.match(sentence.text):
            break
    return found if len(found) > 1 else []


def _items_of_line(sentence: BodySentence) -> tuple[str, ...]:
    """Return the titles that a line of a list holds: one, or several behind letters; none where it is a sentence."""
    marked = ITEM.match(sentence.text)
    several = split_items(sentence.printed) if marked is not None else ()
    if len(several) > 1 and ("(" in sentence.text or ")" in sentence.text):
        return several if all(_is_title(item) for item in several) else ()
    items = tuple(
        item
        for item in split_items(f"{(printed_at(sentence, marked) if marked else sentence.printed).rstrip('.;, ')};")
    )
    return items if len(items) == 1 and _is_title(items[0]) else ()


_ROMAN: Final = ("(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)", "(vii)", "(viii)", "(ix)", "(x)")

_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth")


def which_group(printed: str, groups: list[str]) -> str:
    """Find the group that a sentence means: by its letter in the list, or by the words of its title."""
    if printed.startswith("("):
        index = _ROMAN.index(printed) if printed in _ROMAN else ord(printed[1]) - ord("a")
        return groups[index] if 0 <= index < len(groups) else printed
    low = printed.lower()
    if groups and low in {"last", "latter"}:
        return groups[-1]
    if low in _ORDINALS and _ORDINALS.index(low) < len(groups):
        return groups[_ORDINALS.index(low)]
    words = {word.rstrip("s") for word in re.findall(r"\w{4,}", low)}
    best = max(groups, key=lambda g: len(words & _stems(g)), default=None)
    return best if best is not None and words & _stems(best) else printed


def _stems(title: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"\w{4,}", title.lower())}
