"""The reading view: sections joined, lines flowed, pointers turned into links, requests marked where they are made."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from reftel.codes import country_adjectives
from reftel.exports.casing import sentence_case
from reftel.exports.flow import LineEnd, is_table, line_ends, longest_line
from reftel.telegram import Block, Enclosure, Heading, Paragraph, Role, Telegram, anchors_of, walk
from reftel.web.language import N_, _
from reftel.web.shown.hits import Hits
from reftel.web.shown.layout import Layout, lay_out
from reftel.web.shown.pieces import Cuts, Link, Piece, cut, cut_lines
from reftel.web.shown.short_forms import ShortForms, with_short_forms
from reftel.web.shown.style import AS_SENT, Style
from reftel.web.wording import shortened

ROLES: Final = {
    Role.SUMMARY: N_("Summary"),
    Role.INTRODUCTION: N_("Introduction"),
    Role.COMMENT: N_("Comment"),
    Role.ACTION_REQUEST: N_("Action request"),
    Role.NOTE: N_("Note"),
}

PORTIONS: Final = {
    "U": N_("unclassified"),
    "SBU": N_("sensitive but unclassified"),
    "LOU": N_("limited official use"),
    "FOUO": N_("for official use only"),
    "R": N_("restricted"),
    "C": N_("confidential"),
    "S": N_("secret"),
    "TS": N_("top secret"),
}

TOC_WORDS: Final = 34


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """One block as it is read: a paragraph, a heading or an enclosure with its blocks."""

    kind: str
    anchor: str
    field: str
    lines: tuple[tuple[Piece, ...], ...] = ()
    number: int | None = None
    portion: str | None = None
    portion_says: str | None = None
    roles: tuple[str, ...] = ()
    pages_before: tuple[str, ...] = ()
    is_table: bool = False
    is_bare: bool = False
    is_recased: bool = False
    as_sent: str = ""
    table: tuple[Piece, ...] = ()
    title: tuple[Piece, ...] = ()
    whose: str = ""
    blocks: tuple["ReadBlock", ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: the number, the words, and whether something is asked there."""

    anchor: str
    number: int | None
    words: str
    is_heading: bool
    asks: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The body as it is read, its contents, and field path → anchor for whoever links into it."""

    blocks: tuple[ReadBlock, ...]
    contents: tuple[Entry, ...]
    anchors: Mapping[str, str] = field(default_factory=dict)
    short_forms: tuple[tuple[str, str, str], ...] = ()


def read(
    text: str,
    telegram: Telegram,
    passages: Sequence[tuple[str, int, int]],
    hrefs: Mapping[str, str],
    *,
    hits: Hits | None = None,
    style: Style = AS_SENT,
) -> Reading:
    """Set a telegram's body. `passages` are (field, start, end) that ask for something; `hrefs` maps an MRN to its page.

    `hits` are what a query asked for, `style` how capitals are set.
    """
    layout = lay_out(text, telegram)
    anchors = anchors_of(telegram.body)
    setter = _Setter(telegram, layout, anchors, passages, hrefs, hits or Hits(), style)
    blocks = tuple(setter.blocks(telegram.body, "body"))
    asking = {name.rsplit(".", 1)[0] for name, _, _ in passages}
    return Reading(blocks, tuple(_contents(blocks, asking)), anchors, setter.short_forms.told())


class _Setter:
    """Sets blocks one by one; holds what they share."""

    def __init__(
        self,
        telegram: Telegram,
        layout: Layout,
        anchors: Mapping[str, str],
        passages: Sequence[tuple[str, int, int]],
        hrefs: Mapping[str, str],
        hits: Hits,
        style: Style,
    ) -> None:
        self.hits = hits
        self.style = style
        self.layout = layout
        self.anchors = anchors
        self.passages = passages
        self.links = _links(telegram, layout, anchors, hrefs)
        self.width = longest_line(tuple(b.text for _, b, _ in walk(telegram.body) if isinstance(b, Paragraph)))
        self.prose = " ".join(b.text for _, b, _ in walk(telegram.body) if isinstance(b, Paragraph))
        self.short_forms = ShortForms(self.prose)

    def blocks(self, blocks: tuple[Block, ...], path: str) -> Iterator[ReadBlock]:
        for index, block in enumerate(blocks):
            here = f"{path}[{index}]"
            match block:
                case Paragraph():
                    yield self.paragraph(block, here)
                case Heading():
                    yield self.heading(block, here)
                case Enclosure():
                    yield self.enclosure(block, here)

    def paragraph(self, block: Paragraph, path: str) -> ReadBlock:
        name = f"{path}.text"
        in_columns = is_table(block.text)
        return ReadBlock(
            kind="paragraph",
            anchor=self.anchors[path],
            field=path,
            lines=() if in_columns else self.lines(block.text, name),
            table=cut(block.text, self.hits.passage(name)) if in_columns else (),
            number=block.number,
            portion=block.portion,
            portion_says=portion_says(block.portion),
            roles=tuple(_(ROLES[role]) for role in block.roles),
            pages_before=tuple(self.layout.before.get(name, ())),
            is_table=in_columns,
            is_bare=not block.text.strip(),
            as_sent=block.text,
        )

    def heading(self, block: Heading, path: str) -> ReadBlock:
        name = f"{path}.text"
        printed = " ".join(block.text.split())
        shown = sentence_case(printed, self.prose, self.style.known)
        hits = self.hits.passage(name) if len(shown) == len(block.text) else ()
        return ReadBlock(
            kind="heading",
            anchor=self.anchors[path],
            field=path,
            as_sent=printed,
            is_recased=shown != printed,
            title=cut(shown, hits),
            pages_before=tuple(self.layout.before.get(name, ())),
        )

    def enclosure(self, block: Enclosure, path: str) -> ReadBlock:
        return ReadBlock(
            kind="enclosure",
            anchor=self.anchors[path],
            field=path,
            portion=block.portion,
            portion_says=portion_says(block.portion),
            title=cut(block.title, self.hits.passage(f"{path}.title")) if block.title else (),
            whose=whose_words(block),
            pages_before=tuple(self.layout.before.get(f"{path}.title", ())),
            blocks=tuple(self.blocks(block.blocks, f"{path}.blocks")),
        )

    def lines(self, text: str, name: str) -> tuple[tuple[Piece, ...], ...]:
        """Cut a block's text at everything that begins or ends in it."""
        pages = self.layout.inside.get(name, [])
        ends = _line_ends_but(line_ends(text, self.width), [at for at, _note in pages])
        passages = [(start, end) for held, start, end in self.passages if held == name]
        links = with_short_forms(text, self.links.get(name, ()), self.short_forms)
        return cut_lines(self.style.set(text), Cuts(links, passages, self.hits.passage(name), pages, ends))


def _line_ends_but(ends: Sequence[tuple[int, int, LineEnd]], pages: Sequence[int]) -> Mapping[tuple[int, int], LineEnd]:
    """Return the line ends by their place, without those at which a page line stood: there the sheet ended, not the line."""
    return {(s, e): kind for s, e, kind in ends if bisect_left(pages, s) == bisect_left(pages, e + 1)}


def _links(
    telegram: Telegram, layout: Layout, anchors: Mapping[str, str], hrefs: Mapping[str, str]
) -> Mapping[str, tuple[Link, ...]]:
    known = set(anchors.values())
    found: dict[str, list[Link]] = {}
    for pointer in telegram.pointers:
        located = layout.locate(pointer.span)
        if located is None:
            continue
        name, start, end = located
        href, title = _target(pointer.kind, pointer.target, known, hrefs)
        found.setdefault(name, []).append(Link(start, end, href, title))
    return {name: tuple(sorted(links, key=lambda link: link.start)) for name, links in found.items()}


def _target(kind: str, target: str | None, known: set[str], hrefs: Mapping[str, str]) -> tuple[str | None, str]:
    if kind == "paragraph":
        anchor = f"p{target}"
        return (
            (f"#{anchor}", _("Paragraph %(target)s", target=target))
            if anchor in known
            else (None, _("Paragraph %(target)s, not in this text", target=target))
        )
    if kind == "septel":
        return None, _("Septel: another telegram, sent separately; its number is not given here")
    if target is None:
        return "#references", _("The references of this telegram")
    return hrefs.get(target, "#references"), target if target in hrefs else _(
        "%(target)s, not in this archive", target=target
    )


def portion_says(portion: str | None) -> str | None:
    """Return a portion mark in words: "confidential, NOFORN" for "C/NF"-like marks; None without one."""
    if portion is None:
        return None
    level, _slash, controls = portion.partition("/")
    return ", ".join(part for part in (_(PORTIONS.get(level.strip().upper(), portion)), controls.strip("/ ")) if part)


def whose_words(enclosure: Enclosure) -> str:
    """Say what an enclosure is and whose words it holds, without guessing."""
    kind = enclosure.kind.strip() or "text"
    what = f"{kind[0].upper()}{kind[1:]}"
    if enclosure.voice is None:
        return _("%(what)s. Quoted here; whose words these are the telegram does not say.", what=what)
    adjective = next((word for word, country in country_adjectives().items() if country == enclosure.voice), None)
    side = _("the %(adjective)s side", adjective=adjective) if adjective else enclosure.voice
    return _("%(what)s. The words of %(side)s, not of the sender.", what=what, side=side)


def _contents(blocks: tuple[ReadBlock, ...], asking: set[str]) -> Iterator[Entry]:
    """Yield the contents; an enclosure is named at the number of a paragraph that is nothing but it."""
    asking_blocks = {name.split(".", 1)[0] for name in asking}
    is_named_before = False
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        is_bare = block.is_bare and following is not None and following.kind == "enclosure"
        held = (block, following) if is_bare and following is not None else (block,)
        if not is_named_before:
            asks = any(b.field in asking_blocks for b in held)
            yield Entry(block.anchor, block.number, _words(held), is_heading=block.kind == "heading", asks=asks)
        is_named_before = is_bare


def _words(held: tuple[ReadBlock, ...]) -> str:
    block = held[-1]
    match block.kind:
        case "heading":
            return text_of(block.title)
        case "enclosure":
            return _enclosure_words(block)
        case _:
            return " · ".join(block.roles) or shortened(block.as_sent, TOC_WORDS)


def text_of(pieces: Sequence[Piece]) -> str:
    """Return pieces as one text."""
    return "".join(piece.text for piece in pieces)


def _enclosure_words(block: ReadBlock) -> str:
    return shortened(text_of(block.title) or block.whose.partition(".")[0], TOC_WORDS)
