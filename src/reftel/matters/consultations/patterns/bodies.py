"""Bodies in which states consult each other: their words, what founds one, and what tells ours from those of others."""

import re
from typing import Final

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
