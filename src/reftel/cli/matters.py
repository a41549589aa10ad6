"""`reftel matters`: list, show and export matters, and say what is to be said of them."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from reftel.cli.exits import DONE
from reftel.cli.groups import CommandGroup
from reftel.cli.matter_lists import (
    KINDS,
    Day,
    calendar_of,
    due_of,
    end_of,
    filters,
    outcome,
    today_is,
    wanted_of,
)
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import print_json, print_line, print_table, safe_line, warn
from reftel.cli.working import now

if TYPE_CHECKING:
    from reftel.matters import Asserter, Matter, Statement

FORMATS: Final = ("csv", "jsonl", "markdown", "ics")
CLOSINGS: Final = ("done", "dropped", "overtaken")

EPILOG = """\b
Examples:
  reftel matters list --state no_trace
  reftel matters list --owes department --overdue --calendar US
  reftel matters list --as-of 2006-05-01 --kind promise
  reftel matters show 4be1c0d2a9f37e65
  reftel matters confirm 4be1c0d2a9f37e65
  reftel matters correct 4be1c0d2a9f37e65 --set of="Embassy Verrin" --set due=2006-05-20
  reftel matters dismiss 4be1c0d2a9f37e65 --note "a figure of speech"
  reftel matters merge 4be1c0d2a9f37e65 --into 77d0c1b2a3f4e596
  reftel matters split 4be1c0d2a9f37e65 --part "a chart of the shoal" --part "a pilot"
  reftel matters close 4be1c0d2a9f37e65 --answer 06STATE7000
  reftel matters reopen 4be1c0d2a9f37e65
  reftel matters assign 4be1c0d2a9f37e65 --to "A. Tamm"
  reftel matters remind 4be1c0d2a9f37e65 --on 2026-12-01
  reftel matters note 4be1c0d2a9f37e65 "asked again by telephone"
  reftel matters export --form ics --owes department > owed.ics
"""

_Command = TypeVar("_Command", bound=Callable[..., Any])


@click.group(cls=CommandGroup, epilog=EPILOG)
def matters() -> None:
    """Work with matters: what rules suggest stays a suggestion until a person says what it is.

    Nothing that is said is ever changed or removed: each deed adds a statement, and another one undoes it.
    """


@matters.command("list", epilog=EPILOG)
@click.option("--kind", type=click.Choice(KINDS), help="Only this kind.")
@filters
def list_matters(kind: str | None, **chosen: Any) -> int:
    """List matters. What was dismissed, merged or split is left out unless --state asks for it."""
    calendar, today = calendar_of(chosen["calendar"]), chosen["as_of"] or today_is()
    page = _find(kind, chosen)
    if chosen["as_json"]:
        print_json(page.matters)
        return DONE
    columns = ("id", "kind", "telegram", "by", "of", "what", "due", "state", "verdict")
    print_table(
        columns,
        [
            (
                *(m.id, m.kind, m.telegram.name, m.by or "", m.of or "", m.what),
                due.wording if (due := due_of(m, today, calendar)) else m.due or "",
                *(m.state, m.verdict.value),
            )
            for m in page.matters
        ],
    )
    if len(page.matters) < page.total - page.offset:
        warn(f"{len(page.matters):,} of {page.total:,} matters are shown")
    return DONE


def _find(kind: str | None, chosen: dict[str, Any]) -> Any:
    with opened(chosen["archive"]) as held:
        return held.docket.find(
            viewer(),
            wanted_of(kind, chosen),
            order=chosen["order"],
            limit=chosen["limit"],
            offset=chosen["offset"],
            as_of=end_of(chosen["as_of"]),
        )


@matters.command("show", epilog=EPILOG)
@click.argument("matter_id", metavar="ID")
@archive_option
@click.option("--as-of", type=Day(), help="As it stood at the end of this day.")
@click.option(
    "--calendar", metavar="COUNTRY", help="Count working days by the public holidays of a country (two letters)."
)
@json_option
def show_matter(matter_id: str, archive: str | None, as_of: Any, calendar: str | None, *, as_json: bool) -> int:
    """Show one matter with its passage and its story: what rules read, what came of it, what people said."""
    days = calendar_of(calendar)
    with opened(archive) as held:
        matter = held.docket.matter(viewer(), matter_id, as_of=end_of(as_of))
        later = held.later_papers(viewer(), matter)
    if as_json:
        print_json(matter)
        return DONE
    print_line(f"{matter.id}  {matter.kind}  {safe_line(matter.telegram.name)} para {matter.paragraph or '-'}")
    print_line(safe_line(matter.headline))
    print_line(f"“{safe_line(' '.join(matter.quote.split()))}”")
    due = due_of(matter, as_of or today_is(), days)
    if matter.due:
        print_line(f"due {safe_line(matter.due)}" + (f": {due.wording} ({due.rule})" if due else ""))
    print_line(outcome(matter))
    for line in _further(matter):
        print_line(line)
    for paper in later:
        print_line(
            f"    a later paper of this name: {safe_line(paper.telegram.name)}: {safe_line(paper.headline)}  {paper.id}"
        )
    for statement in matter.history:
        note = getattr(statement, "note", "")
        said = f": {safe_line(note)}" if note else ""
        who = safe_line(_name(statement.by))
        print_line(f"    {statement.at:%Y-%m-%d %H:%MZ}  {safe_line(_deed(statement))} by {who}{said}")
    return DONE


def _further(matter: "Matter") -> list[str]:
    lines = []
    if matter.merged_into:
        lines.append(f"it is told as {matter.merged_into}")
    if matter.parts:
        lines.append(f"its parts are {', '.join(matter.parts)}")
    if matter.part_of:
        lines.append(f"it is a part of {matter.part_of}")
    if matter.remind_on:
        lines.append(f"a reminder is set for {matter.remind_on.isoformat()}")
    if not matter.is_suggested:
        lines.append("no rule finds it any more; it stands on what was said of it")
    return lines


def _deed(statement: "Statement") -> str:
    """Say what a statement did."""
    from reftel.matters import Assigned, Closed, Merged, Noted, Reminded

    match statement:
        case Noted():
            return f"noted {statement.outcome.state.value.replace('_', ' ')}"
        case Assigned():
            return f"assigned to {statement.to}" if statement.to else "assigned to nobody"
        case Reminded():
            return f"reminder set for {statement.on.isoformat()}" if statement.on else "reminder taken back"
        case Closed():
            return f"closed ({statement.how})"
        case Merged():
            return f"merged into {statement.into}"
    return type(statement).__name__.lower()


def _name(by: "Asserter") -> str:
    """Return who said it: a person by name, a rule with its version."""
    from reftel.matters import Person

    return by.name if isinstance(by, Person) else f"rule {by.name}, version {by.version}"


def _said(command: _Command) -> _Command:
    """Give a command the matter, the archive and the note."""
    for option in (
        click.option("--note", default="", help="Why."),
        archive_option,
        click.argument("matter_id", metavar="ID"),
    ):
        command = option(command)
    return command


def _say(archive: str | None, deed: str, *arguments: Any, **details: Any) -> Any:
    who = viewer()
    with opened(archive, writing=True) as held:
        said = getattr(held.docket, deed)(who, *arguments, by=who.name, now=now(), **details)
    for matter in said if isinstance(said, tuple) else (said,):
        state = f"{matter.verdict}, {matter.state}"
        print_line(f"{matter.id} is {state}: {safe_line(matter.headline)}")
    return said


@matters.command(epilog=EPILOG)
@_said
def confirm(matter_id: str, archive: str | None, note: str) -> int:
    """Say that a suggestion is right; the verdict is kept when telegrams are read again."""
    _say(archive, "confirm", matter_id, note=note)
    return DONE


@matters.command(epilog=EPILOG)
@_said
def dismiss(matter_id: str, archive: str | None, note: str) -> int:
    """Say that a suggestion is wrong; it is not suggested again."""
    _say(archive, "dismiss", matter_id, note=note)
    return DONE


@matters.command(epilog=EPILOG)
@_said
@click.option(
    "--set",
    "pairs",
    multiple=True,
    required=True,
    metavar="FIELD=VALUE",
    help="What it should say; an empty value is null.",
)
def correct(matter_id: str, archive: str | None, note: str, pairs: tuple[str, ...]) -> int:
    """Say what a suggestion should have said; it stays so when telegrams are read again.

    The fields are those that `reftel matters show --json` prints under `about`.
    """
    changes = dict(_pair(pair) for pair in pairs)
    _say(archive, "correct", matter_id, changes, note=note)
    return DONE


_YES_OR_NO: Final = {"true": True, "false": False}


def _pair(pair: str) -> tuple[str, object]:
    name, equals, value = pair.partition("=")
    if not equals:
        raise click.UsageError(f"{pair!r} has no =; write FIELD=VALUE.")
    field = name.strip()
    if field in {"participants", "absent", "languages"}:
        return field, [part.strip() for part in value.split(",") if part.strip()]
    return field, _YES_OR_NO.get(value, value or None)


@matters.command(epilog=EPILOG)
@_said
@click.option("--into", required=True, metavar="ID", help="The matter that it is the same as.")
def merge(matter_id: str, archive: str | None, note: str, into: str) -> int:
    """Say that two matters are one."""
    _say(archive, "merge", matter_id, into, note=note)
    return DONE


@matters.command(epilog=EPILOG)
@_said
@click.option(
    "--part", "parts", multiple=True, required=True, metavar="WHAT", help="What one part is about; give two or more."
)
def split(matter_id: str, archive: str | None, note: str, parts: tuple[str, ...]) -> int:
    """Say that a matter is several."""
    _say(archive, "split", matter_id, parts, note=note)
    return DONE


@matters.command(epilog=EPILOG)
@_said
@click.option(
    "--how", type=click.Choice(CLOSINGS), default="done", show_default=True, help="Why nothing more is to be done."
)
@click.option("--answer", metavar="ADDRESS", help="The telegram that answers, where you know better than the rules.")
def close(matter_id: str, archive: str | None, note: str, how: str, answer: str | None) -> int:
    """Say that nothing more is to be done."""
    from reftel.matters import Closing

    _say(archive, "close", matter_id, how=Closing(how), answer=answer, note=note)
    return DONE


@matters.command(epilog=EPILOG)
@_said
def reopen(matter_id: str, archive: str | None, note: str) -> int:
    """Take back that a matter was closed, dismissed, merged or split."""
    _say(archive, "reopen", matter_id, note=note)
    return DONE


@matters.command(epilog=EPILOG)
@_said
@click.option("--to", metavar="NAME", help="Who looks after it; without it nobody does any more.")
def assign(matter_id: str, archive: str | None, note: str, to: str | None) -> int:
    """Say who looks after a matter."""
    _say(archive, "assign", matter_id, to, note=note)
    return DONE


@matters.command(epilog=EPILOG)
@_said
@click.option("--on", type=Day(), help="The day; without it the reminder is taken back.")
def remind(matter_id: str, archive: str | None, note: str, on: Any) -> int:
    """Set a day on which `matters list --reminders` and the calendar show it."""
    _say(archive, "remind", matter_id, on, note=note)
    return DONE


@matters.command("note", epilog=EPILOG)
@click.argument("matter_id", metavar="ID")
@click.argument("words")
@archive_option
def note_matter(matter_id: str, words: str, archive: str | None) -> int:
    """Note something on a matter."""
    _say(archive, "remark", matter_id, words)
    return DONE


@matters.command("export", epilog=EPILOG)
@click.option("--form", type=click.Choice(FORMATS), default="csv", show_default=True, help="The form.")
@click.option("--kind", type=click.Choice(KINDS), help="Only this kind.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; else standard output.")
@filters
def export_matters(form: str, kind: str | None, output: Path | None, **chosen: Any) -> int:
    """Write matters out: as a table, as records, as Markdown, or as tasks for a calendar (ics).

    The calendar has what falls due on a whole date or has a reminder; tasks keep their identity from one export to the next.
    """
    from reftel.exports.dockets import matters_calendar, matters_csv, matters_jsonl, matters_markdown

    found = _find(kind, chosen).matters
    if form == "ics":
        parts = [matters_calendar(found, title="Matters")]
    else:
        parts = list({"csv": matters_csv, "jsonl": matters_jsonl, "markdown": matters_markdown}[form](found))
    if output is None:
        sys.stdout.buffer.write(b"".join(parts))
    else:
        output.write_bytes(b"".join(parts))
    return DONE
