"""Readers from other packages, by entry points of the group `reftel.readers`. Loaded when first wanted, and never trusted.

A plug-in that cannot be loaded, breaks the form of a reader, or fails while it is asked, costs one warning and nothing else.
"""

import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from reftel.corpus.extractors import Extractor
from reftel.corpus.inputs import Input, Job
from reftel.corpus.seam import CorpusReader, Holds
from reftel.corpus.values import Found, Furniture, Item, Rejected
from reftel.errors import PluginWarning, TelegramError

GROUP: Final = "reftel.readers"


class PluginReader:
    """A reader of another package, held at arm's length: whatever it raises or yields, the rest is unharmed."""

    def __init__(self, reader: CorpusReader, origin: str) -> None:
        self._reader = reader
        self._is_broken = False
        self.origin = origin
        self.name = reader.name
        self.what = reader.what
        self.holds = reader.holds
        self.extractors: Mapping[str, Extractor] = dict(reader.extractors)

    def recognises(self, head: bytes, name: str) -> bool:
        """Ask the plug-in; one that fails is asked no more."""
        if self._is_broken:
            return False
        try:
            return self._reader.recognises(head, name) is True
        except Exception as error:  # noqa: BLE001 - the edge to code that is not ours
            self.leave_out(f"fails while it looks at an input ({_named(error)})")
            return False

    def leave_out(self, fault: str) -> None:
        """Ask this reader no more, and say why, once."""
        if not self._is_broken:
            self._is_broken = True
            _warn(self.name, self.origin, fault)

    def read(self, source: Input, job: Job) -> Iterator[Found]:
        """Yield what the plug-in yields. Raises `TelegramError` where it fails, or yields what no reader may."""
        try:
            yield from map(_checked, self._reader.read(source, job))
        except (TelegramError, OSError):
            raise
        except Exception as error:
            raise TelegramError(
                f"the reader {self.name!r} of the plug-in {self.origin!r} fails on it ({_named(error)})",
                next_step="Tell the author of the plug-in.",
            ) from error


@cache
def plugin_readers() -> tuple[PluginReader, ...]:
    """Return the readers of all installed plug-ins, in the order of their names. Looked for once in a process."""
    return load(entry_points(group=GROUP))


def load(points: Iterable[EntryPoint]) -> tuple[PluginReader, ...]:
    """Load the readers that entry points name; for each that cannot be, warn."""
    found: dict[str, PluginReader] = {}
    for point in sorted(points, key=lambda point: point.name):
        origin = point.dist.name if point.dist is not None else point.value
        try:
            made = point.load()
            reader = made() if isinstance(made, type) else made
            fault = _fault(reader) or (f"has the name of another, {reader.name!r}" if reader.name in found else None)
        except Exception as error:  # noqa: BLE001 - the edge to code that is not ours
            fault = f"cannot be loaded ({_named(error)})"
        if fault is None:
            found[reader.name] = PluginReader(reader, origin)
        else:
            _warn(point.name, origin, fault)
    return tuple(found.values())


def _checked(found: Found) -> Found:
    if not isinstance(found, Item | Rejected | Furniture):
        raise TypeError(f"it yields {type(found).__name__}")
    return found


def _fault(reader: CorpusReader) -> str | None:
    """Return what an object lacks to be a reader, None where it lacks nothing."""
    if not (isinstance(getattr(reader, "name", None), str) and reader.name):
        return "has no name"
    if not isinstance(getattr(reader, "what", None), str):
        return "does not say what it recognises (`what`)"
    if not isinstance(getattr(reader, "holds", None), Holds):
        return "does not say whether it holds texts or inputs (`holds`)"
    if not isinstance(getattr(reader, "extractors", None), Mapping):
        return "does not name its extractors (`extractors`)"
    if not (callable(getattr(reader, "recognises", None)) and callable(getattr(reader, "read", None))):
        return "lacks `recognises` or `read`"
    return None


def _named(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _warn(name: str, origin: str, fault: str) -> None:
    warnings.warn(PluginWarning(f"the reader {name!r} of the plug-in {origin!r} {fault}; it is left out"), stacklevel=3)
