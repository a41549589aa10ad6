"""An archive is a folder: `reftel.toml` (the collection record), `records.db`, `index/`, and a lock file.

`reftel.toml` is written once and then belongs to the archivist, who may edit the `[collection]` table by hand.
A folder without it is no archive.
"""

import contextlib
import json
import os
import secrets
import shutil
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from reftel.archive.values import Collection
from reftel.errors import ArchiveError, ConfigError

FORMAT_VERSION: Final = 1
"""Version of the folder's layout; raised when an older Reftel could no longer read it."""

SETTINGS_NAME: Final = "reftel.toml"

_MEANINGS: Final = {
    "title": "What the collection is called.",
    "custodian": "Who keeps it.",
    "provenance": "Where it comes from and how it got here.",
    "rights": "Who holds the rights, and under which terms it may be used.",
    "restrictions": "What may not be done with it, and why.",
    "cite_as": "How to cite it.",
    "url": "Where it can be read on the web: the address before /t/.",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths inside one archive folder."""

    root: Path

    @property
    def settings(self) -> Path:
        """Return the path of the collection record."""
        return self.root / SETTINGS_NAME

    @property
    def records(self) -> Path:
        """Return the path of the database."""
        return self.root / "records.db"

    @property
    def index(self) -> Path:
        """Return the path of the search index."""
        return self.root / "index"

    @property
    def lock(self) -> Path:
        """Return the path of the writers' lock."""
        return self.root / "writer.lock"

    def has_unsaved_log(self) -> bool:
        """Tell whether a killed writer left committed records in the log beside the database."""
        log = self.root / "records.db-wal"
        return log.exists() and log.stat().st_size > 0

    def changed_at(self) -> float:
        """Return when the records were last written to, in seconds since 1970; 0 where there are none."""
        found = 0.0
        for path in (self.records, self.root / "records.db-wal"):
            with contextlib.suppress(OSError):
                found = max(found, path.stat().st_mtime)
        return found

    def is_writable(self) -> bool:
        """Tell whether this process may write into the folder."""
        return os.access(self.root, os.W_OK)


@dataclass(frozen=True, slots=True)
class Settings:
    """What `reftel.toml` says: the layout's version, the archive's id, the collection record."""

    format_version: int
    archive_id: str
    collection: Collection


def render_settings(settings: Settings) -> str:
    """Return the text of `reftel.toml`; fields that nobody has filled in are there as comments, to be filled in."""
    lines = [
        "# A Reftel archive. The collection's fields may be edited; the id and the format may not.",
        "[archive]",
        f"format = {settings.format_version}",
        f"id = {_quoted(settings.archive_id)}",
        "",
        "[collection]",
    ]
    for name, meaning in _MEANINGS.items():
        value: str | None = getattr(settings.collection, name)
        lines += [f"# {meaning}", f'# {name} = ""' if value is None else f"{name} = {_quoted(value)}"]
    return "\n".join(lines) + "\n"


def parse_settings(text: str, *, place: Path) -> Settings:
    """Return what the text of a `reftel.toml` says, or raise `ArchiveError` naming `place`."""
    try:
        tree = tomllib.loads(text)
        archive = msgspec.convert(tree.get("archive", {}), _ArchiveTable)
        collection = msgspec.convert(_filled_in(tree.get("collection", {})), Collection)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, AttributeError) as error:
        raise ArchiveError(
            f"{place} cannot be understood: {error}", next_step="Correct the file, or restore it from a copy."
        ) from error
    if archive.format > FORMAT_VERSION:
        raise ArchiveError(
            f"{place.parent} has format {archive.format}, this Reftel reads up to format {FORMAT_VERSION}",
            next_step="Use the Reftel that made the archive, or a newer one.",
        )
    return Settings(archive.format, archive.id, collection)


def read_settings(layout: Layout) -> Settings:
    """Read `reftel.toml`, or raise `ArchiveError`: a folder without it is no archive."""
    try:
        text = layout.settings.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ArchiveError(
            f"{layout.root} is not an archive: it has no {SETTINGS_NAME}",
            next_step="Name the folder of an archive, or make one with `reftel add -a FOLDER FILES`.",
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ArchiveError(f"{layout.settings} cannot be read: {error}") from error
    return parse_settings(text, place=layout.settings)


def require_vacant(root: Path) -> None:
    """Raise `ConfigError` unless `root` does not exist or is an empty folder."""
    if (root / SETTINGS_NAME).exists():
        raise ConfigError(f"{root} is an archive already", next_step="Open it, or name another folder.")
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise ConfigError(f"{root} exists and is not empty", next_step="Name a folder that does not exist yet.")


def make_draft(root: Path) -> Layout:
    """Make the folder in which an archive is put together: inside `root` where that exists, else beside it."""
    token = secrets.token_hex(4)
    place = root.absolute()
    draft = place / f".{token}.new" if place.exists() else place.with_name(f".{place.name}.{token}.new")
    try:
        draft.mkdir(parents=True)
    except OSError as error:
        raise ArchiveError(
            f"{root} cannot be made ({error.strerror})",
            next_step="Check the permissions and the disk, or name another folder.",
        ) from error
    return Layout(draft)


def publish(draft: Layout, root: Path) -> None:
    """Make the finished draft the archive at `root`; its `reftel.toml`, without which it is none, comes last.

    An empty folder is filled and not replaced: it may be where the process stands, or a file system of its own.
    """
    try:
        if not root.exists():
            draft.root.rename(root.absolute())
            return
        for name in sorted(path.name for path in draft.root.iterdir() if path != draft.settings):
            (draft.root / name).rename(root / name)
        draft.settings.rename(root / SETTINGS_NAME)
    except OSError as error:  # somebody else made it in the meantime
        raise ArchiveError(
            f"{root} is being made by another process ({error.strerror})", next_step="Wait for it, then say this again."
        ) from error


def make_index_draft(layout: Layout) -> Path:
    """Return a new empty folder beside the index, in which another one is made; what killed runs left there is removed."""
    for left in layout.root.glob(f".{layout.index.name}.*"):
        discard(left)
    draft = layout.index.with_name(f".{layout.index.name}.{secrets.token_hex(4)}.new")
    draft.mkdir()
    return draft


def make_rebuild_draft(layout: Layout) -> Layout:
    """Return a new folder inside the archive in which everything is made again; what killed runs left there is removed."""
    for left in layout.root.glob(".rebuild.*"):
        discard(left)
    draft = layout.root / f".rebuild.{secrets.token_hex(4)}"
    draft.mkdir()
    return Layout(draft)


def replace_index(layout: Layout, draft: Path) -> None:
    """Put the finished index in the place of the old one, which whoever has it open may go on reading."""
    old = layout.index.with_name(f".{layout.index.name}.{secrets.token_hex(4)}.old")
    if layout.index.exists():
        layout.index.rename(old)
    draft.rename(layout.index)
    discard(old)


def mirror_index(layout: Layout) -> tempfile.TemporaryDirectory[str]:
    """Return a temporary folder with links to the files of the index: the engine locks the folder even to read from it."""
    mirror = tempfile.TemporaryDirectory(prefix="reftel-index-")
    for path in layout.index.iterdir():
        if path.suffix != ".lock":
            (Path(mirror.name) / path.name).symlink_to(path.absolute())
    return mirror


def discard(folder: Path) -> None:
    """Remove a folder and what is in it; that it is gone already is no fault."""
    shutil.rmtree(folder, ignore_errors=True)


def write_settings(layout: Layout, settings: Settings) -> None:
    """Write `reftel.toml`."""
    layout.settings.write_text(render_settings(settings), encoding="utf-8")


class _ArchiveTable(msgspec.Struct, frozen=True):
    format: int
    id: str


def _filled_in(table: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in table.items() if value != ""}


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string, but for DEL, which TOML wants escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
