"""The versions of a telegram beside one another, and copies under other numbers."""

from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.versions.values import Relation, WhyBest
from reftel.errors import NotFound
from tests.archive.cables import CLEARED, NOW, OWNER, PUBLIC, filled, items, telegram, write

FULL = "(U) Deputy Minister Ashby told the harbour pilots that the lightship would not be moved before the summer."
REDACTED = FULL.replace("Ashby", "XXXXXXXXXXXX")
LONG = "(U) " + " ".join(
    f"harbour{chr(97 + n)} lightship{chr(122 - n)} waited patiently{chr(97 + n)} again." for n in range(26)
)


def relations(archive: Archive, address: str) -> list[tuple[WhyBest | None, Relation | None]]:
    return [(line.why_best, line.relation) for line in archive.versions.of(OWNER, address).versions]


@pytest.mark.parametrize(
    ("first", "second", "why", "relation"),
    [
        pytest.param(telegram(1, FULL), telegram(1, REDACTED), WhyBest.SHOWS_MOST, Relation.REDACTED, id="redacted"),
        pytest.param(
            telegram(1, FULL),
            telegram(1, FULL.replace(" that", "\nthat")),
            WhyBest.FIRST_ID,
            Relation.SAME_WORDS,
            id="re-flowed",
        ),
        pytest.param(telegram(1, FULL, LONG), telegram(1, FULL), WhyBest.SHOWS_MOST, Relation.EXTRACT, id="extract"),
        pytest.param(
            telegram(1, FULL, notice="C O R R E C T E D  C O P Y"),
            telegram(1, FULL + " Never."),
            WhyBest.CORRECTED,
            Relation.CHANGED,
            id="corrected",
        ),
    ],
)
def test_versions_say_how_they_stand_to_the_best(
    tmp_path: Path, first: str, second: str, why: WhyBest, relation: Relation
) -> None:
    archive = filled(tmp_path, a=first, b=second)
    assert relations(archive, "06PORTALDER1") == [(why, None), (None, relation)]


def test_the_only_version_is_the_best(tmp_path: Path) -> None:
    assert relations(filled(tmp_path, a=telegram(1)), "06PORTALDER1") == [(WhyBest.ONLY, None)]


def test_versions_say_where_they_were_seen(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(1, FULL))
    archive.add(items(write(tmp_path / "more", other=telegram(1, FULL))), now=NOW)
    (line,) = archive.versions.of(OWNER, "06PORTALDER1").versions
    assert [Path(place).name for place in line.seen_in] == ["a.txt", "other.txt"]


def test_the_same_words_under_another_number_are_found(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=telegram(1, LONG, date="2006-03-14T10:30"),
        b=telegram(2, LONG, date="2006-03-16T10:30"),
        c=telegram(9, LONG + " Postscript.", post="VERRIN", date="2007-03-16T10:30"),
        d=telegram(3, FULL),
    )
    copies = archive.versions.of(OWNER, "06PORTALDER1").copies
    assert [(copy.brief.mrn, copy.relation) for copy in copies] == [
        ("06PORTALDER2", Relation.RETRANSMISSION),
        ("07VERRIN9", Relation.NEARLY_SAME),
    ]
    assert copies[0].share == 1
    assert 0.8 < copies[1].share < 1


def test_a_difference_shows_what_was_redacted(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(1, FULL), b=telegram(1, REDACTED))
    best, other = (line.brief.address for line in archive.versions.of(OWNER, "06PORTALDER1").versions)
    found = archive.versions.difference(OWNER, best, other)
    assert (found.redacted, found.lifted, found.removed, found.added) == (1, 0, 1, 1)
    assert [piece.first for piece in found.pieces if piece.change == "redacted"] == ["Ashby"]
    back = archive.versions.difference(OWNER, other, best)
    assert (back.redacted, back.lifted) == (0, 1)


def test_what_may_not_be_read_is_no_version_and_no_copy(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=telegram(1, LONG),
        b=telegram(1, LONG + " More.", level="S E C R E T"),
        c=telegram(2, LONG, level="S E C R E T", date="2006-03-16T10:30"),
    )
    hidden = archive.versions.of(OWNER, "06PORTALDER2").versions[0].brief.address
    for viewer in (PUBLIC, CLEARED):
        found = archive.versions.of(viewer, "06PORTALDER1")
        assert (len(found.versions), found.copies) == (1, ())
        with pytest.raises(NotFound):
            archive.versions.difference(viewer, "06PORTALDER1", hidden)
    assert len(archive.versions.of(OWNER, "06PORTALDER1").versions) == 2
