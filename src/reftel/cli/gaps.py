"""`reftel gaps`: the numbers of a station and year that are missing, and the request for their release."""

import datetime as dt
import sys
from typing import TYPE_CHECKING

import click

from reftel.cli.exits import DONE
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import print_json, print_line, print_table, safe, warn

if TYPE_CHECKING:
    from reftel.archive.references.values import CitedNumber, Gap, Ledger, LedgerLine

EPILOG = """\b
Examples:
  reftel gaps
  reftel gaps --station "port alder"
  reftel gaps --station "port alder" --year 2006
  reftel gaps --station "port alder" --year 2006 --request > request.txt

Numbers run through the calendar year, so that a missing telegram was sent between the days of its neighbours.
"""


@click.command(epilog=EPILOG)
@archive_option
@json_option
@click.option("--station", metavar="NAME", help="The station whose numbers are meant, such as 'port alder' or STATE.")
@click.option("--year", type=click.IntRange(1700, 2200), metavar="YEAR", help="The year, with four digits.")
@click.option("--request", "as_request", is_flag=True, help="Print the text of a request for their release.")
def gaps(archive: str | None, station: str | None, year: int | None, *, as_json: bool, as_request: bool) -> int:
    """List the missing numbers of a station and year; without both, the stations and years and how much of each is held."""
    if as_request and (station is None or year is None or as_json):
        raise click.UsageError("A request needs --station and --year, and no --json.")
    if year is not None and station is None:
        raise click.UsageError("Name the --station too.")
    if station is not None and not any(c.isalnum() for c in station):
        raise click.UsageError("Name a --station, such as 'port alder' or STATE.")
    with opened(archive) as held:
        if station is None or year is None:
            _show_ledgers(held.web.ledgers(viewer(), station), as_json=as_json)
            return DONE
        if as_request:
            click.echo(safe(held.web.request(viewer(), station, year)), nl=False)
            return DONE
        ledger = held.web.gaps(viewer(), station, year)
    if as_json:
        print_json(ledger)
    else:
        _show(ledger)
    return DONE


def _show_ledgers(lines: "tuple[LedgerLine, ...]", *, as_json: bool) -> None:
    if as_json:
        print_json(lines)
        return
    print_table(
        ("station", "year", "held", "of", "share"),
        [
            (line.station, str(line.year), f"{line.held:,}", f"{line.highest:,}", share(line.held, line.highest))
            for line in lines
        ],
    )


def _show(ledger: "Ledger") -> None:
    name = f"{ledger.station} {ledger.year}"
    if not ledger.held:
        print_line(f"{name}: no number is held.")
        warn("`reftel gaps` lists the stations and years")
    else:
        held = f"{ledger.held:,} of {ledger.highest:,} numbers held ({share(ledger.held, ledger.highest)})"
        print_line(f"{name}: {held}; {ledger.missing:,} missing, {ledger.cited:,} of these cited")
    print_table(("missing", "how many", "sent", "cited"), [_row(gap) for gap in ledger.gaps])
    if ledger.beyond:
        if sys.stdout.isatty():
            print_line()
        print_line("Above the highest that is held, these are cited: " + ", ".join(map(cited, ledger.beyond)))


def _row(gap: "Gap") -> tuple[str, str, str, str]:
    run = str(gap.first) if gap.first == gap.last else f"{gap.first}-{gap.last}"
    return run, f"{gap.last - gap.first + 1:,}", between(gap.earliest, gap.latest), ", ".join(map(cited, gap.cited))


def cited(number: "CitedNumber") -> str:
    """Return a cited number with how often it is cited."""
    return f"{number.serial} ({number.times}×)"


def between(earliest: dt.date, latest: dt.date) -> str:
    """Return between which days something was sent."""
    return earliest.isoformat() if earliest == latest else f"{earliest.isoformat()} to {latest.isoformat()}"


def share(held: int, highest: int) -> str:
    """Return the share held, in whole per cent where that says enough."""
    return f"{held / highest:.1%}" if highest else "-"
