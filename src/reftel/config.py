"""The settings, read once at the edge and passed down as values."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

MARKER: Final = "reftel.toml"
"""The file that makes a folder an archive."""

DEMO: Final = "demo-archive"
VARIABLE: Final = "REFTEL_ARCHIVE"
DEFAULT_HOST: Final = "127.0.0.1"
DEFAULT_PORT: Final = 8417


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """Where the archive is and how that was decided ("option", "environment", "parent folder", "default")."""

    archive: Path
    decided_by: str


def read_config(option: str | None, environment: Mapping[str, str] | None = None, here: Path | None = None) -> Config:
    """Decide which archive is meant: `-a`, else $REFTEL_ARCHIVE, else the nearest parent that is one, else ./demo-archive."""
    variables = os.environ if environment is None else environment
    folder = Path.cwd() if here is None else here
    if option:
        return Config(archive=Path(option), decided_by="option")
    if named := variables.get(VARIABLE):
        return Config(archive=Path(named), decided_by="environment")
    for parent in (folder, *folder.parents):
        if (parent / MARKER).is_file():
            return Config(archive=parent, decided_by="parent folder")
    return Config(archive=folder / DEMO, decided_by="default")
