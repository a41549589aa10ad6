"""Invented telegrams for the archive's tests, as items that a reader of collections would hand over."""

import datetime as dt
from pathlib import Path
from typing import Any

from reftel.access import Viewer
from reftel.archive import Archive, Wanted
from reftel.codes import Classification
from reftel.corpus import Item, Rejected, read
from reftel.matters import Matter
from reftel.telegram import Published

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
OWNER = Viewer.owner("E. Winterbottom")
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def reader(clearance: Classification, *controls: str) -> Viewer:
    return Viewer(
        name="a reader",
        clearance=clearance,
        controls=frozenset(controls),
        offices=frozenset(),
        nationality="US",
        is_owner=False,
    )


PUBLIC = reader(Classification.UNCLASSIFIED, "UNMARKED", "SIPDIS")
CLEARED = reader(Classification.CONFIDENTIAL, "UNMARKED", "SIPDIS")


def telegram(
    serial: int,
    *paragraphs: str,
    date: str = "2006-03-14T10:30",
    post: str = "PORT ALDER",
    to: str = "RUEHC/SECSTATE WASHDC PRIORITY",
    level: str = "UNCLAS",
    captions: str = "SIPDIS",
    subject: str = "LIGHTSHIP DUES",
    refs: str = "",
    notice: str = "",
    sign: str = "WINTERBOTTOM",
) -> str:
    """Return the text of one telegram in perfect form; a paragraph brings its portion mark along."""
    when = dt.datetime.fromisoformat(date)
    office = "SECSTATE WASHDC" if post == "STATE" else f"AMEMBASSY {post}"
    lines = [
        f"P {when:%d%H%M}Z {MONTHS[when.month - 1]} {when:%y}",
        f"FM {office}",
        f"TO {to}",
        f"{level} {post} {serial:06d}",
        "",
        captions,
        "",
        *([notice, ""] if notice else []),
        "E.O. 12958: N/A",
        "TAGS: PREL, EWWT, QM",
        f"SUBJECT: {subject}",
        *(["", f"REF: {refs}"] if refs else []),
        "",
    ]
    for number, paragraph in enumerate(paragraphs or ("(U) The dues are paid.",), start=1):
        lines += [f"{number}. {paragraph}", ""]
    return "\n".join([*lines, sign, ""])


def write(folder: Path, **texts: str) -> Path:
    """Write texts as files `name.txt` and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    return folder


def items(folder: Path) -> list[Item | Rejected]:
    return list(read([folder]))


def item(folder: Path, text: str, *, name: str = "one", published: Published | None = None) -> Item:
    """Return the one item of one text, with what a publisher says of it."""
    (found,) = items(write(folder / name, **{name: text}))
    if not isinstance(found, Item):
        raise TypeError(found.reason)
    return Item(
        source=found.source,
        data=found.data,
        encoding=found.encoding,
        text=found.text,
        extent=found.extent,
        published=published,
        reader=found.reader,
    )


def filled(path: Path, **texts: str) -> Archive:
    """Return a new archive with these texts."""
    archive = Archive.create(path / "archive", title="Lightships")
    archive.add(items(write(path / "input", **texts)), now=NOW)
    return archive


def matters_in(archive: Archive, viewer: Viewer, **wanted: Any) -> tuple[Matter, ...]:
    """Return matters with what was set aside, those of the latest telegrams first."""
    return archive.docket.find(viewer, Wanted(everything=True, **wanted)).matters
