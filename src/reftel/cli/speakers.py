"""`reftel speakers`: what somebody is told to have said, sentence by sentence."""

import click

from reftel.cli.exits import DONE
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import print_json, print_line, safe_line, warn

EPILOG = """\b
Examples:
  reftel speakers ashby
  reftel speakers "minister lanyon" --query pilotage
  reftel speakers ashby --json
"""


@click.command(epilog=EPILOG)
@click.argument("name")
@archive_option
@click.option("--query", default="", help="Only in telegrams that a search finds.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Not more telegrams than so many.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Leave out the first telegrams.")
@json_option
def speakers(name: str, archive: str | None, query: str, limit: int, offset: int, *, as_json: bool) -> int:
    """Print the sentences that tell somebody's words, the oldest first, each with its telegram and paragraph.

    Rules read whose words a sentence is: docs/reference/what-we-get-wrong.md says how often they are right.
    """
    with opened(archive) as held:
        found = held.said_by(viewer(), name, query=query, limit=limit, offset=offset)
    if as_json:
        print_json(found)
        return DONE
    if not found.quotes:
        warn(f"No telegram tells words of “{name}”", "`reftel search` looks for the name anywhere.")
    for quote in found.quotes:
        date = quote.telegram.date.date().isoformat() if quote.telegram.date else "no date"
        print_line(
            f"{safe_line(quote.telegram.name)} para {quote.speech.paragraph or '-'}  {date}  {safe_line(quote.speech.speaker)}"
        )
        print_line(f"    “{safe_line(' '.join(quote.speech.passage.quote.split()))}”")
    rest = found.total - offset - limit
    if rest > 0:
        warn(f"{rest:,} more telegrams tell words of “{name}”", f"--offset {offset + limit} goes on.")
    return DONE
