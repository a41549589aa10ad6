import datetime as dt
from pathlib import Path

import msgspec
import pytest

from reftel.archive import Archive, IngestReport, Progress
from reftel.archive.ingest import packing
from reftel.archive.ingest.prepare import Prepared
from reftel.archive.ingest.prepare import prepare as prepare_item
from reftel.archive.store.compression import Purpose
from reftel.corpus import Item, Rejected
from reftel.errors import ArchiveError, NotFound
from reftel.telegram import Published
from tests.archive.cables import NOW, OWNER, filled, item, items, telegram, write

LATER = NOW + dt.timedelta(days=1)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.create(tmp_path / "archive", title="Lightships")


def counts(report: IngestReport) -> dict[str, int]:
    fields = msgspec.structs.asdict(report) | {"refused": len(report.refused)}
    return {name: count for name, count in fields.items() if count and name != "seconds"}


def test_report_counts_every_item_once(archive: Archive, tmp_path: Path) -> None:
    folder = write(
        tmp_path / "input",
        a=telegram(412),
        b=telegram(412).replace("paid", "unpaid"),
        c=telegram(413, level="C O N F I D E N T I A L"),
        d="Dear Captain Pell, the lamp is out.",
        e=telegram(412),
    )
    entries = [*items(folder), Rejected(path="broken.zip", member="x", reason="it is no archive")]
    report = archive.add(entries, now=NOW)
    assert counts(report) == {
        "read": 6,
        "new": 3,
        "other_versions": 1,
        "known": 1,
        "unrecognised": 1,
        "with_findings": 1,
        "refused": 1,
    }
    assert report.refused == (("broken.zip/x", "it is no archive"),)
    assert report.read == report.new + report.known + report.other_versions + len(report.refused)
    assert archive.verify().problems == ()


def test_same_again_adds_nothing(archive: Archive, tmp_path: Path) -> None:
    folder = write(tmp_path / "input", a=telegram(412), b=telegram(413), c="no telegram")
    archive.add(items(folder), now=NOW)
    before = archive.figures(OWNER)
    assert counts(archive.add(items(folder), now=LATER)) == {"read": 3, "known": 3}
    assert archive.figures(OWNER) == before
    holding = archive.fetch(OWNER, "06PORTALDER412")
    assert [sighting.seen_at for sighting in holding.sightings] == [NOW]


def test_known_text_in_a_new_place_is_a_sighting(archive: Archive, tmp_path: Path) -> None:
    archive.add(items(write(tmp_path / "one", a=telegram(412))), now=NOW)
    report = archive.add(items(write(tmp_path / "two", b=telegram(412))), now=LATER)
    assert counts(report) == {"read": 1, "known": 1}
    holding = archive.fetch(OWNER, "06PORTALDER412")
    assert [Path(sighting.source.path).name for sighting in holding.sightings] == ["a.txt", "b.txt"]
    assert [sighting.seen_at for sighting in holding.sightings] == [NOW, LATER]
    assert holding.telegram.source == holding.sightings[0].source
    assert archive.figures(OWNER).versions == 1


def test_other_bytes_of_the_same_text_are_one_version_with_two_originals(archive: Archive, tmp_path: Path) -> None:
    folder = write(tmp_path / "input", a=telegram(412), b=telegram(412).replace("\n", "\r\n"))
    assert counts(archive.add(items(folder), now=NOW)) == {"read": 2, "new": 1, "known": 1}
    report = archive.verify()
    assert (report.items, report.versions, report.sightings, report.problems) == (2, 1, 2, ())
    assert archive.original(OWNER, "06PORTALDER412") == telegram(412).encode()


def test_text_that_is_no_telegram_is_archived_and_found(archive: Archive, tmp_path: Path) -> None:
    archive.add(items(write(tmp_path / "input", a="Dear Captain Pell, the lamp is out.")), now=NOW)
    (hit,) = archive.search(OWNER, "lamp").hits
    assert archive.original(OWNER, hit.brief.address) == b"Dear Captain Pell, the lamp is out."
    assert hit.snippets[0].text.startswith("Dear Captain Pell")
    assert archive.figures(OWNER).unrecognised == 1
    assert archive.figures(OWNER).telegrams == 0


def test_several_telegrams_of_one_file_are_kept_apart(archive: Archive, tmp_path: Path) -> None:
    both = telegram(412) + "\nNNNN\n\n" + telegram(413, "(U) Another matter.", date="2006-03-15T08:00")
    report = archive.add(items(write(tmp_path / "input", a=both)), now=NOW)
    assert counts(report) == {"read": 2, "new": 2}
    assert archive.fetch(OWNER, "06PORTALDER413").telegram.body[0].text == "Another matter."  # type: ignore[union-attr]
    assert archive.verify().problems == ()


def test_progress_is_told_batch_by_batch(archive: Archive, tmp_path: Path) -> None:
    folder = write(tmp_path / "input", **{f"t{serial}": telegram(serial) for serial in range(1, 6)})
    told: list[Progress] = []
    archive.add(items(folder), now=NOW, progress=told.append, batch=2)
    assert [(one.done, one.total, one.new, one.refused) for one in told] == [(2, 5, 2, 0), (4, 5, 4, 0), (5, 5, 5, 0)]
    streamed: list[Progress] = []
    archive.add(iter(items(folder)), now=NOW, progress=streamed.append)
    assert [(one.done, one.total, one.new) for one in streamed] == [(5, None, 0)]


def test_parser_that_fails_on_one_text_stops_nothing(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(one: Item) -> Prepared:
        if "000413" in one.text:
            raise RecursionError("too deep")
        return prepare_item(one)

    monkeypatch.setattr(packing, "prepare", fail)
    folder = write(tmp_path / "input", a=telegram(412), b=telegram(413), c=telegram(414))
    report = archive.add(items(folder), now=NOW)
    assert counts(report) == {"read": 3, "new": 2, "refused": 1}
    place, reason = report.refused[0]
    assert place.endswith("b.txt")
    assert reason == "could not be parsed (RecursionError: too deep); its original is stored"
    assert archive.verify().items == 3
    assert (archive.verify().refused, archive.verify().problems) == (1, ())
    with pytest.raises(NotFound):
        archive.fetch(OWNER, "06PORTALDER413")
    assert counts(archive.add(items(folder), now=NOW)) == {"read": 3, "known": 2, "refused": 1}

    monkeypatch.setattr(packing, "prepare", prepare_item)
    assert counts(archive.add(items(folder), now=LATER)) == {"read": 3, "known": 2, "new": 1}
    assert archive.fetch(OWNER, "06PORTALDER413").sightings[0].seen_at == LATER
    assert archive.verify().problems == ()


def test_text_that_cannot_be_written_is_refused_and_the_rest_is_not(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(one: Item) -> Prepared:
        prepared = prepare_item(one)
        return msgspec.structs.replace(prepared, readable=1 << 80) if "000413" in one.text else prepared

    monkeypatch.setattr(packing, "prepare", spoil)
    folder = write(tmp_path / "input", a=telegram(412), b=telegram(413), c=telegram(414))
    report = archive.add(items(folder), now=NOW)
    assert counts(report) == {"read": 3, "new": 2, "refused": 1}
    assert "could not be written (OverflowError" in report.refused[0][1]
    assert archive.verify().items == 3
    monkeypatch.setattr(packing, "prepare", prepare_item)
    assert counts(archive.add(items(folder), now=NOW)) == {"read": 3, "known": 2, "new": 1}
    assert archive.verify().problems == ()


def test_item_that_cannot_even_be_stored_is_refused(archive: Archive, tmp_path: Path) -> None:
    good = item(tmp_path, telegram(412))
    source = msgspec.structs.replace(good.source, extent=(0, 1 << 80))
    bad = msgspec.structs.replace(good, source=source, data=b"x", text="x", extent=(0, 1))
    report = archive.add([bad, good], now=NOW)
    assert counts(report) == {"read": 2, "new": 1, "refused": 1}
    assert "could not be stored (OverflowError" in report.refused[0][1]


def test_fault_of_the_reader_keeps_what_was_written(archive: Archive, tmp_path: Path) -> None:
    def broken() -> "object":
        yield from items(write(tmp_path / "input", a=telegram(412)))
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        archive.add(broken(), now=NOW, batch=1)  # type: ignore[arg-type]
    assert archive.search(OWNER, "dues").total == 1
    assert archive.verify().problems == ()


def test_second_writer_gets_one_sentence(archive: Archive, tmp_path: Path) -> None:
    folder = write(tmp_path / "input", a=telegram(412))

    def also(_: Progress) -> None:
        with Archive.open(archive.path) as other, pytest.raises(ArchiveError, match="written to by another process"):
            other.add(items(folder), now=NOW)

    assert archive.add(items(folder), now=NOW, progress=also).new == 1


def test_readers_read_while_a_writer_writes(archive: Archive, tmp_path: Path) -> None:
    folder = write(tmp_path / "input", **{f"t{serial}": telegram(serial) for serial in range(1, 5)})
    seen: list[int] = []
    with Archive.open(archive.path, read_only=True) as reader:
        archive.add(items(folder), now=NOW, batch=1, progress=lambda _: seen.append(reader.figures(OWNER).telegrams))
        assert seen == [1, 2, 3, 4]
        assert reader.search(OWNER, "dues").total == 4


def test_read_only_archive_refuses_to_write(tmp_path: Path) -> None:
    filled(tmp_path, a=telegram(412)).close()
    with Archive.open(tmp_path / "archive", read_only=True) as archive:
        with pytest.raises(ArchiveError, match="was opened for reading only"):
            archive.add(items(write(tmp_path / "more", b=telegram(413))), now=NOW)
        assert archive.figures(OWNER).telegrams == 1


def test_publishers_number_files_a_text_that_has_none(archive: Archive, tmp_path: Path) -> None:
    text = telegram(412).replace("PORT ALDER 000412", "").replace("P 141030Z MAR 06\n", "")
    published = Published(identifier="06PORTALDER412", created="2006-03-14 10:30", origin="Embassy Port Alder")
    archive.add([item(tmp_path, text, published=published)], now=NOW)
    holding = archive.fetch(OWNER, "06PORTALDER412")
    assert holding.telegram.mrn is None
    assert holding.telegram.published == published
    assert holding.filed_by == "published"
    assert holding.date_basis == "published"
    assert archive.recent(OWNER, 5)[0].mrn == "06PORTALDER412"
    assert archive.search(OWNER, "mrn:06PORTALDER412").total == 1


def test_dictionaries_are_trained_once_there_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reftel.archive.store.training.TRAININGS", ((40, 8_000), (80, 16_000)))
    archive = Archive.create(tmp_path / "archive", title="Lightships")
    texts = {f"t{n:03}": telegram(n, f"(U) The dues of vessel {n} are {n * 7} crowns.") for n in range(1, 101)}
    archive.add(items(write(tmp_path / "input", **texts)), now=NOW, batch=20)
    assert archive._codec.trained(Purpose.ITEM) == archive._codec.trained(Purpose.RECORD) == 2
    archive.close()
    with Archive.open(tmp_path / "archive") as again:
        assert again.original(OWNER, "06PORTALDER7") == texts["t007"].encode()
        assert again.original(OWNER, "06PORTALDER47") == texts["t047"].encode()
        assert again.original(OWNER, "06PORTALDER99") == texts["t099"].encode()
        assert again.verify().problems == ()
        assert again.add(items(tmp_path / "input"), now=NOW).known == 100
