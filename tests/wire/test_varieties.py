"""Varieties that are no plain telegram: prints of two ages, readdressals, service messages, airgrams, signals."""

import datetime as dt

import pytest

from reftel.codes import Classification, Precedence, TelegramKind
from reftel.telegram import Enclosure, Paragraph
from reftel.wire import parse
from tests.wire.test_heading import HEADING, TEXT
from tests.wire.test_parse import assert_laws, spans_of

PRINT_1975 = """\
Margaret P. Grafeld Declassified/Released US Department of State EO Systematic Review 05 JUL 2006
Message Text
PAGE 01        STATE  015113
53
ORIGIN EUR-12

INFO OCT-01 ISO-00 L-03 SS-15 IO-10
     SP-02  /147 R

DRAFTED BY EUR/NB:RAQUILL:CB
APPROVED BY EUR:MOSTLER
L:SMTHORNE
S/S:JFENN (SUBS)  IO/UNP:PWREN
                     ---------------------     115883
P R 182333Z JAN 75
FM SECSTATE WASHDC
TO PAGE 02        STATE   015113  182333Z
AMEMBASSY PORT ALDER PRIORITY
INFO AMEMBASSY VERRIN
LIMITED OFFICIAL USE

LIMITED OFFICIAL USE

PAGE 03        STATE   015113  182333Z
USMISSION GENEVA

LIMITED OFFICIAL USE STATE 015113

STADIS////////

E.O. 11652: GDS
TAGS: PFOR, QM
SUBJECT: FISHERIES TALKS

REF: PORT ALDER 0133

1. EMBASSY SHOULD TELL THE MINISTRY THAT THE TALKS MAY
BEGIN IN
LIMITED OFFICIAL USE

LIMITED OFFICIAL USE

PAGE 04        STATE   015113  182333Z
MARCH.

2. DEPARTMENT AWAITS A DATE. KISSINGER
LIMITED OFFICIAL USE

NNN
Message Attributes
Automatic Decaptioning: X
Capture Date: 01 JAN 1994
Document Number: 1975STATE015113
Original Classification: LIMITED OFFICIAL USE
Subject: FISHERIES TALKS
"""


def test_a_print_of_the_seventies() -> None:
    telegram = assert_laws(PRINT_1975)
    assert telegram.kind is TelegramKind.TELEGRAM
    assert telegram.mrn == "75STATE15113"
    assert telegram.date == dt.datetime(1975, 1, 18, 23, 33, tzinfo=dt.UTC)
    assert telegram.precedence is not None
    assert (telegram.precedence.action, telegram.precedence.info) == (Precedence.PRIORITY, Precedence.ROUTINE)
    assert [(a.designator, a.precedence) for a in telegram.action_addressees] == [
        ("AMEMBASSY PORT ALDER", Precedence.PRIORITY)
    ]
    assert [a.designator for a in telegram.info_addressees] == ["AMEMBASSY VERRIN", "USMISSION GENEVA"]
    assert telegram.classification is Classification.LIMITED_OFFICIAL_USE
    assert telegram.captions == ("STADIS",)
    assert telegram.drafting is not None
    assert telegram.drafting.drafted_by == "EUR/NB:RAQUILL:CB"
    assert telegram.drafting.approved_by == "EUR:MOSTLER"
    assert telegram.drafting.cleared_by == ("L:SMTHORNE", "S/S:JFENN (SUBS)", "IO/UNP:PWREN")
    first = next(b for b in telegram.body if isinstance(b, Paragraph))
    assert first.text.split() == "EMBASSY SHOULD TELL THE MINISTRY THAT THE TALKS MAY BEGIN IN MARCH.".split()


def test_what_prints_add_has_its_kinds() -> None:
    spans = spans_of(PRINT_1975, assert_laws(PRINT_1975))
    kinds = {PRINT_1975[a:b].strip(): kind for a, b, kind, _ in spans}
    assert kinds["53"] == "printer_number"
    assert kinds["ORIGIN EUR-12"] == kinds["INFO OCT-01 ISO-00 L-03 SS-15 IO-10"] == "distribution"
    assert kinds["Capture Date: 01 JAN 1994"] == "attribute"
    assert kinds["Message Text"] == "publisher"
    assert "release_stamp" in kinds.values()
    assert "unrecognised" not in kinds.values()


PRINT_2010 = """\
UNCLASSIFIED
SENSITIVE

MRN:          10 PORT ALDER 412
Date/DTG:     Jan 04, 2010 / 041820Z JAN 10
From:         PORT ALDER, AMEMBASSY
Action:       WASHDC, SECSTATE PRIORITY
Info:         VERRIN, AMEMBASSY ROUTINE; HALDEN BAY, AMEMBASSY ROUTINE
E.O.:         13526
TAGS:         PREL, EFIS, QM
Captions:     SENSITIVE, SIPDIS
Pass Line:    STATE FOR EUR/NB
Reference:    A) 09 PORT ALDER 1398
              B) 09 VERRIN 201
Subject:      FISHERIES COUNCIL: THE ISLANDERS WANT IT
              AT MINISTERS' LEVEL

1. (SBU) The fisheries minister asked the Ambassador to call.

2. (U) She will not wait.

Signature:    Holloway

Drafted By:   POL:Ostler, Maud
Cleared By:   ECON:Fenn, Jo
              DAO:Wren, Piet
Approved By:  DCM:Thorne, Sil
Released By:  IPC:Quill, Ro
Dissemination Rule: Archive Copy
UNCLASSIFIED
"""


def test_a_print_of_the_later_system() -> None:
    telegram = assert_laws(PRINT_2010)
    assert telegram.mrn == "10PORTALDER412"
    assert telegram.date == dt.datetime(2010, 1, 4, 18, 20, tzinfo=dt.UTC)
    assert telegram.originator == "AMEMBASSY PORT ALDER"
    assert telegram.origin == "Embassy Port Alder"
    assert [(a.designator, a.precedence) for a in telegram.action_addressees] == [
        ("SECSTATE WASHDC", Precedence.PRIORITY)
    ]
    assert [a.designator for a in telegram.info_addressees] == ["AMEMBASSY VERRIN", "AMEMBASSY HALDEN BAY"]
    assert telegram.precedence is not None
    assert (telegram.precedence.action, telegram.precedence.info) == (Precedence.PRIORITY, Precedence.ROUTINE)
    assert (telegram.classification, telegram.handling) == (Classification.UNCLASSIFIED, "SBU")
    assert telegram.captions == ("SENSITIVE", "SIPDIS")
    assert [p.text for p in telegram.pass_lines] == ["STATE FOR EUR/NB"]
    assert telegram.executive_order is not None
    assert telegram.executive_order.number == "13526"
    assert [t.code for t in telegram.tags] == ["PREL", "EFIS", "QM"]
    assert telegram.subject == "FISHERIES COUNCIL: THE ISLANDERS WANT IT AT MINISTERS' LEVEL"
    assert [r.mrn for r in telegram.references] == ["09PORTALDER1398", "09VERRIN201"]
    assert [b.number for b in telegram.body if isinstance(b, Paragraph)] == [1, 2]
    assert telegram.signature == "Holloway"
    assert telegram.drafting is not None
    assert telegram.drafting.drafted_by == "POL:Ostler, Maud"
    assert telegram.drafting.cleared_by == ("ECON:Fenn, Jo", "DAO:Wren, Piet")
    assert telegram.drafting.approved_by == "DCM:Thorne, Sil"
    assert "unrecognised" not in {kind for _, _, kind, _ in spans_of(PRINT_2010, telegram)}


INNER = (
    HEADING.replace("PORT ALDER", "VERRIN").replace("0412", "0077")
    + "\n"
    + TEXT.replace("PORT ALDER 000412", "VERRIN 000077")
)
OUTER = """\
R 270230Z NOV 06
FM SECSTATE WASHDC
TO AMEMBASSY LANTRY

C O N F I D E N T I A L STATE 125686

THE FOLLOWING VERRIN 0077 SENT ACTION SECSTATE IS BEING
REPEATED FOR YOUR INFORMATION: QUOTE
"""


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param(OUTER, id="at the end of the notice"),
        pytest.param(OUTER.replace(": QUOTE\n", ":\n\nQUOTE:\n"), id="on a line of its own"),
        pytest.param(OUTER.replace("THE FOLLOWING", "FOLLOWING"), id="without article"),
        pytest.param(OUTER.replace("QUOTE", "QTE"), id="shortened"),
    ],
)
def test_a_readdressal_holds_its_telegram(opening: str) -> None:
    text = f"{opening}{INNER}UNQUOTE\nRICE\nNNNN\n"
    telegram = assert_laws(text)
    assert telegram.kind is TelegramKind.READDRESSAL
    assert telegram.mrn == "06STATE125686"
    assert [a.designator for a in telegram.action_addressees] == ["AMEMBASSY LANTRY"]
    assert (telegram.tags, telegram.subject, telegram.repeated_heading) == ((), None, False)
    assert telegram.signature == "RICE"
    notice, inner = telegram.body
    assert isinstance(notice, Paragraph)
    assert notice.text.startswith(("THE FOLLOWING", "FOLLOWING"))
    assert isinstance(inner, Enclosure)
    assert (inner.kind, inner.title, inner.voice) == ("telegram", "THE ISLANDERS WANT IT", "Embassy Verrin")
    (paragraph,) = inner.blocks
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.number, paragraph.portion) == (1, "C")
    fields = [field for _, _, _, field in spans_of(text, telegram) if field and "tags" in field]
    assert not fields


def test_a_readdressal_left_open_keeps_its_telegram() -> None:
    telegram = assert_laws(OUTER + INNER)
    assert telegram.kind is TelegramKind.READDRESSAL
    assert any(isinstance(b, Enclosure) for b in telegram.body)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("FOLLOWING IS WHAT HE SENT: QUOTE\nWE SHALL NOT COME.\nUNQUOTE\n", id="a quotation"),
        pytest.param("THE FOLLOWING PERSONS WERE MET.\n", id="no quotation"),
    ],
)
def test_not_every_quotation_is_a_readdressal(text: str) -> None:
    assert parse(OUTER.split("THE FOLLOWING")[0] + text).kind is TelegramKind.TELEGRAM


SERVICE = [
    pytest.param("UNCLAS PORT ALDER 000413\nZDK STATE 040112 DTG 011200Z MAY 06\n", id="asks for repetition"),
    pytest.param("UNCLAS PORT ALDER 000413\nINT ZDK RUEHC 0112\n", id="a question"),
    pytest.param("INT QRK RUEHC\n", id="without class line"),
    pytest.param("UNCLAS PORT ALDER 000413\nSVC YOUR 0112 GARBLED, RPT\n", id="by its word"),
    pytest.param("UNCLAS PORT ALDER 000413\nC WA PARA TWO - MINISTER\n", id="a correction"),
]


@pytest.mark.parametrize("text", SERVICE)
def test_service_messages(text: str) -> None:
    telegram = assert_laws(HEADING + "\n" + text + "BT\nNNNN\n")
    assert telegram.kind is TelegramKind.SERVICE
    (paragraph,) = telegram.body
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == text.strip().split("\n")[-1]


def test_a_telegram_with_labels_is_no_service_message() -> None:
    text = HEADING + "\n" + TEXT.replace("SIPDIS", "ZFR --- ZFR --- ZFR", 1)
    assert parse(text).kind is TelegramKind.TELEGRAM


def test_a_heading_alone_is_no_service_message() -> None:
    assert parse(HEADING).kind is TelegramKind.TELEGRAM


SIGNALS = [
    pytest.param("ZDK", "RT132", id="sent again"),
    pytest.param("ZFR", "RT133", id="cancelled"),
    pytest.param("ZDS", "RT134", id="corrected"),
    pytest.param("ZEL", "RT134", id="a correction"),
    pytest.param("ZFG", "RT135", id="a duplicate"),
    pytest.param("ZFF4", None, id="a receipt asked for"),
]


@pytest.mark.parametrize(("signal", "code"), SIGNALS)
def test_signals_behind_the_date_time_group(signal: str, code: str | None) -> None:
    telegram = parse(HEADING.replace("MAY 06", f"MAY 06 {signal}") + "\n" + TEXT)
    assert telegram.mrn == "06PORTALDER412"
    assert [f.code for f in telegram.findings if f.code in {c for p in SIGNALS for c in [p.values[1]]}] == (
        [code] if code else []
    )


AIRGRAMS = [
    pytest.param("CONFIDENTIAL PORT ALDER A-50\n", id="in the class line"),
    pytest.param("CONFIDENTIAL PORT ALDER CA-3400\n", id="circular"),
]


@pytest.mark.parametrize("line", AIRGRAMS)
def test_airgrams(line: str) -> None:
    telegram = assert_laws(HEADING.replace("DE RUEHQA #0412/01 1231405\n", "") + "\n" + line + TEXT.split("\n", 1)[1])
    assert telegram.kind is TelegramKind.AIRGRAM
    assert (telegram.station, telegram.key, telegram.mrn) == ("PORTALDER", None, None)


def test_an_airgram_by_its_head() -> None:
    text = (
        "DEPARTMENT OF STATE AIRGRAM\nNO. A-50\nFROM : AMEMBASSY PORT ALDER\nTO : DEPARTMENT OF STATE\n\nCONFIDENTIAL\n"
        + TEXT.split("\n", 1)[1]
    )
    telegram = assert_laws(text)
    assert telegram.kind is TelegramKind.AIRGRAM
    assert telegram.originator == "AMEMBASSY PORT ALDER"
    assert [a.designator for a in telegram.action_addressees] == ["DEPARTMENT OF STATE"]
