"""One matter: its story as a timeline of passages, what else its telegram tells, and what a reader may say of it."""

from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.matters import KINDS, RECORDED, SET_ASIDE, Matter
from reftel.web import links
from reftel.web.language import N_, _
from reftel.web.pages.making import Asked, html, json, page, path_part, room_of
from reftel.web.pages.matters import day_asked, end_of
from reftel.web.room import Room
from reftel.web.shown.matters import MatterLine, matter_line, token_of
from reftel.web.shown.story import Step, story_of

HERE: Final = "/matters"
JSON: Final = ".json"

_FIXED: Final = frozenset(
    {"passage", "rule", "paragraph", "labelled", "own", "absent", "languages", "stance", "status"}
)
"""Fields of a kind that the page offers no box for; the command line can change some of them."""

_WORDS: Final = {
    "of": N_("Of whom"),
    "by": N_("By"),
    "to": N_("To"),
    "what": N_("What"),
    "due": N_("Due"),
    "from": N_("From"),
    "participants": N_("Who met"),
}

CLOSINGS: Final = (
    ("done", N_("It is done")),
    ("dropped", N_("It was dropped")),
    ("overtaken", N_("It was overtaken by events")),
)


@dataclass(frozen=True, slots=True)
class Box:
    """One field that can be corrected."""

    name: str
    words: str
    value: str


@dataclass(frozen=True, slots=True)
class MatterPage:
    """The page. `tokens` are those of the forms, by deed; `back` is where they lead back to."""

    line: MatterLine
    story: tuple[Step, ...]
    boxes: tuple[Box, ...]
    closings: tuple[tuple[str, str], ...]
    tokens: dict[str, str]
    back: str
    is_suggested: bool
    record_href: str
    whole_href: str
    is_closed: bool
    is_aside: bool
    remind_on: str
    merged_into: str
    part_of: str
    parts: tuple[str, ...]
    others: tuple[MatterLine, ...]
    later: tuple[MatterLine, ...]
    thread_href: str


@page(f"{HERE}/{{name:str}}")
def matter(request: Asked) -> Response[bytes]:
    """Show a matter; with `.json` behind its name give it as data, with its whole history."""
    room, name = room_of(request), path_part(request, "name")
    if name.endswith(JSON):
        return json(msgspec.json.encode(room.archive.docket.matter(room.viewer, name.removesuffix(JSON))))
    asked = day_asked(request, "as_of")
    found = room.archive.docket.matter(room.viewer, name, as_of=end_of(asked))
    return html(room, "matter.html", _page(room, found), here=HERE)


def _page(room: Room, found: Matter) -> MatterPage:
    deeds = ("correct", "close", "assign", "remind", "remark", "merge")
    return MatterPage(
        line=matter_line(room, found),
        story=story_of(found),
        boxes=_boxes(found),
        closings=tuple((how, _(words)) for how, words in CLOSINGS),
        tokens={deed: token_of(room, found.id, deed) for deed in deeds},
        back=links.matter(found.id),
        is_suggested=found.is_suggested or found.kind in RECORDED,
        record_href=links.part(found.id) if found.kind in RECORDED else "",
        whole_href=links.consultation(found.part_of or found.id) if found.kind in RECORDED else "",
        is_closed=found.closed is not None,
        is_aside=found.verdict in SET_ASIDE,
        remind_on=found.remind_on.isoformat() if found.remind_on else "",
        merged_into=found.merged_into or "",
        part_of="" if found.kind in RECORDED else found.part_of or "",
        parts=found.parts,
        others=_others(room, found),
        later=tuple(matter_line(room, one) for one in room.archive.later_papers(room.viewer, found)),
        thread_href=links.telegram(found.telegram.mrn, "thread") if found.telegram.mrn else "",
    )


def _boxes(found: Matter) -> tuple[Box, ...]:
    if found.kind in RECORDED:  # these have a form of their own
        return ()
    values = msgspec.to_builtins(found.about)
    return tuple(
        Box(name, _(_WORDS.get(name, name.capitalize())), ", ".join(value) if isinstance(value, list) else value or "")
        for name, value in values.items()
        if name not in _FIXED
    )


def _others(room: Room, found: Matter) -> tuple[MatterLine, ...]:
    """Return the other matters of its telegram, in the order of the kinds."""
    address = found.telegram.address
    if address is None:
        return ()
    kinds = [kind.name for kind in KINDS]
    told = [one for one in room.archive.docket.of_telegram(room.viewer, address) if one.id != found.id]
    shown = [one for one in told if one.verdict not in SET_ASIDE]
    return tuple(matter_line(room, one) for one in sorted(shown, key=lambda one: kinds.index(one.kind)))
