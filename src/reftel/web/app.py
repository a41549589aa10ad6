"""The reading room as an ASGI application: pages, guard, faults, compression, put together once."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.exceptions import HTTPException

from reftel.access import Viewer
from reftel.archive import Archive
from reftel.errors import ReftelError
from reftel.web.assets import read_assets
from reftel.web.choosing import Choosing
from reftel.web.errors import Faults
from reftel.web.pages import (
    about,
    citing,
    explain,
    exports,
    fielded,
    fixity,
    glossary,
    guide,
    home,
    how_to_search,
    keeping_forms,
    kept,
    kept_lists,
    lists,
    matter,
    matters,
    network,
    owed,
    people,
    plumbing,
    profiles,
    published,
    quality,
    references,
    repair,
    results,
    reviewing,
    saying,
    setting_aside,
    similar,
    sitemap,
    speakers,
    speaking,
    telegram,
    thread,
    timeline,
    traffic_map,
    versions,
)
from reftel.web.pages.api import described
from reftel.web.pages.consultations import bearing, one, paper, plan, portfolio, proposals, recording
from reftel.web.rendering import make_press
from reftel.web.room import Room
from reftel.web.rooted import Rooted, root_of
from reftel.web.security import Guard
from reftel.web.service import Service
from reftel.web.shown.titles import Titles
from reftel.web.watching import Watch

if TYPE_CHECKING:
    from reftel.web.counting import Counting

MAX_BODY: Final = 0
"""Bytes that a request may bring along; each form has a limit of its own."""

MIN_COMPRESSED: Final = 600
"""Bytes below which compression is not worth its own header."""

GZIP_LEVEL: Final = 6


HANDLERS: Final = (
    home.home,
    results.results,
    results.results_json,
    exports.exported,
    fielded.fielded,
    fielded.completions,
    telegram.telegram,
    telegram.original,
    telegram.explained,
    citing.cite,
    fixity.check,
    matters.asks,
    matters.matters,
    matters.matters_json,
    matters.table,
    matters.calendar,
    matters.feed,
    matter.matter,
    saying.say,
    portfolio.portfolio,
    portfolio.portfolio_json,
    portfolio.portfolio_table,
    portfolio.portfolio_calendar,
    portfolio.due,
    portfolio.due_json,
    portfolio.compared,
    one.consultation,
    plan.plan,
    plan.plan_json,
    bearing.bearing,
    paper.paper,
    recording.new,
    recording.make_new,
    recording.add,
    recording.record,
    recording.part,
    recording.change,
    recording.carry,
    proposals.proposal,
    proposals.say,
    *described.HANDLERS,
    owed.owed,
    owed.owed_json,
    reviewing.review,
    people.people,
    people.people_json,
    speakers.speakers,
    speakers.speakers_json,
    explain.box,
    explain.explained,
    explain.kept,
    how_to_search.how_to_search,
    guide.guide,
    glossary.glossary,
    lists.posts,
    lists.tags,
    lists.missing,
    traffic_map.traffic_map,
    traffic_map.table,
    traffic_map.data,
    network.network,
    network.table,
    network.graph,
    network.data,
    timeline.timeline,
    timeline.table,
    timeline.data,
    profiles.post_profile,
    profiles.tag_profile,
    profiles.person_profile,
    thread.thread,
    thread.mentions_json,
    similar.similar,
    similar.similar_json,
    references.gaps,
    references.request_letter,
    versions.diff,
    about.about,
    quality.figures,
    quality.data,
    repair.queue,
    repair.refused,
    kept.kept,
    kept.collection,
    kept.mark,
    kept.notes,
    kept.notes_as_annotations,
    kept.frozen,
    kept.names,
    kept.feed,
    keeping_forms.make,
    keeping_forms.put,
    keeping_forms.take,
    setting_aside.delete,
    setting_aside.restore,
    keeping_forms.save,
    keeping_forms.write_note,
    keeping_forms.change_note,
    kept_lists.look,
    kept_lists.make_names,
    speaking.choose,
    plumbing.opensearch,
    plumbing.favicon,
    plumbing.favicon_by_habit,
    plumbing.robots,
    plumbing.health,
    plumbing.metrics,
    sitemap.sitemap,
    sitemap.sitemap_sheet,
)
"""Everything that the room answers to, beside style, script and fonts."""


def create_app(
    archive: Archive, viewer: Viewer, service: Service | None = None, *, language: str | None = None
) -> Litestar:
    """Return the room for one archive and one reader; with `language`, every page is in it and no other is offered.

    It answers to the names of this machine, and to the service's hosts ("reading.example.org", "[2001:db8::1]") beside them.
    """
    service = Service() if service is None else service
    service = at_root(service)
    assets, root = read_assets(), service.root
    press = make_press(
        archive.collection.title, assets, published=service.published, searchable=service.searchable, root=root
    )
    room = Room(archive=archive, viewer=viewer, press=press, titles=Titles(archive, viewer), service=service)
    faults = Faults(press)
    counting = _counting() if service.counts else None
    app = Litestar(
        route_handlers=[*HANDLERS, *plumbing.static_routes(assets), *(published.HANDLERS if service.published else ())],
        state=State({"room": room, "counting": counting}),
        exception_handlers={ReftelError: faults, HTTPException: faults, Exception: faults},
        compression_config=CompressionConfig(
            backend="gzip", gzip_compress_level=GZIP_LEVEL, minimum_size=MIN_COMPRESSED
        ),
        request_max_body_size=MAX_BODY,
        openapi_config=None,
        logging_config=None,
    )
    # Around everything: Litestar's own middleware does not see requests for which there is no route.
    watch = Watch(app.asgi_handler, seconds=service.request_seconds, logs=service.logs_requests, counts=counting)
    choosing = Choosing(watch, otherwise=service.language, always=language)
    app.asgi_handler = Guard(Rooted(choosing, root) if root else choosing, service.hosts, indexed=service.indexed)
    return app


def at_root(service: Service) -> Service:
    """Return the service with its path as it is put before addresses. Raises `ConfigError` for a path that cannot be."""
    return replace(service, root=root_of(service.root, _first_parts()))


def _first_parts() -> frozenset[str]:
    """Return how the paths of the room's own pages begin."""
    paths = (path for handler in HANDLERS for path in handler.paths)
    return frozenset({"static", *(part for path in paths if (part := path.split("/")[1]) and part[0] != "{")})


def _counting() -> "Counting":
    from reftel.web.counting import Counting  # where the library keeps its figures is settled when it is loaded

    return Counting()
