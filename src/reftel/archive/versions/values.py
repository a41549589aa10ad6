"""What is handed out about versions: the list of a telegram's versions, copies under other numbers, differences. All frozen."""

import datetime as dt
from enum import StrEnum

import msgspec

from reftel.archive.values import Brief
from reftel.archive.versions.difference import Piece


class WhyBest(StrEnum):
    """Why a version is the one that a telegram's address leads to."""

    ONLY = "only"
    CORRECTED = "corrected"  # the last that calls itself a corrected copy
    SHOWS_MOST = "shows_most"  # most characters of prose that are neither blank nor redacted
    FIRST_ID = "first_id"  # as good as another; the lower version id


class Relation(StrEnum):
    """How a text stands to the one it is compared with."""

    SAME_WORDS = "same_words"  # set in other lines, or with other furniture
    CORRECTED = "corrected"
    REDACTED = "redacted"  # hides words that the other shows
    FULLER = "fuller"  # shows words that the other hides
    EXTRACT = "extract"  # has no words that the other lacks
    CONTAINS = "contains"  # has all words of the other, and more
    CHANGED = "changed"
    RETRANSMISSION = "retransmission"  # nearly the same words, sent again by the same station within days
    NEARLY_SAME = "nearly_same"


class Fixity(msgspec.Struct, frozen=True, kw_only=True):
    """What an original's bytes give: the SHA-256 that was recorded when they came, the one found now, how many bytes there are.

    `found` is null where the bytes cannot be unpacked.
    """

    recorded: str
    found: str | None
    length: int

    @property
    def is_sound(self) -> bool:
        """Say whether the bytes are those that were received."""
        return self.found == self.recorded


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """When a whole archive was last verified, and how many problems there were."""

    at: dt.datetime
    problems: int


class VersionLine(msgspec.Struct, frozen=True, kw_only=True):
    """One version: how it stands to the best, words that it lacks and has beyond it, where it was seen."""

    brief: Brief
    why_best: WhyBest | None
    relation: Relation | None
    lacks: int
    adds: int
    redacted: int
    lifted: int
    seen_in: tuple[str, ...]


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """Another telegram with nearly the same words; `share` of the longer body's words that both have, 0 to 1."""

    brief: Brief
    relation: Relation
    share: float


class VersionList(msgspec.Struct, frozen=True, kw_only=True):
    """The versions of a telegram, best first, and telegrams under other numbers that say nearly the same."""

    mrn: str | None
    versions: tuple[VersionLine, ...]
    copies: tuple[Copy, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What two texts differ in, word by word, in the order of the second."""

    first: Brief
    second: Brief
    pieces: tuple[Piece, ...]
    same: int
    removed: int
    added: int
    redacted: int
    lifted: int
    same_words: bool
    is_coarse: bool
