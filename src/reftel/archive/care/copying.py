"""Backups: a copy of an archive of one moment, made while it is in use, verified, as a folder or as one packed file.

The index is copied first and the records after it: so the copy's index is behind its records at most, which opening it makes good.
An index that changed while it was copied is made again from the records.
"""

import hashlib
import secrets
import shutil
import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Final, cast

import zstandard

from reftel.archive.care.verify import verify
from reftel.archive.finding.indexing import IndexKeeper
from reftel.archive.reports import CopyReport, Progress
from reftel.archive.store import layout
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store, check_store, driver_cursor, meta_number
from reftel.archive.store.layout import Layout
from reftel.errors import ArchiveError, ConfigError

PACKED: Final = ".tar.zst"
"""How the name of a backup in one file ends."""

_PACKING_LEVEL: Final = 3
_PAGES_AT_ONCE: Final = 4_096
_CHUNK: Final = 1 << 20

_Tell = Callable[[Progress], None] | None


def back_up(place: Layout, destination: Path, *, quick: bool, progress: _Tell) -> CopyReport:
    """Copy an archive to a folder, or to a file that ends in `.tar.zst`, neither of which exists; verify the copy."""
    is_packed = destination.name.endswith(PACKED)
    if is_packed:
        _require_absent(destination)
    else:
        layout.require_vacant(destination)
    draft = _draft_beside(destination)
    try:
        report = _copy(place, draft, quick=quick, progress=progress)
        if is_packed:
            _pack(draft, destination)
        else:
            layout.publish(draft, destination)
    except (OSError, tarfile.TarError, zstandard.ZstdError) as error:
        raise _not_made(destination, error) from error
    else:
        return report
    finally:
        layout.discard(draft.root)


def restore(source: Path, root: Path, *, quick: bool, progress: _Tell) -> CopyReport:
    """Make the archive at `root`, where none is, from a backup; verify it before it is one."""
    layout.require_vacant(root)
    draft = layout.make_draft(root)
    try:
        if source.is_dir():
            report = _copy(Layout(source), draft, quick=quick, progress=progress)
        else:
            _unpack(source, draft)
            report = _finish(draft, quick=quick, progress=progress)
        layout.publish(draft, root)
    except (OSError, tarfile.TarError, zstandard.ZstdError, EOFError) as error:
        raise ArchiveError(
            f"{source} cannot be restored ({error})", next_step="Name a backup that `reftel backup` made."
        ) from error
    else:
        return report
    finally:
        layout.discard(draft.root)


def _copy(place: Layout, draft: Layout, *, quick: bool, progress: _Tell) -> CopyReport:
    layout.read_settings(place)
    shutil.copyfile(place.settings, draft.settings)
    _copy_index(place, draft)
    _copy_records(place, draft.records)
    return _finish(draft, quick=quick, progress=progress)


def _finish(draft: Layout, *, quick: bool, progress: _Tell) -> CopyReport:
    """Bring the copy's index to the state of its records, and verify everything."""
    settings = layout.read_settings(draft)
    store, codec = Store(draft.records, read_only=False), Codec()
    keeper = IndexKeeper(draft, store, codec, archive_id=settings.archive_id)
    try:
        check_store(store, archive_id=settings.archive_id)
        if keeper.is_behind():
            keeper.catch_up()
            keeper.close()
        checked = verify(store, codec, keeper, quick=quick, progress=progress)
    finally:
        keeper.close()
        store.close()
    draft.lock.unlink(missing_ok=True)
    size = sum(path.stat().st_size for path in draft.root.rglob("*") if path.is_file())
    return CopyReport(bytes=size, checked=checked)


def _copy_index(place: Layout, draft: Layout) -> None:
    """Copy the index as far as it can be; what is missing or torn is found out when the copy is opened."""
    draft.index.mkdir()
    try:
        for path in sorted(place.index.iterdir()):
            if path.suffix != ".lock":
                shutil.copyfile(path, draft.index / path.name)
    except FileNotFoundError:  # merged away in the meantime, or there is none
        layout.discard(draft.index)


def _copy_records(place: Layout, destination: Path) -> None:
    """Copy the database as it is at one moment, whoever writes meanwhile."""
    is_fixed = not place.is_writable() and not place.has_unsaved_log()
    store = Store(place.records, read_only=True, immutable=is_fixed)
    try:
        with store.reading() as connection:
            driver = driver_cursor(connection).connection
            # Inside a transaction: else the copying would begin anew with whatever is written meanwhile.
            meta_number(connection, "revision")
            new = sqlite3.connect(destination)
            try:
                driver.backup(new, pages=_PAGES_AT_ONCE)
                new.execute("PRAGMA journal_mode = WAL")
            finally:
                new.close()
    finally:
        store.close()


def _pack(draft: Layout, destination: Path) -> None:
    """Write the folder into one file, read it back, and give it its name once it holds what it should."""
    written = destination.with_name(f".{destination.name}.{secrets.token_hex(4)}")
    try:
        with (
            written.open("wb") as file,
            zstandard.ZstdCompressor(level=_PACKING_LEVEL, write_checksum=True).stream_writer(
                file, closefd=False
            ) as packed,
            tarfile.open(fileobj=cast(IO[bytes], packed), mode="w|") as tar,
        ):
            for path in sorted(draft.root.rglob("*")):
                if path.is_file():
                    tar.add(path, arcname=path.relative_to(draft.root).as_posix(), recursive=False)
        _require_same(written, draft)
        written.rename(destination)
    finally:
        written.unlink(missing_ok=True)


def _require_same(packed: Path, draft: Layout) -> None:
    with _opened(packed) as tar:
        found = {member.name: _digest(tar.extractfile(member)) for member in tar}
    for path in draft.root.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                if found.get(path.relative_to(draft.root).as_posix()) != _digest(file):
                    raise OSError(f"{path.name} was not written as it is")


def _digest(file: IO[bytes] | None) -> bytes:
    digest = hashlib.sha256()
    while file is not None and (chunk := file.read(_CHUNK)):
        digest.update(chunk)
    return digest.digest()


@contextmanager
def _opened(packed: Path) -> Iterator[tarfile.TarFile]:
    with (
        packed.open("rb") as file,
        zstandard.ZstdDecompressor().stream_reader(file) as stream,
        tarfile.open(fileobj=stream, mode="r|") as tar,
    ):
        yield tar


def _unpack(source: Path, place: Layout) -> None:
    """Unpack a backup: files with the names that an archive has, and nothing else."""
    with _opened(source) as tar:
        for member in tar:
            name = PurePosixPath(member.name)
            data = tar.extractfile(member) if member.isfile() and _belongs(name) else None
            if data is None:
                raise tarfile.TarError(f"it holds {member.name!r}, which no archive has")
            target = place.root.joinpath(*name.parts)
            target.parent.mkdir(exist_ok=True)
            with target.open("xb") as out:
                shutil.copyfileobj(data, out, _CHUNK)


def _belongs(name: PurePosixPath) -> bool:
    # Backslashes and drives mean nothing in a name here, but they do to other systems.
    if name.is_absolute() or ".." in name.parts or not {"\\", ":"}.isdisjoint(str(name)):
        return False
    return str(name) in {layout.SETTINGS_NAME, "records.db"} or (len(name.parts) == 2 and name.parts[0] == "index")


def _draft_beside(destination: Path) -> Layout:
    draft = destination.absolute().with_name(f".{destination.name}.{secrets.token_hex(4)}.new")
    try:
        draft.mkdir(parents=True)
    except OSError as error:
        raise _not_made(destination, error) from error
    return Layout(draft)


def _require_absent(path: Path) -> None:
    if path.exists():
        raise ConfigError(f"{path} exists already", next_step="Name a file that does not exist yet.")


def _not_made(destination: Path, error: Exception) -> ArchiveError:
    return ArchiveError(
        f"the backup {destination} could not be made ({error})",
        next_step="Make room or check the permissions; the archive itself was not touched.",
    )
