"""`reftel completion`: scripts that let a shell complete commands and options."""

import click
from click.shell_completion import get_completion_class

from reftel.cli.exits import DONE

EPILOG = """\b
Examples:
  reftel completion bash >> ~/.bashrc
  reftel completion fish > ~/.config/fish/completions/reftel.fish
"""


@click.command(epilog=EPILOG)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Print the completion script of a shell."""
    maker = get_completion_class(shell)
    if maker is None:
        raise click.UsageError(f"No completion is known for {shell}.")
    root = click.get_current_context().find_root()
    click.echo(maker(root.command, {}, "reftel", "_REFTEL_COMPLETE").source())
    return DONE
