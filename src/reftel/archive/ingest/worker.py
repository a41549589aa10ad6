"""A process that prepares texts for another: tasks come in by standard input, what came of them goes out by standard output.

It ends when its input does, so also when the process that started it is killed.
"""

import gc
import sys
from queue import SimpleQueue
from threading import Thread
from typing import Final

from reftel.archive.ingest.messages import Outcome, Task, receive_task, send_outcomes
from reftel.archive.ingest.packing import prepare_some
from reftel.archive.store.compression import Codec

OBJECTS_BETWEEN_COLLECTIONS: Final = 20_000


def work() -> None:
    """Do tasks until there are no more."""
    output = sys.stdout.buffer
    sys.stdout = sys.stderr  # what anything prints must not come between the messages
    # What is loaded stays for good, and what is made holds no cycles: looking for garbage less often saves a twentieth.
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    codec = Codec()
    tasks: SimpleQueue[Task | None] = SimpleQueue()
    # The other side sends the next task before it takes the outcome of this one: both must never wait for each other.
    Thread(target=_receive_all, args=(tasks,), daemon=True).start()
    while (task := tasks.get()) is not None:
        codec.admit(task.dictionaries)
        send_outcomes(output, [Outcome.of(result) for result in prepare_some(task.items, codec)])


def _receive_all(tasks: "SimpleQueue[Task | None]") -> None:
    while (task := receive_task(sys.stdin.buffer)) is not None:
        tasks.put(task)
    tasks.put(None)
