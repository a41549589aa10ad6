"""`reftel readers` and `reftel ledger`: what can be read, and what became of every byte that was."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import msgspec

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.options import json_option
from reftel.cli.terminal import print_json, print_line, print_table, safe_line, warn

if TYPE_CHECKING:
    from reftel.corpus import Account, Ledger

READERS_EPILOG = """\b
Examples:
  reftel readers
  reftel readers --json
"""

LEDGER_EPILOG = """\b
Examples:
  reftel ledger telegrams/ cables.csv.xz
  reftel ledger volumes.tar.xz --json
  reftel ledger telegrams/ --jsonl > accounts.jsonl
"""


class ReaderRow(msgspec.Struct, frozen=True, kw_only=True):
    """One reader as `readers --json` prints it; `origin` is "reftel" or the plug-in that brings it."""

    name: str
    what: str
    holds: str
    extractors: tuple[str, ...]
    origin: str


@click.command(epilog=READERS_EPILOG)
@json_option
def readers(*, as_json: bool) -> int:
    """List the kinds of inputs that can be read, in the order in which they are tried, and how each is told.

    The content of an input decides, not its name. Other packages can bring readers (entry points of the group
    `reftel.readers`); one that is broken is named on the error stream and left out.
    """
    rows = reader_rows()
    if as_json:
        print_json(rows)
    else:
        columns = ("reader", "recognises", "holds", "extractors", "from")
        print_table(columns, [(r.name, r.what, r.holds, " ".join(r.extractors) or "-", r.origin) for r in rows])
    return DONE


def reader_rows() -> list[ReaderRow]:
    """Return what is known of each registered reader."""
    from reftel.corpus.readers import readers as registered

    return [
        ReaderRow(
            name=reader.name,
            what=reader.what,
            holds=reader.holds.value,
            extractors=tuple(reader.extractors),
            origin=getattr(reader, "origin", "reftel"),
        )
        for reader in registered()
    ]


@click.command(epilog=LEDGER_EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--jsonl", is_flag=True, help="Print one account a line, for each file and each member of an archive.")
@click.option("--quick", is_flag=True, help="Do not read the texts to say which hold no telegram.")
@json_option
def ledger(paths: tuple[str, ...], *, jsonl: bool, quick: bool, as_json: bool) -> int:
    """Account for every byte of files, folders, archives or - (standard input), without an archive.

    Each byte belongs to an item (a telegram, or a text that is none), is the publisher's, belongs to what was refused, or is an archive's
    packing, whose members are listed unpacked. The exit code is 1 where something was refused, or does not add up.
    """
    from reftel.corpus import Ledger, Rejected, parse_item, read

    if jsonl and as_json:
        raise click.UsageError("Give --jsonl or --json, not both.")
    held = Ledger(on_account=_print_account if jsonl else None)
    refused, others = 0, None if quick or jsonl else Others()
    for found in read([path if path == "-" else Path(path) for path in paths], stdin=sys.stdin.buffer, ledger=held):
        if isinstance(found, Rejected):
            refused += 1
            if refused <= _SHOWN:
                warn(f"{safe_line(found.place)}: {safe_line(found.reason)}", found.next_step)
        elif others is not None and parse_item(found).kind == "unrecognised":
            others.items += 1
            others.bytes += len(found.data)
    if refused > _SHOWN:
        warn(f"… and {refused - _SHOWN:,} more were refused")
    if as_json:
        counts = {"furniture": dict(held.furniture), "encodings": dict(held.encodings)}
        print_json({"readers": _named(held), "no_telegram": others, **counts})
    elif not jsonl:
        print_ledger(held)
        if others is not None:
            print_line(f"no telegram: {others.items:,} items with {others.bytes:,} bytes; they are kept all the same")
    return FINDINGS if refused or held.unbalanced else DONE


class Others(msgspec.Struct, kw_only=True):
    """Items that hold no telegram: how many, with how many bytes."""

    items: int = 0
    bytes: int = 0


_SHOWN: Final = 50
"""Refusals that are named one by one."""

_NOBODY: Final = "none"
"""The row of inputs that no reader took."""

_COLUMNS: Final = (
    ("inputs", "inputs"),
    ("items", "items"),
    ("size", "bytes"),
    ("item_bytes", "of items"),
    ("furniture_bytes", "publisher's"),
    ("refused_bytes", "refused"),
    ("packing_bytes", "packing"),
)


def print_ledger(held: "Ledger") -> None:
    """Print the sums by reader, what the publisher's parts are, and how texts were encoded."""
    rows = [(name, *(f"{getattr(sums, field):,}" for field, _ in _COLUMNS)) for name, sums in _named(held).items()]
    print_table(("reader", *(title for _, title in _COLUMNS)), rows)
    for title, counts in (("publisher's", held.furniture), ("encodings", held.encodings)):
        if counts:
            print_line(f"{title}: " + ", ".join(f"{count:,} {safe_line(what)}" for what, count in counts.most_common()))
    _tell_unbalanced(held)


def tell_bytes(held: "Ledger") -> None:
    """Say in one line what became of the bytes of all texts; the packing around them is not counted."""
    sums = held.total()
    print_line(
        f"{sums.size - sums.packing_bytes:,} bytes read: {sums.item_bytes:,} kept, {sums.furniture_bytes:,} the publisher's, "
        f"{sums.refused_bytes:,} refused"
    )
    _tell_unbalanced(held)


def _tell_unbalanced(held: "Ledger") -> None:
    if held.unbalanced:
        warn(
            f"{held.unbalanced:,} inputs do not add up: a reader leaves bytes out, or claims some twice",
            "`reftel ledger --jsonl` shows which. Report it, please.",
        )


def _named(held: "Ledger") -> dict[str, object]:
    return {name or _NOBODY: sums for name, sums in sorted(held.by_reader.items(), key=lambda pair: pair[0] or "")}


def _print_account(account: "Account") -> None:
    print_json(account, indent=False)
