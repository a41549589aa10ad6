"""How often a body meets, and when its work is reviewed."""

import re
from collections.abc import Iterator
from typing import Final

from reftel.matters.consultations.patterns.cadences import CADENCES
from reftel.matters.consultations.reading.making import Defaults, make, matches_of, printed_at, status_at
from reftel.matters.consultations.reading.sentences import BodySentence
from reftel.matters.consultations.values import Suggestion

_PERIODS: Final = (
    (24, re.compile(r"biennial|two years|other year|second year|two-year|2 years|twenty-four", re.IGNORECASE)),
    (36, re.compile(r"triennial|three years|three-year|third year", re.IGNORECASE)),
    (18, re.compile(r"eighteen|18", re.IGNORECASE)),
    (6, re.compile(r"semi-?annual|biannual|twice|half|six month|6 month", re.IGNORECASE)),
    (3, re.compile(r"quarter|three month|four times", re.IGNORECASE)),
    (1, re.compile(r"month", re.IGNORECASE)),
    (12, re.compile(r"annual|year|spring|autumn|summer|winter|fall|\b[A-Z][a-z]+(?:ry|ch|il|ay|ne|ly|st|er)\b")),
)


def read_cadences(sentences: list[BodySentence], default: Defaults) -> Iterator[Suggestion]:
    """Give each rhythm once for each side: by its length in months, not by its words."""
    seen: set[tuple[str | None, str, int | str, bool]] = set()
    for row in CADENCES:
        is_review = row.rule == "consultation/review"
        for sentence, match in matches_of(sentences, row):
            if (_MEETS.search(sentence.text) is None and match.start("fact") > 0) or (
                not is_review and _in_review(sentence.text, match.start("fact"))
            ):
                continue
            text = printed_at(sentence, match)
            status = status_at(sentence, match.start("fact"), default)
            period = "review" if is_review else next((n for n, p in _PERIODS if p.search(text)), text.lower())
            made = make(row, sentence, text, status=status, at=match.start("fact"))
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
