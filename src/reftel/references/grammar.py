"""The grammar of the REF line, as a table of small patterns; each is tried at one place, never over a whole telegram.

    references = item *( separator item )
    item       = [ label ] ( telegram | bare-number | dtg-message | other ) [ "(NOTAL)" ] [ "AND PREVIOUS" ] [ "(" title ")" ]
    label      = [ "REF" ] ( "A." | "A)" | "(A)" | "[A]" | "A:" | "A -" | "A.)" | "1." )
    telegram   = [ year ] station [ "NO." | "#" | "(" year ")" ] serial [ "(" year ")" | "/" year | "-" year | "OF" year ]
                 *( ( "," | "AND" | "&" | ";" | "/" ) serial )

Every repeat is bounded, so that a hostile line costs its length. Source: the forms that the older parser's tests and the
collections show (docs/reference/format-support.md).
"""

import re
from typing import Final

MAX_LENGTH: Final = 4_000
"""A REF line longer than this is read up to here: no real one comes near, and a hostile one costs bounded time."""

MAX_ITEMS: Final = 200
"""References kept of one telegram; the longest real list in the collections has fewer than forty."""

MAX_OTHER: Final = 200
"""Characters of an item that is no telegram; a longer one is prose that ran into the list."""

SERIAL: Final = r"(?P<serial>O?\d{1,8})(?!\d|[A-Z](?!\.\s?[A-Z]{3})|\s?Z\b|\.\d|:\d|,\d{3}\b)"
"""A number that is no part of a date-time group, of an amount, of a time, of a word ("H1N1"). `O` stands for 0 at times."""

ITEM: Final = re.compile(
    r"(?:[(\['’‘]?(?P<year>(?:19|20)\d\d|0?[\dO]\d)\)?[\s/.,:-]{0,12}(?=0?[A-Z]))?"
    r"(?P<station>0?[A-Z][A-Z'’]{0,20}(?:[\s.-]{1,12}[A-Z][A-Z'’]{0,20}){0,5}?)"
    r"[\s.,:;#-]{0,12}(?:\b(?:NO|NR)S?\b\.?\s?)?"
    r"(?:\(\s?(?P<mid>\d{4}|\d\d|[A-Z]{1,2})\s?\)\s?)?#?" + SERIAL,
    re.IGNORECASE,
)
"""A telegram at the start of an item: "05 PORT ALDER 1234", "PORT ALDER (05) 1234", "PORT ALDER #1234"."""

AIRGRAM: Final = re.compile(r"\bC?A-\s?#?\d{1,8}$", re.IGNORECASE)
"""The number of an airgram ("PORT ALDER A-50", "STATE CA-3400"), of a series of its own: no telegram's."""

LATE_YEAR: Final = re.compile(
    r"\s{0,3}\(\s?['’]?(?P<boxed>(?:19|20)\d\d|\d\d)\s?\)|[-/](?P<short>\d\d)(?![\d/-])|\s{1,3}OF\s{1,3}['’]?(?P<of>(?:19|20)\d\d|\d\d)(?!\d)",
    re.IGNORECASE,
)
"""A year behind the number: "LANTRY 701 (05)", "LANTRY 00789/05", "LANTRY 4525-91", "LANTRY 12 OF 2005"."""

NOT_A_SERIAL: Final = re.compile(
    r"[/-]\d{1,2}\b|\s?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\b(?![\s.]{1,3}\d{3})",
    re.IGNORECASE,
)
"""What makes the number before it a day: "5/12", "22 NOV"."""

NEXT_SERIAL: Final = re.compile(
    r"\s{0,4}(?:,\s{0,3}AND\b|,|;|&|AND\b|/|\+)\s{0,4}(?:NOS?\.?\s?)?#?" + SERIAL, re.IGNORECASE
)
"""A number that inherits the station of the telegram before it."""

BARE: Final = re.compile(r"#?(?P<serial>\d{3,7})(?![\d/:-]|\.\d|,\d{3}\b)")
"""An item that is a number only; the station is that of the item before it."""

LABEL: Final = re.compile(
    r"(?<![A-Z'’&/.(\[])(?:REF\s{1,3})?(?:(?<!\d)[(\[]\s?(?P<boxed>[A-Z])\s?[)\]][.:)]?"
    r"|(?P<plain>[A-Z])(?:\s?[.:]\s?\)|(?<!\d[A-Z])\)|(?<!\d[A-Z]):|\.(?![A-Z]\.)|(?<!\d[A-Z])\s?-(?=\s))"
    r"|(?<!\d)(?P<bare>[A-Z])(?=\s{1,4}(?:[\dO]\d\s)?[A-Z]{3,20}(?:\s[A-Z]{2,20}){0,3}\s{1,4}\d{2,7}\b))",
    re.IGNORECASE,
)
"""A label before an item. `U.S.` is none: a letter and a full stop after which another such pair follows."""

NUMBER_LABEL: Final = re.compile(
    r"(?<![\w'’&/.-])[(\[]?(?P<number>\d{1,2})\s?(?:[.)\]](?!\d))(?=\s?[A-Z(])", re.IGNORECASE
)
"""A number as label; only tried where the list begins with number 1."""

LABEL_MARKS: Final = ").:]-"
"""Without one of these (or a letter that stands alone) there is no label, and no pattern is tried."""

GAP: Final = re.compile(
    r"[\s.,:;&+/¶\"'’–—<>*_\\-]{1,80}|(?:AND|PREVIOUSLY|PREVIOUS|PREV|PREVS|SERIES|SUBSEQUENT|ALSO|PLUS|BOTH|ALL|NOTAL|EXDIS|NODIS|LIMDIS|SIPDIS"
    r"|ET\s+(?:AL|SEQ)|OTHERS|RELATED|EARLIER)\b|\([^()]{0,200}\)|\[[^\[\]]{0,60}\]",
    re.IGNORECASE,
)
"""What may stand between two items; tried again and again at one place."""

MAX_GAPS: Final = 40
"""Times that GAP is tried between two items."""

PREFIX: Final = re.compile(
    r"(?:\((?:U|C|S|SBU|LOU|NOTAL|C//?NF|S//?NF|S//?OC/NF)\)|REF(?:TEL|ERENCE)?S?\b\s?[:.-]?|SEE\b|SEPTEL\b)\s{0,4}",
    re.IGNORECASE,
)
"""What may stand between a label and its telegram, and names nothing."""

DTG: Final = re.compile(r"\d{6}\s?Z\s{0,3}[A-Z]{3}[A-Z]{0,6}\s{0,3}\d{2,4}", re.IGNORECASE)
"""A date-time group: with its sender it names a telegram that has no number."""

IIR: Final = re.compile(r"\bIIR\s\d\s\d{3}\s\d{4}\s\d\d\b", re.IGNORECASE)
"""The number of an intelligence information report, whole."""

NOTAL_BEHIND: Final = re.compile(r"[\s,(\[]{0,3}\bNOTAL\b[)\]\s]{0,3}$", re.IGNORECASE)

EMPTY_LINE: Final = re.compile(r"\n[ \t\r]{0,80}\n")

BEGINS: Final = re.compile(r"\n[ \t\r¶-]{0,40}|,\s{1,3}|:\s{1,3}")
"""Where inside an item a telegram may begin."""

NOTHING: Final = frozenset(
    {"NONE", "N/A", "NA", "NOTAL", "NIL", "AND", "PREVIOUS", "AND PREVIOUS", "REF", "REFS", "REFTEL"}
)
"""What stands in a REF line that refers to nothing."""

OTHER_KINDS: Final = (
    ("email", re.compile(r"\bE-?\s?MAILS?\b|@", re.IGNORECASE)),
    (
        "phone",
        re.compile(
            r"\b(?:TELE?CONS?|PHONE|PHONECONS?|TELEPHONE|TELEPHONIC|TELCONF?S?|CONVERSATIONS?|TELECON)\b", re.IGNORECASE
        ),
    ),
    ("memo", re.compile(r"\b(?:MEMOS?|MEMORAND(?:UM|A)|MEMCONS?|NOTE)\b", re.IGNORECASE)),
    ("letter", re.compile(r"\b(?:LETTERS?|LTRS?)\b", re.IGNORECASE)),
    (
        "report",
        re.compile(
            r"\b(?:REPORTS?|IIRS?|TDX?-?\d*|FBIS|OSC|SPOT|STATISTICS|INTELLIGENCE|INR|CIA|SITREPS?|NIE)\b|\b[A-Z]{3}\d{14}\b",
            re.IGNORECASE,
        ),
    ),
)
"""Words that name something else than a telegram, tried in this order."""

NOT_STATIONS: Final = frozenset(
    (
        "AND REF REFS REFTEL PARA PARAS PARAGRAPH PARAGRAPHS NOTAL DTG DATED OF ON TO FROM IN AT BY THE FOR A AN IS "
        "WAS ARE AS WITH THAT THIS FY JAN FEB MAR APR MAY JUN JUL AUG SEP SEPT OCT NOV DEC JANUARY FEBRUARY MARCH "
        "APRIL JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER EMAIL EMAILS MAIL MAILS MEMO MEMOS MEMORANDUM "
        "MEMCON FAX LETTER LETTERS IIR TD TDX RES RESOLUTION UNSCR UNSC UNGA FAM FAH CFR USC GAO SECTION PAGE TELCON "
        "TELCONS TELECON PHONE CALL MEETING REPORT REPORTS REPORTING UNCLASSIFIED CONFIDENTIAL SECRET ARTICLE "
        "ARTICLES LAW HR CONFERENCE STATISTICS GUIDELINES GUIDEBOOK GUIDANCE SUMMARY TAB ANNEX APPENDIX ITEM NOTE "
        "DIPNOTE CHAPTER VOLUME PART PHASE ROUND BOX ROOM ATTACHMENT LOR LOA OSC FBIS GROUP MILLION BILLION PERCENT "
        "USD EUR GBP POINTS DIARY SVTC WEB PAGES HTTP WWW ID DATE REFID ORIGIN CIRCULAR DECL REASON REASONS"
    ).split()
)
"""Words before a number that make it a date, an amount, a paragraph or a document, never a station."""

BEFORE_STATION: Final = frozenset(
    (
        "REF REFTEL REFTELS REFERENCE EMBASSY AMEMBASSY AMEMB EMB USEMBASSY AMCONSUL AMCONGEN CONGEN CONSULATE "
        "USMISSION UNCLAS UNCLASS CABLE CABLES TELEGRAM TELEGRAMS TEL SEPTEL SEE ALSO PREVIOUS LIMDIS EXDIS NODIS"
    ).split()
)
"""Words that may stand before a station's name and are no part of it."""

AFTER_STATION: Final = frozenset(
    "TELEGRAM TELEGRAMS CABLE CABLES TEL TELS TWX MSG MESSAGE MESSAGES MRN REFTEL SERIAL WASHDC WASHINGTON DC".split()
)
"""Words that may stand between a station's name and the number."""

AGENCIES: Final = frozenset(
    "USDOC FAS USDOJ USCBP CDCATLANTAGA ATLANTAGA WHITEHOUSE TREASURY NSC CIA DIA JCS FBI DEA TSA USAID".split()
)
"""Senders in Washington that are no posts; their canonical names. Source: the older parser's aliases, the collections."""

ENDS: Final = (
    "CLASSIFIED BY",
    "CLASSIFIED:",
    "CLASSIFICATION:",
    "SENSITIVE BUT UNCL",
    "C O N F I D",
    "S E C R E T",
    "U N C L A S",
    "SIPDIS",
    "SUMMARY:",
    "SUMMARY.",
    "\nSUMMARY",
    "DERIVED FROM",
    "SUBJECT:",
    "TAGS:",
    "E.O. 1",
)
"""Where a list is over at the latest: the elements that stand behind it."""

CUT: Final = ".."
"""The dots of a heading that a newspaper cut: "LANTRY 22...", "LANTRY 4968 (0.."."""

PARAGRAPH_ONE: Final = re.compile(
    r"(?<![\w.(])1\s?\.\s{0,3}(?:\([A-Z]{1,4}(?:/[A-Z]{1,4})?\)|(?=[A-Z][a-z]|[A-Z]{2,}\s[A-Z]{2,}\s[A-Z]))"
)
"""The first paragraph, run into the list."""

SLUG: Final = re.compile(
    r"[A-Z][A-Z .]{2,24}\s\d{8}\s{1,4}\d{3}(?:\.\d)?\s?OF\s?\d{3}"
    r"|PAGE\s\d\d\s{1,12}[A-Z][A-Z .]{2,24}\s\d{5}\s{1,6}(?:\d\d\sOF\s\d\d\s{1,4})?\d{6}Z",
    re.IGNORECASE,
)
"""A page line inside the list."""
