"""The form by fields, which shows the query that it writes; and how a query that is being typed may end."""

from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.errors import QueryError
from reftel.search import parse_query
from reftel.search.query.composing import FORM_BOXES, FORM_FIELDS, compose_query
from reftel.search.query.fields import SORTS, fields_by_name
from reftel.web import links
from reftel.web.language import N_, _
from reftel.web.pages.making import API, MAX_QUERY, Asked, html, json, page, room_of, word
from reftel.web.shown.vocabulary import term

HERE: Final = "/search/form"
LONGEST: Final = 300
"""Characters of one box that are looked at."""

_WORDS: Final = {
    "all": (N_("All of these words"), N_("light* begins a word, keper~1 is one letter off")),
    "phrase": (N_("This phrase"), N_("the words next to each other")),
    "any": (N_("Any of these words"), ""),
    "none": (N_("None of these words"), ""),
}
_LABELS: Final = {
    "in": N_("Words stand in"),
    "station": N_("Station"),
    "from": N_("From"),
    "to": N_("To"),
    "subject": N_("Subject has"),
    "person": N_("Person named"),
    "tag": N_("TAGS, with commas"),
    "caption": N_("Captions, with commas"),
    "classification": N_("Classification"),
    "precedence": N_("Precedence"),
    "has": N_("Has"),
    "since": N_("Since"),
    "until": N_("Until"),
    "sort": N_("Order"),
}
_HINTS: Final = {"since": N_('2006-03, or "spring 2006"'), "until": "2006-03-31"}


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the form; `choices` are (value, words) where it is a list."""

    name: str
    label: str
    hint: str
    value: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FieldedPage:
    """The form, and the query that it writes: `sentence` where that cannot be understood."""

    words: tuple[Box, ...]
    fields: tuple[Box, ...]
    query: str
    href: str
    sentence: str
    suggestion: str


@page(HERE)
def fielded(request: Asked) -> Response[bytes]:
    """Show the form; with `go` go to what its query finds."""
    room = room_of(request)
    typed = {name: " ".join(word(request, name, LONGEST).split()) for name in FORM_BOXES}
    query = compose_query(typed)[:MAX_QUERY]
    if word(request, "go"):
        return Response(b"", status_code=303, headers={"location": links.search(query)}, media_type="text/plain")
    fault = _fault(query)
    view = FieldedPage(
        words=tuple(Box(name, _(label), _(hint), typed[name], ()) for name, (label, hint) in _WORDS.items()),
        fields=tuple(_box(name, typed[name]) for name in ("in", *FORM_FIELDS, "sort")),
        query=query,
        href=links.search(query),
        sentence=str(fault) if fault else "",
        suggestion=fault.suggestion if fault else "",
    )
    return html(room, "fielded.html", view, here=HERE)


@page("/complete.json", f"{API}/completions")
def completions(request: Asked) -> Response[bytes]:
    """Give as data how a query that is being typed may end."""
    room = room_of(request)
    beginning = word(request, "q", MAX_QUERY)
    return json(msgspec.json.encode(room.archive.complete(room.viewer, beginning)))


def _box(name: str, value: str) -> Box:
    choices = dict.fromkeys(fields_by_name()[name].choices.values())
    words = tuple((one, _(SORTS[one]) if name == "sort" else term(one)) for one in choices)
    return Box(name, _(_LABELS[name]), _(_HINTS.get(name, "")), value, words)


def _fault(query: str) -> QueryError | None:
    try:
        parse_query(query)
    except QueryError as fault:
        return fault
    return None
