"""From what a reader types to the tree of the query. Every string gives a tree or a `QueryError` that points."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput, UnexpectedToken

from reftel.errors import QueryError
from reftel.search.query.directives import Directives, can_confine, confined, regions_named
from reftel.search.query.fields import ANYWHERE, Field, Kind, fields_by_name
from reftel.search.query.limits import require_depth, require_length, require_pairs, require_terms
from reftel.search.query.spelling import nearest
from reftel.search.query.tree import Everything, Exactly, Node, Not, Or, Query
from reftel.search.query.values import Term, either, every, meaning, this_telegram

_TERMS: Final = frozenset({"WORD", "PHRASE", "RANGE"})
_SHOWN: Final = {"_AND": "AND", "_OR": "OR", "_NOT": "NOT", "_MINUS": "-", "_PLUS": "+", "LPAR": "(", "RPAR": ")"}
_PREFIXES: Final = frozenset({"_NOT", "_MINUS", "_PLUS"})

REMEMBERED: Final = 64
"""Texts of queries of which it is remembered whether they have alternatives."""


def parse_query(text: str) -> Query:
    """Return what a query asks for; nothing typed asks for everything.

    Raises `QueryError` with one sentence, the place and a suggestion, and nothing else whatever the text.
    """
    require_length(text)
    require_pairs(text)
    _require_no_star_at_phrase(text)
    tokens = list(_parser().lex(text))
    _require_moderation(text, tokens)
    try:
        tree = _parser().parse(text)
    except UnexpectedInput as error:
        raise _misplaced(text, tokens, error) from None
    root, sort = _build_whole(text, tree)
    if root is None and sort is None and text.strip():
        raise QueryError(
            "There is nothing to search for in this query",
            query=text,
            start=0,
            end=len(text),
            suggestion="Type a word, a number or a field with its value.",
        )
    return Query(text=text, root=root or Everything(), sort=sort)


def beside(query: Query) -> str:
    """Return the text of a query as it can stand beside further terms that have to match too: in parentheses, where it has alternatives.

    With `sort:` a query is a row of terms already, and `sort:` may not come into parentheses.
    """
    text = query.text.strip()
    is_open = _has_alternatives(text) or (isinstance(query.root, Or) and query.sort is None)
    return f"({text})" if text and is_open else text


@lru_cache(maxsize=REMEMBERED)
def _has_alternatives(text: str) -> bool:
    """Say whether an OR stands outside of parentheses, also one that nothing came of, such as that of "dues OR ?".

    Remembered, because a page of results asks it for each value of each facet.
    """
    depth = 0
    for token in _parser().lex(text):
        depth += (token.type == "LPAR") - (token.type == "RPAR")
        if token.type == "_OR" and depth == 0:
            return True
    return False


def _build_whole(text: str, tree: Tree[Token]) -> tuple[Node | None, str | None]:
    """Return the meaning of the whole query, and the order that it asks for."""
    if not tree.children:
        return None, None
    (child,) = tree.children
    members = child.children if isinstance(child, Tree) and child.data == "both" else [child]
    return _build_group(text, members, fields_by_name()[ANYWHERE], is_whole=True)


def _build_group(
    text: str, members: list[Tree[Token] | Token], field: Field, *, is_whole: bool = False
) -> tuple[Node | None, str | None]:
    """Return the meaning of terms that all have to match, and the order that one of them asks for."""
    told = Directives()
    others: list[Tree[Token] | Token] = []
    first: Token | None = None
    for member in members:
        name = _directive(text, member)
        if name is None:
            others.append(member)
            continue
        first = first or name
        _note(text, member, name, told, is_whole=is_whole)
    node = either(_number_of(text, others, field), every(*(_build(text, member, field) for member in others)))
    regions = told.regions
    if regions is None or first is None:
        return node, told.sort
    if node is None or not can_confine(node, told):
        raise _wrong(text, first, "in: says where words are searched, and there are none beside it", _IN_ALONE)
    confining = confined(node, regions)
    if confining is None:
        raise _wrong(text, first, "This leaves no part of the telegram to search the words in", "Name another part.")
    return confining, told.sort


_IN_ALONE: Final = "Write words beside it, or has: with a part to find telegrams that have it."


def _directive(text: str, member: Tree[Token] | Token) -> Token | None:
    """Return the name of the field, where a term is `in:` or `sort:`, negated or not."""
    if isinstance(member, Tree) and member.data == "negated":
        (member,) = member.children
    if not isinstance(member, Tree) or member.data != "fielded":
        return None
    name = member.children[0]
    is_directive = isinstance(name, Token) and _field(text, name).kind in {Kind.PART, Kind.SORT}
    return name if is_directive and isinstance(name, Token) else None


def _note(text: str, member: Tree[Token] | Token, name: Token, told: Directives, *, is_whole: bool) -> None:
    """Note what one `in:` or `sort:` says."""
    field = _field(text, name)
    is_negated = isinstance(member, Tree) and member.data == "negated"
    fielded = member.children[0] if isinstance(member, Tree) and is_negated else member
    value = _build(text, fielded.children[1], field) if isinstance(fielded, Tree) else None
    if field.kind is Kind.PART:
        named = regions_named(value)
        if is_negated:
            told.outside += named
        else:
            told.inside += named
        return
    if is_negated or not is_whole:
        raise _wrong(text, name, "sort: is for the whole query", "Write it once, outside of parentheses, without NOT.")
    if not isinstance(value, Exactly) or told.sort not in {None, value.value}:
        raise _wrong(text, name, "Hits have one order only", "Name one order.")
    told.sort = value.value


_STAR_AT_PHRASE: Final = re.compile(r"(?<=\w)\*(?=[\"”])|(?<=[\"”])\*")


def _require_no_star_at_phrase(text: str) -> None:
    """Raise where a * stands at the end of a phrase or behind it: the engine would find nothing, in silence."""
    match = _STAR_AT_PHRASE.search(text)
    if match is not None:
        raise QueryError(
            "A * stands for the end of a single word, not of a phrase",
            query=text,
            start=match.start(),
            end=match.end(),
            suggestion="Leave the quotation marks out, or the *.",
        )


@cache
def _parser() -> Lark:
    grammar = (files("reftel.search") / "data" / "grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer="basic", propagate_positions=False)


def _require_moderation(text: str, tokens: list[Token]) -> None:
    terms = pending = 0  # pending: signs such as NOT that wait for what they stand before
    around: list[int] = []
    for token in tokens:
        start, end = _place(token)
        if token.type in _PREFIXES:
            pending += 1
        elif token.type == "LPAR":
            around.append(pending)
            pending = 0
        elif token.type == "RPAR":
            around.pop()
        elif token.type in _TERMS:
            terms, pending = terms + 1, 0
        require_depth(pending + sum(around) + len(around), text, start, end)
        require_terms(terms, text, start, end)


def _build(text: str, node: Tree[Token] | Token, field: Field) -> Node | None:
    """Return the meaning of a branch under a field, None where it asks for nothing."""
    if isinstance(node, Token):
        start, end = _place(node)
        return meaning(Term(query=text, kind=node.type, text=str(node), start=start, end=end), field)
    if node.data == "fielded":
        return _build_fielded(text, node, field)
    if node.data == "both":
        return _build_group(text, node.children, field)[0]
    parts = [_build(text, child, field) for child in node.children]
    if node.data == "negated":
        return None if parts[0] is None else Not(parts[0])
    return either(*parts) if node.data == "either" else every(*parts)


def _number_of(text: str, words: Sequence[Tree[Token] | Token], field: Field) -> Node | None:
    """Return the telegram whose number several bare words are, such as PORT ALDER 412."""
    tokens = [child for child in words if isinstance(child, Token) and child.type == "WORD"]
    if field.name != ANYWHERE or len(tokens) < len(words) or len(tokens) < 2:
        return None
    return this_telegram(text[_place(tokens[0])[0] : _place(tokens[-1])[1]])


def _build_fielded(text: str, node: Tree[Token], outer: Field) -> Node | None:
    name, value = node.children
    if not isinstance(name, Token):
        raise TypeError("a field begins with its name")
    field = _field(text, name)
    if outer.name != ANYWHERE:
        raise _wrong(
            text,
            name,
            f"{name} stands inside {outer.name}:(…)",
            "Close the parenthesis first, or drop one of the fields.",
        )
    if field.kind in {Kind.PART, Kind.SORT}:
        raise _wrong(text, name, f"{name} stands for nothing to find here", "Write it beside the words that it is for.")
    return _build(text, value, field)


def _field(text: str, name: Token) -> Field:
    known = fields_by_name()
    typed = name[:-1].lower()
    if typed in known:
        return known[typed]
    near = nearest(typed, known)
    quoted = text[name.start_pos or 0 :].split()[0]
    suggestion = f"Did you mean {near}:?" if near else f'To search for it as text, write "{quoted}".'
    raise _wrong(text, name, f"No field is called “{name[:-1]}”", suggestion)


def _misplaced(text: str, tokens: list[Token], error: UnexpectedInput) -> QueryError:
    """Return the error for a sign or field that lacks something, which is always the one before, or the first of all."""
    at = getattr(error.token, "start_pos", None) if isinstance(error, UnexpectedToken) else None
    is_end = isinstance(error, UnexpectedToken) and error.token.type == "$END"
    before = [token for token in tokens if is_end or at is None or (token.start_pos or 0) < at]
    wrong = next((token for token in tokens if token.start_pos == at and not is_end), None)
    last = before[-1] if before else None
    if last is not None and last.type == "LPAR" and wrong is not None and wrong.type == "RPAR":
        return _wrong(text, last, "There is nothing between these parentheses", "Fill them, or remove them.")
    if last is not None and last.type not in {*_TERMS, "RPAR", "LPAR"}:
        shown = _SHOWN.get(last.type, str(last))
        return _wrong(text, last, f"Nothing that fits follows {shown}", f"Write what {shown} is for behind it.")
    if wrong is not None:
        shown = _SHOWN.get(wrong.type, str(wrong))
        return _wrong(text, wrong, f"{shown} has nothing before it", f"Write something before {shown}, or remove it.")
    return QueryError(
        "This query is not understood", query=text, start=0, end=len(text), suggestion="Put it into quotation marks."
    )


def _place(token: Token) -> tuple[int, int]:
    start = token.start_pos or 0
    return start, start + len(token)


def _wrong(text: str, token: Token, message: str, suggestion: str) -> QueryError:
    start, end = _place(token)
    return QueryError(message, query=text, start=start, end=end, suggestion=suggestion)
