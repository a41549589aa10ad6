"""One publication: which archive, which pages, in which order."""

import datetime as dt
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urlsplit
from xml.sax.saxutils import escape

from reftel.access import Viewer
from reftel.archive import Archive
from reftel.archive.reports import Progress
from reftel.errors import ConfigError, NotFound
from reftel.web import links
from reftel.web.assets import FACES, VENDOR
from reftel.web.language import ENGLISH
from reftel.web.publishing.crawling import Crew, Made, Plan, adapt, crawl, files_below
from reftel.web.publishing.folder import replacing
from reftel.web.publishing.places import INDEX, file_of, link
from reftel.web.publishing.searching import entries, require_pagefind, write_index
from reftel.web.service import Service

FIRST: Final = ("/", "/browse", "/robots.txt", "/static/favicon.svg")
"""Where the way through the room begins, beside every telegram."""

VIEWS: Final = ("original", "explained", "thread", "diff", "similar")
"""Views of a telegram that can be left out; the one that is read never is."""

NEED_BASE: Final = (".atom", ".ics")
"""What names pages from outside, and so needs to know where they are."""

MOST_IN_SITEMAP: Final = 50_000
_URLSET: Final = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
_INDEX: Final = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """What to publish and how: a query's part or all, the address it will have, whether search engines may list it."""

    query: str = ""
    base: str = ""
    indexed: bool = False
    search: bool = True
    leave_out: tuple[str, ...] = ()
    pdf: bool = False
    jobs: int = 1
    language: str = ENGLISH


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What was published: telegrams, pages, files in all, their bytes, entries of the search."""

    telegrams: int
    pages: int
    files: int
    bytes: int
    found_by_search: int


def publish(
    archive: Archive,
    viewer: Viewer,
    place: Path,
    wanted: Publishing,
    *,
    progress: Callable[[Progress], None] | None = None,
) -> PublishReport:
    """Write the room, or what the query finds of it, into a folder; what was published there before stays until all is done.

    Raises `ConfigError` for a folder that holds something else, `QueryError` for the query, `NotFound` where it finds nothing.
    """
    _check_base(wanted.base)
    if wanted.search:
        require_pagefind()
    with replacing(place) as folder, _part(archive, viewer, wanted.query) as part:
        best = _Best(part, viewer)
        if not best.addresses:
            raise NotFound("Anything to publish", next_step="The query finds no telegram, or the archive is empty.")
        host = urlsplit(wanted.base).hostname
        service = Service(
            hosts=(host,) if host else (),
            published=True,
            indexed=wanted.indexed,
            searchable=wanted.search,
        )
        plan = Plan(part.path, viewer, service, folder, wanted.base, _left_out(wanted), wanted.language)
        crew = Crew(plan, wanted.jobs)
        try:
            first = (*FIRST, *(("/find",) if wanted.search else ()), *best.addresses)
            there = crawl(crew, first, best, _Counted(progress))
        finally:
            crew.close()
        adapt(folder, there, best, wanted.base)
        _copy_fonts(folder)
        _lead_on(folder, best, there)
        count = _search(part, viewer, best, folder) if wanted.search else 0
        if wanted.base and wanted.indexed:
            _sitemaps(folder, wanted.base, [one for one, is_html in there.items() if is_html])
        sizes = [path.stat().st_size for path in files_below(folder)]
        return PublishReport(len(best.addresses), sum(there.values()), len(sizes), sum(sizes), count)


def _copy_fonts(folder: Path) -> None:
    """Put the fonts of the style sheet beside it, with their licences."""
    for face in FACES:
        source, target = VENDOR / face.path, folder / "static" / "vendor" / face.path
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            shutil.copyfile(source.parent / "LICENSE", target.parent / "LICENSE")


def _lead_on(folder: Path, best: "_Best", there: Mapping[str, bool]) -> None:
    """Write a page for each longer address of a telegram, which leads to where it is published: people have cited it."""
    for exact, address in best.longer():
        place, target = file_of(exact), file_of(address)
        if address in there and not (folder / place).exists():
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            href = link(place, target)
            (folder / place).write_text(_LEADING.format(href=escape(href, {'"': "&quot;"})), encoding="utf-8")


_LEADING: Final = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Moved</title>'
    '<meta http-equiv="refresh" content="0; url={href}"><link rel="canonical" href="{href}"></head>'
    '<body><p>This text is published <a href="{href}">under a shorter address</a>.</p></body></html>\n'
)


def _left_out(wanted: Publishing) -> tuple[str, ...]:
    return (*wanted.leave_out, *(() if wanted.base else NEED_BASE), *(() if wanted.pdf else (".pdf",)))


def _check_base(base: str) -> None:
    parts = urlsplit(base)
    if base and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment):
        raise ConfigError(
            f"{base!r} is no address of a site", next_step="Write it as https://strait.example/telegrams/."
        )


class _Counted:
    """Tells how many pages are made; how many there will be is known only when all are."""

    def __init__(self, progress: Callable[[Progress], None] | None) -> None:
        self._progress = progress
        self._done = 0
        self._started = time.monotonic()

    def __call__(self, _: Made) -> None:
        """Count one more."""
        self._done += 1
        if self._progress is not None:
            seconds = time.monotonic() - self._started
            self._progress(Progress(done=self._done, total=None, new=0, refused=0, seconds=seconds))


@contextmanager
def _part(archive: Archive, viewer: Viewer, query: str) -> Iterator[Archive]:
    """Give the archive, or one of what a query finds and of nothing else: what is not in it cannot be published."""
    if not query:
        yield archive
        return
    with tempfile.TemporaryDirectory(prefix="reftel-publish-") as folder:
        part = archive.excerpt(viewer, query, Path(folder) / "part")
        try:
            yield part
        finally:
            part.close()


_VERSION: Final = re.compile(r"(?P<version>/t/[^/@]*(?:@|%40)[0-9a-f]+)(?P<view>.*)")


class _Best:
    """Knows under which of its addresses a telegram is published: the short one, where that leads to it and to no other."""

    def __init__(self, archive: Archive, viewer: Viewer) -> None:
        self._exact: dict[str, str] = {}
        self.files: dict[str, str] = {}
        names: dict[str, int] = {}
        sheets = [archive.sheet(viewer, number) for number in range(archive.sheets(viewer))]
        for brief in (one for sheet in sheets for one in sheet):
            names[brief.mrn or ""] = names.get(brief.mrn or "", 0) + 1
        for brief in (one for sheet in sheets for one in sheet):
            exact = links.exact(brief)
            address = links.best(brief) if names[brief.mrn or ""] == 1 else exact
            self._exact[exact] = self._exact[links.telegram(brief.address)] = address
            self.files[brief.address] = file_of(address)
        self.addresses = tuple(dict.fromkeys(self._exact.values()))

    def longer(self) -> Iterator[tuple[str, str]]:
        """Yield every other address of a telegram with the one under which it is published."""
        yield from ((exact, address) for exact, address in self._exact.items() if exact != address)

    def __call__(self, address: str) -> str | None:
        """Return the address under which a page is published."""
        found = _VERSION.fullmatch(address)
        best = None if found is None else self._exact.get(unquote(found["version"]))
        return address if found is None or best is None else best + found["view"]


def _search(archive: Archive, viewer: Viewer, best: _Best, folder: Path) -> int:
    return write_index(entries(archive, viewer, best.files), folder)


def _sitemaps(folder: Path, base: str, addresses: list[str]) -> None:
    """Write the lists for search engines, several where one would be too long."""
    pages = [f"{base.rstrip('/')}/{quote(file_of(one).removesuffix(INDEX), safe='/@')}" for one in sorted(addresses)]
    lists = [pages[at : at + MOST_IN_SITEMAP] for at in range(0, len(pages), MOST_IN_SITEMAP)]
    names = ["sitemap.xml"] if len(lists) == 1 else [f"sitemap-{number}.xml" for number in range(1, len(lists) + 1)]
    day = dt.datetime.now(dt.UTC).date().isoformat()
    for name, some in zip(names, lists, strict=True):
        body = "".join(f"<url><loc>{escape(page)}</loc></url>\n" for page in some)
        (folder / name).write_text(f"{_URLSET}\n{body}</urlset>\n", encoding="utf-8")
    if len(names) > 1:
        root = escape(base.rstrip("/"))
        body = "".join(f"<sitemap><loc>{root}/{name}</loc><lastmod>{day}</lastmod></sitemap>\n" for name in names)
        (folder / "sitemap.xml").write_text(f"{_INDEX}\n{body}</sitemapindex>\n", encoding="utf-8")
