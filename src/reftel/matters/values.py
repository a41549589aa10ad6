"""The values that rules give: a request, and what came of it."""

from enum import StrEnum

import msgspec

from reftel.telegram import Passage


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """A directed ask for an act or an answer, as a rule reads it out of a text.

    `by` and `of` say who asks whom, as short as identifies; `of` is null where the text does not say. `own` is true
    where the telegram's sender asks an addressee, false where it is reported of somebody else. `labelled` is true
    under a label such as ACTION REQUEST. `what` is taken from the sentence, at most twelve words. `due` is a date
    ("2006-10-20") where one is stated whole or the telegram's date completes it, else the words as printed, null
    where nothing is stated. `paragraph` is 0 where unnumbered.
    """

    paragraph: int
    by: str
    of: str | None
    own: bool
    labelled: bool
    what: str
    due: str | None
    passage: Passage
    rule: str


class Found(StrEnum):
    """The three outcomes of looking for an answer; they are told apart everywhere."""

    ANSWERED = "answered"
    CITED_NOT_HELD = "cited_not_held"
    NO_TRACE = "no_trace"


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a request in a collection.

    `answered_by` is the number of the telegram that answers, or, for `cited_not_held`, of the one that is cited as doing
    so. `part` is true where only a part was answered. `passage` says so; it stands in the telegram `told_by`, which is
    the answer itself or the one that cites it.
    """

    state: Found
    answered_by: str | None = None
    part: bool = False
    passage: Passage | None = None
    told_by: str | None = None
