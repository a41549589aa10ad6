"""The list of all telegrams for search engines, where the keeper of the archive lets them in. Source: sitemaps.org."""

from dataclasses import dataclass

from litestar import Response

from reftel.errors import NotFound
from reftel.web import links
from reftel.web.pages.feeds import base_of
from reftel.web.pages.making import Asked, page, path_part, room_of


@dataclass(frozen=True, slots=True)
class Sitemap:
    """Addresses of pages, or of further lists where `is_index`."""

    addresses: tuple[str, ...]
    is_index: bool


@page("/sitemap.xml")
def sitemap(request: Asked) -> Response[bytes]:
    """List the lists: the telegrams of each sheet of the roll."""
    room = room_of(request)
    _require_indexed(request)
    count = room.archive.sheets(room.viewer)
    base = base_of(request)
    return _answer(request, Sitemap(tuple(f"{base}/sitemap/{number}.xml" for number in range(count)), is_index=True))


@page("/sitemap/{name:str}")
def sitemap_sheet(request: Asked) -> Response[bytes]:
    """List the telegrams of one sheet; the first begins with the pages about the collection."""
    room = room_of(request)
    _require_indexed(request)
    stem, dot, ending = path_part(request, "name").partition(".")
    if not (dot and ending == "xml" and stem.isascii() and stem.isdigit() and len(stem) < 6):
        raise NotFound("That list of pages", next_step="/sitemap.xml names those that are.")
    base, number = base_of(request), int(stem)
    if number >= room.archive.sheets(room.viewer):
        raise NotFound("That list of pages", next_step="/sitemap.xml names those that are.")
    pages = [f"{base}{path}" for path in _ABOUT] if number == 0 else []
    pages += [base + links.best(brief) for brief in room.archive.sheet(room.viewer, number)]
    return _answer(request, Sitemap(tuple(pages), is_index=False))


_ABOUT = ("/", "/about", "/posts", "/tags", "/people", "/missing", "/asks", "/owed", "/consultations", "/how-to-read")


def _require_indexed(request: Asked) -> None:
    if not room_of(request).service.indexed:
        raise NotFound(
            "A list of pages for search engines", next_step="`reftel serve --robots allow` lets search engines in."
        )


def _answer(request: Asked, view: Sitemap) -> Response[bytes]:
    content = room_of(request).press.html("sitemap.xml", view).encode("utf-8", "replace")
    return Response(content, media_type="application/xml")
