"""CSL-JSON, the form that Zotero, Pandoc and citation processors read (https://github.com/citation-style-language/schema)."""

import datetime as dt
from typing import Any

from reftel.archive.values import DatePrecision
from reftel.exports.facts import Facts


def csl_item(facts: Facts) -> dict[str, Any]:
    """Return one item: a report of the sending post, as Zotero's own readers of telegrams file them.

    Items have no locator, which belongs to a citation of them: the passage stands in the note, and the URL leads to it.
    """
    held, cited = facts.collection, f"Cited: {facts.passage}. " if facts.passage else ""
    item: dict[str, Any] = {
        "id": facts.address.lstrip("@") + (f"#{facts.anchor}" if facts.anchor else ""),
        "type": "report",
        "genre": "Telegram",
        "title": facts.title,
        "author": [{"literal": facts.sender}],
        "recipient": [{"literal": facts.recipient}] if facts.recipient else None,
        "number": facts.number,
        "publisher": facts.sender,
        "issued": {"date-parts": [_parts(facts.date, facts.precision)]} if facts.date else None,
        "archive": held.custodian or held.title,
        "archive_collection": held.title,
        "archive_location": facts.place,
        "URL": facts.link,
        "keyword": ", ".join(facts.tags) or None,
        "note": f"{cited}Version {facts.version_id}. Historical marking: {facts.classification or 'none'}.",
    }
    return {name: value for name, value in item.items() if value is not None}


def _parts(date: dt.datetime, precision: DatePrecision | None) -> list[int]:
    whole = [date.year, date.month, date.day]
    kept = {DatePrecision.YEAR: 1, DatePrecision.MONTH: 2}.get(precision, 3) if precision else 3
    return whole[:kept]
