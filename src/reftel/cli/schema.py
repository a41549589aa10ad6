"""`reftel schema`: the JSON Schema of what `parse --jsonl` prints."""

import click

from reftel.cli.exits import DONE
from reftel.cli.terminal import print_json

EPILOG = """\b
Examples:
  reftel schema > telegram.schema.json
  reftel schema --spans > telegram-spans.schema.json
"""


@click.command(epilog=EPILOG)
@click.option("--spans", is_flag=True, help="The schema of records with spans, as `parse --jsonl --spans` prints them.")
def schema(*, spans: bool) -> int:
    """Print the JSON Schema (2020-12) of a telegram's record.

    Its `$id` holds its version, which rises whenever the shape of a record changes.
    """
    from reftel.telegram.schema import record_schema

    print_json(record_schema(spans=spans))
    return DONE
