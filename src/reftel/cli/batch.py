"""`reftel batch`: many queries at once."""

from typing import TYPE_CHECKING

import click

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.spreadsheet import print_csv
from reftel.cli.terminal import print_json, print_table, safe_line, warn
from reftel.cli.working import read_text

if TYPE_CHECKING:
    from reftel.archive.work.values import Batch, BatchRow

EPILOG = """\b
Examples:
  reftel batch queries.txt
  reftel batch queries.txt --by year
  reftel batch queries.txt --by station --csv > matrix.csv
  printf 'lightship\\nferry\\n' | reftel batch -

A file of queries has one a line; blank lines and lines that begin with # are passed over.
"""


@click.command(epilog=EPILOG)
@click.argument("file")
@click.option("--by", type=click.Choice(["station", "year"]), help="Count in columns, too.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, safe for spreadsheets.")
@archive_option
@json_option
def batch(file: str, by: str | None, archive: str | None, *, as_csv: bool, as_json: bool) -> int:
    """Run a file of queries and print how many telegrams each finds, in all and by station or year.

    A query that cannot be understood is an error in its row; the others run. Exit code 1 where there was one.
    """
    from reftel.archive.work.batch import read_queries

    if as_csv and as_json:
        raise click.UsageError("Say one of --csv and --json.")
    queries = list(read_queries(read_text(file)))
    if not queries:
        raise click.UsageError(f"{file} has no queries in it.")
    with opened(archive) as held:
        made = held.work.batches.run(viewer(), queries, by=by)
    if as_json:
        print_json(made)
    elif as_csv:
        print_csv([("line", "query", "total", *made.columns, "error"), *(_csv_row(made, row) for row in made.rows)])
    else:
        print_table(("query", "total", *made.columns), [_row(made, row) for row in made.rows], headed=by is not None)
    wrong = [row for row in made.rows if row.error is not None]
    for row in wrong:
        warn(f"line {row.line}: {safe_line(row.query)}: {row.error}")
    return FINDINGS if wrong else DONE


def _row(made: "Batch", row: "BatchRow") -> tuple[str, ...]:
    if row.total is None:
        return (row.query, "error", *("" for _ in made.columns))
    return (row.query, f"{row.total:,}", *(f"{count:,}" for count in row.counts))


def _csv_row(made: "Batch", row: "BatchRow") -> tuple[object, ...]:
    if row.total is None:
        return (row.line, row.query, "", *("" for _ in made.columns), row.error or "")
    return (row.line, row.query, row.total, *row.counts, "")
