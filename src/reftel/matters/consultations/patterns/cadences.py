"""How often a body meets, where by turns, and which of its sessions is meant."""

from typing import Final

from reftel.matters.consultations.patterns.names import SIDES
from reftel.matters.consultations.patterns.rows import row

NUMBER: Final = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty-four)"
_MET: Final = (
    r"(?:commission|council|consultations?|dialogue|committee|forum|talks|sessions?|meetings?|rounds?|gatherings?"
    r"|plenar(?:y|ies)|conclave)"
)
CADENCES: Final = (
    row(
        "consultation/review",
        "cadence",
        r"(?P<fact>(?:an? |the )?(?:\w+[- ]months?(?:ly)?(?! to\b)|mid-?term|half-?yearly|interim|mid-?cycle"
        r"|mid-?year|intermediate|half-?way) (?:\w+ )?(?:reviews?|stock-?taking|assessments?|check)\b[^.;]*)",
    ),
    row(
        "consultation/review",
        "cadence",
        r"(?P<fact>(?:an? )?(?:review|stock-?taking) (?:\w+ ){0,3}(?:months?|weeks?) (?:after|before"
        r"|between) (?:each|every|the)"
        r" (?:\w+ )?(?:session|meeting|round|plenary)[^.;]*)",
    ),
    row(
        "consultation/review",
        "cadence",
        r"(?P<fact>\w+ (?:months?|weeks?) (?:after|before) (?:each|every) (?:session|meeting"
        r"|round)[^.;]*?\breview[^.;]*)",
    ),
    row(
        "consultation/review",
        "cadence",
        r"(?P<fact>(?:an? )?[^.;,]{3,50}? in[- ]between(?: [^.;,]{0,40}?)? to (?:review|take stock|check"
        r"|assess)[^.;]*)",
    ),
    row(
        "consultation/review",
        "cadence",
        r"(?P<fact>every \w+ (?:months|weeks) to (?:review|take stock|check|assess)[^.;]*)",
    ),
    row(
        "consultation/review",
        "cadence",
        r"(?P<fact>in the years? between[^.;]*?\b(?:review|take stock|check|assess)\w*[^.;]*)",
    ),
    row(
        "consultation/review",
        "cadence",
        r"(?P<fact>(?:(?:halfway|midway|half-way|mid-way|in) between (?:the |annual |two )*(?:sessions|meetings"
        r"|rounds|plenaries)|(?:halfway|midway) through (?:the|each|every) \w+)[^.;]*?\b(?:review|take stock|check"
        r"|assess)\w*[^.;]*)",
    ),
    row(
        "consultation/review",
        "cadence",
        r"(?P<fact>(?:progress|plan|work|tasks|implementation|time-?lines|time-?tables?|results?"
        r"|what has been done)\b[^.;]{0,60}?"
        r"(?:reviewed|checked|assessed|examined) (?:every|each|after|halfway|midway|twice)[^.;]*)",
    ),
    row(
        "consultation/review",
        "cadence",
        rf"(?P<fact>(?:review|take stock|check|assess)\w*[^.;,]{{0,90}}? (?:every {NUMBER} (?:months|weeks)"
        rf"|halfway|midway"
        r"|at mid-?year|at mid-?term|between (?:the )?(?:annual )?(?:sessions|meetings|plenaries))[^.;]*)",
    ),
    row(
        "consultation/cadence",
        "cadence",
        r"^(?:meetings|sessions|frequency|rhythm|cycle|plenar\w+): (?P<fact>[^.;,]{4,60})",
    ),
    row(
        "consultation/cadence",
        "cadence",
        rf"(?P<fact>(?:annual|semi-?annual|biannual|biennial|quarterly|monthly|yearly)(?: (?:meetings?|sessions?"
        rf"|rounds?)(?= of))?)(?: of)?(?: the)? (?-i:{SIDES})",
    ),
    row(
        "consultation/cadence",
        "cadence",
        r"(?P<fact>(?:on|in) an? (?:annual|yearly|biennial|two-year(?:ly)?|quarterly|semi-?annual|biannual|monthly"
        r"|triennial|three-year|half-?yearly) (?:basis|cycle|rhythm|schedule)|(?-i:(?:annual|yearly|biennial"
        r"|two-year(?:ly)?|quarterly|semi-?annual) (?:cycle|rhythm|schedule|calendar|meetings?))|(?:once|twice"
        r"|three times|four times) (?:a|an|each|every|per|in) (?:calendar )?(?:two |three )?(?:years?|month|quarter)"
        r"(?:, in [A-Z]\w+ and (?:in )?[A-Z]\w+)?"
        rf"|(?:once )?every (?:other |second |third )?(?:{NUMBER} |[\w-]+ )?(?:months?|years?|weeks?|spring|autumn"
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
    row(
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
SESSIONS: Final = row(
    "consultation/session",
    "session",
    r"\b(?P<fact>(?:(?:the|its|their|an?) )?(?P<which>first|inaugural|opening|initial|next|second|third|fourth|fifth|sixth)"
    r" (?:\w+ )?(?:session|meeting|round|plenary)\b)",
)
"""A session for which a day may stand behind it."""
