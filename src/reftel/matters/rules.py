"""The rules that suggest, by name: what each looks for, its version, and how well it does on labelled telegrams."""

from typing import Final

import msgspec

LABELLED: Final = "request/labelled"
PLAIN: Final = "request/plain"
REPORTED: Final = "request/reported"
SPOKEN: Final = "request/spoken"
PROMISE_OWN: Final = "promise/own"
PROMISE_UNDERTAKEN: Final = "promise/undertaken"
PROMISE_SAID: Final = "promise/said"
PROMISE_ANNOUNCED: Final = "promise/announced"
MEETING_MET: Final = "meeting/met"
MEETING_NAMED: Final = "meeting/named"
MEETING_VISIT: Final = "meeting/visit"
MEETING_TOLD: Final = "meeting/told"
MEETING_GAVE: Final = "meeting/gave"
DOCUMENT_GIVEN: Final = "document/given"
DOCUMENT_ENCLOSED: Final = "document/enclosed"
POSITION_TOLD: Final = "position/told"
POSITION_STATED: Final = "position/stated"
POSITION_EXPECTED: Final = "position/expected"
MECHANISM_NAMED: Final = "mechanism/named"
MECHANISM_DESCRIBED: Final = "mechanism/described"
SAID_BY: Final = "speaker/said"
ACCORDING_TO: Final = "speaker/according-to"
ANSWERS: Final = "answer/found"


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule. `version` rises whenever the same text may give something else; `example` is invented."""

    name: str
    version: int
    meaning: str
    example: str
    source: str


RULES: Final = (
    Rule(
        name=LABELLED,
        version=2,
        meaning="What stands under ACTION REQUEST, GUIDANCE REQUESTED or a like label is asked by the sender; so are the "
        "Department's instructions to posts in their usual wording.",
        example="ACTION REQUEST: Post requests guidance on the draft.",
        source="5 FAH-1 H-240: the action request and its usual wording",
    ),
    Rule(
        name=PLAIN,
        version=2,
        meaning="The sender asks an addressee in the body, without a label.",
        example="Please advise whether the draft may be shown to the ministry.",
        source="5 FAH-1 H-240: the action request and its usual wording",
    ),
    Rule(
        name=REPORTED,
        version=2,
        meaning="The sender tells that somebody else asked, urged or sought something.",
        example="Orlan asked for U.S. support at the harbour conference.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=SPOKEN,
        version=2,
        meaning="An enclosed text, or points to be made to others, asks in its own words.",
        example="We urge the Government of Tessaly to open the strait.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=PROMISE_OWN,
        version=2,
        meaning="The sender says what it will do: follow up, report by another telegram, forward a paper.",
        example="Post will report the council's answer septel.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=PROMISE_UNDERTAKEN,
        version=2,
        meaning="Somebody is told to have agreed, promised, pledged or offered to act, or to have assured that something will be done.",
        example="Orlan promised us a chart of the shoal by May 20.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=PROMISE_SAID,
        version=2,
        meaning="Somebody is told to have said that he, his body or his state would act, or is willing to.",
        example="The harbour master said he would look into the lamp.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=PROMISE_ANNOUNCED,
        version=1,
        meaning="The sender tells as a fact what a government or its head is going to do.",
        example="The Ministry of Fisheries will announce the quota in June.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=MEETING_MET,
        version=3,
        meaning="Somebody of the sender's side met somebody.",
        example="Poloff met May 2 with Ana Orlan of the Port Authority.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=MEETING_NAMED,
        version=4,
        meaning="A meeting, a meal or a conversation with somebody of the sender's side is named, and not as one to come; where only "
        'the other side is named ("in a meeting with Minister Orlan"), the sender\'s side is meant.',
        example="In a May 2 meeting with the Ambassador, Minister Orlan was brief.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=MEETING_VISIT,
        version=3,
        meaning="Somebody called on somebody, or spoke with him by telephone.",
        example="The Ambassador called on President Tamm at the Harbour Palace.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=MEETING_TOLD,
        version=4,
        meaning="Somebody, named for the first time or on a day that is told, said something to the sender's side.",
        example="Harbour master Ana Orlan told Poloff on May 2 that the lamp was out.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=MEETING_GAVE,
        version=3,
        meaning="Somebody of the sender's side delivered or raised something with somebody who is named.",
        example="On May 2 the DCM delivered the points to Ana Orlan.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=DOCUMENT_GIVEN,
        version=3,
        meaning="A paper changed hands: a note, a letter, a list, a text, with who gave it and who got it.",
        example="Orlan handed Poloff a non-paper in Tessalian and English.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=DOCUMENT_ENCLOSED,
        version=1,
        meaning="A text of somebody else stands in the telegram, set off from the sender's words.",
        example="BEGIN TEXT OF NOTE: The Ministry proposes a council. END TEXT.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=POSITION_TOLD,
        version=2,
        meaning="The sender tells what a state, its government, or who speaks for it wants, accepts or refuses.",
        example="Tessaly opposed a second lightship.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=POSITION_STATED,
        version=1,
        meaning="A side's own enclosed text says in the first person what it wants, accepts or refuses.",
        example="BEGIN TEXT OF TESSALIAN NOTE: We cannot accept a second lightship. END TEXT.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=POSITION_EXPECTED,
        version=1,
        meaning="The sender forecasts what a side will accept or refuse: no position that it has taken.",
        example="Tessaly is unlikely to accept a second lightship.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=MECHANISM_NAMED,
        version=1,
        meaning="A standing body or cycle between states is named by its proper name.",
        example="The U.S.-Tessaly Joint Commission met in March.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=MECHANISM_DESCRIBED,
        version=1,
        meaning="A standing body or cycle between states is named by what it is.",
        example="Orlan proposed annual bilateral consultations on pilotage.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=SAID_BY,
        version=4,
        meaning="A sentence of the sender's tells with a verb of saying what somebody said; a pronoun is led back to the person "
        "who was told of last, a title to the name that the text gives it.",
        example="Minister Orlan said the strait would be sounded. He added that the lightship stayed.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=ACCORDING_TO,
        version=3,
        meaning="A sentence tells according to whom a thing is so.",
        example="According to the harbour master, the lamp was out.",
        source="real telegrams, 1966-2010, read by eye",
    ),
    Rule(
        name=ANSWERS,
        version=2,
        meaning="A later telegram that cites the request, goes the right way and speaks of it answers it, whole or in part; "
        "one that acts on an answer which is not held names that answer.",
        example="Department concurs with the reply proposed in ref A.",
        source="5 FAH-1 H-240: references; real telegrams read by eye",
    ),
)


def rule_named(name: str) -> Rule:
    """Return the rule of a name; a name that no table has is a mistake of ours (KeyError)."""
    return {rule.name: rule for rule in RULES}[name]
