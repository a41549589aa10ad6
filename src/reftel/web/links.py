"""Addresses inside the room: the only place that knows how they are written."""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote, quote_plus, urlencode

from reftel.archive.values import Brief

SHORT_VERSION: Final = 8
"""Digits of a version id in an address: enough beside the number of the telegram."""

_LOCAL: Final = re.compile(
    r"/(?:t/[\w@.%~-]+|asks|matters|matters/[0-9a-f]+|consultations|consultations/[0-9a-f]+(?:/plan)?|proposals/[\w@.%~-]+|review|kept|notes|(?:collections|marks)/[\w.%~-]+)(?:\?[\w=&%.+~-]*)?(?:#[\w-]*)?",
    re.ASCII,
)

_quoted: Final = lru_cache(maxsize=4096)(quote_plus)
"""Quotes a word of a query: the links of a page have most of them in common."""


def telegram(address: str, view: str = "", anchor: str = "") -> str:
    """Return the address of a telegram's page; `view` is "original" or "explained", `anchor` a paragraph ("p4")."""
    path = f"/t/{quote(address, safe='@')}"
    return f"{path}{'/' + view if view else ''}{'#' + anchor if anchor else ''}"


def best(brief: Brief, anchor: str = "") -> str:
    """Return the short address that leads to the best version of a telegram."""
    return telegram(brief.mrn, anchor=anchor) if brief.mrn else exact(brief)


def exact(brief: Brief, view: str = "") -> str:
    """Return the address of exactly this version."""
    if brief.mrn:
        return telegram(f"{brief.mrn}@{brief.version_id[:SHORT_VERSION]}", view)
    return telegram(f"@{brief.version_id}", view)


def in_result(href: str, query: str, *, sort: str = "", number: int = 0, case: str = "") -> str:
    """Return the address of a telegram's page as a place in a result; what is as usual is left out."""
    said = {"q": query, "sort": sort if sort != "relevance" else "", "n": str(number) if number else "", "case": case}
    made = {name: value for name, value in said.items() if value}
    return f"{href}?{urlencode(made)}" if made else href


def thread(address: str, sort: str = "") -> str:
    """Return the address of a telegram's thread, its table in some order."""
    return f"{telegram(address, 'thread')}{'?' + urlencode({'sort': sort}) + '#table' if sort else ''}"


def compare(first: str, second: str) -> str:
    """Return the address of the difference between two texts."""
    return f"{telegram(first, 'diff')}?{urlencode({'with': second})}"


def gaps(station: str = "", year: int | None = None) -> str:
    """Return the address of the list of ledgers, or of one of them."""
    parts = {"station": station} if station else {}
    if year is not None:
        parts["year"] = str(year)
    return f"/gaps?{urlencode(parts)}" if parts else "/gaps"


def search(query: str, *, sort: str = "", page: int = 1) -> str:
    """Return the address of a search; what is as usual is left out."""
    # A page of results holds more than a hundred of these, so that each is written as plainly as can be.
    sorted_by = f"&sort={quote_plus(sort)}" if sort and sort != "relevance" else ""
    written = "+".join(map(_quoted, query.split(" ")))
    return f"/search?q={written}{sorted_by}{f'&page={page}' if page > 1 else ''}"


def export(query: str, form: str) -> str:
    """Return the address under which everything that a query finds can be had in some form."""
    return f"/search/export?{urlencode({'q': query, 'form': form})}"


def map_of(query: str = "", *, ending: str = "", **choices: str) -> str:
    """Return the address of the map of what a query finds; `ending` is ".csv" or ".json"."""
    return matters(f"/map{ending}", q=query, **choices)


def network(query: str = "", *, ending: str = "", way: str = "") -> str:
    """Return the address of who writes to whom in what a query finds; `ending` is ".csv", ".graphml" or ".json"."""
    return matters(f"/network{ending}", **{"q": query, "as": way})


def timeline(query: str = "", *, ending: str = "") -> str:
    """Return the address of what a query finds along time; `ending` is ".csv" or ".json"."""
    return matters(f"/timeline{ending}", q=query)


def matters(path: str, **choices: str) -> str:
    """Return the address of a list of matters with some choices made; empty ones are left out."""
    made = {name: value for name, value in choices.items() if value}
    return f"{path}?{urlencode(made)}" if made else path


def matter(name: str) -> str:
    """Return the address of one matter."""
    return f"/matters/{quote(name, safe='')}"


def consultations(path: str = "", **choices: str) -> str:
    """Return the address of the list of consultations, or of a page beside it, with some choices made."""
    return matters(f"/consultations{path}", **choices)


def consultation(name: str, view: str = "", **choices: str) -> str:
    """Return the address of one consultation, or of a view of it: "plan", "bearing", "paper", "add"."""
    path = f"/consultations/{quote(name, safe='')}"
    return matters(f"{path}/{view}" if view else path, **choices)


def part(name: str) -> str:
    """Return the address where a part of a consultation is changed."""
    return f"/parts/{quote(name, safe='')}"


def proposal(address: str, against: str = "") -> str:
    """Return the address of what a telegram proposes, held against a consultation where one is named."""
    return matters(f"/proposals/{quote(address, safe='@')}", against=against)


def post(station: str) -> str:
    """Return the address of a post's page."""
    return f"/posts/{quote(station, safe='')}"


def tag(code: str) -> str:
    """Return the address of the page of one of the TAGS."""
    return f"/tags/{quote(code, safe='')}"


def person(name: str) -> str:
    """Return the address of a person's page."""
    return f"/people/{quote(name, safe='')}"


def glossary(anchor: str) -> str:
    """Return the address of one word of the trade."""
    return f"/glossary#{anchor}"


def people(*, sort: str = "", page: int = 1, data: bool = False) -> str:
    """Return the address of the list of persons."""
    return matters(f"/people{'.json' if data else ''}", sort=sort, page=str(page) if page > 1 else "")


def speakers(name: str, page: int = 1, *, data: bool = False) -> str:
    """Return the address of what somebody is told to have said."""
    parts = {"name": name} | ({"page": str(page)} if page > 1 else {})
    return f"/speakers{'.json' if data else ''}?{urlencode(parts)}"


def review(kind: str = "", number: int = 1) -> str:
    """Return the address where suggestions are looked at one after another, of one kind or of all."""
    made = ({"kind": kind} if kind else {}) | ({"n": str(number)} if number > 1 else {})
    return f"/review?{urlencode(made)}" if made else "/review"


def kept(**said: str) -> str:
    """Return the address of all that readers made; `gone` and `kind` name what was deleted just now."""
    return f"/kept?{urlencode(said)}" if said else "/kept"


def kept_set(kind: str, name: str) -> str:
    """Return the address of a collection or a mark."""
    return f"/{kind}s/{quote(name, safe='')}"


def notes(words: str = "", page: int = 1) -> str:
    """Return the address of the list of notes."""
    said = ({"words": words} if words else {}) | ({"page": str(page)} if page > 1 else {})
    return f"/notes?{urlencode(said)}" if said else "/notes"


def saved(name: str) -> str:
    """Return the address of what is new in a saved search."""
    return f"/saved/{quote(name, safe='')}"


def feed(name: str) -> str:
    """Return the address of a saved search's feed."""
    return f"/saved/{quote(name, safe='')}.atom"


def frozen(name: str) -> str:
    """Return the address of a frozen result set."""
    return f"/frozen/{quote(name, safe='')}"


def names(name: str) -> str:
    """Return the address of a list of names."""
    return f"/names/{quote(name, safe='')}"


def is_local(address: str) -> bool:
    """Say whether an address is one of the pages that a form may lead back to; everything else is not followed."""
    return bool(_LOCAL.fullmatch(address))
