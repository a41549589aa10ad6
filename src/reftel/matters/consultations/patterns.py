"""The wording of proposals, as tables: (rule, pattern). Every pattern is tried on one sentence on one line, never on a text.

Each row names what it finds in the group `fact`. A rule's example stands in docs/reference/matter-rules.md.
"""

import re
from typing import Final

import msgspec

BODY: Final = (
    r"(?:Commission|Council|Consultations?|Dialogue|Committee|Forum|Conference|Round ?Table|Mechanism"
    r"|Partnership|Talks|Working Group|Task Force|Group|Board|Process|Platform|Panel)"
)
_FIRM: Final = (
    r"(?:commissions?|councils?|committees?|forums?|round ?tables?|task forces?|working groups?|mechanisms?"
    r"|boards?|panels?|platforms?|conferences?)"
)
_LOOSE: Final = r"(?:consultations?|dialogues?|talks|partnerships?|groups?|meetings|sessions|format|process)"
BODY_WORDS: Final = (
    "commission",
    "council",
    "consult",
    "dialogue",
    "committee",
    "forum",
    "mechanism",
    "talks",
    "task force",
    "working group",
    "round table",
    "roundtable",
    "partnership",
    "conference",
    "platform",
    "panel",
    "board",
)
"""One of these stands in whatever FOUNDING finds."""

_STANDING: Final = (
    r"(?:bilateral|bi-?national|trilateral|tripartite|joint|mixed|standing|permanent|inter-?governmental|regular"
    r"|annual|yearly|biennial|biannual|semi-?annual|quarterly|periodic\w*|presidential|ministerial|consultative"
    r"|strategic|high[- ]level|top[- ]level|institutionali[sz]ed|structured|formal|political|policy|consultations?"
    r"|U\.S\.-[\w-]+|[\w-]+-(?:U\.S\.|American|United States))"
)
_THING: Final = (
    rf"(?:\b{_STANDING}(?: (?!of\b|to\b|in\b|that\b|with\b)[\"“]?[\w'’.-]+){{0,4}}? (?:{_FIRM}|{_LOOSE})\b"
    rf"|\b(?:an?|such an?|(?:the|our) (?:new|proposed)|new)(?: (?!of\b|to\b|in\b|that\b"
    rf"|with\b)[\"“]?[\w'’.-]+){{0,5}}?"
    rf" {_FIRM}\b)"
)
"""A body, as a text speaks of one that is to be: "a standing council", "annual bilateral consultations"."""

_FOUNDS: Final = (
    r"(?:(?:counter-?)?propos\w+|establish\w*|institut\w+|creat(?:e[sd]?|ing|ion)|set(?:s|ting)? up|set-up|setup"
    r"|found(?:ing|ed)?|launch\w*|initiat\w*|kick-?(?:ed )?off|form(?:ing|ed|ation)?|inaugurat\w*|suggest\w*"
    r"|call(?:s|ed|ing)? for"
    r"|announc\w*|pitch\w*|non-?paper|draft(?:ed)?|plans? for|request\w*|should (?:not )?have|ask(?:s|ed"
    r"|ing)?(?: [\w ]{1,24})? (?:that|for|whether)|float\w*|envisag\w*|envision\w*|foresee\w*|upgrad\w*"
    r"|elevat\w*|convert\w*"
    r"|transform\w*|reject\w*|turn(?:s|ed|ing)? down|declin\w*|refus\w*|rul(?:es|ed|ing) out|oppos\w*"
    r"|no need (?:for|of)|sign\w*|agree\w*|welcom\w*|accept\w*|offer\w*|initiative|idea|want\w*|wish\w*|favou?r\w*"
    r"|would like|seeks?|seeking|sought|conven(?:e|ing)|introduc\w*|hold|begin(?:ning)?|start|arrange|advocat\w*"
    r"|recommend\w*|urg(?:es?|ed|ing)|invit\w+|approv\w+|constitut\w+|plan(?:s|ned)? (?:for|to)|consider\w*)"
)
THING: Final = re.compile(_THING, re.IGNORECASE)
FOUNDS: Final = re.compile(rf"\b{_FOUNDS}\b", re.IGNORECASE)
FOUNDED: Final = re.compile(
    r"\b(?:be (?:established|set up|created|given|known|called|named|designated|formed"
    r"|founded|launched|constituted|instituted|convened)|(?:should|would|shall|will) (?:meet|be|convene|gather)"
    r"|meets? (?:\w+ )?(?:annually|yearly|quarterly|monthly|biannually|twice|once|every|on an? \w+ basis)"
    r"|(?:was|were|is|are|has been|have been) (?:proposed|suggested|agreed|rejected|established))\b",
    re.IGNORECASE,
)
PAIRED: Final = re.compile(
    rf"\b(?:{_FIRM}|consultations?|dialogues?|talks)\b[^.;]{{0,40}}? (?:between|with|among) [^.;]{{0,60}}?"
    r"(?:(?:United States|U\.S\.|Washington)(?! (?:Congress|Embassy|Chamber|Senate|House|private|business"
    r"|firms|compan))|our two|(?:two|three|both) (?:countries|governments))",
    re.IGNORECASE,
)
"""A body of which the sentence says between whom it is."""
EACH_OTHER: Final = re.compile(r"\bconsult(?:ing)? each other (?:regularly|annually|every)\b", re.IGNORECASE)
BEFORE, AFTER = 170, 110
"""So far before a body may stand the verb that founds it, so far behind it one that does."""

US: Final = (
    r"(?:\bU\.S\.|\bUSG?\b|\bUnited States\b|\bAmericans?\b|\bWashington\b|\bWhite House\b|\bthe Department\b"
    r"|\bour (?:government|proposal|offer|suggestion|idea|paper|initiative|two)|\bwith us\b)"
)
BETWEEN_STATES: Final = re.compile(
    r"\b(?:bilateral|bi-?national|trilateral|(?:two|three|both|our) (?:countries|governments|states|capitals"
    r"|peoples|foreign minist(?:ers|ries))|our two|each (?:country|capital|government)|consult each other"
    r"|alternat\w+ capitals|U\.S\.-[A-Z]\w+|US-[A-Z]\w+|[A-Z]\w+-(?:U\.S\.|American|United States)|American side"
    r"|(?:with|and) (?:the )?(?:Government of the )?(?:United States|U\.S\.|Americans|Washington)"
    r"|to the (?:Government of the )?United States"
    r"|(?:with|to) us\b|(?:United States|U\.S\.) and|our (?:\w+ )?(?:proposal|offer|suggestion|idea"
    r"|(?:non-?)?paper|initiative|note|draft|plan)"
    r"|we (?:had |have )?(?:offered|proposed|suggested)"
    r"|(?:United States['’]|U\.S\.|American) (?:proposals?|suggestions?|offer|initiative|idea|paper))",
    re.IGNORECASE,
)
"""Words that make a body one between states, not one of inquiry at home."""

TWO_SIDES: Final = re.compile(r"\b(?:two|three|both) sides\b", re.IGNORECASE)
"""The same where the sender's state is named beside it."""

WITH_US: Final = re.compile(US, re.IGNORECASE)
"""The sender's own state is one of the two."""

_ORG: Final = (
    r"(?:European (?:Union|Commission|Council|Parliament|Community)|E\.?U\.?|U\.?N\.?|United Nations"
    r"|Security Council|General Assembly|Human Rights Council|HRC|UNHRC|UNGA|UNSC|UNFCCC|NPT|IWC|Disarmament"
    r"|NATO|OSCE|OAS|ASEAN|OECD|APEC|African Union|A\.?U\.?"
    r"|SADC|ECOWAS|Arab League|GCC|IMO|IAEA|ICAO|WTO|WHO|World Bank|IMF|Commonwealth|FATF|CAFTA|Quartet"
    r"|G-?\d+|P-?5|(?:\w+ )?League|Organi[sz]ation|(?:trade )?Federation|Confederation|Alliance"
    r"|parliament\w*|congress\w*|(?:national |legislative )?assembly|senate|legislature|Duma|Knesset|party"
    r"|political parties|coalition|opposition|trade unions?|court|church\w*|bishops|(?:city|town|municipal\w*"
    r"|provincial)"
    r"(?: council)?|university|inter-?agency|inter-?ministerial|inter-?institutional|in-?house|internal|domestic"
    r"|government['’]s own|donors?|embassy['’]s|post['’]s|mission['’]s|country team"
    r"|consulate['’]s|chamber of commerce|port authority|central bank|board of directors|company|association)"
)
_GAP: Final = r"(?: (?!to\b|that\b|with\b)[\w'’.-]+)"
OF_OTHERS: Final = re.compile(
    rf"\b{_ORG}(?:['’]s?)?{_GAP}{{0,4}}? (?:{_FIRM}|consultations?|talks)\b(?! (?:of|between) the two)"
    rf"|\b{_FIRM}{_GAP}{{0,6}}? of (?:the )?(?:\w+ )?{_ORG}\b|\b{_FIRM} (?:of inquiry|of investigation)\b"
    rf"|^(?:[^,]{{0,60}}, )?(?:the )?(?:[\w'’.-]+ ){{0,3}}?{_ORG}\b(?: and (?:[\w'’.-]+ ){{0,3}}?[\w'’.-]+)?"
    r"(?: \w+){0,3}? (?:has |have |had |also |yesterday |today )*(?:establish|creat|set up|form|propos|agree"
    r"|launch|found"
    r"|appoint|named|elect|held|hold)\w*\b"
    r"|^(?:the )?(?:embassy|mission|post|consulate|country team)\b[^.;]{0,40}\b(?:establish|creat|form|set up"
    r"|initiat)\w*"
    r"|^(?:The |the )?(?:(?!Joint|Bilateral|Binational|Mixed|U\.S|Trilateral)[A-Z][\w-]+ ){1,3}(?-i:Council"
    r"|Commission|Committee|Conference|Forum|League"
    r"|Assembly|Organization)(?:['’]s)?\b[^.;]{0,40}? (?:propos|agreed|establish|creat|set up|form|decid|launch)\w*"
    r"|\b(?:among|between|of) (?:the )?(?:member|participating|EU|NATO)[- ]states\b|\bcommission of inquiry\b",
    re.IGNORECASE,
)
"""A body of an organization, a parliament, a party: none between the two states."""


NO_NAME: Final = re.compile(
    rf"\b(?:{_ORG}|charter on|memorandum|declaration|treaty|statement|business (?:leaders|council)|national"
    rf"|homeland|advisory|parliamentary|disarmament|petroleum)\b",
    re.IGNORECASE,
)
"""Words in the name of a body of others."""


class Row(msgspec.Struct, frozen=True, gc=False):
    """One wording: the rule's name, the kind it gives, the pattern with its group `fact`."""

    rule: str
    kind: str
    pattern: re.Pattern[str]


def _row(rule: str, kind: str, pattern: str, flags: int = re.IGNORECASE) -> Row:
    return Row(rule, kind, re.compile(pattern, flags))


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
    _row("consultation/name-quoted", "name", rf"{_OPEN}(?:the )?(?P<fact>{_TITLE})[,.]?{_SHUT}", 0),
    _row(
        "consultation/name-quoted",
        "name",
        rf"\b{_CALLED} (?:as |the |a )*{_OPEN}(?:[Tt]he )?(?P<fact>{_ANY_TITLE})[,.]?{_SHUT}",
        0,
    ),
    _row(
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
NAME_FOUNDED: Final = _row(
    "consultation/name-founded",
    "name",
    rf"\b(?i:{_NEW})\b[^.;\"“]{{0,60}}?\b(?:a|an|the|of) (?P<fact>{_TITLE})"
    rf"|(?:^(?:A|An)|\b(?:that|for) an?) (?P<late>{_TITLE}) (?:between [^.;]{{3,60}} )?(?:(?:shall|will|would"
    rf"|should|is to) )?be "
    r"(?:created|established|set up|formed|founded|launched|instituted|convened|inaugurated)",
    0,
)
_SIDES: Final = (
    r"(?:U\.?S\.?(?: ?[-/–] ?)[A-Z][\w]*|(?!Inter-|Pan-|Latin-|African-|Central-|Ibero-"
    r"|Non-)[A-Z][\w]*-(?:U\.?S\.?|American|United States)"
    r"|United States-[A-Z]\w+)"
)
_TITLED: Final = rf"\b{_SIDES} (?:[A-Z][\w&-]* (?:and )?){{0,6}}{BODY}\b"
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
NAME_IN_USE: Final = _row(
    "consultation/name-in-use", "name", rf"(?P<fact>{_TITLE}) \((?:\"|“)?(?P<short>[A-Z][A-Z&]{{1,6}})(?:\"|”)?\)", 0
)
NAME_OF_TWO: Final = _row(
    "consultation/name-in-use",
    "name",
    rf"\b{_SIDES} (?P<fact>(?:(?!U\.S)[A-Z][\w'’&-]* (?:(?:of|for|on|and|the|in) )*){{1,7}}{BODY}(?: (?:of|for"
    rf"|on) (?:the )?[A-Z][\w-]+(?:(?:,? and)? [A-Z][\w-]+){{0,3}})?)",
    0,
)
NAME_BILATERAL: Final = _row(
    "consultation/name-in-use",
    "name",
    rf"\b(?:[Tt]he|[Nn]ew|\d+|[Oo]ur(?: [a-z-]+)?) (?:{_SIDES} )?(?P<fact>(?:[A-Z][\w&-]* ){{0,4}}(?:Bilateral"
    rf"|Bi-?[Nn]ational) (?:[A-Z][\w&-]* ){{0,4}}{BODY})\b",
    0,
)
NAME_OURS: Final = _row(
    "consultation/name-in-use",
    "name",
    r"\b[Oo]ur(?: [a-z-]+)? (?P<fact>(?:[A-Z][\w&-]* ){0,3}Strategic (?:[A-Z][\w&-]* ){0,2}Dialogue)\b",
    0,
)
NAMES_IN_USE: Final = (NAME_IN_USE, NAME_OF_TWO, NAME_BILATERAL, NAME_OURS)
OF_TWO: Final = re.compile(
    r"\b(?:Bilateral|Bi-?[Nn]ational|Joint|Mixed|Consultations|Dialogue|Intergovernmental|Consultative)\b|" + _SIDES
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

_LEVELS: Final = (
    r"(?:(?:very )?high(?:est|er)?(?: political| possible)?|hig?h?est(?: political| possible)?|(?:sub-?)?ministerial"
    r"|ministers?['’]?s?|presidential"
    r"|prime[- ]minister(?:s?['’]s?|ial)?|heads?[- ]of[- ](?:state|government)|cabinet|vice[- ]presidential"
    r"|(?:deputy|vice|foreign|assistant|first)[- ](?:(?:deputy|foreign|prime)[- ])?minister(?:s?['’]s?|ial|s)?"
    r"|assistant[- ]secretary|under ?-?secretary|state[- ]secretary"
    r"|deputy[- ](?:assistant[- ])?secretary|senior[- ](?:officials?['’]?|working)|expert|experts['’]"
    r"|working|senior|summit|ambassadorial|permanent[- ]secretary|director(?:s)?[- ]general|director(?:ate)?"
    r"|technical"
    r"|political[- ]directors?)"
)
_OFFICES: Final = (
    r"(?:presidents?|vice[- ]presidents?|(?:prime |foreign |deputy |vice |defen[sc]e |first )*ministers?|premiers?"
    r"|(?:assistant |under |deputy |permanent |state )*secretar(?:y|ies)(?: of state)?|undersecretar(?:y|ies)"
    r"|heads of (?:state|government)|heads? of (?:the |its |their )?(?:two |three "
    r"|respective )?[a-z]+(?: (?!and\b|who\b|with\b)[a-z]+)?|chancellors?|directors?(?:[- ]general)?"
    r"|deputy foreign ministers|ambassadors?"
    r"|senior officials|political directors?|cabinets?)"
)
_OFFICE: Final = (
    rf"{_OFFICES}\b(?:(?: of| for)(?: the)?(?-i:(?:(?:,? and(?! (?:[\w'’.-]+ ){{0,3}}(?i:{_OFFICES}))"
    rf"|,)? [A-Z][\w'’-]*){{1,7}})"
    r"|(?: of| for)(?: the)? (?:[\w-]+ )?[\w-]+(?=[.,;]|$| and))?"
)
_PEOPLE: Final = (
    r"(?:(?:The|the|Their|their|Our|our) )?(?:(?:Two|two|Three|three|respective) )?"
    r"(?:(?:[Pp]rime |[Ff]oreign |[Dd]eputy |[Vv]ice[ -]|[Aa]ssistant |[Uu]nder ?|[Ff]irst "
    r"|[Pp]ermanent )*(?:[Pp]residents?"
    r"|[Mm]inisters?|[Pp]remiers?|[Ss]ecretary|[Ss]ecretaries|[Cc]hancellors?|[Hh]eads of (?:[Ss]tate|[Gg]overnment)"
    r"|[Dd]irectors[- ][Gg]eneral))"
    r"(?:,? (?:and|of|for|the|[A-Z][\w'’-]+)){0,12}"
)

LEVELS: Final = (
    _row(
        "consultation/heads",
        "level",
        r"(?P<fact>(?:each (?:side|delegation) (?:should|would|will|shall) be |to be |be "
        r"|are )?(?:jointly )?(?:co-)?(?:led"
        r"|headed|chaired|presided over) (?:alternately |jointly |in turn )?by (?:a |an |its |the |their |our "
        r"|two |both )*"
        rf"(?:[\w'’.-]+ ){{0,3}}?{_OFFICE}(?: and (?:the |a |an |its |their )?(?:[\w'’.-]+ ){{0,4}}?{_OFFICE})?)",
    ),
    _row(
        "consultation/heads",
        "level",
        r"^(?:chair\w*|heads?|leadership|presidency|presidents|level): (?P<fact>[^.;]{4,120})",
    ),
    _row(
        "consultation/heads",
        "level",
        r"\b(?:with|nothing less than|no less than) (?P<fact>"
        rf"(?:[\w'’.-]+ ){{0,3}}?{_OFFICES} (?:in the chair|at (?:the|its) head|presiding|would do))",
    ),
    _row(
        "consultation/heads",
        "level",
        rf"(?P<fact>{_PEOPLE}(?: of the [A-Z][\w ]{{2,40}}?)?(?: (?:should|would|shall|must|could|to|themselves"
        r"|jointly|both|will|of each side)){0,4} (?:co-)?(?:head|lead|chair|preside)(?: over)?(?: (?:the|it|this|them"
        rf"|its|such a)(?: [A-Z]{{2,7}}\b| \w+)?)?(?: as an? (?:[A-Z]\w+ ){{0,4}}{BODY})?)",
        0,
    ),
    _row(
        "consultation/heads",
        "level",
        rf"\bunder the (?:joint |alternating |rotating )?(?:chairmanship|leadership|presidency"
        rf"|direction) of (?P<fact>(?:the |their |its )?(?:two )?"
        rf"(?:[\w'’.-]+ ){{0,2}}?{_OFFICE})",
    ),
    _row(
        "consultation/heads",
        "level",
        rf"\bbring(?:ing|s)? together (?P<fact>(?:the )?(?:two |three |respective )?{_OFFICES})\b",
    ),
    _row(
        "consultation/heads",
        "level",
        r"(?P<fact>(?:over which )?you and I (?:would|should|could|might|ought to|will) (?:ourselves |both "
        r"|jointly )?(?:preside|chair|lead|head)\b)",
    ),
    _row(
        "consultation/level",
        "level",
        r"\b(?P<fact>(?:at|on|to|from) (?:the |a |an )?(?:\w+ (?:or|and) )?"
        rf"{_LEVELS}(?: \(\w+\))?(?: or \w+)?[- ]level(?: or higher)?)\b",
    ),
    _row(
        "consultation/level",
        "level",
        rf"(?P<fact>(?:(?:at|to|on) )?(?:the |a )?level of (?:a |the |their |our )?(?:two |respective )?{_OFFICES}"
        rf"(?: (?:or|and) {_OFFICES})?)",
    ),
    _row(
        "consultation/level",
        "level",
        rf"(?P<fact>(?-i:\b(?=[a-z])){_LEVELS}-level|\b(?-i:(?:deputy |sub-?"
        rf"|vice )?ministerial)) (?:[\w-]+ )?(?:commission|council"
        r"|consultations?|dialogue|committee|forum|mechanism|talks|sessions?|chair\w*)\b",
    ),
)
_HARDLY: Final = (
    r"(?:not (?:very |at all )?likely|unlikely|hardly likely|not expected|s[ck]eptical|doubtful|improbable"
    r"|(?:would|will) hardly"
    r"|(?:would|will) (?:probably |surely |almost certainly )?(?:not|never) (?:want|wish|agree|accept|approve"
    r"|be able|be prepared|be ready)"
    r"|(?:would|will) (?:have|find it) (?:difficulty|difficult|hard)|difficult for|hard for|(?<!not )doubt(?:s|ed)?)"
)
_MATTER: Final = rf"(?:{BODY}|level|cabinet|{_PEOPLE}|chair|heads?(?:ed)?|name)"
FORECASTS: Final = (
    _row(
        "consultation/forecast",
        "level",
        rf"(?P<fact>(?:(?:the )?(?:(?-i:[A-Z]\w+) (?:of )?)?[\w.]+ )?(?:is |was |would be |were |are |seems "
        rf"|it is )?(?:most |very |highly |rather |quite )?{_HARDLY}(?: that| whether"
        rf"| if)?"
        rf"(?: to)?\b[^.;\"]{{0,140}}?\b(?P<what>{_MATTER})\b(?:(?! but )[^.,;\"])*)",
    ),
)
_COORDINATING: Final = (
    r"(?:co-?ordinate\b|(?:serve|act|function)(?: jointly)? as (?:an? |the )?(?:national |overall "
    r"|joint )?(?:co-?ordinators?"
    r"|points? of contact|contact points?|secretariat)|be (?:the )?(?:national |overall )?(?:co-?ordinators?"
    r"|points? of contact)|be (?:charged|entrusted|tasked) with (?:the )?co-?ordinat\w+"
    r"|be responsible for (?:the )?co-?ordinat\w+|oversee (?:the )?(?:day-to-day )?work"
    r"|ensure (?:the )?co-?ordination"
    r"|handle (?:the )?co-?ordination|prepare (?:the|its|each) (?:sessions?|meetings?))"
)
COORDINATORS: Final = (
    _row(
        "consultation/coordinators",
        "coordinator",
        rf"(?:^|(?<=[;:,] )|(?<=\bthat )|(?<=\band )|(?<=\bwhile )|(?<=[.\"”] ))(?P<fact>[^.;:,\"]{{4,140}}?"
        rf"(?:, (?:(?:Ms|Mr|Mrs|Dr)\. )?[^.;:,\"]{{3,100}},)?) (?:will|would|should|shall|are to|is to|could|might"
        rf"|must|may) "
        rf"(?:also |jointly |together |themselves )*{_COORDINATING}",
    ),
    _row(
        "consultation/coordinators",
        "coordinator",
        r"\bco-?ordinat(?:ed|ion)(?: of (?:the|its|their) \w+)? (?:(?:would|will|should|shall|is"
        r"|to) (?:be )?)*(?:by|lies? with"
        r"|rests? with|lie with|rest with|entrusted to|assigned to|fall to|handled by|the responsibility of"
        r"|the task of)"
        r" (?P<fact>[^.;:]{4,120})",
    ),
    _row(
        "consultation/coordinators",
        "coordinator",
        r"\b(?:entrust|charge|task|designat|nam|appoint)\w* (?P<fact>[^.;:]{4,100}?) (?:with (?:the )?co-?ordinat\w+"
        r"|as (?:the )?(?:national |overall |joint )?co-?ordinators?)",
    ),
    _row(
        "consultation/coordinators",
        "coordinator",
        r"^co-?ordinat(?:ion|ors?): (?:by )?(?P<fact>[^.;:]{4,120})",
    ),
    _row(
        "consultation/coordinators",
        "coordinator",
        r"\b(?:the )?(?:national |overall )?co-?ordinators (?:would|will|should|shall) be (?P<fact>(?-i:the "
        r"|their |its |[A-Z])[^.;:]{4,120})",
    ),
)
PERSON_TITLE: Final = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?|Professor|Captain|Commander|Colonel|General|Admiral|Ambassador|Consul|President|Director"
    r"|(?:Deputy |Assistant |Under ?|Permanent |Prime |Foreign |Vice )*(?:Secretary|Minister))"
)
PERSON: Final = (
    rf"(?:{PERSON_TITLE} )*(?!(?:The|Working|Group|Head|United|Department|Embassy|Department)\b)[A-Z][\w'’-]+(?: [A-Z]\.)?"
    r"(?: (?!(?:of|for|as|to)\b)[A-Z][\w'’-]+){0,2}"
)
"""The name of a person with what stands before it: "Deputy Minister Ana Orlan"."""
_SIDE_OF: Final = r"(?P<adj>U\.S\.|American|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
_ITS: Final = (
    r"(?:its |the |our |their |his |her |as )*(?:national |overall |joint |own |first )*"
    rf"(?:{_SIDE_OF} )?(?:national |overall )?(?i:co-?ordinator)\b"
    r"(?: (?:for|on behalf of) (?:the )?(?P<land>United States|U\.S\.|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?! (?:Affairs|Safety|Dialogue|Council"
    r"|Consultations|Commission|Talks|Forum|Programs?|Policy)\b))?"
)
_AN_OFFICE: Final = r"(?:,(?: the)? [^,;:.]{2,70},)?"
COORDINATORS_NAMED: Final = (
    _row(
        "consultation/coordinator-named",
        "coordinator",
        r"(?:(?:[;,] |\band |\bwhile )(?P<who>(?:the )?[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}?)(?: side| government| Government)?"
        r" (?:has |have |had |also |now |today |would |will )*)?"
        rf"\b(?:nam|appoint|designat|nominat|select|propos|assign|suggest)(?:e[sd]?|ing|ed|s)? (?P<fact>{PERSON}){_AN_OFFICE}"
        rf" (?:as|to be|to serve as) {_ITS}",
        0,
    ),
    _row(
        "consultation/coordinator-named",
        "coordinator",
        rf"\b(?P<fact>{PERSON}){_AN_OFFICE} (?:will|would|shall|is to|has been|had been|have been|was|is)"
        rf" (?:serve as |act as |be |named |appointed |designated |become )*{_ITS}",
        0,
    ),
    _row(
        "consultation/coordinator-named",
        "coordinator",
        rf"\b(?P<fact>{PERSON}){_AN_OFFICE} (?:will|would|shall|is to) (?:also )?(?i:co-?ordinate) (?:[\w ]{{0,40}} )?(?:for|on behalf of)"
        r" (?:the )?(?P<land>United States|U\.S\.|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=[.,;]| side|$| and\b)",
        0,
    ),
    _row(
        "consultation/coordinator-named",
        "coordinator",
        rf"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur) (?:{_SIDE_OF} )?|\b(?P<land>[A-Z][a-z]+(?: [A-Z][a-z]+)?)['’]s? )(?i:co-?ordinator)"
        rf" (?:will be|would be|is to be|shall be|is) (?P<fact>{PERSON})",
        0,
    ),
)
_NUMBER: Final = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty-four)"
_MET: Final = (
    r"(?:commission|council|consultations?|dialogue|committee|forum|talks|sessions?|meetings?|rounds?|gatherings?"
    r"|plenar(?:y|ies)|conclave)"
)
CADENCES: Final = (
    _row(
        "consultation/review",
        "cadence",
        r"(?P<fact>(?:an? |the )?(?:\w+[- ]months?(?:ly)?(?! to\b)|mid-?term|half-?yearly|interim|mid-?cycle"
        r"|mid-?year|intermediate|half-?way) (?:\w+ )?(?:reviews?|stock-?taking|assessments?|check)\b[^.;]*)",
    ),
    _row(
        "consultation/review",
        "cadence",
        r"(?P<fact>(?:an? )?(?:review|stock-?taking) (?:\w+ ){0,3}(?:months?|weeks?) (?:after|before"
        r"|between) (?:each|every|the)"
        r" (?:\w+ )?(?:session|meeting|round|plenary)[^.;]*)",
    ),
    _row(
        "consultation/review",
        "cadence",
        r"(?P<fact>\w+ (?:months?|weeks?) (?:after|before) (?:each|every) (?:session|meeting"
        r"|round)[^.;]*?\breview[^.;]*)",
    ),
    _row(
        "consultation/review",
        "cadence",
        r"(?P<fact>(?:an? )?[^.;,]{3,50}? in[- ]between(?: [^.;,]{0,40}?)? to (?:review|take stock|check"
        r"|assess)[^.;]*)",
    ),
    _row(
        "consultation/review",
        "cadence",
        r"(?P<fact>every \w+ (?:months|weeks) to (?:review|take stock|check|assess)[^.;]*)",
    ),
    _row(
        "consultation/review",
        "cadence",
        r"(?P<fact>in the years? between[^.;]*?\b(?:review|take stock|check|assess)\w*[^.;]*)",
    ),
    _row(
        "consultation/review",
        "cadence",
        r"(?P<fact>(?:(?:halfway|midway|half-way|mid-way|in) between (?:the |annual |two )*(?:sessions|meetings"
        r"|rounds|plenaries)|(?:halfway|midway) through (?:the|each|every) \w+)[^.;]*?\b(?:review|take stock|check"
        r"|assess)\w*[^.;]*)",
    ),
    _row(
        "consultation/review",
        "cadence",
        r"(?P<fact>(?:progress|plan|work|tasks|implementation|time-?lines|time-?tables?|results?"
        r"|what has been done)\b[^.;]{0,60}?"
        r"(?:reviewed|checked|assessed|examined) (?:every|each|after|halfway|midway|twice)[^.;]*)",
    ),
    _row(
        "consultation/review",
        "cadence",
        rf"(?P<fact>(?:review|take stock|check|assess)\w*[^.;,]{{0,90}}? (?:every {_NUMBER} (?:months|weeks)"
        rf"|halfway|midway"
        r"|at mid-?year|at mid-?term|between (?:the )?(?:annual )?(?:sessions|meetings|plenaries))[^.;]*)",
    ),
    _row(
        "consultation/cadence",
        "cadence",
        r"^(?:meetings|sessions|frequency|rhythm|cycle|plenar\w+): (?P<fact>[^.;,]{4,60})",
    ),
    _row(
        "consultation/cadence",
        "cadence",
        rf"(?P<fact>(?:annual|semi-?annual|biannual|biennial|quarterly|monthly|yearly)(?: (?:meetings?|sessions?"
        rf"|rounds?)(?= of))?)(?: of)?(?: the)? (?-i:{_SIDES})",
    ),
    _row(
        "consultation/cadence",
        "cadence",
        r"(?P<fact>(?:on|in) an? (?:annual|yearly|biennial|two-year(?:ly)?|quarterly|semi-?annual|biannual|monthly"
        r"|triennial|three-year|half-?yearly) (?:basis|cycle|rhythm|schedule)|(?-i:(?:annual|yearly|biennial"
        r"|two-year(?:ly)?|quarterly|semi-?annual) (?:cycle|rhythm|schedule|calendar|meetings?))|(?:once|twice"
        r"|three times|four times) (?:a|an|each|every|per|in) (?:calendar )?(?:two |three )?(?:years?|month|quarter)"
        r"(?:, in [A-Z]\w+ and (?:in )?[A-Z]\w+)?"
        rf"|(?:once )?every (?:other |second |third )?(?:{_NUMBER} |[\w-]+ )?(?:months?|years?|weeks?|spring|autumn"
        rf"|summer"
        rf"|winter|fall"
        r"|quarter|January|February|March|April|May|June|July|August|September|October|November|December)\b"
        r"|each (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
        r"|each (?:year|spring|autumn|summer|winter|fall|quarter)(?: in [A-Z]\w+)?"
        r"|(?-i:[Aa]nnual|[Bb]iennial|[Yy]early|[Bb]iannual|[Qq]uarterly|[Ss]emi-?annual|[Mm]onthly|[Tt]wo-yearly"
        r"|[Hh]alf-?yearly)"
        rf"(?-i:(?: [a-z-]+){{0,3}}? {_MET})\b|(?:meet|met|meets|convene[sd]?|gather|held|be held"
        rf"|hold (?:\w+ )?(?:sessions|meetings|consultations)|consult"
        r"|assemble|sit|take place|come together)(?: each other)?(?: in \w+)? (?:annually|yearly|biennially"
        r"|biannually|quarterly|monthly"
        r"|semi-?annually|twice yearly)|(?:once )?in (?:two|three) years|two-year cycle|be (?:held )?(?:annual"
        r"|biennial|quarterly|monthly|semi-?annual)\b)",
    ),
)
_CITY: Final = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
_PLACES: Final = rf"(?-i:(?:in )?{_CITY}(?:, {_CITY})?,? and (?:in )?{_CITY})"
ROTATIONS: Final = (
    _row(
        "consultation/rotation",
        "rotation",
        r"(?P<fact>(?:in |between )?alternat(?:ing|e) (?:between )?(?:the )?(?:two |three )?(?:capitals|countries"
        r"|places|ports|cities|sides)|alternat(?:ely|ing|e|ed|es) (?:in|between|at|by|hosted"
        r") [^.,;]+?(?: and (?:in )?[A-Z]\w+(?: [A-Z]\w+)?)?(?=[.,;]|$| with| at the| and (?:at|would|will|should"
        r"|that|be|chair))"
        r"|(?:held |hosted )?(?:in turn|by turns|by rotation|in rotation|on a rotating basis|on an alternating basis)"
        r" (?:in|by|at|among|between) [^.,;]+"
        r"|in [A-Z][\w -]{2,30}? in even(?:-numbered)? years and in [A-Z][\w -]{2,30}? in odd(?:-numbered)?(?: years)?"
        r"|(?:in [A-Z][\w -]{2,30}? in odd(?:-numbered)? years and in [A-Z][\w -]{2,30}? in even(?:-numbered)?(?: years)?)"
        r"|in one capital after (?:the |an)other"
        r"|one (?:year|session) in [A-Z][\w -]{2,30}? and the (?:next|other) in [A-Z][\w-]+(?: [A-Z][\w-]+)?"
        r"|once in each capital"
        r"|first in [A-Z][\w -]{2,30}? and then in [A-Z][\w-]+(?: [A-Z][\w-]+)?"
        r"|in each (?:capital|country) in turn|(?:the )?(?:venue |place |host |sessions? )?rotat\w+ (?:among"
        r"|between|through)"
        r" (?:(?-i:[A-Z][\w ]{2,25}), )*[^.,;]+|(?:in the )?capitals? (?:of each )?(?:in rotation|in turn|by turns)"
        rf"|{_PLACES} (?:in turn|by turns|alternately|in alternation|by rotation|in rotation)"
        r"|each (?:side|country|government|capital) (?:would|will|should"
        r"|shall)?(?: ?be)? ?host\w* [^.,;]*?(?:in turn|alternate\w*)"
        r"|(?:take|taking) (?:it in )?turns (?:to host|hosting|in hosting)[^.,;]*)",
    ),
)
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
    _row(
        "consultation/groups",
        "group",
        rf"\b(?:{_GROUPS}|its own working group)\b[^.:]{{0,110}}?(?: ?:| ?--| ?—| –|,? namely:?"
        rf"|,? i\.e\.,?) ?(?P<fact>[^.]+)",
    ),
    _row(
        "consultation/groups",
        "group",
        rf"(?:\b(?:mention\w*|list\w*|nam\w+|suggest\w*|propos(?:ed|es|e|ing)|want\w*|see|sees|saw|with"
        rf"|envisag\w*)) (?P<fact>[^.:;]{{3,150}}?,[^.:;]{{3,150}}?) as"
        rf" (?:the |its |their )?(?:\w+ )?{_GROUPS}",
    ),
    _row(
        "consultation/groups",
        "group",
        rf"\b(?:{_NUMBER}|separate|several)(?: [\w-]+){{0,2}}? {_GROUPS},?(?: \w+){{0,4}}?,? {_ABOUT} (?P<fact>[^.:]+)",
    ),
    _row(
        "consultation/groups",
        "group",
        rf"\b{_NUMBER}(?: [\w-]+)? {_GROUPS}, (?P<fact>[\w -]+(?:, [\w -]+){{0,12}},? and [\w -]+)(?=[.;]|$)",
    ),
    _row(
        "consultation/groups",
        "group",
        rf"\b(?:working |sub-?)?groups?\b[^.]{{0,140}}?\b{_NUMBER},? on (?P<fact>[^.:;]+?,? (?:and )?on [^.:;]+)",
    ),
    _row(
        "consultation/groups",
        "group",
        rf"\b{_GROUPS},?(?: (?:would|should|will|shall))? {_ABOUT} (?P<fact>[^.:]+[,;][^.:]+"
        rf"|[\w-]+ and (?:on )?[\w-]+)",
    ),
    _row(
        "consultation/groups",
        "group",
        rf"\b{_GROUPS} (?:would|should|will|shall) be (?P<fact>(?!established|set up|created|formed|needed"
        rf"|constituted|convened|headed|led|chaired)[^.:]+,[^.:]+|[\w-]+ and [\w-]+(?=[.;]|$))",
    ),
    _row(
        "consultation/groups",
        "group",
        rf"\b{_GROUPS} \((?P<fact>[^.:()]+,[^.:()]+)\)",
    ),
    _row(
        "consultation/groups",
        "group",
        rf"\b{_GROUPS}\b[^.:]{{0,60}}?[,;] (?P<fact>(?:the first|one)(?: \w+)? (?:on|for|dealing with|to deal with"
        rf"|would"
        r" (?:deal with|cover|address)) [^.:]+)",
    ),
)
ONE_GROUP: Final = _row(
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
GROUPS_COUNTED: Final = _row(
    "consultation/groups-counted",
    "group",
    rf"(?<!instead of )(?<!rather than )(?<!in place of )\b(?P<fact>(?:only |just |at most |no more than )?(?:a single|one|{_NUMBER})"
    r" (?:(?!and\b|or\b)[\w-]+ )?(?:working groups?|working part(?:y|ies)|sub-?groups?|sub-?committees?))\b",
)
"""How many groups a side wants, without their titles: "two working groups instead of three"."""
SESSIONS: Final = _row(
    "consultation/session",
    "session",
    r"\b(?P<fact>(?:(?:the|its|their|an?) )?(?P<which>first|inaugural|opening|initial|next|second|third|fourth|fifth|sixth)"
    r" (?:\w+ )?(?:session|meeting|round|plenary)\b)",
)
"""A session for which a day may stand behind it."""
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

_GROUP_NAME: Final = (
    r"(?P<group>[A-Z][\w-]*(?:(?:,? and|,| of| the| on)? [A-Z][\w-]*){0,5}"
    r"|[\w-]+(?:(?:,? and|,| at| of)? [a-z][\w-]*){0,3})"
)
_PLAIN: Final = (
    r"(?!(?:in|to|the|attend|join|participate|of|on|a|an|as|working|Working|part|into|its|each|any|every|that"
    r"|same|new)\b)"
    r"[\w-]+"
)
_IN_GROUP: Final = (
    rf"(?:the |a |its )?(?:(?i:{GROUPS_NOUN}|committee|one|that) (?:on |for |dealing with "
    rf"|devoted to )(?:the )?{_GROUP_NAME}"
    rf"|(?i:{GROUPS_NOUN}) (?P<letter>\((?:[a-z]|[ivx]{{1,4}})\))"
    rf"|(?P<group2>{_PLAIN}(?:(?:,? and|-)? {_PLAIN}){{0,2}}?) "
    r"(?i:working group|group|basket|pillar|panel|track|sub-?committee|sub-?group|section)\b"
    r"|(?P<group3>first|second|third|fourth|fifth|last|latter|former)(?: of these| of them| group| one)?(?=[.,;]|$))"
)
_MAY: Final = r"(?:may|should|could|would|can|will|might|shall|ought to|must|are to|is to)"
_JOIN: Final = (
    r"(?:be (?:heard|represented|admitted|invited|associated|included|involved|consulted|brought|allowed"
    r"|welcome|given|seated|asked|drawn)"
    r"|have (?:observer status|seats?|their place|a place|a seat|a voice|a say|their say)|send (?:observers"
    r"|representatives|delegates)|take part|participate|sit|attend|join|contribute|work|be part)"
)
_OUTSIDE: Final = (
    r"(?:business\w*|compan(?:y|ies)|firms|chambers?|NGOs?|non-?governmental|civil society|universit(?:y|ies)"
    r"|academ\w+|scien\w+"
    r"|experts?|private sector|industry|industries|unions?|churches|relief|societies|guilds?|owners|insurers"
    r"|associations?"
    r"|organi[sz]ations?|banks|fisher\w+|farmers|press|media|foundations?|students|women|youth|airlines"
    r"|relatives|parliamentar\w+"
    r"|legislators|mayors|investors|entrepreneurs|scholars|think tanks?|charities|veterans|cooperatives"
    r"|lawyers|journalists"
    r"|manufacturers|producers|exporters|traders|merchants|pilots|biologists|doctors|hospitals|institutes?"
    r"|laboratories)"
)
OUTSIDE: Final = re.compile(rf"\b{_OUTSIDE}\b", re.IGNORECASE)
OUTSIDERS: Final = (
    _row(
        "consultation/outsiders",
        "outsider",
        r"(?:[Ii]nvolve|[Ii]nclude|[Bb]ring|[Aa]dmit|[Dd]raw)(?: \w+)? into (?:the )?(?i:working group) (?:on"
        r"|for) (?:the )?(?P<group>[A-Z][\w-]*(?:(?:,? and|,| of"
        r"| the)? [A-Z][\w-]*){0,6}) (?P<fact>[a-z(][^.;]*?)(?=,? and (?:to|that)\b|[.;]"
        r"|$)(?P<group2>)(?P<group3>)(?P<letter>)",
        0,
    ),
    _row(
        "consultation/outsiders",
        "outsider",
        r"\bthat (?P<fact>[^.;:]{3,110}?)(?<! may)(?<! should)(?<! would)(?<! could)(?<! might)(?<! shall)"
        r"(?<! will)(?<! must)(?<! can)(?<! to)"
        r" (?:also )?be (?:admitted|invited|heard|represented|included|allowed"
        r"|associated|given|seated|consulted)"
        rf"[^.;:]{{0,40}}? (?:in|on|into|to|at|with|by) {_IN_GROUP}",
        0,
    ),
    _row(
        "consultation/outsiders",
        "outsider",
        rf"(?:^|that |, |; |: )(?P<fact>(?:the )?[^.;:]{{3,120}}?),? {_MAY} (?:also )?{_JOIN}[^.;:]{{0,60}}?"
        rf" (?:in|on|into|to|at|with|by|join|attend)(?: the work of)? {_IN_GROUP}",
        0,
    ),
    _row(
        "consultation/outsiders",
        "outsider",
        rf"\b(?i:includ|involv|invit|admit|seat|associat|bring|add|draw|welcom|giv)(?:e|ing|es|ed|ting"
        rf"|ted)? (?P<fact>(?!to |it |them )[^.;:]{{3,110}}?),?"
        rf" (?:in|into|to|on|with|a seat in|a seat on|a voice in|take part in|participate in"
        rf"|join)(?: the work of)? {_IN_GROUP}",
        0,
    ),
    _row(
        "consultation/outsiders",
        "outsider",
        rf"\b(?:with|and|,) (?P<fact>[^.;:,]{{3,90}}?) (?:admitted|invited|seated|represented|included|taking part"
        rf"|participating|heard"
        rf"|sitting)(?: as \w+)? (?:in|to|into|on) {_IN_GROUP}",
        0,
    ),
    _row(
        "consultation/outsiders",
        "outsider",
        rf"\b(?:wants?|wanted|wishes|wished|asked for|would like|like|expects?"
        rf"|for) (?P<fact>(?=[^.;:]*{_OUTSIDE})[^.;:]{{3,90}}?) to "
        rf"{_JOIN}[^.;:]{{0,40}}? (?:in|on|into|to|at|join|attend) {_IN_GROUP}",
        0,
    ),
    _row(
        "consultation/outsiders",
        "outsider",
        rf"\b(?:and|,) (?P<fact>(?=[^.;:,]{{0,40}}{_OUTSIDE})[^.;:,]{{3,60}}?) (?:in|to|into|on) {_IN_GROUP}",
        0,
    ),
    _row(
        "consultation/outsiders",
        "outsider",
        rf"(?:^|that |, |; |: )(?P<fact>(?:the )?[^.;:]{{3,120}}?),? {_MAY} (?:also )?(?:join|attend"
        rf"|enter) {_IN_GROUP}",
        0,
    ),
    _row(
        "consultation/guests",
        "outsider",
        rf"(?:^|that |, |; )(?P<fact>(?=[^.;:]*{_OUTSIDE})[^.;:]{{3,90}}?) {_MAY} (?:also )?(?:participate"
        rf"|take part|sit|join|attend)"
        r"[^.;:]{0,40}? as (?:guests?|observers?)(?P<group>)(?P<group2>)(?P<group3>)(?P<letter>)",
        0,
    ),
    _row(
        "consultation/guests",
        "outsider",
        r"(?:^|that |, |; )(?P<fact>(?:the )?[^.;:,]{3,120}?) (?:may|should|could|would|can|will"
        r"|might|shall) (?:also )?be (?:invited|admitted|asked|welcome|present|allowed) (?:to (?:take part|attend"
        r"|join|sit) )?"
        r"(?:in (?:it|them|the \w+) )?as (?:guests?|observers?)(?P<group>)(?P<group2>)(?P<group3>)(?P<letter>)",
    ),
)
_RESPECT: Final = (
    r"(?:tak(?:e|es|ing) (?:in)?to (?:full )?account|tak(?:e|es|ing) account of|buil(?:d|ds|ding) (?:up)?on"
    r"|draw(?:s|ing)? (?:up)?on"
    r"|respect(?:s|ing)?|(?:be )?without prejudice to|without affecting|not affect|not prejudice|complement(?:s|ing)?"
    r"|supplement(?:s|ing)?"
    r"|(?:not|nor|neither|rather than|without|instead of|avoid) (?:to )?(?:be intended to )?(?:duplicat|replac"
    r"|repeat|supersed|supplant"
    r"|overlap with|displac|interfer\w* with)\w*(?: with)?|leav\w+ (?:untouched|intact|in place)"
    r"|work(?:ing)? alongside|exist(?:ing)? alongside"
    r"|subsume|absorb|incorporate)"
)
_ACT: Final = (
    r"(?:Agreement|Initiative|Commission|Committee|Council|Program(?:me)?|Protocol|Treaty|Dialogue|Exercise"
    r"|Exchange|Partnership"
    r"|Fund|Framework|Memorandum|Group|Talks|Convention|Arrangement|Forum|Accord|Pact|Compact|Board|Project"
    r"|Plan|Process|Charter|Party|Service)"
)
AN_ACT: Final = re.compile(
    rf"\b{_ACT}\b|\b(?:agreement|initiative|talks|treaty|commission|committee)\b|\([A-Z]{{2,7}}\)"
)
INITIATIVES: Final = (
    _row(
        "consultation/existing",
        "initiative",
        r"\b(?i:existing|present|current) (?i:arrangements?|bodies|mechanisms?|agreements?|initiatives|channels"
        r"|instruments),?[^.]{0,40}?"
        r"\b(?i:such as|especially|namely|including|notably|in particular|like) (?P<fact>the [A-Z0-9][^.;]+?)"
        r"(?=,? (?:to be|should|would|will|must|shall|be|ought|were to)\b|[.;]|$)",
        0,
    ),
    _row(
        "consultation/existing",
        "initiative",
        rf"\b{_RESPECT}\b[^.]*?\b(?:such as|namely|including|among them|notably|like|in particular|especially"
        rf"|for example)"
        r"(?: are)?:? (?P<fact>[^.]+)",
    ),
    _row(
        "consultation/existing",
        "initiative",
        rf"\b(?i:{_RESPECT}),? (?i:the (?:existing |present |current )?(?:work|results|activities|achievements) of )?"
        rf"(?P<fact>(?:the |both the )?(?:existing |present |current )?[A-Z][^.;]*?\b{_ACT}\b[^.;]*?)(?=,? (?:and"
        rf"|but|which) (?:should"
        r"|would|need|will|shall|must|has|have|that|not)\b|[.;]|$)",
        0,
    ),
)
_HEADS: Final = r"(?:heads?|(?:co-?)?chairs?|(?:co-?)?chair(?:men|man|persons?|people|women)|leaders?|leads)"
_TO_NAME: Final = r"(?:name|nominate|propose|appoint|designate|identify|select|put forward)"
OWED_COORDINATORS: Final = (
    _row(
        "consultation/coordinator-awaited",
        "owed",
        rf"(?P<fact>(?P<who>(?:[Tt]he )?[A-Z][\w.-]*(?: (?:of )?[A-Z][\w.-]*){{0,4}}) (?:side )?(?:will|would|is to|are to|undertakes? to"
        rf"|undertook to|still has to|has yet to|has still to|should|must|has not yet|promised to|was to|needs to|is expected to"
        rf"|agreed to) {_TO_NAME}d? (?:the |its |their |an? |[Aa]merican |national |overall |own )*[Cc]o-?ordinators?\b[^.;]*)",
        0,
    ),
    _row(
        "consultation/coordinator-awaited",
        "owed",
        r"\b(?P<fact>(?:[Tt]he )?(?:names?|nominations?) of (?:the |its |their |an? )?(?P<adj>[A-Z]\w+ )?co-?ordinators?\b[^.;]*?"
        r"\b(?:awaited|expected|outstanding|due|overdue|owed)\b[^.;]*)",
        0,
    ),
)
OWED_HEADS: Final = (
    _row(
        "consultation/heads-awaited",
        "owed",
        r"\b(?:expect|await|hope|look forward|looked forward|appreciate|be glad|be grateful|wish|like|welcome"
        r"|wait\w* for|ask"
        r"|request)\w*\b[^.]*?\b(?:receiv\w*|get|learn\w*|hear\w*|have"
        rf"|see|hear|learn|for|the)\b(?P<fact>[^.]*?\b(?:names?|proposals?|nominations?|candidates?"
        rf"|nominees)\b[^.]*?\b{_HEADS}\b[^.]*)",
    ),
    _row(
        "consultation/heads-awaited",
        "owed",
        rf"(?P<fact>(?P<who>(?:[Tt]he )?[A-Z][\w.-]*(?: (?:of )?[A-Z][\w.-]*){{0,4}}) (?:side )?(?:will|would|is to"
        rf"|are to"
        rf"|undertakes? to|undertook to|still has to"
        rf"|has yet to|has still to|should|must|has not yet|promised to|was to|needs to|is expected to"
        rf"|agreed to) {_TO_NAME}d? "
        rf"(?:the |its |their |all |[Aa]merican )*(?:\w+ ){{0,2}}{_HEADS}\b[^.]*)",
        0,
    ),
    _row(
        "consultation/heads-awaited",
        "owed",
        rf"\b(?:ask|request|urg|invit|await|expect|wait\w* for|hop)\w* (?:that )?"
        rf"(?P<who>(?:[Tt]he )?[A-Z][\w.-]*(?: (?:of )?[A-Z][\w.-]*){{0,4}}) (?:side )?to {_TO_NAME}"
        rf" (?P<fact>[^.]*?\b{_HEADS}\b[^.]*)",
        0,
    ),
    _row(
        "consultation/heads-awaited",
        "owed",
        rf"\b(?P<fact>(?:names?|nominations?) of (?:the |its )?(?P<adj>[A-Z]\w+ )?(?:co-)?{_HEADS}\b[^.]*?"
        r"\b(?:awaited|expected|outstanding|due|overdue|owed)\b[^.]*)",
        0,
    ),
    _row(
        "consultation/heads-awaited",
        "owed",
        rf"\b(?:ask|request|urg|propos|suggest|insist|want|wish|expect)\w* that "
        rf"(?P<who>(?:[Tt]he )?[A-Z][\w.-]*(?: (?:of )?[A-Z][\w.-]*){{0,4}})"
        rf" (?:side )?(?:should |would )?{_TO_NAME} (?P<fact>[^.]*?\b{_HEADS}\b[^.]*)",
        0,
    ),
    _row(
        "consultation/heads-awaited",
        "owed",
        r"\b(?:await|expect|wait\w* for)\w* (?P<fact>the (?P<adj>American|U\.S\.|United States) (?:names"
        r"|nominations|nominees|candidates))\b",
        0,
    ),
    _row(
        "consultation/heads-awaited",
        "owed",
        rf"\bwhom? (?P<who>(?:[Tt]he )?[A-Z][\w.-]*(?: (?:of )?[A-Z][\w.-]*){{0,4}}) (?:side )?(?:will|would"
        rf"|intends to|wants to|is going to|means to) {_TO_NAME}"
        rf" (?P<fact>(?:to|as) (?:head|lead|chair|{_HEADS})\b[^.]*)",
        0,
    ),
)
FROM_SIDE: Final = re.compile(
    r"\b(?:from|by) (?:the )?(?P<side>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}?) side\b"
    r"|\bwhom (?:the )?(?P<whom>[A-Z]\w*(?: [A-Z]\w*){0,2}?) (?:propos|nam)"
    r"|\b(?:from|by) (?:the )?(?P<land>United States|U\.S\.|Washington|Americans|(?!Jan|Feb|Mar|Apr|May|June?"
    r"|July?|Aug|Sep|Oct|Nov|Dec|Each|The)[A-Z][a-z]\w+)\b"
    r"|\b(?P<adj>American|U\.S\.|United States) (?:working group |group )?"
    rf"(?:co-)?{_HEADS}\b"
)

_CUES: Final = (
    (
        "refused",
        r"\b(?:(?:cannot|can ?not|could not|can't|will not|would not|does not|did not|do not|not ready to"
        r"|not prepared to|unable to"
        r"|unwilling to|refus\w+ to) (?:\w+ )?(?:agree|accept|join|approve|support|consent|commit|want|entertain"
        r"|favou?r|like|care|wish|take up|go along|pursue|consider|find|see|regard)\w*|reject\w*|refus\w+|declin\w+"
        r"|oppos\w+|object\w*|turn(?:s|ed|ing)? down|rul(?:es|ed|ing) out|no need (?:for|of)|not in a position to"
        r"|unacceptable|not acceptable|instead of|rather than|in place of|dismiss\w+|delet(?:e[sd]?|ing)"
        r"|dropp?(?:s|ed)?|omit\w*|saw no|sees no|rather not|found no|sa(?:w|id) no)\b",
    ),
    (
        "in_use",
        r"\b(?:existing|on-?going|continu(?:e|es|ed|ing)|(?:has|have|had) (?:already )?(?:set up|established"
        r"|created|formed)"
        r"|(?:was"
        r"|were) (?:established|created|formed|set up)|already"
        r"|meets (?:\w+ )?(?:annually|yearly|quarterly|monthly|biannually|twice|once|every|on)|(?:is|are|was"
        r"|were) held|(?:is|was) co-?chaired by|(?<!to )(?<!will )(?<!would )(?<!should )"
        r"(?<!shall )(?<!could )(?<!must )(?<!may )(?<!that )"
        r"meet (?:\w+ ){0,2}(?=monthly|quarterly|annually|on an?|every|twice)"
        r"|has focused|there (?:is|are)(?: also)?|(?:is|are) (?:\d|two|three|four|five|six)|(?:initiated|launched"
        r"|inaugurated|kicked off|resumed) (?=an?\b"
        r"|our\b|the\b)|has \w+ (?:working |sub-?)groups?)\b|^(?:summary: )?(?:the )?(?:inauguration|formation"
        r"|first meeting) of\b|\band \w+ subgroups\b",
    ),
    (
        "agreed",
        r"\b(?:(?:United States|U\.S\.) and (?:the )?[A-Z]\w+ (?:(?:have|has) (?:today )?(?:established|created"
        r"|set up|launched)|(?:established|created|launched)\b)"
        r"|[A-Z]\w+ and the (?:United States|U\.S\.) (?:(?:have|has) (?:today )?(?:established|created|set up"
        r"|launched)|(?:established|created|launched)\b)|(?:presidents|leaders|ministers|sides|governments"
        r"|delegations)\b[^.;]{0,80}\bannounced|(?:agreement"
        r"|memorandum|treaty|accord|mou|protocol|statement|declaration"
        r"|charter)\)? (?:\w+ ){0,4}?(?:establish(?:ed|es|ing)|creat(?:ed|es|ing)"
        r"|set(?:s|ting)? up|provid(?:ed|es|ing) for)|(?:was|were|have|has|had|is|are) agreed|(?:both|the two"
        r"|the three) (?:sides|governments|countries|parties|delegations|ministers)"
        r" (?:have |had |also |then )*agreed|agreed that|agreed to (?!accept\b|consider\b|the\b|our\b|an?\b"
        r"|working\b)|it is agreed|agreed on"
        r"|signed|have decided|shall be guided)",
    ),
    (
        "awaited",
        r"\b(?:expect|await|look(?:ed|s)? forward|be glad to receive|hope to receive)\w*\b",
    ),
    (
        "supported",
        r"\b(?:we|it|he|she|they|the \w+|[A-Z]\w+) (?:also |fully |can |could |warmly |would |readily )*(?:agree"
        r"|agrees|support|supports|accept|accepts"
        r"|accepted|supported|welcome|welcomes|welcomed|approve[sd]?|endorse[sd]?|agreed to (?:the|our|an?"
        r"|working)|prais(?:es|ed)|applaud(?:s|ed)"
        r"|(?:was|is|were) ready to accept)\b",
    ),
    (
        "proposed",
        r"\b(?:(?:counter-?)?propos(?:e[sd]?|ing)(?! by (?:the )?(?:United|U\.S|Americ|Washington|Department))"
        r"|suggest(?:s|ed|ing)?(?! by (?:the )?(?:United|U\.S|Americ|Washington|Department))|want\w*|wish\w*|prefer\w*|would like"
        r"|ask(?:s|ed) (?:that|for)|insist\w*|favou?r\w*|envisag\w*"
        r"|call(?:s|ed) for|urg(?:es|ed)|requested|offered)\b",
    ),
)
STATUS: Final = tuple((status, re.compile(pattern, re.IGNORECASE)) for status, pattern in _CUES)
"""(status, words of the sentence), the first that fits where they stand alike; every other sentence proposes."""
