from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.work.values import Kind
from reftel.errors import ArchiveError, ConfigError, NotFound, QueryError
from tests.archive.cables import NOW, OWNER, PUBLIC, telegram
from tests.archive.work.conftest import CORRECTED, LATER, add


def names(archive: Archive, viewer: object = OWNER, name: str = "dues") -> list[str | None]:
    return [member.brief.mrn for member in archive.work.sets.show(viewer, name)[1]]  # type: ignore[arg-type]


@pytest.fixture
def dues(archive: Archive) -> Archive:
    archive.work.sets.make(OWNER, "Dues", now=NOW, description="Who paid")
    archive.work.sets.put(OWNER, "dues", ["06PORTALDER412", "06 PORT ALDER 414"], now=NOW)
    return archive


def test_what_was_put_in_is_shown_in_that_order(dues: Archive) -> None:
    made, members = dues.work.sets.show(OWNER, "DUES")
    assert (made.name, made.description, made.telegrams, made.made_by) == ("Dues", "Who paid", 2, OWNER.name)
    assert [(m.brief.mrn, m.put_at, m.put_by) for m in members] == [
        ("06PORTALDER412", NOW, OWNER.name),
        ("06PORTALDER414", NOW, OWNER.name),
    ]


def test_putting_in_twice_changes_nothing_and_what_is_absent_is_named(dues: Archive) -> None:
    put = dues.work.sets.put(OWNER, "dues", ["06PORTALDER412", "06PORTALDER413", "06PORTALDER999", "?"], now=LATER)
    assert (put.added, put.known, [address for address, _ in put.missing]) == (1, 1, ["06PORTALDER999", "?"])
    assert names(dues) == ["06PORTALDER412", "06PORTALDER414", "06PORTALDER413"]


def test_a_query_is_put_in_oldest_first(archive: Archive) -> None:
    archive.work.sets.make(OWNER, "dues", now=NOW)
    put = archive.work.sets.put_query(OWNER, "dues", "station:portalder", now=NOW)
    assert put.added == 3
    assert names(archive) == ["06PORTALDER412", "06PORTALDER413", "06PORTALDER414"]
    with pytest.raises(QueryError):
        archive.work.sets.put_query(OWNER, "dues", '"open', now=NOW)


def test_a_new_version_belongs_to_it(dues: Archive, tmp_path: Path) -> None:
    before = dues.search(OWNER, "collection:dues").total
    add(dues, tmp_path / "more", corrected=CORRECTED)
    assert names(dues) == ["06PORTALDER412", "06PORTALDER414"]
    assert [member.versions for member in dues.work.sets.show(OWNER, "dues")[1]] == [2, 1]
    assert dues.search(OWNER, "collection:dues").total == before + 1


def test_a_telegram_without_a_number_is_held_by_its_version(archive: Archive, tmp_path: Path) -> None:
    add(archive, tmp_path / "more", clipping="The lighthouse keeper paints on Sundays.\n")
    (hit,) = archive.search(OWNER, "lighthouse").hits
    archive.work.sets.make(OWNER, "dues", now=NOW)
    archive.work.sets.put(OWNER, "dues", [hit.brief.address], now=NOW)
    assert archive.work.sets.put(OWNER, "dues", [hit.brief.address], now=NOW).known == 1
    assert [m.brief.version_id for m in archive.work.sets.show(OWNER, "dues")[1]] == [hit.brief.version_id]


def test_what_may_not_be_read_is_not_in_it(dues: Archive) -> None:
    assert names(dues, PUBLIC) == ["06PORTALDER412"]
    assert dues.work.sets.all_of(PUBLIC)[0].telegrams == 1
    assert dues.search(PUBLIC, "collection:dues").total == 1
    refused = dues.work.sets.put(PUBLIC, "dues", ["06PORTALDER414"], now=NOW)
    absent = dues.work.sets.put(PUBLIC, "dues", ["06PORTALDER999"], now=NOW)
    assert refused.missing[0][1].replace("414", "999") == absent.missing[0][1]


def test_taking_out(dues: Archive) -> None:
    taken = dues.work.sets.take(OWNER, "dues", ["06PORTALDER412", "06PORTALDER413"])
    assert (taken.added, taken.known) == (1, 1)
    assert names(dues) == ["06PORTALDER414"]


def test_what_is_deleted_can_be_brought_back(dues: Archive) -> None:
    dues.work.sets.delete(OWNER, "dues", now=LATER)
    assert dues.work.sets.all_of(OWNER) == ()
    with pytest.raises(QueryError, match="No collection is called “dues”"):
        dues.search(OWNER, "collection:dues")
    dues.work.sets.restore(OWNER, "dues")
    assert names(dues) == ["06PORTALDER412", "06PORTALDER414"]
    with pytest.raises(NotFound):
        dues.work.sets.restore(OWNER, "dues")


def test_a_name_is_free_again_after_deletion_and_then_blocks_the_return(dues: Archive) -> None:
    dues.work.sets.delete(OWNER, "dues", now=LATER)
    dues.work.sets.make(OWNER, "DUES", now=LATER)
    with pytest.raises(ConfigError, match="Another collection is called"):
        dues.work.sets.restore(OWNER, "dues")


def test_renaming_and_describing(dues: Archive) -> None:
    dues.work.sets.rename(OWNER, "dues", "Paid dues")
    dues.work.sets.describe(OWNER, "paid dues", "Since 2006")
    (made,) = dues.work.sets.all_of(OWNER)
    assert (made.name, made.description, made.telegrams) == ("Paid dues", "Since 2006", 2)
    assert dues.search(OWNER, 'collection:"Paid Dues"').total == 2


def test_a_name_can_be_written_otherwise_but_not_taken_twice(dues: Archive) -> None:
    assert dues.work.sets.rename(OWNER, "dues", "DUES").name == "DUES"
    dues.work.sets.make(OWNER, "other", now=NOW)
    with pytest.raises(ConfigError, match="There is a collection called “dues” already"):
        dues.work.sets.make(OWNER, "dues", now=NOW)
    with pytest.raises(ConfigError, match="called “dues” already"):
        dues.work.sets.rename(OWNER, "other", "dues")


@pytest.mark.parametrize("name", ["", " - ", 'with "quotes"', "a*", "a/b", "a\x1b[0m", "a\u202eb", "x" * 101])
def test_names_that_no_query_could_say_are_refused(archive: Archive, name: str) -> None:
    with pytest.raises(ConfigError):
        archive.work.sets.make(OWNER, name, now=NOW)


def test_an_unknown_name_suggests_the_nearest(dues: Archive) -> None:
    with pytest.raises(NotFound, match="collection “due”") as caught:
        dues.work.sets.show(OWNER, "due")
    assert caught.value.next_step == "Did you mean “Dues”?"


def test_a_mark_is_made_with_its_first_telegram(archive: Archive) -> None:
    sets = archive.work.sets
    sets.put(OWNER, "to read", ["06PORTALDER413"], now=NOW, kind=Kind.MARK)
    assert [(made.name, made.telegrams) for made in sets.all_of(OWNER, kind=Kind.MARK)] == [("to read", 1)]
    assert sets.all_of(OWNER) == ()
    assert sets.of_telegram(OWNER, "06PORTALDER413", kind=Kind.MARK) == ("to read",)
    assert sets.of_telegram(OWNER, "06PORTALDER412", kind=Kind.MARK) == ()
    assert [hit.brief.mrn for hit in archive.search(OWNER, 'mark:"To Read"').hits] == ["06PORTALDER413"]
    assert archive.search(OWNER, "-mark:to*").total == 2


def test_a_collection_is_not_made_by_accident(archive: Archive) -> None:
    with pytest.raises(NotFound):
        archive.work.sets.put(OWNER, "dues", ["06PORTALDER413"], now=NOW)


def test_nothing_is_written_to_an_archive_that_is_open_for_reading(dues: Archive) -> None:
    with Archive.open(dues.path, read_only=True) as reading:
        assert len(reading.work.sets.all_of(OWNER)) == 1
        with pytest.raises(ArchiveError, match="for reading only"):
            reading.work.sets.make(OWNER, "other", now=NOW)


def test_of_two_telegrams_with_one_number_and_no_year_only_the_one_put_in_is_held(
    archive: Archive, tmp_path: Path
) -> None:
    undated = {
        name: "\n".join(telegram(77, f"(U) {words}.").splitlines()[1:])
        for name, words in (("early", "Of the old pier"), ("late", "Of the new pier"))
    }
    add(archive, tmp_path / "undated", **undated)
    found = archive.search(OWNER, "pier").hits
    assert [(hit.brief.station, hit.brief.mrn) for hit in found] == [("PORTALDER", None)] * 2
    one, other = (hit.brief.address for hit in found)
    sets = archive.work.sets
    sets.make(OWNER, "piers", now=NOW)
    assert sets.put(OWNER, "piers", [one], now=NOW).added == 1
    assert [member.brief.address for member in sets.show(OWNER, "piers")[1]] == [one]
    assert (sets.of_telegram(OWNER, one), sets.of_telegram(OWNER, other)) == (("piers",), ())
    assert sets.put(OWNER, "piers", [other], now=NOW).added == 1
    archive.work.notes.write(OWNER, one, "The old one", now=NOW)
    assert archive.work.notes.all_of(OWNER, address=other) == ()
