"""A telegram in its views: reading, original, explained; and as text and as JSON."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response
from markupsafe import Markup

from reftel.archive import file_name
from reftel.archive.references.values import Mentions
from reftel.archive.values import Holding
from reftel.codes import TelegramKind
from reftel.errors import Ambiguous, NotFound
from reftel.exports import FORMATS, Format, facts_of, facts_of_holding
from reftel.exports.embedded import embedded, json_ld
from reftel.exports.plain import name_of
from reftel.exports.prose import prose_of
from reftel.exports.quoting import facts_of_passage
from reftel.matters import KINDS, PROMISE, RECORDED, REQUEST
from reftel.matters.consultations import may_propose
from reftel.telegram import Telegram
from reftel.web import links
from reftel.web.language import _
from reftel.web.pages.feeds import base_of
from reftel.web.pages.making import MAX_PAGE, MAX_QUERY, Asked, html, json, page, path_part, room_of, word
from reftel.web.pages.references import ghost_page
from reftel.web.pages.results import HITS, SORTS
from reftel.web.rendering import data_block
from reftel.web.room import Room
from reftel.web.shown.explaining import ExplainedText, explain_telegram
from reftel.web.shown.fixity import Fixity, fixity_of
from reftel.web.shown.heads import Head, head_of, sender_of
from reftel.web.shown.hits import Hits, parts_in
from reftel.web.shown.kept_side import Kept, kept_of
from reftel.web.shown.lines import Line, line_of, line_of_holding
from reftel.web.shown.matters import MatterLine, matter_line
from reftel.web.shown.original import OriginalText, original_of
from reftel.web.shown.pieces import Piece, cut
from reftel.web.shown.posts import addressed_stations, posts_of
from reftel.web.shown.reading import Reading, read
from reftel.web.shown.sides import NAMED_CITERS, SOURCES, Side, person_href, side_of
from reftel.web.shown.spans import to_explain, with_spans
from reftel.web.shown.style import SENTENCE, may_be_set, style_of
from reftel.web.shown.trail import Came, Trail, marks_of, trail_of
from reftel.web.wording import listed, plural

JSON: Final = ".json"
TEXT: Final = ".txt"

MOST_OF_ANCHOR: Final = 40
"""Characters of the name of a passage that are looked at."""

MOST_PLAIN: Final = 200_000
"""Characters of a text without paragraphs that the reading view shows; the original has all."""


@dataclass(frozen=True, slots=True)
class TelegramPage:
    """The reading view."""

    head: Head
    notices: tuple[str, ...]
    reading: Reading
    plain: tuple[Piece, ...]
    signature: str | None
    signature_href: str
    owed_at: dict[str, list[MatterLine]]
    told: tuple[MatterLine, ...]
    proposes: bool
    proposal_href: str
    speakers: tuple[tuple[str, str], ...]
    side: Side
    fixity: Fixity
    kept: Kept
    previous: Line | None
    next: Line | None
    about: tuple[tuple[str, str], ...]
    data: Markup
    canonical: str
    printed: str
    today: dt.date
    title: tuple[Piece, ...]
    trail: Trail | None
    case: tuple[str, str] | None
    in_sentences: bool


@dataclass(frozen=True, slots=True)
class ExplainedPage:
    """The explained view."""

    head: Head
    trail: Trail | None
    text: ExplainedText


@dataclass(frozen=True, slots=True)
class OriginalPage:
    """The original view."""

    head: Head
    trail: Trail | None
    original: OriginalText


@dataclass(frozen=True, slots=True)
class ChoicePage:
    """Several telegrams under one number."""

    name: str
    lines: tuple[Line, ...]


@page("/t/{address:str}")
def telegram(request: Asked) -> Response[bytes]:
    """Show a telegram to be read; with `.txt` or `.json` behind the address give it as such."""
    room, address = room_of(request), path_part(request, "address")
    for form in FORMATS:
        if form.name in SOURCES and address.endswith(f".{form.ending}"):
            anchor = word(request, "p", MOST_OF_ANCHOR).lstrip("#")
            return as_source(room, address.removesuffix(f".{form.ending}"), form, anchor)
    if address.endswith(JSON):
        return as_json(room, address.removesuffix(JSON))
    if address.endswith(TEXT):
        return as_text(room, address.removesuffix(TEXT))
    try:
        holding = room.archive.fetch(room.viewer, address)
    except Ambiguous as fault:
        return choice(room, fault)
    except NotFound as fault:
        return ghost_page(room, fault, address)
    return html(room, "telegram.html", telegram_page(room, holding, address, came_by(request), base_of(request)))


def came_by(request: Asked) -> Came:
    """Return by which result a reader came; what is senseless is as if it were not there."""
    sort, number = word(request, "sort"), word(request, "n", 10)
    is_number = number.isascii() and number.isdigit() and 0 < int(number) <= MAX_PAGE * HITS
    return Came(
        query=" ".join(word(request, "q", MAX_QUERY).split()),
        sort=sort if sort in SORTS else "relevance",
        number=int(number) if is_number else 0,
        case=SENTENCE if word(request, "case") == SENTENCE else "",
    )


@page("/t/{address:str}/original")
def original(request: Asked) -> Response[bytes]:
    """Show a telegram as it was sent."""
    room, address = room_of(request), path_part(request, "address")
    try:
        holding = room.archive.fetch(room.viewer, address)
    except Ambiguous as fault:
        return choice(room, fault)
    data, came = room.archive.original(room.viewer, holding.address), came_by(request)
    head, hits = _head(room, holding, address, came), Hits(marks_of(room, holding, came))
    text = original_of(holding, data, hits)
    trail = trail_of(room, holding, came, hits.count(), view="original")
    return html(room, "original.html", OriginalPage(head, trail, text))


@page("/t/{address:str}/explained")
def explained(request: Asked) -> Response[bytes]:
    """Show how to read a telegram."""
    room, address = room_of(request), path_part(request, "address")
    try:
        holding = room.archive.fetch(room.viewer, address)
    except Ambiguous as fault:
        return choice(room, fault)
    text, came = explain_telegram(holding.text, to_explain(holding), holding.extent), came_by(request)
    head = _head(room, holding, address, came)
    trail = trail_of(room, holding, came, Hits().count(), view="explained")
    return html(room, "explained.html", ExplainedPage(head, trail, text))


def _head(room: Room, holding: Holding, address: str, came: Came) -> Head:
    return head_of(holding, address, room.titles.learn(holding.telegram), came, posts_of(room, (sender_of(holding),)))


def as_json(room: Room, address: str) -> Response[bytes]:
    """Give the record of a telegram, without its spans."""
    holding = room.archive.fetch(room.viewer, address)
    telegram = without_spans(holding.telegram)
    return json(msgspec.json.encode(given_away(telegram) if room.service.published else telegram))


def given_away(telegram: Telegram) -> Telegram:
    """Return a record that says which file the text was seen in, and not where on somebody's disk."""
    if not telegram.source:
        return telegram
    return msgspec.structs.replace(
        telegram, source=msgspec.structs.replace(telegram.source, path=file_name(telegram.source.path))
    )


def without_spans(telegram: Telegram) -> Telegram:
    """Return the telegram as `show --json` gives it: the spans are only given where they are asked for."""
    return msgspec.structs.replace(telegram, spans=msgspec.UNSET)


def as_text(room: Room, address: str) -> Response[bytes]:
    """Give the bytes of the item exactly as they were received, to be saved."""
    holding = room.archive.fetch(room.viewer, address)
    data = room.archive.original(room.viewer, holding.address)
    name = holding.mrn or holding.telegram.version_id
    encoding = holding.sightings[0].encoding if holding.sightings else "utf-8"
    return Response(
        data,
        media_type="text/plain",
        encoding=encoding,
        headers={"Content-Disposition": f'attachment; filename="{name}.txt"'},
    )


def as_source(room: Room, address: str, form: Format, anchor: str = "") -> Response[bytes]:
    """Give a citation for a program that manages sources, to be saved; of one passage ("p4") where the form can name one."""
    wholes = list(room.archive.wholes(room.viewer, (address,)))
    name, content = name_of(wholes[0]), b""
    if anchor and form.cited:
        facts = facts_of_passage(wholes[0].telegram, facts_of(wholes[0], room.archive.collection), anchor)
        name, content = f"{name}-{facts.anchor}", form.cited(facts).encode("utf-8", "backslashreplace")
    elif form.parts:
        content = b"".join(form.parts(wholes, room.archive.collection))
    return Response(
        content,
        media_type=form.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}.{form.ending}"'},
    )


def choice(room: Room, fault: Ambiguous) -> Response[bytes]:
    """List the telegrams that share a number, for the reader to choose from."""
    found = [room.archive.fetch(room.viewer, address) for address in fault.choices]
    lines = tuple(line_of_holding(holding, room.titles.learn(holding.telegram)) for holding in found)
    return html(room, "choice.html", ChoicePage(fault.what, lines), status=300)


def telegram_page(
    room: Room,
    holding: Holding,
    address: str,
    came: Came = Came(),  # noqa: B008 (it is frozen)
    base: str = "",
) -> TelegramPage:
    """Return the reading view, for a reader who came by a result or otherwise; `base` is how he reached the room."""
    telegram = holding.telegram
    head = _head(room, holding, address, came)
    hits, style = Hits(marks_of(room, holding, came)), style_of(holding, came.case)
    kinds = [kind.name for kind in KINDS]
    told = [matter_line(room, matter) for matter in sorted(holding.matters, key=lambda one: kinds.index(one.kind))]
    owed = [line for line in told if line.kind in {REQUEST, PROMISE}]
    shown = [line for line in owed if not line.is_dismissed]
    hrefs = {c.reference.mrn: links.best(c.held) for c in holding.cites if c.held and c.reference.mrn}
    prose, facts = prose_of(telegram), facts_of_holding(holding, room.archive.collection)
    spanned = with_spans(holding)
    title = cut(head.title, hits.subject(head.title, telegram.subject or ""))
    asking = [(line.field, line.start, line.end) for line in shown]
    reading = read(holding.text, spanned, asking, hrefs, hits=hits, style=style)
    return TelegramPage(
        head=head,
        notices=tuple(_notices(holding)),
        reading=reading,
        plain=() if telegram.body else _plain(holding, hits),
        signature=telegram.signature,
        signature_href=person_href(telegram.signature),
        owed_at=_by_anchor(owed, reading),
        told=tuple(line for line in told if not line.is_dismissed and line.kind not in RECORDED),
        proposes=may_propose(telegram),
        proposal_href=links.proposal(address),
        speakers=tuple((name, links.speakers(name)) for name in holding.speakers),
        side=side_of(
            holding,
            room.archive.collection,
            room.titles,
            head,
            posts_of(room, addressed_stations(telegram)),
            _mentions(room, holding),
        ),
        fixity=fixity_of(room, holding.address),
        kept=kept_of(room, holding, spanned, reading.anchors, head.reading_href),
        previous=line_of(holding.previous, room.titles.guess(holding.previous, prose)) if holding.previous else None,
        next=line_of(holding.next, room.titles.guess(holding.next, prose)) if holding.next else None,
        about=embedded(facts),
        data=data_block(json_ld(facts)),
        canonical=links.telegram(address),
        printed=f"{(room.archive.collection.url or base).rstrip('/')}{links.telegram(holding.address)}",
        today=dt.datetime.now(dt.UTC).date(),
        title=title,
        trail=trail_of(room, holding, came, hits.count(), original_href=head.original_href),
        case=_case(holding, address, came),
        in_sentences=style.in_sentences,
    )


def _mentions(room: Room, holding: Holding) -> tuple[Mentions, ...]:
    """Return how those that cite a telegram mention it; only those that are named beside it are read for that."""
    if not holding.cited_by:
        return ()
    return room.archive.web.mentions(room.viewer, holding.address, limit=NAMED_CITERS).citing


def _plain(holding: Holding, hits: Hits) -> tuple[Piece, ...]:
    start, end = holding.extent
    end = min(end, start + MOST_PLAIN)
    return cut(holding.text[start:end], parts_in(hits.numbered_all(), start, end))


def _case(holding: Holding, address: str, came: Came) -> tuple[str, str] | None:
    """Return what else can be done with the capitals of a text that was sent in them, and where."""
    if not may_be_set(holding):
        return None
    words, other = (_("In capitals, as sent"), "") if came.case else (_("In sentence case"), SENTENCE)
    return words, came.recased(other).to(links.telegram(address))


def _by_anchor(lines: list[MatterLine], reading: Reading) -> dict[str, list[MatterLine]]:
    found: dict[str, list[MatterLine]] = {}
    for line in lines:
        anchor = reading.anchors.get(line.field.rpartition(".")[0], "")
        found.setdefault(anchor, []).append(line)
    return found


def _notices(holding: Holding) -> list[str]:
    """Say what a reader must know before the text: gaps, other versions, a text that is no telegram."""
    telegram, notices = holding.telegram, list[str]()
    if telegram.kind is TelegramKind.UNRECOGNISED:
        notices.append(_("No telegram was recognised in this text."))
    if telegram.kind is TelegramKind.CARD:
        notices.append(_("Withdrawn, or described only: the archive holds no text of this telegram."))
    sections = telegram.sections
    if sections is not None and sections.markers_seen and len(set(sections.markers_seen)) < sections.of:
        absent = [str(n) for n in range(1, sections.of + 1) if n not in sections.markers_seen]
        notices.append(
            _(
                "Of %(of)s no marker was seen of %(absent)s; the text may have gaps.",
                of=plural(sections.of, "section"),
                absent=listed(absent),
            )
        )
    if holding.other_versions:
        notices.append(
            _(
                "%(versions)s of this telegram is held; the side compares them.",
                versions=plural(len(holding.other_versions), "other version"),
            )
        )
    return notices
