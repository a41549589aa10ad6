"""The reading view as values: blocks, lines, pieces, contents."""

import msgspec
import pytest

from reftel.telegram import Enclosure
from reftel.web.shown.reading import ReadBlock, Reading, portion_says, read, text_of, whose_words
from tests.web.shown.samples import RICH, telegram_of


@pytest.fixture(scope="module")
def reading() -> Reading:
    telegram = telegram_of(RICH)
    passage = ("body[-1].text", 0, 0)
    asked = next(i for i, b in enumerate(telegram.body) if getattr(b, "number", None) == 6)
    text = telegram.body[asked].text  # type: ignore[union-attr]  # a paragraph, as its number says
    start = text.index("Post requests")
    passage = (f"body[{asked}].text", start, text.index("prefers.") + 8)
    return read(RICH, telegram, [passage], {"06PORTALDER398": "/t/06PORTALDER398"})


def block(reading: Reading, anchor: str) -> ReadBlock:
    return next(b for b in every(reading.blocks) if b.anchor == anchor)


def every(blocks: tuple[ReadBlock, ...]) -> list[ReadBlock]:
    return [inner for b in blocks for inner in (b, *every(b.blocks))]


def words(held: ReadBlock) -> list[str]:
    return [
        "".join(" / " if piece.is_break else piece.text for piece in line).replace("\n", " ") for line in held.lines
    ]


def test_numbered_paragraphs_have_their_number_as_anchor(reading: Reading) -> None:
    assert [b.anchor for b in reading.blocks if b.number is not None] == ["p1", "p2", "p3", "p4", "p5", "p6"]


def test_anchors_are_unique_and_the_numbers_of_an_enclosure_are_not_the_senders(reading: Reading) -> None:
    anchors = [b.anchor for b in every(reading.blocks)]
    assert len(set(anchors)) == len(anchors)
    assert anchors.count("p1") == 1


def test_lines_flow_and_meant_breaks_stay(reading: Reading) -> None:
    assert words(block(reading, "p2"))[0] == "She said that her cabinet had discussed three things:"
    assert (
        words(block(reading, "p2"))[1]
        == "-- the level of the Council; / -- the seat of its secretariat; and / -- who pays."
    )


def test_a_word_that_was_cut_by_the_line_end_is_joined(reading: Reading) -> None:
    assert "non-proliferation talks" in words(block(reading, "p2"))[2]


def test_a_page_line_becomes_a_note_in_its_place(reading: Reading) -> None:
    pieces = block(reading, "p2").lines[2]
    at = next(i for i, piece in enumerate(pieces) if piece.page)
    assert pieces[at].page == "2 of 2"
    assert pieces[at - 1].text.rstrip().endswith("had in")
    assert pieces[at + 1].text.lstrip().startswith("mind")


def test_no_character_but_white_space_is_lost(reading: Reading) -> None:
    for held in every(reading.blocks):
        shown = "".join(piece.text for line in (*held.lines, held.table) for piece in line)
        assert "".join(shown.split()) == "".join(held.as_sent.split()) or held.kind != "paragraph"


def test_pointers_become_links(reading: Reading) -> None:
    links = {piece.text: piece.href for b in every(reading.blocks) for line in b.lines for piece in line if piece.title}
    assert links["para 5"] == "#p5"
    assert links["ref A"] == "/t/06PORTALDER398"
    assert links["reftels"] == "#references"
    assert links["Septel"] is None
    assert links["para 19"] is None


def test_the_passage_that_asks_is_marked(reading: Reading) -> None:
    marked = "".join(p.text for line in block(reading, "p6").lines for p in line if p.is_passage)
    assert " ".join(marked.split()) == "Post requests guidance by May 17 on the level that the United States prefers."


def test_tables_are_told_apart(reading: Reading) -> None:
    assert [b.number for b in reading.blocks if b.is_table] == [3]


def test_headings_are_shown_in_sentence_case(reading: Reading) -> None:
    (heading,) = [b for b in reading.blocks if b.kind == "heading"]
    assert (text_of(heading.title), heading.as_sent.split("\n")[0]) == ("The level", "THE LEVEL")


def test_an_enclosure_says_whose_words_it_holds(reading: Reading) -> None:
    (enclosure,) = [b for b in reading.blocks if b.kind == "enclosure"]
    assert enclosure.whose == "Note. The words of the Marrowan side, not of the sender."
    assert enclosure.blocks


def test_a_paragraph_that_is_only_an_enclosure_is_one_line_of_the_contents(reading: Reading) -> None:
    assert [(entry.number, entry.words, entry.asks) for entry in reading.contents] == [
        (1, "Summary", False),
        (None, "The level", False),
        (2, "She said that her cabinet had…", False),
        (3, "The quotas stand as follows…", False),
        (4, "Comment", False),
        (5, "Note", False),
        (6, "Action request", True),
    ]


def test_portions_are_said_in_words(reading: Reading) -> None:
    assert [block(reading, f"p{n}").portion_says for n in (1, 3, 4)] == [
        "confidential",
        "sensitive but unclassified",
        "confidential, NF",
    ]
    assert portion_says(None) is None
    assert portion_says("Q") == "Q"


def test_a_voice_that_is_not_said_is_not_guessed() -> None:
    unknown = Enclosure(title=None, kind="non-paper", voice=None, portion=None, in_paragraph=1)
    assert whose_words(unknown) == "Non-paper. Quoted here; whose words these are the telegram does not say."
    foreign = msgspec.structs.replace(unknown, voice="The Guild")
    assert whose_words(foreign) == "Non-paper. The words of The Guild, not of the sender."


def test_a_telegram_without_spans_is_read_without_links_and_notes() -> None:
    telegram = msgspec.structs.replace(telegram_of(RICH), spans=msgspec.UNSET)
    reading = read(RICH, telegram, [], {})
    assert words(block(reading, "p6"))[0].startswith("ACTION REQUEST: Post requests guidance")
    assert not any(piece.href for b in every(reading.blocks) for line in b.lines for piece in line)
