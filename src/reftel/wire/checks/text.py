"""Checks of the text block: class line, labels, captions, the E.O. line, the subject. Source: 5 FAH-1 H-240."""

import re
from collections.abc import Iterator
from typing import Final

from reftel.codes import Classification, TelegramKind, eo_code, executive_order
from reftel.telegram import ExecutiveOrder, Place, Telegram
from reftel.wire.draft import Draft
from reftel.wire.levels import CLASSIFIED, portion_level, spaced
from reftel.wire.text_block.class_line import read_captions
from reftel.wire.text_block.labels import LABELS
from reftel.wire.text_block.pass_lines import is_pass_line

FIRST_WITH_TAGS: Final = 1974
"""First whole year with TAGS and E.O. lines; both began in March 1973."""

SERIAL_DIGITS: Final = 6
"""Digits of the serial number on the class line, zeros before it. Source: 5 FAH-1 H-246."""

FIRST_WITH_SIX_DIGITS: Final = 1996
"""First year in which all serial numbers have them; until 1995 most have four or five. Source: published telegrams."""

FIRST_WITH_SPACING: Final = 1980
"""First year that is held to spaced letters: prints of 1973-79 have CONFIDENTIAL and SECRET without blanks."""

LONGEST_CLASSIFICATION: Final = 25
"""Years after the telegram's own to which its classification may last. Source: E.O. 12958 and 13526; exemptions apart."""

CANONICAL_LABELS: Final = {
    "tags": ("TAGS:", "TAGS "),
    "subject": ("SUBJECT:", "SUBJ:"),
    "executive_order": ("E.O.", "EO "),
}
"""How the label of an element is written, then forms of newspaper copies. Others are read and reported; REF and
Classified By have many good ones.
"""

_NOT_APPLICABLE: Final = re.compile(r"(?:DECL:? ?)?N ?[/.] ?A\b|NA\b", re.IGNORECASE)
_DECL_ONLY: Final = re.compile(r"(?:DECL(?:ASS(?:IFY)?)?)?[ :.]*[\d/ .-]{0,20}$", re.IGNORECASE)
_SUBJECT_MARK: Final = re.compile(r"\((?P<portion>[A-Z]{1,5}(?://?[A-Z ]{2,14})?)\)")


def check_elements(draft: Draft, telegram: Telegram) -> None:
    """Class line, TAGS and subject are there; a service message has no TAGS and no subject."""
    if draft.head.classification is None:
        draft.find("RT201", None)
    if telegram.kind is TelegramKind.SERVICE:
        return
    if not telegram.tags and (draft.year is None or draft.year >= FIRST_WITH_TAGS):
        draft.find("RT202", None)
    if telegram.subject is None and draft.head.seen:
        draft.find("RT205", None)


def check_labels(draft: Draft, telegram: Telegram) -> None:  # noqa: ARG001 - every check has the same shape
    """Labels are written as the handbook writes them and stand in its order.

    What a newspaper printed above the class line is a piece of its own copy and counts for neither.
    """
    highest = -1
    first = draft.class_line[0] if draft.class_line is not None else 0
    for name, place in draft.head.labels.items():
        if name not in _ORDER or place[0] < first:
            continue
        if _ORDER[name] < highest:
            draft.find("RT211", place, element=_NAMES[name])
        highest = max(highest, _ORDER[name])
        forms = CANONICAL_LABELS.get(name)
        if forms is not None and not draft.text.startswith(forms, place[0]):
            printed = draft.text[place[0] : place[1]].strip()
            draft.find("RT214", (place[0], place[0] + len(printed)), printed=printed, form=forms[0])


_ORDER: Final = {name: index for index, (name, _, _) in enumerate(LABELS)}
_NAMES: Final = {
    "executive_order": "E.O.",
    "tags": "TAGS",
    "subject": "SUBJECT",
    "reference": "REF",
    "classified_by": "Classified By",
}


def check_class_line(draft: Draft, telegram: Telegram) -> None:
    """A classified level is spaced, the serial number has six digits."""
    if draft.class_line is None or telegram.classification is None:
        return
    start, end = draft.class_line
    line = draft.text[start:end]
    level, serial = telegram.classification, draft.head.serial
    year = draft.year or FIRST_WITH_SIX_DIGITS
    if level in CLASSIFIED and year >= FIRST_WITH_SPACING and (at := line.find(level.value)) >= 0:
        draft.find("RT213", (start + at, start + at + len(level.value)), form=spaced(level))
    if serial is not None and year >= FIRST_WITH_SIX_DIGITS and f"{serial:0{SERIAL_DIGITS}}" not in line:
        _check_zeros(draft)


def _check_zeros(draft: Draft) -> None:
    place = draft.place_of("key.serial")
    if place is None:
        return
    start, end = place
    while draft.text[start - 1] == "0":
        start -= 1
    if end - start < SERIAL_DIGITS:
        draft.find("RT212", (start, end), form=draft.text[start:end].zfill(SERIAL_DIGITS))


def check_captions(draft: Draft, telegram: Telegram) -> None:
    """Each caption stands once; a word among them that no table knows is named.

    SIPDIS stands twice in a fifth of the published telegrams of 2006 to 2008: the network put it in again.
    """
    first, labels = draft.class_line, draft.head.labels
    if first is None or not labels:
        return
    stretch = (first[1], min(place[0] for place in labels.values()))
    block = draft.text[first[0] : stretch[1]]
    for name in telegram.captions:
        if (
            name != "SIPDIS"
            and block.count(name) > 1
            and (place := _second(draft, name, (first[0], stretch[1]))) is not None
        ):
            draft.find("RT216", place, caption=name)
    if draft.unplaced_lines:
        for place in _unknown_captions(draft.text, stretch):
            draft.find("RT215", place, caption=draft.text[place[0] : place[1]])


def _second(draft: Draft, name: str, within: Place) -> Place | None:
    """Return the second place of a caption by the marks of its field, None where it stands once."""
    places = [(s, e) for s, e, _, field in draft.marks if field and field.startswith("captions[")]
    places = [(s, e) for s, e in places if within[0] <= s < within[1] and draft.text[s:e].upper() == name]
    return places[1] if len(places) > 1 else None


def _unknown_captions(text: str, within: Place) -> Iterator[Place]:
    at = within[0]
    for line in text[within[0] : within[1]].splitlines(keepends=True):
        word = line.strip()
        if _may_be_caption(word):
            start = at + line.index(word)
            yield start, start + len(word)
        at += len(line)


def _may_be_caption(word: str) -> bool:
    """One or two words in capitals alone on a line, no caption of the table, no passing line, no line of the heading."""
    if not 4 <= len(word) <= 30 or not word.isupper() or word.count(" ") > 1 or not word.replace(" ", "").isalpha():
        return False
    return not word.startswith(_HEADING_WORDS) and read_captions(word) is None and not is_pass_line(word)


_HEADING_WORDS: Final = (
    "FM ",
    "TO ",
    "INFO ",
    "FROM ",
    "ZNR ",
    "ZNY ",
    "AMEMB",
    "AMCON",
    "RR ",
    "PP ",
    "OO ",
    "RUE",
    "SEC",
)


def check_order(draft: Draft, telegram: Telegram) -> None:
    """The E.O. line: an order in force, a code or a date of that order, fitting the level."""
    order = telegram.executive_order
    if order is None:
        if telegram.classification in CLASSIFIED and (draft.year or FIRST_WITH_TAGS) >= FIRST_WITH_TAGS:
            draft.find("RT209", draft.class_line, classification=telegram.classification)
        return
    _check_number(draft, telegram, order)
    _check_date(draft, telegram, order)
    _check_code(draft, telegram, order)


def _check_number(draft: Draft, telegram: Telegram, order: ExecutiveOrder) -> None:
    if not order.number:
        return
    rule = executive_order(order.number)
    if rule is None:
        draft.find("RT220", draft.place_of("executive_order.number"), number=order.number)
    elif telegram.date is not None and not rule.in_force(telegram.date.date()):
        place = draft.place_of("executive_order.text")
        draft.find("RT206", place, number=order.number, date=telegram.date.date())


def _check_date(draft: Draft, telegram: Telegram, order: ExecutiveOrder) -> None:
    date, sent = order.declassify_on, telegram.date
    if date is None:
        return
    code = None
    if telegram.classification is Classification.UNCLASSIFIED:
        code = "RT210"
    elif sent is not None and date < sent.date():
        code = "RT207"
    elif sent is not None and date.year > sent.year + LONGEST_CLASSIFICATION and not order.exemption:
        code = "RT218"
    if code is not None:
        draft.find(code, draft.place_of("executive_order.text"), date=date, years=LONGEST_CLASSIFICATION)


def _check_code(draft: Draft, telegram: Telegram, order: ExecutiveOrder) -> None:
    if order.exemption is not None:
        if _is_of_another_order(order):
            place = draft.place_of("executive_order.text")
            draft.find("RT217", place, code=order.exemption, number=order.number)
    elif order.declassify_on is None and telegram.classification in CLASSIFIED:
        if _NOT_APPLICABLE.match(order.text):
            place = draft.place_of("executive_order.text")
            draft.find("RT219", place, classification=telegram.classification)
        elif _DECL_ONLY.match(order.text):
            place = draft.place_of("executive_order.text") or draft.head.labels.get("executive_order")
            draft.find("RT221", place, printed=order.text)


def _is_of_another_order(order: ExecutiveOrder) -> bool:
    number = order.number
    if number is None or order.exemption is None or executive_order(number) is None:
        return False
    return not all(_is_code_of(number, code) for code in _codes(order.exemption))


def _is_code_of(number: str, code: str) -> bool:
    """Look a code up as it stands (50X1-HUM) and, where it begins with a figure, without its tail (25X1-human)."""
    return eo_code(number, code) is not None or (code[0].isdigit() and eo_code(number, code.split("-")[0]) is not None)


def _codes(exemption: str) -> list[str]:
    """Return the single codes: `X1,X5` has two; 1.6X6 is the older way to write X6."""
    parts = [p for p in re.split(r"[,/&]|AND", exemption) if p]
    return [f"X{p[-1]}" if p.startswith("1.6") or len(p) == 1 else p for p in parts]


def check_subject(draft: Draft, telegram: Telegram) -> None:
    """A subject that carries a mark is not marked above the whole."""
    subject, overall = telegram.subject, telegram.classification
    if subject is None or overall is None or not (subject[0] == "(" or subject[-1] == ")"):
        return
    for match in (_SUBJECT_MARK.match(subject), _SUBJECT_MARK.search(subject, max(len(subject) - 24, 0))):
        level = portion_level(match["portion"]) if match is not None else None
        if match is not None and level is not None and level.rank > overall.rank:
            draft.find("RT227", draft.place_of("subject"), portion=match["portion"], classification=overall)
            return
