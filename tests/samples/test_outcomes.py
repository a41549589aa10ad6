"""What the story's requests come to, as somebody who wrote the story knows it, against what the archive finds."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from reftel.access import Viewer
from reftel.archive import Archive, Wanted
from reftel.corpus import read
from reftel.matters import Matter
from reftel.samples import sample_paths

READER = Viewer.owner("reader")
ANSWERED, CITED, NO_TRACE = "answered", "cited_not_held", "no_trace"


class Truth(NamedTuple):
    """A request of the story: where it stands, whether the sender itself asks, its date, what it came to."""

    mrn: str
    paragraph: int
    own: bool
    due: str | None
    outcome: str
    by: tuple[str, ...] = ()
    in_part: bool = False

    @property
    def name(self) -> str:
        return f"{self.mrn} para {self.paragraph}, {'own' if self.own else 'reported'}"


STORY = (
    Truth("06SALTMERE27", 4, True, None, ANSWERED, ("06PORTALDER231",)),
    Truth("06STATE40112", 3, True, "2006-03-20", ANSWERED, ("06VERRIN303", "06HALDENBAY106", "06PORTALDER264")),
    Truth("06HALDENBAY106", 3, False, None, ANSWERED, ("06STATE52477", "06HALDENBAY244")),
    Truth("06PORTALDER264", 6, True, "2006-04-03", ANSWERED, ("06STATE52477",)),
    Truth("06SALTMERE39", 4, True, None, NO_TRACE),
    Truth("06PORTALDER338", 5, True, "2006-05-01", ANSWERED, ("06STATE68833",)),
    Truth("06STATE68833", 3, True, None, ANSWERED, ("06PORTALDER421", "06HALDENBAY182", "06VERRIN529")),
    Truth("06STATE68833", 6, True, "2006-05-10", ANSWERED, ("06PORTALDER421", "06HALDENBAY182", "06VERRIN529")),
    Truth("06PORTALDER412", 4, False, None, ANSWERED, ("06HALDENBAY182",)),
    Truth("06PORTALDER412", 6, True, None, ANSWERED, ("06STATE77318",), in_part=True),
    Truth("06VERRIN586", 6, True, "2006-05-27", ANSWERED, ("06STATE86214",)),
    Truth("06PORTALDER522", 6, False, None, ANSWERED, ("06STATE118050",)),
    Truth("06PORTALDER522", 6, True, "2006-07-31", ANSWERED, ("06STATE118050",)),
    Truth("06STATE95210", 2, True, None, ANSWERED, ("06VERRIN702", "06PORTALDER573", "06HALDENBAY244")),
    Truth("06PORTALDER653", 6, True, "2006-08-25", CITED, ("06STATE121876",)),
    Truth("06SALTMERE88", 4, True, "2006-09-08", NO_TRACE),
    Truth("06STATE118050", 2, True, "2006-08-18", ANSWERED, ("06PORTALDER814",)),
    Truth("06PORTALDER814", 5, True, None, ANSWERED, ("06STATE147366",), in_part=True),
    Truth("06VERRIN1136", 1, False, None, ANSWERED, ("06STATE171033",)),
    Truth("06VERRIN1136", 5, True, "2006-10-20", ANSWERED, ("06STATE171033",)),
    Truth("06PORTALDER1092", 5, True, "2006-11-28", ANSWERED, ("06STATE193418",)),
    Truth("07PORTALDER37", 3, False, None, ANSWERED, ("07STATE10288",)),
    Truth("07PORTALDER37", 5, True, "2007-01-23", ANSWERED, ("07STATE10288",)),
    Truth("07PORTALDER288", 5, True, None, ANSWERED, ("07STATE44310",)),
    Truth("07HALDENBAY212", 3, False, None, ANSWERED, ("07STATE73641",)),
    Truth("07SALTMERE84", 5, True, None, ANSWERED, ("07STATE103588",)),
    Truth("07HALDENBAY304", 1, False, None, ANSWERED, ("07STATE103588",)),
    Truth("07STATE113742", 10, True, "2007-09-28", ANSWERED, ("07VERRIN1107",)),
    Truth("07PORTALDER834", 2, False, None, NO_TRACE),
    Truth("07PORTALDER1085", 5, True, "2007-12-15", ANSWERED, ("07STATE163020",)),
    Truth("08SALTMERE15", 3, True, None, ANSWERED, ("08STATE12211",)),
    Truth("08STATE12211", 2, True, None, ANSWERED, ("08VERRIN158",)),
    Truth("08PORTALDER221", 4, True, "2008-04-01", ANSWERED, ("08STATE35102",)),
)

every_request = pytest.mark.parametrize("truth", STORY, ids=lambda truth: truth.name)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("outcomes") / "strait"
    with Archive.create(folder, title="The strait") as held:
        held.add(read(sample_paths()), now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        yield held


@pytest.fixture(scope="module")
def requests(archive: Archive) -> tuple[Matter, ...]:
    return archive.docket.find(READER, Wanted(kind="request")).matters


def of(truth: Truth, requests: tuple[Matter, ...]) -> list[Matter]:
    return [
        matter
        for matter in requests
        if matter.telegram.mrn == truth.mrn and matter.paragraph == truth.paragraph and matter.own is truth.own
    ]


@every_request
def test_a_request_of_the_story_is_found(truth: Truth, requests: tuple[Matter, ...]) -> None:
    assert of(truth, requests), [m.what for m in requests if m.telegram.mrn == truth.mrn]


@every_request
def test_a_request_reaches_its_true_outcome(truth: Truth, requests: tuple[Matter, ...]) -> None:
    for matter in of(truth, requests):
        wanted = f"{truth.outcome}_in_part" if truth.in_part else truth.outcome
        assert matter.state == wanted, matter.what
        answer = matter.answered_by
        assert (answer is not None and answer.mrn in truth.by) or not truth.by


@every_request
def test_a_request_has_its_date(truth: Truth, requests: tuple[Matter, ...]) -> None:
    if truth.due is not None:
        assert truth.due in {matter.due for matter in of(truth, requests)}


def test_every_request_shows_its_passage(archive: Archive, requests: tuple[Matter, ...]) -> None:
    for matter in requests:
        assert matter.telegram.address is not None
        text = archive.fetch(READER, matter.telegram.address).text
        assert " ".join(matter.quote.split()) in " ".join(text.split())
        assert matter.verdict == "suggested"


def test_nothing_of_it_is_lost_or_refused(archive: Archive, tmp_path: Path) -> None:
    assert (archive.figures(READER).telegrams, archive.figures(READER).versions) == (75, 76)
    again = archive.add(read(sample_paths()), now=dt.datetime(2026, 1, 2, tzinfo=dt.UTC))
    assert (again.new, again.refused) == (0, ())
    assert archive.verify().problems == ()
