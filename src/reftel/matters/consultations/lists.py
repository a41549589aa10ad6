"""Reading a list out of a sentence: letters in parentheses, semicolons, commas, and the last AND."""

import re
from typing import Final

MAX_ITEMS: Final = 20
_LETTERS: Final = re.compile(r"\(?\b(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s*", re.IGNORECASE)
_EACH_ON: Final = re.compile(r",? and (?:on|for) (?=\w)|, (?:on|for) (?=\w)", re.IGNORECASE)
_ORDINAL: Final = r"(?:one|another|an?|the|first|second|third|fourth|fifth|sixth|seventh|eighth)"
_LEAD: Final = re.compile(
    rf"^(?:(?:issues|subjects|topics|areas|fields|matters|questions) (?:such as|like|of) |(?:and|or|also"
    rf"|as well as|{_ORDINAL}) (?:(?!on |for )(?:{_ORDINAL}|working|group|basket|panel|of them|to deal"
    r"|dealing|devoted|would|should|will|deal|cover|address|be|concern|with|to|covering) )*(?:on |for |with "
    r"|to |covering )?"
    r"|(?:on|for|covering|dealing with) )+",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"^(?:and |or |the |also |as well as )+", re.IGNORECASE)
_TRAILING: Final = re.compile(r"[;,]?\s*\b(?:and|or)$", re.IGNORECASE)
_NAMES: Final = re.compile(
    r",?\s*\b(?:and|or) (?=the )|,\s*(?=(?:and |or )?the )|(?<=\)),?\s*(?:and\s+|or\s+)?(?=[A-Z])"
    r"|;\s*(?:and\s+)?(?=the |[A-Z])"
)
_TAIL: Final = re.compile(
    r",? (?:--|—|–|with (?=[\w -]{0,60}(?:admitted|invited|seated|taking part|represented|each))|(?:and"
    r"|but) (?:[\w-]+ )?(?:would|should"
    r"|will|shall|must|suggest\w*|propos\w*|want\w*|ask\w*|add\w*|each|to meet|that|said|agreed)\b|while "
    r"|which |to be |each |but |whose |(?:deletes?|drops?|rejects?|adds?|omits?) "
    r"|(?:would|should|will|shall) |under the |were |was |are |is |as well as (?:that|to)\b).*$",
    re.IGNORECASE,
)


def split_items(text: str) -> tuple[str, ...]:
    """Return the items of a list in order, without articles; "(a) search and rescue; (b) lights" has two.

    With commas, an AND inside an item stays ("economic and development issues"); the last item is cut at its AND only where the
    list does not put one before it and all items are short.
    """
    if len(_LETTERS.findall(text)) > 1:
        parts = _LETTERS.split(text)[1:]
    elif len(_EACH_ON.findall(text)) > 0 and ";" not in text:
        parts = _EACH_ON.split(_TAIL.sub("", text))
    elif ";" in text:
        parts = text.split(";")
    else:
        parts = _split_commas(_TAIL.sub("", text))
    return tuple(item for part in parts[:MAX_ITEMS] if (item := _tidy(part)))


def split_names(text: str) -> tuple[str, ...]:
    """Return the items of a list of names ("the Ash Watch Protocol (AWP),the Observatories (OP),and the Commission")."""
    return tuple(item for part in _NAMES.split(text)[:MAX_ITEMS] if part and (item := _tidy(part)))


def _split_commas(text: str) -> list[str]:
    parts = text.split(",")
    last = parts[-1].strip()
    if last.lower().startswith("and "):
        return parts
    at = last.lower().find(" and ")
    if at > 0 and (len(parts) == 1 or len(last.split()) <= 5):  # a longer last item holds its own AND
        return [*parts[:-1], last[:at], last[at + 5 :]]
    return parts


def _tidy(item: str) -> str:
    bare = _ARTICLE.sub("", _TRAILING.sub("", item.strip(' ,;.:-"“”')))
    return _LEAD.sub("", bare).strip(" ,;.") or bare
