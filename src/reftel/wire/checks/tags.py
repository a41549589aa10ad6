"""Checks of the TAGS line: what a code means depends on the year, and two-letter codes were not those of ISO until about 2015.

Source: TAGS handbook of 1974; 5 FAH-3.
"""

from functools import lru_cache
from typing import Final

import msgspec

from reftel.codes import TagKind, TagMeaning, post, state_code_for_iso, tag_meanings
from reftel.telegram import Tag, Telegram
from reftel.wire.draft import Draft

MEMORY: Final = 4096
LONGEST_TAGS: Final = 600
"""Characters of the TAGS line in which a code is looked for that stands twice."""

_SUBJECTS: Final = frozenset({TagKind.SUBJECT, TagKind.UNKNOWN})
_OLD: Final = (TagKind.GEOGRAPHIC, TagKind.SUBJECT)


class IsoReading(msgspec.Struct, frozen=True):
    """A two-letter code read as ISO's: the country, the Department's TAG for it, what the code itself stands for."""

    country: str
    code: str
    own_name: str | None


def check_tags(draft: Draft, telegram: Telegram) -> None:
    """Each code is known, of its year, and the Department's own; one of them is a subject."""
    year = draft.year
    is_subject = False
    for index, tag in enumerate(telegram.tags):
        kind = tag.kind
        is_subject = is_subject or kind in _SUBJECTS
        if _is_plain(tag.code, kind, year):
            continue
        if kind is TagKind.UNKNOWN:
            draft.find("RT204", _place(draft, index), code=tag.code, year=year or "an unknown year")
        elif kind is TagKind.PROGRAM:
            if (better := main_code(tag.code)) is not None:
                draft.find("RT226", _place(draft, index), code=tag.code, better=better)
        elif year is not None:
            _check_year(draft, telegram, index, year)
    if telegram.tags and not is_subject:
        draft.find("RT225", draft.head.labels.get("tags"))
    _check_twice(draft, telegram)


@lru_cache(maxsize=MEMORY)
def _is_plain(code: str, kind: TagKind, year: int | None) -> bool:
    """True for most codes: known, in force that year, no other spelling of another and no other country's in ISO."""
    if kind is TagKind.UNKNOWN:
        return False
    if kind is TagKind.PROGRAM:
        return main_code(code) is None
    if year is None:
        return True
    if kind is TagKind.GEOGRAPHIC and read_as_iso(code, year) is not None:
        return False
    return kind not in _OLD or not _is_out_of_date(code, kind, year)


def _place(draft: Draft, index: int) -> tuple[int, int] | None:
    return draft.place_of(f"tags[{index}].code")


def _check_year(draft: Draft, telegram: Telegram, index: int, year: int) -> None:
    tag = telegram.tags[index]
    if tag.kind is TagKind.GEOGRAPHIC and (iso := suggested(tag, telegram, year)) is not None:
        facts = {"code": tag.code, "country": iso.country, "better": iso.code, "year": year}
        draft.find("RT223", _place(draft, index), **facts)
    elif _is_out_of_date(tag.code, tag.kind, year):
        draft.find("RT222", _place(draft, index), code=tag.code, year=year, years=_years(tag.code))


@lru_cache(maxsize=MEMORY)
def main_code(code: str) -> str | None:
    """Return the program TAG for which this one is another spelling (KNPP of KNNP), None where it is none."""
    held = tag_meanings(code)
    return held[0].same_as if held and held[0].same_as != code else None


@lru_cache(maxsize=MEMORY)
def _is_out_of_date(code: str, kind: TagKind, year: int) -> bool:
    held = [meaning for meaning in tag_meanings(code) if meaning.kind is kind]
    return bool(held) and not any(meaning.in_force(year) for meaning in held)


def _years(code: str) -> str:
    return "; ".join(f"{m.valid_from or ''} to {m.valid_to or 'now'}".strip() for m in tag_meanings(code)[:3])


def suggested(tag: Tag, telegram: Telegram, year: int) -> IsoReading | None:
    """Return the Department's code where this one is ISO's, None where the code means what it says.

    A code without meaning in that year can only be ISO's. One that has another country's meaning (CN, the Comoros) is
    taken for ISO's where that country's post sent it or the subject names that country and not the other, and the right
    code is absent.
    """
    iso = read_as_iso(tag.code, year)
    if iso is None or any(other.code == iso.code for other in telegram.tags):
        return None
    if iso.own_name is None or _speaks_of(telegram, tag.code, iso):
        return iso
    return None


def _speaks_of(telegram: Telegram, code: str, iso: IsoReading) -> bool:
    held = post(telegram.station) if telegram.station is not None else None
    if held is not None and held.country_iso2 == code and held.geo_tag == iso.code:
        return True
    subject = (telegram.subject or "").upper()
    return iso.country.upper() in subject and (iso.own_name or "").upper() not in subject


@lru_cache(maxsize=MEMORY)
def read_as_iso(code: str, year: int) -> IsoReading | None:
    """Read a code as ISO's for a year in which the Department's code of that country was another."""
    better = state_code_for_iso(code, year)
    if better is None or better == code:
        return None
    held = [meaning for meaning in tag_meanings(better) if meaning.in_force(year) and meaning.iso2 == code]
    own = [meaning for meaning in tag_meanings(code) if meaning.in_force(year) and meaning.kind is TagKind.GEOGRAPHIC]
    name = _name(held)
    return IsoReading(country=name, code=better, own_name=_name(own)) if name is not None else None


def _name(held: list[TagMeaning]) -> str | None:
    return held[0].name if held else None


def _check_twice(draft: Draft, telegram: Telegram) -> None:
    label = draft.head.labels.get("tags")
    if label is None or not telegram.tags:
        return
    stop = label[1] + LONGEST_TAGS
    for start, _ in draft.head.labels.values():
        if label[0] < start < stop:
            stop = start
    words = draft.text[label[1] : stop].replace(",", " ").split()
    if len(words) <= len(telegram.tags):
        return
    known = {tag.code for tag in telegram.tags}
    seen: set[str] = set()
    at = label[1]
    for word in words:
        at = draft.text.index(word, at)
        code = word.upper().strip(".;:()")
        if code in seen and _stands_in_tags(draft, at):
            draft.find("RT224", (at, at + len(word)), code=code)
        if code in known:
            seen.add(code)
        at += len(word)


def _stands_in_tags(draft: Draft, at: int) -> bool:
    """True up to the end of the line on which the last code of the TAGS line stands."""
    last = max((end for _, end, kind, field in draft.marks if kind == "tags" and field), default=0)
    return at < (end if (end := draft.text.find("\n", last)) >= 0 else len(draft.text))
