"""Options that commands share, and what they stand for: the archive and the viewer."""

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from reftel.cli.terminal import warn
from reftel.config import Config, read_config

if TYPE_CHECKING:
    from reftel.access import Viewer
    from reftel.archive import Archive

_Command = TypeVar("_Command", bound=Callable[..., Any])

ARCHIVE_KEY: Final = "reftel.archive"


def archive_option(command: _Command) -> _Command:
    """Give a command `-a/--archive`; given before the command it counts as well."""
    return click.option(
        "-a",
        "--archive",
        "archive",
        metavar="FOLDER",
        help="The archive; else $REFTEL_ARCHIVE, else the nearest parent folder that is one, else ./demo-archive.",
    )(command)


def json_option(command: _Command) -> _Command:
    """Give a command `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def config_of(archive: str | None) -> Config:
    """Return the settings; where the default archive is taken, say so once."""
    before = click.get_current_context().find_root().meta.get(ARCHIVE_KEY)
    config = read_config(archive or before)
    if config.decided_by == "default":
        warn(f"No archive was named; taking {config.archive}", "Name one with -a FOLDER or REFTEL_ARCHIVE.")
    return config


@contextmanager
def opened(archive: str | None, *, writing: bool = False, or_reading: bool = False) -> "Iterator[Archive]":
    """Open the archive for one command and close it after; with `or_reading` for reading only, where it cannot be written to."""
    from reftel.archive import Archive

    place = config_of(archive).archive
    held = Archive.open(place, read_only=not writing or (or_reading and not os.access(place, os.W_OK)))
    try:
        yield held
    finally:
        held.close()


def viewer() -> "Viewer":
    """Return the person at the keyboard: whoever has the files may read all of them."""
    from reftel.access import Viewer

    return Viewer.owner(_name())


def _name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a machine without user names
        return "owner"
