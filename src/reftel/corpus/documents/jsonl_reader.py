"""JSON Lines, read line by line: one line is in memory, whatever the size of the file."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final, NamedTuple

from reftel.corpus.documents.jsonl import ALIASES, parse_line
from reftel.corpus.extractors import JSONL, Extractor, named
from reftel.corpus.inputs import Input, Job
from reftel.corpus.seam import Holds
from reftel.corpus.values import Found, Furniture, Item, Rejected
from reftel.errors import TelegramError
from reftel.telegram import Source

_FIELDS: Final = "|".join(sorted({name for names in ALIASES.values() for name in names} | {"version_id"})).encode()
_BEGINS: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+\{[ \t]*\"(?:[^\"\\\r\n]|\\.)*+\"[ \t]*:(?=[^\r\n]*\"(?:"
    + _FIELDS
    + rb")\"[ \t]*:|[^\r\n]*\Z)"
)
_FIRST: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*+\{[ \t]*\"(?:" + _FIELDS + rb")\"[ \t]*:")
_MEND: Final = "Mend this line and add it alone; the lines before and after it are read."


class JsonlReader:
    """Reads JSON Lines: one item for each line with a text."""

    name = "jsonl"
    what = "JSON Lines: on each line an object with a telegram's `text` and what its publisher says"
    holds = Holds.TEXTS
    extractors: Mapping[str, Extractor] = named(JSONL)

    def recognises(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - one signature for all readers
        """Tell whether the first line is an object with a field that is read."""
        return _FIRST.match(head) is not None or _BEGINS.match(head) is not None

    def read(self, source: Input, job: Job) -> Iterator[Found]:
        """Yield the lines, streaming."""
        sha256 = hashlib.file_digest(source.stream, "sha256").hexdigest()  # type: ignore[arg-type]  # it can be read, which is all
        source.stream.seek(0)
        for number, line in enumerate(_lines(source.stream, job.limits.row_bytes), start=1):
            yield _read_line(source, sha256, number, line)


class _Line(NamedTuple):
    """A line with its line end; `data` is null where it is too long to be a telegram."""

    start: int
    end: int
    data: bytes | None


def _lines(stream: BinaryIO, most: int) -> Iterator[_Line]:
    start = 0
    while data := stream.readline(most):
        end, is_whole = start + len(data), True
        while len(data) == most and not data.endswith(b"\n"):
            data, is_whole = stream.readline(most), False
            end += len(data)
        yield _Line(start, end, data if is_whole else None)
        start = end


def _read_line(source: Input, sha256: str, number: int, line: _Line) -> Item | Rejected | Furniture:
    extent = (line.start, line.end)
    if line.data is None:
        return source.refuse(f"line {number:,} has {line.end - line.start:,} bytes", _MEND, extent=extent)
    if not line.data.strip():
        return source.furniture(extent, "empty lines")
    try:
        found = parse_line(line.data)
    except TelegramError as error:
        return source.refuse(f"line {number:,} is {error.reason}", error.next_step, extent=extent)
    return Item(
        source=Source(path=source.path, member=source.member, extent=extent, sha256=sha256, extractor=JSONL),
        data=line.data,
        encoding=found.encoding,
        text=found.text,
        extent=(0, len(found.text)),
        published=found.published,
        reader=JsonlReader.name,
    )
