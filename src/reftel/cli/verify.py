"""`reftel verify` and `reftel reindex`: care of an archive."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from reftel.cli.exits import ARCHIVE, DONE, FINDINGS
from reftel.cli.options import archive_option, json_option, opened
from reftel.cli.progress import progress_line
from reftel.cli.terminal import print_json, print_line, warn

if TYPE_CHECKING:
    from reftel.archive import VerifyReport


@click.command(epilog="\b\nExample:\n  reftel -a strait verify\n")
@archive_option
@click.option("--quick", is_flag=True, help="Leave out reading every text again, which takes longest.")
@json_option
def verify(archive: str | None, *, quick: bool, as_json: bool) -> int:
    """Check every original against its SHA-256, every record against its original, the index against the records.

    The exit code is 5 where something is wrong.
    """
    with opened(archive) as held, progress_line("checked") as tell:
        report = held.verify(quick=quick, progress=tell, now=dt.datetime.now(dt.UTC))
    if as_json:
        print_json(report)
    else:
        tell_checked(report)
    return ARCHIVE if report.problems else DONE


def tell_checked(report: "VerifyReport") -> None:
    """Print what was checked and what is wrong."""
    print_line(
        f"{report.items:,} originals, {report.versions:,} versions, {report.sightings:,} sightings, "
        f"{report.indexed:,} in the index, {report.statements:,} statements"
    )
    for problem in report.problems:
        warn(f"{problem.place}: {problem.what}", problem.next_step)
    if report.refused:
        print_line(f"{report.refused:,} texts could not be parsed; `reftel repair list` shows them.")
    if report.quick:
        print_line("What is derived from the texts was not compared with them; that takes `reftel verify`.")
    elif report.older:
        print_line(f"{report.older:,} were read by older rules and not compared; `reftel reread` reads them again.")
    print_line("clean" if not report.problems else f"{len(report.problems):,} problems")


@click.command(epilog="\b\nExample:\n  reftel -a strait reindex\n")
@archive_option
def reindex(archive: str | None) -> int:
    """Make the index anew from the records; originals and records are not touched."""
    with opened(archive, writing=True) as held:
        held.reindex()
    print_line("The index was made anew.")
    return DONE


@click.command(epilog="\b\nExample:\n  reftel -a strait reread\n")
@archive_option
@json_option
def reread(archive: str | None, *, as_json: bool) -> int:
    """Read every original again, after an update of Reftel or where `verify` says so; people's verdicts are kept.

    Prints how many records changed. The exit code is 1 where a text could not be read again; it stays as it was.
    """
    with opened(archive, writing=True) as held:
        report = held.reread(now=dt.datetime.now(dt.UTC))
    if as_json:
        print_json(report)
    else:
        print_line(f"{report.read:,} read again, {report.changed:,} changed, {len(report.failed):,} failed")
        for place, reason in report.failed:
            warn(f"{place}: {reason}")
    return FINDINGS if report.failed else DONE
