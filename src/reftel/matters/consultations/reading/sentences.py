"""The sentences of a telegram that may speak of a body between states, each with who says it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import msgspec

from reftel.matters.consultations.patterns.bodies import BETWEEN_STATES, BODY_WORDS, OF_OTHERS, THING, WITH_US
from reftel.matters.consultations.reading.lands import lands_in, partner_of
from reftel.matters.prose.parties import asker_before, side_before, side_named, subject_of
from reftel.matters.prose.stretches import Reading, Stretch
from reftel.telegram import Passage

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

_PROPOSES: Final = re.compile(r"\b(?:propos(?:e[sd]?|ing)|suggest(?:s|ed)?|offer(?:s|ed)?|instruct\w*)\b")

MAX_SENTENCE: Final = 1_500


class BodySentence(msgspec.Struct, frozen=True):
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


def speaks_of_body(text: str) -> bool:
    """Say whether a text has a word for a body."""
    low = text.lower()
    return any(word in low for word in BODY_WORDS)


def sentences_of(reading: Reading) -> Iterator[BodySentence]:
    """Yield the sentences, each on one line, without who says them."""
    for index, stretch in enumerate(reading.stretches):
        vetoed = False
        for place in reading.sentences(index):
            raw = stretch.text[place.start : min(place.end, place.start + MAX_SENTENCE)]
            printed = " ".join(raw.split())
            text = _recased(printed) if reading.is_upper(index) else printed
            vetoed = _is_others(text, vetoed=vetoed)
            enclosed = stretch.enclosure is not None
            yield from _clauses(
                BodySentence(
                    text=text,
                    printed=printed,
                    passage=stretch.passage(place.start, place.end),
                    stretch=index,
                    scope=stretch.field.rpartition(".blocks[")[0] if enclosed else stretch.field,
                    in_enclosure=enclosed,
                    vetoed=vetoed,
                )
            )


def with_speakers(sentences: list[BodySentence], reading: Reading, us: str) -> Iterator[BodySentence]:
    """Yield the same sentences with who says them: their subject, else whoever spoke before."""
    last: dict[bool, str | None] = {}
    text = _one_line(reading)
    authors = _authors(reading)
    voices = {s.voice for s in reading.stretches if s.voice} | set(authors.values())
    other = voices.pop() if len(voices) == 1 else partner_of(text)
    lands = lands_in(text)
    was_ours, index = False, -1
    for sentence in sentences:
        was_ours = was_ours and sentence.stretch == index
        index = sentence.stretch
        before = last.get(sentence.in_enclosure)
        theirs = authors.get(sentence.scope, other)
        by, ours = _speaker(sentence.text, reading.stretches[index], before, us, theirs, lands)
        if by is not None and (not ours or _PROPOSES.search(sentence.text) is not None):
            last[sentence.in_enclosure] = by
        goes_on = was_ours and not ours and by == last.get(sentence.in_enclosure)
        was_ours = ours or goes_on
        yield msgspec.structs.replace(sentence, by=by, us=us, ours=ours, after_ours=goes_on)


_AUTHOR: Final = re.compile(
    r"\bThe (?:Government|Republic|Ministry(?: of [A-Z]\w+){1,3}) of (?:the )?(?P<land>[A-Z][a-z]\w+(?: [A-Z][a-z]\w+)?),? "
    r"(?:\w+ly )?(?:proposes|suggests|offers|wishes|presents|has the honou?r|would like|invites|welcomes|would propose)\b"
)


def _authors(reading: Reading) -> dict[str, str]:
    """Return whose paper each enclosure is that says so only in its own words: "The Government of Tessaly proposes"."""
    found: dict[str, str] = {}
    for stretch in reading.stretches:
        if stretch.enclosure is None or stretch.voice is not None:
            continue
        author = _AUTHOR.search(" ".join(stretch.text.split()))
        if author is not None:
            land = author["land"]
            found.setdefault(stretch.field.rpartition(".blocks[")[0], side_named(land) or land)
    return found


_LETTERED: Final = re.compile(r"(?<=[;:,]) (?=\(?(?:[a-z]|[ivx]{1,4}|\d)\) )")


def _clauses(sentence: BodySentence) -> Iterator[BodySentence]:
    """Cut a sentence whose lettered parts are sentences themselves: "(a) it meets every year; (b) it is led by ministers"."""
    places = [0, *(m.end() for m in _LETTERED.finditer(sentence.text)), len(sentence.text)]
    parts = [
        (a, b) for a, b in pairwise(places) if NO_TITLE.search(sentence.text[a:b]) or _VERB.search(sentence.text[a:b])
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
    if speaks_of_body(text) and (OF_OTHERS.search(text) is not None or _third_states(text)):
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


def _one_line(reading: Reading) -> str:
    return "\n".join(
        " ".join(_recased(s.text).split()) if s.text.isupper() else " ".join(s.text.split()) for s in reading.stretches
    )


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
    if subject is None or not (speaks(text, subject) or _OURS.match(subject) or _OURS.match(text)):
        subject = _actor(text) or subject
    if subject is not None and _US_ITSELF.match(subject):
        return "United States", True
    if _DEPARTMENT.match(text if subject is None else subject):
        return "Department", True
    if _OURS.match(text) or (subject is not None and _OURS.match(subject)):
        return us, True
    if subject is None or not speaks(text, subject):
        return before, False
    named = next(
        (side for word in subject.split() if (side := side_named(word) or (word if word in lands else None))), None
    )
    side = named or side_named(subject) or side_before(subject, stretch.text) or _unknown_side(subject, other)
    side = side or _side_told(text)
    side = "United States" if side in {"U.S.", "USA", "US"} else side
    return side or other or before or subject, False


_THAT_SIDE: Final = re.compile(
    r"\b(?:told|said|informed|assured|added|replied|stressed|confirmed)\b[^.;]{0,60}? that (?P<land>[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?)"
    r" (?:(?:would|could|can|will|has|had|also|now|fully) ){0,2}(?:accept|agree|propos|prefer|want|wish|reject|refuse|support|suggest"
    r"|insist|like)\w*\b"
)


def _side_told(text: str) -> str | None:
    """Return the land for which somebody speaks: "Brandvold told the Ambassador that Velmaria accepts"."""
    told = _THAT_SIDE.search(text)
    land = told["land"] if told is not None else None
    return None if land is None or _NO_SIDE.match(land) else side_named(land) or land


_NO_SIDE: Final = re.compile(
    r"^(?:Washington|Embassy|Ambassador|Department|Minister|President|Prime|Foreign|Deputy|Parliament|Commission|Council|Committee|Both"
    r"|This|That|They|There|Congress|Secretary|United States)\b"
)

_OF_BOTH: Final = re.compile(r"\bthe\s+Parties\b|\bthis\s+Agreement\b|\bArticle [IVX\d]+\b|hereinafter", re.IGNORECASE)

_HEAD: Final = re.compile(r"^(?:(?:begin )?summary|action request|comment|note|introduction)[:.] ", re.IGNORECASE)

_DEPARTMENT: Final = re.compile(r"^(?:the )?Department\b(?! of (?!State\b))", re.IGNORECASE)

_US_ITSELF: Final = re.compile(r"^(?:the )?(?:american|washington|united states|u\.s\.|usg)(?! and\b)\b", re.IGNORECASE)


def _actor(text: str) -> str | None:
    """Return who acts where a sentence does not begin with it: "At a lunch the Orlanese minister proposed"."""
    verb = _SAYS.search(text)
    return asker_before(text[: verb.start()], text[verb.start() :], ()) if verb is not None else None


def speaks(text: str, subject: str) -> bool:
    """True where a verb of saying or wanting follows the subject closely."""
    last = subject.split()[-1]
    at = text.find(last)
    return _SAYS.search(text, max(at, 0), max(at, 0) + len(last) + 60) is not None


def _unknown_side(subject: str, other: str | None) -> str | None:
    """Lead an adjective that no table has ("Velmarian") back to the other side ("Velmaria")."""
    if other is None:
        return None
    return other if any(word[:5] == other[:5] and len(word) > 4 for word in subject.split()) else None


NO_TITLE: Final = re.compile(
    r"\b(?:would|will|should|shall|is|are|was|were|he|she|they|we|said|which|who|that|has|have|had|been|its"
    r"|met|meet|chaired|led)\b|[\"“”]",
    re.IGNORECASE,
)
