"""The body of a telegram: paragraphs, headings, and enclosures with their own voice."""

from collections.abc import Iterator
from enum import StrEnum

import msgspec


class Role(StrEnum):
    """What a paragraph is for, as its label says."""

    SUMMARY = "summary"
    INTRODUCTION = "introduction"
    COMMENT = "comment"
    ACTION_REQUEST = "action_request"
    NOTE = "note"


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="type", tag="paragraph"):
    """A paragraph.

    `number` is null where the text gives none; `portion` is the mark without its parentheses ("SBU").
    `text` keeps its line breaks, has no page furniture, and is exactly the join of the text's spans with
    the field path of this text. The text of an enclosure is not repeated here.
    """

    number: int | None
    portion: str | None
    roles: tuple[Role, ...] = ()
    text: str


class Heading(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="type", tag="heading"):
    """A heading inside the body; it belongs to what follows."""

    text: str


class Enclosure(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="type", tag="enclosure"):
    """A text of somebody else inside the telegram.

    `kind` is the name the telegram gives it ("non-paper", "text", "points", "letter", "draft", "agenda", "note",
    "statement", "translation"); `voice` says whose words it holds ("Marovia"), null where that is not said.
    """

    title: str | None
    kind: str
    voice: str | None
    portion: str | None
    in_paragraph: int | None
    blocks: tuple["Paragraph | Heading | Enclosure", ...] = ()


Block = Paragraph | Heading | Enclosure


def walk(blocks: tuple[Block, ...], path: str = "body") -> Iterator[tuple[str, Block, Enclosure | None]]:
    """Yield every block in order with its field path ("body[4].blocks[0]") and the enclosure it stands in."""
    yield from _walk(blocks, path, None)


def _walk(
    blocks: tuple[Block, ...], path: str, within: Enclosure | None
) -> Iterator[tuple[str, Block, Enclosure | None]]:
    for index, block in enumerate(blocks):
        here = f"{path}[{index}]"
        yield here, block, within
        if isinstance(block, Enclosure):
            yield from _walk(block.blocks, f"{here}.blocks", block)


def anchors_of(body: tuple[Block, ...]) -> dict[str, str]:
    """Return block path → anchor: "p4" for the first paragraph 4 of the sender, "b7", "b7-2" for what has no number."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for path, block, within in walk(body):
        number = block.number if isinstance(block, Paragraph) else None
        anchor = f"p{number}" if number is not None and within is None else ""
        if not anchor or anchor in taken:
            anchor = "b" + path.removeprefix("body").replace(".blocks", "").replace("][", "-").strip("[]")
        taken.add(anchor)
        found[path] = anchor
    return found
