"""The figures of the server on a port of their own, of this machine alone: what a proxy shows to the world does not lead there."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Final

from reftel.web.pages.plumbing import CONTENT_TYPE
from reftel.web.security import LOOPBACK, host_name

PATH: Final = "/metrics"
SECONDS: Final = 5
"""How long one who asks may take to do so: one is served at a time."""

Exposed = Callable[[], bytes]


class _Asked(BaseHTTPRequestHandler):
    """Answers one request for the figures, and for nothing else."""

    timeout = SECONDS
    exposed: Exposed

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        hosts = [(b"host", value.encode("latin-1", "replace")) for value in self.headers.get_all("Host", [])]
        if host_name(hosts) not in LOOPBACK:
            status, content = HTTPStatus.BAD_REQUEST, b"This answers to the names of this machine only.\n"
        elif self.path.partition("?")[0] != PATH:
            status, content = HTTPStatus.NOT_FOUND, b"Only /metrics is here.\n"
        else:
            status, content = HTTPStatus.OK, self.exposed()
        self.send_response_only(status)
        self.send_header("Content-Type", CONTENT_TYPE if status is HTTPStatus.OK else "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if with_body:
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Write nothing: who watches asks every few seconds."""


class _Server(HTTPServer):
    def handle_error(self, *_: object) -> None:
        """Pass over whoever breaks off."""


@contextmanager
def giving_figures(listener: socket.socket, exposed: Exposed) -> Iterator[str]:
    """Give the figures at `/metrics` of a listening socket, from a thread; yield their address, and close the socket in the end."""
    server = _Server(listener.getsockname()[:2], type("Asked", (_Asked,), {"exposed": staticmethod(exposed)}), False)
    server.socket.close()
    server.socket = listener
    thread = threading.Thread(target=server.serve_forever, name="reftel-figures", daemon=True)
    thread.start()
    try:
        yield f"http://{listener.getsockname()[0]}:{listener.getsockname()[1]}{PATH}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
