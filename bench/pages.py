"""How long a page takes at the server."""

import time

from litestar import Litestar
from litestar.testing import TestClient


def page_times(client: TestClient[Litestar], path: str, runs: int) -> list[float]:
    """Return the milliseconds of each look at a page, after a first one that is not counted."""
    client.get(path)
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        client.get(path).raise_for_status()
        times.append(1000 * (time.perf_counter() - start))
    return times
