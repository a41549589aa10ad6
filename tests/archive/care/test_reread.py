import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from reftel.archive import Archive, RereadReport
from reftel.archive.care import reread
from reftel.archive.ingest import packing
from reftel.archive.ingest.prepare import Prepared, prepare
from reftel.archive.values import FiledBy
from reftel.archive.versions.identity import Filing
from reftel.corpus import Item
from reftel.errors import NotFound
from reftel.telegram import Key
from tests.archive.cables import NOW, OWNER, filled, items, telegram, write


def reading(change: Callable[[Prepared, str], Prepared], monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the archive read as another parser would."""

    def changed(item: Item) -> Prepared:
        return change(prepare(item), item.text)

    monkeypatch.setattr(reread, "prepare", changed)
    monkeypatch.setattr(packing, "prepare", changed)


def misnumbered(prepared: Prepared, text: str) -> Prepared:
    if "000413" not in text:
        return prepared
    key = Key(year=2006, station="PORTALDER", serial=412)
    return msgspec.structs.replace(prepared, filing=Filing(key, FiledBy.TEXT))


def test_unchanged_parser_changes_nothing(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412, refs="PORT ALDER 413"), b=telegram(413), c="no telegram")
    before = [archive.fetch(OWNER, brief.address) for brief in archive.recent(OWNER, 5)]
    assert archive.reread(now=NOW) == RereadReport(read=3, changed=0, failed=())
    assert [archive.fetch(OWNER, brief.address) for brief in archive.recent(OWNER, 5)] == before
    assert archive.search(OWNER, "").total == 3
    assert archive.verify().problems == ()


def test_better_parser_mends_number_and_filing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading(misnumbered, monkeypatch)
    archive = filled(tmp_path, a=telegram(412), b=telegram(413), c=telegram(414, refs="PORT ALDER 413"))
    assert len(archive.fetch(OWNER, "06PORTALDER412").other_versions) == 1
    with pytest.raises(NotFound):
        archive.fetch(OWNER, "06PORTALDER413")
    reading(lambda prepared, _: prepared, monkeypatch)
    archive.reread(now=NOW)
    assert archive.fetch(OWNER, "06PORTALDER412").other_versions == ()
    assert [brief.mrn for brief in archive.fetch(OWNER, "06PORTALDER413").cited_by] == ["06PORTALDER414"]
    assert archive.figures(OWNER).telegrams == 3
    assert archive.search(OWNER, "mrn:06PORTALDER413").total == 1
    assert archive.verify().problems == ()


def test_worse_parser_merges_and_leaves_no_empty_telegram(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = filled(tmp_path, a=telegram(412), b=telegram(413), c=telegram(414))
    reading(misnumbered, monkeypatch)
    archive.reread(now=NOW)
    assert len(archive.fetch(OWNER, "06PORTALDER412").other_versions) == 1
    assert archive.figures(OWNER).telegrams == 2
    assert {problem.what for problem in archive.verify().problems} == {"its row is not what its text gives"}
    reading(lambda prepared, _: prepared, monkeypatch)
    archive.reread(now=NOW)
    assert archive.figures(OWNER).telegrams == 3
    assert archive.verify().problems == ()


def test_changed_records_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = filled(tmp_path, a=telegram(412), b=telegram(413))

    def otherwise(prepared: Prepared, text: str) -> Prepared:
        data = prepared.record.replace(b"WINTERBOTTOM", b"W") if "000413" in text else prepared.record
        return msgspec.structs.replace(prepared, record=data)

    reading(otherwise, monkeypatch)
    assert archive.reread(now=NOW).changed == 1
    assert archive.fetch(OWNER, "06PORTALDER413").telegram.signature == "W"
    assert [problem.what for problem in archive.verify().problems] == ["its record is not what its text gives"]


def test_text_that_fails_keeps_what_was_read_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = filled(tmp_path, a=telegram(412), b=telegram(413))

    def fail(prepared: Prepared, text: str) -> Prepared:
        if "000413" in text:
            raise ValueError("no")
        return prepared

    reading(fail, monkeypatch)
    report = archive.reread(now=NOW)
    address = archive.fetch(OWNER, "06PORTALDER413").address
    assert report.failed == (("@" + address.partition("@")[2], "ValueError: no"),)
    assert archive.verify().problems == ()


def test_text_with_another_version_id_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = filled(tmp_path, a=telegram(412))
    reading(lambda prepared, _: msgspec.structs.replace(prepared, version_id="0" * 16), monkeypatch)
    report = archive.reread(now=NOW)
    assert report.failed[0][1] == f"now gives another version id, {'0' * 16}"
    assert archive.fetch(OWNER, "06PORTALDER412").telegram.version_id != "0" * 16


def test_what_could_not_be_parsed_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(prepared: Prepared, text: str) -> Prepared:
        raise ValueError("no")

    reading(fail, monkeypatch)
    archive = filled(tmp_path, a=telegram(412))
    assert archive.reread(now=NOW) == RereadReport(
        read=1, changed=0, failed=((str(tmp_path / "input" / "a.txt"), "ValueError: no"),)
    )
    reading(lambda prepared, _: prepared, monkeypatch)
    assert archive.reread(now=NOW) == RereadReport(read=1, changed=1, failed=())
    assert archive.fetch(OWNER, "06PORTALDER412").text == telegram(412)
    assert archive.verify().problems == ()


def test_damaged_records_are_made_again(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412, refs="VERRIN 5"), b=telegram(413), c=telegram(414))
    archive.close()
    connection = sqlite3.connect(archive.path / "records.db")
    connection.execute("UPDATE records SET data = x'00' WHERE version = 1")
    connection.execute("DELETE FROM records WHERE version = 2")
    connection.execute("DELETE FROM refs")
    connection.execute("UPDATE versions SET subject = 'SOMETHING ELSE' WHERE id = 3")
    connection.commit()
    connection.close()
    with Archive.open(archive.path) as again:
        assert len(again.verify().problems) == 3
        assert again.reread(now=NOW).changed == 2
        assert again.verify().problems == ()
        assert again.fetch(OWNER, "06PORTALDER412").text == telegram(412, refs="VERRIN 5")


def test_rereading_goes_batch_by_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reread, "BATCH_VERSIONS", 2)
    archive = filled(tmp_path, **{f"t{serial}": telegram(serial) for serial in range(1, 6)})
    assert archive.reread(now=NOW).read == 5
    archive.add(items(write(tmp_path / "more", z=telegram(9))), now=NOW)
    assert archive.verify().problems == ()
