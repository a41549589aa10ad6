"""The text block read again: what differs from the first, and what only the repeat has."""

from typing import Final

from reftel.telegram import Reference
from reftel.wire.draft import Head
from reftel.wire.text_block.classified_by import completed

COMPARED: Final = ("classification", "executive_order", "tags", "subject", "references", "classified_by")


def merge_repeat(first: Head, again: Head) -> list[str]:
    """Take over what only the repeat says; return the names of the fields that differ.

    A newspaper cuts the first block short with an ellipsis; the repeat then has the whole.
    """
    differing = [name for name in COMPARED if _differs(first, again, name)]
    if first.captions and again.captions and set(first.captions) != set(again.captions):
        differing.insert(1 if "classification" in differing else 0, "captions")
    for name in COMPARED:
        if not getattr(first, name) and getattr(again, name):
            setattr(first, name, getattr(again, name))
    if first.subject and again.subject and _is_cut(first.subject):
        first.subject = again.subject
    first.classified_by = completed(first.classified_by, again.classified_by)
    first.captions.extend(name for name in again.captions if name not in first.captions)
    known = {_identity(reference) for reference in first.references}
    first.references.extend(r for r in again.references if r.key and _identity(r) not in known)
    if not first.pass_lines:
        first.pass_lines.extend(again.pass_lines)
    return differing


def _differs(first: Head, again: Head, name: str) -> bool:
    old, new = getattr(first, name), getattr(again, name)
    return bool(old) and bool(new) and old != new


def _is_cut(text: str) -> bool:
    return text.endswith(("...", "…"))


def _identity(reference: Reference) -> object:
    return reference.key or reference.text
