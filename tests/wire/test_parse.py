import datetime as dt
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.codes import Classification, Precedence, TagKind, TelegramKind
from reftel.telegram import Enclosure, Paragraph, Role, Severity, Telegram, walk
from reftel.wire import check, normalise, parse, version_id
from tests.wire.conftest import PERFECT

TWIN = Path(__file__).parent / "data" / "twin.txt"


def spans_of(text: str, telegram: Telegram) -> list[tuple[int, int, str, str | None]]:
    assert telegram.spans is not msgspec.UNSET
    return [(s.start, s.end, s.kind, s.field) for s in telegram.spans]


def assert_laws(text: str, extent: tuple[int, int] | None = None) -> Telegram:
    """Spans cover the text in order; a block's text is the join of its spans."""
    telegram = parse(text, extent, spans=True)
    at = 0
    joined: dict[str, str] = {}
    for start, end, _, field in spans_of(text, telegram):
        assert start == at < end
        at = end
        if field:
            joined[field] = joined.get(field, "") + text[start:end]
    assert at == len(text)
    for path, block, _ in walk(telegram.body):
        if not isinstance(block, Enclosure):
            assert block.text == joined.get(f"{path}.text", "")
    return telegram


def test_heading(perfect: str) -> None:
    telegram = parse(perfect)
    assert telegram.mrn == "06PORTALDER412"
    assert telegram.kind is TelegramKind.TELEGRAM
    assert telegram.date == dt.datetime(2006, 5, 3, 14, 5, tzinfo=dt.UTC)
    assert telegram.precedence is not None
    assert (telegram.precedence.action, telegram.precedence.info) == (Precedence.IMMEDIATE, Precedence.PRIORITY)
    assert telegram.originator == "AMEMBASSY PORT ALDER"
    assert telegram.origin == "Embassy Port Alder"
    assert [(a.routing_indicator, a.designator, a.precedence, a.number) for a in telegram.action_addressees] == [
        ("RUEHC", "SECSTATE WASHDC", Precedence.IMMEDIATE, 3301)
    ]
    assert [(a.designator, a.number) for a in telegram.info_addressees] == [
        ("AMEMBASSY VERRIN", 217),
        ("AMEMBASSY HALDEN BAY", None),
    ]


def test_transmission(perfect: str) -> None:
    transmission = parse(perfect).transmission
    assert transmission is not None
    assert transmission.identifier == "VZCZCQAX0412"
    assert transmission.precedences == (Precedence.IMMEDIATE,)
    assert transmission.routing_indicators == ("RUEHC", "RUEHQV")
    assert (transmission.station_indicator, transmission.serial, transmission.section) == ("RUEHQA", 412, 1)
    assert transmission.filed_at == dt.datetime(2006, 5, 3, 14, 5, tzinfo=dt.UTC)
    assert transmission.security == "ZNY CCCCC ZZH"


def test_text_block(perfect: str) -> None:
    telegram = parse(perfect)
    assert telegram.classification is Classification.CONFIDENTIAL
    assert telegram.captions == ("SIPDIS",)
    assert [(p.place, p.offices) for p in telegram.pass_lines] == [("STATE", ("EUR/ERA", "OES/OA"))]
    assert telegram.executive_order is not None
    assert telegram.executive_order.number == "12958"
    assert telegram.executive_order.declassify_on == dt.date(2016, 5, 3)
    assert [(t.code, t.kind) for t in telegram.tags] == [
        ("PREL", TagKind.SUBJECT),
        ("EFIS", TagKind.SUBJECT),
        ("QM", TagKind.GEOGRAPHIC),
        ("QT", TagKind.GEOGRAPHIC),
    ]
    assert telegram.subject == "FISHERIES COUNCIL: THE ISLANDERS WANT IT AT MINISTERS' LEVEL"
    assert [(r.label, r.mrn) for r in telegram.references] == [("A", "06PORTALDER398"), ("B", "05VERRIN1201")]
    assert telegram.classified_by is not None
    assert telegram.classified_by.name == "Maud Ostler"
    assert telegram.classified_by.title == "DCM"
    assert telegram.classified_by.reasons == ("1.4(b)", "1.4(d)")


def test_body(perfect: str) -> None:
    telegram = parse(perfect)
    paragraphs = [b for b in telegram.body if isinstance(b, Paragraph)]
    assert [(p.number, p.portion, p.roles) for p in paragraphs] == [
        (1, "C", (Role.SUMMARY,)),
        (2, "C", ()),
        (3, "SBU", ()),
        (4, "C", (Role.COMMENT,)),
        (5, "SBU", (Role.ACTION_REQUEST,)),
    ]
    (enclosure,) = [b for b in telegram.body if isinstance(b, Enclosure)]
    assert (enclosure.kind, enclosure.voice, enclosure.portion, enclosure.in_paragraph) == (
        "non-paper",
        "Marrow Coast",
        "SBU",
        3,
    )
    assert [(p.text, p.kind, p.target) for p in telegram.pointers] == [
        ("ref A", "reference", "06PORTALDER398"),
        ("para three", "paragraph", "3"),
    ]
    assert telegram.signature == "FENWICK"


def test_a_perfect_telegram_has_no_findings(perfect: str) -> None:
    assert check(perfect) == ()


def test_laws_on_the_perfect_telegram(perfect: str) -> None:
    telegram = assert_laws(perfect)
    assert {kind for _, _, kind, _ in spans_of(perfect, telegram)}.isdisjoint({"unrecognised", "publisher"})


CHANGES = [
    pytest.param("1231405", "1251405", "RT101", id="day of the year"),
    pytest.param("ZNY CCCCC", "ZNY SSSSS", "RT102", id="security line"),
    pytest.param("PORT ALDER 000412", "PORT ALDER 000413", "RT103", id="serial"),
    pytest.param("031405Z MAY 06", "331405Z MAY 06", "RT104", id="no date"),
    pytest.param("#0412\n", "#0999\n", "RT105", id="validation number"),
    pytest.param("O P 031405Z MAY 06\n", "", "RT106", id="no date-time group"),
    pytest.param("FM AMEMBASSY PORT ALDER\n", "", "RT107", id="no originator"),
    pytest.param("FM AMEMBASSY PORT ALDER", "FM AMEMBASSY VERRIN", "RT109", id="another station"),
    pytest.param("TAGS: PREL EFIS QM QT\n", "", "RT202", id="no TAGS"),
    pytest.param("PREL EFIS", "PREL SIPDIS EFIS", "RT203", id="caption among the TAGS"),
    pytest.param("PREL EFIS", "PREL QWXZ EFIS", "RT204", id="unknown TAG"),
    pytest.param("E.O. 12958", "E.O. 11652", "RT206", id="order of another time"),
    pytest.param("05/03/2016", "05/03/2005", "RT207", id="declassified before it was sent"),
    pytest.param("SIPDIS\n", "C O R R E C T E D  C O P Y\n", "RT208", id="corrected copy"),
    pytest.param("E.O. 12958: DECL: 05/03/2016\n", "", "RT209", id="no order"),
    pytest.param("4. (C) COMMENT", "5. (C) COMMENT", "RT301", id="numbers skip"),
    pytest.param("2. (C) She", "2. She", "RT302", id="no portion mark"),
    pytest.param("read the paper and\n", "read the paper and\n\n", "RT303", id="empty line in mid-sentence"),
    pytest.param("4. (C)", "4. (S)", "RT304", id="portion above the whole"),
    pytest.param("END TEXT.\n", "\n", "RT305", id="enclosure left open"),
    pytest.param("FENWICK\n", "", "RT306", id="no signature"),
    pytest.param(", reasons 1.4 (b) and (d).", "", "RT401", id="no reason"),
    pytest.param("Classified By: DCM Maud Ostler, reasons 1.4 (b) and (d).\n", "", "RT402", id="no classifier"),
    pytest.param("SIPDIS\n", "NODIS\nSIPDIS\n", "RT403", id="captions that exclude each other"),
    pytest.param("BT\n#0412\nNNNN\n", "", "RT504", id="no end of message"),
    pytest.param("REF: A. PORT ALDER 398", "REF: A. A CERTAIN BOOK", "RT601", id="reference to nothing known"),
    pytest.param("A. PORT ALDER 398", "A. PORT ALDER 412", "RT602", id="reference to itself"),
]


@pytest.mark.parametrize(("old", "new", "code"), CHANGES)
def test_one_fault_gives_its_finding(perfect: str, old: str, new: str, code: str) -> None:
    assert old in perfect
    found = check(perfect.replace(old, new, 1))
    assert code in {f.code for f in found}
    assert all(f.message and "{" not in f.message for f in found)


def test_a_repeated_block_is_read_once(perfect: str) -> None:
    start = perfect.index("C O N F I D E N T I A L PORT")
    block = perfect[start : perfect.index("1. (C) SUMMARY")]
    text = perfect.replace(block, block + block, 1)
    telegram = assert_laws(text)
    assert telegram.repeated_heading
    assert len(telegram.references) == 2
    assert [f.code for f in telegram.findings] == ["RT501"]


def test_a_repeat_that_differs_is_reported(perfect: str) -> None:
    start = perfect.index("C O N F I D E N T I A L PORT")
    block = perfect[start : perfect.index("1. (C) SUMMARY")]
    text = perfect.replace(block, block + block.replace("TAGS: PREL EFIS QM QT", "TAGS: PREL QM"), 1)
    telegram = parse(text)
    assert [t.code for t in telegram.tags] == ["PREL", "EFIS", "QM", "QT"]
    assert "RT502" in {f.code for f in telegram.findings}


def test_a_page_line_does_not_break_a_sentence(perfect: str) -> None:
    page = "read the paper and\n\nPORT ALDER 00000412  002 OF 002\n\n\n"
    text = perfect.replace("read the paper and\n", page).replace("A L PORT", "A L SECTION 01 OF 02 PORT")
    telegram = assert_laws(text)
    second = next(b for b in telegram.body if isinstance(b, Paragraph) and b.number == 2)
    assert "the paper and\nwants a council" in second.text
    assert telegram.sections is not None
    assert (telegram.sections.of, telegram.sections.markers_seen) == (2, (1, 2))
    assert "RT303" not in {f.code for f in telegram.findings}


@pytest.mark.parametrize("line", ["SIPDIS ZZ NODIS", "ZZ NODIS", "SIPDIS FOR NODIS CHANNEL"])
def test_a_garbled_caption_block_keeps_what_restricts(perfect: str, line: str) -> None:
    assert "NODIS" in assert_laws(perfect.replace("SIPDIS\n", f"{line}\n")).captions


@pytest.mark.parametrize("count", [20_000, 80_000])
def test_runs_of_returns_take_time_in_proportion(count: int) -> None:
    assert normalise("a" + "\r" * count + "b") == "a" + "\n" * count + "b"


def test_a_missing_section_is_reported(perfect: str) -> None:
    text = perfect.replace("A L PORT", "A L SECTION 01 OF 03 PORT")
    (finding,) = check(text)
    assert finding.code == "RT503"
    assert finding.severity is Severity.WARNING


def test_the_twin_of_the_example() -> None:
    text = TWIN.read_text(encoding="utf-8")
    extent = (text.index("VZCZC"), text.index("Share"))
    telegram = assert_laws(text, extent)
    assert telegram.repeated_heading
    assert telegram.sections is not None
    assert telegram.sections.markers_seen == (1, 2, 3)
    codes = {f.code for f in telegram.findings}
    assert {"RT303", "RT401", "RT501", "RT504"} <= codes
    assert sum(a.number is None for a in (*telegram.action_addressees, *telegram.info_addressees)) == 10


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r\r\n", "\r"], ids=["LF", "CRLF", "CRCRLF", "CR"])
def test_line_endings_change_nothing_but_the_line_endings(perfect: str, ending: str) -> None:
    text = perfect.replace("\n", ending)
    telegram = assert_laws(text)
    assert telegram.subject == parse(perfect).subject
    assert [type(b) for b in telegram.body] == [type(b) for b in parse(perfect).body]
    assert telegram.version_id == parse(perfect).version_id


@pytest.mark.parametrize("text", ["", " \n\n", "Dear aunt,\n\nall is well here.\n", "\x00\x01", "1. one\n2. two\n"])
def test_what_is_no_telegram_is_unrecognised(text: str) -> None:
    telegram = assert_laws(text)
    assert telegram.kind is TelegramKind.UNRECOGNISED
    assert telegram.body == ()


def test_trailing_text_is_kept_and_not_prose(perfect: str) -> None:
    text = perfect + "some note of the library\n"
    telegram = assert_laws(text)
    assert telegram.signature == "FENWICK"
    assert spans_of(text, telegram)[-1][2] == "unrecognised"


def test_the_version_depends_on_the_words_alone(perfect: str) -> None:
    assert version_id(perfect) == version_id("\n" + perfect.replace("\n", "  \r\n") + "\n\n")
    assert version_id(perfect) != version_id(perfect.replace("spring", "autumn"))
    assert normalise("a \r\nb\r\r\nc\rd\n") == "a\nb\nc\nd"


@settings(max_examples=150)
@given(st.data())
def test_damaged_telegrams_keep_the_laws(data: st.DataObject) -> None:
    lines = PERFECT.splitlines(keepends=True)
    kept = data.draw(st.lists(st.sampled_from(range(len(lines))), max_size=len(lines)))
    noise = data.draw(st.text(max_size=40))
    cut = data.draw(st.integers(0, len(lines)))
    assert_laws("".join(lines[:cut]) + noise + "".join(lines[i] for i in kept))


@settings(max_examples=150)
@given(st.text(max_size=400))
def test_any_text_keeps_the_laws(text: str) -> None:
    assert_laws(text)


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("UNCLAS PORT ALDER 000412\n\nSUBJECT: FOG\n\n1. Fog came.\n", "Embassy Port Alder"),
        ("UNCLAS ATLANTIS 000412\n\nSUBJECT: FOG\n\n1. Fog came.\n", None),
    ],
    ids=["known station", "unknown station"],
)
def test_without_fm_line_the_origin_is_that_of_the_station(text: str, origin: str | None) -> None:
    assert parse(text).origin == origin
