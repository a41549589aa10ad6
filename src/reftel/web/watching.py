"""What watches over every request: that it ends in time, how long it takes, and, where asked for, a line in the log.

A request is known by the kind of page that it asked for ("/t/{address}"), not by its address: neither figures nor log say what
somebody reads or looks for.
"""

import contextlib
import math
import re
import time
from collections.abc import Callable
from typing import Final, Protocol

import anyio
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from reftel.archive import giving_up_at
from reftel.web.logs import event

NO_PAGE: Final = "none"
"""The kind of page of an address that leads nowhere."""

_TYPED: Final = re.compile(r":\w+\}")
_SAFE: Final = frozenset({"GET", "HEAD"})
_LATE: Final = (
    b"This took too long, and was given up so that others are served.\nNarrow the search, or try again in a moment.\n"
)


class Counts(Protocol):
    """What keeps figures of requests."""

    def note(self, kind: str, method: str, status: int, seconds: float) -> None:
        """Count one request."""


class Watch:
    """ASGI layer around everything."""

    def __init__(self, app: ASGIApp, *, seconds: float, logs: bool = False, counts: Counts | None = None) -> None:
        self.app = app
        self.seconds = seconds
        self.logs = logs
        self.counts = counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        answer = _Answer(send)
        started = time.perf_counter()
        try:
            await self._in_time(scope, receive, answer)
        finally:
            self._tell(scope, answer, time.perf_counter() - started)

    async def _in_time(self, scope: HTTPScope, receive: Receive, answer: "_Answer") -> None:
        """Serve a request; where nothing of the answer is there in time, say so. A form that was sent is never given up half done."""
        limit = self.seconds if scope["method"] in _SAFE else math.inf
        with anyio.move_on_after(limit) as cancelling, giving_up_at(time.monotonic() + limit):
            answer.begun = lambda: setattr(
                cancelling, "deadline", math.inf
            )  # from then on the reader's own speed counts
            await self.app(scope, receive, answer)
        if cancelling.cancelled_caught:
            await answer.late()

    def _tell(self, scope: HTTPScope, answer: "_Answer", seconds: float) -> None:
        kind = kind_of(scope)
        if self.counts is not None:
            self.counts.note(kind, scope["method"], answer.status, seconds)
        if self.logs:
            milliseconds = round(1000 * seconds, 1)
            event(
                "request", method=scope["method"], page=kind, status=answer.status, ms=milliseconds, bytes=answer.size
            )


class _Answer:
    """Passes an answer on, and remembers its status and size."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.status = 0
        self.size = 0
        self.begun: Callable[[], None] = lambda: None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.begun()
        elif message["type"] == "http.response.body":
            self.size += len(message["body"])
        await self.send(message)

    async def late(self) -> None:
        """Answer that it took too long, unless an answer was begun."""
        if self.status:
            return
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(_LATE)).encode())]
        headers += [(b"retry-after", b"5"), (b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff")]
        with contextlib.suppress(OSError):  # the reader has gone
            await self({"type": "http.response.start", "status": 503, "headers": headers})
            await self({"type": "http.response.body", "body": _LATE, "more_body": False})


def kind_of(scope: HTTPScope) -> str:
    """Return the kind of page that a request asked for: "/t/{address}"."""
    template = scope.get("path_template")
    return _TYPED.sub("}", str(template)) if template else NO_PAGE
