"""The ledger of a station's numbers in a year, and the request for what is missing."""

import datetime as dt
from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.references.values import CitedNumber, Gap, LedgerLine
from tests.archive.cables import OWNER, PUBLIC, filled, telegram


def day(month: int, number: int) -> dt.date:
    return dt.date(2006, month, number)


def post(path: Path) -> Archive:
    return filled(
        path,
        a=telegram(2, date="2006-01-03T08:00"),
        b=telegram(3, date="2006-01-05T08:00"),
        c=telegram(7, date="2006-02-01T08:00"),
        d=telegram(9, date="2006-02-10T08:00"),
        e=telegram(1, post="VERRIN", date="2006-02-05T08:00", refs="A. PORT ALDER 5\n     B. PORT ALDER 8"),
        f=telegram(2, post="VERRIN", date="2006-03-05T08:00", refs="A. PORT ALDER 5\n     B. PORT ALDER 30"),
        g=telegram(1, date="2007-01-05T08:00"),
    )


def test_missing_numbers_are_runs_with_the_days_of_their_neighbours(tmp_path: Path) -> None:
    ledger = post(tmp_path).web.gaps(OWNER, "Port Alder", 2006)
    assert (ledger.station, ledger.held, ledger.highest, ledger.missing, ledger.cited) == ("PORTALDER", 4, 9, 5, 2)
    five = CitedNumber(serial=5, times=2, first_cited=day(2, 5))
    eight = CitedNumber(serial=8, times=1, first_cited=day(2, 5))
    assert ledger.gaps == (
        Gap(first=1, last=1, earliest=day(1, 1), latest=day(1, 3), cited=()),
        Gap(first=4, last=6, earliest=day(1, 5), latest=day(2, 1), cited=(five,)),
        Gap(first=8, last=8, earliest=day(2, 1), latest=day(2, 5), cited=(eight,)),
    )


def test_numbers_beyond_the_last_that_is_held_are_listed_only_where_cited(tmp_path: Path) -> None:
    ledger = post(tmp_path).web.gaps(OWNER, "PORTALDER", 2006)
    assert ledger.beyond == (CitedNumber(serial=30, times=1, first_cited=day(3, 5)),)


@pytest.mark.parametrize("station", ["PORT ALDER", "AMEMBASSY PORT ALDER", "portalder"])
def test_a_station_may_be_written_as_people_write_it(tmp_path: Path, station: str) -> None:
    assert post(tmp_path).web.gaps(OWNER, station, 2006).held == 4


def test_of_a_station_that_nobody_knows_nothing_is_missing(tmp_path: Path) -> None:
    ledger = post(tmp_path).web.gaps(OWNER, "NOWHERE", 2006)
    assert (ledger.held, ledger.highest, ledger.missing, ledger.gaps, ledger.beyond) == (0, 0, 0, (), ())


def test_neighbours_in_the_wrong_order_bound_all_the_same(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(1, date="2006-01-03T08:00"), b=telegram(3, date="2006-01-02T08:00"))
    (gap,) = archive.web.gaps(OWNER, "PORTALDER", 2006).gaps
    assert (gap.earliest, gap.latest) == (day(1, 2), day(1, 3))


def test_versions_of_one_telegram_are_one_number(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(1), b=telegram(1, "(U) Another text."))
    assert archive.web.gaps(OWNER, "PORTALDER", 2006).held == 1


def test_ledgers_are_listed_by_station_and_year(tmp_path: Path) -> None:
    archive = post(tmp_path)
    assert archive.web.ledgers(OWNER) == (
        LedgerLine(station="PORTALDER", year=2006, held=4, highest=9),
        LedgerLine(station="PORTALDER", year=2007, held=1, highest=1),
        LedgerLine(station="VERRIN", year=2006, held=2, highest=2),
    )
    assert [line.station for line in archive.web.ledgers(OWNER, "verrin")] == ["VERRIN"]


def test_a_request_lists_the_runs_with_what_is_known(tmp_path: Path) -> None:
    text = post(tmp_path).web.request(OWNER, "PORTALDER", 2006)
    lines = [line for line in text.splitlines() if line.startswith("- ")]
    assert lines == [
        "- 06 PORTALDER 1, sent between 1 January 2006 and 3 January 2006",
        "- 06 PORTALDER 4 to 06 PORTALDER 6 (3 numbers), sent between 5 January 2006 and 1 February 2006; "
        "cited: 06 PORTALDER 5 (2 times, first on 5 February 2006)",
        "- 06 PORTALDER 8, sent between 1 February 2006 and 5 February 2006; "
        "cited: 06 PORTALDER 8 (once, first on 5 February 2006)",
        "- 06 PORTALDER 30; cited: 06 PORTALDER 30 (once, first on 5 March 2006)",
    ]
    assert text.startswith("Subject: Request for telegrams of ")


def test_a_request_for_nothing_says_so(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(1))
    assert "No number is missing." in archive.web.request(OWNER, "PORTALDER", 2006)


def test_the_numbers_of_all_years_are_those_of_the_ledgers(tmp_path: Path) -> None:
    archive = post(tmp_path)
    years = archive.web.numbers_by_year(OWNER, "Port Alder")
    assert [(one.year, one.held, one.cited) for one in years] == [(2006, (2, 3, 7, 9), (5, 8)), (2007, (1,), ())]
    for one in years:
        ledger = archive.web.gaps(OWNER, "Port Alder", one.year)
        assert (ledger.highest, ledger.missing, ledger.cited) == (one.highest, one.missing, len(one.cited))


def test_numbers_that_a_viewer_may_not_read_are_not_there(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=telegram(2, level="U N C L A S"),
        b=telegram(9, level="S E C R E T", post="VERRIN", refs="PORT ALDER 1"),
        c=telegram(4, level="S E C R E T"),
    )
    (year,) = archive.web.numbers_by_year(PUBLIC, "PORTALDER")
    assert (year.held, year.cited) == ((2,), ())
    assert archive.web.numbers_by_year(PUBLIC, "VERRIN") == ()
    (whole,) = archive.web.numbers_by_year(OWNER, "PORTALDER")
    assert (whole.held, whole.cited) == ((2, 4), (1,))
