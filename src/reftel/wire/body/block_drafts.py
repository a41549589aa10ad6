"""Blocks of the body while they grow; they are frozen once the whole body has been read."""

import msgspec

from reftel.telegram import Block, Enclosure, Heading, Paragraph, Place, Role


class TextDraft(msgspec.Struct, gc=False):
    """A paragraph or heading: its text is the join of its pieces, each [start, end) of the whole text."""

    path: str
    is_heading: bool
    number: int | None = None
    portion: str | None = None
    number_place: Place | None = None
    portion_place: Place | None = None
    pieces: list[list[int]] = msgspec.field(default_factory=list)
    roles: list[Role] = msgspec.field(default_factory=list)

    def join(self, text: str) -> str:
        """Return the text of the block."""
        pieces = self.pieces
        if len(pieces) == 1:
            return text[pieces[0][0] : pieces[0][1]]
        return "".join([text[start:end] for start, end in pieces])


class EnclosureDraft(msgspec.Struct, gc=False):
    """An enclosure: its blocks, and what its opening says."""

    path: str
    kind: str
    words: str
    portion: str | None
    in_paragraph: int | None
    closed_by_end: bool
    title: str | None = None
    voice: str | None = None
    last_number: int = 0
    blocks: list["TextDraft | EnclosureDraft"] = msgspec.field(default_factory=list)


BlockDraft = TextDraft | EnclosureDraft


def freeze(blocks: list[BlockDraft], text: str) -> tuple[Block, ...]:
    """Turn drafts into the values of the body."""
    return tuple([_freeze(block, text) for block in blocks])


def _freeze(block: BlockDraft, text: str) -> Block:
    if isinstance(block, EnclosureDraft):
        return Enclosure(
            title=block.title,
            kind=block.kind,
            voice=block.voice,
            portion=block.portion,
            in_paragraph=block.in_paragraph,
            blocks=freeze(block.blocks, text),
        )
    if block.is_heading:
        return Heading(text=block.join(text))
    return Paragraph(number=block.number, portion=block.portion, roles=tuple(block.roles), text=block.join(text))
