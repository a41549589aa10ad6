"""Opening the room: a socket on this machine, and uvicorn behind it, in one process or several."""

import contextlib
import errno
import gc
import multiprocessing
import os
import signal
import socket
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, Final

import anyio.to_thread
import uvicorn
from litestar import Litestar
from uvicorn.supervisors.multiprocess import Multiprocess

from reftel.access import Viewer
from reftel.archive import Archive
from reftel.errors import ConfigError
from reftel.web.app import at_root, create_app
from reftel.web.figures import giving_figures
from reftel.web.logs import event, start_logging
from reftel.web.prompt import PromptH11
from reftel.web.service import Service

MAX_CONNECTIONS: Final = 100
"""Connections that a process serves at once; further ones are told to come again (503) instead of slowing all."""

HIGHEST_PORT: Final = 65_535
KEEP_ALIVE_SECONDS: Final = 15
BACKLOG: Final = 128
HEALTH_SECONDS: Final = 30
"""How long a worker that lives may not answer its supervisor: on a busy machine it needs many seconds to start."""

THREADS: Final = 3
"""Pages that a process makes at once; more wait. Python makes one at a time, the rest waits for disk and index."""

MAX_HEADER_BYTES: Final = 32_768
"""Bytes of a request line with its headers: room for the longest query, escaped."""

_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
_SHARED_FIGURES: Final = "PROMETHEUS_MULTIPROC_DIR"
_FIRST_PASSED: Final = 3
_SOCKET_MODE: Final = 0o660
"""Who may speak to a socket in the file system: its owner and group, a proxy's among them."""


def serve(
    archive: Archive,
    viewer: Viewer,
    host: str,
    port: int,
    *,
    service: Service | None = None,
    opened: Callable[[str], None] | None = None,
) -> None:
    """Serve the room until the process is told to stop; `opened` is called with the room's address once it listens.

    Outside this machine the room is served only where the service says by which names it may be called: it has no accounts,
    so that whoever reaches it reads everything. Port 0 takes a free one. Raises `ConfigError` where it cannot listen.
    """
    service = at_root(Service() if service is None else service)
    if service.socket is None and host not in _LOOPBACK and not service.hosts:
        raise ConfigError(
            f"{host} can be reached from other machines, and the reading room has no accounts",
            next_step="Leave the host out, or name the hosts that the room answers to if everyone there may read everything.",
        )
    app = create_app(archive, viewer, service) if service.workers == 1 else None
    handed = handed_over()
    if handed is not None:
        listening: contextlib.AbstractContextManager[socket.socket] = contextlib.closing(handed)
    else:
        listening = listen_at(service.socket) if service.socket is not None else contextlib.closing(listen(host, port))
    with listening as listener, _shared_figures(service), _figures(service, app):
        address = service.socket or address_of(listener).rstrip("/") + f"{service.root}/"
        is_file = not isinstance(listener.getsockname(), tuple)
        start_logging()
        event("opened", address=address, workers=service.workers, process=os.getpid())
        if opened is not None:
            opened(address)
        if app is not None:
            app.on_startup.append(_few_threads)
            config = _config(app, service, is_file=is_file)
            with _stopped_in_order():
                uvicorn.Server(config).run(sockets=[listener])
        else:
            _Workers(
                _config(Worker(archive.path, viewer, service), service, is_file=is_file, factory=True), [listener]
            ).run()
        event("closed", process=os.getpid())


@contextlib.contextmanager
def _stopped_in_order() -> Iterator[None]:
    """Uvicorn sends itself the signal that stopped it once more when it has closed in good order: then there is no more to do."""

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature is Python's
        raise KeyboardInterrupt

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, stop)
    with contextlib.suppress(KeyboardInterrupt):
        yield


@dataclass(frozen=True, slots=True)
class Worker:
    """What a worker begins with: it opens the archive for itself, and closes it when it ends."""

    path: Path
    viewer: Viewer
    service: Service

    def __call__(self) -> Litestar:
        """Return the worker's own room."""
        start_logging()
        archive = Archive.open(self.path, read_only=not os.access(self.path, os.W_OK))
        app = create_app(archive, self.viewer, self.service)
        app.on_startup.append(_few_threads)
        app.on_shutdown.append(archive.close)
        threading.Thread(target=_end_with_the_server, daemon=True).start()
        return app


def _few_threads() -> None:
    """Make few pages at once: more would only be slower side by side. What is loaded by now stays, and is not looked through again."""
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    gc.collect()
    gc.freeze()


def _end_with_the_server() -> None:
    """End a worker in good order where its server was killed and cannot tell it to."""
    server = multiprocessing.parent_process()
    if server is not None:
        server.join()
        os.kill(os.getpid(), signal.SIGTERM)


class _Workers(Multiprocess):
    """Uvicorn's workers; one that has died is told of in the log before another takes its place."""

    def keep_subprocess_alive(self) -> None:
        for listener in self.sockets:
            listener.listen(BACKLOG)  # each worker that starts sets it to one, see `_config`
        before = {process.pid for process in self.processes}
        super().keep_subprocess_alive()
        for pid in sorted(before - {process.pid for process in self.processes}, key=str):
            event("worker died, another took its place", process=pid)


def _config(app: Any, service: Service, *, is_file: bool, factory: bool = False) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=factory,
        workers=service.workers,
        log_config=None,
        access_log=False,  # a line for each request would hold what readers look for
        server_header=False,
        proxy_headers=is_file or bool(service.proxies),
        # Whoever speaks to a socket in the file system has no address; its permissions say who that may be.
        forwarded_allow_ips="*" if is_file else list(service.proxies),
        limit_concurrency=MAX_CONNECTIONS,
        timeout_worker_healthcheck=HEALTH_SECONDS,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=round(service.request_seconds) + 1,  # so long a page that was begun may take
        h11_max_incomplete_event_size=MAX_HEADER_BYTES,
        # asyncio takes as many connections at one go as may wait: with more than one, whichever worker wakes first has them all.
        backlog=1 if service.workers > 1 else BACKLOG,
        http=PromptH11,
        ws="none",
        lifespan="on",
    )


@contextlib.contextmanager
def _shared_figures(service: Service) -> Iterator[None]:
    """Name the folder in which workers put their figures together, for as long as they work."""
    if not service.counts or service.workers == 1:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="reftel-figures-") as folder:
        os.environ[_SHARED_FIGURES] = folder
        try:
            yield
        finally:
            del os.environ[_SHARED_FIGURES]


@contextlib.contextmanager
def _figures(service: Service, app: Litestar | None) -> Iterator[None]:
    """Give figures on their own port where that was asked for: those of the one process, or of all workers."""
    if service.metrics_port is None:
        yield
        return
    exposed = _of_all if app is None else app.state["counting"].exposed
    with giving_figures(listen("127.0.0.1", service.metrics_port), exposed):
        yield


def _of_all() -> bytes:
    from reftel.web.counting import exposed_of_all  # loaded once the workers' folder has its name

    return exposed_of_all()


@contextlib.contextmanager
def listen_at(path: str) -> Iterator[socket.socket]:
    """Listen on a socket in the file system; one that a killed server left behind is taken away, and so is this one at the end."""
    if not hasattr(socket, "AF_UNIX"):
        raise ConfigError("This system has no sockets in the file system", next_step="Listen on a port instead.")
    place = Path(path)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        _take_away(place)
        listener.bind(path)
        place.chmod(_SOCKET_MODE)
        listener.listen(BACKLOG)
    except OSError as fault:
        listener.close()
        raise ConfigError(
            f"The room cannot listen on {path}: {fault.strerror or fault}",
            next_step="Check that its folder is there and may be written to, and that the path is shorter than 100 characters.",
        ) from fault
    try:
        yield listener
    finally:
        listener.close()
        place.unlink(missing_ok=True)


def _take_away(place: Path) -> None:
    """Remove a socket that nobody listens on any more. Raises `ConfigError` where somebody does, or where it is another file."""
    if not place.exists():
        return
    if not stat.S_ISSOCK(place.stat().st_mode):
        raise ConfigError(f"{place} is a file and no socket", next_step="Choose another path.")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        try:
            caller.connect(str(place))
        except ConnectionRefusedError:
            place.unlink()
            return
    raise ConfigError(f"{place} is taken by another program", next_step="Choose another path, or stop that program.")


def handed_over() -> socket.socket | None:
    """Return the socket that systemd opened for this process, None where it did not. Source: sd_listen_fds(3)."""
    if os.environ.get("LISTEN_PID") != str(os.getpid()) or os.environ.get("LISTEN_FDS") != "1":
        return None
    for name in ("LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"):
        os.environ.pop(name, None)  # it is taken, and is not for the workers to take again
    return socket.socket(fileno=_FIRST_PASSED)


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
    """Return the address to open in a browser; of a socket in the file system its path."""
    name = listener.getsockname()
    if not isinstance(name, tuple):
        return os.fsdecode(name)
    host, port = name[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
