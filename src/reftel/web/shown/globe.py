"""Land and borders of the world in an equal-area projection, as paths for a picture of any part of it.

The shapes are Natural Earth's (public domain), bundled as TopoJSON (https://github.com/topojson/topojson-specification) by the npm
package world-atlas. The projection is Equal Earth: B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection", 2018.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Final

import msgspec

from reftel.web.assets import VENDOR

_A: Final = (1.340264, -0.081106, 0.000893, 0.003796)
_M: Final = sqrt(3) / 2

HALF_WIDTH: Final = 2.7066300
HALF_HEIGHT: Final = 1.3173627
"""How far the world reaches from the middle of the map, in radii of the earth."""

COARSE, FINE = "countries-110m.json", "countries-50m.json"

FINE_BELOW: Final = 2.2
"""Width of a picture, in radii, below which the finer shapes are drawn: beyond it nobody sees them."""

MARGIN: Final = 0.08
"""Share of the picture's width that is drawn beyond its edges, so that cut shapes end out of sight."""

NEAREST: Final = 0.6
"""Units of the picture below which two points of a line are drawn as one."""

PICTURES: Final = 64
"""Parts of the world whose paths are remembered."""

Point = tuple[float, float]
Line = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the map: its middle and width in radii, and the units of the picture that it is drawn in."""

    x: float
    y: float
    width: float
    across: int
    down: int

    @property
    def scale(self) -> float:
        """Return the units of the picture that a radius takes."""
        return self.across / self.width

    def place(self, point: Point) -> Point:
        """Return where a point of the projection is in the picture; y grows downward."""
        return (
            self.across / 2 + (point[0] - self.x) * self.scale,
            self.down / 2 - (point[1] - self.y) * self.scale,
        )


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground of a picture as SVG path data: the outline of the world, land, borders, meridians and parallels."""

    sphere: str
    land: str
    borders: str
    grid: str


class _Transform(msgspec.Struct, frozen=True):
    scale: Point
    translate: Point


class _Shape(msgspec.Struct, frozen=True):
    type: str
    arcs: tuple[object, ...] = ()
    geometries: tuple["_Shape", ...] = ()


class _Topology(msgspec.Struct, frozen=True):
    transform: _Transform
    objects: dict[str, _Shape]
    arcs: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class World:
    """Rings of land and lines of borders, projected."""

    land: tuple[Line, ...] = ()
    borders: tuple[Line, ...] = ()


def project(longitude: float, latitude: float) -> Point:
    """Return a place on the map, in radii of the earth from its middle; degrees in, east and north positive."""
    theta = asin(_M * sin(radians(latitude)))
    two, six = theta**2, theta**6
    down = _M * (_A[0] + 3 * _A[1] * two + six * (7 * _A[2] + 9 * _A[3] * two))
    return radians(longitude) * cos(theta) / down, theta * (_A[0] + _A[1] * two + six * (_A[2] + _A[3] * two))


def frame_of(points: Sequence[Point], across: int, down: int, *, least: float) -> Frame:
    """Return the part of the map that shows some points with room around them, at least so many radii wide.

    Widths and middles are of few kinds, so that the ground is remembered: with other posts on it, it is often the same part.
    """
    whole = whole_world(across, down)
    if not points:
        return whole
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wanted = 1.3 * max(max(xs) - min(xs), (max(ys) - min(ys)) * across / down)
    width = least
    while width < wanted:
        width *= sqrt(2)
    step = width / 16
    middle = round((max(xs) + min(xs)) / 2 / step) * step, round((max(ys) + min(ys)) / 2 / step) * step
    if width >= whole.width * 0.75:
        return whole
    return Frame(round(middle[0], 6), round(middle[1], 6), round(width, 6), across, down)


def whole_world(across: int, down: int) -> Frame:
    """Return the frame that holds the whole world."""
    return Frame(0, 0, 2.04 * max(HALF_WIDTH, HALF_HEIGHT * across / down), across, down)


@lru_cache(maxsize=PICTURES)
def ground_of(frame: Frame) -> Ground:
    """Return the ground of a frame."""
    world = read_world(FINE if frame.width < FINE_BELOW else COARSE)
    spare = frame.across * MARGIN
    box = (-spare, -spare, frame.across + spare, frame.down + spare)
    return Ground(
        sphere=_path([_outline()], frame, box, is_closed=True),
        land=_path(world.land, frame, box, is_closed=True),
        borders=_path(world.borders, frame, box, is_closed=False),
        grid=_path(_grid(frame), frame, box, is_closed=False),
    )


@cache
def read_world(name: str, folder: Path = VENDOR / "world-atlas") -> World:
    """Read one of the bundled files; without it there is no land, and the map is its points on an empty ground."""
    path = folder / name
    if not path.is_file():
        return World()
    topology = msgspec.json.decode(path.read_bytes(), type=_Topology)
    arcs = tuple(_unpacked(topology, arc) for arc in topology.arcs)
    used = Counter(
        arc
        for country in topology.objects["countries"].geometries
        for arc in {one if one >= 0 else ~one for ring in _rings(country) for one in ring}
    )
    rings = (_joined(arcs, ring) for ring in _rings(topology.objects["land"]))
    shared = (arcs[arc] for arc, times in sorted(used.items()) if times > 1)
    return World(
        land=tuple(_projected(part) for ring in rings for part in _on_the_map(ring)),
        borders=tuple(_projected(line) for line in shared),
    )


def _projected(line: Iterable[Point]) -> Line:
    return tuple(project(longitude, latitude) for longitude, latitude in line)


def _on_the_map(ring: Sequence[Point]) -> Iterator[Sequence[Point]]:
    """Yield a ring cut where the map ends: the shapes of the file run on beyond the 180th meridian, and around the pole."""
    whole = _unwound(ring)
    if abs(whole[-1][0] - whole[0][0]) > 180:  # around the pole: closed along it
        whole = [*whole, (whole[-1][0], -90.0), (whole[0][0], -90.0)]
    for turns in (0, 360, -360):
        turned = [(longitude + turns, latitude) for longitude, latitude in whole]
        part = list(_cut_side(list(_cut_side(turned, 0, -180, 1)), 0, 180, -1))
        if part:
            yield part


def _unwound(ring: Sequence[Point]) -> list[Point]:
    """Return a ring whose longitudes go on where they would jump from one side of the map to the other."""
    turns, line = 0, [ring[0]]
    for (before, _), (longitude, latitude) in pairwise(ring):
        turns += 360 if longitude - before < -180 else -360 if longitude - before > 180 else 0
        line.append((longitude + turns, latitude))
    return line


def _unpacked(topology: _Topology, arc: Iterable[tuple[int, int]]) -> Line:
    """Return the points of an arc in degrees: the file has steps on a grid."""
    (sx, sy), (tx, ty) = topology.transform.scale, topology.transform.translate
    x = y = 0
    line: list[Point] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        line.append((x * sx + tx, max(-90.0, min(90.0, y * sy + ty))))
    return tuple(line)


def _rings(shape: _Shape) -> Iterator[Sequence[int]]:
    """Yield each ring as numbers of arcs, ~n for an arc walked backwards."""
    for part in shape.geometries:
        yield from _rings(part)
    polygons = {"Polygon": (shape.arcs,), "MultiPolygon": shape.arcs}.get(shape.type, ())
    for polygon in polygons:
        yield from msgspec.convert(polygon, list[list[int]])


def _joined(arcs: Sequence[Line], ring: Sequence[int]) -> Line:
    line: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        line.extend(arc[1:] if line else arc)  # the last point of one is the first of the next
    return tuple(line)


def _outline() -> Line:
    east = [project(180, latitude) for latitude in range(-90, 91, 3)]
    return (*east, *((-x, y) for x, y in reversed(east)))


def _grid(frame: Frame) -> Iterator[Line]:
    """Yield meridians and parallels, some six across the picture."""
    step = next((size for size in (30, 15, 10, 5, 2) if radians(size) * 5 < frame.width), 1)
    for longitude in range(-180 + step, 180, step):
        yield tuple(project(longitude, latitude) for latitude in range(-90, 91, 3))
    for latitude in range(-90 + step, 90, step):
        yield tuple(project(longitude, latitude) for longitude in range(-180, 181, 5))


def _path(lines: Iterable[Line], frame: Frame, box: tuple[float, float, float, float], *, is_closed: bool) -> str:
    """Return lines as path data, cut at a box; absolute first points and relative steps, which take fewer letters."""
    words: list[str] = []
    for line in lines:
        placed = [frame.place(point) for point in line]
        for part in (_cut_ring(placed, box),) if is_closed else _cut_line(placed, box):
            words.extend(_steps(part, is_closed=is_closed))
    return "".join(words)


def _steps(line: Sequence[Point], *, is_closed: bool) -> Iterator[str]:
    """Yield the commands of one line; nothing where it has shrunk to a point."""
    kept: list[Point] = []
    for point in line:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= NEAREST:
            kept.append(point)
    if not is_closed and len(line) > 1 and kept[-1] != line[-1]:
        kept.append(line[-1])  # borders meet where they met
    if len(kept) < (3 if is_closed else 2):
        return
    tenths = [(round(x * 10), round(y * 10)) for x, y in kept]
    yield f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}l"
    yield " ".join(f"{_tenth(x - x0)} {_tenth(y - y0)}" for (x0, y0), (x, y) in pairwise(tenths)).replace(" -", "-")
    if is_closed:
        yield "z"


def _tenth(value: int) -> str:
    return f"{value / 10:g}"


def _cut_ring(ring: Sequence[Point], box: tuple[float, float, float, float]) -> list[Point]:
    """Cut a ring at a box, side by side (Sutherland and Hodgman, 1974); what runs outside runs along the edge."""
    left, top, right, bottom = box
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    if not ring or max(xs) < left or min(xs) > right or max(ys) < top or min(ys) > bottom:
        return []
    points = list(ring)
    for axis, edge, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        points = list(_cut_side(points, axis, edge, sign))
    return points


def _cut_side(points: Sequence[Point], axis: int, edge: float, sign: int) -> Iterator[Point]:
    """Yield a ring cut at one side: what is kept is where the coordinate, times the sign, is beyond the edge's."""
    for at, point in enumerate(points):
        before = points[at - 1]
        is_in, was_in = (one[axis] * sign >= edge * sign for one in (point, before))
        if is_in != was_in:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            yield (edge, other) if axis == 0 else (other, edge)
        if is_in:
            yield point


def _cut_line(line: Sequence[Point], box: tuple[float, float, float, float]) -> Iterator[list[Point]]:
    """Yield the parts of a line that are in a box, each with the next point outside."""
    left, top, right, bottom = box
    part: list[Point] = []
    before: Point | None = None
    for point in line:
        if left <= point[0] <= right and top <= point[1] <= bottom:
            part = part or ([before] if before is not None else [])
            part.append(point)
        elif part:
            yield [*part, point]
            part = []
        before = point
    if part:
        yield part
