"""Bytes to text without loss: UTF-8 where it is valid, else Windows-1252, else Latin-1, which takes everything.

Line ends are left as they are. The same bytes always give the same text, so a text can be made again from what is stored.
"""

from itertools import pairwise
from typing import Final

from reftel.telegram import Place

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"

_SAMPLE_BYTES: Final = 64 * 1024
_CONTROLS: Final = bytes(range(32)).translate(None, b"\t\n\x0b\x0c\r\x1a\x1b") + b"\x7f"
"""Control characters that texts do not have. Those of teleprinters and old editors (tabs, feeds, ^Z, escapes) are no sign."""

_CONTROLS_PER_THOUSAND: Final = 20
"""Stray NULs and the like occur in real exports; one character in fifty is no accident."""


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of the encoding: "utf-8", "utf-8-sig" (the mark is left out), "cp1252" or "latin-1"."""
    try:
        if data.startswith(BYTE_ORDER_MARK):
            return data.decode("utf-8-sig"), "utf-8-sig"
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"


def is_text(head: bytes) -> bool:
    """Tell by the beginning of a file whether it can be a text at all."""
    sample = head[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls * 1000 <= len(sample) * _CONTROLS_PER_THOUSAND


def byte_places(data: bytes, text: str, encoding: str, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Turn places in `text` (code points, in order, touching, covering it) into places in the bytes it was decoded from."""
    if len(places) == 1:
        return ((0, len(data)),)
    if not encoding.startswith("utf-8"):
        return places  # one byte for each character
    bounds = [0]
    at = len(BYTE_ORDER_MARK) if encoding == "utf-8-sig" else 0
    for start, end in places:
        at += len(text[start:end].encode())
        bounds.append(at)
    return tuple(pairwise(bounds))
