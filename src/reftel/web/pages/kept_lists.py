"""What is new in a saved search, and lists of names that are made in the room."""

import csv
import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from litestar import Response

from reftel.archive.work.name_files import read_names
from reftel.archive.work.values import Kind, News
from reftel.errors import ConfigError
from reftel.web import links
from reftel.web.language import _
from reftel.web.pages.keeping_forms import done, require
from reftel.web.pages.making import Asked, form, html, room_of
from reftel.web.pages.setting_aside import SetAside, deletion_of
from reftel.web.room import Room
from reftel.web.security import token_for
from reftel.web.shown.lines import Line, line_of
from reftel.web.wording import day, plural

SHOWN: Final = 50
"""New telegrams that the page lists; the feed and the search have all."""

MAX_LIST: Final = 1_000_000
"""Bytes of a form with a list of names; longer lists are loaded at the command line."""


@dataclass(frozen=True, slots=True)
class NewsPage:
    """What a saved search finds that its reader has not seen."""

    name: str
    query: str
    total: str
    new: str
    count: int
    since: str
    lines: tuple[Line, ...]
    search_href: str
    feed_href: str
    token: str
    deletion: SetAside


def news_page(room: Room, name: str) -> Response[bytes]:
    """Show what is new in a saved search; looking at the page changes nothing, its form does."""
    news: News = room.archive.work.searches.news(room.viewer, name)
    saved = news.saved
    view = NewsPage(
        name=saved.name,
        query=saved.query,
        total=plural(news.total, "telegram"),
        new=plural(news.count, "new telegram"),
        count=news.count,
        since=day(news.since) if news.since else "",
        lines=tuple(line_of(one, room.titles.guess(one), links.exact(one)) for one in news.new[:SHOWN]),
        search_href=links.search(saved.query, sort=saved.sort),
        feed_href=links.feed(saved.name),
        token=token_for(room.secret, room.viewer.name, "look", saved.name),
        deletion=deletion_of(room, Kind.SEARCH, saved.name),
    )
    return html(room, "kept_news.html", view, here="/kept")


@form("/kept/look", status=303, max_body=10_000)
def look(request: Asked, fields: Mapping[str, str]) -> Response[bytes]:
    """Write down that a reader has seen what a saved search finds."""
    room, name = room_of(request), fields.get("name", "")
    require(room, fields, "look", name)

    def act() -> str:
        room.archive.work.searches.look(room.viewer, name, now=dt.datetime.now(dt.UTC))
        return links.saved(name)

    return done(room, act)


@form("/kept/names", status=303, max_body=MAX_LIST)
def make_names(request: Asked, fields: Mapping[str, str]) -> Response[bytes]:
    """Make a list of names from what was typed or from a file."""
    room, name = room_of(request), fields.get("name", "").strip()
    require(room, fields, "make", "names")

    def act() -> str:
        source, data = source_of(fields)
        made = room.archive.work.names.add(
            room.viewer,
            name,
            read_names(data, name=source or _("The list")),
            now=dt.datetime.now(dt.UTC),
            source=source,
        )
        return links.names(made.name)

    return done(room, act)


def source_of(fields: Mapping[str, str]) -> tuple[str, bytes]:
    """Return the name of the file, empty where none was chosen, and the list as a file would have it."""
    if fields.get("file"):
        return fields.get("file.name", ""), fields["file"].encode("utf-8", "surrogateescape")
    typed = fields.get("list", "")
    if not typed.strip():
        raise ConfigError(_("There are no names"), next_step=_("Write one name to a line, or choose a file."))
    return "", as_file(typed).encode("utf-8", "replace")


def as_file(typed: str) -> str:
    """Return what was typed as CSV; one name to a line, other spellings behind it, each after a semicolon."""
    first = typed.lstrip().splitlines()[0].lower()
    if first.startswith("[[") or "name" in (cell.strip() for cell in first.split(",")):
        return typed
    rows = io.StringIO(newline="")
    write = csv.writer(rows)
    write.writerow(["name", "spellings"])
    for line in typed.splitlines():
        name, _semicolon, spellings = line.partition(";")
        if line.strip():
            write.writerow([name.strip(), spellings.strip()])
    return rows.getvalue()
