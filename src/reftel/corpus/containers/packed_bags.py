"""Bags in an archive: unpacked to a temporary folder, because a manifest may stand behind all that it vouches for; then validated."""

import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from reftel.corpus.containers.bags import MARK, walk_bag
from reftel.corpus.containers.member_names import is_furniture
from reftel.corpus.inputs import Input, Job
from reftel.corpus.values import Item, Rejected
from reftel.errors import TelegramError

_CHUNK = 256 * 1024


@contextmanager
def unpacking_folder() -> Iterator[Path]:
    """Give a folder to unpack to, that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="reftel-bag-") as folder:
        yield Path(folder)


def unpack_member(stream: BinaryIO, name: str, folder: Path, job: Job, *, is_counted: bool) -> None:
    """Write one member below the folder; its name has been judged before (`objection`)."""
    if is_furniture(name):
        return
    target = folder.joinpath(*(part for part in name.split("/") if part not in ("", ".")))
    if not target.resolve().is_relative_to(folder.resolve()):
        raise TelegramError("a path that climbs out of the archive")
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        while data := stream.read(_CHUNK):
            if not is_counted:
                job.budget.take_bytes(len(data))
            file.write(data)


def read_unpacked(source: Input, folder: Path, job: Job) -> Iterator[Item | Rejected]:
    """Yield what the payload of the bag in a folder holds, under the names that it has in the archive."""
    bag = folder if (folder / MARK).is_file() else next(path.parent for path in folder.glob(f"*/{MARK}"))
    for found in walk_bag(bag):
        if isinstance(found, Rejected):
            name = Path(found.path).relative_to(folder).as_posix()
            member = source.member if name == "." else source.member_path(name)
            yield Rejected(path=source.path, member=member, reason=found.reason, next_step=found.next_step)
            continue
        name = found.relative_to(folder).as_posix()
        with found.open("rb") as stream:
            yield from job.dispatch(Input(source.path, source.member_path(name), stream, found.stat().st_size), job)


def names_of_zip(archive: zipfile.ZipFile) -> list[str]:
    """Return the names of the members that are files."""
    return [info.filename for info in archive.infolist() if not info.is_dir() and not is_furniture(info.filename)]


def names_of_tar(archive: tarfile.TarFile) -> Iterator[str]:
    """Yield the names of the members, as far as they are asked for."""
    while (info := archive.next()) is not None:
        archive.members.clear()  # type: ignore[attr-defined]  # else every header is kept until the end
        if not info.isdir() and not is_furniture(info.name):
            yield info.name
