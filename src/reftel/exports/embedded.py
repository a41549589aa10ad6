"""What a page says of itself to programs that collect sources: the `citation_…` names that Zotero and Google Scholar read."""

from collections.abc import Iterator

from reftel.archive.values import DatePrecision
from reftel.exports.facts import Facts


def embedded(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Return (name, content) of the `meta` elements for a telegram's page."""
    return tuple((f"citation_{name}", value) for name, value in _said(facts) if value)


def _said(facts: Facts) -> Iterator[tuple[str, str]]:
    yield "title", facts.title
    yield "author", facts.sender
    yield "technical_report_number", facts.number or ""
    yield "technical_report_institution", facts.sender
    if facts.date is not None:
        forms = {DatePrecision.YEAR: "%Y", DatePrecision.MONTH: "%Y/%m"}
        yield "publication_date", facts.date.strftime(forms.get(facts.precision or DatePrecision.DAY, "%Y/%m/%d"))
    for tag in facts.tags:
        yield "keywords", tag
