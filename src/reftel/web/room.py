"""What every page is made from: the archive, the reader, the printing press, titles, and the secret of this process."""

import secrets
from dataclasses import dataclass, field

from reftel.access import Viewer
from reftel.archive import Archive
from reftel.web.rendering import Press
from reftel.web.shown.titles import Titles


@dataclass(frozen=True, slots=True)
class Room:
    """The reading room of one process. `secret` signs the tokens of its forms and dies with the process."""

    archive: Archive
    viewer: Viewer
    press: Press
    titles: Titles
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
