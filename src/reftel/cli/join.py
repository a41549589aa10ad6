"""`reftel join`: sections that arrived apart become one telegram.

A command of its own, because its promise is another than that of `parse`: it has to see every input before it can print
anything, and one record stands for several inputs.
"""

from typing import TYPE_CHECKING

import click
import msgspec

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.inputs import read_items
from reftel.cli.parse import summarise
from reftel.cli.terminal import print_json, print_raw

if TYPE_CHECKING:
    from reftel.wire import Joined

EPILOG = """\b
Examples:
  reftel join section1.txt section2.txt section3.txt
  reftel join incoming/ --jsonl > telegrams.jsonl
  reftel join section*.txt --text > 06PORTALDER412.txt
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--jsonl", is_flag=True, help="Print one JSON record a line, a telegram each.")
@click.option(
    "--spans", is_flag=True, help="With --jsonl: add spans that cover every text, with the number of its source."
)
@click.option("--text", "as_text", is_flag=True, help="Print the joined texts.")
def join(paths: tuple[str, ...], *, jsonl: bool, spans: bool, as_text: bool) -> int:
    """Join the sections of telegrams that arrived apart, in whatever order and however often they came.

    Sections belong together where station (or originator), serial number and date-time group agree; any number of telegrams may be
    mixed. Repeated headings and copies are compared and left out, and a line says where a section is missing. The exit code is 1
    where one is missing or an input cannot be read.
    """
    from reftel.corpus import join_items

    if spans and not jsonl:
        raise click.UsageError("--spans goes with --jsonl; give both, or neither.")
    if jsonl and as_text:
        raise click.UsageError("Give --jsonl or --text, not both.")
    items = list(read_items(paths))
    code = DONE if all(items) else FINDINGS
    for number, joined in enumerate(join_items([item for item in items if item is not None])):
        if any(finding.code == "RT521" for finding in joined.telegram.findings):
            code = FINDINGS
        if as_text:
            print_raw(joined.text.encode("utf-8", "surrogatepass"))
        elif jsonl:
            print_json(joined.telegram if spans else _without_spans(joined), indent=False)
        else:
            summarise(joined.telegram, is_first=number == 0)
    return code


def _without_spans(joined: "Joined") -> object:
    return msgspec.structs.replace(joined.telegram, spans=msgspec.UNSET)
