"""The example document's people and post stand in its own test and in the code tables, nowhere else.

The words are taken from the expectation beside that test; none is written here.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reftel.codes import post

ROOT = Path(__file__).resolve().parent.parent
EXPECTATION = ROOT / "tests" / "seed" / "09ASTANA1843.json"
PLACES = (
    "src",
    "tests",
    "docs",
    "bench",
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "changelog.d",
    "NOTICE",
    "Makefile",
)
NOT_SEARCHED = (ROOT / "tests" / "seed", ROOT / "src" / "reftel" / "codes" / "data")
NAME_PARTS = re.compile(r"[^\W\d_]{4,}")
IDENTIFIER = EXPECTATION.stem


def facts() -> dict[str, Any]:
    if not EXPECTATION.is_file():
        pytest.skip(f"no expectation at {EXPECTATION}")
    loaded: dict[str, Any] = json.loads(EXPECTATION.read_text(encoding="utf-8"))
    return loaded


def words_of_people(held: dict[str, Any]) -> set[str]:
    """Return the parts of the names: who signed, who classified; a title is none."""
    names = [held["signature"], (held["classified_by"] or {}).get("name")]
    return {part.lower() for name in names if name for part in NAME_PARTS.findall(name)}


def words_of_post(held: dict[str, Any]) -> set[str]:
    station = held["key"]["station"]
    known = post(station)
    own = set(known.routing_indicators) if known is not None else set()
    indicator = (held["transmission"] or {}).get("station_indicator")
    return {station.lower(), *(word.lower() for word in own), *([indicator.lower()] if indicator else [])}


def searched_files() -> Iterator[Path]:
    for place in PLACES:
        path = ROOT / place
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            is_left_out = any(file.is_relative_to(folder) for folder in NOT_SEARCHED) or "__pycache__" in file.parts
            if file.is_file() and not is_left_out and "vendor" not in file.parts:
                yield file


def test_no_word_of_the_example_document_stands_elsewhere() -> None:
    held = facts()
    words = words_of_people(held) | words_of_post(held)
    assert len(words) >= 4
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words)))})\b", re.IGNORECASE)
    found = []
    for file in searched_files():
        # The document may be named, where it is said which document is meant; its people and post may not.
        text = file.read_text(encoding="utf-8", errors="replace").replace(IDENTIFIER, "")
        found += [f"{file.relative_to(ROOT)}: {match[0]}" for match in pattern.finditer(text)]
    assert found == []
