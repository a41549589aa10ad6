"""The bytes of one original looked at anew, and when everything was last verified."""

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from sqlalchemy import update

from reftel.archive import Archive
from reftel.archive.store.schema import items
from reftel.archive.versions.values import Verified
from reftel.errors import NotFound
from tests.archive.cables import NOW, OWNER, PUBLIC, filled, telegram

NAME = "06PORTALDER1"
LATER = NOW + dt.timedelta(days=3)


def damage(archive: Archive, how: Callable[[bytes], bytes]) -> None:
    with archive._store.writing() as connection:
        data = connection.execute(items.select()).one().data
        connection.execute(update(items).values(data=how(data)))


def test_bytes_that_are_as_they_came(tmp_path: Path) -> None:
    text = telegram(1)
    found = filled(tmp_path, a=text).versions.check_original(OWNER, NAME)
    assert found.is_sound
    assert (found.recorded, found.length) == (hashlib.sha256(text.encode()).hexdigest(), len(text))


@pytest.mark.parametrize(
    "how",
    [
        pytest.param(lambda data: data[:-4] + bytes(4), id="other bytes"),
        pytest.param(lambda data: b"\xff" * len(data), id="no frame"),
        pytest.param(lambda _: b"", id="nothing"),
    ],
)
def test_damaged_bytes_are_told(tmp_path: Path, how: Callable[[bytes], bytes]) -> None:
    archive = filled(tmp_path, a=telegram(1))
    damage(archive, how)
    found = archive.versions.check_original(OWNER, NAME)
    assert not found.is_sound


def test_other_bytes_in_a_sound_frame_are_told(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(1))
    with archive._store.writing() as connection:
        frame = zstandard.ZstdCompressor().compress(b"other bytes")
        connection.execute(update(items).values(data=frame, dictionary=None))
    found = archive.versions.check_original(OWNER, NAME)
    assert found.found == hashlib.sha256(b"other bytes").hexdigest() != found.recorded


def test_what_may_not_be_read_is_not_there(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(1, level="S E C R E T"))
    for viewer, name in ((PUBLIC, NAME), (OWNER, "06PORTALDER2")):
        with pytest.raises(NotFound):
            archive.versions.check_original(viewer, name)


def test_a_whole_verification_is_recorded_and_no_other(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(1))
    assert archive.versions.last_verified(OWNER) is None
    archive.verify()
    archive.verify(quick=True, now=NOW)
    assert archive.versions.last_verified(OWNER) is None
    archive.verify(now=NOW)
    archive.verify(now=LATER)
    assert archive.versions.last_verified(OWNER) == Verified(at=LATER, problems=0)
    assert archive.care.status(OWNER).verified == Verified(at=LATER, problems=0)
    assert archive.verify().problems == ()


def test_a_verification_is_recorded_of_an_archive_that_is_open_for_reading(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(1))
    with Archive.open(archive.path, read_only=True) as reading:
        reading.verify(now=NOW)
        assert reading.versions.last_verified(OWNER) == Verified(at=NOW, problems=0)


def test_problems_are_counted(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(1))
    damage(archive, lambda data: b"\xff" * len(data))
    count = len(archive.verify(now=NOW).problems)
    assert count
    assert archive.versions.last_verified(OWNER) == Verified(at=NOW, problems=count)
