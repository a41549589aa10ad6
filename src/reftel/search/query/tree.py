"""The tree of a query: a closed set of nodes, which every index and the matcher understand."""

from collections.abc import Callable, Iterator

import msgspec

from reftel.search.query.fields import ANYWHERE


class Everything(msgspec.Struct, frozen=True, tag=True):
    """Matches every document: the empty query."""


class Words(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Folded words that stand next to each other in this order in one passage or value of a text field.

    At least one word. Where `prefix` is set the last one is only the beginning of a word.
    """

    field: str
    words: tuple[str, ...]
    prefix: bool = False


class Near(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Two different folded words of one passage with at most `between` words between them, in whichever order."""

    field: str
    words: tuple[str, str]
    between: int


class Similar(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A folded word that becomes `word` by at most `distance` letters added, dropped, replaced or swapped."""

    field: str
    word: str
    distance: int


class Exactly(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A value of a raw field, in the spelling of the index; with `prefix` any value that begins so."""

    field: str
    value: str
    prefix: bool = False


class Number(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A number field within [start, end); null leaves one end open. What has no number never matches."""

    field: str
    start: int | None
    end: int | None


class This(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """What carries this number: it comes before everything that merely mentions it. Station and serial, or the mrn."""

    mrn: str | None
    station: str | None
    serial: int | None


class Kept(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """What only the archive knows, by its name or value: a collection, a note, what a number refers to, the state of a matter.

    The archive puts what it stands for in its place (`kept.with_kept`); left as it is, it matches nothing. [start, end) is its place
    in the query, for the error that points at it.
    """

    field: str
    value: str
    prefix: bool
    start: int
    end: int


class Among(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Any of these versions; none where it is empty."""

    version_ids: tuple[str, ...]


class Alike(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """What has at least `least` of these folded words anywhere, each with its weight: a whole number, so that sums are exact."""

    words: tuple[tuple[str, int], ...]
    least: int


class Not(msgspec.Struct, frozen=True, tag=True):
    """What the part does not match."""

    part: "Node"


class And(msgspec.Struct, frozen=True, tag=True):
    """What all parts match; at least two."""

    parts: tuple["Node", ...]


class Or(msgspec.Struct, frozen=True, tag=True):
    """What at least one part matches; at least two."""

    parts: tuple["Node", ...]


Node = Everything | Words | Near | Similar | Exactly | Number | This | Kept | Among | Alike | Not | And | Or


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A query as typed, what it means, and the order that it asks for, if it does."""

    text: str
    root: Node
    sort: str | None = None


def is_ranked(node: Node) -> bool:
    """Say whether a query has anything to rank its hits by: words, a telegram's number, or a telegram to resemble."""
    if isinstance(node, And | Or):
        return any(is_ranked(part) for part in node.parts)
    return isinstance(node, Words | Near | Similar | This | Alike)


def anywhere(word: str) -> Words:
    """Return the question for one folded word anywhere in a telegram."""
    return Words(field=ANYWHERE, words=(word,))


def changed(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return the tree with every leaf replaced by what `change` makes of it."""
    match node:
        case Not():
            return Not(changed(node.part, change))
        case And():
            return And(tuple(changed(part, change) for part in node.parts))
        case Or():
            return Or(tuple(changed(part, change) for part in node.parts))
    return change(node)


def leaves_of(node: Node) -> Iterator[Node]:
    """Yield the leaves of a tree, those under NOT too."""
    if isinstance(node, Not):
        yield from leaves_of(node.part)
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from leaves_of(part)
    else:
        yield node


def is_weighed(node: Node) -> bool:
    """Say whether a query has words whose rarity can rank its hits: whole words, not beginnings and spellings."""
    return any(isinstance(leaf, Near) or (isinstance(leaf, Words) and not leaf.prefix) for leaf in leaves_of(node))


def is_alike(node: Node) -> bool:
    """Say whether a query looks for what resembles a telegram: its weights rank by what the viewer may read."""
    return any(isinstance(leaf, Alike) for leaf in leaves_of(node))
