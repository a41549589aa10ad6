"""What hostile files cost: processor time and peak memory of a process of its own for each. `python -m bench.hostile_inputs [NAME …]`.

Each file is made in a temporary folder and read, as `reftel add` reads it, up to the items; parsing has its own table
(`bench.hostile`). Too much is more than `MOST_SECONDS` or `MOST_MEGABYTES`, or a process that dies.
"""

import json
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.hostile_files import HOSTILE_FILES

MOST_SECONDS: Final = 120
"""For files of 100 MB; nearly all take a small part of it."""

PATIENCE_SECONDS: Final = 1_200
"""How long a process is waited for, by the clock: the machine may be busy."""

MOST_MEGABYTES: Final = 1_024
"""Peak memory of the process that reads, and of the one that it starts for a PDF."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one file costs, and what came of it; `reason` is that of the first refusal."""

    name: str
    size: int
    seconds: float
    megabytes: float
    items: int
    refused: int
    reason: str
    died: bool

    @property
    def is_too_much(self) -> bool:
        return self.died or self.seconds > MOST_SECONDS or self.megabytes > MOST_MEGABYTES


def cost(name: str, folder: Path) -> Cost:
    """Make a file, read it in a process of its own, and tell what that took."""
    path = HOSTILE_FILES[name](folder)
    size = path.stat().st_size
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__ if __name__ != "__main__" else "bench.hostile_inputs", "--read", str(path)],
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        told = json.loads(done.stdout) if done.returncode == 0 else None
    except subprocess.TimeoutExpired:
        told = None
    path.unlink()
    if told is None:
        return Cost(name, size, PATIENCE_SECONDS, 0, 0, 0, "the process died", died=True)
    return Cost(
        name, size, told["seconds"], told["megabytes"], told["items"], told["refused"], told["reason"], died=False
    )


def read_and_tell(path: str) -> None:
    """Read a file and print what came of it: the part of the process that is measured."""
    from reftel.corpus import Item, read

    found: Counter[str] = Counter()
    reason = ""
    for one in read([Path(path)]):
        found["items" if isinstance(one, Item) else "refused"] += 1
        reason = reason if isinstance(one, Item) else reason or one.reason
    told = {"items": found["items"], "refused": found["refused"], "reason": reason}
    print(json.dumps(told | {"seconds": _seconds(), "megabytes": _peak_megabytes()}))


def _seconds() -> float:
    """Return the processor time of this process and of those that it started: what else the machine does is left out."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _peak_megabytes() -> float:
    """Return the peak of this process or of one that it started. `ru_maxrss` of a process begins with that of its parent."""
    of_children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    status = Path("/proc/self/status")
    if status.is_file():
        own = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    else:
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return max(own, of_children) / 1_000


def main(arguments: list[str]) -> None:
    """Print the table; the exit code says whether any file costs too much."""
    if arguments[:1] == ["--read"]:
        read_and_tell(arguments[1])
        return
    is_any_too_much = False
    print(f"{'MB':>7} {'s':>7} {'peak MB':>8} {'items':>8} {'refused':>8}  what it is, and the first reason")
    with tempfile.TemporaryDirectory() as folder:
        for name in arguments or HOSTILE_FILES:
            one = cost(name, Path(folder))
            is_any_too_much |= one.is_too_much
            print(
                f"{one.size / 1e6:7.1f} {one.seconds:7.2f} {one.megabytes:8.0f} {one.items:8,} {one.refused:8,}  {name}"
                f"{': ' + one.reason if one.reason else ''}{'  TOO MUCH' if one.is_too_much else ''}",
                flush=True,
            )
    sys.exit(is_any_too_much)


if __name__ == "__main__":
    main(sys.argv[1:])
