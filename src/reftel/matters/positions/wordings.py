"""The wordings of positions: the verbs with their stance, what forecasts, and who may hold a position."""

import re
from collections.abc import Mapping
from typing import Final

from reftel.matters.values import Stance

_WANTING: Final = (
    "wants wanted favors favours favored favoured prefers preferred supports supported advocates advocated endorses endorsed backs backed"
).split()
_ACCEPTING: Final = "accepts accepted welcomes welcomed".split()
_REFUSING: Final = "opposes opposed rejects rejected refuses refused resists resisted".split()

VERBS: Final[Mapping[str, Stance]] = {
    **dict.fromkeys(_WANTING, Stance.WANTS),
    **dict.fromkeys(_ACCEPTING, Stance.ACCEPTS),
    **dict.fromkeys(_REFUSING, Stance.REFUSES),
}
"""Verb, as a third person or as what was done → stance."""

OWN_VERBS: Final[Mapping[str, Stance]] = {
    **dict.fromkeys("support favor favour prefer want endorse seek".split(), Stance.WANTS),
    **dict.fromkeys("accept welcome".split(), Stance.ACCEPTS),
    **dict.fromkeys("oppose reject".split(), Stance.REFUSES),
}
"""Verb in the first person, inside a text of a side's own → stance."""

FORECASTS: Final = ("unlikely", "likely", "expect", "hardly", "probably", "expected", "doubt")
"""Words that a forecast holds."""

_ACTS: Final = (
    r"(?P<act>accept|agree|support|welcome|approve|endorse|favor|oppose|reject|object|refuse|resist|balk|insist|press|push|demand|seek)"
    r"\w*"
)
FORECAST: Final = re.compile(
    r"(?:\b(?:is|are|was|were|seems?|appears?)\s+(?P<un>un)?(?:likely|expected)\s+to"
    r"|\b(?:would|will|could|can)\s+(?P<hardly>hardly)|\b(?:will|would)\s+(?:probably|likely|almost\s+certainly)(?P<not>\s+not)?)"
    rf"\s+(?:be\s+(?:able|willing|ready)\s+to\s+)?{_ACTS}\b(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
"""A side is expected to act so, or not to."""

EXPECTED: Final = re.compile(
    rf"\b(?:[Ww]e|[Pp]ost|[Ee]mbassy)\s+(?P<no>do(?:es)?\s+not\s+|doubt\s+)?(?:expects?\s+)?(?:that\s+)?(?P<side>(?:the\s+)?[A-Z][\w.&'’-]*(?:\s+[A-Z][\w.&'’-]*){{0,3}})"
    rf"\s+(?:to|will|would)\s+(?P<not>not\s+)?{_ACTS}\b(?P<rest>[^.;]*)"
)
"""The sender expects it of a side: "we expect Tessaly to object"."""

ASSENT: Final = frozenset("accept agree support welcome approve endorse favor".split())
PURSUIT: Final = frozenset("insist press push demand seek".split())

OBJECT: Final = re.compile(
    r"\s+(?P<what>(?!(?:by|in|from|at|with|as|and|or|but|it\b|him|her|them|us|down|away|off|out|that\s+(?:he|she|they|it)|party|parties|the\s+nomination)\b)"
    r"(?:the|a|an|any|all|its|his|her|their|our|to|more|further|such|this|that|no|early|direct|new|[A-Z]|[a-z]+ing|[a-z]{4,}).*)",
    re.DOTALL,
)
"""What a position is on, behind its verb."""

QUESTION: Final = re.compile(
    r"^(?:to\s+)?(?:(?:the|a|an|its|his|her|their|our|any|all|this|that|such)\s+)?(?P<thing>.*?)"
    r"(?=,|;|\s+(?:because|while|so\s+that|but|as\s+soon|which|although|if|until|before|after)\b|$)",
    re.IGNORECASE,
)
"""The thing itself, without what leads up to it, and up to the next clause."""

SIDES: Final = frozenset(
    (
        "washington moscow beijing tehran london paris brussels department usg hmg eu un nato osce oas asean congress cabinet parliament "
        "opposition"
    ).split()
)
"""Names that stand for a side, beside those of states."""

GOVERNMENT: Final = re.compile(r"(?:the\s+)?(?:GO[A-Z]{1,3}|RO[A-Z]{1,3}G|U\.?S\.?G?|MFA|MOD)", re.ASCII)
"""Initials of governments and ministries."""

TITLES: Final = re.compile(
    r"\b(?:president|(?:prime|foreign|defen[cs]e|finance|interior|trade|energy|justice)\s+minister|minister|chancellor|premier|king|emir|sultan|government|ministry|"
    r"PM|FM|administration|delegation)\b",
    re.IGNORECASE,
)
"""Who speaks for a side."""

DENIED: Final = re.compile(
    r"\b(?:not|n['’]t|never|no\s+one|nobody|nothing|den(?:y|ied|ies|ying)|doubt\w*|neither|hardly|refus\w+\s+to\s+say)\b",
    re.IGNORECASE,
)
"""What before a verb turns a stance round or takes it back: such a sentence gives nothing, rather than its opposite."""
