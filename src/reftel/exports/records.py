"""Records in JSON: one line for each telegram, in the published schema."""

from collections.abc import Iterable, Iterator

import msgspec

from reftel.archive.values import Whole

_encode = msgspec.json.Encoder().encode


def jsonl(wholes: Iterable[Whole]) -> Iterator[bytes]:
    """Yield JSON Lines."""
    return map(line_of, wholes)


def line_of(whole: Whole) -> bytes:
    """Return the record as one line."""
    return _encode(whole.telegram) + b"\n"
