"""Checks of one telegram against the rules of the format; each names its row in the table of findings.

A check is a function of the draft and the telegram that records findings. The list at the end is the order of the report.
"""

from collections.abc import Callable
from typing import Final

from reftel.codes import Classification, ReferenceKind, TagKind, executive_order, post, station_of_designator
from reftel.telegram import Finding, Paragraph, Place, Telegram, mrn_of
from reftel.wire.dates import read_filed
from reftel.wire.draft import Draft
from reftel.wire.levels import SECURITY_LETTERS, portion_level

EXCLUSIVE: Final = ("NODIS", "EXDIS", "STADIS")
"""Captions that narrow distribution, so that SIPDIS, which widens it, contradicts them."""

CLASSIFIED: Final = frozenset({Classification.CONFIDENTIAL, Classification.SECRET, Classification.TOP_SECRET})


def check_telegram(draft: Draft, telegram: Telegram) -> tuple[Finding, ...]:
    """Run every check; returns the findings of reading and of checking in the order of the text."""
    for check in CHECKS:
        check(draft, telegram)
    return tuple(sorted(draft.findings, key=lambda f: (f.span or (0, 0), f.code)))


def _heading(draft: Draft, telegram: Telegram) -> None:
    if telegram.date is None and draft.date_time_group is None:
        draft.find("RT106", None)
    has_heading = telegram.transmission is not None or telegram.date is not None
    if has_heading and telegram.originator is None:
        draft.find("RT107", None)
    if has_heading and telegram.originator is not None and not telegram.action_addressees:
        draft.find("RT108", None)


def _filing_day(draft: Draft, telegram: Telegram) -> None:
    filed = draft.transmission.get("filed")
    if not filed or telegram.date is None or not filed[0].isdigit():
        return
    moment = read_filed(filed[0], telegram.date)
    sent = telegram.date.timetuple().tm_yday
    if moment is None or not -1 <= (moment.date() - telegram.date.date()).days <= 1:
        draft.find("RT101", (filed[1], filed[2]), filed=int(filed[0][:3]), sent=f"day {sent}")


def _security(draft: Draft, telegram: Telegram) -> None:
    level = SECURITY_LETTERS.get(draft.transmission.get("security_letter", ""))
    text = telegram.classification
    if level is None or text is None or level is text:
        return
    if {level, text} == {Classification.UNCLASSIFIED, Classification.LIMITED_OFFICIAL_USE}:
        return  # LIMITED OFFICIAL USE travels under U or E
    draft.find("RT102", draft.class_line, security=level.value, classification=text.value)


def _serials(draft: Draft, telegram: Telegram) -> None:
    de, own = draft.transmission.get("serial"), draft.head.serial
    if de is not None and own is not None and not _is_serial_of(de, own):
        draft.find("RT103", draft.class_line, transmission=de, text=own)
    serial = own if own is not None else de
    for printed, place in draft.page_serials:
        if serial is not None and not _is_serial_of(printed, serial):
            draft.find("RT105", place, printed=printed, serial=serial)


def _is_serial_of(printed: int, serial: int) -> bool:
    """Answer whether the transmission's number is this serial: it keeps the last four digits (09STATE69224: #9224)."""
    return printed in (serial, serial % 10_000)


def _station(draft: Draft, telegram: Telegram) -> None:
    printed = draft.head.station_printed
    if printed is None or telegram.originator is None:
        return
    station = station_of_designator(telegram.originator)
    if station and station != printed and post(station) is not None and post(printed) is not None:
        draft.find("RT109", draft.class_line, originator=telegram.originator, station=printed)


def _text_block(draft: Draft, telegram: Telegram) -> None:
    seen = draft.head.seen
    if draft.head.classification is None:
        draft.find("RT201", None)
    if not telegram.tags and (draft.year is None or draft.year >= 1974):  # TAGS began in March 1973
        draft.find("RT202", None)
    if telegram.subject is None and seen:
        draft.find("RT205", None)
    for tag in telegram.tags:
        if tag.kind is TagKind.UNKNOWN:
            draft.find("RT204", _place_of(draft, tag.code, "tags"), code=tag.code, year=draft.year or "an unknown year")


def _place_of(draft: Draft, printed: str, kind: str) -> Place | None:
    return next(
        ((s, e) for s, e, k, f in draft.marks if k == kind and f and draft.text[s:e].upper().startswith(printed[:12])),
        None,
    )


def _order(draft: Draft, telegram: Telegram) -> None:
    order = telegram.executive_order
    classified = telegram.classification in CLASSIFIED
    place = _field_place(draft, "executive_order.text")
    if order is None:
        if classified and (draft.year or 1974) >= 1974:  # E.O. lines are usual since TAGS began
            draft.find("RT209", draft.class_line, classification=telegram.classification)
        return
    if order.number and telegram.date is not None:
        rule = executive_order(order.number)
        if rule is not None and not rule.in_force(telegram.date.date()):
            draft.find("RT206", place, number=order.number, date=telegram.date.date())
    if order.declassify_on is not None:
        if telegram.date is not None and order.declassify_on < telegram.date.date():
            draft.find("RT207", place, date=order.declassify_on)
        if telegram.classification is Classification.UNCLASSIFIED:
            draft.find("RT210", place, date=order.declassify_on)


def _field_place(draft: Draft, path: str) -> Place | None:
    return draft.place_of(path)


def _classifier(draft: Draft, telegram: Telegram) -> None:
    if telegram.classification not in CLASSIFIED or (draft.year or 1996) < 1996:  # reasons came with E.O. 12958
        return
    by = telegram.classified_by
    if by is None:
        draft.find("RT402", draft.class_line, classification=telegram.classification)
    elif not by.reasons:
        draft.find("RT401", _field_place(draft, "classified_by.text"))


def _captions(draft: Draft, telegram: Telegram) -> None:
    for name in EXCLUSIVE:
        if name in telegram.captions and "SIPDIS" in telegram.captions:
            draft.find(
                "RT403", _field_place(draft, f"captions[{telegram.captions.index(name)}]"), first="SIPDIS", second=name
            )


def _portions(draft: Draft, telegram: Telegram) -> None:
    overall = telegram.classification
    numbered = [(i, b) for i, b in enumerate(telegram.body) if isinstance(b, Paragraph) and b.number is not None]
    if overall is None or not numbered:
        return
    for index, block in numbered:
        level = portion_level(block.portion) if block.portion else None
        if level is not None and level.rank > overall.rank:
            place = _field_place(draft, f"body[{index}].portion")
            draft.find("RT304", place, number=block.number, portion=block.portion, classification=overall)
    unmarked = [block.number for _, block in numbered if block.portion is None]
    if overall in CLASSIFIED and unmarked and (draft.year or 0) >= 1996 and not _covers_all(numbered[0][1], draft):
        numbers = ", ".join(str(n) for n in unmarked[:12]) + (" …" if len(unmarked) > 12 else "")
        draft.find("RT302", None, classification=overall, numbers=numbers)


def _covers_all(first: Paragraph, draft: Draft) -> bool:
    """True where the first mark says that it covers the entire text."""
    return first.portion is not None and draft.entire_text


def _signature(draft: Draft, telegram: Telegram) -> None:
    if telegram.signature is None and telegram.body:
        draft.find("RT306", None)
    if telegram.transmission is not None and not draft.end_seen:
        draft.find("RT504", None)


def _sections(draft: Draft, telegram: Telegram) -> None:
    sections = telegram.sections
    if sections is not None and len(sections.markers_seen) < sections.of:
        draft.find("RT503", None, of=sections.of, seen=", ".join(map(str, sections.markers_seen)) or "none")
    if draft.repeats:
        draft.find("RT501", draft.repeats[0], times=len(draft.repeats) + 1)


def _references(draft: Draft, telegram: Telegram) -> None:
    for index, reference in enumerate(telegram.references):
        place = _field_place(draft, f"references[{index}].text")
        if reference.kind is ReferenceKind.OTHER:
            draft.find("RT601", place, text=reference.text)
        elif reference.key is not None and reference.key == telegram.key:
            draft.find("RT602", place, mrn=mrn_of(reference.key) or reference.text)


def _unplaced(draft: Draft, telegram: Telegram) -> None:
    if draft.unplaced_lines:
        draft.find("RT901", None, count=draft.unplaced_lines)


CHECKS: Final[tuple[Callable[[Draft, Telegram], None], ...]] = (
    _heading,
    _filing_day,
    _security,
    _serials,
    _station,
    _text_block,
    _order,
    _classifier,
    _captions,
    _portions,
    _signature,
    _sections,
    _references,
    _unplaced,
)
