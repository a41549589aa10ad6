"""The ground of the map: the projection, the bundled shapes, cutting them, and what is remembered."""

import json
import re
from itertools import pairwise
from math import radians, sin
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.web.shown.globe import (
    COARSE,
    FINE,
    HALF_HEIGHT,
    HALF_WIDTH,
    Ground,
    World,
    frame_of,
    ground_of,
    project,
    read_world,
    whole_world,
)

ACROSS, DOWN = 960, 470


def test_the_projection_has_the_published_measures() -> None:
    assert project(180, 0) == pytest.approx((HALF_WIDTH, 0), abs=1e-6)
    assert project(0, 90) == pytest.approx((0, HALF_HEIGHT), abs=1e-6)
    assert project(0, 0) == (0, 0)
    pole, equator = project(180, 90)[0], project(180, 0)[0]
    assert pole / equator == pytest.approx(0.5924, abs=1e-3), "poles are lines, some 0.59 of the equator"


@given(st.floats(-180, 180), st.floats(-89, 88))
def test_areas_are_equal(longitude: float, latitude: float) -> None:
    def area(at: float) -> float:
        (_, y0), (x, y1) = project(1, at), project(1, at + 1)
        middle = project(1, at + 0.5)[0]
        return middle * (y1 - y0) if x else 0.0

    sphere = radians(1) * (sin(radians(latitude + 1)) - sin(radians(latitude)))
    assert area(latitude) == pytest.approx(sphere, rel=2e-3)
    x, y = project(longitude, latitude)
    assert project(-longitude, -latitude) == pytest.approx((-x, -y))


def test_north_is_up_and_east_is_right() -> None:
    frame = whole_world(ACROSS, DOWN)
    x, y = frame.place(project(10, 50))
    assert x > ACROSS / 2
    assert y < DOWN / 2


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=12))
def test_every_point_is_in_its_frame(places: list[tuple[float, float]]) -> None:
    points = [project(*place) for place in places]
    frame = frame_of(points, ACROSS, DOWN, least=0.3)
    for point in points:
        x, y = frame.place(point)
        assert -0.01 <= x <= ACROSS + 0.01
        assert -0.01 <= y <= DOWN + 0.01


def test_near_points_share_a_frame_and_so_its_ground() -> None:
    one, other = (frame_of([project(x, 41), project(-77, 39)], ACROSS, DOWN, least=0.3) for x in (-38.2, -38.3))
    assert one == other
    assert ground_of(one) is ground_of(other)
    assert frame_of([], ACROSS, DOWN, least=0.3) == whole_world(ACROSS, DOWN)


@pytest.mark.parametrize("name", [COARSE, FINE])
def test_bundled_shapes_stay_on_the_map(name: str) -> None:
    world = read_world(name)
    assert len(world.land) > 100
    assert len(world.borders) > 200
    points = [point for line in (*world.land, *world.borders) for point in line]
    assert max(abs(x) for x, _ in points) <= HALF_WIDTH + 1e-6
    assert max(abs(y) for _, y in points) <= HALF_HEIGHT + 1e-6


@pytest.mark.parametrize(
    ("longitude", "latitude", "is_land"),
    [
        (-77.0, 38.9, True),
        (100, 60, True),
        (175, 66.5, True),  # the east of Asia, which goes on beyond the 180th meridian
        (-173, 66.5, True),  # ... and there
        (0, -85, True),  # around the pole
        (-40, 40, False),
        (-150, 0, False),
        (178, 40, False),
    ],
)
def test_land_is_where_it_is(longitude: float, latitude: float, *, is_land: bool) -> None:
    x, y = project(longitude, latitude)
    inside = 0
    for ring in read_world(COARSE).land:
        for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                inside += 1
    assert bool(inside % 2) is is_land


def test_no_line_runs_across_the_whole_map() -> None:
    for ring in read_world(COARSE).land:
        steps = (abs(x1 - x0) for (x0, y0), (x1, _) in pairwise(ring) if y0 > -1.2)
        assert max(steps, default=0) < 1


SQUARES = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    # The line that two squares share, and the rest of each.
    "arcs": [[[10, 0], [0, 10]], [[10, 10], [-10, 0], [0, -10], [10, 0]], [[10, 0], [10, 0], [0, 10], [-10, 0]]],
    "objects": {
        "countries": {
            "type": "GeometryCollection",
            "geometries": [{"type": "Polygon", "arcs": [[0, 1]]}, {"type": "MultiPolygon", "arcs": [[[2, -1]]]}],
        },
        "land": {"type": "GeometryCollection", "geometries": [{"type": "MultiPolygon", "arcs": [[[1, 2]]]}]},
    },
}


def test_topojson_is_read(tmp_path: Path) -> None:
    (tmp_path / "squares.json").write_text(json.dumps(SQUARES), encoding="utf-8")
    world = read_world("squares.json", tmp_path)
    corners = [(10, 10), (0, 10), (0, 0), (10, 0), (20, 0), (20, 10), (10, 10)]
    (land,), (border,) = world.land, world.borders
    assert {(round(x, 9), round(y, 9)) for x, y in land} == {
        (round(x, 9), round(y, 9)) for x, y in (project(*corner) for corner in corners)
    }
    assert border == (project(10, 0), project(10, 10))


def test_without_bundled_files_the_ground_is_empty(tmp_path: Path) -> None:
    assert read_world(COARSE, tmp_path) == World()


def test_paths_are_numbers_within_the_picture_and_a_little_beyond() -> None:
    for frame in (whole_world(ACROSS, DOWN), frame_of([project(10, 50)], ACROSS, DOWN, least=0.4)):
        ground = ground_of(frame)
        assert isinstance(ground, Ground)
        for path in (ground.sphere, ground.land, ground.borders, ground.grid):
            assert re.fullmatch(r"[Mlz0-9. -]*", path)
        for x, y in re.findall(r"M(-?[\d.]+) (-?[\d.]+)", ground.land):
            assert -100 <= float(x) <= ACROSS + 100
            assert -100 <= float(y) <= DOWN + 100


def test_a_ground_is_small() -> None:
    for frame in (whole_world(ACROSS, DOWN), frame_of([project(-10, 36), project(40, 60)], ACROSS, DOWN, least=0.3)):
        ground = ground_of(frame)
        assert len(ground.land) + len(ground.borders) + len(ground.grid) + len(ground.sphere) < 150_000
