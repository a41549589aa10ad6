"""`reftel parse`: read telegrams and print what they say; no archive is needed."""

from typing import TYPE_CHECKING

import click

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.explaining import print_explained
from reftel.cli.inputs import read_items
from reftel.cli.terminal import print_json, print_line, safe_line

if TYPE_CHECKING:
    from reftel.telegram import Source, Telegram

EPILOG = """\b
Examples:
  reftel parse 06PORTALDER412.txt
  reftel parse telegrams/ old.zip --jsonl > telegrams.jsonl
  reftel parse telegrams/ --jsonl --text > telegrams.jsonl
  cat 06PORTALDER412.txt | reftel parse - --jsonl --spans
  reftel parse 06PORTALDER412.txt --explain
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--jsonl", is_flag=True, help="Print one JSON record a line, in the order of the input.")
@click.option("--spans", is_flag=True, help="With --jsonl: add spans that cover the whole text.")
@click.option(
    "--text", "with_text", is_flag=True, help="With --jsonl: add the text, so that the records can be read back."
)
@click.option("--explain", "explained", is_flag=True, help="Walk each telegram and say what each part means.")
def parse(paths: tuple[str, ...], *, jsonl: bool, spans: bool, with_text: bool, explained: bool) -> int:
    """Read telegrams from files, folders, archives, or - for standard input.

    A file that holds no telegram gives one record of kind `unrecognised`. What cannot be read at all is said on the error
    stream, and the exit code is 1.
    """
    from reftel.corpus import parse_item

    if spans and not jsonl:
        raise click.UsageError("--spans goes with --jsonl; give both, or neither.")
    if with_text and not jsonl:
        raise click.UsageError("--text goes with --jsonl; give both, or neither.")
    if jsonl and explained:
        raise click.UsageError("Give --jsonl or --explain, not both.")
    code = DONE
    for number, item in enumerate(read_items(paths)):
        if item is None:
            code = FINDINGS
            continue
        if explained:
            print_explained(item.text, item.extent)
            continue
        telegram = parse_item(item, spans=spans)
        if jsonl:
            print_json(_with_text(telegram, item.text[slice(*item.extent)]) if with_text else telegram, indent=False)
        else:
            summarise(telegram, is_first=number == 0)
    return code


def _with_text(telegram: "Telegram", text: str) -> dict[str, object]:
    """Return a record with the text that it was read from, which is all that reading it back needs."""
    import msgspec

    return {**msgspec.to_builtins(telegram), "text": text}


def summarise(telegram: "Telegram", *, is_first: bool) -> None:
    """Print a telegram for a person, one fact a line."""
    if not is_first:
        print_line()
    where = ", ".join(_place(source) for source in (telegram.source, *telegram.sources) if source) or "-"
    if telegram.kind == "unrecognised":
        print_line(f"{safe_line(where)}: no telegram was recognised")
        return
    print_line(f"{telegram.mrn or 'no number'}  {_when(telegram)}  {telegram.classification or 'no classification'}")
    for name, value in _facts(telegram, where):
        if value:
            print_line(f"  {name:<13} {safe_line(value)}")


def _place(source: "Source") -> str:
    return f"{source.path}/{source.member}" if source.member else source.path


def _when(telegram: "Telegram") -> str:
    return f"{telegram.date:%Y-%m-%d %H:%MZ}" if telegram.date else "no date"


def _facts(telegram: "Telegram", where: str) -> list[tuple[str, str | None]]:
    from reftel.telegram import Enclosure

    action = [a.designator for a in telegram.action_addressees]
    info = [a.designator for a in telegram.info_addressees]
    paragraphs = [b for b in telegram.body if getattr(b, "number", None) is not None]
    enclosures = [b for b in telegram.body if isinstance(b, Enclosure)]
    return [
        ("kind", "card: withdrawn, or described without a text" if telegram.kind == "card" else None),
        ("subject", telegram.subject),
        ("from", telegram.originator),
        ("to", ", ".join(action)),
        ("info", f"{len(info)}: {', '.join(info[:3])}{' …' if len(info) > 3 else ''}" if info else None),
        ("captions", ", ".join(telegram.captions)),
        ("TAGS", ", ".join(f"{t.code} ({t.name})" if t.name else t.code for t in telegram.tags)),
        ("references", ", ".join(r.mrn or r.text for r in telegram.references)),
        ("paragraphs", str(len(paragraphs)) if paragraphs else None),
        ("enclosures", "; ".join(f"{e.kind}, words of {e.voice or 'somebody not named'}" for e in enclosures)),
        ("signature", telegram.signature),
        ("findings", ", ".join(f.code for f in telegram.findings)),
        ("read from", where),
    ]
