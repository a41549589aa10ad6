"""By what references name their telegrams."""

import datetime as dt

import pytest

from reftel.archive.references.naming import AMBIGUOUS, NOTAL, Cited, Citer, RefForm, cite, other_names
from reftel.codes import ReferenceKind
from reftel.references import find_printed_references, parse_references
from reftel.telegram import Key, PlaceDate, Reference, Telegram
from reftel.wire import parse

DATE = dt.datetime(1975, 4, 2, 9, 30, tzinfo=dt.UTC)
CITER = Citer(date=DATE)


def cited(text: str) -> list[Cited]:
    return [cite(found.reference, CITER) for found in parse_references(text, year=1975, own=None)]


def seconds(*date: int) -> int:
    return int(dt.datetime(*date, tzinfo=dt.UTC).timestamp())  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("text", "station", "sent_at"),
    [
        pytest.param(
            "AMEMBASSY PORT ALDER 121530Z MAR 75", "PORTALDER", seconds(1975, 3, 12, 15, 30), id="sender first"
        ),
        pytest.param("SECSTATE DTG 011200Z APR 75", "STATE", seconds(1975, 4, 1, 12), id="the word DTG"),
        pytest.param("DTG 011200Z APR 75 FROM SECSTATE", "STATE", seconds(1975, 4, 1, 12), id="sender behind"),
        pytest.param("011200Z APR 75", None, seconds(1975, 4, 1, 12), id="no sender"),
        pytest.param("VERRIN 011200Z APR 1974", "VERRIN", seconds(1974, 4, 1, 12), id="year of four digits"),
    ],
)
def test_sender_and_date_time_group(text: str, station: str | None, sent_at: int) -> None:
    (found,) = cited(text)
    assert (found.form, found.station, found.sent_at) == (RefForm.TIME, station, sent_at)


@pytest.mark.parametrize("text", ["VERRIN 321200Z APR 75", "VERRIN 011200Z XYZ 75", "VERRIN 012500Z APR 75"])
def test_a_moment_that_is_none_names_nothing(text: str) -> None:
    (found,) = cited(text)
    assert found.form is RefForm.UNNAMED
    assert found.sent_at is None


def test_lists_name_each_telegram() -> None:
    found = cited("(A) VERRIN 1234, 1235 AND 1300 (B) STATE 12 (NOTAL)")
    assert [(one.station, one.serial, one.label) for one in found] == [
        ("VERRIN", 1234, "A"),
        ("VERRIN", 1235, "A"),
        ("VERRIN", 1300, "A"),
        ("STATE", 12, "B"),
    ]
    assert found[3].marks == NOTAL


@pytest.mark.parametrize(
    ("text", "station", "name"),
    [
        pytest.param("PORT ALDER A-50", "PORTALDER", "PORTALDER A-50 of 1975", id="of a post"),
        pytest.param("STATE CA-3211", "STATE", "STATE CA-3211 of 1975", id="circular airgram"),
        pytest.param("A-221", None, None, id="of nobody who is named"),
    ],
)
def test_airgrams_are_a_series_of_their_own(text: str, station: str | None, name: str | None) -> None:
    (found,) = cited(text)
    assert (found.form, found.station, found.serial, found.name) == (RefForm.AIRGRAM, station, None, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("My 161, March 18, noon.", "no 161 of 1917-03-18", id="this year"),
        pytest.param("Your 92, December 30, 4 p.m.", "no 92 of 1916-12-30", id="a later day is of the year before"),
        pytest.param("Department's telegram No. 41 of April 23, 1916", "no 41 of 1916-04-23", id="a printed year"),
        pytest.param("Your No. 92.", None, id="no day"),
        pytest.param("Your March 18, 2 p.m.", None, id="no number"),
    ],
)
def test_printed_telegrams_are_named_by_number_and_day(text: str, name: str | None) -> None:
    references = [found.reference for found in find_printed_references(text, (0, len(text)))]
    found = [cite(reference, Citer(date=dt.datetime(1917, 4, 2, tzinfo=dt.UTC))) for reference in references]
    assert [one.name for one in found] == [name]


def test_without_any_date_nothing_is_guessed() -> None:
    airgram = Reference(label=None, text="PORT ALDER A-50", kind=ReferenceKind.OTHER)
    printed = Reference(label=None, text="My 161, March 18, noon")
    assert [cite(one, Citer()).name for one in (airgram, printed)] == [None, None]


def test_what_is_no_telegram_keeps_its_kind_and_marks() -> None:
    found = cite(Reference(label="C", text="Smith e-mail", kind=ReferenceKind.EMAIL, ambiguous=True), CITER)
    assert found == Cited(form=RefForm.EMAIL, label="C", printed="Smith e-mail", marks=AMBIGUOUS)


def test_a_printed_telegram_may_be_cited_by_number_and_day() -> None:
    bare = parse("nothing")
    place = PlaceDate(text="PORT ALDER, March 18, 1917", place="PORT ALDER", date=dt.date(1917, 3, 18))
    printed = _with(bare, serial_text="161", place_date=place)
    assert list(other_names(printed, "", None)) == ["no 161 of 1917-03-18"]
    assert list(other_names(_with(printed, place_date=None), "", None)) == []


def test_an_airgram_may_be_cited_by_its_number() -> None:
    text = "P 021200Z APR 75\nFM AMEMBASSY PORT ALDER\nTO SECSTATE WASHDC\nUNCLAS PORT ALDER A-50\n\nSUBJECT: DUES\n\n1. Paid.\n"
    telegram = parse(text, spans=True)
    assert list(other_names(telegram, text, DATE)) == ["PORTALDER A-50 of 1975"]


def _with(telegram: Telegram, **fields: object) -> Telegram:
    import msgspec

    return msgspec.structs.replace(telegram, **fields)


def test_number_references_keep_their_key() -> None:
    found = cite(Reference(label=None, text="VERRIN 5", key=Key(year=1975, station="VERRIN", serial=5)), Citer())
    assert (found.form, found.year, found.station, found.serial) == (RefForm.NUMBER, 1975, "VERRIN", 5)


@pytest.mark.parametrize(
    ("serial", "year", "marks"),
    [
        pytest.param(5, 1975, 0, id="of the same year"),
        pytest.param(900, 1974, AMBIGUOUS, id="a later number of the same station is of the year before"),
    ],
)
def test_where_the_text_has_no_year_the_publishers_counts(serial: int, year: int, marks: int) -> None:
    reference = Reference(label=None, text="VERRIN", key=Key(year=None, station="VERRIN", serial=serial))
    found = cite(reference, Citer(date=DATE, filed=Key(year=1975, station="VERRIN", serial=100)))
    assert (found.year, found.marks) == (year, marks)
    assert cite(reference, Citer(date=DATE)).year is None
