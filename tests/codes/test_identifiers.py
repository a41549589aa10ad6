import csv
import gzip
import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.codes import canonical_identifier
from reftel.codes.identifiers import _GLUED, LONGEST, MEMORY
from reftel.codes.posts import posts_by_station
from reftel.codes.stations import aliases
from reftel.codes.tables import rows

SAMPLES = rows("identifiers.csv")
CANONICAL = re.compile(r"[0-9]{2}(?P<station>[A-Z]{3,})(?P<serial>[1-9][0-9]{0,6})")


@pytest.mark.parametrize("row", SAMPLES, ids=[row["identifier"] for row in SAMPLES])
def test_printed_forms_of_the_collections(row: dict[str, str]) -> None:
    assert (canonical_identifier(row["identifier"]) or "") == row["canonical"]


@pytest.mark.parametrize(
    ("raw", "canonical"),
    [
        ("06PORTALDER412", "06PORTALDER412"),
        ("06 PORT ALDER 412", "06PORTALDER412"),
        ("2006PORTALDER00412", "06PORTALDER412"),
        (" 06portalder000412_b ", "06PORTALDER412"),
        ("06PORTALDE412", "06PORTALDER412"),
        ("06PORTALDERR412", "06PORTALDER412"),
        ("06AMCONSULSALTMERE8", "06SALTMERE8"),
        ("06SECTION01OF02UNCLASEFTOVERRIN8", "06VERRIN8"),
        ("06SECSTATE12", "06STATE12"),
        ("1975ABUDH00123", "75ABUDHABI123"),
        ("75ABUDH123", "75ABUDHABI123"),
        ("06ABUDH123", "06ABUDH123"),
        ("06P0RTALDER412", "06PORTALDER412"),
        ("060EFTO0SALTMERE8", "06SALTMERE8"),
        ("06AITTAIPE8", "06TAIPEI8"),
        ("06ATLANTIS5", "06ATLANTIS5"),
        ("06XYZ5", "06XYZ5"),
    ],
)
def test_form_leads_to_the_canonical_one(raw: str, canonical: str) -> None:
    assert canonical_identifier(raw) == canonical


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "PORTALDER412",
        "06PORTALDER",
        "06412",
        "06PORTALDER0",
        "06PORTALDER12345678",
        "75SALTMERE-A50",
        "06XY5",
        "٠٦PORTALDER5",
        "report of 2006",
    ],
)
def test_what_is_no_identifier_is_none(raw: str) -> None:
    assert canonical_identifier(raw) is None


def test_hostile_input_is_refused_and_memory_bounded() -> None:
    assert canonical_identifier("0" * 100_000) is None
    assert canonical_identifier("06" + "S" * (LONGEST - 3) + "1") is not None
    assert canonical_identifier.cache_info().maxsize == MEMORY


DIFFERENT_BY_INTENT: dict[tuple[str, int], str] = {}
"""Table and index of a case of the older parser in which we differ, and why; there is none."""


def test_forms_that_an_older_parser_expects(corpora: Path) -> None:
    path = corpora / "cablemap_cases.json"
    if not path.is_file():
        pytest.skip(f"no file {path}")
    name = "test_c14n_id_c14n:_TEST_DATA"
    pairs = json.loads(path.read_text(encoding="utf-8"))["tables"][name]
    assert len(pairs) == 28
    wrong = {(name, at) for at, (raw, expected) in enumerate(pairs) if canonical_identifier(raw) != expected}
    assert wrong == set(DIFFERENT_BY_INTENT)


PIECES = st.sampled_from(
    "06 2006 0606 1975 75 0 1 412 01OF02 SECTION S3CTION01OF03 EFTO AMEMBASSY EMBASSY NOFORN UNCLAS ZDK164 TOSEC12 _A - . O X "
    "2SUSPECTEDDUPLICATE7 AITTAIPEI AITTAIPE PORTALDER P0RTALDER PORTALDERR SALTMERE RIO USUN ABUDH NEWDE MOSCW QXICO ß ٠٦ é".split()
)


@settings(max_examples=400)
@given(
    st.one_of(
        st.text(max_size=70), st.lists(PIECES, max_size=9).map("".join), st.from_regex(r"\d\d[A-Z0]{1,12}\d{1,8}")
    )
)
def test_a_canonical_form_stays_as_it_is(raw: str) -> None:
    canonical = canonical_identifier(raw)
    if canonical is not None:
        assert CANONICAL.fullmatch(canonical)
        assert canonical_identifier(canonical) == canonical


def test_no_station_begins_with_a_word_that_is_taken_off() -> None:
    assert not [name for name in posts_by_station() for word in _GLUED if name.startswith(word)]


CHANGED = "75932f63edff"
"""Digest of every published identifier that changes by rule or table and what it becomes; a surprise changes it."""


@pytest.mark.corpora
def test_published_identifiers_stay_or_go_where_rules_and_tables_say(corpora: Path) -> None:
    path = corpora / "cablegate_ids.csv.gz"
    if not path.is_file():
        pytest.skip(f"no file {path}")
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        identifiers = [row[0] for row in csv.reader(file)]
    canonical = {identifier: canonical_identifier(identifier) for identifier in identifiers}
    assert len(identifiers) == 251_287
    assert Counter(how(raw, found) for raw, found in canonical.items()) == {
        "itself": 249_648,
        "alias of its station": 1_444,
        "rule": 190,
        "table": 5,
    }
    stations = {match["station"] for found in canonical.values() if found and (match := CANONICAL.fullmatch(found))}
    assert stations <= set(posts_by_station())
    changed = sorted(f"{raw} {found}" for raw, found in canonical.items() if raw != found)
    assert hashlib.sha256("\n".join(changed).encode()).hexdigest()[: len(CHANGED)] == CHANGED, changed
    assert all(found is not None and canonical_identifier(found) == found for found in canonical.values())


def how(raw: str, found: str | None) -> str:
    """Say what made an identifier canonical."""
    if found is None or found == raw:
        return "itself" if found else "not an identifier"
    if any(row["identifier"] == raw for row in SAMPLES if row["how"] == "table"):
        return "table"
    match = CANONICAL.fullmatch(raw)
    return (
        "alias of its station"
        if match and found == f"{raw[:2]}{aliases().get(match['station'])}{match['serial']}"
        else "rule"
    )
