"""`python -m bench.peers [COUNT]`: load and search the same telegrams in Reftel and its peers; a table of ratios.

Without COUNT the real texts are taken, with it so many invented ones. Each load is a process of its own; a peer that is not
installed is named as not measured.
"""

import shutil
import subprocess
import sys
import tarfile
import tempfile
from itertools import pairwise
from pathlib import Path

from bench.corpora import text_collection
from bench.figures import percentile, seconds
from bench.generated.__main__ import write
from bench.peers.engines import ENGINES, Engine
from bench.queries import WORDS

_MS = 1_000
_QUERIES = (
    *WORDS,
    *(f"{one} {other}" for one, other in pairwise(WORDS)),
    *(f'"the {word}"' for word in WORDS),
)


def main(arguments: list[str]) -> None:
    """Measure and print; with the name of an engine, a folder and a target make one load there."""
    if len(arguments) == 3:
        engine = next(engine for engine in ENGINES if engine.name == arguments[0])
        print(seconds(lambda: engine.load(Path(arguments[1]), Path(arguments[2]))))
        return
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / "texts"
        folder.mkdir()
        _unpack(int(arguments[0]) if arguments else None, folder)
        _compare(folder, Path(room))


def _unpack(count: int | None, folder: Path) -> None:
    archive = text_collection() if count is None else folder.parent / "made.tar"
    if count is not None:
        write(count, archive)
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")


def _compare(folder: Path, room: Path) -> None:
    files = list(folder.rglob("*.txt"))
    size = sum(path.stat().st_size for path in files)
    print(f"{len(files):,} telegrams, {size / 1e6:,.0f} MB of text\n")
    print(f"{'':14} {'load, s':>9} {'per s':>8} {'÷ Reftel':>9} {'disk ÷ text':>12} {'p50, ms':>9} {'p99, ms':>9}")
    reference: float | None = None
    for engine in ENGINES:
        if not engine.is_here():
            print(f"{engine.name:14} NOT MEASURED: it is not installed")
            continue
        target = room / engine.name.replace(" ", "-")
        engine.prepare(folder, target)
        before = _size(target) if target.exists() else 0
        took = _load(engine, folder, target)
        reference = reference or took
        ratio = (_size(target) - before) / size
        times = _latencies(engine, target)
        print(
            f"{engine.name:14} {took:9.1f} {len(files) / took:8,.0f} {took / reference:9.2f} {ratio:12.2f}"
            f" {percentile(times, 50):9.2f} {percentile(times, 99):9.2f}",
            flush=True,
        )
        shutil.rmtree(target)


def _load(engine: Engine, folder: Path, target: Path) -> float:
    command = [sys.executable, "-m", "bench.peers", engine.name, str(folder), str(target)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _latencies(engine: Engine, target: Path) -> list[float]:
    searcher = engine.opened(target)
    for query in _QUERIES:
        searcher.search(query)
    return [seconds(lambda q=query: searcher.search(q)) * _MS for query in _QUERIES]  # type: ignore[misc]


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main(sys.argv[1:])
