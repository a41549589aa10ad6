"""`python -m bench.generated COUNT FILE.tar`: write an invented collection; `-` for standard output."""

import argparse
import io
import sys
import tarfile
from pathlib import Path

from bench.generated.profile import load
from bench.generated.telegrams import SEED, Collection


def write(count: int, target: Path | None, *, seed: int = SEED) -> None:
    """Write `count` telegrams as a tar archive."""
    stream = sys.stdout.buffer if target is None else target.open("wb")
    with stream, tarfile.open(fileobj=stream, mode="w|", bufsize=1 << 20) as archive:
        for number, made in enumerate(Collection(load(), count, seed)):
            data = made.text.encode("ascii")
            info = tarfile.TarInfo(f"{made.year}/{number:07d}-{made.mrn}.txt")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


def main() -> None:
    """Read the arguments and write."""
    parser = argparse.ArgumentParser(prog="python -m bench.generated", description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("target", type=Path, help="a file, or - for standard output")
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    write(chosen.count, None if str(chosen.target) == "-" else chosen.target, seed=chosen.seed)


if __name__ == "__main__":
    main()
