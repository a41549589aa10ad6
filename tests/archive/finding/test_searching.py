import json
from pathlib import Path

import msgspec
import pytest

from reftel.archive import Archive, search_json
from reftel.archive.finding.narrowing import facet_values, narrow
from reftel.errors import ArchiveError, QueryError
from reftel.search import FACETS, Count, parse_query
from tests.archive.cables import CLEARED, OWNER, PUBLIC, filled, telegram


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return filled(
        tmp_path,
        a=telegram(
            412, "(U) Summary. The lightship is overdue. End summary.", "(U) The dues of the lightship are paid."
        ),
        b=telegram(413, "(C) The lightship is a pretext.", level="C O N F I D E N T I A L", date="2006-04-01T08:00"),
        c=telegram(88, "(U) The pilots strike.", post="VERRIN", subject="PILOTS", date="2005-12-24T08:00"),
        d="A letter about the lightship.",
    )


def test_values_of_a_facet_that_are_called_alike_are_told_apart() -> None:
    values = facet_values(
        parse_query("dues"), "station", [Count("BRUSSELS", 3), Count("USEUBRUSSELS", 2), Count("LONDON", 1)]
    )
    assert [value.label for value in values] == ["Brussels (BRUSSELS)", "Brussels (USEUBRUSSELS)", "London"]


def test_hits_come_with_brief_snippets_and_counts(archive: Archive) -> None:
    result = archive.search(OWNER, "lightship")
    assert result.total == 3
    assert {hit.brief.mrn for hit in result.hits} == {"06PORTALDER412", "06PORTALDER413", None}
    for hit in result.hits:
        assert archive.fetch(OWNER, hit.brief.address).telegram.version_id == hit.brief.version_id
        for snippet in hit.snippets:
            assert {snippet.text[start:end].lower() for start, end in snippet.marks} == {"lightship"}


def test_pages_order_and_dates(archive: Archive) -> None:
    result = archive.search(OWNER, "kind:telegram", sort="oldest", limit=2)
    assert [hit.brief.mrn for hit in result.hits] == ["05VERRIN88", "06PORTALDER412"]
    assert (result.total, result.limit, result.offset, result.sort) == (3, 2, 0, "oldest")
    rest = archive.search(OWNER, "kind:telegram", sort="oldest", limit=2, offset=2)
    assert [hit.brief.mrn for hit in rest.hits] == ["06PORTALDER413"]
    assert result.months == ((2005, 12, 1), (2006, 3, 1), (2006, 4, 1))
    assert result.first_date == archive.fetch(OWNER, "05VERRIN88").sort_date
    assert result.last_date == archive.fetch(OWNER, "06PORTALDER413").sort_date


def test_viewer_finds_and_counts_only_what_he_may_read(archive: Archive) -> None:
    for viewer, total in ((OWNER, 3), (CLEARED, 3), (PUBLIC, 2)):
        result = archive.search(viewer, "lightship")
        assert result.total == len(result.hits) == total
        assert sum(value.count for value in result.facets["station"]) == total - 1
    assert archive.search(PUBLIC, "pretext").total == 0
    assert "CONFIDENTIAL" not in {value.value for value in archive.search(PUBLIC, "").facets["classification"]}


QUERIES = ["", "lightship", "lightship OR pilots", "station:VERRIN", "-pilots", '"the lightship"', "(a OR b) lightship"]


@pytest.mark.parametrize("query", QUERIES)
def test_every_facet_narrows_to_its_count(archive: Archive, query: str) -> None:
    result = archive.search(OWNER, query, facets=FACETS)
    assert set(result.facets) == set(FACETS)
    for values in result.facets.values():
        for value in values:
            assert archive.search(OWNER, value.query).total == value.count, value.query


@pytest.mark.parametrize(
    ("query", "narrowed"),
    [
        ("", 'tag:"PREL"'),
        ("  ", 'tag:"PREL"'),
        ("dues", 'dues tag:"PREL"'),
        ("dues OR tolls", '(dues OR tolls) tag:"PREL"'),
        ("a (b OR c)", 'a (b OR c) tag:"PREL"'),
        ("dues OR ?", '(dues OR ?) tag:"PREL"'),
        ("dues OR dues", '(dues OR dues) tag:"PREL"'),
        ('"dues OR tolls"', '"dues OR tolls" tag:"PREL"'),
        ("(dues OR tolls) sort:newest", '(dues OR tolls) sort:newest tag:"PREL"'),
    ],
)
def test_query_narrows_without_changing_its_meaning(query: str, narrowed: str) -> None:
    assert narrow(parse_query(query), "tag", "PREL") == narrowed


def test_quotation_marks_in_a_value_break_no_query() -> None:
    assert parse_query(narrow(parse_query(""), "tag", 'O"NEILL, “X”')).root


def test_facets_have_names(archive: Archive) -> None:
    result = archive.search(OWNER, "")
    stations = {value.value: value.label for value in result.facets["station"]}
    assert stations["PORTALDER"] == "Port Alder"
    levels = {value.value: value.label for value in result.facets["classification"]}
    assert levels["CONFIDENTIAL"] == "Confidential"


def test_facets_are_left_out_where_not_wanted(archive: Archive) -> None:
    result = archive.search(OWNER, "lightship", facets=())
    assert (result.facets, result.months, result.first_date) == ({}, (), None)


def test_query_that_is_not_understood_points_at_the_place(archive: Archive) -> None:
    with pytest.raises(QueryError) as wrong:
        archive.search(OWNER, "lightship colour:red")
    assert wrong.value.start == 10


def test_json_for_scripts_has_the_promised_shape(archive: Archive) -> None:
    data = json.loads(msgspec.json.encode(search_json(archive.search(OWNER, "pilots"))))
    assert set(data) == {"query", "total", "hits", "facets"}
    assert data["hits"][0] == {
        "mrn": "05VERRIN88",
        "version_id": archive.fetch(OWNER, "05VERRIN88").telegram.version_id,
        "date": "2005-12-24T08:00:00Z",
        "station": "VERRIN",
        "classification": "UNCLASSIFIED",
        "subject": "PILOTS",
        "snippets": [{"text": "The pilots strike.", "marks": [[4, 10]]}],
    }


def test_missing_index_is_told_and_reading_goes_on(archive: Archive, tmp_path: Path) -> None:
    archive.close()
    for path in (tmp_path / "archive" / "index").iterdir():
        path.unlink()
    with Archive.open(tmp_path / "archive", read_only=True) as reader:
        with pytest.raises(ArchiveError) as fault:
            reader.search(OWNER, "lightship")
        assert "reftel reindex" in fault.value.next_step
        assert reader.fetch(OWNER, "05VERRIN88").telegram.subject == "PILOTS"


def test_requests_are_counted_beside_the_hit(tmp_path: Path) -> None:
    asking = telegram(412, "(U) ACTION REQUEST: Embassy requests the Department's guidance on the lightship dues.")
    archive = filled(tmp_path, a=asking, b=telegram(413))
    counts = {hit.brief.mrn: hit.requests for hit in archive.search(OWNER, "").hits}
    assert counts == {"06PORTALDER412": 1, "06PORTALDER413": 0}
    assert [hit.brief.mrn for hit in archive.search(OWNER, "has:request").hits] == ["06PORTALDER412"]
