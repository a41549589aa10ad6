"""What machines ask for: style, script, fonts, health, robots."""

from dataclasses import dataclass
from typing import Final

from litestar import Response
from litestar.handlers import HTTPRouteHandler
from litestar.router import Router
from litestar.static_files import create_static_files_router

from reftel.errors import NotFound
from reftel.web.assets import STATIC, VENDOR, Assets
from reftel.web.pages.feeds import base_of
from reftel.web.pages.making import Asked, page, room_of
from reftel.web.wording import shortened

FOREVER: Final = "public, max-age=31536000, immutable"
A_DAY: Final = "public, max-age=86400"
CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
"""Of figures, as monitoring reads them."""


def static_routes(assets: Assets) -> tuple[HTTPRouteHandler | Router, ...]:
    """Return the routes to style, script, sign and fonts. Style and script change their address with their content."""

    @page("/static/room.css")
    def room_css(_: Asked) -> Response[bytes]:
        return Response(assets.css, media_type="text/css", headers={"Cache-Control": FOREVER})

    @page("/static/room.js")
    def room_js(_: Asked) -> Response[bytes]:
        return Response(assets.js, media_type="text/javascript", headers={"Cache-Control": FOREVER})

    @page("/static/pictures.js")
    def pictures_js(_: Asked) -> Response[bytes]:
        return Response(assets.pictures, media_type="text/javascript", headers={"Cache-Control": FOREVER})

    return (room_css, room_js, pictures_js, *_folders())


def _folders() -> tuple[Router, ...]:
    if not VENDOR.is_dir():
        return ()
    return (create_static_files_router(path="/static/vendor", directories=[VENDOR], name="fonts"),)


@dataclass(frozen=True, slots=True)
class SearchDescription:
    """How a browser searches the room: the address of the room, a name of at most 16 characters."""

    base: str
    short_name: str


@page("/opensearch.xml")
def opensearch(request: Asked) -> Response[bytes]:
    """Tell browsers how the room is searched, so that it can be one of their search engines (OpenSearch 1.1)."""
    room = room_of(request)
    view = SearchDescription(base_of(request), shortened(room.archive.collection.title, 16))
    content = room.press.html("opensearch.xml", view).encode("utf-8", "replace")
    return Response(content, media_type="application/opensearchdescription+xml")


@page("/static/favicon.svg")
def favicon(_: Asked) -> Response[bytes]:
    """Give the room's sign: R in Morse over a wire."""
    return Response(_SIGN, media_type="image/svg+xml", headers={"Cache-Control": A_DAY})


@page("/favicon.ico")
def favicon_by_habit(_: Asked) -> Response[bytes]:
    """Give the same to those who ask without reading the page."""
    return Response(_SIGN, media_type="image/svg+xml", headers={"Cache-Control": A_DAY})


_SIGN: Final = (STATIC / "favicon.svg").read_bytes()


@page("/robots.txt")
def robots(request: Asked) -> Response[bytes]:
    """Keep search engines out, unless the keeper lets them in: whether telegrams belong on the open web is for him to decide."""
    service = room_of(request).service
    if not service.indexed:
        return Response(f"User-agent: *\nDisallow: {service.root}/\n".encode(), media_type="text/plain")
    closed = "".join(f"Disallow: {service.root}{path}\n" for path in NOT_INDEXED)
    words = f"User-agent: *\n{closed}Allow: {service.root}/\n\nSitemap: {base_of(request)}/sitemap.xml\n"
    return Response(words.encode(), media_type="text/plain")


NOT_INDEXED: Final = ("/search", "/complete.json", "/review", "/kept", "/notes", "/repair", "/explain", "/api/")
"""What search engines do not need: pages without end, and somebody's work."""


@page("/metrics")
def metrics(request: Asked) -> Response[bytes]:
    """Give the figures of the server to whoever watches it, where that was asked for."""
    counting = request.app.state.get("counting")
    if counting is None or not room_of(request).service.metrics:
        raise NotFound("Figures of the server", next_step="`reftel serve --metrics` keeps them.")
    return Response(counting.exposed(), media_type=CONTENT_TYPE, headers={"Cache-Control": "no-store"})


@page("/health")
def health(request: Asked) -> Response[bytes]:
    """Say that the room is open and its archive answers; nothing of what is in it."""
    room = room_of(request)
    room.archive.recent(room.viewer, 1)
    return Response(b"ok\n", media_type="text/plain", headers={"Cache-Control": "no-store"})
