"""Requests in words: who asks whom for what, what came of it, what it rests on, and what a person may say to it."""

from dataclasses import dataclass
from typing import Final

from reftel.matters import SET_ASIDE, Matter, Verdict, rule_named
from reftel.matters.kinds import ANSWERED, ANSWERED_IN_PART, CITED_NOT_HELD, CLOSED, NO_TRACE, OPEN, TOLD
from reftel.web import links
from reftel.web.room import Room
from reftel.web.security import token_for
from reftel.web.wording import day

STATES: Final = {
    OPEN: ("Open", "open"),
    ANSWERED: ("Answered by", "answered"),
    ANSWERED_IN_PART: ("Answered in part by", "part"),
    CITED_NOT_HELD: ("Answer cited but not held:", "none"),
    NO_TRACE: ("No trace of an answer here", "none"),
    CLOSED: ("Closed", "answered"),
    TOLD: ("Told by the text", "answered"),
}
"""State of a request → its words before the answer's name, and the sign before them. A test finds states without words."""

VERDICTS: Final[dict[str, str]] = {Verdict.CONFIRMED.value: "Confirm", Verdict.DISMISSED.value: "Dismiss"}
"""What a person may say to a suggestion → the words on the button."""

BASIS: Final = {
    Verdict.SUGGESTED: "Inferred; nobody has looked at it yet",
    Verdict.CONFIRMED: "Confirmed by a reader",
    Verdict.CORRECTED: "Corrected by a reader",
    Verdict.MERGED: "Merged into another by a reader",
    Verdict.SPLIT: "Split into several by a reader",
    Verdict.DISMISSED: "Dismissed by a reader",
}
"""Verdict → what a request rests on besides its rule."""


@dataclass(frozen=True, slots=True)
class Act:
    """One button: the verdict, its words, the token that lets the form do it."""

    verdict: str
    words: str
    token: str


@dataclass(frozen=True, slots=True)
class Ask:
    """One request. `mark` is its anchor on the page of its telegram, `field` the text that holds its passage."""

    id: str
    mark: str
    field: str
    start: int
    end: int
    by: str
    of: str
    what: str
    quote: str
    voice: str
    is_own: bool
    due: str
    state: str
    state_class: str
    is_dismissed: bool
    answer_name: str
    answer_href: str
    basis: str
    rule: str
    acts: tuple[Act, ...]
    telegram_name: str
    telegram_day: str
    href: str


def ask_of(room: Room, matter: Matter) -> Ask:
    """Return a request as it is shown, with the buttons that this reader may press."""
    words, sign = STATES[matter.state]
    telegram, passage, answer = matter.telegram, matter.passage, matter.answered_by
    mark = f"ask-{matter.id}"
    is_dismissed = matter.verdict in SET_ASIDE
    return Ask(
        id=matter.id,
        mark=mark,
        field=passage.field,
        start=passage.start,
        end=passage.end,
        by=matter.by or "somebody not named",
        of=matter.of or "somebody not named",
        what=matter.what,
        quote=passage.quote,
        voice=passage.voice or "",
        is_own=matter.own is True,
        due=matter.due or "",
        state=words,
        state_class="dismissed" if is_dismissed else sign,
        is_dismissed=is_dismissed,
        answer_name=(answer.mrn or "") if answer else "",
        answer_href=links.telegram(answer.mrn or answer.address) if answer and answer.address else "",
        basis=BASIS[matter.verdict],
        rule=rule_named(matter.rule).meaning,
        acts=_acts(room, matter),
        telegram_name=telegram.mrn or f"@{(telegram.version_id or '')[: links.SHORT_VERSION]}",
        telegram_day=day(telegram.date),
        href=links.telegram(telegram.mrn or telegram.address or "", anchor=mark),
    )


def _acts(room: Room, matter: Matter) -> tuple[Act, ...]:
    return tuple(
        Act(verdict, words, token_for(room.secret, room.viewer.name, matter.id, verdict))
        for verdict, words in VERDICTS.items()
        if verdict != matter.verdict
    )
