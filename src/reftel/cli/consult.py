"""`reftel consult suggest`: what a text proposes for consultations between states."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.groups import CommandGroup
from reftel.cli.inputs import read_items
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import print_json, print_line, safe_line, warn

if TYPE_CHECKING:
    from reftel.telegram import Telegram

EPILOG = """\b
Examples:
  reftel consult suggest 06PORTALDER412.txt
  reftel consult suggest 06PORTALDER412 --json
"""


@click.group(cls=CommandGroup, epilog=EPILOG)
def consult() -> None:
    """Consultations between states: bodies, groups, sessions that telegrams propose."""


@consult.command(epilog=EPILOG)
@click.argument("name", metavar="PATH|ADDRESS")
@archive_option
@json_option
def suggest(name: str, archive: str | None, *, as_json: bool) -> int:
    """Print what a telegram proposes, each fact with its passage and whose words they are.

    A path needs no archive. Nothing proposed is an empty list and exit code 0.
    """
    telegram = _read(name, archive)
    if telegram is None:
        return FINDINGS
    from reftel.matters.consultations import suggest_consultation

    found = suggest_consultation(telegram)
    if as_json:
        print_json({"source": telegram.source, "suggestions": found})
        return DONE
    print_line(f"{len(found)} suggestion{'' if len(found) == 1 else 's'} from {telegram.mrn or name}")
    for s in found:
        print_line()
        group = f" ({safe_line(s.group)})" if s.group else ""
        print_line(f"{s.kind}: {safe_line(s.text)}{group}")
        voice = f", words of {s.voice}" if s.voice else ""
        print_line(f"    {s.status} by {safe_line(s.by or 'nobody named')}, para {s.paragraph or '-'}{voice}")
        print_line(f"    “{safe_line(s.passage.quote)}”")
    return DONE


def _read(name: str, archive: str | None) -> "Telegram | None":
    """Return the first telegram of a file, or an archive's; None (after a sentence) where the file cannot be read."""
    if name != "-" and not Path(name).exists():
        with opened(archive) as held:
            return held.fetch(viewer(), name).telegram
    from reftel.corpus import parse_item

    items = iter(read_items((name,)))
    item = next(items, None)
    if item is not None and next(items, None) is not None:
        warn(f"{name} holds several telegrams; the first was read", "Name the others one by one.")
    return parse_item(item) if item is not None else None
