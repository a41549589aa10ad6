"""The samples are what everybody sees first: perfect form, checked rule by rule."""

import re
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise

import pytest

from reftel.codes import Classification, Precedence, ReferenceKind, TagKind, TelegramKind
from reftel.samples import sample_files, sample_paths
from reftel.telegram import Enclosure, Finding, Paragraph, Severity, walk
from tests.samples.reading import Sample, read_samples

STATIONS = {"PORTALDER", "SALTMERE", "VERRIN", "HALDENBAY", "LANTRY", "STATE"}
NOT_IN_THE_COLLECTION = {"06PORTALDER398", "06PORTALDER1003", "06STATE121876", "06VERRIN461"}
"""Gaps on purpose: cited, and not here."""

INTENDED_FINDINGS = {
    "06PORTALDER412": {"RT501"},  # three sections: the text block stands twice
    "06VERRIN702": {"RT208"},  # the corrected copy says that it is one
    "07LANTRY330": {"RT701", "RT707"},  # a library page, whose title is cut
}
WIDEST_HEADING = 69
WIDEST_TEXT = 55
MARKS = {"U": 0, "SBU": 0, "C": 3, "S": 4, "S/NF": 4}

every_sample = pytest.mark.parametrize("sample", read_samples(), ids=lambda sample: sample.name)


def heading_and_text(sample: Sample) -> tuple[list[str], list[str]]:
    first = sample.lines.index("BT")
    last = len(sample.lines) - 1 - sample.lines[::-1].index("BT")
    return sample.lines[:first], sample.lines[first + 1 : last]


def test_the_package_hands_out_its_files() -> None:
    assert [path.name for path in sample_paths()] == [file.name for file in sample_files()]
    assert all(path.is_file() for path in sample_paths())


def test_there_are_enough_of_them_from_every_post(samples: tuple[Sample, ...]) -> None:
    assert len(samples) >= 64
    assert {sample.telegram.station for sample in samples} == STATIONS


def test_they_span_two_years(samples: tuple[Sample, ...]) -> None:
    dates = [sample.telegram.date for sample in samples]
    assert all(dates)
    assert str(dates[0])[:7] == "2006-03"
    assert str(dates[-1])[:7] == "2008-04"


@every_sample
def test_the_file_has_the_name_of_its_telegram(sample: Sample) -> None:
    telegram = sample.telegram
    held = re.fullmatch(r"(\d\d)([A-Z]+)(\d+)(?:-(\d+)|-corrected)?", sample.name)
    assert held is not None
    assert telegram.mrn in {f"{held[1]}{held[2]}{held[3]}", f"{held[1]}{held[2]}{held[4]}"}


@every_sample
def test_there_are_no_findings_beyond_the_intended(sample: Sample) -> None:
    codes = {finding.code for finding in sample.telegram.findings}
    allowed = INTENDED_FINDINGS.get(sample.telegram.mrn or "", set())
    assert codes <= allowed, sample.telegram.findings
    assert [f for f in sample.telegram.findings if f.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("mrn", INTENDED_FINDINGS)
def test_the_intended_findings_are_made(mrn: str, samples: tuple[Sample, ...]) -> None:
    findings: list[Finding] = [f for s in samples if s.telegram.mrn == mrn for f in s.telegram.findings]
    assert {finding.code for finding in findings} == INTENDED_FINDINGS[mrn]


@every_sample
def test_every_character_is_accounted_for(sample: Sample) -> None:
    spans = sample.telegram.spans
    assert isinstance(spans, tuple)
    assert all(left.end == right.start for left, right in pairwise(spans))
    assert "unrecognised" not in {span.kind for span in spans}


@every_sample
def test_lines_keep_their_width(sample: Sample) -> None:
    heading, text = heading_and_text(sample)
    assert [line for line in heading if len(line) > WIDEST_HEADING] == []
    too_long = [line for line in text if len(line) > WIDEST_TEXT]
    assert [line for line in too_long if " SECTION " not in line] == [], "a class line alone may be longer"
    assert [line for line in sample.lines if line != line.rstrip()] == []


@every_sample
def test_the_transmission_is_whole(sample: Sample) -> None:
    telegram, lines = sample.telegram, sample.lines
    transmission = telegram.transmission
    assert transmission is not None
    assert transmission.identifier is not None
    assert re.fullmatch(r"VZCZC[A-Z]{3}\d{4}", transmission.identifier)
    assert transmission.routing_indicators
    assert telegram.kind is TelegramKind.TELEGRAM
    assert telegram.date is not None
    assert transmission.filed_at is not None
    assert 0 <= (transmission.filed_at - telegram.date).total_seconds() < 600
    assert transmission.station_indicator
    assert lines[-3] == "BT"
    assert lines[-2] == f"#{(telegram.key.serial if telegram.key else 0) % 10_000:04d}"
    assert lines[-1] == "NNNN"


@every_sample
def test_addressees_are_whole(sample: Sample) -> None:
    telegram = sample.telegram
    assert telegram.precedence is not None
    assert telegram.action_addressees
    for addressee in (*telegram.action_addressees, *telegram.info_addressees):
        assert addressee.routing_indicator, addressee
        is_routine = telegram.precedence.action is Precedence.ROUTINE
        assert (addressee.precedence is None) is is_routine, addressee
    posts = [a for a in telegram.action_addressees if a.designator.startswith(("AM", "SECSTATE"))]
    assert all(addressee.number is not None for addressee in posts)


@every_sample
def test_the_classification_is_consistent(sample: Sample) -> None:
    telegram = sample.telegram
    level, order = telegram.classification, telegram.executive_order
    assert level is not None
    assert order is not None
    assert order.number == "12958"
    if level is Classification.UNCLASSIFIED:
        assert (order.text, telegram.classified_by) == ("N/A", None)
    else:
        assert telegram.date is not None
        assert order.declassify_on == telegram.date.date().replace(year=telegram.date.year + 10)
        assert telegram.classified_by is not None
        assert telegram.classified_by.name
        assert telegram.classified_by.title
        assert telegram.classified_by.reasons
    marks = [mark for _, block, _ in walk(telegram.body) if (mark := getattr(block, "portion", None))]
    assert all(MARKS[mark] <= level.rank for mark in marks)
    if any(mark == "SBU" for mark in marks) and level is Classification.UNCLASSIFIED:
        assert "SENSITIVE" in telegram.captions
    if level is not Classification.UNCLASSIFIED:
        assert max(MARKS[mark] for mark in marks) == level.rank, "something in it is as classified as the whole"


@every_sample
def test_paragraphs_are_numbered_in_order(sample: Sample) -> None:
    numbers = [b.number for b in sample.telegram.body if isinstance(b, Paragraph) and b.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers


@every_sample
def test_tags_are_known_and_places_are_invented(sample: Sample) -> None:
    kinds = [tag.kind for tag in sample.telegram.tags]
    assert TagKind.UNKNOWN not in kinds
    assert TagKind.SUBJECT in kinds
    assert {tag.code for tag in sample.telegram.tags if tag.kind is TagKind.GEOGRAPHIC} <= {"QM", "QO", "QQ", "QT"}
    order = [kinds.index(TagKind.SUBJECT), kinds.index(TagKind.GEOGRAPHIC)]
    assert order == sorted(order)


@every_sample
def test_subject_and_signature(sample: Sample) -> None:
    telegram = sample.telegram
    assert telegram.subject == (telegram.subject or "").upper()
    assert telegram.subject
    assert not telegram.subject.endswith(".")
    assert telegram.signature
    assert telegram.signature in sample.lines


def test_references_lead_into_the_collection_but_for_the_gaps(samples: tuple[Sample, ...]) -> None:
    held = {sample.telegram.mrn for sample in samples}
    cited = {
        reference.mrn
        for sample in samples
        for reference in sample.telegram.references
        if reference.kind is ReferenceKind.TELEGRAM
    }
    assert None not in cited
    assert cited - held == NOT_IN_THE_COLLECTION


def test_references_look_back(samples: tuple[Sample, ...]) -> None:
    dates = {sample.telegram.mrn: sample.telegram.date for sample in samples}
    for sample in samples:
        for reference in sample.telegram.references:
            cited = dates.get(reference.mrn)
            assert cited is None or sample.telegram.date is None or cited < sample.telegram.date, sample.name


def test_letters_in_the_text_have_their_reference(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        labels = {reference.label for reference in sample.telegram.references}
        for pointer in sample.telegram.pointers:
            letters = set(re.findall(r"\b([A-Z])\b", pointer.text.partition(" ")[2]))
            if pointer.kind == "reference" and pointer.in_paragraph is not None:
                assert letters <= labels, (sample.name, pointer.text)


def test_serials_rise_with_time_at_every_station(samples: tuple[Sample, ...]) -> None:
    last: dict[tuple[str, int], int] = defaultdict(int)
    for sample in samples:
        key = sample.telegram.key
        assert key is not None
        assert key.year is not None
        place = (key.station, key.year)
        is_again = sample.name.endswith("-corrected")
        assert key.serial == last[place] if is_again else key.serial > last[place], sample.name
        last[place] = key.serial


def test_running_numbers_rise_to_every_addressee(samples: tuple[Sample, ...]) -> None:
    last: dict[tuple[str | None, str], int] = {}
    wraps = 0
    for sample in samples:
        for addressee in (*sample.telegram.action_addressees, *sample.telegram.info_addressees):
            if addressee.number is None:
                continue
            place = (sample.telegram.station, addressee.designator)
            before = last.get(place, -1)
            wraps += addressee.number <= before
            last[place] = addressee.number
    assert wraps <= 2, "four digits begin again after 9999, seldom"


def enclosures_of(sample: Sample) -> list[Enclosure]:
    return [block for _, block, _ in walk(sample.telegram.body) if isinstance(block, Enclosure)]


FEATURES: dict[str, Callable[[Sample], object]] = {
    "three sections": lambda s: s.telegram.sections is not None and s.telegram.sections.markers_seen == (1, 2, 3),
    "two sections": lambda s: s.telegram.sections is not None and s.telegram.sections.of == 2,
    "repeated heading": lambda s: s.telegram.repeated_heading,
    "page line in mid-sentence": lambda s: re.search(r"[a-z,]\n\n[A-Z ]+ \d{8}  \d{3} OF \d{3}\n\n[a-z]", s.text),
    "corrected copy": lambda s: "C O R R E C T E D  C O P Y" in s.text,
    "dual precedence": lambda s: s.telegram.precedence is not None and s.telegram.precedence.info is not None,
    "collective": lambda s: any(a.collective for a in s.telegram.info_addressees),
    "collective for action": lambda s: any(a.collective for a in s.telegram.action_addressees),
    "exempted addressee": lambda s: s.telegram.exempt_addressees,
    "flash with its reason": lambda s: "FLASH precedence is used because" in s.text and "\nZ 0" in s.text,
    "night action": lambda s: any(a.precedence is Precedence.NIACT_IMMEDIATE for a in s.telegram.action_addressees),
    "NODIS": lambda s: "NODIS" in s.telegram.captions and "SIPDIS" not in s.telegram.captions,
    "NOFORN": lambda s: "NOFORN" in s.telegram.captions,
    "SBU": lambda s: s.telegram.handling == "SBU",
    "press": lambda s: "KPAO" in {t.code for t in s.telegram.tags} and not s.telegram.handling,
    "pass line": lambda s: any(line.offices for line in s.telegram.pass_lines),
    "library page": lambda s: s.telegram.published is not None,
    "two telegrams in one file": lambda s: "212-213" in s.name,
    "non-paper or note of the other side": lambda s: any(e.voice == "Marrow Coast" for e in enclosures_of(s)),
    "transcript": lambda s: "BEGIN TRANSCRIPT" in s.text and len(enclosures_of(s)) == 1,
    "talking points": lambda s: any(e.kind == "points" for e in enclosures_of(s)),
    "organization among the TAGS": lambda s: TagKind.ORGANIZATION in {t.kind for t in s.telegram.tags},
    "program among the TAGS": lambda s: TagKind.PROGRAM in {t.kind for t in s.telegram.tags},
    "not to all": lambda s: any(r.notal for r in s.telegram.references),
    "septel": lambda s: any(p.kind == "septel" for p in s.telegram.pointers),
    "action request": lambda s: "ACTION REQUEST" in s.text,
    "signed by the Secretary": lambda s: s.telegram.station == "STATE" and s.telegram.signature == "WHITLOCK",
}

REFERENCE_KINDS = {ReferenceKind.EMAIL, ReferenceKind.MEMO, ReferenceKind.LETTER, ReferenceKind.PHONE}
LEVELS = {Classification.UNCLASSIFIED, Classification.CONFIDENTIAL, Classification.SECRET}
PRECEDENCES = {Precedence.FLASH, Precedence.IMMEDIATE, Precedence.PRIORITY, Precedence.ROUTINE}


@pytest.mark.parametrize("feature", FEATURES)
def test_the_samples_show(feature: str, samples: tuple[Sample, ...]) -> None:
    assert any(FEATURES[feature](sample) for sample in samples)


def test_the_samples_show_every_level_precedence_and_kind_of_reference(samples: tuple[Sample, ...]) -> None:
    assert {sample.telegram.classification for sample in samples} == LEVELS
    assert {s.telegram.precedence.action for s in samples if s.telegram.precedence is not None} == PRECEDENCES
    assert {r.kind for sample in samples for r in sample.telegram.references} >= REFERENCE_KINDS


def test_whose_words_an_enclosure_holds_is_said_where_the_text_says_it(samples: tuple[Sample, ...]) -> None:
    voices = {sample.telegram.mrn: [e.voice for e in enclosures_of(sample)] for sample in samples}
    assert {mrn: found for mrn, found in voices.items() if any(found)} == {"06PORTALDER412": ["Marrow Coast"]}
