"""`reftel export`, `reftel cite`, `reftel quote`: what leaves the archive."""

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from reftel.cli.exits import DONE, NOT_FOUND
from reftel.cli.options import archive_option, opened, viewer
from reftel.cli.terminal import print_line, print_raw, warn

if TYPE_CHECKING:
    from reftel.archive import Archive, Whole
    from reftel.exports import Format

FORMS: Final = (
    "jsonl",
    "csv",
    "parquet",
    "text",
    "zip",
    "pdf",
    "bagit",
    "csl",
    "bibtex",
    "ris",
    "note",
    "bibliography",
)
"""The names of `exports.FORMATS`, here so that help need not load them; a test keeps both alike."""

STYLES: Final = ("note", "bibliography", "csl", "bibtex", "ris")
"""Those that are citations."""

PACKED: Final = frozenset({"zip", "pdf"})
"""Forms that are not for a terminal."""

EXPORT_EPILOG = """\b
Examples:
  reftel export 'tag:PBTS year:2006' --form csv -o dues.csv
  reftel export --telegram 06PORTALDER412 --form text
  reftel export '*' --form bagit -o bag/
  reftel export 'lightship' --form csl | pandoc --citeproc …
"""


@click.command(epilog=EXPORT_EPILOG)
@click.argument("query", required=False)
@click.option(
    "--telegram", "addresses", multiple=True, metavar="ADDRESS", help="One telegram; may be said several times."
)
@click.option("--form", type=click.Choice(FORMS), default="jsonl", show_default=True, help="What is written.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file or, for bagit, the folder; else standard output."
)
@archive_option
def export(query: str | None, addresses: tuple[str, ...], form: str, output: Path | None, archive: str | None) -> int:
    """Write telegrams out: those that a QUERY finds, the oldest first, or single ones.

    Streams, so that a large set needs no more memory than a small one. An empty query in quotation marks, or '*', means everything.
    """
    from reftel.exports import export_format

    if (query is None) == (not addresses):
        raise click.UsageError("Say a query, or --telegram ADDRESS.")
    with opened(archive) as held:
        wholes = held.wholes(viewer(), addresses) if addresses else held.wholes_of(viewer(), query or "")
        found = _Counted(wholes)
        if found.is_empty():
            warn("Nothing was found, so that nothing was written.", "Try the query with `reftel search`.")
            return NOT_FOUND
        _write(held, found, export_format(form), output)
    if output is not None:
        warn(f"{found.count:,} {'telegram' if found.count == 1 else 'telegrams'} written to {output}")
    return DONE


class _Counted:
    """Counts what goes through; knows whether there is anything before the first is taken."""

    def __init__(self, wholes: "Iterator[Whole]") -> None:
        self._first = next(wholes, None)
        self._rest = wholes
        self.count = 0

    def is_empty(self) -> bool:
        """Tell whether there is nothing at all."""
        return self._first is None

    def __iter__(self) -> "Iterator[Whole]":
        """Yield everything, once."""
        if self._first is not None:
            for whole in chain([self._first], self._rest):
                self.count += 1
                yield whole


def _write(held: "Archive", wholes: "Iterable[Whole]", form: "Format", output: Path | None) -> None:
    if form.parts is not None:
        _pour(form.parts(wholes, held.collection), form.name, output)
    elif output is None:
        raise click.UsageError(f"The form {form.name} needs a place of its own: say -o.")
    elif form.name == "bagit":
        from reftel.exports.bag import write_bag

        write_bag(wholes, output, held.collection, now=dt.datetime.now(dt.UTC))
    else:
        from reftel.exports.tables import write_parquet

        with _draft(output) as draft:
            write_parquet(wholes, draft)


def _pour(parts: "Iterable[bytes]", form: str, output: Path | None) -> None:
    if output is not None:
        with _draft(output) as draft, draft.open("wb") as file:
            file.writelines(parts)
        return
    if form in PACKED and sys.stdout.isatty():
        raise click.UsageError(f"The form {form} is not for a terminal: say -o FILE, or send it into a pipe.")
    for part in parts:
        print_raw(part)


@contextmanager
def _draft(output: Path) -> Iterator[Path]:
    """Give a place beside the one that is meant: an export that stops half-way leaves no file that looks whole."""
    draft = output.with_name(f".{output.name}.part")
    try:
        yield draft
        draft.replace(output)
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)


@click.command(
    epilog="""\b
Examples:
  reftel cite 06PORTALDER412
  reftel cite 06PORTALDER412 --style bibtex >> sources.bib
"""
)
@click.argument("address", nargs=-1, required=True, metavar="ADDRESS")
@click.option(
    "--style", type=click.Choice(STYLES), default="note", show_default=True, help="The style of the citation."
)
@archive_option
def cite(address: tuple[str, ...], style: str, archive: str | None) -> int:
    """Print a citation: after the Chicago Manual of Style, or for a program that manages sources."""
    from reftel.exports import export_format

    with opened(archive) as held:
        _write(held, held.wholes(viewer(), (" ".join(address),)), export_format(style), None)
    return DONE


@click.command(
    epilog="""\b
Examples:
  reftel quote 06PORTALDER412#p2
  reftel quote 06PORTALDER412@3f2a91c0#p2
"""
)
@click.argument("address", metavar="ADDRESS#PASSAGE")
@archive_option
def quote(address: str, archive: str | None) -> int:
    """Print a passage as a quotation with its footnote, in Markdown. #p2 is the sender's paragraph 2."""
    from reftel.exports import facts_of_holding, quotation

    name, sign, anchor = address.rpartition("#")
    if not sign:
        raise click.UsageError("Name the passage too: 06PORTALDER412#p2.")
    with opened(archive) as held:
        holding = held.fetch(viewer(), name)
        print_line(quotation(holding.telegram, facts_of_holding(holding, held.collection), anchor).rstrip("\n"))
    return DONE
