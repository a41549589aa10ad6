"""The map of posts: circles by area, names where there is room."""

from math import isclose

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.codes import Post, post
from reftel.web.shown.traffic_map import (
    ACROSS,
    DOWN,
    LARGEST,
    LARGEST_OF_WORLD,
    SMALLEST,
    Placed,
    _box,
    _meet,
    map_of,
)


def held(station: str) -> Post:
    found = post(station)
    assert found is not None
    return found


def placed(station: str, count: int) -> Placed:
    return Placed(held(station), station, count, f"/search?q={station}")


def at(longitude: float, latitude: float, count: int, name: str = "SOMEWHERE") -> Placed:
    there = msgspec.structs.replace(held("OSLO"), longitude=longitude, latitude=latitude)
    return Placed(there, name, count, f"/{name}")


def test_areas_are_as_the_counts() -> None:
    picture = map_of([placed("PORTALDER", 400), placed("VERRIN", 100), placed("LANTRY", 1)], is_whole=False)
    assert picture is not None
    assert [circle.r for circle in picture.circles] == [LARGEST, LARGEST / 2, SMALLEST]
    assert picture.circles[0].words == "PORTALDER: 400 telegrams"
    assert picture.circles[0].href == "/search?q=PORTALDER"
    assert picture.label == "Map of 3 posts that sent 501 telegrams; most are from PORTALDER"


def test_without_places_there_is_no_picture() -> None:
    assert map_of([], is_whole=False) is None


def test_the_whole_world_is_another_picture() -> None:
    near, far = (map_of([placed("PORTALDER", 4), placed("VERRIN", 1)], is_whole=whole) for whole in (False, True))
    assert near is not None
    assert far is not None
    assert near.ground != far.ground
    assert far.circles[0].r == LARGEST_OF_WORLD
    assert abs(far.circles[0].x - far.circles[1].x) < abs(near.circles[0].x - near.circles[1].x)


def test_posts_of_one_town_stand_beside_one_another() -> None:
    picture = map_of([at(4.35, 50.85, count, f"POST{count}") for count in (9, 4, 1)], is_whole=False)
    assert picture is not None
    first, *others = picture.circles
    for other in others:
        distance = ((first.x - other.x) ** 2 + (first.y - other.y) ** 2) ** 0.5
        assert isclose(distance, first.r + other.r, abs_tol=0.2)
    assert len({(circle.x, circle.y) for circle in picture.circles}) == 3


@pytest.mark.parametrize("longitude", [-179, 179])
def test_a_name_at_the_edge_stands_inside(longitude: float) -> None:
    picture = map_of([at(longitude, 0, 5, "EDGE"), at(0, 0, 4, "MIDDLE")], is_whole=True)
    assert picture is not None
    edge = next(label for label in picture.labels if label.words == "EDGE")
    assert edge.anchor == ("start" if longitude < 0 else "end")


@given(st.lists(st.tuples(st.floats(-170, 170), st.floats(-60, 75), st.integers(1, 9999)), min_size=1, max_size=60))
def test_no_name_runs_over_another_or_out_of_the_picture(posts: list[tuple[float, float, int]]) -> None:
    ordered = sorted(posts, key=lambda one: -one[2])
    picture = map_of([at(x, y, n, f"POST NUMBER {i}") for i, (x, y, n) in enumerate(ordered)], is_whole=False)
    assert picture is not None
    boxes = [_box(label, 1) for label in picture.labels]
    assert all(box[0] >= 0 and box[2] <= ACROSS and box[1] >= 0 and box[3] <= DOWN for box in boxes)
    assert not any(_meet(one, other) for i, one in enumerate(boxes) for other in boxes[:i])
    large = [_box(label, 2.7) for label in picture.labels if not label.is_minor]
    assert not any(_meet(one, other) for i, one in enumerate(large) for other in large[:i])
