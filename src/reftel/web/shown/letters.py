"""Who writes to whom as a picture: senders at the left, addressees at the right, between them bands as broad as what was sent.

The busiest are named, all others are one each; so the picture stays readable, however many write.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reftel.web.language import _
from reftel.web.wording import plural, shortened

NAMED: Final = 12
"""Senders and addressees that are named."""

ACROSS: Final = 960
LEFT, RIGHT, POST = 250, 710, 10
"""Where the two columns are, and how broad: names stand outside of them."""

HEIGHT: Final = 420
"""Units that all bands take together, one above the other."""

GAP: Final = 12
"""Units between two posts."""

ROOM: Final = 20
"""Units that a name needs, also where a post has less."""

LETTERS: Final = 24

THINNEST: Final = 0.8

OTHERS: Final = ""
"""Stands for all that are not named."""

Cell = tuple[str, str, int]
"""From whom, to whom, how many."""

Leads = Callable[[str, str], str]
"""Gives the address of what went from a sender to an addressee; either may be `OTHERS`, and then is anybody."""


@dataclass(frozen=True, slots=True)
class End:
    """A sender or an addressee: where, what it is called, how often it wrote or was written to; the others lead nowhere."""

    key: str
    words: str
    label: str
    href: str
    x: int
    y: float
    height: float
    text_x: int
    text_y: float
    anchor: str
    count: int


@dataclass(frozen=True, slots=True)
class Band:
    """What went from one to another, as path data; what others have a part in leads nowhere."""

    sender: str
    addressee: str
    words: str
    href: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class Letters:
    """The picture; without bands there is none."""

    across: int
    down: int
    senders: tuple[End, ...]
    addressees: tuple[End, ...]
    bands: tuple[Band, ...]
    label: str


@dataclass(frozen=True, slots=True)
class _Column:
    """One side: its names in order, what each counts, where each begins and how high it is, and who the others are."""

    names: tuple[str, ...]
    counts: Counter[str]
    starts: dict[str, float]
    heights: dict[str, float]
    others: str

    def move_down(self, by: float) -> None:
        """Move the whole side, so that the shorter one stands beside the middle of the other."""
        for name in self.names:
            self.starts[name] += by


def letters_of(cells: Iterable[Cell], others: str, leads: Leads) -> Letters | None:
    """Return the picture of who sent how much to whom; None where nobody did.

    Cells of the sender `OTHERS` are of all who are not told apart; `others` says who they are.
    """
    all_cells = [cell for cell in cells if cell[2] > 0]
    if not all_cells:
        return None
    whole = sum(count for _, _, count in all_cells)
    scale = HEIGHT / whole
    senders = _column(((one, count) for one, _, count in all_cells), scale, others)
    addressees = _column(((one, count) for _, one, count in all_cells), scale, "")
    folded = Counter[tuple[str, str]]()
    for sender, addressee, count in all_cells:
        folded[
            sender if sender in senders.counts else OTHERS, addressee if addressee in addressees.counts else OTHERS
        ] += count
    down = max(_foot(column) for column in (senders, addressees))
    for column in (senders, addressees):
        column.move_down((down - _foot(column)) / 2)

    def words_of(key: str, column: _Column) -> str:
        return key or column.others

    return Letters(
        across=ACROSS,
        down=round(down) + 8,
        senders=tuple(
            _end(key, senders, words_of(key, senders), leads(key, OTHERS), is_sender=True) for key in senders.names
        ),
        addressees=tuple(
            _end(key, addressees, words_of(key, addressees), leads(OTHERS, key), is_sender=False)
            for key in addressees.names
        ),
        bands=_bands(folded, senders, addressees, scale, words_of, leads),
        label=_(
            "Who writes to whom: %(senders)s senders at the left, %(addressees)s addressees at the right",
            senders=len(senders.names),
            addressees=len(addressees.names),
        ),
    )


def _column(sent: Iterable[tuple[str, int]], scale: float, others: str) -> _Column:
    """Return one side: the busiest by count, then all others together; one that would be left out alone is named too."""
    counts = Counter[str]()
    for name, count in sent:
        counts[name] += count
    apart = counts.pop(OTHERS, 0)
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    names = ordered if len(ordered) <= NAMED + 1 else ordered[:NAMED]
    held = Counter({name: counts[name] for name in names})
    left_out = ordered[len(names) :]
    if left_out or apart:
        names, held[OTHERS] = [*names, OTHERS], apart + sum(counts[name] for name in left_out)
    starts, heights, at = dict[str, float](), dict[str, float](), 4.0
    for name in names:
        heights[name] = held[name] * scale
        starts[name] = at + max(0.0, ROOM - heights[name]) / 2
        at += max(ROOM, heights[name]) + GAP
    return _Column(tuple(names), held, starts, heights, others or plural(len(left_out), "other"))


def _foot(column: _Column) -> float:
    last = column.names[-1]
    return column.starts[last] + max(ROOM, column.heights[last])


def _end(key: str, column: _Column, words: str, href: str, *, is_sender: bool) -> End:
    count, height = column.counts[key], max(THINNEST, column.heights[key])
    did = _("wrote") if is_sender else _("was written to")
    return End(
        key=key,
        words=f"{words} {did} {plural(count, 'time')}",
        label=shortened(words, LETTERS),
        href=href if key else "",
        x=LEFT - POST if is_sender else RIGHT,
        y=round(column.starts[key], 1),
        height=round(height, 1),
        text_x=LEFT - POST - 8 if is_sender else RIGHT + POST + 8,
        text_y=round(column.starts[key] + height / 2, 1),
        anchor="end" if is_sender else "start",
        count=count,
    )


def _bands(
    cells: Counter[tuple[str, str]],
    senders: _Column,
    addressees: _Column,
    scale: float,
    words_of: Callable[[str, _Column], str],
    leads: Leads,
) -> tuple[Band, ...]:
    """Return the bands, which leave each sender in the order of the addressees and reach each of those in the order of the senders."""
    out, into = dict(senders.starts), dict(addressees.starts)
    bands: list[Band] = []
    for sender in senders.names:
        for addressee in addressees.names:
            count = cells[sender, addressee]
            if not count:
                continue
            height = count * scale
            words = _(
                "%(sender)s to %(addressee)s: %(count)s",
                sender=words_of(sender, senders),
                addressee=words_of(addressee, addressees),
                count=f"{count:,}",
            )
            path = _path(out[sender], into[addressee], height)
            href = leads(sender, addressee) if sender and addressee else ""
            bands.append(Band(sender, addressee, words, href, path, count))
            out[sender] += height
            into[addressee] += height
    return tuple(sorted(bands, key=lambda band: -band.count))


def _path(out: float, into: float, height: float) -> str:
    """Return the outline of a band between two columns, its ends level."""
    middle, high = (LEFT + RIGHT) // 2, max(THINNEST, height)
    numbers: Sequence[float] = [round(value, 1) for value in (out, into, into + high, out + high)]
    a, b, c, d = (f"{number:g}" for number in numbers)
    return f"M{LEFT} {a}C{middle} {a} {middle} {b} {RIGHT} {b}V{c}C{middle} {c} {middle} {d} {LEFT} {d}z"
