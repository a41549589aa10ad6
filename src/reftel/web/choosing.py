"""Which language a request is answered in: what the reader chose, else what his browser asks for, else the room's own.

The choice is kept in a cookie that holds the code of a language and nothing else, set only when the reader presses the button in
the foot of a page. Data for programs (JSON, tables, feeds, calendars, texts) is always in English, so that it does not change
with who asks.
"""

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from typing import Final

from litestar.datastructures import Headers, MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from reftel.web.language import ENGLISH, LANGUAGES, catalogue, speaking

COOKIE: Final = "reftel_language"
VARY: Final = "Accept-Language, Cookie"
"""What pages differ by, for whatever keeps copies of them."""

_DATA: Final = (".json", ".jsonl", ".csv", ".ics", ".atom", ".txt", ".xml", ".graphml", ".pdf", ".zip")
_DATA_FOLDERS: Final = ("/api/", "/static/")
_MOST_WANTED: Final = 20
"""Languages of a browser's list that are looked at."""


class Choosing:
    """ASGI layer that sets the language of each request. With `always`, all is in that language and nobody is asked."""

    def __init__(self, app: ASGIApp, *, otherwise: str = ENGLISH, always: str | None = None) -> None:
        self.app = app
        self.otherwise = otherwise
        self.always = always
        catalogue(always or otherwise)  # read before anybody waits for it

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        path, query = scope["path"], scope["query_string"].decode("latin-1")
        if self.always is not None:
            with speaking(self.always):
                await self.app(scope, receive, send)
        elif is_data(path):
            with speaking(ENGLISH):
                await self.app(scope, receive, send)
        else:
            chosen = chosen_by(Headers.from_scope(scope)) or self.otherwise
            back = f"{scope['raw_path'].decode('latin-1').partition('?')[0]}{'?' if query else ''}{query}"
            with speaking(chosen, back if scope["method"] in {"GET", "HEAD"} else "/"):
                await self.app(scope, receive, _telling(send, chosen))


def _telling(send: Send, code: str) -> Send:
    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableScopeHeaders.from_message(message)
            if "immutable" not in headers.get("Cache-Control", ""):
                headers.extend_header_value("Vary", VARY)
                if headers.get("Content-Type", "").startswith("text/html"):
                    headers["Content-Language"] = code
        await send(message)

    return told


def is_data(path: str) -> bool:
    """Say whether an address gives data for programs, which speaks English."""
    return path.startswith(_DATA_FOLDERS) or path.endswith(_DATA)


def chosen_by(headers: Headers) -> str | None:
    """Return the language that a reader chose, else the best that his browser asks for, null where neither is one of the room's."""
    return _in_cookies(headers.getall("cookie", [])) or wanted(", ".join(headers.getall("accept-language", [])))


def _in_cookies(cookies: Iterable[str]) -> str | None:
    for text in cookies:
        try:
            held = SimpleCookie(text).get(COOKIE)
        except CookieError:  # a cookie of somebody else is no reason to refuse a page
            continue
        if held is not None and held.value in LANGUAGES:
            return held.value
    return None


def wanted(accepted: str) -> str | None:
    """Return the best of the room's languages in an `Accept-Language` header ("fr-CH, fr;q=0.9, en;q=0.8"). Source: RFC 9110, 12.5.4."""
    best, weight = None, 0.0
    for one in accepted.split(",")[:_MOST_WANTED]:
        name, _, parameters = one.strip().partition(";")
        code, quality = name.strip().lower().partition("-")[0], _quality(parameters)
        if code in LANGUAGES and quality > weight:
            best, weight = code, quality
    return best


def _quality(parameters: str) -> float:
    name, _, value = parameters.partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return min(float(value), 1.0)
    except ValueError:
        return 0.0
