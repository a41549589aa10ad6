"""Copies whose first section lost its heading: a later section has it."""

import datetime as dt

import pytest

from reftel.wire import parse
from tests.wire.test_parse import assert_laws, spans_of

FIRST = """\
UNCLAS SECTION 01 OF 02 PORT ALDER 01589

E.O. 12356: N/A
TAGS: PGOV
SUBJECT: THE PILOTS' LETTER

1. THE PILOTS ASK THE MINISTER TO
                       UNCLASSIFIED


                       UNCLASSIFIED

PAGE 02        PORT A  01589  01 OF 02  121342Z
OPEN THE CHANNEL.
NNNN
"""
SECOND = """\
                       UNCLASSIFIED

PAGE 01        PORT A  01589  02 OF 02  121343Z
ACTION EUR-01

INFO  LOG-00   ADS-00   AID-01
        /052W
                  ------------------AAEB04  121343Z /38
O 121223Z OCT 91
FM AMEMBASSY PORT ALDER
TO SECSTATE WASHDC IMMEDIATE 9943
INFO AMEMBASSY VERRIN IMMEDIATE
AMCONSUL SALTMERE
                       UNCLASSIFIED


                       UNCLASSIFIED

PAGE 02        PORT A  01589  02 OF 02  121343Z
USMISSION USNATO 1108

UNCLAS SECTION 02 OF 02 PORT ALDER 01589

E.O. 12356: N/A
TAGS: PGOV
SUBJECT: THE PILOTS' LETTER

2. HE HAS NOT ANSWERED.
HOLLOWAY
NNNN
"""


def test_the_heading_of_a_later_section_counts() -> None:
    telegram = assert_laws(FIRST + SECOND)
    assert telegram.mrn == "91PORTALDER1589"
    assert telegram.date == dt.datetime(1991, 10, 12, 12, 23, tzinfo=dt.UTC)
    assert telegram.originator == "AMEMBASSY PORT ALDER"
    assert [a.designator for a in telegram.action_addressees] == ["SECSTATE WASHDC"]
    assert [a.designator for a in telegram.info_addressees] == [
        "AMEMBASSY VERRIN",
        "AMCONSUL SALTMERE",
        "USMISSION USNATO",
    ]
    assert telegram.signature == "HOLLOWAY"
    fields = {field for _, _, _, field in spans_of(FIRST + SECOND, telegram)}
    assert {"date", "originator", "info_addressees[2].designator"} <= fields


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(SECOND.replace("UNCLAS SECTION 02 OF 02", "UNCLAS SECTION 01 OF 02"), id="another first section"),
        pytest.param(SECOND.replace("O 121223Z OCT 91\n", ""), id="no date-time group"),
    ],
)
def test_no_other_heading_counts(second: str) -> None:
    assert parse(FIRST + second).originator is None


def test_addressees_left_after_the_class_line_are_not_counted_twice() -> None:
    text = (
        FIRST.replace("\n\nE.O.", "\n\nUSMISSION USNATO 1107\n\nUNCLAS SECTION 01 OF 02 PORT ALDER 01589\n\nE.O.", 1)
        + SECOND
    )
    telegram = assert_laws(text)
    assert [a.designator for a in telegram.info_addressees].count("USMISSION USNATO") == 1


def test_a_date_alone_does_not_keep_the_later_heading_away() -> None:
    telegram = assert_laws("121223Z Oct 91\n\n" + FIRST + SECOND)
    assert (telegram.originator, telegram.mrn) == ("AMEMBASSY PORT ALDER", "91PORTALDER1589")


def test_a_later_section_may_carry_its_class_line_only() -> None:
    second = SECOND.replace(
        "E.O. 12356: N/A\nTAGS: PGOV\nSUBJECT: THE PILOTS' LETTER\n\n2. HE", "AND HE DID NOT SAY WHEN. HE"
    )
    telegram = assert_laws(FIRST + second)
    assert "unrecognised" not in {kind for _, _, kind, _ in spans_of(FIRST + second, telegram)}
    assert "HE DID NOT SAY WHEN" in "".join(getattr(b, "text", "") for b in telegram.body)


def test_a_preview_before_the_heading_is_repeated_is_set_apart() -> None:
    preview = "UNCLAS PORT ALDER 001534\n\nSIPDIS\n\nDEPT FOR EUR/NB\n...\n\n"
    heading = (
        "VZCZCQAX0001\nRR RUEHC\nDE RUEHQA #1534 1111451\nZNR UUUUU ZZH\nR 211451Z APR 06\nFM AMEMBASSY PORT ALDER\n"
    )
    heading += "TO RUEHC/SECSTATE WASHDC 9925\n\n"
    label = "id: 61359\nrefid: 06PORTALDER1534\nheader:\n"
    block = (
        "UNCLAS PORT ALDER 001534\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PGOV\nSUBJECT: THE PILOTS\n\n1. The pilots ask.\n"
    )
    text = heading + preview + label + heading + block
    telegram = assert_laws(text)
    assert (telegram.mrn, telegram.subject) == ("06PORTALDER1534", "THE PILOTS")
    assert "unrecognised" not in {kind for _, _, kind, _ in spans_of(text, telegram)}


SLIP = """\
UNCLAS        PORT ALDER 00412

SIPDIS
CXVER:
    ACTION: ECON
    INFO:   AMB DCM POL

DISSEMINATION: ECON
CHARGE: PROG

"""
SENT = """\
VZCZCPAD491
PP RUEHVR
DE RUEHPAD #0412/01 1231405
ZNR UUUUU ZZH
P 031405Z MAY 06
FM AMCONSUL PORT ALDER
TO RUEHC/SECSTATE WASHDC PRIORITY 0827
INFO RUEHVR/AMEMBASSY VERRIN 0475

UNCLAS SECTION 01 OF 02 PORT ALDER 000412

SIPDIS

E.O. 12958: N/A
TAGS: ECON, QM
SUBJECT: FERRIES

1. (U) A ferry sails.

FENWICK
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SLIP + SENT, id="slip"),
        pytest.param("UNCLASSIFIED   PORT ALDER   00000412\n" + SENT, id="one line above the transmission"),
        pytest.param("UNCLASSIFIED   PORT ALDER   00000412\n" + SENT[SENT.index("P 03") :], id="above the date"),
    ],
)
def test_the_heading_below_a_posts_slip_is_the_telegrams(text: str) -> None:
    telegram = assert_laws(text)
    assert telegram.mrn == "06PORTALDER412"
    assert telegram.originator == "AMCONSUL PORT ALDER"
    assert [a.designator for a in telegram.action_addressees] == ["SECSTATE WASHDC"]
    assert [a.designator for a in telegram.info_addressees] == ["AMEMBASSY VERRIN"]
    assert (telegram.subject, telegram.signature) == ("FERRIES", "FENWICK")


def test_a_slip_of_another_telegram_lends_nothing() -> None:
    assert assert_laws(SLIP.replace("00412", "00413") + SENT).originator is None
