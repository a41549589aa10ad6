"""The texts of the documents in TEI volumes of *Foreign Relations of the United States*, with what their markup says.

The reader of such volumes (`corpus`) takes them out; here they are set in three layouts that copies really have, to measure the reader
of the text.
"""

import re
import tarfile
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from reftel.corpus.documents.tei import Block, outside, parse_element, plain, read_document, words_of
from reftel.corpus.documents.tei_reader import find_documents

NUMBER: Final = re.compile(r"(?:No\. ?)?(?P<number>\d{1,5})(?:\.|,(?= [A-Z])|(?= [A-Z]))(?!\d)")


class Layout(Enum):
    """How a copy sets its paragraphs: an empty line between; one line each; wrapped, with an empty line between."""

    SPACED = "spaced"
    LINES = "lines"
    WRAPPED = "wrapped"


@dataclass(frozen=True, slots=True)
class Truth:
    """What the markup says of one telegram; null where it does not say."""

    volume: str
    document: str
    number: str | None
    place: str | None
    date: str | None
    sender: str | None
    addressee: str | None
    signature: str | None
    is_telegram: bool
    paragraphs: tuple[str, ...] = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    notes: tuple[Block, ...] = field(repr=False)

    def text(self, layout: Layout) -> str:
        """Return the document as a copy in this layout has it."""
        gap = "\n" if layout is Layout.LINES else "\n\n"
        notes = [f"{mark} {words}" for mark, words in self.notes]
        blocks = [words for _, words in self.blocks] + notes
        if layout is Layout.LINES:
            blocks = [" ".join(block.split()) for block in blocks]
        if layout is Layout.WRAPPED:
            blocks = ["\n".join(textwrap.fill(line, 72) for line in block.split("\n")) for block in blocks]
        return gap.join(blocks) + "\n"


def read_volumes(path: Path) -> Iterator[Truth]:
    """Yield every document of the volumes in a folder or a tar archive, or of one volume."""
    if path.is_dir():
        for volume in sorted(path.glob("*.xml")):
            yield from read_volume(volume.stem, volume.read_bytes())
    elif path.suffix == ".xml":
        yield from read_volume(path.stem, path.read_bytes())
    else:
        with tarfile.open(path) as archive:
            for member in archive:
                held = archive.extractfile(member) if member.name.endswith(".xml") else None
                if held is not None:
                    yield from read_volume(Path(member.name).stem, held.read())


def read_volume(name: str, data: bytes) -> Iterator[Truth]:
    """Yield every document of a volume."""
    for start, end in find_documents(data).places:
        yield _read(name, parse_element(data[start:end]))


def _read(volume: str, division: Element) -> Truth:
    document = read_document(division)
    date = next((e for e in outside(division) if e.tag == "date"), None)
    place = next((e for e in outside(division) if e.tag == "placeName"), None)
    signed = [e for e in outside(division) if e.tag == "signed"]
    head = division.find("head")
    return Truth(
        volume=volume,
        document=division.get("xml:id", ""),
        number=_number(division),
        place=plain(place),
        date=date.get("when") if date is not None else None,
        sender=_party(head, "from"),
        addressee=_party(head, "to"),
        signature=plain(signed[-1]) if signed else None,
        is_telegram=document.is_telegram,
        paragraphs=tuple(plain(e) or "" for e in outside(division) if e.tag == "p"),
        blocks=document.blocks,
        notes=document.notes,
    )


def _party(head: Element | None, which: str) -> str | None:
    found = [e for e in head.iter() if e.get("type") == which] if head is not None else []
    return plain(found[0]) if found else None


def _number(division: Element) -> str | None:
    """The number before the first words: the first paragraph after the place and date."""
    for child in division:
        if child.tag == "p" and child.get("rend") is None:
            match = NUMBER.match(" ".join(words_of(child, []).split()))
            return match["number"] if match else None
    return None
