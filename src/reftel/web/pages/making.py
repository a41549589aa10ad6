"""What all handlers share: answers to GET and HEAD, HTML answers, and reading a query string."""

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Mapping
from typing import Final

from anyio import to_thread
from litestar import MediaType, Request, Response, post
from litestar.datastructures import State, UploadFile
from litestar.enums import HttpMethod
from litestar.handlers import HTTPRouteHandler, route
from litestar.response import Stream

from reftel.errors import QueryError
from reftel.web.knowing import (
    LARGEST_PAGE,
    LONGEST,
    Made,
    Moment,
    is_unchanged_since,
    last_modified,
    moment_of,
    written,
)
from reftel.web.language import language
from reftel.web.room import Room

Asked = Request[object, object, State]
"""A request, as handlers see it."""

API: Final = "/api/1"
"""Where the JSON API stands; its number rises when something that programs rest on changes."""

MAX_QUERY: Final = 2_000
"""Characters of a query that are looked at; the box in the pages has the same limit."""

MAX_PAGE: Final = 500
"""Pages of a result that can be asked for: beyond it one narrows the search rather than leaf on."""


Handler = Callable[[Asked], Response[bytes] | Stream]
FormHandler = Callable[[Asked, Mapping[str, str]], Response[bytes]]


def page(*paths: str) -> Callable[[Handler], HTTPRouteHandler]:
    """Make a handler that answers GET and HEAD, under one path or several; it runs in a thread, because archives read from disk.

    Handlers take the request and nothing else: what Litestar would infer from more parameters differs between versions. An answer
    carries a tag of its content (ETag), and who has the same already is told so, and sent nothing.
    """

    def make(handler: Handler) -> HTTPRouteHandler:
        async def run(request: Asked) -> Response[bytes] | Stream:
            room, asked = room_of(request), _asked(request)
            moment, since = moment_of(room.archive), last_modified(room.archive, room.service.opened)
            tag = room.tags.get(asked, moment)
            if tag is not None and _has(request, tag):
                return _unchanged(tag)
            if (made := room.pages.get(asked, moment)) is not None:
                return unless_known(request, _again(made), since=since)
            # A request that takes too long is given up (see `watching`), and what it began ends unseen.
            made_now = await to_thread.run_sync(handler, request, abandon_on_cancel=True)
            answer = unless_known(request, made_now, since=since)
            if (tag := answer.headers.get("ETag")) and sum(map(len, asked)) < LONGEST:
                room.tags.keep(asked, moment, tag)
                _remember(room, asked, moment, answer)
            return answer

        return route(list(paths), http_method=[HttpMethod.GET, HttpMethod.HEAD], status_code=200, name=paths[0])(run)

    return make


def _remember(room: Room, asked: tuple[str, ...], moment: Moment, answer: Response[bytes] | Stream) -> None:
    """Remember a page whole, unless it is sent in a stream, not to be kept by anybody, or very long."""
    if isinstance(answer, Stream) or answer.status_code not in {None, 200} or "no-store" in _caching(answer):
        return
    if answer.content and len(answer.content) <= LARGEST_PAGE:
        room.pages.keep(asked, moment, Made(answer.content, answer.media_type, answer.encoding, dict(answer.headers)))


def _again(made: Made) -> Response[bytes]:
    return Response(made.content, media_type=made.media_type, encoding=made.encoding, headers=dict(made.headers))


def _caching(answer: Response[bytes] | Stream) -> str:
    return str(answer.headers.get("Cache-Control", ""))


TELLING: Final = ("host", "accept", "accept-language", "cookie")
"""Headers on which a page may depend."""


def _asked(request: Asked) -> tuple[str, ...]:
    """Return all of a request that its page may depend on."""
    told = (",".join(request.headers.getall(name, [])) for name in TELLING)
    scope = request.scope
    address = f"{scope['raw_path'].decode('latin-1')}?{scope['query_string'].decode('latin-1')}"
    return (address, scope["scheme"], language(), *told)


def unless_known(
    request: Asked, answer: Response[bytes] | Stream, *, since: dt.datetime | None = None
) -> Response[bytes] | Stream:
    """Return an answer with a tag of its content and the time of its last change; where the request has it, that it is unchanged."""
    if isinstance(answer, Stream) or answer.status_code not in {None, 200} or not answer.content:
        return answer
    # Weak: the same content may be sent packed and unpacked.
    tag = f'W/"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
    dated = None if "no-store" in _caching(answer) else since
    if _has(request, tag) or _had_since(request, dated):
        return _unchanged(tag)
    answer.headers["ETag"] = tag
    if dated is not None:
        answer.headers["Last-Modified"] = written(dated)
    return answer


def _unchanged(tag: str) -> Response[bytes]:
    return Response(b"", status_code=304, headers={"ETag": tag})


def _has(request: Asked, tag: str) -> bool:
    known = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
    return tag in known or "*" in known


def _had_since(request: Asked, since: dt.datetime | None) -> bool:
    """Say whether the request goes by time; where it names a tag too, the tag alone counts (RFC 9110, 13.2.2)."""
    header = "" if "if-none-match" in request.headers else request.headers.get("if-modified-since", "")
    return is_unchanged_since(header, since)


def form(path: str, *, status: int, max_body: int) -> Callable[[FormHandler], HTTPRouteHandler]:
    """Make a handler that answers POST; it is handed the fields of the form, of which not more than the limit is read.

    Of a file the field has the text, with what is not UTF-8 as lone surrogates, and `FIELD.name` the file's name.
    """

    def make(handler: FormHandler) -> HTTPRouteHandler:
        async def run(request: Asked) -> Response[bytes]:
            fields = dict[str, str]()
            for name, value in (await request.form()).items():
                if isinstance(value, UploadFile):
                    fields[name] = (await value.read()).decode("utf-8", "surrogateescape")
                    fields[f"{name}.name"] = value.filename
                elif isinstance(value, str):
                    fields[name] = value
            return await to_thread.run_sync(handler, request, fields)

        return post(path, status_code=status, request_max_body_size=max_body)(run)

    return make


def path_part(request: Asked, name: str) -> str:
    """Return a variable part of the path."""
    return str(request.path_params[name])


def room_of(request: Asked) -> Room:
    """Return the room that a request came to."""
    room = request.app.state["room"]
    if not isinstance(room, Room):
        raise TypeError("the application was made without its room")
    return room


def html(room: Room, template: str, view: object, *, here: str = "", status: int = 200) -> Response[bytes]:
    """Print a page."""
    content = room.press.html(template, view, here=here).encode("utf-8", "replace")
    return Response(content, status_code=status, media_type="text/html")


def json(content: bytes, status: int = 200) -> Response[bytes]:
    """Answer with JSON that is already written."""
    return Response(content, status_code=status, media_type=MediaType.JSON)


def word(request: Asked, name: str, limit: int = 100) -> str:
    """Return a parameter of the query string, the first where there are several, empty where there is none."""
    values = request.query_params.getall(name, [])
    return str(values[0])[:limit] if values else ""


def page_number(request: Asked) -> int:
    """Return the page that is asked for, 1 where the parameter is none or senseless."""
    text = word(request, "page", 10)
    return min(max(int(text), 1), MAX_PAGE) if text.isascii() and text.isdigit() else 1


def senseless(name: str, typed: str, suggestion: str) -> QueryError:
    """Return the fault of a parameter that would change what is shown and cannot be understood."""
    return QueryError(f"{name} cannot be {typed[:40]!r}", query=typed, start=0, end=len(typed), suggestion=suggestion)


def choice(request: Asked, name: str, choices: Collection[str]) -> str:
    """Return a parameter that is one of some words, empty where there is none. Raises `QueryError` for any other."""
    typed = word(request, name)
    if typed and typed not in choices:
        raise senseless(name, typed, f"It is one of {', '.join(filter(None, choices))}.")
    return typed
