"""Checks of the transmission heading: format lines 1 to 10 against each other and against the class line. Source: ACP 127."""

from functools import lru_cache
from typing import Final

from reftel.codes import (
    Classification,
    Precedence,
    is_station,
    post,
    routing_indicator,
    station_of_designator,
)
from reftel.telegram import Telegram
from reftel.wire.draft import Draft
from reftel.wire.levels import CLASSIFIED, SECURITY_LETTERS
from reftel.wire.text_block.class_line import SECTION

LONGEST_LINE: Final = 69
"""Characters of a format line, blanks included. Source: ACP 127."""

MEMORY: Final = 4096
"""Pairs of indicator and designator remembered at most; they come from untrusted text."""

_URGENCY: Final = {precedence: rank for rank, precedence in enumerate(reversed(Precedence))}


def check_parts(draft: Draft, telegram: Telegram) -> None:
    """Name the parts of the heading that are missing."""
    if telegram.date is None and draft.date_time_group is None:
        draft.find("RT106", None)
    has_heading = telegram.transmission is not None or telegram.date is not None
    if has_heading and telegram.originator is None:
        draft.find("RT107", None)
    if has_heading and telegram.originator is not None and not telegram.action_addressees:
        draft.find("RT108", None)


def check_long_lines(draft: Draft, telegram: Telegram) -> None:
    """A line of the heading holds at most 69 characters; one finding names the first of them."""
    if draft.class_line is None or telegram.transmission is None:
        return
    text, at, stop = draft.text, draft.extent[0], draft.class_line[0]
    if len(max(text[at:stop].split("\n"), key=len)) <= LONGEST_LINE:  # as in nearly every telegram
        return
    while at < stop:
        end = text.find("\n", at, stop)
        end = stop if end < 0 else end
        if end - at > LONGEST_LINE and (length := len(text[at:end].rstrip())) > LONGEST_LINE:
            draft.find("RT125", (at, at + length), length=length)
            return
        at = end + 1


def check_precedence(draft: Draft, telegram: Telegram) -> None:
    """The called-stations line carries the highest precedence; nobody gets the telegram faster than it travels."""
    pair, sent = telegram.precedence, telegram.transmission
    if pair is None:
        return
    if sent is not None and sent.precedences and not _is_same(sent.precedences[0], pair.action):
        draft.find("RT111", draft.place_of("transmission.precedences[0]"), called=sent.precedences[0], dtg=pair.action)
    if pair.info is not None and _URGENCY[pair.info] > _URGENCY[pair.action]:
        draft.find("RT115", draft.place_of("precedence.info"), action=pair.action, info=pair.info)
    if pair.action is Precedence.FLASH and pair.info not in {None, Precedence.FLASH}:
        draft.find("RT124", draft.place_of("precedence.info"), info=pair.info)
    for name, addressees in (("action", telegram.action_addressees), ("info", telegram.info_addressees)):
        for index, addressee in enumerate(addressees):
            word = addressee.precedence
            if word is not None and _URGENCY[word] > _URGENCY[pair.action] and not _is_same(word, pair.action):
                place = draft.place_of(f"{name}_addressees[{index}].precedence")
                draft.find("RT116", place, designator=addressee.designator, word=word, dtg=pair.action)


def _is_same(one: Precedence, other: Precedence) -> bool:
    """NIACT IMMEDIATE is IMMEDIATE on the wire: both have the prosign O. Source: 5 FAH-2 H-421."""
    return one is other or {one, other} == {Precedence.IMMEDIATE, Precedence.NIACT_IMMEDIATE}


def check_called(draft: Draft, telegram: Telegram) -> None:
    """Each station is called once."""
    sent = telegram.transmission
    if sent is None or len(set(sent.routing_indicators)) == len(sent.routing_indicators):
        return
    for index, indicator in enumerate(sent.routing_indicators):
        if indicator in sent.routing_indicators[:index]:
            draft.find("RT112", draft.place_of(f"transmission.routing_indicators[{index}]"), indicator=indicator)
            return


def check_filing(draft: Draft, telegram: Telegram) -> None:
    """The filing time is that of the date-time group or a little later, across New Year as well."""
    filed = draft.transmission.get("filed")
    if not filed or telegram.date is None or not filed[0].isdigit():
        return
    moment = telegram.transmission.filed_at if telegram.transmission is not None else None
    place = (filed[1], filed[2])
    if moment is None or not -1 <= (moment.date() - telegram.date.date()).days <= 1:
        draft.find("RT101", place, filed=int(filed[0][:3]), sent=f"day {telegram.date.timetuple().tm_yday}")
    elif moment < telegram.date:
        draft.find("RT113", place, filed=f"{moment:%H:%M}", sent=f"{telegram.date:%H:%M}")


def check_security(draft: Draft, telegram: Telegram) -> None:
    """The security line names the level of the class line; ZNR is for unclassified telegrams only."""
    security = draft.transmission.get("security")
    level = SECURITY_LETTERS.get(draft.transmission.get("security_letter", ""))
    if level is None or security is None:
        return
    if level in CLASSIFIED and "ZNR" in security:
        draft.find("RT114", draft.place_of("transmission.security"), level=level)
    text = draft.head.classification or telegram.classification
    if text is None or level is text:
        return
    if {level, text} == {Classification.UNCLASSIFIED, Classification.LIMITED_OFFICIAL_USE}:
        return  # LIMITED OFFICIAL USE travels under U or E
    draft.find("RT102", draft.class_line, security=level.value, classification=text.value)


def check_zone(draft: Draft, telegram: Telegram) -> None:
    """Telegrams of the Department are dated in Zulu time."""
    printed = draft.date_time_group
    if printed is not None and printed[6:].lstrip()[:1] not in {"Z", ""} and telegram.date is not None:
        draft.find("RT117", draft.date_place, zone=printed[6:].lstrip()[:1])


def check_addressees(draft: Draft, telegram: Telegram) -> None:
    """Nobody is listed twice; only members of a collective can be exempted from it."""
    seen: set[tuple[str | None, str]] = set()
    for name, addressees in (("action", telegram.action_addressees), ("info", telegram.info_addressees)):
        for index, addressee in enumerate(addressees):
            pair = (addressee.routing_indicator, addressee.designator)
            if pair in seen:
                place = draft.place_of(f"{name}_addressees[{index}].designator")
                draft.find("RT118", place, designator=addressee.designator)
            seen.add(pair)
            if pair[0] is not None and (owner := _real_owner(pair[0], pair[1])):
                place = draft.place_of(f"{name}_addressees[{index}].routing_indicator")
                draft.find("RT120", place, indicator=pair[0], designator=pair[1], owner=owner)
    if telegram.exempt_addressees and not any(
        a.collective for a in (*telegram.action_addressees, *telegram.info_addressees)
    ):
        draft.find("RT119", draft.place_of("exempt_addressees[0].designator"))


@lru_cache(maxsize=MEMORY)
def _real_owner(indicator: str, designator: str) -> str:
    """Return whose routing indicator stands before a post, empty where it is its own or nobody knows.

    Those of agencies and commands stand for many and are not compared.
    """
    if not indicator.startswith("RUEH") or not designator.startswith(("AMEMB", "AMCON")):
        return ""
    station = station_of_designator(designator)
    return _other_stations(indicator, station) if is_station(station) else ""


def _other_stations(indicator: str, station: str) -> str:
    """Return the addressees of an indicator, empty where the station is among them or the tables do not know."""
    names = [row.addressee for row in routing_indicator(indicator) if row.is_verified]
    held = post(station)
    if held is None or indicator in held.routing_indicators:
        return ""
    owners = [post(station_of_designator(name.partition(" (")[0])) for name in names]
    if any(owner is None or owner.country_iso2 == held.country_iso2 for owner in owners):
        return ""  # posts move and are renamed, and missions share the indicator of their embassy
    return ", ".join(names[:2])


def check_station(draft: Draft, telegram: Telegram) -> None:
    """DE line, FM line and class line name one post, and the tables know it."""
    printed, originator = draft.head.station_printed, telegram.originator
    station = station_of_designator(originator) if originator is not None else None
    if (
        printed is not None
        and station
        and station != printed
        and post(station) is not None
        and post(printed) is not None
    ):
        draft.find("RT109", draft.class_line, originator=originator, station=printed)
    if telegram.station is not None and not is_station(telegram.station):
        draft.find("RT122", draft.place_of("key.station") or draft.place_of("originator"), station=telegram.station)
    indicator = draft.transmission.get("station_indicator")
    if indicator is None or station is None:
        return
    if others := _other_stations(indicator, station):
        place = draft.place_of("transmission.station_indicator")
        draft.find("RT121", place, indicator=indicator, originator=originator, owner=others)


def check_serials(draft: Draft, telegram: Telegram) -> None:  # noqa: ARG001 - every check has the same shape
    """One serial number stands in DE line, class line, page lines and validation number; one section in the first two."""
    de, own = draft.transmission.get("serial"), draft.head.serial
    if de is not None and own is not None and not _is_serial_of(de, own):
        draft.find("RT103", draft.class_line, transmission=de, text=own)
    serial = own if own is not None else de
    for printed, place in draft.page_serials:
        if serial is not None and not _is_serial_of(printed, serial):
            draft.find("RT105", place, printed=printed, serial=serial)
    section = draft.transmission.get("section")
    if section is not None and draft.class_line is not None:
        match = SECTION.search(draft.text, *draft.class_line)
        if match is not None and match["number"] and int(match["number"]) != section:
            draft.find("RT123", match.span(), transmission=section, text=int(match["number"]))


def _is_serial_of(printed: int, serial: int) -> bool:
    """Answer whether the transmission's number is this serial: it keeps the last four digits (09STATE69224: #9224)."""
    return printed in (serial, serial % 10_000)
