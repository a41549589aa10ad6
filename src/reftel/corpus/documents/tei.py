"""A document of *Foreign Relations of the United States* as its TEI volumes mark it up, and the text made of it.

    <div type="document" xml:id="d12" n="12">
      <note rend="inline" type="source">741.22/76: Telegram</note>
      <head>The Minister in Marrow Coast (Quill) to the Secretary of State</head>
      <dateline><placeName>Port Alder</placeName>, <date when="1932-03-18">March 18, 1932.</date></dateline>
      <p>161. My 160.<note n="1">Not printed.</note> The nets stay.</p>
    </div>

The text ("frus-tei/1") has each block (heading, dateline, paragraph, signature) with an empty line between, line breaks where the
volume has them, and the footnotes at the end, each after its mark. The parser resolves no entity, loads nothing, and stops at a
limit of depth; a document that declares entities of its own is refused. Source: https://history.state.gov, the TEI of the volumes.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from reftel.corpus.decoding import decode
from reftel.errors import LimitExceeded, TelegramError
from reftel.telegram import Published

MAX_XML_DEPTH: Final = 100
"""Elements inside elements. The volumes have about twenty; what walks the tree is recursive."""

ATTACHMENT: Final = "attachment"
BLOCKS: Final = frozenset("p head note dateline signed salute item row lg l label ab byline".split())

_TELEGRAM: Final = re.compile(r"(?:\btelegram|\bcable|telegraphic)", re.IGNORECASE)
_TITLE: Final = re.compile(r"(?:\d+\.\s+)?(?:circular\s+)?(?:telegram|airgram)\s+\S+", re.IGNORECASE)
_TOP_BLOCKS: Final = 6
_SPACES: Final = re.compile(r"\s+")


class Block(NamedTuple):
    """One block of a document: the element that it is, its words."""

    name: str
    words: str


class Document(NamedTuple):
    """A document: its blocks and footnotes (mark and words) in order."""

    blocks: tuple[Block, ...]
    notes: tuple[Block, ...]

    @property
    def is_telegram(self) -> bool:
        """Tell whether its heading says so: the source note, a line in brackets, or the title."""
        top = self.blocks[:_TOP_BLOCKS]
        return any(
            _TELEGRAM.search(block.words)
            if block.name == "note" or block.words[0] in "[("
            else block.name == "head" and _TITLE.match(block.words)
            for block in top
        )

    @property
    def text(self) -> str:
        """The text as a copy has it, an empty line between its blocks."""
        notes = (f"{mark} {words}" for mark, words in self.notes)
        return "\n\n".join([*(block.words for block in self.blocks), *notes]) + "\n"


def parse_element(data: bytes) -> Element:
    """Read one element with everything in it; names have no prefix. Raises `TelegramError` where it is no well-formed XML."""
    builder = TreeBuilder()
    parser = expat.ParserCreate("utf-8")
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_XML_DEPTH:
            raise LimitExceeded("elements inside elements", MAX_XML_DEPTH)
        builder.start(name.rpartition(":")[2], attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(name.rpartition(":")[2])

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = refuse_entity
    run(parser, decode(data)[0].encode())
    return builder.close()


def run(parser: expat.XMLParserType, data: bytes) -> None:
    """Let a parser read it all. Raises `TelegramError` with the place of the fault."""
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise TelegramError(
            f"no well-formed XML ({expat.ErrorString(error.code)}, line {error.lineno})", next_step="Fetch it again."
        ) from error


def refuse_entity(*_: object) -> None:
    """Refuse a document that declares entities: the volumes have none, and they are how XML is made to harm."""
    raise TelegramError("an XML document that declares entities of its own, which are not resolved")


def extract_document(data: bytes) -> tuple[str, str]:
    """Return the text of a stored document and how its bytes were decoded."""
    return read_document(parse_element(data)).text, decode(data)[1]


def read_document(division: Element) -> Document:
    """Return the blocks and footnotes of a document."""
    notes: list[Block] = []
    return Document(tuple(_blocks(division, notes)), tuple(notes))


def published_of(division: Element, volume: str | None) -> Published:
    """Return what the markup says: the document's address in the series, its date, its title."""
    number = _attribute(division, "id")
    date = next((element.get("when") for element in outside(division) if element.tag == "date"), None)
    head = division.find("head")
    return Published(
        identifier="/".join(part for part in (volume, number) if part) or None,
        created=date,
        title=None if head is None else plain(head),
    )


def outside(division: Element) -> Iterator[Element]:
    """Yield the elements in order that are neither in an attachment nor in a footnote."""
    for child in division:
        if child.tag != ATTACHMENT and not is_footnote(child):
            yield child
            yield from outside(child)


def plain(element: Element | None) -> str | None:
    """Return the words of an element on one line, null where it has none."""
    return None if element is None else " ".join(words_of(element, []).split()) or None


def words_of(element: Element, notes: list[Block]) -> str:
    """Return the words of an element with its line breaks; a footnote leaves its mark and goes to `notes`."""
    parts = [_space(element.text)]
    for child in element:
        if is_footnote(child):
            mark = child.get("n") or "*"
            notes.append(Block(mark, " ".join("".join(child.itertext()).split())))
            parts.append(mark)
        else:
            parts.append("\n" if child.tag == "lb" else words_of(child, notes))
        parts.append(_space(child.tail))
    return "".join(parts)


def is_footnote(element: Element) -> bool:
    """Tell whether a note is the editors' footnote and not a line of the document."""
    return element.tag == "note" and element.get("rend") != "inline"


def _blocks(element: Element, notes: list[Block]) -> Iterator[Block]:
    for child in element:
        if child.tag not in BLOCKS:
            yield from _blocks(child, notes)
        elif not _holds_blocks(child):
            words = _tidy(words_of(child, notes))
            if words:
                yield Block(child.tag, words)
        elif (child.text or "").strip():
            yield Block(child.tag, _tidy(words_of(child, notes)))
        else:
            yield from _blocks(child, notes)


def _holds_blocks(element: Element) -> bool:
    return any(inner.tag in BLOCKS and not is_footnote(inner) for inner in element.iter() if inner is not element)


def _attribute(element: Element, name: str) -> str | None:
    return element.get(f"xml:{name}") or element.get(name)


def _space(text: str | None) -> str:
    return _SPACES.sub(" ", text or "")


def _tidy(words: str) -> str:
    return "\n".join(" ".join(line.split()) for line in words.split("\n") if line.strip())
