"""The tables of wordings in which somebody else asks: as the sender reports it, or in an enclosed text's own words."""

from typing import Final

from reftel.matters.prose.phrasing import Begins, Pattern
from reftel.matters.rules import REPORTED, SPOKEN

_READING: Final = "real telegrams, 1966-2010, read by eye"

_ACTIVE: Final = r"(?<!\bbe )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbeing )"
_NO_PARTY: Final = (
    r"(?!(?:about|how|what|why|when|where|who|whom|which|if|whether|by|in|on|at|during|after|before|for|that|to|the question|questions?"
    r"|himself|herself|themselves|again about|him about|them about|rhetorically)\b)"
)

REPORTED_ASKS: Final = (
    Pattern(
        name="ref-requested",
        rule=REPORTED,
        anchors=("reftel request", "reftel ask", "ref a request", "ref a ask", "reftel instruct", "ref a instruct"),
        pattern=r"(?P<by>reftel|ref A) (?:request|ask|instruct)(?:s|ed)? (?!by\b)(?P<what>[a-z].*)",
        meaning="An earlier telegram, which this one answers, is said to have asked.",
        example="Reftel requested information on the lightship.",
        source=_READING,
    ),
    Pattern(
        name="requested",
        rule=REPORTED,
        anchors=("requested", "requesting"),
        pattern=rf"{_ACTIVE}(?<!\bthe )(?<!\bas )(?<!\bof )(?<!\bany )(?<!\bif )(?<!\bwhen )(?<!\bor )(?<!\bother )(?<!\bpreviously )"
        r"(?:requested|requesting) (?!(?:by|in|from|under|during|per|at|above|below|on|through|via|to be|and|or|but|them|it)\b|ref)"
        r"(?P<what>[\w\"'$(].*)",
        meaning="Somebody requested something.",
        example="The minister requested U.S. support for the port.",
        source=_READING,
    ),
    Pattern(
        name="asked-to",
        rule=REPORTED,
        anchors=("asked", "asking"),
        pattern=rf"{_ACTIVE}(?:asked|asking) {_NO_PARTY}"
        r"(?P<of>(?:(?! (?:if|whether|how|what|about|why|for) ){PARTY}){2,60}?) (?P<what>(?:not )?{ACT})",
        meaning="Somebody asked somebody to act.",
        example="The governor asked us to speed the visas.",
        source=_READING,
    ),
    Pattern(
        name="asked-for",
        rule=REPORTED,
        anchors=("asked", "asking"),
        pattern=rf"{_ACTIVE}(?:asked|asking) (?:again |repeatedly |specifically )?"
        rf"(?:{_NO_PARTY}(?P<of>(?:us|(?:the|its|his|her|their) [\w ]{{2,40}}?|(?-i:[A-Z])[\w. ]{{1,30}}?)) )?"
        r"(?P<what>(?:for|that) (?!(?:a )?moment).*)",
        meaning="Somebody asked for something, or that something be done.",
        example="Her deputy asked for the names of the firms.",
        source=_READING,
    ),
    Pattern(
        name="asked-if",
        rule=REPORTED,
        anchors=("asked", "asking", "querying", "queried", "inquir", "enquir"),
        pattern=r"(?:asked|asking|quer(?:ied|ying)|[ie]nquir(?:ed|ing)) "
        r"(?:us |(?:the )?(?-i:[A-Z])[\w. ]{1,40}? )?(?:(?-i:[A-Z])\w+ \d+ )?(?:if|whether) "
        r"(?P<of>(?:we|(?:the )?USG|{US}|the ambassador|post|the embassy)) (?P<what>[a-z].*)",
        meaning="Somebody asked whether the sender's side would act, or wants to know something of it.",
        example="They asked if the USG could supply the charts.",
        source=_READING,
    ),
    Pattern(
        name="urged-to",
        rule=REPORTED,
        anchors=(
            "urged",
            "urging",
            "implored",
            "exhorted",
            "begged",
            "pleaded",
            "pressed",
            "pressing",
            "pressured",
            "pushed",
            "encouraged",
            "encouraging",
            "called on",
            "called upon",
            "calling on",
            "calling upon",
            "appealed",
            "appealing",
            "lobbied",
            "petitioned",
        ),
        pattern=rf"{_ACTIVE}(?:urg(?:ed|ing)|implored|exhorted|begged|pleaded with|press(?:ed|ing)(?! need)|pressured|pushed"
        r"|encourag(?:ed|ing)|call(?:ed|ing) (?:up)?on|appeal(?:ed|ing) to|lobbied|petitioned) "
        r"(?!(?:for|by|ahead|forward|back|on|to|hard|everyone|all sides|all parties)\b)"
        r"(?P<of>(?:(?! that (?:the|we|it|he|she|they) ){PARTY}){2,70}?) (?P<what>(?:not )?(?:{ACT}|(?:for|into) [a-z].*))",
        meaning="Somebody urged, pressed or called on somebody to act.",
        example="The chairman urged us to lift the ban.",
        source=_READING,
    ),
    Pattern(
        name="urged-that",
        rule=REPORTED,
        anchors=("urged", "urging", "pleaded", "appealed", "appealing", "petitioned"),
        pattern=r"(?:urged|urging) (?P<what>that .*)|(?:pleaded|appeal(?:ed|ing)|petitioned) (?P<rest>for .*)",
        meaning="Somebody urged that something be done, or appealed for it.",
        example="The mayor appealed for help after the flood.",
        source=_READING,
    ),
    Pattern(
        name="sought-help",
        rule=REPORTED,
        anchors=("sought", "seeking", "seeks"),
        pattern=rf"(?:{_ACTIVE}sought|(?:(?<=is )|(?<=are )|(?<=was )|(?<=were )|(?<=, )|(?<=and ))seeking|seeks) "
        r"(?:(?P<what>(?P<of>our|{US}(?:'s)?|(?:the )?(?-i:[A-Z])[\w.]+(?: (?-i:[A-Z])[\w.]+){0,3}(?:'s?)?"
        r"|the (?:minister|ambassador|embassy|department|government)(?:'s)?) (?:[\w-]+ ){0,2}?{HELP}\b.*)"
        r"|(?P<rest>(?:an? |the |further |additional |more )?(?:[\w-]+ )?(?:update|investigation|clarification|explanation|support"
        r"|assurances?|assistance|meeting|help|extension|advice|guidance|confirmation|access)\b.*))",
        meaning="Somebody sought help, views or approval.",
        example="The bank sought Treasury's views on the loan.",
        source=_READING,
    ),
    Pattern(
        name="others-would-appreciate",
        rule=REPORTED,
        anchors=(
            "would appreciate",
            "would also",
            "would greatly",
            "would very",
            "would partic",
            "would espec",
            "would cert",
            "would be grate",
            "would be most",
            "would be very",
            "would welcome",
        ),
        pattern=r"would (?:also |greatly |very much |particularly |especially |certainly )*"
        r"(?:appreciate|be (?:most |very )?grateful (?:for|if)"
        r"|welcome (?={US}|our|any|further|additional|more)) (?!the opportunity|it\b)(?P<what>.*)",
        meaning="Somebody would appreciate something.",
        example="The ministry would appreciate any charts we hold.",
        source=_READING,
    ),
    Pattern(
        name="requests-that",
        rule=REPORTED,
        anchors=("requests", "asks"),
        named=True,
        pattern=r"(?<!\bof )(?:requests (?P<what>that .*)|asks (?P<rest>(?:that|for|us) .*))",
        meaning="Somebody requests, in the present tense, that something be done.",
        example="The Government of Osmark requests that all ships keep clear.",
        source=_READING,
    ),
    Pattern(
        name="wants-us-to",
        rule=REPORTED,
        anchors=tuple(
            f"{verb} {party}"
            for verb in ("want", "wants", "wanted", "would like", "hope", "hopes", "hoped", "hopes that", "hoped that")
            for party in (
                "us ",
                "the u",
                "u.s",
                "usg",
                "the amb",
                "wash",
                "the emb",
                "the am",
                "the state dep",
                "the dep",
            )
        ),
        pattern=r"(?:wants?|wanted|would like|hopes?(?: that)?|hoped(?: that)?) (?P<of>us|the ambassador|(?:the )?USG|{US}|the embassy) "
        r"(?P<what>to (?!know|see|be)[a-z].*|(?:would|will|could|can) (?!be\b|see\b)[a-z].*)",
        meaning="Somebody wants, or hopes, the sender's side to act.",
        example="The mayor hoped that the Embassy would open the road.",
        source=_READING,
    ),
    Pattern(
        name="invited-to",
        rule=REPORTED,
        anchors=("invited", "inviting"),
        pattern=rf"{_ACTIVE}(?:invited|inviting) (?P<of>{{PARTY}}{{2,60}}?) (?P<what>{{ACT}})",
        meaning="Somebody invited somebody to come or to take part.",
        example="The mayor invited the Ambassador to open the library.",
        source=_READING,
    ),
    Pattern(
        name="need-for-to",
        rule=REPORTED,
        anchors=tuple(
            f"{verb} the"
            for verb in (
                "stressed",
                "stressing",
                "underscored",
                "underscoring",
                "emphasized",
                "emphasised",
                "emphasizing",
                "underlined",
                "underlining",
                "reiterated",
                "reiterating",
            )
        ),
        pattern=r"(?:stress|underscor|emphasi[sz]|underlin|reiterat)(?:ed|ing) the (?:(?:urgent |continued |critical )?need for "
        r"(?P<of>(?:the )?(?:{US}|(?-i:[A-Z])[\w.]+(?: (?-i:[A-Z])[\w.]+){0,2})) (?P<what>to [a-z].*)"
        r"|importance of (?P<post>(?-i:[A-Z])[\w.]+(?: (?-i:[A-Z])[\w.]+){0,2}?)(?:'s)? (?P<rest>[a-z]+ing\b.*))",
        meaning="Somebody stressed the need for a named party to act.",
        example="The ambassador stressed the need for Tessaly to open its books.",
        source=_READING,
    ),
    Pattern(
        name="suggested-that",
        rule=REPORTED,
        anchors=("suggested", "suggesting"),
        pattern=r"suggest(?:ed|ing)(?: that)? (?P<of>(?:the )?(?:USG|{US}|ambassador|embassy|GO(?-i:[A-Z])\w?|(?-i:[A-Z])[\w.]+)) "
        r"(?:should |could |might )?(?P<what>{VERB}\b.*)",
        meaning="Somebody suggested that a named party act.",
        example="He suggested that the Ambassador meet the harbour master.",
        source=_READING,
    ),
    Pattern(
        name="repeated-request",
        rule=REPORTED,
        anchors=("request",),
        begins=Begins.BEFORE,
        cues=(
            "reiterat",
            "repeat",
            "renew",
            "submitted",
            "conveyed",
            "delivered",
            "presented",
            "passed",
            "raised",
            "made",
        ),
        pattern=r"\b(?:reiterat(?:ed|ing)|repeat(?:ed|ing)|renew(?:ed|ing)|submitted|conveyed|delivered|presented|passed|raised|made) "
        r"(?:(?:his|her|its|their|the|a|an|another|this|that|several|similar|formal|official|earlier|previous|[\w.]+'s) )+"
        r"(?:[\w.-]+ ){0,2}?requests? (?:\w+ ){0,2}?(?P<what>(?:for|that|to) .*)",
        meaning="Somebody made, repeated or handed over a request.",
        example="He repeated his request for two patrol boats.",
        source=_READING,
    ),
    Pattern(
        name="came-to-ask",
        rule=REPORTED,
        anchors=("to request ", "to ask ", "to seek ", "to urge ", "to press "),
        begins=Begins.BEFORE,
        cues=(
            "approached",
            "contacted",
            "called",
            "telephoned",
            "phoned",
            "wrote",
            "came",
            "reach",
            "returned",
            "sent",
        ),
        pattern=r"\b(?:approached|contacted|called|telephoned|phoned|wrote|came|reach(?:ed|ing) out|returned|sent)\b"
        r"[^.;:]{0,60}? to (?:(?:request|seek|ask for) (?!to\b)(?P<what>[a-z\d'(].*|[A-Z].*)"
        r"|(?:ask|urge|press) (?P<of>{PARTY}{2,60}?) (?P<rest>(?:not )?{ACT}))",
        meaning="Somebody came, wrote or called in order to ask.",
        example="The minister telephoned us to request help for the divers.",
        source=_READING,
    ),
    Pattern(
        name="instructed-to",
        rule=REPORTED,
        anchors=("instructed", "directed"),
        pattern=rf"{_ACTIVE}(?:instructed|directed) (?!by\b)(?P<of>{{PARTY}}{{2,60}}?) (?P<what>(?:not )?{{ACT}})",
        meaning="Somebody instructed somebody to act.",
        example="The ministry instructed its consuls to keep clear.",
        source=_READING,
    ),
    Pattern(
        name="demanded",
        rule=REPORTED,
        anchors=("demanded", "demanding", "insist"),
        pattern=rf"{_ACTIVE}(?:demand(?:ed|ing) (?P<what>(?:that|to know|the|an?|his|her|its|their|full|immediate) .*)"
        r"|insist(?:s|ed|ing)? (?P<rest>(?:that )?[^.;]{3,80}?(?<!would)(?<!will)(?<!could)(?<!should)(?<!to) (?:not )?be "
        r"(?:\w+ed|\w+en|sold|held|sent|made|paid|built|kept|told|put|brought|done|set)\b.*"
        r"|on (?:an? )?(?:\w+ )?(?:response|reply|answer|explanation|apology|meeting|visit)\b.*))",
        meaning="Somebody demanded something, or insisted that it be done.",
        example="Orlan demanded that the lightship be withdrawn.",
        source=_READING,
    ),
    Pattern(
        name="hopes-for",
        rule=REPORTED,
        anchors=(
            "hopes for a",
            "hoped for a",
            "hope for a",
            "look forward to a",
            "looks forward to a",
            "looked forward to a",
        ),
        pattern=r"(?:hope[sd]? for|look(?:s|ed)? forward to) (?P<what>(?:an? )?(?:\w+ )?(?:response|reply|answer|decision|meeting)\b.*)",
        meaning="Somebody hopes for an answer.",
        example="The ministry hopes for a reply by the autumn.",
        source=_READING,
    ),
    Pattern(
        name="request-of-a-party",
        rule=REPORTED,
        anchors=("request", "demand"),
        begins=Begins.BEFORE,
        cues=("usg ", "u.s. ", "un ", "hmg ", "hmt ", "go", "ian ", "ish ", "ese ", "'s "),
        tail=r"(?:requests?|demands) (?:for|that|to) ",
        pattern=r"\b(?P<by>(?-i:USG|U\.S\.|UN|HM[GT]|GO[A-Z]{1,3}|RO[A-Z]{1,3}G|[A-Z][a-z]{2,}(?:ian|ish|ese)))(?:['’]s)? "
        r"(?:formal |official |repeated |recent |earlier |previous )?(?:requests?|demands) (?P<what>(?:for|that|to) .*)",
        meaning="A request or a demand is named with whose it is.",
        example="The board refused the GOT request for a second lightship.",
        source=_READING,
    ),
    Pattern(
        name="we-urge",
        rule=REPORTED,
        anchors=("we urge", "we also urge", "we call on", "we call upon", "we ask that", "we strongly urge"),
        pattern=r"(?P<by>we) (?:also |strongly |again )?"
        r"(?:(?:urge|call (?:up)?on) (?P<of>{PARTY}{2,60}?) (?P<what>(?:not )?{ACT})|ask (?P<rest>that .*))",
        meaning="The sender tells in its own body what its government asks of others.",
        example="We urge the Council to open its books.",
        source=_READING,
    ),
)
"""What somebody else asks, as the sender tells it: tried outside points and enclosures."""

SPOKEN_ASKS: Final = (
    Pattern(
        name="we-ask-you",
        rule=SPOKEN,
        anchors=("urge", "ask", "request", "call on", "call upon", "calls on", "calls upon", "encourage", "appeal"),
        begins=Begins.BEFORE,
        cues=(" we ", " i ", "united states", "u.s.", "usg", "government of", " side ", "embassy of", "ministry of"),
        pattern=r"\b(?P<by>we|I|(?:the )?(?:United States|U\.S\.|USG|government of [\w ]{3,30}|[\w-]+ side|embassy of [\w ]{3,40}"
        r"|ministry of [\w ]{3,40}?)) {OFTEN}(?:urges?|asks?|requests?|calls? (?:up)?on|encourages?|appeals? to) "
        r"(?!for your|about|whether|if asked|yourself|ourselves|to\b)"
        r"(?:(?!that\b)(?P<of>{PARTY}{2,60}?) (?P<what>(?:not )?(?:{ACT}|for [a-z].*)|that .*)|(?P<rest>.*))",
        meaning="The author of an enclosed text, or a government in its points, asks in its own words.",
        example="We urge Tessaly to open the strait.",
        source=_READING,
    ),
    Pattern(
        name="request-your-help",
        rule=SPOKEN,
        anchors=(
            "request your",
            "requests your",
            "allow me to",
            "ask for your",
            "would appreciate your",
            "would greatly appreciate",
            "would be grateful",
            "seek your",
        ),
        pattern=r"(?:requests? (?=your\b)|allow me to (?:request|ask for) |ask for (?=your\b)"
        r"|would (?:greatly )?(?:appreciate|be grateful for) (?=your\b)|seek (?=your\b))(?P<what>.*)",
        meaning="The author of an enclosed text asks for the reader's help.",
        example="We would like to alert you to this and request your help in tracing the cargo.",
        source=_READING,
    ),
    Pattern(
        name="please-in-text",
        rule=SPOKEN,
        anchors=("please",),
        pattern=r"(?:(?<![a-z0-9] )|(?<=and )|(?<=also ))please (?!accept|note|see|find|refer|be advised|contact)(?P<what>[a-z].*)",
        meaning="The author of an enclosed text asks with `please`.",
        example="Please convey our thanks to the port authority.",
        source=_READING,
    ),
)
"""What is asked in the first person inside an enclosure or in points to be made to others."""
