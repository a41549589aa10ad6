"""What readers made: the page of all of it, a collection's page, saved searches with their feed, frozen sets, names."""

from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.archive.work.annotations import to_json_ld
from reftel.archive.work.frozen import citation
from reftel.archive.work.values import Changed, Frozen, Kind, NameCount, NameList, Note, TelegramSet
from reftel.errors import NotFound, QueryError
from reftel.web import links
from reftel.web.language import _
from reftel.web.pages.feeds import Feed, FeedEntry, base_of, feed_answer, rfc3339, urn
from reftel.web.pages.kept_lists import news_page
from reftel.web.pages.making import MAX_QUERY, Asked, html, json, page, page_number, path_part, room_of, word
from reftel.web.pages.paging import Paging, paging_of
from reftel.web.pages.setting_aside import SetAside, deletion_of, return_of
from reftel.web.room import Room
from reftel.web.security import token_for
from reftel.web.shown.lines import Line, line_of
from reftel.web.shown.noting import NoteLine, note_line
from reftel.web.wording import day, plural
from reftel.web.wording import number as number_of

HERE: Final = "/kept"
AT_ONCE: Final = 50
MOST_NAMES: Final = 200
"""Names counted on one page: each is a search of its own."""

MOST_NEWS: Final = 12
"""Saved searches of which the page counts what is new: each is run for it."""

MOST_ENTRIES: Final = 50
"""Entries of a feed: readers of feeds come again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a list: its name, where it leads, what is said beside it, and a second link where it has one."""

    name: str
    href: str
    words: str
    about: str
    beside: tuple[str, str] | None = None
    news: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class KeptPage:
    """All that readers made; `gone` is what was deleted just now, (kind, name, token), to be brought back."""

    collections: tuple[Entry, ...]
    marks: tuple[Entry, ...]
    notes: str
    searches: tuple[Entry, ...]
    frozen: tuple[Entry, ...]
    names: tuple[Entry, ...]
    token: str
    names_token: str
    gone: SetAside | None


@dataclass(frozen=True, slots=True)
class SetPage:
    """One collection or mark; `lines` are (line, address, token to take it out)."""

    kind: str
    name: str
    about: str
    made: str
    total: str
    query: str
    lines: tuple[tuple[Line, str, str], ...]
    paging: Paging
    put_token: str
    deletion: SetAside


@dataclass(frozen=True, slots=True)
class NotesPage:
    """Notes in a list; `words` narrow it."""

    words: str
    total: str
    lines: tuple[NoteLine, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class FrozenPage:
    """One frozen set, how it is cited, and what became of it."""

    frozen: Frozen
    cite: str
    search: str
    ids: str
    changed: Changed
    came: tuple[Line, ...]
    deletion: SetAside


@dataclass(frozen=True, slots=True)
class NamesPage:
    """A list of names with counts over a search."""

    listed: NameList
    query: str
    lines: tuple[tuple[NameCount, str], ...]
    rest: int
    deletion: SetAside


@page(HERE)
def kept(request: Asked) -> Response[bytes]:
    """Show all that readers made."""
    room = room_of(request)
    work, viewer = room.archive.work, room.viewer
    return html(
        room,
        "kept.html",
        KeptPage(
            collections=tuple(_set_entry(one) for one in work.sets.all_of(viewer)),
            marks=tuple(_set_entry(one) for one in work.sets.all_of(viewer, kind=Kind.MARK)),
            notes=plural(work.notes.count(viewer), "note"),
            searches=tuple(
                Entry(
                    one.name,
                    links.search(one.query, sort=one.sort),
                    one.query,
                    one.description,
                    (links.feed(one.name), _("Feed")),
                    _news(room, one.name) if number < MOST_NEWS else (links.saved(one.name), _("What is new")),
                )
                for number, one in enumerate(work.searches.all_of(viewer))
            ),
            frozen=tuple(
                Entry(
                    one.name,
                    links.frozen(one.name),
                    f"{plural(one.total, 'version')}, {day(one.made_at)}",
                    one.description,
                )
                for one in work.frozen.all_of(viewer)
            ),
            names=tuple(
                Entry(one.name, links.names(one.name), plural(len(one.entries), "name"), "")
                for one in work.names.all_of(viewer)
            ),
            token=token_for(room.secret, viewer.name, "make", "collection"),
            names_token=token_for(room.secret, viewer.name, "make", "names"),
            gone=return_of(room, word(request, "kind"), word(request, "gone")),
        ),
        here=HERE,
    )


def _news(room: Room, name: str) -> tuple[str, str]:
    """Return where what is new in a saved search is shown, and how much there is of it."""
    try:
        count = room.archive.work.searches.news(room.viewer, name).count
    except QueryError:  # it names what has gone since: a collection, a field of an older version
        return links.saved(name), _("What is new")
    return links.saved(name), _("%(count)s new", count=number_of(count))


def _set_entry(one: TelegramSet) -> Entry:
    return Entry(one.name, links.kept_set(one.kind.value, one.name), plural(one.telegrams, "telegram"), one.description)


@page("/collections/{name:str}")
def collection(request: Asked) -> Response[bytes]:
    """Show one collection."""
    return _set_page(request, Kind.COLLECTION)


@page("/marks/{name:str}")
def mark(request: Asked) -> Response[bytes]:
    """Show what has a mark."""
    return _set_page(request, Kind.MARK)


def _set_page(request: Asked, kind: Kind) -> Response[bytes]:
    room = room_of(request)
    made, members = room.archive.work.sets.show(room.viewer, path_part(request, "name"), kind=kind)
    href = links.kept_set(kind.value, made.name)
    paging = paging_of(page_number(request), len(members), AT_ONCE, lambda number: f"{href}?page={number}")
    first = (paging.number - 1) * AT_ONCE
    lines = tuple(
        (
            line_of(member.brief, room.titles.guess(member.brief)),
            member.brief.address,
            token_for(room.secret, room.viewer.name, "take", kind.value, made.name, member.brief.address),
        )
        for member in members[first : first + AT_ONCE]
    )
    view = SetPage(
        kind=kind.value,
        name=made.name,
        about=made.description,
        made=_("%(made_at)s by %(made_by)s", made_at=day(made.made_at), made_by=made.made_by),
        total=plural(made.telegrams, "telegram"),
        query=links.search(f'{kind.value}:"{made.name}"'),
        lines=lines,
        paging=paging,
        put_token=token_for(room.secret, room.viewer.name, "put", kind.value),
        deletion=deletion_of(room, kind, made.name),
    )
    return html(room, "kept_set.html", view, here=HERE)


@page("/notes")
def notes(request: Asked) -> Response[bytes]:
    """List notes, the latest first, with those that no longer fit."""
    room, words = room_of(request), word(request, "words", MAX_QUERY)
    found = room.archive.work.notes.all_of(room.viewer, words=words)[::-1]
    paging = paging_of(page_number(request), len(found), AT_ONCE, lambda number: links.notes(words, number))
    first = (paging.number - 1) * AT_ONCE
    lines = tuple(note_line(room, one) for one in found[first : first + AT_ONCE])
    return html(room, "kept_notes.html", NotesPage(words, plural(len(found), "note"), lines, paging), here=HERE)


@page("/notes.jsonld")
def notes_as_annotations(request: Asked) -> Response[bytes]:
    """Give notes as Web Annotations."""
    room = room_of(request)
    found: tuple[Note, ...] = room.archive.work.notes.all_of(room.viewer, words=word(request, "words", MAX_QUERY))
    answer = json(msgspec.json.encode(to_json_ld(found, base=base_of(request))))
    answer.media_type = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    return answer


@page("/frozen/{name:str}")
def frozen(request: Asked) -> Response[bytes]:
    """Show a frozen set and what became of it; with `.txt` behind the name give its ids."""
    room, name = room_of(request), path_part(request, "name")
    sets = room.archive.work.frozen
    if name.endswith(".txt") and not _is_frozen(room, name):
        ids = sets.version_ids(room.viewer, name.removesuffix(".txt"))
        return Response("".join(f"{one}\n" for one in ids).encode(), media_type="text/plain")
    changed = sets.check(room.viewer, name)
    view = FrozenPage(
        frozen=changed.frozen,
        cite=citation(changed.frozen, room.archive.collection.title),
        search=links.search(changed.frozen.query, sort=changed.frozen.sort),
        ids=f"{links.frozen(changed.frozen.name)}.txt",
        changed=changed,
        came=tuple(line_of(brief, room.titles.guess(brief), links.exact(brief)) for brief in changed.came[:AT_ONCE]),
        deletion=deletion_of(room, Kind.FROZEN, changed.frozen.name),
    )
    return html(room, "kept_frozen.html", view, here=HERE)


def _is_frozen(room: Room, name: str) -> bool:
    """Say whether there is a set of this very name: a name may end in .txt too."""
    try:
        room.archive.work.frozen.show(room.viewer, name)
    except NotFound:
        return False
    return True


@page("/names/{name:str}")
def names(request: Asked) -> Response[bytes]:
    """Show the names of a list with how many telegrams of a search have each."""
    room, query = room_of(request), " ".join(word(request, "q", MAX_QUERY).split())
    listed = room.archive.work.names.show(room.viewer, path_part(request, "name"))
    found = room.archive.work.names.counts(room.viewer, query, name=listed.name, limit=MOST_NAMES)
    lines = tuple((one, links.search(one.query)) for one in found)
    view = NamesPage(listed, query, lines, len(listed.entries) - len(lines), deletion_of(room, Kind.NAMES, listed.name))
    return html(room, "kept_names.html", view, here=HERE)


@page("/saved/{name:str}")
def feed(request: Asked) -> Response[bytes]:
    """Give a saved search as an Atom feed: what came into the archive last comes first."""
    room, name = room_of(request), path_part(request, "name")
    if not name.endswith(".atom"):
        return news_page(room, name)
    saved, found = room.archive.work.searches.latest(room.viewer, name.removesuffix(".atom"), limit=MOST_ENTRIES)
    base = base_of(request)
    entries = tuple(
        FeedEntry(
            id=urn(f"@{brief.version_id}"),
            title=f"{brief.mrn or brief.address}: {brief.subject or 'no subject'}",
            href=base + links.exact(brief),
            updated=rfc3339(added),
            summary=", ".join(filter(None, (brief.origin, day(brief.date), brief.classification))),
        )
        for brief, added in found
    )
    view = Feed(
        id=urn(f"saved:{saved.made_at.isoformat()}:{saved.name}"),
        title=f"{saved.name} · {room.archive.collection.title}",
        self_href=base + links.feed(saved.name),
        page_href=base + links.search(saved.query, sort=saved.sort),
        updated=entries[0].updated if entries else rfc3339(saved.made_at),
        entries=entries,
    )
    return feed_answer(room, view)
