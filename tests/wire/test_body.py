"""The body: which numbers are paragraphs, what furniture leaves whole, who covers what."""

import pytest

from reftel.telegram import Enclosure, Heading, Paragraph, Role
from reftel.wire import parse
from tests.wire.test_parse import assert_laws

HEAD = """\
C O N F I D E N T I A L SECTION 01 OF 02 PORT ALDER 000412

SIPDIS

E.O. 12958: DECL: 05/03/2016
TAGS: PREL EFIS QM QT
SUBJECT: FISHERIES COUNCIL

Classified By: DCM Maud Ostler, reasons 1.4 (b) and (d).

"""
END = "FENWICK\nBT\n#0412\nNNNN\n"


def paragraphs(body: str) -> list[tuple[int | None, str | None]]:
    """Number and portion of the telegram's own paragraphs."""
    telegram = assert_laws(HEAD + body + END)
    return [(b.number, b.portion) for b in telegram.body if isinstance(b, Paragraph)]


NUMBERS = [
    pytest.param("1. (C) A boat.\n\n2. (C) A net.\n", [(1, "C"), (2, "C")], id="plain"),
    pytest.param("¶1. (c) A boat.\n\n¶2. (sbu) A net.\n", [(1, "C"), (2, "SBU")], id="marks in small letters"),
    pytest.param(
        "1. (C) A boat.\n\n2. (Secret/Rel Osmark) A net.\n", [(1, "C"), (2, "SECRET/REL OSMARK")], id="mark in words"
    ),
    pytest.param("1. (C) A boat.\n\n2. (see below) A net.\n", [(1, "C"), (2, None)], id="words in parentheses"),
    pytest.param(
        "1. (S/REL TO QMR, QTS) A boat.\n\n2. (C) A net.\n", [(1, "S/REL TO QMR, QTS"), (2, "C")], id="list in a mark"
    ),
    pytest.param(
        "1.  A boat.\n\n2  A net was cut.\n\n3.  A rope.\n", [(1, None), (2, None), (3, None)], id="stop lost"
    ),
    pytest.param("1. (C) A boat.\n\n2, (C) A net.\n\n3 (C) A rope.\n", [(1, "C"), (2, "C"), (3, "C")], id="stop wrong"),
    pytest.param("1. (C) They came on May\n2. The boat sank.\n", [(1, "C")], id="a wrapped date"),
    pytest.param("1. (C) The boat made\n10.5 knots and\n2. 5 more.\n", [(1, "C")], id="a figure"),
    pytest.param(
        "¶1. (C) We ask:\n\n1) (C) Who sails?\n\n2) (C) Who pays?\n\n¶2. (C) A net.\n",
        [(1, "C"), (2, "C")],
        id="items set off in another way",
    ),
    pytest.param("1. (C) A boat.\n\n2. (C) A net.\n\n2. (C) A rope.\n", [(1, "C"), (2, "C"), (2, "C")], id="twice"),
    pytest.param("4. (C) A net.\n\n5. (C) A rope.\n", [(4, "C"), (5, "C")], id="an extract begins in the middle"),
    pytest.param("1. (C) A boat.\n\n22. (C) A rope.\n", [(1, "C"), (22, "C")], id="a section is lost"),
    pytest.param(
        "NETS\n1. A boat was seen.\n\nROPES\n2. A rope was cut.\n", [(1, None), (2, None)], id="headings above"
    ),
]


@pytest.mark.parametrize(("body", "wanted"), NUMBERS)
def test_numbers_are_paragraphs_where_the_sequence_says_so(
    body: str, wanted: list[tuple[int | None, str | None]]
) -> None:
    assert paragraphs(body) == wanted


def test_a_newspaper_copy_runs_paragraphs_and_headings_together() -> None:
    line = (
        "1. (C) The minister called twice before noon, and she was angry about the nets.  2.  (SBU) She sent a note. "
        "------- COMMENT ------- 3. ( C) The minister will not wait."
    )
    telegram = assert_laws(HEAD + line + "\n" + END)
    blocks = [(type(b), getattr(b, "number", None), getattr(b, "roles", ())) for b in telegram.body]
    assert blocks == [
        (Paragraph, 1, ()),
        (Paragraph, 2, ()),
        (Heading, None, ()),
        (Paragraph, 3, (Role.COMMENT,)),
    ]


PAGES = [
    pytest.param(
        "The nets and PORT ALDER 00000412 002 OF 002 the ropes of the whole harbour were cut.", id="page line"
    ),
    pytest.param("The nets and PORT ALDER 00000412  002.2 OF 002  the ropes of the harbour were cut.", id="page of it"),
    pytest.param("The nets and\nPAGE 02 PORT AL 00412 02 OF 02 031405Z the ropes of the harbour were cut.", id="slug"),
]


@pytest.mark.parametrize("line", PAGES)
def test_a_page_line_inside_a_line_leaves_the_sentence_whole(line: str) -> None:
    telegram = assert_laws(HEAD + "1. (C) " + line + "\n" + END)
    (paragraph,) = telegram.body
    assert isinstance(paragraph, Paragraph)
    assert " ".join(paragraph.text.split()).startswith("The nets and the ropes of the")
    assert telegram.sections is not None
    assert telegram.sections.markers_seen == (1, 2)


def test_in_capitals_the_station_tells_where_the_page_line_begins() -> None:
    line = "1. (C) THE NETS AND ALL OF THE PORT ALDER 00000412 002 OF 002 HARBOUR'S ROPES WERE CUT."
    (paragraph,) = assert_laws(HEAD + line + "\n" + END).body
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "THE NETS AND ALL OF THE HARBOUR'S ROPES WERE CUT."


def test_nnnn_before_a_later_section_ends_nothing() -> None:
    second = HEAD.replace("SECTION 01", "SECTION 02")
    body = "1. (C) A boat.\n\n2. (C) A net was\n\nNNNN\n\nCONFIDENTIAL\n\nPAGE 01  PORT AL  00412  02 OF 02  031405Z\n"
    text = HEAD + body + "ACTION EUR-00\n\n" + second + "cut.\n\n3. (C) A rope.\n" + END
    telegram = assert_laws(text)
    assert [b.number for b in telegram.body if isinstance(b, Paragraph)] == [1, 2, 3]
    assert telegram.signature == "FENWICK"
    assert telegram.repeated_heading


def test_numbers_go_on_after_an_enclosure_whose_items_are_set_off_in_another_way() -> None:
    items = "BEGIN TEXT:\n\nThe council decides:\n\n1) on nets;\n\n4) on ropes;\n\n5) on boats.\n\n"
    telegram = assert_laws(HEAD + "¶1. (C) We send a text.\n\n¶2. (C) " + items + "¶3. (C) Comment: No.\n" + END)
    assert [getattr(b, "number", "enclosure") for b in telegram.body] == [1, 2, "enclosure", 3]


SIGNATURES = [
    pytest.param("1. (C) The nets are cut. FENWICK\n", "FENWICK", id="after the last sentence"),
    pytest.param("1. THE NETS ARE CUT.  FENWICK\n", "FENWICK", id="in capitals, after two blanks"),
    pytest.param("1. THE NETS ARE CUT. ALL OF THEM ARE\nCUT\n", "CUT", id="one word alone"),
    pytest.param("1. THE NETS ARE CUT AND WE DO NOT\nKNOW THE REASON\n", None, id="end of a sentence in capitals"),
    pytest.param("1. (C) See http://port-alder.example/nets FENWICK\n", "FENWICK", id="after an address"),
    pytest.param("1. (C) See the site: XXXXXXXXXXXX LeFenwick\n", "LeFenwick", id="after what was blacked out"),
    pytest.param("1. (C) A net.\n\nFenwick.\n", "Fenwick", id="with a stop, after an empty line"),
    pytest.param("1. (C) We met Mr.\nFenwick.\n", None, id="the end of a sentence"),
    pytest.param("1. THE NETS.\n(CS/OSTLER).  FENWICK. \n", "FENWICK", id="in capitals with a stop"),
    pytest.param('1. CUT FOR "YEARS." FENWICK\n', "FENWICK", id="in capitals after a quotation"),
    pytest.param("1. (C) A net.\nFENWICK##\n\nCONFIDENTIAL\n\nN\n\nNNNN\n", "FENWICK", id="garbled ending"),
    pytest.param("1. (C) A net. PORT ALDER 00000412 002 OF 002 Fenwick\n", "Fenwick", id="after a page line"),
    pytest.param("1. (C) A net.\nFENWICK\n\nCONFIDENTIAL\n\nSIPDIS\n", "FENWICK", id="above captions at a page's edge"),
    pytest.param("1. (C) A net was cut in May. The", None, id="an extract cut in a sentence"),
    pytest.param("1. (C) A net. End.\nFENWICK\n\n=====CABLE ENDS====\n", "FENWICK", id="above a copyist's line"),
    pytest.param("1. (C) We thank\nthe crew of the ferry FENWICK\n", "FENWICK", id="stop lost"),
    pytest.param("1. (C) The nets are cut.FENWICK\n", "FENWICK", id="blank lost"),
    pytest.param("1. (C) The nets are cut. END COMMENT FENWICK\n", "FENWICK", id="after closing words"),
    pytest.param("1. (C) The nets are cut. END COMMENT\n", None, id="closing words"),
    pytest.param("1. (C) We asked the council of the UNHCR.\n", None, id="a sentence"),
    pytest.param("1. (C) See our site:\nhttp://port-alder.example/nets\nFenwick\n", "Fenwick", id="small letters"),
]


@pytest.mark.parametrize(("body", "wanted"), SIGNATURES)
def test_signature(body: str, wanted: str | None) -> None:
    assert parse(HEAD + body).signature == wanted


def roles(body: str) -> dict[int, tuple[Role, ...]]:
    telegram = assert_laws(HEAD + body + END)
    return {b.number: b.roles for b in telegram.body if isinstance(b, Paragraph) and b.number and b.roles}


ROLES = [
    pytest.param("1. (C) A boat. End summary.\n\n2. (C) A net.\n", {1: (Role.SUMMARY,)}, id="summary without opening"),
    pytest.param(
        "BEGIN SUMMARY\n\n1. (C) A boat.\n\n2. (C) A net.\n", {1: (Role.SUMMARY,)}, id="summary without closing"
    ),
    pytest.param(
        "SUMMARY\n\n1. (C) A boat.\n\n2. (C) A net.\n\nNETS\n\n3. (C) A rope.\n",
        {1: (Role.SUMMARY,), 2: (Role.SUMMARY,)},
        id="summary up to the next heading",
    ),
    pytest.param("COMMENTS TO THE PRESS\n\n1. (C) A boat.\n", {}, id="news of comments"),
    pytest.param(
        "COMMENT\n\n1. (C) A boat.\n\n2. (U) The minister's office has cleared this cable.\n",
        {1: (Role.COMMENT,)},
        id="a clearance is no comment",
    ),
    pytest.param(
        "1. (C) A boat. (Comment: It leaks. End comment.)\n\n2. (C) No.\n", {1: (Role.COMMENT,)}, id="comment inside"
    ),
]


@pytest.mark.parametrize(("body", "wanted"), ROLES)
def test_roles(body: str, wanted: dict[int, tuple[Role, ...]]) -> None:
    assert roles(body) == wanted


def test_places_of_body_fields_do_not_need_spans() -> None:
    text = HEAD + "1. (S) A boat.\n" + END
    (finding,) = [f for f in parse(text).findings if f.code == "RT304"]
    assert finding.span is not None
    assert text[slice(*finding.span)] == "S"
    assert finding in parse(text, spans=True).findings


def test_enclosures_nest() -> None:
    inner = "BEGIN TEXT OF MARROWAN NOTE:\n\nWe sail.\n\nBEGIN LIST:\n\n1. Nets.\n\nEND LIST.\n\nEND TEXT.\n"
    telegram = assert_laws(HEAD + "1. (C) " + inner + "\n2. (C) A rope.\n" + END)
    outer = telegram.body[1]
    assert isinstance(outer, Enclosure)
    assert [type(b).__name__ for b in outer.blocks] == ["Paragraph", "Enclosure"]
    assert outer.voice == "Marrow Coast"


def headings(body: str) -> list[str]:
    """Texts of the telegram's own headings."""
    return [b.text for b in assert_laws(HEAD + body + END).body if isinstance(b, Heading)]


RULED = [
    pytest.param("¶1. (C) A boat.\n\nPort Fees ---------\n\n¶2. (C) A net.\n", ["Port Fees"], id="ruler behind"),
    pytest.param(
        "¶1. (C) A boat.\n\n---- Port Fees (Again) And Anti-Theft ----\n\n¶2. (C) A net.\n",
        ["Port Fees (Again) And Anti-Theft"],
        id="rulers shorter than their heading",
    ),
    pytest.param(
        "¶1. (C) A boat.\n\n--------- Port-Fees ---------\n\n¶2. (C) A net.\n", ["Port-Fees"], id="a hyphen inside"
    ),
    pytest.param("¶1. (C) A boat sank. Port Fees ---------\n\n¶2. (C) A net.\n", ["Port Fees"], id="behind a sentence"),
    pytest.param(
        "¶1. (C) A boat sank. --------- Port Fees ---------\n\n¶2. (C) A net.\n",
        ["Port Fees"],
        id="behind, ruled twice",
    ),
    pytest.param(
        f"¶1. (C) A boat sank.\n\nThe minister on what the council may decide {'-' * 45}\n\n¶2. (C) A net.\n",
        ["The minister on what the council may decide"],
        id="in small letters",
    ),
    pytest.param(
        f"¶1. (C) The boat sank. {'-' * 30}\nPort Fees\n---------\n\n¶2. (C) A net.\n", ["Port Fees"], id="over"
    ),
    pytest.param(
        "¶1. (C) A boat sank. PORT ALDER 00000412 002 OF 002 Port Fees ---------\n\n¶2. (C) A net.\n",
        ["Port Fees"],
        id="behind a page line",
    ),
    pytest.param("¶1. (C) A boat sank. Salt --------\n\n¶2. (C) A net.\n", ["Salt"], id="a longer ruler"),
    pytest.param("¶1. (C) A boat. (C)\n\nPort Fees ---------\n\n¶2. (C) A net.\n", ["Port Fees"], id="after a mark"),
    pytest.param(
        f"¶1. (C) A boat.\n\nEnd Summary.  What the Ministers of the Harbours Want {'-' * 37}\n\n¶2. (C) A net.\n",
        ["What the Ministers of the Harbours Want"],
        id="behind the end of a summary",
    ),
    pytest.param("¶1. (C) A boat sank.\nPort Fees\n---------\n¶2. (C) A net.\n", ["Port Fees"], id="no empty line"),
    pytest.param(
        "¶1. (C) A boat sank.\n\nPORT ALDER 00000412 002 OF 002\nPort Fees\n---------\n¶2. (C) A net.\n",
        ["Port Fees"],
        id="after a page line",
    ),
    pytest.param("¶1. (C) The fees of\nPort Fees\n---------\n", [], id="no sentence before"),
    pytest.param("¶1. (C) The fees.\nFish   Salt\n-----------\n", [], id="a table"),
    pytest.param("¶1. (C) A boat with a net ---\n\n¶2. (C) A net.\n", [], id="a dash"),
    pytest.param("¶1. (C) The crew:\n\n-  RANK: -------\n\n¶2. (C) A net.\n", [], id="a form"),
    pytest.param("¶1. (C) A boat.\n\nXXXXXXXXXXXX\n\n¶4. (C) A net.\n", [], id="blacked out"),
    pytest.param("¶1. (C) A boat.\n\nXXXXXXXXXXXX\n\nPORT FEES\n\n¶4. (C) A net.\n", ["PORT FEES"], id="after it"),
]


@pytest.mark.parametrize(("body", "wanted"), RULED)
def test_heading_that_a_newspaper_ran_into_its_ruler(body: str, wanted: list[str]) -> None:
    assert headings(body) == wanted


def test_comment_under_a_heading_run_into_the_paragraph_before() -> None:
    body = "¶1. (C) A boat sank off the coast. Comment -------\n\n¶2. (C) No boat is safe.\n"
    last = assert_laws(HEAD + body + END).body[-1]
    assert isinstance(last, Paragraph)
    assert last.roles == (Role.COMMENT,)


LABELS = [
    pytest.param("Comment (cont): The nets", (Role.COMMENT,), id="continued, in parentheses"),
    pytest.param("Comment cont.: The nets", (Role.COMMENT,), id="continued, cut short"),
    pytest.param("Summary, continued: The nets", (Role.SUMMARY,), id="continued, after a comma"),
    pytest.param("ACTION REQUEST FOR VERRIN AND OSMARK: Cut", (Role.ACTION_REQUEST,), id="of whom"),
    pytest.param("Action request for the nets of the harbour came late.", (), id="a sentence"),
    pytest.param("Comment continued to come from all posts.", (), id="a sentence with the word"),
]


@pytest.mark.parametrize(("words", "roles"), LABELS)
def test_labels_that_say_more(words: str, roles: tuple[Role, ...]) -> None:
    (paragraph,) = assert_laws(HEAD + f"1. (C) {words} are cut.\n" + END).body
    assert isinstance(paragraph, Paragraph)
    assert paragraph.roles == roles


def test_the_wrapped_end_of_a_sentence_is_no_paragraph() -> None:
    assert paragraphs("¶1. (C) An action request stands in paragraph\n\n¶3.\n¶2. (C) A net.\n\n¶3. (C) A rope.\n") == [
        (1, "C"),
        (2, "C"),
        (3, "C"),
    ]


COPY = HEAD.strip() + "\n\n¶1. (C) The nets are cut.\n\n¶2. (C) A rope.\n"
RECORD = "id: 54321\ndate: 5/3/2006 14:05\nrefid: 06PORTALDER412\norigin: Embassy Port Alder\nheader:\n"


@pytest.mark.parametrize(
    ("between", "numbers"),
    [
        pytest.param("¶1. (C) The ne...\n\n" + COPY, [1, 2], id="then the block"),
        pytest.param(f"¶1. (C...\n\n{RECORD}{COPY}", [1, 2], id="then a record"),
        pytest.param(
            f"¶1. (C) The ne..\n\n{RECORD}P 031405Z MAY 06\nFM AMCONSUL PORT ALDER\nTO SECSTATE WASHDC\n\n{COPY}",
            [1, 2],
            id="then a heading from its date on",
        ),
        pytest.param("¶1. (C) The ne...\n\n" + HEAD, [1], id="then nothing"),
        pytest.param("¶1. (C) The ne...\n\n¶2. (C) A rope...\n", [1, 2], id="a sentence left open"),
    ],
)
def test_first_words_above_the_whole_telegram_are_the_publishers(between: str, numbers: list[int]) -> None:
    assert [number for number, _ in paragraphs(between)] == numbers


def test_a_line_of_signals_in_the_text_block_cancels_the_telegram() -> None:
    text = HEAD.replace("SIPDIS", "ZFR --- ZFR --- ZFR\n\nSIPDIS") + "1. (C) A boat.\n" + END
    telegram = assert_laws(text)
    assert "RT133" in {f.code for f in telegram.findings}
    assert "RT901" not in {f.code for f in telegram.findings}
    assert telegram.subject == "FISHERIES COUNCIL"
