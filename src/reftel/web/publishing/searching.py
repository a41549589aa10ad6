"""The index that a browser searches: one entry for each telegram, made by pagefind."""

import asyncio
import importlib.util
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reftel.access import Viewer
from reftel.archive import Archive
from reftel.errors import ConfigError
from reftel.exports.prose import prose_of
from reftel.telegram import Telegram
from reftel.web import wording
from reftel.web.publishing.wholeness import written_whole
from reftel.web.shown.titles import Titles

FOLDER: Final = "pagefind"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index holds of one telegram; `file` is its page below the published folder."""

    file: str
    telegram: Telegram
    title: str
    name: str
    date: str
    iso: str
    origin: str


def require_pagefind() -> None:
    """Raise `ConfigError` where the library is not installed."""
    if importlib.util.find_spec("pagefind") is None:
        raise ConfigError(
            "Searching in a published room needs the library pagefind, which is not installed",
            next_step="pip install 'reftel[publish]', or publish with --no-search.",
        )


def entries(archive: Archive, viewer: Viewer, files: dict[str, str]) -> Iterator[Entry]:
    """Yield an entry for each telegram; `files` maps the address of a version to its page's file."""
    titles = Titles(archive, viewer)
    for whole in archive.wholes(viewer, list(files)):
        telegram = whole.telegram
        date = whole.sort_date
        yield Entry(
            file=files[whole.address],
            telegram=telegram,
            title=titles.learn(telegram),
            name=whole.mrn or telegram.version_id or "",
            date=wording.day(date),
            iso="" if date is None else date.date().isoformat(),
            origin=telegram.origin or "",
        )


def write_index(found: Iterator[Entry], folder: Path) -> int:
    """Write the index of these entries below a published folder; return how many there are."""
    with ThreadPoolExecutor(1) as thread:  # the caller's may have a loop that runs already
        return thread.submit(lambda: asyncio.run(_write(found, folder))).result()


async def _write(found: Iterator[Entry], folder: Path) -> int:
    from pagefind.index import IndexConfig
    from pagefind.service import PagefindService

    count, place = 0, (folder / FOLDER).absolute()
    async with PagefindService() as service:
        index = await service.create_index(IndexConfig(output_path=str(place), force_language="en"))
        for entry in found:
            await index.add_custom_record(
                url=f"/{entry.file}",
                content=prose_of(entry.telegram) or entry.title,
                language="en",
                meta={"title": entry.title, "name": entry.name, "date": entry.date, "post": entry.origin}
                | ({"marking": entry.telegram.classification} if entry.telegram.classification else {}),
                filters=_filters(entry),
                sort={"date": entry.iso or "0000", "title": entry.title},
            )
            count += 1
        await index.write_files()
        await written_whole(place)
    return count


def _filters(entry: Entry) -> dict[str, list[str]]:
    telegram = entry.telegram
    found = {
        "Post": [entry.origin],
        "Year": [entry.iso[:4]],
        "Marking": [telegram.classification or ""],
        "TAGS": [tag.code for tag in telegram.tags],
    }
    return {name: kept for name, values in found.items() if (kept := [value for value in values if value])}
