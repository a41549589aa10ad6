"""The table of wordings in which a telegram answers, puts an answer off, or acts on an answer that came elsewhere."""

from typing import Final

from reftel.matters.prose.phrasing import Begins, Pattern
from reftel.matters.rules import ANSWERS

_MANUAL: Final = "5 FAH-1 H-240: references and replies"
_READING: Final = "real telegrams, 1966-2010, read by eye"


def _split(anchors: str) -> tuple[str, ...]:
    return tuple(anchors.split("|"))


ANSWER_CUES: Final = (
    Pattern(
        name="in-response-to",
        rule=ANSWERS,
        anchors=_split("in response|in reply|in answer|respond|replies to|answer"),
        pattern=r"(?:(?:in (?:response|reply|answer)|answer) to|respond(?:s|ing) to|replies to|answers (?!the door\b)) ?.*",
        meaning="It says that it answers.",
        example="This telegram responds to post's request in ref A.",
        source=_MANUAL,
    ),
    Pattern(
        name="capital-decides",
        rule=ANSWERS,
        anchors=("department", "washington", "we ", "usg"),
        pattern=r"(?:department|washington(?: agencies)?|we|usg) (?:also |hereby |therefore |strongly |fully |has |have )*"
        r"(?:concurs?|approve[sd]?|authori[sz]e[sd]?|agree[sd]?|clear(?:s|ed)|accepts?|endorses?|declines?|(?:has |have )?no objections?"
        r"|cannot|can not|(?:is|are) (?:not able|unable|prepared)|regrets?|decided|can)\b.*",
        meaning="The capital agrees, approves, refuses or is ready.",
        example="Department concurs with the reply proposed in ref A.",
        source=_READING,
    ),
    Pattern(
        name="post-may",
        rule=ANSWERS,
        anchors=("post ", "posts ", "embassy", "mission", "consulate", "you "),
        pattern=r"(?:post|posts|embassy|mission|consulate|you)(?: (?-i:[A-Z])[\w'-]+){0,3} "
        r"(?:may|should|is authorized|are authorized|is instructed|are instructed|is requested|are requested|can)\b.*",
        meaning="It tells the post what it may or should do.",
        example="Post may draw on the points below.",
        source=_MANUAL,
    ),
    Pattern(
        name="guidance",
        rule=ANSWERS,
        anchors=("guidance", "instructions", "points", "answers", "answer", "response", "responses"),
        pattern=r"(?:guidance|instructions|points|answers?|responses?) (?:requested|follows?|below"
        r"|(?:is|are) (?:as follows|provided|given|below|keyed)"
        r"|to (?:post'?s?|your|the|questions?|points?|para|paragraph|requests?|ref|items?)|for (?:post|your|use)).*",
        meaning="It gives guidance, instructions or answers.",
        example="Guidance requested in ref A follows.",
        source=_MANUAL,
    ),
    Pattern(
        name="as-requested",
        rule=ANSWERS,
        anchors=_split(
            "as requested|per request|per your|per post|per ref|pursuant|as instructed|per department|in accordance"
        ),
        pattern=r"(?:as (?:requested|instructed)|per (?:your|post'?s?|the|ref\w*|department'?s?) ?(?:\w+ )?(?:request|instructions?)"
        r"|per request|pursuant to (?=ref)|(?:pursuant to|in accordance with) (?:\w+ ){0,3}(?:request|instructions?)).*",
        meaning="It does what was requested.",
        example="As requested in reftel, the Ambassador raised the strait.",
        source=_MANUAL,
    ),
    Pattern(
        name="what-was-asked",
        rule=ANSWERS,
        anchors=("asked for", "asked in", "requested in", "requested by", "sought in"),
        pattern=r"(?:asked for|asked in|requested (?:in|by)|sought in)\b.*",
        meaning="It names what was asked for as something given.",
        example="The names that ref B asked for are given below.",
        source=_READING,
    ),
    Pattern(
        name="is-given",
        rule=ANSWERS,
        anchors=_split(
            "is contained|are contained|is attached|are attached|is enclosed|are enclosed|is given|are given"
        ),
        pattern=r"(?:is|are) (?:contained|attached|enclosed|given)\b.*",
        meaning="It says where what was asked for is given.",
        example="The names (ref B) are given below.",
        source=_READING,
    ),
    Pattern(
        name="delivered",
        rule=ANSWERS,
        anchors=("delivered", "conveyed", "raised", "presented", "passed", "informed", "handed", "made "),
        pattern=r"(?:delivered|conveyed|raised|presented|passed|handed over|handed|made|informed) "
        r"(?:(?:the|our|reftel|ref (?-i:[A-Z])|these|all|u\.?s\.?|[\w.]+['’]s) )*"
        r"(?:demarche|points|message|non-?paper|talking points|reply|response|answer|positions?|views|letter|note)\b.*",
        meaning="It tells that the answer or the points were delivered.",
        example="DCM delivered reftel points to the foreign ministry on May 4.",
        source=_READING,
    ),
)
"""What makes a telegram that cites a request its answer; each needs that the request is spoken of."""

DEFERRALS: Final = (
    Pattern(
        name="will-follow",
        rule=ANSWERS,
        anchors=_split(
            "will follow|to follow|follows septel|will respond|will reply|will be provided|will provide|"
            "will address|remain|under review|is pending|are pending|not yet|has not|have not"
        ),
        pattern=r"(?:will|to) follow\b|follows? septel"
        r"|will (?:respond|reply|address|provide|be (?:provided|addressed|sent))\b.*?\b(?:septel|separately|later|soon|shortly|when|once)"
        r"|remain(?:s|ing)? (?:\w+ ){0,3}(?:open|unanswered|pending|under)|(?:is|are) (?:still )?(?:under review|pending)"
        r"|not yet (?:been )?(?:decided|cleared|able|in a position)|(?:has|have) not (?:yet )?decided",
        meaning="It puts off an answer, or a part of it.",
        example="Guidance on the level will follow septel.",
        source=_READING,
    ),
)

ACTS_ON: Final = (
    Pattern(
        name="per-guidance",
        rule=ANSWERS,
        anchors=_split(
            "guidance|instruct|approval|authori|response|reply|answer|concurrence|clearance|points|analysis|"
            "views|advice|names|opinion"
        ),
        begins=Begins.BEFORE,
        pattern=r"\b(?:per|following|drawing on|based on|using|under|pursuant to|in accordance with|in line with|in keeping with|acting on"
        r"|on the basis of|as|with|(?:thanks?|grateful|appreciat\w+|welcomes?)(?: [\w']+){0,5} for|received?|citing) "
        r"(?:[\w'/.-]+ ){0,6}?(?:guidance|instruct\w*|approval|authori\w+|response|reply|answer|concurrence|clearance|points"
        r"|analysis|views|advice|names|opinion)\b.*",
        meaning="It acts on guidance or an answer, or thanks for it.",
        example="Per guidance in ref B, the Ambassador told Orlan that the offer stands.",
        source=_READING,
    ),
)
"""What shows that an answer reached its addressee, though the answer itself may not be held."""

DELIVERIES: Final = frozenset({"delivered", "as-requested", "in-response-to", "what-was-asked", "is-given"})
"""The cues that tell of something done, not only of something allowed."""

ACTED: Final = (
    r"\b(?:ambassador|dcm|charg[eé]|embassy|consul(?:ate)?(?: general)?|\w+off|post|we|department|i) (?:has |have |also |then |again )*"
    r"(?:raised|told|informed|gave|passed|spoke|pressed|asked|conveyed|delivered|handed|provided|sent|obtained|arranged|urged|agreed)\b"
)
"""Words of somebody of the sender's side who did something about it."""

REPORTING: Final = r"(?:and )?(?:report|confirm|advise)\b"
"""What is asked where the answer is any report that points at the instruction."""

POINTER: Final = r"\bref(?:erence)?s?\.?\s*\(?{label}s?\)?(?!\w)"
"""How a text points at the reference with a label; `tel` stands for the only one ("reftel")."""

PARAGRAPH_POINTER: Final = (
    r"\bref(?:erence)?\.?\s*\(?{label}\)?,?\s*\(?para(?:graph)?s?\.?\s*(?P<numbers>\d{1,2}(?:\s*(?:,|and|-)\s*\d{1,2})*)"
    r"|\bpara(?:graph)?s?\.?\s*(?P<before>\d{1,2}) (?:of )?ref(?:erence)?\.?\s*\(?{label}\)?(?!\w)"
)
"""How it points at a paragraph of it: "ref A, paragraph 6", "para 6 reftel"."""
