"""What the reference web hands out: nodes and edges, threads, ghosts, ledgers, rates. All frozen, all as one viewer sees them."""

import datetime as dt
from enum import StrEnum

import msgspec

from reftel.archive.values import Brief
from reftel.codes import Classification
from reftel.telegram import Key, Passage, Reference


class Fate(StrEnum):
    """What became of a reference."""

    RESOLVED = "resolved"
    ABSENT = "absent"  # a number with its year, of a known station, that is not held
    NO_YEAR = "no_year"  # nothing says of which year the number is, and none is held
    SEVERAL = "several"  # several telegrams may be meant
    UNKNOWN_STATION = "unknown_station"
    TIME_NOT_HELD = "time_not_held"
    NO_SENDER = "no_sender"  # a date-time group without a sender
    PRINTED_NOT_HELD = "printed_not_held"
    AIRGRAM_NOT_HELD = "airgram_not_held"
    UNNAMED = "unnamed"  # "my telegram of March 4": nothing that could be looked up
    EMAIL = "email"
    MEMO = "memo"
    LETTER = "letter"
    PHONE = "phone"
    REPORT = "report"
    OTHER = "other"


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """One telegram of the web. `id` is its address where it is held, else what it is cited by.

    `generation` counts from the telegram that was asked for: -1 what it cites, 1 what cites it.
    """

    id: str
    held: bool
    mrn: str | None
    date: dt.datetime | None
    station: str | None
    classification: Classification | None
    subject: str | None
    generation: int = 0


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """One reference: `source` and `target` are ids of nodes; `target` is null where it names no telegram that could be held."""

    source: str
    target: str | None
    label: str | None
    text: str
    kind: str
    fate: Fate
    notal: bool
    ambiguous: bool


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """Telegrams around one, nearest first, with the references among them that led to them.

    `is_cut` is true where more were found than are given.
    """

    id: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    is_cut: bool


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence in which a telegram mentions another: the block that it stands in ("p4"), and its place there."""

    anchor: str
    passage: Passage


class Mentions(msgspec.Struct, frozen=True, kw_only=True):
    """How a telegram cites another: the items of its list that mean it, and the sentences that mention it.

    Without a sentence the list is all that it says.
    """

    telegram: Brief
    references: tuple[Reference, ...]
    mentions: tuple[Mention, ...]


class MentionsList(msgspec.Struct, frozen=True, kw_only=True):
    """How some of the telegrams that cite another mention it, the oldest first; `total` counts all that cite it."""

    total: int
    offset: int
    citing: tuple[Mentions, ...]


class Citing(msgspec.Struct, frozen=True, kw_only=True):
    """A telegram that cites a ghost, and how."""

    brief: Brief
    label: str | None
    text: str
    notal: bool
    ambiguous: bool


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """Between which days a missing telegram was sent; `after` and `before` are the held neighbours that say so.

    Without a neighbour below the year's first day counts, without one above it the year's last, or the day it was first cited.
    """

    earliest: dt.date
    latest: dt.date
    after: Brief | None
    before: Brief | None


class Ghost(msgspec.Struct, frozen=True, kw_only=True):
    """A telegram that is cited but not held, with everything the archive knows of it. `cited_by` is ordered by date."""

    id: str
    mrn: str | None
    key: Key
    bounds: Bounds | None
    cited_by: tuple[Citing, ...]


class CitedNumber(msgspec.Struct, frozen=True, kw_only=True):
    """A missing number that telegrams cite: how many do, and when the first."""

    serial: int
    times: int
    first_cited: dt.date | None


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """A run of numbers of which none is held, with the days between which they were sent."""

    first: int
    last: int
    earliest: dt.date
    latest: dt.date
    cited: tuple[CitedNumber, ...]


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of one station and year. It ends at the highest number held; `beyond` are numbers above it that are cited."""

    station: str
    year: int
    held: int
    highest: int
    missing: int
    cited: int
    gaps: tuple[Gap, ...]
    beyond: tuple[CitedNumber, ...]


class LedgerLine(msgspec.Struct, frozen=True, kw_only=True):
    """One station and year in a list of ledgers."""

    station: str
    year: int
    held: int
    highest: int


class YearNumbers(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of a station in one year: those held, and those up to the highest of them that are cited and not held; in order."""

    year: int
    held: tuple[int, ...]
    cited: tuple[int, ...]

    @property
    def highest(self) -> int:
        """Return the highest number that is held."""
        return self.held[-1]

    @property
    def missing(self) -> int:
        """Return how many numbers up to the highest are not held."""
        return self.highest - len(self.held)


class Rates(msgspec.Struct, frozen=True, kw_only=True):
    """How the references fare: all of them by what became of them, those with a number that is missing counted by number."""

    references: int
    fates: dict[str, int]
    missing_numbers: int
