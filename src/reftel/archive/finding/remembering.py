"""Answers that cost a look at the whole archive, remembered until the archive changes. For each scope its own."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final, Generic, NamedTuple, TypeVar

from sqlalchemy import Connection, func, select

from reftel.archive.store.database import meta_number
from reftel.archive.store.schema import sightings, statements

SCOPES: Final = 8
"""Scopes remembered at a time: viewers with the same permissions share one."""

_Answer = TypeVar("_Answer")
_State = tuple[int, int, int]


class Remembered(Generic[_Answer]):
    """One kind of answer, by what the viewer may read. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: OrderedDict[str, tuple[_State, _Answer]] = OrderedDict()

    def get(self, connection: Connection, labels: str, compute: Callable[[Connection, str], _Answer]) -> _Answer:
        """Return the answer for a scope, computed unless nothing was written since."""
        state = _state(connection)
        with self._lock:
            known = self._answers.get(labels)
        if known is not None and known[0] == state:
            return known[1]
        answer = compute(connection, labels)
        with self._lock:
            self._answers[labels] = state, answer
            self._answers.move_to_end(labels)
            while len(self._answers) > SCOPES:
                self._answers.popitem(last=False)
        return answer


def _state(connection: Connection) -> _State:
    """Return what changes with every write: the revision, the sightings, the statements."""
    newest = select(
        select(func.max(sightings.c.id)).scalar_subquery(), select(func.max(statements.c.id)).scalar_subquery()
    )
    sighted, said = connection.execute(newest).one()
    return meta_number(connection, "revision"), sighted or 0, said or 0


class Standing(NamedTuple):
    """What is another value after anything was written: to the records, to the index. It means something in one process only."""

    written: int
    indexed: tuple[int, int]


class Recent(Generic[_Answer]):
    """The last answers of a kind, by what was asked; each holds as long as all stands as it stood. Safe to use from several threads.

    Together they weigh no more than `most`; `weigh` gives the weight of one, each weighs 1 without it.
    """

    def __init__(self, most: int, weigh: Callable[[_Answer], int] = lambda _: 1) -> None:
        self._most = most
        self._weigh = weigh
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, tuple[Hashable, _Answer]] = OrderedDict()
        self._weight = 0

    def get(self, asked: Hashable, standing: Hashable) -> _Answer | None:
        """Return what was answered, None where it may be another answer now."""
        with self._lock:
            found = self._answers.get(asked)
            if found is None or found[0] != standing:
                return None
            self._answers.move_to_end(asked)
            return found[1]

    def keep(self, asked: Hashable, standing: Hashable, answer: _Answer) -> None:
        """Remember an answer; `standing` is as all stood when the work on it began."""
        with self._lock:
            if asked in self._answers:
                self._weight -= self._weigh(self._answers.pop(asked)[1])
            self._answers[asked] = standing, answer
            self._weight += self._weigh(answer)
            while self._weight > self._most:
                self._weight -= self._weigh(self._answers.popitem(last=False)[1][1])
