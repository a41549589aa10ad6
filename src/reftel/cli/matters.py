"""`reftel matters`: list, show, confirm, dismiss."""

import datetime as dt
from typing import TYPE_CHECKING, Final

import click

from reftel.cli.asks import outcome, telegram_name
from reftel.cli.exits import DONE
from reftel.cli.groups import CommandGroup
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import print_json, print_line, print_table, safe_line

if TYPE_CHECKING:
    from reftel.matters import Asserter, Statement

KINDS: Final = ("request",)
STATES: Final = (
    "open",
    "answered",
    "answered_in_part",
    "cited_not_held",
    "no_trace",
    "suggested",
    "confirmed",
    "dismissed",
)
"""Written out, so that help loads no rules; a test compares them with the tables."""

EPILOG = """\b
Examples:
  reftel matters list --state no_trace
  reftel matters show 4be1c0d2a9f37e65
  reftel matters confirm 4be1c0d2a9f37e65
  reftel matters dismiss 4be1c0d2a9f37e65 --note "a figure of speech"
"""


@click.group(cls=CommandGroup, epilog=EPILOG)
def matters() -> None:
    """Work with matters: what rules suggest stays a suggestion until a person confirms or dismisses it."""


@matters.command("list", epilog=EPILOG)
@archive_option
@click.option("--kind", type=click.Choice(KINDS), help="Only this kind.")
@click.option("--state", type=click.Choice(STATES), help="Only those of which this came, or of which a person said it.")
@json_option
def list_matters(archive: str | None, kind: str | None, state: str | None, *, as_json: bool) -> int:
    """List matters."""
    with opened(archive) as held:
        found = held.matters(viewer(), kind=kind, state=state)
    if as_json:
        print_json(found)
    else:
        columns = ("id", "kind", "telegram", "by", "of", "what", "state", "verdict")
        print_table(
            columns,
            [(m.id, m.kind, telegram_name(m), m.by, m.of or "", m.what, m.state, m.verdict.value) for m in found],
        )
    return DONE


@matters.command("show", epilog=EPILOG)
@click.argument("matter_id", metavar="ID")
@archive_option
@json_option
def show_matter(matter_id: str, archive: str | None, *, as_json: bool) -> int:
    """Show one matter with its passage and its history."""
    with opened(archive) as held:
        matter = held.matter(viewer(), matter_id)
    if as_json:
        print_json(matter)
        return DONE
    print_line(f"{matter.id}  {matter.kind}  {telegram_name(matter)}")
    print_line(f"{safe_line(matter.by)} asks {safe_line(matter.of or 'somebody not named')}: {safe_line(matter.what)}")
    print_line(f"“{safe_line(matter.passage.quote)}”")
    print_line(outcome(matter))
    for statement in matter.history:
        note = getattr(statement, "note", "")
        said = f": {safe_line(note)}" if note else ""
        print_line(f"    {statement.at:%Y-%m-%d %H:%MZ}  {_deed(statement)} by {safe_line(_name(statement.by))}{said}")
    return DONE


def _deed(statement: "Statement") -> str:
    return type(statement).__name__.lower()


def _name(by: "Asserter") -> str:
    """Return who said it: a person by name, a rule with its version."""
    from reftel.matters import Person

    return by.name if isinstance(by, Person) else f"rule {by.name}, version {by.version}"


def _decide(matter_id: str, archive: str | None, verdict: str, note: str) -> int:
    who = viewer()
    with opened(archive, writing=True) as held:
        matter = held.assert_verdict(who, matter_id, verdict, by=who.name, now=dt.datetime.now(dt.UTC), note=note)
    print_line(f"{matter.id} is {matter.verdict}")
    return DONE


@matters.command(epilog=EPILOG)
@click.argument("matter_id", metavar="ID")
@archive_option
@click.option("--note", default="", help="Why.")
def confirm(matter_id: str, archive: str | None, note: str) -> int:
    """Say that a suggestion is right; the verdict is kept when telegrams are read again."""
    return _decide(matter_id, archive, "confirmed", note)


@matters.command(epilog=EPILOG)
@click.argument("matter_id", metavar="ID")
@archive_option
@click.option("--note", default="", help="Why.")
def dismiss(matter_id: str, archive: str | None, note: str) -> int:
    """Say that a suggestion is wrong; it is not suggested again."""
    return _decide(matter_id, archive, "dismissed", note)
