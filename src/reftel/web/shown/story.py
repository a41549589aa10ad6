"""The story of one matter: what telegrams say and what people said, in the order of time, each with its passage."""

import datetime as dt
from dataclasses import dataclass

from reftel.matters import (
    Assigned,
    Closed,
    Corrected,
    Dismissed,
    Found,
    Matter,
    Merged,
    Noted,
    Person,
    PersonStatement,
    Recorded,
    Remarked,
    Reminded,
    Reopened,
    Split,
    Statement,
    Suggested,
    TelegramFacts,
    described,
    kind_named,
)
from reftel.telegram import Passage
from reftel.web import links
from reftel.web.language import _
from reftel.web.shown.matters import meaning_of
from reftel.web.wording import day


@dataclass(frozen=True, slots=True)
class Step:
    """One step: when, in words what happened, by whom, the passage that proves it with its telegram, a note."""

    at: dt.datetime
    when: str
    words: str
    who: str
    rule: str
    quote: str
    voice: str
    telegram_name: str
    telegram_href: str
    note: str
    is_persons: bool


def story_of(matter: Matter) -> tuple[Step, ...]:
    """Return the steps, earliest first; what a person said comes after what rules read on the same day."""
    steps = [_step(statement) for statement in matter.history if not _says_nothing(statement)]
    return tuple(sorted(steps, key=lambda step: (step.at.date(), step.is_persons, step.at)))


def _says_nothing(statement: Statement) -> bool:
    """Tell whether nothing was found: that nobody answered is the state of the matter, and no event."""
    return isinstance(statement, Noted) and statement.outcome.state is Found.NO_TRACE


def _step(statement: Statement) -> Step:
    passage: Passage | None
    told_by: TelegramFacts | None
    if isinstance(statement, Suggested):
        passage, told_by = statement.about.passage, statement.telegram
        words = _("%(kind)s read in", kind=_(kind_named(statement.kind).name.capitalize()))
    elif isinstance(statement, Noted):
        passage, told_by = statement.outcome.passage, _teller(statement)
        words = _answered(statement)
    else:
        return _said(statement)
    name = meaning_of(statement.by.name) if not isinstance(statement.by, Person) else ""
    return Step(
        at=statement.at,
        when=day(statement.at),
        words=words,
        who="",
        rule=name,
        **_place(passage, told_by),
        note="",
        is_persons=False,
    )


def _teller(statement: Noted) -> TelegramFacts | None:
    """Return the telegram whose words say what came of it."""
    if statement.evidence:
        return statement.evidence[0].telegram
    return statement.answer


def _answered(statement: Noted) -> str:
    outcome = statement.outcome
    if outcome.state is Found.CITED_NOT_HELD:
        return _("An answer that is not held here, %(answered_by)s, is cited in", answered_by=outcome.answered_by)
    return _("Answered in part in") if outcome.part else _("Answered in")


def _place(passage: Passage | None, telegram: TelegramFacts | None) -> dict[str, str]:
    address = (telegram.mrn or telegram.address or "") if telegram else ""
    anchor = f"p{passage.paragraph}" if passage is not None and passage.paragraph else ""
    return {
        "quote": passage.quote if passage else "",
        "voice": (passage.voice or "") if passage else "",
        "telegram_name": address,
        "telegram_href": links.telegram(address, anchor=anchor) if address else "",
    }


def _said(statement: PersonStatement) -> Step:
    answer = statement.answer if isinstance(statement, Closed) else None
    rests_on = statement.evidence[0] if isinstance(statement, Recorded) and statement.evidence else None
    return Step(
        at=statement.at,
        when=day(statement.at),
        words=_deed(statement),
        who=statement.by.name,
        rule="",
        **_place(rests_on.passage if rests_on else None, rests_on.telegram if rests_on else answer),
        note=statement.note,
        is_persons=True,
    )


def _deed(statement: PersonStatement) -> str:
    match statement:
        case Corrected():
            return _("corrected it") if statement.part_of is None else _("split it off")
        case Dismissed():
            return _("dismissed it")
        case Merged():
            return _("said that it is the same as another")
        case Split():
            return _("split it")
        case Closed():
            return _("closed it (%(how)s)", how=statement.how) + (_(", answered in") if statement.answer else "")
        case Reopened():
            return _("opened it again")
        case Assigned():
            return _("gave it to %(to)s", to=statement.to) if statement.to else _("gave it to nobody")
        case Reminded():
            return _("set a reminder for %(on)s", on=day(statement.on)) if statement.on else _("took the reminder back")
        case Remarked():
            return "noted"
        case Recorded():
            rests_on = _(", resting on") if statement.evidence else ""
            return _("recorded: %(what)s%(rests_on)s", what=described(statement.about).what, rests_on=rests_on)
    return _("confirmed it")
