"""What a page says of itself to programs that collect sources: `citation_…` names, JSON-LD, and COinS for lists.

Zotero reads all three without a translator of its own; Google Scholar the first, search engines the second.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

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
    yield "publication_date", _dated(facts.date, facts.precision, "/")
    yield "public_url", facts.link or ""
    for tag in facts.tags:
        yield "keywords", tag


def json_ld(facts: Facts) -> dict[str, Any]:
    """Return the telegram in the words of schema.org (https://schema.org/Report), for a `script` element of data."""
    held = facts.collection
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "additionalType": "Telegram",
        "name": facts.title,
        "reportNumber": facts.number,
        "identifier": facts.version_id,
        "author": {"@type": "Organization", "name": facts.sender},
        "recipient": {"@type": "Organization", "name": facts.recipient} if facts.recipient else None,
        "dateCreated": _dated(facts.date, facts.precision, "-") or None,
        "keywords": list(facts.tags) or None,
        "url": facts.link,
        "isPartOf": {"@type": "Collection", "name": held.title},
        "holdingArchive": {"@type": "ArchiveOrganization", "name": held.custodian} if held.custodian else None,
        "usageInfo": held.rights,
    }
    return {name: value for name, value in said.items() if value is not None}


def coins(
    *,
    title: str,
    sender: str,
    number: str | None,
    date: dt.datetime | None,
    collection: str,
    link: str | None,
) -> str:
    """Return a context object for the `title` of a span of class Z3988, from which programs make a source.

    Key/encoded values of the format for books with the genre "report" (ANSI/NISO Z39.88-2004; https://web.archive.org/web/2017/http://ocoins.info/).
    """
    said = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:book",
        "rfr_id": "info:sid/reftel",
        "rft.genre": "report",
        "rft.title": title,
        "rft.aucorp": sender,
        "rft.pub": sender,
        "rft.series": collection,
        "rft.issue": number,
        "rft.date": _dated(date, None, "-"),
        "rft_id": link,
    }
    return urlencode({name: value.encode("utf-8", "replace") for name, value in said.items() if value})


def _dated(date: dt.datetime | None, precision: DatePrecision | None, sign: str) -> str:
    """Return a date as exactly as it is known: 2006, 2006-05, 2006-05-03; empty where it is not."""
    if date is None:
        return ""
    parts = [f"{date.year:04d}", f"{date.month:02d}", f"{date.day:02d}"]
    kept = {DatePrecision.YEAR: 1, DatePrecision.MONTH: 2}.get(precision, 3) if precision else 3
    return sign.join(parts[:kept])
