"""The sample collection, read once as `add` would read it."""

from functools import cache
from typing import NamedTuple

from reftel.corpus import Item, parse_item, read
from reftel.samples import sample_paths
from reftel.telegram import Telegram


class Sample(NamedTuple):
    """A sample: the file's name without `.txt`, the telegram's own text, and the telegram with its spans."""

    name: str
    text: str
    telegram: Telegram

    @property
    def lines(self) -> list[str]:
        return self.text.strip().splitlines()


@cache
def read_samples() -> tuple[Sample, ...]:
    """Return all samples in the order of their date-time groups."""
    found = []
    for path in sample_paths():
        for item in read([path]):
            assert isinstance(item, Item), item
            start, end = item.extent
            found.append(Sample(path.stem, item.text[start:end], parse_item(item, spans=True)))
    return tuple(sorted(found, key=lambda sample: str(sample.telegram.date)))
