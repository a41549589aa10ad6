"""BibTeX: one `@techreport` for each telegram, with the fields that biblatex adds to it."""

import re
from typing import Final

from reftel.archive.values import DatePrecision
from reftel.exports.facts import Facts

_SPECIAL: Final = {
    "\\": r"\textbackslash{}",
    # Not \{ and \}: whoever reads a file of BibTeX counts braces first, behind a backslash too.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
"""What TeX reads as a command. Text from a telegram is text: nothing of it may be one."""

_NOT_IN_KEY: Final = re.compile(r"[^A-Za-z0-9:+-]")


def bibtex_entry(facts: Facts) -> str:
    """Return one entry; a passage stands in `pages`, where programs that manage sources look for a place, and in the note."""
    held, cited = facts.collection, f"Cited: {facts.passage}. " if facts.passage else ""
    fields = {
        # Double braces: a post is one name, and a title keeps its capitals.
        "author": f"{{{_escaped(facts.sender)}}}",
        "title": f"{{{_escaped(facts.title)}}}",
        "type": "Telegram",
        "number": _escaped(facts.number or ""),
        "institution": f"{{{_escaped(facts.sender)}}}",
        "date": _iso(facts),
        "year": str(facts.date.year) if facts.date else "",
        "library": _escaped(held.custodian or ""),
        "howpublished": _escaped(held.cite_as or held.title),
        "keywords": ", ".join(map(_escaped, facts.tags)),
        "url": facts.link or "",
        "pages": _escaped(facts.passage),
        "note": _escaped(f"{cited}Version {facts.version_id}. Historical marking: {facts.classification or 'none'}."),
    }
    key = _NOT_IN_KEY.sub("-", facts.address.lstrip("@").partition("@")[0]) or facts.version_id
    place = f"-{_NOT_IN_KEY.sub('-', facts.anchor)}" if facts.anchor else ""
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@techreport{{{key}-{facts.version_id[:8]}{place},", *lines, "}", ""])


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in " ".join(text.split()))


def _iso(facts: Facts) -> str:
    if facts.date is None:
        return ""
    form = {DatePrecision.YEAR: "%Y", DatePrecision.MONTH: "%Y-%m"}
    return facts.date.strftime(form.get(facts.precision, "%Y-%m-%d") if facts.precision else "%Y-%m-%d")
