import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.codes import ReferenceKind
from reftel.references import parse_references
from reftel.references.grammar import MAX_ITEMS
from reftel.telegram import Key

OWN = Key(year=2006, station="PORTALDER", serial=412)

CASES = [
    pytest.param("PORT ALDER 398", [(None, "06PORTALDER398")], id="one without a label"),
    pytest.param(
        "A. PORT ALDER 398\nB. STATE 41252", [("A", "06PORTALDER398"), ("B", "06STATE41252")], id="list by lines"
    ),
    pytest.param("A) VERRIN 12 B) VERRIN 14", [("A", "06VERRIN12"), ("B", "06VERRIN14")], id="list on one line"),
    pytest.param(
        "(A) STATE 12345 (NOTAL) (B) SALTMERE 7", [("A", "06STATE12345"), ("B", "06SALTMERE7")], id="boxed labels"
    ),
    pytest.param(
        "A: LANTRY 91; B: HALDEN BAY 2", [("A", "06LANTRY91"), ("B", "06HALDENBAY2")], id="labels with a colon"
    ),
    pytest.param("05 STATE 12345", [(None, "05STATE12345")], id="year before"),
    pytest.param("LANTRY 701 (05)", [(None, "05LANTRY701")], id="year after"),
    pytest.param("2005 LANTRY 701", [(None, "05LANTRY701")], id="year in full"),
    pytest.param(
        "STATE 41252 AND 44603", [(None, "06STATE41252"), (None, "06STATE44603")], id="second inherits the station"
    ),
    pytest.param("STATE 188314, 259032", [(None, "06STATE188314"), (None, "06STATE259032")], id="after a comma"),
    pytest.param("PORT ALDER 413", [(None, "05PORTALDER413")], id="own station, higher serial: the year before"),
    pytest.param("A. A) VERRIN 12\n¶B. B) LANTRY 14", [("A", "06VERRIN12"), ("B", "06LANTRY14")], id="labels twice"),
    pytest.param("A. REF A VERRIN 12 B. REF B LANTRY 14", [("A", "06VERRIN12"), ("B", "06LANTRY14")], id="REF again"),
    pytest.param("B. B VERRIN 12", [("B", "06VERRIN12")], id="letter again without a mark"),
    pytest.param("[A] Verrin 12, [B] Lantry 14", [("A", "06VERRIN12"), ("B", "06LANTRY14")], id="square labels"),
    pytest.param("A.) VERRIN 12 B. ) LANTRY 14", [("A", "06VERRIN12"), ("B", "06LANTRY14")], id="stop and bracket"),
    pytest.param("A - Verrin 12", [("A", "06VERRIN12")], id="label and dash"),
    pytest.param("A VERRIN 721 B LANTRY 690", [("A", "06VERRIN721"), ("B", "06LANTRY690")], id="bare letters"),
    pytest.param("1. VERRIN 12 2. LANTRY 14", [("1", "06VERRIN12"), ("2", "06LANTRY14")], id="numbers as labels"),
    pytest.param("A. VERRIN 14201B. LANTRY 133", [("A", "06VERRIN14201"), ("B", "06LANTRY133")], id="label run in"),
    pytest.param("VERRIN 12; LANTRY 14", [(None, "06VERRIN12"), (None, "06LANTRY14")], id="semicolons"),
    pytest.param("05 VERRIN 12\n05 LANTRY 14", [(None, "05VERRIN12"), (None, "05LANTRY14")], id="lines only"),
    pytest.param("STATE 1232 & VERRIN 36", [(None, "06STATE1232"), (None, "06VERRIN36")], id="ampersand"),
    pytest.param("VERRIN 84, VERRIN, 122", [(None, "06VERRIN84"), (None, "06VERRIN122")], id="comma before the number"),
    pytest.param("05VERRIN1840", [(None, "05VERRIN1840")], id="glued"),
    pytest.param("10-VERRIN-57", [(None, "10VERRIN57")], id="dashes"),
    pytest.param("'05 HALDEN BAY 1491", [(None, "05HALDENBAY1491")], id="apostrophe"),
    pytest.param("O5 VERRIN 443", [(None, "05VERRIN443")], id="a letter O for the year's zero"),
    pytest.param("VERRIN O1512", [(None, "06VERRIN1512")], id="a letter O for the number's zero"),
    pytest.param("(99) VERRIN 2196", [(None, "99VERRIN2196")], id="year in brackets before"),
    pytest.param("STATE (01) 201265", [(None, "01STATE201265")], id="year in brackets inside"),
    pytest.param("VERRIN (C)02293", [(None, "06VERRIN2293")], id="level in brackets inside"),
    pytest.param("VERRIN 00789/05", [(None, "05VERRIN789")], id="year after a slash"),
    pytest.param("VERRIN 4525-91", [(None, "91VERRIN4525")], id="year after a dash"),
    pytest.param("STATE 12345 OF 2004", [(None, "04STATE12345")], id="year in words"),
    pytest.param("VERRIN #3565", [(None, "06VERRIN3565")], id="number sign"),
    pytest.param("VERRIN TWX 01053 DATED 052018ZAPR06", [(None, "06VERRIN1053")], id="the way it was sent"),
    pytest.param("EMBASSY VERRIN 145", [(None, "06VERRIN145")], id="kind of post"),
    pytest.param("HALDEN\n \nBAY 12", [(None, "06HALDENBAY12")], id="station over an empty line"),
    pytest.param("B. 05\n \nVERRIN 12", [("B", "05VERRIN12")], id="year over an empty line"),
    pytest.param(
        "A) VERRIN 11657 and 7743, 12155, 13381",
        [("A", f"06VERRIN{n}") for n in (11657, 7743, 12155, 13381)],
        id="several numbers of one station",
    ),
    pytest.param("A) VERRIN 1219 B) 1206", [("A", "06VERRIN1219"), ("B", "06VERRIN1206")], id="number under a label"),
    pytest.param("VERRIN 12, 05 LANTRY 14", [(None, "06VERRIN12"), (None, "05LANTRY14")], id="a year is no number"),
    pytest.param("98 VERRIN 3498 (98 LANTRY 242)", [(None, "98VERRIN3498"), (None, "98LANTRY242")], id="in brackets"),
    pytest.param(
        "VERRIN 60 (NEW FACES)  VERRIN 330 (OLD, 2 OF THEM)",
        [(None, "06VERRIN60"), (None, "06VERRIN330")],
        id="titles in brackets",
    ),
    pytest.param(
        "A) VERRIN 182 -- REQUEST TO RENEW 12 TREATIES\nB) VERRIN 49 -- U.S. VIEWS",
        [("A", "06VERRIN182"), ("B", "06VERRIN49")],
        id="titles after dashes",
    ),
    pytest.param(
        "VERRIN 12 AND PREVIOUS 05 LANTRY 14", [(None, "06VERRIN12"), (None, "05LANTRY14")], id="and previous"
    ),
    pytest.param(
        "A. VERRIN 12\nVERRIN 00000412 001.2 OF 003\n\nB. LANTRY 14",
        [("A", "06VERRIN12"), ("B", "06LANTRY14")],
        id="a page line inside",
    ),
    pytest.param("A. VERRIN 997\nB. LANTRY 22...", [("A", "06VERRIN997")], id="a number that was cut"),
    pytest.param("A. VERRIN 997 B. LANTRY 4968 (0..", [("A", "06VERRIN997")], id="a year that was cut"),
    pytest.param("BAGHDAAD 12", [(None, "06BAGHDAD12")], id="one letter too many"),
    pytest.param("NONE", [], id="none"),
    pytest.param("", [], id="empty"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_telegrams_of_the_reference_line(text: str, expected: list[tuple[str | None, str]]) -> None:
    found = parse_references(text, year=2006, own=OWN)
    assert [(f.reference.label, f.reference.mrn) for f in found] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("TELCON BREAM-OSTLER 4/12/06", ReferenceKind.PHONE, id="telephone"),
        pytest.param("BREAM-OSTLER EMAIL OF 05/11/06", ReferenceKind.EMAIL, id="e-mail"),
        pytest.param("BREAM MEMORANDUM OF MAY 3", ReferenceKind.MEMO, id="memorandum"),
        pytest.param("OSTLER LETTER TO BREAM", ReferenceKind.LETTER, id="letter"),
        pytest.param("SECDEF WASHDC 301601Z SEP 06", ReferenceKind.TELEGRAM, id="date-time group"),
        pytest.param("281320Z MAY 02", ReferenceKind.TELEGRAM, id="date-time group alone"),
        pytest.param("9 FAM APPENDIX K", ReferenceKind.OTHER, id="a book"),
        pytest.param("12 FAH-1 H-240", ReferenceKind.OTHER, id="a handbook"),
        pytest.param("VERRIN IIR 6 899 0149 10", ReferenceKind.REPORT, id="intelligence report"),
        pytest.param("TD-314/21795-05 11 APRIL 2005", ReferenceKind.REPORT, id="agency report"),
        pytest.param("OSC QMP20050707950031", ReferenceKind.REPORT, id="open sources"),
        pytest.param("QUILLONIAN POLICE CRIME STATISTICS 2005", ReferenceKind.REPORT, id="a year is no number"),
        pytest.param("OSTLER-BREAM EMAIL 10/30 AND 31", ReferenceKind.EMAIL, id="days are no numbers"),
        pytest.param("BREAM-OSTLER 09/22 EMAIL", ReferenceKind.EMAIL, id="a day before the word"),
        pytest.param("UNSCR 1737 SANCTIONS NOTICE", ReferenceKind.OTHER, id="a resolution"),
        pytest.param("SECTION 920 STANDARDIZED REGULATIONS", ReferenceKind.OTHER, id="a section"),
        pytest.param("HO A-50", ReferenceKind.OTHER, id="an airgram"),
        pytest.param("LANTRY A-50", ReferenceKind.OTHER, id="an airgram of a known post"),
        pytest.param(
            "STATE CA-3211 NOV 2, 1966", ReferenceKind.OTHER, id="a circular airgram is not the Department's 3211"
        ),
        pytest.param("State CA- 3211", ReferenceKind.OTHER, id="a circular airgram with a gap"),
    ],
)
def test_papers_that_have_no_number(text: str, kind: ReferenceKind) -> None:
    (found,) = parse_references(text, year=2006, own=OWN)
    assert found.reference.kind is kind
    assert found.reference.mrn is None


PROSE = [
    "STATE 96413 (U) On September 24, Econoff met 12 officials; the rate was 7.25 to the dollar in Verrin 2005.",
    "STATE 96413 Sensitive but Unclassified. Please handle accordingly. 1.(SBU) The Bay has 70 boats, Verrin 12.",
    "STATE 96413 Classified by: Maud Ostler. Reason: 1.4 (b) and (d).",
    "STATE 96413 \n \n(C) The Director, of Room 214, said that Lantry 701 tons were bought.",
    "STATE 96413\n1. (SBU) Summary: Verrin 12 and Lantry 13 were named on May 5.",
    "STATE 96413 CONFIDENTIAL TO REPLY BY VERRIN IN 2005, 500 TONS.",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_that_runs_into_the_list_holds_no_references(text: str) -> None:
    found = parse_references(text, year=2006, own=OWN)
    assert [f.reference.mrn for f in found] == ["06STATE96413"]


def test_a_telegram_behind_an_airgram_is_read() -> None:
    found = parse_references("STATE CA-3211, LANTRY 12; LANTRY CA 701", year=2006, own=OWN)
    assert [f.reference.mrn or f.reference.text for f in found] == ["STATE CA-3211", "06LANTRY12", "06LANTRY701"]


def test_papers_and_telegrams_of_one_line() -> None:
    text = "STATE 122723; VERRIN IIR 6 899 0149 10; 2005 VERRIN 2394 \n2005 VERRIN 491"
    found = [f.reference.mrn or f.reference.text for f in parse_references(text, year=2006, own=OWN)]
    assert found == ["06STATE122723", "VERRIN IIR 6 899 0149 10", "05VERRIN2394", "05VERRIN491"]


def test_a_letter_about_a_telegram_is_a_paper_and_a_title_is_none() -> None:
    text = "A. VERRIN 12 (LETTER TO THE MINISTER)\nB. LANTRY 14, OSTLER-BREAM EMAIL 5/3\nC. LANTRY 15\nBREAM MEMO"
    found = [
        (f.reference.label, f.reference.mrn or f.reference.text) for f in parse_references(text, year=2006, own=OWN)
    ]
    assert found[:3] == [("A", "06VERRIN12"), ("B", "06LANTRY14"), ("B", "OSTLER-BREAM EMAIL 5/3")]
    assert found[3:] == [("C", "06LANTRY15"), ("C", "BREAM MEMO")]


def test_a_number_alone_is_of_the_own_post_where_that_is_possible() -> None:
    near, far = (parse_references(text, year=2006, own=OWN)[0].reference for text in ("A) 398", "A) 164437"))
    assert (near.mrn, near.ambiguous) == ("06PORTALDER398", True)
    assert (far.mrn, far.text) == (None, "164437")


def test_a_year_that_is_none_leaves_the_number_without() -> None:
    (found,) = parse_references("094 VERRIN 841", year=2006, own=OWN)
    assert found.reference.key == Key(year=None, station="VERRIN", serial=841)
    assert found.reference.ambiguous


def test_an_impossible_future_is_of_the_year_before() -> None:
    (january,) = parse_references("STATE 254401", year=2006, own=OWN, month=1)
    (december,) = parse_references("STATE 254401", year=2006, own=OWN, month=12)
    assert (january.reference.mrn, january.reference.ambiguous) == ("05STATE254401", True)
    assert (december.reference.mrn, december.reference.ambiguous) == ("06STATE254401", False)


def test_all_notal_is_of_all() -> None:
    found = parse_references("A. VERRIN 12\nB. LANTRY 14 (ALL NOTAL)", year=2006, own=OWN)
    assert [f.reference.notal for f in found] == [True, True]


def test_notal_behind_a_paper_is_no_part_of_it() -> None:
    (found,) = parse_references("OSTLER LETTER TO BREAM (NOTAL)", year=2006, own=OWN)
    assert (found.reference.text, found.reference.notal) == ("OSTLER LETTER TO BREAM", True)


def test_notal_is_noted() -> None:
    (found,) = parse_references("STATE 12345 (NOTAL)", year=2006, own=OWN)
    assert found.reference.notal


def test_without_a_year_there_is_a_key_but_no_number() -> None:
    (found,) = parse_references("VERRIN 12", year=None, own=None)
    assert found.reference.mrn is None
    assert found.reference.key == Key(year=None, station="VERRIN", serial=12)


def test_a_guessed_year_is_marked() -> None:
    (found,) = parse_references("PORT ALDER 9000", year=2006, own=OWN)
    assert found.reference.ambiguous


def test_places_slice_back() -> None:
    text = "A. PORT ALDER 398\n     B. 05 STATE 41252"
    pieces = [text[f.place[0] : f.place[1]] for f in parse_references(text, year=2006, own=OWN)]
    assert pieces == ["PORT ALDER 398", "05 STATE 41252"]


def test_the_number_of_references_is_bounded() -> None:
    text = ", ".join(["VERRIN 1"] + [str(n) for n in range(2, 900)])
    assert len(parse_references(text, year=2006, own=OWN)) == MAX_ITEMS


@given(st.text(max_size=300))
def test_nothing_raises_and_places_stand_in_the_text(text: str) -> None:
    for found in parse_references(text, year=2006, own=OWN):
        assert 0 <= found.place[0] < found.place[1] <= len(text)
