"""Where a text founds or describes a body of the two states, and which sentences speak of it."""

import re
from bisect import bisect_left, bisect_right
from typing import Final

from reftel.matters.consultations.patterns.bodies import (
    AFTER,
    BEFORE,
    BETWEEN_STATES,
    BODY_WORDS,
    EACH_OTHER,
    FOUNDED,
    FOUNDS,
    NO_NAME,
    PAIRED,
    THING,
    TWO_SIDES,
    WITH_US,
)
from reftel.matters.consultations.patterns.names import (
    AGREED_TO_MEET,
    DESCRIBED,
    NAME_ANSWERED,
    NAME_BILATERAL,
    NAME_IN_USE,
    NAME_OURS,
    NO_BODY,
    TO_US,
)
from reftel.matters.consultations.reading.sentences import MAX_SENTENCE, BodySentence, speaks_of_body
from reftel.matters.prose.stretches import Reading

_PRONOUN: Final = re.compile(
    r"^(?:It|He|She|They|Its|Their|Each|These|This|Such|Under|The (?:body|venue|sessions?|meetings?|level|work"
    r"|first|chair\w*|groups?|name"
    r"|two|three|heads?|agenda|plan|proposal)|There|Half|Between|In addition|Sessions|Meetings|Progress|Every"
    r"|Four|Three|Two|Five|Six|Working)\b"
)

GENERIC: Final = frozenset(
    (
        "mechanism body proposal consultations group groups sessions session subcommittee subcommittees subgroup subgroups"
        " panels baskets pillars plenary plenaries rounds"
    ).split()
)

_MAX_ENCLOSURE: Final = 20_000

_NEAR: Final = 1


def may_found(reading: Reading) -> bool:
    """True where some stretch speaks of a body and of founding one; cheap on the many telegrams that do not."""
    if not any(word in reading.prepared for word in BODY_WORDS):
        return False
    lines = (" ".join(stretch.text.split()) for stretch in reading.stretches)
    return any(
        speaks_of_body(line) and (founding(line, limit=None) or describes(line) or answers(line)) for line in lines
    )


def founding(text: str, *, limit: int | None = MAX_SENTENCE) -> bool:
    """True where a text speaks of a body near a verb that founds it."""
    text = text[:limit]
    if not speaks_of_body(text):
        return False
    things = [m.span() for m in THING.finditer(text)]
    if PAIRED.search(text) is not None:
        return True
    if not things:
        return EACH_OTHER.search(text) is not None
    starts = [m.end() for m in FOUNDS.finditer(text)]
    ends = [m.start() for m in FOUNDED.finditer(text)]
    return any(_reaches(text, start, end, starts, ends) for start, end in things)


def describes(text: str) -> bool:
    """True where a text speaks of a body of the two states that exists."""
    return any(pattern.search(text) is not None for pattern in (DESCRIBED, NAME_BILATERAL.pattern, NAME_OURS.pattern))


def answers(text: str) -> bool:
    """True where a side answers what a body that is known already is to be called."""
    found = NAME_ANSWERED.search(text)
    return found is not None and NO_NAME.search(found[0]) is None and NO_BODY.search(text) is None


def _reaches(text: str, start: int, end: int, starts: list[int], ends: list[int]) -> bool:
    """True where a verb that founds ends closely before a body, or one stands closely behind it; both lists are in order."""
    before = bisect_right(starts, start) - 1
    if before >= 0 and starts[before] >= start - BEFORE and ";" not in text[starts[before] : start]:
        return True
    after = bisect_left(ends, end)
    return after < len(ends) and ends[after] - end <= AFTER


def anchors_of(sentences: list[BodySentence]) -> list[int]:
    """Return the places of the sentences that found or shape a body between the sender's state and others."""
    scopes = _enclosures(sentences)
    found = []
    for index, sentence in enumerate(sentences):
        if sentence.vetoed:
            continue
        if not founding(sentence.text):
            if describes(sentence.text) or _answers_us(sentences, index):
                found.append(index)
            continue
        near = scopes.get(sentence.scope) or _near(sentences, index)
        if (
            (sentence.in_enclosure and WITH_US.search(sentence.text) is not None)
            or BETWEEN_STATES.search(near) is not None
            or (WITH_US.search(sentence.text) and _TOLD.search(sentence.text))
            or (TWO_SIDES.search(near) and WITH_US.search(near))
            or _answers_us(sentences, index)
            or (AGREED_TO_MEET.search(sentence.text) and TO_US.search(near))
        ):
            found.append(index)
    return found


def _answers_us(sentences: list[BodySentence], index: int) -> bool:
    """True where a name is answered and the words beside speak of the sender's own state, or of its people."""
    if not answers(sentences[index].text):
        return False
    near = _near(sentences, index)
    return WITH_US.search(near) is not None or TO_US.search(near) is not None


_TOLD: Final = re.compile(
    r"\b(?:told|informed|proposed to|suggested to|from) (?:the )?(?:[A-Z]\w+ ){0,3}?(?:[Ff]oreign|[Pp]rime"
    r"|[Dd]eputy|[Vv]ice|President|Minister|MFA|[Mm]inistry)\b"
)


def _enclosures(sentences: list[BodySentence]) -> dict[str, str]:
    """Return the text of each enclosure on one line."""
    found: dict[str, list[str]] = {}
    for s in sentences:
        if s.in_enclosure:
            found.setdefault(s.scope, []).append(s.text)
    return {scope: " ".join(texts)[:_MAX_ENCLOSURE] for scope, texts in found.items()}


def _near(sentences: list[BodySentence], index: int) -> str:
    scope = sentences[index].scope
    return " ".join(
        s.text for s in sentences[max(index - _NEAR, 0) : index + _NEAR + 1] if s.scope == scope and not s.vetoed
    )


def sentences_about(sentences: list[BodySentence], anchors: list[int]) -> list[BodySentence]:
    """Keep the enclosures and paragraphs with an anchor, and what elsewhere names the body or stands beside it."""
    scopes = {sentences[index].scope for index in anchors}
    at_anchors = set(anchors)
    own = nouns_of(sentences, anchors)
    nouns = own | GENERIC
    enclosures = _kept_enclosures(sentences, own)
    kept: list[BodySentence] = []
    last = ""
    for index, sentence in enumerate(sentences):
        if sentence.vetoed or (
            sentence.in_enclosure and sentence.scope not in enclosures and sentence.scope not in scopes
        ):
            continue
        follows = bool(kept) and index > 0 and kept[-1] is sentences[index - 1] and kept[-1].scope == sentence.scope
        is_near = sentence.scope in scopes and (follows or index in at_anchors or touches(sentence.text, nouns))
        goes_on = follows and _PRONOUN.match(sentence.text) is not None
        opens = not sentence.in_enclosure and sentence.scope != last and _opens(sentence, kept, nouns)
        last = sentence.scope
        if opens:
            scopes.add(sentence.scope)
        if sentence.in_enclosure or is_near or goes_on or opens or touches(sentence.text, nouns):
            kept.append(sentence)
    return kept


def _opens(sentence: BodySentence, kept: list[BodySentence], nouns: frozenset[str]) -> bool:
    """True where a paragraph behind one that was kept begins with the body, or goes on about it."""
    return bool(kept) and (
        sentence.passage.role == "comment"
        or touches(sentence.text, nouns)
        or _PRONOUN.match(sentence.text) is not None
        or _GOES_ON.search(sentence.text) is not None
    )


def _kept_enclosures(sentences: list[BodySentence], own: frozenset[str]) -> set[str]:
    """Return the enclosures that speak of the body and of two states, also without founding it."""
    return {
        scope
        for scope, text in _enclosures(sentences).items()
        if touches(text, own) and (BETWEEN_STATES.search(text) or WITH_US.search(text))
    }


_GOES_ON: Final = re.compile(
    r"^(?:name|level|frequency|groups|chair\w*|structure|sessions|meetings|venue|place|participants"
    r"|coordination|coordinators): |"
    r"\b(?:working|sub-?) ?(?:groups?|part(?:y|ies)|committees?)\b|\b(?:would|will|should"
    r"|shall) (?:jointly )?co-?ordinate\b|\bco-?ordinators\b",
    re.IGNORECASE,
)

_NOUN: Final = re.compile(
    r"\b(commission|council|consultation|dialogue|committee|forum|round ?table|task force|mechanism"
    r"|partnership|talk|working group|group"
    r"|board|panel|platform|conference|process|format|meeting|session)s?$",
    re.IGNORECASE,
)


def nouns_of(sentences: list[BodySentence], anchors: list[int]) -> frozenset[str]:
    """Return the words by which the text calls the body: "commission", "ABC"."""
    words = set()
    for index in anchors:
        text = sentences[index].text
        for thing in THING.finditer(text):
            noun = _NOUN.search(thing[0])
            if noun is not None and noun[1].lower() not in {"process", "format", "meeting", "session"}:
                words |= {noun[1].lower(), f"{noun[1].lower()}s"}
        words |= {m["short"].lower() for m in NAME_IN_USE.pattern.finditer(text)}
    return frozenset(words)


def touches(text: str, nouns: frozenset[str]) -> bool:
    """Say whether a text has one of some nouns."""
    return any(re.search(rf"\b{word}\b", text, re.IGNORECASE) is not None for word in nouns)
