"""What the process that writes and those that read texts say to each other: a length, then MessagePack."""

from typing import BinaryIO, Final

import msgspec

from reftel.archive.ingest.packing import Refusal, Result
from reftel.archive.ingest.prepare import Prepared
from reftel.archive.store.compression import Dictionary
from reftel.corpus import Item

_LENGTH_BYTES: Final = 8


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """Items to prepare, and the compression dictionaries that came into use since the last task."""

    dictionaries: tuple[Dictionary, ...]
    items: list[Item]


class Outcome(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What came of one item: prepared, or why not."""

    prepared: Prepared | None = None
    refusal: str | None = None

    @classmethod
    def of(cls, result: Result) -> "Outcome":
        """Return the outcome that says the same as a result."""
        return cls(refusal=result.reason) if isinstance(result, Refusal) else cls(prepared=result)

    def result(self) -> Result:
        """Return the result that this says."""
        return Refusal(self.refusal or "") if self.prepared is None else self.prepared


_encoder = msgspec.msgpack.Encoder()
_tasks = msgspec.msgpack.Decoder(Task)
_outcomes = msgspec.msgpack.Decoder(list[Outcome])


def send_task(stream: BinaryIO, task: Task) -> None:
    """Send a task."""
    _send(stream, _encoder.encode(task))


def send_outcomes(stream: BinaryIO, outcomes: list[Outcome]) -> None:
    """Send what came of a task."""
    _send(stream, _encoder.encode(outcomes))


def receive_task(stream: BinaryIO) -> Task | None:
    """Wait for a task; None where there will be no more."""
    data = _receive(stream)
    return None if data is None else _tasks.decode(data)


def receive_outcomes(stream: BinaryIO) -> list[Outcome]:
    """Wait for what came of a task; raise `EOFError` where the other side is gone."""
    data = _receive(stream)
    if data is None:
        raise EOFError
    return _outcomes.decode(data)


def _send(stream: BinaryIO, data: bytes) -> None:
    stream.write(len(data).to_bytes(_LENGTH_BYTES, "little") + data)
    stream.flush()


def _receive(stream: BinaryIO) -> bytes | None:
    head = stream.read(_LENGTH_BYTES)
    if len(head) < _LENGTH_BYTES:
        return None
    data = stream.read(int.from_bytes(head, "little"))
    return data if len(data) == int.from_bytes(head, "little") else None
