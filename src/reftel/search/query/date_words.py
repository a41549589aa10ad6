"""The words of dates: tables only. English, as telegrams and their readers write it."""

from typing import Final

_MONTH_NAMES: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

MONTHS: Final = {
    **{name: number for number, name in enumerate(_MONTH_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)},
    "sept": 9,
}
"""A month in full, or its three letters as in a date-time group → its number."""

SEASONS: Final = {"spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "fall": (9, 3), "winter": (12, 3)}
"""Season of a year → first month, months; winter begins in its year. Source: meteorological seasons of the northern half."""

QUARTERS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
}

HALVES: Final = {"first": 1, "second": 2, "last": 2, "1st": 1, "2nd": 2}

THIRDS: Final = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
"""Which third of a month, a year or a decade a word means."""

NUMBERS: Final = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}

UNIT_DAYS: Final = {"day": 1, "week": 7}

UNIT_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120}

EDTF_PARTS: Final = {
    21: (3, 3),
    22: (6, 3),
    23: (9, 3),
    24: (12, 3),
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
    40: (1, 6),
    41: (7, 6),
}
"""EDTF's numbers in the place of a month → first month, months: seasons, quarters, halves. Source: ISO 8601-2:2019, 4.8."""

IDLE_WORDS: Final = frozenset({"the", "of", "in"})
"""Words that mean nothing in a date."""
