import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from reftel.archive import Archive, IngestReport, Progress, preview
from reftel.corpus import Rejected
from tests.archive.cables import NOW, items, telegram, write

TEXTS = {
    "a": telegram(412),
    "b": telegram(412).replace("paid", "unpaid"),
    "c": telegram(413),
    "d": "Dear Captain Pell, the lamp is out.",
    "e": telegram(412),
    "f": telegram(412, date="2006-05-01T10:30"),
    "g": telegram(412).replace("P 141030Z MAR 06\n", ""),
}


def counts(report: IngestReport) -> Mapping[str, object]:
    return msgspec.structs.asdict(report) | {"seconds": None}


@pytest.mark.parametrize("held", ["", "a", "ac", "abcdefg"], ids=["empty", "one", "two", "all"])
def test_preview_tells_what_adding_then_gives(tmp_path: Path, held: str) -> None:
    refused = Rejected(path="broken.zip", member="x", reason="it is no archive")
    with Archive.create(tmp_path / "archive", title="Lightships") as archive:
        archive.add(items(write(tmp_path / "before", **{name: TEXTS[name] for name in held})), now=NOW)
        entries = [*items(write(tmp_path / "input", **TEXTS)), refused]
        foreseen = archive.preview(entries)
        assert counts(foreseen) == counts(archive.add(entries, now=NOW, batch=1))


def test_preview_writes_nothing(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "archive", title="Lightships") as archive:
        archive.add(items(write(tmp_path / "before", a=TEXTS["a"])), now=NOW)
        before = archive.verify()
        archive.preview(items(write(tmp_path / "input", **TEXTS)))
        assert archive.verify() == before


def test_preview_of_an_archive_yet_to_be_made_tells_of_progress(tmp_path: Path) -> None:
    told: list[Progress] = []
    report = preview(None, items(write(tmp_path / "input", **TEXTS)), progress=told.append, batch=4)
    assert [(one.done, one.new) for one in told] == [(4, 4), (7, 6)]
    assert (report.read, report.known, report.unrecognised) == (7, 1, 1)
    assert dt.timedelta(seconds=report.seconds) > dt.timedelta(0)
