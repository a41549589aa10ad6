"""The place and date line of a printed telegram.

    line = [ place "," ] ( month day [ "," year ] [ sep time ] | "undated" ) [ "." ] [ footnote mark ] [ received ]

"Verrin, March 18, 1932—noon. [Received March 18—11:20 p. m.]". The time is that of the place. Source: FORMAT 2.14.
"""

import datetime as dt
import re
from typing import Final

import msgspec

MAX_LINE: Final = 240

_MONTHS: Final = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}
_MONTH: Final = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_DATE: Final = re.compile(
    rf"\b{_MONTH}\]?\s?(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th|d)?(?P<corrected>\s?\[[^\]]{{1,12}}\])?"
    r"(?:,?\s?\[?(?P<year>1[789]\d\d|20\d\d)(?:\s?\[(?P<right_year>1[789]\d\d|20\d\d)\])?)?"
)
_UNDATED: Final = re.compile(r"[\[(]?undated[\])]?", re.IGNORECASE)
_TIME: Final = (
    r"(?:(?P<hour>\d{1,2})(?:\s?[:.]\s?(?P<minute>\d{2}))?\s?(?P<half>[ap])\.?\s?m\b\.?|(?:12\s)?(?P<word>noon|midnight)|"
    r"(?P<zulu>[0-2]\d[0-5]\d)\s?Z)"
)
_RECEIVED: Final = r"(?P<received>[\[(]\s?Rec(?:eived|’d|'d|d)\b(?:[^\[\]()]|[\[(][^\[\]()]{1,12}[\])]){0,90}[\])]?\.?)"
_MARK: Final = r"(?:\d{1,2}|\[\d{1,3}\]|[¹²³⁰-⁹]{1,3}|[a-z*†‡])?"
_REST: Final = re.compile(
    rf"\s?\]?(?:[,;—–-]{{1,2}}\s?\[?{_TIME})?(?:\s?\[[^\]]{{1,8}}\])?\s?\]?\.?{_MARK}\s{{0,3}}(?:{_RECEIVED}{_MARK})?\s?$",
    re.IGNORECASE,
)
RECEIVED: Final = re.compile(rf"{_RECEIVED}{_MARK}$", re.IGNORECASE)
_YEAR: Final = re.compile(r"1[789]\d\d|20\d\d")
_SMALL: Final = frozenset(
    "of the for at on in en de del della da do dos au aux sur am bei ed la las le los el y and e von van der den du di near via "
    "to general off".split()
)


class PrintedDate(msgspec.Struct, frozen=True):
    """What such a line says: place and received as printed, the day, the local time; `is_zulu` where it is UTC."""

    place: str | None
    date: dt.date | None
    time: dt.time | None
    is_zulu: bool
    received: str | None


def read_place_date(text: str) -> PrintedDate | None:
    """Read a place and date line, None where the text is none."""
    if len(text) > MAX_LINE or text[0].isdigit():
        return None
    match = _DATE.search(text)
    if match is None:
        return _undated(text)
    place = text[: match.start()].strip(" ,[]—–-")
    rest = _REST.match(text, match.end())
    if rest is None or (place and not _is_place(place)):
        return None
    return PrintedDate(place or None, _day(match, rest["received"]), _time(rest), bool(rest["zulu"]), rest["received"])


def _undated(text: str) -> PrintedDate | None:
    match = _UNDATED.search(text)
    if match is None:
        return None
    place, rest = text[: match.start()].strip(" ,[]"), _REST.match(text, match.end())
    if rest is None or (place and not _is_place(place)):
        return None
    return PrintedDate(place or None, None, None, False, rest["received"])


def _is_place(text: str) -> bool:
    """A place is a few words with capitals: "Legation of the United States, Verrin", "Port Alder, Mass."."""
    words = text.replace(",", " ").split()
    return len(words) <= 12 and all(
        w[0].isupper() or w.strip("[]().").lower() in _SMALL or w[0] in "[(’" for w in words
    )


def _day(match: re.Match[str], received: str | None) -> dt.date | None:
    """The day; without a printed year, that of a receipt later in the same year."""
    month, day = _MONTHS[match["month"][:3].lower()], int(match["day"])
    year = match["right_year"] or match["year"]
    try:
        if year:
            return dt.date(int(year), month, day)
        return _before(month, day, received)
    except ValueError:
        return None


def _before(month: int, day: int, received: str | None) -> dt.date | None:
    match = _DATE.search(received or "")
    if match is None or match["year"] is None:
        return None
    seen = dt.date(int(match["year"]), _MONTHS[match["month"][:3].lower()], int(match["day"]))
    sent = dt.date(seen.year, month, day)
    return sent if sent <= seen else None


def _time(rest: re.Match[str]) -> dt.time | None:
    if rest["word"]:
        return dt.time(12 if rest["word"].lower() == "noon" else 0)
    if rest["zulu"]:
        return dt.time(int(rest["zulu"][:2]), int(rest["zulu"][2:])) if int(rest["zulu"][:2]) < 24 else None
    if not rest["hour"]:
        return None
    hour, minute = int(rest["hour"]), int(rest["minute"] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return None
    return dt.time(hour % 12 + (12 if rest["half"].lower() == "p" else 0), minute)
