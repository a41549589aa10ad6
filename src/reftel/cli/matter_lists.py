"""What the commands about matters share: filters, the clock, and how one matter is told."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from reftel.cli.options import archive_option, json_option
from reftel.cli.terminal import print_line, safe_line
from reftel.errors import ConfigError

if TYPE_CHECKING:
    from reftel.archive import Wanted
    from reftel.matters import Calendar, Due, Matter

KINDS: Final = (
    *("request", "promise", "meeting", "document", "position", "mechanism"),
    *("consultation", "group", "seat", "stand", "outsider", "initiative", "session", "item"),
)
STATES: Final = (
    *("open", "answered", "answered_in_part", "cited_not_held", "no_trace", "told", "closed"),
    *("proposed", "under_negotiation", "agreed", "active", "suspended", "ended", "succeeded", "dissolved"),
    *("filled", "awaited", "unfilled", "given_up", "held", "postponed", "cancelled"),
    *("on_track", "slipping", "done", "dropped"),
)
VERDICTS: Final = ("suggested", "confirmed", "corrected", "dismissed", "merged", "split", "recorded")
ORDERS: Final = ("newest", "oldest", "due")
"""Written out, so that help loads no rules; a test compares them with the tables."""

OUTCOMES: Final = {
    "answered": "answered by",
    "answered_in_part": "answered in part by",
    "cited_not_held": "answer cited but not held:",
    "no_trace": "no trace of an answer in this collection",
    "open": "open",
    "told": "told by the text",
    "closed": "closed by a person",
    **{state: state.replace("_", " ") for state in STATES[7:]},
}

_Command = TypeVar("_Command", bound=Callable[..., Any])


class Day(click.ParamType):  # type: ignore[type-arg]  # generic in its stubs only
    """A day, "2006-10-20"."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Read a day."""
        try:
            return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it like 2006-10-20", param, ctx)


def filters(command: _Command) -> _Command:
    """Give a command the options that narrow and order a list of matters; `wanted_of` reads them."""
    for option in reversed(
        (
            archive_option,
            click.option(
                "--state",
                type=click.Choice((*STATES, *VERDICTS)),
                help="Only those in this state, or with this verdict.",
            ),
            click.option("--owes", metavar="NAME", help="Only what somebody of this name has yet to do, or had to."),
            click.option("--asks", metavar="NAME", help="Only what somebody of this name waits for, or waited for."),
            click.option(
                "--own/--reported", default=None, help="Only the senders' own, or only what is told of others."
            ),
            click.option(
                "--overdue", is_flag=True, help="Only what was due before today, or before --as-of, and is still owed."
            ),
            click.option("--due-from", type=Day(), help="Only what falls due on this day or later."),
            click.option("--due-until", type=Day(), help="Only what falls due on this day or earlier."),
            click.option(
                "--assigned", metavar="NAME", help='Only what is assigned to somebody; "" for what is nobody\'s.'
            ),
            click.option(
                "--reminders", is_flag=True, help="Only what you wanted to be reminded of by today, or by --as-of."
            ),
            click.option(
                "--lost", is_flag=True, help="Only what no rule finds any more, and stands on a person's word."
            ),
            click.option("--as-of", type=Day(), help="As it stood at the end of this day."),
            click.option("--order", type=click.Choice(ORDERS), default="newest", show_default=True, help="The order."),
            click.option("--limit", type=click.IntRange(1), help="Not more than so many."),
            click.option("--offset", type=click.IntRange(0), default=0, help="Leave out the first ones."),
            click.option(
                "--calendar",
                metavar="COUNTRY",
                help="Count working days by the public holidays of a country (two letters); else Monday to Friday.",
            ),
            json_option,
        )
    ):
        command = option(command)
    return command


def wanted_of(kind: str | None, chosen: dict[str, Any]) -> "Wanted":
    """Return what the options of `filters` want."""
    from reftel.archive import Wanted

    today = chosen["as_of"] or today_is()
    return Wanted(
        kind=kind,
        state=chosen["state"],
        owes=chosen["owes"],
        asks=chosen["asks"],
        own=chosen["own"],
        overdue_on=today if chosen["overdue"] else None,
        due_from=chosen["due_from"],
        due_until=chosen["due_until"],
        assigned=chosen["assigned"],
        reminding_on=today if chosen["reminders"] else None,
        suggested=False if chosen["lost"] else None,
    )


def today_is() -> dt.date:
    """Return this day in UTC, by which telegrams are dated."""
    return dt.datetime.now(dt.UTC).date()


def end_of(day: dt.date | None) -> dt.datetime | None:
    """Return the last moment of a day; null stays null."""
    return None if day is None else dt.datetime.combine(day, dt.time.max, dt.UTC)


def calendar_of(country: str | None) -> "Calendar":
    """Return the calendar of a country by its two letters. Raises `ConfigError` where its holidays are not known."""
    from reftel.matters import Calendar
    from reftel.matters.clock import working_days

    calendar = Calendar(country=country.upper() if country else None)
    try:
        working_days(dt.date(2006, 1, 1), dt.date(2006, 1, 2), calendar)
    except ValueError as error:
        raise ConfigError(str(error), next_step="Write two letters, such as FR, or leave --calendar out.") from None
    return calendar


def due_of(matter: "Matter", today: dt.date, calendar: "Calendar") -> "Due | None":
    """Return how what is owed stands on a day; null where nothing is owed or no whole date is stated."""
    from reftel.matters import due_on

    return due_on(matter.due, today, calendar) if matter.is_owed else None


def tell(matter: "Matter", today: dt.date, calendar: "Calendar") -> None:
    """Print one matter: what it is, the passage, what came of it."""
    reported = "" if matter.own is not False else "  (as reported)"
    print_line()
    print_line(
        f"{safe_line(matter.telegram.name)} para {matter.paragraph or '-'}  {safe_line(matter.headline)}{reported}"
    )
    print_line(f"    “{safe_line(' '.join(matter.quote.split()))}”")
    due = due_of(matter, today, calendar)
    if matter.due:
        print_line(f"    due {safe_line(matter.due)}" + (f": {due.wording}" if due else ""))
    print_line(f"    {outcome(matter)}")


def tell_all(matters: Sequence["Matter"], total: int, plural: str, today: dt.date, calendar: "Calendar") -> None:
    """Print a list of matters with its length, and by which rule days were counted where any was."""
    noun = plural if total != 1 else plural.removesuffix("s")
    shown = "" if len(matters) == total else f", {len(matters):,} shown"
    print_line(f"{total:,} {noun}{shown}")
    for matter in matters:
        tell(matter, today, calendar)
    if any(due_of(matter, today, calendar) for matter in matters):
        print_line()
        print_line(f"Days: {calendar.rule}; counted on {today.isoformat()}.")


def outcome(matter: "Matter") -> str:
    """Say what came of a matter, and whether a person has looked at it."""
    words = OUTCOMES.get(matter.state, matter.state)
    answer = matter.answered_by
    if answer is not None:
        after = "" if answer.days is None else f" after {answer.days} day{'' if answer.days == 1 else 's'}"
        share = f" ({safe_line(answer.share)})" if answer.share else ""
        words += f" {safe_line(answer.mrn or answer.address or '')}{after}{share}"
    assigned = f", assigned to {safe_line(matter.assigned_to)}" if matter.assigned_to else ""
    return f"{words}  [{matter.verdict}{assigned}, {matter.id}]"
