"""`reftel freeze` and `reftel frozen`: result sets that can be cited and checked later."""

from typing import TYPE_CHECKING

import click

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.groups import CommandGroup, example
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.spreadsheet import print_csv
from reftel.cli.terminal import print_json, print_line, print_table, safe_line
from reftel.cli.working import day, deleted, now, plural, tell_briefs

if TYPE_CHECKING:
    from reftel.archive.work.values import Changed, Frozen

EPILOG = """\b
Examples:
  reftel freeze 'lightship date:2006' --name "Lightships 2006"
  reftel frozen list
  reftel frozen show "lightships 2006"
  reftel frozen check "lightships 2006"
  reftel frozen export "lightships 2006" | sha256sum
"""


@click.command(epilog=EPILOG)
@click.argument("query", nargs=-1, required=True)
@click.option("--name", required=True, help="What to call the set.")
@click.option(
    "--sort", type=click.Choice(["oldest", "newest", "relevance"]), default="oldest", show_default=True, help="Order."
)
@click.option("--about", default="", help="What it is for.")
@archive_option
@json_option
def freeze(query: tuple[str, ...], name: str, sort: str, about: str, archive: str | None, *, as_json: bool) -> int:
    """Keep what a query finds now: the version ids in order, their SHA-256, the day, and what found them."""
    with opened(archive, writing=True) as held:
        made = held.work.frozen.freeze(viewer(), name, " ".join(query), now=now(), sort=sort, description=about)
        title = held.collection.title
    return _tell(made, title, as_json=as_json)


@click.group(cls=CommandGroup, epilog=EPILOG)
def frozen() -> None:
    """Show, check, cite and export frozen result sets."""


@frozen.command("list", epilog=EPILOG)
@archive_option
@json_option
def list_frozen(archive: str | None, *, as_json: bool) -> int:
    """List frozen result sets."""
    with opened(archive) as held:
        found = held.work.frozen.all_of(viewer())
    if as_json:
        print_json(found)
    else:
        rows = [(one.name, f"{one.total:,}", day(one.made_at), one.query, one.sha256[:12]) for one in found]
        print_table(
            ("name", "versions", "frozen", "query", "SHA-256"),
            rows,
            empty=("There is no frozen result set", "Make one: reftel freeze QUERY --name NAME."),
        )
    return DONE


@frozen.command(epilog=EPILOG)
@click.argument("name")
@archive_option
@json_option
def show(name: str, archive: str | None, *, as_json: bool) -> int:
    """Show a set with the words by which it is cited."""
    with opened(archive) as held:
        return _tell(held.work.frozen.show(viewer(), name), held.collection.title, as_json=as_json)


@frozen.command(epilog=EPILOG)
@click.argument("name")
@archive_option
@json_option
def check(name: str, archive: str | None, *, as_json: bool) -> int:
    """Run the query again and say what came, what went, what is found in another version. Exit code 1 where anything differs."""
    with opened(archive) as held:
        changed = held.work.frozen.check(viewer(), name)
    if as_json:
        print_json({"is_same": changed.is_same, "change": changed})
    else:
        _tell_change(changed)
    return DONE if changed.is_same else FINDINGS


@frozen.command(epilog=EPILOG)
@click.argument("name")
@click.option("--csv", "as_csv", is_flag=True, help="CSV with numbers, dates and subjects, safe for spreadsheets.")
@archive_option
@json_option
def export(name: str, archive: str | None, *, as_csv: bool, as_json: bool) -> int:
    """Print the version ids of a set, one a line: the text of which its SHA-256 is."""
    if as_csv and as_json:
        raise click.UsageError("Say one of --csv and --json.")
    with opened(archive) as held:
        made, ids = held.work.frozen.show(viewer(), name), held.work.frozen.version_ids(viewer(), name)
        briefs = held.work.frozen.briefs(viewer(), name) if as_csv else {}
    if as_json:
        print_json({"frozen": made, "version_ids": ids})
    elif as_csv:
        print_csv([("version_id", "mrn", "date", "station", "subject")])
        print_csv((one, *_cells(briefs.get(one))) for one in ids)
    else:
        for one in ids:
            print_line(one)
    return DONE


@frozen.command(epilog=example('frozen delete "lightships 2006"'))
@click.argument("name")
@archive_option
def delete(name: str, archive: str | None) -> int:
    """Set a frozen set aside; `restore` brings it back."""
    with opened(archive, writing=True) as held:
        held.work.frozen.delete(viewer(), name, now=now())
    return deleted("frozen result set", name, "frozen")


@frozen.command(epilog=example('frozen restore "lightships 2006"'))
@click.argument("name")
@archive_option
def restore(name: str, archive: str | None) -> int:
    """Bring back a frozen set that was deleted."""
    with opened(archive, writing=True) as held:
        made = held.work.frozen.restore(viewer(), name)
    print_line(f"Brought back “{safe_line(made.name)}”.")
    return DONE


def _cells(brief: object) -> tuple[str, ...]:
    from reftel.archive import Brief

    if not isinstance(brief, Brief):
        return ("", "", "", "")
    return (brief.mrn or "", f"{brief.date:%Y-%m-%d}" if brief.date else "", brief.station or "", brief.subject or "")


def _tell(made: "Frozen", title: str, *, as_json: bool) -> int:
    from reftel.archive.work.frozen import citation

    if as_json:
        print_json(made)
        return DONE
    print_line(
        f"{safe_line(made.name)}: {plural(made.total, 'version')}, frozen {made.made_at:%Y-%m-%d %H:%MZ} by {safe_line(made.made_by)}"
    )
    if made.description:
        print_line(safe_line(made.description))
    print_line(f"Query: {safe_line(made.query) or 'everything'} ({made.sort} first)")
    print_line(f"SHA-256: {made.sha256}")
    print_line(f"Cite as: {safe_line(citation(made, title))}")
    return DONE


def _tell_change(changed: "Changed") -> None:
    made = changed.frozen
    print_line(f"{safe_line(made.name)}: {made.total:,} then ({made.made_at:%Y-%m-%d}), {changed.total:,} now")
    if not changed.is_whole:
        print_line("The ids that are stored do not give the SHA-256 of that day: somebody changed the set.")
    if changed.is_same:
        print_line("The query finds the same versions.")
    for count, words in (
        (len(changed.came), "came"),
        (len(changed.went), "went"),
        (len(changed.absent), "of these not in the archive now"),
    ):
        if count:
            print_line(f"{count:,} {words}")
    tell_briefs(changed.came)
    for one in changed.went:
        print_line(f"went: @{one}" + (" (not in the archive)" if one in changed.absent else ""))
    for before, after in changed.other_versions:
        print_line(f"another version: @{before} then, @{after} now")
