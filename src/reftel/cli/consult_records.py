"""`reftel consult new, add, set, copy, carry`: recording what a consultation is and what belongs to it."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click
import msgspec

from reftel.cli.consulting import EPILOG, parties_of, told
from reftel.cli.exits import DONE
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import print_json, print_line, safe_line
from reftel.cli.working import now

KINDS: Final = ("group", "seat", "stand", "outsider", "initiative", "session", "item")
"""Written out, so that help loads no rules; a test compares them with the table."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _recorded(command: _Command) -> _Command:
    """Give a command the values, the sources and the note."""
    for option in (
        json_option,
        click.option("--note", default="", help="Why."),
        click.option(
            "--source",
            "places",
            multiple=True,
            metavar="ADDRESS#pN[: WORDS]",
            help="The paragraph, or the words in it, that say so; again for more.",
        ),
        click.option(
            "--set",
            "pairs",
            multiple=True,
            metavar="FIELD=VALUE",
            help="What is so. `reftel consult fields` lists them.",
        ),
        archive_option,
    ):
        command = option(command)
    return command


@click.command(epilog=EPILOG)
@click.argument("name")
@_recorded
def new(
    name: str, archive: str | None, pairs: tuple[str, ...], places: tuple[str, ...], note: str, *, as_json: bool
) -> int:
    """Record a consultation that no telegram proposes, or whose proposal you read yourself."""
    from reftel.matters.consultations.typed import part_of_lines

    about = part_of_lines("consultation", {"name": (name,), **_lines(pairs)})
    who = viewer()
    with opened(archive, writing=True) as held:
        values = msgspec.to_builtins(about)
        body = held.consultations.start(who, values, by=who.name, now=now(), places=places, note=note)
    return told(body, as_json=as_json)


@click.command(epilog=EPILOG)
@click.argument("consultation", metavar="ID")
@click.argument("kind", type=click.Choice(KINDS))
@_recorded
def add(
    consultation: str,
    kind: str,
    archive: str | None,
    pairs: tuple[str, ...],
    places: tuple[str, ...],
    note: str,
    *,
    as_json: bool,
) -> int:
    """Record a group, a seat, a session, a piece of work … of a consultation."""
    from reftel.matters.consultations.typed import part_of_lines

    lines, who = _lines(pairs), viewer()
    with opened(archive, writing=True) as held:
        matter = held.consultations.add(
            who,
            consultation,
            kind,
            lambda old: part_of_lines(kind, lines, old),
            by=who.name,
            now=now(),
            places=places,
            note=note,
        )
    return _said(matter, as_json=as_json)


@click.command("set", epilog=EPILOG)
@click.argument("name", metavar="ID")
@_recorded
def set_part(
    name: str, archive: str | None, pairs: tuple[str, ...], places: tuple[str, ...], note: str, *, as_json: bool
) -> int:
    """Record what is so from now on of a consultation or of one of its parts; what was so stays in its history."""
    from reftel.matters.consultations.typed import kind_of, part_of_lines

    if not (pairs or places or note.strip()):
        raise click.UsageError("Nothing is said; write --set FIELD=VALUE.")
    lines, who = _lines(pairs), viewer()
    with opened(archive, writing=True) as held:
        matter = held.consultations.amend(
            who,
            name,
            lambda old: part_of_lines(kind_of(old), lines, old),
            by=who.name,
            now=now(),
            places=places,
            note=note,
        )
    return _said(matter, as_json=as_json)


@click.command(epilog=EPILOG)
@click.argument("consultation", metavar="ID")
@click.argument("name")
@click.option(
    "--party", "parties", multiple=True, required=True, metavar="NAME", help="A party of the new one; again for more."
)
@archive_option
@json_option
def copy(consultation: str, name: str, parties: tuple[str, ...], archive: str | None, *, as_json: bool) -> int:
    """Record a new consultation with the groups, seats and calendar of another one; nobody is named in it."""
    who = viewer()
    with opened(archive, writing=True) as held:
        body = held.consultations.copy(who, consultation, name, parties_of(parties), by=who.name, now=now())
    return told(body, as_json=as_json)


@click.command(epilog=EPILOG)
@click.argument("consultation", metavar="ID")
@click.argument("session", metavar="SESSION")
@archive_option
@click.option("--note", default="", help="Why.")
def carry(consultation: str, session: str, archive: str | None, note: str) -> int:
    """Let a session carry all work that is open."""
    who = viewer()
    with opened(archive, writing=True) as held:
        carried = held.consultations.carry(who, consultation, session, by=who.name, now=now(), note=note)
    print_line(f"{len(carried)} carried")
    return DONE


@click.command(epilog=EPILOG)
@click.argument("kind", type=click.Choice(("consultation", *KINDS)))
def fields(kind: str) -> int:
    """List the fields of a kind, with how each is written."""
    from reftel.matters.consultations.typed import fields_of

    for field in fields_of(kind):
        how = " | ".join(field.choices) or field.hint
        print_line(f"{field.name}{' (again for more)' if field.many else ''}{f': {how}' if how else ''}")
    return DONE


def _lines(pairs: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the values of each field, in the order in which they were given."""
    found: dict[str, tuple[str, ...]] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise click.UsageError(f"{pair!r} has no =; write FIELD=VALUE.")
        found[name.strip()] = (*found.get(name.strip(), ()), value)
    return found


def _said(matter: Any, *, as_json: bool) -> int:
    if as_json:
        print_json(matter)
    else:
        print_line(f"{matter.id} is {matter.state}: {safe_line(matter.headline)}")
    return DONE


RECORDS: Final = (new, add, set_part, copy, carry, fields)
