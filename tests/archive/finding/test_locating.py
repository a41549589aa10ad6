"""Where in a text a query is met: the places cut exactly what was asked for out of the text."""

from pathlib import Path

import pytest

from reftel.archive import Archive, search_json
from tests.archive.cables import OWNER, filled, telegram

TEXT = telegram(
    412,
    "(U) Summary. The lightship\nis overdue. End summary.",
    "(U) The dues of the lightships are paid.",
    "(U) The note follows. Begin text:\n\nThe Ministry has the honor to ask for a lightship.\n\nEnd text.",
    subject="DUES",
)

CASES = [
    ("lightship", ["lightship", "lightship"]),
    ("lightship*", ["lightship", "lightships", "lightship"]),
    ('"lightship is overdue"', ["lightship\nis overdue"]),
    ("summary:lightship", ["lightship"]),
    ("lightship -in:enclosure", ["lightship"]),
    ("in:enclosure lightship", ["lightship"]),
    ("dues", ["DUES", "dues"]),
    ("in:heading winterbottom", ["WINTERBOTTOM"]),
    ("lightship lightship*", ["lightship", "lightships", "lightship"]),
    ("station:PORTALDER", []),
    ("subject:dues", []),
]


@pytest.mark.parametrize(("query", "words"), CASES, ids=[query for query, _ in CASES])
def test_places_cut_what_was_asked_for(tmp_path: Path, query: str, words: list[str]) -> None:
    with filled(tmp_path, a=TEXT) as archive:
        (hit,) = archive.search(OWNER, query, places=True).hits
        text = archive.fetch(OWNER, hit.brief.address).text
    assert [text[start:end] for start, end in hit.places or ()] == words


def test_places_are_given_where_asked_for(tmp_path: Path) -> None:
    with filled(tmp_path, a=TEXT) as archive:
        assert "places" not in hits(archive, places=False)[0]
        assert len(hits(archive, places=True)[0]["places"]) == 2


def hits(archive: Archive, *, places: bool) -> list[dict[str, list[object]]]:
    found = search_json(archive.search(OWNER, "lightship", places=places))["hits"]
    assert isinstance(found, list)
    return found
