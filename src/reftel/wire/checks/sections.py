"""Checks of sections and page lines: complete, in order, of one telegram. Source: ACP 127; forms from the collections."""

from reftel.telegram import Place, Telegram
from reftel.wire.draft import Draft
from reftel.wire.furniture import PAGE_LINE

SERIAL_DIGITS = 8
"""Digits of the serial number on a page line, zeros before it."""


def check_sections(draft: Draft, telegram: Telegram) -> None:
    """Each section shows its marker, none beyond the total; a repeated block is named."""
    sections = telegram.sections
    if sections is not None and len(sections.markers_seen) < sections.of:
        draft.find("RT503", None, of=sections.of, seen=", ".join(map(str, sections.markers_seen)) or "none")
    if sections is not None and sections.markers_seen and sections.markers_seen[-1] > sections.of:
        draft.find("RT506", None, number=sections.markers_seen[-1], of=sections.of)
    if draft.repeats:
        draft.find("RT501", draft.repeats[0], times=len(draft.repeats) + 1)


def check_page_lines(draft: Draft, telegram: Telegram) -> None:  # noqa: ARG001 - every check has the same shape
    """Page lines count up, agree on the number of sections, and print the serial number with eight digits."""
    if not draft.page_serials:
        return
    before, total = (0, 0), None
    found: set[str] = set()
    for _, place in draft.page_serials:
        match = PAGE_LINE.match(draft.text[place[0] : place[1]])
        if match is None:  # the validation number is kept among them
            continue
        here = (int(match["number"]), int(match["page"] or 0))
        if here <= before:
            _once(draft, found, "RT505", place, here=_spell(here), before=_spell(before))
        if total is not None and int(match["total"]) != total:
            _once(draft, found, "RT507", place, here=int(match["total"]), before=total)
        if len(match["serial"]) < SERIAL_DIGITS:
            start = place[0] + match.start("serial")
            form = match["serial"].zfill(SERIAL_DIGITS)
            draft.find("RT508", (start, start + len(match["serial"])), form=form)
        before, total = here, int(match["total"])


def _once(draft: Draft, found: set[str], code: str, place: Place, /, **facts: object) -> None:
    if code not in found:
        draft.find(code, place, **facts)
        found.add(code)


def _spell(marker: tuple[int, int]) -> str:
    return f"{marker[0]}.{marker[1]}" if marker[1] else str(marker[0])
