"""What a reader hands out: items with provenance, refusals with a reason, and the limits it keeps."""

from typing import Final, TypeAlias

import msgspec

from reftel.telegram import Place, Published, Source

MAX_INPUT_BYTES: Final = 64 * 1024 * 1024
"""One text, unpacked. A telegram has about 8 KB, the longest known under 1 MB; a text is held in memory, up to four bytes a character."""

MAX_MEMBER_BYTES: Final = 4 * 1024**3
"""One member of an archive, unpacked. The collection that circulates as one table has 1.7 GB; more than a few MB go to a file on disk."""

MAX_TOTAL_BYTES: Final = 32 * 1024**3
"""All that one archive unpacks to. A quarter of a million library pages at 70 KB come to 17 GB."""

MAX_RATIO: Final = 250
"""Unpacked bytes for each packed one. Library pages, which repeat their navigation, reach 30 to 50 in one solid archive;
bombs start at a thousand."""

RATIO_FLOOR_BYTES: Final = 16 * 1024 * 1024
"""Below this much unpacked nobody asks for the ratio: a small file of blanks packs well and harms nobody."""

MAX_MEMBERS: Final = 300_000
"""Members of one archive, folders included, whatever its size. The largest collection that circulates has 251,287 telegrams."""

PACKED_BYTES_A_MEMBER: Final = 256
"""An archive may have more members than that if it has so many bytes for each: a telegram packed in company has 1,000 or
more, and the time that empty members take is then in proportion to what was brought."""

MAX_DIRECTORY_BYTES: Final = 32 * 1024 * 1024
"""The table of contents of a zip archive, read whole before anything else: about 100 bytes a member."""

MAX_NESTING: Final = 2
"""Archives inside archives: a collection packed by year and then as a whole needs two."""

MAX_NAME_CHARS: Final = 1_024
"""The path of a member; four times what file systems allow for one name."""

MAX_UNPACKER_BYTES: Final = 512 * 1024 * 1024
"""Memory that an xz stream may ask for; the densest preset asks for 65 MB."""

MAX_ROW_BYTES: Final = 8 * 1024 * 1024
"""One row of a table, or one line of JSON: a telegram with its columns. The longest telegram known is under 1 MB."""

MAX_PAGE_TAGS: Final = 10_000
"""Tags of one HTML page. Library pages have about 1,700; the time of a parser can grow with the square of their number, and the
worst page of this many takes a few seconds."""

MAX_TAG_BYTES: Final = 64 * 1024
"""One tag with its attributes, whose names are compared each with each."""

MAX_PAGE_BLOCKS: Final = 64
"""Blocks of fixed-width text on one page. Library pages have two."""

MAX_MAIL_HEADER_BYTES: Final = 1024 * 1024
"""The header of one mail. Those of much forwarded ones have some tens of kilobytes."""

MAX_MAIL_FIELD_BYTES: Final = 64 * 1024
"""One field of it, unfolded: a list of a thousand addresses."""

MAX_MAIL_PARTS: Final = 1_000
"""Parts of one mail, the bodies of forwarded mails not counted."""

MAX_MAIL_LINES: Final = 2_000_000
"""Lines of one mail, each of which becomes an object. The longest text in encoded lines of 76 characters has 900,000."""

MAX_MAIL_BOUNDARIES: Final = 150
"""Parts with parts in one mail, forwarded ones included: how deep the reader of MIME may have to go."""

MAX_MAIL_COMPARISONS: Final = 30_000_000
"""Lines times parts with parts: each line is compared with the boundary of each part it lies in, so many in about ten seconds."""

MAX_PDF_PAGES: Final = 5_000
"""Pages of one PDF. The largest releases of telegrams come as volumes of some hundred pages."""

MAX_PDF_CHARACTERS: Final = 32 * 1024 * 1024
"""All text of one PDF; 5,000 full pages have 15 million."""

MAX_PDF_MEMORY_BYTES: Final = 768 * 1024**2
"""What the process that reads a PDF may ask the system for, the program itself included."""

MAX_PDF_SECONDS: Final = 60
"""Processor time of that process; a page takes about a millisecond."""


MAX_KEPT_BYTES: Final = 8 * 1024 * 1024
"""Of a refused input so much is handed on, to be looked at and read again; what is longer stays where it is."""


MAIL_READER: Final = "mail"
"""What an item's `reader` is that came out of a mail."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader accepts before it refuses; each default is a named constant with its reason."""

    input_bytes: int = MAX_INPUT_BYTES
    member_bytes: int = MAX_MEMBER_BYTES
    total_bytes: int = MAX_TOTAL_BYTES
    ratio: int = MAX_RATIO
    ratio_floor_bytes: int = RATIO_FLOOR_BYTES
    members: int = MAX_MEMBERS
    packed_bytes_a_member: int = PACKED_BYTES_A_MEMBER
    directory_bytes: int = MAX_DIRECTORY_BYTES
    nesting: int = MAX_NESTING
    name_chars: int = MAX_NAME_CHARS
    unpacker_bytes: int = MAX_UNPACKER_BYTES
    row_bytes: int = MAX_ROW_BYTES
    page_tags: int = MAX_PAGE_TAGS
    tag_bytes: int = MAX_TAG_BYTES
    page_blocks: int = MAX_PAGE_BLOCKS
    mail_header_bytes: int = MAX_MAIL_HEADER_BYTES
    mail_field_bytes: int = MAX_MAIL_FIELD_BYTES
    mail_parts: int = MAX_MAIL_PARTS
    mail_lines: int = MAX_MAIL_LINES
    mail_boundaries: int = MAX_MAIL_BOUNDARIES
    mail_comparisons: int = MAX_MAIL_COMPARISONS
    pdf_pages: int = MAX_PDF_PAGES
    pdf_characters: int = MAX_PDF_CHARACTERS
    pdf_memory_bytes: int = MAX_PDF_MEMORY_BYTES
    pdf_seconds: int = MAX_PDF_SECONDS


LIMITS: Final = Limits()


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One text with its provenance: usually one telegram, or a text that is none.

    `data` are the item's bytes exactly as received: `source.extent` of the input, which has the SHA-256
    `source.sha256`. `text` is what `extract(source.extractor, data)` makes of them, `encoding` how they were decoded
    ("utf-8", "utf-8-sig" with a byte order mark, "cp1252", "latin-1"). `extent` is the telegram's place in `text`, in
    code points; what lies outside is the publisher's. `reader` names who found it: a
    reader's name, or "copied-page" for such a page in a text.
    """

    source: Source
    data: bytes
    encoding: str
    text: str
    extent: Place
    published: Published | None
    reader: str


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """An input, or a part of one, that was not read: where, why (one sentence without the place), what to do about it.

    `extent` is the part, in bytes of the input; null where it is all that nothing else accounts for. `data` are the refused
    bytes, for whoever keeps them; null where there are more than `MAX_KEPT_BYTES`, or they could not be read.
    """

    path: str
    member: str | None
    reason: str
    next_step: str = ""
    extent: Place | None = None
    data: bytes | None = None

    @property
    def place(self) -> str:
        """Return the path, with the member inside it where there is one."""
        return self.path if self.member is None else f"{self.path}/{self.member}"


class Furniture(msgspec.Struct, frozen=True, kw_only=True):
    """A part of an input that is the publisher's and holds no telegram; `what` says what it is, in a few words.

    Readers yield it so that every byte is accounted for; it goes to the ledger and no further.
    """

    path: str
    member: str | None
    extent: Place
    what: str


Found: TypeAlias = Item | Rejected | Furniture
"""What readers yield, in the order of the input."""
