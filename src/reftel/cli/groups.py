"""Groups of commands: a mistyped name is answered with the nearest; examples stand with the command that they call."""

from typing import Final

import click

_HEADS: Final = ("Example:", "Examples:")
_LINE: Final = "  reftel "


class ForgivingGroup(click.Group):
    """A group that says which of its commands may have been meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command by its name."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            if not near:
                raise
            raise click.UsageError(f"{error.message} Did you mean '{near[0]}'?", ctx) from error


class CommandGroup(ForgivingGroup):
    """A group whose commands share one epilog of examples."""

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command, with the examples that call it."""
        cmd.epilog = _own(cmd.epilog or "", f"{_LINE}{self.name} {name or cmd.name} ")
        super().add_command(cmd, name)


def example(call: str) -> str:
    """Return the epilog of a command that has one example."""
    return f"\b\nExample:\n{_LINE}{call}\n"


def _own(epilog: str, beginning: str) -> str:
    """Return the epilog with the examples that begin so; all of them where there is none, so that nobody goes without."""
    lines = epilog.split("\n")
    own = [line for line in lines if f"{line} ".startswith(beginning)]
    if not own:
        return epilog
    kept = [line for line in lines if line in own or not line.startswith(_LINE)]
    head = "Example:" if len(own) == 1 else "Examples:"
    return "\n".join(head if line in _HEADS else line for line in kept)
