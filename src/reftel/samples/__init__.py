"""The sample collection: an invented story in telegrams, told by six posts over two years (see README.md here).

`cli` loads it, and the guide in `web` shows one of its telegrams; no other room knows that there are samples.
"""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

__all__ = ["sample_consultation", "sample_files", "sample_paths", "sample_text"]


def sample_files() -> tuple[Traversable, ...]:
    """Return the sample telegrams as package data, ordered by name; never empty."""
    return tuple(sorted((f for f in files(__name__).iterdir() if f.name.endswith(".txt")), key=lambda f: f.name))


def sample_text(mrn: str) -> str:
    """Return the text of one sample telegram. Raises `FileNotFoundError` where there is none of that number."""
    return (files(__name__) / f"{mrn}.txt").read_text(encoding="utf-8")


def sample_consultation() -> tuple[Mapping[str, Any], ...]:
    """Return what a coordinator recorded of the consultations in the story, deed by deed (see `consultation.toml`)."""
    return tuple(tomllib.loads((files(__name__) / "consultation.toml").read_text(encoding="utf-8"))["deed"])


def sample_paths() -> tuple[Path, ...]:
    """Return the sample telegrams as files of the disk, ordered by name; an installed package always has them there."""
    return tuple(Path(str(f)) for f in sample_files())
