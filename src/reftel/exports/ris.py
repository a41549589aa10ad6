"""RIS, the tagged lines that EndNote, Zotero and Mendeley read (Research Information Systems, 2011)."""

from collections.abc import Iterator

from reftel.archive.values import DatePrecision
from reftel.exports.facts import Facts


def ris_record(facts: Facts) -> str:
    """Return one record; a line break inside a value would begin another tag, and is made a blank."""
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _lines(facts) if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _lines(facts: Facts) -> Iterator[tuple[str, str]]:
    held = facts.collection
    yield "TY", "RPRT"
    yield "AU", facts.sender
    yield "A2", facts.recipient or ""
    yield "TI", facts.title
    yield "M3", "Telegram"
    yield "SN", facts.number or ""
    yield "PY", str(facts.date.year) if facts.date else ""
    yield "DA", _slashed(facts)
    yield "PB", facts.sender
    yield "DP", held.custodian or held.title
    yield "T3", held.title
    yield "AN", facts.version_id
    for tag in facts.tags:
        yield "KW", tag
    yield "UR", facts.link or ""
    # Zotero and EndNote read SP of a report as its pages: the one field of RIS for a place in a source.
    yield "SP", facts.passage
    if facts.passage:
        yield "N1", f"Cited: {facts.passage}"
    yield "N1", f"Historical marking: {facts.classification or 'none'}"


def _slashed(facts: Facts) -> str:
    if facts.date is None:
        return ""
    form = {DatePrecision.YEAR: "%Y///", DatePrecision.MONTH: "%Y/%m//"}
    return facts.date.strftime(form.get(facts.precision, "%Y/%m/%d/") if facts.precision else "%Y/%m/%d/")
