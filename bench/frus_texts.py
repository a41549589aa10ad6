"""The plain text of the telegrams in TEI volumes of *Foreign Relations of the United States*, with what their markup says.

A stand-in for a real extractor of TEI: enough to measure the reader of the text, in three layouts that copies really have.
"""

import re
import tarfile
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Final
from xml.etree import ElementTree  # the volumes are local files that the reader put there

TEI: Final = "{http://www.tei-c.org/ns/1.0}"
ATTACHMENT: Final = "{http://history.state.gov/frus/ns/1.0}attachment"
BLOCKS: Final = frozenset(
    TEI + name
    for name in ("p", "head", "note", "dateline", "signed", "salute", "item", "row", "lg", "l", "label", "ab", "byline")
)
TELEGRAM: Final = re.compile(r"(?:\btelegram|\bcable|telegraphic)", re.IGNORECASE)
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
    blocks: tuple[tuple[str, str], ...] = field(repr=False)
    notes: tuple[tuple[str, str], ...] = field(repr=False)

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
    for division in ElementTree.fromstring(data).iter(TEI + "div"):
        if division.get("type") == "document":
            yield _read(name, division)


def _read(volume: str, division: ElementTree.Element) -> Truth:
    notes: list[tuple[str, str]] = []
    blocks = list(_blocks(division, notes))
    top = [words for name, words in blocks[:6] if name == "note" or words[0] in "[("]
    date = next((e for e in _outside(division) if e.tag == TEI + "date"), None)
    place = next((e for e in _outside(division) if e.tag == TEI + "placeName"), None)
    signed = [e for e in _outside(division) if e.tag == TEI + "signed"]
    head = division.find(TEI + "head")
    return Truth(
        volume=volume,
        document=division.get(XML_ID, ""),
        number=_number(division),
        place=_plain(place),
        date=date.get("when") if date is not None else None,
        sender=_party(head, "from"),
        addressee=_party(head, "to"),
        signature=_plain(signed[-1]) if signed else None,
        is_telegram=any(TELEGRAM.search(words) for words in top),
        paragraphs=tuple(_plain(e) or "" for e in _outside(division) if e.tag == TEI + "p"),
        blocks=tuple(blocks),
        notes=tuple(notes),
    )


XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"


def _outside(division: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Yield the elements in order that are neither in an attachment nor in a note."""
    for child in division:
        if child.tag == ATTACHMENT or (child.tag == TEI + "note" and child.get("rend") != "inline"):
            continue
        yield child
        yield from _outside(child)


def _party(head: ElementTree.Element | None, which: str) -> str | None:
    found = [e for e in head.iter() if e.get("type") == which] if head is not None else []
    return _plain(found[0]) if found else None


def _plain(element: ElementTree.Element | None) -> str | None:
    if element is None:
        return None
    return " ".join(_words(element, []).split()) or None


def _number(division: ElementTree.Element) -> str | None:
    """The number before the first words: the first paragraph after the place and date."""
    for child in division:
        if child.tag == TEI + "p" and child.get("rend") is None:
            match = NUMBER.match(" ".join(_words(child, []).split()))
            return match["number"] if match else None
    return None


def _blocks(element: ElementTree.Element, notes: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for child in element:
        name = child.tag.rpartition("}")[2]
        if child.tag in BLOCKS and not any(
            e.tag in BLOCKS and not _is_footnote(e) for e in child.iter() if e is not child
        ):
            words = _tidy(_words(child, notes))
            if words:
                yield name, words
        elif child.tag in BLOCKS and (child.text or "").strip():
            yield name, _tidy(_words(child, notes))
        else:
            yield from _blocks(child, notes)


def _is_footnote(element: ElementTree.Element) -> bool:
    return element.tag == TEI + "note" and element.get("rend") != "inline"


def _words(element: ElementTree.Element, notes: list[tuple[str, str]]) -> str:
    parts = [_space(element.text)]
    for child in element:
        if _is_footnote(child):
            mark = child.get("n") or "*"
            notes.append((mark, " ".join("".join(child.itertext()).split())))
            parts.append(mark)
        elif child.tag == TEI + "lb":
            parts.append("\n")
        else:
            parts.append(_words(child, notes))
        parts.append(_space(child.tail))
    return "".join(parts)


def _space(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _tidy(words: str) -> str:
    return "\n".join(" ".join(line.split()) for line in words.split("\n") if line.strip())
