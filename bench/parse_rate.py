"""How many telegrams a second are parsed, all fields and findings, to JSON; on one core, because parsing is one thread."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from bench.corpora import items, text_collection
from bench.figures import Figure, figure, seconds, table
from reftel.corpus import Item
from reftel.wire import parse

RUNS = 5


def measure(collection: Path, *, runs: int = RUNS) -> list[Figure]:
    """Return the parse rates without and with spans."""
    texts = items(collection)
    return [
        figure("parse to JSON", _rates(texts, spans=False, runs=runs), "telegrams/s", "≥ 1,500"),
        figure("parse to JSON, with spans", _rates(texts, spans=True, runs=runs), "telegrams/s"),
    ]


def _rates(texts: Sequence[Item], *, spans: bool, runs: int) -> list[float]:
    return [len(texts) / seconds(lambda: _parse_all(texts, spans=spans)) for _ in range(runs)]


def _parse_all(texts: Sequence[Item], *, spans: bool) -> None:
    encoder = msgspec.json.Encoder()
    for item in texts:
        encoder.encode(parse(item.text, item.extent, spans=spans))


if __name__ == "__main__":
    print(table(measure(text_collection())))
