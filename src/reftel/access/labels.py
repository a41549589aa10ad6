"""Labels: the level and the controls of one version, and the canonical string that the index carries for them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Self

import msgspec

from reftel.codes import Classification, captions
from reftel.errors import ArchiveError
from reftel.telegram import Heading, Telegram, walk

UNMARKED: Final = "UNMARKED"
"""The control of a text that says no classification: whoever may read it must be trusted with surprises."""

UNREADABLE: Final = "UNREADABLE CAPTION"
"""The control that stands for a caption without a single letter or digit."""

LONGEST_CONTROL: Final = 60
"""Longer captions are damage; they are cut, because every different one makes a label class of its own."""

MEMORY: Final = 4096
"""Captions and classes remembered at most; bounded, because they come from untrusted text."""

_CONTROL: Final = re.compile(r"[A-Z0-9](?:[A-Z0-9 /-]*[A-Z0-9])?")
_NOT_IN_CONTROL: Final = re.compile(r"[^A-Z0-9/-]+")
_PORTION_PARTS: Final = re.compile(r"[^A-Z]+")

_PORTION_LEVELS: Final = {
    "U": Classification.UNCLASSIFIED,
    "SBU": Classification.UNCLASSIFIED,
    "LOU": Classification.LIMITED_OFFICIAL_USE,
    "R": Classification.RESTRICTED,
    "C": Classification.CONFIDENTIAL,
    "S": Classification.SECRET,
    "TS": Classification.TOP_SECRET,
}
"""Portion mark → level. Source: 5 FAH-1 H-240; E.O. 13526 marking booklet."""

_PORTION_CONTROLS: Final = {"NF": "NOFORN", "NOFORN": "NOFORN", "OC": "ORCON", "ORCON": "ORCON", "REL": "REL TO"}
"""What stands in a portion mark beside the level → the caption it stands for. Source: as above."""


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """Level and controls. Controls are in capitals and stand beside the level; they never raise it."""

    level: Classification
    controls: frozenset[str]

    def __post_init__(self) -> None:
        """Refuse a control that the canonical string could not hold."""
        for control in self.controls:
            if not _CONTROL.fullmatch(control):
                raise ValueError(f"{control!r} is no control: capitals, digits, blanks, '-' and '/' only")

    @classmethod
    def of(cls, telegram: Telegram) -> Self:
        """Return the label of a telegram: what its class line, its captions and its portion marks say, whichever is stricter.

        A version is read whole or not at all, so that one paragraph marked higher than the class line lifts the whole.
        A caption that no table knows is taken for one that restricts.
        """
        controls = {control for caption in telegram.captions if (control := _control_of(caption)) is not None}
        level = telegram.classification
        if level is None:
            controls.add(UNMARKED)
            level = Classification.UNCLASSIFIED
        for mark in _portions(telegram):
            marked, extra = _portion(mark)
            controls |= extra
            level = max(level, marked, key=_rank)
        return cls(level=level, controls=frozenset(controls))


def joined(labels: Iterable[Label]) -> Label:
    """Return the label of what rests on all of these: the highest level and every control; unclassified where there are none."""
    found = tuple(labels)
    level = max((label.level for label in found), default=Classification.UNCLASSIFIED, key=_rank)
    return Label(level=level, controls=frozenset(control for label in found for control in label.controls))


def label_class(label: Label) -> str:
    """Return the canonical string of a label, such as "CONFIDENTIAL|EXDIS+NOFORN" or "UNCLASSIFIED"."""
    if not label.controls:
        return label.level.value
    return f"{label.level.value}|{'+'.join(sorted(label.controls))}"


@lru_cache(maxsize=MEMORY)
def parse_label_class(text: str) -> Label:
    """Return the label of a canonical string; raise `ArchiveError` for anything that `label_class` does not write."""
    level, _, controls = text.partition("|")
    try:
        label = Label(level=Classification(level), controls=frozenset(controls.split("+") if controls else ()))
    except ValueError:
        raise _damaged(text) from None
    if label_class(label) != text:
        raise _damaged(text)
    return label


def _damaged(text: str) -> ArchiveError:
    return ArchiveError(f"{text[:100]!r} is no label class", next_step="Run `reftel verify`, then rebuild the index.")


def _rank(level: Classification) -> int:
    return level.rank


@lru_cache(maxsize=MEMORY)
def _control_of(caption: str) -> str | None:
    """Return the control that a caption stands for, None where it restricts nothing."""
    plain = _NOT_IN_CONTROL.sub(" ", caption.upper())[:LONGEST_CONTROL].strip(" /-")
    known = captions()
    words = plain.split()
    # "REL TO QM QT" begins with a caption of the table, "FOR SMITH ONLY" ends with one.
    # A garble between them must not hide the one that restricts behind one that does not.
    pieces = [" ".join(words[a:b]) for a in range(len(words)) for b in range(len(words), a, -1)]
    held = [known[piece] for piece in pieces if piece in known]
    if not held:
        return plain or UNREADABLE
    if held[0].caption == plain:
        return plain if held[0].restricts else None
    return next((caption.caption for caption in held if caption.restricts), None)


def _portions(telegram: Telegram) -> set[str]:
    """Return the different portion marks of paragraphs and enclosures."""
    marks = {block.portion for _, block, _ in walk(telegram.body) if not isinstance(block, Heading)}
    return {mark for mark in marks if mark is not None}


@lru_cache(maxsize=MEMORY)
def _portion(mark: str) -> tuple[Classification, frozenset[str]]:
    """Return what a portion mark such as "C/NF" says; what it does not say lifts nothing."""
    words = [word for word in _PORTION_PARTS.split(mark.upper()) if word]
    level = _PORTION_LEVELS.get(words[0], Classification.UNCLASSIFIED) if words else Classification.UNCLASSIFIED
    return level, frozenset(_PORTION_CONTROLS[word] for word in words[1:] if word in _PORTION_CONTROLS)
