"""A bounded load on a served room: `python -m bench.load ARCHIVE [SECONDS] [CONNECTIONS] [WORKERS]`.

Serves the archive on this machine, asks as readers do over connections that are kept open, and prints how many requests a second were
answered, how long they took, and what each worker holds in memory, from the start to the end. The client shares the
processors with the server, so that it is as small as it can be; the load of the machine is printed with the figures.
"""

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.asked import asked_of, mixed
from bench.figures import percentile

SECONDS: Final = 60.0
CONNECTIONS: Final = 12
WORKERS: Final = 2
WARM: Final = 5.0
"""Seconds at the beginning that are not counted: workers import, files come into memory."""

PARTS: Final = 6
"""Times that memory is read; readers come anew for each."""

DIFFERENT: Final = 3_000
"""Telegrams and matters that are asked for: more than any memory of pages would hold by chance."""


@dataclass(slots=True)
class Seen:
    """What came of the requests: milliseconds by kind, statuses, bytes."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter[str] = field(default_factory=Counter)
    sizes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    failed: Counter[str] = field(default_factory=Counter)


def main(arguments: list[str]) -> None:
    """Serve, ask, print."""
    folder = Path(arguments[0])
    seconds = float(arguments[1]) if len(arguments) > 1 else SECONDS
    connections = int(arguments[2]) if len(arguments) > 2 else CONNECTIONS
    workers = int(arguments[3]) if len(arguments) > 3 else WORKERS
    command = [sys.executable, "-m", "reftel", "-a", str(folder), "serve", "--workers", str(workers), "--port", "8790"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            port = _port(server)
            pids = _workers(server.pid) if workers > 1 else [server.pid]
            asyncio.run(_measure(folder, port, pids, seconds, connections))
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(60)
    print(f"server ended with {server.returncode}")


def _port(server: "subprocess.Popen[str]") -> int:
    for line in server.stderr or ():
        if found := re.search(r"Reading room: http://[^:]+:(\d+)/", line):
            time.sleep(4)  # the workers load what they need
            return int(found[1])
    raise SystemExit("the room did not open")


def _workers(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in children if b"resource_tracker" not in Path(f"/proc/{child}/cmdline").read_bytes()]


async def _measure(folder: Path, port: int, pids: list[int], seconds: float, connections: int) -> None:
    asked = asked_of(folder, DIFFERENT)
    await _ask_all(asked, port, WARM, connections, seed=1)
    memory = [_resident(pids)]
    load = os.getloadavg()[0]
    seen, began, spent = Seen(), time.perf_counter(), _spent(pids)
    for part_number in range(PARTS):
        part = await _ask_all(asked, port, seconds / PARTS, connections, seed=2 + part_number)
        _add(seen, part)
        memory.append(_resident(pids))
    took = time.perf_counter() - began
    _print(seen, took, memory, connections, (load, os.getloadavg()[0]), _spent(pids) - spent)


async def _ask_all(asked: dict[str, list[str]], port: int, seconds: float, connections: int, *, seed: int) -> Seen:
    seen, end = Seen(), time.perf_counter() + seconds
    readers = [_reader(mixed(asked, 4_000, 100 * seed + number), port, end, seen) for number in range(connections)]
    await asyncio.gather(*readers)
    return seen


async def _reader(pages: list[tuple[str, str]], port: int, end: float, seen: Seen) -> None:
    """Ask for one page after another over one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 22)
    try:
        at = 0
        while time.perf_counter() < end:
            kind, path = pages[at % len(pages)]
            at += 1
            began = time.perf_counter()
            writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
            try:
                status, size = await _answer(reader)
            except (asyncio.IncompleteReadError, ConnectionError) as fault:
                seen.failed[type(fault).__name__] += 1
                reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 22)
                continue
            seen.times[kind].append(1000 * (time.perf_counter() - began))
            seen.sizes[kind].append(size)
            seen.statuses[status] += 1
            if status not in {"200", "300"}:
                seen.failed[f"{status} {path}"] += 1
    finally:
        writer.close()


async def _answer(reader: asyncio.StreamReader) -> tuple[str, int]:
    head = await reader.readuntil(b"\r\n\r\n")
    found = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
    size = int(found[1]) if found else 0
    if size:
        await reader.readexactly(size)
    return head[9:12].decode(), size


def _add(seen: Seen, part: Seen) -> None:
    for kind, times in part.times.items():
        seen.times[kind] += times
        seen.sizes[kind] += part.sizes[kind]
    seen.statuses += part.statuses
    seen.failed += part.failed


def _resident(pids: list[int]) -> list[int]:
    """Return the mebibytes that each worker holds for itself: what is mapped from files is the system's to take back."""
    return [_anonymous(pid) // 1024 for pid in pids]


def _anonymous(pid: int) -> int:
    found = re.search(r"RssAnon:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) if found else 0


def _spent(pids: list[int]) -> float:
    """Return the seconds of processor that the workers have used."""
    ticks = 0
    for pid in pids:
        parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(parts[11]) + int(parts[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _print(
    seen: Seen, took: float, memory: list[list[int]], connections: int, load: tuple[float, float], spent: float
) -> None:
    every = [time for times in seen.times.values() for time in times]
    print(
        f"{len(every) / took:,.0f} requests/s over {connections} connections in {took:.0f} s;"
        f" load of the machine {load[0]:.1f} to {load[1]:.1f}"
    )
    print(
        f"{1000 * spent / len(every):.1f} ms of processor for a request; {spent / took:.2f} processors used by the workers"
    )
    print(f"statuses {dict(seen.statuses)}; failed {dict(seen.failed.most_common(8)) or 'none'}")
    print(
        f"memory of each worker, MiB, every {took / PARTS:.0f} s: {' '.join('/'.join(map(str, each)) for each in memory)}"
    )
    for kind, times in seen.times.items():
        sizes = seen.sizes[kind]
        print(
            f"{kind:10} {len(times):>6,}  p50 {percentile(times, 50):>6.1f} ms  p99 {percentile(times, 99):>7.1f} ms"
            f"  size p99 {percentile(sizes, 99) / 1000:>6.1f} kB"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
