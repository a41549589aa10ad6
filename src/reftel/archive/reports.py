"""What work on an archive came to: loading, checking, copying, compacting, repairing; and its state. All frozen."""

import datetime as dt
from collections.abc import Mapping

import msgspec

from reftel.archive.versions.values import Verified


class IngestReport(msgspec.Struct, frozen=True, kw_only=True):
    """The summary of one `add`: every item read is new, known, another version of a known telegram, or refused.

    Among the new ones `unrecognised` are texts that are no telegram, `cards` descriptions of telegrams without their text.
    """

    read: int
    new: int
    known: int
    other_versions: int
    unrecognised: int
    cards: int = 0
    with_findings: int
    refused: tuple[tuple[str, str], ...]
    seconds: float


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far an `add` has come: items done, of how many where that is known, versions new, items refused, seconds so far."""

    done: int
    total: int | None
    new: int
    refused: int
    seconds: float


class RereadReport(msgspec.Struct, frozen=True, kw_only=True):
    """What reading everything again came to: texts read, records that changed, (place, reason) of those that failed."""

    read: int
    changed: int
    failed: tuple[tuple[str, str], ...]


class RebuildReport(msgspec.Struct, frozen=True, kw_only=True):
    """What making everything again came to: texts read, rows of people's work carried over, (place, reason) of refusals.

    `differences` names the derived tables that came out otherwise than they stood, with their counts; it is null where an
    older parser had made them, and nothing can be compared.
    """

    read: int
    carried: int
    refused: tuple[tuple[str, str], ...]
    differences: Mapping[str, str] | None


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One fault that `verify` found: where, what, what to do."""

    place: str
    what: str
    next_step: str


class VerifyReport(msgspec.Struct, frozen=True, kw_only=True):
    """What `verify` checked and what it found wrong.

    `refused` texts could not be parsed and wait in the repair queue. `older` versions were read by other rules
    than today's, so that what is derived of them was not compared; with `quick` nothing derived was.
    """

    items: int
    versions: int
    sightings: int
    indexed: int
    statements: int
    refused: int
    older: int
    quick: bool
    problems: tuple[Problem, ...]


class UpgradeReport(msgspec.Struct, frozen=True, kw_only=True):
    """What an upgrade did: the schema there was, the backup that was made of it, what was made again, what is wrong now.

    `backup` and `rebuilt` are null where the archive was of today's schema already.
    """

    before: int
    backup: str | None
    rebuilt: RebuildReport | None
    problems: tuple[Problem, ...]


class CopyReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup or a restoring made: its size on disk before packing, and what verifying the copy showed."""

    bytes: int
    checked: VerifyReport


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """What was done about an entry of the repair queue: "dismissed", "reopened", "mended" or "read", when, by whom.

    `input` is the SHA-256 of the file taken in instead, and `telegrams` the addresses of what it held.
    """

    deed: str
    at: dt.datetime
    by: str
    note: str = ""
    input: str | None = None
    telegrams: tuple[str, ...] = ()


class QueueEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the repair queue. `kind` is "input" (no reader could read it) or "text" (the parser failed on it).

    `state` is "open", "dismissed", "mended" or "read"; `kept` says that its bytes, `bytes` of them, are in the archive;
    `is_part` that they are a part of an input whose rest was read.
    """

    name: str
    kind: str
    path: str
    member: str | None
    reason: str
    next_step: str
    state: str
    first_seen: dt.datetime
    last_seen: dt.datetime
    times: int
    bytes: int | None
    kept: bool
    is_part: bool
    deeds: tuple[Deed, ...]

    @property
    def place(self) -> str:
        """Return the path, with the member inside it where there is one."""
        return self.path if self.member is None else f"{self.path}/{self.member}"


class RetryReport(msgspec.Struct, frozen=True, kw_only=True):
    """What reading entries of the repair queue again came to: how many were tried and read, and (place, reason) of the rest."""

    tried: int
    read: int
    failed: tuple[tuple[str, str], ...]


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """What one part of the archive's folder takes on disk."""

    part: str
    bytes: int


class CompactReport(msgspec.Struct, frozen=True, kw_only=True):
    """What compacting did: what each part took on disk before and takes now, how many frames became smaller."""

    before: tuple[Size, ...]
    after: tuple[Size, ...]
    compressed: int


class RulesUsed(msgspec.Struct, frozen=True, kw_only=True):
    """Which grammar, tables and rules read how many versions."""

    grammar: str
    tables: str
    rules: str
    versions: int


class IndexState(msgspec.Struct, frozen=True, kw_only=True):
    """How far the index has come, null where it cannot be read; it is up to date where the two revisions are equal."""

    records_revision: int
    revision: int | None
    segments: int | None
    documents: int | None
    deleted: int | None


class Writing(msgspec.Struct, frozen=True, kw_only=True):
    """Who writes to an archive: the number of the process, and since when."""

    pid: int
    since: dt.datetime


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to say about an archive, whoever may read what: for its keeper.

    `items` are the originals, `inputs` the files and members they came from; `text_bytes` is what the originals have unpacked,
    `originals_bytes` and `records_bytes` what they and the records take compressed, `disk_bytes` what everything takes. `older`
    versions were read by other rules than today's. `findings` counts them by code where asked for; `writer` says who writes. `verified`
    is when everything was last verified, null where that was never recorded.
    """

    telegrams: int
    versions: int
    sightings: int
    items: int
    inputs: int
    unrecognised: int
    repair_queue: int
    sizes: tuple[Size, ...]
    disk_bytes: int
    text_bytes: int
    originals_bytes: int
    records_bytes: int
    rules: tuple[RulesUsed, ...]
    older: int
    findings: Mapping[str, int] | None
    index: IndexState
    writer: Writing | None
    verified: Verified | None = None
