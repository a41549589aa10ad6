"""The API in one table, from which its description (OpenAPI 3.1) and its reference page are made; a test finds what is not in it."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import msgspec
from litestar import Response
from litestar.handlers import HTTPRouteHandler

from reftel.archive import MatterList, Owing, Quotes
from reftel.archive.consultations import CountedList, Falling, Proposal
from reftel.archive.references.values import MentionsList
from reftel.archive.values import Completion, Figures, LikenessList
from reftel.matters import ABOUT, Matter
from reftel.telegram import Telegram
from reftel.web.errors import Problem
from reftel.web.pages import (
    fielded,
    fixity,
    matters,
    network,
    owed,
    people,
    quality,
    results,
    similar,
    speakers,
    thread,
    timeline,
    traffic_map,
)
from reftel.web.pages.api import deeds, reading
from reftel.web.pages.consultations import plan, portfolio
from reftel.web.pages.making import API, Asked, json, page, room_of

VERSION: Final = "1"

_PAGE: Final = ("page", "the page, from 1")
_QUERY: Final = ("q", "the query, in the query language; empty: everything")
_AS_OF: Final = ("as_of", "as it stood at the end of this day (2006-05-20)")
_FILTERS: Final = (
    ("kind", "one kind of matter"),
    ("state", "one state"),
    ("verdict", "what a person said of it"),
    ("side", "own: the senders' own; other: reported"),
    ("due", "overdue, month (the next 30 days), dated"),
    ("asks", "words of the name of who waits"),
    ("owes", "words of the name of who has yet to act"),
    ("assigned", "who looks after it"),
    ("order", "newest, oldest, due"),
    ("limit", "how many, 50 where it is not said, 10,000 at most"),
    ("offset", "how many are left out before them"),
    _AS_OF,
)
_SOUGHT: Final = (
    ("side", "a party"),
    ("topic", "a topic or a group"),
    ("name", "words of the name"),
    ("status", "where it stands"),
)


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the API does. `path` is as in OpenAPI; `answer` the type of what is given, null for a shape that the text tells."""

    method: str
    path: str
    summary: str
    tag: str
    query: tuple[tuple[str, str], ...] = ()
    body: type | None = None
    answer: Any = None


OPERATIONS: Final = (
    Operation(
        method="get",
        path="/search",
        tag="telegrams",
        summary="Search: {query, total, hits: [{mrn, version_id, date, station, classification, subject, snippets}], facets}.",
        query=(("q", "the query, in the query language"), ("sort", "relevance, newest, oldest, station"), _PAGE),
    ),
    Operation(
        method="get",
        path="/completions",
        tag="telegrams",
        summary="How a query that is being typed may end.",
        query=(("q", "its beginning"),),
        answer=list[Completion],
    ),
    Operation(
        method="get",
        path="/telegrams/{address}",
        tag="telegrams",
        summary="The record of a telegram, by number (06PORTALDER412) or version (06PORTALDER412@3f2a…).",
        answer=Telegram,
    ),
    Operation(
        method="get",
        path="/telegrams/{address}/matters",
        tag="telegrams",
        summary="What a telegram asks, promises and reports.",
        answer=list[Matter],
    ),
    Operation(
        method="get",
        path="/telegrams/{address}/similar",
        tag="telegrams",
        summary="Telegrams that resemble one, each with the reasons, most alike first.",
        answer=LikenessList,
    ),
    Operation(
        method="get",
        path="/telegrams/{address}/mentions",
        tag="telegrams",
        summary="How later telegrams mention it: the sentences of those that cite it, the oldest first, fifty telegrams on a page.",
        query=(_PAGE,),
        answer=MentionsList,
    ),
    Operation(
        method="post",
        path="/telegrams/{address}/check",
        tag="telegrams",
        summary="Read the stored original again and compare its SHA-256 with the recorded one.",
        body=deeds.Check,
        answer=fixity.Checked,
    ),
    Operation(
        method="get",
        path="/map",
        tag="telegrams",
        summary="Which posts sent what a query finds, and where they are.",
        query=(_QUERY,),
        answer=traffic_map.PlacedTraffic,
    ),
    Operation(
        method="get",
        path="/network",
        tag="telegrams",
        summary="Who writes to whom in what a query finds; a telegram counts once for each of its addressees.",
        query=(_QUERY,),
        answer=network.AllLetters,
    ),
    Operation(
        method="get",
        path="/people",
        tag="telegrams",
        summary="Whom the labelled lines of telegrams and the TAGS of persons name, a hundred on a page.",
        query=(("sort", "name (the surname) or count"), _PAGE),
        answer=people.PeopleList,
    ),
    Operation(
        method="get",
        path="/timeline",
        tag="telegrams",
        summary="What a query finds along time: by year and month for each of the stations that sent most, and for all others together.",
        query=(_QUERY,),
        answer=timeline.TimelineData,
    ),
    Operation(method="get", path="/figures", tag="telegrams", summary="The collection in figures.", answer=Figures),
    Operation(
        method="get",
        path="/figures/quality",
        tag="telegrams",
        summary="How the texts were read: findings, dates, markings, readers, lines that no rule could place, what references come to.",
        answer=quality.QualityData,
    ),
    Operation(
        method="get", path="/matters", tag="matters", summary="A list of matters.", query=_FILTERS, answer=MatterList
    ),
    Operation(
        method="get",
        path="/matters/{name}",
        tag="matters",
        summary="One matter with its whole history.",
        query=(_AS_OF,),
        answer=Matter,
    ),
    Operation(
        method="post",
        path="/matters/{name}",
        tag="matters",
        summary="Say something of a matter; the matter, or the parts that it was split into, as they then stand.",
        body=deeds.Say,
        answer=Matter | list[Matter],
    ),
    Operation(
        method="get", path="/owed", tag="matters", summary="What each office, person or state owes.", answer=list[Owing]
    ),
    Operation(
        method="get",
        path="/speakers",
        tag="matters",
        summary="What somebody is told to have said, the oldest telegrams first.",
        query=(("name", "the name"), _PAGE),
        answer=Quotes,
    ),
    Operation(
        method="get",
        path="/consultations",
        tag="consultations",
        summary="Consultations with their figures, by name.",
        query=_SOUGHT,
        answer=CountedList,
    ),
    Operation(
        method="post",
        path="/consultations",
        tag="consultations",
        summary="Record a consultation; all of it, as below.",
        body=deeds.Record,
    ),
    Operation(
        method="get",
        path="/consultations/due",
        tag="consultations",
        summary="What falls due in all of them, in a year from a month on.",
        query=(("from", "the month (2007-05), else this one"),),
        answer=list[Falling],
    ),
    Operation(
        method="get",
        path="/consultations/{name}",
        tag="consultations",
        summary="One consultation: {consultation, groups, seats, stands, outsiders, initiatives, sessions, items, vacancies, "
        "derived, differences}.",
        query=(_AS_OF,),
    ),
    Operation(
        method="get",
        path="/consultations/{name}/plan",
        tag="consultations",
        summary="The work plan: {since, overdue, at_risk, open, changed}, work by its names.",
        query=(("since", "since which day changes are told, else since the last session"),),
    ),
    Operation(
        method="post",
        path="/consultations/{name}/parts",
        tag="consultations",
        summary="Record a part: kind, values, places.",
        body=deeds.Record,
        answer=Matter,
    ),
    Operation(
        method="post",
        path="/consultations/{name}/carry",
        tag="consultations",
        summary="Let a session carry all open work: {carried}.",
        body=deeds.Carry,
    ),
    Operation(
        method="post",
        path="/consultations/{name}/copy",
        tag="consultations",
        summary="Record a new consultation with the structure of this one.",
        body=deeds.Copy,
    ),
    Operation(
        method="post",
        path="/parts/{name}",
        tag="consultations",
        summary="Record what is so from now on of a consultation or a part; what is not named stays.",
        body=deeds.Record,
        answer=Matter,
    ),
    Operation(
        method="get",
        path="/proposals/{address}",
        tag="consultations",
        summary="What a telegram proposes, each fact with what became of it.",
        query=(("against", "the consultation that it is held against"),),
        answer=Proposal,
    ),
    Operation(
        method="post",
        path="/proposals/{address}",
        tag="consultations",
        summary="Dismiss and accept suggestions of a telegram; the consultation, or where none was accepted the proposal.",
        body=deeds.Decide,
    ),
)

_STATUSES: Final = {
    "300": "The number stands for several telegrams",
    "304": "What was given before (If-None-Match) is unchanged",
    "400": "The query cannot be understood",
    "403": "Sent by another site",
    "404": "Not there, or not for this reader",
    "413": "Too long",
    "415": "Not JSON",
    "422": "It cannot be so",
}


@cache
def openapi() -> Mapping[str, Any]:
    """Return the description of the API in the form of OpenAPI 3.1."""
    types = [operation.answer for operation in OPERATIONS if operation.answer is not None]
    types += [operation.body for operation in OPERATIONS if operation.body is not None]
    _, components = _schemas((*types, Problem))
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(f"{API}{operation.path}", {})[operation.method] = _described(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Reftel",
            "version": VERSION,
            "description": "Telegrams, matters and consultations of one archive, for one reader. Not for live classified material.",
            "license": {"name": "Apache-2.0"},
        },
        "paths": paths,
        "components": {"schemas": components},
    }


def _described(operation: Operation) -> dict[str, Any]:
    named = [part[1:-1] for part in operation.path.split("/") if part.startswith("{")]
    parameters = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in named]
    parameters += [
        {"name": name, "in": "query", "description": words, "schema": {"type": "string"}}
        for name, words in operation.query
    ]
    told: dict[str, Any] = {
        "summary": operation.summary,
        "tags": [operation.tag],
        "operationId": operation.method + operation.path.title().translate({ord(sign): None for sign in "/{}"}),
        "parameters": parameters,
        "responses": {
            "200": {
                "description": operation.summary,
                "content": {"application/json": {"schema": _schema(operation.answer)}},
            },
            **{status: _fault(words) for status, words in _STATUSES.items()},
        },
    }
    if operation.body is not None:
        content = {"application/json": {"schema": _schema(operation.body)}}
        told["requestBody"] = {"required": True, "content": content}
    return told


def _schema(kind: Any) -> dict[str, Any]:
    if kind is None:
        return {"type": "object"}
    (made,), _ = _schemas((kind,))
    return made


def _schemas(kinds: tuple[Any, ...]) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    """Return the schemas of some types, and those that they refer to. What a matter is about is one of the values of the kinds."""
    abouts = tuple(ABOUT.values())
    made, components = msgspec.json.schema_components((*kinds, *abouts), ref_template="#/components/schemas/{name}")
    for base in components.keys() & {"About", "Read"}:
        components[base] = {"anyOf": [{"$ref": f"#/components/schemas/{about.__name__}"} for about in abouts]}
    return made[: len(kinds)], components


def _fault(words: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": words, "content": {"application/problem+json": {"schema": schema}}}


@page(f"{API}/openapi.json")
def openapi_json(request: Asked) -> Response[bytes]:
    """Give the description of the API (OpenAPI 3.1)."""
    root = room_of(request).service.root
    return json(msgspec.json.encode({**openapi(), "servers": [{"url": root}]} if root else openapi()))


HANDLERS: Final[tuple[HTTPRouteHandler, ...]] = (
    openapi_json,
    reading.telegram,
    reading.matters_of,
    reading.matter,
    reading.consultation,
    reading.proposal,
    reading.figures,
    deeds.say,
    deeds.start,
    deeds.copy,
    deeds.add,
    deeds.carry,
    deeds.amend,
    deeds.decide,
    deeds.check,
)
"""Those of the API alone; the others have a page too, and stand with it."""

SHARED: Final = (
    results.results_json,
    traffic_map.data,
    network.data,
    timeline.data,
    quality.data,
    fielded.completions,
    matters.matters_json,
    owed.owed_json,
    speakers.speakers_json,
    thread.mentions_json,
    similar.similar_json,
    people.people_json,
    portfolio.portfolio_json,
    portfolio.due_json,
    plan.plan_json,
)
"""Those that pages have as data too."""
