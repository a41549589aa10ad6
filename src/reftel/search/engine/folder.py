"""The folder of an index: the engine's files, and `index.json`, which says whose index it is and how far it has come."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from reftel.errors import ArchiveError
from reftel.search.index import IndexUnusable

ID_NAME: Final = "index.json"

Stamp = tuple[int, int]
"""Time and inode of the id file: the clock of a file system may be too coarse to tell two commits apart."""

_REBUILD: Final = "Make it again from the records with `reftel reindex`."


class IndexId(msgspec.Struct, frozen=True, kw_only=True):
    """What `index.json` holds: the layout of the documents, the archive it belongs to, the records' revision."""

    schema_version: int
    owner: str
    revision: int


def read_id(folder: Path) -> IndexId:
    """Return what the id file says; raise `IndexUnusable` where there is none or it cannot be understood."""
    try:
        return msgspec.json.decode((folder / ID_NAME).read_bytes(), type=IndexId)
    except (OSError, msgspec.DecodeError) as error:
        raise IndexUnusable(f"{folder} holds no index that can be read: {error}", next_step=_REBUILD) from error


def write_id(folder: Path, identity: IndexId) -> None:
    """Write the id file in one step, so that no reader ever sees half of it."""
    draft = folder / f"{ID_NAME}.new"
    with draft.open("wb") as file:
        file.write(msgspec.json.encode(identity))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / ID_NAME)


def damaged(folder: Path, error: Exception) -> IndexUnusable:
    """Return the error for what the engine could not read."""
    return IndexUnusable(f"{folder} cannot be read: {error}", next_step=_REBUILD)


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Turn what the engine or the system raises while something is written into one sentence."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise ArchiveError(
            f"{folder} cannot be written: the disk is full or reports an error ({error})",
            next_step="Make room or check the disk, then say this again; the index catches up with the records by itself.",
        ) from error


def require_usable(folder: Path, *, schema_version: int, owner: str | None) -> IndexId:
    """Return the id file's content; raise `IndexUnusable` for another layout or another archive."""
    found = read_id(folder)
    if found.schema_version != schema_version:
        raise IndexUnusable(
            f"{folder} has schema {found.schema_version}, this Reftel uses {schema_version}", next_step=_REBUILD
        )
    if owner is not None and found.owner != owner:
        raise IndexUnusable(f"{folder} is the index of another archive", next_step=_REBUILD)
    return found


def stamp(folder: Path) -> Stamp:
    """Return a value that changes with every commit; raise `IndexUnusable` where the folder is gone."""
    try:
        found = (folder / ID_NAME).stat()
    except OSError as error:
        raise IndexUnusable(f"{folder} holds no index any more: {error}", next_step=_REBUILD) from error
    return found.st_mtime_ns, found.st_ino
