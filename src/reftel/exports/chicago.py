"""Notes and bibliography entries after *The Chicago Manual of Style*, 17th ed. (14.218-231, manuscript collections and
unpublished papers; 14.291, government documents), which leave the form of telegrams to the writer: sender and recipient, title,
telegram and number, date, then collection, repository and access path.
"""

import datetime as dt
from typing import Final

from reftel.archive.values import DatePrecision
from reftel.exports.casing import MONTHS
from reftel.exports.facts import Facts

_ENDS: Final = (".", "?", "!", "…")


def note(facts: Facts, *, passage: str = "") -> str:
    """Return a footnote; `passage` is what of the telegram is cited ("para. 4, words of Tessaly")."""
    parts = [
        f"{facts.sender} to {facts.recipient}" if facts.recipient else facts.sender,
        _quoted(facts.title, ","),
        f"telegram {facts.name}",
        day(facts.date, facts.precision),
        _marking(facts),
        passage,
        *_where(facts),
    ]
    words = ", ".join(part for part in parts if part).replace("”, ", "” ")
    return f"{words}."


def bibliography(facts: Facts) -> str:
    """Return an entry of a bibliography."""
    recipient = f" to {facts.recipient}" if facts.recipient else ""
    when = day(facts.date, facts.precision)
    parts = [
        facts.sender,
        _quoted(facts.title, "."),
        f"Telegram {facts.name}{recipient}{', ' + when if when else ''}",
        *_where(facts),
    ]
    return " ".join(_sentence(part) for part in parts)


def day(date: dt.datetime | None, precision: DatePrecision | None) -> str:
    """Return a date as American usage writes it, as exactly as it is known; empty where it is not."""
    if date is None:
        return ""
    if precision is DatePrecision.YEAR:
        return f"{date.year}"
    month = MONTHS[date.month - 1]
    if precision is DatePrecision.MONTH:
        return f"{month} {date.year}"
    return f"{month} {date.day}, {date.year}"


def _sentence(part: str) -> str:
    begun = part if part.startswith("http") else part[:1].upper() + part[1:]
    return begun if begun.endswith((*_ENDS, "”")) else f"{begun}."


def _quoted(title: str, stop: str) -> str:
    """Return a title in quotation marks, with the stop inside, where American usage puts it."""
    words = " ".join(title.split()).replace("“", "‘").replace("”", "’")
    return f"“{words}”" if words.endswith(_ENDS) else f"“{words}{stop}”"


def _marking(facts: Facts) -> str:
    return f"{facts.classification} (historical marking)" if facts.classification else ""


def _where(facts: Facts) -> list[str]:
    """Return collection, repository and access path: the link, or the file that the telegram was read from."""
    held = facts.collection
    named = [held.cite_as] if held.cite_as else [held.title, held.custodian]
    access = facts.link or (f"file {facts.place}" if facts.place else None)
    return [part.rstrip(".") for part in (*named, access) if part]
