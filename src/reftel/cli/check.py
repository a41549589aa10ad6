"""`reftel check`: findings, printed like a linter's."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import msgspec

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.fixing import write_fixed
from reftel.cli.inputs import read_items
from reftel.cli.options import json_option
from reftel.cli.terminal import print_json, print_line, safe, safe_line

if TYPE_CHECKING:
    from reftel.corpus import Item
    from reftel.telegram import Finding

EPILOG = """\b
Examples:
  reftel check 06PORTALDER412.txt
  reftel check telegrams/ --severity warning --ignore RT504
  reftel check telegrams/ --json | jq '.[].code'
  reftel check telegrams/ --fix --output mended/
"""

SEVERITIES: Final = ("error", "warning", "note")
WIDEST: Final = 100
"""Characters of a line that are shown under a finding; a newspaper's line may be a whole paragraph."""


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
@click.option(
    "--severity", type=click.Choice(SEVERITIES), help="Show this severity and what is graver; all by default."
)
@click.option(
    "--select", multiple=True, metavar="CODE", help="Show only these codes; RT2 stands for all that begin so."
)
@click.option("--ignore", multiple=True, metavar="CODE", help="Leave these codes out.")
@click.option("--fix", "mend", is_flag=True, help="Mend what is mechanical, in a copy NAME.fixed.txt.")
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), help="With --fix: the folder of the copies."
)
def check(
    paths: tuple[str, ...],
    *,
    as_json: bool,
    severity: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    mend: bool,
    output: Path | None,
) -> int:
    """Check telegrams against the rules of the format.

    Prints `path:line:column: code severity message` and under it the line with a mark. The exit code is 1 where there are
    errors or warnings (notes alone do not count) or where something could not be read. With --fix it prints what was
    mended instead; inputs are never changed, a copy that exists is not overwritten.
    """
    from reftel.corpus import parse_item

    _refuse_what_cannot_be(mend=mend, output=output, severity=severity, select=select, ignore=ignore)
    if mend:
        return write_fixed(paths, output, as_json=as_json)
    found: list[Checked] = []
    code = DONE
    lines = _Lines()
    for item in read_items(paths):
        if item is None:
            code = FINDINGS
            continue
        before = lines.before(item)
        telegram = parse_item(item)
        for finding in telegram.findings:
            if not _is_wanted(finding, severity, select, ignore):
                continue
            row = _checked(finding, item, telegram.mrn, before)
            found.append(row)
            if not as_json:
                _print(row, finding, item)
    if as_json:
        print_json(found)
    return FINDINGS if any(row.severity != "note" for row in found) else code


def _refuse_what_cannot_be(
    *, mend: bool, output: Path | None, severity: str | None, select: tuple[str, ...], ignore: tuple[str, ...]
) -> None:
    """Raise a usage error for options that contradict each other, and for codes that no finding has."""
    from reftel.codes import finding_rules

    if output is not None and not mend:
        raise click.UsageError("--output goes with --fix; give both, or neither.")
    if mend and (severity or select or ignore):
        raise click.UsageError("--fix mends all that is mechanical; leave out --severity, --select and --ignore.")
    for option, codes in (("--select", select), ("--ignore", ignore)):
        for code in codes:
            if not any(known.startswith(code.upper()) for known in finding_rules()):
                raise click.BadParameter(
                    f"'{code}' is no finding and begins none; docs/reference/findings.md lists them (RT102, RT2).",
                    param_hint=f"'{option}'",
                )


def _is_wanted(finding: "Finding", severity: str | None, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    if severity is not None and SEVERITIES.index(finding.severity) > SEVERITIES.index(severity):
        return False
    if select and not finding.code.startswith(tuple(code.upper() for code in select)):
        return False
    return not ignore or not finding.code.startswith(tuple(code.upper() for code in ignore))


def _print(row: Checked, finding: "Finding", item: "Item") -> None:
    """Print one finding, and where it has a place its line with the place underlined."""
    place = f"{row.path}/{row.member}" if row.member else row.path
    print_line(f"{safe_line(place)}:{row.line}:{row.column}: {row.code} {row.severity} {safe_line(row.message)}")
    if finding.span is None:
        return
    start, end = finding.span
    left = item.text.rfind("\n", 0, start) + 1
    right = item.text.find("\n", start)
    right = len(item.text) if right < 0 else right
    left = max(left, start - WIDEST // 2)
    shown = item.text[left : min(right, left + WIDEST)].rstrip()
    if shown:
        width = max(min(end, left + len(shown)) - start, 1)
        print_line("    " + safe(shown).replace("\t", " "))
        print_line("    " + " " * len(safe(item.text[left:start])) + "^" * width)


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
