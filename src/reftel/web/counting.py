"""Figures of a served room in the form that monitoring reads: how many requests of which kind, and how long they took.

With several workers each keeps its figures in files of a folder that all share, and whoever is asked adds them up.
"""

import os
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

SHARED: Final = "PROMETHEUS_MULTIPROC_DIR"
"""Names the folder that workers share; it has to be there before the library is loaded."""

_SECONDS: Final = (0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 20)


class Counting:
    """Counts the requests of one room."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "reftel_requests", "Requests that were answered", ["page", "method", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "reftel_request_seconds",
            "From the request to the end of its answer",
            ["page"],
            buckets=_SECONDS,
            registry=self._registry,
        )

    def note(self, kind: str, method: str, status: int, seconds: float) -> None:
        """Count one request."""
        self._requests.labels(kind, method if method in {"GET", "HEAD", "POST"} else "other", str(status)).inc()
        self._seconds.labels(kind).observe(seconds)

    def exposed(self) -> bytes:
        """Return all figures, those of the other workers included."""
        return exposed_of_all() if SHARED in os.environ else generate_latest(self._registry)


def exposed_of_all() -> bytes:
    """Return the figures that all workers have put together in their folder."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library has types, but not here
    return generate_latest(registry)
