from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.finding import people
from reftel.search.query.composing import clause
from tests.archive.cables import CLEARED, OWNER, PUBLIC, filled, telegram


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    by = "Classified By: Charge Owen Pike for reasons 1.4 (b) and (d)."
    return filled(
        tmp_path,
        a=telegram(412, sign="HOLLOWAY"),
        b=telegram(413, sign="Holloway"),
        c=telegram(414, level="C O N F I D E N T I A L", notice=by, sign="PIKE"),
    )


def named(archive: Archive, viewer: object = OWNER) -> dict[str, int]:
    return {one.name: one.telegrams for one in archive.people.everybody(viewer).persons}  # type: ignore[arg-type]


def test_persons_are_listed_once_however_they_are_spelled(archive: Archive) -> None:
    assert named(archive)["Holloway"] == 2
    assert "HOLLOWAY" not in named(archive)


def test_each_is_counted_as_the_search_for_the_name_counts(archive: Archive) -> None:
    found = named(archive)
    assert len(found) >= 2
    for name, count in found.items():
        assert archive.search(OWNER, clause("person", name)).total == count, name


def test_who_is_named_only_where_a_viewer_may_not_read_is_absent(archive: Archive) -> None:
    assert "PIKE" in named(archive)
    assert "PIKE" in named(archive, CLEARED)
    assert named(archive, PUBLIC) == {"Holloway": 2}


def test_names_too_rare_are_left_out(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "MOST_NAMES", 1)
    assert list(named(archive)) == ["Holloway"]
