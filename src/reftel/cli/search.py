"""`reftel search`: find telegrams."""

import sys
from collections import Counter
from typing import TYPE_CHECKING, Final

import click

from reftel.cli.exits import DONE
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import console, print_json, print_line, safe_line, warn
from reftel.cli.working import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reftel.archive import Archive
    from reftel.archive.values import Completion, Hit, Result

MOST_WORDS: Final = 6
"""Words of a query for which nearer spellings are tried; each costs a search."""

EPILOG = """\b
Examples:
  reftel search lightship
  reftel search 'subject:pilotage AND from:"port alder"'
  reftel search 'tag:EFIS date:2006-05..2006-09' --sort oldest
  reftel search '"aide memoire" -comment:levy' --json
  reftel search 'dues -in:enclosure date:"spring 2006" sort:newest'
  reftel search similar:06PORTALDER412
  reftel search --saved lightships date:2006
  reftel search --complete 'lightship station:PO'

The language is described in docs/reference/query-language.md.
"""


@click.command(epilog=EPILOG)
@click.argument("query", nargs=-1, metavar="[QUERY]…")
@archive_option
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many telegrams to show."
)
@click.option("--offset", type=click.IntRange(0, 1_000_000), default=0, help="How many to pass over first.")
@click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest", "station"]),
    default="relevance",
    show_default=True,
    help="Order, unless the query says sort:.",
)
@click.option(
    "--facet",
    "facets",
    multiple=True,
    type=click.Choice(["station", "year", "classification", "tag", "caption", "precedence", "kind", "has", "none"]),
    help="What to count in JSON; may be given several times. Else the first five.",
)
@click.option("--places", is_flag=True, help="With --json: where in each text the query is met, in code points.")
@click.option(
    "--complete", is_flag=True, help="List how the query may end instead of searching: for editors and shells."
)
@click.option("--saved", metavar="NAME", help="Run a saved search (`reftel saved`); further words narrow it.")
@json_option
def search(
    query: tuple[str, ...],
    archive: str | None,
    limit: int,
    offset: int,
    sort: str,
    facets: tuple[str, ...],
    saved: str | None,
    *,
    places: bool,
    complete: bool,
    as_json: bool,
) -> int:
    """Find telegrams; several words are joined by blanks, so that quotes are only needed for what the shell would eat."""
    from reftel.search import USUAL_FACETS

    if (places or facets) and not as_json:
        raise click.UsageError("--places and --facet go with --json.")
    text = " ".join(query)
    with opened(archive) as held:
        if complete:
            return _complete(held.complete(viewer(), text, limit=limit), as_json=as_json)
        if saved is not None:
            text, sort = _saved(held, saved, text, sort)
        counted = facets or USUAL_FACETS if as_json and "none" not in facets else ()
        result = held.search(viewer(), text, limit=limit, offset=offset, sort=sort, facets=counted, places=places)
        near = () if as_json or result.total else _spelled_alike(held, text)
    if as_json:
        print_json(_as_json(result))
    else:
        _show(result)
        _help(result, near)
    _tell_window(result)
    return DONE


def _spelled_alike(held: "Archive", text: str) -> "Sequence[tuple[str, int]]":
    """Return the query with one of its words in spellings much like it, each with what it finds."""
    words = text.split()
    if len(words) > MOST_WORDS or not all(word.isalpha() and not word.isupper() for word in words):
        return ()
    tries = [" ".join([*words[:at], f"{word}~1", *words[at + 1 :]]) for at, word in enumerate(words) if len(word) > 3]
    found = [(query, held.search(viewer(), query, limit=1, facets=()).total) for query in tries]
    return [(query, total) for query, total in found if total]


def _help(result: "Result", near: "Sequence[tuple[str, int]]") -> None:
    """Say on the error stream what else may be asked, where nothing is shown."""
    if result.total and result.offset >= result.total:
        warn(f"The last is number {result.total:,}", "Say a smaller --offset.")
    elif near:
        warn("Much alike: " + "; ".join(f"{query} ({plural(total, 'telegram')})" for query, total in near))
    elif not result.total:
        warn("Nothing was found", "Leave out a word or a field, or write the beginning of a word with a *.")


def _tell_window(result: "Result") -> None:
    """Say why there are no more hits, where there are more than can be leafed through."""
    from reftel.search.index import MAX_WINDOW

    if result.total > MAX_WINDOW < result.offset + result.limit:
        warn(
            f"Of {result.total:,} telegrams the first {MAX_WINDOW:,} can be listed",
            "Narrow the search, turn the order round with --sort, or take all of them with `reftel export`.",
        )


def _complete(ends: "Sequence[Completion]", *, as_json: bool) -> int:
    if as_json:
        print_json([{"query": end.query, "label": end.label, "count": end.count} for end in ends])
        return DONE
    for end in ends:
        print_line(safe_line(end.query))
    return DONE


def _saved(held: "Archive", name: str, more: str, sort: str) -> tuple[str, str]:
    """Return the query of a saved search, narrowed by further words, and its order unless another was asked for."""
    from reftel.archive.work.searches import narrowed

    saved = held.work.searches.show(viewer(), name)
    is_asked = click.get_current_context().get_parameter_source("sort") is click.core.ParameterSource.COMMANDLINE
    return narrowed(saved.query, more), sort if is_asked else saved.sort


def _as_json(result: "Result") -> dict[str, object]:
    from reftel.archive import search_json

    return search_json(result)


def _show(result: "Result") -> None:
    first = result.offset + 1
    last = result.offset + len(result.hits)
    shown = f", {first} to {last} shown" if result.hits and result.total > len(result.hits) else ""
    print_line(f"{result.total:,} telegram{'' if result.total == 1 else 's'}{shown}")
    numbers = Counter(hit.brief.mrn for hit in result.hits)
    for hit in result.hits:
        # Several texts of one telegram are told apart by their versions.
        _show_hit(hit, hit.brief.mrn if numbers[hit.brief.mrn] == 1 else None)


def _show_hit(hit: "Hit", number: str | None) -> None:
    from rich.text import Text

    brief = hit.brief
    when = f"{brief.date:%Y-%m-%d}" if brief.date else "no date   "
    head = f"{number or brief.address}  {when}  {brief.classification or ''}  {safe_line(brief.subject or '')}"
    if not sys.stdout.isatty():
        print_line(head)
        for snippet in hit.snippets:
            print_line("    " + safe_line(snippet.text))
        return
    screen = console()
    screen.print(Text(head, style="bold"))
    for snippet in hit.snippets:
        line = Text("    ")
        at = 0
        for start, end in snippet.marks:
            line.append(safe_line_keeping(snippet.text[at:start]))
            line.append(safe_line_keeping(snippet.text[start:end]), style="reverse")
            at = end
        line.append(safe_line_keeping(snippet.text[at:]))
        screen.print(line)


def safe_line_keeping(text: str) -> str:
    """Make a part of a line safe without losing the blanks at its ends."""
    from reftel.cli.terminal import safe

    return safe(text.replace("\n", " ").replace("\t", " "))
