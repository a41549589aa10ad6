"""How long the pages of consultations take at the server: 200 of them with 20,000 pieces of work, made here.

`python -m bench.consultations [FOLDER]` makes an archive in the folder (a temporary one by default), or takes the one that is there.
"""

import datetime as dt
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from litestar.testing import TestClient

from bench.figures import Figure, figure, table
from bench.pages import page_times
from reftel.access import Viewer
from reftel.archive import Archive
from reftel.archive.consultations.recording import Secretary
from reftel.matters.consultations.parts import (
    Consultation,
    Course,
    Delegate,
    Group,
    Item,
    Meets,
    Party,
    Progress,
    Role,
    Seat,
    Session,
    SessionState,
    Stand,
)
from reftel.web import create_app

CONSULTATIONS = 200
ITEMS = 100
RUNS = 9
READER = Viewer.owner("bench")
COUNTRIES = ("KZ", "US", "FR", "JP", "BR", "IN", "SA", "ZA")
BEGUN = dt.datetime(2022, 1, 10, 9, tzinfo=dt.UTC)


def make(folder: Path, *, consultations: int = CONSULTATIONS, items: int = ITEMS) -> None:
    """Make the archive. Every third piece of work has a history of three statements."""
    with Archive.create(folder, title="Two hundred consultations") as archive:
        for number in range(consultations):
            _one(archive, number, items)


def _one(archive: Archive, number: int, items: int) -> None:
    chance = random.Random(number)
    sides = chance.sample(COUNTRIES, 2)
    parties = tuple(Party(name=f"Country {code}", country=code) for code in sides)
    names = tuple(party.name for party in parties)
    writing: Any = archive.consultations._writing
    with writing(READER, "bench", BEGUN + dt.timedelta(hours=number)) as (_, _, secretary):
        whole = secretary.start(
            Consultation(
                name=f"Commission {number:03}",
                parties=parties,
                status=Course.ACTIVE,
                cadence=12,
                review=6,
                rotation=names,
                topics=(f"topic {number % 12}",),
            )
        )
        groups = [secretary.add(whole, "group", Group(title=f"group {n}, topic {number % 12}")) for n in range(5)]
        for group in groups:
            for side in names:
                secretary.add(whole, "seat", Seat(role=Role.GROUP_HEAD, side=side, group=group, person="Somebody"))
        for side in names:
            secretary.add(whole, "stand", Stand(side=side, question="level", what="ministers"))
        sessions = [secretary.add(whole, "session", session) for session in _sessions(number, names)]
        for n in range(items):
            _item(secretary, whole, n, groups[n % 5], sessions[-1], names, chance)


def _sessions(number: int, names: tuple[str, ...]) -> Iterator[Session]:
    for year in range(4):
        date = dt.date(2022 + year, 1 + number % 12, 1 + number % 28)
        yield Session(
            sort=Meets.PLENARY,
            ordinal=year + 1,
            date=date,
            host=names[year % 2],
            status=SessionState.HELD,
            place="here",
        )


def _item(
    secretary: Secretary, whole: str, n: int, group: str, session: str, names: tuple[str, ...], chance: random.Random
) -> None:
    due = dt.date(2024, 1, 1) + dt.timedelta(days=chance.randrange(1_200))
    item = Item(
        title=f"piece of work {n}",
        group=group,
        status=chance.choice((Progress.AGREED, Progress.ON_TRACK, Progress.SLIPPING, Progress.DONE)),
        due=due,
        owners=(Delegate(side=names[n % 2]),),
        session=session,
    )
    name = secretary.add(whole, "item", item)
    if n % 3 == 0:
        for step in (Progress.ON_TRACK, Progress.SLIPPING):
            secretary.put(name, "item", Item(title=item.title, group=group, status=step, due=due), part_of=whole)


def measure(folder: Path, *, runs: int = RUNS) -> list[Figure]:
    """Return the time of each page, after a first look that is not counted."""
    with Archive.open(folder, read_only=True) as archive:
        app = create_app(archive, READER)
        with TestClient(app, base_url="http://127.0.0.1:8417") as client:
            found = client.get("/consultations.json").json()
            one, other = (found["consultations"][n]["id"] for n in (7, 150))
            whole = client.get(f"/consultations/{one}.json").json()
            print(
                f"{found['total']:,} consultations, {client.get('/matters.json?kind=item&limit=1').json()['total']:,} pieces of work"
            )
            pages = (
                *("/consultations", "/consultations?page=3", "/consultations?side=kz", "/consultations?topic=topic 3"),
                *("/consultations/due?from=2026-01", f"/consultations/compare?one={one}&other={other}"),
                *(f"/consultations/{one}", f"/consultations/{one}/plan", f"/consultations/{one}/paper?kind=status"),
                *(f"/consultations/{one}/paper?kind=agenda", f"/consultations/{one}/add?kind=item", f"/parts/{one}"),
                *(f"/parts/{whole['items'][0]['id']}", f"/matters/{whole['items'][0]['id']}", "/matters?kind=item"),
                *("/matters?due=overdue", "/owed", f"/consultations/{one}.ics", f"/consultations/{one}.json"),
            )
            return [figure(path.replace(one, "ID"), page_times(client, path, runs), "ms", "≤ 100") for path in pages]


def main() -> None:
    """Make the archive where there is none, and measure."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(temporary) / "archive"
        if not folder.exists():
            start = time.perf_counter()
            make(folder)
            print(f"made in {time.perf_counter() - start:.0f} s")
        print(table(measure(folder)))


if __name__ == "__main__":
    main()
