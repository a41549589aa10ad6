"""Statements: what was asserted about a matter, by whom, when, and on which passages. Typed, append-only, a closed set."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

import msgspec

from reftel.matters.consultations.parts import (
    Consultation,
    Group,
    Initiative,
    Item,
    Outsider,
    Seat,
    Session,
    Stand,
)
from reftel.matters.kinds import (
    CONSULTATION,
    DOCUMENT,
    GROUP,
    INITIATIVE,
    ITEM,
    MECHANISM,
    MEETING,
    OUTSIDER,
    POSITION,
    PROMISE,
    REQUEST,
    SEAT,
    SESSION,
    STAND,
)
from reftel.matters.values import About, Document, Mechanism, Meeting, Outcome, Position, Promise, Read, Request
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

    mrn: str | None = None
    version_id: str | None = None
    date: dt.datetime | None = None
    address: str | None = None

    @property
    def is_known(self) -> bool:
        """Say whether it speaks of a telegram at all: what people record may rest on none."""
        return self.mrn is not None or self.version_id is not None

    @property
    def name(self) -> str:
        """Return by what the telegram is found again, in words where it has neither number nor address."""
        return self.mrn or self.address or "no number"


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A passage with the telegram that holds it."""

    telegram: TelegramFacts
    passage: Passage


class Closing(StrEnum):
    """Why a person closes a matter."""

    DONE = "done"
    DROPPED = "dropped"
    OVERTAKEN = "overtaken"


class _Statement(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """What all statements have: the matter they are about, when they were made, what they rest on.

    `at` is an aware point in time, handed in by the caller; a naive one is a mistake of ours (ValueError). What a rule says
    counts from the date of the telegram that it was read in.
    """

    matter: str
    at: dt.datetime
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise ValueError("a statement needs a point in time with its time zone")


class Suggested(_Statement, frozen=True, kw_only=True, tag="suggested"):
    """A rule, or a person, reads a matter in a telegram. The first evidence is the matter's own passage."""

    by: Asserter
    kind: str
    about: Read
    telegram: TelegramFacts


class Noted(_Statement, frozen=True, kw_only=True, tag="noted"):
    """What came of a request was looked for: the outcome, and the telegram that answers where it is held."""

    by: Asserter
    outcome: Outcome
    answer: TelegramFacts | None = None


class _Verdict(_Statement, frozen=True, kw_only=True):
    """What a person says. `kind`, `about` and `telegram` keep what it was said of, should no rule find it again."""

    by: Person
    kind: str
    about: About
    telegram: TelegramFacts
    note: str = ""


class Confirmed(_Verdict, frozen=True, kw_only=True, tag="confirmed"):
    """A suggestion is right."""


class Corrected(_Verdict, frozen=True, kw_only=True, tag="corrected"):
    """A suggestion is right, but for what `about` now says otherwise. `part_of` is the matter that it was split from."""

    part_of: str | None = None


class Recorded(_Verdict, frozen=True, kw_only=True, tag="recorded"):
    """A person puts down what is so from now on: of a consultation, or of what belongs to one (`part_of`).

    The evidence are the passages that say so, none where no telegram does; `read_by` is the rule that suggested it.
    """

    part_of: str | None = None
    read_by: RuleVersion | None = None


class Dismissed(_Verdict, frozen=True, kw_only=True, tag="dismissed"):
    """A suggestion is wrong; it stays dismissed when telegrams are read again."""


class Merged(_Verdict, frozen=True, kw_only=True, tag="merged"):
    """This matter and the matter `into` are one; its story is told there."""

    into: str


class Split(_Verdict, frozen=True, kw_only=True, tag="split"):
    """This matter is several; each of the `parts` goes its own way."""

    parts: tuple[str, ...]


class Closed(_Verdict, frozen=True, kw_only=True, tag="closed"):
    """Nothing more is to be done, whatever rules find; `answer` names what a person holds to be the answer."""

    how: Closing = Closing.DONE
    answer: TelegramFacts | None = None


class Reopened(_Verdict, frozen=True, kw_only=True, tag="reopened"):
    """What was closed, dismissed, merged or split is open again."""


class Assigned(_Verdict, frozen=True, kw_only=True, tag="assigned"):
    """Somebody looks after it; to null nobody does any more."""

    to: str | None


class Reminded(_Verdict, frozen=True, kw_only=True, tag="reminded"):
    """Somebody wants to be reminded of it on a day; null takes the reminder back."""

    on: dt.date | None


class Remarked(_Verdict, frozen=True, kw_only=True, tag="remarked"):
    """A note on it, and nothing else."""


PersonStatement = (
    Confirmed | Corrected | Recorded | Dismissed | Merged | Split | Closed | Reopened | Assigned | Reminded | Remarked
)
"""What only a person says."""

Statement = Suggested | Noted | PersonStatement
"""The closed set; `decode_statement` reads it by the field `type`."""

ABOUT: Final[Mapping[str, type[About]]] = {
    REQUEST: Request,
    PROMISE: Promise,
    MEETING: Meeting,
    DOCUMENT: Document,
    POSITION: Position,
    MECHANISM: Mechanism,
    CONSULTATION: Consultation,
    GROUP: Group,
    SEAT: Seat,
    STAND: Stand,
    OUTSIDER: Outsider,
    INITIATIVE: Initiative,
    SESSION: Session,
    ITEM: Item,
}
"""Kind of matter → the value that says what it is about."""


class _Head(msgspec.Struct, frozen=True):
    """What tells how `about` is to be read."""

    kind: str | None = None
    about: msgspec.Raw = msgspec.Raw()


_encoder: Final = msgspec.json.Encoder()
_decoder: Final[msgspec.json.Decoder[Statement]] = msgspec.json.Decoder(Statement)
_heads: Final = msgspec.json.Decoder(_Head)


def encode_statement(statement: Statement) -> bytes:
    """Return a statement as JSON, as it is stored and chained."""
    return _encoder.encode(statement)


def decode_statement(data: bytes) -> Statement:
    """Return the statement in some JSON. What it is about has the type of its kind: the JSON itself does not name that type."""
    statement = _decoder.decode(data)
    if isinstance(statement, Noted):
        return statement
    about = msgspec.json.decode(_heads.decode(data).about, type=ABOUT[statement.kind])
    return msgspec.structs.replace(statement, about=about)
