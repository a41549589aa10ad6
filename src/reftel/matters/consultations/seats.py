"""Who fills a seat: persons named as heads of working groups, and those who chair the whole body.

Such telegrams answer an expectation and found nothing; they are read where a body of the two states is named and a person beside
the group. Heads of bodies of others (of a union, a parliament, a ministry) are left alone.
"""

import re
from collections.abc import Iterator
from typing import Final

from reftel.matters.consultations.patterns.coordinators import PERSON, PERSON_TITLE
from reftel.matters.consultations.patterns.rows import Row
from reftel.matters.consultations.values import Suggestion
from reftel.matters.prose.parties import side_named
from reftel.matters.prose.stretches import Reading, Stretch
from reftel.telegram import Passage

_OFFICE: Final = r"(?:,(?: the)? [^,;:.]{2,70},?)?"
_GROUP: Final = r"(?:(?:working |sub-?)?group|subcommittee) (?:on|for) (?:the )?(?P<group>[\w' -]{1,60}?(?:,? (?:and|or) [\w' -]{1,40}?)?)"
_END: Final = r"(?= of the | in the | under the |[.,;:)]| and (?:will|would|has|to|that)\b| (?:will|would|has|with|from|by|to)\b|$)"

HEADS_NAMED: Final = (
    Row(
        "consultation/head-named",
        "seat",
        re.compile(
            rf"\b(?P<fact>{PERSON}){_OFFICE} (?:as (?:its |the |the \w+ )?(?:co-?)?(?:head|chair(?:man|woman|person)?|leader"
            rf"|co-?ordinator) of|to (?:co-?)?(?:head|chair|lead)|(?:will|would|shall|is to) (?:co-?)?(?:head|chair|lead)"
            rf"|(?:co-?)?(?:heads|chairs|leads)) (?:the |its |their )?{_GROUP}{_END}"
        ),
    ),
)
HEADS_LISTED: Final = Row(
    "consultation/heads-listed",
    "seat",
    re.compile(
        rf"(?:^|[-\n;:(]|\([a-z]\))\s*(?P<group>[A-Z][\w' -]{{1,60}}(?:, [\w' -]{{1,40}}){{0,3}}?): (?P<fact>{PERSON})(?=[,.;\n(]|$)"
    ),
)
CHAIRED: Final = Row(
    "consultation/chaired",
    "chair",
    re.compile(
        rf"\bco-?chaired by (?:the )?(?P<fact>(?:U\.S\.|[^.;:]){{0,60}}?{PERSON_TITLE}\b(?:U\.S\.|[^.;:]){{0,160}}? and (?:by )?(?:the )?"
        rf"(?:[A-Z][\w'’-]+ )?{PERSON_TITLE}\b[^.;:,]{{0,120}})"
    ),
)
_NEXT_PERSON: Final = re.compile(rf",? and (?:by )?(?:the )?(?=(?:[A-Z][\w'’-]+ )?{PERSON_TITLE}\b)")
SEAT_ROWS: Final = (*HEADS_NAMED, HEADS_LISTED, CHAIRED)

_BODY: Final = re.compile(
    r"\b(?:[A-Z][\w'’-]+ )+(?:Commission|Council|Consultations?|Dialogue|Committee|Forum|Partnership|Talks)\b|\b(?:joint"
    r"|bilateral|binational|trilateral) (?:\w+ )?(?:commission|council|consultations?|dialogue|committee|forum|partnership|talks)\b"
)
_OTHERS: Final = re.compile(
    r"\b(?:United Nations|U\.?N\.?|General Assembly|Security Council|OSCE|NATO|ASEAN|African Union|European|EU|WTO|IAEA|Congress"
    r"|Senate|[Pp]arliament\w*|Duma|Majlis|Knesset|Bundestag|G-?\d+|party|faction|[Mm]inistry's|ruling)\b"
)
_LISTING: Final = re.compile(
    r"\bheads? of (?:the |its |their )?(?:working |sub-?)?groups?\b[^:]{0,120}:", re.IGNORECASE
)
_PROPOSED: Final = re.compile(r"\b(?:propos|nominat|suggest|recommend|consider|would like)\w*", re.IGNORECASE)
_REFUSED: Final = re.compile(r"\b(?:not|never|no longer|declin\w+|reject\w+|refus\w+)\b")
_OURS: Final = re.compile(r"\b(?:United States|U\.S\.|Department|Washington|Embassy|Post|[Ww]e|USG|American)\b")
_BEFORE: Final = 160
"""Characters before a name in which the one who names it is looked for."""


def suggest_seats(reading: Reading, us: str, groups: tuple[str, ...]) -> Iterator[Suggestion]:
    """Yield the persons who are named for seats; `us` is the sender, `groups` are the titles that the telegram lists."""
    if not _may_name(reading.prepared):
        return
    text = "\n".join(stretch.text for stretch in reading.stretches)
    if _BODY.search(" ".join(text.split())) is None:
        return
    seen: set[tuple[str, str | None]] = set()
    for index, stretch in enumerate(reading.stretches):
        for one in _in_stretch(reading, index, stretch, us, groups):
            if (one.text, one.group) not in seen:
                seen.add((one.text, one.group))
                yield one


def _may_name(low: str) -> bool:
    """Say whether it is worth looking: cheap on the many telegrams that name nobody."""
    return "chaired by" in low or ("group" in low and any(word in low for word in ("head", "chair", "lead")))


def _in_stretch(
    reading: Reading, index: int, stretch: Stretch, us: str, groups: tuple[str, ...]
) -> Iterator[Suggestion]:
    listing: tuple[str | None, bool] | None = None  # who lists heads, and whether they are only proposed
    for place in reading.sentences(index):
        raw = stretch.text[place.start : place.end]
        line = " ".join(raw.split())
        if _OTHERS.search(line):
            listing = None
            continue
        passage = stretch.passage(place.start, place.end)
        head = _LISTING.search(line)
        if head is not None:
            listing = _by(line[: head.end()], stretch, us), _PROPOSED.search(line[: head.end()]) is not None
        if listing is not None:
            listed = " ".join(line[head.end() :].split()) if head is not None else line
            for match in HEADS_LISTED.pattern.finditer(listed):
                group = _known(match["group"].strip(" -"), groups)
                yield _made(
                    HEADS_LISTED, match["fact"], listing[0], "proposed" if listing[1] else "agreed", group, passage
                )
        if _REFUSED.search(line):
            continue
        status = "proposed" if _PROPOSED.search(line) else "agreed"
        for row in HEADS_NAMED:
            for match in row.pattern.finditer(line):
                by = _by(line[max(0, match.start() - _BEFORE) : match.start()], stretch, us)
                yield _made(row, match["fact"], by, status, _known(match["group"].strip(), groups), passage)
        for match in CHAIRED.pattern.finditer(line) if "roup on" not in line and _BODY.search(line) else ():
            persons = _NEXT_PERSON.split(match["fact"])
            for person in persons if len(persons) == 2 else ():  # more are a list of those who came
                yield _made(CHAIRED, person, _side_in(person), status, None, passage)


def _made(row: Row, text: str, by: str | None, status: str, group: str | None, passage: Passage) -> Suggestion:
    return Suggestion(
        kind=row.kind,
        text=text.strip(),
        by=by,
        status=status,
        group=group,
        paragraph=passage.paragraph,
        voice=passage.voice,
        passage=passage,
        rule=row.rule,
    )


def _by(before: str, stretch: Stretch, us: str) -> str | None:
    """Return who names somebody: an enclosure's voice, ourselves, or the state that stands before the name."""
    if stretch.voice is not None:
        return stretch.voice
    sides = [(m.start(), us) for m in _OURS.finditer(before)]
    sides += [(m.start(), side) for m in re.finditer(r"[A-Z][\w.]+", before) if (side := side_named(m[0])) is not None]
    if sides:
        return max(sides)[1]
    subject = re.match(r"(?:The )?(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b", before)
    return subject["name"] if subject is not None else None


def _side_in(words: str) -> str | None:
    side = next((side for word in words.split() if (side := side_named(word)) is not None), None)
    return "United States" if side == "U.S." else side


_FOR_SIDE: Final = re.compile(r"(?<=[a-z]) (?:for|of) (?:the )?[A-Z][a-z]\w+(?: [A-Z][a-z]\w+| side)?$")


def _known(printed: str, groups: tuple[str, ...]) -> str:
    """Return the title of a group as the telegram lists it, else as it is printed here, without whose head is named."""
    printed = _FOR_SIDE.sub("", printed)
    folded = printed.casefold()
    return next((group for group in groups if group.casefold() in {folded, folded.removeprefix("the ")}), printed)
