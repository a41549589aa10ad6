"""Cutting an mbox into its mails, reading it as a stream: one line in memory at a time, never the whole file.

    From keeper@quay.example Tue Mar 14 09:26:00 2006     begins a mail, at the start of the file or after an empty line
    Subject: …                                            a field of its header follows
    Content-Length: 1207                                  mboxcl: so long is the body, whatever its lines look like

Dialects (Library of Congress, fdd000383): mboxo and mboxrd quote lines of the body that begin with `From ` by `>`; mboxcl and mboxcl2 give
the length instead. Here a line begins a mail where it has the form of one and a field follows; a length is believed where a mail,
or the file's end, stands at its end.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from reftel.corpus.documents.mail_headers import is_mail

_LINE_BYTES: Final = 256 * 1024
"""Longer lines are read in pieces: only their beginning matters."""

_BEGINS: Final = re.compile(
    rb"From (?:\S.*)?(?:\d{1,2}:\d{2}(?::\d{2})?.*\d{4}|\d{4}.*\d{1,2}:\d{2}(?::\d{2})?.*|MAILER-DAEMON.*|- *)\r?\n?$"
)
"""An envelope with a date in any order, as `asctime` or ISO 8601; or one that has lost it."""

_FIELD: Final = re.compile(rb"[!-9;-~]+:|[!-9;-~]+ ?:")
_LENGTH: Final = re.compile(rb"content-length:\s*(\d{1,15})\s*$", re.IGNORECASE)
_EMPTY: Final = (b"\n", b"\r\n")


def is_mbox(head: bytes) -> bool:
    """Tell by the beginning of a file whether it is an mbox."""
    if not head.startswith(b"From "):
        return False
    envelope, _, rest = head.partition(b"\n")
    return bool(_BEGINS.match(envelope + b"\n")) and is_mail(rest)


def find_mails(stream: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    """Yield the place of each mail, [start, end) in bytes, in order; they touch and cover the stream, which must seek."""
    start = 0
    while start < size:
        end = _find_end(stream, start, size)
        yield start, end
        start = end


def _find_end(stream: BinaryIO, start: int, size: int) -> int:
    """Return where the mail that begins at `start` ends."""
    stream.seek(start)
    at, is_header, after_empty, candidate = start, True, False, -1
    number = 0
    while line := stream.readline(_LINE_BYTES):
        number += 1
        if candidate >= 0:
            if _FIELD.match(line):
                return candidate
            candidate = -1
        if is_header and number > 1:
            length = _LENGTH.match(line)
            if length is not None and (end := _end_by_length(stream, at + len(line), int(length.group(1)), size)):
                return end
            is_header = line not in _EMPTY
        if after_empty and line.startswith(b"From ") and _BEGINS.match(line):
            candidate = at
        after_empty = line in _EMPTY
        at += len(line)
    return size


def _end_by_length(stream: BinaryIO, at: int, length: int, size: int) -> int | None:
    """Return where the mail ends by its `Content-Length`, None where that cannot be; leaves the stream at `at`."""
    while (line := stream.readline(_LINE_BYTES)) and line not in _EMPTY:
        pass
    end = stream.tell() + length
    found = None
    if end <= size:
        stream.seek(end)
        rest = stream.read(7)
        blank = len(rest) - len(rest.lstrip(b"\r\n"))
        if rest[blank:].startswith(b"From ") or not rest[blank:]:
            found = end + blank
    stream.seek(at)
    return found
