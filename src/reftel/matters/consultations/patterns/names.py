"""Names of bodies: quoted, given, answered, in use."""

import re
from typing import Final

from reftel.matters.consultations.patterns.bodies import BODY
from reftel.matters.consultations.patterns.rows import row

_WORD: Final = r"(?:U\.S\.(?:-[\w'’&-]+)?|[A-Z][\w'’&]*-U\.S\.|[A-Z][\w'’&-]*)"
_TITLE: Final = (
    rf"(?:{_WORD} (?:(?:of|for|on|and|the|in) )*){{0,8}}{BODY}"
    r"(?: (?:of|for|on) (?:the )?[A-Z][\w-]+(?:(?:,? and)? [A-Z][\w-]+){0,3})?"
)
_ANY_TITLE: Final = r"[A-Z][\w'’&.-]*(?:(?: (?:of|for|on|and|the|in|de|to)){0,2} [A-Z][\w'’&-]*){1,7}"
_CALLED: Final = (
    r"(?:known as|called|named|designated|entitled|titled|dubbed|styled|christened|rechristened|baptized"
    r"|under the (?:name|title|style)(?: of)?|(?:by|with) the name(?: of)?|bear(?:ing|s)? the (?:name|title)(?: of)?"
    r"|rename[ds]?(?: \w+){0,3}?|(?:the|its|as|a|other) (?:name|title)(?: (?:of|would be|should be|is|be|to|to be))?"
    r"|call(?:ing)?(?: (?:it|them|this|the (?:new )?"
    r"(?:body|mechanism|council|commission|committee|talks|consultations|dialogue)))?|nam(?:e|ing) (?:it|them|this|the \w+)"
    r"|christen(?:ing)? (?:it|them|this|the \w+))"
)
_OPEN: Final = r"(?:[\"“‘]|(?<!\w)'|``)"
_SHUT: Final = r"(?:[\"”’]|'(?!\w)|'')"
NAMES: Final = (
    row("consultation/name-quoted", "name", rf"{_OPEN}(?:the )?(?P<fact>{_TITLE})[,.]?{_SHUT}", 0),
    row(
        "consultation/name-quoted",
        "name",
        rf"\b{_CALLED} (?:as |the |a )*{_OPEN}(?:[Tt]he )?(?P<fact>{_ANY_TITLE})[,.]?{_SHUT}",
        0,
    ),
    row(
        "consultation/name-given",
        "name",
        rf"\b{_CALLED} (?:the |as )*(?P<fact>{_TITLE})(?! \([A-Z])",
        0,
    ),
)
_NEW: Final = (
    r"(?:propos\w+|float\w*|offer\w*|announc\w*|establish\w*|creat(?:e[sd]?|ing|ion)|set(?:ting)? up|launch\w*"
    r"|form(?:ing"
    r"|ed|ation)?"
    r"|suggest\w*|institut\w+|inaugurat\w*|found\w*)"
)
NAME_FOUNDED: Final = row(
    "consultation/name-founded",
    "name",
    rf"\b(?i:{_NEW})\b[^.;\"“]{{0,60}}?\b(?:a|an|the|of) (?P<fact>{_TITLE})"
    rf"|(?:^(?:A|An)|\b(?:that|for) an?) (?P<late>{_TITLE}) (?:between [^.;]{{3,60}} )?(?:(?:shall|will|would"
    rf"|should|is to) )?be "
    r"(?:created|established|set up|formed|founded|launched|instituted|convened|inaugurated)",
    0,
)
SIDES: Final = (
    r"(?:U\.?S\.?(?: ?[-/–] ?)[A-Z][\w]*|(?!Inter-|Pan-|Latin-|African-|Central-|Ibero-"
    r"|Non-)[A-Z][\w]*-(?:U\.?S\.?|American|United States)"
    r"|United States-[A-Z]\w+)"
)
_TITLED: Final = rf"\b{SIDES} (?:[A-Z][\w&-]* (?:and )?){{0,6}}{BODY}\b"
_TITLE_OF_TWO: Final = (
    rf"(?:{_WORD} (?:(?:of|for|on|and|the|in) )*){{1,7}}(?:Commission|Council|Consultations|Dialogue|Committee|Forum"
    r"|Mechanism|Partnership|Talks)\b"
)
NAME_ANSWERED: Final = re.compile(
    r"\b(?i:(?:counter-?)?propos|suggest|prefer|agree|accept|reject|insist|recommend|would like|refus|wants?\b|wish)[\w-]*"
    rf" (?:[^.;:\"“]{{0,90}}? )??{_CALLED} (?:[Tt]he |as )*{_OPEN}?(?:[Tt]he )?{_TITLE_OF_TWO}"
)
"""A side answers what a body that is known already is to be called."""
NO_BODY: Final = re.compile(
    r"\b(?:part(?:y|ies)|movements?|alliances?|coalitions?|opposition|factions?|blocs?|unions?|rebels?|parliaments?|NGOs?|newspapers?"
    r"|compan(?:y|ies)|campaigns?|churches)\b",
    re.IGNORECASE,
)
"""Words beside a name that make it one of something else than a body between states."""
AGREED_TO_MEET: Final = re.compile(
    r"\b(?:agree[sd]?|accept(?:s|ed)?)(?: to| with| on)? (?:[^.;]{0,60}? )??(?:annual|yearly|biennial|regular|periodic|bilateral"
    r"|semi-?annual|quarterly) (?:\w+ )?(?:consultations|talks|dialogue|sessions|meetings)\b",
    re.IGNORECASE,
)
"""A side agrees to meet at regular times."""
TO_US: Final = re.compile(
    r"\b(?:told|informed|handed|gave|assured|replied to|answered|wrote to|called in|summoned) (?:the |our )?(?:Ambassador|Charg[eé]"
    r"|DCM|Embassy|Consul|Pol\w*[Oo]ffs?|Econ\w*[Oo]ffs?|Emb[Oo]ffs?|us)\b"
    r"|\b(?:to|with) the (?:Ambassador|Charg[eé]|DCM|Embassy)\b"
)
"""Somebody speaks to the sender's own people."""
NAME_IN_USE: Final = row(
    "consultation/name-in-use", "name", rf"(?P<fact>{_TITLE}) \((?:\"|“)?(?P<short>[A-Z][A-Z&]{{1,6}})(?:\"|”)?\)", 0
)
NAME_OF_TWO: Final = row(
    "consultation/name-in-use",
    "name",
    rf"\b{SIDES} (?P<fact>(?:(?!U\.S)[A-Z][\w'’&-]* (?:(?:of|for|on|and|the|in) )*){{1,7}}{BODY}(?: (?:of|for"
    rf"|on) (?:the )?[A-Z][\w-]+(?:(?:,? and)? [A-Z][\w-]+){{0,3}})?)",
    0,
)
NAME_BILATERAL: Final = row(
    "consultation/name-in-use",
    "name",
    rf"\b(?:[Tt]he|[Nn]ew|\d+|[Oo]ur(?: [a-z-]+)?) (?:{SIDES} )?(?P<fact>(?:[A-Z][\w&-]* ){{0,4}}(?:Bilateral"
    rf"|Bi-?[Nn]ational) (?:[A-Z][\w&-]* ){{0,4}}{BODY})\b",
    0,
)
NAME_OURS: Final = row(
    "consultation/name-in-use",
    "name",
    r"\b[Oo]ur(?: [a-z-]+)? (?P<fact>(?:[A-Z][\w&-]* ){0,3}Strategic (?:[A-Z][\w&-]* ){0,2}Dialogue)\b",
    0,
)
NAMES_IN_USE: Final = (NAME_IN_USE, NAME_OF_TWO, NAME_BILATERAL, NAME_OURS)
OF_TWO: Final = re.compile(
    r"\b(?:Bilateral|Bi-?[Nn]ational|Joint|Mixed|Consultations|Dialogue|Intergovernmental|Consultative)\b|" + SIDES
)
"""What in a name makes its body one of two states."""
DESCRIBED: Final = re.compile(
    rf"\b(?i:annual|semi-?annual|biannual|biennial|quarterly|monthly|yearly|first|second|third|fourth|fifth"
    rf"|inaugural|\d+(?:st|nd|rd|th))\b"
    rf"[^.;]{{0,40}}{_TITLED}"
    rf"|{_TITLED}(?:[^.;]{{0,60}}\b(?:meets?|met|(?:is|are|was|were) held|(?:is|was) co-?chaired|convene[sd]"
    rf"|holds?|held)\b| (?:meetings?|sessions?|plenary)\b| \([A-Z]{{2,7}}\))"
    rf"|\b(?:[A-Z]\w+-[A-Z]\w+|Bilateral|Joint|Binational) (?:[A-Z][\w&-]* ){{0,3}}{BODY} has (?:\w+ )?(?:working |sub-?)groups?\b"
)
"""A body of the two states that exists: its sides, its title, and how often it meets."""
