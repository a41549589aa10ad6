"""Walking a folder: files in sorted order; links are not followed; what is no file is refused without being opened."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reftel.corpus.containers.bags import MARK, walk_bag
from reftel.corpus.containers.member_names import is_furniture, shown
from reftel.corpus.values import Rejected

_ARCHIVE: Final = "reftel.toml"
"""The file that makes a folder an archive: `reftel add .` must not read the archive that it writes."""

_MAILDIR: Final = frozenset({"cur", "new", "tmp"})
"""The folders by which a Maildir is known (qmail, maildir(5)); folders of mail inside it begin with a dot."""

_MAILS: Final = frozenset({"cur", "new"})
"""Where its mails are. In `tmp` they are still being written; files beside the folders are the server's own."""


def walk_folder(folder: Path) -> Iterator[Path | Rejected]:
    """Yield the files of a folder and of the folders in it, sorted by name, and refusals for what is no file.

    A link to something inside the folder is passed over, for its target is read where it stands; one that leads out of
    the folder or nowhere is refused.
    """
    root = folder.resolve()
    stack = [folder]
    while stack:
        entry = stack.pop()
        mode = _mode(entry)
        if isinstance(mode, Rejected):
            yield mode
        elif entry is not folder and stat.S_ISLNK(mode):
            yield from _judge_link(entry, root)
        elif (entry is folder or stat.S_ISDIR(mode)) and (entry / MARK).is_file():
            yield from walk_bag(entry)
        elif entry is folder or stat.S_ISDIR(mode):
            children = _children(entry)
            if entry is not folder and isinstance(children, list) and entry / _ARCHIVE in children:
                children = _refuse(entry, "an archive of Reftel, which is not read as a collection")
            if isinstance(children, Rejected):
                yield children
            else:
                stack += children
        elif stat.S_ISREG(mode):
            yield entry
        else:
            yield _refuse(entry, "neither a file nor a folder")


def _children(folder: Path) -> list[Path] | Rejected:
    """Return what is in a folder, last name first, as a stack wants it."""
    try:
        names = sorted(os.listdir(folder), reverse=True)  # noqa: PTH208 - half the time of iterdir on large folders
    except OSError as error:
        return _refuse(folder, f"the folder cannot be read ({error.strerror})")
    if set(names) >= _MAILDIR:
        names = [name for name in names if name in _MAILS or name.startswith(".")]
    return [folder / name for name in names if not is_furniture(name)]


def _mode(entry: Path) -> int | Rejected:
    try:
        return entry.lstat().st_mode
    except OSError as error:
        return _refuse(entry, f"it cannot be read ({error.strerror})")


def _judge_link(entry: Path, root: Path) -> Iterator[Rejected]:
    try:
        target = entry.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: links in a circle, before Python 3.13
        yield _refuse(entry, "a link that leads nowhere")
        return
    if not target.is_relative_to(root):
        yield _refuse(entry, "a link that leads out of the folder, which is not followed", "Name its target itself.")


def _refuse(entry: Path, reason: str, next_step: str = "") -> Rejected:
    return Rejected(path=shown(str(entry)), member=None, reason=reason, next_step=next_step)
