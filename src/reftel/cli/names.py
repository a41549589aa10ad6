"""`reftel names`: lists of names with their spellings."""

from pathlib import Path
from typing import Final

import click

from reftel.cli.exits import DONE
from reftel.cli.groups import CommandGroup, example
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.spreadsheet import print_csv
from reftel.cli.terminal import print_json, print_line, print_table, safe_line
from reftel.cli.working import day, deleted, now, plural, read_bytes

EPILOG = """\b
Examples:
  reftel names add people.csv
  reftel names add people.toml --name "Harbour people" --replace
  reftel names count
  reftel names count 'lightship date:2006' --list people
  reftel search name:Winterbottom

A list is CSV with the columns name, spellings (parted by ;) and note, or TOML with [[name]] tables of the same keys.
"""

_NONE: Final = ("There is no list of names", "Load one: reftel names add FILE.")


@click.group(cls=CommandGroup, epilog=EPILOG)
def names() -> None:
    """Search for the names of a list of your own, each in all its spellings."""


@names.command(epilog=EPILOG)
@click.argument("file")
@click.option("--name", help="What to call the list; else the file's name.")
@click.option("--replace", is_flag=True, help="Take the place of a list that is called so.")
@archive_option
@json_option
def add(file: str, name: str | None, archive: str | None, *, replace: bool, as_json: bool) -> int:
    """Load a list of names from a file."""
    from reftel.archive.work.name_files import read_names

    entries = read_names(read_bytes(file), name=Path(file).name)
    called = name or Path(file).stem
    with opened(archive, writing=True) as held:
        made = held.work.names.add(viewer(), called, entries, now=now(), source=Path(file).name, replace=replace)
    if as_json:
        print_json(made)
    else:
        spellings = sum(len(entry.spellings) for entry in made.entries)
        print_line(
            f"“{safe_line(made.name)}”: {plural(len(made.entries), 'name')}, {plural(spellings, 'other spelling')}"
        )
    return DONE


@names.command("list", epilog=example("names list"))
@archive_option
@json_option
def list_names(archive: str | None, *, as_json: bool) -> int:
    """List the lists."""
    with opened(archive) as held:
        found = held.work.names.all_of(viewer())
    if as_json:
        print_json(found)
    else:
        rows = [(one.name, f"{len(one.entries):,}", day(one.made_at), one.source) for one in found]
        print_table(("list", "names", "loaded", "file"), rows, empty=_NONE)
    return DONE


@names.command(epilog=example("names show people"))
@click.argument("name")
@archive_option
@json_option
def show(name: str, archive: str | None, *, as_json: bool) -> int:
    """Show one list with its spellings."""
    with opened(archive) as held:
        found = held.work.names.show(viewer(), name)
    if as_json:
        print_json(found)
    else:
        rows = [(entry.name, "; ".join(entry.spellings), entry.note) for entry in found.entries]
        print_table(("name", "spellings", "note"), rows)
    return DONE


@names.command(epilog=EPILOG)
@click.argument("query", nargs=-1)
@click.option("--list", "name", help="Only the names of this list.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, safe for spreadsheets.")
@archive_option
@json_option
def count(query: tuple[str, ...], name: str | None, archive: str | None, *, as_csv: bool, as_json: bool) -> int:
    """Count for each name how many telegrams of a search have it, in any spelling; without a query, of the archive."""
    if as_csv and as_json:
        raise click.UsageError("Say one of --csv and --json.")
    with opened(archive) as held:
        found = held.work.names.counts(viewer(), " ".join(query), name=name)
    if as_json:
        print_json(found)
    elif as_csv:
        print_csv(
            [
                ("name", "count", "list", "query"),
                *((one.entry.name, one.count, one.list_name, one.query) for one in found),
            ]
        )
    else:
        rows = [(one.entry.name, f"{one.count:,}", one.query) for one in found]
        print_table(("name", "telegrams", "query"), rows, empty=_NONE)
    return DONE


@names.command(epilog=example('names rename people "Harbour people"'))
@click.argument("name")
@click.argument("to")
@archive_option
def rename(name: str, to: str, archive: str | None) -> int:
    """Give a list another name."""
    with opened(archive, writing=True) as held:
        held.work.names.rename(viewer(), name, to)
    print_line(f"It is called “{safe_line(to)}” now.")
    return DONE


@names.command(epilog=example("names delete people"))
@click.argument("name")
@archive_option
def delete(name: str, archive: str | None) -> int:
    """Set a list aside; `restore` brings it back."""
    with opened(archive, writing=True) as held:
        held.work.names.delete(viewer(), name, now=now())
    return deleted("list of names", name, "names")


@names.command(epilog=example("names restore people"))
@click.argument("name")
@archive_option
def restore(name: str, archive: str | None) -> int:
    """Bring back a list that was deleted."""
    with opened(archive, writing=True) as held:
        made = held.work.names.restore(viewer(), name)
    print_line(f"Brought back “{safe_line(made.name)}”.")
    return DONE
