"""`reftel saved`: searches kept under a name, and what is new in them."""

import click

from reftel.cli.exits import DONE
from reftel.cli.groups import CommandGroup, example
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import print_json, print_line, print_table, safe_line
from reftel.cli.working import day, deleted, now, plural, tell_briefs

EPILOG = """\b
Examples:
  reftel saved add Lightships 'lightship from:"port alder"'
  reftel saved list
  reftel search --saved lightships
  reftel saved new lightships
"""


@click.group(cls=CommandGroup, epilog=EPILOG)
def saved() -> None:
    """Keep searches under a name, run them again (`reftel search --saved NAME`), and ask what is new."""


@saved.command(epilog=EPILOG)
@click.argument("name")
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest", "station"]),
    default="newest",
    show_default=True,
    help="Order.",
)
@click.option("--about", default="", help="What it is for.")
@archive_option
@json_option
def add(name: str, query: tuple[str, ...], sort: str, about: str, archive: str | None, *, as_json: bool) -> int:
    """Keep a query under a name."""
    with opened(archive, writing=True) as held:
        made = held.work.searches.save(viewer(), name, " ".join(query), now=now(), sort=sort, description=about)
    if as_json:
        print_json(made)
    else:
        print_line(f"Saved “{safe_line(made.name)}”: {safe_line(made.query)}")
    return DONE


@saved.command("list", epilog=EPILOG)
@archive_option
@json_option
def list_saved(archive: str | None, *, as_json: bool) -> int:
    """List saved searches."""
    with opened(archive) as held:
        found = held.work.searches.all_of(viewer())
    if as_json:
        print_json(found)
    else:
        looked = [day(one.looked_at) if one.looked_at else "never" for one in found]
        rows = [(one.name, one.query, when, one.description) for one in found for when in (looked.pop(0),)]
        print_table(
            ("name", "query", "looked at", "about"),
            rows,
            empty=("There is no saved search", "Make one: reftel saved add NAME QUERY."),
        )
    return DONE


@saved.command("new", epilog=EPILOG)
@click.argument("name")
@click.option("--keep", is_flag=True, help="Only look: what is new stays new.")
@archive_option
@json_option
def new(name: str, archive: str | None, *, keep: bool, as_json: bool) -> int:
    """List what a search finds that it did not find when you last asked, and take it as seen."""
    with opened(archive, writing=not keep) as held:
        searches = held.work.searches
        news = searches.news(viewer(), name) if keep else searches.look(viewer(), name, now=now())
    if as_json:
        print_json(news)
        return DONE
    since = f"since {news.since:%Y-%m-%d %H:%MZ}" if news.since else "you never looked before"
    print_line(f"{news.count:,} new of {plural(news.total, 'telegram')}, {since}")
    if news.count > len(news.new):
        print_line(f"The first {len(news.new):,} of them are listed; `reftel search --saved` finds all.")
    tell_briefs(news.new)
    return DONE


@saved.command(epilog=example('saved rename lightships "Lightships, all years"'))
@click.argument("name")
@click.argument("to")
@archive_option
def rename(name: str, to: str, archive: str | None) -> int:
    """Give a saved search another name."""
    with opened(archive, writing=True) as held:
        made = held.work.searches.rename(viewer(), name, to)
    print_line(f"It is called “{safe_line(made.name)}” now.")
    return DONE


@saved.command(epilog=example("saved delete lightships"))
@click.argument("name")
@archive_option
def delete(name: str, archive: str | None) -> int:
    """Set a saved search aside; `restore` brings it back."""
    with opened(archive, writing=True) as held:
        held.work.searches.delete(viewer(), name, now=now())
    return deleted("saved search", name, "saved")


@saved.command(epilog=example("saved restore lightships"))
@click.argument("name")
@archive_option
def restore(name: str, archive: str | None) -> int:
    """Bring back a saved search that was deleted."""
    with opened(archive, writing=True) as held:
        made = held.work.searches.restore(viewer(), name)
    print_line(f"Brought back “{safe_line(made.name)}”.")
    return DONE
