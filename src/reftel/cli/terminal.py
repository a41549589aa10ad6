"""What is printed: text made safe for terminals, tables, JSON; colours on a terminal, plain into a pipe."""

import re
import sys
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import click
import msgspec

if TYPE_CHECKING:
    from rich.console import Console

_STEERING: Final = re.compile(
    "[\\x7f-\\x9f\\xad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u180e\\u200b-\\u200f\\u2028-\\u202e"
    "\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\U000110bd\\U000110cd\\U00013430-\\U0001343f\\U0001bca0-\\U0001bca3"
    "\\U0001d173-\\U0001d17a\\U000e0001\\U000e0020-\\U000e007f]"
)
"""The characters beyond ASCII that `safe` makes visible, as one pattern: JSON is printed by the megabyte."""


def safe(text: str) -> str:
    """Return text that cannot steer a terminal: control and format characters (ESC, bidi overrides …) become visible."""
    return "".join(c if c in "\n\t" or not _is_control(c) else f"\\x{ord(c):02x}" for c in text)


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def safe_line(text: str) -> str:
    """Return text on one line, safe for terminals."""
    return safe(" ".join(text.split()))


def console(*, stderr: bool = False) -> "Console":
    """Return a console; it knows by itself whether it speaks to a terminal, and honours NO_COLOR."""
    from rich.console import Console  # late, as all of rich: into a pipe nothing of it is needed

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=True)


def print_line(text: str = "") -> None:
    """Print one line of our own words and safe values."""
    click.echo(safe(text))


def print_json(value: Any, *, indent: bool = True) -> None:
    """Print a value as JSON: indented for people, on one line otherwise.

    JSON escapes the control characters of ASCII by itself; the others that could steer a terminal are escaped here, which
    changes nothing for whoever reads the JSON.
    """
    data = msgspec.json.encode(value)
    text = (msgspec.json.format(data, indent=2) if indent else data).decode()
    click.echo(_STEERING.sub(lambda found: "".join(f"\\u{unit:04x}" for unit in _utf16(found.group())), text))


def _utf16(character: str) -> tuple[int, ...]:
    data = character.encode("utf-16-be")
    return tuple(int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))


def print_raw(data: bytes) -> None:
    """Print bytes exactly as they are, unless to a terminal: there they are made safe."""
    if sys.stdout.isatty():
        text = data.decode("utf-8", "replace")
        click.echo(safe(text), nl=not text.endswith("\n"))
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


LONGEST_WHOLE: Final = 24
"""Characters of a number, a name or a state that a table never breaks: whoever copies it needs all of it."""

_NUMBER: Final = re.compile(r"[\d,]+(?:\.\d+)?%?")


def print_table(
    columns: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    *,
    headed: bool = False,
    empty: tuple[str, str] | None = None,
) -> None:
    """Print rows: a table on a terminal, tab-separated lines into a pipe, there with the columns' names only where `headed`.

    `empty` is what is said on the error stream where there is no row, and the next step.
    """
    if not rows and empty is not None:
        warn(*empty)
        return
    if not sys.stdout.isatty():
        if headed:
            click.echo("\t".join(safe_line(name) for name in columns))
        for row in rows:
            click.echo("\t".join(safe_line(cell) for cell in row))
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_edge=False)
    for at, name in enumerate(columns):
        cells = [row[at] for row in rows]
        table.add_column(
            Text(name, style="dim"),
            overflow="fold",
            no_wrap=all(len(cell) <= LONGEST_WHOLE and " " not in cell for cell in cells),
            justify="right" if all(_NUMBER.fullmatch(cell) for cell in cells) else "left",
        )
    for row in rows:
        table.add_row(*(Text(safe_line(cell)) for cell in row))
    console().print(table)


def warn(sentence: str, next_step: str = "") -> None:
    """Say one sentence on the error stream, with what to do next."""
    click.echo(safe(sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."), err=True)
    if next_step:
        click.echo(safe(next_step), err=True)
