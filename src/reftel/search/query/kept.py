"""Putting in what readers made: collections, marks, notes and names become the versions or the words that they stand for."""

from collections.abc import Callable

import msgspec

from reftel.errors import QueryError
from reftel.search.query.tree import And, Kept, Node, Not, Or, Query
from reftel.search.query.values import either, every

Keeper = Callable[[Kept], Node]
"""Says what something kept stands for; raises `UnknownKept` where nobody made it."""


class UnknownKept(QueryError):  # noqa: N818 - the field's word
    """A query names what nobody made; made by the keeper, pointed at its place by `with_kept`."""

    def __init__(self, kept: Kept, message: str, suggestion: str) -> None:
        super().__init__(message, query="", start=kept.start, end=kept.end, suggestion=suggestion)


def has_kept(node: Node) -> bool:
    """Say whether a query asks for anything that only the archive knows."""
    if isinstance(node, And | Or):
        return any(has_kept(part) for part in node.parts)
    return isinstance(node, Kept) or (isinstance(node, Not) and has_kept(node.part))


def with_kept(query: Query, keeper: Keeper) -> Query:
    """Return the query with everything kept replaced; raise `QueryError` at the place of what nobody made."""
    if not has_kept(query.root):
        return query
    try:
        root = _replaced(query.root, keeper)
    except UnknownKept as error:
        raise QueryError(
            str(error), query=query.text, start=error.start, end=error.end, suggestion=error.suggestion
        ) from None
    return msgspec.structs.replace(query, root=root)


def _replaced(node: Node, keeper: Keeper) -> Node:
    match node:
        case Kept():
            return keeper(node)
        case Not():
            return Not(_replaced(node.part, keeper))
        case And():
            return every(*(_replaced(part, keeper) for part in node.parts)) or node
        case Or():
            return either(*(_replaced(part, keeper) for part in node.parts)) or node
        case _:
            return node
