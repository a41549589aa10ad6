"""Where a page of the room is written: its address in the served room → its path below the published folder.

Every page is the `index.html` of a folder of its name, so that addresses stay as they are in the served room; what is data keeps
its own name. Only a few pages have parameters that are part of where they stand; a search is answered in the browser instead.
"""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

INDEX: Final = "index.html"
FIND: Final = "/find"
"""The page that searches in the browser."""

MOST_BYTES: Final = 200
"""Of one name in a path: file systems allow 255."""

_DATA: Final = re.compile(r"\.(?:txt|json|pdf|atom|ics|csv|xml|jsonld|bib|ris|css|js|svg|woff2)$")
_PLAIN: Final = re.compile(
    r"/(?:|about|posts|tags|people|missing|asks|matters|owed|consultations|how-to-read|glossary|how-to-search|figures|find|browse|map|network|timeline"
    r"|gaps|speakers|robots\.txt|favicon\.ico|matters\.(?:csv|ics|atom|json)|consultations\.(?:csv|ics|json)|owed\.json|figures\.json)"
)
_BELOW: Final = re.compile(
    r"/(?:t/[^/]+(?:/(?:original|explained|thread|diff|similar))?|posts/[^/]+|tags/[^/]+|people/[^/]+|matters/[^/]+|browse/[0-9a-z-]+"
    r"|consultations/[0-9a-f]+(?:/plan)?|proposals/[^/]+|static/.+)"
)
_PARAMETERS: Final[Mapping[str, frozenset[str]]] = {
    "/asks": frozenset({"page", "state"}),
    "/matters": frozenset({"page", "kind"}),
    "/gaps": frozenset({"station", "year"}),
    "/speakers": frozenset({"name", "page"}),
    "/people": frozenset({"page", "sort"}),
}
"""Pages whose parameters stand in their place; with others they are not published."""

_CLAUSES: Final = {"station": "/posts/", "tag": "/tags/", "person": "/people/"}
_WORDS: Final = re.compile(r"[^:*~()\[\]{}\"]+")
_MONTH: Final = re.compile(r"date:(\d{4}(?:-\d{2})?)")
_CLAUSE: Final = re.compile(r"(station|tag|person):\"?([^:\"]+?)\"?")
_UNSAFE: Final = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\\]")


def settled(address: str) -> str | None:
    """Return the address as it is published: without fragment, a search led to what stands for it; None where nothing does."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return None
    if parts.path == "/search":
        return _search(dict(parse_qsl(parts.query)))
    path = parts.path if parts.path == "/" else parts.path.rstrip("/")
    if path.startswith("/static/"):
        return path
    if not (_PLAIN.fullmatch(path) or _BELOW.fullmatch(path)) or _has_trap(path):
        return None
    given = parse_qsl(parts.query)
    if path == FIND:
        return FIND
    known = _PARAMETERS.get(path, frozenset())
    if any(name not in known for name, _ in given):
        return None
    return f"{path}?{urlencode(sorted(given))}" if given else path


def _has_trap(path: str) -> bool:
    names = unquote(path).split("/")[1:]
    return any(name in {".", ".."} or len(name.encode("utf-8", "replace")) > MOST_BYTES for name in names)


def _search(asked: Mapping[str, str]) -> str | None:
    """Return what stands for a search: the page of a post, one of the TAGS, a person, a month; words lead to the browser's search."""
    query = asked.get("q", "").strip()
    if not query:
        return "/browse"
    if (month := _MONTH.fullmatch(query)) is not None:
        return f"/browse/{month[1]}"
    if (clause := _CLAUSE.fullmatch(query)) is not None:
        return _CLAUSES[clause[1]] + quote(clause[2], safe="")
    return FIND if _WORDS.fullmatch(query) else None


def words_of(address: str) -> str:
    """Return the words that a search in the browser is to look for, empty where the address is no such search."""
    parts = urlsplit(address)
    return dict(parse_qsl(parts.query)).get("q", "") if parts.path == "/search" else ""


def file_of(address: str) -> str:
    """Return the path of the file for a settled address, below the published folder."""
    parts = urlsplit(address)
    path = "/".join(_name(name) for name in unquote(parts.path).strip("/").split("/"))
    if parts.query:
        path += "/" + _name(parts.query)
    elif _DATA.search(parts.path):
        return path
    return f"{path}/{INDEX}" if path else INDEX


def _name(name: str) -> str:
    return _UNSAFE.sub(lambda found: quote(found[0]), name)


def link(source: str, target: str, fragment: str = "", query: str = "") -> str:
    """Return the address of one file as written in another: relative, so that the folder can lie anywhere."""
    up = source.count("/")
    path = "../" * up + quote(target, safe="/@")
    return path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
