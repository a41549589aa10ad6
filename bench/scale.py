"""A large collection from beginning to end: `python -m bench.scale COLLECTION [ARCHIVE]`.

Takes in a collection (`python -m bench.generated` makes one) as a user does, and prints how rate and memory develop, how large
everything is before and after `compact`, how long searches take, and how long the command line needs for its first answer.
With the folder of an archive that exists, the loading is left out.
"""

import datetime as dt
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.figures import Figure, figure, percentile, seconds, table
from bench.search_latency import latencies
from reftel.archive import Archive, Progress
from reftel.corpus import Item, read

RUNS = 3
_MIB = 1024 * 1024
_FIRST_ANSWERS = 5
_QUESTION = "minister energy"


def main(arguments: list[str]) -> None:
    """Measure and print; `load COLLECTION ARCHIVE` is how this program calls itself."""
    if arguments[0] == "load":
        _load(Path(arguments[1]), Path(arguments[2]))
        return
    collection = Path(arguments[0])
    with tempfile.TemporaryDirectory() as room:
        folder = Path(arguments[1]) if len(arguments) > 1 else Path(room) / "archive"
        figures = [] if (folder / "reftel.toml").exists() else _loaded(collection, folder)
        print(table([*figures, *_sizes(collection, folder), *_searches(folder), _first_answer(folder)]))


def _loaded(collection: Path, folder: Path) -> list[Figure]:
    """Load in a process of its own, with a line for each step of the way."""
    command = [sys.executable, "-m", "bench.scale", "load", str(collection), str(folder)]
    steps = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        for line in child.stdout or ():
            steps.append(json.loads(line))
            print("{done:>9,} telegrams  {rate:>7,.0f}/s  {mib:>6,.0f} MiB".format(**steps[-1]), flush=True)
    if child.returncode or not steps:
        raise SystemExit("the loading failed")
    return [
        figure("ingest", [steps[-1]["all"]], "telegrams/s", "≥ 1,000"),
        figure("ingest, rate of the single steps", [step["rate"] for step in steps[:-1]], "telegrams/s"),
        figure("ingest, memory of all processes", [step["mib"] for step in steps], "MiB", "≤ 1,024"),
    ]


def _load(collection: Path, folder: Path) -> None:
    workers = os.cpu_count() or 1
    with Archive.create(folder, title="Benchmark") as archive:
        report = archive.add(
            read([collection]), now=dt.datetime.now(dt.UTC), workers=workers, progress=_Steps(10_000).step
        )
    _print_step(report.read, report.read / report.seconds, report.read / report.seconds)


class _Steps:
    """Prints a line for each so many telegrams."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._done = 0
        self._at = 0.0

    def step(self, progress: Progress) -> None:
        if progress.done - self._done >= self._size:
            rate = (progress.done - self._done) / (progress.seconds - self._at)
            self._done, self._at = progress.done, progress.seconds
            _print_step(progress.done, rate, progress.done / progress.seconds)


def _print_step(done: int, rate: float, overall: float) -> None:
    print(json.dumps({"done": done, "rate": rate, "all": overall, "mib": _resident_bytes() / _MIB}), flush=True)


def _resident_bytes() -> int:
    """Return what this process and its children hold now; where /proc is absent, this process's peak."""
    pids = [os.getpid()]
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    if not children.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    pids += map(int, children.read_text().split())
    return sum(_resident(pid) for pid in pids)


def _resident(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * resource.getpagesize()


def _sizes(collection: Path, folder: Path) -> list[Figure]:
    text = sum(len(entry.data) for entry in read([collection]) if isinstance(entry, Item))
    before = _size(folder) / text
    took = seconds(lambda: _run(folder, "compact"))
    return [
        figure("archive before compact, size ÷ text", [before], "×"),
        figure("archive after compact, size ÷ text", [_size(folder) / text], "×", "≤ 1.0"),
        figure("compact", [took], "s"),
    ]


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _searches(folder: Path) -> list[Figure]:
    with Archive.open(folder, read_only=True) as archive:
        times = [list(latencies(archive).values()) for _ in range(RUNS + 1)][1:]
    return [
        figure(f"search, p{percent}", [percentile(run, percent) for run in times], "ms", budget)
        for percent, budget in ((50, "≤ 15"), (90, ""), (99, "≤ 100"))
    ]


def _first_answer(folder: Path) -> Figure:
    _run(folder, "search", _QUESTION)
    times = [seconds(lambda: _run(folder, "search", _QUESTION)) for _ in range(_FIRST_ANSWERS)]
    return figure("first answer on the command line", times, "s", "≤ 0.6")


def _run(folder: Path, *command: str) -> None:
    environment = os.environ | {"REFTEL_ARCHIVE": str(folder)}
    environment.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # with it each run would compile Reftel anew, which no user waits for
    subprocess.run([sys.executable, "-m", "reftel", *command], check=True, env=environment, capture_output=True)


if __name__ == "__main__":
    main(sys.argv[1:])
