"""Officers: the name told from the title, in the forms and misprints of Classified By lines."""

import pytest

from reftel.wire.text_block.classified_by import classifier_in_paragraphs, join_printed, read_classified_by
from reftel.wire.text_block.officers import is_title_word, name_and_title

OFFICERS = [
    pytest.param("Ambassador Rufus B. Fenwick", "Rufus B. Fenwick", "Ambassador", id="title"),
    pytest.param("Rufus Fenwick, DCM, EXEC, PORT ALDER", "Rufus Fenwick", "DCM, EXEC, PORT ALDER", id="title behind"),
    pytest.param("Ambassador Rufus Fenwick, III", "Rufus Fenwick, III", "Ambassador", id="the third"),
    pytest.param("Rufus Fenwick, Jr., Ambassador", "Rufus Fenwick, Jr.", "Ambassador", id="junior"),
    pytest.param("Ambasasdor Ida Bream", "Ida Bream", "Ambasasdor", id="exchanged letters"),
    pytest.param("COUNSEL0R IDA BREAM", "IDA BREAM", "COUNSEL0R", id="nought for O"),
    pytest.param("Acting E/P Counselor Ida Bream", "Ida Bream", "Acting E/P Counselor", id="slash"),
    pytest.param("Acting DCM/Ida Bream", "Ida Bream", "Acting DCM", id="name after a slash"),
    pytest.param("Counselor:Ida Bream", "Ida Bream", "Counselor", id="name after a colon"),
    pytest.param("Ambassador to Norway Ida Bream", "Ida Bream", "Ambassador to Norway", id="country"),
    pytest.param("SCA/DAS for Central Asia Ida Bream", "Ida Bream", "SCA/DAS for Central Asia", id="region"),
    pytest.param("Charge d'Affaires, a.i. Ida Bream", "Ida Bream", "Charge d'Affaires, a.i.", id="ad interim"),
    pytest.param("Charge d,Affaires Ida Bream", "Ida Bream", "Charge d'Affaires", id="comma for apostrophe"),
    pytest.param("NEA Ida Bream", "Ida Bream", "NEA", id="office symbol"),
    pytest.param("DCM J. Dean Bream (acting)", "J. Dean Bream", "DCM, acting", id="aside"),
    pytest.param("DCM Ida A. Bream", "Ida A. Bream", "DCM", id="an initial is no title"),
    pytest.param("Ida Bream Political Counselor", "Ida Bream", "Political Counselor", id="no comma"),
    pytest.param("Political Counselor, Embassy Verrin", None, "Political Counselor, Embassy Verrin", id="no name"),
    pytest.param("DCM Ida 0. Bream", "Ida O. Bream", "DCM", id="nought for an initial"),
    pytest.param("DCM Ida B ream", "Ida Bream", "DCM", id="blank in a word"),
    pytest.param("DCM Ida A de", "Ida A de", "DCM", id="a particle is no piece of a word"),
    pytest.param("", None, None, id="nothing"),
]


@pytest.mark.parametrize(("who", "name", "title"), OFFICERS)
def test_officers(who: str, name: str | None, title: str | None) -> None:
    assert name_and_title(who) == (name, title)


@pytest.mark.parametrize("word", ["Ambassador", "POL/C", "Amabassador", "Politcal", "Minister-Counselor"])
def test_title_words(word: str) -> None:
    assert is_title_word(word)


@pytest.mark.parametrize("word", ["Bream", "Fenwick", "Charles", "Verrin"])
def test_names_are_no_title_words(word: str) -> None:
    assert not is_title_word(word)


@pytest.mark.parametrize(
    ("text", "name", "reasons"),
    [
        pytest.param("(U) DCM Ida Bream, reason 1.5 d", "Ida Bream", ("1.5(d)",), id="portion mark"),
        pytest.param("(C) Classified by DCM Ida Bream; 1.4 B, D", "Ida Bream", ("1.4(b)", "1.4(d)"), id="label twice"),
        pytest.param("DCM Ida Bream, E.O. 12958, reasons 1.4 (b+d)", "Ida Bream", ("1.4(b)", "1.4(d)"), id="order"),
        pytest.param("CHARGE D'AFFAIRS IDA BREAM; REASON 1.4 (B)", "IDA BREAM", ("1.4(b)",), id="misprinted title"),
        pytest.param("DCM Ida Bream per 1.4 (b and d).", "Ida Bream", ("1.4(b)", "1.4(d)"), id="per"),
        pytest.param("DCM Ida Bream for reaons 1.4 (b)", "Ida Bream", ("1.4(b)",), id="misprint"),
        pytest.param("DCM Ida Bream F0R Resons 1.5.D", "Ida Bream", ("1.5(d)",), id="more misprints"),
        pytest.param("DCM: Ida Bream for reQ#8$1.C may choke", "Ida Bream", (), id="destroyed"),
        pytest.param("DCM Ida Bream for reaso ns 1.4 b and d.", "Ida Bream", ("1.4(b)", "1.4(d)"), id="cut word"),
        pytest.param("DCM Ida Bream based upon reasons 1.5(B)&(D)", "Ida Bream", ("1.5(b)", "1.5(d)"), id="based"),
        pytest.param("DCM Ida Bream FOR 12958 1.4 B AND E", "Ida Bream", ("1.4(b)", "1.4(e)"), id="number alone"),
        pytest.param("DCM Ida Bream, 1.4 (b) a nd (d)", "Ida Bream", ("1.4(b)", "1.4(d)"), id="a cut and is no reason"),
        pytest.param("DCM Ida Bream, 1.4 (bd)", "Ida Bream", ("1.4(b)", "1.4(d)"), id="letters together"),
        pytest.param("DCM Ida Bream. Declassify on: 2035", "Ida Bream", (), id="declassify"),
    ],
)
def test_where_the_officer_ends(text: str, name: str, reasons: tuple[str, ...]) -> None:
    read = read_classified_by(text)
    assert (read.name, read.reasons) == (name, reasons)


def test_the_three_line_block_of_13526() -> None:
    read = read_classified_by("Ida Bream, DCM Derived from: STRAIT GUIDE 3 Declassify on: 20350101")
    assert (read.name, read.derived_from) == ("Ida Bream", "STRAIT GUIDE 3")


@pytest.mark.parametrize(
    ("pieces", "width", "joined"),
    [
        pytest.param(["DCM Ida Bre", "am, reasons 1.4 (b)"], 71, "DCM Ida Bream, reasons 1.4 (b)", id="cut word"),
        pytest.param(["DCM Ida", " Bream, reasons 1.4 (b)"], 71, "DCM Ida Bream, reasons 1.4 (b)", id="blank in front"),
        pytest.param(["DCM Ida", "Bream, reasons 1.4 (b)"], 62, "DCM Ida Bream, reasons 1.4 (b)", id="short line"),
        pytest.param(["DCM Ida Bream, reasons", "1.4 (b)"], 71, "DCM Ida Bream, reasons 1.4 (b)", id="figure"),
    ],
)
def test_lines_that_were_cut_at_the_printed_width(pieces: list[str], width: int, joined: str) -> None:
    assert join_printed(pieces, width) == joined


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        pytest.param(["1. (U) CLASSIFIED BY DCM IDA BREAM; REASON 1.5 (D).", ""], "IDA BREAM", id="portion mark"),
        pytest.param(
            ["1. CONFIDENTIAL - ENTIRE TEXT.  CLASSIFIED BY DCM", "IDA BREAM - 1.5 B,D."], "IDA BREAM", id="entire text"
        ),
        pytest.param(["¶1. CLASSIFIED BY AMBASSADOR IDA BREAM. REASON 1.5(D)"], "IDA BREAM", id="pilcrow"),
        pytest.param(["1. (U) The paper was classified by the minister."], None, id="prose"),
    ],
)
def test_an_officer_in_the_first_paragraph(lines: list[str], name: str | None) -> None:
    read = classifier_in_paragraphs(lines)
    assert (read.name if read else None) == name
