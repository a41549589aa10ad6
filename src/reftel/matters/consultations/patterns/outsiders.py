"""Who stands outside governments and may have a part."""

import re
from typing import Final

from reftel.matters.consultations.patterns.groups import GROUPS_NOUN
from reftel.matters.consultations.patterns.rows import row

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
    row(
        "consultation/outsiders",
        "outsider",
        r"(?:[Ii]nvolve|[Ii]nclude|[Bb]ring|[Aa]dmit|[Dd]raw)(?: \w+)? into (?:the )?(?i:working group) (?:on"
        r"|for) (?:the )?(?P<group>[A-Z][\w-]*(?:(?:,? and|,| of"
        r"| the)? [A-Z][\w-]*){0,6}) (?P<fact>[a-z(][^.;]*?)(?=,? and (?:to|that)\b|[.;]"
        r"|$)(?P<group2>)(?P<group3>)(?P<letter>)",
        0,
    ),
    row(
        "consultation/outsiders",
        "outsider",
        r"\bthat (?P<fact>[^.;:]{3,110}?)(?<! may)(?<! should)(?<! would)(?<! could)(?<! might)(?<! shall)"
        r"(?<! will)(?<! must)(?<! can)(?<! to)"
        r" (?:also )?be (?:admitted|invited|heard|represented|included|allowed"
        r"|associated|given|seated|consulted)"
        rf"[^.;:]{{0,40}}? (?:in|on|into|to|at|with|by) {_IN_GROUP}",
        0,
    ),
    row(
        "consultation/outsiders",
        "outsider",
        rf"(?:^|that |, |; |: )(?P<fact>(?:the )?[^.;:]{{3,120}}?),? {_MAY} (?:also )?{_JOIN}[^.;:]{{0,60}}?"
        rf" (?:in|on|into|to|at|with|by|join|attend)(?: the work of)? {_IN_GROUP}",
        0,
    ),
    row(
        "consultation/outsiders",
        "outsider",
        rf"\b(?i:includ|involv|invit|admit|seat|associat|bring|add|draw|welcom|giv)(?:e|ing|es|ed|ting"
        rf"|ted)? (?P<fact>(?!to |it |them )[^.;:]{{3,110}}?),?"
        rf" (?:in|into|to|on|with|a seat in|a seat on|a voice in|take part in|participate in"
        rf"|join)(?: the work of)? {_IN_GROUP}",
        0,
    ),
    row(
        "consultation/outsiders",
        "outsider",
        rf"\b(?:with|and|,) (?P<fact>[^.;:,]{{3,90}}?) (?:admitted|invited|seated|represented|included|taking part"
        rf"|participating|heard"
        rf"|sitting)(?: as \w+)? (?:in|to|into|on) {_IN_GROUP}",
        0,
    ),
    row(
        "consultation/outsiders",
        "outsider",
        rf"\b(?:wants?|wanted|wishes|wished|asked for|would like|like|expects?"
        rf"|for) (?P<fact>(?=[^.;:]*{_OUTSIDE})[^.;:]{{3,90}}?) to "
        rf"{_JOIN}[^.;:]{{0,40}}? (?:in|on|into|to|at|join|attend) {_IN_GROUP}",
        0,
    ),
    row(
        "consultation/outsiders",
        "outsider",
        rf"\b(?:and|,) (?P<fact>(?=[^.;:,]{{0,40}}{_OUTSIDE})[^.;:,]{{3,60}}?) (?:in|to|into|on) {_IN_GROUP}",
        0,
    ),
    row(
        "consultation/outsiders",
        "outsider",
        rf"(?:^|that |, |; |: )(?P<fact>(?:the )?[^.;:]{{3,120}}?),? {_MAY} (?:also )?(?:join|attend"
        rf"|enter) {_IN_GROUP}",
        0,
    ),
    row(
        "consultation/guests",
        "outsider",
        rf"(?:^|that |, |; )(?P<fact>(?=[^.;:]*{_OUTSIDE})[^.;:]{{3,90}}?) {_MAY} (?:also )?(?:participate"
        rf"|take part|sit|join|attend)"
        r"[^.;:]{0,40}? as (?:guests?|observers?)(?P<group>)(?P<group2>)(?P<group3>)(?P<letter>)",
        0,
    ),
    row(
        "consultation/guests",
        "outsider",
        r"(?:^|that |, |; )(?P<fact>(?:the )?[^.;:,]{3,120}?) (?:may|should|could|would|can|will"
        r"|might|shall) (?:also )?be (?:invited|admitted|asked|welcome|present|allowed) (?:to (?:take part|attend"
        r"|join|sit) )?"
        r"(?:in (?:it|them|the \w+) )?as (?:guests?|observers?)(?P<group>)(?P<group2>)(?P<group3>)(?P<letter>)",
    ),
)
