"""The map of posts: a circle for each station with a known place, its area by its traffic; names at the largest, where there is room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sin, sqrt
from typing import Final

from reftel.codes import Post
from reftel.web.language import _
from reftel.web.shown.globe import Frame, Ground, Point, frame_of, ground_of, project, whole_world
from reftel.web.wording import plural, shortened

ACROSS, DOWN = 960, 470
"""Units of the picture: what the whole world wants."""

LEAST: Final = 0.3
"""Radii of the earth that a picture shows at least: some two thousand kilometres, so that one post is somewhere."""

LARGEST, SMALLEST = 30.0, 3.0
"""Radii of circles."""

LARGEST_OF_WORLD: Final = 20.0
"""The largest where the whole world is shown, and posts are near each other."""

LABELS: Final = 28
NAMED_ON_PHONES: Final = 6
LETTERS: Final = 18
LETTER: Final = (6.6, 16.0)
"""Width and height of a letter of a label in units, and what is left between two."""

ON_PHONES: Final = 2.7
"""How much larger labels are on a narrow screen (the style sheet says so too)."""

_TURN: Final = 60
"""Degrees between posts that stand around the largest one of their town."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A station on the map: what it is called, how much it sent, what leads to that."""

    post: Post
    name: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Circle:
    """One circle; `words` says all that it shows."""

    href: str
    words: str
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside a circle; `anchor` is the end at which it stands ("start", "end"), `is_minor` where a phone has no room."""

    x: float
    y: float
    anchor: str
    words: str
    is_minor: bool


@dataclass(frozen=True, slots=True)
class TrafficMap:
    """The picture; without circles there is none."""

    across: int
    down: int
    ground: Ground
    circles: tuple[Circle, ...]
    labels: tuple[Label, ...]
    label: str


def map_of(posts: Sequence[Placed], *, is_whole: bool) -> TrafficMap | None:
    """Return the picture of posts whose place is known, the most traffic first; None where there is none."""
    if not posts:
        return None
    points = [_place(one.post) for one in posts]
    frame = whole_world(ACROSS, DOWN) if is_whole else frame_of(points, ACROSS, DOWN, least=LEAST)
    largest = LARGEST_OF_WORLD if frame == whole_world(ACROSS, DOWN) else LARGEST
    circles = _circles(posts, [frame.place(point) for point in points], largest)
    total = sum(one.count for one in posts)
    return TrafficMap(
        across=ACROSS,
        down=DOWN,
        ground=ground_of(frame),
        circles=circles,
        labels=_labels(posts, circles, frame),
        label=_(
            "Map of %(posts)s that sent %(total)s; most are from %(first)s",
            posts=plural(len(posts), "post"),
            total=plural(total, "telegram"),
            first=posts[0].name,
        ),
    )


def _place(post: Post) -> Point:
    return project(post.longitude or 0.0, post.latitude or 0.0)


def _circles(posts: Sequence[Placed], points: Sequence[Point], largest: float) -> tuple[Circle, ...]:
    """Return the circles, the largest first, so that smaller ones lie above; those of one town stand around its largest."""
    most = max(one.count for one in posts)
    radii = [max(SMALLEST, largest * sqrt(one.count / most)) for one in posts]
    held: dict[Point, list[float]] = {}
    circles = []
    for one, point, radius in zip(posts, points, radii, strict=True):
        others = held.setdefault((round(point[0], 1), round(point[1], 1)), [])
        x, y = point
        if others:
            turn = radians(_TURN * len(others) - 90)
            x, y = x + (others[0] + radius) * cos(turn), y + (others[0] + radius) * sin(turn)
        others.append(radius)
        words = f"{one.name}{_(': ')}{plural(one.count, 'telegram')}"
        circles.append(Circle(one.href, words, round(x, 1), round(y, 1), round(radius, 1)))
    return tuple(circles)


def _labels(posts: Sequence[Placed], circles: Sequence[Circle], frame: Frame) -> tuple[Label, ...]:
    """Return names where they run over no other name and out of no edge; first those that a phone has room for."""
    large = list(_named(posts[:NAMED_ON_PHONES], circles, frame, ON_PHONES, [], is_minor=False))
    taken = [_box(label, 1) for label in large]
    named = {label.words for label in large}
    rest = [pair for pair in zip(posts, circles, strict=True) if _name(pair[0]) not in named][:LABELS]
    minor = _named([one for one, _ in rest], [circle for _, circle in rest], frame, 1, taken, is_minor=True)
    return (*large, *minor)


def _named(
    posts: Sequence[Placed],
    circles: Sequence[Circle],
    frame: Frame,
    size: float,
    taken: list[Box],
    *,
    is_minor: bool,
) -> Iterator[Label]:
    for one, circle in zip(posts, circles, strict=False):
        for label in _ways(_name(one), circle, is_minor=is_minor):
            box = _box(label, size)
            is_inside = box[0] >= 0 and box[1] >= 0 and box[2] <= frame.across and box[3] <= frame.down
            if is_inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                yield label
                break


def _ways(words: str, circle: Circle, *, is_minor: bool) -> Iterator[Label]:
    """Yield a label at the right of a circle, then at its left."""
    gap = circle.r + 4
    yield Label(round(circle.x + gap, 1), circle.y, "start", words, is_minor)
    yield Label(round(circle.x - gap, 1), circle.y, "end", words, is_minor)


def _box(label: Label, size: float) -> Box:
    width, half = len(label.words) * LETTER[0] * size, LETTER[1] * size / 2
    left = label.x if label.anchor == "start" else label.x - width
    return (left, label.y - half, left + width, label.y + half)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _name(one: Placed) -> str:
    return shortened(one.name, LETTERS)
