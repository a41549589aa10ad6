"""`reftel rebuild` and `reftel upgrade`: an archive made again from its originals."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from reftel.cli.exits import ARCHIVE, DONE, FINDINGS
from reftel.cli.options import archive_option, config_of, json_option, opened
from reftel.cli.progress import progress_line
from reftel.cli.terminal import print_json, print_line, print_table, safe_line, warn

if TYPE_CHECKING:
    from reftel.archive import RebuildReport


@click.command(epilog="\b\nExample:\n  reftel -a strait rebuild\n")
@archive_option
@json_option
def rebuild(archive: str | None, *, as_json: bool) -> int:
    """Make everything again from the originals, beside the archive, and put it in place once it is whole.

    Originals and people's work are carried over and compared; what had come out otherwise is listed. Reading goes on
    meanwhile. The exit code is 1 where a text could not be read again.
    """
    with opened(archive, writing=True) as held, progress_line("texts made again") as tell:
        report = held.care.rebuild(now=dt.datetime.now(dt.UTC), progress=tell)
    if as_json:
        print_json(report)
    else:
        _tell_rebuilt(report)
    return FINDINGS if report.refused else DONE


@click.command(epilog="\b\nExample:\n  reftel -a strait upgrade\n")
@archive_option
@json_option
def upgrade(archive: str | None, *, as_json: bool) -> int:
    """Bring an archive that an older Reftel made to the form of this one.

    First a backup of its database is made beside it; then everything is made again from the originals; then all is
    verified. The exit code is 5 where something is wrong then.
    """
    from reftel.archive import Archive

    with progress_line("texts made again") as tell:
        report = Archive.upgrade(config_of(archive).archive, now=dt.datetime.now(dt.UTC), progress=tell)
    if as_json:
        print_json(report)
    elif report.rebuilt is None:
        print_line("The archive is of this Reftel's form already; nothing was changed.")
    else:
        _tell_rebuilt(report.rebuilt)
        print_line(f"The backup is {report.backup}; remove it when you are content.")
        for problem in report.problems:
            warn(f"{problem.place}: {problem.what}", problem.next_step)
        print_line("clean" if not report.problems else f"{len(report.problems):,} problems")
    return ARCHIVE if report.problems else DONE


@click.command(epilog="\b\nExample:\n  reftel -a strait compact\n")
@archive_option
@json_option
def compact(archive: str | None, *, as_json: bool) -> int:
    """Make an archive small on disk: compress anew with what all its texts teach, give back empty space, merge the index.

    Reading goes on meanwhile. It may be stopped at any time.
    """
    with opened(archive, writing=True) as held, progress_line("compressed again") as tell:
        report = held.care.compact(progress=tell)
    if as_json:
        print_json(report)
        return DONE
    before, after = ({size.part: size.bytes for size in sizes} for sizes in (report.before, report.after))
    rows = [(part, f"{before.get(part, 0):,}", f"{after.get(part, 0):,}") for part in sorted(before | after)]
    total = ("everything", f"{sum(before.values()):,}", f"{sum(after.values()):,}")
    print_table(("part", "bytes before", "bytes now"), [*rows, total])
    return DONE


def _tell_rebuilt(report: "RebuildReport") -> None:
    print_line(f"{report.read:,} texts made again, {report.carried:,} rows of people's work and refusals carried over")
    for place, reason in report.refused:
        warn(f"refused {safe_line(place)}: {safe_line(reason)}")
    if report.differences is None:
        print_line("An older parser had read them: what came out cannot be compared with what there was.")
    elif not report.differences:
        print_line("All is equal to what there was.")
    else:
        for table, counts in report.differences.items():
            print_line(f"{table} had been otherwise: {counts}")
