"""Kinds of file that are known by their first bytes and cannot be read (yet): each is refused by name, not guessed at."""

import re
from typing import Final, NamedTuple


class Unreadable(NamedTuple):
    """A kind of file: how it begins, why it is refused, what to do instead."""

    begins: re.Pattern[bytes]
    reason: str
    next_step: str


_AS_TEXT: Final = "Save its text as a plain text file and add that."

UNREADABLE: Final = (
    Unreadable(
        re.compile(
            rb"(?:\xef\xbb\xbf)?\s*(?:(?:<\?xml[^>]*>\s*+)++(?:<!--(?:(?!-->).)*+-->\s*+)*+(?!<!--|<!doctype\s+html|<html|<!doctype\s+(?:\w+:)?TEI\b|<(?:\w+:)?TEI(?:\.2)?\b)<)",
            re.DOTALL | re.IGNORECASE,
        ),
        "an XML document, which this version does not read",
        _AS_TEXT,
    ),
    Unreadable(
        re.compile(rb"(?:\xef\xbb\xbf)?\s*+\[\s*+\{\s*+\""),
        "a JSON array",
        "Write one object a line (JSON Lines), for instance with `jq -c '.[]'`.",
    ),
    Unreadable(re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an old Office document", _AS_TEXT),
    Unreadable(
        re.compile(rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|mimetypeapplication/)", re.DOTALL),
        "an Office document or an e-book",
        _AS_TEXT,
    ),
    Unreadable(re.compile(rb"\{\\rtf"), "a Rich Text document", _AS_TEXT),
    Unreadable(re.compile(rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|II\*\0|MM\0\*"), "a picture", _AS_TEXT),
    Unreadable(re.compile(rb"Rar!\x1a\x07"), "a RAR archive", "Unpack it, or pack it again as zip or tar."),
    Unreadable(re.compile(rb"7z\xbc\xaf\x27\x1c"), "a 7z archive", "Unpack it, or pack it again as zip or tar."),
    Unreadable(
        re.compile(rb"SQLite format 3\0"), "a database", "Name the telegrams themselves, not an archive of them."
    ),
    Unreadable(
        re.compile(rb"\xff\xfe|\xfe\xff"),
        "a text in UTF-16",
        "Save it as UTF-8, for instance with `iconv -f UTF-16 -t UTF-8`.",
    ),
)


def find_unreadable(head: bytes) -> Unreadable | None:
    """Return the kind of file that begins like this, None where no known reason speaks against reading it."""
    return next((kind for kind in UNREADABLE if kind.begins.match(head)), None)
