"""Nobody sees, counts or infers what `access.decide` denies him, whichever way he reads."""

from collections.abc import Iterator
from itertools import product

import pytest

from reftel.access import Label, Viewer, decide
from reftel.archive import Archive, Holding
from reftel.codes import Classification
from reftel.errors import NotFound
from tests.archive.cables import OWNER, filled, matters_in, reader, telegram

LEVELS = ("UNCLAS", "C O N F I D E N T I A L", "S E C R E T")
CAPTIONS = ("SIPDIS", "SIPDIS\nNOFORN", "NODIS")
VIEWERS = {
    "public": reader(Classification.UNCLASSIFIED),
    "confidential": reader(Classification.CONFIDENTIAL, "NODIS"),
    "foreign": Viewer(
        name="guest",
        clearance=Classification.SECRET,
        controls=frozenset({"NODIS", "UNMARKED"}),
        offices=frozenset(),
        nationality="QM",
        is_owner=False,
    ),
    "trusted": reader(Classification.TOP_SECRET, "NODIS", "UNMARKED"),
    "owner": OWNER,
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """One telegram for each label, each with a request, a reference to the one before, and a second version one level up."""
    texts = {"letter": "A letter about the dues."}
    for number, (level, caption) in enumerate(product(LEVELS, CAPTIONS), start=1):
        when = f"2006-03-{number:02}T10:00"
        words = f"(U) ACTION REQUEST: Embassy requests the Department's guidance on the dues of vessel {number}."
        refs = f"PORT ALDER {number - 1}" if number > 1 else "VERRIN 5"
        texts[f"t{number}"] = telegram(number, words, level=level, captions=caption, date=when, refs=refs)
        if level != LEVELS[-1]:
            above = LEVELS[LEVELS.index(level) + 1]
            longer = words + " The longer version says more."
            texts[f"u{number}"] = telegram(number, longer, level=above, captions=caption, date=when, refs=refs)
    archive = filled(tmp_path_factory.mktemp("sight"), **texts)
    yield archive
    archive.close()


@pytest.fixture(scope="module")
def everything(archive: Archive) -> list[Holding]:
    hits = archive.search(OWNER, "", limit=100).hits
    return [archive.fetch(OWNER, hit.brief.address) for hit in hits]


def permitted(viewer: Viewer, everything: list[Holding]) -> dict[str, Holding]:
    return {one.telegram.version_id: one for one in everything if decide(viewer, Label.of(one.telegram)).allowed}


@pytest.mark.parametrize("viewer", VIEWERS.values(), ids=VIEWERS)
def test_fetch_gives_what_is_permitted_and_nothing_else(
    archive: Archive, everything: list[Holding], viewer: Viewer
) -> None:
    may = permitted(viewer, everything)
    for one in everything:
        version = one.telegram.version_id
        if version not in may:
            with pytest.raises(NotFound):
                archive.fetch(viewer, one.address)
            continue
        holding = archive.fetch(viewer, one.address)
        assert holding.telegram == one.telegram
        shown = [*holding.other_versions, *holding.cited_by, *(cited.held for cited in holding.cites)]
        shown += [holding.previous, holding.next]
        assert {brief.version_id for brief in shown if brief is not None} <= set(may)
        assert all(matter.telegram.version_id in may for matter in holding.matters)


@pytest.mark.parametrize("viewer", VIEWERS.values(), ids=VIEWERS)
def test_lists_and_counts_are_those_of_what_is_permitted(
    archive: Archive, everything: list[Holding], viewer: Viewer
) -> None:
    may = permitted(viewer, everything)
    numbers = {one.mrn for one in may.values() if one.mrn}
    result = archive.search(viewer, "dues", limit=100)
    assert result.total == len(may)
    assert {hit.brief.version_id for hit in result.hits} == set(may)
    figures = archive.figures(viewer)
    assert figures.telegrams == len(numbers)
    assert figures.versions + figures.unrecognised == figures.sightings == len(may)
    assert sum(count for _, count in figures.years) == sum(count for _, count in figures.stations) == len(numbers)
    assert {brief.mrn for brief in archive.recent(viewer, 100)} == numbers
    matters = matters_in(archive, viewer)
    assert {matter.telegram.mrn for matter in matters} == numbers
    assert figures.requests == len(matters)
    held = {one.telegram.key for one in may.values()}
    cited = {reference.key for one in may.values() for reference in one.telegram.references}
    assert {key for key, _ in archive.missing(viewer)} == cited - held
    assert figures.cited_but_absent == len(cited - held)


@pytest.mark.parametrize("viewer", VIEWERS.values(), ids=VIEWERS)
def test_number_leads_to_the_best_version_that_is_permitted(
    archive: Archive, everything: list[Holding], viewer: Viewer
) -> None:
    may = permitted(viewer, everything)
    for mrn in {one.mrn for one in everything if one.mrn}:
        versions = [one for one in may.values() if one.mrn == mrn]
        if not versions:
            with pytest.raises(NotFound):
                archive.fetch(viewer, mrn)
            continue
        longest = max(versions, key=lambda one: len(one.text))
        assert archive.fetch(viewer, mrn).telegram.version_id == longest.telegram.version_id


def test_viewers_differ_in_what_they_may_read(everything: list[Holding]) -> None:
    counts = [len(permitted(viewer, everything)) for viewer in VIEWERS.values()]
    assert counts == sorted(counts)
    assert 0 < counts[0] < counts[1] < counts[2] < counts[3] == len(everything)
