"""Where blocks go: the body itself, or the enclosure that is open; the stack of open enclosures."""

from typing import Final

from reftel.telegram import Place
from reftel.wire.body.block_drafts import BlockDraft, EnclosureDraft, TextDraft
from reftel.wire.body.enclosures import EnclosureMark, kind_of
from reftel.wire.draft import Draft
from reftel.wire.lines import Line

MAX_DEPTH: Final = 8
"""Enclosures inside enclosures; deeper openings are text."""


class Containers:
    """`blocks` of the body, the `stack` of open enclosures, the innermost one, the block that is `current`."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.floor = 0  # enclosures that no words of this text close: those that it stands in itself
        self.blocks: list[BlockDraft] = []
        self.stack: list[EnclosureDraft] = []
        self.current: TextDraft | None = None
        self.open_enclosure: EnclosureDraft | None = None

    def stand_in(self, enclosure: EnclosureDraft) -> None:
        """Put everything that is read into an enclosure, up to the end: the body is that of a telegram inside another."""
        self.stack.append(enclosure)
        self.floor = len(self.stack)

    def accepts(self, mark: EnclosureMark) -> bool:
        """Say whether an opening or closing can be meant here."""
        return len(self.stack) < MAX_DEPTH if mark.is_begin else len(self.stack) > self.floor

    def open_block(self, *, is_heading: bool) -> TextDraft:
        """Begin a paragraph or heading."""
        container = self.stack[-1].blocks if self.stack else self.blocks
        path = ""
        if self.draft.wants_spans:
            self.close_block()
            path = f"{self._path()}[{len(container)}]"
        block = TextDraft(path, is_heading)
        container.append(block)
        self.current = block
        return block

    def set_apart(self, line: Line, kind: str) -> TextDraft:
        """Put in a heading whose line has a kind of its own; no block grows behind it."""
        block = self.open_block(is_heading=True)
        self.current = None
        self.draft.mark_line(line, kind, [(line.left, line.right, f"{block.path}.text")])
        return block

    def close_block(self) -> None:
        """Finish the block that grows."""
        block, self.current = self.current, None
        if block is None or not self.draft.wants_spans:
            return
        kind = "heading" if block.is_heading else "paragraph"
        for start, end in block.pieces:
            self.draft.mark(start, end, kind, f"{block.path}.text")

    def open(self, words: str, place: Place, *, in_paragraph: int | None, closed_by_end: bool) -> None:
        """Open an enclosure with the words of its opening."""
        portion = self.current.portion if self.current is not None and not self.stack else None
        self.close_block()
        container = self._container()
        wants_spans = self.draft.wants_spans
        enclosure = EnclosureDraft(
            path=f"{self._path()}[{len(container)}]" if wants_spans else "",
            kind=kind_of(words),
            words=words,
            portion=portion,
            in_paragraph=in_paragraph,
            closed_by_end=closed_by_end,
        )
        container.append(enclosure)
        self.stack.append(enclosure)
        self.open_enclosure = enclosure
        if wants_spans:
            self.draft.mark(*place, "enclosure_begin", f"{enclosure.path}.kind")

    def close(self, place: Place) -> None:
        """Close the innermost enclosure at its closing words."""
        self.close_block()
        self.stack.pop()
        self.open_enclosure = self.stack[-1] if len(self.stack) > self.floor else None
        self.draft.mark(*place, "enclosure_end")

    def close_forgotten(self, line: Line) -> None:
        """An opening without its closing ends where the telegram's own numbering goes on."""
        self.close_block()
        while len(self.stack) > self.floor:
            enclosure = self.stack.pop()
            self.open_enclosure = None
            self.draft.find("RT305", (line.left, line.left), kind=enclosure.kind)

    def _container(self) -> list[BlockDraft]:
        return self.stack[-1].blocks if self.stack else self.blocks

    def _path(self) -> str:
        return f"{self.stack[-1].path}.blocks" if self.stack else "body"
