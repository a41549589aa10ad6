"""The wordings of standing bodies and cycles between states."""

import re
from typing import Final

ANCHORS: Final = frozenset(
    (
        "commission committee council group groups forum dialogue conference process assembly consultations consultation mechanism talks "
        "summit negotiations quartet roundtable"
    ).split()
)
"""Nouns that name a body or a cycle."""

_NOUN: Final = (
    r"(?:Commission|Committee|Council|Working\s+Groups?|Contact\s+Group|Group|Forum|Dialogue|Conference|Process|Assembly|Consultations?|"
    r"Mechanism|Talks|Summit|Negotiations|Quartet|Roundtable)"
)
_STATES: Final = (
    r"(?:(?:Joint|Bilateral|Trilateral|Mixed|Binational|Consultative|Intergovernmental|Inter-?[Aa]gency|Strategic|Sanctions|Cooperation|Working|"
    r"Contact|Defen[cs]e|Parliamentary|Experts?|Steering|Coordinating)|(?:U\.S\.|US|UN|EU|NATO|OSCE|OAS|ASEAN|NRC|SADC|G-?\d+|U\.N\.|"
    r"[A-Z][a-z]+|[A-Z]{2,5})-(?:U\.S\.|US|EU|NATO|[A-Z][a-z]+|[A-Z]{2,5})|UN|U\.N\.|OSCE|NATO|EU|OAS|ASEAN|NRC|G-?(?:8|20|77))"
)
NAMED: Final = re.compile(
    rf"(?P<what>(?:[A-Z][\w.&'’/-]*\s+){{0,4}}{_STATES}(?:\s+(?:on\s+|for\s+|of\s+|and\s+)?[A-Z][\w.&'’/-]*){{0,4}}\s+{_NOUN}"
    r"(?:\s+(?:on|for|of)\s+(?:the\s+)?[A-Z][\w'’-]+(?:\s+(?:and\s+)?[A-Z][\w'’-]+){0,4})?)(?![\w-])"
)
"""A body by its proper name: "U.S.-Marrow Coast Joint Commission"."""

ADJECTIVE: Final = re.compile(
    r"\b(?:annual|regular|standing|bilateral|trilateral|joint|mixed|high|strategic|binational|permanent)\b",
    re.IGNORECASE,
)
"""What a description begins with."""

DESCRIBED: Final = re.compile(
    r"(?P<what>\b(?:(?:annual|regular|standing|bilateral|trilateral|joint|mixed|high[\s-]level|strategic|binational|permanent)\s+){1,3}(?:[\w-]+\s+){0,3}?"
    r"(?:commissions?|committees?|councils?|working\s+groups?|consultations?|dialogues?|forums?|mechanisms?)(?:\s+(?:on|for)\s+(?:[\w-]+\s?){1,5})?)",
    re.IGNORECASE,
)
"""A body by what it is: "annual bilateral consultations on fisheries"."""

HOME: Final = re.compile(
    r"\b(?:Security\s+Council|National|Supreme|City|Municipal|Central|Election|Electoral|Executive|Senate|House|Congress|Parliament(?:ary)?\s+Committee|"
    r"Foreign\s+Affairs\s+Committee|Country\s+Team|Emergency|Cabinet|Ministers|Bar|Banking|(?:EU|European)\s+Commission|Trade\s+Commission)\b",
    re.IGNORECASE,
)
"""What says that a body is one of a state alone, or of all."""
