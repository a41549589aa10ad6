"""The room below a path of another site ("/cables"): what the proxy asks for loses the path, what the room answers gets it.

Inside, every address is written as if the room stood at the root. The press puts the path before what pages lead to, and this layer
before where answers lead on; cookies and whole addresses are made with it. A proxy may hand the path on or take it away: both work.
"""

import re
from collections.abc import Collection
from typing import Final

from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from reftel.errors import ConfigError

_PATH: Final = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*){1,8}")
_LEADING: Final = re.compile(r'(\s(?:href|src|action)=")/(?!/)')


def root_of(typed: str, taken: Collection[str] = ()) -> str:
    """Return a path as it is put before addresses: "/cables"; empty for the root itself.

    Raises `ConfigError` for what is no plain path, and where its beginning is one of the room's own (`taken`).
    """
    path = "/" + typed.strip("/") if typed.strip("/") else ""
    if path and not _PATH.fullmatch(path):
        raise ConfigError(
            f"{typed[:60]!r} is no path", next_step="Write it like /cables, of letters, digits and hyphens."
        )
    first = path.split("/")[1] if path else ""
    if first in taken:
        raise ConfigError(f"/{first} is a page of the room itself", next_step="Choose another path, such as /cables.")
    return path


def with_root(page: str, root: str) -> str:
    """Return a page of which all that leads into the room leads below the path. Values are escaped, so that only attributes match."""
    return _LEADING.sub(rf"\g<1>{root}/", page) if root else page


class Rooted:
    """ASGI layer that takes the path off requests and puts it before where answers lead on."""

    def __init__(self, app: ASGIApp, root: str) -> None:
        self.app = app
        self.root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; the path alone leads to the first page below it."""
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path == self.root:
            await _lead_to(send, f"{self.root}/")
            return
        if path.startswith(f"{self.root}/"):
            deep = self.root.count("/")
            inner = scope["raw_path"].split(b"/", deep + 1)[deep + 1 :]
            scope = {**scope, "path": path.removeprefix(self.root), "raw_path": b"/" + b"".join(inner)}

        async def led(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableScopeHeaders.from_message(message)
                location = headers.get("Location", "")
                if location.startswith("/") and not location.startswith("//"):
                    headers["Location"] = self.root + location
            await send(message)

        await self.app(scope, receive, led)


async def _lead_to(send: Send, address: str) -> None:
    headers = [(b"location", address.encode("ascii")), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 308, "headers": headers})
    await send({"type": "http.response.body", "body": b"", "more_body": False})
