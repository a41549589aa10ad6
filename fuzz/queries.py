"""`python -m fuzz.queries [SECONDS] [SEED]`: invent queries and hold every law of searching against them, on the archive of the samples."""

import datetime as dt
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from reftel.access import Viewer
from reftel.archive import Archive, search_json
from reftel.codes import Classification
from reftel.corpus import read
from reftel.errors import QueryError
from reftel.samples import sample_paths
from reftel.search import FACETS
from reftel.search.query.fields import fields
from reftel.search.query.limits import written

SLOWEST: Final = 2.0
"""Seconds that one query may take on a few dozen telegrams."""

OWNER: Final = Viewer.owner("fuzz")
READER: Final = Viewer(
    name="reader",
    clearance=Classification.UNCLASSIFIED,
    controls=frozenset({"SIPDIS"}),
    offices=frozenset(),
    nationality=None,
    is_owner=False,
)

_SIGNS: Final = (
    *(
        "AND",
        "OR",
        "NOT",
        "-",
        "+",
        "(",
        ")",
        "((",
        "))",
        '"',
        "“",
        "”",
        "«",
        "*",
        "~",
        "~1",
        "~2",
        "~99",
        "[",
        "]",
        "{",
        " TO ",
    ),
    *(
        "..",
        "/",
        ":",
        "\\",
        "^",
        "&&",
        "||",
        "!",
        "?",
        "\ud800",
        "\x00",
        "\x1f",
        "\u202e",
        "é",
        "İ",
        "ß",
        "中",
        "𝒜",
        "\u0301",
        "\n",
    ),
)
_WORDS: Final = (
    *(
        "lightship",
        "dues",
        "the",
        "U.S.",
        "S/P",
        "G-77",
        "light-ship*",
        "06PORTALDER412",
        "PORT ALDER 412",
        "412",
        "2006",
        "2006-03",
    ),
    *(
        "autumn 2009",
        "early 2007",
        "2009-10~",
        "from 2005 to 2007",
        "9999",
        "0001",
        "request",
        "no_trace",
        "newest",
        "comment",
        "RT101",
    ),
)


def invent_query(dice: random.Random) -> str:
    """Return a query of pieces of the language, words, and characters of any kind."""
    names = [name for field in fields() for name in (field.name, *field.also)]
    pieces = []
    for _ in range(dice.choice((1, 2, 3, 5, 8, 13, 40))):
        pieces.append(
            dice.choice(
                (
                    lambda: dice.choice(_SIGNS),
                    lambda: dice.choice(_WORDS),
                    lambda: f"{dice.choice(names)}:",
                    lambda: f'{dice.choice(names)}:"{dice.choice(_WORDS)}"',
                    lambda: dice.choice(fields()).example,
                    lambda: "".join(chr(dice.randrange(1, 0x3000)) for _ in range(dice.randrange(6))),
                )
            )()
        )
        pieces.append(dice.choice(("", " ", " ", "  ")))
    return "".join(pieces) * dice.choice((1, 1, 1, 1, 30))


def broken_law(archive: Archive, text: str) -> str | None:
    """Return the sentence of the law that this query breaks, None where all hold. An exception is the caller's to see."""
    archive.complete(OWNER, text)
    totals = []
    for viewer in (OWNER, READER):
        try:
            found = archive.search(viewer, text, limit=5, facets=FACETS)
        except QueryError as error:
            if not str(error) or not error.suggestion:
                return "a fault is a sentence with a suggestion"
            if not 0 <= error.start <= error.end <= len(error.query):
                return "a fault points into the query"
            error.marked()
            continue
        msgspec.json.encode(search_json(found))
        totals.append(found.total)
        if found.query != written(text):
            return "a result names its query"
        if len(found.hits) != min(found.total, 5):
            return "a page is full as long as there are hits"
        if any(value.count > found.total for values in found.facets.values() for value in values):
            return "no value of a facet counts more than is found"
    return (
        "an owner finds no less than a reader"
        if len(totals) == 2 and _is_plain(text) and totals[0] < totals[1]
        else None
    )


def _is_plain(text: str) -> bool:
    """Say whether more telegrams can only mean more hits: nothing is left out, nothing is compared."""
    return not any(sign in text for sign in ("NOT", "-", "similar", "like", "state", "ref", "cite"))


def try_one(archive: Archive, number: int) -> tuple[str, str | None]:
    """Invent the query of this number; return it and what broke."""
    text = invent_query(random.Random(number))
    started = time.perf_counter()
    try:
        broken = broken_law(archive, text)
    except Exception:
        broken = traceback.format_exc()
    if broken is None and time.perf_counter() - started > SLOWEST:
        broken = f"searching took {time.perf_counter() - started:.1f} s"
    return text, broken


@contextmanager
def sample_archive() -> Iterator[Archive]:
    """Give an archive of the samples, in a folder that goes away."""
    with tempfile.TemporaryDirectory() as folder, Archive.create(Path(folder) / "archive", title="Samples") as archive:
        archive.add(read(sample_paths()), now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        yield archive


def main(seconds: float, first: int) -> int:
    number, broken = first, 0
    with sample_archive() as archive:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            text, fault = try_one(archive, number)
            if fault is not None:
                broken += 1
                print(f"query {number}, {text[:200]!r}: {fault}")
            number += 1
    print(f"{number - first:,} queries, {broken} broken (from number {first})")
    return 1 if broken else 0


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:3]]
    sys.exit(main(given[0] if given else 60.0, int(given[1]) if len(given) > 1 else 0))
