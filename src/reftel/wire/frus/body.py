"""The text of a printed telegram: salutation, own number, paragraphs, signature, enclosures, footnotes.

text = [ salutation ] [ number "." ] paragraph *( paragraph ) [ signature ] *( enclosure ) *( footnote / source note )
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reftel.references import parse_references
from reftel.telegram import Reference
from reftel.wire.body.block_drafts import BlockDraft, EnclosureDraft, TextDraft
from reftel.wire.body.enclosures import kind_of
from reftel.wire.draft import Draft
from reftel.wire.frus.chunks import (
    ENCLOSURE,
    FOOTNOTE,
    GLUED,
    MAX_LABEL_LINE,
    Chunk,
    cut_chunks,
    read_signature,
    take_notes,
)
from reftel.wire.frus.title import read_title
from reftel.wire.lines import Line

_SERIAL: Final = re.compile(
    r"\[?(?P<number>(?:No\.\s?)?\d{1,5}(?:-?[A-Z])?)(?:\.\]?(?!\d)|,(?=\s[A-Z])|\]|(?=\s[A-Z“\"])|(?=$))\s{0,4}"
)
_POINT: Final = re.compile(r"(?:\((?P<boxed>\d{1,3})\)|(?P<plain>\d{1,3})\.)\s{1,4}")
_LABELLED: Final = re.compile(
    r"(?:Subj(?:ect)?:\s(?P<subject>[^.]{2,300}(?:\.[^\s.][^.]{0,100}){0,4})\.?)?\s{0,3}(?P<ref>Ref(?:s|erences?)?:\s(?P<refs>[\s\S]{2,600}?))?\s{0,3}$"
)
_SALUTATION: Final = re.compile(
    r"(?:(?:My dear |Dear )?(?:Sir|Sirs|Gentlemen|Madam|Excellency|Mr\. [A-Z]\w+)\s?[:,]$|"
    r"(?!For |From |Following )(?:[A-ZÀ-Þ][\w.’'-]{0,24}(?:,\s?|\s)(?:of\s|for\s)?){1,8}[A-ZÀ-Þ][\w.’'-]{1,24}\s?:$)"
)
_NAME_IN_TITLE: Final = re.compile(r"\((?P<name>[^()]{2,40})\)")
_EDITOR: Final = re.compile(r"\[[^\[\]]{1,300}\]")
_MARK: Final = re.compile(
    r"(?<=[A-Za-zÀ-ÿ.,;:)\]”\"’%])(?P<mark>\d{1,3}|\[\d{1,3}\]|[¹²³⁰-⁹]{1,3}|[*†‡])(?=[\s,.;:)\]”\"—]|$)"
)
_NEAR: Final = 3
"""Footnotes ahead that a mark is looked for among: one whose mark is not found must not hide those after it."""


class PrintedBody:
    """Reads the text of one printed telegram; `serial_text` and the draft's signature are what it finds beside blocks."""

    def __init__(self, draft: Draft, sender: str, year: int | None) -> None:
        self.draft = draft
        self.sender = sender
        self.year = year
        self.serial_text: str | None = None
        self.subject: str | None = None
        self.references: tuple[Reference, ...] = ()
        self.notes: list[Chunk] = []
        self.labels: list[str] = []
        self.blocks: list[BlockDraft] = []

    def read(self, lines: Sequence[Line]) -> list[BlockDraft]:
        """Read and mark all lines of the text."""
        chunks, self.notes = take_notes(cut_chunks(self.draft.text, lines))
        self.labels = [match["boxed"] or match["mark"] for note in self.notes if (match := FOOTNOTE.match(note.text))]
        stops = [i for i, chunk in enumerate(chunks) if _is_enclosure(chunk.text)]
        own = chunks[: stops[0]] if stops else chunks
        self._paragraphs(self._signature(self._labels(self._opening(own))), self.blocks, "body")
        for start, stop in pairwise([*stops, len(chunks)]):
            self._enclosure(chunks[start:stop])
        for note in self.notes:
            self.draft.mark(note.start, note.end, "footnote")
        return self.blocks

    # Opening and signature ---------------------------------------------------------------------------------------------

    def _opening(self, chunks: list[Chunk]) -> list[Chunk]:
        """Take off the salutation and the telegram's own number."""
        at = 0
        if chunks and len(chunks[0].text) <= MAX_LABEL_LINE // 2 and _SALUTATION.match(chunks[0].text):
            self.draft.mark(chunks[0].start, chunks[0].end, "salutation")
            at = 1
        rest = chunks[at:]
        match = _SERIAL.match(rest[0].text) if rest else None
        if match is None or _is_first_point(rest):
            return rest
        first = rest[0]
        self.serial_text = match["number"]
        start, end = first.start + match.start("number"), first.start + match.end("number")
        self.draft.mark(first.start, start, "serial_number")
        self.draft.mark(start, end, "serial_number", "serial_text")
        self.draft.mark(end, first.start + match.end(), "serial_number")
        if match.end() == len(first.text):
            return rest[1:]
        return [Chunk(first.start + match.end(), first.end, first.text[match.end() :]), *rest[1:]]

    def _labels(self, chunks: list[Chunk]) -> list[Chunk]:
        """Take off the subject and the reference line that telegrams of the 1970s begin with."""
        at = 0
        while at < min(len(chunks), 2) and (match := _LABELLED.match(chunks[at].text)) is not None:
            start = chunks[at].start
            if match["subject"]:
                self.subject = " ".join(match["subject"].split())
                first, last = (start + offset for offset in match.span("subject"))
                self.draft.mark(start, first, "subject")
                self.draft.mark(first, last, "subject", "subject")
                start = last
            if match["refs"]:
                self.references += tuple(f.reference for f in parse_references(match["refs"], year=self.year, own=None))
                self.draft.mark(start, chunks[at].end, "reference")
            else:
                self.draft.mark(start, chunks[at].end, "subject")
            at += 1
        return chunks[at:]

    def _signature(self, chunks: list[Chunk]) -> list[Chunk]:
        """Take off the signature: a last chunk that is a name, or a name after the last sentence."""
        if not chunks:
            return chunks
        at = self._signed_at(chunks)
        last = chunks[at]
        match = read_signature(last.text) if at > 0 else None
        if match is not None:
            self._sign(last.start, last.start + match.start("name"), last.start + match.end("name"), last.end)
            self._after_signature(chunks[at + 1 :])
            return chunks[:at]
        tail = last.text[-60:]
        glued = GLUED.search(tail)
        if glued is None or not self._may_sign(glued["name"]):
            return chunks
        start = last.end - len(tail) + glued.start("name")
        self._sign(start, start, start + len(glued["name"]), last.end)
        text = self.draft.text[last.start : start].rstrip()
        return [*chunks[:-1], Chunk(last.start, last.start + len(text), text)]

    def _after_signature(self, chunks: list[Chunk]) -> None:
        """What a copied page has after it is no text of the telegram and stays unplaced, except what the editors say."""
        for chunk in chunks:
            if chunk.text[0] == "[" and chunk.text[-1] == "]":
                self.draft.mark(chunk.start, chunk.end, "editor_note")

    def _signed_at(self, chunks: list[Chunk]) -> int:
        """Return the index of the chunk that is just the name in the title, else of the last one."""
        named = _NAME_IN_TITLE.search(self.sender)
        if named is None:
            return len(chunks) - 1
        return next((i for i in range(len(chunks) - 1, 0, -1) if chunks[i].text == named["name"]), len(chunks) - 1)

    def _may_sign(self, name: str) -> bool:
        """After a sentence only the sender signs: by the name in the title, or, of an office without a name, by one word."""
        return name.lower() in self.sender.lower() or ("(" not in self.sender and " " not in name)

    def _sign(self, start: int, name: int, name_end: int, end: int) -> None:
        text = self.draft.text
        while text[name_end - 1] in ".," and not _ends_initial(text[name:name_end]):
            name_end -= 1
        self.draft.signature = " ".join(text[name:name_end].split())
        self.draft.mark(start, name, "signature")
        self.draft.mark(name, name_end, "signature", "signature")
        self.draft.mark(name_end, end, "signature")

    # Blocks ------------------------------------------------------------------------------------------------------------

    def _paragraphs(self, chunks: list[Chunk], blocks: list[BlockDraft], path: str) -> None:
        last = 0
        for chunk in chunks:
            block = TextDraft(path=f"{path}[{len(blocks)}]", is_heading=False)
            start = chunk.start
            match = _POINT.match(chunk.text)
            if match is not None and int(match["boxed"] or match["plain"]) in {1, last + 1}:
                block.number = last = int(match["boxed"] or match["plain"])
                place = match.span("boxed" if match["boxed"] else "plain")
                self.draft.mark(start, start + place[0], "paragraph_number")
                self.draft.mark(start + place[0], start + place[1], "paragraph_number", f"{block.path}.number")
                self.draft.mark(start + place[1], start + match.end(), "paragraph_number")
                start += match.end()
            blocks.append(block)
            self._text(block, start, chunk.end)

    def _text(self, block: TextDraft, start: int, end: int) -> None:
        """Mark a paragraph's text, without the footnote marks in it; what the editors put in stays and is marked."""
        text = self.draft.text
        at = start
        for match in _MARK.finditer(text, start, end) if self.labels else ():
            label = match["mark"].strip("[]")
            if label in self.labels[:_NEAR]:
                del self.labels[: self.labels.index(label) + 1]
                self._piece(block, at, match.start())
                self.draft.mark(match.start(), match.end(), "footnote_mark")
                at = match.end()
        self._piece(block, at, end)

    def _piece(self, block: TextDraft, start: int, end: int) -> None:
        if start >= end:
            return
        field = f"{block.path}.text"
        block.pieces.append([start, end])
        for match in _EDITOR.finditer(self.draft.text, start, end):
            self.draft.mark(start, match.start(), "paragraph", field)
            self.draft.mark(match.start(), match.end(), "editor_note", field)
            start = match.end()
        self.draft.mark(start, end, "paragraph", field)

    def _enclosure(self, chunks: list[Chunk]) -> None:
        opening, rest = chunks[0], chunks[1:]
        path = f"body[{len(self.blocks)}]"
        words = opening.text.strip("[]()")
        block = EnclosureDraft(
            path=path, kind=kind_of(words), words=words, portion=None, in_paragraph=None, closed_by_end=False
        )
        self.draft.mark(opening.start, opening.end, "enclosure_begin")
        if rest and _is_enclosure_title(rest[0].text):
            block.title = " ".join(rest[0].text.split())
            self.draft.mark(rest[0].start, rest[0].end, "enclosure_title", f"{path}.title")
            rest = rest[1:]
        self.blocks.append(block)
        self._paragraphs(rest, block.blocks, f"{path}.blocks")


def _is_first_point(chunks: list[Chunk]) -> bool:
    """ "1." before "2." numbers paragraphs and is not the telegram's own number."""
    return chunks[0].text.startswith("1.") and any(chunk.text.startswith("2.") for chunk in chunks[1:])


def _is_enclosure(text: str) -> bool:
    if len(text) > MAX_LABEL_LINE:
        return False
    match = ENCLOSURE.match(text)
    return match is not None and (match["open"] is not None) == (match["close"] is not None)


def _is_enclosure_title(text: str) -> bool:
    if len(text) > 2 * MAX_LABEL_LINE or "\n\n" in text:
        return False
    return read_title(" ".join(text.split())) is not None or (len(text) <= MAX_LABEL_LINE and text[-1] not in ".:;,?!”")


def _ends_initial(name: str) -> bool:
    return len(name) > 1 and name[-1] == "." and name[-2].isupper() and (len(name) == 2 or not name[-3].isalnum())
