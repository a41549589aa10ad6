"""Statements and matters: what was asked, promised and reported, and what came of it."""

from reftel.matters.answers import Asked, Candidate, asked_facts, candidate_facts, find_answers
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
from reftel.matters.suggest import suggest_requests
from reftel.matters.values import Found, Outcome, Request

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
