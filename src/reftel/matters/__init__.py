"""Statements and matters: what was asked, promised and reported, and what came of it.

The rules that read prose are loaded when they are first asked for: who only looks at matters should not wait for them.
"""

from typing import TYPE_CHECKING, Any

from reftel.matters.clock import Calendar, Due, Timing, due_date, due_on
from reftel.matters.described import UNNAMED, Described, described, headline
from reftel.matters.kinds import (
    CONSULTATION,
    DOCUMENT,
    KINDS,
    MECHANISM,
    MEETING,
    OWED,
    PARTS,
    POSITION,
    PROMISE,
    RECORDED,
    REQUEST,
    Kind,
    State,
    kind_named,
)
from reftel.matters.matter import SET_ASIDE, Answer, Matter, Verdict, basis_of, fold, matter_id, request_id
from reftel.matters.rules import RULES, Rule, rule_named
from reftel.matters.statements import (
    ABOUT,
    Asserter,
    Assigned,
    Closed,
    Closing,
    Confirmed,
    Corrected,
    Dismissed,
    Evidence,
    Merged,
    Noted,
    Person,
    PersonStatement,
    Recorded,
    Remarked,
    Reminded,
    Reopened,
    RuleVersion,
    Split,
    Statement,
    Suggested,
    TelegramFacts,
    decode_statement,
    encode_statement,
)
from reftel.matters.values import (
    About,
    Document,
    Found,
    Mechanism,
    Meeting,
    Outcome,
    Position,
    Promise,
    Read,
    Request,
    Speech,
    Stance,
    Standing,
    Suggestions,
)

if TYPE_CHECKING:
    from reftel.matters.answers.find import Asked, Candidate, asked_facts, candidate_facts, find_answers
    from reftel.matters.requests.suggest import suggest_requests
    from reftel.matters.speakers.suggest import suggest_speeches
    from reftel.matters.suggesting import suggest

_READING_PROSE = frozenset(
    {
        "Asked",
        "Candidate",
        "asked_facts",
        "candidate_facts",
        "find_answers",
        "suggest",
        "suggest_requests",
        "suggest_speeches",
    }
)


def __getattr__(name: str) -> Any:
    if name not in _READING_PROSE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from reftel.matters import suggesting
    from reftel.matters.answers import find
    from reftel.matters.requests import suggest as requests
    from reftel.matters.speakers import suggest as speakers

    home = {"suggest": suggesting, "suggest_requests": requests, "suggest_speeches": speakers}.get(name, find)
    return getattr(home, name)


__all__ = [
    "ABOUT",
    "CONSULTATION",
    "DOCUMENT",
    "KINDS",
    "MECHANISM",
    "MEETING",
    "OWED",
    "PARTS",
    "POSITION",
    "PROMISE",
    "RECORDED",
    "REQUEST",
    "RULES",
    "SET_ASIDE",
    "UNNAMED",
    "About",
    "Answer",
    "Asked",
    "Asserter",
    "Assigned",
    "Calendar",
    "Candidate",
    "Closed",
    "Closing",
    "Confirmed",
    "Corrected",
    "Described",
    "Dismissed",
    "Document",
    "Due",
    "Evidence",
    "Found",
    "Kind",
    "Matter",
    "Mechanism",
    "Meeting",
    "Merged",
    "Noted",
    "Outcome",
    "Person",
    "PersonStatement",
    "Position",
    "Promise",
    "Read",
    "Recorded",
    "Remarked",
    "Reminded",
    "Reopened",
    "Request",
    "Rule",
    "RuleVersion",
    "Speech",
    "Split",
    "Stance",
    "Standing",
    "State",
    "Statement",
    "Suggested",
    "Suggestions",
    "TelegramFacts",
    "Timing",
    "Verdict",
    "asked_facts",
    "basis_of",
    "candidate_facts",
    "decode_statement",
    "described",
    "due_date",
    "due_on",
    "encode_statement",
    "find_answers",
    "fold",
    "headline",
    "kind_named",
    "matter_id",
    "request_id",
    "rule_named",
    "suggest",
    "suggest_requests",
    "suggest_speeches",
]
