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
    "--allow-host",
    "allowed",
    multiple=True,
    metavar="NAME",
    help="A name by which browsers may call the room; needed with --host, may be repeated.",
)
def serve(archive: str | None, host: str, port: int, allowed: tuple[str, ...]) -> int:
    """Serve the reading room on this machine until it is stopped with Ctrl-C.

    There are no accounts yet: everybody who can reach the address reads everything. By default that is this machine only.
    An archive that cannot be written to is served too; then nothing can be kept in it.
    """
    from reftel import web

    with opened(archive, writing=True, or_reading=True) as held:
        web.serve(held, viewer(), host, port, hosts=allowed, opened=_announce)
    return DONE


def _announce(address: str) -> None:
    click.echo(f"Reading room: {address}  (Ctrl-C stops it)", err=True)
