import datetime as dt
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from reftel.access import Viewer
from reftel.archive import Archive
from reftel.archive.ingest import packing
from reftel.archive.ingest.prepare import prepare as prepare_item
from reftel.corpus import Item, read
from reftel.errors import AccessDenied, ArchiveError, NotFound, TelegramError
from tests.archive.cables import NOW, OWNER, PUBLIC, filled, items, telegram, write

READERS = import_module("reftel.corpus.readers")  # the room's front has a function of the same name
LATER = NOW + dt.timedelta(days=1)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Return an archive that was given two telegrams, an empty file and a picture."""
    archive = filled(tmp_path, a=telegram(412), b=telegram(413))
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "scan.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    archive.add(items(folder), now=NOW)
    return archive


def entry_of(archive: Archive, part: str, state: str | None = None) -> str:
    (entry,) = (entry for entry in archive.care.repair_queue(OWNER, state) if part in entry.path)
    return entry.name


def test_everything_refused_is_kept_with_its_reason(archive: Archive) -> None:
    picture, empty = sorted(archive.care.repair_queue(OWNER, "open"), key=lambda entry: entry.bytes is None)
    assert (picture.reason, picture.kept, picture.bytes, picture.times) == ("a picture", True, 14, 1)
    assert archive.care.refused_bytes(OWNER, picture.name[:6]) == b"\xff\xd8\xff\xe0 a picture"
    assert (empty.reason, empty.kept, empty.next_step) == (
        "the file is empty",
        False,
        "Fetch it again, or leave it out.",
    )
    with pytest.raises(ArchiveError, match="were not kept"):
        archive.care.refused_bytes(OWNER, empty.name)
    assert archive.verify().problems == ()


def test_the_same_refusal_again_is_the_same_entry(archive: Archive, tmp_path: Path) -> None:
    archive.add(items(tmp_path / "odd"), now=LATER)
    assert [(entry.times, entry.first_seen, entry.last_seen) for entry in archive.care.repair_queue(OWNER)] == [
        (2, NOW, LATER)
    ] * 2


def test_dismissed_entries_stay_recorded_and_can_be_put_back(archive: Archive, tmp_path: Path) -> None:
    name = entry_of(archive, "scan")
    dismissed = archive.care.judge_entry(OWNER, name, "dismissed", now=LATER, note="the building")
    assert (dismissed.state, dismissed.deeds[0].by, dismissed.deeds[0].note) == (
        "dismissed",
        OWNER.name,
        "the building",
    )
    archive.add(items(tmp_path / "odd"), now=LATER)
    assert [entry.name for entry in archive.care.repair_queue(OWNER, "dismissed")] == [name]
    assert archive.care.judge_entry(OWNER, name, "reopened", now=LATER).state == "open"


def test_mended_file_is_taken_in_and_linked_and_what_was_refused_is_kept(archive: Archive, tmp_path: Path) -> None:
    name = entry_of(archive, "scan")
    bad = write(tmp_path / "bad", empty="") / "empty.txt"
    with pytest.raises(TelegramError, match="the file is empty"):
        archive.care.mend(OWNER, name, bad, now=LATER)
    assert archive.care.repair_entry(OWNER, name).state == "open"
    good = write(tmp_path / "good", typed=telegram(414)) / "typed.txt"
    entry = archive.care.mend(OWNER, name, good, now=LATER)
    assert entry.state == "mended"
    assert [address.split("@")[0] for address in entry.deeds[-1].telegrams] == ["06PORTALDER414"]
    assert archive.fetch(OWNER, "06PORTALDER414").sightings[0].source.path == str(good)
    assert archive.care.refused_bytes(OWNER, name).startswith(b"\xff\xd8")


def test_input_that_can_be_read_now_leaves_the_queue(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    assert archive.care.retry(OWNER, now=LATER).read == 0
    monkeypatch.setattr(READERS, "find_unreadable", lambda _: None)
    report = archive.care.retry(OWNER, now=LATER)
    assert (report.tried, report.read) == (2, 1)
    assert [reason for _, reason in report.failed] == ["the file is empty"]
    assert archive.care.repair_entry(OWNER, entry_of(archive, "scan")).state == "read"
    assert archive.search(OWNER, "picture").total == 1
    assert archive.verify().problems == ()


def test_bytes_that_were_kept_are_read_when_the_file_is_gone(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (tmp_path / "odd").iterdir():
        path.unlink()
    monkeypatch.setattr(READERS, "find_unreadable", lambda _: None)
    report = archive.care.retry(OWNER, now=LATER)
    assert report.read == 1
    assert report.failed[0][1] == "the file is empty; its file is no longer there"


def test_file_that_is_repaired_where_it_stands_leaves_the_queue_with_the_next_add(
    archive: Archive, tmp_path: Path
) -> None:
    (tmp_path / "odd" / "empty.txt").write_text(telegram(415), encoding="utf-8")
    archive.add(read([tmp_path / "odd"]), now=LATER)
    assert archive.care.repair_entry(OWNER, entry_of(archive, "empty")).state == "read"
    (tmp_path / "odd" / "empty.txt").write_bytes(b"")
    archive.add(read([tmp_path / "odd"]), now=LATER)
    assert archive.care.repair_entry(OWNER, entry_of(archive, "empty")).state == "open"


def test_text_that_the_parser_fails_on_waits_too_and_is_tried_again(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(one: Item) -> object:
        raise ValueError("a fault of ours")

    monkeypatch.setattr(packing, "prepare", fail)
    archive.add(items(write(tmp_path / "hard", t=telegram(416))), now=NOW)
    name = entry_of(archive, "hard")
    entry = archive.care.repair_entry(OWNER, name)
    assert (entry.kind, entry.state) == ("text", "open")
    assert archive.care.refused_bytes(OWNER, name).decode() == telegram(416)
    assert archive.verify().refused == 1
    monkeypatch.setattr(packing, "prepare", prepare_item)
    assert archive.care.retry(OWNER, [name], now=LATER).read == 1
    assert archive.search(OWNER, "dues").total == 3
    assert archive.verify().problems == ()


def test_queue_survives_rebuilding(archive: Archive) -> None:
    archive.care.judge_entry(OWNER, entry_of(archive, "scan"), "dismissed", now=LATER)
    before = archive.care.repair_queue(OWNER)
    archive.care.rebuild(now=LATER)
    assert archive.care.repair_queue(OWNER) == before


@pytest.mark.parametrize("name", ["", "nothing", "0" * 12])
def test_unknown_entry_is_told(archive: Archive, name: str) -> None:
    with pytest.raises(NotFound):
        archive.care.repair_entry(OWNER, name)


def test_only_the_keeper_sees_the_queue(archive: Archive) -> None:
    def attempt(viewer: Viewer) -> None:
        archive.care.repair_queue(viewer)

    with pytest.raises(AccessDenied):
        attempt(PUBLIC)
    with pytest.raises(AccessDenied):
        archive.care.status(PUBLIC)


def test_status_counts_what_is_there(archive: Archive) -> None:
    state = archive.care.status(OWNER, findings=True)
    assert (state.telegrams, state.versions, state.sightings, state.items, state.inputs) == (2, 2, 2, 2, 2)
    assert (state.unrecognised, state.repair_queue, state.older, state.writer) == (0, 2, 0, None)
    assert state.text_bytes == len(telegram(412)) * 2
    assert state.disk_bytes == sum(size.bytes for size in state.sizes)
    assert (state.index.documents, state.index.deleted) == (2, 0)
    assert state.index.revision == state.index.records_revision
    assert sum(used.versions for used in state.rules) == 2
    assert state.findings == {}
    (archive.path / "index" / "meta.json").unlink()
    assert archive.care.status(OWNER).index.documents is None


def test_status_counts_the_findings_of_all_records_by_code(tmp_path: Path) -> None:
    odd = telegram(413).replace("TAGS: PREL, EWWT, QM", "TAGS: PREL, ZZZZ, QM")
    archive = filled(tmp_path, a=telegram(412), b=odd, c=odd.replace("000413", "000414"))
    held = [archive.fetch(OWNER, f"06PORTALDER{serial}").telegram for serial in (412, 413, 414)]
    codes = [finding.code for one in held for finding in one.findings]
    assert codes
    assert archive.care.status(OWNER, findings=True).findings == dict(Counter(codes))
    assert archive.care.status(OWNER).findings is None
