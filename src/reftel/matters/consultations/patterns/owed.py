"""Names of coordinators and heads that a side still owes."""

import re
from typing import Final

from reftel.matters.consultations.patterns.rows import row

_HEADS: Final = r"(?:heads?|(?:co-?)?chairs?|(?:co-?)?chair(?:men|man|persons?|people|women)|leaders?|leads)"
_TO_NAME: Final = r"(?:name|nominate|propose|appoint|designate|identify|select|put forward)"
OWED_COORDINATORS: Final = (
    row(
        "consultation/coordinator-awaited",
        "owed",
        rf"(?P<fact>(?P<who>(?:[Tt]he )?[A-Z][\w.-]*(?: (?:of )?[A-Z][\w.-]*){{0,4}}) (?:side )?(?:will|would|is to|are to|undertakes? to"
        rf"|undertook to|still has to|has yet to|has still to|should|must|has not yet|promised to|was to|needs to|is expected to"
        rf"|agreed to) {_TO_NAME}d? (?:the |its |their |an? |[Aa]merican |national |overall |own )*[Cc]o-?ordinators?\b[^.;]*)",
        0,
    ),
    row(
        "consultation/coordinator-awaited",
        "owed",
        r"\b(?P<fact>(?:[Tt]he )?(?:names?|nominations?) of (?:the |its |their |an? )?(?P<adj>[A-Z]\w+ )?co-?ordinators?\b[^.;]*?"
        r"\b(?:awaited|expected|outstanding|due|overdue|owed)\b[^.;]*)",
        0,
    ),
)
OWED_HEADS: Final = (
    row(
        "consultation/heads-awaited",
        "owed",
        r"\b(?:expect|await|hope|look forward|looked forward|appreciate|be glad|be grateful|wish|like|welcome"
        r"|wait\w* for|ask"
        r"|request)\w*\b[^.]*?\b(?:receiv\w*|get|learn\w*|hear\w*|have"
        rf"|see|hear|learn|for|the)\b(?P<fact>[^.]*?\b(?:names?|proposals?|nominations?|candidates?"
        rf"|nominees)\b[^.]*?\b{_HEADS}\b[^.]*)",
    ),
    row(
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
    row(
        "consultation/heads-awaited",
        "owed",
        rf"\b(?:ask|request|urg|invit|await|expect|wait\w* for|hop)\w* (?:that )?"
        rf"(?P<who>(?:[Tt]he )?[A-Z][\w.-]*(?: (?:of )?[A-Z][\w.-]*){{0,4}}) (?:side )?to {_TO_NAME}"
        rf" (?P<fact>[^.]*?\b{_HEADS}\b[^.]*)",
        0,
    ),
    row(
        "consultation/heads-awaited",
        "owed",
        rf"\b(?P<fact>(?:names?|nominations?) of (?:the |its )?(?P<adj>[A-Z]\w+ )?(?:co-)?{_HEADS}\b[^.]*?"
        r"\b(?:awaited|expected|outstanding|due|overdue|owed)\b[^.]*)",
        0,
    ),
    row(
        "consultation/heads-awaited",
        "owed",
        rf"\b(?:ask|request|urg|propos|suggest|insist|want|wish|expect)\w* that "
        rf"(?P<who>(?:[Tt]he )?[A-Z][\w.-]*(?: (?:of )?[A-Z][\w.-]*){{0,4}})"
        rf" (?:side )?(?:should |would )?{_TO_NAME} (?P<fact>[^.]*?\b{_HEADS}\b[^.]*)",
        0,
    ),
    row(
        "consultation/heads-awaited",
        "owed",
        r"\b(?:await|expect|wait\w* for)\w* (?P<fact>the (?P<adj>American|U\.S\.|United States) (?:names"
        r"|nominations|nominees|candidates))\b",
        0,
    ),
    row(
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
