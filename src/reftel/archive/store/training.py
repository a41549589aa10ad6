"""Training the compression dictionaries, once an archive holds enough to learn from, and again when it holds much more."""

from typing import Final

from sqlalchemy import Connection, func, select

from reftel.archive.store.compression import Codec, Purpose, store_dictionary, train_dictionary
from reftel.archive.store.database import Store
from reftel.archive.store.schema import items, records

TRAININGS: Final = ((1_000, 112_640), (5_000, 393_216), (16_000, 1_048_576))
"""(texts, bytes of the dictionary): after so many texts a dictionary of that size is trained on them.

The first has the size that zstd's own trainer proposes. The later ones, which would be too large for a small archive, save another
2 % of the text, and 4 % where compacting takes its time.
"""

MOST_SAMPLES: Final = 2_000
"""Texts that a dictionary is trained on, spread evenly over all of them."""

SAMPLED = {Purpose.ITEM: (items, items.c.id), Purpose.RECORD: (records, records.c.version)}
"""The table of each purpose, and its number."""


def train_when_due(store: Store, codec: Codec) -> None:
    """Train what the archive has grown enough for; what is stored stays as it is. What a dictionary learns from is always the same."""
    for purpose in Purpose:
        trained = codec.trained(purpose)
        if trained >= len(TRAININGS):
            continue
        texts, size = TRAININGS[trained]
        with store.reading() as connection:
            samples = _samples(connection, codec, purpose, texts)
        dictionary = train_dictionary(samples, size) if samples else None
        if dictionary is not None:
            with store.writing() as connection:
                store_dictionary(connection, purpose, dictionary)
            with store.reading() as connection:
                codec.load(connection)


def _samples(connection: Connection, codec: Codec, purpose: Purpose, texts: int) -> list[bytes]:
    """Return samples of the first so many texts, none where there are not as many."""
    table, number = SAMPLED[purpose]
    if (connection.execute(select(func.max(number))).scalar_one() or 0) < texts:
        return []
    step = max(1, texts // MOST_SAMPLES)
    query = select(number, table.c.dictionary, table.c.data).where(number <= texts, number % step == 0).order_by(number)
    return [
        codec.decompress(data, dictionary, what=f"{purpose} {row}")
        for row, dictionary, data in connection.execute(query)
    ]
