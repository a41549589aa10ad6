"""Version ids side by side, eight bytes each, and the hash by which a set of them is cited."""

import hashlib
from collections.abc import Iterable

_BYTES = 8


def pack(version_ids: Iterable[str]) -> bytes:
    """Return version ids as bytes, in their order."""
    return bytes.fromhex("".join(version_ids))


def unpack(data: bytes) -> tuple[str, ...]:
    """Return the version ids in bytes that `pack` made."""
    plain = data.hex()
    return tuple(plain[at : at + 2 * _BYTES] for at in range(0, len(plain), 2 * _BYTES))


def sha256_of(version_ids: Iterable[str]) -> str:
    """Return the SHA-256 of version ids in their order, each with a line feed behind it: what `sha256sum` gives for the exported list."""
    return hashlib.sha256("".join(f"{one}\n" for one in version_ids).encode("ascii")).hexdigest()
