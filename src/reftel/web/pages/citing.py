"""How to cite a telegram, or one paragraph of it, in every form that is asked for."""

from dataclasses import dataclass
from urllib.parse import quote

from litestar import Response

from reftel.errors import Ambiguous
from reftel.exports import facts_of_holding
from reftel.exports.chicago import bibliography, note
from reftel.exports.quoting import quotation, quoted
from reftel.telegram import Enclosure, Telegram, anchors_of, walk
from reftel.web import links
from reftel.web.language import _
from reftel.web.pages.feeds import base_of
from reftel.web.pages.making import Asked, html, page, path_part, room_of, word
from reftel.web.pages.telegram import MOST_OF_ANCHOR, choice
from reftel.web.security import LOOPBACK
from reftel.web.shown.heads import Head, head_of
from reftel.web.shown.sides import SOURCES

LONGEST_FIRST_WORDS = 60


@dataclass(frozen=True, slots=True)
class ToCopy:
    """One thing to copy: what it is, the text, how many lines it takes, whether it is code."""

    id: str
    label: str
    text: str
    rows: int
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph that can be cited: its anchor, its number or first words, where its own page is."""

    label: str
    href: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class CitePage:
    """The page. `mail` opens a letter; `networks` lead to sites of others and are there where the telegram has a public address."""

    head: Head
    place: str
    pieces: tuple[ToCopy, ...]
    passages: tuple[Passage, ...]
    forms: tuple[tuple[str, str], ...]
    mail: str
    networks: tuple[tuple[str, str], ...]
    is_local: bool


@page("/t/{address:str}/cite")
def cite(request: Asked) -> Response[bytes]:
    """Show how to cite a telegram; with `p` one of its paragraphs ("p4")."""
    room, address = room_of(request), path_part(request, "address")
    try:
        holding = room.archive.fetch(room.viewer, address)
    except Ambiguous as fault:
        return choice(room, fault)
    anchor = word(request, "p", MOST_OF_ANCHOR).lstrip("#")
    facts = facts_of_holding(holding, room.archive.collection)
    head = head_of(holding, address, room.titles.learn(holding.telegram))
    found = quoted(holding.telegram, facts, anchor) if anchor else None
    link = facts.link or base_of(request) + links.telegram(holding.mrn or holding.address)
    link += f"#{anchor}" if anchor else ""
    pieces = [
        ToCopy("note", _("Note"), found.note if found else note(facts), 3),
        ToCopy("bibliography", _("In a bibliography"), bibliography(facts), 3),
        ToCopy("link", _("Address"), link, 1, is_code=True),
    ]
    if found is not None:
        pieces.insert(0, ToCopy("words", _("The words"), found.words, 6))
        markdown = quotation(holding.telegram, facts, anchor)
        pieces.append(ToCopy("markdown", _("Quotation with its note, in Markdown"), markdown, 8, is_code=True))
    view = CitePage(
        head=head,
        place=found.place if found else "",
        pieces=tuple(pieces),
        passages=tuple(_passages(holding.telegram, head.address, anchor)),
        forms=_forms(head.address, anchor),
        mail=f"mailto:?subject={quote(f'{facts.name}: {facts.title}')}&body={quote(link)}",
        networks=_networks(link, facts.title) if facts.link else (),
        is_local=facts.link is None and _is_loopback(link),
    )
    return html(room, "cite.html", view)


def _forms(address: str, anchor: str) -> tuple[tuple[str, str], ...]:
    """Return what each form is called and where it is had; those that can name a passage are of the one that is chosen."""
    from reftel.exports import FORMATS

    place = quote(address, safe="@")
    return tuple(
        (_(SOURCES[form.name]), f"/t/{place}.{form.ending}" + (f"?p={quote(anchor)}" if anchor and form.cited else ""))
        for form in FORMATS
        if form.name in SOURCES
    )


def _passages(telegram: Telegram, address: str, chosen: str) -> list[Passage]:
    anchors = anchors_of(telegram.body)
    found = []
    for path, block, _within in walk(telegram.body):
        if isinstance(block, Enclosure):
            continue
        number = getattr(block, "number", None)
        words = " ".join(getattr(block, "text", "").split())
        if not words:
            continue
        label = str(number) if number is not None else words[:LONGEST_FIRST_WORDS]
        anchor = anchors[path]
        found.append(Passage(label, f"/t/{quote(address, safe='@')}/cite?p={anchor}", anchor == chosen))
    return found


def _networks(link: str, title: str) -> tuple[tuple[str, str], ...]:
    """Return plain links to where people share; nothing is asked of these sites before somebody follows one."""
    return (
        ("Bluesky", f"https://bsky.app/intent/compose?text={quote(f'{title} {link}')}"),
        ("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={quote(link, safe='')}"),
    )


def _is_loopback(link: str) -> bool:
    return any(f"://{name}" in link for name in LOOPBACK)
