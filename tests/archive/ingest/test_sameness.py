"""The same texts give the same archive, however they are divided over batches and processes."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.care.digest import digest_derived
from reftel.archive.ingest import processes
from reftel.archive.store.database import driver_cursor
from tests.archive.cables import NOW, OWNER, items, telegram, write

COUNT = 90


def texts() -> dict[str, str]:
    """Return requests and what acts on their answers, versions and texts that are none, in one collection."""
    found = {}
    for n in range(1, COUNT, 2):
        ask = f"(U) ACTION REQUEST: Embassy requests the Department's guidance on the dues of vessel {n}."
        act = f"(U) Per guidance in ref B, Embassy paid the dues of vessel {n} (ref A)."
        refs = f"A. PORT ALDER {n}\n     B. STATE {7000 + n}"
        # Of many telegrams with one subject only some are compared; which ones depends on what is there when one arrives.
        subject = "".join(chr(ord("A") + int(digit)) for digit in f"{n:04}")
        found[f"t{COUNT - n:03}"] = telegram(n, ask, subject=subject, date=f"2006-03-{1 + n % 28:02}T10:30")
        found[f"t{(n * 7) % COUNT + 200:03}"] = telegram(
            n + 1, act, refs=refs, subject=subject, date=f"2006-04-{1 + n % 28:02}T10:30"
        )
    found["u1"] = "Dear Captain Pell, the lamp is out."
    found["u2"] = found["t005"].replace("guidance", "word")
    found["u3"] = found["t007"]
    return found


def digest(archive: Archive) -> Mapping[str, str]:
    with archive._store.reading() as connection:
        return digest_derived(driver_cursor(connection), archive._codec)


@pytest.mark.parametrize(
    ("batch", "workers"), [(1, 0), (7, 0), (40, 1), (40, 2), (500, 0)], ids=lambda value: str(value)
)
def test_batches_and_processes_make_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int, workers: int
) -> None:
    monkeypatch.setattr(processes.InOtherProcesses.__init__, "__kwdefaults__", {"worthwhile": 40})
    monkeypatch.setattr("reftel.archive.store.training.TRAININGS", ((30, 8_000), (60, 16_000)))
    folder = write(tmp_path / "input", **texts())
    with Archive.create(tmp_path / "one", title="Lightships") as one:
        one.add(items(folder), now=NOW, workers=0, batch=13)
        expected, found = digest(one), one.search(OWNER, "vessel")
    with Archive.create(tmp_path / "other", title="Lightships") as other:
        other.add(items(folder), now=NOW, workers=workers, batch=batch)
        assert digest(other) == expected
        assert other.search(OWNER, "vessel") == found
        assert int(expected["answers"].split(":")[0]) > 0
        assert other.verify().problems == ()
