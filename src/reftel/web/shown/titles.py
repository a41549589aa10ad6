"""Titles in sentence case, with the telegram's own prose as evidence of names; remembered, because reading prose costs."""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Final

from reftel.access import Viewer
from reftel.archive import Archive
from reftel.archive.values import Brief
from reftel.errors import ReftelError
from reftel.exports.casing import NOTHING, is_capitals, sentence_case
from reftel.exports.prose import prose_of
from reftel.telegram import Telegram

REMEMBERED: Final = 5_000


class Titles:
    """Knows how the subjects of one archive are written, for one reader."""

    def __init__(self, archive: Archive, viewer: Viewer) -> None:
        self._archive = archive
        self._viewer = viewer
        self._known: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def of(self, brief: Brief) -> str:
        """Return the title of a telegram as its own page shows it; reads the telegram where that is not known yet."""
        if not brief.subject or not is_capitals(brief.subject):
            return brief.subject or ""
        return self._recall(brief.version_id) or self._read(brief)

    def guess(self, brief: Brief, prose: str = "", known: Mapping[str, str] = NOTHING) -> str:
        """Return the title as far as it is known or can be told from these words and names, without reading the telegram."""
        if not brief.subject:
            return ""
        return self._recall(brief.version_id) or sentence_case(brief.subject, prose, known)

    def learn(self, telegram: Telegram) -> str:
        """Return the title of a telegram that is at hand, and remember it."""
        known = self._recall(telegram.version_id)  # the same version has the same text
        if known is not None:
            return known
        title = sentence_case(telegram.subject or "", prose_of(telegram))
        with self._lock:
            self._known[telegram.version_id] = title
            self._known.move_to_end(telegram.version_id)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return title

    def _recall(self, version_id: str) -> str | None:
        with self._lock:
            return self._known.get(version_id)

    def _read(self, brief: Brief) -> str:
        try:
            return self.learn(self._archive.fetch(self._viewer, brief.address).telegram)
        except ReftelError:  # gone or damaged since the list was made: the list is still right to name it
            return self.guess(brief)
