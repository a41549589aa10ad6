"""Lines that a publisher put before or between the lines of a telegram: records, stamps, days of the week.

Newspapers printed what their copy of the collection held: the fields of its record one below another, with labels, or in one line
with tabs, and then the heading a second time.
"""

import re
from typing import Final

DOCUMENT_NUMBER: Final = re.compile(
    r"(?P<year>19[6-9]\d|20[01]\d)(?P<code>[A-Z]{4,6})(?P<serial>\d{5,6})(?: ?- ?(?:Classification: ?)?[A-Z ]{6,24})?$"
)
"""The record's number in the Department's archive, `2001PORTA01042 - UNCLASSIFIED`: year, shortened station, serial."""

_STAMP: Final = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{1,2} [A-Z][a-z]{2,8} \d{4}(?:, \d{1,2}:\d\d)?$"
    r"|(?:ID: ?\d{1,7} )?\[?Cable dated: ?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\]?$"
    r"|ID: ?\d{1,7}$"
    r"|(?:id: \d{1,7}|classification: [A-Z/ ]{4,60}|destination:.{0,120}|header:|source: [\w. ]{2,30}|"
    r"date: \d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d|refid: \w{5,30}|origin: [A-Z][\w .'-]{2,40})$"
)
_STAMP_FIRST: Final = frozenset("MTWFSCI[idhscro")
_PATTERNS: Final = (
    # possible first letters, pattern
    ("0123456789<", re.compile(r"(?:<<)?\d{4,6}(?:>>)?$")),
    ("0123456789", re.compile(r"(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})(?: \d{1,2}:\d\d(?::\d\d)?)?$")),
    ("0123456789", re.compile(r"\d\d[A-Z]{4,24}\d{1,7}(?:\|\d\d ?[A-Z]{4,24}\d{1,7}){0,60}$")),
    (
        "idrocshmIDROCSHM",
        re.compile(
            r"(?:id|date|refid|reference id|origin|source|classification|destination|header|misc): ?.{0,120}$", re.I
        ),
    ),
    ("M", re.compile(r"Message Text$")),
    ("T", re.compile(r"This record is a partial extract of the original cable\b")),
    (".", re.compile(r"\.\.\.(?:id: ?\d{1,7})?$")),
)
_ORIGIN: Final = re.compile(
    r"(?:Embassy|Consulate|Mission|Secretary of State|US[A-Z]*|American Institute)\b[A-Za-z .'-]{0,40}$"
)
_LEVEL: Final = re.compile(r"(?:UNCLASSIFIED|CONFIDENTIAL|SECRET)(?://[A-Z ]{4,24})?$")
_RECORD_ROW: Final = re.compile(
    r"(?:\d{1,7}\t)?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\t|(?:\d\d:\d\d,)?\d\d[A-Z]{4,24}\d{1,7},[A-Z][a-z]"
)


def is_stamp(text: str) -> bool:
    """True where a line is a newspaper's stamp or a library's label: the publisher's wherever it stands."""
    return text[0] in _STAMP_FIRST and _STAMP.match(text) is not None


def is_publisher_line(text: str, *, in_record: bool) -> bool:
    """True where a line of the heading is the publisher's; `in_record`: a line of the publisher's record stands right before it.

    Origin and classification are the publisher's only inside a record: elsewhere they may be the telegram's own.
    """
    first = text[0]
    if is_stamp(text):
        return True
    for letters, pattern in _PATTERNS:
        if first in letters and pattern.match(text) is not None:
            return True
    return in_record and (_ORIGIN.match(text) is not None or _LEVEL.match(text) is not None)


def begins_record_row(text: str) -> bool:
    """True where a line begins the whole record in one row, its fields cut by tabs or commas."""
    return text[0].isdigit() and _RECORD_ROW.match(text) is not None


def row_end(text: str) -> int:
    """Return the offset in a line of a record's row at which its last field, the text, begins; -1 where it does not."""
    for cut in ("\t", '",'):
        at = text.rfind(cut)
        if at >= 0:
            return at + len(cut)
    return -1
