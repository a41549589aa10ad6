"""How the references of an archive fare."""

from pathlib import Path

from reftel.archive import Archive
from reftel.archive.references.values import Fate
from tests.archive.cables import NOW, OWNER, filled, items, telegram, write


def test_every_reference_is_counted_by_what_became_of_it(tmp_path: Path) -> None:
    refs = (
        "A. VERRIN 88\n     B. 05 VERRIN 89\n     C. NOWHEREVILLE 12\n     D. SECSTATE 121530Z MAR 06\n"
        "     E. VERRIN A-50\n     F. SMITH E-MAIL OF MARCH 3\n     G. 121530Z MAR 06"
    )
    archive = filled(tmp_path, a=telegram(1, refs=refs), b=telegram(88, post="VERRIN", date="2006-03-10T08:00"))
    rates = archive.web.rates(OWNER)
    assert {fate: count for fate, count in rates.fates.items() if count} == {
        Fate.RESOLVED: 1,
        Fate.ABSENT: 1,
        Fate.UNKNOWN_STATION: 1,
        Fate.TIME_NOT_HELD: 1,
        Fate.AIRGRAM_NOT_HELD: 1,
        Fate.EMAIL: 1,
        Fate.NO_SENDER: 1,
    }
    assert rates.references == 7
    assert rates.missing_numbers == 2
    assert archive.figures(OWNER).cited_but_absent == rates.missing_numbers


def test_numbers_without_a_year_are_resolved_absent_or_one_of_several(tmp_path: Path) -> None:
    bare = "\n".join(line for line in telegram(1, refs="VERRIN 88").split("\n") if " MAR 0" not in line)
    archive = filled(tmp_path, a=bare)
    assert _fates(archive) == {Fate.NO_YEAR: 1}
    for name, year, fate in (("one", 2005, Fate.RESOLVED), ("two", 2006, Fate.SEVERAL)):
        _add(archive, tmp_path / name, telegram(88, post="VERRIN", date=f"{year}-03-10T08:00"))
        assert _fates(archive) == {fate: 1}


def _fates(archive: Archive) -> dict[str, int]:
    return {name: count for name, count in archive.web.rates(OWNER).fates.items() if count}


def _add(archive: Archive, folder: Path, text: str) -> None:
    archive.add(items(write(folder, it=text)), now=NOW)
