from pathlib import Path

import pytest

from reftel.archive import Archive, Brief
from reftel.telegram import Key
from tests.archive.cables import NOW, OWNER, filled, items, telegram, write


def numbers(briefs: tuple[Brief, ...]) -> list[str | None]:
    return [brief.mrn for brief in briefs]


def cited(archive: Archive, address: str) -> list[str | None]:
    held = [citation.held for citation in archive.fetch(OWNER, address).cites]
    return [None if brief is None else brief.mrn for brief in held]


def test_references_are_followed_both_ways(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=telegram(412, refs="A. VERRIN 88\n     B. STATE 7000"),
        b=telegram(88, post="VERRIN", date="2006-03-10T08:00"),
        c=telegram(413, refs="VERRIN 88", date="2006-04-01T08:00"),
    )
    assert cited(archive, "06PORTALDER412") == ["06VERRIN88", None]
    assert numbers(archive.fetch(OWNER, "06VERRIN88").cited_by) == ["06PORTALDER412", "06PORTALDER413"]
    labels = [citation.reference.label for citation in archive.fetch(OWNER, "06PORTALDER412").cites]
    assert labels == ["A", "B"]


def test_telegram_that_arrives_later_resolves_earlier_references(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412, refs="VERRIN 88"))
    assert cited(archive, "06PORTALDER412") == [None]
    assert archive.missing(OWNER) == ((Key(year=2006, station="VERRIN", serial=88), 1),)
    archive.add(items(write(tmp_path / "more", b=telegram(88, post="VERRIN", date="2006-03-10T08:00"))), now=NOW)
    assert cited(archive, "06PORTALDER412") == ["06VERRIN88"]
    assert archive.missing(OWNER) == ()
    assert archive.figures(OWNER).cited_but_absent == 0


def test_missing_numbers_come_with_how_many_telegrams_cite_them(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=telegram(412, refs="A. VERRIN 88\n     B. VERRIN 89"),
        b=telegram(412, "(U) Another version of the same.", refs="VERRIN 88"),
        c=telegram(413, refs="VERRIN 88"),
    )
    assert archive.missing(OWNER) == (
        (Key(year=2006, station="VERRIN", serial=88), 2),
        (Key(year=2006, station="VERRIN", serial=89), 1),
    )


def test_versions_of_one_telegram_cite_once(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=telegram(412, refs="VERRIN 88"),
        b=telegram(412, "(U) Another version.", refs="VERRIN 88"),
        c=telegram(88, post="VERRIN", date="2006-03-10T08:00"),
    )
    assert numbers(archive.fetch(OWNER, "06VERRIN88").cited_by) == ["06PORTALDER412"]


def test_telegram_does_not_cite_itself(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(412, refs="PORT ALDER 412"))
    assert archive.fetch(OWNER, "06PORTALDER412").cited_by == ()


def test_year_tells_numbers_apart(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=telegram(88, post="VERRIN", date="2005-03-10T08:00"),
        b=telegram(88, post="VERRIN", date="2006-03-10T08:00"),
        c=telegram(412, refs="05 VERRIN 88"),
        d=telegram(413, refs="06 VERRIN 88"),
    )
    assert cited(archive, "06PORTALDER412") == ["05VERRIN88"]
    assert cited(archive, "06PORTALDER413") == ["06VERRIN88"]
    assert numbers(archive.fetch(OWNER, "05VERRIN88").cited_by) == ["06PORTALDER412"]


def without_date(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if " MAR 0" not in line)


def test_reference_without_a_year_means_the_only_telegram_of_that_number(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(88, post="VERRIN"), b=without_date(telegram(412, refs="VERRIN 88")))
    (hit,) = archive.search(OWNER, "station:PORTALDER").hits
    address = hit.brief.address
    assert archive.fetch(OWNER, address).cites[0].reference.key == Key(year=None, station="VERRIN", serial=88)
    assert cited(archive, address) == ["06VERRIN88"]
    assert [brief.station for brief in archive.fetch(OWNER, "06VERRIN88").cited_by] == ["PORTALDER"]
    archive.add(items(write(tmp_path / "more", c=telegram(88, post="VERRIN", date="2005-03-10T08:00"))), now=NOW)
    assert cited(archive, address) == [None]
    assert archive.fetch(OWNER, "06VERRIN88").cited_by == ()
    assert archive.missing(OWNER) == ()


def test_reference_to_one_of_two_under_a_number_means_the_one_before(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=telegram(88, "(U) The first.", post="VERRIN", date="2006-03-10T08:00"),
        b=telegram(88, "(U) The second.", post="VERRIN", date="2006-05-10T08:00"),
        c=telegram(412, refs="VERRIN 88", date="2006-04-01T08:00"),
        d=telegram(413, refs="VERRIN 88", date="2006-06-01T08:00"),
        e=telegram(414, refs="VERRIN 88", date="2006-02-01T08:00"),
    )

    def days(address: str) -> list[int | None]:
        held = [citation.held for citation in archive.fetch(OWNER, address).cites]
        return [one.date.month if one and one.date else None for one in held]

    assert [days(f"06PORTALDER{serial}") for serial in (412, 413, 414)] == [[3], [5], [3]]


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_order_of_arrival_changes_nothing(tmp_path: Path, order: tuple[str, str]) -> None:
    texts = {"a": telegram(412, refs="VERRIN 88"), "b": telegram(88, post="VERRIN", date="2006-03-10T08:00")}
    archive = Archive.create(tmp_path / "archive", title="Lightships")
    for name in order:
        archive.add(items(write(tmp_path / name, **{name: texts[name]})), now=NOW)
    assert cited(archive, "06PORTALDER412") == ["06VERRIN88"]
    assert numbers(archive.fetch(OWNER, "06VERRIN88").cited_by) == ["06PORTALDER412"]
