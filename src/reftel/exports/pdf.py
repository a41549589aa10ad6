"""Telegrams as PDF: tagged, with their marking at the top and foot of every page, paragraph numbers in the margin, and a citation.

What a telegram says is handed over as data: no sign in it is taken for a command.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

import msgspec

from reftel.archive.values import Collection, Whole
from reftel.errors import ConfigError
from reftel.exports.chicago import note
from reftel.exports.facts import facts_of
from reftel.exports.flow import LineEnd, is_table, line_ends, longest_line
from reftel.telegram import Block, Enclosure, Heading, Telegram, walk

MOST: Final = 500
"""Telegrams in one PDF; more are for another form."""

_COLOURS: Final = {"UNCLASSIFIED": "#2c663d", "CONFIDENTIAL": "#27508f", "SECRET": "#a11d1d", "TOP SECRET": "#a34a00"}
_OTHER: Final = "#575148"

_TEMPLATE: Final = """
#let telegrams = json(bytes(sys.inputs.telegrams))
#set document(title: telegrams.at(0).title)
#set text(10.5pt, lang: "en")
#set par(justify: false, leading: 0.62em)
#show heading.where(level: 1): set text(16pt)
#show heading.where(level: 2): set text(10pt, tracking: 0.06em)
#let band(t) = block(width: 100%, fill: rgb(t.colour), inset: (x: 6pt, y: 3pt), text(8pt, fill: white, t.banner))
#let shown(blocks) = for b in blocks {
  if b.type == "heading" { heading(level: 2, b.text) }
  else if b.type == "enclosure" {
    block(stroke: (left: 1.5pt + luma(55%)), inset: (left: 10pt, y: 4pt), {
      text(8.5pt, style: "italic", b.title)
      shown(b.blocks)
    })
  } else {
    grid(columns: (3.2em, 1fr), column-gutter: 6pt,
      text(8.5pt, fill: luma(35%), b.mark),
      if b.is_table { text(8pt, raw(b.text, block: true)) } else { for line in b.lines { par(line) } })
  }
}
#for t in telegrams {
  set page(paper: "a4", margin: (x: 2.3cm, top: 2.6cm, bottom: 2.6cm), header: band(t), footer: [
    #band(t) #v(2pt) #text(7.5pt, fill: luma(35%))[#t.name #h(1fr) #context counter(page).display("1")]
  ])
  heading(level: 1, t.title)
  table(columns: (auto, 1fr), stroke: none, inset: (x: 0pt, y: 2.5pt), column-gutter: 12pt,
    ..t.facts.map(f => (text(8.5pt, fill: luma(35%), f.at(0)), text(9pt, f.at(1)))).flatten())
  v(6pt)
  shown(t.blocks)
  if t.plain != "" { text(8pt, raw(t.plain, block: true)) }
  if t.signature != "" { align(right, t.signature) }
  v(10pt)
  line(length: 100%, stroke: 0.4pt + luma(60%))
  text(8pt, fill: luma(30%), t.citation)
}
"""


def pdf(wholes: Iterable[Whole], collection: Collection) -> Iterator[bytes]:
    """Yield one PDF of all telegrams. Raises `ConfigError` where there are too many, or what writes PDF is not installed."""
    found = list(islice(wholes, MOST + 1))
    if len(found) > MOST:
        raise ConfigError(
            f"a PDF holds at most {MOST} telegrams", next_step="Narrow the search, or take text or records."
        )
    if found:
        yield typeset(_TEMPLATE, {"telegrams": [_data(whole, collection) for whole in found]})


def typeset(template: str, data: dict[str, Any]) -> bytes:
    """Return the PDF that a template makes of some data, each value of which it reads as JSON. Raises `ConfigError` without typst."""
    try:
        import typst
    except ImportError:
        raise ConfigError(
            "what writes PDF is not installed", next_step="pip install 'reftel[pdf]', or take the text."
        ) from None
    inputs = {name: msgspec.json.encode(value).decode() for name, value in data.items()}
    made = typst.compile(template.encode(), format="pdf", sys_inputs=inputs)
    if not isinstance(made, bytes):
        raise TypeError("one file was asked for")
    return made


def _data(whole: Whole, collection: Collection) -> dict[str, Any]:
    telegram, facts = whole.telegram, facts_of(whole, collection)
    level = telegram.classification.value if telegram.classification else "NO MARKING"
    marks = " · ".join((level, *telegram.captions, "historical marking"))
    start, end = whole.extent
    width = longest_line(tuple(block.text for _, block, _ in walk(telegram.body) if not isinstance(block, Enclosure)))
    return {
        "title": _clean(facts.title),
        "name": facts.name,
        "banner": _clean(marks),
        "colour": _COLOURS.get(level, _OTHER),
        "facts": [[label, _clean(value)] for label, value in _facts(telegram, facts.name) if value],
        "blocks": [_block(block, width) for block in telegram.body],
        "plain": "" if telegram.body else _clean(whole.text[start:end]),
        "signature": _clean(telegram.signature or ""),
        "citation": _clean(note(facts)),
    }


def _facts(telegram: Telegram, name: str) -> Iterator[tuple[str, str]]:
    yield "Number", name
    yield "Date", telegram.date.strftime("%Y-%m-%d %H:%MZ") if telegram.date else ""
    yield "From", telegram.originator or telegram.origin or ""
    yield "To", "; ".join(one.designator for one in telegram.action_addressees)
    yield "Info", "; ".join(one.designator for one in telegram.info_addressees)
    yield "TAGS", ", ".join(tag.code for tag in telegram.tags)
    yield "References", "; ".join(f"{one.label} {one.text}" if one.label else one.text for one in telegram.references)
    yield "Subject as sent", telegram.subject or ""


def _block(block: Block, width: int) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"type": "heading", "text": _clean(" ".join(block.text.split()))}
    if isinstance(block, Enclosure):
        whose = f"in the words of {block.voice}" if block.voice else ""
        title = ", ".join(filter(None, (block.title or block.kind, whose)))
        return {"type": "enclosure", "title": _clean(title), "blocks": [_block(one, width) for one in block.blocks]}
    number = f"{block.number}." if block.number is not None else ""
    portion = f"({block.portion})" if block.portion else ""
    return {
        "type": "paragraph",
        "mark": f"{number} {portion}".strip(),
        "is_table": is_table(block.text),
        "text": _clean(block.text),
        "lines": _lines(block.text, width),
    }


_JOINS: Final = {LineEnd.SPACE: " ", LineEnd.NOTHING: ""}


def _lines(text: str, width: int) -> list[str]:
    """Return a paragraph as lines of which none ends for the paper's sake alone."""
    lines, line, at = list[str](), "", 0
    for start, end, kind in line_ends(text, width):
        line += text[at:start]
        if kind in _JOINS:
            line += _JOINS[kind]
        else:
            lines.append(line)
            line = ""
        at = end
    lines.append(line + text[at:])
    return [_clean(one.strip()) for one in lines if one.strip()]


def _clean(text: str) -> str:
    """Return a text without characters that no paper shows: control characters, and lone halves of characters."""
    plain = text.encode("utf-8", "replace").decode()
    return "".join(sign for sign in plain if sign in "\n\t" or sign >= " ")
