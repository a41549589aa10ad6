"""How long a search takes: top 20 with snippets and all facets, over queries of every kind, on an archive of the collection."""

import datetime as dt
import sys
import tempfile
from pathlib import Path

from bench.corpora import text_collection
from bench.figures import Figure, figure, percentile, seconds, table
from bench.queries import mixed_queries
from reftel.access import Viewer
from reftel.archive import Archive
from reftel.corpus import read

RUNS = 3
SLOWEST = 10
_MS = 1_000


def measure(collection: Path, *, runs: int = RUNS) -> list[Figure]:
    """Return the percentiles of one archive's answers; each run asks every query once, after one that warms up."""
    with tempfile.TemporaryDirectory() as folder:
        with Archive.create(Path(folder) / "archive", title="Benchmark") as archive:
            archive.add(read([collection]), now=dt.datetime.now(dt.UTC))
        with Archive.open(Path(folder) / "archive", read_only=True) as archive:
            times = [list(latencies(archive).values()) for _ in range(runs + 1)][1:]
    return [
        figure(f"search, p{percent}", [percentile(run, percent) for run in times], "ms", budget)
        for percent, budget in ((50, "≤ 15"), (90, ""), (99, "≤ 100"))
    ]


def latencies(archive: Archive) -> dict[str, float]:
    """Return query → milliseconds."""
    viewer = Viewer.owner("bench")
    return {query: seconds(lambda q=query: archive.search(viewer, q)) * _MS for query in mixed_queries()}  # type: ignore[misc]


def main(arguments: list[str]) -> None:
    """Without arguments print the table; with an archive's folder print its slowest queries."""
    if not arguments:
        print(table(measure(text_collection())))
        return
    with Archive.open(Path(arguments[0]), read_only=True) as archive:
        latencies(archive)
        times = latencies(archive)
    for query, took in sorted(times.items(), key=lambda item: -item[1])[:SLOWEST]:
        print(f"{took:8.2f} ms  {query}")


if __name__ == "__main__":
    main(sys.argv[1:])
