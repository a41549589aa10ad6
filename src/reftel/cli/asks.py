"""`reftel asks`: what was asked, by whom, of whom, with the passage, and what answered it."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import msgspec

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.inputs import read_items
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import print_json, print_line, safe_line

if TYPE_CHECKING:
    from reftel.matters import Matter, Request
    from reftel.telegram import Source

OUTCOMES: Final = {
    "answered": "answered by",
    "answered_in_part": "answered in part by",
    "cited_not_held": "answer cited but not held",
    "no_trace": "no trace of an answer in this collection",
}

NOT_LOOKED_UP: Final = "not_looked_up"

EPILOG = """\b
Examples:
  reftel asks
  reftel asks 06PORTALDER412
  reftel asks 06PORTALDER412.txt          (a file: no archive is needed)
  reftel asks --json
"""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The requests of one input; the outcome is not looked up, because no archive was asked."""

    source: "Source | None"
    mrn: str | None
    requests: "tuple[Request, ...]"
    outcome: str = NOT_LOOKED_UP


@click.command(epilog=EPILOG)
@click.argument("names", nargs=-1, metavar="[PATH|ADDRESS]…")
@archive_option
@json_option
def asks(names: tuple[str, ...], archive: str | None, *, as_json: bool) -> int:
    """List requests: all of an archive's, those of some of its telegrams, or those that a file holds.

    What rules suggest is marked as suggested until a person confirms it (`reftel matters confirm`).
    """
    paths = tuple(name for name in names if name == "-" or Path(name).exists())
    addresses = tuple(name for name in names if name not in paths)
    if paths and addresses and as_json:
        raise click.UsageError("With --json, name files or telegrams of the archive, not both.")
    code = _of_files(paths, as_json=as_json) if paths else DONE
    if addresses or not names:
        _of_archive(addresses, archive, as_json=as_json)
    return code


def _of_files(paths: tuple[str, ...], *, as_json: bool) -> int:
    from reftel.corpus import parse_item
    from reftel.matters import suggest_requests

    code = DONE
    found: list[Asked] = []
    for item in read_items(paths):
        if item is None:
            code = FINDINGS
            continue
        telegram = parse_item(item)
        found.append(Asked(source=telegram.source, mrn=telegram.mrn, requests=suggest_requests(telegram)))
    if as_json:
        print_json(found)
        return code
    for asked in found:
        for request in asked.requests:
            name = asked.mrn or (asked.source.path if asked.source else "-")
            _show(name, request, "outcome not looked up: no archive was asked")
    return code


def _of_archive(addresses: tuple[str, ...], archive: str | None, *, as_json: bool) -> None:
    with opened(archive) as held:
        if addresses:
            found = [m for name in addresses for m in held.fetch(viewer(), name).matters if m.kind == "request"]
        else:
            found = list(held.matters(viewer(), kind="request"))
    if as_json:
        print_json(found)
        return
    print_line(f"{len(found):,} request{'' if len(found) == 1 else 's'}")
    for matter in found:
        _show(telegram_name(matter), matter, outcome(matter))


def _show(name: str, asked: "Request | Matter", came_of_it: str) -> None:
    print_line()
    own = "asks" if asked.own else "reported: asks"
    parties = f"{safe_line(asked.by)} {own} {safe_line(asked.of or 'somebody not named')}"
    print_line(f"{safe_line(name)} para {asked.passage.paragraph or '-'}  {parties}")
    print_line(f"    {safe_line(asked.what)}" + (f"  (due {safe_line(asked.due)})" if asked.due else ""))
    print_line(f"    “{safe_line(asked.passage.quote)}”")
    print_line(f"    {came_of_it}")


def telegram_name(matter: "Matter") -> str:
    """Return by what name a matter's telegram is found again."""
    return matter.telegram.mrn or matter.telegram.address or "no number"


def outcome(matter: "Matter") -> str:
    """Say what came of a request, and whether a person has looked at it."""
    words = OUTCOMES.get(matter.state, matter.state)
    answer = matter.answered_by
    if answer is not None:
        words += f" {answer.mrn}"
    return f"{words}  [{matter.verdict}, {matter.id}]"
