"""`in:` and `sort:`, which find nothing themselves: they say where the words beside them are searched, and how hits are ordered."""

from collections.abc import Iterable

import msgspec

from reftel.search.query.fields import PARTS, REGIONS, regions_of
from reftel.search.query.tree import Exactly, Near, Node, Or, Similar, Words, changed, leaves_of


class Directives(msgspec.Struct):
    """What a group of terms was told: the regions named by `in:`, those by `-in:`, the order."""

    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    sort: str | None = None

    @property
    def regions(self) -> frozenset[str] | None:
        """Return the regions that words may stand in, None where nothing was said of them."""
        if not (self.inside or self.outside):
            return None
        return frozenset(self.inside or REGIONS).difference(self.outside)


def regions_named(node: Node | None) -> tuple[str, ...]:
    """Return the regions that the values behind `in:` mean."""
    values = (leaf.value for leaf in leaves_of(node) if isinstance(leaf, Exactly)) if node is not None else ()
    return tuple(region for value in values for region in PARTS[value])


def has_words_to_confine(node: Node | None) -> bool:
    """Say whether a tree has words that are searched in several regions."""
    return node is not None and any(_wide(leaf) for leaf in leaves_of(node))


def confined(node: Node, regions: Iterable[str]) -> Node | None:
    """Return the tree with its words searched in these regions only, None where that leaves nowhere to search.

    Words of a field that is one region stay where they are; so do those that an inner `in:` has confined.
    """
    allowed = frozenset(regions)
    wide = [leaf for leaf in map(_wide, leaves_of(node)) if leaf is not None]
    if any(not allowed.intersection(regions_of(leaf.field)) for leaf in wide):
        return None

    def change(leaf: Node) -> Node:
        words = _wide(leaf)
        if words is None:
            return leaf
        kept = [region for region in regions_of(words.field) if region in allowed]
        parts = tuple(msgspec.structs.replace(words, field=region) for region in kept)
        return parts[0] if len(parts) == 1 else Or(parts)

    return changed(node, change)


def _wide(leaf: Node) -> Words | Near | Similar | None:
    """Return a leaf of words that are searched in several regions."""
    return leaf if isinstance(leaf, Words | Near | Similar) and len(regions_of(leaf.field)) > 1 else None
