"""Preparing texts in other processes.

They are started as programs of their own and know nothing of this one's main module, so that any script may add texts; they
talk with it through pipes only. Where one dies, what it had to do is done here.
"""

import json
import logging
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import BinaryIO, Final, NamedTuple, cast

from reftel.archive.ingest.messages import Task, receive_outcomes, send_task
from reftel.archive.ingest.packing import Result, prepare_some
from reftel.archive.ingest.preparing import InThisProcess, Preparer, Results, default_workers
from reftel.archive.store.compression import Codec
from reftel.corpus import Item

ITEMS_AT_ONCE: Final = 25
"""Items that go to another process together: enough that the trip costs little, few enough that all processes end together."""

TASKS_AT_ONCE: Final = 2
"""Tasks that a process has at once: while it works on one, the next is on its way."""

WORTHWHILE: Final = 400
"""Items that show that there are many: from the first batch of so many on, processes are started."""

_PROGRAM: Final = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from reftel.archive.ingest.worker import work
work()
"""

_log = logging.getLogger(__name__)


class _Chunk(NamedTuple):
    """Items that are prepared together, and where their results will be."""

    items: Sequence[Item]
    codec: Codec
    results: "Future[list[Result]]"


class InOtherProcesses:
    """Prepares in `workers` processes. The first batch of many is still prepared here, while they start."""

    def __init__(self, workers: int, *, worthwhile: int = WORTHWHILE) -> None:
        self._workers = workers
        self._worthwhile = worthwhile
        self._chunks: SimpleQueue[_Chunk | None] = SimpleQueue()
        self._processes: list[_Process] = []
        self._threads: list[Thread] = []
        self._lock = Lock()
        self._serving = 0

    def start(self, items: Sequence[Item], codec: Codec) -> Results:
        """Begin with items."""
        if not self._processes:
            if len(items) >= self._worthwhile:
                self._start_processes()
            return lambda: prepare_some(items, codec)
        starts = range(0, len(items), ITEMS_AT_ONCE)
        chunks = [_Chunk(items[at : at + ITEMS_AT_ONCE], codec, Future()) for at in starts]
        for chunk in chunks:
            self._chunks.put(chunk)
        return lambda: [result for chunk in chunks for result in self._results(chunk)]

    def close(self) -> None:
        """End the processes; what they have not begun is not done."""
        for process in self._processes:
            process.kill()
        for _ in range(len(self._threads) + 1):  # the last thread to end takes one more
            self._chunks.put(None)
        for thread in self._threads:
            thread.join()
        for process in self._processes:
            process.close()

    def _start_processes(self) -> None:
        """Start the processes, as many as the system lets us; with none, everything goes on being prepared here."""
        try:
            for _ in range(self._workers):
                self._processes.append(_Process())
        except OSError as error:
            _log.warning("no more than %d processes could be started: %s", len(self._processes), error)
            self._worthwhile = sys.maxsize
        self._threads = [Thread(target=self._serve, args=(process,), daemon=True) for process in self._processes]
        self._serving = len(self._threads)
        for thread in self._threads:
            thread.start()

    def _serve(self, process: "_Process") -> None:
        """Bring chunks to a process and results back, as long as it lives; where it was the last one, refuse what is left."""
        try:
            process.serve(self._chunks)
        except Exception as error:  # noqa: BLE001 - whatever it is, those who wait for results must not wait for ever
            _log.debug("a process that reads texts died: %r", error)
            process.fail()
        with self._lock:
            self._serving -= 1
            is_last = self._serving == 0
        while is_last and (chunk := self._chunks.get()) is not None:
            chunk.results.set_exception(_Died())

    def _results(self, chunk: _Chunk) -> list[Result]:
        """Return the results of other processes; where one of them died, do its work here."""
        try:
            return chunk.results.result()
        except _Died:
            _log.warning("a process that reads texts died; going on without it")
            return prepare_some(chunk.items, chunk.codec)


def preparer_for(workers: int | None) -> Preparer:
    """Return what prepares in so many other processes; None: as many as the machine has room for, 0: in this one."""
    number = default_workers() if workers is None else workers
    return InOtherProcesses(number) if number else InThisProcess()


class _Died(Exception):  # noqa: N818 - says what happened; nobody outside sees it
    """The process that had a chunk is gone."""


class _Process:
    """One process with the chunks that it has; used by one thread."""

    def __init__(self) -> None:
        self._known: set[int] = set()
        self._waiting: deque[_Chunk] = deque()
        if not sys.executable:
            raise OSError("this Python runs inside another program and cannot be started again")
        self._program = subprocess.Popen(  # noqa: S603 - this Python, with a program of ours
            [sys.executable, "-c", _PROGRAM, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the process that the user started
        )

    @property
    def pid(self) -> int:
        """Return the process's number."""
        return self._program.pid

    def serve(self, chunks: "SimpleQueue[_Chunk | None]") -> None:
        """Bring chunks and take results until there are no more."""
        is_over = False
        while not is_over or self._waiting:
            chunk = None if is_over else self._next(chunks)
            if chunk is not None:
                self._send(chunk)
            elif self._waiting:
                self._receive()
            else:
                is_over = True

    def fail(self) -> None:
        """Give up what the process had."""
        for chunk in self._waiting:
            chunk.results.set_exception(_Died())

    def kill(self) -> None:
        """End the process, whatever it does."""
        self._program.kill()

    def close(self) -> None:
        """Wait for the end of the process and release it."""
        for stream in self._streams():
            with suppress(OSError):
                stream.close()
        self._program.wait()

    def _next(self, chunks: "SimpleQueue[_Chunk | None]") -> _Chunk | None:
        """Return what to send: None where there is nothing to do but take results, or nothing more at all."""
        if not self._waiting:
            return chunks.get()
        if len(self._waiting) >= TASKS_AT_ONCE:
            return None
        try:
            return chunks.get_nowait()
        except Empty:
            return None

    def _send(self, chunk: _Chunk) -> None:
        self._waiting.append(chunk)
        fresh = tuple(one for one in chunk.codec.dictionaries() if one.number not in self._known)
        self._known.update(one.number for one in fresh)
        send_task(self._streams()[0], Task(dictionaries=fresh, items=list(chunk.items)))

    def _receive(self) -> None:
        results = [outcome.result() for outcome in receive_outcomes(self._streams()[1])]
        self._waiting.popleft().results.set_result(results)

    def _streams(self) -> tuple[BinaryIO, BinaryIO]:
        if self._program.stdin is None or self._program.stdout is None:
            raise EOFError
        return cast(BinaryIO, self._program.stdin), cast(BinaryIO, self._program.stdout)
