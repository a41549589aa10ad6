"""Two archives that differ by one telegram which the viewer may not read answer everything alike, byte for byte.

The telegram between them has the words of the others in plenty, bears a number of the same station, cites, is cited, asks, answers, and
lies between the others in time: wherever it leaked, an answer would differ.
"""

import itertools
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import msgspec
import pytest

from reftel.access import Viewer
from reftel.archive import Archive
from reftel.corpus import Item
from reftel.errors import ReftelError
from reftel.search import FACETS, Sort
from tests.archive.cables import CLEARED, NOW, OWNER, PUBLIC, items, matters_in, telegram, write

LEVEL = "S E C R E T"
HIDDEN = telegram(
    402,
    "(S) Summary. The lightship, the lightship keeper and the pilots: lightship dues, lightship dues. End summary.",
    "(S) COMMENT: The quayside negotiation on dredging is a pretext. The quota of dredgers doubles.",
    "(S) ACTION REQUEST: Embassy requests guidance from the Department on dredging by May 1, 2006.",
    "(S) In response to reftel, the Department approves the dredging. The answer to the request for guidance is yes.",
    level=LEVEL,
    subject="LIGHTSHIP DREDGING AND LIGHTSHIP DUES",
    refs="A. PORT ALDER 401\n     B. VERRIN 88\n     C. 06 VERRIN 77\n     D. STATE 7000",
    date="2006-03-15T09:00",
    captions="SIPDIS\nNOFORN",
)
OPEN = {
    "a1": telegram(
        401,
        "(U) ACTION REQUEST: Embassy requests guidance from the Department on the lightship dues.",
        subject="LIGHTSHIP DUES",
    ),
    "a3": telegram(
        403,
        "(U) Summary. The keeper of the lightship retires. End summary.",
        "(U) COMMENT: A new keeper is wanted.",
        refs="PORT ALDER 402",
        date="2006-03-16T10:30",
        subject="KEEPER RETIRES",
    ),
    "a4": telegram(
        404,
        "(U) The dredging of the quayside begins.",
        "(U) The lightship stays.",
        refs="A. PORT ALDER 401\n     B. PORT ALDER 403",
        date="2006-04-16T10:30",
        subject="DREDGING",
    ),
    "a5": telegram(405, "(U) The pilots strike for higher dues.", date="2006-05-16T10:30", subject="PILOTS"),
    "a6": telegram(
        406,
        "(U) The lightship keeper and the pilots agree on dues.",
        refs="PORT ALDER 405",
        date="2006-06-16T10:30",
        subject="AGREEMENT ON DUES",
    ),
    "v1": telegram(88, "(U) The harbour has no lightship.", post="VERRIN", date="2006-03-15T08:00", subject="HARBOUR"),
    "v2": telegram(
        89,
        "(U) Dredgers from Verrin are on their way to the quayside.",
        post="VERRIN",
        date="2006-03-15T09:30",
        subject="DREDGERS",
    ),
    "s1": telegram(
        7001,
        "(U) The Department approves the lightship dues.",
        post="STATE",
        to="RUEHPA/AMEMBASSY PORT ALDER",
        refs="06 PORT ALDER 401",
        date="2006-03-20T09:30",
        subject="GUIDANCE ON LIGHTSHIP DUES",
    ),
    "n1": "A newspaper wrote of the lightship and its dues.",
    "n2": "Another newspaper wrote of dredging at the quayside.",
}

QUERIES = [
    "", "*", "lightship", "dues", "lightship dues", "lightship OR pilots", "lightship -keeper", "NOT lightship",
    '"lightship dues"', '"keeper lightship"~3', "light*", "dredg*", "lihgtship~", "pilotz~1", "quota", "pretext",
    "06PORTALDER402", "06PORTALDER401", "PORT ALDER 402", "PORT ALDER 403", "mrn:06PORTALDER402", "mrn:06PORT*",
    "ref:06PORTALDER402", "ref:06PORTALDER401", "citedby:06PORTALDER402", "citedby:06PORTALDER404", "citedby:06VERRIN88",
    "similar:06PORTALDER402", "similar:06PORTALDER401", "similar:06PORTALDER406", "similar:06VERRIN89",
    "station:PORTALDER", 'from:"port alder"', "to:secstate", "info:verrin", "tag:PREL", "tag:E*", "caption:NOFORN", "caption:SIPDIS",
    "classification:S", "classification:U", "precedence:PRIORITY", "kind:telegram",
    "kind:unrecognised", "has:request", "has:comment", "has:reference",
    "subject:lightship", "summary:lightship", "comment:quota", "comment:keeper", "request:guidance", "body:dredging",
    "lightship in:subject", "lightship -in:summary", "keeper -in:comment", "person:winterbottom", "signature:winter*",
    "matter:request", "asks:embassy", "owes:department", "due:2006-05",
    "due:9999", "due:2006..9999", "state:answered", "state:no_trace", "state:open",
    "state:suggested", "finding:RT*", "date:2006-03-15", 'date:"march 2006"', 'since:"spring 2006"', "until:2006-03", "year:2006",
    "sort:newest lightship", "sort:oldest", "sort:station dues", "(lightship OR dues) tag:PREL -station:VERRIN", "similar:06NOWHERE1",
    "lightship dues keeper pilots dredging quayside harbour", "nosuchfield:x",
]  # fmt: skip

BEGINNINGS = [
    "", "l", "st", "station:", "station:P", "tag:", "tag:P", "caption:", "caption:N", "signature:w", "person:", "has:r", "sort:", "port",
    "lightship fin", "finding:RT", "classification:", "to:s", "from:p", "-tag:E",
]  # fmt: skip

ADDRESSES = [
    "06PORTALDER401",
    "06PORTALDER402",
    "06PORTALDER403",
    "06PORTALDER404",
    "06VERRIN88",
    "06VERRIN89",
    "06STATE7001",
    "06VERRIN77",
]


def loaded(path: Path, some: list[Item]) -> Archive:
    archive = Archive.create(path, title="Lightships")
    archive.add(some, now=NOW)
    return archive


@pytest.fixture(scope="module", params=["loaded first", "loaded last"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, Archive]]:
    folder = tmp_path_factory.mktemp("equal")
    read = [one for one in items(write(folder / "in", **OPEN)) if isinstance(one, Item)]
    hidden = [one for one in items(write(folder / "hidden", z=HIDDEN)) if isinstance(one, Item)]
    with_it = [*hidden, *read] if request.param == "loaded first" else [*read, *hidden]
    with loaded(folder / "with", with_it) as one, loaded(folder / "without", read) as other:
        yield one, other


def answer(held: Archive, ask: Callable[[Archive], object]) -> bytes:
    """Return an answer as bytes, or the sentence that is given in its place."""
    try:
        return msgspec.json.encode(ask(held))
    except ReftelError as error:
        return f"{type(error).__name__}: {error} ({error.next_step})".encode()


def assert_alike(pair: tuple[Archive, Archive], ask: Callable[[Archive], object]) -> None:
    one, other = (answer(held, ask) for held in pair)
    assert one == other


VIEWERS = pytest.mark.parametrize("viewer", [PUBLIC, CLEARED], ids=["public", "cleared"])


@VIEWERS
@pytest.mark.parametrize("query", QUERIES)
def test_a_search_is_answered_alike(pair: tuple[Archive, Archive], viewer: Viewer, query: str) -> None:
    for sort, offset in itertools.product(Sort, (0, 3)):
        page = partial(Archive.search, viewer=viewer, query=query, limit=3, offset=offset, sort=sort, facets=FACETS)
        assert_alike(pair, page)


@VIEWERS
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_a_beginning_is_completed_alike(pair: tuple[Archive, Archive], viewer: Viewer, beginning: str) -> None:
    assert_alike(pair, lambda held: held.complete(viewer, beginning))


@VIEWERS
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_telegram_is_shown_alike(pair: tuple[Archive, Archive], viewer: Viewer, address: str) -> None:
    assert_alike(pair, lambda held: held.fetch(viewer, address))
    assert_alike(pair, lambda held: held.choices(viewer, address))
    assert_alike(pair, lambda held: held.docket.of_telegram(viewer, address))
    assert_alike(pair, lambda held: held.web.refs(viewer, address))
    assert_alike(pair, lambda held: held.web.thread(viewer, address))
    assert_alike(pair, lambda held: held.web.ghost(viewer, address))


LISTS: dict[str, Callable[[Archive, Viewer], object]] = {
    "figures": lambda held, viewer: held.figures(viewer),
    "recent": lambda held, viewer: held.recent(viewer, 20),
    "missing": lambda held, viewer: held.missing(viewer),
    "matters": lambda held, viewer: matters_in(held, viewer),
    "ledgers": lambda held, viewer: held.web.ledgers(viewer),
    "gaps": lambda held, viewer: held.web.gaps(viewer, "PORT ALDER", 2006),
    "request for release": lambda held, viewer: held.web.request(viewer, "PORT ALDER", 2006),
    "rates": lambda held, viewer: held.web.rates(viewer),
    "the whole web": lambda held, viewer: list(held.web.parts(viewer)),
}


@VIEWERS
@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_given_alike(pair: tuple[Archive, Archive], viewer: Viewer, name: str) -> None:
    assert_alike(pair, lambda held: LISTS[name](held, viewer))


def test_the_hidden_telegram_would_show(pair: tuple[Archive, Archive]) -> None:
    # What is compared above is touched by the telegram: most of the answers differ for its owner.
    with_it, without = pair
    differing = []
    for query in QUERIES:
        search = partial(Archive.search, viewer=OWNER, query=query)
        if answer(with_it, search) != answer(without, search):
            differing.append(query)
    assert len(differing) > len(QUERIES) / 2
    assert len(QUERIES) >= 60
    assert with_it.figures(OWNER) != without.figures(OWNER)
