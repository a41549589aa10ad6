"""`reftel suggest`: what telegrams ask, promise and report, read by rules; no archive is needed."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

import click
import msgspec

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.inputs import read_items
from reftel.cli.terminal import print_json, print_line, safe_line

if TYPE_CHECKING:
    from reftel.matters import Document, Mechanism, Meeting, Position, Promise, Request, Speech, Suggestions
    from reftel.telegram import Passage, Source, Telegram

    Line = tuple[int, str, Passage | None]  # the paragraph, what is said of it, the passage where one is shown

KINDS: Final = ("requests", "promises", "meetings", "speakers", "documents", "positions", "mechanisms")

EPILOG = """\b
Examples:
  reftel suggest 06PORTALDER412.txt
  reftel suggest telegrams/ old.zip --jsonl > suggested.jsonl
  reftel suggest telegrams/ --kind promises --kind requests
  cat 06PORTALDER412.txt | reftel suggest - --jsonl

What rules suggest is evidence, not truth: each line has the passage that it rests on and the rule that read it.
docs/explanation/matters.md says what each kind means, docs/reference/accuracy.md how often the rules are right.
"""


class Speakers(msgspec.Struct, frozen=True, kw_only=True):
    """Who speaks in one paragraph: each name once, in the order of first words; the sentences with their speakers."""

    paragraph: int
    names: tuple[str, ...]
    speeches: "tuple[Speech, ...]"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """All that rules read in one telegram, as `--jsonl` prints it."""

    source: "Source | None"
    mrn: str | None
    requests: "tuple[Request, ...]" = ()
    promises: "tuple[Promise, ...]" = ()
    meetings: "tuple[Meeting, ...]" = ()
    speakers: tuple[Speakers, ...] = ()
    documents: "tuple[Document, ...]" = ()
    positions: "tuple[Position, ...]" = ()
    mechanisms: "tuple[Mechanism, ...]" = ()


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--jsonl", is_flag=True, help="Print one JSON record a line, in the order of the input.")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind; can be given several times."
)
def suggest(paths: tuple[str, ...], *, jsonl: bool, kinds: tuple[str, ...]) -> int:
    """Print what telegrams ask, promise and report: requests, promises, meetings, speakers, documents.

    PATH is a file, a folder, an archive, or - for standard input. A file that holds no telegram gives one record with
    empty lists. What cannot be read at all is said on the error stream, and the exit code is 1.
    """
    from reftel.corpus import parse_item

    wanted = kinds or KINDS
    code = DONE
    for item in read_items(paths):
        if item is None:
            code = FINDINGS
            continue
        record = _record(parse_item(item), wanted)
        if jsonl:
            print_json(record, indent=False)
        else:
            _list(record, wanted)
    return code


def _record(telegram: "Telegram", wanted: Iterable[str]) -> Record:
    from reftel.matters import suggest as read

    found = read(telegram)
    lists = {
        "requests": found.requests,
        "promises": found.promises,
        "meetings": found.meetings,
        "speakers": _by_paragraph(found),
        "documents": found.documents,
        "positions": found.positions,
        "mechanisms": found.mechanisms,
    }
    chosen = {kind: values for kind, values in lists.items() if kind in wanted}
    return Record(source=telegram.source, mrn=telegram.mrn, **chosen)  # type: ignore[arg-type]  # each kind has its own type


def _by_paragraph(found: "Suggestions") -> tuple[Speakers, ...]:
    """Put the speeches of each paragraph together; a name counts once, with or without a title before it."""
    paragraphs: dict[int, list[Speech]] = {}
    for speech in found.speeches:
        paragraphs.setdefault(speech.paragraph, []).append(speech)
    return tuple(
        Speakers(paragraph=number, names=_names(speeches), speeches=tuple(speeches))
        for number, speeches in paragraphs.items()
    )


def _names(speeches: "Iterable[Speech]") -> tuple[str, ...]:
    names: dict[str, str] = {}
    for speech in speeches:
        names.setdefault(speech.speaker.split()[-1].lower(), speech.speaker)
    return tuple(names.values())


def _list(record: Record, wanted: Iterable[str]) -> None:
    """Print the suggestions of one telegram for a person."""
    where = "standard input" if record.source is None else safe_line(record.source.member or record.source.path)
    lines = [line for kind in KINDS if kind in wanted for line in _LINES[kind](record)]
    print_line(f"{record.mrn or 'no number'}  {where}  {len(lines)} suggestion{'' if len(lines) == 1 else 's'}")
    for paragraph, words, passage in lines:
        print_line(f"  {paragraph or '-':>3}  {safe_line(words)}")
        if passage is not None:
            print_line(f"       “{safe_line(' '.join(passage.quote.split()))}”")
    print_line()


def _due(due: str | None) -> str:
    return f" (due {due})" if due else ""


def _requests(record: Record) -> "list[Line]":
    return [
        (r.paragraph, f"{r.by} asks {r.of or 'somebody not named'}: {r.what}{_due(r.due)}", r.passage)
        for r in record.requests
    ]


def _promises(record: Record) -> "list[Line]":
    return [
        (p.paragraph, f"{p.by} promises{f' {p.to}' if p.to else ''}: {p.what}{_due(p.due)}", p.passage)
        for p in record.promises
    ]


def _meetings(record: Record) -> "list[Line]":
    return [
        (
            m.paragraph,
            f"met{f' {m.date}' if m.date else ''}{f' at {m.place}' if m.place else ''}: {', '.join(m.participants)}",
            m.passage,
        )
        for m in record.meetings
    ]


def _speakers(record: Record) -> "list[Line]":
    return [(s.paragraph, f"said: {', '.join(s.names)}", None) for s in record.speakers]


def _documents(record: Record) -> "list[Line]":
    return [
        (
            d.paragraph,
            f"paper: {d.title}; from {d.giver or 'nobody named'} to {d.receiver or 'nobody named'}",
            d.passage,
        )
        for d in record.documents
    ]


def _positions(record: Record) -> "list[Line]":
    return [
        (p.paragraph, f"{p.side} {p.stance} ({p.status}), on {p.question}: {p.what}", p.passage)
        for p in record.positions
    ]


def _mechanisms(record: Record) -> "list[Line]":
    return [(m.paragraph, f"body: {m.what}", m.passage) for m in record.mechanisms]


_LINES: Final[Mapping[str, Callable[[Record], "list[Line]"]]] = {
    "requests": _requests,
    "promises": _promises,
    "meetings": _meetings,
    "speakers": _speakers,
    "documents": _documents,
    "positions": _positions,
    "mechanisms": _mechanisms,
}
