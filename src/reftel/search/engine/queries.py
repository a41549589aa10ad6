"""From the tree of a query to the engine's query objects. Nothing that a reader typed is ever put into a query string."""

from collections.abc import Iterable
from typing import Final, assert_never

import msgspec
from tantivy import FieldType, Occur, Query, Schema

from reftel.search.query.fields import OTHER, SUBJECT, regions_of
from reftel.search.query.tree import (
    Alike,
    Among,
    And,
    Everything,
    Exactly,
    Kept,
    Near,
    Node,
    Not,
    Number,
    Or,
    Similar,
    This,
    Words,
    anywhere,
    changed,
    leaves_of,
)

_WEIGHTS: Final = {SUBJECT: 2.0, OTHER: 0.5}
"""Region → the weight of its words; every other weighs 1."""

_THIS_SCORE: Final = 1_000.0
"""Above all that words score: the telegram whose number was typed comes first."""


def engine_query(node: Node, schema: Schema) -> Query:
    """Return the engine's query for a branch of the tree. Words score by relevance, everything else scores nothing."""
    match node:
        case Everything():
            return _filter(Query.all_query())
        case Words() | Near() | Similar():
            return _in_fields(node, schema)
        case Exactly():
            return _filter(_exactly(node, schema))
        case Number():
            return _filter(_number(node, schema))
        case This():
            return Query.const_score_query(_this(node, schema), _THIS_SCORE)
        case Among():
            return _filter(Query.term_set_query(schema, "version_id", list(node.version_ids)))
        case Alike():
            return _alike(node, schema)
        case Kept():
            return _filter(Query.empty_query())
        case Not():
            return _all((), (engine_query(node.part, schema),))
        case And():
            wanted = [engine_query(part, schema) for part in node.parts if not isinstance(part, Not)]
            return _all(wanted, [engine_query(part.part, schema) for part in node.parts if isinstance(part, Not)])
        case Or():
            return _any(engine_query(part, schema) for part in node.parts)
    assert_never(node)


def in_steps(node: Node, schema: Schema) -> tuple[Query, ...]:
    """Return a query as several that share out its hits: what comes first to whom the engine's ranking is not shown.

    First the telegrams whose number was typed, then those that have the words in their subject, then the rest.
    """
    whole = engine_query(node, schema)
    numbered = _any(_this(leaf, schema) for leaf in leaves_of(node) if isinstance(leaf, This))
    titled = engine_query(changed(node, _in_subject), schema)
    return _all((whole, numbered), ()), _all((whole, titled), (numbered,)), _all((whole,), (numbered, titled))


def _in_subject(leaf: Node) -> Node:
    is_anywhere = isinstance(leaf, Words | Near | Similar) and SUBJECT in regions_of(leaf.field)
    return msgspec.structs.replace(leaf, field=SUBJECT) if is_anywhere else leaf


def restricted(query: Query, scope: Query) -> Query:
    """Return the query, confined to what another finds; scores stay as they are."""
    return _all((query, _filter(scope)), ())


def _filter(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def _all(wanted: Iterable[Query], unwanted: Iterable[Query]) -> Query:
    parts = [(Occur.Must, query) for query in wanted] or [(Occur.Must, _filter(Query.all_query()))]
    return Query.boolean_query([*parts, *((Occur.MustNot, query) for query in unwanted)])


def _any(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _in_fields(node: Words | Near | Similar, schema: Schema) -> Query:
    regions = regions_of(node.field)
    if len(regions) == 1:
        return _in_field(node, node.field, schema)
    return _any(
        Query.boost_query(_in_field(node, region, schema), _WEIGHTS[region])
        if region in _WEIGHTS
        else _in_field(node, region, schema)
        for region in regions
    )


def _alike(node: Alike, schema: Schema) -> Query:
    parts = [
        (Occur.Should, Query.const_score_query(_in_fields(anywhere(word), schema), float(weight)))
        for word, weight in node.words
    ]
    return Query.boolean_query(parts, minimum_number_should_match=node.least)


def _in_field(node: Words | Near | Similar, field: str, schema: Schema) -> Query:
    match node:
        case Words():
            return _words(node, field, schema)
        case Near():
            one, other = node.words
            # The engine counts moves: a pair in reverse order is two moves further than it looks.
            return _any(
                Query.phrase_query(schema, field, list(pair), slop=node.between)
                for pair in ((one, other), (other, one))
            )
        case Similar():
            return Query.fuzzy_term_query(schema, field, node.word, node.distance)
    assert_never(node)


def _words(node: Words, field: str, schema: Schema) -> Query:
    *others, last = node.words
    if not others:
        if node.prefix:
            return Query.fuzzy_term_query(schema, field, last, 0, prefix=True)
        return Query.term_query(schema, field, last)
    if node.prefix:
        # Patterns, but of folded words, which have letters and digits only.
        return Query.regex_phrase_query(schema, field, [*others, f"{last}.*"])
    return Query.phrase_query(schema, field, list(node.words))


def _exactly(node: Exactly, schema: Schema) -> Query:
    if node.prefix:
        return Query.fuzzy_term_query(schema, node.field, node.value, 0, prefix=True)
    return Query.term_query(schema, node.field, node.value)


def _number(node: Number, schema: Schema) -> Query:
    last = None if node.end is None else node.end - 1  # the engine wants an open end to be inclusive
    return Query.range_query(schema, node.field, FieldType.Integer, node.start, last)


def _this(node: This, schema: Schema) -> Query:
    if node.mrn is not None:
        return Query.term_query(schema, "mrn", node.mrn)
    station = Query.term_query(schema, "station", node.station)
    return _all((station, Query.term_query(schema, "serial", node.serial)), ())
