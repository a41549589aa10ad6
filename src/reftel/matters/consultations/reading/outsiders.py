"""Who else takes part, what exists and is to be respected, which heads are awaited."""

import re
from collections.abc import Iterator
from typing import Final

from reftel.matters.consultations.days_named import owed_by
from reftel.matters.consultations.lists import split_names
from reftel.matters.consultations.patterns.groups import GROUPS_NOUN
from reftel.matters.consultations.patterns.initiatives import AN_ACT, INITIATIVES
from reftel.matters.consultations.patterns.outsiders import OUTSIDE, OUTSIDERS
from reftel.matters.consultations.patterns.owed import FROM_SIDE, OWED_COORDINATORS, OWED_HEADS
from reftel.matters.consultations.patterns.rows import Row
from reftel.matters.consultations.reading.founding import GENERIC, touches
from reftel.matters.consultations.reading.groups import which_group
from reftel.matters.consultations.reading.making import Defaults, in_order, make, printed_at, status_at
from reftel.matters.consultations.reading.names import MOST
from reftel.matters.consultations.reading.sentences import BodySentence
from reftel.matters.consultations.values import Suggestion


def read_outsiders(sentences: list[BodySentence], groups: list[str], default: Defaults) -> Iterator[Suggestion]:
    """Yield who else is to take part, each with the group that it belongs to."""
    seen: set[tuple[str, str | None]] = set()
    for sentence in in_order(sentences):
        taken: list[tuple[int, int]] = []
        for row in OUTSIDERS:
            for match in row.pattern.finditer(sentence.text):
                if any(match.start("fact") < end and start < match.end("fact") for start, end in taken):
                    continue
                printed = match["letter"] or match["group"] or match["group2"] or match["group3"]
                group = which_group(printed, groups) if printed else None
                text = printed_at(sentence, match)
                taken.append(match.span("fact"))
                if (
                    len(seen) < MOST
                    and not any(text.lower() in told and group in {of, None} for told, of in seen)
                    and _may_be_outsider(text, group, groups)
                ):
                    seen.add((text.lower(), group))
                    yield make(
                        row, sentence, text, group=group, status=status_at(sentence, match.start("fact"), default)
                    )


_OF_GROUPS: Final = re.compile(rf"\b{GROUPS_NOUN}\b|^(?:he|she|it|they|we|who)\b", re.IGNORECASE)

_NO_PARTY: Final = re.compile(
    r"\b(?:would|will|needs?|(?<!who )(?:is|was|were)|if|so|because|about|he|she|it|that|to)\b", re.IGNORECASE
)


def _may_be_outsider(text: str, group: str | None, groups: list[str]) -> bool:
    """True for words that name people and not an act, taken into a group that the text lists or being such as are taken in."""
    if _OF_GROUPS.search(text) is not None or _NO_PARTY.search(text) is not None or len(text.split()) > 16:
        return False
    return group in groups or group is None or OUTSIDE.search(text) is not None


def read_initiatives(sentences: list[BodySentence], own: frozenset[str], default: Defaults) -> Iterator[Suggestion]:
    """Yield what exists already and is to be respected."""
    for sentence in in_order(sentences):
        for row in INITIATIVES:
            if (match := row.pattern.search(sentence.text)) is not None and (
                sentence.in_enclosure or row is INITIATIVES[0] or touches(sentence.text, own | GENERIC)
            ):
                names = [n for n in split_names(_NOT_A_NAME.sub("", printed_at(sentence, match))) if _is_initiative(n)]
                if not names:
                    continue
                for name in names:
                    yield make(row, sentence, _EXISTING.sub("", name), status=_of_what_exists(sentence, match, default))
                return


def _of_what_exists(sentence: BodySentence, match: re.Match[str], default: Defaults) -> str:
    """Say how the wish to respect what exists stands: that it exists is no status of the wish."""
    status = status_at(sentence, match.start(), default)
    return "proposed" if status == "in_use" else status


_NOT_A_NAME: Final = re.compile(r",?\s*and (?:need|should|would|will|must|shall)\b.*$")


def _is_initiative(name: str) -> bool:
    """True for a name printed as one: large letters, and a word for what has members or articles, or a short form."""
    return len(name.split()) <= 22 and (name.isupper() or AN_ACT.search(name) is not None)


_EXISTING: Final = re.compile(r"^(?:both |the |existing |present |current )+", re.IGNORECASE)


def read_owed(sentences: list[BodySentence], groups: list[str]) -> Iterator[Suggestion]:
    """Give one awaited head for each group, or one for all where the groups are not named; and the coordinators who are awaited."""
    seen: set[str] = set()
    for sentence in in_order(sentences):
        if _OF_HEADS.search(sentence.text) is None:
            continue
        for side, row, at in _sides_owing(sentence.text, OWED_HEADS):
            if side.lower() in seen:
                continue
            seen.add(side.lower())
            each: list[str | None] = [*groups] or [None]
            for group in each:
                text = f"head of the working group, to be named by {side}{_until(sentence.text)}"
                yield make(row, sentence, text, status="awaited", group=group, at=at)
    yield from _coordinators_owed(sentences)


def _coordinators_owed(sentences: list[BodySentence]) -> Iterator[Suggestion]:
    seen: set[str] = set()
    for sentence in in_order(sentences):
        for side, row, at in _sides_owing(sentence.text, OWED_COORDINATORS):
            if side.lower() not in seen:
                seen.add(side.lower())
                text = f"coordinator, to be named by {side}{_until(sentence.text)}"
                yield make(row, sentence, text, status="awaited", at=at)


def _until(text: str) -> str:
    """Return by which day it is owed, as the sentence says it: ", by March 31"; empty where it does not."""
    day = owed_by(text)
    return f", by {day}" if day is not None else ""


def _sides_owing(text: str, rows: tuple[Row, ...]) -> list[tuple[str, Row, int]]:
    """Return the sides from which a sentence expects names; "the other side" only where none is named."""
    found = [
        (_owing(match, text), row, match.start("fact"))
        for row in rows
        if (match := row.pattern.search(text)) is not None
    ]
    named = [owing for owing in found if owing[0] != _OTHER_SIDE]
    return named or found[:1]


_OTHER_SIDE: Final = "the other side"

_OF_HEADS: Final = re.compile(
    r"\b(?:working groups?|working part(?:y|ies)|sub-?(?:groups?|committees?)|(?:each|the|these|those|all|its"
    r"|their|our|three|four"
    r"|five) groups?|panels?"
    r"|baskets?|pillars?|(?:group|committee|panel|task force) (?:co-)?(?:heads?|chairs?|chairmen|leaders?)"
    r"|group leaders|its (?:co-?)?chair\w*|heads whom)\b",
    re.IGNORECASE,
)


def _owing(match: re.Match[str], text: str) -> str:
    if match.groupdict().get("adj") and FROM_SIDE.search(text) is None:
        return f"the {match['adj']} side"
    if (match.groupdict().get("who") or "").split(" ")[0] in {"Each", "Both"}:
        return "each side"
    if match.groupdict().get("who"):
        who = _ARTICLE.sub("", " ".join(match["who"].split()))
        return f"the {who} side" if re.search(rf"{re.escape(who)} side", text) else who
    found = FROM_SIDE.search(text)
    if found is None:
        return _OTHER_SIDE
    if found["side"] or found["adj"]:
        return f"the {found['side'] or found['adj']} side"
    if found["land"]:
        return "the United States" if found["land"] in {"United States", "U.S."} else found["land"]
    return f"the {found['whom']}"


_ARTICLE: Final = re.compile(r"^[Tt]he (?!Department|Embassy|United)")
