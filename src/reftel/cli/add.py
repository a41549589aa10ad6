"""`reftel add`: load telegrams into an archive, with progress and a summary."""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.options import archive_option, config_of, json_option
from reftel.cli.readers import tell_bytes
from reftel.cli.terminal import console, print_json, print_line, safe_line, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reftel.archive import Archive, IngestReport
    from reftel.corpus import Item, Rejected

EPILOG = """\b
Examples:
  reftel -a strait add telegrams/ more.zip
  reftel -a strait add --title "Cables on the strait" telegrams/
  reftel -a demo-archive add --samples
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="PATH…")
@archive_option
@click.option("--samples", is_flag=True, help="Add the invented sample collection that comes with Reftel.")
@click.option("--title", help="Title of the collection, where the archive is made by this command.")
@json_option
def add(paths: tuple[str, ...], archive: str | None, *, samples: bool, title: str | None, as_json: bool) -> int:
    """Load telegrams from files, folders, archives or - (standard input) into an archive; it is made if there is none.

    Adding the same thing twice adds nothing. After an interruption, say the same again: it goes on where it stopped. The
    exit code is 1 where something was refused.
    """
    from reftel.corpus import Ledger, read

    if not paths and not samples:
        raise click.UsageError("Name a file, a folder or an archive to add, or say --samples.")
    inputs: list[Path | str] = [path if path == "-" else Path(path) for path in paths]
    if samples:
        from reftel.samples import sample_paths

        inputs.extend(sample_paths())
    ledger = Ledger()
    with _open_or_create(config_of(archive).archive, title or ("Invented telegrams" if samples else None)) as held:
        report = _add(held, read(inputs, stdin=sys.stdin.buffer, ledger=ledger))
    if as_json:
        print_json(report)
    elif report.read or report.refused:
        _summarise(report)
        tell_bytes(ledger)
    else:
        warn(f"There is nothing to read in {', '.join(paths)}", "Name files, folders that hold some, or archives.")
    return FINDINGS if report.refused else DONE


def _open_or_create(folder: Path, title: str | None) -> "Archive":
    from reftel.archive import Archive
    from reftel.config import MARKER

    if (folder / MARKER).is_file():
        return Archive.open(folder)
    return Archive.create(folder, title=title or folder.resolve().name)


def _add(held: "Archive", items: "Iterator[Item | Rejected]") -> "IngestReport":
    """Add with a progress line on a terminal; without one in silence."""
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    now = dt.datetime.now(dt.UTC)
    screen = console(stderr=True)
    if not screen.is_terminal:
        return held.add(items, now=now, workers=_workers())
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:,.0f} read, {task.fields[new]:,} new, {task.fields[rate]:,.0f}/s"),
        BarColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("add", total=None, new=0, rate=0.0)
        return held.add(
            items,
            now=now,
            workers=_workers(),
            progress=lambda p: bar.update(
                task, completed=p.done, total=p.total, new=p.new, rate=p.done / p.seconds if p.seconds else 0.0
            ),
        )


def _workers() -> int:
    """Return how many processes read texts for the one that writes: none where there is only one processor."""
    processors = os.cpu_count() or 1
    return processors if processors > 1 else 0


def _summarise(report: "IngestReport") -> None:
    rate = f", {report.read / report.seconds:,.0f} a second" if report.seconds else ""
    print_line(f"{report.read:,} read in {report.seconds:.1f} s{rate}")
    for name, count in (
        ("new telegrams", report.new),
        ("known already", report.known),
        ("other versions of known telegrams", report.other_versions),
        ("of these no telegram, kept and searchable", report.unrecognised),
        ("of these cards: withdrawn, or described without a text", report.cards),
        ("with findings (errors or warnings)", report.with_findings),
        ("refused", len(report.refused)),
    ):
        print_line(f"  {count:>9,}  {name}")
    for place, reason in report.refused[:50]:
        warn(f"refused {safe_line(place)}: {safe_line(reason)}")
    if len(report.refused) > 50:
        warn(f"… and {len(report.refused) - 50:,} more")
