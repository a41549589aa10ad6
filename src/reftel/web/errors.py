"""Faults become answers here and nowhere else: one table from class to status; a page, or JSON, with one clear sentence."""

import logging
from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Request, Response
from litestar.datastructures import State
from litestar.exceptions import HTTPException

from reftel.errors import (
    AccessDenied,
    Ambiguous,
    ArchiveError,
    ConfigError,
    DraftError,
    LimitExceeded,
    NotFound,
    QueryError,
    ReftelError,
    StatementError,
    TelegramError,
    TookTooLong,
)
from reftel.web.language import N_, _
from reftel.web.rendering import Press

log = logging.getLogger("reftel.web")

STATUS: Final[dict[type[ReftelError], int]] = {
    ReftelError: 500,
    TelegramError: 422,
    LimitExceeded: 413,
    DraftError: 422,
    StatementError: 422,
    QueryError: 400,
    AccessDenied: 404,
    NotFound: 404,
    Ambiguous: 300,
    ArchiveError: 503,
    TookTooLong: 503,
    ConfigError: 500,
}
"""Fault → HTTP status. Denied and absent are the same to a reader. A test finds classes that are missing here."""


@dataclass(frozen=True, slots=True)
class FaultPage:
    """A page about a fault: what happened, and what to do next; faults of the rooms below are told in English."""

    status: int
    title: str
    sentence: str
    next_step: str
    is_english: bool = False


_HTTP: Final = {
    400: (N_("This request cannot be read"), N_("The address or the form holds something that the room cannot read."),
          N_("Go back and try again, or start from the search box.")),
    403: (N_("This form is out of date"), N_("The page was made before the reading room was last opened, so nothing was changed."),
          N_("Go back, load the page again, and repeat what you did.")),
    404: (N_("Not found"), N_("There is no such page in this reading room."), N_("Search for the telegram, or start from the first page.")),
    405: (N_("Not like this"), N_("This address does not take that kind of request."), N_("Start from the first page.")),
    413: (N_("Too long"), N_("What was sent is longer than the room takes."), N_("Send one telegram at a time.")),
    415: (N_("Not in this form"), N_("What was sent is not JSON."), N_("Send application/json.")),
    500: (N_("Something went wrong here"), N_("The reading room failed on this page; the fault is ours and has been written to its log."),
          N_("Try again; if it fails again, run `reftel verify` and look at what the server printed.")),
}  # fmt: skip
"""HTTP status → title, sentence, next step, for faults that come from the web and not from Reftel."""

_TITLES: Final = {
    300: N_("Several telegrams"),
    404: N_("Not found"),
    413: N_("Too long"),
    503: N_("The archive cannot be read"),
}


def status_of(fault: ReftelError) -> int:
    """Return the HTTP status of a fault: its class's, or that of the nearest class above."""
    return next(STATUS[cls] for cls in type(fault).__mro__ if cls in STATUS)


def page_of(fault: Exception) -> FaultPage:
    """Return the page about a fault."""
    if isinstance(fault, AccessDenied):
        return _http_page(404)
    if isinstance(fault, ReftelError):
        status = status_of(fault)
        title = _(_TITLES.get(status, N_("This cannot be done")))
        return FaultPage(status, title, _sentence(str(fault)), _sentence(fault.next_step), is_english=True)
    return _http_page(fault.status_code if isinstance(fault, HTTPException) else 500)


def _http_page(status: int) -> FaultPage:
    title, sentence, next_step = _HTTP.get(status) or _HTTP[500 if status >= 500 else 400]
    return FaultPage(status, _(title), _(sentence), _(next_step))


def _sentence(text: str) -> str:
    """Return a sentence as such: it begins with a capital and ends with a full stop. A name of code in it stays as it is."""
    text = text.strip()
    if not text:
        return text
    word = text.split()[0]
    begun = f"{text[0].upper()}{text[1:]}" if word.isalpha() and word.islower() else text
    return begun if begun[-1] in ".!?" else f"{begun}."


class Faults:
    """The exception handler of the room; knows the press that prints its pages."""

    def __init__(self, press: Press) -> None:
        self.press = press

    def __call__(self, request: Request[object, object, State], fault: Exception) -> Response[bytes]:
        """Answer a request that failed. Paths are logged, queries never: they tell what somebody looks for."""
        page = page_of(fault)
        if page.status >= 500:
            log.error("fault on %s %s", request.method, request.url.path, exc_info=fault)
        if request.url.path.endswith(".json") or request.url.path.startswith("/api/"):
            return Response(problem(page), status_code=page.status, media_type="application/problem+json")
        html = self.press.html("fault.html", page)
        return Response(html.encode(), status_code=page.status, media_type="text/html")


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """A fault as data, in the shape of RFC 9457."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


def problem(page: FaultPage) -> bytes:
    """Return the fault as JSON."""
    detail = " ".join(part for part in (page.sentence, page.next_step) if part)
    return msgspec.json.encode(Problem(title=page.title, status=page.status, detail=detail))
