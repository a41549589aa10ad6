"""How many telegrams a second an archive takes in, all included, with how much memory, and how large it then is.

Each run is a process of its own, so that its peak memory is that of one ingest.
"""

import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.corpora import items, text_collection
from bench.figures import Figure, figure, seconds, table
from reftel.archive import Archive
from reftel.corpus import read

RUNS = 3
_KIB = 1024


def measure(collection: Path, *, runs: int = RUNS) -> list[Figure]:
    """Return ingest rate, peak memory, and the archive's size in relation to the plain text."""
    with tempfile.TemporaryDirectory() as folder:
        single = [_in_a_process(collection, Path(folder) / str(run)) for run in range(runs)]
    return [
        figure("ingest", [run["rate"] for run in single], "telegrams/s", "≥ 1,000"),
        figure("ingest, peak memory", [run["peak_mib"] for run in single], "MiB", "≤ 1,024"),
        figure("archive, size ÷ text", [run["ratio"] for run in single], "×", "≤ 1.0"),
    ]


def ingest(collection: Path, folder: Path) -> dict[str, float]:
    """Make an archive of a collection; return telegrams a second, this process's peak memory, size ÷ size of the text."""
    with Archive.create(folder, title="Benchmark") as archive:
        took = seconds(lambda: archive.add(read([collection]), now=dt.datetime.now(dt.UTC)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB
    texts = items(collection)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return {
        "rate": len(texts) / took,
        "peak_mib": peak,
        "ratio": size / sum(len(item.data) for item in texts),
    }


def _in_a_process(collection: Path, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.ingest_rate", str(collection), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def main(arguments: list[str]) -> None:
    """Without arguments print the table; with a collection and a folder make one run there and print it as JSON."""
    if arguments:
        print(json.dumps(ingest(Path(arguments[0]), Path(arguments[1]))))
    else:
        print(table(measure(text_collection())))


if __name__ == "__main__":
    main(sys.argv[1:])
