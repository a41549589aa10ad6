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


def can_confine(node: Node | None, told: Directives) -> bool:
    """Say whether a tree has words for which `in:` says anything.

    Those that are searched in several regions, or in one that it may name; `-in:` alone may stand beside names too, of which it
    leaves out nothing.
    """
    words = [] if node is None else [leaf for leaf in leaves_of(node) if isinstance(leaf, Words | Near | Similar)]
    return bool(words if not told.inside else [leaf for leaf in words if _is_prose(leaf.field)])


def confined(node: Node, regions: Iterable[str]) -> Node | None:
    """Return the tree with its words searched in these regions only, None where that leaves nowhere to search.

    Words of a field that is one region stay where they are; so do those that an inner `in:` has confined. Where there are no
    others, one of them has to be in the regions, else the query contradicts itself.
    """
    allowed = frozenset(regions)
    words = [leaf for leaf in leaves_of(node) if isinstance(leaf, Words | Near | Similar)]
    wide = [leaf for leaf in words if _wide(leaf)]
    prose = [leaf for leaf in words if _is_prose(leaf.field)]
    if any(not allowed.intersection(regions_of(leaf.field)) for leaf in wide):
        return None
    if prose and not any(allowed.intersection(regions_of(leaf.field)) for leaf in prose):
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


def _is_prose(field: str) -> bool:
    """Say whether the words of a field stand in the regions that `in:` names."""
    return not frozenset(REGIONS).isdisjoint(regions_of(field))
