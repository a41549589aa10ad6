"""Seals: a checksum on each row that cannot be made again, because SQLite has none on what it stores."""

import zlib

from reftel.archive.store.numbering import Value


def seal(*values: Value) -> int:
    """Return the checksum of a row's values: it finds damage, not forgery."""
    return zlib.crc32(repr(values).encode("utf-8", "surrogatepass"))
