import datetime as dt

import pytest

from reftel.archive.values import DateBasis, DatePrecision
from reftel.archive.versions.dating import SortDate, from_seconds, parse_created, seconds, sort_date
from reftel.codes import TelegramKind
from reftel.telegram import Key, Parser, PlaceDate, Published, Telegram, Transmission

MINUTE, DAY, MONTH, YEAR = DatePrecision.MINUTE, DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR


def utc(year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0) -> dt.datetime:
    return dt.datetime(year, month, day, hour, minute, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2006-03-14 10:30", (utc(2006, 3, 14, 10, 30), MINUTE)),
        ("2006-03-14 10:30:00", (utc(2006, 3, 14, 10, 30), MINUTE)),
        ("2006-03-14T10:30Z", (utc(2006, 3, 14, 10, 30), MINUTE)),
        ("2006-03-14", (utc(2006, 3, 14), DAY)),
        ("2006-03", (utc(2006, 3), MONTH)),
        ("3/14/2006 9:05", (utc(2006, 3, 14, 9, 5), MINUTE)),
        ("14 MAR 2006", (utc(2006, 3, 14), DAY)),
        ("06 dec 1978", (utc(1978, 12, 6), DAY)),
        ("01-Jan-1994 12:00:00 am", (utc(1994, 1, 1), MINUTE)),
        ("01-Jan-1994 1:30:00 pm", (utc(1994, 1, 1, 13, 30), MINUTE)),
        ("March 14, 1906", (utc(1906, 3, 14), DAY)),
        ("14 MUR 2006", None),
        ("12/31/1966", (utc(1966, 12, 31), DAY)),
        (" 2006-03-14 ", (utc(2006, 3, 14), DAY)),
        ("2006-02-30", None),
        ("14/3/2006", None),
        ("9999-01-01", None),
        ("0001-01-01", None),
        ("in the spring", None),
        ("", None),
    ],
)
def test_publishers_dates_are_read(text: str, read: tuple[dt.datetime, DatePrecision] | None) -> None:
    assert parse_created(text) == read


def telegram(
    *,
    date: dt.datetime | None = None,
    filed_at: dt.datetime | None = None,
    key: Key | None = None,
    local: dt.date | None = None,
) -> Telegram:
    return Telegram(
        mrn=None,
        key=key,
        version_id="0" * 16,
        kind=TelegramKind.TELEGRAM,
        date=date,
        transmission=None if filed_at is None else Transmission(filed_at=filed_at),
        place_date=None if local is None else PlaceDate(text="as printed", date=local, time=dt.time(18)),
        parser=Parser(grammar="1", tables="0"),
    )


SENT, FILED = utc(2006, 3, 14, 10, 30), utc(2006, 3, 14, 11)
PAGE = Published(created="2006-03-15 08:00")
NUMBER = Key(year=2006, station="PORTALDER", serial=412)


@pytest.mark.parametrize(
    ("read", "published", "dated"),
    [
        (telegram(date=SENT, filed_at=FILED, key=NUMBER), PAGE, SortDate(SENT, MINUTE, DateBasis.DTG)),
        (telegram(filed_at=FILED, key=NUMBER), PAGE, SortDate(FILED, MINUTE, DateBasis.FILED)),
        (telegram(local=dt.date(1932, 3, 18)), PAGE, SortDate(utc(1932, 3, 18), DAY, DateBasis.TEXT)),
        (telegram(local=dt.date(1032, 3, 18)), PAGE, None),
        (telegram(key=NUMBER), PAGE, SortDate(utc(2006, 3, 15, 8), MINUTE, DateBasis.PUBLISHED)),
        (telegram(key=NUMBER), Published(created="no date"), SortDate(utc(2006), YEAR, DateBasis.TEXT)),
        (telegram(key=NUMBER), None, SortDate(utc(2006), YEAR, DateBasis.TEXT)),
        (telegram(key=Key(year=None, station="PORTALDER", serial=412)), None, None),
        (telegram(), Published(), None),
    ],
    ids=[
        "date-time group",
        "filing time",
        "local day",
        "absurd day",
        "publisher",
        "number, publisher unclear",
        "number",
        "no year",
        "nothing",
    ],
)
def test_sorting_date_says_where_it_came_from(
    read: Telegram, published: Published | None, dated: SortDate | None
) -> None:
    assert sort_date(read, published) == dated


@pytest.mark.parametrize("date", [utc(1970), utc(1861, 4, 12, 4, 30), utc(2026, 3, 2, 9, 30)], ids=str)
def test_seconds_go_both_ways(date: dt.datetime) -> None:
    assert from_seconds(seconds(date)) == date
