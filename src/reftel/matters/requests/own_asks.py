"""The table of wordings in which the sender of a telegram asks an addressee for something."""

from typing import Final

from reftel.matters.prose.lexicon import OWN_CUES
from reftel.matters.prose.phrasing import Begins, Pattern
from reftel.matters.rules import PLAIN

_MANUAL: Final = "5 FAH-1 H-240: the action request and its usual wording"
_READING: Final = "real telegrams, 1966-2010, read by eye"

_NOT_MEANT: Final = (
    r"(?!(?:see|refer|note|call|visit|be advised|be aware|direct|find|do not hesitate|feel free|recall|e-?mail|accept|consult|click|let me"
    r"|allow me|remember|address|check|do not reply|go to|keep in mind|excuse|slug)\b|contact\b(?! (?:post|embassy)))"
)
"""After "please": pointers, and lines about whom to call."""

_NEEDS: Final = tuple(
    f"{verb} {what}"
    for verb in ("need", "needs", "require", "requires")
    for what in ("guidance", "instructions", "approval", "authori", "dep", "the dep", "wash", "your", "further guid")
)

OWN_ASKS: Final = (
    Pattern(
        name="we-request",
        rule=PLAIN,
        anchors=("request", "ask", "seek", "solicit"),
        begins=Begins.BEFORE,
        cues=(*OWN_CUES, " i "),
        tail="(?:requests?|solicits?|asks?|seeks?)\\b",
        pattern=r"\b(?P<by>{OWN}|(?-i:I)) {OFTEN}(?:requests?\b|solicits?\b"
        r"|asks? (?=that\b|for\b|the department|washington|you\b|your|addressees?|posts?\b|embass|recipients)"
        r"|seeks? (?={US}|your|guidance|instructions|approval|concurrence|clearance|authori|advice|assistance|views|permission"
        r"|funding|information|further|additional|any)) *(?P<what>.*)",
        meaning="The sender asks, in the present tense.",
        example="We request Washington's guidance on the reply.",
        source=_MANUAL,
    ),
    Pattern(
        name="bare-request",
        rule=PLAIN,
        anchors=("request",),
        pattern=r"(?<![a-z0-9,;)/'-] )requests? (?!(?:for|from|by|to|was|were|is|are|has|have|in|of|made|or|and|number|no|will|must"
        r"|may|came|should)\b)(?P<what>.*)",
        meaning="The sentence begins with the bare verb, the sender being understood.",
        example="Request Department instruct us on the reply.",
        source=_MANUAL,
    ),
    Pattern(
        name="visitors-are-to",
        rule=PLAIN,
        anchors=tuple(
            f"{who} {verb} "
            for who in ("visitors", "visitor", "travelers", "travellers", "traveler", "traveller", "delegation members")
            for verb in ("are to", "is to", "must")
        ),
        pattern=r"(?P<of>[\w]+(?: members)?) (?:are to|is to|must) (?P<what>(?!(?:be|have|not|also be)\b)[a-z].*)",
        meaning="A post tells those who come what they have to do.",
        example="All visitors are to give the Embassy the numbers of their passports.",
        source=_READING,
    ),
    Pattern(
        name="awaited-guidance",
        rule=PLAIN,
        anchors=(
            "receive your",
            "receipt of your",
            "await your",
            "awaits your",
            "awaiting your",
            "pending your",
            "await dep",
            "awaits dep",
            "awaiting dep",
            "pending dep",
            "awaiting wash",
            "pending wash",
            "awaits wash",
            "await wash",
        ),
        pattern=r"(?:receive|receipt of|awaits?|awaiting|pending) (?P<what>(?:your|Department(?:'s)?|Washington(?:'s)?) "
        r"(?:further |written )?(?:guidance|instructions?|approval|concurrence|clearance|views|advice|reply|response)\b.*)",
        meaning="The sender waits for guidance before it acts.",
        example="We shall answer when we receive your guidance on the draft.",
        source=_READING,
    ),
    Pattern(
        name="please",
        rule=PLAIN,
        anchors=("please",),
        pattern=rf"(?<![a-z0-9] )please (?:also )?{_NOT_MEANT}(?P<what>[a-z].*)"
        rf"|(?:(?<=and )|(?<=but )|(?<=so )|(?<=then )|(?<=also ))please (?:also )?{_NOT_MEANT}(?P<rest>[a-z].*)",
        meaning="The sender asks with `please`; pointers and lines about whom to call are left out.",
        example="Please advise whether the draft may be shown to the ministry.",
        source=_MANUAL,
    ),
    Pattern(
        name="would-appreciate",
        rule=PLAIN,
        anchors=("appreciat", "welcome", "grateful"),
        begins=Begins.BEFORE,
        cues=(*OWN_CUES, "analyst", "agenc", "bureau", "policy"),
        pattern=r"\b(?P<by>{OWN}|(?:analysts|agencies|bureaus?|policy ?makers)(?: and [a-z ]{3,40})?) (?:also )?would "
        r"(?:also |greatly |very much |most |especially |particularly |certainly )*"
        r"(?:appreciate|be (?:most |very |extremely )?(?:grateful|appreciative) (?:for|if|to|of)"
        r"|welcome (?={US}|your|any|further|additional|guidance|information|views|comments|advice|assistance|instructions|posts?'?))"
        r"(?! the opportunity) ?(?P<what>.*)",
        meaning="The sender would appreciate, or be grateful for, something.",
        example="Embassy would appreciate early word on the visit.",
        source=_MANUAL,
    ),
    Pattern(
        name="would-be-appreciated",
        rule=PLAIN,
        anchors=("appreciated", "requested", "needed", "welcome"),
        begins=Begins.BEFORE,
        cues=(" would be ", " is ", " are "),
        pattern=r"(?P<what>\b(?:(?:any|your|the|early|further|additional|prompt|department's|department|washington|immediate|urgent) )*"
        r"(?:[\w/-]+ ){0,2}?(?:guidance|instructions?|approval|authori[sz]ation|assistance|information|response|reply|replies|clearance"
        r"|concurrence|action(?! (?:addressees?|posts?|office))|views|advice|comments|help|support|input|reporting)(?: [\w/'-]+){0,12}?) "
        r"(?:would be (?:greatly |much |most |very much )?(?:appreciated|welcome)"
        r"|(?:is|are) (?:also |hereby |urgently |again |respectfully |greatly )?(?:requested|appreciated|urgently needed))"
        r"(?! (?:in|by) ref)",
        meaning="Guidance, approval or the like is requested or would be appreciated.",
        example="Department guidance on the draft is requested by March 3.",
        source=_MANUAL,
    ),
    Pattern(
        name="post-is-requested",
        rule=PLAIN,
        anchors=("requested", "instructed", "asked", "directed", "urged", "encouraged", "tasked"),
        begins=Begins.BEFORE,
        cues=(" is ", " are "),
        tail="[a-z]+ (?:not )?(?:to|that) ",
        pattern=r"\b(?P<of>{POSTS}|you|(?-i:[A-Z])[\w.,/' -]{2,60}?) (?:is|are) (?:also |hereby |further |therefore |again |specifically )*"
        r"(?:requested|instructed|directed) (?P<what>(?:not )?to .*|that .*)"
        r"|\b(?P<post>{POSTS}|you) (?:is|are) (?:also |hereby |further |therefore |again |strongly |specifically )*"
        r"(?:asked|urged|encouraged|tasked) (?P<rest>(?:not )?to .*)",
        meaning="A post or an addressee is requested or instructed to act.",
        example="Embassy Verrin is instructed to deliver the points below.",
        source=_MANUAL,
    ),
    Pattern(
        name="post-should",
        rule=PLAIN,
        anchors=("should", "must"),
        begins=Begins.BEFORE,
        cues=(
            "post",
            "embass",
            "addressee",
            "mission",
            "consulate",
            "ambassador",
            "chief",
            "charg",
            " us",
            "delegation",
            "you ",
        ),
        pattern=r"(?:(?<![a-z0-9] )\b|(?:and|that|if asked|however) )(?P<of>{POSTS}|you) (?:should|must) "
        r"(?:also |not |not/not |immediately |then |therefore |continue to |so )*"
        r"(?!(?:be aware|note|know|feel free|consult|refer|contact|have received|already)\b)(?P<what>[a-z].*)",
        meaning="The Department tells its posts what they should do (read in its telegrams only).",
        example="Posts should raise the matter at the highest appropriate level.",
        source=_READING,
    ),
    Pattern(
        name="we-recommend",
        rule=PLAIN,
        anchors=("recommend", "urge", "encourage", "believe"),
        begins=Begins.BEFORE,
        cues=(*OWN_CUES, " i "),
        tail=r"(?:recommend|urge|encourage|believe)s?(?: that)? (?:the )?"
        r"(?:dep|wash|us|u\.s|uni|adm|tre|do|dh|all|both|each|act|info|rec|add|dip|over|other|post|emb|mis|con|amb|chi|char|del)",
        pattern=r"\b(?P<by>{OWN}|I) {OFTEN}(?:(?:recommends?|urges?|encourages?)(?: that)?|believes?(?: that)?(?= [\w. ]{3,30} should\b)) "
        r"(?P<of>(?:the )?(?:department|washington|USG|U\.?S\.?(?: government)?|united states|administration|USAID|treasury|USTR|DOD|DHS"
        r"|{POSTS}))\b(?P<what>.*)",
        meaning="The sender recommends that the capital act.",
        example="Post recommends that the Department receive the minister.",
        source=_READING,
    ),
    Pattern(
        name="we-hope-you-will",
        rule=PLAIN,
        anchors=("hope you", "hope that", "hope the", "hopes you", "hopes that", "hopes the"),
        begins=Begins.BEFORE,
        cues=OWN_CUES,
        pattern=r"\b(?P<by>{OWN}) {OFTEN}hopes? (?:that )?(?P<of>you|(?:the )?(?:department|washington|USG)) "
        r"(?:will|can|could|would)(?: be able to)?(?: also)? (?P<what>.*)",
        meaning="The sender hopes that an addressee or a visitor will act.",
        example="We hope you will raise the fisheries talks with the president.",
        source=_READING,
    ),
    Pattern(
        name="you-may-wish",
        rule=PLAIN,
        anchors=("you may", "you might"),
        pattern=r"(?P<of>you) (?:may|might) (?:also )?(?:wish|want|care) to (?!know|note)(?P<what>.*)",
        meaning="The sender tells a visitor or the capital what it may wish to do.",
        example="You may wish to thank the minister for the harbour pilots.",
        source=_READING,
    ),
    Pattern(
        name="await-guidance",
        rule=PLAIN,
        anchors=("await", "look forward", "looks forward", *_NEEDS),
        begins=Begins.BEFORE,
        cues=(*OWN_CUES, " and "),
        pattern=r"\b(?P<by>{OWN}|and) {OFTEN}(?:awaits?|looks? forward to(?: receiving)?|(?:need|require)s?) "
        r"(?P<what>(?:[\w'/-]+ ){0,5}?(?:guidance|instructions?|approval|authori[sz]ation|concurrence|clearance|advice of allotment"
        r"|advice of allowance)\b.*)",
        meaning="The sender awaits or needs guidance, instructions or approval.",
        example="Post awaits the Department's instructions.",
        source=_READING,
    ),
    Pattern(
        name="could-you",
        rule=PLAIN,
        anchors=tuple(
            f"{verb} {party}"
            for verb in ("could", "can", "would", "will")
            for party in ("the dep", "dep", "wash", "you", "post", "the emb", "addr")
        ),
        pattern=r"(?:(?<![a-z0-9,;] )|(?<=possible, ))(?:could|can|would|will) "
        r"(?P<of>(?:the )?(?:department|washington|you|posts?|embassy|addressees?)"
        r"(?: (?-i:[A-Z])[\w/]+)?) (?:please )?(?P<what>[a-z].*\?)",
        meaning="The sender asks an addressee by a question.",
        example="Could the Department confirm that the offer still stands?",
        source=_READING,
    ),
)
"""What the sender asks of an addressee: tried in the sender's own words, outside points and enclosures."""
