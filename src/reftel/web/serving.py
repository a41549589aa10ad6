"""Opening the room: a socket on this machine, and uvicorn behind it."""

import contextlib
import errno
import os
import socket
from collections.abc import Callable, Iterable
from typing import Final

import uvicorn

from reftel.access import Viewer
from reftel.archive import Archive
from reftel.errors import ConfigError
from reftel.web.app import create_app

MAX_CONNECTIONS: Final = 100
"""Connections served at once; further ones are told to come again (503) instead of slowing all."""

HIGHEST_PORT: Final = 65_535
KEEP_ALIVE_SECONDS: Final = 15
SHUTDOWN_SECONDS: Final = 5
BACKLOG: Final = 128
MAX_HEADER_BYTES: Final = 32_768
"""Bytes of a request line with its headers: room for the longest query, escaped."""

_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})


def serve(
    archive: Archive,
    viewer: Viewer,
    host: str,
    port: int,
    *,
    hosts: Iterable[str] = (),
    opened: Callable[[str], None] | None = None,
) -> None:
    """Serve the room until the process is told to stop; `opened` is called with the room's address once it listens.

    Outside this machine the room is served only where `hosts` says by which names it may be called: it has no accounts,
    so that whoever reaches it reads everything. Port 0 takes a free one. Raises `ConfigError` where it cannot listen.
    """
    names = tuple(hosts)
    if host not in _LOOPBACK and not names:
        raise ConfigError(
            f"{host} can be reached from other machines, and the reading room has no accounts",
            next_step="Leave the host out, or name the hosts that the room answers to if everyone there may read everything.",
        )
    with contextlib.closing(listen(host, port)) as listener:
        config = uvicorn.Config(
            create_app(archive, viewer, hosts=names),
            log_level="warning",
            access_log=False,  # a line for each request would hold what readers look for
            server_header=False,
            limit_concurrency=MAX_CONNECTIONS,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=SHUTDOWN_SECONDS,
            h11_max_incomplete_event_size=MAX_HEADER_BYTES,
            http="h11",
            lifespan="on",
        )
        if opened is not None:
            opened(address_of(listener))
        with contextlib.suppress(KeyboardInterrupt):  # raised again by uvicorn once it has closed in good order
            uvicorn.Server(config).run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; a taken or forbidden port gives one sentence and the next step."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere the option would let two programs have one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except (OSError, OverflowError) as fault:
        listener.close()
        raise _cannot_listen(host, port, fault) from fault
    return listener


def _cannot_listen(host: str, port: int, fault: OSError | OverflowError) -> ConfigError:
    number = fault.errno if isinstance(fault, OSError) else None
    if number == errno.EADDRINUSE:
        return ConfigError(
            f"Port {port} on {host} is taken by another program",
            next_step=f"Choose another port (such as {port + 1 if port < HIGHEST_PORT else port - 1}), or stop that program.",
        )
    if number == errno.EACCES:
        return ConfigError(f"Port {port} may not be opened by this user", next_step="Choose a port above 1023.")
    if isinstance(fault, OverflowError):
        return ConfigError(f"{port} is no port", next_step=f"Choose a number from 1 to {HIGHEST_PORT}.")
    return ConfigError(
        f"The room cannot listen on {host}, port {port}: {fault.strerror or fault}", next_step="Check the host."
    )


def address_of(listener: socket.socket) -> str:
    """Return the address to open in a browser."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
