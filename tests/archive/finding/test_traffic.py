from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.finding import traffic
from reftel.errors import QueryError
from tests.archive.cables import CLEARED, NOW, OWNER, PUBLIC, filled, items, telegram, write

WIDE = "RUEHC/SECSTATE WASHDC PRIORITY\nINFO RUEHQV/AMEMBASSY VERRIN\nRUEHQS/AMCONSUL SALTMERE"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return filled(
        tmp_path,
        a=telegram(412, to=WIDE),
        b=telegram(413, to=WIDE, level="C O N F I D E N T I A L", subject="A PRETEXT"),
        c=telegram(88, post="VERRIN", to="RUEHQA/AMEMBASSY PORT ALDER"),
        d="A letter about the lightship.",
    )


def pairs(archive: Archive, query: str = "", viewer: object = OWNER) -> dict[str, tuple[int, int]]:
    found = tuple(archive.flows.letters(viewer, query))  # type: ignore[arg-type]
    assert sorted(archive.flows.correspondence(viewer, query).pairs, key=str) == sorted(found, key=str)  # type: ignore[arg-type]
    return {f"{one.sender} {one.addressee}": (one.action, one.info) for one in found}


def test_traffic_counts_by_station_and_what_has_none(archive: Archive) -> None:
    found = archive.flows.stations(OWNER)
    assert (found.total, found.stations, found.unknown) == (4, (("PORTALDER", 2), ("VERRIN", 1)), 1)
    assert archive.flows.stations(OWNER, "subject:pretext").stations == (("PORTALDER", 1),)


def test_pairs_count_for_action_and_for_information(archive: Archive) -> None:
    assert pairs(archive) == {
        "PORTALDER STATE": (2, 0),
        "PORTALDER SALTMERE": (0, 2),
        "PORTALDER VERRIN": (0, 2),
        "VERRIN PORTALDER": (1, 0),
    }
    assert pairs(archive, "subject:pretext") == {
        "PORTALDER SALTMERE": (0, 1),
        "PORTALDER STATE": (1, 0),
        "PORTALDER VERRIN": (0, 1),
    }


def test_every_pair_is_what_the_search_for_it_finds(archive: Archive) -> None:
    for one in archive.flows.letters(OWNER):
        for field, count in (("addressee", one.action), ("copied", one.info)):
            query = f"station:{one.sender} {field}:{one.addressee}"
            assert archive.search(OWNER, query).total == count, query


def test_all_senders_and_addressees_are_counted_whoever_is_told_apart(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traffic, "FIRST_SENDERS", 1)
    found = archive.flows.correspondence(OWNER, "kind:telegram OR kind:unrecognised")
    assert {one.sender for one in found.pairs} == {"PORTALDER"}
    assert (found.total, found.unknown, found.senders) == (4, 1, (("PORTALDER", 2), ("VERRIN", 1)))
    assert found.addressees == (("SALTMERE", 0, 2), ("STATE", 2, 0), ("VERRIN", 0, 2), ("PORTALDER", 1, 0))


def test_of_one_station_both_sides_are_told(archive: Archive) -> None:
    out, into = archive.flows.of_station(OWNER, "VERRIN")
    assert [(one.addressee, one.action, one.info) for one in out] == [("PORTALDER", 1, 0)]
    assert [(one.sender, one.action, one.info) for one in into] == [("PORTALDER", 0, 2)]
    assert archive.flows.of_station(PUBLIC, "VERRIN")[1][0].info == 1
    assert archive.flows.of_station(OWNER, "NOWHERE") == ((), ())


def test_a_viewer_counts_only_what_he_may_read(archive: Archive) -> None:
    for viewer, count in ((PUBLIC, 1), (CLEARED, 2), (OWNER, 2), (PUBLIC, 1)):
        assert pairs(archive, "", viewer)["PORTALDER STATE"] == (count, 0)
        assert dict(archive.flows.stations(viewer).stations)["PORTALDER"] == count
    assert pairs(archive, "subject:pretext", PUBLIC) == {}


def test_what_is_remembered_of_everything_is_counted_anew_after_a_change(archive: Archive, tmp_path: Path) -> None:
    assert pairs(archive)["PORTALDER STATE"] == (2, 0)
    archive.add(items(write(tmp_path / "more", e=telegram(500))), now=NOW)
    assert pairs(archive)["PORTALDER STATE"] == (3, 0)


def test_a_query_that_cannot_be_understood_is_a_fault(archive: Archive) -> None:
    for count in (archive.flows.stations, archive.flows.correspondence, archive.flows.letters):
        with pytest.raises(QueryError):
            count(OWNER, "nosuchfield:x")
