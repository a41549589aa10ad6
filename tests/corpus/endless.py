"""Inputs of a hundred megabytes that nobody wrote down: the same piece again and again."""

import io
from collections.abc import Iterator

from reftel.corpus import LIMITS, Budget, Input, Item, Job, Ledger, Limits, Rejected
from reftel.corpus.readers import read_input


class Endless(io.RawIOBase):
    """A stream that gives one piece so many times."""

    def __init__(self, piece: bytes, times: int) -> None:
        super().__init__()
        self.piece, self.size, self.at = piece, len(piece) * times, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = 0, /) -> int:
        self.at = offset
        return offset

    def readinto(self, buffer: object, /) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        start = self.at % len(self.piece)
        data = self.piece[start : start + min(len(view), self.size - self.at)]
        view[: len(data)] = data
        self.at += len(data)
        return len(data)


def stream_of(piece: bytes, times: int, limits: Limits = LIMITS) -> tuple[Iterator[Item | Rejected], Ledger]:
    raw = Endless(piece, times)
    job = Job(limits, Budget(limits, raw.size), read_input)
    return read_input(Input("table", None, io.BufferedReader(raw, 1024 * 1024), raw.size), job), job.ledger
