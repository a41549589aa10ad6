"""The side matter of a telegram: references both ways, TAGS, markings, addressees, how to cite, findings, provenance."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reftel.archive.finding.named import is_name
from reftel.archive.references.values import Mentions
from reftel.archive.values import Citation, Collection, Holding
from reftel.codes import (
    ReferenceKind,
    TagKind,
    classification_reason,
    eo_code,
    executive_order,
    finding_rule,
    origin_of_designator,
    station_of_designator,
)
from reftel.exports import FORMATS, facts_of_holding
from reftel.exports.chicago import bibliography, note
from reftel.exports.prose import prose_of
from reftel.search.query.composing import clause
from reftel.telegram import Addressee, ClassifiedBy, Drafting, Finding, Published, Tag, Telegram
from reftel.web import links
from reftel.web.language import N_, _, number
from reftel.web.shown.heads import Head
from reftel.web.shown.lines import Line, line_of
from reftel.web.shown.mentions import Said, said_by_href
from reftel.web.shown.titles import Titles
from reftel.web.shown.vocabulary import term
from reftel.web.wording import day

NOT_TELEGRAMS: Final = {
    ReferenceKind.EMAIL: N_("e-mail"),
    ReferenceKind.MEMO: N_("memorandum"),
    ReferenceKind.LETTER: N_("letter"),
    ReferenceKind.PHONE: N_("telephone call"),
    ReferenceKind.REPORT: N_("report"),
    ReferenceKind.OTHER: N_("not a telegram, or not told apart"),
}


MOST_FINDINGS: Final = 40
"""Findings that are shown; a text with more is damaged throughout, and `reftel check` lists them all."""

NAMED_CITERS: Final = 12
"""Telegrams that cite this one and are named beside it; the rest is a search away."""

SOURCES: Final = {"pdf": N_("PDF"), "bibtex": N_("BibTeX"), "ris": N_("RIS"), "csl": N_("CSL-JSON")}
"""Forms in which one telegram can be had: pages to print, and what programs for managing sources read; and what they are called."""


@dataclass(frozen=True, slots=True)
class Citing:
    """How to cite a telegram: in a note, in a bibliography, and as (name, address) for programs."""

    note: str
    bibliography: str
    forms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """One item of the REF line: held (with its line), absent, or no telegram at all; `note` says which."""

    label: str | None
    text: str
    line: Line | None
    note: str
    search: str | None


@dataclass(frozen=True, slots=True)
class TagLine:
    """One TAG with its meaning in the telegram's year and the search for it."""

    code: str
    name: str
    kind: str
    href: str


@dataclass(frozen=True, slots=True)
class AddresseeLine:
    """One addressee: as printed, what that means, precedence, running number."""

    designator: str
    name: str
    precedence: str
    number: str
    is_collective: bool
    href: str


@dataclass(frozen=True, slots=True)
class AddresseeGroup:
    """All addressees of one kind."""

    label: str
    lines: tuple[AddresseeLine, ...]


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding with its place in the original view."""

    code: str
    severity: str
    message: str
    explanation: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a list of facts; the `name` at the beginning of its words may have a page."""

    label: str
    words: str
    title: str = ""
    name: str = ""
    href: str = ""

    @property
    def rest(self) -> str:
        """Return what stands behind the name."""
        return self.words.removeprefix(self.name)


@dataclass(frozen=True, slots=True)
class Seen:
    """One sighting: where, which bytes, when."""

    path: str
    extent: str
    sha256: str
    extractor: str
    encoding: str
    seen_at: dt.datetime
    published: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """All side matter."""

    refs: tuple[Ref, ...]
    cited_by: tuple[Line, ...]
    cited_by_total: int
    cited_how: Mapping[str, tuple[Said, ...]]
    cited_by_href: str
    thread_href: str
    diff_href: str
    tags: tuple[TagLine, ...]
    markings: tuple[Fact, ...]
    addressees: tuple[AddresseeGroup, ...]
    citing: Citing
    findings: tuple[FindingLine, ...]
    findings_total: int
    versions: tuple[Line, ...]
    seen: tuple[Seen, ...]
    version_id: str
    parser: str
    similar_href: str


def side_of(
    holding: Holding,
    collection: Collection,
    titles: Titles,
    head: Head,
    posts: frozenset[str] = frozenset(),
    found: Sequence[Mentions] = (),
) -> Side:
    """Return the side matter of a telegram under its head; of `posts` there are pages, and `found` tells how it is cited."""
    telegram = holding.telegram
    prose = prose_of(telegram)  # telegrams that cite one another tell of the same people and places
    return Side(
        refs=tuple(_ref(citation, titles, prose) for citation in holding.cites),
        cited_by=tuple(line_of(brief, titles.guess(brief, prose)) for brief in holding.cited_by[:NAMED_CITERS]),
        cited_by_total=len(holding.cited_by),
        cited_how=said_by_href(found),
        cited_by_href=links.search(f"ref:{head.name}"),
        thread_href=links.telegram(holding.address, "thread"),
        diff_href=links.telegram(head.address, "diff"),
        tags=tuple(TagLine(t.code, t.name or "", term(t.kind.value), _tag_href(t)) for t in telegram.tags),
        markings=tuple(_markings(telegram)),
        addressees=_addressees(telegram, posts),
        citing=citing_of(holding, collection),
        findings=tuple(_finding(holding, finding, head.address) for finding in telegram.findings[:MOST_FINDINGS]),
        findings_total=len(telegram.findings),
        versions=tuple(line_of(brief, titles.guess(brief), links.exact(brief)) for brief in holding.other_versions),
        seen=tuple(_seen(holding)),
        version_id=telegram.version_id,
        similar_href=links.telegram(head.address, "similar"),
        parser=_(
            "grammar %(grammar)s, tables %(tables)s", grammar=telegram.parser.grammar, tables=telegram.parser.tables
        ),
    )


def _ref(citation: Citation, titles: Titles, prose: str) -> Ref:
    reference, held = citation.reference, citation.held
    if held is not None:
        note = _("year inferred") if reference.ambiguous else ""
        return Ref(reference.label, reference.text, line_of(held, titles.guess(held, prose)), note, None)
    if reference.kind is not ReferenceKind.TELEGRAM:
        return Ref(reference.label, reference.text, None, _(NOT_TELEGRAMS[reference.kind]), None)
    named = f"{reference.mrn}, " if reference.mrn and reference.mrn != reference.text else ""
    notal = _("; notal: not sent to all addressees") if reference.notal else ""
    others = links.telegram(reference.mrn) if reference.mrn else None
    return Ref(
        reference.label,
        reference.text,
        None,
        _("%(named)snot in this archive%(notal)s", named=named, notal=notal),
        others,
    )


def _markings(telegram: Telegram) -> list[Fact]:
    order = telegram.executive_order
    facts: list[Fact] = []
    if order is not None:
        held = executive_order(order.number) if order.number else None
        facts.append(
            Fact(_("Order"), f"E.O. {order.number}" if order.number else order.text, held.meaning if held else "")
        )
        if order.declassify_on is not None:
            facts.append(
                Fact(_("Declassify on"), day(order.declassify_on), _("A date that has passed is not a decision"))
            )
        elif order.exemption:
            code = eo_code(order.number or "", order.exemption)
            facts.append(Fact(_("Exemption"), order.exemption, code.meaning if code else ""))
    by = telegram.classified_by
    if by is not None:
        facts.append(_classified(by))
        facts.extend(Fact(_("Reason"), reason, classification_reason_words(reason)) for reason in by.reasons)
        if by.derived_from:
            facts.append(Fact(_("Derived from"), by.derived_from))
    facts.extend(Fact(_("For"), line.text) for line in telegram.pass_lines)
    if telegram.drafting is not None:
        facts.extend(_drafting(telegram.drafting))
    return facts


def _classified(by: ClassifiedBy) -> Fact:
    """Return who classified it, as the line says; his name leads to his page."""
    words = ", ".join(part for part in (by.name, by.title) if part) or by.text
    href = person_href(by.name)
    return Fact(_("Classified by"), words, name=by.name or "" if href else "", href=href)


def person_href(name: str | None) -> str:
    """Return the address of the page of somebody whom a telegram's labelled lines name; empty where nobody is called so."""
    return links.person(" ".join(name.split())) if name and is_name(name) else ""


def _tag_href(held: Tag) -> str:
    person = person_href(held.code) if held.kind is TagKind.PERSON else ""
    return person or links.tag(held.code)


def _drafting(drafting: Drafting) -> list[Fact]:
    said = (
        (_("Drafted by"), drafting.drafted_by),
        (_("Cleared by"), ", ".join(drafting.cleared_by)),
        (_("Approved by"), drafting.approved_by),
    )
    return [Fact(label, words) for label, words in said if words]


def classification_reason_words(reason: str) -> str:
    """Return what a reason such as "1.4(b)" stands for, empty where the tables do not say."""
    return classification_reason(reason) or ""


def _addressees(telegram: Telegram, posts: frozenset[str]) -> tuple[AddresseeGroup, ...]:
    groups: tuple[tuple[str, Sequence[Addressee]], ...] = (
        (_("For action"), telegram.action_addressees),
        (_("For information"), telegram.info_addressees),
        (_("Exempted"), telegram.exempt_addressees),
    )
    return tuple(AddresseeGroup(label, tuple(_addressee(a, posts) for a in held)) for label, held in groups if held)


def _addressee(addressee: Addressee, posts: frozenset[str]) -> AddresseeLine:
    station = station_of_designator(addressee.designator)
    sent = links.search(clause("addressee", station or addressee.designator))
    return AddresseeLine(
        designator=addressee.designator,
        name=origin_of_designator(addressee.designator) or "",
        precedence=addressee.precedence.value if addressee.precedence else "",
        number=f"{addressee.number:04d}" if addressee.number is not None else "",
        is_collective=addressee.collective,
        href=links.post(station) if station in posts else sent,
    )


def citing_of(holding: Holding, collection: Collection) -> Citing:
    """Return how to cite the telegram, and where it can be had for programs that manage sources."""
    facts = facts_of_holding(holding, collection)
    forms = tuple(
        (_(SOURCES[form.name]), f"/t/{holding.address}.{form.ending}") for form in FORMATS if form.name in SOURCES
    )
    return Citing(note(facts), bibliography(facts), forms)


def _finding(holding: Holding, finding: Finding, address: str) -> FindingLine:
    rule = finding_rule(finding.code)
    line = line_number(holding, finding.span[0]) if finding.span is not None else None
    return FindingLine(
        code=finding.code,
        severity=finding.severity.value,
        message=finding.message,
        explanation=rule.explanation,
        href=links.telegram(address, "original", f"l{line}") if line is not None else None,
    )


def line_number(holding: Holding, place: int) -> int | None:
    """Return the line of the telegram (from 1) that holds a place of the text, None outside the telegram."""
    start, end = holding.extent
    if not start <= place < end:
        return None
    return holding.text.count("\n", start, place) + 1


def _seen(holding: Holding) -> list[Seen]:
    return [
        Seen(
            path=sighting.source.path + (f" › {sighting.source.member}" if sighting.source.member else ""),
            extent=_(
                "bytes %(first)s to %(last)s",
                first=number(sighting.source.extent[0]),
                last=number(sighting.source.extent[1]),
            ),
            sha256=sighting.source.sha256,
            extractor=sighting.source.extractor,
            encoding=sighting.encoding,
            seen_at=sighting.seen_at,
            published=_published(sighting.published),
        )
        for sighting in holding.sightings
    ]


def _published(published: Published | None) -> tuple[Fact, ...]:
    if published is None:
        return ()
    said = (
        (_("Identifier"), published.identifier),
        (_("Created"), published.created),
        (_("Classification"), published.classification),
        (_("Origin"), published.origin),
        (_("Title"), published.title),
        (_("Tags"), " ".join(published.tags)),
        (_("References"), ", ".join(published.references)),
    )
    return tuple(Fact(label, words) for label, words in said if words)
