"""The suggestions in versions that a viewer may read, with what is known of the telegrams they stand in."""

from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, select

from reftel.archive.docket.statements import Hold
from reftel.archive.sight import may_read
from reftel.archive.store.schema import items, sightings, suggestions, versions
from reftel.archive.versions.briefs import address_of
from reftel.archive.versions.dating import from_seconds
from reftel.archive.versions.first_sighting import with_first_sighting
from reftel.matters import TelegramFacts
from reftel.telegram import Key, mrn_of


class Filed(NamedTuple):
    """A version with the number and date it is filed under, its label, and when it was first seen."""

    row: int
    version_id: str
    year: int | None
    station: str | None
    serial: int | None
    sort_date: int | None
    label: int
    seen_at: int

    @property
    def key(self) -> Key | None:
        """Return the number it is filed under."""
        if self.station is None or self.serial is None:
            return None
        return Key(year=self.year, station=self.station, serial=self.serial)

    def facts(self) -> TelegramFacts:
        """Return what a statement says of the telegram."""
        mrn = mrn_of(self.key)
        return TelegramFacts(
            mrn=mrn,
            version_id=self.version_id,
            date=None if self.sort_date is None else from_seconds(self.sort_date),
            address=address_of(mrn, self.version_id),
        )


class Suggestion(NamedTuple):
    """One suggestion with the version that it stands in; `item` is the SHA-256 of its original."""

    position: int
    matter: str
    rule: str
    kind: str
    quote: str
    data: bytes
    item: bytes
    filed: Filed

    @property
    def hold(self) -> Hold:
        """Return what a verdict on it holds on to."""
        return Hold(self.matter, self.item, self.quote)


FILED: Final = (
    versions.c.id,
    versions.c.version_id,
    versions.c.year,
    versions.c.station,
    versions.c.serial,
    versions.c.sort_date,
    versions.c.label,
    sightings.c.seen_at,
)
"""The columns of `Filed`."""


def suggested(connection: Connection, labels: str, *conditions: ColumnElement[bool]) -> list[Suggestion]:
    """Return the suggestions in versions that may be read, in the order of their texts."""
    joined = with_first_sighting(suggestions.join(versions, versions.c.id == suggestions.c.version))
    columns = (
        suggestions.c.position,
        suggestions.c.matter,
        suggestions.c.rule,
        suggestions.c.kind,
        suggestions.c.quote,
        suggestions.c.data,
        items.c.sha256,
    )
    query = (
        select(*columns, *FILED)
        .select_from(joined.join(items, items.c.id == sightings.c.item))
        .where(may_read(labels), *conditions)
        .order_by(versions.c.id, suggestions.c.position)
    )
    return [Suggestion(*row[:7], filed=Filed._make(row[7:])) for row in connection.execute(query)]
