"""At which level a body meets, and what the sender expects of it."""

import re
from collections.abc import Iterator
from typing import Final

from reftel.matters.consultations.patterns.levels import FORECASTS, LEVELS
from reftel.matters.consultations.reading.making import Defaults, forecast_in, make, matches_of, printed_at, status_at
from reftel.matters.consultations.reading.sentences import BodySentence
from reftel.matters.consultations.values import Suggestion


def read_levels(sentences: list[BodySentence], us: str, default: Defaults) -> Iterator[Suggestion]:
    """Give the level wanted once for each side that wants one, and the sender's forecasts."""
    wanted: dict[tuple[str | None, bool], Suggestion] = {}
    for row in LEVELS:  # a sentence that names who is to head it says more than one that names a level
        for sentence, match in matches_of(sentences, row):
            if not _of_group(sentence.text, match.start("fact")) and not _of_delegation(sentence.text, match):
                status = status_at(sentence, match.start("fact"), default)
                made = make(row, sentence, printed_at(sentence, match), status=status, at=match.start("fact"))
                wanted.setdefault((made.by, status == "refused"), made)
    yield from wanted.values()
    told = set()
    for sentence in sentences:
        said = forecast_in(sentence)
        if said is not None and not sentence.in_enclosure:
            is_ours = sentence.ours or sentence.after_ours or sentence.passage.role == "comment"
            by = us if is_ours else sentence.by
            text = printed_at(sentence, said)
            kind = "name" if said["what"].lower() == "name" else "level"
            if (kind, by) not in told:
                told.add((kind, by))
                yield make(FORECASTS[0], sentence, text, status="forecast", by=by, kind=kind)


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
