"""How the references of the real collections fare in one archive; which revised telegrams and which that stand in two collections are one.

python -m bench.web_rates                   # all collections into one archive, then the figures
python -m bench.web_rates FOLDER            # the figures of an archive that exists
"""

import datetime as dt
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TypeVar

from bench.corpora import collection
from reftel.access import Viewer
from reftel.archive import Archive
from reftel.corpus import read
from reftel.errors import Ambiguous, NotFound
from reftel.telegram import mrn_of

COLLECTIONS = ("text.tar.xz", "pages.tar.xz", "cables.csv.xz", "revisions.tar.xz", "frus.tar.xz")
REVISIONS = "revisions.tar.xz"
OWNER = Viewer.owner("bench")

_IDENTIFIER = re.compile(r"(\d\d[A-Z]+\d+)")
_Answer = TypeVar("_Answer")


def load(folder: Path) -> Archive:
    """Make an archive of all collections."""
    archive = Archive.create(folder, title="Benchmark")
    paths = [collection(name) for name in COLLECTIONS]
    report = archive.add(read(paths), now=dt.datetime.now(dt.UTC))
    print(
        f"{report.read:,} texts: {report.new:,} telegrams, {report.other_versions:,} other versions, {report.known:,} known"
    )
    return archive


def rates(archive: Archive) -> None:
    """Print how all references fare, and how long the questions about the web take."""
    found = timed("rates of all references", lambda: archive.web.rates(OWNER))
    for fate, count in found.fates.items():
        if count:
            print(f"{count:>8,}  {count / found.references:>6.1%}  {fate}")
    print(f"{found.references:>8,}          references; {found.missing_numbers:,} different numbers are missing")
    missing = timed("list of missing numbers", lambda: archive.missing(OWNER))
    ledgers = timed("list of ledgers", lambda: archive.web.ledgers(OWNER))
    largest = max(ledgers, key=lambda line: line.highest)
    timed(f"ledger {largest.station} {largest.year}", lambda: archive.web.gaps(OWNER, largest.station, largest.year))
    mrn = next(name for key, _ in missing if (name := mrn_of(key)) is not None)
    timed(f"ghost {mrn}", lambda: archive.web.ghost(OWNER, mrn))
    timed(f"thread of {mrn}", lambda: archive.web.thread(OWNER, mrn))


def revised(archive: Archive) -> None:
    """Print of how many revised telegrams the revisions are versions of one telegram, and which are not."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for item in read([collection(REVISIONS)]):
        member = getattr(getattr(item, "source", None), "member", None) or ""
        wanted[PurePosixPath(member).name.partition(".")[0]].add(PurePosixPath(member).name)
    missed = [name for name, files in sorted(wanted.items()) if not _are_versions(archive, name, files)]
    print(f"{len(wanted) - len(missed)} of {len(wanted)} revised telegrams stand together with all their revisions")
    for name in missed:
        print(f"    not together: {name}")


def _are_versions(archive: Archive, name: str, files: set[str]) -> bool:
    return any(files <= {PurePosixPath(place).name for place in places} for places in _places(archive, name))


def _places(archive: Archive, name: str) -> list[list[str]]:
    """Return for each telegram under a number the places where its versions were seen."""
    try:
        addresses: tuple[str, ...] = (archive.fetch(OWNER, name).address,)
    except Ambiguous as fault:
        addresses = tuple(fault.choices)
    except NotFound:
        return []
    lists = (archive.versions.of(OWNER, address) for address in addresses)
    return [[place for line in found.versions for place in line.seen_in] for found in lists]


def in_two_collections(archive: Archive) -> None:
    """Print how many identifiers stand in two collections, and of which the texts are not one telegram."""
    seen: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name in COLLECTIONS[:-1]:
        for item in read([collection(name)]):
            source, published = getattr(item, "source", None), getattr(item, "published", None)
            said = getattr(published, "identifier", None) or PurePosixPath(getattr(source, "member", None) or "").name
            identifier = _IDENTIFIER.match(said)
            if identifier is not None:
                seen[identifier[1]][name].add(said)
    both = sorted(name for name, found in seen.items() if len(found) > 1)
    apart = [name for name in both if not any(_spans(places, seen[name]) for places in _places(archive, name))]
    print(f"{len(both) - len(apart)} of {len(both)} telegrams that stand in two collections are one telegram")
    for name in apart:
        print(f"    apart: {name}, in {', '.join(sorted(seen[name]))}")


def _spans(places: list[str], found: dict[str, set[str]]) -> bool:
    return all(any(collection in place for place in places) for collection in found)


def timed(what: str, act: Callable[[], _Answer]) -> _Answer:
    """Do something and print how long it took."""
    began = time.perf_counter()
    answer = act()
    print(f"{(time.perf_counter() - began) * 1000:>8,.1f} ms  {what}")
    return answer


def main(arguments: list[str]) -> None:
    """Make or open an archive, and print everything."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive.open(arguments[0], read_only=True) if arguments else load(Path(folder) / "archive")
        with archive:
            rates(archive)
            revised(archive)
            in_two_collections(archive)


if __name__ == "__main__":
    main(sys.argv[1:])
