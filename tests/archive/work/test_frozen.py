import hashlib
from pathlib import Path

import pytest
from sqlalchemy import text

from reftel.archive import Archive
from reftel.archive.work.frozen import citation
from reftel.archive.work.packing import pack
from reftel.errors import ConfigError, NotFound, QueryError
from tests.archive.cables import NOW, OWNER, PUBLIC, telegram
from tests.archive.work.conftest import CORRECTED, LATER, add


@pytest.fixture
def frozen(archive: Archive) -> Archive:
    archive.work.frozen.freeze(OWNER, "Dues 2006", "dues OR ferry", now=NOW)
    return archive


def test_a_set_is_kept_in_order_with_its_hash(frozen: Archive) -> None:
    made = frozen.work.frozen.show(OWNER, "dues 2006")
    ids = frozen.work.frozen.version_ids(OWNER, "dues 2006")
    dates = [frozen.fetch(OWNER, f"@{one}").sort_date for one in ids]
    assert dates == sorted(dates)  # type: ignore[type-var]
    assert (made.total, made.query, made.sort, made.made_at) == (len(ids), "dues OR ferry", "oldest", NOW)
    assert made.sha256 == hashlib.sha256("".join(f"{one}\n" for one in ids).encode()).hexdigest()
    assert made.engine.startswith("tantivy ")
    assert made.grammars


def test_the_same_again_is_the_same_set(frozen: Archive) -> None:
    again = frozen.work.frozen.freeze(OWNER, "again", "dues OR ferry", now=LATER)
    assert again.sha256 == frozen.work.frozen.show(OWNER, "dues 2006").sha256
    assert frozen.work.frozen.freeze(OWNER, "other", "ferry", now=LATER).sha256 != again.sha256


def test_the_order_that_a_query_names_is_the_order_that_is_cited(archive: Archive) -> None:
    made = archive.work.frozen.freeze(OWNER, "newest", "dues OR ferry", now=NOW, sort="newest")
    named = archive.work.frozen.freeze(OWNER, "named", "(dues OR ferry) sort:newest", now=NOW)
    assert (named.sort, named.sha256) == ("newest", made.sha256)
    assert "(newest first)" in citation(named, "Lightships")
    assert archive.work.frozen.check(OWNER, "named").is_same


def test_equal_dates_stand_in_the_order_of_their_ids(archive: Archive, tmp_path: Path) -> None:
    add(
        archive,
        tmp_path / "more",
        **{f"t{serial}": telegram(serial, f"(U) Number {serial}.") for serial in range(500, 506)},
    )
    archive.work.frozen.freeze(OWNER, "same day", "number", now=NOW)
    ids = archive.work.frozen.version_ids(OWNER, "same day")
    assert len(ids) == 6
    assert list(ids) == sorted(ids)


def test_nothing_changed(frozen: Archive) -> None:
    changed = frozen.work.frozen.check(OWNER, "dues 2006")
    assert changed.is_same
    assert changed.total == changed.frozen.total


def test_what_came_is_said(frozen: Archive, tmp_path: Path) -> None:
    add(frozen, tmp_path / "more", more=telegram(430, "(U) More dues."))
    changed = frozen.work.frozen.check(OWNER, "dues 2006")
    assert [brief.mrn for brief in changed.came] == ["06PORTALDER430"]
    assert (changed.is_same, changed.went, changed.other_versions) == (False, (), ())


def test_another_version_that_is_found_beside_the_first_has_come(frozen: Archive, tmp_path: Path) -> None:
    add(frozen, tmp_path / "more", corrected=CORRECTED)
    assert [brief.mrn for brief in frozen.work.frozen.check(OWNER, "dues 2006").came] == ["06PORTALDER412"]


def test_what_went_is_said(archive: Archive) -> None:
    sets = archive.work.sets
    sets.make(OWNER, "some", now=NOW)
    sets.put(OWNER, "some", ["06PORTALDER412", "06PORTALDER413"], now=NOW)
    archive.work.frozen.freeze(OWNER, "x", "collection:some", now=NOW)
    went = archive.fetch(OWNER, "06PORTALDER412").telegram.version_id
    sets.take(OWNER, "some", ["06PORTALDER412"])
    changed = archive.work.frozen.check(OWNER, "x")
    assert (changed.went, changed.absent, changed.total) == ((went,), (), 1)


def test_another_version_in_place_of_the_one_before_is_told_apart(archive: Archive, tmp_path: Path) -> None:
    add(archive, tmp_path / "more", corrected=CORRECTED)
    best = archive.fetch(OWNER, "06PORTALDER412")
    (first,) = best.other_versions
    archive.work.frozen.freeze(OWNER, "x", '"for the record"', now=NOW)
    assert archive.work.frozen.version_ids(OWNER, "x") == (best.telegram.version_id,)
    with archive._store.writing() as connection:
        connection.execute(text("UPDATE kept SET version_ids = :ids"), {"ids": pack([first.version_id])})
    changed = archive.work.frozen.check(OWNER, "x")
    assert changed.other_versions == ((first.version_id, best.telegram.version_id),)
    assert (changed.came, changed.went, changed.is_same) == ((), (), False)


def test_a_set_that_somebody_changed_is_not_whole(frozen: Archive) -> None:
    with frozen._store.writing() as connection:
        connection.execute(text("UPDATE kept SET version_ids = X'00112233445566778899aabbccddeeff'"))
    changed = frozen.work.frozen.check(OWNER, "dues 2006")
    assert not changed.is_whole
    assert changed.absent == ("0011223344556677", "8899aabbccddeeff")


def test_a_set_is_seen_by_those_who_may_read_all_of_it(archive: Archive) -> None:
    archive.work.frozen.freeze(OWNER, "open", "ferry", now=NOW)
    archive.work.frozen.freeze(OWNER, "closed", "quota OR ferry", now=NOW)
    archive.work.frozen.freeze(OWNER, "empty", "zeppelin", now=NOW)
    assert [made.name for made in archive.work.frozen.all_of(PUBLIC)] == ["empty", "open"]
    for act in (archive.work.frozen.show, archive.work.frozen.check, archive.work.frozen.version_ids):
        with pytest.raises(NotFound) as denied:
            act(PUBLIC, "closed")
        with pytest.raises(NotFound) as absent:
            act(PUBLIC, "absent")
        assert str(denied.value).replace("closed", "absent") == str(absent.value)
        assert denied.value.next_step == absent.value.next_step


def test_names_and_queries_are_checked(frozen: Archive) -> None:
    with pytest.raises(ConfigError, match="a frozen result set called “dues 2006” already"):
        frozen.work.frozen.freeze(OWNER, "dues 2006", "ferry", now=NOW)
    with pytest.raises(QueryError):
        frozen.work.frozen.freeze(OWNER, "other", "form:verrin", now=NOW)


def test_a_deleted_set_comes_back_as_it_was(frozen: Archive) -> None:
    before = frozen.work.frozen.show(OWNER, "dues 2006")
    frozen.work.frozen.delete(OWNER, "dues 2006", now=LATER)
    assert frozen.work.frozen.all_of(OWNER) == ()
    assert frozen.work.frozen.restore(OWNER, "dues 2006") == before


@pytest.mark.parametrize("name", ["the quota", "the quoter", "nothing like it"])
def test_restoring_tells_nothing_of_sets_that_may_not_be_seen(archive: Archive, name: str) -> None:
    archive.work.frozen.freeze(OWNER, "the quota", "quota", now=NOW)
    archive.work.frozen.freeze(OWNER, "the quoter", "quota", now=NOW)
    archive.work.frozen.delete(OWNER, "the quota", now=LATER)
    with pytest.raises(NotFound) as error:
        archive.work.frozen.restore(PUBLIC, name)
    assert str(error.value) == f"A deleted frozen result set “{name}” is not in this archive"
    assert "quot" not in error.value.next_step
    assert archive.work.frozen.restore(OWNER, "the quota").name == "the quota"


def test_a_set_can_be_cited(frozen: Archive) -> None:
    made = frozen.work.frozen.show(OWNER, "dues 2006")
    words = citation(made, "Lightships")
    assert words.startswith(
        f"“Dues 2006”: {made.total} versions of telegrams in “Lightships” found by the query “dues OR ferry” (oldest first), "
        "frozen 2 March 2026, 09:30Z with reftel "
    )
    assert words.endswith(f": {made.sha256}.")
