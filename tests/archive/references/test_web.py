"""The reference web: both ways, threads, ghosts; as one viewer sees it."""

import datetime as dt
from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.references.values import Fate, Thread
from reftel.errors import NotFound
from tests.archive.cables import CLEARED, NOW, OWNER, PUBLIC, filled, items, telegram, write

LEVEL = "S E C R E T"


def shown(thread: Thread) -> dict[str, int]:
    return {node.mrn or node.id: node.generation for node in thread.nodes}


def line(path: Path) -> Archive:
    """Five telegrams in a row, each citing the one before, and a sixth that cites the first only."""
    texts = {
        f"t{n}": telegram(n, date=f"2006-03-{n:02d}T08:00", refs=f"PORT ALDER {n - 1}" if n > 1 else "")
        for n in range(1, 6)
    }
    texts["side"] = telegram(9, date="2006-03-20T08:00", refs="PORT ALDER 1")
    return filled(path, **texts)


def test_a_telegram_stands_between_what_it_cites_and_what_cites_it(tmp_path: Path) -> None:
    refs = line(tmp_path).web.refs(OWNER, "06PORTALDER3")
    assert shown(refs) == {"06PORTALDER3": 0, "06PORTALDER2": -1, "06PORTALDER4": 1}
    ends = [(edge.source.split("@")[0], (edge.target or "").split("@")[0], edge.fate) for edge in refs.edges]
    assert ends == [
        ("06PORTALDER3", "06PORTALDER2", Fate.RESOLVED),
        ("06PORTALDER4", "06PORTALDER3", Fate.RESOLVED),
    ]


def test_a_thread_is_a_line_that_never_turns_round(tmp_path: Path) -> None:
    thread = line(tmp_path).web.thread(OWNER, "06PORTALDER3")
    assert shown(thread) == {
        "06PORTALDER3": 0,
        "06PORTALDER2": -1,
        "06PORTALDER1": -2,
        "06PORTALDER4": 1,
        "06PORTALDER5": 2,
    }
    assert not thread.is_cut


def test_circles_end(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=telegram(1, refs="06 PORT ALDER 2", date="2006-03-02T08:00"),
        b=telegram(2, refs="PORT ALDER 1", date="2006-03-02T09:00"),
    )
    thread = archive.web.thread(OWNER, "06PORTALDER1")
    assert set(shown(thread)) == {"06PORTALDER1", "06PORTALDER2"}
    assert len(thread.edges) == 2


@pytest.mark.parametrize(("most", "furthest", "count"), [(3, 12, 3), (300, 1, 3), (300, 2, 5), (1, 12, 1)])
def test_threads_are_bounded(tmp_path: Path, most: int, furthest: int, count: int) -> None:
    thread = line(tmp_path).web.thread(OWNER, "06PORTALDER3", most=most, furthest=furthest)
    assert len(thread.nodes) == count
    assert thread.is_cut == (most < 5)


def test_what_names_no_telegram_is_an_edge_without_an_end(tmp_path: Path) -> None:
    archive = filled(
        tmp_path, a=telegram(1, refs="A. SMITH-JONES E-MAIL OF MARCH 3\n     B. VERRIN 88\n     C. NOWHEREVILLE 512")
    )
    refs = archive.web.refs(OWNER, "06PORTALDER1")
    assert [(edge.label, edge.target, edge.fate) for edge in refs.edges] == [
        ("A", None, Fate.EMAIL),
        ("B", "06VERRIN88", Fate.ABSENT),
        ("C", "06NOWHEREVILLE512", Fate.UNKNOWN_STATION),
    ]


# Ghosts ----------------------------------------------------------------------------------------------------------


def haunted(path: Path) -> Archive:
    return filled(
        path,
        below=telegram(410, date="2006-03-10T08:00"),
        above=telegram(414, date="2006-03-20T08:00"),
        one=telegram(7, post="VERRIN", date="2006-03-18T08:00", refs="A. PORT ALDER 412 (NOTAL)\n     B. STATE 3"),
        two=telegram(8, post="VERRIN", date="2006-03-25T08:00", refs="06 PORT ALDER 412"),
    )


def test_a_ghost_is_known_by_those_who_cite_it(tmp_path: Path) -> None:
    ghost = haunted(tmp_path).web.ghost(OWNER, "06 PORT ALDER 412")
    assert ghost.mrn == "06PORTALDER412"
    assert [(citing.brief.mrn, citing.label, citing.text, citing.notal) for citing in ghost.cited_by] == [
        ("06VERRIN7", "A", "PORT ALDER 412", True),
        ("06VERRIN8", None, "06 PORT ALDER 412", False),
    ]


def test_a_ghosts_days_are_bounded_by_its_neighbours_and_its_first_citation(tmp_path: Path) -> None:
    bounds = haunted(tmp_path).web.ghost(OWNER, "06PORTALDER412").bounds
    assert bounds is not None
    assert (bounds.earliest, bounds.latest) == (dt.date(2006, 3, 10), dt.date(2006, 3, 18))
    assert (bounds.after and bounds.after.mrn, bounds.before and bounds.before.mrn) == (
        "06PORTALDER410",
        "06PORTALDER414",
    )


def test_without_neighbours_the_year_bounds_a_ghost(tmp_path: Path) -> None:
    bounds = haunted(tmp_path).web.ghost(OWNER, "06STATE3").bounds
    assert bounds is not None
    assert (bounds.earliest, bounds.latest) == (dt.date(2006, 1, 1), dt.date(2006, 3, 18))
    assert (bounds.after, bounds.before) == (None, None)


@pytest.mark.parametrize("name", ["06PORTALDER413", "05PORTALDER412", "06PORTALDER410", "@abcd", "nonsense", ""])
def test_what_nobody_cites_or_what_is_held_is_no_ghost(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFound):
        haunted(tmp_path).web.ghost(OWNER, name)


def test_a_ghost_has_a_thread(tmp_path: Path) -> None:
    archive = haunted(tmp_path)
    archive.add(items(write(tmp_path / "more", later=telegram(500, date="2006-04-01T08:00", refs="VERRIN 8"))), now=NOW)
    thread = archive.web.thread(OWNER, "06PORTALDER412")
    assert shown(thread) == {"06PORTALDER412": 0, "06VERRIN7": 1, "06VERRIN8": 1, "06PORTALDER500": 2}
    assert {edge.target for edge in thread.edges} >= {"06PORTALDER412"}
    assert shown(archive.web.refs(OWNER, "06PORTALDER412")) == {"06PORTALDER412": 0, "06VERRIN7": 1, "06VERRIN8": 1}


def test_a_ghost_that_arrives_is_held(tmp_path: Path) -> None:
    archive = haunted(tmp_path)
    archive.add(items(write(tmp_path / "more", it=telegram(412, date="2006-03-15T08:00"))), now=NOW)
    with pytest.raises(NotFound):
        archive.web.ghost(OWNER, "06PORTALDER412")
    assert shown(archive.web.refs(OWNER, "06PORTALDER412")) == {"06PORTALDER412": 0, "06VERRIN7": 1, "06VERRIN8": 1}


# Other names -----------------------------------------------------------------------------------------------------


def test_sender_and_date_time_group_name_a_telegram(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=telegram(10, post="STATE", date="2006-03-12T15:30"),
        b=telegram(11, refs="A. SECSTATE 121530Z MAR 06\n     B. SECSTATE 121531Z MAR 06", date="2006-03-14T08:00"),
    )
    fates = [edge.fate for edge in archive.web.refs(OWNER, "06PORTALDER11").edges]
    assert fates == [Fate.RESOLVED, Fate.TIME_NOT_HELD]
    assert shown(archive.web.refs(OWNER, "06STATE10")) == {"06STATE10": 0, "06PORTALDER11": 1}
    citations = archive.fetch(OWNER, "06PORTALDER11").cites
    assert [citation.held and citation.held.mrn for citation in citations] == ["06STATE10", None]


# What a viewer may not read ------------------------------------------------------------------------------------------


def test_what_may_not_be_read_is_a_ghost_like_any_other(tmp_path: Path) -> None:
    texts = {
        "a": telegram(410, date="2006-03-10T08:00"),
        "b": telegram(414, date="2006-03-20T08:00", refs="PORT ALDER 412"),
    }
    without = filled(tmp_path / "without", **texts)
    held = filled(
        tmp_path / "with", **texts, c=telegram(412, level=LEVEL, date="2006-03-15T08:00", refs="PORT ALDER 410")
    )
    for viewer in (PUBLIC, CLEARED):
        assert held.web.ghost(viewer, "06PORTALDER412") == without.web.ghost(viewer, "06PORTALDER412")
        for name in ("06PORTALDER410", "06PORTALDER412", "06PORTALDER414"):
            assert held.web.thread(viewer, name) == without.web.thread(viewer, name)
        assert held.web.gaps(viewer, "PORT ALDER", 2006) == without.web.gaps(viewer, "PORT ALDER", 2006)
        assert held.web.ledgers(viewer) == without.web.ledgers(viewer)
        assert held.web.rates(viewer) == without.web.rates(viewer)
        assert held.missing(viewer) == without.missing(viewer)
        assert list(held.web.parts(viewer)) == list(without.web.parts(viewer))
    assert held.web.rates(OWNER) != without.web.rates(OWNER)
