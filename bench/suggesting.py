"""What suggesting costs: milliseconds of each family of rules on real telegrams, and its share of everything that is read at ingest."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bench.corpora import items, text_collection
from bench.figures import Figure, figure, table
from reftel.archive.ingest.prepare import prepare
from reftel.corpus import Item
from reftel.matters.prose.stretches import TelegramReading
from reftel.matters.suggesting import FAMILIES, suggest
from reftel.telegram import Telegram
from reftel.wire import parse

RUNS = 3
EVERY = 4
"""Every fourth text is measured: the families differ by far more than samples do."""


def measure(collection: Path, *, runs: int = RUNS) -> list[Figure]:
    """Return the cost of each family and of all, in processor time, and the share of all in what is made of a text."""
    texts = items(collection)[::EVERY]
    telegrams = [parse(item.text, item.extent) for item in texts]
    figures = [
        figure(f"suggest {name}", [_each(telegrams, partial(_alone, read)) for _ in range(runs)], "ms a telegram")
        for name, read in FAMILIES.items()
    ]
    whole = [_each(telegrams, suggest) for _ in range(runs)]
    prepared = [_prepared(texts) for _ in range(runs)]
    shares = [100 * one / two for one, two in zip(whole, prepared, strict=True)]
    return [
        *figures,
        figure("suggest, all families", whole, "ms a telegram"),
        figure("read, suggest and make all that is stored", prepared, "ms a telegram"),
        figure("suggesting's share of that", shares, "%"),
    ]


def _alone(read: Callable[[TelegramReading], object], telegram: Telegram) -> None:
    read(TelegramReading(telegram))


def _each(telegrams: Sequence[Telegram], work: Callable[[Telegram], object]) -> float:
    start = time.process_time()
    for telegram in telegrams:
        work(telegram)
    return 1000 * (time.process_time() - start) / len(telegrams)


def _prepared(texts: Sequence[Item]) -> float:
    start = time.process_time()
    for item in texts:
        prepare(item)
    return 1000 * (time.process_time() - start) / len(texts)


if __name__ == "__main__":
    print(table(measure(text_collection())))
