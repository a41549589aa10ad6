"""What a writer must keep: each rule with a value that breaks it; all faults at once, each with its field."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from reftel.codes import Classification, Precedence, TagKind, TelegramKind, finding_rules
from reftel.errors import DraftError
from reftel.telegram import (
    Addressee,
    ClassifiedBy,
    Enclosure,
    ExecutiveOrder,
    Heading,
    Key,
    Paragraph,
    PrecedencePair,
    Sections,
    Tag,
    Telegram,
)
from reftel.wire import parse, render
from reftel.wire.render.rules import BINDING, DRAFT_RULES, FIELD_OF, FREE, binding_findings, binds
from tests.wire.conftest import PERFECT

replace = msgspec.structs.replace
VALID = parse(PERFECT)


def faults_of(telegram: Telegram) -> list[tuple[str, str]]:
    try:
        render(telegram)
    except ExceptionGroup as group:
        return [(fault.rule, fault.field) for fault in group.exceptions if isinstance(fault, DraftError)]
    return []


def with_(**changes: Any) -> Telegram:
    return replace(VALID, **changes)


def item(field: str, index: int, **changes: Any) -> Telegram:
    """Return the valid telegram with one item of a list changed."""
    held = list(getattr(VALID, field))
    held[index] = replace(held[index], **changes)
    return with_(**{field: tuple(held)})


def sent(**changes: Any) -> Telegram:
    assert VALID.transmission is not None
    return with_(transmission=replace(VALID.transmission, **changes))


def keyed(key: Key, mrn: str | None) -> Telegram:
    return with_(key=key, mrn=mrn, station=key.station)


ORDER = ExecutiveOrder(number="12958", declassify_on=dt.date(2016, 5, 3), text="DECL: 05/03/2016")

EXEMPT = Addressee(designator="AMEMBASSY LANTRY", routing_indicator="RUEHQL")
OLD_REASONS = ClassifiedBy(
    name="Maud Ostler", title="DCM", reasons=("1.5(b)",), text="DCM Maud Ostler, reason 1.5 (b)."
)


def nested(depth: int) -> Enclosure | Paragraph:
    block: Paragraph | Enclosure = Paragraph(number=None, portion=None, text="x")
    for _ in range(depth):
        block = Enclosure(title=None, kind="text", voice=None, portion=None, in_paragraph=None, blocks=(block,))
    return block


DEEP = nested(9)
UNNUMBERED = Paragraph(number=None, portion=None, text="More of it follows here.")

BROKEN: tuple[tuple[str, str, Telegram], ...] = (
    ("RD101", "kind", with_(kind=TelegramKind.UNRECOGNISED)),
    ("RD102", "key", with_(key=None, mrn=None)),
    ("RD103", "mrn", with_(mrn="06PORTALDER413")),
    ("RD103", "station", with_(station="VERRIN")),
    ("RD103", "key.year", keyed(Key(year=2005, station="PORTALDER", serial=412), "05PORTALDER412")),
    ("RD104", "key.serial", keyed(Key(year=2006, station="PORTALDER", serial=0), "06PORTALDER0")),
    ("RD104", "key.serial", keyed(Key(year=2006, station="PORTALDER", serial=-3), "06PORTALDER-3")),
    ("RD104", "transmission.serial", sent(serial=0)),
    ("RD104", "info_addressees[0].number", item("info_addressees", 0, number=123_456)),
    ("RD105", "date", with_(date=dt.datetime(2006, 5, 3, 14, 5, 30, tzinfo=dt.UTC))),
    ("RD105", "date", with_(date=dt.datetime(2006, 5, 3, 14, 5, tzinfo=dt.timezone(dt.timedelta(hours=2))))),
    ("RD106", "precedence", with_(precedence=None)),
    ("RD107", "precedence.action", with_(precedence=PrecedencePair(action=Precedence.NIACT_IMMEDIATE))),
    (
        "RD108",
        "action_addressees[0].designator",
        item("action_addressees", 0, designator="SECSTATE WASHDC PRIORITY 12"),
    ),
    ("RD108", "info_addressees[1].designator", item("info_addressees", 1, designator="ALL POSTS COLLECTIVE")),
    ("RD109", "transmission.routing_indicators", sent(precedences=())),
    ("RD109", "transmission.station_indicator", sent(station_indicator=None)),
    ("RD201", "captions[1]", with_(captions=("SIPDIS", "HUSHHUSH"))),
    ("RD202", "captions[1]", with_(captions=("SIPDIS", "SIPDIS"))),
    ("RT220", "executive_order.number", with_(executive_order=replace(ORDER, number="12598"))),
    ("RD203", "executive_order.number", with_(executive_order=replace(ORDER, number=None))),
    ("RT223", "tags[2].code", item("tags", 2, code="RU", name=None)),
    ("RD301", "body", with_(body=tuple(b for b in VALID.body if getattr(b, "number", 0) != 1))),
    ("RD302", "sections", with_(sections=Sections(of=3, markers_seen=(1, 3)))),
    ("RD302", "sections", with_(sections=Sections(of=1, markers_seen=(1,)))),
    ("RD303", "sections", with_(sections=Sections(of=40, markers_seen=tuple(range(1, 41))))),
    ("RD304", "body[4].kind", item("body", 4, kind="poem")),
    ("RD305", "body", with_(body=(*VALID.body, DEEP))),
    ("RD401", "body[0].text", item("body", 0, text="The minister " + "asked " * 12 + "again.", roles=())),
    ("RD401", "originator", with_(originator="AMEMBASSY " + "PORT ALDER " * 8)),
    ("RD402", "originator", with_(originator="AMEMBASSY Port Alder")),
    ("RD402", "info_addressees[0]", item("info_addressees", 0, designator="AMEMBASSY VERRIN+LANTRY")),
    ("RD403", "subject", with_(subject="FISHERIES COUNCIL \N{EM DASH} AGAIN")),
    ("RD403", "body[2].text", item("body", 2, text="She said\tthat it can wait.")),
    ("RD404", "subject", with_(subject="FISHERIES\nCOUNCIL")),
    ("RD404", "subject", with_(subject="")),
    ("RD404", "pass_lines[0].text", item("pass_lines", 0, text="STATE FOR  EUR/ERA")),
    ("RD404", "signature", with_(signature=" FENWICK")),
    ("RD404", "body[1].text", item("body", 1, text="")),
    ("RD404", "body[4].title", item("body", 4, title="A\nB")),
    ("RT603", "references[0].text", item("references", 0, text="06 PORT ALDER 413")),
    ("RT603", "references[1].text", item("references", 1, text="07 VERRIN 1201")),
    ("RD901", "body[0].roles", item("body", 0, roles=())),
    ("RD901", "body", with_(body=(*VALID.body, UNNUMBERED))),
    ("RD901", "pointers", with_(pointers=())),
    ("RD901", "origin", with_(origin="Embassy Verrin")),
    ("RD901", "tags[0].name", item("tags", 0, name="Another Meaning")),
    ("RT101", "transmission.filed_at", sent(filed_at=dt.datetime(2006, 7, 3, 14, 5, tzinfo=dt.UTC))),
    ("RT102", "transmission.security", sent(security="ZNY SSSSS ZZH")),
    ("RT103", "transmission.serial", sent(serial=413)),
    ("RT106", "date", with_(date=None)),
    ("RT107", "originator", with_(originator=None)),
    ("RT108", "action_addressees", with_(action_addressees=())),
    ("RT109", "originator", with_(originator="AMEMBASSY VERRIN")),
    ("RT111", "transmission.precedences[0]", sent(precedences=(Precedence.FLASH,))),
    ("RT115", "precedence.info", with_(precedence=PrecedencePair(action=Precedence.PRIORITY, info=Precedence.FLASH))),
    ("RT116", "info_addressees[0].precedence", item("info_addressees", 0, precedence=Precedence.FLASH)),
    (
        "RT118",
        "info_addressees[1].designator",
        with_(info_addressees=(VALID.info_addressees[0], VALID.info_addressees[0])),
    ),
    ("RT119", "exempt_addressees[0].designator", with_(exempt_addressees=(EXEMPT,))),
    ("RT201", "classification", with_(classification=None)),
    ("RT202", "tags", with_(tags=())),
    ("RT204", "tags[0].code", item("tags", 0, code="ZZZZZ", kind=TagKind.UNKNOWN, name=None)),
    ("RT205", "subject", with_(subject=None)),
    ("RT206", "executive_order.number", with_(executive_order=replace(ORDER, number="13526"))),
    (
        "RT207",
        "executive_order.declassify_on",
        with_(executive_order=replace(ORDER, declassify_on=dt.date(2005, 5, 3), text="DECL: 05/03/2005")),
    ),
    ("RT209", "executive_order", with_(executive_order=None)),
    (
        "RT210",
        "executive_order.declassify_on",
        replace(sent(security="ZNR UUUUU ZZH"), classification=Classification.UNCLASSIFIED),
    ),
    ("RT225", "tags", with_(tags=tuple(tag for tag in VALID.tags if tag.kind is TagKind.GEOGRAPHIC))),
    ("RT301", "body[2].number", item("body", 2, number=3)),
    ("RT302", "body", item("body", 0, portion=None)),
    ("RT304", "body[0].portion", item("body", 0, portion="S")),
    (
        "RT401",
        "classified_by.reasons",
        with_(classified_by=ClassifiedBy(name="Maud Ostler", title="DCM", text="DCM Maud Ostler")),
    ),
    ("RT402", "classified_by", with_(classified_by=None)),
    ("RT408", "classified_by.text", with_(classified_by=OLD_REASONS)),
    ("RT403", "captions[1]", with_(captions=("SIPDIS", "NODIS"))),
    ("RT602", "references[0].text", item("references", 0, text="PORT ALDER 412")),
)


@pytest.mark.parametrize(("rule", "field", "telegram"), BROKEN, ids=[f"{rule} {field}" for rule, field, _ in BROKEN])
def test_a_broken_rule_is_said_with_its_field(rule: str, field: str, telegram: Telegram) -> None:
    assert (rule, field) in faults_of(telegram)


def test_the_telegram_that_the_rules_are_tried_on_keeps_them_all() -> None:
    assert faults_of(VALID) == []


def test_every_rule_of_the_writer_is_tried() -> None:
    assert set(DRAFT_RULES) - {rule for rule, _, _ in BROKEN} == set()


def test_all_faults_come_at_once_as_sentences() -> None:
    telegram = replace(
        item("tags", 0, code="ZZZZZ", kind=TagKind.UNKNOWN), date=None, subject="A\nB", captions=("X Y",)
    )
    with pytest.raises(ExceptionGroup, match="06PORTALDER412 cannot be written") as caught:
        render(telegram)
    assert {(f.rule, f.field) for f in caught.value.exceptions if isinstance(f, DraftError)} >= {
        ("RD201", "captions[0]"),
        ("RD404", "subject"),
        ("RT106", "date"),
        ("RT204", "tags[0].code"),
    }
    for fault in caught.value.exceptions:
        assert isinstance(fault, DraftError)
        assert "\n" not in str(fault)
        assert str(fault).startswith(f"{fault.field}: ")
        assert fault.reason.endswith(".")


@pytest.mark.parametrize(
    "change",
    [
        lambda t: replace(t, version_id="0" * 16, findings=(), sources=()),
        lambda t: replace(t, pointers=tuple(replace(p, span=(7, 9)) for p in t.pointers)),
    ],
    ids=["version and findings", "places of pointers"],
)
def test_what_is_no_content_may_say_anything(change: Callable[[Telegram], Telegram]) -> None:
    assert faults_of(change(VALID)) == []


@pytest.mark.parametrize(
    "telegram",
    [
        with_(body=tuple(Heading(text="\x00" * 80) for _ in range(2_000))),
        with_(body=(nested(9),)),
        with_(body=(nested(5_000),)),
        with_(sections=Sections(of=10**15, markers_seen=(1, 2))),
        with_(subject="A " * 100_000),
        with_(captions=("NODIS",) * 2_000),
    ],
    ids=["bad blocks", "a level too deep", "deep", "sections without number", "long", "many captions"],
)
def test_a_hostile_value_has_bounded_faults(telegram: Telegram) -> None:
    assert 0 < len(faults_of(telegram)) <= 200


def test_faults_stand_in_the_order_of_the_fields() -> None:
    fields = Telegram.__struct_fields__
    found = faults_of(with_(signature=" X", subject=None, date=None, captions=("HUSH",), mrn="06VERRIN1"))
    roots = [fields.index(field.split(".")[0].split("[")[0]) for _, field in found if field]
    assert len(set(roots)) >= 5
    assert roots == sorted(roots)


def test_the_tables_name_findings_that_there_are() -> None:
    known = finding_rules()
    for name in (*FREE, *BINDING, *FIELD_OF):
        assert name in known
    assert all(known[code].severity != "note" for code in FREE)
    assert all(known[code].severity == "note" for code in BINDING)


def test_what_a_valid_telegram_may_have_is_written_and_nothing_else_is_free() -> None:
    paper = PERFECT.replace("A. PORT ALDER 398", "A. THE GREEN BOOK OF THE GUILD").replace("(ref A)", "(ref B)")
    telegram = parse(paper)
    assert [finding.code for finding in telegram.findings] == ["RT601"]
    assert faults_of(telegram) == []
    assert set(FREE) == {"RT503", "RT601"}


def test_notes_are_free_and_the_rest_binds() -> None:
    assert binds("RT207", "error")
    assert binds("RT204", "warning")
    assert not binds("RT501", "note")
    assert "RT106" in binding_findings()
    assert not {code for code in binding_findings() if code.startswith("RT7")}


def test_an_unknown_tag_of_the_year_is_told_by_its_other_years() -> None:
    with pytest.raises(ExceptionGroup) as caught:
        render(with_(tags=(Tag(code="RU", kind=TagKind.GEOGRAPHIC),)))
    assert any("2006" in str(fault) for fault in caught.value.exceptions)
