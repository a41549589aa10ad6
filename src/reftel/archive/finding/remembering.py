"""Answers that cost a look at the whole archive, remembered until the archive changes. For each scope its own."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Final, Generic, TypeVar

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
