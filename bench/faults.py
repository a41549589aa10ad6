"""Faults on purpose: writers killed at random moments, bits flipped in every page, logs cut short, disks that are full.

    python -m bench.faults            200 kills, 8 flips a page, as a table; some ten minutes
    python -m bench.faults 20 1       fewer of both

What must hold each time: nothing is lost, nothing is there twice, and `verify` tells the truth.
"""

import datetime as dt
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from bench.generated.profile import load
from bench.generated.telegrams import Collection
from reftel.access import Viewer
from reftel.archive import Archive
from reftel.archive.care.carrying import carried_tables
from reftel.archive.care.digest import digest_carried, digest_derived, digest_sightings
from reftel.archive.care.sources import Present
from reftel.archive.store.compression import Codec
from reftel.archive.store.database import Store
from reftel.archive.store.schema import PAGE_BYTES
from reftel.corpus import read
from reftel.errors import ReftelError

NOW: Final = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
SEED: Final = 20260302
TEXTS: Final = 100
FEW: Final = 60
KEEPER: Final = Viewer.owner("bench")

_WRITER: Final = """
import datetime as dt, sys
from reftel.archive import Archive
from reftel.corpus import read
with Archive.open(sys.argv[1]) as held:
    print("open", flush=True)
    held.add(read([sys.argv[2]]), now=dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC), batch=5, workers=0)
    print("done", flush=True)
"""


class Outcome(NamedTuple):
    """What one fault came to: what was done, what was told of it, whether that was the truth."""

    fault: str
    told: str
    is_true: bool


def start_writer(path: Path, folder: Path) -> "subprocess.Popen[str]":
    """Start a process that adds a folder; it has the archive open when this returns."""
    source = str(Path(__file__).resolve().parents[1] / "src")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((source, os.environ.get("PYTHONPATH", "")))}
    command = [sys.executable, "-c", _WRITER, str(path), str(folder)]
    writer = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    if writer.stdout is None or writer.stdout.readline() != "open\n":
        raise RuntimeError("the writer did not start")
    return writer


def kill_at_random(work: Path, folder: Path, *, kills: int, seed: int) -> Iterator[Outcome]:
    """Kill a writer at random moments of adding a folder, each time from the beginning; then add again, and count."""
    chance = random.Random(seed)
    count = sum(1 for _ in folder.iterdir())
    seconds = _whole_run(work / "whole", folder)
    for number in range(kills):
        path = work / f"killed{number}"
        Archive.create(path, title="Killed").close()
        delay = chance.uniform(0, seconds)
        with start_writer(path, folder) as writer:
            time.sleep(delay)
            writer.kill()
        yield _after_kill(path, folder, count, f"killed after {delay * 1000:.0f} ms of {seconds * 1000:.0f}")
        shutil.rmtree(path)


def _whole_run(path: Path, folder: Path) -> float:
    """Return how many seconds adding takes when nobody kills it."""
    Archive.create(path, title="Whole").close()
    with start_writer(path, folder) as writer:
        started = time.monotonic()
        if writer.stdout is None or writer.stdout.readline() != "done\n":
            raise RuntimeError("the writer failed")
        return time.monotonic() - started


def _after_kill(path: Path, folder: Path, count: int, fault: str) -> Outcome:
    with Archive.open(path, read_only=True) as reader:
        before = reader.verify(quick=True)
    wrong = [problem for problem in before.problems if not _is_about_the_index(problem.place, problem.what)]
    with Archive.open(path) as archive:
        mended = archive.verify().problems
        report = archive.add(read([folder]), now=NOW, workers=0)
        after = archive.verify()
        found = archive.search(KEEPER, "", limit=1).total
    is_whole = (after.items, after.versions, after.sightings, after.indexed, found) == (count,) * 5
    is_true = not wrong and not mended and not after.problems and is_whole and report.known == before.sightings
    return Outcome(fault, f"{before.sightings} of {count} stored, {len(before.problems)} to mend in the index", is_true)


def _is_about_the_index(place: str, what: str) -> bool:
    return place == "index" or what == "is not in the index"


def flip_pages(path: Path, *, flips: int, seed: int) -> Iterator[Outcome]:
    """Flip one bit in every page, some times each, in a copy of the database; what is told must be so.

    Either something is told (the archive does not open, or `verify` lists a problem), or nothing that it holds has changed.
    """
    chance = random.Random(seed)
    records = path / "records.db"
    sound, content = records.read_bytes(), contents(path)
    try:
        for page in range(len(sound) // PAGE_BYTES):
            for _ in range(flips):
                # Most of a page's use is at its two ends: the table of its cells, and the cells from the end on.
                head, tail = chance.randrange(64), PAGE_BYTES - 1 - chance.randrange(512)
                place = page * PAGE_BYTES + chance.choice((head, tail, chance.randrange(PAGE_BYTES)))
                damaged = bytearray(sound)
                damaged[place] ^= 1 << chance.randrange(8)
                records.write_bytes(damaged)
                told = told_of(path)
                is_true = told != "clean" or contents(path) == content
                yield Outcome(f"bit flipped in page {page + 1}, byte {place % PAGE_BYTES}", told, is_true)
    finally:
        records.write_bytes(sound)


def told_of(path: Path) -> str:
    """Return what opening and verifying an archive says, in few words."""
    try:
        with Archive.open(path, read_only=True) as archive:
            report = archive.verify()
    except ReftelError as error:
        return f"does not open: {error}"
    if report.problems:
        return f"{report.problems[0].place}: {report.problems[0].what}"
    # A flipped bit in the name of the rules looks like other rules, whose work is not compared: this is said, too.
    return f"{report.older} read by older rules and not compared" if report.older else "clean"


def contents(path: Path) -> object:
    """Return digests of everything that an archive holds, but for what only counts batches."""
    store, codec = Store(path / "records.db", read_only=True), Codec()
    try:
        with Present(store, codec) as source:
            received = digest_sightings(source.sighted())
            carried = digest_carried(source.cursor(), carried_tables(source.cursor()))
            return received, carried, digest_derived(source.cursor(), codec)
    except Exception as error:  # noqa: BLE001 - what cannot be read is not what it was
        return f"{type(error).__name__}: {error}"
    finally:
        store.close()


def cut_logs(work: Path, folder: Path, *, cuts: int, seed: int) -> Iterator[Outcome]:
    """Cut a killed writer's log short at random, as a power cut may; what was whole is there, and the rest is added again."""
    chance = random.Random(seed)
    count = sum(1 for _ in folder.iterdir())
    path = work / "torn"
    Archive.create(path, title="Torn").close()
    with start_writer(path, folder) as writer:
        time.sleep(_whole_run(work / "timed", folder) * 0.8)
        writer.kill()
    log = (path / "records.db-wal").stat().st_size if (path / "records.db-wal").exists() else 0
    for number in range(cuts):
        copy = work / f"torn{number}"
        shutil.copytree(path, copy)
        length = chance.randrange(log + 1)
        if log:
            os.truncate(copy / "records.db-wal", length)
        with Archive.open(copy) as archive:
            mended = archive.verify().problems
            archive.add(read([folder]), now=NOW, workers=0)
            after = archive.verify()
        is_whole = (after.items, after.versions, after.sightings, after.indexed) == (count,) * 4
        told = f"{len(mended)} problems after opening, {len(after.problems)} after adding again"
        yield Outcome(f"log cut at {length:,} of {log:,} bytes", told, not mended and not after.problems and is_whole)
        shutil.rmtree(copy)


def main(arguments: list[str]) -> int:
    """Do everything, print what came of it; return 1 where something was not the truth."""
    kills, flips = (int(argument) for argument in (*arguments, *("200", "8")[len(arguments) :]))
    with tempfile.TemporaryDirectory(prefix="reftel-faults-") as name:
        work = Path(name)
        folder = _invented(work / "input", TEXTS)
        path = work / "flipped"
        with Archive.create(path, title="Flipped") as archive:
            archive.add(read([_invented(work / "few", FEW)]), now=NOW, workers=0)
        done = {
            "writers killed": list(_told(kill_at_random(work, folder, kills=kills, seed=SEED))),
            "logs cut short": list(_told(cut_logs(work, folder, cuts=max(kills // 10, 1), seed=SEED))),
            "bits flipped": list(_told(flip_pages(path, flips=flips, seed=SEED))),
        }
    for kind, outcomes in done.items():
        false = [outcome for outcome in outcomes if not outcome.is_true]
        print(f"{kind}: {len(outcomes):,}, of which untrue or lost something: {len(false)}")
        for outcome in false:
            print(f"    {outcome.fault}: {outcome.told}")
        for told, count in Counter(_kind(outcome.told) for outcome in outcomes).most_common(12):
            print(f"    {count:>6,}  {told}")
    return int(any(not outcome.is_true for outcomes in done.values() for outcome in outcomes))


def _told(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """Pass outcomes on, and say on the error stream how many there were: who stops it has what came so far."""
    untrue = 0
    for number, outcome in enumerate(outcomes, start=1):
        untrue += not outcome.is_true
        print(f"\r{number:>6,} {outcome.fault:60.60} untrue: {untrue}", end="", file=sys.stderr, flush=True)
        yield outcome
    print(file=sys.stderr)


def _kind(told: str) -> str:
    """Return what was told without the names and numbers that differ."""
    return re.sub(r"[0-9a-f]{16}|/\S+|\d+", "…", told)[:110]


def _invented(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number, made in enumerate(Collection(load(), count, SEED)):
        (folder / f"{number:05d}.txt").write_text(made.text, encoding="ascii")
    return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
