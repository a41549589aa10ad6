"""Names of countries and the adjectives made of them, to tell whose words an enclosed text holds."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from reftel.codes.tables import rows


@cache
def country_adjectives() -> Mapping[str, str]:
    """Return adjective or people's name → country ("Marrowan" → "Marrow Coast"), as words are written in a sentence."""
    return MappingProxyType(
        {word: row["country"] for row in rows("countries.csv") for word in row["adjectives"].split("; ") if word}
    )


@cache
def country_names() -> frozenset[str]:
    """Return the names of all countries, former ones and usual variants among them ("Russia", "Soviet Union")."""
    names = {row["country"] for row in rows("countries.csv")}
    names |= {word for row in rows("countries.csv") for word in row["also_called"].split("; ") if word}
    for table in ("tags_geo.csv", "tags_geo_invented.csv"):
        names |= {row["name"] for row in rows(table) if row["kind"] == "country"}
    return frozenset(names)
