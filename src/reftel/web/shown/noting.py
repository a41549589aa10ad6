"""Notes as the pages show them."""

from dataclasses import dataclass
from typing import Final

from reftel.archive.work.values import Fit, Note
from reftel.web import links
from reftel.web.language import N_, _
from reftel.web.room import Room
from reftel.web.security import token_for
from reftel.web.wording import day, shortened

FITS: Final = {
    Fit.WHOLE: "",
    Fit.SAME: "",
    Fit.MOVED: N_("made on another version, or at another place; found here by its words"),
    Fit.CHANGED: N_("what stood around these words is here; the words differ"),
    Fit.LOST: N_("these words are not found in this text"),
}
"""How a note fits → what is said of it; nothing where all is as it was."""

LONGEST_QUOTE: Final = 300


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note: its words in paragraphs, what it is on, how that fits, where it leads, and the token to change it."""

    id: str
    mark: str
    body: str
    paragraphs: tuple[str, ...]
    quote: str
    fit: str
    is_lost: bool
    by: str
    when: str
    is_revised: bool
    telegram_name: str
    href: str
    address: str
    token: str


def note_line(room: Room, note: Note, address: str = "") -> NoteLine:
    """Return a note as it is shown; `address` is the telegram's page that it stands on, empty in lists."""
    brief = note.brief
    mark = f"note-{note.id[:8]}"
    home = address or (brief.address if brief else "")
    return NoteLine(
        id=note.id,
        mark=mark,
        body=note.body,
        paragraphs=tuple(part.strip() for part in note.body.split("\n\n") if part.strip()),
        quote=shortened(note.quotation.exact, LONGEST_QUOTE) if note.quotation else "",
        fit=_(FITS[note.fit]),
        is_lost=note.fit is Fit.LOST,
        by=note.said_by,
        when=day(note.said_at),
        is_revised=note.revision > 1,
        telegram_name=(brief.mrn or f"@{brief.version_id[: links.SHORT_VERSION]}") if brief else f"@{note.made_on}",
        href=links.telegram(home, anchor=mark) if home else "",
        address=address,
        token=token_for(room.secret, room.viewer.name, "change", note.id),
    )
