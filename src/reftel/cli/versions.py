"""`reftel versions` and `reftel diff`: the texts of a telegram beside one another, and what they differ in, word by word."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import click

from reftel.cli.exits import DONE
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import console, print_json, print_line, safe_line

if TYPE_CHECKING:
    from reftel.archive.versions.difference import Piece
    from reftel.archive.versions.values import Copy, Difference, VersionLine, VersionList

VERSIONS_EPILOG = """\b
Examples:
  reftel versions 06VERRIN702
  reftel versions 06VERRIN702 --json

The best version is the last that calls itself a corrected copy, else the one that shows most.
"""

DIFF_EPILOG = """\b
Examples:
  reftel diff 06VERRIN702                            (the other version against the best)
  reftel diff 06PORTALDER412 06PORTALDER421
  reftel diff 06VERRIN702@3f2a 06VERRIN702@91c0 --all

[-words-] stand in the first text only, {+words+} in the second only. Line breaks, page lines, capitals do not count.
"""

WHY: Final = {
    "only": "the only version",
    "corrected": "best: the last corrected copy",
    "shows_most": "best: shows most",
    "first_id": "best: as good as another, lower id",
}

RELATIONS: Final = {
    "same_words": "the same words, set otherwise",
    "corrected": "a corrected copy",
    "redacted": "hides what the best shows",
    "fuller": "shows what the best hides",
    "extract": "an extract: has no words that the best lacks",
    "contains": "has all words of the best, and more",
    "changed": "other words",
    "retransmission": "sent again under this number",
    "nearly_same": "nearly the same words",
}
"""How a text stands to the one it is compared with, in words."""

AROUND: Final = 8
"""Words of agreement that are shown on either side of a change."""


@click.command(epilog=VERSIONS_EPILOG)
@click.argument("address", nargs=-1, required=True, metavar="ADDRESS")
@archive_option
@json_option
def versions(address: tuple[str, ...], archive: str | None, *, as_json: bool) -> int:
    """List the versions of a telegram, best first, and telegrams under other numbers that say nearly the same."""
    with opened(archive) as held:
        found = held.versions.of(viewer(), " ".join(address))
    if as_json:
        print_json(found)
    else:
        _show_versions(found)
    return DONE


@click.command(epilog=DIFF_EPILOG)
@click.argument("first", metavar="ADDRESS")
@click.argument("second", metavar="[ADDRESS]", required=False)
@archive_option
@json_option
@click.option(
    "--all", "whole", is_flag=True, help="Print the words that agree too, and not only those around a change."
)
def diff(first: str, second: str | None, archive: str | None, *, as_json: bool, whole: bool) -> int:
    """Show what two texts differ in, word by word; with one address, how its second version differs from the best."""
    with opened(archive) as held:
        if second is None:
            found = held.versions.of(viewer(), first).versions
            if len(found) == 1:
                print_line(f"{first} has one version; name a second address to compare it with.")
                return DONE
            first, second = found[0].brief.address, found[1].brief.address
        difference = held.versions.difference(viewer(), first, second)
    if as_json:
        print_json(difference)
    else:
        _show_difference(difference, whole=whole)
    return DONE


def _show_versions(found: "VersionList") -> None:
    for line in found.versions:
        brief = line.brief
        when = f"{brief.date:%Y-%m-%d}" if brief.date else "no date"
        print_line(f"{brief.address}  {when}  {brief.classification or ''}  {safe_line(brief.subject or 'no subject')}")
        print_line(f"    {standing(line)}")
        for place in line.seen_in:
            print_line(f"    seen in {safe_line(place)}")
    if found.copies:
        print_line()
        print_line("Under other numbers:")
    for copy in found.copies:
        print_line(f"  {_copy(copy)}")


def standing(line: "VersionLine") -> str:
    """Say how a version stands to the best."""
    if line.why_best is not None:
        return WHY[line.why_best]
    if line.relation is None:
        return "not compared"
    counts = (
        (line.redacted, "redacted here"),
        (line.lifted, "lifted here"),
        (line.lacks, "words lacking"),
        (line.adds, "words more"),
    )
    said = ", ".join(f"{count:,} {what}" for count, what in counts if count)
    return RELATIONS[line.relation] + (f": {said}" if said else "")


def _copy(copy: "Copy") -> str:
    brief = copy.brief
    when = f"{brief.date:%Y-%m-%d}" if brief.date else "no date"
    return f"{brief.mrn or brief.address}  {when}  {RELATIONS[copy.relation]} ({copy.share:.0%} of the words)"


def _show_difference(found: "Difference", *, whole: bool) -> None:
    print_line(f"--- {found.first.address}")
    print_line(f"+++ {found.second.address}")
    if found.same_words:
        print_line(f"The same {found.same:,} words.")
        return
    print_line(
        f"{found.same:,} words agree; {found.removed:,} only in the first, {found.added:,} only in the second; "
        f"redacted here {found.redacted:,}, lifted here {found.lifted:,}"
    )
    if found.is_coarse:
        print_line("The texts are too long to compare word by word throughout.")
    print_line()
    screen = console()
    for words, style in _styled(found.pieces, whole=whole):
        screen.print(words, style=style if sys.stdout.isatty() else "", end="" if words.isspace() else " ")
    print_line()


def _styled(pieces: "tuple[Piece, ...]", *, whole: bool) -> Iterator[tuple[str, str]]:
    """Yield words with their style; marks tell them apart where there are no colours."""
    for at, piece in enumerate(pieces):
        if piece.change == "same":
            if whole:
                yield safe_line(piece.first), "dim"
            else:
                yield from _shortened(piece.first, is_first=at == 0, is_last=at == len(pieces) - 1)
            continue
        note = {"redacted": " [redacted here]", "lifted": " [lifted here]"}.get(piece.change, "")
        if piece.first:
            yield f"[-{safe_line(piece.first)}-]", "red strike"
        if piece.second:
            yield f"{{+{safe_line(piece.second)}+}}{note}", "green bold"


def _shortened(words: str, *, is_first: bool, is_last: bool) -> Iterator[tuple[str, str]]:
    """Yield the words next to the changes; where some are left out between two of them, another paragraph begins."""
    held = words.split(" ")
    if len(held) <= 2 * AROUND:
        yield safe_line(words), "dim"
        return
    if not is_first:
        yield safe_line(" ".join(held[:AROUND])) + " …", "dim"
    if not is_first and not is_last:
        yield "\n\n", ""
    if not is_last:
        yield "… " + safe_line(" ".join(held[-AROUND:])), "dim"
