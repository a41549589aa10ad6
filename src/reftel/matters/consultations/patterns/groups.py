"""Working groups: one, listed, counted, or to come in a list."""

import re
from typing import Final

from reftel.matters.consultations.patterns.cadences import NUMBER
from reftel.matters.consultations.patterns.rows import row

_KIND: Final = r"(?:joint |standing |separate |expert |specialist |thematic |sectoral |bilateral )?"
_GROUPS: Final = (
    rf"(?:{_KIND}(?:working |sub-?|expert )?groups|{_KIND}working parties|sub-?commi(?:ttees|ssions)|committees"
    rf"|commissions|task forces|panels"
    r"|baskets|pillars|tracks|sections|clusters|work(?:ing)? streams|circles)"
)
GROUPS_NOUN: Final = (
    rf"(?:{_KIND}(?:working |sub-?|expert )?groups?|{_KIND}working part(?:y|ies)|sub-?commi(?:ttees?|ssions?)"
    rf"|committees|commissions|task forces?"
    r"|panels?|baskets?|pillars?|tracks?|sections?|clusters?|work(?:ing)? streams?|circles?)"
)
_ABOUT: Final = (
    r"(?:on|for|to cover|to deal with|to handle|to address|covering|dealing with|devoted to|concerned with"
    r"|addressing|handling"
    r"|in the (?:fields|areas) of|(?:would|should|will|shall) (?:be )?(?:deal with|cover|address|handle"
    r"|devoted to|concern|take up"
    r"|work on|be on|consider))"
)
GROUP_LISTS: Final = (
    row(
        "consultation/groups",
        "group",
        rf"\b(?:{_GROUPS}|its own working group)\b[^.:]{{0,110}}?(?: ?:| ?--| ?—| –|,? namely:?"
        rf"|,? i\.e\.,?) ?(?P<fact>[^.]+)",
    ),
    row(
        "consultation/groups",
        "group",
        rf"(?:\b(?:mention\w*|list\w*|nam\w+|suggest\w*|propos(?:ed|es|e|ing)|want\w*|see|sees|saw|with"
        rf"|envisag\w*)) (?P<fact>[^.:;]{{3,150}}?,[^.:;]{{3,150}}?) as"
        rf" (?:the |its |their )?(?:\w+ )?{_GROUPS}",
    ),
    row(
        "consultation/groups",
        "group",
        rf"\b(?:{NUMBER}|separate|several)(?: [\w-]+){{0,2}}? {_GROUPS},?(?: \w+){{0,4}}?,? {_ABOUT} (?P<fact>[^.:]+)",
    ),
    row(
        "consultation/groups",
        "group",
        rf"\b{NUMBER}(?: [\w-]+)? {_GROUPS}, (?P<fact>[\w -]+(?:, [\w -]+){{0,12}},? and [\w -]+)(?=[.;]|$)",
    ),
    row(
        "consultation/groups",
        "group",
        rf"\b(?:working |sub-?)?groups?\b[^.]{{0,140}}?\b{NUMBER},? on (?P<fact>[^.:;]+?,? (?:and )?on [^.:;]+)",
    ),
    row(
        "consultation/groups",
        "group",
        rf"\b{_GROUPS},?(?: (?:would|should|will|shall))? {_ABOUT} (?P<fact>[^.:]+[,;][^.:]+"
        rf"|[\w-]+ and (?:on )?[\w-]+)",
    ),
    row(
        "consultation/groups",
        "group",
        rf"\b{_GROUPS} (?:would|should|will|shall) be (?P<fact>(?!established|set up|created|formed|needed"
        rf"|constituted|convened|headed|led|chaired)[^.:]+,[^.:]+|[\w-]+ and [\w-]+(?=[.;]|$))",
    ),
    row(
        "consultation/groups",
        "group",
        rf"\b{_GROUPS} \((?P<fact>[^.:()]+,[^.:()]+)\)",
    ),
    row(
        "consultation/groups",
        "group",
        rf"\b{_GROUPS}\b[^.:]{{0,60}}?[,;] (?P<fact>(?:the first|one)(?: \w+)? (?:on|for|dealing with|to deal with"
        rf"|would"
        r" (?:deal with|cover|address)) [^.:]+)",
    ),
)
ONE_GROUP: Final = row(
    "consultation/one-group",
    "group",
    r"\b(?:(?:add|adding|plus|also)(?: an?)? (?:second|third|fourth|fifth|sixth|seventh|further|additional"
    r"|new)(?: (?:working )?group)?"
    r"|an? (?:separate |further |new |joint |additional |special )?(?:working )?group|the (?:working )?group"
    r"|(?:the|adds|add|added|adding) one) (?:on|for"
    r"|devoted to|dealing with)"
    r" (?P<fact>[^.;:,()\"]{3,60}?)(?=[.;:,\"]|$| and (?:to|that|would|should)| to \w+| with | would | should"
    r"| that | which | in | at | as )",
)
GROUPS_COUNTED: Final = row(
    "consultation/groups-counted",
    "group",
    rf"(?<!instead of )(?<!rather than )(?<!in place of )\b(?P<fact>(?:only |just |at most |no more than )?(?:a single|one|{NUMBER})"
    r" (?:(?!and\b|or\b)[\w-]+ )?(?:working groups?|working part(?:y|ies)|sub-?groups?|sub-?committees?))\b",
)
"""How many groups a side wants, without their titles: "two working groups instead of three"."""
GROUPS_ARE_SHAPED: Final = re.compile(
    rf"^{_GROUPS}:|"
    r"\b(?:room|sees?|saw|foresaw|mention\w*|includ\w+|plan\w*|recommend\w*|favou?r\w*|namely|divid\w+|form\w*"
    r"|establish\w*|creat\w+|set up|should|would|will|shall|consist\w*|there (?:are"
    r"|is) to be|need\w*"
    r"|compris\w+|propos\w+|suggest\w+|agree\w*|want\w*|wish\w*|seek\w*|with|support|accept\w*|envisag\w+"
    r"|foresee\w*|foreseen"
    r"|split|has|have|fall(?:s)? (?:in)?to|two|three|four|five|six|seven|eight)\b",
    re.IGNORECASE,
)
GROUPS_TO_COME: Final = re.compile(rf"\b{_GROUPS}\b[^.]{{0,120}}(?::|\bfollowing\b[^.]{{0,60}}[.:])\s*$", re.IGNORECASE)
"""A sentence after which the groups stand one a line."""
ITEM: Final = re.compile(
    r"^\s*(?:-{1,2}|[•*·]|\(?[a-z]\)|\(?\d{1,2}\)|[a-z]\.|\d{1,2}\.|(?:[IVX]{1,4}|[ivx]{1,4})[.)])\s+(?P<fact>\S.*)$"
)
