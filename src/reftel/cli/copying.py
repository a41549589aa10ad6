"""`reftel backup` and `reftel restore`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reftel.cli.exits import ARCHIVE, DONE
from reftel.cli.options import archive_option, config_of, json_option, opened
from reftel.cli.progress import progress_line
from reftel.cli.terminal import print_json, print_line, warn
from reftel.cli.verify import tell_checked

if TYPE_CHECKING:
    from reftel.archive import CopyReport

_QUICK = "Verify the copy without reading every text again, which takes longest."


@click.command(
    epilog="\b\nExamples:\n  reftel -a strait backup /media/disk/strait\n  reftel -a strait backup strait.tar.zst\n"
)
@click.argument("destination", metavar="FOLDER|FILE.tar.zst", type=click.Path(path_type=Path))
@archive_option
@click.option("--full", is_flag=True, help="Verify the copy by reading every text again, too.")
@json_option
def backup(destination: Path, archive: str | None, *, full: bool, as_json: bool) -> int:
    """Copy an archive of one moment, also while somebody reads it or adds to it, and verify the copy.

    The exit code is 5 where the copy shows that something is wrong.
    """
    with opened(archive) as held, progress_line("checked") as tell:
        report = held.care.back_up(destination, quick=not full, progress=tell)
    return _tell(report, f"The backup is {destination}", as_json=as_json)


@click.command(epilog="\b\nExample:\n  reftel -a strait restore strait.tar.zst\n")
@click.argument("source", metavar="FOLDER|FILE.tar.zst", type=click.Path(path_type=Path, exists=True))
@archive_option
@click.option("--quick", is_flag=True, help=_QUICK)
@json_option
def restore(source: Path, archive: str | None, *, quick: bool, as_json: bool) -> int:
    """Make an archive, in a folder where none is, from a backup, and verify it.

    The exit code is 5 where something is wrong with it.
    """
    from reftel.archive import Archive

    place = config_of(archive).archive
    with progress_line("checked") as tell:
        report = Archive.restore(source, place, quick=quick, progress=tell)
    return _tell(report, f"The archive is {place}", as_json=as_json)


def _tell(report: "CopyReport", sentence: str, *, as_json: bool) -> int:
    if as_json:
        print_json(report)
    else:
        print_line(f"{sentence}, {report.bytes:,} bytes.")
        tell_checked(report.checked)
    if report.checked.problems:
        warn("The copy is as the archive is: something is wrong with it", "See what to do about each problem above.")
    return ARCHIVE if report.checked.problems else DONE
