"""Fields that the records answer: what a telegram cites, states of matters, likeness."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reftel.access import Viewer
from reftel.archive import Archive
from reftel.errors import QueryError
from tests.archive.cables import NOW, OWNER, PUBLIC, filled, matters_in, telegram

TEXTS = {
    "a": telegram(401, "(U) ACTION REQUEST: Embassy requests guidance from the Department on the lightship dues."),
    "b": telegram(403, "(U) The keeper of the lightship retires.", refs="PORT ALDER 401", date="2006-03-16T10:30"),
    "c": telegram(
        404,
        "(S) The keeper of the lightship retires in May; pilots and dredgers strike.",
        refs="A. PORT ALDER 401\n     B. PORT ALDER 403\n     C. VERRIN 7",
        level="S E C R E T",
        date="2006-03-17T10:30",
    ),
    "d": telegram(405, "(U) The pilots and the dredgers strike, the keeper retires.", date="2006-03-18T10:30"),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with filled(tmp_path_factory.mktemp("resolving"), **TEXTS) as held:
        yield held


def found(archive: Archive, query: str, viewer: Viewer = OWNER) -> list[int]:
    hits = archive.search(viewer, query, sort="oldest", facets=()).hits
    return [int((hit.brief.mrn or "0")[-3:]) for hit in hits]


CASES: list[tuple[str, Viewer, list[int]]] = [
    ("ref:06PORTALDER401", OWNER, [403, 404]),
    ("ref:06PORTALDER401", PUBLIC, [403]),
    ("citedby:06PORTALDER404", OWNER, [401, 403]),
    ("citedby:06PORTALDER404", PUBLIC, []),
    ("citedby:06PORTALDER403", PUBLIC, [401]),
    ("citedby:06PORTALDER401", OWNER, []),
    ("citedby:06NOWHERE1", OWNER, []),
    ("-citedby:06PORTALDER404", OWNER, [404, 405]),
    ("state:no_trace", OWNER, [401]),
    ('state:"no trace"', OWNER, [401]),
    ("state:answered", OWNER, []),
    ("state:suggested", OWNER, [401]),
]


@pytest.mark.parametrize(("query", "viewer", "wanted"), CASES, ids=[f"{q}, {v.name}" for q, v, _ in CASES])
def test_the_records_answer(archive: Archive, query: str, viewer: Viewer, wanted: list[int]) -> None:
    assert found(archive, query, viewer) == wanted


@pytest.mark.parametrize(
    ("address", "viewer"), [("06NOWHERE1", OWNER), ("06PORTALDER404", PUBLIC), ("nonsense", OWNER)]
)
def test_like_what_is_not_held_is_pointed_at(archive: Archive, address: str, viewer: Viewer) -> None:
    with pytest.raises(QueryError, match="No telegram is held under") as caught:
        archive.search(viewer, f"keeper similar:{address}")
    error = caught.value
    assert error.query[error.start : error.end] == address


def test_the_most_alike_comes_first_among_what_may_be_read(archive: Archive) -> None:
    alike = {
        viewer: [hit.brief.mrn for hit in archive.search(viewer, "similar:06PORTALDER405").hits]
        for viewer in (OWNER, PUBLIC)
    }
    assert alike[OWNER][0] == "06PORTALDER404"
    assert alike[PUBLIC][0] == "06PORTALDER403"
    assert "06PORTALDER404" not in alike[PUBLIC]
    assert "06PORTALDER405" not in (*alike[OWNER], *alike[PUBLIC])


def test_a_verdict_is_a_state(tmp_path: Path) -> None:
    with filled(tmp_path, **TEXTS) as held:
        (matter,) = matters_in(held, OWNER)
        held.docket.confirm(OWNER, matter.id, by="Edna Crake", now=NOW)
        assert found(held, "state:confirmed") == [401]
        assert found(held, "state:suggested") == []
