"""The progress line of long work: shown on a terminal, silent without one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reftel.cli.terminal import console

if TYPE_CHECKING:
    from reftel.archive import Progress


@contextmanager
def progress_line(what: str) -> "Iterator[Callable[[Progress], None] | None]":
    """Give what is to be told how far the work has come, None where nobody looks."""
    screen = console(stderr=True)
    if not screen.is_terminal:
        yield None
        return
    from rich import progress

    columns = (
        progress.SpinnerColumn(),
        progress.TextColumn(f"{what} {{task.completed:,.0f}}, {{task.fields[rate]:,.0f}}/s"),
        progress.BarColumn(),
        progress.TimeElapsedColumn(),
        progress.TimeRemainingColumn(),
    )
    with progress.Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task(what, total=None, rate=0.0)

        def tell(state: "Progress") -> None:
            rate = state.done / state.seconds if state.seconds else 0.0
            bar.update(task, completed=state.done, total=state.total, rate=rate)

        yield tell
