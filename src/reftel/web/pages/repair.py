"""The repair queue: what was refused, why, and what one can do about it. For the keeper of the archive, and for nobody else."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from litestar import Response

from reftel.archive import QueueEntry
from reftel.web.pages.making import Asked, html, page, path_part, room_of
from reftel.web.room import Room

MOST_SHOWN: Final = 500
"""Entries on the page; the command line lists all."""

OPEN: Final = "open"


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry as the page shows it; `href` leads to its bytes, empty where these were not kept."""

    name: str
    place: str
    reason: str
    next_step: str
    state: str
    href: str


@dataclass(frozen=True, slots=True)
class RepairPage:
    """The page: how many wait, how often for which reason, and the entries, those that wait first."""

    waiting: int
    total: int
    reasons: tuple[tuple[str, int], ...]
    lines: tuple[EntryLine, ...]


@page("/repair")
def queue(request: Asked) -> Response[bytes]:
    """List what was refused."""
    room = room_of(request)
    entries = sorted(room.archive.care.repair_queue(room.viewer), key=lambda entry: entry.state != OPEN)
    waiting = [entry for entry in entries if entry.state == OPEN]
    reasons = tuple(Counter(entry.reason for entry in waiting).most_common())
    lines = tuple(_line(entry) for entry in entries[:MOST_SHOWN])
    return html(room, "repair.html", RepairPage(len(waiting), len(entries), reasons, lines), here="/repair")


@page("/repair/{name:str}")
def refused(request: Asked) -> Response[bytes]:
    """Hand out the bytes of one entry, to be saved and never shown: nobody knows what they are."""
    room, name = room_of(request), path_part(request, "name")
    return _as_file(room, room.archive.care.repair_entry(room.viewer, name))


def _as_file(room: Room, entry: QueueEntry) -> Response[bytes]:
    data = room.archive.care.refused_bytes(room.viewer, entry.name)
    headers = {"Content-Disposition": f'attachment; filename="refused-{entry.name}"', "Cache-Control": "no-store"}
    return Response(data, media_type="application/octet-stream", headers=headers)


def _line(entry: QueueEntry) -> EntryLine:
    href = f"/repair/{entry.name}" if entry.kept else ""
    return EntryLine(entry.name, entry.place, entry.reason, entry.next_step, entry.state, href)
