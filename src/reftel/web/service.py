"""How a room is served: by whom it may be called, how many processes, what it tells about itself."""

import secrets
import time
from dataclasses import dataclass, field
from typing import Final

from reftel.web.language import ENGLISH

REQUEST_SECONDS: Final = 20.0
"""Seconds after which a request that has not begun to be answered is given up."""

MOST_WORKERS: Final = 64


@dataclass(frozen=True, slots=True)
class Service:
    """How a room is served.

    `hosts` are names beside this machine's that it answers to; `proxies` the addresses of proxies whose word on who asks, and by
    which scheme, is taken; `socket` a path to listen on instead of host and port; `root` the path of a site below which a proxy shows
    the room ("/cables"). `indexed` lets search engines in, `metrics` opens `/metrics`, `metrics_port` gives the same on a port of
    this machine alone, `logs_requests` writes a line for each request. `language` is spoken to readers who ask for none that the
    room knows. `published` makes pages for a plain file server, which `searchable` have a search in the browser. `secret` signs the
    tokens of forms; workers share it, and the moment at which the room `opened`, in seconds since 1970.
    """

    hosts: tuple[str, ...] = ()
    workers: int = 1
    proxies: tuple[str, ...] = ()
    socket: str | None = None
    indexed: bool = False
    metrics: bool = False
    metrics_port: int | None = None
    root: str = ""
    logs_requests: bool = False
    language: str = ENGLISH
    request_seconds: float = REQUEST_SECONDS
    published: bool = False
    searchable: bool = True
    opened: float = field(default_factory=time.time)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def counts(self) -> bool:
        """Say whether figures are kept."""
        return self.metrics or self.metrics_port is not None
