"""Decisions: may this viewer read what carries this label, and why. What no rule allows is denied."""

from dataclasses import dataclass
from typing import Final

from reftel.access.labels import Label, parse_label_class
from reftel.access.viewers import Viewer
from reftel.errors import ArchiveError

HOME: Final = "US"
"""Whose nationals NOFORN does not shut out: the format is that of the Department of State."""

BY_NATIONALITY: Final = frozenset({"NOFORN", "REL TO"})
"""Controls that go by the reader's nationality. Source: `captions.csv`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The answer, and the reason for the audit trail. To the reader, denied looks like not found."""

    allowed: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What one viewer may read, as a question about label classes: the form in which queries carry it."""

    viewer: Viewer

    def permits(self, label_class: str) -> bool:
        """Say whether documents of a label class may be read; a string that is none is permitted to owners only."""
        if self.viewer.is_owner:
            return True
        try:
            label = parse_label_class(label_class)
        except ArchiveError:
            return False
        return decide(self.viewer, label).allowed


def scope(viewer: Viewer) -> Scope:
    """Return what the viewer may read."""
    return Scope(viewer)


def decide(viewer: Viewer, label: Label) -> Decision:
    """Decide whether the viewer may read what carries the label. Level first, then every control."""
    if viewer.is_owner:
        return Decision(allowed=True, reason=f"{viewer.name} reads as the owner of the archive.")
    if label.level.rank > viewer.clearance.rank:
        return _denied(f"{label.level.value} is above the clearance {viewer.clearance.value} of {viewer.name}.")
    for control in sorted(label.controls):
        if not _holds(viewer, control):
            return _denied(_why_not(viewer, control))
    return Decision(allowed=True, reason=f"{viewer.name} is cleared for {label.level.value} and holds every control.")


def _holds(viewer: Viewer, control: str) -> bool:
    if control in BY_NATIONALITY:
        return viewer.nationality == HOME
    return control in viewer.controls


def _why_not(viewer: Viewer, control: str) -> str:
    if control in BY_NATIONALITY:
        return f"{control} is for nationals of {HOME}, and {viewer.name} is not known to be one."
    return f"{viewer.name} does not hold the control {control}."


def _denied(reason: str) -> Decision:
    return Decision(allowed=False, reason=reason)
