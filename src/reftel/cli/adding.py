"""How far an `add` has come: a bar on a terminal, a plain line now and then where there is none."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final

from reftel.cli.terminal import console, warn

if TYPE_CHECKING:
    from reftel.archive import Progress
    from reftel.corpus import Ledger

LINE_SECONDS: Final = 10.0
"""Between two lines where there is no terminal: a log should not be full of them."""

_MINUTE = 60

Told = Callable[["Progress"], None]


class Measured:
    """How many bytes there are to read and how many of them have been; the first is found out while reading begins."""

    def __init__(self, paths: Sequence[Path | str], ledger: "Ledger") -> None:
        self._ledger = ledger
        self.total: int | None = None
        Thread(target=self._measure, args=(tuple(paths),), daemon=True).start()

    def _measure(self, paths: Sequence[Path | str]) -> None:
        from reftel.corpus import measure

        self.total = measure(paths)

    def share(self) -> float | None:
        """Return which share has been read, None where nobody can tell."""
        return min(self._ledger.read_bytes / self.total, 1.0) if self.total else None


def remaining(share: float | None, seconds: float) -> str:
    """Return what share is done and how long the rest will take, in words; empty where nobody can tell."""
    if not share:
        return ""
    left = seconds * (1 - share) / share
    if left < _MINUTE:
        return f", {share:.0%}, {left:.0f} s left"
    minutes = round(left / _MINUTE)
    hours, rest = divmod(minutes, _MINUTE)
    return f", {share:.0%}, " + (f"{hours} h {rest} min left" if hours else f"{minutes} min left")


def in_words(progress: "Progress", share: float | None) -> str:
    """Return how far it has come, in one line."""
    rate = f", {progress.done / progress.seconds:,.0f}/s" if progress.seconds else ""
    return f"{progress.done:,} read, {progress.new:,} new{rate}{remaining(share, progress.seconds)}"


@contextmanager
def showing(measured: Measured) -> Iterator[Told]:
    """Give what is to be told of progress."""
    screen = console(stderr=True)
    if not screen.is_terminal:
        yield _in_lines(measured)
        return
    from rich.progress import BarColumn, SpinnerColumn, TextColumn
    from rich.progress import Progress as Bars

    with Bars(SpinnerColumn(), BarColumn(), TextColumn("{task.description}"), console=screen, transient=True) as bar:
        task = bar.add_task("…", total=None)

        def show(progress: "Progress") -> None:
            share = measured.share()
            bar.update(task, description=in_words(progress, share), total=share and 1.0, completed=share or 0.0)

        yield show


def _in_lines(measured: Measured) -> Told:
    last = time.monotonic()

    def say(progress: "Progress") -> None:
        nonlocal last
        if time.monotonic() - last >= LINE_SECONDS:
            last = time.monotonic()
            warn(in_words(progress, measured.share()))

    return say
