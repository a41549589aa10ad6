"""Pictures of the reference web: a thread, and the numbers of a station and year."""

import datetime as dt
import re
from itertools import pairwise

import pytest

from reftel.archive import Archive
from reftel.archive.references.values import CitedNumber, Edge, Fate, Gap, Ledger, Node, Thread, YearNumbers
from reftel.web.shown.numbers_picture import MOST_RUNS, MOST_YEARS, numbers_of, years_of
from reftel.web.shown.thread_picture import (
    LETTER,
    MOST_DOTS,
    MOST_LANES,
    MOST_ROWS,
    RADIUS,
    ThreadPicture,
    picture_of,
)
from tests.web.conftest import READER, Client
from tests.web.strict_html import Page


def node(name: str, generation: int, day: int | None = None, *, held: bool = True, station: str = "VERRIN") -> Node:
    return Node(
        id=name,
        held=held,
        mrn=name,
        date=None if day is None else dt.datetime(2006, 5, day, tzinfo=dt.UTC),
        station=station,
        classification=None,
        subject=None,
        generation=generation,
    )


def edge(source: str, target: str | None) -> Edge:
    return Edge(
        source=source,
        target=target,
        label=None,
        text="",
        kind="telegram",
        fate=Fate.RESOLVED if target else Fate.LETTER,
        notal=False,
        ambiguous=False,
    )


def drawn(*nodes: Node, edges: tuple[Edge, ...] = ()) -> ThreadPicture | None:
    thread = Thread(id=nodes[0].id, nodes=nodes, edges=edges, is_cut=False)
    return picture_of(thread, lambda one: one.mrn or "", lambda one: one.id, lambda one: f"/t/{one.id}")


def test_time_runs_from_left_to_right_in_a_lane_for_each_post() -> None:
    picture = drawn(
        node("ROOT", 0, 9), node("EARLIER", -1, 3), node("LATER", 1, 20), node("LAST", 2, 25, station="PORTALDER")
    )
    assert picture is not None
    at = {dot.name: dot for dot in picture.dots}
    assert at["EARLIER"].x < at["ROOT"].x < at["LATER"].x < at["LAST"].x
    assert at["EARLIER"].y == at["ROOT"].y < at["LAST"].y
    assert [lane.name for lane in picture.lanes] == ["VERRIN", "PORTALDER"]
    assert [dot.name for dot in picture.dots if dot.is_root] == ["ROOT"]
    assert at["LAST"].href == "/t/LAST"
    assert len(picture.ticks) >= 1


def test_what_is_not_held_stands_before_the_first_that_cites_it() -> None:
    picture = drawn(
        node("ROOT", 0, 9),
        node("LATER", 1, 20),
        node("GHOST", -1, held=False, station="STATE"),
        node("UNDATED", 1),
        edges=(edge("ROOT", "GHOST"), edge("LATER", "GHOST"), edge("UNDATED", "ROOT")),
    )
    assert picture is not None
    at = {dot.name: dot for dot in picture.dots}
    assert at["GHOST"].x < at["ROOT"].x < at["UNDATED"].x < at["LATER"].x
    assert [dot.name for dot in picture.dots if not dot.is_held] == ["GHOST"]


def test_a_line_joins_two_telegrams_once_and_ends_at_their_dots() -> None:
    picture = drawn(
        node("ROOT", 0, 9),
        node("EARLIER", -1, 3),
        edges=(edge("ROOT", "EARLIER"), edge("ROOT", "EARLIER"), edge("ROOT", None), edge("ROOT", "NOT DRAWN")),
    )
    assert picture is not None
    (line,) = picture.lines
    numbers = [int(one) for one in re.findall(r"\d+", line)]
    at = {dot.name: dot for dot in picture.dots}
    assert numbers[:2] == [at["EARLIER"].x + RADIUS, at["EARLIER"].y]
    assert numbers[-2:] == [at["ROOT"].x - RADIUS, at["ROOT"].y]


def test_a_reference_within_a_day_goes_around_it() -> None:
    picture = drawn(node("ROOT", 0, 9), node("A", 1, 20), node("B", 1, 20), edges=(edge("B", "A"),))
    assert picture is not None
    xs = [int(one) for one in re.findall(r"\d+", picture.lines[0])][::2]
    day = next(dot.x for dot in picture.dots if dot.name == "A")
    assert all(x < day for x in xs)


def test_a_crowd_is_cut_and_counted_and_the_same_thread_gives_the_same_picture() -> None:
    many = (node("ROOT", 0, 1), *(node(f"N{number:03}", 1, 2) for number in range(60)))
    picture = drawn(*many)
    assert picture is not None
    assert len(picture.dots) == MOST_ROWS
    assert picture.left_out == 61 - MOST_ROWS
    assert "ROOT" in {dot.name for dot in picture.dots}
    assert picture.dots == tuple(drawn(*many).dots)  # type: ignore[union-attr]


def test_no_more_than_so_many_are_drawn_and_stations_beyond_a_number_share_a_lane() -> None:
    many = [node("ROOT", 0, 1)]
    many += [node(f"N{number:03}", 1, 1 + number % 30, station=f"POST{number}") for number in range(MOST_DOTS + 20)]
    picture = drawn(*many)
    assert picture is not None
    assert len(picture.lanes) == MOST_LANES
    assert picture.lanes[-1].name == "others"
    assert len(picture.dots) <= MOST_DOTS
    assert picture.left_out == len(many) - len(picture.dots)


@pytest.mark.parametrize("nodes", [(node("ROOT", 0, 9),), (node("ROOT", 0), node("A", 1))])
def test_a_telegram_alone_or_without_any_day_is_no_picture(nodes: tuple[Node, ...]) -> None:
    assert drawn(*nodes) is None


def test_names_of_a_lane_do_not_touch() -> None:
    picture = drawn(node("ROOT", 0, 9), *(node(f"NAME{number}", 1, number + 1) for number in range(20)))
    assert picture is not None
    places = sorted((dot.y, dot.x) for dot in picture.dots)
    for (row, x), (next_row, next_x) in pairwise(places):
        assert row != next_row or next_x - x >= 2 * RADIUS + LETTER * len("NAME1")
    assert picture.down > max(row for row, _ in places)
    assert picture.across > max(x for _, x in places) + LETTER * len("NAME19")


def ledger(*gaps: tuple[int, int], highest: int, cited: tuple[int, ...] = ()) -> Ledger:
    day = dt.date(2006, 1, 1)
    made = tuple(
        Gap(
            first=first,
            last=last,
            earliest=day,
            latest=day,
            cited=tuple(CitedNumber(serial=one, times=1, first_cited=None) for one in cited if first <= one <= last),
        )
        for first, last in gaps
    )
    missing = sum(last - first + 1 for first, last in gaps)
    return Ledger(
        station="VERRIN",
        year=2006,
        held=highest - missing,
        highest=highest,
        missing=missing,
        cited=len(cited),
        gaps=made,
        beyond=(),
    )


def test_runs_of_missing_numbers_take_their_share_of_the_bar() -> None:
    picture = numbers_of(ledger((1, 50), (61, 61), highest=100, cited=(61, 20)))
    assert picture is not None
    assert [(run.x, run.width, run.words) for run in picture.missing] == [(0.0, 50.0, "1–50"), (60.0, 1.0, "61")]
    assert sorted(run.words for run in picture.cited) == ["20", "61"]


@pytest.mark.parametrize(
    "found", [ledger(highest=0), ledger(*((n, n) for n in range(1, 2 * MOST_RUNS + 4, 2)), highest=2000)]
)
def test_where_a_bar_would_say_nothing_there_is_none(found: Ledger) -> None:
    assert numbers_of(found) is None


@pytest.mark.parametrize("highest", [1, 7, 99, 100, 101, 250, 40_000])
def test_a_small_bar_has_each_number_in_its_place(highest: int) -> None:
    held = (highest,) if highest < 3 else (1, highest // 2, highest)
    (bar,) = years_of("VERRIN", (YearNumbers(year=2006, held=held, cited=(2,) if highest > 3 else ()),))
    assert (bar.held, bar.highest, bar.missing, bar.cited) == (len(held), highest, highest - len(held), highest > 3)
    assert all(0 <= shade.x < shade.x + shade.width <= 100 and 0 < shade.share <= 1 for shade in bar.shades)
    assert all(one.x + one.width <= other.x for one, other in pairwise(bar.shades))
    assert all(0 <= mark < 100 for mark in bar.marks)


def test_a_small_bar_is_light_where_nothing_is_held() -> None:
    held = tuple(range(501, 1001))
    (bar,) = years_of("VERRIN", (YearNumbers(year=2006, held=held, cited=(250,)),))
    assert [(one.x, one.width, one.share) for one in bar.shades] == [(0.0, 50.0, 1.0)]
    assert bar.marks == (24,)


def test_only_the_latest_years_have_a_bar() -> None:
    years = tuple(YearNumbers(year=1980 + at, held=(1,), cited=()) for at in range(MOST_YEARS + 3))
    assert [bar.year for bar in years_of("VERRIN", years)] == [one.year for one in years[3:]]


def test_the_pages_show_their_pictures_and_say_the_same_in_words(room: Client, sample_archive: Archive) -> None:
    text = room.get("/t/06PORTALDER412/thread").text
    page = Page(text)
    assert page.faults == []
    circles = page.all("circle")
    thread = sample_archive.web.thread(READER, "06PORTALDER412")
    assert len(circles) == len(thread.nodes)
    assert sum("ghost" in circle.get("class", "") for circle in circles) == sum(not one.held for one in thread.nodes)
    numbers = room.get("/gaps?station=PORTALDER&year=2006").text
    assert Page(numbers).faults == []
    held = sample_archive.web.gaps(READER, "PORTALDER", 2006)
    assert numbers.count('class="gap"') == len(held.gaps)
    assert numbers.count('class="cited"') == held.cited
