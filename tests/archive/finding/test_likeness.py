"""What resembles a telegram, and why."""

from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.values import Likeness
from reftel.errors import NotFound
from tests.archive.cables import NOW, OWNER, PUBLIC, filled, items, telegram, write

NAME = "06PORTALDER1"
PILOTS = "(U) The pilotage board withdrew the cutter after the lightship keepers quarrelled about demurrage."


def found(archive: Archive, name: str = NAME) -> dict[str | None, Likeness]:
    return {one.brief.mrn: one for one in archive.likenesses.of(OWNER, name).likenesses}


def test_words_subjects_and_tags_in_common_are_the_reasons(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=telegram(1, PILOTS, subject="CUTTER WITHDRAWN"),
        b=telegram(2, PILOTS + " Nothing more.", subject="THE CUTTER AGAIN"),
        c=telegram(3, "(U) The minister opened a school.", subject="SCHOOL OPENED"),
    )
    (one,) = found(archive).values()
    assert one.brief.mrn == "06PORTALDER2"
    assert one.subject_words == ("cutter",)
    assert {"pilotage", "demurrage"} <= set(one.words)
    assert "cutter" not in one.words
    assert one.tags == ("PREL", "EWWT", "QM")
    assert (one.cites_too, one.cites, one.is_cited) == ((), False, False)


def test_who_cites_the_same_is_alike_whatever_its_words(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=telegram(1, "(U) One.", subject="ALPHA", refs="VERRIN 77"),
        b=telegram(102, "(U) Two.", subject="BETA", refs="VERRIN 77", post="VERRIN"),
        c=telegram(3, "(U) Three.", subject="GAMMA", refs="VERRIN 78"),
    )
    assert {name: one.cites_too for name, one in found(archive).items()} == {"06VERRIN102": ("06VERRIN77",)}


@pytest.mark.parametrize(("name", "cites", "is_cited"), [(NAME, True, False), ("06PORTALDER2", False, True)])
def test_who_cites_whom_is_told(tmp_path: Path, name: str, *, cites: bool, is_cited: bool) -> None:
    archive = filled(tmp_path, a=telegram(1, PILOTS), b=telegram(2, PILOTS + " So.", refs="PORT ALDER 1"))
    (one,) = found(archive, name).values()
    assert (one.cites, one.is_cited) == (cites, is_cited)


def test_versions_of_one_telegram_are_one_and_not_like_themselves(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=telegram(1, PILOTS), b=telegram(2, PILOTS + " So."))
    archive.add(
        items(write(tmp_path / "more", c=telegram(1, PILOTS + " Then."), d=telegram(2, PILOTS + " Now."))), now=NOW
    )
    assert list(found(archive)) == ["06PORTALDER2"]


def test_what_may_not_be_read_is_no_reason_for_anything(tmp_path: Path) -> None:
    archive = filled(
        tmp_path, a=telegram(1, PILOTS), b=telegram(2, PILOTS + " So.", level="S E C R E T", refs="PORT ALDER 1")
    )
    assert archive.likenesses.of(PUBLIC, NAME).likenesses == ()
    with pytest.raises(NotFound):
        archive.likenesses.of(PUBLIC, "06PORTALDER2")


def test_a_telegram_without_telling_words_is_like_nothing(tmp_path: Path) -> None:
    assert found(filled(tmp_path, a=telegram(1, subject="SCHOOL"), b=telegram(2, PILOTS, subject="CUTTER"))) == {}


def test_lists_are_the_same_each_time(tmp_path: Path) -> None:
    archive = filled(tmp_path, **{f"t{n}": telegram(n, PILOTS + f" Number {n}.") for n in range(1, 9)})
    assert archive.likenesses.of(OWNER, NAME) == archive.likenesses.of(OWNER, NAME)
