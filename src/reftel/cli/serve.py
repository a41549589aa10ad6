"""`reftel serve`: the reading room in a browser."""

import click

from reftel.cli.exits import DONE
from reftel.cli.options import archive_option, opened, viewer
from reftel.config import DEFAULT_HOST, DEFAULT_PORT

EPILOG = """\b
Examples:
  reftel -a strait serve
  reftel -a strait serve --port 8500
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
def serve(archive: str | None, host: str, port: int) -> int:
    """Serve the reading room on this machine until it is stopped with Ctrl-C.

    There are no accounts yet: everybody who can reach the address reads everything. By default that is this machine only.
    """
    from reftel import web

    with opened(archive, writing=True) as held:
        click.echo(f"Reading room: http://{host}:{port}/  (Ctrl-C stops it)", err=True)
        web.serve(held, viewer(), host, port)
    return DONE
