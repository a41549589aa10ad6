"""Whose land a word names: the other side of a telegram, adjectives that no table has."""

import re
from collections import Counter
from typing import Final

from reftel.matters.prose.parties import side_named

_ALIKE: Final = 5
"""So many letters at the head make an unknown adjective that of an unknown country."""

_PARTNER: Final = re.compile(
    r"\bU\.?S\.?-([A-Z][a-z]\w+(?: [A-Z][a-z]\w+)?)|\b([A-Z][a-z]\w+)-(?:U\.S\.|US\b|American)"
    r"|\b([A-Z][a-z]\w+) and the United States"
    r"|United States and ([A-Z][a-z]\w+)|\bGovernment of (?:the )?([A-Z][a-z]\w+(?: [A-Z][a-z]\w+)?)"
    r"|\b(?:Minister|President|Premier|Chancellor|Secretary|Adviser"
    r"|Director) (?:[A-Z]\w+ ){1,3}of ([A-Z][a-z]\w+(?: [A-Z][a-z]\w+)?)\b"
)


def partner_of(text: str) -> str | None:
    """Return the other side: the country that the text names most beside the United States."""
    heads = Counter(word[:_ALIKE] for word in re.findall(r"\b[A-Z]\w+", text))
    named: Counter[str] = Counter()
    lone: Counter[str] = Counter()
    for match in _PARTNER.finditer(text):
        name = next(filter(None, match.groups()), None)
        side = _country(name, heads, hyphened=bool(match[1] or match[2])) if name else None
        if side is not None:
            named[side] += 1
        elif name and side_named(name.split()[0]) is None and not _NO_LAND.match(name):
            lone[name.split()[0]] += 1
    known = Counter(
        side for word in re.findall(r"\b[A-Z][a-z]+\b", text) if (side := side_named(word)) and side != "United States"
    )
    best = named.most_common(1) or known.most_common(1) or lone.most_common(1) or _acting(text)
    return _land(best[0][0], text) if best else None


_ACTS: Final = re.compile(
    r"(?:^|[.;:] |, |\n)([A-Z][a-z]{3,}) (?:will|would|did|does|has|had|could|wants?|wanted|propos\w+"
    r"|support\w*|prefer\w*|accept\w*|reject\w*"
    r"|welcom\w+|might|may|is|was|asks?|asked|suggest\w*|agree[sd]?|seeks|sees|saw)\b"
)


def _acting(text: str) -> list[tuple[str, int]]:
    """Return the word that acts like a state and is nobody's last name: "Osten did not wish to meet"."""
    after_name = set(re.findall(r"\b[A-Z][\w.]+ ([A-Z][a-z]{3,})\b", text))
    found = Counter(word for word in _ACTS.findall(text) if word not in after_name and not _NO_ACTOR.match(word))
    return [(word, count) for word, count in found.most_common(1) if text.count(word) > 1]


_NO_ACTOR: Final = re.compile(
    r"^(?:This|That|These|Those|They|There|What|When|While|Both|Each|Such|Under|Washington|Embassy|Post"
    r"|Ambassador|Charge|Department|Comment"
    r"|Summary|Name|Level|Some|Most|Many|Nothing|Nobody|Parliament|Minister|President|Commission|Council"
    r"|Committee|Sessions|Meetings)$"
)


def lands_in(text: str) -> frozenset[str]:
    """Return the words by which a text names states that no table has, where it lists several beside the United States."""
    listed = re.findall(
        r"\b([A-Z][a-z]{3,})(?:, ([A-Z][a-z]{3,}))?,? and the United States"
        r"|\bUnited States, ([A-Z][a-z]{3,}),? and ([A-Z][a-z]{3,})",
        text,
    )
    return frozenset(word for words in listed for word in words if word and not _NO_LAND.match(word))


def _land(name: str, text: str) -> str:
    """Lead an adjective that no table has back to the land that the text names: "Velmarian" to "Velmaria"."""
    if side_named(name) is not None or not name.endswith(("an", "ese", "ish", "i")):
        return name
    alike = Counter(re.findall(rf"\b{re.escape(name[:5])}\w*", text))
    lands = [word for word in alike if word != name and not word.endswith(("ans", "an", "ese", "ish", "i"))]
    return max(lands, key=len, default=name)


_NO_LAND: Final = re.compile(
    r"^(?:Central|Latin|North|South|East|West|African|Native|Non|Pan|Anglo|Ibero|Franco|Government|Republic"
    r"|Defense|State|European|Inter"
    r"|The|Islamic|Arab|Post|Anti|Pro|Mission|Trade|Africa|Asia|Europe|Embassy)\b"
)


def _country(name: str, heads: Counter[str], *, hyphened: bool) -> str | None:
    """Return the country of a name; one that no table has must stand more than once."""
    known = side_named(name) or side_named(name.split()[0])
    if known is not None:
        return known if known not in {"United States", "U.S."} else None
    is_lone = heads[name[:_ALIKE].split()[0]] < 2
    return None if _NO_LAND.match(name) or (hyphened and is_lone) else name.split()[0] if hyphened else name
