"""The readers of single lines, each with its table of (text, expected)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.codes import Classification, Precedence, TagKind
from reftel.wire.body.paragraph_start import read_paragraph_start
from reftel.wire.dates import DATE_TIME_GROUP, read_date_time_group, read_declassification, read_filed, zone_offset
from reftel.wire.furniture import ENDING, ends_sentence, read_page_line
from reftel.wire.heading.addressees import looks_like_addressee, read_addressee
from reftel.wire.levels import portion_level, read_level
from reftel.wire.lines import cut_line, split_lines
from reftel.wire.text_block.class_line import read_captions, read_class_line
from reftel.wire.text_block.classified_by import read_classified_by
from reftel.wire.text_block.executive_order import read_executive_order
from reftel.wire.text_block.labels import read_label, split_elements
from reftel.wire.text_block.pass_lines import is_pass_line, read_pass_line
from reftel.wire.text_block.tags_line import read_tags

SENT = dt.datetime(2006, 5, 3, 14, 5, tzinfo=dt.UTC)


@given(st.text(alphabet="a \t\r\n\f\u2028", max_size=60))
def test_lines_join_to_the_text(text: str) -> None:
    lines = split_lines(text, 0, len(text))
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert all(text[line.left : line.right] == line.text for line in lines)


def test_a_cut_line_is_the_line() -> None:
    (line,) = split_lines("  one two \n", 0, 11)
    first, second = cut_line(line, 4)
    assert (first.text, second.text) == ("one", "two")
    assert (first.start, first.end, second.end) == (0, second.start, 11)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("C O N F I D E N T I A L PORT ALDER 000412", Classification.CONFIDENTIAL),
        ("CONFIDENTIAL", Classification.CONFIDENTIAL),
        ("S E C R E T", Classification.SECRET),
        ("T O P  S E C R E T", Classification.TOP_SECRET),
        ("UNCLAS VERRIN 000012", Classification.UNCLASSIFIED),
        ("UNCLASSIFIED", Classification.UNCLASSIFIED),
        ("LIMITED OFFICIAL USE VERRIN 0012", Classification.LIMITED_OFFICIAL_USE),
        (".C O N F I D E N T I A L", Classification.CONFIDENTIAL),
        ("SECRETARY BREAM ARRIVED", None),
        ("The SECRET paper", None),
    ],
)
def test_levels(text: str, level: Classification | None) -> None:
    read = read_level(text)
    assert (read[0] if read else None) is level


@pytest.mark.parametrize(
    ("portion", "level"),
    [
        ("C", Classification.CONFIDENTIAL),
        ("S//NF", Classification.SECRET),
        ("SBU/NF", Classification.UNCLASSIFIED),
        ("LOU", Classification.LIMITED_OFFICIAL_USE),
        ("C/REL QUILLONIA", Classification.CONFIDENTIAL),
        ("topic", None),
    ],
)
def test_portion_levels(portion: str, level: Classification | None) -> None:
    assert portion_level(portion) is level


CLASS_LINES = [
    pytest.param(
        "C O N F I D E N T I A L SECTION 01 OF 03 PORT ALDER 000412 ", "PORTALDER", 412, (1, 3), (), id="section"
    ),
    pytest.param("UNCLAS PORT ALDER 000412", "PORTALDER", 412, None, (), id="plain"),
    pytest.param(
        "C O N F I D E N T I A L PORT ALDER 000412 SIPDIS", "PORTALDER", 412, None, ("SIPDIS",), id="caption after"
    ),
    pytest.param("S E C R E T NOFORN VERRIN 000012", "VERRIN", 12, None, ("NOFORN",), id="caption before"),
    pytest.param(
        "UNCLAS STATE 012345 SENSITIVE SIPDIS", "STATE", 12345, None, ("SENSITIVE", "SIPDIS"), id="two captions"
    ),
    pytest.param("S E C R E T FINAL SECTION OF 3 VERRIN 000012", "VERRIN", 12, (3, 3), (), id="final section"),
    pytest.param("UNCLAS VERRIN 000012SIPDISFOR THE MINISTER", "VERRIN", 12, None, ("SIPDIS",), id="run together"),
]


@pytest.mark.parametrize(("text", "station", "serial", "section", "captions"), CLASS_LINES)
def test_class_lines(
    text: str, station: str, serial: int, section: tuple[int, int] | None, captions: tuple[str, ...]
) -> None:
    read = read_class_line(text)
    assert read is not None
    assert read.station is not None
    assert read.serial is not None
    assert (read.station[0], read.serial[0]) == (station, serial)
    assert (read.section[:2] if read.section else None) == section
    assert tuple(name for name, _, _ in read.captions) == captions
    assert text[slice(*read.serial[1:])].lstrip("0") == str(serial)


def test_a_bare_level_is_no_numbered_class_line() -> None:
    read = read_class_line("C O N F I D E N T I A L")
    assert read is not None
    assert not read.is_complete


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SIPDIS", ("SIPDIS",)),
        ("NOFORN SIPDIS", ("NOFORN", "SIPDIS")),
        ("EXDIS///////", ("EXDIS",)),
        ("SIPDIS AND MORE", None),
        ("SIPDIS ZZ NODIS", ("SIPDIS", "NODIS")),
        ("SENSITIVE LIMDIS NODIS FOO", ("SENSITIVE", "LIMDIS", "NODIS")),
        ("The SIPDIS", None),
    ],
)
def test_caption_lines(text: str, found: tuple[str, ...] | None) -> None:
    read = read_captions(text)
    assert (tuple(name for name, _, _ in read) if read else None) == found


@pytest.mark.parametrize(
    ("text", "indicator", "designator", "precedence", "number"),
    [
        ("RUEHC/SECSTATE WASHDC PRIORITY 6605", "RUEHC", "SECSTATE WASHDC", Precedence.PRIORITY, 6605),
        ("SECSTATE WASHDC PRIORITY 0872", None, "SECSTATE WASHDC", Precedence.PRIORITY, 872),
        ("RHMFISS/CDR USCENTCOM MACDILL AFB FL", "RHMFISS", "CDR USCENTCOM MACDILL AFB FL", None, None),
        ("RUEKJCS/JOINT STAFF WASHDC//J5//", "RUEKJCS", "JOINT STAFF WASHDC//J5//", None, None),
        ("ZEN/RUEHQV/AMEMBASSY VERRIN", "RUEHQV", "AMEMBASSY VERRIN", None, None),
        ("AMEMBASSY VERRIN NIACT IMMEDIATE 0012", None, "AMEMBASSY VERRIN", Precedence.NIACT_IMMEDIATE, 12),
        ("RUEHQV/AMEMBASSY VERRIN FLASH", "RUEHQV", "AMEMBASSY VERRIN", Precedence.FLASH, None),
        ("PRIORITY", None, "PRIORITY", None, None),
    ],
)
def test_addressees(
    text: str, indicator: str | None, designator: str, precedence: Precedence | None, number: int | None
) -> None:
    read, fields = read_addressee(text, 0, "a[0]")
    assert (read.routing_indicator, read.designator, read.precedence, read.number) == (
        indicator,
        designator,
        precedence,
        number,
    )
    assert [f[:2] for f in fields] == sorted(f[:2] for f in fields)


def test_collectives() -> None:
    assert read_addressee("RUCNSTR/STRAIT COLLECTIVE PRIORITY 0044", 0, "a")[0].collective
    assert not read_addressee("RUEHQV/AMEMBASSY VERRIN", 0, "a")[0].collective


@pytest.mark.parametrize(
    ("text", "after_blank", "expected"),
    [
        ("RUEHQV/AMEMBASSY VERRIN", True, True),
        ("AMEMBASSY VERRIN", True, True),
        ("WHITE HOUSE", False, True),
        ("WHITE HOUSE", True, False),
        ("SIPDIS", False, False),
        ("E.O. 12958: N/A", False, False),
        ("The ambassador", False, False),
    ],
)
def test_lines_of_an_addressee_list(text: str, after_blank: bool, expected: bool) -> None:
    assert looks_like_addressee(text, after_blank=after_blank) is expected


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("031405Z MAY 06", SENT),
        ("031405ZMAY06", SENT),
        ("031405Z May 2006", SENT),
        ("031605B MAY 06", SENT),
        ("190243Z DEC 89", dt.datetime(1989, 12, 19, 2, 43, tzinfo=dt.UTC)),
        ("330000Z MAY 06", None),
        ("031405Z XXX 06", None),
    ],
)
def test_date_time_groups(printed: str, moment: dt.datetime | None) -> None:
    match = DATE_TIME_GROUP.match(printed)
    assert match is not None
    assert read_date_time_group(match) == moment


@pytest.mark.parametrize(("letter", "hours"), [("Z", 0), ("A", 1), ("M", 12), ("N", -1), ("Y", -12)])
def test_zones(letter: str, hours: int) -> None:
    assert zone_offset(letter) == dt.timedelta(hours=hours)


@pytest.mark.parametrize(
    ("filed", "sent", "moment"),
    [
        ("1231405", SENT, SENT),
        ("0010005", dt.datetime(2005, 12, 31, 23, 58, tzinfo=dt.UTC), dt.datetime(2006, 1, 1, 0, 5, tzinfo=dt.UTC)),
        ("3652350", dt.datetime(2006, 1, 1, 0, 5, tzinfo=dt.UTC), dt.datetime(2005, 12, 31, 23, 50, tzinfo=dt.UTC)),
        ("3671405", SENT, None),
        ("1231405", None, None),
        ("12/1405Z", SENT, None),
    ],
)
def test_filing_times(filed: str, sent: dt.datetime | None, moment: dt.datetime | None) -> None:
    assert read_filed(filed, sent) == moment


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("DECL: 05/03/2016", dt.date(2016, 5, 3)),
        ("DECL: 4/24/05", dt.date(2105, 4, 24)),
        ("DECL: 4/24/16", dt.date(2016, 4, 24)),
        ("DECL: 2020/02/23", dt.date(2020, 2, 23)),
        ("DECL: 23 FEB 2020", dt.date(2020, 2, 23)),
        ("DECL: FEBRUARY 23, 2020", dt.date(2020, 2, 23)),
        ("DECL: 13/45/2020", None),
        ("DECL: AFTER THE FERRY SAILS AGAIN", None),
    ],
)
def test_declassification_dates(text: str, date: dt.date | None) -> None:
    assert read_declassification(text, SENT) == date


@pytest.mark.parametrize(
    ("text", "exemption"),
    [
        ("DECL: OADR", "OADR"),
        ("XGDS-2", "XGDS-2"),
        ("GDS", "GDS"),
        ("DECL: X1, X5", "X1,X5"),
        ("DECL: 1.6X6", "1.6X6"),
        ("N/A", None),
    ],
)
def test_exemptions(text: str, exemption: str | None) -> None:
    assert read_executive_order("12958", text, SENT).exemption == exemption


@pytest.mark.parametrize(
    ("text", "name", "title", "reasons"),
    [
        ("Ambassador Rufus B. Fenwick", "Rufus B. Fenwick", "Ambassador", ()),
        ("DCM Maud Ostler for reasons 1.4 (b) and (d).", "Maud Ostler", "DCM", ("1.4(b)", "1.4(d)")),
        ("DCM Maud Ostler; Reasons 1.4 (b/d)", "Maud Ostler", "DCM", ("1.4(b)", "1.4(d)")),
        (
            "MAUD OSTLER, DCM, EXEC, PORT ALDER. REASON: 1.4(B), (D)",
            "MAUD OSTLER",
            "DCM, EXEC, PORT ALDER",
            ("1.4(b)", "1.4(d)"),
        ),
        (
            "Classified by Pol/Econ Chief Ida Bream, reasons 1.5 B,D",
            "Ida Bream",
            "Pol/Econ Chief",
            ("1.5(b)", "1.5(d)"),
        ),
        ("", None, None, ()),
    ],
)
def test_classifiers(text: str, name: str | None, title: str | None, reasons: tuple[str, ...]) -> None:
    read = read_classified_by(text)
    assert (read.name, read.title, read.reasons) == (name, title, reasons)


def test_derived_from() -> None:
    assert read_classified_by("Ida Bream. Derived from: STRAIT GUIDE 3").derived_from == "STRAIT GUIDE 3"


@pytest.mark.parametrize(
    ("text", "place", "offices"),
    [
        ("STATE FOR P, S/P, EUR/ERA AND OES/OA", "STATE", ("P", "S/P", "EUR/ERA", "OES/OA")),
        ("DEPT PLEASE PASS TO USTR", "DEPT", ("USTR",)),
        ("FOR AMBASSADOR", None, ("AMBASSADOR",)),
        ("PASS TO AMCONSUL SALTMERE", None, ("AMCONSUL SALTMERE",)),
        ("STATE ALSO FOR INR", "STATE", ("INR",)),
    ],
)
def test_pass_lines(text: str, place: str | None, offices: tuple[str, ...]) -> None:
    assert is_pass_line(text)
    read = read_pass_line(text)
    assert (read.place, read.offices) == (place, offices)


@pytest.mark.parametrize("text", ["The ambassador for fisheries", "SIPDIS", "FORMER MINISTER"])
def test_what_is_no_pass_line(text: str) -> None:
    assert not is_pass_line(text)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("PREL EFIS QM QT", ["PREL", "EFIS", "QM", "QT"]),
        ("PREL, EFIS, QM", ["PREL", "EFIS", "QM"]),
        ("OVIP (FENWICK, RUFUS) QM", ["OVIP", "FENWICK, RUFUS", "QM"]),
        ("OVIP, FENWICK, RUFUS, PREL", ["OVIP", "FENWICK, RUFUS", "PREL"]),
        ("PREL PREL QM.", ["PREL", "QM"]),
        ("UNGA/C-1 G-77", ["UNGA/C-1", "G-77"]),
        ("NONE", []),
    ],
)
def test_tags(text: str, codes: list[str]) -> None:
    tags, fields = read_tags(text, [(0, len(text))], 2006, [])
    assert [t.code for t in tags] == codes
    assert len(fields) == len(codes)


def test_kinds_of_tags() -> None:
    tags, _ = read_tags("PREL KNNP QM OSCE FENWICK, RUFUS QXQXQ", [(0, 38)], 2006, [])
    assert [t.kind for t in tags] == [
        TagKind.SUBJECT,
        TagKind.PROGRAM,
        TagKind.GEOGRAPHIC,
        TagKind.ORGANIZATION,
        TagKind.PERSON,
    ]


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("E.O. 12958: DECL: 05/03/2016", "executive_order"),
        ("EO 12958 DECL 05/03/2016", "executive_order"),
        ("TAGS: PREL", "tags"),
        ("TAGS; PREL", "tags"),
        ("TAS: PREL", "tags"),
        ("SUBJECT: FISH", "subject"),
        ("SUBJ: FISH", "subject"),
        ("REF: VERRIN 12", "reference"),
        ("REFS: A. VERRIN 12", "reference"),
        ("REF A) VERRIN 12", "reference"),
        ("Classified By: DCM", "classified_by"),
        ("CLASSIFIED BY DCM", "classified_by"),
        ("Reforms are late", None),
        ("TAGGED FISH", None),
        ("SUBJECTS OF THE KING", None),
    ],
)
def test_labels(text: str, element: str | None) -> None:
    read = read_label(text)
    assert (read[0] if read else None) == element


def test_elements_that_run_together_are_split() -> None:
    text = "E.O. 12958: N/A TAGS: PREL QM SUBJECT: FISH REF: VERRIN 12\n"
    (line,) = split_lines(text, 0, len(text))
    parts = split_elements(line)
    assert [p.text for p in parts] == ["E.O. 12958: N/A", "TAGS: PREL QM", "SUBJECT: FISH", "REF: VERRIN 12"]
    assert [(p.start, p.end) for p in parts] == [(0, 16), (16, 30), (30, 44), (44, line.end)]


@pytest.mark.parametrize(
    ("text", "expected", "number", "portion"),
    [
        ("1. (C) The minister", 1, 1, "C"),
        ("¶1.      (SBU)   The minister", 1, 1, "SBU"),
        ("¶1. SBU) The minister", 1, 1, "SBU"),
        ("1. C/NF) The minister", 1, 1, "C/NF"),
        ("1) S) The minister", 1, 1, None),
        ("¶2.", 2, 2, None),
        ("¶3.", 2, None, None),
        ("1.(C) The minister", 1, 1, "C"),
        ("¶1. (C) The minister", 1, 1, "C"),
        ("Â¶1. (C) The minister", 1, 1, "C"),
        ("3. (S//NF) The minister", 3, 3, "S//NF"),
        ("2. The minister", 2, 2, None),
        ("1. (C - ENTIRE TEXT). The minister", 1, 1, "C"),
        ("1. CONFIDENTIAL - ENTIRE TEXT. The minister", 1, 1, "CONFIDENTIAL"),
        ("5. (topic) The minister", 5, 5, None),
        ("12. The Ambassador", 3, None, None),
        ("10.5 percent", 10, None, None),
        ("The minister", 1, None, None),
    ],
)
def test_paragraph_starts(text: str, expected: int, number: int | None, portion: str | None) -> None:
    read = read_paragraph_start(text, expected=expected)
    assert (read.number if read else None) == number
    assert (read.portion if read else None) == portion


@pytest.mark.parametrize(
    ("text", "serial", "number", "total"),
    [
        ("PORT ALDER 00000412  002 OF 003", 412, 2, 3),
        ("PORT ALDER 00000412 001.2 OF 003", 412, 1, 3),
        ("PAGE 02        VERRIN  00012  01 OF 02  182017Z", None, 1, 2),
        ("PAGE 03 VERRIN 00012 182017Z", None, None, None),
    ],
)
def test_page_lines(text: str, serial: int | None, number: int | None, total: int | None) -> None:
    read = read_page_line(text)
    assert read is not None
    assert (read.serial, read.number, read.total) == (serial, number, total)


@pytest.mark.parametrize("text", ["PORT ALDER 412", "ONE OF THREE", "PAGER 02"])
def test_what_is_no_page_line(text: str) -> None:
    assert read_page_line(text) is None


@pytest.mark.parametrize("text", ["BT", "#0412", "#0412/01", "NNNN", "NNN", "NNNN  2006PORTA00412"])
def test_endings(text: str) -> None:
    assert ENDING.match(text)


@pytest.mark.parametrize(
    ("text", "expected"), [('He said, "No."', True), ("the paper and", False), ("as follows:", True), ("", True)]
)
def test_ends_of_sentences(text: str, expected: bool) -> None:
    assert ends_sentence(text) is expected
