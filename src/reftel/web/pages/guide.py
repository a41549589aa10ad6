"""How to read a telegram: the tables of the trade, each part shown on a telegram of this archive, and an invented one in full."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Final

import msgspec
from litestar import Response

from reftel.archive.values import Holding
from reftel.codes import Classification, captions, precedences, span_kinds
from reftel.corpus import parse_item, read_pasted
from reftel.errors import ReftelError
from reftel.samples import sample_text
from reftel.telegram import Telegram
from reftel.web import links
from reftel.web.language import N_, _
from reftel.web.pages.making import Asked, html, page, room_of
from reftel.web.room import Room
from reftel.web.shown.explaining import FAMILIES, FAMILY_OF, ExplainedText, explain_telegram
from reftel.web.shown.marking import level_class
from reftel.web.shown.spans import to_explain
from reftel.web.wording import shortened

HERE: Final = "/how-to-read"
LOOKED_AT: Final = 3
"""Recent telegrams among which the one is chosen that shows most kinds of parts."""

IN_FULL: Final = "06PORTALDER231"
"""The sample that is shown whole: of those that fit on two sheets it has most kinds of parts, headings and portion marks among them."""

LONGEST_EXAMPLE: Final = 70
NOT_SHOWN: Final = frozenset({"blank", "publisher", "unrecognised"})

LEVELS: Final = {
    Classification.UNCLASSIFIED: ("UNCLAS, U", N_("Not classified; it may still have been handled with care (SENSITIVE, SBU, FOUO).")),
    Classification.LIMITED_OFFICIAL_USE: ("LIMITED OFFICIAL USE", N_("Not classified by order, but kept within the government.")),
    Classification.RESTRICTED: ("RESTRICTED, R", N_("The lowest level of some allies, and of the United States until 1953.")),
    Classification.CONFIDENTIAL: ("C O N F I D E N T I A L, C", N_("Disclosure was expected to cause damage to national security.")),
    Classification.SECRET: ("S E C R E T, S", N_("Disclosure was expected to cause serious damage.")),
    Classification.TOP_SECRET: ("T O P  S E C R E T, TS", N_("Disclosure was expected to cause exceptionally grave damage.")),
}  # fmt: skip
"""Level → how it is printed, and what it claimed (executive orders on classification)."""


@dataclass(frozen=True, slots=True)
class PartRow:
    """One kind of part: its name, an example as sent, what it is, where that is written."""

    name: str
    example: str
    explanation: str
    source: str


@dataclass(frozen=True, slots=True)
class PartGroup:
    """All kinds of one family."""

    family: str
    name: str
    rows: tuple[PartRow, ...]


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One level with its colour."""

    name: str
    level_class: str
    printed: str
    meaning: str


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One code with its meaning."""

    code: str
    meaning: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """The page."""

    sample_name: str
    sample_href: str
    groups: tuple[PartGroup, ...]
    levels: tuple[LevelRow, ...]
    precedences: tuple[CodeRow, ...]
    captions: tuple[CodeRow, ...]
    in_full: ExplainedText


@page(HERE)
def guide(request: Asked) -> Response[bytes]:
    """Show the page."""
    room = room_of(request)
    return html(room, "guide.html", guide_page(sample(room)), here=HERE)


def sample(room: Room) -> Holding | None:
    """Return the recent telegram that shows most kinds of parts, None where the archive is empty."""
    held: list[Holding] = []
    for brief in room.archive.recent(room.viewer, LOOKED_AT):
        with suppress(ReftelError):  # a version that went between the two reads is no reason to withhold the page
            holding = room.archive.fetch(room.viewer, brief.address)
            held.append(msgspec.structs.replace(holding, telegram=to_explain(holding)))
    return max(held, key=lambda holding: len({span.kind for span in holding.telegram.spans or ()}), default=None)


@cache
def invented() -> tuple[str, Telegram]:
    """Return the text of the invented telegram that is shown in full, and what is read of it with spans."""
    item = read_pasted(sample_text(IN_FULL))[0]
    return item.text, parse_item(item, spans=True)


def guide_page(holding: Holding | None) -> GuidePage:
    """Return the page with the examples of a telegram; of the invented one where there is none."""
    text, telegram = (holding.text, holding.telegram) if holding is not None else invented()
    examples = _examples(text, telegram)
    name = (holding.mrn or _("a telegram")) if holding is not None else ""
    return GuidePage(
        sample_name=name,
        sample_href=links.telegram(name or holding.address, "explained") if holding is not None else "",
        groups=tuple(_groups(examples)),
        levels=tuple(
            LevelRow(level.value, level_class(level), printed, _(meaning))
            for level, (printed, meaning) in LEVELS.items()
        ),
        precedences=tuple(
            CodeRow(f"{row.prosign}  {row.name}", row.objective, row.usage)
            for row in precedences()
            if row.usage != "not State"
        ),
        captions=tuple(CodeRow(row.caption, row.meaning, row.kind) for row in captions().values()),
        in_full=explain_telegram(*invented()),
    )


def _examples(text: str, telegram: Telegram) -> dict[str, str]:
    """Return kind → the first line, as sent, in which a part of that kind says something."""
    found: dict[str, str] = {}
    for span in telegram.spans or ():
        words = text[span.start : span.end]
        if span.kind not in found and any(c.isalnum() for c in words):
            found[span.kind] = shortened(_line_at(text, span.start), LONGEST_EXAMPLE)
    return found


def _line_at(text: str, place: int) -> str:
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return text[start : end if end >= 0 else len(text)].strip()


def _groups(examples: dict[str, str]) -> Iterable[PartGroup]:
    for family, (name, _kinds) in FAMILIES.items():
        rows = tuple(
            PartRow(kind.name[:1].upper() + kind.name[1:], examples.get(kind.kind, ""), kind.explanation, kind.source)
            for kind in span_kinds().values()
            if FAMILY_OF[kind.kind] == family and kind.kind not in NOT_SHOWN
        )
        if rows:
            yield PartGroup(family, _(name), rows)
