"""Atom feeds: what all of them share. Source: RFC 4287."""

import datetime as dt
import uuid
from dataclasses import dataclass
from urllib.parse import urlsplit

from litestar import Response

from reftel.web.pages.making import Asked, room_of
from reftel.web.room import Room


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed."""

    id: str
    title: str
    href: str
    updated: str
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, newest entry first."""

    id: str
    title: str
    self_href: str
    page_href: str
    updated: str
    entries: tuple[FeedEntry, ...]


def feed_answer(room: Room, feed: Feed) -> Response[bytes]:
    """Print a feed."""
    content = room.press.html("feed.atom", feed).encode("utf-8", "replace")
    return Response(content, media_type="application/atom+xml")


def urn(name: str) -> str:
    """Return the identity of a thing in a feed, which is the same for ever."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'reftel:{name}')}"


def rfc3339(moment: dt.datetime) -> str:
    """Return a moment as feeds write it."""
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def base_of(request: Asked) -> str:
    """Return the address by which the reader reached the room, and its path below that; the guard has looked at its host."""
    parts = urlsplit(str(request.base_url))
    return f"{parts.scheme}://{parts.netloc}{room_of(request).service.root}"
