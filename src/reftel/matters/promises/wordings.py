"""The wordings of promises: an undertaking in so many words, a thing that somebody says he would do, the sender's own "will"."""

import re
from typing import Final

UNDERTAKING: Final = frozenset(
    "agreed promised pledged undertook vowed offered committed volunteered consented guaranteed promises pledges".split()
)
"""What follows says what was undertaken."""

ASSURING: Final = frozenset("assured reassured assuring promising pledging".split())
"""What follows says that somebody will do it."""

TELLING: Final = frozenset(
    (
        "said told added noted stated indicated responded replied explained confirmed reiterated acknowledged announced concluded "
        "insisted emphasized stressed clear informed advised expressed affirmed reaffirmed declared conveyed repeated assert asserted "
        "opined predicted hinted suggested saying noting adding"
    ).split()
)
"""After these a "would" or "will" with an act is an undertaking, where the one who speaks, or his government, is to do it."""

LATER: Final = ("would", "will", "readiness", "intention", "ready to", "prepared to", "happy to")
"""One of these stands in whatever tells of an act to come."""

FUTURE: Final = frozenset(("will", "intend", "intends", "plan", "plans", "is about", "are about"))
"""What the sender, or a body, announces of itself."""

_ADVERBS: Final = (
    r"(?:(?:also|then|soon|shortly|now|immediately|certainly|personally|gladly|therefore|again|first|carefully|promptly"
    r"|closely)\s+)*"
)
_ACTS: Final = (
    rf"{_ADVERBS}(?:be\s+(?:in\s+touch|coming\s+back|back|(?:happy|pleased|glad|willing|prepared|ready)\s+to)|"
    r"look\s+(?:into|at)|take\s+(?:up|into|the|this|it|our|these|action|steps|care)|get\s+(?:back|a|the)\b|"
    r"do\s+(?:everything|whatever|its|his|her|their|all|what|so)|make\s+(?:sure|every|it|an?)\b|"
    r"not\s+(?:seek|agree|allow|permit|issue|buy|sell|use|oppose|object|block)|"
    r"pass|convey|raise|consider|provide|send|forward|encourage|push|talk|speak|discuss|submit|check|inform|brief|follow|respond|reply|"
    r"answer|work|seek|try|ensure|support|recommend|propose|file|release|continue|share|contact|ask|press|urge|consult|study|review|"
    r"examine|investigate|report|relay|advise|deliver|issue|sign|hold|host|attend|visit|travel|return|meet|arrange|invite|help|assist|"
    r"cooperate|establish|appoint|name|announce|publish|present|prepare|draft|use|keep|let|give|hand|join|contribute|monitor|address|"
    r"pursue|bring|come|go|call|act|move|cut|resettle|discontinue|implement|speed|serve|facilitate|house|transmit|coordinate|notify|"
    r"write|telephone|explore|begin|start|finish|complete)\b"
)
"""What one can undertake to do."""

TO_ACT: Final = re.compile(
    r"\w+\s+(?:(?:[\w.’'/-]+\s+){0,3}?(?:himself|itself|themselves|herself|publicly|principle|readily|immediately)\s+"
    r"|(?:with|us|him|her|them)\s+(?:[\w.’'/-]+\s+){0,3}?)?to\s+"
    r"(?P<what>(?!(?:the|an?|and|or|his|her|its|their|this|that|it|him|us|be|have|\w+(?:tion|ment|ity|ism))\b)"
    r"(?-i:[a-z]|[A-Z]{2})\w*\b.*)",
    re.IGNORECASE | re.DOTALL,
)
"""The verb of undertaking, and what is to be done; a noun ("agreed to mediation") is no act."""

THAT: Final = re.compile(
    r"\w+(?:\s+(?:[\w./’'-]+\s+){0,8}?that\b|,)?\s+(?P<who>(?:(?:the|his|her|its|their)\s+)?[\w.’'/-]+(?:\s+[\w.’'/-]+){0,3}?)"
    rf"\s+(?:would|will)\s+(?P<what>{_ACTS}.*)",
    re.IGNORECASE | re.DOTALL,
)
"""The verb, somebody, would or will, an act."""

AND: Final = re.compile(
    rf"\w+\b.{{4,200}}?\b(?:and|but)\s+(?:(?:he|she|they)\s+)?(?:would|will)\s+(?P<what>{_ACTS}.*)",
    re.IGNORECASE | re.DOTALL,
)
"""The act stands in a second clause of what was said."""

WILLING: Final = re.compile(
    r"\w+\b.{0,80}?\b(?:(?:his|her|its|their|’s|'s)\s+(?:willingness|readiness|intention)"
    rf"|(?:was|were|is|are)\s+(?:willing|ready|prepared|happy))\s+to\s+(?P<what>{_ACTS}.*)",
    re.IGNORECASE | re.DOTALL,
)
"""Readiness is told of."""

NOUN: Final = re.compile(
    r"\w+\s+(?:to\s+|us\s+|him\s+|her\s+|them\s+|(?-i:[A-Z])\w+\s+)?"
    r"(?P<what>(?:an?|his|her|its|their|more|full|the)\s+.*)",
    re.IGNORECASE | re.DOTALL,
)
"""The thing that is promised."""

_SENDER: Final = (
    r"(?<![\w-])(?:we|post|(?:this\s+|the\s+)?embassy(?:\s+[A-Z]\w+)?|mission|consulate|emboffs?|poloffs?|econoffs?|polcouns|econcouns|"
    r"(?:the\s+)?ambassador|(?:the\s+)?(?:charge|dcm|rso|department)|usg|(?:the\s+)?(?:USG|United\s+States|U\.S\.))"
)
OWN: Final = re.compile(
    rf"{_SENDER}\s+(?:will|shall|intends?\s+to|plans?\s+to|(?:is|are|am)\s+about\s+to)\s+"
    r"(?:(?:also|continue\s+to|soon|now|therefore|again|be\s+happy\s+to|be\s+prepared\s+to|closely)\s+)*"
    r"(?P<act>report|follow|seek|monitor|raise|send|provide|forward|convey|inform|advise|keep|work|pursue|press|urge|meet|"
    r"pass|submit|transmit|address|take|look|share|deliver|request|ask|engage|coordinate|contact|release|support|assist|issue|"
    r"post|pouch|use|attempt|try|revisit|respond|reply|cable|track|explore|encourage|update|facilitate|arrange|consult|discuss|brief|"
    r"hold|make|ensure|conduct|prepare|draft|remain|continue|endeavor|attend|visit|host|invite|review|consider|be(?!\s+(?:\w+ed|led|held)\b))\b",
    re.IGNORECASE,
)
"""The sender says what it will do."""

OWN_PASSIVE: Final = re.compile(
    r"will\s+be\s+(?P<act>reported|sent|pouched|forwarded|provided|transmitted|addressed|submitted|faxed|e-?mailed|delivered|conveyed|cabled)\b",
    re.IGNORECASE,
)
"""The sender says what will be done by it: "will be reported septel"."""

BODY: Final = re.compile(
    r"(?P<by>(?:the\s+)?(?:GO[A-Z]{1,3}|HMG|MFA|MOD|government|ministry(?:\s+of\s+\w+)?|cabinet)|(?:president|minister|premier)\s+[A-Z]\w+)"
    r"\s+will\s+(?P<act>announce|submit|provide|send|sign|issue|respond|reply|release|publish|introduce|present|propose|appoint|host|"
    r"convene|ratify|withdraw|resume|grant|inform)\b",
    re.IGNORECASE,
)
"""The sender tells, as a fact, what a government is to do."""

SUPPOSED: Final = re.compile(r"\b(?:if|whether|when|where|how|which|who|unless|until|that)\s*$", re.IGNORECASE)
"""What before a "will" of the sender's makes it no promise."""

OF_THE_SPEAKER: Final = re.compile(r"(?:the\s+)?(?:go[a-z]{1,4}|mfa|ministry|government|mod|moi)\b", re.IGNORECASE)
ABBREVIATION: Final = re.compile(r"(?:[Tt]he )?[A-Z]{2,6}")
"""Bodies for which one who speaks may answer."""
