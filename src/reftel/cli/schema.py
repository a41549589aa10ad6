"""`reftel schema`: the JSON Schema of what `parse --jsonl` prints."""

import click

from reftel.cli.exits import DONE
from reftel.cli.terminal import print_json


@click.command(epilog="\b\nExample:\n  reftel schema > telegram.schema.json\n")
def schema() -> int:
    """Print the JSON Schema (2020-12) of a telegram's record."""
    import msgspec

    from reftel.telegram import Telegram

    made = msgspec.json.schema(Telegram)
    print_json(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Reftel telegram, version 1", **made}
    )
    return DONE
