"""Going from page to page of the room, writing each down as it is, so that afterwards it is known which pages there are."""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from reftel.access import Viewer
from reftel.archive import Archive
from reftel.errors import ArchiveError
from reftel.web.app import create_app
from reftel.web.publishing.adapting import adapted, links_of
from reftel.web.publishing.asking import Answer, Asker
from reftel.web.publishing.places import file_of
from reftel.web.service import Service

HTML: Final = "text/html"
SHOWN: Final = frozenset({200, 300})
"""What is a page: what is there, and the choice between telegrams that share a number."""

NAMING: Final = frozenset({"application/atom+xml", "text/calendar"})
"""What names pages with their whole address."""

AT_ONCE: Final = 64
"""Addresses that a process is handed together."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What every process that makes pages has to know."""

    archive: Path
    viewer: Viewer
    service: Service
    folder: Path
    base: str
    leave_out: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Made:
    """One page that was asked for: whether it is there, whether it is HTML, where it leads, how many bytes it has."""

    address: str
    is_there: bool
    is_html: bool
    links: tuple[str, ...]
    size: int


class Maker:
    """Makes pages in one process."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._archive = Archive.open(plan.archive, read_only=True)
        self._asker = Asker(create_app(self._archive, plan.viewer, plan.service, language=plan.language), plan.base)

    def close(self) -> None:
        """Release the archive."""
        self._asker.close()
        self._archive.close()

    def _based(self, content: bytes) -> bytes:
        """Return a feed or a calendar whose addresses begin with the folder of the site, and not only with its host."""
        parts = urlsplit(self._plan.base)
        root = f"{parts.scheme}://{parts.netloc}/".encode()
        return content.replace(root, self._plan.base.rstrip("/").encode() + b"/") if self._plan.base else content

    def make(self, addresses: Sequence[str]) -> list[Made]:
        """Ask for some pages and write each down as it is."""
        made: list[Made] = []
        self._asker.each(addresses, lambda address, answer: made.append(self._write(address, answer)))
        return made

    def _write(self, address: str, answer: Answer) -> Made:
        if answer.status >= 500:  # what the room itself is at fault for
            words = " ".join(answer.content.decode("utf-8", "replace").split())
            raise ArchiveError(f"The page {address} cannot be made", next_step=_sentence_of(words))
        if answer.status not in SHOWN:
            return Made(address, is_there=False, is_html=False, links=(), size=0)
        is_html = answer.media_type == HTML
        content = self._based(answer.content) if answer.media_type in NAMING else answer.content
        path = self._plan.folder / file_of(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        found = tuple(dict.fromkeys(links_of(content))) if is_html else ()
        links = tuple(one for one in found if not _is_left_out(one, self._plan.leave_out))
        return Made(address, is_there=True, is_html=is_html, links=links, size=len(content))


_PARAGRAPH: Final = re.compile(r"<main.*?<p[^>]*>(.*?)</p>", re.DOTALL)


def _sentence_of(html: str) -> str:
    found = _PARAGRAPH.search(html)
    return re.sub(r"<[^>]+>", "", found[1]) if found else "Run `reftel verify`."


def _is_left_out(address: str, leave_out: tuple[str, ...]) -> bool:
    path = urlsplit(address).path
    return any(path.endswith(one if one.startswith(".") else f"/{one}") for one in leave_out)


_maker: Maker | None = None


def _begin(plan: Plan) -> None:
    global _maker
    _maker = Maker(plan)


def _make(addresses: tuple[str, ...]) -> list[Made]:
    if _maker is None:
        raise RuntimeError("the process has not begun")
    return _maker.make(addresses)


class Crew:
    """Several processes that make pages side by side, or this one alone."""

    def __init__(self, plan: Plan, jobs: int) -> None:
        self._pool = (
            ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(plan,))
            if jobs > 1
            else None
        )
        self._alone = None if self._pool else Maker(plan)

    def close(self) -> None:
        """Let all processes end."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        if self._alone is not None:
            self._alone.close()

    def make(self, addresses: Iterable[str]) -> Iterator[Made]:
        """Yield what came of each address, in their order."""
        some = _some(addresses)
        made: Iterable[list[Made]] = ()
        if self._pool is not None:
            made = self._pool.map(_make, some)
        elif self._alone is not None:
            made = map(self._alone.make, some)
        for pages in made:
            yield from pages


def _some(addresses: Iterable[str]) -> Iterator[tuple[str, ...]]:
    held: list[str] = []
    for address in addresses:
        held.append(address)
        if len(held) == AT_ONCE:
            yield tuple(held)
            held.clear()
    if held:
        yield tuple(held)


def crawl(
    crew: Crew, first: Iterable[str], best: Callable[[str], str | None], told: Callable[[Made], None]
) -> Mapping[str, bool]:
    """Make every page that the first ones lead to; return each address that is there, and whether it is HTML."""
    there: dict[str, bool] = {}
    known = dict.fromkeys(first)
    level = list(known)
    while level:
        following: list[str] = []
        for made in crew.make(level):
            told(made)
            if made.is_there:
                there[made.address] = made.is_html
            for link in made.links:
                target = best(link)
                if target is not None and target not in known:
                    known[target] = None
                    following.append(target)
        level = following
    return there


def adapt(folder: Path, there: Mapping[str, bool], best: Callable[[str], str | None], base: str) -> None:
    """Make every page that was written down the one that is published."""
    for address, is_html in there.items():
        if is_html:
            source = file_of(address)
            path = folder / source
            path.write_bytes(adapted(path.read_bytes(), source, there.__contains__, best, base))


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def files_below(folder: Path) -> Iterator[Path]:
    """Yield every file of a folder, in the order of their paths."""
    for root, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(root) / name for name in sorted(names))
