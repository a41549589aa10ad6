"""One telegram in one line of a list."""

import datetime as dt
from dataclasses import dataclass

from reftel.archive.values import Brief, Holding
from reftel.web import links
from reftel.web.language import N_, _
from reftel.web.shown.marking import level_class, level_words
from reftel.web.wording import shortened

NO_SUBJECT = N_("No subject")
LONGEST_TITLE = 220


@dataclass(frozen=True, slots=True)
class Line:
    """What lists show of a telegram: where it is, its title in sentence case and as sent, who, when, marking."""

    href: str
    title: str
    as_sent: str
    name: str
    origin: str
    date: dt.datetime | None
    level: str
    level_class: str


def line_of(brief: Brief, title: str, href: str | None = None) -> Line:
    """Return the line of a brief under a title; without `href` it leads to the best version of the telegram."""
    return Line(
        href=href or links.best(brief),
        title=shortened(title, LONGEST_TITLE) or _(NO_SUBJECT),
        as_sent=brief.subject or "",
        name=brief.mrn or f"@{brief.version_id[: links.SHORT_VERSION]}",
        origin=brief.origin or brief.station or _("origin not given"),
        date=brief.date,
        level=level_words(brief.classification),
        level_class=level_class(brief.classification),
    )


def line_of_holding(holding: Holding, title: str) -> Line:
    """Return the line of a telegram that was fetched whole."""
    telegram = holding.telegram
    brief = Brief(
        mrn=holding.mrn,
        version_id=telegram.version_id,
        address=holding.address,
        date=holding.sort_date,
        station=telegram.station,
        origin=telegram.origin,
        classification=telegram.classification,
        subject=telegram.subject,
    )
    return line_of(brief, title, links.telegram(holding.address))
