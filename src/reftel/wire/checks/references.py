"""Checks of references and of the pointers in the text: to earlier telegrams that exist, by labels and paragraphs that exist."""

import re
from typing import Final

from reftel.codes import ReferenceKind, is_station
from reftel.telegram import Key, Paragraph, Pointer, Reference, Telegram, mrn_of
from reftel.wire.draft import Draft

LONGEST_SERIAL: Final = 99_999
"""Highest number of a post in a year; the Department's own go to six digits. Source: published identifiers."""

_LETTER: Final = re.compile(r"\b[A-Z]\b")

_OWN_PARAGRAPH: Final = ("see ", "see also ", "cf. ")
"""Words before a paragraph's number that say it is one of this telegram."""


def check_references(draft: Draft, telegram: Telegram) -> None:
    """Each reference names one earlier telegram or document of a known station, once."""
    seen: set[Key] = set()
    labels = ""
    for index, reference in enumerate(telegram.references):
        path = f"references[{index}].text"
        if reference.kind is ReferenceKind.OTHER:
            draft.find("RT601", draft.place_of(path), text=reference.text)
        if reference.label is not None:
            if (
                labels
                and reference.label not in {labels, chr(ord(labels) + 1)}
                and reference.kind is not ReferenceKind.OTHER
            ):
                draft.find("RT609", draft.place_of(path), label=reference.label, before=labels)
            labels = reference.label if len(reference.label) == 1 else ""
        if reference.key is None:
            continue
        _check_key(draft, telegram, reference, path)
        if reference.key in seen:
            draft.find("RT608", draft.place_of(path), text=reference.text)
        seen.add(reference.key)


def _check_key(draft: Draft, telegram: Telegram, reference: Reference, path: str) -> None:
    key, own = reference.key, telegram.key
    if key is None:
        return
    if key == own:
        draft.find("RT602", draft.place_of(path), mrn=mrn_of(key) or reference.text)
    elif own is not None and _is_later(key, own):
        draft.find("RT603", draft.place_of(path), text=reference.text, mrn=mrn_of(own) or "this one")
    if key.serial > LONGEST_SERIAL and (key.station != "STATE" or key.serial > 10 * LONGEST_SERIAL):
        draft.find("RT610", draft.place_of(path), text=reference.text)
    if not is_station(key.station):
        draft.find("RT607", draft.place_of(path), station=key.station)


def _is_later(key: Key, own: Key) -> bool:
    if key.year is None or own.year is None:
        return False
    return key.year > own.year or (key.year == own.year and key.station == own.station and key.serial > own.serial)


def check_pointers(draft: Draft, telegram: Telegram) -> None:
    """Each pointer finds its reference or its paragraph; of one kind of fault the first is named."""
    if not telegram.pointers:
        return
    labels = {reference.label for reference in telegram.references if reference.label}
    found: set[str] = set()
    for pointer in telegram.pointers:
        code = _pointer_fault(draft, telegram, pointer, labels)
        if code is not None and code not in found:
            draft.find(code, pointer.span, pointer=pointer.text)
            found.add(code)


def _pointer_fault(draft: Draft, telegram: Telegram, pointer: Pointer, labels: set[str]) -> str | None:
    if pointer.kind == "paragraph":
        return "RT606" if _points_nowhere(draft, telegram, pointer) else None
    if pointer.kind != "reference" or pointer.target is not None:
        return None
    if not telegram.references:
        return "RT605"
    letters = _LETTER.findall(pointer.text)
    return "RT604" if labels and any(letter not in labels for letter in letters) else None


def _points_nowhere(draft: Draft, telegram: Telegram, pointer: Pointer) -> bool:
    """ "Para 17" may be of any paper; only one that is said to be here (see para 17; para 17 above) must exist."""
    target = pointer.target
    if target is None or not target.isdigit():
        return False
    numbers = [b.number for b in telegram.body if isinstance(b, Paragraph) and b.number is not None]
    if not numbers or int(target) in range(1, max(numbers) + 1):
        return False
    start, end = pointer.span
    before = draft.text[max(start - 9, 0) : start].lower()
    return pointer.text.lower().endswith((" above", " below")) or (
        before.endswith(_OWN_PARAGRAPH) and draft.text[end : end + 1] in {")", ".", "]"}
    )
