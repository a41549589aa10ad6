"""Tables in the eight-column form, read row by row: one row is in memory, whatever the size of the table."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final, NamedTuple

from reftel.corpus.documents.csv8 import FIRST_ROW, LONGEST_START, NEXT_ROW, begins_like_rows, parse_row
from reftel.corpus.extractors import CSV8, Extractor, named
from reftel.corpus.inputs import Input, Job
from reftel.corpus.seam import Holds
from reftel.corpus.values import Found, Item
from reftel.telegram import Place, Source

_CHUNK: Final = 1024 * 1024
_MEND: Final = "Mend this row and add it alone; the rows before and after it are read."


class Csv8Reader:
    """Reads tables in the eight-column form: one item a row, with what its columns say.

    A row ends where the next one begins, so that a lost quote costs one row: that row is refused with its place.
    """

    name = "csv8"
    what = "a table of telegrams in eight columns (row, date, identifier, origin, classification, references, heading, text)"
    holds = Holds.TEXTS
    extractors: Mapping[str, Extractor] = named(CSV8)

    def recognises(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - one signature for all readers
        """Tell whether the input begins with such a row, after a line of column names or without."""
        return begins_like_rows(head)

    def read(self, source: Input, job: Job) -> Iterator[Found]:
        """Yield the rows, streaming."""
        sha256 = hashlib.file_digest(source.stream, "sha256").hexdigest()  # type: ignore[arg-type]  # it can be read, which is all
        source.stream.seek(0)
        for stretch in _stretches(source.stream, job.limits.row_bytes):
            yield from _read_stretch(source, sha256, stretch)


class _Stretch(NamedTuple):
    """The bytes from one row's beginning to the next; `data` is null where they are too many to be a telegram."""

    start: int
    end: int
    data: bytes | None
    row: bytes | None
    identifier: bytes

    @property
    def place(self) -> Place:
        return self.start, self.end

    def name(self) -> str:
        return f"row {(self.row or b'').decode()} ({self.identifier.decode('utf-8', 'replace')})"


def _read_stretch(source: Input, sha256: str, stretch: _Stretch) -> Iterator[Found]:
    if stretch.data is None:
        yield source.refuse(f"{stretch.name()} has {stretch.end - stretch.start:,} bytes", _MEND, extent=stretch.place)
        return
    if stretch.row is None:
        yield source.furniture(stretch.place, "column names")
        return
    row = parse_row(stretch.data)
    if row is None:
        reason = f"{stretch.name()} is not in eight columns, or one of its quotes is missing or not escaped"
        yield source.refuse(reason, _MEND, extent=stretch.place)
        return
    end = stretch.start + row.length
    rest = stretch.data[row.length :]
    if not rest.strip():
        end = stretch.end
    data = stretch.data[: end - stretch.start]
    extent = (stretch.start, end)
    yield Item(
        source=Source(path=source.path, member=source.member, extent=extent, sha256=sha256, extractor=CSV8),
        data=data,
        encoding=row.encoding,
        text=row.text,
        extent=(0, len(row.text)),
        published=row.published,
        reader=Csv8Reader.name,
    )
    if end < stretch.end:
        yield source.refuse(f"lines after {stretch.name()} that are no row", _MEND, extent=(end, stretch.end))


def _stretches(stream: BinaryIO, most: int) -> Iterator[_Stretch]:
    """Cut a table where its rows begin. Linear: what was looked through is not looked through again."""
    buffer = stream.read(_CHUNK)
    base = at = 0  # where the buffer begins in the input; where the row begins in the buffer
    opened = FIRST_ROW.match(buffer)
    scanned, lost, is_whole = 0, 0, False
    while True:
        following = NEXT_ROW.search(buffer, scanned)
        if following is None and not is_whole:
            if len(buffer) - at > most:
                keep = len(buffer) - LONGEST_START
                lost, at = lost + keep - at, keep
            base, buffer, scanned = base + at, buffer[at:], max(len(buffer) - at - LONGEST_START, 0)
            more = stream.read(max(_CHUNK, len(buffer)))
            buffer, at, is_whole = buffer + more, 0, not more
            continue
        end = len(buffer) if following is None else following.start() + 1
        data = None if lost else buffer[at:end]
        row, identifier = (None, b"") if opened is None else (opened["row"], opened["identifier"])
        yield _Stretch(base + at - lost, base + end, data, row, identifier)
        if following is None:
            return
        opened, at, scanned, lost = following, end, end, 0
