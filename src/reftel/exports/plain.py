"""Plain text: one after the other, or a file each in a zip archive, which `reftel add` reads back."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, Final

from reftel.archive.values import Whole

_NOT_IN_NAME: Final = re.compile(r"[^A-Za-z0-9.-]+")
_LONGEST_NAME: Final = 80
BETWEEN: Final = b"\n\f\n"
"""A form feed, which printers and editors take for a new page."""


def texts(wholes: Iterable[Whole]) -> Iterator[bytes]:
    """Yield the telegrams' own texts, without what the publisher put around them, with `BETWEEN` between."""
    for number, whole in enumerate(wholes):
        yield (BETWEEN if number else b"") + text_of(whole)


def zipped(wholes: Iterable[Whole]) -> Iterator[bytes]:
    """Yield a zip archive with a text file for each telegram, piece by piece."""
    pieces = _Pieces()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED) as packed:
        for whole in wholes:
            packed.writestr(f"{name_of(whole)}.txt", text_of(whole))
            yield pieces.taken()
    yield pieces.taken()


def text_of(whole: Whole) -> bytes:
    """Return the telegram's own text."""
    start, end = whole.extent
    return whole.text[start:end].encode("utf-8", "surrogateescape")


def name_of(whole: Whole) -> str:
    """Return the name of a telegram's file: its number and version, so that no two are alike and none climbs."""
    name = _NOT_IN_NAME.sub("-", whole.mrn or "").strip(".-") or "unnumbered"
    return f"{name[:_LONGEST_NAME]}_{whole.telegram.version_id}"


class _Pieces(io.RawIOBase):
    """What `zipfile` writes to: like a pipe, it cannot seek; what has gathered can be taken away."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held += data
        return len(data)

    def taken(self) -> bytes:
        """Return what has gathered since the last call."""
        held = bytes(self._held)
        self._held.clear()
        return held
