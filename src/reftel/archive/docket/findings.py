"""What one telegram does for a request of another, as it is stored."""

from collections.abc import Sequence
from typing import Final

import msgspec

from reftel.matters import Outcome
from reftel.telegram import Key


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What one telegram does for one request. `cited` is the number that it cites as the answer, where that may not be held."""

    outcome: Outcome
    cited: Key | None


_encoder: Final = msgspec.json.Encoder()
_decoder: Final = msgspec.json.Decoder(tuple[Finding, ...])


def encode_findings(findings: Sequence[Finding]) -> bytes:
    """Return the row of some findings."""
    return _encoder.encode(findings)


def decode_findings(data: bytes) -> tuple[Finding, ...]:
    """Return the findings in a row."""
    return _decoder.decode(data)
