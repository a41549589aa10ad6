"""All requests: who asked what of whom, and what came of it; and the two verdicts of a reader."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from litestar import Response
from litestar.exceptions import PermissionDeniedException

from reftel.archive import Wanted
from reftel.web import links
from reftel.web.pages.making import Asked, form, html, page, page_number, path_part, room_of, word
from reftel.web.pages.paging import Paging, paging_of
from reftel.web.security import may_do
from reftel.web.shown.asks import VERDICTS, Ask, ask_of

HERE: Final = "/asks"
REQUEST: Final = "request"
AT_ONCE: Final = 50

MAX_BODY: Final = 20_000
"""Bytes of the form behind the two buttons."""

SIDES: Final = {"": "Anybody", "own": "The senders", "other": "Others, as reported"}
STATE_CHOICES: Final = {
    "": "Any outcome",
    "answered": "Answered",
    "cited_not_held": "Answer not held",
    "no_trace": "No trace",
}
VERDICT_CHOICES: Final = {"": "All", "suggested": "Inferred", "confirmed": "Confirmed", "dismissed": "Dismissed"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    words: str
    href: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter with its choices."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class AsksPage:
    """The page; `back` is where a verdict leads back to."""

    total: int
    filters: tuple[Filter, ...]
    asks: tuple[Ask, ...]
    back: str
    paging: Paging


@page(HERE)
def asks(request: Asked) -> Response[bytes]:
    """List the requests that the filters leave."""
    room = room_of(request)
    chosen = {name: _known(word(request, name), table) for name, table in _FILTERS.items()}
    wanted = Wanted(
        kind=REQUEST,
        state=chosen["state"] or None,
        verdict=chosen["verdict"] or None,
        own={"own": True, "other": False}.get(chosen["side"]),
    )
    number = page_number(request)
    found = room.archive.docket.find(room.viewer, wanted, limit=AT_ONCE, offset=(number - 1) * AT_ONCE)
    paging = paging_of(number, found.total, AT_ONCE, lambda number: links.asks(**chosen, page=_page(number)))
    if paging.number != number:
        found = room.archive.docket.find(room.viewer, wanted, limit=AT_ONCE, offset=(paging.number - 1) * AT_ONCE)
    view = AsksPage(
        total=found.total,
        filters=tuple(_filter(name, words, chosen) for name, words in _NAMES.items()),
        asks=tuple(ask_of(room, matter) for matter in found.matters),
        back=links.asks(**chosen, page=_page(paging.number)),
        paging=paging,
    )
    return html(room, "asks.html", view, here=HERE)


_FILTERS: Final = {"side": SIDES, "state": STATE_CHOICES, "verdict": VERDICT_CHOICES}
_NAMES: Final = {"side": "Asked by", "state": "What came of it", "verdict": "Looked at"}


def _known(value: str, table: dict[str, str]) -> str:
    return value if value in table else ""


def _page(number: int) -> str:
    return str(number) if number > 1 else ""


def _filter(name: str, words: str, chosen: dict[str, str]) -> Filter:
    return Filter(
        words,
        tuple(
            Choice(label, links.asks(**{**chosen, name: value}), chosen[name] == value)
            for value, label in _FILTERS[name].items()
        ),
    )


@form(f"{HERE}/{{matter_id:str}}/verdict", status=303, max_body=MAX_BODY)
def verdict(request: Asked, fields: Mapping[str, str]) -> Response[bytes]:
    """Take down what the reader says, and lead back to where he said it."""
    room, matter_id = room_of(request), path_part(request, "matter_id")
    said, back = fields.get("verdict", ""), fields.get("back", "")
    if said not in VERDICTS or not may_do(room.secret, fields.get("token", ""), room.viewer.name, matter_id, said):
        raise PermissionDeniedException("The form was not made by this room.")
    docket, now = room.archive.docket, dt.datetime.now(dt.UTC)
    {"confirmed": docket.confirm, "dismissed": docket.dismiss}[said](
        room.viewer, matter_id, by=room.viewer.name, now=now
    )
    headers = {"Location": back if links.is_local(back) else HERE}
    return Response(b"", status_code=303, headers=headers, media_type="text/plain")
