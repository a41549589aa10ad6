"""BagIt bags (RFC 8493): a folder whose manifests give the checksum of every file. Validated by the `bagit` library, then read.

    bag/bagit.txt               the mark of a bag
    bag/manifest-sha512.txt     checksums of the payload, and of the other files in tagmanifest-…
    bag/data/…                  the payload: this is what is read

Every file that is missing, unexpected or not what its manifest says is refused by name and not read; the others are. Nothing is
fetched from an address that a bag names.
"""

import logging
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from reftel.corpus.containers.member_names import shown
from reftel.corpus.values import LIMITS, Rejected

MARK: Final = "bagit.txt"
PAYLOAD: Final = "data"

_TAG_FILES: Final = ("bagit.txt", "bag-info.txt", "package-info.txt", "manifest-", "tagmanifest-", "fetch.txt")
_FETCH_AGAIN: Final = "Fetch the bag again, or name its data folder to read it as it is."
_OXUM: Final = "Payload-Oxum"


class Fault(NamedTuple):
    """What is wrong with a file of a bag, `name` being its path in it; with the bag as a whole where that is null."""

    name: str | None
    reason: str


def looks_like_bag(names: Iterable[str]) -> bool:
    """Tell by the names of an archive's members whether it holds one bag. Asks for names only as long as they may be a bag's."""
    is_marked = False
    root: str | None = None
    for name in names:
        parts = [part for part in name.split("/") if part not in ("", ".")]
        if root is None:
            root = "" if parts[:1] and (parts[0] == PAYLOAD or _is_tag_file(parts[0])) else "/".join(parts[:1])
        inside = parts if root == "" else parts[1:] if parts[:1] == [root] else None
        if inside is None or (inside and inside[0] != PAYLOAD and not _is_tag_file(inside[0])):
            return False
        is_marked = is_marked or inside == [MARK]
    return is_marked


def _is_tag_file(name: str) -> bool:
    return name.startswith(_TAG_FILES)


def walk_bag(bag: Path) -> Iterator[Path | Rejected]:
    """Yield refusals for what is wrong with a bag, then the files of its payload that are what the manifests say, sorted."""
    faults = list(find_faults(bag))
    for fault in faults:
        place = bag if fault.name is None else bag / fault.name
        yield Rejected(path=shown(str(place)), member=None, reason=fault.reason, next_step=_FETCH_AGAIN)
    if any(fault.name is None for fault in faults):
        return
    bad = {fault.name for fault in faults}
    for path in _files(bag / PAYLOAD):
        if path.relative_to(bag).as_posix() not in bad:
            yield path


def find_faults(bag: Path) -> Iterator[Fault]:
    """Yield what is wrong with a bag, its whole first."""
    unsafe = _find_unsafe(bag)
    if unsafe is not None:
        yield unsafe
        return
    import bagit

    logging.getLogger("bagit").addHandler(logging.NullHandler())  # what it says, the refusals say
    try:
        held = bagit.Bag(str(bag))
        declared = held.info.pop(_OXUM, None)  # a wrong total would hide which file is wrong
        details = [*_details(lambda: held.validate(completeness_only=True))]
        for detail in details:
            held.entries.pop(getattr(detail, "path", None), None)
        details += _details(lambda: held._validate_entries(1))  # validate() itself stops at the first kind of fault
    except (bagit.BagError, OSError, ValueError, LookupError) as error:
        yield Fault(None, f"a BagIt bag that cannot be validated ({_words(error)})")
        return
    yield from (_named(detail) for detail in details)
    if declared is not None and not details and str(declared) != _total(bag):
        yield Fault(None, f"a BagIt bag whose payload has {_total(bag)} bytes.files, not {_words(declared)} as it says")


def _details(validate: Callable[[], object]) -> list[object]:
    import bagit

    try:
        validate()
    except bagit.BagValidationError as error:
        if not error.details:
            raise
        return list(error.details)
    return []


def _named(detail: object) -> Fault:
    """Put the library's finding in our words."""
    import bagit

    name = str(getattr(detail, "path", ""))
    if isinstance(detail, bagit.ChecksumMismatch):
        return Fault(name, f"it is not what the bag's manifest says ({detail.algorithm} differs)")
    if isinstance(detail, bagit.FileMissing):
        return Fault(name, "the bag's manifest names it, but it is missing")
    if isinstance(detail, bagit.UnexpectedFile):
        return Fault(name, "no manifest of the bag names it")
    return Fault(name or None, f"the bag is at fault ({_words(detail)})")


def _find_unsafe(bag: Path) -> Fault | None:
    """Return why a bag must not be handed to the library, which follows links and reads manifests whole."""
    for path in _walk(bag):
        mode = path.lstat().st_mode
        name = path.relative_to(bag).as_posix()
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            return Fault(
                None, f"a BagIt bag that holds something else than files ({shown(name)}), which is not validated"
            )
        if path.parent == bag and stat.S_ISREG(mode) and path.stat().st_size > LIMITS.directory_bytes:
            return Fault(None, f"a BagIt bag whose {shown(name)} has more than {LIMITS.directory_bytes:,} bytes")
    return None


def _walk(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        yield from (Path(where, name) for name in (*folders, *names))


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in _walk(folder) if path.is_file())


def _total(bag: Path) -> str:
    sizes = [path.stat().st_size for path in _files(bag / PAYLOAD)]
    return f"{sum(sizes)}.{len(sizes)}"


def _words(fault: object) -> str:
    return shown(" ".join(str(fault).split()))[:300]
