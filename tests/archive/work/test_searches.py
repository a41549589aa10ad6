from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.work.searches import narrowed
from reftel.errors import NotFound, QueryError
from tests.archive.cables import NOW, OWNER, PUBLIC, telegram
from tests.archive.work.conftest import LATER, add


@pytest.fixture
def saved(archive: Archive) -> Archive:
    archive.work.searches.save(OWNER, "Pilotage", "winterbot* OR pilotage", now=NOW)
    return archive


def new(archive: Archive, viewer: object = OWNER) -> list[str | None]:
    return [brief.mrn for brief in archive.work.searches.news(viewer, "pilotage").new]  # type: ignore[arg-type]


def test_a_search_is_saved_and_found_by_its_name(saved: Archive) -> None:
    (one,) = saved.work.searches.all_of(OWNER)
    assert (one.name, one.query, one.sort, one.looked_at) == ("Pilotage", "winterbot* OR pilotage", "newest", None)
    assert saved.work.searches.show(OWNER, "pilotage") == one


def test_a_query_that_is_not_understood_is_not_saved(archive: Archive) -> None:
    with pytest.raises(QueryError):
        archive.work.searches.save(OWNER, "x", "form:verrin", now=NOW)
    with pytest.raises(QueryError):
        archive.work.searches.save(OWNER, "x", "collection:nowhere", now=NOW)
    assert archive.work.searches.all_of(OWNER) == ()


def test_what_is_new_is_what_was_not_seen(saved: Archive, tmp_path: Path) -> None:
    news = saved.work.searches.news(OWNER, "pilotage")
    assert (news.total, news.count, news.since) == (3, 3, None)
    saved.work.searches.look(OWNER, "pilotage", now=NOW)
    assert new(saved) == []
    add(saved, tmp_path / "more", more=telegram(430, "(U) More of Winterbottom.", date="2006-05-01T08:00"))
    assert new(saved) == ["06PORTALDER430"]
    assert new(saved) == ["06PORTALDER430"]
    assert saved.work.searches.news(OWNER, "pilotage").since == NOW
    saved.work.searches.look(OWNER, "pilotage", now=LATER)
    assert new(saved) == []


def test_looking_gives_what_it_takes_as_seen(saved: Archive) -> None:
    expected = saved.work.searches.news(OWNER, "pilotage")
    assert saved.work.searches.look(OWNER, "pilotage", now=NOW) == expected
    assert saved.work.searches.look(OWNER, "pilotage", now=LATER).count == 0


def test_reading_again_makes_nothing_new(saved: Archive) -> None:
    saved.work.searches.look(OWNER, "pilotage", now=NOW)
    saved.reread(now=LATER)
    assert new(saved) == []


def test_each_reader_has_seen_what_he_has_seen(saved: Archive) -> None:
    saved.work.searches.look(OWNER, "pilotage", now=NOW)
    assert new(saved, PUBLIC) == ["06PORTALDER413", "06PORTALDER412"]
    assert saved.work.searches.news(PUBLIC, "pilotage").total == 2


@pytest.mark.parametrize(
    ("query", "more", "whole"),
    [
        ("a OR b", "c", "(a OR b) c"),
        ("a b sort:oldest", "c", "a b sort:oldest c"),
        ("a", "", "a"),
        ("", "c", "c"),
        ("a", "b OR c", "a (b OR c)"),
    ],
)
def test_further_words_narrow_a_saved_search(query: str, more: str, whole: str) -> None:
    assert narrowed(query, more) == whole


def test_a_deleted_search_comes_back(saved: Archive) -> None:
    saved.work.searches.rename(OWNER, "pilotage", "Pilots")
    saved.work.searches.delete(OWNER, "pilots", now=LATER)
    with pytest.raises(NotFound, match="saved search “pilots”"):
        saved.work.searches.show(OWNER, "pilots")
    assert saved.work.searches.restore(OWNER, "pilots").name == "Pilots"
