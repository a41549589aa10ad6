"""The collection in figures with their quality: what it holds, how it was read, what its references come to; and the same as data."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.archive import DateBasis, DatePrecision, Figures, Quality
from reftel.archive.references.values import Fate, Rates
from reftel.archive.values import DateCount, ReaderCount
from reftel.codes import finding_rules
from reftel.search.query.composing import clause
from reftel.web import links
from reftel.web.language import ENGLISH, N_, _, language, locale, number
from reftel.web.pages.making import API, Asked, html, json, page, room_of
from reftel.web.room import Room
from reftel.web.shown.heads import DATE_BASIS
from reftel.web.shown.strip import Strip, strip_of_years

HERE: Final = "/figures"

SMALLEST: Final = 0.1
"""Per cent; less is said to be less."""

PRECISIONS: Final = {
    DatePrecision.MINUTE: N_("to the minute"),
    DatePrecision.DAY: N_("to the day"),
    DatePrecision.MONTH: N_("to the month"),
    DatePrecision.YEAR: N_("to the year"),
}

SEVERITIES: Final = {"error": N_("Errors"), "warning": N_("Warnings"), "note": N_("Notes")}

FATES: Final = {
    Fate.RESOLVED: N_("Lead to a telegram that is held"),
    Fate.ABSENT: N_("Name a telegram that is not held"),
    Fate.NO_YEAR: N_("A number of which no year is known, and none is held"),
    Fate.SEVERAL: N_("Several telegrams may be meant"),
    Fate.UNKNOWN_STATION: N_("Of a station that is not known"),
    Fate.TIME_NOT_HELD: N_("By date-time group, not held"),
    Fate.NO_SENDER: N_("A date-time group without a sender"),
    Fate.PRINTED_NOT_HELD: N_("A printed telegram, not held"),
    Fate.AIRGRAM_NOT_HELD: N_("An airgram, not held"),
    Fate.UNNAMED: N_("Nothing that could be looked up"),
    Fate.EMAIL: N_("An e-mail"),
    Fate.MEMO: N_("A memorandum"),
    Fate.LETTER: N_("A letter"),
    Fate.PHONE: N_("A telephone call"),
    Fate.REPORT: N_("A report"),
    Fate.OTHER: N_("Something else"),
}


class FindingCount(msgspec.Struct, frozen=True, kw_only=True):
    """In how many texts a finding is; severity and title are null for a code that this version does not know."""

    code: str
    severity: str | None
    title: str | None
    texts: int


class QualityData(msgspec.Struct, frozen=True, kw_only=True):
    """The collection in figures as data. `texts` counts versions; `lines_sampled` are those of `texts_sampled` texts, blank ones left out.

    `refused` is null for all but the archive's keeper.
    """

    telegrams: int
    versions: int
    texts: int
    sightings: int
    unrecognised: int
    refused: int | None
    texts_sampled: int
    lines_sampled: int
    lines_unplaced: int
    kinds: dict[str, int]
    classifications: dict[str, int]
    precedences: dict[str, int]
    years: dict[str, int]
    dates: tuple[DateCount, ...]
    readers: tuple[ReaderCount, ...]
    severities: dict[str, int]
    findings: tuple[FindingCount, ...]
    references: int
    fates: dict[str, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what is counted, how much, which share of the whole in words, where it leads; `note` says more of it."""

    words: str
    count: int
    share: str
    href: str = ""
    note: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the page; the words of some come from the archive and stay English."""

    id: str
    title: str
    head: str
    counted: str
    rows: tuple[Row, ...]
    foot: str = ""


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The page."""

    title: str
    strip: Strip
    tables: tuple[Table, ...]
    json: str


@page(HERE)
def figures(request: Asked) -> Response[bytes]:
    """Show the page."""
    room = room_of(request)
    return html(room, "figures.html", figures_page(room), here="/about")


@page(f"{HERE}.json", f"{API}{HERE}/quality")
def data(request: Asked) -> Response[bytes]:
    """Give the same as data."""
    return json(msgspec.json.encode(as_data(room_of(request))))


def as_data(room: Room) -> QualityData:
    """Return the figures as they are given to programs."""
    held, found, rates = _counted(room)
    return QualityData(
        telegrams=held.telegrams,
        versions=held.versions,
        texts=found.texts,
        sightings=held.sightings,
        unrecognised=held.unrecognised,
        refused=_refused(room),
        texts_sampled=found.sample.texts,
        lines_sampled=found.sample.lines,
        lines_unplaced=found.sample.unplaced,
        kinds=dict(found.kinds),
        classifications=dict(found.classifications),
        precedences=dict(found.precedences),
        years={str(year): count for year, count in found.years},
        dates=found.dates,
        readers=found.readers,
        severities=dict(found.severities),
        findings=tuple(
            FindingCount(code=code, severity=_severity(code) or None, title=_title(code) or None, texts=texts)
            for code, texts in found.findings
        ),
        references=rates.references,
        fates=dict(rates.fates),
    )


def _counted(room: Room) -> tuple[Figures, Quality, Rates]:
    """Return all that is counted; each is remembered until something is written."""
    archive, viewer = room.archive, room.viewer
    return archive.figures(viewer), archive.qualities.of_all(viewer), archive.web.rates(viewer)


def _refused(room: Room) -> int | None:
    return len(room.archive.care.repair_queue(room.viewer, "open")) if room.viewer.is_owner else None


def figures_page(room: Room) -> FiguresPage:
    """Return the page."""
    held, found, rates = _counted(room)
    tables = (
        _holdings(held, found, _refused(room)),
        _lines(found),
        *_findings(found),
        _dates(found),
        _values("markings", _("Classification"), "classification", found.classifications, found.texts),
        _values("precedence", _("Precedence"), "precedence", found.precedences, found.texts),
        _values("kinds", _("Kinds"), "kind", found.kinds, found.texts),
        _readers(found),
        _references(rates),
        _years(found),
    )
    return FiguresPage(
        title=room.archive.collection.title,
        strip=strip_of_years(found.years, lambda year, _month: links.search(f"year:{year:04d}")),
        tables=tuple(table for table in tables if table.rows),
        json=f"{HERE}.json",
    )


def _holdings(held: Figures, found: Quality, refused: int | None) -> Table:
    rows = [
        Row(_("Telegrams"), held.telegrams, ""),
        Row(_("Versions of them"), held.versions, ""),
        Row(_("Texts that are no telegram"), held.unrecognised, share(held.unrecognised, found.texts)),
        Row(_("Places where these were seen"), held.sightings, ""),
    ]
    rows += [] if refused is None else [Row(_("Refused, and waiting for somebody"), refused, "", "/repair")]
    return Table("held", _("What is held"), _("What"), _("How many"), tuple(rows))


def _lines(found: Quality) -> Table:
    sample, placed = found.sample, dict(found.findings).get("RT901", 0)
    rows = (
        Row(
            _("Texts with lines that no rule could place"), placed, share(placed, found.texts), _finding_search("RT901")
        ),
        Row(_("Lines of a sample that are not blank"), sample.lines, ""),
        Row(_("Of these, not placed, wholly or in part"), sample.unplaced, share(sample.unplaced, sample.lines)),
    )
    foot = _(
        "The lines are those of %(texts)s texts, at equal distances over the whole collection, read again; all else is counted.",
        texts=number(sample.texts),
    )
    return Table("lines", _("How much was understood"), _("What"), _("How many"), rows if found.texts else (), foot)


def _findings(found: Quality) -> Iterable[Table]:
    """Yield a table of the findings of each severity, the worst first."""
    whole = dict(found.severities)
    for severity, words in SEVERITIES.items():
        rows = tuple(
            Row(code, texts, share(texts, found.texts), _finding_search(code), _title(code), is_own=True)
            for code, texts in found.findings
            if _severity(code) == severity
        )
        texts = whole.get(severity, 0)
        foot = _(
            "%(count)s texts, %(share)s of all, have one of these or several.",
            count=number(texts),
            share=share(texts, found.texts) or "0",
        )
        yield Table(
            f"findings-{severity}", _("Findings: %(severity)s", severity=_(words)), _("Code"), _("Texts"), rows, foot
        )


def _finding_search(code: str) -> str:
    return links.search(f"finding:{code}")


def _severity(code: str) -> str:
    rule = finding_rules().get(code)
    return rule.severity if rule is not None else ""


def _title(code: str) -> str:
    rule = finding_rules().get(code)
    return rule.title if rule is not None else ""


def _dates(found: Quality) -> Table:
    rows = tuple(Row(_date_words(one), one.texts, share(one.texts, found.texts)) for one in found.dates)
    return Table("dates", _("Dates"), _("Where the date is from"), _("Texts"), rows)


def _date_words(one: DateCount) -> str:
    if one.basis is None or one.precision is None:
        return _("No date")
    return _(
        "%(basis)s, %(precision)s",
        basis=_(DATE_BASIS[DateBasis(one.basis)]),
        precision=_(PRECISIONS[DatePrecision(one.precision)]),
    )


def _values(name: str, title: str, field: str, values: Iterable[tuple[str, int]], texts: int) -> Table:
    rows = [
        Row(value, count, share(count, texts), links.search(clause(field, value)), is_own=True)
        for value, count in values
    ]
    rest = texts - sum(row.count for row in rows)
    rows += [Row(_("None, or none that could be read"), rest, share(rest, texts))] if rows and rest > 0 else []
    return Table(name, title, title, _("Texts"), tuple(rows))


def _readers(found: Quality) -> Table:
    seen = sum(one.sightings for one in found.readers)
    rows = tuple(
        Row(
            f"{one.reader}, {one.encoding}",
            one.sightings,
            share(one.sightings, seen),
            note=_("a publisher’s words with %(count)s of them", count=number(one.published)) if one.published else "",
            is_own=True,
        )
        for one in found.readers
    )
    return Table("readers", _("By which readers"), _("Reader and encoding"), _("Times seen"), rows)


def _references(rates: Rates) -> Table:
    counted = ((fate, rates.fates.get(fate.value, 0)) for fate in Fate)
    rows = tuple(
        Row(_(FATES[fate]), count, share(count, rates.references), "/missing" if fate is Fate.ABSENT else "")
        for fate, count in counted
        if count
    )
    return Table("references", _("What references come to"), _("References"), _("How many"), rows)


def _years(found: Quality) -> Table:
    rows = tuple(
        Row(str(year), count, share(count, found.texts), links.search(f"year:{year:04d}"))
        for year, count in found.years
    )
    foot = _("The year of the date, or else of the number.")
    return Table("years", _("By year"), _("Year"), _("Texts"), rows, foot)


def share(count: int, whole: int) -> str:
    """Return a share in per cent: "4.2%", "< 0.1%"; empty where there is nothing to share."""
    if not whole or not count:
        return ""
    per_cent = 100 * count / whole
    words = f"{max(per_cent, SMALLEST):.1f}"
    words = f"{words}%" if language() == ENGLISH else f"{words.replace('.', _decimal())}\N{NARROW NO-BREAK SPACE}%"
    return f"< {words}" if per_cent < SMALLEST else words


def _decimal() -> str:
    return str(locale(language()).number_symbols["latn"]["decimal"])
