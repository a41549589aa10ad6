"""The folder that is published: made beside, listed, and put in place at once; unchanged files keep their times."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from reftel.errors import ConfigError
from reftel.web.publishing.crawling import files_below, fingerprint

MANIFEST: Final = "manifest-sha256.txt"
"""The SHA-256 of every published file, as `sha256sum --check` reads it; it shows that a folder was written here."""


@contextmanager
def replacing(place: Path) -> Iterator[Path]:
    """Give a fresh folder to fill, which takes the place of `place` when all went well.

    Raises `ConfigError` where something else than an earlier publication is there. What was published before stays until then.
    """
    if place.exists() and not place.is_dir():
        raise ConfigError(f"{place} is a file", next_step="Name a folder.")
    if place.is_dir() and any(place.iterdir()) and not (place / MANIFEST).is_file():
        raise ConfigError(
            f"{place} holds something that was not published by Reftel",
            next_step="Name a new folder, or empty it first.",
        )
    _require_own(place)
    # Names of their own: whatever else is beside the place is somebody's.
    place = place.absolute()
    token = secrets.token_hex(4)
    draft, old = (place.with_name(f".{place.name}.{token}.{what}") for what in ("new", "old"))
    try:
        draft.mkdir(parents=True)
    except OSError as fault:
        raise ConfigError(
            f"{draft} cannot be made ({fault.strerror})", next_step="Check the folder above it and the disk."
        ) from fault
    try:
        yield draft
        _list(draft)
        _keep_times(place, draft)
        if place.exists():
            place.rename(old)
        draft.rename(place)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _require_own(place: Path) -> None:
    """Raise `ConfigError` where files were put beside those that were published: they would be lost."""
    if not place.is_dir():
        return
    own = _listed(place).keys() | {MANIFEST}
    others = [name for path in files_below(place) if (name := path.relative_to(place).as_posix()) not in own]
    if others:
        raise ConfigError(
            f"{place} holds what was not published by Reftel: {', '.join(others[:3])}{' and more' if others[3:] else ''}",
            next_step="Move it elsewhere: publishing replaces the whole folder.",
        )


def _list(folder: Path) -> None:
    lines = [f"{fingerprint(path)}  {path.relative_to(folder).as_posix()}\n" for path in files_below(folder)]
    (folder / MANIFEST).write_text("".join(lines), encoding="utf-8")


def _keep_times(place: Path, draft: Path) -> None:
    """Let files that are as they were keep their times: what copies by time then copies what has changed."""
    before = _listed(place)
    for name, digest in _listed(draft).items():
        if before.get(name) == digest and (place / name).is_file():
            seen = (place / name).stat()
            os.utime(draft / name, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def _listed(folder: Path) -> dict[str, str]:
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return {}
    lines = (line.partition("  ") for line in manifest.read_text(encoding="utf-8").splitlines())
    return {name: digest for digest, _, name in lines}
