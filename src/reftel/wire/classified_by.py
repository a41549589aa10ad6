"""The Classified By line: who classified the telegram, in which office, and for which reasons.

line = [ title ] name *( "," title-or-office ) [ [ "for" ] "reason" [ "s" ] [ ":" ] reasons ]
"""

import re
from typing import Final

from reftel.codes import officer_titles
from reftel.telegram import ClassifiedBy

MAX_TEXT: Final = 600
"""What is read of a Classified By line; real ones stay under 300 characters."""

_REASON_LABEL: Final = re.compile(
    r"[\s.,;:(-]*\b(?:for\s+)?(?:the\s+following\s+)?(?:per\s+)?(?:E\.?\s?O\.?\s?\d{5},?\s*)?(?:reasons?|sections?|per|under)\b[\s:.,(s)]*(?=.{0,30}?1\.[456])|[\s.,;:(-]*\b(?=1\.[456]\s?\(?[a-h])",
    re.IGNORECASE,
)
_SERIES: Final = re.compile(r"1\.(?P<series>[456])")
_LETTER: Final = re.compile(r"(?<![A-Za-z])\(?([a-h])\)?(?![A-Za-z])", re.IGNORECASE)
_DERIVED: Final = re.compile(r"derived\s+from\s*:?\s*(?P<source>[^;\n]{1,200})", re.IGNORECASE)
_TITLE_END: Final = re.compile(r"\s+")


def read_classified_by(text: str) -> ClassifiedBy:
    """Read what follows the label; `text` keeps the line's words, joined to one line."""
    joined = " ".join(text.split())[:MAX_TEXT]
    joined = re.sub(r"^(?:classified\s+by\s*:?\s*)+", "", joined, flags=re.IGNORECASE)
    match = _REASON_LABEL.search(joined)
    who = joined[: match.start()] if match else joined
    reasons = _reasons(joined[match.start() :]) if match else ()
    derived = _DERIVED.search(joined)
    if derived:
        who = who[: derived.start()] if derived.start() < len(who) else who
    name, title = _name_and_title(who.strip(" .,;:-("))
    return ClassifiedBy(
        name=name,
        title=title,
        reasons=reasons,
        derived_from=derived["source"].strip(" .") if derived else None,
        text=joined,
    )


def _reasons(text: str) -> tuple[str, ...]:
    """Return the reasons in canonical form, each once: `1.4 (b/d)` is 1.4(b) and 1.4(d)."""
    found: list[str] = []
    series = list(_SERIES.finditer(text))
    for index, match in enumerate(series):
        end = series[index + 1].start() if index + 1 < len(series) else len(text)
        for letter in _LETTER.finditer(text, match.end(), min(end, match.end() + 60)):
            reason = f"1.{match['series']}({letter[1].lower()})"
            if reason not in found:
                found.append(reason)
    return tuple(found)


def _name_and_title(who: str) -> tuple[str | None, str | None]:
    """Tell the name from the title: a known title before the name, or what follows the first comma."""
    if not who:
        return None, None
    title_length = _title_length(who)
    if title_length:
        title, rest = who[:title_length].strip(" ,"), who[title_length:].strip(" ,")
        name, _, more = rest.partition(",")
        if name.strip():
            return name.strip(), ", ".join(p for p in (title, more.strip(" ,.")) if p)
        return None, title
    name, _, title = who.partition(",")
    return name.strip() or None, title.strip(" ,.") or None


def _title_length(who: str) -> int:
    """Length of the title at the start of `who`: the words of the table of titles as long as they come."""
    titles = officer_titles()
    at = 0
    for match in re.finditer(r"[^\s,]+[,]?", who):
        word = match[0].strip(",.").upper()
        if not all(part in titles for part in re.split(r"[/-]", word) if part):
            break
        at = match.end()
    return at
