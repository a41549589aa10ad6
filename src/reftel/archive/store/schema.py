"""The tables of `records.db`, each with its duty.

Each table has a duty (`ORIGINAL`, `DERIVED`, `SAID`): what was received, what can be made again from it, and what people made.
`statements` are only ever appended to, which the database itself enforces.
What readers made for themselves is in `work_tables`.
"""

from typing import Final

from sqlalchemy import (
    BLOB,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    func,
    text,
)

from reftel.archive.store import tables
from reftel.archive.store.work_tables import NOTES_APPEND_ONLY, WORK_TABLES

SCHEMA_VERSION: Final = 4
"""Raised with every release that changes a table; an archive of another version is not opened, an older one can be upgraded."""

APPLICATION_ID: Final = 0x5246544C
"""Marks the database file as Reftel's ("RFTL")."""

PAGE_BYTES: Final = 16_384
"""A compressed telegram is about 3 KB: smaller pages leave an eighth of the file unused."""

metadata: Final = tables.metadata
_table: Final = tables.table

meta = _table("meta", Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
"""Schema version, archive id, `revision` (raised by every batch of records), `indexed_revision`."""

dictionaries = _table(
    "dictionaries",
    Column("id", Integer, primary_key=True),
    Column("purpose", Text, nullable=False),  # "item" or "record"
    Column("data", BLOB, nullable=False),
)
"""Trained zstd dictionaries. Never deleted: what was compressed with one needs it for ever."""

items = _table(
    "items",
    Column("id", Integer, primary_key=True),
    Column("sha256", BLOB, nullable=False, unique=True),  # of the bytes as received
    Column("length", Integer, nullable=False),  # of the bytes as received
    Column("dictionary", Integer, ForeignKey("dictionaries.id")),
    Column("data", BLOB, nullable=False),  # zstd frame of the bytes as received
)
"""The originals: bytes that never change, each stored once."""

inputs = _table(
    "inputs",
    Column("id", Integer, primary_key=True),
    Column("path", Text, nullable=False),
    Column("member", Text, nullable=False),  # "" where the input is a file of its own
    Column("sha256", Text, nullable=False),
)
"""The files and members that items came from; one row for a file that holds thousands of telegrams, and one for each of them
where there are thousands of files: an index over the whole of it would take as much room as the table.
"""

labels = _table(
    "labels", Column("id", Integer, primary_key=True), Column("label_class", Text, nullable=False, unique=True)
)
"""The label classes that occur; what a viewer may read is a set of these."""

telegrams = _table(
    "telegrams",
    Column("id", Integer, primary_key=True),
    Column("year", Integer),
    Column("station", Text),
    Column("serial", Integer),
    Column("day", Text),  # day of the date-time group, which tells apart two telegrams under one number
)
"""The identities under which versions are filed."""

versions = _table(
    "versions",
    Column("id", Integer, primary_key=True),
    Column("version_id", Text, nullable=False, unique=True),
    Column("telegram", Integer, ForeignKey("telegrams.id"), nullable=False),
    Column("label", Integer, ForeignKey("labels.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("year", Integer),  # filed identity; `filed_by` says whose word it is
    Column("station", Text),
    Column("serial", Integer),
    Column("filed_by", Text),  # "text", "published", or null without a number
    Column("day", Text),
    Column("corrected", Integer, nullable=False),
    Column("readable", Integer, nullable=False),  # characters of prose that are neither blank nor redacted
    Column("sketch_a", Integer),  # two hashes of the text's words: who shares one has perhaps the same words
    Column("sketch_b", Integer),
    Column("sort_date", Integer),  # seconds UTC since 1970
    Column("date_precision", Text),
    Column("date_basis", Text),
    Column("origin", Text),
    Column("classification", Text),
    Column("subject", Text),
    Column("findings", Integer, nullable=False),
    Column("grammar", Text, nullable=False),
    Column("tables", Text, nullable=False),
    Column("rules", Text, nullable=False),  # which rules, in which versions, made the suggestions
    Column("revision", Integer, nullable=False),  # the batch that last wrote this row: what replay goes by
)
"""The texts, with what lists, sorting and access need of them. Their words are where their first sighting is."""

records = _table(
    "records",
    Column("version", Integer, ForeignKey("versions.id"), primary_key=True),
    Column("dictionary", Integer, ForeignKey("dictionaries.id")),
    Column("data", BLOB, nullable=False),  # zstd frame of the record in JSON
)
"""What the parser read, without prose; apart from `versions` so that lists do not drag it along."""

sightings = _table(
    "sightings",
    Column("id", Integer, primary_key=True),
    Column("item", Integer, ForeignKey("items.id"), nullable=False),
    Column("version", Integer, ForeignKey("versions.id")),  # null where parsing failed: see `refusal`
    Column("input", Integer, ForeignKey("inputs.id"), nullable=False),
    Column("byte_start", Integer, nullable=False),
    Column("byte_end", Integer, nullable=False),
    Column("extractor", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("start", Integer, nullable=False),  # the telegram's place in the extracted text, code points
    Column("end", Integer, nullable=False),
    Column("seen_at", Integer, nullable=False),  # seconds UTC since 1970
    Column("published", Text),  # JSON
    Column("published_station", Text),  # the publisher's identifier, split, so that it can be asked for
    Column("published_serial", Integer),
    Column("published_year", Integer),
    Column("refusal", Text),
    Column("seal", Integer, nullable=False),  # checksum of what was received: original, input, place, words, time
    UniqueConstraint("item", "input", "byte_start", "byte_end", "extractor", "start", "end"),
)
"""Where each text was seen, as often as it was seen in a new place."""

refs = _table(
    "refs",
    Column("version", Integer, ForeignKey("versions.id"), primary_key=True),
    Column("position", Integer, primary_key=True),  # place in the telegram's list
    Column("form", Text, nullable=False),  # by what it names its telegram, or what it is instead of one
    Column("year", Integer),  # of a number
    Column("station", Text),  # of a number, or of a sender with a date-time group
    Column("serial", Integer),
    Column("sent_at", Integer),  # the date-time group, in seconds UTC since 1970
    Column("name", Text),  # of a printed telegram or an airgram: what stands in `names`
    Column("label", Text),
    Column("printed", Text, nullable=False),
    Column("marks", Integer, nullable=False),  # 1: notal, 2: ambiguous
    clustered=True,
)
"""The reference web, by number and not by row, so that a telegram that arrives later resolves earlier references."""

names = _table(
    "names",
    Column("name", Text, primary_key=True),
    Column("version", Integer, ForeignKey("versions.id"), primary_key=True),
    clustered=True,
)
"""What telegrams without a message reference number are cited by: number and day of a printed telegram, airgram number."""

suggestions = _table(
    "suggestions",
    Column("version", Integer, ForeignKey("versions.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("matter", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("quote", Text, nullable=False),  # hash of the quotation, for verdicts whose matter is no longer suggested
    Column("data", BLOB, nullable=False),  # JSON
)
"""What rules suggest; rebuilt whenever a text is read again."""

speakers = _table(
    "speakers",
    Column("version", Integer, ForeignKey("versions.id"), primary_key=True),
    Column("names", Text, nullable=False),  # JSON: as printed, each once, in the order of the text
)
"""Whose reported words a telegram tells; without a row where nobody's. The sentences are read out of the text when they are wanted."""

answers = _table(
    "answers",
    Column("version", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("answer", Integer, ForeignKey("versions.id"), primary_key=True),
    Column("data", BLOB, nullable=False),  # JSON
)
"""What one telegram (`answer`) does for one suggested request; for each reader those are folded that he may read."""

matters = _table(
    "matters",
    Column("id", Text, primary_key=True),
    Column("version", Integer, ForeignKey("versions.id")),  # where it stands; null where that text is gone
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("aside", Integer, nullable=False),  # 1: dismissed, merged or split; not in lists unless asked for
    Column("owed", Integer, nullable=False),  # 1: somebody has yet to act
    Column("suggested", Integer, nullable=False),  # 0: no rule finds it any more; it stands on a person's word
    Column("own", Integer),  # 1: the sender's, 0: reported of others, null for kinds without that
    Column("asks", Text),  # as printed
    Column("owes", Text),
    Column("asks_folded", Text),  # as it is compared
    Column("owes_folded", Text),
    Column("due", Text),  # a whole date; null where words or nothing is stated
    Column("date", Integer),  # of the telegram, seconds UTC since 1970
    Column("answer_days", Integer),  # from the request to what answers it
    Column("assigned", Text),
    Column("remind", Text),  # a whole date
    Column("part_of", Text),  # the consultation, or the matter that it was split from
    Column("what", Text),  # what it is about, as printed; null for what rules suggest
    Column("what_folded", Text),  # the same with a consultation's topics, as it is compared
    Column("side_folded", Text),  # the sides that it is of, likewise
)
"""Every matter as its statements leave it, for a viewer who may read everything: what lists, counts and sums are made from."""

statements = _table(
    "statements",
    Column("id", Integer, primary_key=True),
    Column("matter", Text, nullable=False),
    Column("item", BLOB, nullable=False),  # SHA-256 of the evidence's item, and
    Column("quote", Text, nullable=False),  # hash of the quotation: what the verdict holds on to
    Column("label", Integer, ForeignKey("labels.id"), nullable=False),
    Column("data", BLOB, nullable=False),  # JSON
    Column("chain", Text, nullable=False),  # SHA-256 over the previous link and this row
)
"""What people said. Append-only."""

rejects = _table(
    "rejects",
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),  # 12 hex digits over path, member and content
    Column("path", Text, nullable=False),
    Column("member", Text, nullable=False),  # "" where the input is a file of its own
    Column("byte_start", Integer),  # the part of the input that was refused, null where it was all of it
    Column("byte_end", Integer),
    Column("sha256", BLOB),  # of the bytes; null, like the bytes, where they could not be had or are too many
    Column("length", Integer),
    Column("data", BLOB),  # zstd frame without a dictionary
    Column("reason", Text, nullable=False),
    Column("next_step", Text, nullable=False),
    Column("first_seen", Integer, nullable=False),  # seconds UTC since 1970
    Column("last_seen", Integer, nullable=False),
    Column("times", Integer, nullable=False),
    Column("seal", Integer, nullable=False),  # checksum of all but the bytes and the times
)
"""The inputs that no reader could read, with their bytes: the repair queue, beside the `sightings` with a `refusal`."""

repairs = _table(
    "repairs",
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),  # of the entry of the repair queue
    Column("deed", Text, nullable=False),  # "dismissed", "reopened", "mended", "read"
    Column("at", Integer, nullable=False),  # seconds UTC since 1970
    Column("by", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("input", Text),  # SHA-256 of the input taken in instead, where mended
)
"""What was done about entries of the repair queue; the last deed is their state."""

Index("repairs_by_name", repairs.c.name)
Index("inputs_by_content", func.substr(inputs.c.sha256, 1, 16))
Index("telegrams_by_number", telegrams.c.station, telegrams.c.serial, telegrams.c.year)
Index("versions_by_telegram", versions.c.telegram, versions.c.label)
# With label and telegram: what is cited and missing is then told from this index alone.
Index(
    "versions_by_number",
    versions.c.station,
    versions.c.serial,
    versions.c.year,
    versions.c.label,
    versions.c.telegram,
)
Index("versions_by_sketch_a", versions.c.sketch_a, sqlite_where=versions.c.sketch_a.is_not(None))
Index("versions_by_sketch_b", versions.c.sketch_b, sqlite_where=versions.c.sketch_b.is_not(None))
Index("versions_by_station_date", versions.c.station, versions.c.sort_date)
Index("versions_by_date", versions.c.sort_date)
Index("versions_by_revision", versions.c.revision)
Index("sightings_by_version", sightings.c.version)
Index(
    "sightings_by_published",
    sightings.c.published_station,
    sightings.c.published_serial,
    sqlite_where=sightings.c.published_station.is_not(None),
)
Index("refs_by_number", refs.c.station, refs.c.serial, refs.c.year)
Index("refs_by_time", refs.c.sent_at, sqlite_where=refs.c.sent_at.is_not(None))
Index("refs_by_name", refs.c.name, sqlite_where=refs.c.name.is_not(None))
Index("names_by_version", names.c.version)
Index("suggestions_by_matter", suggestions.c.matter)
Index("answers_by_answer", answers.c.answer)
Index("matters_by_version", matters.c.version)
Index("matters_by_date", matters.c.aside, matters.c.date, matters.c.id)
Index("matters_by_kind", matters.c.kind, matters.c.aside, matters.c.date, matters.c.id)
Index("matters_counted", matters.c.aside, matters.c.kind, matters.c.state, matters.c.verdict, matters.c.own)
Index("matters_by_asker", matters.c.asks_folded, matters.c.aside, matters.c.kind, matters.c.state, matters.c.verdict)
Index(
    "matters_by_ower",
    *(
        matters.c[name]
        for name in ("owes_folded", "aside", "kind", "state", "verdict", "owed", "due", "date", "answer_days", "owes")
    ),
)
Index("matters_by_due", matters.c.due.is_(None), matters.c.due, matters.c.date.desc(), matters.c.id)
Index(
    "matters_due",
    *(matters.c[name] for name in ("due", "owed", "aside", "kind", "state", "verdict", "date", "id")),
    sqlite_where=matters.c.due.is_not(None),
)
Index("matters_answered", matters.c.answer_days, sqlite_where=matters.c.answer_days.is_not(None))
Index("matters_by_whole", matters.c.part_of, matters.c.kind, matters.c.due, sqlite_where=matters.c.part_of.is_not(None))
Index("statements_by_matter", statements.c.matter)
Index("statements_by_evidence", statements.c.item, statements.c.quote)

APPEND_ONLY: Final = (
    "CREATE TRIGGER statements_are_not_changed BEFORE UPDATE ON statements "
    "BEGIN SELECT RAISE(ABORT, 'statements are only ever appended'); END",
    "CREATE TRIGGER statements_are_not_removed BEFORE DELETE ON statements "
    "BEGIN SELECT RAISE(ABORT, 'statements are only ever appended'); END",
    # INSERT OR REPLACE removes the old row without asking the trigger above.
    "CREATE TRIGGER statements_are_not_replaced BEFORE INSERT ON statements "
    "WHEN EXISTS (SELECT 1 FROM statements WHERE id = NEW.id) "
    "BEGIN SELECT RAISE(ABORT, 'statements are only ever appended'); END",
)

ORIGINAL: Final = frozenset({"dictionaries", "items", "inputs", "sightings", "rejects"})
"""What was received, and where: never made again, always carried over."""

DERIVED: Final = frozenset(
    {
        *("meta", "labels", "telegrams", "versions", "records", "refs", "names"),
        *("suggestions", "speakers", "answers", "matters"),
    }
)
"""What is made from the originals: `rebuild` and `upgrade` make it again, and carry over nothing of it."""

SAID: Final = frozenset({"statements", "repairs", *(made.name for made in WORK_TABLES)})
"""What people made: carried over row by row. Row numbers of other tables in them are translated, by foreign key."""


def create_schema(connection: Connection) -> None:
    """Make all tables, indexes and triggers in an empty database."""
    metadata.create_all(connection)
    for statement in (*APPEND_ONLY, *NOTES_APPEND_ONLY):
        connection.execute(text(statement))
