"""The verbs that tell what somebody said, and the nouns that name those who speak without a name."""

import re
from collections.abc import Mapping
from typing import Final

from reftel.matters.prose.lexicon import ROLES

ACCORDING: Final = "according to"

SAID: Final = frozenset(
    (
        "acknowledged added admitted advised advocated affirmed alleged argued asked asserted assured averred bemoaned "
        "blamed boasted briefed cautioned characterized claimed clarified commented complained conceded concurred "
        "confessed confided confirmed congratulated contended countered criticized decried defended denied described "
        "disagreed disclosed elaborated emphasized emphasised explained expressed groused highlighted hinted hoped "
        "indicated informed inquired insisted joked lamented lauded maintained mentioned mused noted objected observed "
        "opined outlined pleaded pledged pointed posited praised predicted proclaimed promised proposed protested "
        "quipped raised reaffirmed reasoned recalled recommended recounted regretted reiterated relayed remarked "
        "reminded replied reported requested responded reassured revealed said scoffed speculated stated stressed "
        "stipulated suggested summarized surmised testified thanked theorized told underlined underscored urged "
        "volunteered voiced vowed warned welcomed wondered accused called cited agreed offered announced declared "
        "estimated concluded demanded disputed dismissed predicted quoted recognized responded appealed continued professed "
        "interrupted denounced apologized committed ventured exclaimed queried questioned saw conveyed began "
        "crowed refuted intimated accepted refused declined referred pressed pushed approached wrote written made blamed vowed parried "
        "believed thought felt expected worried anticipated doubted suspected feared implied understood assessed judged answered "
        "repeated signaled insinuated counseled demurred cautioned retorted countered rejoined interjected chimed "
        "commended applauded encouraged echoed termed related allowed seconded instructed"
    ).split()
)
"""Past tense, in which telegrams report."""

WORDS_OF: Final = frozenset(
    (
        "question questions query queries inquiry inquiries opinion view request requests comment comments remarks claim assertion "
        "complaint suggestion proposal concern concerns point argument words appeal"
    ).split()
)
"""What is somebody's own words: "in response to Orlan's question"."""

FROM_WHOM: Final = frozenset("understand learned heard".split())
"""Verbs of the sender's, behind which stands who told it: "we understand from the pilots that"."""

SAYS: Final = frozenset(
    (
        "says tells adds explains emphasizes claims argues asserts insists "
        "maintains believes thinks complains notes agrees points recommends "
        "acknowledges denies admits warns contends predicts suggests say argue claim complain warn believe insist maintain "
        "contend assert vows assess assesses blame note state report concur confirm suggest agree saying telling claiming urging "
        "complaining arguing warning insisting denying"
    ).split()
)
"""Present tense, of views that stand and of print. What is as often a noun ("states", "notes", "reports") is left out."""

FOLLOWED: Final[Mapping[str, re.Pattern[str]]] = {
    verb: re.compile(
        rf"\w+(?: (?:\w+ly|both|and|also|again|on \w+ \d+))*(?:[,.:]? ?[\"“]| +(?:{after}))", re.IGNORECASE
    )
    for verb, after in {
        "pointing": r"out|to",
        "calling": r"for|on",
        "pressing": r"for|us|him|the",
        "threatening": r"to|that",
        "proposing": r"that|to|an?\b|the",
        "proposed": r"that|to\b|an?\b|the\b|\w+ing\b|[\"“]",
        "continued": r"that|by saying|[\"“]|he|she|,",
        "committed": r"to (?!the|an?\b|his|her|its|their)",
        "began": r"by (?:\w+ing)",
        "saw": r"an?\b|no|little|the|room",
        "conveyed": r"his|her|that|the|concern",
        "notes": r"that|this|it|the|he|she|they|earlier",
        "agrees": r"that|with",
        "accepted": r"that|the (?:point|argument|need)|this",
        "responded": r"that|by \w+ing|positively|affirmatively|negatively|unequivocally|favorably|in the|"
        r"to (?:the |our |his |her |a )?(?:\w+ )?(?:question|quer|point|ambassador|charge|poloff|econoff|request|comment|concern)|"
        r"[.,]",
        "points": r"out|to",
        "maintain": r"that|they|it|the",
        "maintains": r"that|it|he|she|the",
        "maintained": r"that|it|he|she|the",
        "claim": r"that|they|the|it|to",
        "suggests": r"that",
        "saying": r"that|it|he|she|they|the|[\"“]|in|this|there|such",
        "telling": r"him|her|us|them|the|(?-i:[A-Z])|that",
        "claiming": r"that|to|in",
        "warning": r"that",
        "denying": r"that",
        "called": r"for|on|upon|it|him|them|the|this|attention",
        "offered": r"that|his|her|their|to|the|an?\b|no",
        "cited": r"the|an?\b|as|his|several|two|recent|examples?",
        "reported": r"that|to |on|having|seeing|it|he|she|they|the|two|three|no|in",
        "announced": r"that|his|her|its|the|on|it|plans",
        "appealed": r"for|to",
        "declared": r"that|it|the|[\"“]",
        "estimated": r"that|the|there|it|he|she|about|at|between|\d",
        "dismissed": r"the|any|this|as|such|these|criticism|concerns",
        "quoted": r"him|her|as|the|(?-i:[A-Z])",
        "recognized": r"that|a\b|this|the (?:need|importance|fact|problem|difficult|value|role|challenge|serious|necess|benefit|potential)",
        "concluded": r"that|by|his|her|the meeting by|with",
        "alleged": r"that|the",
        "accused": r"(?!of\b)(?:him|her|it|them|us|the|his|its|their|both|some|those|others|(?-i:[A-Z]))",
        "referred": r"to",
        "encouraged": r"him|her|us|them|the|(?-i:[A-Z])",
        "echoed": r"this|these|those|the|that|his|her|(?-i:[A-Z])",
        "termed": r"the|this|it|a\b|(?-i:[A-Z])",
        "related": r"that",
        "allowed": r"that",
        "seconded": r"this|that|the|(?-i:[A-Z])",
        "instructed": r"him|her|us|them|the",
        "raised": r"(?!over|about|more|\$|\d|money|funds|taxes|prices|rates|flags|eyebrows|up to|pay|wages|salaries|tariffs|fees)",
        "refused": r"to (?:comment|say|discuss|answer|confirm|be drawn)",
        "declined": r"to (?:comment|say|discuss|answer|confirm|be drawn)",
        "pressed": r"for|hard|on|us|him|her|the|(?-i:[A-Z])",
        "pushed": r"back",
        **dict.fromkeys(
            "believed thought felt expected worried anticipated doubted suspected feared implied understood assessed judged answered "
            "repeated signaled insinuated counseled note state indicate report concur confirm suggest agree".split(),
            r"that",
        ),
        "approached": r"(?:us|post|embassy|poloff|econoff|emboffs?|the ambassador) (?:to|about|for|with)",
        "wrote": r"that|on|in|to",
        "written": r"that|on|in|to",
        "made": r"(?:(?:no|the|a|an|this|similar|several|following|same) ){0,2}(?:points?|clear|reference|mention|plea|pitch|claim)",
        "blamed": r"the|(?-i:[A-Z])",
        "blame": r"the|this|these|(?-i:[A-Z])",
        "assess": r"that",
        "assesses": r"that",
        "vowed": r"to|that|not",
        "vows": r"to|that|not",
        **dict.fromkeys(FROM_WHOM, r"from"),
        "demanded": r"that|to|an?\b|the|his|her|their",
    }.items()
}
"""Verbs that also tell other acts: what must follow them."""

BY: Final = frozenset(
    (
        "told informed advised briefed assured reminded warned urged asked cautioned queried pressed stated announced confirmed "
        "acknowledged questioned approached declared explained"
    ).split()
)
"""Verbs whose passive names the speaker: "we were told by the harbour master"."""

GOING_ON: Final = frozenset(
    (
        "asking noting adding stating explaining stressing emphasizing emphasising reiterating expressing suggesting pointing citing "
        "recalling reminding commenting remarking responding replying requesting thanking underscoring observing acknowledging "
        "confirming predicting describing calling pressing proposing demanding pledging promising vowing threatening"
    ).split()
)
"""What goes on with a sentence ("Orlan welcomed the lamp, noting that"), or tells what somebody is doing ("Osmark is asking")."""

NOUNS: Final = frozenset(
    (
        "academics activist activists ally analyst analysts applicant applicants associate associates attendees attorney "
        "attorneys author authors banker bankers broker brokers captain captains chairperson charge citizen citizens clergy "
        "cleric clerics client clients columnist columnists commentator commentators community consul correspondent critics "
        "daily demonstrators dealer dealers delegates detainee detainees diplomat diplomats director directors dissident "
        "dissidents doctor doctors driver economist economists editorial editors embassies employee employees employer "
        "employers engineer engineers expatriates expert experts exporters father fishermen friends governors guard guards "
        "guest guests historian hosts importers industrialists insider insiders inspectors intellectuals intermediary "
        "interpreter investigator investigators investors islamists journal justices labor landowners leadership loyalists "
        "managers master masters media mediator mediators merchants migrants missionaries moderator monks mother neighbors "
        "newspaper newspapers nurse nurses observer observers officer officers operators opponents organizers owner owners "
        "panelists parents participant participants partner partners pastor pilot pilots planners poloff econoff police "
        "policeman politician politicians pollster predecessor press prisoner prisoners producers professors protesters "
        "publisher publishers radio readers rebels regulators relatives replacement reporter reporters resident researcher "
        "researchers respondents sailors scholar scholars scientist scientists shipowners soldier soldiers source sources "
        "speakers spokesmen staffer staffers strikers students successor supporters survivors taxpayers teacher teachers "
        "technicians television tourists trader traders translator travelers treasurer tribesmen veterans victim victims "
        "villagers visitor visitors voters wife witness witnesses women worker advisors advisers staff young youths secretariat "
        "secretary parliamentarian"
    ).split()
)
"""Nouns, written small, of those who are quoted without a name."""

AGENTS: Final = NOUNS | ROLES
"""Every noun, written small, for one who speaks or acts."""

PERSONS: Final = frozenset("PM FM DCM RSO SYG CG PAO MP DAO CDA A/S U/S AG".split())
"""Abbreviations that stand for a person."""

BODIES: Final = frozenset(
    (
        "organization organisation ministry committee commission association authority department council company union bank agency "
        "unit division section office bureau center centre service institute university foundation federation movement front "
        "alliance league forum group"
    ).split()
)
"""Last words of the names of bodies."""

PLAIN: Final = frozenset(
    "say argue claim complain warn believe insist maintain contend assert blame note state report concur confirm suggest agree".split()
)
"""Forms that go with several only: "officials say", not "the government say"."""

MANY: Final = frozenset(
    "police people staff media women clergy men press military opposition leadership majority both they we".split()
)
"""Words for several that do not end in s."""

NO_PERSONS: Final = frozenset(
    (
        "embassy ministry government party council press bank union committee commission court police agency group media "
        "association company department parliament movement front alliance league forum institute university foundation organization "
        "federation congress senate assembly cabinet times herald business mission delegation taxes"
    ).split()
)
"""Words that say that a name is that of a body, to which no "he" leads back."""

TRAILING: Final = frozenset("jr sr ii iii today often began spoke also we may".split())
"""What may stand behind a name and is no part of it."""

COUNTING: Final = frozenset(
    "numerous several recent initial local some most many few other various certain both".split()
)
"""What may stand before a word for several and is no part of it."""

THINGS: Final = frozenset(
    (
        "list report letter note text draft plan program programme proposal agreement law decision statement conference meeting "
        "visit project process issue question point demarche paper article story resolution case treaty convention act "
        "constitution budget study survey poll document cable telegram message deadline date percent event events "
        "situation crisis war election elections vote market price prices data figures evidence results views"
    ).split()
)
"""Nouns of what does not speak, also where it "said" or "called for" something in print."""

NOBODY: Final = frozenset(
    (
        "prior due further having each such period nor otherwise special many much another either neither there here what while as yes "
        "additional continuing being given based born according following including regarding speaking asked when where how why "
        "paragraph section page quote unquote question answer subject text ref "
        "no none nobody neither rest all public today now others there late early private numerous women recent several initial "
        "local recently subject percent law article decree constitution letter agreement data report tearline figures comments "
        "plan trend areas projects views something nothing everything"
    ).split()
)
"""What may stand where a name would, and names nobody."""
