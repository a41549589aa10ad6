"""Making a suggestion of what a pattern finds: its status, its side, the words as they are printed."""

import re
from collections.abc import Iterator
from typing import Final

from reftel.matters.consultations.patterns.bodies import THING
from reftel.matters.consultations.patterns.levels import FORECASTS
from reftel.matters.consultations.patterns.names import DESCRIBED
from reftel.matters.consultations.patterns.rows import Row
from reftel.matters.consultations.patterns.status import STATUS
from reftel.matters.consultations.reading.founding import describes, founding
from reftel.matters.consultations.reading.sentences import BodySentence, speaks
from reftel.matters.consultations.values import Suggestion
from reftel.matters.prose.parties import side_named, subject_of

_TO_BE: Final = re.compile(
    r"\b(?:would|should|shall|will|propos\w+|suggest\w*|agreed|sign\w+|establish\w*|creat\w+|reject\w*"
    r"|declin\w*|refus\w*|offer\w*|float\w*)\b",
    re.IGNORECASE,
)

Defaults = dict[str, str]


def defaults_of(anchors: list[int], sentences: list[BodySentence]) -> Defaults:
    """Return for each paragraph what a sentence without a word of agreement or refusal means there: agreed, or in use."""
    found: Defaults = {}
    for index in anchors:
        text, scope = sentences[index].text, sentences[index].scope
        thing = THING.search(text)
        if _TO_BE.search(text) is None and (not founding(text) or DESCRIBED.search(text)):
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


def make(
    row: Row,
    sentence: BodySentence,
    text: str,
    *,
    status: str,
    group: str | None = None,
    by: str | None = None,
    kind: str | None = None,
    at: int = 0,
) -> Suggestion:
    """Return the suggestion that a row of the tables makes of a sentence; `at` is where the fact stands in it."""
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


def _by(sentence: BodySentence, at: int, status: str) -> str | None:
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
        if subject is not None and side is not None and speaks(before[match.end() :], subject):
            return side
    return sentence.by


def printed_at(sentence: BodySentence, match: re.Match[str], name: str = "fact") -> str:
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


def status_at(sentence: BodySentence, at: int, defaults: Defaults) -> str:
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


def in_order(sentences: list[BodySentence]) -> list[BodySentence]:
    """Order by worth: a side's own words, then words reported of it, then a summary of these."""
    return sorted(
        (s for s in sentences if s.passage.role != "comment"),
        key=lambda s: (not s.in_enclosure, s.passage.role == "summary"),
    )


def forecast_in(sentence: BodySentence) -> re.Match[str] | None:
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


def read_simple(sentences: list[BodySentence], rows: tuple[Row, ...], default: Defaults) -> Iterator[Suggestion]:
    """Give what the rows find, once for each side: the first in the side's own words, else as reported."""
    seen: set[tuple[str | None, bool]] = set()
    for row in rows:
        for sentence, match in matches_of(sentences, row):
            status = status_at(sentence, match.start("fact"), default)
            made = make(row, sentence, printed_at(sentence, match), status=status, at=match.start("fact"))
            key = (made.by, status == "refused")
            if key not in seen:
                seen.add(key)
                yield made


def matches_of(sentences: list[BodySentence], row: Row) -> Iterator[tuple[BodySentence, re.Match[str]]]:
    """Yield where a row matches, the worthiest sentences first; forecasts and what the sender says for itself are no wishes."""
    for sentence in in_order(sentences):
        matches = row.pattern.finditer(sentence.text)
        first = next(matches, None)
        if (
            first is not None
            and (not _only_ours(sentence) or describes(sentence.text))
            and forecast_in(sentence) is None
        ):
            yield sentence, first
            yield from ((sentence, match) for match in matches)


def _only_ours(sentence: BodySentence) -> bool:
    """True where the sender speaks for itself and proposes nothing."""
    return sentence.ours and _ACTS.search(sentence.text) is None


_ACTS: Final = re.compile(r"\b(?:propos|suggest|offer|recommend)\w*|\b(?:would|will) (?:name|appoint|designate)\b")
