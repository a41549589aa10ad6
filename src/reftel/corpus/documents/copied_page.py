"""The page of a public cable library as copied text: labels, their values, title, TAGS, links, the telegram, more links.

    Identifier                    labels, one to a line (or to a table cell, parted by tabs)
    Created
    Classification
    Origin
    06PORTALDER412                values in the same order
    2006-03-14 09:26:00
    CONFIDENTIAL
    Embassy Port Alder
    Cable title:
                                  the first line of the subject, often without the rest
    OSMARK'S DELEGATION WANTS A JOINT

    Tags:  PREL PGOV QO
    pdf how-to read a cable       links of the page
    VZCZCXRO4120                  the telegram
    ...
    Share this cable              links of the page

Several pages may stand in one text. Source: pages of the library's viewer as people copy them.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reftel.telegram import Place, Published

LABELS: Final = {
    "Identifier": "identifier",
    "Reference ID": "identifier",
    "Created": "created",
    "Released": "released",
    "Classification": "classification",
    "Origin": "origin",
}
"""The label as printed, and the fact that its value gives. `released` is the publisher's own date and is not kept."""

_FEWEST_LABELS: Final = 3

_FIRST_LABEL: Final = re.compile(r"^[ \t]*(?:Identifier|Reference ID)[ \t]*(?=[\t\r\n])", re.MULTILINE)
_CELL: Final = re.compile(r"[^\t\r\n]+")
_LINE: Final = re.compile(r"[^\n]*\n?")
_IDENTIFIER: Final = re.compile(r"\d{2,4}[A-Z][A-Z0-9]{2,40}(?:_[a-z])?$")
_TITLE: Final = re.compile(r"Cable title:(.*)", re.IGNORECASE)
_TAGS: Final = re.compile(r"Tags:(.*)", re.IGNORECASE)
_LINKS: Final = re.compile(r"(?:pdf|how[- ]to read a (?:cable|telegram)|[\s|·•-])+$", re.IGNORECASE)
_TAIL: Final = re.compile(r"^[ \t]*Share this (?:cable|telegram)[ \t\r]*$", re.MULTILINE | re.IGNORECASE)
_SHARES: Final = re.compile(
    r"(?:(?:facebook|bluesky|twitter|mastodon|reddit|whatsapp|telegram|linkedin|e-?mail|print|link|x\b)[\s|·•,-]*|[|·•-]\s*)+$",
    re.IGNORECASE,
)
_BETWEEN_TAGS: Final = re.compile(r"[\s,;]+")


class CopiedPage(NamedTuple):
    """A page: the telegram's place in the text, where the page ends, what the publisher says of the telegram."""

    extent: Place
    end: int
    published: Published


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def find_page_starts(text: str) -> tuple[int, ...]:
    """Return where copied pages begin in a text, in order; empty where it holds none."""
    if "Identifier" not in text and "Reference ID" not in text:
        return ()
    return tuple(match.start() for match in _FIRST_LABEL.finditer(text) if _read_labels(text, match.start()))


def parse_page(text: str) -> CopiedPage | None:
    """Read the first copied page in a text, None where there is none."""
    start = next(iter(find_page_starts(text)), None)
    labels = None if start is None else _read_labels(text, start)
    if labels is None:
        return None
    facts, at = labels
    title, at = _read_title(text, at)
    tags, at = _read_tags(text, at)
    begin = _skip_links(text, at)
    tail = _TAIL.search(text, begin)
    end = _after_last_line(text, begin, len(text) if tail is None else tail.start())
    published = Published(
        identifier=facts.get("identifier"),
        created=facts.get("created"),
        classification=facts.get("classification"),
        origin=facts.get("origin"),
        title=title,
        tags=tags,
    )
    return CopiedPage((begin, end), end if tail is None else _skip_shares(text, tail.end()), published)


def _read_labels(text: str, start: int) -> tuple[dict[str, str], int] | None:
    """Return the facts of the label block at `start` and where it ends, None where it is no such block."""
    names: list[str] = []
    values: list[str] = []
    for cell in _CELL.finditer(text, start):
        word = cell.group().strip()
        if not word:
            continue
        if not values and word in LABELS:
            names.append(LABELS[word])
            if len(names) > len(LABELS):
                return None
            continue
        if not values and (len(names) < _FEWEST_LABELS or not _IDENTIFIER.match(word)):
            return None
        values.append(word)
        if len(values) == len(names):
            return dict(zip(names, values, strict=True)), _line_end(text, cell.end())
    return None


def _lines(text: str, at: int) -> Iterator[_Line]:
    for match in _LINE.finditer(text, at):
        if match.end() > match.start():
            yield _Line(match.start(), match.end(), match.group().strip())


def _line_end(text: str, at: int) -> int:
    newline = text.find("\n", at)
    return len(text) if newline < 0 else newline + 1


def _read_title(text: str, at: int) -> tuple[str | None, int]:
    """Return the title, joined to one line, and where the lines after it begin.

    It stands on the label's line or, after empty lines, below it, and ends with the next empty line.
    """
    words: list[str] = []
    label: re.Match[str] | None = None
    end = at
    for line in _lines(text, at):
        if label is None:
            label = _TITLE.match(line.text)
            if line.text and label is None:
                return None, at
            words += [label.group(1).strip()] if label is not None and label.group(1).strip() else []
        elif _TAGS.match(line.text) or _LINKS.match(line.text) or (words and not line.text):
            break
        elif line.text:
            words.append(line.text)
        end = line.end
    return " ".join(words) or None, end


def _read_tags(text: str, at: int) -> tuple[tuple[str, ...], int]:
    for line in _lines(text, at):
        if not line.text:
            continue
        match = _TAGS.match(line.text)
        if match is None:
            break
        return tuple(tag for tag in _BETWEEN_TAGS.split(match.group(1)) if tag), line.end
    return (), at


def _skip_links(text: str, at: int) -> int:
    """Return where the telegram begins: the first line that is neither empty nor a link of the page."""
    for line in _lines(text, at):
        if line.text and not _LINKS.match(line.text):
            return line.start
    return len(text)


def _skip_shares(text: str, at: int) -> int:
    """Return where the page ends: after the names of the places to share it on."""
    end = at = _line_end(text, at)
    for line in _lines(text, at):
        if line.text and not _SHARES.match(line.text):
            break
        end = line.end
    return end


def _after_last_line(text: str, start: int, end: int) -> int:
    """Return the end of the last line that is not empty."""
    last = len(text[start:end].rstrip()) + start
    return max(start, min(_line_end(text, last), end))
