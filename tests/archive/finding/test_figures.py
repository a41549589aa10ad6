from pathlib import Path

from reftel.archive import Archive
from tests.archive.cables import NOW, OWNER, PUBLIC, filled, items, matters_in, telegram, write


def collection(tmp_path: Path) -> Archive:
    archive = filled(
        tmp_path,
        a=telegram(412, refs="VERRIN 5"),
        b=telegram(412, "(U) Another version."),
        c=telegram(413, "(C) Request.", level="C O N F I D E N T I A L", date="2007-04-01T08:00"),
        d=telegram(88, post="VERRIN", date="2005-12-24T08:00"),
        e="A letter.",
    )
    archive.add(items(write(tmp_path / "again", a=telegram(412, refs="VERRIN 5"))), now=NOW)
    return archive


def test_figures_count_the_collection(tmp_path: Path) -> None:
    figures = collection(tmp_path).figures(OWNER)
    assert (figures.telegrams, figures.versions, figures.sightings, figures.unrecognised) == (3, 4, 6, 1)
    assert figures.first_date is not None
    assert figures.last_date is not None
    assert (figures.first_date.year, figures.last_date.year) == (2005, 2007)
    assert figures.years == ((2005, 1), (2006, 1), (2007, 1))
    assert figures.stations == (("PORTALDER", 2), ("VERRIN", 1))
    assert figures.cited_but_absent == 1


def test_figures_of_a_viewer_leave_out_what_he_may_not_read(tmp_path: Path) -> None:
    figures = collection(tmp_path).figures(PUBLIC)
    assert (figures.telegrams, figures.versions, figures.unrecognised) == (2, 3, 1)
    assert figures.years == ((2005, 1), (2006, 1))
    assert figures.stations == (("PORTALDER", 1), ("VERRIN", 1))


def test_empty_archive_has_figures(tmp_path: Path) -> None:
    archive = Archive.create(tmp_path / "archive", title="Lightships")
    figures = archive.figures(OWNER)
    assert (figures.telegrams, figures.first_date, figures.years, figures.requests) == (0, None, (), 0)
    assert archive.recent(OWNER, 5) == ()
    assert archive.missing(OWNER) == ()
    assert matters_in(archive, OWNER) == ()
    assert archive.search(OWNER, "").total == 0


def test_recent_telegrams_come_latest_first_each_once(tmp_path: Path) -> None:
    archive = collection(tmp_path)
    assert [brief.mrn for brief in archive.recent(OWNER, 5)] == ["07PORTALDER413", "06PORTALDER412", "05VERRIN88"]
    assert [brief.mrn for brief in archive.recent(OWNER, 2)] == ["07PORTALDER413", "06PORTALDER412"]
    assert [brief.mrn for brief in archive.recent(PUBLIC, 1)] == ["06PORTALDER412"]
    assert archive.recent(OWNER, 0) == ()
