"""Matters in words: who does what towards whom, what came of it, what it rests on, and what a person may say of it."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from reftel.matters import RECORDED, SET_ASIDE, UNNAMED, Matter, Verdict, kind_named, rule_named
from reftel.matters.clock import Calendar, due_on
from reftel.matters.kinds import ANSWERED, ANSWERED_IN_PART, CITED_NOT_HELD, CLOSED, NO_TRACE, OPEN, TOLD
from reftel.web import links
from reftel.web.language import N_, _, ngettext
from reftel.web.room import Room
from reftel.web.security import token_for
from reftel.web.wording import day

STATES: Final = {
    OPEN: (N_("Open"), "open"),
    ANSWERED: (N_("Answered by"), "answered"),
    ANSWERED_IN_PART: (N_("Answered in part by"), "part"),
    CITED_NOT_HELD: (N_("Answer cited but not held:"), "none"),
    NO_TRACE: (N_("No trace of an answer here"), "none"),
    TOLD: (N_("Told by the text"), "told"),
    "proposed": (N_("Proposed"), "open"),
    "under_negotiation": (N_("Under negotiation"), "open"),
    "agreed": (N_("Agreed"), "answered"),
    "active": (N_("Active"), "answered"),
    "suspended": (N_("Suspended"), "none"),
    "ended": (N_("Ended"), "none"),
    "succeeded": (N_("Succeeded by another"), "none"),
    "dissolved": (N_("Dissolved"), "none"),
    "filled": (N_("Filled"), "answered"),
    "awaited": (N_("Awaited"), "open"),
    "unfilled": (N_("Not filled"), "none"),
    "given_up": (N_("Given up"), "none"),
    "held": (N_("Held"), "answered"),
    "postponed": (N_("Postponed"), "none"),
    "cancelled": (N_("Cancelled"), "none"),
    "on_track": (N_("On track"), "part"),
    "slipping": (N_("Slipping"), "open"),
    "done": (N_("Done"), "answered"),
    "dropped": (N_("Dropped"), "none"),
    CLOSED: (N_("Closed"), "answered"),
}
"""State → its words before the answer's name, and the sign before them. A test finds states without words."""

MONDAY_TO_FRIDAY: Final = Calendar()

CONFIRM: Final = "confirm"
DISMISS: Final = "dismiss"
REOPEN: Final = "reopen"
BUTTONS: Final[dict[str, str]] = {CONFIRM: N_("Confirm"), DISMISS: N_("Dismiss"), REOPEN: N_("Take back")}
"""What a person may say with one press → the words on the button."""

BASIS: Final = {
    Verdict.SUGGESTED: N_("Inferred; nobody has looked at it yet"),
    Verdict.CONFIRMED: N_("Confirmed by a reader"),
    Verdict.CORRECTED: N_("Corrected by a reader"),
    Verdict.DISMISSED: N_("Dismissed by a reader"),
    Verdict.MERGED: N_("Merged into another by a reader"),
    Verdict.SPLIT: N_("Split into several by a reader"),
    Verdict.RECORDED: N_("Recorded by a person"),
}
"""Verdict → what a matter rests on besides its rule."""


@dataclass(frozen=True, slots=True)
class Act:
    """One button: the deed, its words, the key that presses it where one reviews, the token that lets the form do it."""

    deed: str
    words: str
    key: str
    token: str


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter. `mark` is its anchor on the page of its telegram, `field` the text that holds its passage.

    `by`, `verb` and `of` are empty for kinds without them; `due` says how what is owed stands today, where it can be said.
    """

    id: str
    kind: str
    mark: str
    field: str
    start: int
    end: int
    by: str
    verb: str
    of: str
    what: str
    quote: str
    voice: str
    is_own: bool
    is_reported: bool
    due: str
    is_overdue: bool
    state: str
    state_class: str
    is_dismissed: bool
    answer_name: str
    answer_href: str
    answer_days: str
    answer_share: str
    assigned_to: str
    basis: str
    rule: str
    acts: tuple[Act, ...]
    telegram_name: str
    telegram_day: str
    href: str
    own_href: str


_OUTSIDE: Final = re.compile(r"body\[\d+\]\.text")
"""A passage of the sender's own paragraphs; those of an enclosure are numbered anew."""


def _place(matter: Matter, mark: str) -> str:
    """Return where a matter stands on its telegram's page: what was recorded has its paragraph there and no mark of its own."""
    if matter.kind not in RECORDED and matter.verdict not in SET_ASIDE:
        return mark
    passage = matter.passage
    is_own = passage is not None and _OUTSIDE.fullmatch(passage.field) is not None
    return f"p{passage.paragraph}" if passage is not None and passage.paragraph and is_own else ""


def matter_line(room: Room, matter: Matter, calendar: Calendar = MONDAY_TO_FRIDAY) -> MatterLine:
    """Return a matter as it is shown, with the buttons that this reader may press; days count in a calendar."""
    words, sign = STATES[matter.state]
    telegram, passage, answer = matter.telegram, matter.passage, matter.answered_by
    mark = f"ask-{matter.id}"
    is_dismissed = matter.verdict in SET_ASIDE
    has_parties = matter.by is not None or matter.of is not None
    due, is_overdue = due_words(matter, calendar)
    return MatterLine(
        id=matter.id,
        kind=matter.kind,
        mark=mark,
        field=passage.field if passage else "",
        start=passage.start if passage else 0,
        end=passage.end if passage else 0,
        by=matter.by or _(UNNAMED) if has_parties else "",
        verb=_(kind_named(matter.kind).verb) if has_parties else "",
        of=matter.of or (_(UNNAMED) if matter.kind == "request" else ""),
        what=matter.what,
        quote=matter.quote,
        voice=(passage.voice if passage else None) or "",
        is_own=matter.own is True,
        is_reported=matter.own is False,
        due=due,
        is_overdue=is_overdue,
        state=_(words),
        state_class="dismissed" if is_dismissed else sign,
        is_dismissed=is_dismissed,
        answer_name=(answer.mrn or "") if answer else "",
        answer_href=links.telegram(answer.mrn or answer.address) if answer and answer.address else "",
        answer_days=ngettext("after %(n)s day", "after %(n)s days", answer.days)
        if answer and answer.days is not None
        else "",
        answer_share=answer.share if answer else "",
        assigned_to=matter.assigned_to or "",
        basis=_(BASIS[matter.verdict]),
        rule=meaning_of(matter.rule),
        acts=_acts(room, matter),
        telegram_name=telegram_name(matter),
        telegram_day=day(telegram.date) if telegram.is_known else "",
        href=links.telegram(telegram.mrn or telegram.address or "", anchor=_place(matter, mark))
        if telegram.is_known
        else links.matter(matter.id),
        own_href=links.matter(matter.id),
    )


def meaning_of(rule: str) -> str:
    """Return what a rule looks for, empty where no rule read it."""
    if not rule.startswith("consultation/"):
        return rule_named(rule).meaning if rule else ""
    from reftel.matters.consultations.rules import CONSULTATION_RULES  # late: its patterns take long to load

    return next((one.meaning for one in CONSULTATION_RULES if one.name == rule), rule)


def telegram_name(matter: Matter) -> str:
    """Return by what name a matter's telegram is called on pages."""
    if not matter.telegram.is_known:
        return ""
    return matter.telegram.mrn or f"@{(matter.telegram.version_id or '')[: links.SHORT_VERSION]}"


def due_words(matter: Matter, calendar: Calendar = MONDAY_TO_FRIDAY) -> tuple[str, bool]:
    """Return when something is due, with how it stands today while it is owed, and whether it is overdue."""
    due = due_on(matter.due, dt.datetime.now(dt.UTC).date(), calendar) if matter.is_owed else None
    if due is None:
        return matter.due or "", False
    is_overdue = due.wording.startswith("overdue")
    return (due.wording if is_overdue else f"{matter.due}, {due.wording}"), is_overdue


def token_of(room: Room, matter_id: str, deed: str) -> str:
    """Return the token that lets a form of this reader do one deed on one matter."""
    return token_for(room.secret, room.viewer.name, matter_id, deed)


def _acts(room: Room, matter: Matter) -> tuple[Act, ...]:
    if matter.verdict in SET_ASIDE or matter.closed is not None:
        deeds: tuple[str, ...] = (CONFIRM, REOPEN) if matter.verdict is Verdict.DISMISSED else (REOPEN,)
    elif matter.verdict in {Verdict.CONFIRMED, Verdict.CORRECTED}:
        deeds = (DISMISS,)
    else:
        deeds = (CONFIRM, DISMISS)
    return tuple(Act(deed, _(BUTTONS[deed]), deed[0], token_of(room, matter.id, deed)) for deed in deeds)
