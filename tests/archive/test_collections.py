"""The real collections, whole: nothing is lost, everything is found again, and what is fetched is what is stored, read again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.versions.loading import Loaded, load_versions
from reftel.corpus import Item, parse_item, read
from reftel.samples import sample_paths
from reftel.telegram import Enclosure, walk
from tests.archive.cables import NOW, OWNER, matters_in

NAMES = ("text.tar.xz", "pages.tar.xz")


@pytest.fixture(scope="module", params=NAMES)
def collection(request: pytest.FixtureRequest, corpora: Path) -> Path:
    path = corpora / str(request.param)
    if not path.is_file():
        pytest.skip(f"no {path}")
    return path


@pytest.fixture(scope="module")
def archive(collection: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    archive = Archive.create(tmp_path_factory.mktemp("collection") / "archive", title="Real telegrams")
    report = archive.add(read([collection]), now=NOW)
    assert report.refused == ()
    assert report.read == report.new + report.known + report.other_versions
    yield archive
    archive.close()


@pytest.mark.corpora
def test_what_is_fetched_is_the_stored_item_read_again(archive: Archive, collection: Path) -> None:
    given = {(one.source.member, one.extent): one for one in read([collection]) if isinstance(one, Item)}
    with archive._store.reading() as connection:
        for loaded in load_versions(connection, archive._codec, range(1, archive.figures(OWNER).sightings + 1)):
            assert isinstance(loaded, Loaded)
            assert loaded.item == given[loaded.item.source.member, loaded.item.extent]
            assert loaded.telegram == parse_item(loaded.item)
            texts = [block.text for _, block, _ in walk(loaded.telegram.body) if not isinstance(block, Enclosure)]
            assert all(bool(cuts) == bool(text) for cuts, text in zip(loaded.cuts, texts, strict=True))


@pytest.mark.corpora
def test_everything_is_there_twice_over(archive: Archive, collection: Path) -> None:
    before = archive.figures(OWNER)
    report = archive.add(read([collection]), now=NOW)
    assert (report.new, report.other_versions, report.refused) == (0, 0, ())
    assert archive.figures(OWNER) == before
    assert archive.search(OWNER, "").total == before.versions + before.unrecognised
    checked = archive.verify()
    assert checked.problems == ()
    assert checked.indexed == checked.versions


def test_samples_are_whole(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "archive", title="Invented telegrams") as archive:
        report = archive.add(read(sample_paths()), now=NOW)
        assert (report.known, report.refused, report.unrecognised) == (0, (), 0)
        assert archive.verify().problems == ()
        matters = matters_in(archive, OWNER, kind="request")
        assert archive.figures(OWNER).requests == len(matters)
        assert {"answered", "answered_in_part", "cited_not_held", "no_trace"} == {matter.state for matter in matters}
