"""The level at which a body is to meet, and what is forecast of it."""

from typing import Final

from reftel.matters.consultations.patterns.bodies import BODY
from reftel.matters.consultations.patterns.rows import row

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
    row(
        "consultation/heads",
        "level",
        r"(?P<fact>(?:each (?:side|delegation) (?:should|would|will|shall) be |to be |be "
        r"|are )?(?:jointly )?(?:co-)?(?:led"
        r"|headed|chaired|presided over) (?:alternately |jointly |in turn )?by (?:a |an |its |the |their |our "
        r"|two |both )*"
        rf"(?:[\w'’.-]+ ){{0,3}}?{_OFFICE}(?: and (?:the |a |an |its |their )?(?:[\w'’.-]+ ){{0,4}}?{_OFFICE})?)",
    ),
    row(
        "consultation/heads",
        "level",
        r"^(?:chair\w*|heads?|leadership|presidency|presidents|level): (?P<fact>[^.;]{4,120})",
    ),
    row(
        "consultation/heads",
        "level",
        r"\b(?:with|nothing less than|no less than) (?P<fact>"
        rf"(?:[\w'’.-]+ ){{0,3}}?{_OFFICES} (?:in the chair|at (?:the|its) head|presiding|would do))",
    ),
    row(
        "consultation/heads",
        "level",
        rf"(?P<fact>{_PEOPLE}(?: of the [A-Z][\w ]{{2,40}}?)?(?: (?:should|would|shall|must|could|to|themselves"
        r"|jointly|both|will|of each side)){0,4} (?:co-)?(?:head|lead|chair|preside)(?: over)?(?: (?:the|it|this|them"
        rf"|its|such a)(?: [A-Z]{{2,7}}\b| \w+)?)?(?: as an? (?:[A-Z]\w+ ){{0,4}}{BODY})?)",
        0,
    ),
    row(
        "consultation/heads",
        "level",
        rf"\bunder the (?:joint |alternating |rotating )?(?:chairmanship|leadership|presidency"
        rf"|direction) of (?P<fact>(?:the |their |its )?(?:two )?"
        rf"(?:[\w'’.-]+ ){{0,2}}?{_OFFICE})",
    ),
    row(
        "consultation/heads",
        "level",
        rf"\bbring(?:ing|s)? together (?P<fact>(?:the )?(?:two |three |respective )?{_OFFICES})\b",
    ),
    row(
        "consultation/heads",
        "level",
        r"(?P<fact>(?:over which )?you and I (?:would|should|could|might|ought to|will) (?:ourselves |both "
        r"|jointly )?(?:preside|chair|lead|head)\b)",
    ),
    row(
        "consultation/level",
        "level",
        r"\b(?P<fact>(?:at|on|to|from) (?:the |a |an )?(?:\w+ (?:or|and) )?"
        rf"{_LEVELS}(?: \(\w+\))?(?: or \w+)?[- ]level(?: or higher)?)\b",
    ),
    row(
        "consultation/level",
        "level",
        rf"(?P<fact>(?:(?:at|to|on) )?(?:the |a )?level of (?:a |the |their |our )?(?:two |respective )?{_OFFICES}"
        rf"(?: (?:or|and) {_OFFICES})?)",
    ),
    row(
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
    row(
        "consultation/forecast",
        "level",
        rf"(?P<fact>(?:(?:the )?(?:(?-i:[A-Z]\w+) (?:of )?)?[\w.]+ )?(?:is |was |would be |were |are |seems "
        rf"|it is )?(?:most |very |highly |rather |quite )?{_HARDLY}(?: that| whether"
        rf"| if)?"
        rf"(?: to)?\b[^.;\"]{{0,140}}?\b(?P<what>{_MATTER})\b(?:(?! but )[^.,;\"])*)",
    ),
)
