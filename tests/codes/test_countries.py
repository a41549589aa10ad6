import pytest

from reftel.codes import country_adjectives, country_names
from reftel.codes.tables import rows


@pytest.mark.parametrize(
    ("adjective", "country"),
    [
        ("Marrowan", "Marrow Coast"),
        ("Tessalian", "Tessaly"),
        ("Osmarkan", "Osmark"),
        ("Quillonian", "Quillonia"),
        ("Dutch", "Netherlands"),
        ("Soviet", "Soviet Union"),
        ("Burmese", "Myanmar"),
    ],
)
def test_adjective_leads_to_its_country(adjective: str, country: str) -> None:
    assert country_adjectives()[adjective] == country


def test_no_adjective_belongs_to_two_countries() -> None:
    words = [word for row in rows("countries.csv") for word in row["adjectives"].split("; ") if word]
    assert len(words) == len(set(words)) == len(country_adjectives())


def test_names_hold_countries_of_all_eras_and_no_regions() -> None:
    names = country_names()
    assert {"Marrow Coast", "Soviet Union", "Russia", "Zaire", "Burma", "Holy See"} <= names
    assert "Europe" not in names
    assert "" not in names
    assert set(country_adjectives().values()) <= names


def test_every_state_of_the_tags_has_an_adjective() -> None:
    known = {row["country"] for row in rows("countries.csv")} | {
        name for row in rows("countries.csv") for name in row["also_called"].split("; ")
    }
    states = {"AF", "BR", "EG", "FR", "IN", "JA", "KE", "MX", "NO", "PK", "RS", "SF", "TU", "UK", "US", "VE", "ZI"}
    for row in rows("tags_geo.csv"):
        if row["tag"] in states and row["valid_from"] == "1980":
            assert row["name"] in known, row
