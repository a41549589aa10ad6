"""What the archive hands out: values that the command line and the reading room show. All frozen."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

import msgspec

from reftel.access import Label
from reftel.codes import Classification
from reftel.matters import Matter
from reftel.search import Snippet
from reftel.telegram import Key, Place, Published, Reference, Source, Telegram


class FiledBy(StrEnum):
    """Whose word the number is under which a version is filed."""

    TEXT = "text"
    PUBLISHED = "published"
    FILE_NAME = "file_name"  # the year only: station and serial are the text's


class DateBasis(StrEnum):
    """Where the sorting date came from."""

    DTG = "dtg"
    FILED = "filed"
    PUBLISHED = "published"
    TEXT = "text"


class DatePrecision(StrEnum):
    """How exact the sorting date is."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Collection(msgspec.Struct, frozen=True, kw_only=True):
    """The collection record, as kept in `reftel.toml`; null or empty where nobody has filled it in."""

    title: str
    custodian: str | None = None
    provenance: str | None = None
    rights: str | None = None
    restrictions: str | None = None
    cite_as: str | None = None
    url: str | None = None


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """One place where a version was seen: the input, its bytes, when it was added, what the publisher says."""

    source: Source
    reader: str
    encoding: str
    seen_at: dt.datetime
    published: Published | None


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """One telegram in one line, for lists. `address` is the path under /t/ that always leads back to this version."""

    mrn: str | None
    version_id: str
    address: str
    date: dt.datetime | None
    station: str | None
    origin: str | None
    classification: Classification | None
    subject: str | None


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """One edge of the reference web: the reference as printed, and the telegram it names where the archive holds it."""

    reference: Reference
    held: Brief | None


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """One version with everything a page or `show` needs.

    `text` is the text as the extractor gives it, without telegrams beside it that the viewer may not read, `extent` the
    telegram's place in it (code points);
    `telegram` has its prose, its spans, and `source` and `published` of the first sighting. `cites` and `cited_by`
    hold only what the viewer may read. `mrn` is the number under which the archive files it and `sort_date` the date it
    sorts by; both may rest on what the publisher says: `filed_by` and `date_basis` tell.
    """

    telegram: Telegram
    text: str
    extent: Place
    label: Label
    address: str
    mrn: str | None
    filed_by: FiledBy | None
    sort_date: dt.datetime | None
    date_precision: DatePrecision | None
    date_basis: DateBasis | None
    sightings: tuple[Sighting, ...]
    other_versions: tuple[Brief, ...]
    cites: tuple[Citation, ...]
    cited_by: tuple[Brief, ...]
    matters: tuple[Matter, ...]
    previous: Brief | None
    next: Brief | None


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """One version with its original, as exports need it: what a `Holding` has, without the web around it.

    `data` are the bytes of the original exactly as received; `extent` is the telegram's place in `text`, in code points. Of an
    original that holds what the viewer may not read too, or may hold it, both are the telegram's own text and nothing else.
    """

    telegram: Telegram
    text: str
    extent: Place
    data: bytes
    address: str
    mrn: str | None
    sort_date: dt.datetime | None
    date_precision: DatePrecision | None
    date_basis: DateBasis | None


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One search result; `places` are where in its text the query is met, null where not asked for."""

    brief: Brief
    snippets: tuple[Snippet, ...]
    requests: int
    places: tuple[Place, ...] | None = None


class FacetValue(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a facet with its count and the query that narrows to it."""

    value: str
    label: str
    count: int
    query: str


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What a search gives. `months` are (year, month, count) in order, without empty months."""

    query: str
    total: int
    offset: int
    limit: int
    sort: str
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    months: tuple[tuple[int, int, int], ...]
    first_date: dt.datetime | None
    last_date: dt.datetime | None


class Completion(msgspec.Struct, frozen=True, kw_only=True):
    """One way to end a query that is being typed: the whole query so ended, what it adds, how many telegrams have it.

    `count` is null for what is a word of the language and not of the collection.
    """

    query: str
    label: str
    count: int | None


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
    versions were read by other rules than today's. `findings` counts them by code where asked for; `writer` says who writes.
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


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """The collection in figures, as far as this viewer may read it.

    `telegrams` and `versions` leave out the texts that are no telegram, which `unrecognised` counts. `years` are
    (year, count) in order, `stations` (station, count) by count.
    """

    telegrams: int
    versions: int
    sightings: int
    unrecognised: int
    first_date: dt.datetime | None
    last_date: dt.datetime | None
    years: tuple[tuple[int, int], ...]
    stations: tuple[tuple[str, int], ...]
    cited_but_absent: int
    requests: int


class KeyChoice(msgspec.Struct, frozen=True, kw_only=True):
    """Several telegrams under one name, for the reader to choose from."""

    name: str
    key: Key | None
    choices: tuple[Brief, ...]
