"""`reftel check`: findings, printed like a linter's."""

from typing import TYPE_CHECKING

import click
import msgspec

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.inputs import read_items
from reftel.cli.options import json_option
from reftel.cli.terminal import print_json, print_line, safe_line

if TYPE_CHECKING:
    from reftel.corpus import Item
    from reftel.telegram import Finding

EPILOG = """\b
Examples:
  reftel check 06PORTALDER412.txt
  reftel check telegrams/ --json | jq '.[].code'
"""


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """One finding with its place as a person counts: lines and columns from 1."""

    path: str
    member: str | None
    line: int
    column: int
    code: str
    severity: str
    message: str
    mrn: str | None


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@json_option
def check(paths: tuple[str, ...], *, as_json: bool) -> int:
    """Check telegrams against the rules of the format.

    Prints `path:line:column: code severity message`. The exit code is 1 where there are errors or warnings (notes alone
    do not count) or where something could not be read.
    """
    from reftel.corpus import parse_item

    found: list[Checked] = []
    code = DONE
    lines = _Lines()
    for item in read_items(paths):
        if item is None:
            code = FINDINGS
            continue
        before = lines.before(item)
        telegram = parse_item(item)
        found.extend(_checked(finding, item, telegram.mrn, before) for finding in telegram.findings)
    if as_json:
        print_json(found)
    else:
        for row in found:
            place = f"{row.path}/{row.member}" if row.member else row.path
            print_line(
                f"{safe_line(place)}:{row.line}:{row.column}: {row.code} {row.severity} {safe_line(row.message)}"
            )
    return FINDINGS if any(row.severity != "note" for row in found) else code


class _Lines:
    """Counts the lines of an input that stand before an item: several telegrams of one file have one count."""

    def __init__(self) -> None:
        self._input: tuple[str, str | None] | None = None
        self._count = 0

    def before(self, item: "Item") -> int:
        """Return the lines before this item and count its own; items come in the order of their input."""
        of = (item.source.path, item.source.member)
        if of != self._input or item.source.extent[0] == 0:
            self._input, self._count = of, 0
        before = self._count
        self._count += item.text.count("\n")
        return before


def _checked(finding: "Finding", item: "Item", mrn: str | None, lines_before: int) -> Checked:
    """Place a finding as a person counts; one about the whole telegram stands where the telegram begins."""
    text = item.text
    start = finding.span[0] if finding.span else item.extent[0]
    return Checked(
        path=item.source.path,
        member=item.source.member,
        line=lines_before + text.count("\n", 0, start) + 1,
        column=start - (text.rfind("\n", 0, start) + 1) + 1,
        code=finding.code,
        severity=finding.severity.value,
        message=finding.message,
        mrn=mrn,
    )
