"""By what a reference names its telegram, and by what names a telegram may be cited. Pure.

number    "09 PORT ALDER 1840": station, serial, year
time      "AMEMBASSY PORT ALDER 121530Z MAR 75": sender and date-time group (1973-79, and other services)
printed   "My 161, March 18, noon": number and day, as *Foreign Relations* prints them
airgram   "PORT ALDER A-50": a series of its own, which never names a telegram
unnamed   a telegram, but nothing that a collection could be asked for
email, memo, letter, phone, report, other: no telegram
"""

import datetime as dt
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import msgspec

from reftel.archive.versions.dating import seconds
from reftel.codes import ReferenceKind, TelegramKind, canonical_station, station_of_designator
from reftel.references import full_year
from reftel.references.years import year_of_reference
from reftel.telegram import Key, Reference, Telegram

NOTAL: Final = 1
AMBIGUOUS: Final = 2


class RefForm(StrEnum):
    """By what a reference names its telegram, or what it is instead of one."""

    NUMBER = "number"
    TIME = "time"
    PRINTED = "printed"
    AIRGRAM = "airgram"
    UNNAMED = "unnamed"
    EMAIL = "email"
    MEMO = "memo"
    LETTER = "letter"
    PHONE = "phone"
    REPORT = "report"
    OTHER = "other"


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """One reference as the archive keeps it; `sent_at` in seconds UTC since 1970, `marks` the sum of NOTAL and AMBIGUOUS."""

    form: RefForm
    label: str | None
    printed: str
    year: int | None = None
    station: str | None = None
    serial: int | None = None
    sent_at: int | None = None
    name: str | None = None
    marks: int = 0


_MONTHS: Final = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_DTG: Final = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s?Z\s{0,3}(?P<month>[A-Z]{3})[A-Z]{0,6}\s{0,3}(?P<year>\d{4}|\d\d)(?!\d)",
    re.IGNORECASE,
)
_NOT_SENDER: Final = re.compile(
    r"\b(?:DTG|MSG|MESSAGE|TELEGRAM|CABLE|DATED|OF|FROM|REF|NOTAL)\b|[^A-Za-z ]", re.IGNORECASE
)
_AIRGRAM: Final = re.compile(
    r"(?:(?P<station>[A-Za-z][A-Za-z .'-]{1,40}?)[\s#,]{1,4})?\b(?P<series>CA|A)-\s?(?P<number>\d{1,5})\b",
    re.IGNORECASE,
)
_PRINTED_NUMBER: Final = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,5})(?![\d:%]|[.,/]\d|(?:st|nd|rd|th|d)\b|\s?[ap]\.?\s?m\b)"
)
_PRINTED_DAY: Final = re.compile(
    r"\b(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]{0,6}\s(?P<day>\d{1,2})(?!\d)(?:,?\s(?P<year>1[789]\d\d))?"
)
_LONGEST_SENDER: Final = 40


class Citer(msgspec.Struct, frozen=True, kw_only=True):
    """The telegram that cites: the date that it is sorted by and the number that it is filed under, either null where unknown."""

    date: dt.datetime | None = None
    filed: Key | None = None


def cited_by_text(telegram: Telegram, citer: Citer) -> tuple[Cited, ...]:
    """Return the references of a telegram in printed order."""
    return tuple(cite(reference, citer) for reference in telegram.references)


def cite(reference: Reference, citer: Citer) -> Cited:
    """Return one reference as the archive keeps it.

    The year of a number is the text's; where the text of the telegram has none, it is inferred from the publisher's.
    """
    bare = Cited(
        form=RefForm.UNNAMED if reference.kind is ReferenceKind.TELEGRAM else RefForm(reference.kind.value),
        label=reference.label,
        printed=reference.text,
        marks=NOTAL * reference.notal + AMBIGUOUS * reference.ambiguous,
    )
    airgram = _airgram(bare, citer.date)
    if airgram is not None:
        return airgram
    if reference.key is not None:
        return _numbered(bare, reference.key, citer)
    if reference.kind is ReferenceKind.TELEGRAM:
        return _timed(bare, citer.date) or _printed(bare, citer.date) or bare
    return bare


def _numbered(bare: Cited, key: Key, citer: Citer) -> Cited:
    year, marks = key.year, bare.marks
    if year is None and citer.filed is not None and citer.filed.year is not None:
        month = None if citer.date is None else citer.date.month
        year, is_guess = year_of_reference(key.station, key.serial, citer.filed.year, citer.filed, month=month)
        marks |= AMBIGUOUS * is_guess
    return msgspec.structs.replace(
        bare, form=RefForm.NUMBER, year=year, station=key.station, serial=key.serial, marks=marks
    )


def other_names(telegram: Telegram, text: str, date: dt.datetime | None) -> Iterator[str]:
    """Yield what a telegram may be cited by beside its message reference number and its date-time group."""
    place = telegram.place_date
    if telegram.serial_text and place is not None and place.date is not None and telegram.serial_text.isdecimal():
        yield _printed_name(int(telegram.serial_text), place.date)
    if telegram.kind is TelegramKind.AIRGRAM and telegram.station and date is not None:
        found = _AIRGRAM.search(_airgram_line(telegram, text))
        if found is not None:
            yield _airgram_name(telegram.station, found["series"], int(found["number"]), date.year)


def _timed(bare: Cited, date: dt.datetime | None) -> Cited | None:
    """Sender and date-time group, in either order."""
    found = _DTG.search(bare.printed)
    moment = None if found is None else _moment(found, date)
    if found is None or moment is None:
        return None
    before, behind = bare.printed[: found.start()], bare.printed[found.end() :]
    station = _sender(before) or _sender(behind)
    return msgspec.structs.replace(bare, form=RefForm.TIME, station=station, sent_at=seconds(moment))


def _sender(printed: str) -> str | None:
    words = " ".join(_NOT_SENDER.sub(" ", printed).split()).upper()
    if not 2 < len(words) <= _LONGEST_SENDER:
        return None
    return station_of_designator(words) or canonical_station("".join(words.split()))


def _moment(found: re.Match[str], date: dt.datetime | None) -> dt.datetime | None:
    try:
        month = _MONTHS.index(found["month"].upper()) + 1
        year = full_year(int(found["year"]), len(found["year"]), None if date is None else date.year)
        return dt.datetime(year, month, int(found["day"]), int(found["hour"]), int(found["minute"]), tzinfo=dt.UTC)
    except ValueError:
        return None


def _airgram(bare: Cited, date: dt.datetime | None) -> Cited | None:
    found = _AIRGRAM.match(bare.printed) if "A-" in bare.printed.upper() else None
    if found is None:
        return None
    station = _sender(found["station"] or "")
    name = None
    if station is not None and date is not None:
        name = _airgram_name(station, found["series"], int(found["number"]), date.year)
    return msgspec.structs.replace(bare, form=RefForm.AIRGRAM, station=station, name=name)


def _printed(bare: Cited, date: dt.datetime | None) -> Cited | None:
    """A number with its day; the year is the citing telegram's, or the one before where the day would be later."""
    day = _PRINTED_DAY.search(bare.printed)
    rest = bare.printed if day is None else bare.printed[: day.start()] + " " + bare.printed[day.end() :]
    number = _PRINTED_NUMBER.search(rest)
    if day is None or number is None or (day["year"] is None and date is None):
        return None
    year = int(day["year"]) if day["year"] else date.year if date is not None else 0
    try:
        named = dt.date(year, [name.title() for name in _MONTHS].index(day["month"]) + 1, int(day["day"]))
        if day["year"] is None and date is not None and named > date.date():
            named = named.replace(year=year - 1)
    except ValueError:
        return None
    return msgspec.structs.replace(bare, form=RefForm.PRINTED, name=_printed_name(int(number["number"]), named))


def _printed_name(number: int, day: dt.date) -> str:
    return f"no {number} of {day.isoformat()}"


def _airgram_name(station: str, series: str, number: int, year: int) -> str:
    return f"{station} {series.upper()}-{number} of {year}"


def _airgram_line(telegram: Telegram, text: str) -> str:
    spans = () if isinstance(telegram.spans, msgspec.UnsetType) else telegram.spans
    lines = [
        text[span.start : span.end] for span in spans if span.kind in {"airgram_number", "class_line", "classification"}
    ]
    return "\n".join(line for line in lines if "A-" in line.upper())
