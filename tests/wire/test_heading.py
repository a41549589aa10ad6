"""The heading: format lines as copies damage them, and what publishers put among them."""

import pytest

from reftel.codes import Classification, Precedence
from reftel.wire import parse
from reftel.wire.heading.addressees import looks_like_addressee
from reftel.wire.heading.garbles import mend_figures
from reftel.wire.heading.publisher_lines import is_publisher_line
from reftel.wire.text_block.class_line import read_class_line
from tests.wire.test_parse import assert_laws, spans_of

HEADING = """\
VZCZCQAX0412
OO RUEHC RUEHQV
DE RUEHQA #0412/01 1231405
ZNY CCCCC ZZH
O P 031405Z MAY 06
FM AMEMBASSY PORT ALDER
TO RUEHC/SECSTATE WASHDC IMMEDIATE 3301
INFO RUEHQV/AMEMBASSY VERRIN PRIORITY 0217
RUEHQH/AMEMBASSY HALDEN BAY PRIORITY
"""
TEXT = """\
C O N F I D E N T I A L PORT ALDER 000412

SIPDIS

E.O. 12958: DECL: 05/03/2016
TAGS: PREL EFIS QM QT
SUBJECT: THE ISLANDERS WANT IT

Classified By: DCM Maud Ostler, reasons 1.4 (b) and (d).

1. (C) The fisheries minister asked the Ambassador to call.
FENWICK
"""

LEVELS = [
    pytest.param("S e c r e t port alder 000412", "SECRET", "PORTALDER", 412, id="small letters"),
    pytest.param("SS E C R E T PORT ALDER 000412", "SECRET", "PORTALDER", 412, id="a letter twice"),
    pytest.param("167579C O N F I D E N T I A L VERRIN 000412", "CONFIDENTIAL", "VERRIN", 412, id="a number glued on"),
    pytest.param("SECRET SECTION 01 of 05 VERRIN 000097", "SECRET", "VERRIN", 97, id="small of"),
    pytest.param("UNCLAS E F T O SECTION 01 OF 02 VERRIN 000021", "UNCLASSIFIED", "VERRIN", 21, id="EFTO spaced"),
    pytest.param("UNCLAS E F T O VERRIN 000021", "UNCLASSIFIED", "VERRIN", 21, id="EFTO without section"),
    pytest.param(
        "UNCLASSIFIED LIMITED OFFICIAL USE SECTION 01 OF 05 VERRIN  02173",
        "LIMITED OFFICIAL USE",
        "VERRIN",
        2173,
        id="a review's level before the telegram's own",
    ),
    pytest.param("UNCLAS PORT ALDER 00O4I2", "UNCLASSIFIED", "PORTALDER", 412, id="letters among the figures"),
    pytest.param("LIMITED OFFICIAL USE VERRIN 15133", "LIMITED OFFICIAL USE", "VERRIN", 15133, id="print of the 1970s"),
    pytest.param("SECRET SERVICE MEN 12", "SECRET", None, None, id="a sentence"),
    pytest.param("UNCLASSIFIED     PTQ1128", "UNCLASSIFIED", None, None, id="head of a printed page"),
    pytest.param("CONFIDENTIAL PORT ALDER A-50", "CONFIDENTIAL", "PORTALDER", None, id="airgram"),
]


@pytest.mark.parametrize(("text", "level", "station", "serial"), LEVELS)
def test_class_line(text: str, level: str, station: str | None, serial: int | None) -> None:
    read = read_class_line(text)
    assert read is not None
    assert read.classification == level
    assert (read.station[0] if read.station else None, read.serial[0] if read.serial else None) == (station, serial)


def test_a_bare_page_head_is_no_class_line_with_a_rest() -> None:
    read = read_class_line("UNCLASSIFIED     PTQ1128")
    assert read is not None
    assert (read.rest, read.is_complete) == ("", False)


@pytest.mark.parametrize("text", ["Secret meeting in May 2006", "SE CURITY", "S e a t", "CSE 12", "A C O N F"])
def test_no_level_where_none_stands(text: str) -> None:
    assert read_class_line(text) is None


RECORDS = [
    pytest.param(
        "194998\n2009-03-03 17:19:00\n09PORTALDER100\nEmbassy Port Alder\nSECRET//NOFORN\n\n", id="one below another"
    ),
    pytest.param(
        "id: 61359\ndate: 4/21/2006 14:51\nrefid: 06PORTALDER412\norigin: Embassy Port Alder\n"
        "classification: CONFIDENTIAL\ndestination: 06PORTALDER398\nheader:\n",
        id="with labels",
    ),
    pytest.param(
        "73752\n2006-08-04\n06PORTALDER412\nEmbassy Port Alder\nCONFIDENTIAL\n06VERRIN3|06VERRIN4\n",
        id="with references",
    ),
]


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_and_a_second_heading_are_set_apart(record: str) -> None:
    text = f"{HEADING}\n{record}{HEADING}\n{TEXT}"
    telegram = assert_laws(text)
    assert (telegram.mrn, telegram.classification) == ("06PORTALDER412", Classification.CONFIDENTIAL)
    assert len(telegram.action_addressees) == 1
    assert len(telegram.info_addressees) == 2
    kinds = {text[a:b].strip(): kind for a, b, kind, _ in spans_of(text, telegram)}
    assert kinds["Embassy Port Alder" if "id:" not in record else "origin: Embassy Port Alder"] == "publisher"
    assert "unrecognised" not in kinds.values()


def test_a_record_in_one_row_is_set_apart() -> None:
    copy = HEADING.rstrip("\n").replace("\n", "\\\n")
    text = f"{HEADING}\n62979\t2006-05-05 12:59:00\t06PORTALDER412\tEmbassy Port Alder\tCONFIDENTIAL\t\t{copy}\t{TEXT}"
    telegram = assert_laws(text)
    assert (telegram.mrn, telegram.classification) == ("06PORTALDER412", Classification.CONFIDENTIAL)
    assert len(telegram.info_addressees) == 2


@pytest.mark.parametrize(
    ("text", "in_record", "wanted"),
    [
        ("Friday, 26 October 2007, 02:25", False, True),
        ("Cable dated:2005-08-17T21:24:00]", False, True),
        ("Embassy Verrin", False, False),
        ("Embassy Verrin", True, True),
        ("CONFIDENTIAL", True, True),
        ("TAGS: PREL", True, False),
        ("1. (C) Friday", False, False),
    ],
)
def test_publisher_lines(text: str, in_record: bool, wanted: bool) -> None:
    assert is_publisher_line(text, in_record=in_record) is wanted


GARBLES = [
    pytest.param("DE RUEHQA #O4I2/O1 123I4O5", "DE RUEHQA #0412/01 1231405", id="DE line"),
    pytest.param("O P O314O5Z MAY O6", "O P 031405Z MAY 06", id="date-time group"),
]


@pytest.mark.parametrize(("bad", "good"), GARBLES)
def test_letters_among_figures_are_read_and_reported(bad: str, good: str) -> None:
    assert mend_figures(bad) == good
    text = HEADING.replace(good, bad) + "\n" + TEXT
    assert bad in text
    telegram = assert_laws(text)
    assert (telegram.mrn, telegram.date) == ("06PORTALDER412", parse(HEADING + "\n" + TEXT).date)
    assert [f.message for f in telegram.findings if f.code == "RT131"]


@pytest.mark.parametrize("text", ["OO RUEHC", "O P 031405Z MAY 06", "INFO OCT", "TO 0I", "FM OSLO 1"])
def test_nothing_is_mended_where_no_figure_is_damaged(text: str) -> None:
    assert mend_figures(text) is None


def test_without_class_line_the_security_line_gives_the_level() -> None:
    telegram = parse(HEADING + "\n" + TEXT.split("\n", 1)[1])
    assert telegram.classification is Classification.CONFIDENTIAL


@pytest.mark.parametrize(
    ("line", "after_blank", "wanted"),
    [
        ("DEPT OF TREASURY WASHDC", False, True),
        ("DEPT FOR EUR/NB", False, False),
        ("AMEMBASSY VERRIN 0217", True, True),
        ("DEPT OF JUSTICE WASHDC PRIORITY", True, True),
        ("USLO SALTMERE", True, True),
        ("SECSTATE FOR EUR/NB", True, False),
        ("FIREFIGHTERS LEAVE", True, False),
        ("RUEHQV/AMEMBASSY VERRIN", True, True),
    ],
)
def test_what_goes_on_with_a_list(line: str, after_blank: bool, wanted: bool) -> None:
    assert looks_like_addressee(line, after_blank=after_blank) is wanted


ADDRESSEES = [
    pytest.param("INFO AMCONSUL SALTMERE 2362-", "AMCONSUL SALTMERE", 2362, None, id="a dash after the number"),
    pytest.param(
        "INFO RUEHQV/AMEMBASSY VERRIN NIACT IMMEDIATE 0217",
        "AMEMBASSY VERRIN",
        217,
        Precedence.NIACT_IMMEDIATE,
        id="NIACT",
    ),
    pytest.param("INFO ZEN/AMEMBASSY VERRIN", "AMEMBASSY VERRIN", None, None, id="already delivered"),
    pytest.param("INFO SECDEF WASHDC//ISA/ISP//", "SECDEF WASHDC//ISA/ISP//", None, None, id="office symbols"),
    pytest.param(
        "INFO MARROW STRAIT COLLECTIVE PRIORITY", "MARROW STRAIT COLLECTIVE", None, Precedence.PRIORITY, id="collective"
    ),
]


@pytest.mark.parametrize(("line", "designator", "number", "precedence"), ADDRESSEES)
def test_addressee_forms(line: str, designator: str, number: int | None, precedence: Precedence | None) -> None:
    text = HEADING.replace("INFO RUEHQV/AMEMBASSY VERRIN PRIORITY 0217", line) + "\n" + TEXT
    first = assert_laws(text).info_addressees[0]
    assert (first.designator, first.number, first.precedence) == (designator, number, precedence)


def test_exempted_posts_follow_a_collective() -> None:
    text = HEADING + "XMT AMEMBASSY LANTRY\nAMCONSUL SALTMERE\n\n" + TEXT
    assert [a.designator for a in assert_laws(text).exempt_addressees] == ["AMEMBASSY LANTRY", "AMCONSUL SALTMERE"]


def test_a_preview_before_the_record_is_the_publisher_s() -> None:
    block, _, _ = TEXT.partition("1. ")
    shown = f"{block}1. (C) The ...\n\n=====CABLE ENDS=====\n"
    record = "id: 61359\ndate: 4/21/2006 14:51\nrefid: 06PORTALDER412\norigin: Embassy Port Alder\nheader:\n"
    text = f"{HEADING}\n{shown}\n{record}{HEADING}\n----- header ends -----\n\n{TEXT}"
    telegram = assert_laws(text)
    whole = parse(f"{HEADING}\n{TEXT}")
    assert (telegram.body, telegram.subject, telegram.repeated_heading) == (whole.body, whole.subject, True)
    kinds = {kind for start, _, kind, _ in spans_of(text, telegram) if start > len(HEADING) + len(block)}
    assert "publisher" in kinds
    assert "unrecognised" not in kinds


def test_a_finding_has_its_place_among_the_addressees_without_spans_too() -> None:
    text = f"{HEADING}\n{TEXT}".replace("RUEHQH/AMEMBASSY HALDEN BAY", "RUEHQV/AMEMBASSY VERRIN")
    plain, spanned = parse(text), parse(text, spans=True)
    assert plain.findings == spanned.findings
    place = next(finding.span for finding in plain.findings if "VERRIN" in finding.message)
    assert place is not None
    assert text[slice(*place)] == "AMEMBASSY VERRIN"
