"""`reftel add`: load telegrams into an archive, with progress and a summary."""

import datetime as dt
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reftel.cli.adding import Measured, showing
from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.options import archive_option, config_of, json_option
from reftel.cli.readers import tell_bytes
from reftel.cli.terminal import print_json, print_line, safe_line, warn
from reftel.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reftel.archive import Archive, IngestReport
    from reftel.corpus import Ledger

EPILOG = """\b
Examples:
  reftel -a strait add telegrams/ more.zip
  reftel -a strait add --title "Cables on the strait" telegrams/
  reftel -a strait add --dry-run telegrams/
  reftel -a strait add --watch incoming/
  reftel -a demo-archive add --samples
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="PATH…")
@archive_option
@click.option("--samples", is_flag=True, help="Add the invented sample collection that comes with Reftel.")
@click.option("--title", help="Title of the collection, where the archive is made by this command.")
@click.option("--dry-run", is_flag=True, help="Say what would be new, known or refused, and write nothing.")
@click.option("--watch", is_flag=True, help="Go on taking in what arrives in a folder or changes there, until Ctrl-C.")
@click.option("--workers", type=click.IntRange(0, 64), help="Processes that read texts; 0 for none but this one.")
@json_option
def add(paths: tuple[str, ...], archive: str | None, **chosen: Any) -> int:
    """Load telegrams from files, folders, archives or - (standard input) into an archive; it is made if there is none.

    Adding the same thing twice adds nothing. After an interruption, say the same again: it goes on where it stopped. With
    --watch, files are taken in once nobody has written to them for two seconds. The exit code is 1 where something was refused.
    """
    from reftel.corpus import Ledger

    how = _How(**chosen)
    inputs: list[Path | str] = [path if path == "-" else Path(path) for path in paths]
    if how.samples:
        from reftel.samples import sample_paths

        inputs.extend(sample_paths())
    if not inputs:
        raise click.UsageError("Name a file, a folder or an archive to add, or say --samples.")
    _require_all(paths)
    folder = config_of(archive).archive
    if how.watch:
        return _watch(folder, inputs, how)
    ledger = Ledger()
    report = (_preview if how.dry_run else _load)(folder, inputs, how, ledger)
    _tell(report, how, ", ".join(paths))
    if not how.as_json and (report.read or report.refused):
        tell_bytes(ledger)
    return FINDINGS if report.refused else DONE


def _require_all(paths: tuple[str, ...]) -> None:
    """Stop before anything is written where a name is mistyped: it would be kept as a refused input for nothing."""
    lacking = [path for path in paths if path != "-" and not os.path.lexists(path)]
    if lacking:
        raise ConfigError(
            f"There is no file or folder {', '.join(lacking)}", next_step="Nothing was added. Look at the name."
        )


class _How(NamedTuple):
    """The options."""

    samples: bool
    title: str | None
    dry_run: bool
    watch: bool
    workers: int | None
    as_json: bool


def _load(folder: Path, inputs: list[Path | str], how: _How, ledger: "Ledger") -> "IngestReport":
    with _open_or_create(folder, how.title or ("Invented telegrams" if how.samples else None)) as held:
        return _add(held, inputs, how, ledger)


def _add(held: "Archive", inputs: "Sequence[Path | str]", how: _How, ledger: "Ledger") -> "IngestReport":
    from reftel.corpus import read

    with showing(Measured(inputs, ledger)) as told:
        entries = read(inputs, stdin=sys.stdin.buffer, ledger=ledger)
        report = held.add(entries, now=dt.datetime.now(dt.UTC), workers=how.workers, progress=told)
    if how.samples:
        from reftel.cli.sampling import record_sample_consultation

        record_sample_consultation(held)
    return report


def _preview(folder: Path, inputs: list[Path | str], how: _How, ledger: "Ledger") -> "IngestReport":
    from reftel.archive import Archive, preview
    from reftel.config import MARKER
    from reftel.corpus import read

    with showing(Measured(inputs, ledger)) as told:
        entries = read(inputs, stdin=sys.stdin.buffer, ledger=ledger)
        if not (folder / MARKER).is_file():
            return preview(None, entries, workers=how.workers, progress=told)
        with Archive.open(folder, read_only=True) as held:
            return held.preview(entries, workers=how.workers, progress=told)


def _watch(folder: Path, inputs: list[Path | str], how: _How) -> int:
    """Take in what is in a folder, and what comes, until the user has had enough; that is no fault."""
    from reftel.archive.store.lock import WriterBusy
    from reftel.cli.watching import Arrivals, watch
    from reftel.corpus import Ledger

    if how.dry_run or len(inputs) != 1 or not Path(inputs[0]).is_dir():
        raise click.UsageError("--watch takes one folder, and goes with neither --dry-run nor --samples.")
    root, stop, refused = Path(inputs[0]), threading.Event(), 0
    with _open_or_create(folder, how.title) as held:
        warn(f"Watching {safe_line(str(root))}", "Ctrl-C ends it.")
        before = signal.signal(signal.SIGTERM, lambda *_: stop.set())
        try:
            arrivals, is_waiting = Arrivals(root, time.monotonic), False
            for paths in watch(root, arrivals, stop):
                try:
                    report = _add(held, paths, how, Ledger())
                except WriterBusy as busy:
                    if not is_waiting:
                        warn(str(busy), "What has arrived is taken in afterwards.")
                    is_waiting = True
                    arrivals.note(paths)
                    continue
                is_waiting = False
                refused += len(report.refused)
                _tell(report, how, str(root))
        except KeyboardInterrupt:
            stop.set()
        finally:
            signal.signal(signal.SIGTERM, before)
    return FINDINGS if refused else DONE


def _open_or_create(folder: Path, title: str | None) -> "Archive":
    from reftel.archive import Archive
    from reftel.config import MARKER

    if (folder / MARKER).is_file():
        return Archive.open(folder)
    return Archive.create(folder, title=title or folder.resolve().name)


def _tell(report: "IngestReport", how: _How, named: str) -> None:
    if how.as_json:
        print_json(report, indent=not how.watch)
    elif report.read or report.refused:
        if how.dry_run:
            print_line("Nothing was written. Adding this would give:")
        _summarise(report)
    else:
        warn(f"There is nothing to read in {named}", "Name files, folders that hold some, or archives.")


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
