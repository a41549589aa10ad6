"""Every span of every variety is explained, and every field that a record has is accounted for."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from reftel.codes import TelegramKind
from reftel.telegram import Parser, Span, Telegram
from reftel.telegram.schema import record_schema
from reftel.wire import Explanation, explain, parse
from reftel.wire.explain.meanings import EXPLAINED_BY_KIND, MEANINGS, meaning_of, pattern_of
from tests.wire.conftest import PERFECT
from tests.wire.test_frus import PRINTED

CONFORMANCE = Path(__file__).parents[1] / "conformance"

NOT_PRINTED = {
    "action_addressees[].collective": "told from the designator",
    "body[].in_paragraph": "told from where the enclosure stands",
    "body[].roles[]": "told from the label, which belongs to the text",
    "body[].type": "the kind of block",
    "body[].voice": "told from the words that open the enclosure",
    "classified_by.derived_from": "part of classified_by.text",
    "classified_by.name": "part of classified_by.text",
    "classified_by.reasons[]": "part of classified_by.text",
    "classified_by.title": "part of classified_by.text",
    "executive_order.declassify_on": "part of executive_order.text",
    "executive_order.exemption": "part of executive_order.text",
    "exempt_addressees[].collective": "told from the designator",
    "findings": "what was noticed, about places of all kinds",
    "handling": "told from the captions",
    "info_addressees[].collective": "told from the designator",
    "kind": "told from the whole",
    "mrn": "made of the key",
    "origin": "told from the originator",
    "parser": "what read the telegram",
    "pass_lines[].offices[]": "part of pass_lines[].text",
    "pass_lines[].place": "part of pass_lines[].text",
    "place_date.date": "part of place_date.text",
    "place_date.place": "part of place_date.text",
    "place_date.time": "part of place_date.text",
    "pointers": "said with the text that they stand in",
    "published": "the publisher's words beside the text",
    "references[].ambiguous": "told from the number",
    "references[].key": "made of references[].text",
    "references[].kind": "told from references[].text",
    "references[].label": "printed before references[].text",
    "references[].mrn": "made of references[].text",
    "references[].notal": "printed behind references[].text",
    "repeated_heading": "told from the whole",
    "sections.markers_seen[]": "the markers are sections",
    "sections.of": "the markers are sections",
    "source": "where the text came from",
    "sources": "where the texts came from",
    "spans": "the cover itself",
    "station": "told from the originator or the key",
    "tags[].kind": "told from tags[].code",
    "tags[].name": "told from tags[].code",
    "version_id": "made of the whole text",
}
"""Field path → why no span has it. A field is known with everything below it."""


@cache
def texts() -> tuple[tuple[str, str], ...]:
    samples = [(e.name, e) for e in files("reftel.samples").iterdir() if e.name.endswith(".txt")]
    cases = [(str(p.relative_to(CONFORMANCE)), p) for p in CONFORMANCE.rglob("*.txt")]
    held = ((name, entry.read_bytes().decode("utf-8", "replace")) for name, entry in sorted(chain(samples, cases)))
    return (("airgram", PERFECT.replace("PORT ALDER 000412", "PORT ALDER A-50")), ("printed", PRINTED), *held)


@cache
def explained() -> tuple[tuple[str, tuple[Explanation, ...]], ...]:
    return tuple((name, explain(text)) for name, text in texts())


def fields_of_schema() -> set[str]:
    schema: dict[str, Any] = record_schema()

    def walk(shape: dict[str, Any], path: str) -> Iterator[str]:
        if "$ref" in shape:
            name = shape["$ref"].rsplit("/", 1)[-1]
            held = schema["$defs"][name]
            for field, below in held.get("properties", {}).items():
                if field != "blocks":  # the same blocks once more
                    yield from walk(below, f"{path}.{field}" if path else field)
            if "properties" not in held:
                yield path
            return
        choices = [c for c in shape.get("anyOf", ()) if c.get("type") != "null"]
        if "items" in shape and isinstance(shape["items"], dict):
            yield from walk(shape["items"], f"{path}[]")
        elif choices:
            for choice in choices:
                yield from walk(choice, path)
        else:
            yield path

    return set(walk({"$ref": "#/$defs/Telegram"}, ""))


def is_under(path: str, names: dict[str, str]) -> bool:
    return any(path == name or re.match(re.escape(name) + r"(?:\[\])?(?:\.|$)", path) for name in names)


def test_every_span_has_its_title_its_words_and_its_source() -> None:
    bare = [(name, e.kind) for name, spans in explained() for e in spans if not (e.title and e.about and e.source)]
    assert bare == []


def test_explanations_cover_every_text() -> None:
    for (name, text), (_, spans) in zip(texts(), explained(), strict=True):
        assert "".join(text[e.start : e.end] for e in spans) == text, name


def test_every_value_has_a_meaning_or_its_kind_says_all() -> None:
    bare = {
        (e.field, e.value)
        for _, spans in explained()
        for e in spans
        if e.field and not e.meaning and pattern_of(e.field) not in EXPLAINED_BY_KIND
    }
    assert bare == set()


def test_no_span_has_a_field_that_is_said_not_to_be_printed() -> None:
    given = {pattern_of(e.field) for _, spans in explained() for e in spans if e.field}
    assert {path for path in given if is_under(path, NOT_PRINTED)} == set()


def test_every_field_of_the_record_is_accounted_for() -> None:
    for path in fields_of_schema():
        is_known = path in MEANINGS or path in EXPLAINED_BY_KIND or is_under(path, NOT_PRINTED)
        assert is_known, f"{path}: give it a meaning or say why it has none"


def test_the_reasons_name_fields_that_there_are() -> None:
    known = fields_of_schema()
    assert [n for n in NOT_PRINTED if not any(is_under(path, {n: ""}) for path in known)] == []
    assert [n for n in EXPLAINED_BY_KIND if n not in known] == []
    assert set(MEANINGS) - known == {"sections"}
    assert all([*NOT_PRINTED.values(), *EXPLAINED_BY_KIND.values()])


def test_every_variety_is_among_the_texts() -> None:
    read = [parse(text) for _, text in texts()]
    assert {TelegramKind.SERVICE, TelegramKind.READDRESSAL, TelegramKind.AIRGRAM} <= {t.kind for t in read}
    assert any(t.place_date for t in read)
    kinds = {e.kind for _, spans in explained() for e in spans}
    assert {"print_field", "distribution", "attribute", "drafting", "signature", "footnote"} <= kinds
    paths = {re.sub(r"\d+", "", e.field) for _, spans in explained() for e in spans if e.field}
    assert {"body[].blocks[].kind", "place_date.received"} <= paths


SAID = (
    ("transmission.identifier", "VZCZCQAX0412", "VZCZCXYZ0007", "Channel XYZ, number 7 on it."),
    ("body[0].portion", "1. (C) ", "1. (C//NF) ", "Not releasable to foreign nationals."),
    ("executive_order.text", "DECL: 05/03/2016", "DECL: X1, X6", "X6: Exempt from declassification"),
    ("executive_order.text", "DECL: 05/03/2016", "DECL: AFTER THE TREATY", "upon what the line names"),
    ("executive_order.text", "DECL: 05/03/2016", "N/A", "Not applicable"),
    ("executive_order.number", "12958", "12985", "No executive order"),
    ("captions[0]", "SIPDIS", "REL TO TESSALY", "Releasable only to the states"),
    ("references[0].text", "PORT ALDER 398", "EMBASSY EMAIL OF 05/01/06", "A reference of kind email."),
    ("signature", "FENWICK", "FENWICK", "(Embassy Port Alder)"),
)


@pytest.mark.parametrize(("field", "old", "new", "said"), SAID, ids=[f"{f} {new}" for f, _, new, _ in SAID])
def test_what_a_value_means(field: str, old: str, new: str, said: str) -> None:
    assert old in PERFECT
    meanings = [e.meaning or "" for e in explain(PERFECT.replace(old, new, 1)) if e.field == field]
    assert any(said in meaning for meaning in meanings), meanings


def test_a_pointer_is_explained_where_it_stands() -> None:
    telegram = parse(PERFECT)
    pointer = telegram.pointers[0]
    (held,) = [e for e in explain(PERFECT) if e.start <= pointer.span[0] < e.end]
    assert f'"{pointer.text}" is {pointer.target}.' in (held.meaning or "")


@pytest.mark.parametrize("figures", ["\N{SUPERSCRIPT TWO}", "\N{ARABIC-INDIC DIGIT THREE}", "9" * 5_000, "0412-0413"])
@pytest.mark.parametrize("field", sorted(MEANINGS))
def test_a_meaning_is_given_for_any_words(field: str, figures: str) -> None:
    bare = Telegram(mrn=None, key=None, version_id="", kind=TelegramKind.TELEGRAM, parser=Parser(grammar="", tables=""))
    for telegram in (bare, parse(PERFECT)):
        path = field.replace("[]", "[7]")
        said = meaning_of(telegram, Span(start=0, end=len(figures), kind="paragraph", field=path), figures)
        assert said or field in EXPLAINED_BY_KIND
