"""Lists of matters to take away: a table, JSON Lines, Markdown, and tasks for a calendar."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import msgspec

from reftel.exports.tables import safe_cell
from reftel.matters import SET_ASIDE, Matter, due_date
from reftel.matters.kinds import ANSWERED, ANSWERED_IN_PART, CITED_NOT_HELD, CLOSED
from reftel.matters.statements import Noted, Suggested

if TYPE_CHECKING:
    from icalendar import Todo

COLUMNS: Final = (
    *(
        "id",
        "kind",
        "telegram",
        "date",
        "paragraph",
        "by",
        "of",
        "asks",
        "owes",
        "own",
        "what",
        "due",
        "state",
        "verdict",
    ),
    *("answered_by", "answer_days", "assigned_to", "remind_on", "voice", "quote", "rule"),
)

_STEPS: Final = {CITED_NOT_HELD: 1, ANSWERED_IN_PART: 2, ANSWERED: 3, CLOSED: 4}
"""How far a matter has come by rules alone: each step is another revision of its task."""

_STATUS: Final = {ANSWERED: "COMPLETED", CLOSED: "COMPLETED", ANSWERED_IN_PART: "IN-PROCESS"}


def matters_csv(matters: Iterable[Matter]) -> Iterator[bytes]:
    """Yield a table in UTF-8, its heading first; no spreadsheet takes a cell of it for a formula."""
    for row in ((*COLUMNS,), *map(_row, matters)):
        line = io.StringIO(newline="")
        csv.writer(line).writerow(map(safe_cell, row))
        yield line.getvalue().encode("utf-8", "backslashreplace")


def matters_jsonl(matters: Iterable[Matter]) -> Iterator[bytes]:
    """Yield one record of JSON a line, each with its whole history."""
    for matter in matters:
        yield msgspec.json.encode(matter) + b"\n"


def matters_markdown(matters: Iterable[Matter]) -> Iterator[bytes]:
    """Yield a list in Markdown, each matter with its passage."""
    for matter in matters:
        due = f", due {matter.due}" if matter.due else ""
        words = f"* **{_plain(matter.headline)}** ({matter.state.replace('_', ' ')}, {matter.verdict}{_plain(due)})  "
        where = f"  {matter.telegram.name}, paragraph {matter.paragraph or 'unnumbered'}"
        yield f"{words}\n{where}\n\n  > {_plain(' '.join(matter.quote.split()))}\n\n".encode("utf-8", "replace")


def matters_calendar(matters: Iterable[Matter], *, title: str, base: str = "") -> bytes:
    """Return the matters that have a whole due date, or a reminder, as tasks of an iCalendar (RFC 5545).

    A task keeps its UID for ever; its SEQUENCE rises with everything that is said of it; what was set aside is cancelled.
    `base` is the address of a reading room, for links.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Reftel//matters//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    for matter in matters:
        if due_date(matter.due) is not None or matter.remind_on is not None:
            calendar.add_component(_todo(matter, base))
    return bytes(calendar.to_ical())


def _todo(matter: Matter, base: str) -> "Todo":
    from icalendar import Alarm, Todo

    todo = Todo()
    todo.add("uid", f"matter-{matter.id}@reftel")
    todo.add("dtstamp", _changed_at(matter))
    todo.add("sequence", _sequence(matter))
    todo.add("summary", " ".join(matter.headline.split()))
    todo.add("description", f"{matter.telegram.name}: “{' '.join(matter.quote.split())}”")
    todo.add("categories", [matter.kind, matter.state])
    todo.add("status", "CANCELLED" if matter.verdict in SET_ASIDE else _STATUS.get(matter.state, "NEEDS-ACTION"))
    due = due_date(matter.due)
    if due is not None:
        todo.add("due", due)
    if base:
        todo.add("url", f"{base}/matters/{matter.id}")
    if matter.remind_on is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"Reminder: {matter.what}")
        alarm.add("trigger", dt.datetime.combine(matter.remind_on, dt.time(9), dt.UTC))
        todo.add_component(alarm)
    return todo


def _sequence(matter: Matter) -> int:
    said = sum(not isinstance(one, Suggested | Noted) for one in matter.history)
    return said * (len(_STEPS) + 1) + _STEPS.get(matter.state, 0)


def _changed_at(matter: Matter) -> dt.datetime:
    return max(one.at for one in matter.history).astimezone(dt.UTC)


def _plain(text: str) -> str:
    """Return a text that Markdown does not take for anything but words."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>()#+!|~" else sign for sign in text)


def _row(matter: Matter) -> tuple[str, ...]:
    answer = matter.answered_by
    date = matter.telegram.date
    return (
        matter.id,
        matter.kind,
        matter.telegram.name,
        date.date().isoformat() if date else "",
        str(matter.paragraph),
        *(value or "" for value in (matter.by, matter.of, matter.asks, matter.owes)),
        "" if matter.own is None else str(matter.own).lower(),
        matter.what,
        matter.due or "",
        matter.state,
        matter.verdict.value,
        (answer.mrn or answer.address or "") if answer else "",
        "" if answer is None or answer.days is None else str(answer.days),
        matter.assigned_to or "",
        matter.remind_on.isoformat() if matter.remind_on else "",
        (matter.passage.voice if matter.passage else None) or "",
        " ".join(matter.quote.split()),
        matter.rule,
    )
