"""HTTP for prompt clients: one that does not send what it wants in time is let go, so that it holds no place for ever."""

import asyncio
import time
from typing import Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS: Final = 10
"""How long a client may take to send what it wants."""


YIELDED: Final = 0.001
"""Seconds in which one of several workers takes no further client after a new one: without them a burst of clients all come to the
worker that happens to run, and the others have nothing to do."""


class PromptH11(H11Protocol):
    """HTTP, where a client that does not send its request in time is let go: a new one, or one that has begun another."""

    waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Give a new client its time."""
        super().connection_made(transport)
        if self.config.workers > 1:
            time.sleep(YIELDED)  # the whole loop is to wait: it would take the next client
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Read on; as long as a request is not whole, the time of its first byte counts."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the client."""
        self._stop_watching()
        super().connection_lost(exc)

    def _watch(self) -> None:
        is_asking = self.conn.their_state is h11.IDLE and (self.cycle is None or bool(self.conn.trailing_data[0]))
        if not is_asking:
            self._stop_watching()
        elif self.waiting is None:
            self.waiting = self.loop.call_later(HEAD_SECONDS, self._let_go)

    def _stop_watching(self) -> None:
        if self.waiting is not None:
            self.waiting.cancel()
            self.waiting = None

    def _let_go(self) -> None:
        self.waiting = None
        if not self.transport.is_closing():
            self.transport.close()
