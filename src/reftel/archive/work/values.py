"""What readers' own work is handed out as. All frozen; every count is of what the viewer may read."""

import datetime as dt
from enum import StrEnum

import msgspec

from reftel.archive.values import Brief
from reftel.telegram import Place


class Kind(StrEnum):
    """The kinds of things with a name that readers make.

    A *mark* is what other programs call a label. Here a label is what `access` decides by, a tag is a TAGS code, and neither
    word may mean a second thing.
    """

    COLLECTION = "collection"
    MARK = "mark"
    SEARCH = "search"
    FROZEN = "frozen"
    NAMES = "names"


WORDS = {
    Kind.COLLECTION: "collection",
    Kind.MARK: "mark",
    Kind.SEARCH: "saved search",
    Kind.FROZEN: "frozen result set",
    Kind.NAMES: "list of names",
}
"""What each kind is called in a sentence."""


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """Something with a name: who made it, when, and what it is for."""

    kind: Kind
    name: str
    description: str
    made_at: dt.datetime
    made_by: str


class TelegramSet(Made, frozen=True, kw_only=True):
    """A collection or a mark; `telegrams` counts those of it that the viewer may read."""

    telegrams: int


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One telegram of a collection, shown by its best version; `versions` are all of it that the viewer may read."""

    brief: Brief
    versions: int
    put_at: dt.datetime
    put_by: str


class Put(msgspec.Struct, frozen=True, kw_only=True):
    """What putting telegrams into a set came to: put in, in it before, and (address, reason) of those that are not there."""

    added: int
    known: int
    missing: tuple[tuple[str, str], ...] = ()


class Fit(StrEnum):
    """How a note's passage stands in a version today."""

    WHOLE = "whole"  # a note on the telegram as such
    SAME = "same"  # at the place where it was made
    MOVED = "moved"  # the words are there, at another place
    CHANGED = "changed"  # what stood around it is there, the words between differ
    LOST = "lost"  # not found; the note keeps its quotation


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """A passage as the Web Annotation model holds it: the words, what stands around them, and where.

    White space in `exact`, `prefix` and `suffix` is single blanks. `place` counts code points from the telegram's beginning in the
    text of its version; null where only the words are known.
    """

    exact: str
    prefix: str
    suffix: str
    place: Place | None


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A note in its latest revision (or, in a history, in an earlier one), as it fits a version that the viewer may read.

    `made_on` is the version that it was written on, `version_id` the one that it is shown on: the former where that is
    held, else the best one. `place` is where it fits in that version's text, null where it does not or has no passage.
    """

    id: str
    revision: int
    body: str
    made_at: dt.datetime
    made_by: str
    said_at: dt.datetime
    said_by: str
    removed: bool
    made_on: str
    version_id: str | None
    brief: Brief | None
    quotation: Quotation | None
    fit: Fit
    place: Place | None
    paragraph: int | None
    source: str | None


class Saved(Made, frozen=True, kw_only=True):
    """A saved search. `looked_at` is when this viewer last asked what is new, null where never."""

    query: str
    sort: str
    looked_at: dt.datetime | None


class News(msgspec.Struct, frozen=True, kw_only=True):
    """What a saved search finds now and did not find when the viewer last looked (null: never); newest first.

    `count` is how many are new, of which `new` are the first.
    """

    saved: Saved
    total: int
    count: int
    since: dt.datetime | None
    new: tuple[Brief, ...]


class Frozen(Made, frozen=True, kw_only=True):
    """A frozen result set, without its ids. `sha256` is of the ids in order, each with a line feed behind it."""

    query: str
    sort: str
    total: int
    sha256: str
    engine: str
    index_schema: int
    grammars: tuple[str, ...]
    program: str


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a frozen set: ids that came and went, and telegrams that are found in another version (before, now).

    `is_whole` says that the stored ids still give the stored SHA-256.
    """

    frozen: Frozen
    total: int
    is_whole: bool
    came: tuple[Brief, ...]
    went: tuple[str, ...]
    absent: tuple[str, ...]
    other_versions: tuple[tuple[str, str], ...]

    @property
    def is_same(self) -> bool:
        """Say whether the query finds what it found."""
        return self.is_whole and not (self.came or self.went or self.other_versions)


class NameEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One name of a list: how it is called, how else it is spelled, what there is to say of it."""

    name: str
    spellings: tuple[str, ...]
    note: str


class NameList(Made, frozen=True, kw_only=True):
    """A reader's list of names; `source` is the file that it was read from."""

    source: str
    entries: tuple[NameEntry, ...]


class NameCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many of a search's telegrams have a name, in any of its spellings, and the query that narrows to them."""

    list_name: str
    entry: NameEntry
    count: int
    query: str


class BatchRow(msgspec.Struct, frozen=True, kw_only=True):
    """One query of a batch: its line in the file, what it finds in all and in each column; or why it could not be run."""

    line: int
    query: str
    total: int | None
    counts: tuple[int, ...]
    error: str | None


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """The matrix of a batch: the rows in the order of the file; `by` says what the columns are (station, year, or nothing)."""

    by: str | None
    columns: tuple[str, ...]
    rows: tuple[BatchRow, ...]


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What taking in annotations came to; `lost` are notes whose words do not stand in our text, `refused` (place, reason)."""

    added: int
    known: int
    revised: int
    lost: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
