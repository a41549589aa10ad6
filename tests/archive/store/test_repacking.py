from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.store import repacking
from reftel.archive.store.repacking import repack
from tests.archive.cables import NOW, OWNER, items, telegram, write

COUNT = 60


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    monkeypatch.setattr(repacking, "_FEWEST", COUNT)
    monkeypatch.setattr(repacking, "FRAMES_AT_ONCE", 25)
    texts = {f"t{n:03}": telegram(n, f"(U) The dues of vessel {n} are {n * 7} crowns.") for n in range(1, COUNT + 1)}
    archive = Archive.create(tmp_path / "archive", title="Lightships")
    archive.add(items(write(tmp_path / "input", **texts)), now=NOW)
    return archive


def frame_bytes(archive: Archive) -> int:
    with archive._store.reading() as connection:
        return sum(
            connection.exec_driver_sql(f"SELECT sum(length(data)) FROM {table}").scalar_one()  # noqa: S608
            for table in ("items", "records")
        )


def test_repacking_makes_smaller_and_changes_nothing(archive: Archive) -> None:
    before, told = frame_bytes(archive), []
    saved = repack(archive._store, archive._codec, progress=lambda done, of: told.append((done, of)))
    assert saved == before - frame_bytes(archive) > 0
    assert told == [(done, 2 * COUNT) for done in (25, 50, 60, 85, 110, 120)]
    assert archive.original(OWNER, "06PORTALDER7") == telegram(7, "(U) The dues of vessel 7 are 49 crowns.").encode()
    assert archive.verify().problems == ()


def test_repacking_again_saves_nothing_more(archive: Archive) -> None:
    repack(archive._store, archive._codec)
    size = frame_bytes(archive)
    repack(archive._store, archive._codec)
    assert frame_bytes(archive) <= size
    assert archive.verify().problems == ()


def test_few_texts_are_left_alone(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repacking, "_FEWEST", COUNT + 1)
    assert repack(archive._store, archive._codec) == 0
