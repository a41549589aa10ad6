"""Who writes to whom: the busiest are named, bands are as broad as the counts and add up."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.web.shown.letters import HEIGHT, NAMED, OTHERS, Cell, Letters, letters_of


def leads(sender: str, addressee: str) -> str:
    return f"/{sender}/{addressee}"


def drawn(cells: list[Cell]) -> Letters:
    picture = letters_of(cells, "8 others", leads)
    assert picture is not None
    return picture


MANY: list[Cell] = [(f"S{i:02}", f"A{j:02}", (20 - i) * (20 - j)) for i in range(20) for j in range(20)]


def test_bands_lead_to_what_was_sent_and_say_how_much() -> None:
    picture = drawn([("PORTALDER", "STATE", 1200), ("PORTALDER", "VERRIN", 3), ("VERRIN", "STATE", 1)])
    assert [(band.words, band.href) for band in picture.bands] == [
        ("PORTALDER to STATE: 1,200", "/PORTALDER/STATE"),
        ("PORTALDER to VERRIN: 3", "/PORTALDER/VERRIN"),
        ("VERRIN to STATE: 1", "/VERRIN/STATE"),
    ]
    assert [end.words for end in picture.senders] == ["PORTALDER wrote 1,203 times", "VERRIN wrote 1 time"]
    assert [end.href for end in picture.addressees] == ["//STATE", "//VERRIN"]


def test_all_but_the_busiest_are_one() -> None:
    picture = drawn(MANY)
    assert [end.key for end in picture.senders] == [*(f"S{i:02}" for i in range(NAMED)), OTHERS]
    assert picture.senders[-1].label == "8 others"
    assert picture.senders[-1].href == ""
    assert all(bool(band.href) == bool(band.sender and band.addressee) for band in picture.bands)
    assert sum(end.count for end in picture.senders) == sum(count for _, _, count in MANY)
    assert sum(band.count for band in picture.bands) == sum(count for _, _, count in MANY)
    assert len(picture.bands) == (NAMED + 1) ** 2


def test_one_alone_is_not_called_others() -> None:
    cells: list[Cell] = [(f"S{i:02}", "STATE", 5) for i in range(NAMED + 1)]
    assert all(end.key for end in drawn(cells).senders)


def test_what_is_not_told_apart_stands_last_however_much_it_is() -> None:
    picture = drawn([("VERRIN", "STATE", 3), (OTHERS, "STATE", 500), (OTHERS, "LANTRY", 2)])
    assert [(end.key, end.label, end.count) for end in picture.senders] == [
        ("VERRIN", "VERRIN", 3),
        (OTHERS, "8 others", 502),
    ]
    assert [(band.words, band.href) for band in picture.bands if not band.sender] == [
        ("8 others to STATE: 500", ""),
        ("8 others to LANTRY: 2", ""),
    ]


def test_nobody_makes_no_picture() -> None:
    assert letters_of([], "", leads) is None
    assert letters_of([("A", "B", 0)], "", leads) is None


def test_the_order_of_the_cells_changes_nothing() -> None:
    assert drawn(MANY) == drawn(MANY[::-1])


@given(
    st.lists(
        st.tuples(
            st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), st.sampled_from("abcdefghijklmnopqrst"), st.integers(1, 5000)
        ),
        min_size=1,
        max_size=80,
    )
)
def test_every_picture_is_whole(cells: list[Cell]) -> None:
    picture = drawn(cells)
    total = sum(count for _, _, count in cells)
    for ends in (picture.senders, picture.addressees):
        assert sum(end.count for end in ends) == total
        assert len(ends) <= NAMED + 1
        for before, after in pairwise(ends):
            assert after.y >= before.y + before.height
        assert ends[-1].y + ends[-1].height <= picture.down
    for end in picture.senders:
        reached = [band for band in picture.bands if band.sender == end.key]
        assert sum(band.count for band in reached) == end.count
        assert end.height == pytest.approx(max(0.8, end.count * HEIGHT / total), abs=0.1)
    for band in picture.bands:
        assert re.fullmatch(r"[MCVz\d. ]+", band.path)
