"""The versions of a telegram beside one another, and what two texts differ in, word by word."""

from dataclasses import dataclass
from typing import Final

from litestar import Response

from reftel.archive.versions.difference import Change, Piece
from reftel.archive.versions.values import Copy, Difference, Relation, VersionLine, WhyBest
from reftel.errors import Ambiguous
from reftel.web import links
from reftel.web.language import N_, _, number
from reftel.web.pages.making import Asked, html, page, path_part, room_of, word
from reftel.web.pages.telegram import choice
from reftel.web.room import Room
from reftel.web.shown.lines import Line, line_of
from reftel.web.wording import plural

MOST_PIECES: Final = 4_000
"""Stretches of one difference on a page; `reftel diff` prints them all."""

MOST_LETTERS: Final = 400_000
"""Characters of them."""

AROUND: Final = 60
"""Words of agreement that are shown at either end of a long stretch that agrees."""

WHY: Final = {
    WhyBest.ONLY: N_("The only version."),
    WhyBest.CORRECTED: N_("The best version: the last that calls itself a corrected copy."),
    WhyBest.SHOWS_MOST: N_("The best version: it shows most."),
    WhyBest.FIRST_ID: N_("The best version: as good as another, with the lower id."),
}

RELATIONS: Final = {
    Relation.SAME_WORDS: N_("The same words, set otherwise"),
    Relation.CORRECTED: N_("A corrected copy"),
    Relation.REDACTED: N_("Hides what the best version shows"),
    Relation.FULLER: N_("Shows what the best version hides"),
    Relation.EXTRACT: N_("An extract: it has no words that the best version lacks"),
    Relation.CONTAINS: N_("Has all words of the best version, and more"),
    Relation.CHANGED: N_("Other words"),
    Relation.RETRANSMISSION: N_("Sent again under this number"),
    Relation.NEARLY_SAME: N_("Nearly the same words"),
}
"""How a text stands to the one it is compared with. A test finds one that is missing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One version, or a copy under another number: how it stands, and where the difference is shown."""

    line: Line
    version_id: str
    standing: str
    seen_in: tuple[str, ...]
    href: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of words: `kind` is that of the change; a long one that agrees is cut in its middle."""

    kind: str
    first: str
    second: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts compared."""

    first: Line
    second: Line
    first_id: str
    second_id: str
    summary: str
    stretches: tuple[Stretch, ...]
    is_coarse: bool
    is_cut: bool


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """All versions of a telegram, copies of it, and one difference where there is something to compare."""

    name: str
    address: str
    versions: tuple[Shown, ...]
    copies: tuple[Shown, ...]
    compared: Compared | None


@page("/t/{address:str}/diff")
def diff(request: Asked) -> Response[bytes]:
    """Show the versions of a telegram, and what `?with=` (else its second version) differs in from it."""
    room, address = room_of(request), path_part(request, "address")
    try:
        found = room.archive.versions.of(room.viewer, address)
        best = found.versions[0].brief
        first = address if "@" in address else best.address
        second = word(request, "with") or (found.versions[1].brief.address if len(found.versions) > 1 else "")
        compared = _compared(room, room.archive.versions.difference(room.viewer, first, second)) if second else None
    except Ambiguous as fault:
        return choice(room, fault)
    view = VersionsPage(
        name=found.mrn or best.address,
        address=address,
        versions=tuple(_version(room, line, best.address) for line in found.versions),
        copies=tuple(_copy(room, copy, best.address) for copy in found.copies),
        compared=compared,
    )
    return html(room, "diff.html", view)


def _version(room: Room, line: VersionLine, best: str) -> Shown:
    brief = line.brief
    return Shown(
        line=line_of(brief, room.titles.guess(brief), links.exact(brief)),
        version_id=brief.version_id,
        standing=_standing(line),
        seen_in=line.seen_in,
        href=None if brief.address == best else links.compare(best, brief.address),
    )


def _copy(room: Room, copy: Copy, best: str) -> Shown:
    brief = copy.brief
    return Shown(
        line=line_of(brief, room.titles.guess(brief)),
        version_id=brief.version_id,
        standing=_(
            "%(relation)s: %(share)s of the words agree.",
            relation=_(RELATIONS[copy.relation]),
            share=f"{copy.share:.0%}",
        ),
        seen_in=(),
        href=links.compare(best, brief.address),
    )


def _standing(line: VersionLine) -> str:
    if line.why_best is not None:
        return _(WHY[line.why_best])
    if line.relation is None:
        return _("Not compared.")
    counts = (
        (line.redacted, plural(line.redacted, "redaction made", "redactions made")),
        (line.lifted, plural(line.lifted, "redaction lifted", "redactions lifted")),
        (line.lacks, plural(line.lacks, "word lacking", "words lacking")),
        (line.adds, plural(line.adds, "word more", "words more")),
    )
    said = ", ".join(words for count, words in counts if count)
    return f"{_(RELATIONS[line.relation])}{': ' if said else ''}{said}."


def _compared(room: Room, found: Difference) -> Compared:
    stretches = _stretches(found.pieces)
    return Compared(
        first=line_of(found.first, room.titles.guess(found.first), links.exact(found.first)),
        second=line_of(found.second, room.titles.guess(found.second), links.exact(found.second)),
        first_id=found.first.version_id,
        second_id=found.second.version_id,
        summary=_summary(found),
        stretches=stretches,
        is_coarse=found.is_coarse,
        is_cut=len(stretches) < len(found.pieces),
    )


def _summary(found: Difference) -> str:
    if found.same_words:
        return _("The same %(same)s; only lines, page lines or capitals differ.", same=plural(found.same, "word"))
    return _(
        "%(same)s, %(removed)s stand only in the first, %(added)s only in the second; %(redacted)s made, %(lifted)s lifted.",
        same=plural(found.same, "word agrees", "words agree"),
        removed=number(found.removed),
        added=number(found.added),
        redacted=plural(found.redacted, "redaction"),
        lifted=number(found.lifted),
    )


def _stretches(pieces: tuple[Piece, ...]) -> tuple[Stretch, ...]:
    shown: list[Stretch] = []
    letters = 0
    for piece in pieces[:MOST_PIECES]:
        stretch = _stretch(piece)
        letters += len(stretch.first) + len(stretch.second)
        if letters > MOST_LETTERS:
            break
        shown.append(stretch)
    return tuple(shown)


def _stretch(piece: Piece) -> Stretch:
    if piece.change is not Change.SAME:
        return Stretch(piece.change.value, piece.first, piece.second, is_cut=False)
    words = piece.first.split(" ")
    if len(words) <= 2 * AROUND + 10:
        return Stretch(piece.change.value, piece.first, "", is_cut=False)
    return Stretch(piece.change.value, " ".join(words[:AROUND]), " ".join(words[-AROUND:]), is_cut=True)
