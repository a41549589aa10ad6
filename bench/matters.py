"""How long the pages of matters take at the server, on an archive of yours: `python -m bench.matters ARCHIVE`."""

import sys
from pathlib import Path

from litestar.testing import TestClient

from bench.figures import Figure, figure, table
from bench.pages import page_times
from reftel.access import Viewer
from reftel.archive import Archive
from reftel.web import create_app

RUNS = 9
PAGES = (
    *("/matters", "/asks", "/matters?kind=promise", "/matters?kind=request&state=no_trace", "/matters?owes=department"),
    *("/matters?due=overdue", "/matters?order=due", "/matters?kind=meeting&order=oldest", "/matters?page=400"),
    *("/matters?verdict=suggested&side=own", "/owed", "/review", "/matters.atom"),
)


def measure(folder: Path, *, runs: int = RUNS) -> list[Figure]:
    """Return the time of each page, after a first look that is not counted."""
    with Archive.open(folder, read_only=True) as archive:
        app = create_app(archive, Viewer.owner("bench"))
        with TestClient(app, base_url="http://127.0.0.1:8417") as client:
            found = client.get("/matters.json?limit=1").json()
            one = [f"/matters/{matter['id']}" for matter in found["matters"]]
            print(f"{found['total']:,} matters")
            return [figure(path, page_times(client, path, runs), "ms", "≤ 50") for path in (*PAGES, *one)]


if __name__ == "__main__":
    print(table(measure(Path(sys.argv[1]))))
