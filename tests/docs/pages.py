"""The pages of the documentation, and what stands in them: commands, what they print, links, headings."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[2]
DOCS: Final = ROOT / "docs"
README: Final = ROOT / "README.md"

_FENCE: Final = re.compile(r"^```(\w*)$")
_IN_TEXT: Final = re.compile(r"`[^`\n]+`")
_LINK: Final = re.compile(r"!?\[[^\]\n]*\]\(([^)\s]+)\)")


class Command(NamedTuple):
    """A command that a page tells the reader to type, and the lines that it shows as what comes of it."""

    page: str
    line: str
    shown: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        return shlex.split(self.line.removeprefix(".venv/bin/"), comments=True)[1:]


def pages() -> list[Path]:
    return [README, ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md")), ROOT / "src/reftel/samples/README.md"]


def prose(page: Path) -> str:
    """Return a page without its fenced blocks, in which links mean nothing."""
    kept, inside = [], False
    for line in page.read_text(encoding="utf-8").splitlines():
        if _FENCE.match(line.strip()):
            inside = not inside
        elif not inside:
            kept.append(line)
    return "\n".join(kept)


def links(page: Path) -> list[str]:
    return _LINK.findall(_IN_TEXT.sub("", prose(page)))


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as code hosts make them."""
    titles = re.findall(r"^#+ (.+?)\s*$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def commands(page: Path) -> Iterator[Command]:
    """Yield the commands of a page: after `$ ` in console blocks, and bare in indented blocks."""
    typed: str | None = None
    shown: list[str] = []
    language = ""
    for line in [*page.read_text(encoding="utf-8").splitlines(), ""]:
        fence = _FENCE.match(line)
        if typed and (fence or line.startswith("$ ")):
            yield Command(page.name, typed, tuple(shown))
            typed, shown = None, []
        if fence:
            language = fence[1] if not language else ""
        elif language == "console" and line.startswith("$ "):
            typed = line[2:]
        elif language == "console" and typed:
            shown.append(line)
        elif not language and re.match(r" {4}(?:\.venv/bin/)?reftel ", line):
            yield Command(page.name, line.strip(), ())
