"""From items to joined telegrams: the parts of each telegram, from whichever items they came."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from reftel.corpus.values import Item

if TYPE_CHECKING:
    from reftel.wire import Joined


def join_items(items: Sequence[Item]) -> "Iterator[Joined]":
    """Yield the telegrams that the items hold, each joined of its sections, with the sources that it came from.

    A telegram from one item has its `source`, one from several has `sources`, in the order of the items, and spans, findings
    and pointers that say which of them they count in. What the publisher says is taken from the first item that has it. Items
    that hold nothing come last, as telegrams of the kind `unrecognised`.
    """
    from reftel import wire  # late: who only reads an archive parses nothing

    used: set[int] = set()
    for joined in wire.join_telegrams([item.text for item in items], [item.extent for item in items]):
        used.update(joined.texts)
        yield _with_sources(joined, [items[index] for index in joined.texts])
    for index, item in enumerate(items):
        if index not in used:
            yield _with_sources(wire.join_sections([item.text], [item.extent]), [item])


def _with_sources(joined: "Joined", items: Sequence[Item]) -> "Joined":
    sources = tuple(item.source for item in items)
    telegram = msgspec.structs.replace(
        joined.telegram,
        source=sources[0] if len(sources) == 1 else None,
        sources=sources if len(sources) > 1 else (),
        published=next((item.published for item in items if item.published is not None), None),
    )
    return msgspec.structs.replace(joined, telegram=telegram)
