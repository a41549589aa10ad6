"""The value that a rule gives: one fact of a proposed mechanism, with its passage."""

import msgspec

from reftel.telegram import Passage

KINDS = (
    "name",
    "level",
    "group",
    "seat",
    "chair",
    "coordinator",
    "cadence",
    "rotation",
    "outsider",
    "initiative",
    "owed",
    "session",
)


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """One fact about a mechanism between states, as a text states it; a person accepts or dismisses it.

    `kind` is one of KINDS; `text` the fact in the text's own words; `by` whose wish, claim or forecast it is (null where not
    said); `status` proposed, supported, agreed, refused, forecast, awaited or in_use; `group` the working group that it
    belongs to, null for the whole. `voice` is null for the sender's own words, also where these report others.
    """

    kind: str
    text: str
    by: str | None
    status: str
    group: str | None
    paragraph: int
    voice: str | None
    passage: Passage
    rule: str
