"""What guards the room: headers on every answer, the Host check, and tokens for the forms that change something.

The tokens are not cookies: cookies do not tell ports apart, so two archives served on one machine would disturb one
another, and a cookie outlives the process that signed it. A token is an HMAC, keyed by a secret of this process, over
the reader's name and the one act that the form may do; a foreign page cannot read it (no cross-origin reads, no
framing) and cannot make it.
"""

import hmac
from collections.abc import Iterable
from typing import Final

from litestar.datastructures import MutableScopeHeaders
from litestar.types import ASGIApp, Message, Receive, Scope, Send

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""On every answer, faults included."""

LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")
"""Names of this machine in the Host header. A page of another name that resolves to this machine (DNS rebinding) is refused."""

_REFUSED: Final = b"This reading room does not answer to that name. Use the address that it printed when it opened.\n"


class Guard:
    """ASGI layer around everything: refuses foreign Host headers, sets the headers."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = (), *, indexed: bool = False) -> None:
        self.app = app
        self.indexed = indexed
        self.hosts = frozenset(host.lower() for host in (*LOOPBACK, *hosts))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                set_headers(MutableScopeHeaders.from_message(message), indexed=self.indexed)
            await send(message)

        if host_name(scope["headers"]) in self.hosts:
            await self.app(scope, receive, guarded)
        else:
            await _refuse(guarded)


def set_headers(headers: MutableScopeHeaders, *, indexed: bool = False) -> None:
    """Put the guard's headers on an answer; pages are asked for again each time unless they say otherwise."""
    for name, value in HEADERS.items():
        headers[name] = value
    if not indexed:
        headers["X-Robots-Tag"] = "noindex, nofollow"
    headers.setdefault("Cache-Control", "private, no-cache")


def host_name(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """Return the Host header's name without its port; empty where it is missing or given twice."""
    found = [value.decode("latin-1") for name, value in headers if name.lower() == b"host"]
    if len(found) != 1:
        return ""
    name, _, port = found[0].rpartition(":")
    return (name if name and port.isdigit() else found[0]).lower()


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(_REFUSED)).encode())]
    await send({"type": "http.response.start", "status": 400, "headers": headers})
    await send({"type": "http.response.body", "body": _REFUSED, "more_body": False})


def token_for(secret: bytes, *act: str) -> str:
    """Return the token that lets a form do one act, named by its parts (reader, matter, verdict)."""
    return hmac.new(secret, "\0".join(act).encode("utf-8", "surrogatepass"), "sha256").hexdigest()


def may_do(secret: bytes, token: str, *act: str) -> bool:
    """Say whether the token was made by this process for this act."""
    return hmac.compare_digest(token.encode("utf-8", "replace"), token_for(secret, *act).encode())
