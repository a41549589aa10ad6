"""What a query may be at most, and whether its quotation marks and parentheses come in pairs: looked at before parsing."""

from typing import Final

from reftel.errors import QueryError

MAX_CHARACTERS: Final = 2_000
"""Twenty lines of a telegram. Longer ones are pasted by mistake."""

MAX_DEPTH: Final = 20
"""Parentheses inside parentheses, and NOT before NOT. Nobody means more, and building the tree recurses."""

MAX_TERMS: Final = 100
"""Words, phrases and values. Each costs the engine a list of its own."""

MAX_BETWEEN: Final = 50
"""Words between two near ones. The index leaves more room than this between passages."""

MAX_MISSPELT: Final = 2
"""Letters by which a word may differ; with three, everything resembles everything."""

MIN_PHRASE_PREFIX: Final = 3
"""Letters before a * that stands behind other words, as in light-hou*: for each word that begins so the engine reads where it stands."""

MAX_SIMILAR_CHARACTERS: Final = 40
"""Length of a word that is searched by its spelling; the engine's table of its variants grows with it."""

QUOTES: Final = frozenset('"“”„«»')
"""What begins or ends a phrase; each with each, because keyboards and word processors differ."""


class QueryOverLimit(QueryError):  # noqa: N818 - a limit is passed, not an error of ours
    """A query passes a named limit; carries its name and value."""

    def __init__(self, limit: str, value: int, message: str, *, query: str, start: int, end: int) -> None:
        super().__init__(message, query=query, start=start, end=end, suggestion="Ask for less at once.")
        self.limit = limit
        self.value = value


def written(query: str) -> str:
    """Return a query with a question mark for what no encoding can carry: halves of characters that a command line let through."""
    return query.encode("utf-8", "replace").decode()


def require_length(query: str) -> None:
    """Raise `QueryOverLimit` for a query of too many characters; what it carries is cut."""
    if len(query) > MAX_CHARACTERS:
        raise QueryOverLimit(
            "MAX_CHARACTERS",
            MAX_CHARACTERS,
            f"The query has {len(query):,} characters, {MAX_CHARACTERS:,} are the most",
            query=query[: MAX_CHARACTERS + 1],
            start=MAX_CHARACTERS,
            end=MAX_CHARACTERS + 1,
        )


def require_terms(number: int, query: str, start: int, end: int) -> None:
    """Raise `QueryOverLimit` where the term at [start, end), the `number`th, is one too many."""
    if number > MAX_TERMS:
        message = f"The query has more than {MAX_TERMS} terms"
        raise QueryOverLimit("MAX_TERMS", MAX_TERMS, message, query=query, start=start, end=end)


def require_depth(depth: int, query: str, start: int, end: int) -> None:
    """Raise `QueryOverLimit` where what stands at [start, end) is nested too deeply."""
    if depth > MAX_DEPTH:
        message = f"The query nests more than {MAX_DEPTH} deep"
        raise QueryOverLimit("MAX_DEPTH", MAX_DEPTH, message, query=query, start=start, end=end)


def require_pairs(query: str) -> None:
    """Raise `QueryError` where a quotation mark or a parenthesis lacks its partner."""
    open_quote: int | None = None
    open_parentheses: list[int] = []
    for at, sign in enumerate(query):
        if sign in QUOTES:
            open_quote = at if open_quote is None else None
        elif open_quote is not None:
            continue
        elif sign == "(":
            open_parentheses.append(at)
        elif sign == ")" and not open_parentheses:
            raise _unpaired("This parenthesis closes nothing", "Remove it, or open one before it.", query, at)
        elif sign == ")":
            open_parentheses.pop()
    if open_quote is not None:
        raise _unpaired("This quotation mark is not closed", "Close the phrase, or remove the mark.", query, open_quote)
    if open_parentheses:
        raise _unpaired("This parenthesis is not closed", "Close it, or remove it.", query, open_parentheses[-1])


def _unpaired(message: str, suggestion: str, query: str, at: int) -> QueryError:
    return QueryError(message, query=query, start=at, end=at + 1, suggestion=suggestion)
