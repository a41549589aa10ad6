"""The telegram and its parts, named as in `docs/reference/record.md`. Absent is null or empty, never a guess."""

import datetime as dt

import msgspec

from reftel.codes import Classification, Precedence, ReferenceKind, TagKind, TelegramKind
from reftel.telegram.blocks import Block
from reftel.telegram.findings import Finding, Place, Span
from reftel.telegram.identity import Key


class Transmission(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The relay's part of the heading (ACP 127 format lines 1-4)."""

    identifier: str | None = None
    precedences: tuple[Precedence, ...] = ()
    routing_indicators: tuple[str, ...] = ()
    station_indicator: str | None = None
    serial: int | None = None
    section: int | None = None
    filed_at: dt.datetime | None = None
    security: str | None = None


class PrecedencePair(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Precedence for action, and for information where a second prosign is given."""

    action: Precedence
    info: Precedence | None = None


class Addressee(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One addressee; `number` is the originating post's running number to it, null where none is printed."""

    designator: str
    routing_indicator: str | None = None
    precedence: Precedence | None = None
    number: int | None = None
    collective: bool = False


class PassLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A passing or attention line ("STATE FOR EUR/WE AND INR"), joined to one line, with its offices in order."""

    text: str
    place: str | None = None
    offices: tuple[str, ...] = ()


class ExecutiveOrder(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The declassification line; `exemption` holds codes such as "X1", "OADR", "GDS"."""

    number: str | None
    declassify_on: dt.date | None = None
    exemption: str | None = None
    text: str = ""


class Tag(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One TAGS code; `name` is its meaning in the telegram's year, null where the tables do not know it."""

    code: str
    kind: TagKind
    name: str | None = None


class Reference(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One item of the REF line; `text` is the shortest piece that identifies it, as printed.

    `ambiguous` is true where the year was inferred or two readings are defensible.
    """

    label: str | None
    text: str
    mrn: str | None = None
    key: Key | None = None
    kind: ReferenceKind = ReferenceKind.TELEGRAM
    notal: bool = False
    ambiguous: bool = False


class ClassifiedBy(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who classified the telegram and why; `reasons` in canonical form ("1.4(b)")."""

    name: str | None
    title: str | None = None
    reasons: tuple[str, ...] = ()
    derived_from: str | None = None
    text: str = ""


class Pointer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An in-text pointer ("reftel", "septel", "para six below").

    `kind` is reference, septel or paragraph; `target` is an MRN, a reference's text, a paragraph number as
    text, or null; `span` is its place in the text, `source` the index of that text in `sources`, for a telegram that was
    joined from several.
    """

    text: str
    kind: str
    target: str | None
    in_paragraph: int | None
    span: Place
    source: int | msgspec.UnsetType = msgspec.UNSET


class Drafting(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The drafting block of Department telegrams, as printed."""

    drafted_by: str | None = None
    cleared_by: tuple[str, ...] = ()
    approved_by: str | None = None


class PlaceDate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The place and date line of a printed telegram (*Foreign Relations*), joined to one line.

    `date` and `time` are those of the place, in no named zone; null where they are not printed. `received` is as printed.
    """

    text: str
    place: str | None = None
    date: dt.date | None = None
    time: dt.time | None = None
    received: str | None = None


class Sections(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How many sections the telegram was cut into, and whose markers were seen."""

    of: int
    markers_seen: tuple[int, ...] = ()


class Parser(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Which grammar and which code tables read this telegram."""

    grammar: str
    tables: str


class Source(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where the text came from: `extent` is [start, end) in bytes of the input, `sha256` the input's.

    `path` is the file as given or found, `member` the path inside an archive, `pages` the first and the last page of a PDF
    that the telegram stands on, unset for everything else.
    """

    path: str
    member: str | None
    extent: Place
    sha256: str
    extractor: str
    pages: Place | msgspec.UnsetType = msgspec.UNSET


class Published(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the publisher says of the telegram, as printed on the library page."""

    identifier: str | None = None
    created: str | None = None
    classification: str | None = None
    origin: str | None = None
    title: str | None = None
    tags: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


class Telegram(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A telegram as read from one text. Reading never fails: what is wrong is in `findings`.

    `date` is the date-time group in UTC and nothing else; `serial_text` and `place_date` are a printed telegram's own number and
    date. `captions` stand in order, each once. `spans` is unset unless asked for. `source` and `published` are added by whoever
    knows them (`corpus`); `wire` leaves them null.
    """

    mrn: str | None
    key: Key | None
    version_id: str
    kind: TelegramKind
    transmission: Transmission | None = None
    date: dt.datetime | None = None
    serial_text: str | None = None
    place_date: PlaceDate | None = None
    precedence: PrecedencePair | None = None
    originator: str | None = None
    station: str | None = None
    origin: str | None = None
    action_addressees: tuple[Addressee, ...] = ()
    info_addressees: tuple[Addressee, ...] = ()
    exempt_addressees: tuple[Addressee, ...] = ()
    classification: Classification | None = None
    handling: str | None = None
    captions: tuple[str, ...] = ()
    pass_lines: tuple[PassLine, ...] = ()
    executive_order: ExecutiveOrder | None = None
    tags: tuple[Tag, ...] = ()
    subject: str | None = None
    references: tuple[Reference, ...] = ()
    classified_by: ClassifiedBy | None = None
    body: tuple[Block, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    drafting: Drafting | None = None
    signature: str | None = None
    sections: Sections | None = None
    repeated_heading: bool = False
    findings: tuple[Finding, ...] = ()
    parser: Parser
    source: Source | None = None
    sources: tuple[Source, ...] = ()
    published: Published | None = None
    spans: tuple[Span, ...] | msgspec.UnsetType = msgspec.UNSET
