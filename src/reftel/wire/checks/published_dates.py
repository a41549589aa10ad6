"""The dates that publishers print, each to the minute, the day or the month that it gives.

2006-03-14 09:26:00      library pages
3/14/2006 9:26           the eight-column form; the month comes first
14 MAR 1976              attributes of the National Archives, also with a time: 01-Jan-1994 12:00:00 am
March 14, 1906           printed volumes
2006-03                  where no day is known
"""

import datetime as dt
import re
from typing import Final, NamedTuple

_TIME: Final = r"(?:[T ,]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?(?:\.\d+)?\s*(?P<half>[AaPp]\.?[Mm])?Z?)?"
_FORMS: Final = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?" + _TIME),
    re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})" + _TIME),
    re.compile(r"(?P<day>\d{1,2})[ -](?P<name>[A-Za-z]{3})[A-Za-z]*\.?,?[ -](?P<year>\d{4})" + _TIME),
    re.compile(r"(?P<name>[A-Za-z]{3})[A-Za-z]*\.? (?P<day>\d{1,2}), ?(?P<year>\d{4})" + _TIME),
)
_MONTHS: Final = {
    name: number for number, name in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), start=1)
}


class PublishedDate(NamedTuple):
    """A date as printed: `day` is null where only the month is known, `time` where only the day is. UTC, as publishers mean it."""

    year: int
    month: int
    day: int | None
    time: dt.time | None

    def agrees(self, sent: dt.datetime) -> bool:
        """Tell whether a moment lies in what the date says."""
        said = (self.year, self.month, self.day, self.time)
        text = (sent.year, sent.month, sent.day, sent.time().replace(second=0, microsecond=0))
        return all(one is None or one == other for one, other in zip(said, text, strict=True))


def parse_published_date(text: str) -> PublishedDate | None:
    """Read a publisher's date; None where it is none of the known forms, or no day of the calendar."""
    match = next((found for form in _FORMS if (found := form.match(text.strip()))), None)
    if match is None:
        return None
    parts = match.groupdict()
    month = int(parts["month"]) if parts.get("month") else _MONTHS.get(parts["name"].upper(), 0)
    day = None if parts["day"] is None else int(parts["day"])
    try:
        dt.date(int(parts["year"]), month, day or 1)
        return PublishedDate(int(parts["year"]), month, day, _time(parts) if parts["hour"] else None)
    except ValueError:
        return None


def _time(parts: dict[str, str]) -> dt.time:
    hour = int(parts["hour"])
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"][0] in "Pp" else 0)
    return dt.time(hour, int(parts["minute"]))
