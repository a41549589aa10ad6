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
        pytest.param("9 FAM APPENDIX K", ReferenceKind.OTHER, id="a book"),
    ],
)
def test_papers_that_have_no_number(text: str, kind: ReferenceKind) -> None:
    (found,) = parse_references(text, year=2006, own=OWN)
    assert found.reference.kind is kind
    assert found.reference.mrn is None


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
