"""The switch in the foot of every page: which language the reader wants. The room remembers nothing; his browser does."""

from collections.abc import Mapping
from typing import Final

from litestar import Response
from litestar.datastructures import Cookie

from reftel.web.choosing import COOKIE
from reftel.web.language import LANGUAGES
from reftel.web.pages.making import Asked, form, room_of

MAX_BODY: Final = 40_000
"""Bytes: the longest address that the server reads, escaped."""

_YEAR: Final = 365 * 24 * 3600


@form("/language", status=303, max_body=MAX_BODY)
def choose(request: Asked, fields: Mapping[str, str]) -> Response[bytes]:
    """Have the browser remember a language, and lead back. No token: whoever forges this makes a page French, and no more."""
    code, back = fields.get("language", ""), fields.get("back", "")
    cookie = Cookie(
        key=COOKIE, value=code, path=room_of(request).service.root or "/", max_age=_YEAR, samesite="lax", httponly=True
    )
    return Response(
        b"",
        status_code=303,
        headers={"Location": back if is_inside(back) else "/"},
        cookies=[cookie] if code in LANGUAGES else [],
        media_type="text/plain",
    )


def is_inside(address: str) -> bool:
    """Say whether an address leads to this room: a path of ours, with nothing that a browser would read as another host."""
    return (
        address.startswith("/")
        and not address.startswith(("//", "/\\"))
        and address.isascii()
        and address.isprintable()
    )
