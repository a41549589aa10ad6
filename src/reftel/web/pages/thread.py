"""A thread of references: what a telegram rests on and what came of it, as a picture, a table and two lists."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import msgspec
from litestar import Response

from reftel.archive.references.branches import Branch, branches_of
from reftel.archive.references.exporting import csv_edges, graphml
from reftel.archive.references.mentions import MOST_CITING
from reftel.archive.references.values import Mentions, Node, Thread
from reftel.archive.values import Brief
from reftel.web import links
from reftel.web.language import N_, _
from reftel.web.pages.making import API, Asked, choice, html, json, page, page_number, path_part, room_of, word
from reftel.web.room import Room
from reftel.web.shown.mentions import Said, said_by_href
from reftel.web.shown.thread_picture import ThreadPicture, picture_of
from reftel.web.wording import day

FIRST: Final = "distance"
"""The order where none is asked for."""


@dataclass(frozen=True, slots=True)
class Order:
    """One order of the table: how it is called and what it goes by."""

    words: str
    key: Callable[[Node], tuple[object, ...]]


def _by_distance(node: Node) -> tuple[object, ...]:
    return abs(node.generation), node.generation, *_by_date(node)


def _by_date(node: Node) -> tuple[object, ...]:
    return node.date is None, node.date.isoformat() if node.date else "", _name(node)


def _by_station(node: Node) -> tuple[object, ...]:
    return not node.station, node.station or "", *_by_date(node)


def _by_name(node: Node) -> tuple[object, ...]:
    return (_name(node),)


ORDERS: Final = {
    "": Order("", _by_distance),
    "date": Order(N_("Date"), _by_date),
    "station": Order(N_("Post"), _by_station),
    "name": Order(N_("Telegram"), _by_name),
    "distance": Order(N_("In the thread"), _by_distance),
}
"""The orders of the table; each but the first is a column."""


@dataclass(frozen=True, slots=True)
class Twig:
    """One telegram of a thread with its branches; `said` is how it mentions the one that the thread is of."""

    name: str
    href: str | None
    title: str
    note: str
    date: dt.datetime | None
    branches: tuple["Twig", ...]
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """One row of the table: `distance` is how many references lie between, and which way; without an address nothing is known of it."""

    name: str
    href: str
    title: str
    date: dt.datetime | None
    station: str
    distance: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column, which orders the table by it."""

    words: str
    href: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """What a telegram rests on, and what rests on it."""

    name: str
    href: str
    title: str
    cites: tuple[Twig, ...]
    cited_by: tuple[Twig, ...]
    count: int
    is_cut: bool
    address: str
    picture: ThreadPicture | None
    rows: tuple[ThreadRow, ...]
    columns: tuple[Column, ...]


class ThreadData(msgspec.Struct, frozen=True, kw_only=True):
    """A thread as data, with how those that cite its telegram mention it."""

    thread: Thread
    mentions: tuple[Mentions, ...]


@page("/t/{address:str}/thread")
def thread(request: Asked) -> Response[bytes]:
    """Show what a telegram rests on, and what rests on it; with `?form=graphml`, `csv` or `json` for other programs."""
    room, address = room_of(request), path_part(request, "address")
    order = choice(request, "sort", ORDERS)
    found = room.archive.web.thread(room.viewer, address)
    form = word(request, "form")
    if form in {"graphml", "csv"}:
        return _download(found, form)
    if form == "json":
        return json(msgspec.json.encode(ThreadData(thread=found, mentions=_mentions(room, found, address))))
    return html(room, "thread.html", _thread(room, found, address, order))


@page("/t/{address:str}/mentions.json", f"{API}/telegrams/{{address:str}}/mentions")
def mentions_json(request: Asked) -> Response[bytes]:
    """Give how later telegrams mention one, as data: the sentences of all that cite it, some telegrams at a time."""
    room, address, number = room_of(request), path_part(request, "address"), page_number(request)
    found = room.archive.web.mentions(room.viewer, address, offset=(number - 1) * MOST_CITING)
    return json(msgspec.json.encode(found))


def _download(found: Thread, form: str) -> Response[bytes]:
    write, kind = (graphml, "application/xml") if form == "graphml" else (csv_edges, "text/csv")
    text = "".join(write((*found.nodes, *found.edges)))
    headers = {"Content-Disposition": f'attachment; filename="thread.{form}"'}
    return Response(text.encode("utf-8", "replace"), media_type=kind, headers=headers)


def _thread(room: Room, found: Thread, address: str, order: str) -> ThreadPage:
    nodes = {node.id: node for node in found.nodes}
    cites, cited_by = branches_of(found)
    said = said_by_href(_mentions(room, found, address))
    root = nodes[found.id]
    return ThreadPage(
        name=_name(root),
        href=links.telegram(address),
        title=_title(room, root),
        cites=_twigs(room, cites),
        cited_by=tuple(replace(twig, said=said.get(twig.href or "", ())) for twig in _twigs(room, cited_by)),
        count=len(found.nodes) - 1,
        is_cut=found.is_cut,
        address=address,
        picture=picture_of(found, _name, lambda node: _told(room, node), lambda node: _href(node) or ""),
        rows=tuple(_row(room, node) for node in sorted(found.nodes, key=ORDERS[order].key)),
        columns=tuple(
            Column(_(one.words), links.thread(address, "" if sort == FIRST else sort), sort == (order or FIRST))
            for sort, one in ORDERS.items()
            if sort
        ),
    )


def _row(room: Room, node: Node) -> ThreadRow:
    return ThreadRow(
        name=_name(node),
        href=_href(node) or "",
        title=_title(room, node),
        date=node.date,
        station=node.station or "",
        distance=_distance(node.generation),
        is_held=node.held,
    )


def _distance(generation: int) -> str:
    """Say how a telegram belongs to the thread."""
    if not generation:
        return _("the one asked for")
    if abs(generation) == 1:
        return _("is cited by it") if generation < 0 else _("cites it")
    return _("%(n)s references back", n=-generation) if generation < 0 else _("%(n)s references on", n=generation)


def _told(room: Room, node: Node) -> str:
    """Return what a telegram of the picture is: its name, day and title, or that it is not held."""
    said = [_name(node), day(node.date) if node.date else "", _title(room, node)]
    return ", ".join(part for part in (*said, "" if node.held else _("cited, not held")) if part)


def _mentions(room: Room, found: Thread, address: str) -> tuple[Mentions, ...]:
    """Return how those that cite the telegram of a thread mention it, the oldest of them where there are many."""
    is_cited = any(edge.target == found.id for edge in found.edges)
    return room.archive.web.mentions(room.viewer, address).citing if is_cited else ()


def _twigs(room: Room, branches: Sequence[Branch]) -> tuple[Twig, ...]:
    return tuple(_twig(room, branch) for branch in branches)


def _twig(room: Room, branch: Branch) -> Twig:
    edge, node = branch.edge, branch.node
    notes = [_("reference %(label)s", label=edge.label)] if edge.label else []
    if node is None:
        notes.append(_("not a telegram, or not told which"))
    elif not node.held:
        notes.append(_("not in this archive"))
    if branch.again:
        notes.append(_("see above"))
    return Twig(
        name=edge.text if node is None else _name(node),
        href=None if node is None else _href(node),
        title="" if node is None else _title(room, node),
        note=", ".join(notes),
        date=None if node is None else node.date,
        branches=_twigs(room, branch.branches),
    )


def _name(node: Node) -> str:
    return node.mrn or node.id


def _href(node: Node) -> str | None:
    if not node.held:
        return links.telegram(node.mrn) if node.mrn else None
    return links.best(_brief(node))


def _title(room: Room, node: Node) -> str:
    return room.titles.guess(_brief(node)) if node.held else ""


def _brief(node: Node) -> Brief:
    return Brief(
        mrn=node.mrn,
        version_id=node.id.rpartition("@")[2],
        address=node.id,
        date=node.date,
        station=node.station,
        origin=None,
        classification=node.classification,
        subject=node.subject,
    )
