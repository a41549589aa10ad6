"""Preparing texts for storing, in this process or spread over others. Whatever fails on one text refuses that text only."""

import logging
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import Final, Protocol

import msgspec

from reftel.archive.ingest.prepare import Prepared, prepare
from reftel.corpus import Item

ITEMS_AT_ONCE: Final = 25
"""Items that go to another process together: enough that the trip costs little, few enough that all processes end together."""

WORTHWHILE: Final = 1_000
"""Items from which on other processes pay: each takes about a second to start."""

_log = logging.getLogger(__name__)


class Refusal(msgspec.Struct, frozen=True):
    """Why a text could not be parsed; its original is stored all the same."""

    reason: str


Result = Prepared | Refusal
Results = Callable[[], list[Result]]
"""Waits for the results of items, in their order."""


class Preparer(Protocol):
    """Prepares items; `start` returns at once where it can."""

    def start(self, items: Sequence[Item]) -> Results:
        """Begin with items; what is returned gives their results."""
        ...

    def close(self) -> None:
        """Release everything."""
        ...


class InThisProcess:
    """Prepares when the results are asked for."""

    def start(self, items: Sequence[Item]) -> Results:
        """Begin with items."""
        return lambda: prepare_some(items)

    def close(self) -> None:
        """Release nothing."""


class InOtherProcesses:
    """Prepares in `workers` processes, which are started afresh (spawned), so that they share nothing with this one.

    The first `after` items are prepared in this process: for so few the others would not be up in time.
    """

    def __init__(self, workers: int, *, after: int = WORTHWHILE) -> None:
        self._workers = workers
        self._left = after
        self._pool: ProcessPoolExecutor | None = None

    def start(self, items: Sequence[Item]) -> Results:
        """Begin with items."""
        if self._left > 0:
            self._left -= len(items)
            return lambda: prepare_some(items)
        chunks = [items[at : at + ITEMS_AT_ONCE] for at in range(0, len(items), ITEMS_AT_ONCE)]
        try:
            started = [(chunk, self._processes().submit(prepare_some, chunk)) for chunk in chunks]
        except BrokenProcessPool:
            return lambda: prepare_some(items)

        def results() -> list[Result]:
            return [result for chunk, future in started for result in _outcome(future.result, chunk)]

        return results

    def close(self) -> None:
        """End the processes; what they have not begun is not done."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _processes(self) -> ProcessPoolExecutor:
        if self._pool is None:
            spawn = get_context("spawn")
            self._pool = ProcessPoolExecutor(self._workers, mp_context=spawn, initializer=_begin_work)
        return self._pool


def prepare_some(items: Sequence[Item]) -> list[Result]:
    """Prepare items one after the other."""
    return [_prepared(item) for item in items]


def place_of(item: Item) -> str:
    """Return where an item came from, for people."""
    source = item.source
    return source.path if source.member is None else f"{source.path}/{source.member}"


def fault_name(error: BaseException) -> str:
    """Return a fault in a few words."""
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _prepared(item: Item) -> Result:
    try:
        return prepare(item)
    except Exception as error:  # noqa: BLE001 - our parser's fault on one text must not stop the rest
        _log.warning("%s could not be parsed: %s", place_of(item), fault_name(error))
        _log.debug("the fault in full", exc_info=error)
        return Refusal(f"could not be parsed ({fault_name(error)}); its original is stored")


def _outcome(wait: Callable[[], list[Result]], items: Sequence[Item]) -> list[Result]:
    """Return the results of other processes; where one of them died, do their work here."""
    try:
        return wait()
    except BrokenProcessPool:
        _log.warning("a process that reads texts died; going on without it")
        return prepare_some(items)


def _begin_work() -> None:
    """Leave Ctrl-C to the process that the user started, and end with it, also where it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
