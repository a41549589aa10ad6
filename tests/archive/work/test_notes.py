import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import text

from reftel.archive import Archive
from reftel.archive.work.values import Fit, Note
from reftel.codes import Classification
from reftel.errors import ArchiveError, ConfigError, NotFound
from tests.archive.cables import CLEARED, NOW, OWNER, PUBLIC, reader
from tests.archive.work.conftest import CORRECTED, LATER, add

QUOTE = "Winterbotom of the pilotage board"


def noted(archive: Archive, body: str = "Check the spelling", **options: object) -> Note:
    return archive.work.notes.write(OWNER, "06PORTALDER412", body, now=NOW, **{"quote": QUOTE, **options})  # type: ignore[arg-type]


def words(archive: Archive, note: Note) -> str:
    assert note.brief is not None
    assert note.place is not None
    return " ".join(archive.fetch(OWNER, note.brief.address).text[slice(*note.place)].split())


def test_a_note_stands_on_its_words(archive: Archive) -> None:
    note = noted(archive)
    assert (note.fit, note.paragraph, note.revision, note.made_by) == (Fit.SAME, 2, 1, OWNER.name)
    assert words(archive, note) == QUOTE
    assert note.quotation is not None
    assert note.quotation.exact == QUOTE
    assert archive.work.notes.show(OWNER, note.id[:6]) == note


def test_a_note_on_a_paragraph_and_one_on_the_telegram(archive: Archive) -> None:
    paragraph = noted(archive, quote="", paragraph=2)
    assert words(archive, paragraph).startswith("Mr Winterbotom of the pilotage")
    assert words(archive, paragraph).endswith("the board agreed.")
    whole = noted(archive, quote="")
    assert (whole.fit, whole.place, whole.quotation) == (Fit.WHOLE, None, None)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"quote": "zeppelin"}, "do not stand in the telegram"),
        ({"quote": "zeppelin", "paragraph": 1}, "do not stand in paragraph 1"),
        ({"quote": "the board agreed", "paragraph": 1}, "do not stand in paragraph 1"),
        ({"quote": "dues"}, "stand 2 times in the telegram"),
        ({"quote": "dues", "nth": 3}, "2 times in the telegram, not 3"),
        ({"paragraph": 9}, "no paragraph 9"),
        ({"body": "  "}, "needs words"),
        ({"body": "x" * 20_001}, "20,000 characters"),
        ({"quote": "x" * 10_001}, "10,000 characters"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_cannot_be_noted_is_said(archive: Archive, options: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        noted(archive, **options)  # type: ignore[arg-type]
    assert archive.work.notes.all_of(OWNER) == ()


def test_the_one_meant_of_several_is_named(archive: Archive) -> None:
    text_of = archive.fetch(OWNER, "06PORTALDER412").text
    note = noted(archive, quote="dues", paragraph=1, nth=2)
    assert note.place is not None
    assert note.place[0] == text_of.rindex("dues")


def test_revisions_are_appended(archive: Archive) -> None:
    note = noted(archive)
    revised = archive.work.notes.revise(OWNER, note.id, "It is spelled so", now=LATER)
    assert (revised.revision, revised.body, revised.made_at, revised.said_at) == (2, "It is spelled so", NOW, LATER)
    assert [one.body for one in archive.work.notes.history(OWNER, note.id)] == [
        "Check the spelling",
        "It is spelled so",
    ]
    assert archive.search(OWNER, "note:check").total == 0
    assert archive.search(OWNER, 'note:"spelled so"').total == 1


def test_a_note_that_was_taken_back_is_kept(archive: Archive) -> None:
    note = noted(archive)
    assert archive.work.notes.remove(OWNER, note.id, now=LATER).removed
    assert archive.work.notes.all_of(OWNER) == ()
    assert archive.search(OWNER, "note:spelling").total == 0
    assert [one.removed for one in archive.work.notes.history(OWNER, note.id)] == [False, True]
    assert [one.id for one in archive.work.notes.all_of(OWNER, removed=True)] == [note.id]
    archive.work.notes.restore(OWNER, note.id, now=LATER)
    assert [one.body for one in archive.work.notes.all_of(OWNER)] == ["Check the spelling"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE notes SET said_by = 'nobody'",
        "DELETE FROM notes",
        "INSERT OR REPLACE INTO notes SELECT id, note, revision, label_class, version_id, station, serial, year, day, said_at, "
        "'nobody', removed, data FROM notes",
    ],
    ids=["update", "delete", "replace"],
)
def test_the_database_refuses_to_change_a_note(archive: Archive, statement: str) -> None:
    noted(archive)
    with pytest.raises(ArchiveError), archive._store.writing() as connection:
        connection.execute(text(statement))


def test_a_note_is_carried_over_to_a_new_version(archive: Archive, tmp_path: Path) -> None:
    note = noted(archive)
    add(archive, tmp_path / "more", corrected=CORRECTED)
    best = archive.fetch(OWNER, "06PORTALDER412")
    assert best.telegram.version_id != note.made_on
    (carried,) = archive.work.notes.all_of(OWNER, address="06PORTALDER412")
    assert (carried.fit, carried.version_id, carried.made_on) == (Fit.MOVED, best.telegram.version_id, note.made_on)
    assert words(archive, carried) == QUOTE
    assert {hit.brief.version_id for hit in archive.search(OWNER, "note:spelling").hits} == {
        best.telegram.version_id,
        note.made_on,
    }


def test_a_note_that_fits_no_more_is_reported_and_kept(archive: Archive, tmp_path: Path) -> None:
    noted(archive)
    other = CORRECTED.replace("Mr Winterbotom of the pilotage board", "A person").replace("For the record", "Lately")
    add(archive, tmp_path / "more", corrected=other)
    (lost,) = archive.work.notes.all_of(OWNER, address="06PORTALDER412")
    assert (lost.fit, lost.place) == (Fit.LOST, None)
    assert lost.quotation is not None
    assert lost.quotation.exact == QUOTE


def test_a_note_is_never_seen_by_more_readers_than_its_passage(archive: Archive) -> None:
    archive.work.notes.write(OWNER, "06PORTALDER414", "A quota note", now=NOW, quote="of the quota")
    everybody, few = reader(Classification.SECRET, "UNMARKED", "SIPDIS"), PUBLIC
    assert len(archive.work.notes.all_of(everybody)) == 1
    for viewer in (few, CLEARED):
        assert archive.work.notes.all_of(viewer) == ()
        assert archive.search(viewer, "note:quota").total == 0
    (note,) = archive.work.notes.all_of(OWNER)
    for act in (archive.work.notes.show, archive.work.notes.history):
        with pytest.raises(NotFound):
            act(few, note.id)
    with pytest.raises(NotFound):
        archive.work.notes.revise(few, note.id, "mine now", now=LATER)


def test_a_note_on_a_secret_version_is_not_shown_on_the_released_one(archive: Archive, tmp_path: Path) -> None:
    secret = CORRECTED.replace("UNCLAS PORT", "S E C R E T PORT")
    add(archive, tmp_path / "more", secret=secret)
    held = archive.fetch(OWNER, "06PORTALDER412")
    addresses = [held.address, *(brief.address for brief in held.other_versions)]
    address = next(one for one in addresses if archive.fetch(OWNER, one).telegram.classification == "SECRET")
    archive.work.notes.write(OWNER, address, "From the secret copy", now=NOW, quote="For the record")
    released = archive.fetch(PUBLIC, "06PORTALDER412")
    assert archive.work.notes.all_of(PUBLIC, address=released.address) == ()
    assert archive.search(PUBLIC, "note:copy").total == 0
    assert len(archive.work.notes.all_of(OWNER, address=released.address)) == 1


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("note:spelling", 1),
        ("note:SPELL*", 1),
        ("note:spell", 0),
        ('note:"the spelling"', 1),
        ('note:"spelling the"', 0),
    ],
)
def test_notes_are_searched_by_their_words(archive: Archive, query: str, total: int) -> None:
    noted(archive)
    assert archive.search(OWNER, query).total == total


def test_a_name_of_a_note_that_is_too_short_or_unknown(archive: Archive) -> None:
    noted(archive)
    for note_id in ("", "ab", "zzzz", "%%%%"):
        with pytest.raises(NotFound):
            archive.work.notes.show(OWNER, note_id)


def test_moments_are_kept_to_the_second(archive: Archive) -> None:
    moment = dt.datetime(2026, 3, 2, 9, 30, 15, 999_999, tzinfo=dt.UTC)
    note = archive.work.notes.write(OWNER, "06PORTALDER412", "x", now=moment)
    assert note.made_at == moment.replace(microsecond=0)
