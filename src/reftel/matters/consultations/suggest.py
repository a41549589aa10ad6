"""Suggest what a text proposes for consultations between states: each fact once, with its best passage and its voice.

A text must found or shape a body between states before any rule speaks (an anchor); then facts are read out of the enclosures that
do so, out of the sender's paragraphs with an anchor, and out of sentences elsewhere that name the body. Bodies of organizations,
parliaments, parties and third states anchor nothing. Where a fact stands twice, the words of the side itself (an enclosure) come
before words reported of it, and a sentence that names the heads before one that names a level.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import msgspec

from reftel.matters.consultations.lists import split_items, split_names
from reftel.matters.consultations.patterns import (
    AFTER,
    AN_ACT,
    BEFORE,
    BETWEEN_STATES,
    BODY_WORDS,
    CADENCES,
    COORDINATORS,
    DESCRIBED,
    EACH_OTHER,
    FORECASTS,
    FOUNDED,
    FOUNDS,
    FROM_SIDE,
    GROUP_LISTS,
    GROUPS_ARE_SHAPED,
    GROUPS_NOUN,
    GROUPS_TO_COME,
    INITIATIVES,
    ITEM,
    LEVELS,
    NAME_BILATERAL,
    NAME_FOUNDED,
    NAME_IN_USE,
    NAME_OF_TWO,
    NAME_OURS,
    NAMES,
    NAMES_IN_USE,
    NO_NAME,
    OF_OTHERS,
    OF_TWO,
    ONE_GROUP,
    OUTSIDE,
    OUTSIDERS,
    OWED_HEADS,
    PAIRED,
    ROTATIONS,
    STATUS,
    THING,
    TWO_SIDES,
    WITH_US,
    Row,
)
from reftel.matters.consultations.seats import suggest_seats
from reftel.matters.consultations.values import Suggestion
from reftel.matters.prose.parties import asker_before, side_before, side_named, subject_of
from reftel.matters.prose.stretches import Reading, Stretch
from reftel.matters.requests.asked import sender
from reftel.telegram import Passage, Telegram

_OURS: Final = re.compile(
    r"^(?:the )?(?:ambassador|dcm|embassy|post|we|charg[eé]|consul|embassy officers?|emboffs?|pol\w*offs?"
    r"|econ\w*offs?|deputy chief of mission"
    r"|department|washington|united states|u\.s\.|usg|american)(?! and\b)\b",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(
    r"^(?:[^,]{0,40}, )?(?:(?:both|the two|the three|our) (?:sides|governments|countries|parties|delegations"
    r"|ministers|states)|the parties"
    r"|it (?:was|has been) agreed|they (?:also )?agreed|(?:the )?(?:united states|u\.s\.) and \w+"
    r"|\w+ and the (?:united states|u\.s\.))",
    re.IGNORECASE,
)
_SIGNED: Final = re.compile(
    r"^[^.;]{0,120}\band (?:the )?(?:(?:U\.S\.|United States|American)[^.;]{0,60}|[A-Z]\w+ )\b(?:agreed|signed)\b"
    r"|^[^.;]{0,20}\b(?:U\.S\.|United States|American)[^.;]{0,40} and [^.;]{0,60}\b(?:agreed|signed)\b"
)
_SAYS: Final = re.compile(
    r"\b(?:sa(?:id|ys)|told|tell|propos(?:e[sd]?|ing)|suggest(?:s|ed|ing)?|want(?:s|ed)?|wish(?:es|ed)?"
    r"|ask(?:s|ed)|reject\w*|accept\w*|declin\w+"
    r"|refus\w+|agree[sd]?|would (?:like|prefer)|insist\w*|add(?:s|ed)|explain\w*|prefer\w*|envisag\w*"
    r"|hand(?:s|ed)|turned down|has turned"
    r"|rul(?:es|ed) out|welcom\w+|support\w*|object\w*|favou?r\w*|call(?:s|ed) for|urg(?:es|ed)|offer(?:s|ed)"
    r"|request\w*|argu\w+|stress\w*"
    r"|not(?:es|ed)|repli\w+|respond\w*|counter\w*|expect\w*|await\w*|hop(?:es|ed)|cannot|(?:will|would|did"
    r"|does|could) not|doubt\w*|believ\w+"
    r"|think\w*|thought|repeat\w*"
    r"|rais(?:es|ed)|outlin\w+|describ\w+|float\w*|caution\w*|warn\w*|see[sn]?|saw|foresaw|foresees?|holds?"
    r"|held|is ready|is prepared"
    r"|seeks?|sought|looks? forward|oppos\w+|promis\w+|undertook|answer\w*|convey\w*|present\w*|passed|gave"
    r"|received|grateful|prais\w+)\b",
    re.IGNORECASE,
)
_PRONOUN: Final = re.compile(
    r"^(?:It|He|She|They|Its|Their|Each|These|This|Such|Under|The (?:body|venue|sessions?|meetings?|level|work"
    r"|first|chair\w*|groups?|name"
    r"|two|three|heads?|agenda|plan|proposal)|There|Half|Between|In addition|Sessions|Meetings|Progress|Every"
    r"|Four|Three|Two|Five|Six|Working)\b"
)
_GENERIC: Final = frozenset(
    (
        "mechanism body proposal consultations group groups sessions session subcommittee subcommittees subgroup subgroups"
        " panels baskets pillars plenary plenaries rounds"
    ).split()
)
_PROPOSES: Final = re.compile(r"\b(?:propos(?:e[sd]?|ing)|suggest(?:s|ed)?|offer(?:s|ed)?|instruct\w*)\b")
_MOST: Final = 100
"""So many of a kind are told at most; no real text has as many."""
_ALIKE: Final = 5
"""So many letters at the head make an unknown adjective that of an unknown country."""
_MAX_ENCLOSURE: Final = 20_000
_MAX_SENTENCE: Final = 1_500
_NEAR: Final = 1


class _Sentence(msgspec.Struct, frozen=True):
    """A sentence on one line, with its place in its stretch and, once that is looked for, who says it.

    `text` is what patterns read; `printed`, of the same length, what stands there: they differ where all is in capitals.
    `vetoed` is true where it speaks of a body of others. `ours` is true for what the sender says for itself, `after_ours` where
    a sentence goes on from such a one; `us` is the sender.
    """

    text: str
    printed: str
    passage: Passage
    stretch: int
    scope: str
    in_enclosure: bool
    vetoed: bool
    by: str | None = None
    us: str = ""
    ours: bool = False
    after_ours: bool = False


def suggest_consultation(telegram: Telegram) -> tuple[Suggestion, ...]:
    """Return what a telegram proposes, in the order of its kinds; empty where it proposes no body between states."""
    reading, us = Reading(telegram.body), sender(telegram)
    proposed = _proposed(reading, us)
    groups = tuple(one.text for one in proposed if one.kind == "group")
    return (*proposed, *suggest_seats(reading, us, groups))


def _proposed(reading: Reading, us: str) -> tuple[Suggestion, ...]:
    if not _may_found(reading):
        return ()
    sentences = list(_sentences(reading))
    anchors = _anchors(sentences)
    if not anchors:
        return ()
    spoken = list(_with_speakers(sentences, reading, us))
    return tuple(_read(_about(spoken, anchors), anchors, spoken, us))


def may_propose(telegram: Telegram) -> bool:
    """Say whether a telegram founds or shapes a body between states; what it proposes, if anything, takes longer to read."""
    reading = Reading(telegram.body)
    if _may_found(reading) and _anchors(list(_sentences(reading))):
        return True
    return next(suggest_seats(reading, "", ()), None) is not None


def _may_found(reading: Reading) -> bool:
    """True where some stretch speaks of a body and of founding one; cheap on the many telegrams that do not."""
    if not any(word in reading.prepared for word in BODY_WORDS):
        return False
    lines = (" ".join(stretch.text.split()) for stretch in reading.stretches)
    return any(_speaks_of_body(line) and (_founding(line, limit=None) or _describes(line)) for line in lines)


def _speaks_of_body(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in BODY_WORDS)


def _founding(text: str, *, limit: int | None = _MAX_SENTENCE) -> bool:
    """True where a text speaks of a body near a verb that founds it."""
    text = text[:limit]
    if not _speaks_of_body(text):
        return False
    things = [m.span() for m in THING.finditer(text)]
    if PAIRED.search(text) is not None:
        return True
    if not things:
        return EACH_OTHER.search(text) is not None
    starts = [m.end() for m in FOUNDS.finditer(text)]
    ends = [m.start() for m in FOUNDED.finditer(text)]
    return any(_reaches(text, start, end, starts, ends) for start, end in things)


def _describes(text: str) -> bool:
    """True where a text speaks of a body of the two states that exists."""
    return any(pattern.search(text) is not None for pattern in (DESCRIBED, NAME_BILATERAL.pattern, NAME_OURS.pattern))


def _reaches(text: str, start: int, end: int, starts: list[int], ends: list[int]) -> bool:
    """True where a verb that founds ends closely before a body, or one stands closely behind it; both lists are in order."""
    before = bisect_right(starts, start) - 1
    if before >= 0 and starts[before] >= start - BEFORE and ";" not in text[starts[before] : start]:
        return True
    after = bisect_left(ends, end)
    return after < len(ends) and ends[after] - end <= AFTER


# The sentences that may speak of the body ----------------------------------------------------------------------------


def _sentences(reading: Reading) -> Iterator[_Sentence]:
    """Yield the sentences, each on one line, without who says them."""
    for index, stretch in enumerate(reading.stretches):
        vetoed = False
        for place in reading.sentences(index):
            raw = stretch.text[place.start : min(place.end, place.start + _MAX_SENTENCE)]
            printed = " ".join(raw.split())
            text = _recased(printed) if reading.is_upper(index) else printed
            vetoed = _is_others(text, vetoed=vetoed)
            enclosed = stretch.enclosure is not None
            yield from _clauses(
                _Sentence(
                    text=text,
                    printed=printed,
                    passage=stretch.passage(place.start, place.end),
                    stretch=index,
                    scope=stretch.field.rpartition(".blocks[")[0] if enclosed else stretch.field,
                    in_enclosure=enclosed,
                    vetoed=vetoed,
                )
            )


def _with_speakers(sentences: list[_Sentence], reading: Reading, us: str) -> Iterator[_Sentence]:
    """Yield the same sentences with who says them: their subject, else whoever spoke before."""
    last: dict[bool, str | None] = {}
    text = _one_line(reading)
    voices = {s.voice for s in reading.stretches if s.voice}
    other = voices.pop() if len(voices) == 1 else _partner(text)
    lands = _lands(text)
    was_ours, index = False, -1
    for sentence in sentences:
        was_ours = was_ours and sentence.stretch == index
        index = sentence.stretch
        before = last.get(sentence.in_enclosure)
        by, ours = _speaker(sentence.text, reading.stretches[index], before, us, other, lands)
        if by is not None and (not ours or _PROPOSES.search(sentence.text) is not None):
            last[sentence.in_enclosure] = by
        goes_on = was_ours and not ours and by == last.get(sentence.in_enclosure)
        was_ours = ours or goes_on
        yield msgspec.structs.replace(sentence, by=by, us=us, ours=ours, after_ours=goes_on)


_LETTERED: Final = re.compile(r"(?<=[;:,]) (?=\(?(?:[a-z]|[ivx]{1,4}|\d)\) )")


def _clauses(sentence: _Sentence) -> Iterator[_Sentence]:
    """Cut a sentence whose lettered parts are sentences themselves: "(a) it meets every year; (b) it is led by ministers"."""
    places = [0, *(m.end() for m in _LETTERED.finditer(sentence.text)), len(sentence.text)]
    parts = [
        (a, b) for a, b in pairwise(places) if _NO_TITLE.search(sentence.text[a:b]) or _VERB.search(sentence.text[a:b])
    ]
    if len(parts) < 2 or len(parts) < len(places) - 2 or len(sentence.printed) != len(sentence.text):
        yield sentence
        return
    for a, b in pairwise(places):
        yield msgspec.structs.replace(
            sentence, text=_MARK.sub("", sentence.text[a:b]), printed=_MARK.sub("", sentence.printed[a:b])
        )


_MARK: Final = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d)\) ", re.IGNORECASE)
_VERB: Final = re.compile(r"\b(?:meets?|has|may|can|must|convenes?|consists?|prepares?|sends?|takes?)\b", re.IGNORECASE)


def _is_others(text: str, *, vetoed: bool) -> bool:
    """True where a sentence speaks of the body of others, or goes on to in the same paragraph."""
    if _speaks_of_body(text) and (OF_OTHERS.search(text) is not None or _third_states(text)):
        return True
    return vetoed and not (BETWEEN_STATES.search(text) and WITH_US.search(text))


_PAIR: Final = re.compile(
    r"\b([A-Z][a-z]\w+)(?: and (?:the )?|-)([A-Z][a-z]\w+)(?= (?:(?:have |had |also |yesterday "
    r"|today )*(?:agreed|signed|established|set up"
    r"|created|formed|propos\w+|plan|decided|launched|will|would|hold)\b|(?:[A-Z]\w+ "
    r"|[a-z]+ ){0,3}(?:[Cc]ommission|[Cc]ouncil"
    r"|[Cc]ommittee|[Cc]onsultations|[Dd]ialogue|[Ff]orum|[Tt]alks|[Ww]orking [Gg]roup|[Mm]echanism)\b))"
)


def _third_states(text: str) -> bool:
    """True where a sentence names two states and neither is the sender's: "the Tessaly-Osmark commission"."""
    if WITH_US.search(text) is not None:
        return False
    if any(side_named(m[1]) is not None and side_named(m[2]) is not None for m in _PAIR.finditer(text)):
        return True
    return (
        re.search(r"\bbetween ([A-Z][a-z]\w+) and (?:the )?([A-Z][a-z]\w+)\b", text) is not None
        and THING.search(text) is not None
    )


_PARTNER: Final = re.compile(
    r"\bU\.?S\.?-([A-Z][a-z]\w+(?: [A-Z][a-z]\w+)?)|\b([A-Z][a-z]\w+)-(?:U\.S\.|US\b|American)"
    r"|\b([A-Z][a-z]\w+) and the United States"
    r"|United States and ([A-Z][a-z]\w+)|\bGovernment of (?:the )?([A-Z][a-z]\w+(?: [A-Z][a-z]\w+)?)"
    r"|\b(?:Minister|President|Premier|Chancellor|Secretary|Adviser"
    r"|Director) (?:[A-Z]\w+ ){1,3}of ([A-Z][a-z]\w+(?: [A-Z][a-z]\w+)?)\b"
)


def _partner(text: str) -> str | None:
    """Return the other side: the country that the text names most beside the United States."""
    heads = Counter(word[:_ALIKE] for word in re.findall(r"\b[A-Z]\w+", text))
    named: Counter[str] = Counter()
    lone: Counter[str] = Counter()
    for match in _PARTNER.finditer(text):
        name = next(filter(None, match.groups()), None)
        side = _country(name, heads, hyphened=bool(match[1] or match[2])) if name else None
        if side is not None:
            named[side] += 1
        elif name and side_named(name.split()[0]) is None and not _NO_LAND.match(name):
            lone[name.split()[0]] += 1
    known = Counter(
        side for word in re.findall(r"\b[A-Z][a-z]+\b", text) if (side := side_named(word)) and side != "United States"
    )
    best = named.most_common(1) or known.most_common(1) or lone.most_common(1) or _acting(text)
    return _land(best[0][0], text) if best else None


_ACTS: Final = re.compile(
    r"(?:^|[.;:] |, |\n)([A-Z][a-z]{3,}) (?:will|would|did|does|has|had|could|wants?|wanted|propos\w+"
    r"|support\w*|prefer\w*|accept\w*|reject\w*"
    r"|welcom\w+|might|may|is|was|asks?|asked|suggest\w*|agree[sd]?|seeks|sees|saw)\b"
)


def _acting(text: str) -> list[tuple[str, int]]:
    """Return the word that acts like a state and is nobody's last name: "Osten did not wish to meet"."""
    after_name = set(re.findall(r"\b[A-Z][\w.]+ ([A-Z][a-z]{3,})\b", text))
    found = Counter(word for word in _ACTS.findall(text) if word not in after_name and not _NO_ACTOR.match(word))
    return [(word, count) for word, count in found.most_common(1) if text.count(word) > 1]


_NO_ACTOR: Final = re.compile(
    r"^(?:This|That|These|Those|They|There|What|When|While|Both|Each|Such|Under|Washington|Embassy|Post"
    r"|Ambassador|Charge|Department|Comment"
    r"|Summary|Name|Level|Some|Most|Many|Nothing|Nobody|Parliament|Minister|President|Commission|Council"
    r"|Committee|Sessions|Meetings)$"
)


def _lands(text: str) -> frozenset[str]:
    """Return the words by which a text names states that no table has, where it lists several beside the United States."""
    listed = re.findall(
        r"\b([A-Z][a-z]{3,})(?:, ([A-Z][a-z]{3,}))?,? and the United States"
        r"|\bUnited States, ([A-Z][a-z]{3,}),? and ([A-Z][a-z]{3,})",
        text,
    )
    return frozenset(word for words in listed for word in words if word and not _NO_LAND.match(word))


def _one_line(reading: Reading) -> str:
    return "\n".join(
        " ".join(_recased(s.text).split()) if s.text.isupper() else " ".join(s.text.split()) for s in reading.stretches
    )


def _land(name: str, text: str) -> str:
    """Lead an adjective that no table has back to the land that the text names: "Velmarian" to "Velmaria"."""
    if side_named(name) is not None or not name.endswith(("an", "ese", "ish", "i")):
        return name
    alike = Counter(re.findall(rf"\b{re.escape(name[:5])}\w*", text))
    lands = [word for word in alike if word != name and not word.endswith(("ans", "an", "ese", "ish", "i"))]
    return max(lands, key=len, default=name)


_NO_LAND: Final = re.compile(
    r"^(?:Central|Latin|North|South|East|West|African|Native|Non|Pan|Anglo|Ibero|Franco|Government|Republic"
    r"|Defense|State|European|Inter"
    r"|The|Islamic|Arab|Post|Anti|Pro|Mission|Trade|Africa|Asia|Europe|Embassy)\b"
)


def _country(name: str, heads: Counter[str], *, hyphened: bool) -> str | None:
    """Return the country of a name; one that no table has must stand more than once."""
    known = side_named(name) or side_named(name.split()[0])
    if known is not None:
        return known if known not in {"United States", "U.S."} else None
    is_lone = heads[name[:_ALIKE].split()[0]] < 2
    return None if _NO_LAND.match(name) or (hyphened and is_lone) else name.split()[0] if hyphened else name


_TITLES: Final = re.compile(
    r"(?<=\")[^\"]+(?=\")|\([a-z]{2,7}\)|\bunited states\b|\bu\.s\.|\bwashington\b|\beuropean union\b|\beu\b|\bun\b"
    r"|(?:(?<=known as )|(?<=called )|(?<=named )|(?<=designated ))(?:the )?(?:[\w'-]+ ){0,5}?(?:commission"
    r"|council|consultations?|dialogue"
    r"|committee|forum|round table|mechanism|partnership|talks)",
)


def _recased(text: str) -> str:
    """Give small letters to a text in capitals, keeping large ones where a name is known; of the same length."""
    low = text.lower()
    if len(low) != len(text):
        return text
    low = re.sub(r"[a-z]{4,}", lambda m: m[0].title() if side_named(m[0].title()) else m[0], low)
    low = _TITLES.sub(lambda m: m[0].upper() if m[0][0] == "(" or len(m[0]) < 5 else _title(m[0]), low)
    return low[:1].upper() + low[1:]


def _title(text: str) -> str:
    return re.sub(
        r"[a-z][\w'-]*", lambda m: m[0] if m[0] in {"of", "the", "on", "and", "for"} else m[0].capitalize(), text
    )


def _speaker(
    text: str, stretch: Stretch, before: str | None, us: str, other: str | None, lands: frozenset[str]
) -> tuple[str | None, bool]:
    """Say whose words a sentence holds, and whether the sender's own: an enclosure's voice, else its subject's side.

    `other` is the side whose paper the telegram encloses: a person without a country is taken to be of that side.
    """
    if stretch.enclosure is not None:
        return stretch.voice or (None if _OF_BOTH.search(stretch.text) is not None else other), False
    if _JOINT.match(text) or _SIGNED.match(text):
        return None, False
    text = _HEAD.sub("", text)
    subject = subject_of(text)
    if subject is None or not (_speaks(text, subject) or _OURS.match(subject) or _OURS.match(text)):
        subject = _actor(text) or subject
    if subject is not None and _US_ITSELF.match(subject):
        return "United States", True
    if _OURS.match(text) or (subject is not None and _OURS.match(subject)):
        return us, True
    if subject is None or not _speaks(text, subject):
        return before, False
    named = next(
        (side for word in subject.split() if (side := side_named(word) or (word if word in lands else None))), None
    )
    side = named or side_named(subject) or side_before(subject, stretch.text) or _unknown_side(subject, other)
    side = "United States" if side in {"U.S.", "USA", "US"} else side
    return side or other or before or subject, False


_OF_BOTH: Final = re.compile(r"\bthe\s+Parties\b|\bthis\s+Agreement\b|\bArticle [IVX\d]+\b|hereinafter", re.IGNORECASE)
_HEAD: Final = re.compile(r"^(?:(?:begin )?summary|action request|comment|note|introduction)[:.] ", re.IGNORECASE)
_US_ITSELF: Final = re.compile(r"^(?:the )?(?:american|washington|united states|u\.s\.|usg)(?! and\b)\b", re.IGNORECASE)


def _actor(text: str) -> str | None:
    """Return who acts where a sentence does not begin with it: "At a lunch the Orlanese minister proposed"."""
    verb = _SAYS.search(text)
    return asker_before(text[: verb.start()], text[verb.start() :], ()) if verb is not None else None


def _speaks(text: str, subject: str) -> bool:
    """True where a verb of saying or wanting follows the subject closely."""
    last = subject.split()[-1]
    at = text.find(last)
    return _SAYS.search(text, max(at, 0), max(at, 0) + len(last) + 60) is not None


def _unknown_side(subject: str, other: str | None) -> str | None:
    """Lead an adjective that no table has ("Velmarian") back to the other side ("Velmaria")."""
    if other is None:
        return None
    return other if any(word[:5] == other[:5] and len(word) > 4 for word in subject.split()) else None


# The sentences that found or shape a body ----------------------------------------------------------------------------


def _anchors(sentences: list[_Sentence]) -> list[int]:
    """Return the places of the sentences that found or shape a body between the sender's state and others."""
    scopes = _enclosures(sentences)
    found = []
    for index, sentence in enumerate(sentences):
        if sentence.vetoed:
            continue
        if not _founding(sentence.text):
            if _describes(sentence.text):
                found.append(index)
            continue
        near = scopes.get(sentence.scope) or _near(sentences, index)
        if (
            (sentence.in_enclosure and WITH_US.search(sentence.text) is not None)
            or BETWEEN_STATES.search(near) is not None
            or (WITH_US.search(sentence.text) and _TOLD.search(sentence.text))
            or (TWO_SIDES.search(near) and WITH_US.search(near))
        ):
            found.append(index)
    return found


_TOLD: Final = re.compile(
    r"\b(?:told|informed|proposed to|suggested to|from) (?:the )?(?:[A-Z]\w+ ){0,3}?(?:[Ff]oreign|[Pp]rime"
    r"|[Dd]eputy|[Vv]ice|President|Minister|MFA|[Mm]inistry)\b"
)


def _enclosures(sentences: list[_Sentence]) -> dict[str, str]:
    """Return the text of each enclosure on one line."""
    found: dict[str, list[str]] = {}
    for s in sentences:
        if s.in_enclosure:
            found.setdefault(s.scope, []).append(s.text)
    return {scope: " ".join(texts)[:_MAX_ENCLOSURE] for scope, texts in found.items()}


def _near(sentences: list[_Sentence], index: int) -> str:
    scope = sentences[index].scope
    return " ".join(
        s.text for s in sentences[max(index - _NEAR, 0) : index + _NEAR + 1] if s.scope == scope and not s.vetoed
    )


def _about(sentences: list[_Sentence], anchors: list[int]) -> list[_Sentence]:
    """Keep the enclosures and paragraphs with an anchor, and what elsewhere names the body or stands beside it."""
    scopes = {sentences[index].scope for index in anchors}
    at_anchors = set(anchors)
    own = _nouns(sentences, anchors)
    nouns = own | _GENERIC
    enclosures = _kept_enclosures(sentences, own)
    kept: list[_Sentence] = []
    last = ""
    for index, sentence in enumerate(sentences):
        if sentence.vetoed or (
            sentence.in_enclosure and sentence.scope not in enclosures and sentence.scope not in scopes
        ):
            continue
        follows = bool(kept) and index > 0 and kept[-1] is sentences[index - 1] and kept[-1].scope == sentence.scope
        is_near = sentence.scope in scopes and (follows or index in at_anchors or _touches(sentence.text, nouns))
        goes_on = follows and _PRONOUN.match(sentence.text) is not None
        opens = not sentence.in_enclosure and sentence.scope != last and _opens(sentence, kept, nouns)
        last = sentence.scope
        if opens:
            scopes.add(sentence.scope)
        if sentence.in_enclosure or is_near or goes_on or opens or _touches(sentence.text, nouns):
            kept.append(sentence)
    return kept


def _opens(sentence: _Sentence, kept: list[_Sentence], nouns: frozenset[str]) -> bool:
    """True where a paragraph behind one that was kept begins with the body, or goes on about it."""
    return bool(kept) and (
        sentence.passage.role == "comment"
        or _touches(sentence.text, nouns)
        or _PRONOUN.match(sentence.text) is not None
        or _GOES_ON.search(sentence.text) is not None
    )


def _kept_enclosures(sentences: list[_Sentence], own: frozenset[str]) -> set[str]:
    """Return the enclosures that speak of the body and of two states, also without founding it."""
    return {
        scope
        for scope, text in _enclosures(sentences).items()
        if _touches(text, own) and (BETWEEN_STATES.search(text) or WITH_US.search(text))
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


def _nouns(sentences: list[_Sentence], anchors: list[int]) -> frozenset[str]:
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


def _touches(text: str, nouns: frozenset[str]) -> bool:
    return any(re.search(rf"\b{word}\b", text, re.IGNORECASE) is not None for word in nouns)


# The facts -----------------------------------------------------------------------------------------------------------


def _read(about: list[_Sentence], anchors: list[int], sentences: list[_Sentence], us: str) -> Iterator[Suggestion]:
    default = _defaults(anchors, sentences)
    own = _nouns(sentences, anchors)
    groups = list(_groups(about, default))
    yield from _names(about, us, own, default)
    yield from _levels(about, us, default)
    yield from groups
    titles = [g.text for g in groups]
    yield from _simple(about, COORDINATORS, default)
    yield from _cadences(about, default)
    yield from _simple(about, ROTATIONS, default)
    yield from _outsiders(about, titles, default)
    yield from _initiatives(about, own, default)
    yield from _owed(about, titles)


_TO_BE: Final = re.compile(
    r"\b(?:would|should|shall|will|propos\w+|suggest\w*|agreed|sign\w+|establish\w*|creat\w+|reject\w*"
    r"|declin\w*|refus\w*|offer\w*|float\w*)\b",
    re.IGNORECASE,
)
_Defaults = dict[str, str]


def _defaults(anchors: list[int], sentences: list[_Sentence]) -> _Defaults:
    """Return for each paragraph what a sentence without a word of agreement or refusal means there: agreed, or in use."""
    found: _Defaults = {}
    for index in anchors:
        text, scope = sentences[index].text, sentences[index].scope
        thing = THING.search(text)
        if _TO_BE.search(text) is None and (not _founding(text) or DESCRIBED.search(text)):
            found.setdefault(scope, "in_use")
        elif (
            thing is not None
            and _cue(text, thing.end()) == "agreed"
            and re.search(r"\bagreed to (?:study|consider)", text) is None
        ):
            found.setdefault(scope, "agreed")
            if index == anchors[0]:
                found.setdefault("", "agreed")
        else:
            found.setdefault(scope, "proposed")
    return found


def _make(
    row: Row,
    sentence: _Sentence,
    text: str,
    *,
    status: str,
    group: str | None = None,
    by: str | None = None,
    kind: str | None = None,
    at: int = 0,
) -> Suggestion:
    return Suggestion(
        kind=kind or row.kind,
        text=text,
        by=by or _by(sentence, at, status),
        status=status,
        group=group,
        paragraph=sentence.passage.paragraph,
        voice=sentence.passage.voice,
        passage=sentence.passage,
        rule=row.rule,
    )


_OWN_PROPOSAL: Final = re.compile(
    r"\b([A-Z][a-z]{3,})['’]s? (?:own )?(?:proposal|suggestion|idea|draft|plan|offer) (?:for|of|to|on) [^.;]{0,60}$"
)
_THEIR_PAPER: Final = re.compile(
    r"\b(?:Embassy|United States|U\.S\.|American)\b[^.;]{0,60}\b(?:note|paper|proposal|offer|suggestion"
    r"|memorandum)s? (?:proposing|suggesting|for|of|on)"
    r" [^.;]{0,40}$|\bproposals? of the United States (?:for|of|on) [^.;]{0,40}$"
    r"|\b(?:Ambassador|Embassy|U\.S\. side|American side|United States) (?:had |has )?(?:proposed|suggested"
    r"|offered) [^.;]{0,40}$"
)
_TWO_AGREED: Final = re.compile(
    r"\b[A-Z]\w+ and (?:the )?[A-Z][^.;,]{0,60}\b(?:agreed|signed|decided)\b"
    r"|\b(?i:agreement|memorandum|treaty|accord|protocol|declaration|charter)(?: \w+){0,4}? (?:established"
    r"|establishes|creates|created|sets? up|provides? for)\b"
)
_CLAUSE: Final = re.compile(r"(?:; |, (?:but|and|while|whereas) (?:the )?)(?=[A-Z])")
_OUR_PROPOSAL: Final = re.compile(
    r"\b(?:our|(?:the )?(?:U\.S\.|American|United States)(?:['’]s?)?) (?:\w+ )?(?:proposals?|offers?"
    r"|suggestions?|idea|paper|initiative)\b"
    r"|\b(?:U\.S\.|American|United States)(?: side)? (?:had |has )?(?:itself |once |first "
    r"|already )?(?:proposed|suggested|offered)\b"
)


def _by(sentence: _Sentence, at: int, status: str) -> str | None:
    """Return whose words stand at a place: the subject of its clause, the sender's own state for its proposal, else the sentence's."""
    if status == "in_use" and not sentence.in_enclosure:
        return sentence.us
    told = any(s == "agreed" and pattern.search(sentence.text) is not None for s, pattern in STATUS)
    if status == "agreed" and not (told and _TWO_AGREED.search(sentence.text) is None):
        return None
    if status == "proposed" and sentence.in_enclosure and _THEIR_PAPER.search(sentence.text[:at]) is not None:
        return "United States" if sentence.by != "United States" else sentence.by
    if sentence.in_enclosure or at == 0:
        return sentence.by
    before = sentence.text[:at]
    if status == "proposed" and (ours := _OUR_PROPOSAL.search(before)) and _cue(before[ours.end() :], at) is None:
        return "United States"
    owner = _OWN_PROPOSAL.search(before)
    if status == "proposed" and owner is not None:
        return side_named(owner[1]) or owner[1]
    for match in reversed(list(_CLAUSE.finditer(before))):
        subject = subject_of(before[match.end() :])
        side = side_named(subject.split()[0]) if subject is not None else None
        if subject is not None and side is not None and _speaks(before[match.end() :], subject):
            return side
    return sentence.by


def _printed(sentence: _Sentence, match: re.Match[str], name: str = "fact") -> str:
    """Return what a row found, in the text's own letters, without what leads up to it."""
    start, end = match.span(name)
    printed = sentence.printed[start:end] if len(sentence.printed) == len(sentence.text) else match[name]
    return _LEAD.sub("", printed.lstrip(" ,;")).strip(' ,;:."“”-')


_LEAD: Final = re.compile(
    r"^(?:[^,;]{0,40}?\b(?:thought|said|suggested|proposed|hoped|added|explained|believed|felt) that "
    r"|(?:at the same time|also|finally|further|moreover|coordinators?|furthermore|likewise|in addition)[,.: ]+"
    r"|(?:we|it|he|she|they) (?:also )?(?:agrees?d?|proposes?d?|suggests?(?:ed)?|said|added|wanted"
    r"|wants) (?:that )?|(?:and )?that |and |with )",
    re.IGNORECASE,
)


def _cue(text: str, at: int) -> str | None:
    """Return the status that the nearest words before a place tell, else the first that any words of the sentence do."""
    before = [
        (m.end(), status)
        for status, pattern in STATUS
        for m in pattern.finditer(text)
        if m.start() <= at and not _is_to_be(text, m, status) and not _is_past(text, m, at)
    ]
    if before:
        nearest = max(end for end, _ in before)
        tied = [status for end, status in before if end == nearest]
        return "agreed" if "agreed" in tied else tied[0]
    return None


def _is_past(text: str, match: re.Match[str], at: int) -> bool:
    """True where "instead of" closes at a comma before the place: "instead of presidents, ministers should lead"."""
    return match[0].lower() in {"instead of", "rather than", "in place of"} and "," in text[match.end() : at]


def _is_to_be(text: str, match: re.Match[str], status: str) -> bool:
    """True where what looks like a habit ("meet every year") depends on a word of what is to be."""
    return (
        status == "in_use"
        and match[0].lower().startswith("meet")
        and re.search(
            r"\b(?:would|will|should|shall|must|to|may|might|could|propos\w+|suggest\w*)\b", text[: match.start()]
        )
        is not None
    )


def _status(sentence: _Sentence, at: int, defaults: _Defaults) -> str:
    """Say how a fact stands at a place of a sentence: by the words before it, else by what its paragraph is about."""
    default = defaults.get(sentence.scope) or defaults.get("", "proposed")
    found = _cue(sentence.text, at)
    if _OF_SIDES.search(sentence.text[:at]) is not None:
        return "in_use"
    if found == "in_use" and default == "agreed":
        return "agreed"
    if found not in {None, "awaited"}:
        return str(found)
    if _REFUSED_AFTER.search(sentence.text, at) is not None:
        return "refused"
    if _AGREED_AFTER.search(sentence.text, at) is not None:
        return "agreed"
    return "proposed" if default == "agreed" and re.search(r"\b(?:would|should)\b", sentence.text) else default


_OF_SIDES: Final = re.compile(r"\b[Tt]he (?:U\.?S\.?-\w+|\w+-(?:U\.?S\.?|American)) $")
_REFUSED_AFTER: Final = re.compile(
    r"\b(?:was|were|is|are|had been|has been) (?:rejected|refused|declined|unacceptable|turned down|ruled out"
    r"|not acceptable)\b"
)
_AGREED_AFTER: Final = re.compile(r"\b(?:was|were|is|are|had been|has been|have been) agreed\b")


def _in_order(sentences: list[_Sentence]) -> list[_Sentence]:
    """Order by worth: a side's own words, then words reported of it, then a summary of these."""
    return sorted(
        (s for s in sentences if s.passage.role != "comment"),
        key=lambda s: (not s.in_enclosure, s.passage.role == "summary"),
    )


def _names(sentences: list[_Sentence], us: str, own: frozenset[str], default: _Defaults) -> Iterator[Suggestion]:
    wanted: dict[str, Suggestion] = {}
    for sentence in _in_order(sentences):
        for row in NAMES:
            for match in row.pattern.finditer(sentence.text):
                name = _printed(sentence, match)
                if len(name.split()) > 1 and NO_NAME.search(name) is None and _names_body(sentence, match, own):
                    status = _wish(sentence, match.start("fact"), default)
                    wanted.setdefault(name.lower(), _make(row, sentence, name, status=status, at=match.start("fact")))
    if not wanted:
        wanted = {s.text.lower(): s for s in _founded(sentences, default)}
    yield from wanted.values()
    for sentence in sentences:
        if not sentence.in_enclosure and (used := _used(sentence.text)) is not None:
            row, name = used
            if not any(name.lower() in other for other in wanted) and len(wanted) < _MOST:
                made = _make(row, sentence, name, status="in_use", by=us)
                wanted[name.lower()] = made
                yield made


def _names_body(sentence: _Sentence, match: re.Match[str], own: frozenset[str]) -> bool:
    """True where words beside the name speak of the body that it is for."""
    start, end = match.span("fact")
    rest = f"{sentence.text[:start]} {sentence.text[end:]}"
    is_one = (
        re.search(r"\b[Aa]n? (?:\w+ )?[\"“‘']$", sentence.text[:start]) is not None and FOUNDS.search(rest) is not None
    )
    return sentence.in_enclosure or is_one or _touches(rest, own | {"name", "body"}) or match.re is not NAMES[0].pattern


def _used(text: str) -> tuple[Row, str] | None:
    """Return the name of a body of the two states that stands with its short form or behind its sides."""
    for row in NAMES_IN_USE:
        for match in row.pattern.finditer(text):
            name = _without_sides(match[0] if row is NAME_OF_TWO else match["fact"])
            if (
                len(name.split()) > 1
                and NO_NAME.search(name) is None
                and (row is NAME_OURS or OF_TWO.search(match[0]) is not None)
            ):
                return row, name
    return None


def _founded(sentences: list[_Sentence], default: _Defaults) -> Iterator[Suggestion]:
    """Give the name of a body where the words that found it print it as a title."""
    for sentence in _in_order(sentences):
        match = NAME_FOUNDED.pattern.search(sentence.text)
        if match is None:
            continue
        which = "fact" if match["fact"] else "late"
        printed = _printed(sentence, match, which)
        name = _without_sides(printed)
        is_ours = (
            sentence.in_enclosure
            or OF_TWO.search(printed) is not None
            or BETWEEN_STATES.search(sentence.text) is not None
        )
        if (
            is_ours
            and not name.startswith(("Group ", "Board "))
            and _GENERIC_TITLE.sub("", name).strip()
            and NO_NAME.search(name) is None
        ):
            yield _make(
                NAME_FOUNDED, sentence, name, status=_wish(sentence, match.start(which), default), at=match.start(which)
            )
            return


_GENERIC_TITLE: Final = re.compile(
    r"\b(?:Joint|Bilateral|Working|Group|Commission|Council|Committee|Consultations?|Dialogue|Forum|Talks"
    r"|Annual|Regular|Permanent|High|Level"
    r"|Mechanism|Board|Panel|Task|Force|Consultative)\b",
    re.IGNORECASE,
)


def _wish(sentence: _Sentence, at: int, default: _Defaults) -> str:
    status = _status(sentence, at, default)
    return status if status in {"refused", "agreed", "in_use"} else "proposed"


def _without_sides(name: str) -> str:
    """Drop the sides before a name: "U.S.-Quillonia Volcano Safety Consultations"."""
    words = name.split()
    while len(words) > 2 and (_IS_SIDES.match(words[0]) or side_named(words[0]) or words[0] == "The"):
        first = words.pop(0).rpartition("-")[2]
        if side_named(first) is None and len(words) > 2 and side_named(f"{first} {words[0]}") is not None:
            words.pop(0)  # the second word of a country: "U.S.-Marrow Coast Energy Forum"
    return " ".join(words)


_IS_SIDES: Final = re.compile(r"U\.?S\.?-|[\w-]+-(?:U\.?S|American|United)|States$")


def _levels(sentences: list[_Sentence], us: str, default: _Defaults) -> Iterator[Suggestion]:
    """Give the level wanted once for each side that wants one, and the sender's forecasts."""
    wanted: dict[tuple[str | None, bool], Suggestion] = {}
    for row in LEVELS:  # a sentence that names who is to head it says more than one that names a level
        for sentence, match in _matches(sentences, row):
            if not _of_group(sentence.text, match.start("fact")) and not _of_delegation(sentence.text, match):
                status = _status(sentence, match.start("fact"), default)
                made = _make(row, sentence, _printed(sentence, match), status=status, at=match.start("fact"))
                wanted.setdefault((made.by, status == "refused"), made)
    yield from wanted.values()
    told = set()
    for sentence in sentences:
        said = _forecast(sentence)
        if said is not None and not sentence.in_enclosure:
            is_ours = sentence.ours or sentence.after_ours or sentence.passage.role == "comment"
            by = us if is_ours else sentence.by
            text = _printed(sentence, said)
            kind = "name" if said["what"].lower() == "name" else "level"
            if (kind, by) not in told:
                told.add((kind, by))
                yield _make(FORECASTS[0], sentence, text, status="forecast", by=by, kind=kind)


def _of_group(text: str, at: int) -> bool:
    """True where the words before a level speak of one working group and not of the whole."""
    return (
        re.search(r"\b(?:[Ww]orking [Gg]roups?|[Ss]ub-?(?:groups?|committees?)|panels?)\b[^.;]{0,60}$", text[:at])
        is not None
    )


def _of_delegation(text: str, match: re.Match[str]) -> bool:
    """True where people on a visit are led, and not the body."""
    return _DELEGATION.search(text[: match.start("fact")]) is not None


_DELEGATION: Final = re.compile(
    r"\b(?:participants|delegates|delegations?|teams?|officials|missions?|visitors|government|office|ministry),? $",
    re.IGNORECASE,
)


def _forecast(sentence: _Sentence) -> re.Match[str] | None:
    """Return what a sentence foretells; a side that says of itself what it will not accept refuses."""
    for row in FORECASTS:
        match = row.pattern.search(sentence.text)
        if match is not None:
            near = sentence.text[max(match.start() - 60, 0) : match.end()]
            foretells = _WILL_NOT.search(match[0]) is None or sentence.ours or sentence.passage.role == "comment"
            return match if foretells or _US_ACTS.search(near) is not None else None
    return None


_WILL_NOT: Final = re.compile(
    r"\b(?:would|will) (?:probably |surely |almost certainly )?(?:not|never)\b", re.IGNORECASE
)
_US_ACTS: Final = re.compile(
    r"\b(?:Washington|(?:the )?Department|United States|U\.S\.|White House|Americans?)(?: \w+)? (?:would|will)\b",
    re.IGNORECASE,
)


_NO_TITLE: Final = re.compile(
    r"\b(?:would|will|should|shall|is|are|was|were|he|she|they|we|said|which|who|that|has|have|had|been|its"
    r"|met|meet|chaired|led)\b|[\"“”]",
    re.IGNORECASE,
)


def _groups(sentences: list[_Sentence], default: _Defaults) -> Iterator[Suggestion]:
    seen: set[tuple[str, bool]] = set()
    for sentence, row, item, status, at in _group_items(sentences, default):
        key = (item.lower(), status == "refused")
        if key not in seen:
            seen.add(key)
            yield _make(row, sentence, item, status=status, at=at if len(sentence.text) > at else 0)


def _group_items(sentences: list[_Sentence], default: _Defaults) -> Iterator[tuple[_Sentence, Row, str, str, int]]:
    ordered = _in_order(sentences)
    for index, sentence in enumerate(ordered):
        if GROUPS_ARE_SHAPED.search(sentence.text) is None:
            continue
        found = _listed(sentence) or _one_a_line(ordered, index)
        if found:
            for row, place, item, at in found:
                yield place, row, item, _status(sentence, at, default), at
            break
    for sentence in ordered:
        match = ONE_GROUP.pattern.search(sentence.text)
        if match is not None:
            items = split_items(_printed(sentence, match))
            if len(items) == 1 and _is_title(items[0]):
                at = match.start("fact")
                status = _status(sentence, at, default)
                if status == "refused" or not match[0].lower().startswith("the "):
                    yield sentence, ONE_GROUP, items[0], status, at


def _listed(sentence: _Sentence) -> list[tuple[Row, _Sentence, str, int]]:
    for row in GROUP_LISTS:
        match = row.pattern.search(sentence.text)
        items = split_items(_printed(sentence, match)) if match is not None else ()
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
    return len(item.split()) <= 9 and _NO_TITLE.search(item) is None


def _one_a_line(sentences: list[_Sentence], index: int) -> list[tuple[Row, _Sentence, str, int]]:
    """Read the items that stand one a line behind a sentence that announces groups."""
    head = sentences[index]
    if GROUPS_TO_COME.search(head.text) is None:
        return []
    found: list[tuple[Row, _Sentence, str, int]] = []
    for sentence in sentences[index + 1 : index + 21]:
        items = _items_of_line(sentence)
        if not items or sentence.in_enclosure != head.in_enclosure:
            break
        found += [(GROUP_LISTS[0], sentence, item, len(head.text)) for item in items]
        if sentence.text.endswith(".") and not ITEM.match(sentence.text):
            break
    return found if len(found) > 1 else []


def _items_of_line(sentence: _Sentence) -> tuple[str, ...]:
    """Return the titles that a line of a list holds: one, or several behind letters; none where it is a sentence."""
    marked = ITEM.match(sentence.text)
    several = split_items(sentence.printed) if marked is not None else ()
    if len(several) > 1 and ("(" in sentence.text or ")" in sentence.text):
        return several if all(_is_title(item) for item in several) else ()
    items = tuple(
        item for item in split_items(f"{(_printed(sentence, marked) if marked else sentence.printed).rstrip('.;, ')};")
    )
    return items if len(items) == 1 and _is_title(items[0]) else ()


def _simple(sentences: list[_Sentence], rows: tuple[Row, ...], default: _Defaults) -> Iterator[Suggestion]:
    """Give what the rows find, once for each side: the first in the side's own words, else as reported."""
    seen: set[tuple[str | None, bool]] = set()
    for row in rows:
        for sentence, match in _matches(sentences, row):
            status = _status(sentence, match.start("fact"), default)
            made = _make(row, sentence, _printed(sentence, match), status=status, at=match.start("fact"))
            key = (made.by, status == "refused")
            if key not in seen:
                seen.add(key)
                yield made


def _matches(sentences: list[_Sentence], row: Row) -> Iterator[tuple[_Sentence, re.Match[str]]]:
    """Yield where a row matches, the worthiest sentences first; forecasts and what the sender says for itself are no wishes."""
    for sentence in _in_order(sentences):
        matches = row.pattern.finditer(sentence.text)
        first = next(matches, None)
        if (
            first is not None
            and (not _only_ours(sentence) or _describes(sentence.text))
            and _forecast(sentence) is None
        ):
            yield sentence, first
            yield from ((sentence, match) for match in matches)


def _only_ours(sentence: _Sentence) -> bool:
    """True where the sender speaks for itself and proposes nothing."""
    return sentence.ours and re.search(r"\b(?:propos|suggest|offer|recommend)\w*", sentence.text) is None


_PERIODS: Final = (
    (24, re.compile(r"biennial|two years|other year|second year|two-year|2 years|twenty-four", re.IGNORECASE)),
    (36, re.compile(r"triennial|three years|three-year|third year", re.IGNORECASE)),
    (18, re.compile(r"eighteen|18", re.IGNORECASE)),
    (6, re.compile(r"semi-?annual|biannual|twice|half|six month|6 month", re.IGNORECASE)),
    (3, re.compile(r"quarter|three month|four times", re.IGNORECASE)),
    (1, re.compile(r"month", re.IGNORECASE)),
    (12, re.compile(r"annual|year|spring|autumn|summer|winter|fall|\b[A-Z][a-z]+(?:ry|ch|il|ay|ne|ly|st|er)\b")),
)


def _cadences(sentences: list[_Sentence], default: _Defaults) -> Iterator[Suggestion]:
    """Give each rhythm once for each side: by its length in months, not by its words."""
    seen: set[tuple[str | None, str, int | str, bool]] = set()
    for row in CADENCES:
        is_review = row.rule == "consultation/review"
        for sentence, match in _matches(sentences, row):
            if (_MEETS.search(sentence.text) is None and match.start("fact") > 0) or (
                not is_review and _in_review(sentence.text, match.start("fact"))
            ):
                continue
            text = _printed(sentence, match)
            status = _status(sentence, match.start("fact"), default)
            period = "review" if is_review else next((n for n, p in _PERIODS if p.search(text)), text.lower())
            made = _make(row, sentence, text, status=status, at=match.start("fact"))
            key = (made.by, row.rule, period, status == "refused")
            if key not in seen:
                seen.add(key)
                yield made


_MEETS: Final = re.compile(
    r"\b(?:meet\w*|met|conven\w+|held|hold\w*|sessions?|consult\w*|gather\w*|host\w*|review\w*|stock\w*"
    r"|dialogue|commission|council|committee"
    r"|forum|talks|mechanism|task force|working group|rounds?|plenar\w+|come together|report\w*|bring\w*|sit"
    r"|assembl\w+"
    r"|check\w*|assess\w*|cycle)\b",
    re.IGNORECASE,
)


def _in_review(text: str, at: int) -> bool:
    """True where a rhythm stands inside the words on a review."""
    return any(
        match.start("fact") <= at < match.end("fact")
        for row in CADENCES
        if row.rule == "consultation/review"
        for match in row.pattern.finditer(text)
    )


def _outsiders(sentences: list[_Sentence], groups: list[str], default: _Defaults) -> Iterator[Suggestion]:
    seen: set[tuple[str, str | None]] = set()
    for sentence in _in_order(sentences):
        taken: list[tuple[int, int]] = []
        for row in OUTSIDERS:
            for match in row.pattern.finditer(sentence.text):
                if any(match.start("fact") < end and start < match.end("fact") for start, end in taken):
                    continue
                printed = match["letter"] or match["group"] or match["group2"] or match["group3"]
                group = _which_group(printed, groups) if printed else None
                text = _printed(sentence, match)
                taken.append(match.span("fact"))
                if (
                    len(seen) < _MOST
                    and not any(text.lower() in told and group in {of, None} for told, of in seen)
                    and _may_be_outsider(text, group, groups)
                ):
                    seen.add((text.lower(), group))
                    yield _make(
                        row, sentence, text, group=group, status=_status(sentence, match.start("fact"), default)
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


_ROMAN: Final = ("(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)", "(vii)", "(viii)", "(ix)", "(x)")
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth")


def _which_group(printed: str, groups: list[str]) -> str:
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


def _initiatives(sentences: list[_Sentence], own: frozenset[str], default: _Defaults) -> Iterator[Suggestion]:
    for sentence in _in_order(sentences):
        for row in INITIATIVES:
            if (match := row.pattern.search(sentence.text)) is not None and (
                sentence.in_enclosure or row is INITIATIVES[0] or _touches(sentence.text, own | _GENERIC)
            ):
                names = [n for n in split_names(_NOT_A_NAME.sub("", _printed(sentence, match))) if _is_initiative(n)]
                if not names:
                    continue
                for name in names:
                    yield _make(
                        row, sentence, _EXISTING.sub("", name), status=_of_what_exists(sentence, match, default)
                    )
                return


def _of_what_exists(sentence: _Sentence, match: re.Match[str], default: _Defaults) -> str:
    """Say how the wish to respect what exists stands: that it exists is no status of the wish."""
    status = _status(sentence, match.start(), default)
    return "proposed" if status == "in_use" else status


_NOT_A_NAME: Final = re.compile(r",?\s*and (?:need|should|would|will|must|shall)\b.*$")


def _is_initiative(name: str) -> bool:
    """True for a name printed as one: large letters, and a word for what has members or articles, or a short form."""
    return len(name.split()) <= 22 and (name.isupper() or AN_ACT.search(name) is not None)


_EXISTING: Final = re.compile(r"^(?:both |the |existing |present |current )+", re.IGNORECASE)


def _owed(sentences: list[_Sentence], groups: list[str]) -> Iterator[Suggestion]:
    """Give one awaited head for each group, or one for all where the groups are not named."""
    seen: set[str] = set()
    for sentence in _in_order(sentences):
        if _OF_HEADS.search(sentence.text) is None:
            continue
        for side, row, at in _sides_owing(sentence.text):
            if side.lower() in seen:
                continue
            seen.add(side.lower())
            each: list[str | None] = [*groups] or [None]
            for group in each:
                text = f"head of the working group, to be named by {side}"
                yield _make(row, sentence, text, status="awaited", group=group, at=at)


def _sides_owing(text: str) -> list[tuple[str, Row, int]]:
    """Return the sides that a sentence expects heads from; "the other side" only where none is named."""
    found = [
        (_owing(match, text), row, match.start("fact"))
        for row in OWED_HEADS
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
