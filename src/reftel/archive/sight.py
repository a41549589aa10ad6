"""What one viewer may read: the condition that every query of the archive carries.

There is no query without it. Maintenance (`verify`, rebuilding) reads as `Viewer.maintenance`, to whom everything is
permitted, through the same condition.
"""

import json
from functools import lru_cache
from typing import Final

from sqlalchemy import ColumnElement, Connection, FromClause, bindparam, func, select

from reftel.access import Viewer, scope
from reftel.archive.store import schema

_LABELS: Final = select(schema.labels.c.id, schema.labels.c.label_class)


def permitted_labels(connection: Connection, viewer: Viewer) -> str:
    """Return the rows of the label classes that the viewer may read, as a JSON list: what `may_read` takes."""
    allowed = scope(viewer)
    rows = connection.execute(_LABELS)
    return json.dumps(sorted(number for number, label_class in rows if allowed.permits(label_class)))


@lru_cache(maxsize=256)
def may_read(labels: str, table: FromClause = schema.versions) -> ColumnElement[bool]:
    """Return the condition that a row of `versions` (or an alias of it) is among the permitted `labels`.

    Conditions do not change, and making one costs more than what SQLite does with it: they are remembered.
    """
    permitted = func.json_each(bindparam("permitted", labels, unique=True)).table_valued("value")
    return table.c.label.in_(select(permitted.c.value))


def sees_all(connection: Connection, labels: str) -> bool:
    """Say whether the permitted `labels` are all there are: then a query may spare itself the looking up of labels."""
    every = connection.execute(select(func.count()).select_from(schema.labels)).scalar_one()
    return len(json.loads(labels)) == every
