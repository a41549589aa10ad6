"""The commands; joins the rooms together.

`main` is the entry point. Each command has a module of its own, loaded when it is called, so that `reftel --help` is quick
and `reftel parse` loads neither search nor web.
"""


def main() -> None:
    """Run the command line; the exit code says how it went (`exits`)."""
    from reftel.cli.app import run

    run()


__all__ = ["main"]
