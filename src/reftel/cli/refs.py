"""`reftel refs`: what a telegram cites and what cites it; its thread; the whole web for other programs."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

import click

from reftel.cli.exits import DONE
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import console, print_json, print_line, print_raw, safe_line

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from reftel.archive.references.branches import Branch
    from reftel.archive.references.values import Edge, Node, Rates, Thread

EPILOG = """\b
Examples:
  reftel refs 06PORTALDER412
  reftel refs 06PORTALDER412 --thread
  reftel refs 06PORTALDER398                     (cited, not held: who cites it)
  reftel refs --export graphml > web.graphml
  reftel refs 06PORTALDER412 --thread --export edges > thread.csv
  reftel refs --rates

A thread goes back along references and forward along them, and never turns round. ← is cited, → cites.
"""

WIDEST: Final = 1_000
"""Columns of a line into a pipe: nothing is cut there; on a terminal its edge is."""

FATES: Final = {
    "resolved": "resolved to a telegram that is held",
    "absent": "cited by number, not held",
    "no_year": "number without a year, none held",
    "several": "several telegrams may be meant",
    "unknown_station": "number of a station that no table knows",
    "time_not_held": "sender and date-time group, not held",
    "no_sender": "date-time group without a sender",
    "printed_not_held": "printed number and day, not held",
    "airgram_not_held": "airgram, not held",
    "unnamed": "telegram without a number or a time",
    "email": "e-mail",
    "memo": "memorandum",
    "letter": "letter",
    "phone": "telephone call",
    "report": "report",
    "other": "not a telegram, or not told apart",
}
"""What became of a reference, in words."""


@click.command(epilog=EPILOG)
@click.argument("address", nargs=-1, metavar="[ADDRESS]")
@archive_option
@json_option
@click.option("--thread", is_flag=True, help="Go on along the references, back and forward.")
@click.option(
    "--export",
    type=click.Choice(["graphml", "nodes", "edges"]),
    help="Write GraphML, or a CSV table of one of the two.",
)
@click.option("--rates", is_flag=True, help="Count how all references of the archive fare.")
def refs(
    address: tuple[str, ...], archive: str | None, *, as_json: bool, thread: bool, export: str | None, rates: bool
) -> int:
    """Show what a telegram cites and what cites it; without one, say what to export or count."""
    name = " ".join(address)
    if rates + (export is not None) + as_json > 1 and not (rates and as_json):
        raise click.UsageError("Say one of --json, --export and --rates.")
    if not name and not rates and export is None:
        raise click.UsageError("Name a telegram, or say --export or --rates.")
    with opened(archive) as held:
        if rates:
            _print_rates(held.web.rates(viewer()), as_json=as_json)
            return DONE
        if not name:
            _export(export or "", held.web.parts(viewer()))
            return DONE
        found = held.web.thread(viewer(), name) if thread else held.web.refs(viewer(), name)
    if export is not None:
        _export(export, (*found.nodes, *found.edges))
    elif as_json:
        print_json(found)
    else:
        _show(found)
    return DONE


def _export(form: str, parts: "Iterable[Node | Edge]") -> None:
    from reftel.archive.references.exporting import csv_edges, csv_nodes, graphml
    from reftel.archive.references.values import Edge, Node

    writers: dict[str, Callable[[Iterable[Node | Edge]], Iterator[str]]] = {
        "graphml": graphml,
        "nodes": csv_nodes,
        "edges": csv_edges,
    }
    for line in writers[form](parts):
        print_raw(line.encode("utf-8", "replace"))


def _print_rates(rates: "Rates", *, as_json: bool) -> None:
    if as_json:
        print_json(rates)
        return
    print_line(f"{rates.references:>9,}  references")
    for fate, count in rates.fates.items():
        if count:
            share = count / rates.references
            print_line(f"{count:>9,}  {share:>6.1%}  {FATES[fate]}")
    print_line(f"{rates.missing_numbers:>9,}  different numbers are cited and not held")


def _show(thread: "Thread") -> None:
    from rich.text import Text
    from rich.tree import Tree

    from reftel.archive.references.branches import branches_of

    root = Tree(Text(node_line(next(node for node in thread.nodes if node.id == thread.id))))
    cites, cited_by = branches_of(thread)
    for words, found in (("← cites", cites), ("→ cited by", cited_by)):
        if found:
            _grow(root.add(Text(words)), found)
    screen = console()
    if not sys.stdout.isatty():
        screen.width = WIDEST
    screen.print(root, overflow="ellipsis", no_wrap=True)
    if not cites and not cited_by:
        print_line("cites nothing, and nothing in this archive cites it")
    if thread.is_cut:
        print_line(f"There is more; the {len(thread.nodes):,} nearest telegrams are shown.")


def _grow(tree: "Tree", branches: "list[Branch]") -> None:
    for branch in branches:
        _grow(tree.add(_edge_line(branch)), branch.branches)


def _edge_line(branch: "Branch") -> "Text":
    from rich.text import Text

    edge, node = branch.edge, branch.node
    label = f"{safe_line(edge.label)}  " if edge.label else ""
    if node is None:
        return Text(f"{label}{safe_line(edge.text)}  ({FATES[edge.fate]})", style="dim")
    marks = [
        mark
        for mark, holds in (("notal", edge.notal), ("year inferred", edge.ambiguous), ("see above", branch.again))
        if holds
    ]
    behind = f"  [{', '.join(marks)}]" if marks else ""
    return Text(f"{label}{node_line(node)}{behind}", style="" if node.held else "italic")


def node_line(node: "Node") -> str:
    """Return a telegram of the web on one line; one that is absent says so."""
    if not node.held:
        return f"{safe_line(node.id)}  (not in this archive)"
    when = f"{node.date:%Y-%m-%d}" if node.date else "no date"
    return f"{node.mrn or safe_line(node.id)}  {when}  {safe_line(node.subject or 'no subject')}"
