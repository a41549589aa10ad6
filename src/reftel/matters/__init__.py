"""Statements and matters: what was asked, promised and reported, and what came of it.

The rules that read prose are loaded when they are first asked for: who only looks at matters should not wait for them.
"""

from typing import TYPE_CHECKING, Any

from reftel.matters.kinds import KINDS, REQUEST, Kind, State, kind_named
from reftel.matters.matter import Answer, Matter, Verdict, fold, matter_id, request_id
from reftel.matters.rules import RULES, Rule, rule_named
from reftel.matters.statements import (
    Asserter,
    Confirmed,
    Dismissed,
    Evidence,
    Noted,
    Person,
    RuleVersion,
    Statement,
    Suggested,
    TelegramFacts,
)
from reftel.matters.values import Found, Outcome, Request

if TYPE_CHECKING:
    from reftel.matters.answers import Asked, Candidate, asked_facts, candidate_facts, find_answers
    from reftel.matters.suggest import suggest_requests

_READING_PROSE = frozenset({"Asked", "Candidate", "asked_facts", "candidate_facts", "find_answers", "suggest_requests"})


def __getattr__(name: str) -> Any:
    if name not in _READING_PROSE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from reftel.matters import answers, suggest

    return getattr(suggest if name == "suggest_requests" else answers, name)


__all__ = [
    "KINDS",
    "REQUEST",
    "RULES",
    "Answer",
    "Asked",
    "Asserter",
    "Candidate",
    "Confirmed",
    "Dismissed",
    "Evidence",
    "Found",
    "Kind",
    "Matter",
    "Noted",
    "Outcome",
    "Person",
    "Request",
    "Rule",
    "RuleVersion",
    "State",
    "Statement",
    "Suggested",
    "TelegramFacts",
    "Verdict",
    "asked_facts",
    "candidate_facts",
    "find_answers",
    "fold",
    "kind_named",
    "matter_id",
    "request_id",
    "rule_named",
    "suggest_requests",
]
