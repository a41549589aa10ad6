"""Several telegrams of one mail have one original: who may not read all of them sees nothing of the others."""

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from reftel.access import Viewer
from reftel.archive import Archive
from reftel.archive.versions.briefs import briefs_of_versions
from reftel.archive.versions.sharing import with_hidden_neighbours
from reftel.corpus import read
from reftel.errors import NotFound
from tests.archive.cables import CLEARED, NOW, OWNER, PUBLIC, filled, telegram

HEADER = (
    "From: a@example.org\nTo: b@example.org\nSubject: two telegrams\nDate: Tue, 14 Mar 2006 10:30:00 +0000\n"
    "Message-ID: <1@example.org>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
)
HIDDEN = "Zebulon"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("sharing")
    texts = (
        telegram(2, f"(S) {HIDDEN} keeps the light.", level="S E C R E T", date="2006-03-15T10:30"),
        telegram(1, "(U) The dues are paid.", "(U) The ferry waits, as paragraph 1 says."),
        telegram(3, f"(S) {HIDDEN} is asked.", level="S E C R E T", date="2006-03-16T10:30"),
    )
    (folder / "mail.eml").write_text(HEADER + "\n\n".join(texts), encoding="utf-8")
    with Archive.create(folder / "archive", title="Lightships") as made:
        made.add(read([folder / "mail.eml"]), now=NOW, workers=0)
        yield made


def test_the_owner_reads_the_mail_whole(archive: Archive) -> None:
    holding = archive.fetch(OWNER, "06PORTALDER1")
    assert HIDDEN in holding.text
    assert archive.original(OWNER, "06PORTALDER1").count(HIDDEN.encode()) == 2


@pytest.mark.parametrize("viewer", [PUBLIC, CLEARED], ids=["public", "cleared"])
def test_of_neighbours_that_may_not_be_read_nothing_is_shown(archive: Archive, viewer: Viewer) -> None:
    mine, whole = archive.fetch(viewer, "06PORTALDER1"), archive.fetch(OWNER, "06PORTALDER1")
    assert mine.text == whole.text[slice(*whole.extent)]
    assert mine.extent == (0, len(mine.text))
    (exported,) = archive.wholes(viewer, ["06PORTALDER1"])
    assert exported.text == mine.text
    assert exported.data.decode() == mine.text
    assert exported.telegram.pointers == mine.telegram.pointers
    with pytest.raises(NotFound, match="original"):
        archive.original(viewer, "06PORTALDER1")


def test_places_are_those_of_the_text_that_is_given(archive: Archive) -> None:
    (mine,) = archive.search(PUBLIC, "ferry", places=True).hits
    (whole,) = archive.search(OWNER, "ferry", places=True).hits
    for hit, viewer in ((mine, PUBLIC), (whole, OWNER)):
        assert hit.places
        text = archive.fetch(viewer, "06PORTALDER1").text
        assert [text[start:end] for start, end in hit.places] == ["ferry"]


def test_pointers_stand_where_they_stand_in_the_text_that_is_given(archive: Archive) -> None:
    mine, whole = archive.fetch(PUBLIC, "06PORTALDER1"), archive.fetch(OWNER, "06PORTALDER1")
    shown = [[one.text[slice(*pointer.span)] for pointer in one.telegram.pointers] for one in (mine, whole)]
    assert shown[0] == shown[1]
    assert shown[0]


def test_notes_are_found_in_the_text_that_is_given(archive: Archive) -> None:
    note = archive.work.notes.write(PUBLIC, "06PORTALDER1", "Which one?", now=NOW, quote="ferry")
    assert note.place is not None
    assert archive.fetch(PUBLIC, "06PORTALDER1").text[slice(*note.place)] == "ferry"
    (seen,) = archive.work.notes.all_of(OWNER, address="06PORTALDER1")
    assert seen.place is not None
    assert archive.fetch(OWNER, "06PORTALDER1").text[slice(*seen.place)] == "ferry"


def test_what_is_attached_is_not_given_with_the_mail(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "one telegram, and one attached"
    mail["Date"], mail["Message-ID"] = "Tue, 14 Mar 2006 10:30:00 +0000", "<2@example.org>"
    mail.set_content(telegram(1, "(U) The dues are paid."))
    mail.add_attachment(
        telegram(2, f"(S) {HIDDEN} keeps the light.", level="S E C R E T"), filename="two.txt", cte="8bit"
    )
    (tmp_path / "mail.eml").write_bytes(mail.as_bytes())
    with Archive.create(tmp_path / "archive", title="Lightships") as archive:
        archive.add(read([tmp_path / "mail.eml"]), now=NOW, workers=0)
        assert HIDDEN.encode() in archive.original(OWNER, "06PORTALDER1")
        assert HIDDEN.encode() in archive.original(OWNER, "06PORTALDER2")
        with pytest.raises(NotFound, match="The original of 06PORTALDER1"):
            archive.original(PUBLIC, "06PORTALDER1")
        (whole,) = archive.wholes_of(PUBLIC, "")
        assert HIDDEN.encode() not in whole.data
        assert whole.telegram.mrn == "06PORTALDER1"


def test_the_original_of_a_file_of_its_own_is_given_as_before(tmp_path: Path) -> None:
    texts = {"one": telegram(1, "(U) The dues are paid."), "two": telegram(2, "(S) Not for all.", level="S E C R E T")}
    archive = filled(tmp_path, **texts)
    assert archive.original(PUBLIC, "06PORTALDER1").decode() == texts["one"]
    (whole,) = archive.wholes_of(PUBLIC, "")
    assert whole.data.decode() == texts["one"]


def test_more_versions_are_asked_for_than_a_query_has_places_for(archive: Archive) -> None:
    mine = archive.fetch(PUBLIC, "06PORTALDER1").telegram.version_id
    ids = [*(f"{number:016x}" for number in range(40_000)), mine]
    with archive._as(PUBLIC) as (connection, labels):
        rows = briefs_of_versions(connection, labels, ids)
        assert list(rows) == [mine]
        assert rows[mine].id in with_hidden_neighbours(connection, labels, range(40_000))
