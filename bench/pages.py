"""How long a page takes at the server, and how large it is: `python -m bench.pages ARCHIVE [KIND …]`.

Asks an archive for what readers ask (`bench.asked`), two hundred of each kind, and prints wall and processor time, and the size as sent.
"""

import os
import sys
import time
from pathlib import Path
from typing import Final

from litestar import Litestar
from litestar.testing import TestClient

from bench.asked import asked_of
from bench.figures import percentile
from reftel.access import Viewer
from reftel.archive import Archive
from reftel.web import create_app

EACH: Final = 200


def page_times(client: TestClient[Litestar], path: str, runs: int) -> list[float]:
    """Return the milliseconds of each look at a page, after a first one that is not counted."""
    client.get(path)
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        client.get(path).raise_for_status()
        times.append(1000 * (time.perf_counter() - start))
    return times


def main(arguments: list[str]) -> None:
    """Ask for everything and print."""
    folder, kinds = Path(arguments[0]), arguments[1:]
    asked = asked_of(folder, EACH)
    app = create_app(Archive.open(folder, read_only=True), Viewer.owner("bench"))
    with TestClient(app, base_url="http://127.0.0.1:8417") as client:
        for path in (*asked["lists"], "/"):  # figures that are remembered until something is written
            client.get(path)
        for kind, paths in asked.items():
            if not kinds or kind in kinds:
                _print(client, kind, (paths * EACH)[:EACH])
    print(f"load of the machine {os.getloadavg()[0]:.1f}")


def _print(client: TestClient[Litestar], kind: str, paths: list[str]) -> None:
    walls, works, sizes, statuses = [], [], [], set()
    slowest = (0.0, "")
    for path in paths:
        wall, work = time.perf_counter(), time.process_time()
        answer = client.get(path, headers={"accept-encoding": "gzip"})
        works.append(1000 * (time.process_time() - work))
        walls.append(1000 * (time.perf_counter() - wall))
        sizes.append(int(answer.headers.get("content-length", 0)) / 1000)
        statuses.add(answer.status_code)
        slowest = max(slowest, (works[-1], path))
    print(
        f"{kind:10} wall p50 {percentile(walls, 50):>6.1f} p99 {percentile(walls, 99):>7.1f} ms   processor p50"
        f" {percentile(works, 50):>6.1f} p99 {percentile(works, 99):>7.1f} ms   size p99 {percentile(sizes, 99):>5.1f} kB"
        f"   slowest {slowest[0]:,.0f} ms {slowest[1]}   {sorted(statuses)}",
        flush=True,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
