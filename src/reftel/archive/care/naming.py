"""Where a text was seen, said to strangers: the name of the file, and not where it lay on somebody's disk."""

from pathlib import PurePosixPath, PureWindowsPath


def file_name(path: str) -> str:
    """Return the last name of a path, whatever system it was written on."""
    return PureWindowsPath(PurePosixPath(path).name).name or path
