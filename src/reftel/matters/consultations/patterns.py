"""The wording of proposals, as tables: (rule, pattern). Every pattern is tried on one sentence on one line, never on a text.

Each row names what it finds in the group `fact`. A rule's example stands in docs/reference/matter-rules.md.
"""

import re
from typing import Final

import msgspec

BODY: Final = (
    r"(?:Commission|Council|Consultations?|Dialogue|Committee|Forum|Conference|Round ?Table|Mechanism"
    r"|Partnership|Talks)"
)
_BODY_SMALL: Final = r"(?:commission|council|consultations?|dialogue|committee|forum|mechanism|talks)"
BODY_WORDS: Final = ("commission", "council", "consultation", "dialogue", "committee", "forum", "mechanism", "talks")
"""One of these stands in whatever FOUNDING finds."""

FOUNDING: Final = re.compile(
    rf"\b(?:propos\w+|establish\w*|institutionali[sz]\w+|creat(?:e|ing|ion)|set(?:ting)? up|set-up|launch\w*"
    rf"|begin(?:ning)?|hold|arrange|initiative|idea|suggest\w+"
    rf"|welcomes?|agreed?|offer\w*|reject\w*|declin\w+|counter-?propos\w+)\b[^.]{{0,140}}?\b{_BODY_SMALL}\b"
    rf"|\b{_BODY_SMALL}\b[^.]{{0,100}}?\b(?:be (?:established|set up|created|given|known|called|named"
    rf"|designated)|should (?:meet|be)|would (?:meet|be))\b",
    re.IGNORECASE,
)
"""A sentence that founds or shapes a body: the verb and the noun must stand near one another."""

BETWEEN_STATES: Final = re.compile(
    r"\b(?:bilateral|trilateral|two (?:countries|governments|states|sides|capitals)|three (?:countries"
    r"|governments|states|sides)|both (?:countries|governments|sides|capitals)"
    r"|each (?:side|country|capital)|consult each other|between the (?:countries|governments)|U\.S\.-[A-Z]\w+"
    r"|[A-Z]\w+-(?:U\.S\.|American)|with the United States"
    r"|alternating capitals|our (?:states|countries|governments)|American side|regular consultations"
    r"|annual consultations)",
    re.IGNORECASE,
)
"""Words that make a body one between states, not one of inquiry at home."""

SHAPES: Final = re.compile(
    r"working groups?|annual|twice a year|every \w+ (?:months|years)|alternat|in turn|level\b|coordinat"
    r"|head(?:ed|s)?\b|preside|chair|known as|called|named|designated|review",
    re.IGNORECASE,
)


class Row(msgspec.Struct, frozen=True, gc=False):
    """One wording: the rule's name, the kind it gives, the pattern with its group `fact`."""

    rule: str
    kind: str
    pattern: re.Pattern[str]


def _row(rule: str, kind: str, pattern: str, flags: int = re.IGNORECASE) -> Row:
    return Row(rule, kind, re.compile(pattern, flags))


_TITLE: Final = (
    rf"(?:[A-Z][\w.'’&-]*(?: (?:of|for|on|and|the|in))* )*{BODY}(?: (?:of|for|on) (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)?"
)
_LEVELS: Final = (
    r"(?:(?:very )?high(?:est|er)?|hig?h?est|ministerial|ministers['’]|presidential|prime ministers['’]"
    r"|head(?:s)? of (?:state|government)|cabinet|vice[- ]presidential"
    r"|(?:deputy|vice|foreign)[ -](?:foreign )?minister(?:s['’]|ial)?|assistant secretary|under ?secretary"
    r"|deputy secretary|senior official|expert|working|summit|ambassadorial|permanent secretary)"
)
_PEOPLE: Final = (
    r"(?:the )?(?:two )?(?:(?:Prime |Foreign |Deputy |Vice |Assistant |Under ?|First )*(?:Presidents?"
    r"|Ministers?|Premiers?|Secretary|Secretaries|Chancellors?|Heads of (?:State|Government)))"
    r"(?:,? (?:and|of|for|the|[A-Z][\w'’-]+))*"
)

NAMES: Final = (
    _row("consultation/name-quoted", "name", rf"[\"“](?P<fact>{_TITLE})[,.]?[\"”]", 0),
    _row(
        "consultation/name-given",
        "name",
        rf"\b(?:known as|called|named|designated|entitled|under the name of|rename[d]?(?: \w+)?) (?:the "
        rf"|as )*(?P<fact>{_TITLE})",
        0,
    ),
)
NAME_IN_USE: Final = _row("consultation/name-in-use", "name", rf"(?P<fact>{_TITLE}) \((?P<short>[A-Z]{{2,7}})\)", 0)

LEVELS: Final = (
    _row(
        "consultation/heads",
        "level",
        r"(?P<fact>(?:each side (?:should|would|will|shall) be |to be |be |are )?(?:led|headed|chaired"
        r"|presided over) by (?:a |an |its |the |their )?(?:[\w-]+ ){0,3}(?:ministers?|presidents?|secretar(?:y"
        r"|ies)|premiers?))",
    ),
    _row(
        "consultation/heads",
        "level",
        rf"(?P<fact>{_PEOPLE}(?: of the [A-Z][\w ]+?)?(?: (?:should|would|shall|must|could|to|themselves"
        rf"|jointly|both))* (?:head|lead|chair|co-chair|preside)(?: over)?(?: (?:the|it|this|them"
        rf"|its)(?: [A-Z]{{2,7}}\b| \w+)?)?(?: as an? (?:[A-Z]\w+ )*{BODY})?)",
        0,
    ),
    _row("consultation/level", "level", rf"(?P<fact>(?:at|on) (?:the |a )?{_LEVELS} level)"),
)
FORECAST: Final = _row(
    "consultation/forecast",
    "level",
    rf"(?P<fact>(?:\w+ )?(?:is |was |would be |were |are )?(?:not likely|unlikely|hardly likely|not expected"
    rf"|doubtful)(?: that)? (?:to )?(?P<rest>[^.;\"]*?(?:{BODY}|level|{_PEOPLE}|chair)\b(?:(?! but )[^.,;\"])*))",
)
COORDINATORS: Final = (
    _row(
        "consultation/coordinators",
        "coordinator",
        r"(?P<fact>[^.;:,\"]{4,140}?),? (?:will|would|should|shall|are to|is to|could"
        r"|might) (?:jointly )?(?:co-?ordinate\b|serve as co-?ordinators?|act as co-?ordinators?"
        r"|be (?:the )?co-?ordinators?)",
    ),
    _row(
        "consultation/coordinators",
        "coordinator",
        r"\bco-?ordinat(?:ed|ion) (?:would be |will be |should be |to be )?(?:by|lies? with"
        r"|rests? with) (?P<fact>[^.;:]{4,120})",
    ),
)
CADENCES: Final = (
    _row(
        "consultation/review",
        "cadence",
        r"(?P<fact>(?:an? |the )?(?:\w+[- ]months?(?:ly)?|mid-?term|half-?yearly|interim"
        r"|mid-?year) reviews?\b[^.;]*)",
    ),
    _row(
        "consultation/review",
        "cadence",
        r"(?P<fact>(?:an? )?review (?:\w+ )?(?:months?|weeks?) after each (?:session|meeting|round)[^.;]*)",
    ),
    _row(
        "consultation/review",
        "cadence",
        r"(?P<fact>\w+ (?:months?|weeks?) after each (?:session|meeting|round)[^.;]*?\breview[^.;]*)",
    ),
    _row(
        "consultation/cadence",
        "cadence",
        r"(?P<fact>on an? (?:annual|yearly|biennial|two-year|quarterly|semi-?annual) basis|(?:once|twice"
        r"|three times) (?:a|each|every|per) year(?:, in [A-Z]\w+ and (?:in )?[A-Z]\w+)?|every (?:other "
        r"|second )?(?:\w+ )?(?:months?|years?|weeks?|spring|autumn|summer|winter|year)|each (?:year|spring"
        r"|autumn|summer|winter)|(?:annual|biennial|yearly|quarterly|semi-?annual) (?:sessions?|meetings?"
        r"|rounds?|plenar(?:y|ies))|meet (?:annually|yearly|biennially|quarterly)|(?:once )?in two years)",
    ),
)
ROTATIONS: Final = (
    _row(
        "consultation/rotation",
        "rotation",
        r"(?P<fact>(?:in |between )?alternating (?:between )?(?:the )?(?:two |three )?(?:capitals|countries"
        r"|places|ports)|alternat(?:ely|ing|e) (?:in"
        r"|between) [^.,;]+?(?: and (?:in )?[A-Z]\w+(?: [A-Z]\w+)?)?(?=[.,;]|$| with)|in turn in [^.,;]+"
        r"|by turns in [^.,;]+|in each capital in turn|rotat\w+ (?:among|between) [^.,;]+"
        r"|(?:in the )?capitals? (?:of each )?in rotation)",
    ),
)
GROUP_LISTS: Final = (
    _row(
        "consultation/groups",
        "group",
        r"\b(?:working |sub-?)?groups?\b[^.:]{0,90}?(?:subjects|areas|fields|topics|themes|baskets|form (?:\w+)"
        r"|(?:two|three|four|five|six|seven|eight|nine|ten)(?: \w+)? groups?)?: ?(?P<fact>[^.]+)",
    ),
    _row(
        "consultation/groups",
        "group",
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|separate) (?:working |sub-?)?groups?,? (?:on|for"
        r"|to cover|covering|dealing with|would deal with) (?P<fact>[^.:]+)",
    ),
    _row(
        "consultation/groups",
        "group",
        r"\b(?:working |sub-?)groups (?:on|for|covering|to cover) (?P<fact>[^.:]+,[^.:]+)",
    ),
)
GROUPS_ARE_SHAPED: Final = re.compile(
    r"\b(?:divid\w+|form|establish\w*|creat\w+|set up|should be|would be|there (?:should|would|will) be|consist"
    r"|comprise|propos\w+|suggest\w+|agree\w*|want\w*|wish\w*|seek\w*|with|support)\b",
    re.IGNORECASE,
)

_GROUP_NAME: Final = (
    r"(?P<group>\([a-z]\)|(?:[A-Z][\w-]*|\w+)(?:(?:,? and|,| of| the| on)? [A-Z][\w-]*)*"
    r"|[a-z][\w-]*(?:(?:,? and|,)? [a-z][\w-]*){0,3})"
)
_IN_GROUP: Final = rf"(?:the )?(?:[Ww]orking )?[Gg]roup (?:on |for )?(?:the )?{_GROUP_NAME}"
OUTSIDERS: Final = (
    _row(
        "consultation/outsiders",
        "outsider",
        r"(?:involve|include|bring|admit|draw)(?: \w+)? into (?:the )?(?i:working group) (?:on"
        r"|for) (?:the )?(?P<group>[A-Z][\w-]*(?:(?:,? and|,| of"
        r"| the)? [A-Z][\w-]*)*) (?P<fact>[a-z(][^.;]*?)(?=,? and (?:to|that)\b|[.;]|$)",
        0,
    ),
    _row(
        "consultation/outsiders",
        "outsider",
        r"(?:include|involve|invite|admit|seat|associate|bring) (?P<fact>[^.;]{3,110}?) (?:in|into|to|on"
        r"|with) (?:the )?(?i:working group) (?:on|for) (?:the )?(?P<group>[A-Z][\w-]*(?:(?:,? and|,| of"
        r"| the)? [A-Z][\w-]*)*)",
        0,
    ),
    _row(
        "consultation/outsiders",
        "outsider",
        rf"(?:^|that |, )(?P<fact>(?:the )?[^.;]{{3,120}}?),? (?:may|should|could|would|can|will"
        rf"|might) (?:also )?(?:be (?:heard|represented|admitted|invited|associated)|have (?:seats?|their place"
        rf"|a place|a seat|a voice)|take part|participate|sit|attend)[^.;]{{0,40}}? in {_IN_GROUP}",
        0,
    ),
    _row(
        "consultation/guests",
        "outsider",
        r"(?:^|that |, )(?P<fact>(?:the )?[^.;:]{3,120}?) (?:may|should|could|would|can|will"
        r"|might) (?:also )?be (?:invited|admitted|asked) (?:to (?:take part|attend|join) )?as (?:guests?"
        r"|observers?)(?P<group>)",
    ),
)
INITIATIVES: Final = (
    _row(
        "consultation/existing",
        "initiative",
        r"\b(?:take (?:in)?to account|build (?:up)?on|draw on|respect|be without prejudice to|complement"
        r"|not (?:duplicate|replace|repeat))\b[^.]*?\b(?:such as|namely|including|among them"
        r"|notably) (?P<fact>[^.]+)",
    ),
    _row(
        "consultation/existing",
        "initiative",
        r"\b(?:take (?:in)?to account|build (?:up)?on|complement) (?P<fact>the [A-Z][^.;]+?)(?= and (?:should"
        r"|would|need|will|shall|must)\b|[.;]|$)",
    ),
)
OWED_HEADS: Final = (
    _row(
        "consultation/heads-awaited",
        "owed",
        r"\b(?:expect|await|hope|look forward|be glad|be grateful|wish|like)\w*\b[^.]*?\b(?:receiv\w*|get|have"
        r"|see)\b(?P<fact>[^.]*?\b(?:names?|proposals?|nominations?|candidates?)\b[^.]*?\bheads?\b[^.]*)",
    ),
    _row(
        "consultation/heads-awaited",
        "owed",
        r"(?P<fact>(?P<who>(?:the )?[A-Z][\w .-]{2,40}?) (?:will|would|is to|undertakes? to) (?:name|nominate"
        r"|propose|appoint) (?:the |its )*heads?\b[^.]*)",
        0,
    ),
)
FROM_SIDE: Final = re.compile(
    r"\b(?:from|by) (?:the )?(?P<side>[A-Z][\w.]*(?: [A-Z][\w.]*)*?) side\b"
    r"|\bwhom (?:the )?(?P<whom>[A-Z]\w*(?: [A-Z]\w*)*?) (?:propos|nam)"
)

STATUS: Final = (
    (
        "refused",
        re.compile(
            r"\b(?:cannot (?:agree|accept|join|approve)|reject\w*|refus\w+|declin\w+|oppos\w+"
            r"|not in a position to accept|unacceptable)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "agreed",
        re.compile(
            r"\b(?:(?:was|were|have|has|had|is|are) agreed|both sides agreed|the two sides agreed|agreed that"
            r"|agreed to|it is agreed)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "awaited",
        re.compile(
            r"\b(?:expect|await|look forward|be glad to receive"
            r"|hope to receive)\w*\b",
            re.IGNORECASE,
        ),
    ),
    (
        "supported",
        re.compile(
            r"\b(?:we|it|[A-Z]\w+) (?:also |fully |can )*(?:agree|agrees|support|supports|accept|accepts"
            r"|welcome|welcomes)\b"
        ),
    ),
)
"""(status, words of the sentence), the first that fits; every other sentence proposes."""
