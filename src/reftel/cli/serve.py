"""`reftel serve`: the reading room in a browser."""

import click

from reftel.cli.exits import DONE
from reftel.cli.options import archive_option, opened, viewer
from reftel.config import DEFAULT_HOST, DEFAULT_PORT

EPILOG = """\b
Examples:
  reftel -a strait serve
  reftel -a strait serve --port 8500
  reftel -a strait serve --host 0.0.0.0 --allow-host reading-room.example
  reftel -a strait serve --workers 2 --socket /run/reftel/room.sock --allow-host reading-room.example
"""


@click.command(epilog=EPILOG)
@archive_option
@click.option(
    "--host",
    default=DEFAULT_HOST,
    show_default=True,
    help="Address to listen on; others than this machine's are not protected.",
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=DEFAULT_PORT, show_default=True, help="Port to listen on."
)
@click.option(
    "--socket", metavar="PATH", help="Listen on a socket in the file system, for a proxy, instead of host and port."
)
@click.option(
    "--allow-host",
    "allowed",
    multiple=True,
    metavar="NAME",
    help="A name by which browsers may call the room; needed with --host, may be repeated.",
)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that answer side by side."
)
@click.option(
    "--proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="Believe this proxy who asks, and whether by https (X-Forwarded-For and -Proto); may be repeated.",
)
@click.option(
    "--robots",
    type=click.Choice(["deny", "allow"]),
    default="deny",
    show_default=True,
    help="Whether search engines may list the pages.",
)
@click.option(
    "--language",
    type=click.Choice(["en", "fr"]),
    default="en",
    show_default=True,
    help="Language of the pages for readers whose browser asks for none of these.",
)
@click.option(
    "--root-path",
    "root",
    metavar="PATH",
    default="",
    help="Path of another site below which a proxy shows the room: /cables.",
)
@click.option("--metrics", is_flag=True, help="Keep figures of requests and give them at /metrics.")
@click.option(
    "--metrics-port",
    type=click.IntRange(1, 65535),
    help="Keep figures of requests and give them at /metrics of this port, to this machine alone.",
)
@click.option("--log-requests", is_flag=True, help="Write a line for each request: which kind of page, never what for.")
def serve(
    archive: str | None,
    host: str,
    port: int,
    socket: str | None,
    allowed: tuple[str, ...],
    workers: int,
    proxies: tuple[str, ...],
    robots: str,
    language: str,
    root: str,
    *,
    metrics: bool,
    metrics_port: int | None,
    log_requests: bool,
) -> int:
    """Serve the reading room on this machine until it is stopped with Ctrl-C.

    There are no accounts yet: everybody who can reach the address reads everything. By default that is this machine only.
    An archive that cannot be written to is served too; then nothing can be kept in it.
    """
    from reftel import web

    service = web.Service(
        hosts=allowed,
        workers=workers,
        proxies=proxies,
        socket=socket,
        indexed=robots == "allow",
        language=language,
        metrics=metrics,
        metrics_port=metrics_port,
        root=root,
        logs_requests=log_requests,
    )
    with opened(archive, writing=True, or_reading=True) as held:
        web.serve(held, viewer(), host, port, service=service, opened=_announce)
    return DONE


def _announce(address: str) -> None:
    click.echo(f"Reading room: {address}  (Ctrl-C stops it)", err=True)
