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
