"""The quality of a collection in figures, as far as one viewer may read it: how its texts were read, and what they leave open.

The index counts what it holds, the records are counted once after each write. How many lines no rule could place stands nowhere: it is
found by reading a few texts again.
"""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, func, select

from reftel.access import Viewer
from reftel.archive.finding.finder import Finder, Reading, Seeking
from reftel.archive.finding.remembering import Remembered
from reftel.archive.finding.resolving import Seeker
from reftel.archive.sight import may_read
from reftel.archive.store.schema import sightings, versions
from reftel.archive.values import DateCount, Quality, ReaderCount, SampledLines
from reftel.archive.versions.loading import Loaded, load_versions
from reftel.codes import finding_rules
from reftel.search import Count, Sort, parse_query
from reftel.search.query.tree import Exactly, Node, Or

SAMPLE: Final = 200
"""Texts that are read again, at equal distances over the whole collection: about half a second."""

_FACETS: Final = ("kind", "classification", "precedence", "year")
_MOST_CODES: Final = 1_000


class Qualities(Finder):
    """The quality of what a viewer may read, remembered until the archive changes."""

    def __init__(self, reading: Reading, seeker: Seeking) -> None:
        super().__init__(reading, seeker)
        self._everything: Remembered[Quality] = Remembered()

    def of_all(self, viewer: Viewer) -> Quality:
        """Return the quality of all that the viewer may read."""
        with self._reading(viewer) as (connection, labels):
            return self._everything.get(
                connection, labels, lambda seen, allowed: _quality(seen, allowed, self._seeker(viewer))
            )


def _quality(connection: Connection, labels: str, seeker: Seeker) -> Quality:
    counts = seeker.index.count(seeker.viewer, parse_query(""), _FACETS)
    kinds, classifications, precedences, years = (_pairs(counts.facets[name]) for name in _FACETS)
    codes = seeker.index.complete(seeker.viewer, "finding", "", limit=_MOST_CODES)
    return Quality(
        texts=_total(seeker, None),
        kinds=kinds,
        classifications=classifications,
        precedences=precedences,
        years=tuple(sorted((int(year), count) for year, count in years)),
        findings=_findings(codes),
        severities=_severities(seeker, codes),
        dates=_dates(connection, labels),
        readers=_readers(connection, labels),
        sample=_sampled(connection, labels, seeker),
    )


def _total(seeker: Seeker, node: Node | None) -> int:
    query = parse_query("")
    asked = query if node is None else query.__class__(text="", root=node)
    return seeker.index.search(seeker.viewer, asked, limit=1, sort=Sort.NEWEST, facets=()).total


def _pairs(counts: Iterable[Count]) -> tuple[tuple[str, int], ...]:
    return tuple((value, hits) for value, hits in counts)


def _findings(codes: Iterable[Count]) -> tuple[tuple[str, int], ...]:
    known = {code.casefold(): code for code in finding_rules()}
    return tuple((known.get(code.casefold(), code), texts) for code, texts in codes)


def _severities(seeker: Seeker, codes: Iterable[Count]) -> tuple[tuple[str, int], ...]:
    """Return how many texts have a finding of each severity: one that has several counts once for each severity."""
    of: dict[str, list[Node]] = {}
    for code, _ in codes:
        rule = finding_rules().get(code.upper())
        if rule is not None:
            of.setdefault(rule.severity, []).append(Exactly(field="finding", value=code))
    return tuple((severity, _total(seeker, Or(tuple(nodes)))) for severity, nodes in sorted(of.items()))


def _dates(connection: Connection, labels: str) -> tuple[DateCount, ...]:
    columns = (versions.c.date_basis, versions.c.date_precision)
    query = select(*columns, func.count()).where(may_read(labels)).group_by(*columns)
    found = (
        DateCount(basis=basis, precision=precision, texts=count)
        for basis, precision, count in connection.execute(query)
    )
    return tuple(sorted(found, key=lambda one: -one.texts))


def _readers(connection: Connection, labels: str) -> tuple[ReaderCount, ...]:
    said = sightings.c.published.is_not(None)
    columns = (sightings.c.reader, sightings.c.encoding)
    query = (
        select(*columns, func.count(), func.sum(said))
        .join(versions, versions.c.id == sightings.c.version)
        .where(may_read(labels))
        .group_by(*columns)
    )
    found = (
        ReaderCount(reader=reader, encoding=encoding, sightings=count, published=int(published or 0))
        for reader, encoding, count, published in connection.execute(query)
    )
    return tuple(sorted(found, key=lambda one: -one.sightings))


def _sampled(connection: Connection, labels: str, seeker: Seeker) -> SampledLines:
    from reftel.wire import parse  # who only reads an archive would wait for the parser

    last = connection.scalar(select(func.max(versions.c.id))) or 0
    wanted = list(range(1, last + 1, max(1, last // SAMPLE)))
    may = set(connection.scalars(select(versions.c.id).where(versions.c.id.in_(wanted), may_read(labels))))
    texts = lines = unplaced = 0
    for one in load_versions(connection, seeker.codec, [row for row in wanted if row in may]):
        if isinstance(one, Loaded):
            text, (start, end) = one.item.text, one.item.extent
            spans = parse(text, one.item.extent, spans=True).spans or ()
            texts += 1
            lines += _lines(text[start:end])
            unplaced += sum(
                _lines(text[max(span.start, start) : min(span.end, end)])
                for span in spans
                if span.kind == "unrecognised" and span.end > start and span.start < end
            )
    return SampledLines(texts=texts, lines=lines, unplaced=min(unplaced, lines))


def _lines(text: str) -> int:
    return sum(not line.isspace() and bool(line) for line in text.splitlines())
