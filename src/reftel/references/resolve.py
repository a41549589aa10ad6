"""Resolving references with a lookup that is handed in: finding them is not resolving them."""

from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from reftel.telegram import Key, Reference


class Lookup(Protocol):
    """Says which telegrams a collection holds under a key. A key without a year matches every year."""

    def find(self, key: Key) -> tuple[str, ...]:
        """Return the version ids held under a key, in a stable order; empty where the telegram is absent."""
        ...


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """A reference with what a collection holds of it: none (a ghost), one, or several to choose from."""

    reference: Reference
    held: tuple[str, ...]


def resolve(references: Iterable[Reference], lookup: Lookup) -> Iterator[Resolved]:
    """Yield each reference with the version ids that the lookup knows; a reference without a key resolves to nothing."""
    for reference in references:
        held = lookup.find(reference.key) if reference.key is not None else ()
        yield Resolved(reference=reference, held=held)
