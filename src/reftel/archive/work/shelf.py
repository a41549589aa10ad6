"""Things with a name: made, renamed, described, deleted and brought back. What is deleted is only set aside."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from reftel.archive.store.work_tables import kept
from reftel.archive.versions.dating import from_seconds, seconds
from reftel.archive.work.values import WORDS, Kind, Made
from reftel.errors import ConfigError, NotFound
from reftel.search.query.spelling import nearest

MAX_NAME: Final = 100
"""Characters of a name: it stands in queries, addresses and headings."""

MAX_DESCRIPTION: Final = 2_000
"""Characters of a description: a paragraph or two."""

_NOT_IN_NAMES: Final = re.compile(
    r'["“”„«»*/\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]'
)
"""Quotation marks and * would have no way into a query, / none into an address; the rest is not seen."""

KeptRow = Row[tuple[object, ...]]


def checked_name(name: str) -> str:
    """Return a name with single blanks; raise `ConfigError` for one that could not be called in a query."""
    plain = " ".join(unicodedata.normalize("NFC", name).split())
    if not any(c.isalnum() for c in plain):
        raise ConfigError("A name needs a letter or a digit", next_step='Write one such as "lightship dues".')
    if len(plain) > MAX_NAME:
        raise ConfigError(f"A name has {MAX_NAME} characters at most, not {len(plain)}", next_step="Shorten it.")
    wrong = _NOT_IN_NAMES.search(plain)
    if wrong is not None:
        shown = wrong[0] if wrong[0].isprintable() else f"U+{ord(wrong[0]):04X}"
        raise ConfigError(f"A name cannot have {shown} in it", next_step="Queries and addresses could not say it.")
    return plain


def checked_description(text: str) -> str:
    """Return a description without blanks around it; raise `ConfigError` for one that is too long."""
    plain = text.strip().encode("utf-8", "replace").decode()
    if len(plain) > MAX_DESCRIPTION:
        raise ConfigError(f"A description has {MAX_DESCRIPTION:,} characters at most", next_step="Shorten it.")
    return plain


def _instead(kind: Kind) -> str:
    return ("Say --replace, or take" if kind is Kind.NAMES else "Take") + " another name, or delete that one."


def folded(name: str) -> str:
    """Return a name as it is compared: small and capital letters alike."""
    plain = name.encode("utf-8", "replace").decode()  # a command line may hold halves of characters
    return " ".join(unicodedata.normalize("NFKC", plain).casefold().split())


def make(connection: Connection, made: Made, data: bytes = b"{}", *, version_ids: bytes | None = None) -> int:
    """Put something with a name on the shelf and return its row; raise `ConfigError` where the name is taken."""
    name = checked_name(made.name)
    if row_of(connection, made.kind, name) is not None:
        raise ConfigError(f"There is a {WORDS[made.kind]} called “{name}” already", next_step=_instead(made.kind))
    values = {
        "kind": made.kind.value,
        "name": name,
        "folded": folded(name),
        "description": checked_description(made.description),
        "made_at": seconds(made.made_at),
        "made_by": made.made_by,
        "deleted_at": None,
        "data": data,
        "version_ids": version_ids,
    }
    (number,) = connection.execute(insert(kept).values(values)).inserted_primary_key or (0,)
    return int(number)


def row_of(connection: Connection, kind: Kind, name: str) -> KeptRow | None:
    """Return the row of what stands under a name, None where nothing does."""
    return connection.execute(select(kept).where(*_standing(kind), kept.c.folded == folded(name))).first()


def require(connection: Connection, kind: Kind, name: str) -> KeptRow:
    """Return the row of what stands under a name; raise `NotFound` with the nearest name there is."""
    row = row_of(connection, kind, name)
    if row is None:
        raise NotFound(f"The {WORDS[kind]} “{name}”", next_step=suggestion(connection, kind, name))
    return row


def rows_of(connection: Connection, kind: Kind, *conditions: ColumnElement[bool]) -> Sequence[KeptRow]:
    """Return all of a kind that stand, by name."""
    return connection.execute(select(kept).where(*_standing(kind), *conditions).order_by(kept.c.folded)).all()


def suggestion(connection: Connection, kind: Kind, name: str) -> str:
    """Return the sentence that helps on whoever asked for a name that nobody gave."""
    names = {row.folded: row.name for row in rows_of(connection, kind)}
    near = nearest(folded(name), names)
    if near is not None:
        return f"Did you mean “{names[near]}”?"
    return f"There are: {', '.join(list(names.values())[:10])}." if names else f"No {WORDS[kind]} has been made yet."


def rename(connection: Connection, kind: Kind, name: str, to: str) -> None:
    """Give another name; raise `NotFound`, and `ConfigError` where that is taken or none."""
    row, new = require(connection, kind, name), checked_name(to)
    other = row_of(connection, kind, new)
    if other is not None and other.id != row.id:
        raise ConfigError(f"There is a {WORDS[kind]} called “{new}” already", next_step="Take another name.")
    connection.execute(update(kept).where(kept.c.id == row.id).values(name=new, folded=folded(new)))


def describe(connection: Connection, kind: Kind, name: str, description: str) -> None:
    """Write another description."""
    row = require(connection, kind, name)
    connection.execute(update(kept).where(kept.c.id == row.id).values(description=checked_description(description)))


def delete(connection: Connection, kind: Kind, name: str, *, now: dt.datetime) -> None:
    """Set aside; the name is free again, and `restore` brings it back."""
    row = require(connection, kind, name)
    connection.execute(update(kept).where(kept.c.id == row.id).values(deleted_at=seconds(now)))


def restore(connection: Connection, kind: Kind, name: str) -> None:
    """Bring back what was deleted last under a name; raise `NotFound`, and `ConfigError` where the name is taken again."""
    row = deleted_row(connection, kind, name)
    if row is None:
        raise NotFound(f"A deleted {WORDS[kind]} “{name}”", next_step=suggestion(connection, kind, name))
    if row_of(connection, kind, name) is not None:
        raise ConfigError(f"Another {WORDS[kind]} is called “{row.name}” now", next_step="Rename that one first.")
    connection.execute(update(kept).where(kept.c.id == row.id).values(deleted_at=None))


def deleted_row(connection: Connection, kind: Kind, name: str) -> KeptRow | None:
    """Return the row of what was deleted last under a name, None where nothing was."""
    query = (
        select(kept)
        .where(kept.c.kind == kind.value, kept.c.folded == folded(name), kept.c.deleted_at.is_not(None))
        .order_by(kept.c.deleted_at.desc(), kept.c.id.desc())
    )
    return connection.execute(query).first()


def made_of(row: KeptRow) -> Made:
    """Return what is common to all kinds."""
    return Made(
        kind=Kind(row.kind),
        name=row.name,
        description=row.description,
        made_at=from_seconds(row.made_at),
        made_by=row.made_by,
    )


def _standing(kind: Kind) -> tuple[ColumnElement[bool], ...]:
    return kept.c.kind == kind.value, kept.c.deleted_at.is_(None)
