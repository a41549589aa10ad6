"""Asking the room for a page within this process, as a browser would over the network."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final, cast
from urllib.parse import unquote, urlsplit

from litestar import Litestar
from litestar.types import Message, Scope

_HOST: Final = b"localhost"
"""A name of this machine: what is made from it is replaced by the address under which the room is published."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the room gave: status, media type without parameters, the content, where it points."""

    status: int
    media_type: str
    content: bytes


class Asker:
    """Asks one room, one page after another, in a thread of its own: the caller's may have a loop that runs already."""

    def __init__(self, app: Litestar, base: str) -> None:
        self._app = app
        self._base = urlsplit(base)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="publishing")

    def close(self) -> None:
        """Let the thread end."""
        self._thread.shutdown()

    def each(self, addresses: Sequence[str], told: Callable[[str, Answer], None]) -> None:
        """Tell of what the room gives at each address ("/search?q=bell"), one after another.

        Many together cost less: the threads in which pages are made end with the task that began them.
        """
        self._thread.submit(lambda: asyncio.run(self._each(addresses, told))).result()

    async def _each(self, addresses: Sequence[str], told: Callable[[str, Answer], None]) -> None:
        for address in addresses:
            told(address, await self._get(address))

    async def _get(self, address: str) -> Answer:
        parts = urlsplit(address)
        messages: list[Message] = []

        async def receive() -> Any:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            messages.append(message)

        await self._app(cast("Scope", self._scope(parts.path, parts.query)), receive, send)
        status, headers, content = 0, {}, bytearray()
        for message in messages:
            if message["type"] == "http.response.start":
                status, headers = message["status"], dict(message["headers"])
            elif message["type"] == "http.response.body":
                content += message["body"]
        kind = headers.get(b"content-type", b"").partition(b";")[0].decode("latin-1")
        return Answer(status, kind, bytes(content))

    def _scope(self, path: str, query: str) -> dict[str, Any]:
        host = self._base.netloc.encode() or _HOST
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": self._base.scheme or "http",
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(b"host", host)],
            "client": ("127.0.0.1", 0),
            "server": ("localhost", 80),
        }
