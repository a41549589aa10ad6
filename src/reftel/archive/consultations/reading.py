"""Consultations put together from their matters, as one viewer may see them, now or as they stood."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from reftel.archive.docket.matters import as_text, find_matter, matters_named
from reftel.archive.store.database import driver_cursor
from reftel.errors import NotFound
from reftel.matters import CONSULTATION, Matter
from reftel.matters.consultations.body import Body, assembled

_PARTS = "SELECT id FROM matters WHERE part_of = ?"
_NEXT_STEP = "`reftel consult list` lists them."


def body_of(connection: Connection, labels: str, name: str, as_of: dt.datetime | None = None) -> Body:
    """Return a consultation with all its parts; raises `NotFound`, also for what may not be read.

    The names of the parts come from the lists, which know all of them; what is shown of each is folded for this viewer.
    """
    try:
        matter = find_matter(connection, labels, name, as_of)[0]
    except NotFound:
        if as_of is not None:
            body_of(connection, labels, name)
            raise NotFound(
                f"Consultation {as_text(name)!r} as it stood on {as_of:%Y-%m-%d}",
                next_step="It was recorded later; leave out the day to see it.",
            ) from None
        raise NotFound(f"Consultation {as_text(name)!r}", next_step=_NEXT_STEP) from None
    if matter.kind != CONSULTATION:
        raise NotFound(f"Consultation {as_text(name)!r}", next_step=_NEXT_STEP)
    names = [row[0] for row in driver_cursor(connection).execute(_PARTS, (matter.id,))]
    parts = matters_named(connection, labels, names, as_of).values()
    return assembled(matter, (part for part in parts if part.part_of == matter.id))


def put_together(matters: Iterable[Matter]) -> tuple[Body, ...]:
    """Put together the consultations among some matters, by name."""
    wholes: list[Matter] = []
    parts: dict[str, list[Matter]] = {}
    for matter in matters:
        if matter.kind == CONSULTATION:
            wholes.append(matter)
        elif matter.part_of is not None:
            parts.setdefault(matter.part_of, []).append(matter)
    made = (assembled(one, parts.get(one.id, ())) for one in wholes)
    return tuple(sorted(made, key=lambda body: (body.is_.name.casefold(), body.consultation.id)))


def bodies_named(connection: Connection, labels: str, names: Sequence[str], parts: Sequence[str]) -> tuple[Body, ...]:
    """Return some consultations with some of their parts, by name; what may not be read is not among them."""
    return put_together(matters_named(connection, labels, (*names, *parts)).values())
