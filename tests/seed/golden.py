"""The expectation for the example document: facts in full, prose as length and SHA-256.

`python -m tests.seed.golden` writes it anew; a person reads the difference before it is committed.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec

from reftel.corpus import parse_item, read
from reftel.matters import suggest_requests
from reftel.matters.consultations import suggest_consultation

EXPECTATION = Path(__file__).parent / "09ASTANA1843.json"
PROSE = frozenset({"subject", "quote", "what"})
"""Fields that hold sentences of the document wherever they stand."""

IN_PLACES = {
    "body": frozenset({"text", "title"}),
    "published": frozenset({"title"}),
    "consultation": frozenset({"text"}),
}
"""Fields that hold sentences inside some parts of the record only."""


def digest(prose: str) -> dict[str, Any]:
    return {"length": len(prose), "sha256": hashlib.sha256(prose.encode()).hexdigest()}


def reduce(value: Any, prose: frozenset[str] = PROSE) -> Any:
    """Replace prose by its length and digest, all through a value of lists and dicts."""
    if isinstance(value, list):
        return [reduce(item, prose) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: digest(item)
        if isinstance(item, str) and key in prose
        else reduce(item, prose | IN_PLACES.get(key, frozenset()))
        for key, item in value.items()
    }


def observe(document: Path) -> dict[str, Any]:
    """Read the document as `reftel parse` does and reduce what was read."""
    (item,) = read([document])
    assert not hasattr(item, "reason")
    telegram = parse_item(item, spans=True)
    record = msgspec.to_builtins(telegram)
    record["spans"] = [[s["start"], s["end"], s["kind"], s.get("field")] for s in record["spans"]]
    record["source"]["path"] = document.name
    record["parser"] = None  # changes with every table
    record["requests"] = msgspec.to_builtins(suggest_requests(telegram))
    record["consultation"] = msgspec.to_builtins(suggest_consultation(telegram))
    reduced: dict[str, Any] = reduce(json.loads(json.dumps(record)))
    return reduced


def write(document: Path) -> None:
    observed = observe(document)
    spans = observed.pop("spans")
    lines = ",\n".join("    " + json.dumps(span) for span in spans)
    head = json.dumps(observed, indent=1, ensure_ascii=False)[:-2]
    EXPECTATION.write_text(f'{head},\n "spans": [\n{lines}\n ]\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    import os

    corpora = Path(os.environ.get("REFTEL_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))
    write(corpora.parent / "seed" / "09ASTANA1843.txt")
