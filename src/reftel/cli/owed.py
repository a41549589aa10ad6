"""`reftel owed`: what each office, person or state owes, and how long its answers took."""

from typing import Any

import click

from reftel.cli.exits import DONE
from reftel.cli.matter_lists import KINDS, Day, end_of, today_is
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import print_json, print_table

EPILOG = """\b
Examples:
  reftel owed
  reftel owed --kind request --as-of 2006-06-01
  reftel owed --json
"""


@click.command(epilog=EPILOG)
@archive_option
@click.option("--kind", type=click.Choice(KINDS[:2]), help="Only requests, or only promises.")
@click.option("--own/--reported", default=None, help="Only the senders' own, or only what is told of others.")
@click.option("--as-of", type=Day(), help="As it stood at the end of this day.")
@click.option("--limit", type=click.IntRange(1), help="Not more than so many names.")
@json_option
def owed(
    archive: str | None, kind: str | None, *, own: bool | None, as_of: Any, limit: int | None, as_json: bool
) -> int:
    """Print for each name what it owes, what of that is overdue, and the days that its answers took.

    Days are counted between the dates of request and answer, where both are held and dated; `unknown` says how many are not.
    """
    from reftel.archive import Wanted

    with opened(archive) as held:
        wanted = Wanted(kind=kind, own=own)
        found = held.docket.owing(viewer(), wanted, today=as_of or today_is(), as_of=end_of(as_of))[:limit]
    if as_json:
        print_json(found)
        return DONE
    columns = ("who owes", "owed", "overdue", "oldest", "answered", "median days", "unknown")
    rows = [
        (
            one.name,
            f"{one.owed:,}",
            f"{one.overdue:,}",
            one.oldest.date().isoformat() if one.oldest else "",
            f"{one.answered:,}",
            "" if one.median_days is None else f"{one.median_days:g}",
            f"{one.unknown:,}",
        )
        for one in found
    ]
    print_table(
        columns, rows, headed=True, empty=("Nothing is owed by anybody", "`reftel matters list` lists all matters.")
    )
    return DONE
