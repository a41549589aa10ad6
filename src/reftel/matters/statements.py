"""Statements: what was asserted about a matter, by whom, when, and on which passages. Typed, append-only, a closed set."""

import datetime as dt

import msgspec

from reftel.matters.values import Outcome, Request
from reftel.telegram import Passage


class RuleVersion(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="rule"):
    """A rule as the one who asserts; its version tells what it looked for."""

    name: str
    version: int


class Person(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="person"):
    """A person as the one who asserts, by the name of the account or of the computer's user."""

    name: str


Asserter = RuleVersion | Person


class TelegramFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Which telegram a statement speaks of; `address` is its path under /t/, null where it is not held."""

    mrn: str | None
    version_id: str | None = None
    date: dt.datetime | None = None
    address: str | None = None


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A passage with the telegram that holds it."""

    telegram: TelegramFacts
    passage: Passage


class _Statement(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """What all statements have: the matter they are about, when they were made, what they rest on.

    `at` is an aware point in time, handed in by the caller; a naive one is a mistake of ours (ValueError).
    """

    matter: str
    at: dt.datetime
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise ValueError("a statement needs a point in time with its time zone")


class Suggested(_Statement, frozen=True, kw_only=True, tag="suggested"):
    """A rule, or a person, reads a request in a telegram. The first evidence is the request's own passage."""

    by: Asserter
    kind: str
    about: Request
    telegram: TelegramFacts


class Noted(_Statement, frozen=True, kw_only=True, tag="noted"):
    """What came of a request was looked for: the outcome, and the telegram that answers where it is held."""

    by: Asserter
    outcome: Outcome
    answer: TelegramFacts | None = None


class Confirmed(_Statement, frozen=True, kw_only=True, tag="confirmed"):
    """A person says that a suggestion is right; `about` and `telegram` keep what was confirmed, should no rule find it again."""

    by: Person
    kind: str
    about: Request
    telegram: TelegramFacts
    note: str = ""


class Dismissed(_Statement, frozen=True, kw_only=True, tag="dismissed"):
    """A person says that a suggestion is wrong; it stays dismissed when telegrams are read again."""

    by: Person
    kind: str
    about: Request
    telegram: TelegramFacts
    note: str = ""


Statement = Suggested | Noted | Confirmed | Dismissed
"""The closed set; `msgspec` reads and writes it by the field `type`."""
