"""Where blocks stand in the text, and where page lines fell."""

import pytest

from reftel.telegram import Heading, Paragraph, walk
from reftel.web.shown.layout import is_block_text, lay_out, page_note
from tests.web.shown.samples import RICH, telegram_of


def test_pieces_make_up_the_text_of_their_block() -> None:
    telegram = telegram_of(RICH)
    layout = lay_out(RICH, telegram)
    texts = {
        f"{path}.text": b.text for path, b, _ in walk(telegram.body) if isinstance(b, Paragraph | Heading) and b.text
    }
    for name, text in texts.items():
        assert "".join(RICH[start:end] for start, end in layout.pieces[name]) == text
    assert len(texts) > 6


def test_places_of_the_text_are_found_in_their_blocks() -> None:
    telegram = telegram_of(RICH)
    layout = lay_out(RICH, telegram)
    blocks = {f"{path}.text": b.text for path, b, _ in walk(telegram.body) if isinstance(b, Paragraph)}
    for words in ("fisheries minister", "model", "mind, and to", "who pays"):
        place = RICH.index(words)
        located = layout.locate((place, place + len(words)))
        assert located is not None
        name, start, end = located
        assert blocks[name][start:end] == words


def test_places_outside_the_body_are_in_no_block() -> None:
    layout = lay_out(RICH, telegram_of(RICH))
    assert layout.locate((0, 5)) is None
    assert layout.locate((RICH.index("WINTERBOTTOM"), len(RICH))) is None


def test_a_page_line_inside_a_paragraph_keeps_its_place() -> None:
    telegram = telegram_of(RICH)
    layout = lay_out(RICH, telegram)
    ((name, notes),) = layout.inside.items()
    ((offset, note),) = notes
    text = {f"{path}.text": b.text for path, b, _ in walk(telegram.body) if isinstance(b, Paragraph)}[name]
    assert note == "2 of 2"
    assert text[:offset].rstrip().endswith("had in")
    assert text[offset:].lstrip().startswith("mind")


def test_a_page_line_between_paragraphs_stands_before_the_next() -> None:
    moved = RICH.replace("\nPORT ALDER 00000412  002 OF 002\n\nmind", "mind")
    moved = moved.replace("\n3. (SBU)", "\nPORT ALDER 00000412  002 OF 002\n\n3. (SBU)")
    layout = lay_out(moved, telegram_of(moved))
    assert not layout.inside
    assert list(layout.before.values()) == [["2 of 2"]]


@pytest.mark.parametrize(
    ("printed", "note"),
    [
        ("PORT ALDER 00000412  002 OF 003", "2 of 3"),
        ("PORT ALDER 00000412  001.2 OF 003", "1 of 3"),
        ("PAGE 02  VERRIN 15133  221121Z", "page 2"),
        ("  SOMETHING\n ELSE ", "SOMETHING ELSE"),
    ],
)
def test_page_lines_in_short(printed: str, note: str) -> None:
    assert page_note(printed) == note


@pytest.mark.parametrize(
    ("name", "expected"),
    [("body[1].text", True), ("body[1].blocks[0].text", True), ("body[1].title", True), ("body[1].number", False), (None, False)],
)  # fmt: skip
def test_is_block_text(name: str | None, *, expected: bool) -> None:
    assert is_block_text(name) is expected
