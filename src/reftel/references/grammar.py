"""The grammar of the REF line, as a table of small patterns; each is tried at one place, never over a whole telegram.

    references = item *( separator item )
    item       = [ label ] ( telegram | dtg-message | other ) [ "(NOTAL)" ]
    label      = [ "REF" ] ( "A." | "A)" | "(A)" | "[A]" | "A:" )
    telegram   = [ year ] station serial [ "(" year ")" ] *( ( "," | "AND" | "&" | ";" | "/" ) serial )

Source: the forms that the older parser's tests and the collections show (docs/reference/format-support.md).
"""

import re
from typing import Final

MAX_LENGTH: Final = 4_000
"""A REF line longer than this is read up to here: no real one comes near, and a hostile one costs bounded time."""

MAX_ITEMS: Final = 200
"""References kept of one telegram; the longest real list in the collections has fewer than forty."""

LABEL: Final = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[;,.)¶]))"
    r"(?:REF\s+)?(?:[(\[]\s?(?P<boxed>[A-Z])\s?[)\]]|(?P<plain>[A-Z])(?:\)|:|\.(?![A-Z]\.)))(?=[\s(\[A-Z0-9]|$)",
    re.IGNORECASE,
)
"""A label at the start of an item. `U.S.` is none: a letter and a full stop after which another such pair follows."""

TELEGRAM: Final = re.compile(
    r"(?:(?P<year>(?:19|20)?\d{2})\s?[-/]?\s?)??"
    r"(?P<station>[A-Z](?:[A-Z'.]|[ -](?=[A-Z])){1,30}?)"
    r"[\s.,:#-]{0,3}?(?:NO\.?\s?)?"
    r"(?P<serial>\d{1,7})(?![\d/]|\.\d|Z\b)"
    r"(?:\s?\((?P<late_year>(?:19|20)?\d{2})\))?",
    re.IGNORECASE,
)
NEXT_SERIAL: Final = re.compile(
    r"\s?(?:,\s?AND|,|;|&|AND|/)\s?(?P<serial>\d{1,7})(?![\d/]|\.\d|Z\b|\s?[A-Z]{3,}(?<!AND)(?<!NOTAL))(?:\s?\((?P<late_year>(?:19|20)?\d{2})\))?",
    re.IGNORECASE,
)
DTG_MESSAGE: Final = re.compile(
    r"(?P<sender>[A-Z][A-Z /.-]{2,40}?)\s+(?:MSG\s+)?(?:DTG\s+)?[ZOPR]?\s?(?P<dtg>\d{6}Z\s?[A-Z]{3}\s?\d{2,4})",
    re.IGNORECASE,
)
NOTAL: Final = re.compile(r"\s*[,-]?\s*[(\[]?NOTAL[)\]]?", re.IGNORECASE)

OTHER_KINDS: Final = (
    ("email", re.compile(r"E-?\s?MAILS?\b", re.IGNORECASE)),
    ("phone", re.compile(r"\b(?:TELCONS?|PHONE|PHONECON|TELEPHONE)\b", re.IGNORECASE)),
    ("memo", re.compile(r"\b(?:MEMO|MEMORANDUM|MEMCON)\b", re.IGNORECASE)),
    ("letter", re.compile(r"\b(?:LETTER|LTR)\b", re.IGNORECASE)),
    ("report", re.compile(r"\b(?:REPORT|IIR|TD|FBIS|OSC|SPOT)\b", re.IGNORECASE)),
)
"""Words that name something else than a telegram, tried in this order."""

NOT_STATIONS: Final = frozenset(
    "AND REF REFS REFTEL PARA PARAS PARAGRAPH NO NOS NOTAL DTG MSG DATED OF ON THE FOR JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV "
    "DEC JANUARY FEBRUARY MARCH APRIL JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER EMAIL MEMO FAX LETTER IIR TD RES "
    "RESOLUTION FAM FAH SECTION PAGE TELCON".split()
)
"""Words before a number that make it a date, a paragraph or a document, never a station."""
