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
    sorts by; both may rest on what the publisher says: `filed_by` and `date_basis` tell. `speakers` are those whose reported
    words it tells.
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
    speakers: tuple[str, ...]
    previous: Brief | None
    next: Brief | None


class Marks(msgspec.Struct, frozen=True, kw_only=True):
    """Where one telegram has what a query asks for: in its subject; by the field of each passage ("body[3].text"), counted in
    the passage's own words; and everything, heading included, in `Holding.text`. Places stand in order and never overlap."""

    subject: tuple[Place, ...]
    passages: Mapping[str, tuple[Place, ...]]
    places: tuple[Place, ...]


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


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """A telegram that resembles another, and why: what both have.

    Words are folded, the most telling first; `words` leaves out those that both subjects have. `cites_too` are numbers that both
    cite; `cites` says that it cites the telegram it is compared with, `is_cited` that it is cited there. Scores are comparable within
    a list.
    """

    brief: Brief
    score: int
    subject_words: tuple[str, ...]
    words: tuple[str, ...]
    tags: tuple[str, ...]
    cites_too: tuple[str, ...]
    is_cited: bool
    cites: bool


class LikenessList(msgspec.Struct, frozen=True, kw_only=True):
    """What resembles one telegram, most alike first; `words` are those that tell it from others."""

    of: Brief
    words: tuple[str, ...]
    likenesses: tuple[Likeness, ...]


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


class Traffic(msgspec.Struct, frozen=True, kw_only=True):
    """Which stations sent what a query finds: `total` telegrams, `stations` (station, count) by count, `unknown` without a station."""

    query: str
    total: int
    stations: tuple[tuple[str, int], ...]
    unknown: int


class DateCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many texts have a date from one source, as exact; both are null for those without a date."""

    basis: DateBasis | None
    precision: DatePrecision | None
    texts: int


class ReaderCount(msgspec.Struct, frozen=True, kw_only=True):
    """How often texts were seen by one reader, in one encoding, and how often a publisher says something of them."""

    reader: str
    encoding: str
    sightings: int
    published: int


class SampledLines(msgspec.Struct, frozen=True, kw_only=True):
    """Lines of a sample of texts that are not blank, and how many of them no rule could place, wholly or in part."""

    texts: int
    lines: int
    unplaced: int


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """How the texts of a collection were read, and what they leave open. Versions of one telegram count each.

    `findings` are (code, texts), most frequent first, `severities` (severity, texts with any finding of it), the other pairs
    (value, texts). `years` are those under which texts are filed.
    """

    texts: int
    kinds: tuple[tuple[str, int], ...]
    classifications: tuple[tuple[str, int], ...]
    precedences: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, int], ...]
    findings: tuple[tuple[str, int], ...]
    severities: tuple[tuple[str, int], ...]
    dates: tuple[DateCount, ...]
    readers: tuple[ReaderCount, ...]
    sample: SampledLines


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """What one station sent over time, None for all others together: `years` (year, count), `months` (year, month, count), in order.

    Some have no year, some that have one have no month: what is counted so may be less than `total`.
    """

    station: str | None
    total: int
    years: tuple[tuple[int, int], ...]
    months: tuple[tuple[int, int, int], ...]


class OverTime(msgspec.Struct, frozen=True, kw_only=True):
    """What a query finds along time: a lane for each of the stations that sent most, `rest` for all others and for what names none.

    `stations` counts all of them. `telegrams` are all that is found, the oldest first, where it is little, and none otherwise.
    """

    query: str
    total: int
    stations: int
    lanes: tuple[Lane, ...]
    rest: Lane
    telegrams: tuple[Brief, ...]


class Letters(msgspec.Struct, frozen=True, kw_only=True):
    """How many telegrams went from one station to another: for action, and for information only."""

    sender: str
    addressee: str
    action: int
    info: int

    @property
    def all(self) -> int:
        """Return how many went there in either way."""
        return self.action + self.info


class Correspondence(msgspec.Struct, frozen=True, kw_only=True):
    """Who writes to whom in what a query finds: `total` telegrams, `unknown` of them without a sender.

    `senders` are (station, telegrams), `addressees` (station, for action, for information and not for action), all of them, by count.
    `pairs` are those of the first senders only; `rest` counts what went to addressees beyond the index's limit.
    A telegram to several stations counts once for each.
    """

    query: str
    total: int
    unknown: int
    senders: tuple[tuple[str, int], ...]
    addressees: tuple[tuple[str, int, int], ...]
    pairs: tuple[Letters, ...]
    rest: int


class KeyChoice(msgspec.Struct, frozen=True, kw_only=True):
    """Several telegrams under one name, for the reader to choose from."""

    name: str
    key: Key | None
    choices: tuple[Brief, ...]
