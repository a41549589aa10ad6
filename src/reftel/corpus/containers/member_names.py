"""Names of files and members: which are left out, which are refused, and how they are shown."""

import re
from typing import Final

from reftel.corpus.values import Limits

FURNITURE: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX"})
"""What operating systems leave in folders and archives; nobody means it to be read."""

_RESOURCE_FORK: Final = "._"
_SEPARATORS: Final = re.compile(r"[/\\]")
_DRIVE: Final = re.compile(r"[A-Za-z]:")


def is_furniture(name: str) -> bool:
    """Tell whether a path names, or lies in, something that an operating system left behind."""
    return any(part in FURNITURE or part.startswith(_RESOURCE_FORK) for part in _SEPARATORS.split(name))


def shown(name: str) -> str:
    """Return a name as text that can be stored: bytes that are no UTF-8 become replacement characters."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def objection(name: str, limits: Limits) -> str | None:
    """Return why a member is refused for its path alone, None where nothing speaks against it.

    Nothing is ever written where a member's path points; such a path is refused because no honest archive needs it.
    """
    if len(name) > limits.name_chars:
        return f"a path of {len(name):,} characters; the limit is {limits.name_chars:,}"
    if "\0" in name or not name.strip():
        return "a path that no file can have"
    if name[0] in "/\\" or _DRIVE.match(name):
        return "an absolute path"
    if ".." in _SEPARATORS.split(name):
        return "a path that climbs out of the archive"
    return None
