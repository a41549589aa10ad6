"""A paper as values: headings, sentences, lists and tables, from which text, Markdown and PDF are written."""

import re
import textwrap
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from reftel.exports.pdf import typeset

WIDTH: Final = 78


class Heading(msgspec.Struct, frozen=True, tag_field="type", tag="heading"):
    """A heading."""

    text: str


class Sentence(msgspec.Struct, frozen=True, tag_field="type", tag="sentence"):
    """A paragraph."""

    text: str


class Points(msgspec.Struct, frozen=True, tag_field="type", tag="points"):
    """A list; numbered where it is an agenda."""

    points: tuple[str, ...]
    numbered: bool = False


class Table(msgspec.Struct, frozen=True, tag_field="type", tag="table"):
    """A table with the names of its columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Terms(msgspec.Struct, frozen=True, tag_field="type", tag="terms"):
    """What is said of each of some things: (what, what is said of it)."""

    terms: tuple[tuple[str, str], ...]


Block = Heading | Sentence | Points | Table | Terms


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A paper: its title, a line under it, its blocks, and what stands at the foot of each page."""

    title: str
    under: str
    blocks: tuple[Block, ...]
    foot: str


def paper_text(paper: Paper) -> bytes:
    """Return a paper as plain text."""
    return ("\n".join(_text_lines(paper)) + "\n").encode("utf-8", "replace")


def _text_lines(paper: Paper) -> Iterator[str]:
    yield from (paper.title, "=" * min(len(paper.title), WIDTH), paper.under, "")
    for block in paper.blocks:
        match block:
            case Heading():
                yield from (block.text, "-" * min(len(block.text), WIDTH))
            case Sentence():
                yield from (*_wrapped(block.text), "")
            case Points():
                for number, point in enumerate(block.points, start=1):
                    yield from _wrapped(point, f"{number}. " if block.numbered else "* ")
                yield ""
            case Table():
                yield from (*_table_text(block), "")
            case Terms():
                width = max((len(what) for what, _ in block.terms), default=0)
                for what, said in block.terms:
                    yield from _wrapped(said, f"{what + ':':<{width + 2}}")
                yield ""
    yield from _wrapped(paper.foot)


def _table_text(table: Table) -> Iterator[str]:
    """Yield a table as one entry after another: columns side by side are cut off on narrow paper."""
    width = max((len(column) for column in table.columns), default=0)
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if cell:
                yield from _wrapped(cell, f"{column + ':':<{width + 2}}")
        yield ""


def _wrapped(words: str, first: str = "") -> list[str]:
    plain_words = " ".join(words.split())
    return textwrap.wrap(plain_words, WIDTH, initial_indent=first, subsequent_indent=" " * len(first)) or [first]


def paper_markdown(paper: Paper) -> bytes:
    """Return a paper as Markdown; nothing in its words is taken for a sign of it."""
    return ("\n".join(_markdown_lines(paper)) + "\n").encode("utf-8", "replace")


def _markdown_lines(paper: Paper) -> Iterator[str]:
    yield from (f"# {plain(paper.title)}", "", plain(paper.under), "")
    for block in paper.blocks:
        match block:
            case Heading():
                yield from (f"## {plain(block.text)}", "")
            case Sentence():
                yield from (plain(block.text), "")
            case Points():
                for number, point in enumerate(block.points, start=1):
                    yield f"{f'{number}.' if block.numbered else '*'} {plain(point)}"
                yield ""
            case Terms():
                yield from (*(f"* **{plain(what)}:** {plain(said)}" for what, said in block.terms), "")
            case Table():
                yield f"| {' | '.join(map(plain, block.columns))} |"
                yield f"|{' --- |' * len(block.columns)}"
                for row in block.rows:
                    yield f"| {' | '.join(map(plain, row))} |"
                yield ""
    yield plain(paper.foot)


def plain(text: str) -> str:
    """Return a text that Markdown takes for nothing but words."""
    signs = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>()#+!|~" else sign for sign in signs)


_TEMPLATE: Final = """
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title)
#set page(paper: "a4", margin: (x: 2.2cm, y: 2.4cm), footer: context [
  #set text(8pt, fill: luma(35%))
  #paper.foot #h(1fr) #counter(page).display("1 / 1", both: true)
])
#set text(10.5pt, lang: "en")
#set par(justify: false)
#show heading.where(level: 1): set text(17pt)
#show heading.where(level: 2): set text(12pt)
#show heading.where(level: 2): set block(above: 1.4em, below: 0.7em)
= #paper.title
#text(fill: luma(30%), paper.under)
#for block in paper.blocks {
  if block.type == "heading" [ == #block.text
  ] else if block.type == "sentence" { par(block.text)
  } else if block.type == "points" {
    if block.numbered { enum(..block.points) } else { list(..block.points) }
  } else if block.type == "terms" {
    for (what, said) in block.terms { terms.item(what, said) }
  } else {
    table(
      columns: block.columns.len(),
      stroke: (x: none, y: 0.4pt + luma(60%)),
      align: left,
      table.header(..block.columns.map(c => strong(c))),
      ..block.rows.flatten(),
    )
  }
}
"""


def paper_pdf(paper: Paper) -> bytes:
    """Return a paper as a tagged PDF. Raises `ConfigError` where typst is not installed.

    What a paper says is handed over as data: no sign in it is taken for a command.
    """
    return typeset(_TEMPLATE, {"paper": _breakable(msgspec.to_builtins(paper))})


_LONG: Final = re.compile(r"\S{19,}")
_PIECE: Final = 12
_MAY_BREAK: Final = "\u200b"


def _breakable(value: Any) -> Any:
    """Return the values of a paper whose long words may end a line inside: without, they run over the next column."""
    match value:
        case str():
            return _LONG.sub(
                lambda word: _MAY_BREAK.join(textwrap.wrap(word[0], _PIECE, break_on_hyphens=False)), value
            )
        case dict():
            return {name: one if name == "type" else _breakable(one) for name, one in value.items()}
        case list() | tuple():
            return [_breakable(one) for one in value]
    return value
