"""A BagIt bag (RFC 8493): the originals as received, and beside them the records and what the collection says of itself."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import bagit
import msgspec

from reftel.archive.values import Collection, Whole
from reftel.errors import ConfigError
from reftel.exports.plain import name_of
from reftel.exports.records import line_of

FOLDED: Final = 1_000
"""Originals in one folder: file systems and people grow slow with more."""


def write_bag(wholes: Iterable[Whole], folder: Path, collection: Collection, *, now: dt.datetime) -> None:
    """Make a bag in a folder that does not exist or is empty and validate it."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConfigError(f"{folder} is not empty", next_step="Name a folder that does not exist yet.")
    originals = folder / "originals"
    originals.mkdir(parents=True)
    with (folder / "records.jsonl").open("wb") as records:
        for number, whole in enumerate(wholes):
            part = originals / f"{number // FOLDED:04d}"
            part.mkdir(exist_ok=True)
            (part / name_of(whole)).write_bytes(whole.data)
            records.write(line_of(whole))
    (folder / "collection.json").write_bytes(msgspec.json.format(msgspec.json.encode(collection)) + b"\n")
    bag = bagit.make_bag(str(folder), bag_info(collection, now), checksums=["sha256", "sha512"])
    bag.validate()


def bag_info(collection: Collection, now: dt.datetime) -> dict[str, str]:
    """Return what a bag says of itself, in the words of RFC 8493, 2.2.2."""
    said = {
        "Source-Organization": collection.custodian,
        "External-Description": collection.title,
        "Bagging-Date": now.date().isoformat(),
        "Rights": collection.rights,
        "Provenance": collection.provenance,
        "Restrictions": collection.restrictions,
    }
    return {name: " ".join(value.split()) for name, value in said.items() if value}
