"""Where the real telegrams lie, and the texts of the collection that is measured on."""

import os
from pathlib import Path

from reftel.corpus import Item, read

ROOT = Path(__file__).resolve().parent.parent
TEXTS = "text.tar.xz"


def text_collection() -> Path:
    """Return the archive of plain-text telegrams."""
    return collection(TEXTS)


def collection(name: str) -> Path:
    """Return an archive of real telegrams; exit with a sentence where it is absent."""
    named = os.environ.get("REFTEL_CORPORA")
    folder = Path(named) if named else ROOT.parent / "shared" / "corpora"
    path = folder / name
    if not path.is_file():
        raise SystemExit(
            f"NOTHING WAS MEASURED: there is no {path}. Set REFTEL_CORPORA to the folder that holds {name}."
        )
    return path


def items(path: Path) -> list[Item]:
    """Return every text of a collection."""
    return [entry for entry in read([path]) if isinstance(entry, Item)]
