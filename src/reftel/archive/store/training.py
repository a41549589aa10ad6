"""Training the compression dictionaries, once an archive holds enough to learn from."""

from sqlalchemy import Connection, func, select

from reftel.archive.store.compression import TRAINING_SAMPLES, Codec, Purpose, store_dictionary, train_dictionary
from reftel.archive.store.database import Store
from reftel.archive.store.schema import items, records

_TABLES = {Purpose.ITEM: (items, items.c.id), Purpose.RECORD: (records, records.c.version)}


def train_when_due(store: Store, codec: Codec) -> None:
    """Train what is not trained yet on the first thousand samples, where there are as many; what is stored stays as it is."""
    for purpose in Purpose:
        if codec.has_dictionary(purpose):
            continue
        with store.reading() as connection:
            samples = _samples(connection, codec, purpose)
        trained = train_dictionary(samples) if len(samples) == TRAINING_SAMPLES else None
        if trained is not None:
            with store.writing() as connection:
                store_dictionary(connection, purpose, trained)
            with store.reading() as connection:
                codec.load(connection)


def _samples(connection: Connection, codec: Codec, purpose: Purpose) -> list[bytes]:
    table, number = _TABLES[purpose]
    highest = connection.execute(select(func.max(number))).scalar_one()
    if (highest or 0) < TRAINING_SAMPLES:
        return []
    query = select(number, table.c.dictionary, table.c.data).order_by(number).limit(TRAINING_SAMPLES)
    return [
        codec.decompress(data, dictionary, what=f"{purpose} {row}")
        for row, dictionary, data in connection.execute(query)
    ]
