"""The tree of a query: a closed set of nodes, which every index and the matcher understand."""

import msgspec


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
    """Something that a reader made, by its name or words: a collection, a mark, a note, a name of a list.

    Only the archive knows what it stands for and puts that in its place (`kept.with_kept`); left as it is, it matches
    nothing. [start, end) is its place in the query, for the error that points at it.
    """

    field: str
    value: str
    prefix: bool
    start: int
    end: int


class Among(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Any of these versions; none where it is empty."""

    version_ids: tuple[str, ...]


class Not(msgspec.Struct, frozen=True, tag=True):
    """What the part does not match."""

    part: "Node"


class And(msgspec.Struct, frozen=True, tag=True):
    """What all parts match; at least two."""

    parts: tuple["Node", ...]


class Or(msgspec.Struct, frozen=True, tag=True):
    """What at least one part matches; at least two."""

    parts: tuple["Node", ...]


Node = Everything | Words | Near | Similar | Exactly | Number | This | Kept | Among | Not | And | Or


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A query as typed, and what it means."""

    text: str
    root: Node


def is_ranked(node: Node) -> bool:
    """Say whether a query has anything to rank its hits by: words, or a telegram's number."""
    if isinstance(node, And | Or):
        return any(is_ranked(part) for part in node.parts)
    return isinstance(node, Words | Near | Similar | This)
