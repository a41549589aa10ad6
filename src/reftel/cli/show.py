"""`reftel show`: one telegram, as read, as received, or explained."""

from typing import TYPE_CHECKING

import click

from reftel.cli.exits import DONE
from reftel.cli.explaining import print_explained
from reftel.cli.ghosts import show_ghost
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import print_json, print_line, print_raw, safe, safe_line
from reftel.errors import NotFound

if TYPE_CHECKING:
    from reftel.archive import Holding
    from reftel.telegram import Block

EPILOG = """\b
Examples:
  reftel show 06PORTALDER412
  reftel show "06 PORT ALDER 412" --explain
  reftel show 06PORTALDER412@3f2a91c07d5e6b18 --original
  reftel show 06PORTALDER412 --json | jq .tags
"""


@click.command(epilog=EPILOG)
@click.argument("address", nargs=-1, required=True, metavar="ADDRESS")
@archive_option
@json_option
@click.option("--original", is_flag=True, help="Print the bytes as they were received.")
@click.option("--explain", is_flag=True, help="Walk the telegram and say what each part means.")
def show(address: tuple[str, ...], archive: str | None, *, as_json: bool, original: bool, explain: bool) -> int:
    """Show one telegram by its number (06PORTALDER412), one version of it (…@VERSION) or a version alone (@VERSION)."""
    if as_json + original + explain > 1:
        raise click.UsageError("Say one of --json, --original and --explain.")
    name = " ".join(address)
    with opened(archive) as held:
        if original:
            print_raw(held.original(viewer(), name))
            return DONE
        try:
            holding = held.fetch(viewer(), name)
        except NotFound as fault:
            return show_ghost(held, name, fault, as_json=as_json)
    if as_json:
        print_json(holding.telegram)
    elif explain:
        print_explained(holding.text, holding.extent)
    else:
        _read(holding)
    return DONE


def _read(holding: "Holding") -> None:
    telegram = holding.telegram
    marking = f"{telegram.classification or 'no classification'} (historical marking)"
    when = f"{telegram.date:%d %B %Y, %H:%MZ}" if telegram.date else "no date"
    print_line(f"{telegram.mrn or holding.address}   {when}   {telegram.origin or telegram.originator or ''}")
    print_line(marking)
    print_line()
    print_line(safe_line(telegram.subject or "no subject"))
    for name, value in (
        ("To", ", ".join(a.designator for a in telegram.action_addressees)),
        ("Info", ", ".join(a.designator for a in telegram.info_addressees)),
        ("TAGS", ", ".join(f"{t.code} ({t.name})" if t.name else t.code for t in telegram.tags)),
        (
            "Cites",
            ", ".join(_cited(c.reference.mrn or c.reference.text, held=c.held is not None) for c in holding.cites),
        ),
        ("Cited by", ", ".join(b.mrn or b.address for b in holding.cited_by)),
    ):
        if value:
            print_line(f"{name}: {safe_line(value)}")
    if telegram.kind == "card":
        print_line("Withdrawn, or described only: the archive holds no text of this telegram.")
    for block in telegram.body:
        _block(block, 0)
    if telegram.signature:
        print_line()
        print_line(telegram.signature)
    if not telegram.body:
        print_line()
        print_line(safe(holding.text[holding.extent[0] : holding.extent[1]]))


def _cited(name: str, *, held: bool) -> str:
    return name if held else f"{name} (not in this archive)"


def _block(block: "Block", depth: int) -> None:
    from reftel.telegram import Enclosure, Heading

    indent = "    " * depth
    print_line()
    if isinstance(block, Enclosure):
        print_line(
            f"{indent}── {block.kind}{f': {block.title}' if block.title else ''}, words of {block.voice or 'somebody not named'}"
        )
        for inner in block.blocks:
            _block(inner, depth + 1)
        print_line(f"{indent}──")
    elif isinstance(block, Heading):
        print_line(indent + block.text)
    else:
        number = f"{block.number}. " if block.number is not None else ""
        portion = f"({block.portion}) " if block.portion else ""
        for line in f"{number}{portion}{block.text}".split("\n"):
            print_line(indent + line)
