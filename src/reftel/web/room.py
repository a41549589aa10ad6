"""What every page is made from: the archive, the reader, the printing press, titles, and how the room is served."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from reftel.access import Viewer
from reftel.archive import Archive, Recent
from reftel.archive.work.values import Kind
from reftel.web.knowing import PAGES_BYTES, REMEMBERED, Made, weight_of
from reftel.web.rendering import Press
from reftel.web.service import Service
from reftel.web.shown.titles import Titles


class Begun(NamedTuple):
    """Whether any notes are written, and the names of the sets that are made, by kind."""

    any_notes: bool
    names: Mapping[Kind, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Room:
    """The reading room of one process."""

    archive: Archive
    viewer: Viewer
    press: Press
    titles: Titles
    service: Service = field(default_factory=Service)
    tags: Recent[str] = field(default_factory=lambda: Recent(REMEMBERED), repr=False)
    pages: Recent[Made] = field(default_factory=lambda: Recent(PAGES_BYTES, weight_of), repr=False)
    begun: Recent[Begun] = field(default_factory=lambda: Recent(1), repr=False)

    @property
    def secret(self) -> bytes:
        """Return what signs the tokens of forms; it dies with the server, whose workers share it."""
        return self.service.secret
