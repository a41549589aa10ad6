"""Traffic to take away: the posts of a result with their places, who writes to whom, what was sent when: as tables and a graph (GraphML).

GraphML: `http://graphml.graphdrawing.org/`.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import quoteattr

from reftel.archive.values import Lane, Letters
from reftel.codes import post
from reftel.exports.tables import safe_cell

POST_COLUMNS: Final = ("station", "kind", "city", "country", "latitude", "longitude", "telegrams")
LETTER_COLUMNS: Final = ("sender", "addressee", "action", "info")
"""`info` counts what was sent for information and not for action."""

PERIOD_COLUMNS: Final = ("station", "year", "month", "telegrams")
"""`month` is empty for telegrams of which only the year is known, both for those without a year."""

_NOT_XML: Final = {
    **{code: "\ufffd" for code in range(0x20) if code not in {0x09, 0x0A, 0x0D}},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    0xFFFE: "\ufffd",
    0xFFFF: "\ufffd",
}


def posts_csv(stations: Iterable[tuple[str, int]]) -> Iterator[bytes]:
    """Yield a table of stations with what is known of each and how much it sent; degrees are WGS 84, north and east positive."""
    yield _line(POST_COLUMNS)
    for station, count in stations:
        held = post(station)
        known = (
            ("", "", "", "", "")
            if held is None
            else (held.kind, held.city or "", held.country_iso2 or "", _degree(held.latitude), _degree(held.longitude))
        )
        kind, city, country, latitude, longitude = known
        # Degrees may be negative: a number with its sign is no formula.
        yield _line((station, kind, city, country), (latitude, longitude, str(count)))


def letters_csv(pairs: Iterable[Letters]) -> Iterator[bytes]:
    """Yield a table of who writes to whom."""
    yield _line(LETTER_COLUMNS)
    for one in pairs:
        yield _line((one.sender, one.addressee), (str(one.action), str(one.info)))


def lanes_csv(lanes: Iterable[Lane]) -> Iterator[bytes]:
    """Yield a table of what stations sent by month; a lane without a station is all others together."""
    yield _line(PERIOD_COLUMNS)
    for lane in lanes:
        for year, count in lane.years:
            months = [(month, hits) for of_year, month, hits in lane.months if of_year == year]
            months += [(0, rest)] if (rest := count - sum(hits for _, hits in months)) > 0 else []
            for month, hits in months:
                yield _line((lane.station or "",), (str(year), str(month or ""), str(hits)))
        if (undated := lane.total - sum(count for _, count in lane.years)) > 0:
            yield _line((lane.station or "",), ("", "", str(undated)))


def letters_graphml(pairs: Iterable[Letters]) -> Iterator[bytes]:
    """Yield a directed graph: a node for each station, an edge for each pair with its counts."""
    held = tuple(pairs)
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name in ("action", "info"):
        yield f'  <key id="{name}" for="edge" attr.name="{name}" attr.type="int"/>\n'.encode()
    yield b'  <graph id="letters" edgedefault="directed">\n'
    for station in sorted({end for one in held for end in (one.sender, one.addressee)}):
        yield f"    <node id={_attribute(station)}/>\n".encode()
    for one in held:
        data = "".join(
            f'<data key="{name}">{count}</data>' for name, count in (("action", one.action), ("info", one.info))
        )
        ends = f"source={_attribute(one.sender)} target={_attribute(one.addressee)}"
        yield f"    <edge {ends}>{data}</edge>\n".encode()
    yield b"  </graph>\n</graphml>\n"


def _degree(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _line(texts: Iterable[str], numbers: Iterable[str] = ()) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow([*map(safe_cell, texts), *numbers])
    return line.getvalue().encode("utf-8", "backslashreplace")


def _attribute(text: str) -> str:
    return quoteattr(text.translate(_NOT_XML))
