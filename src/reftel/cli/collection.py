"""`reftel collection` and `reftel mark`: named sets of telegrams."""

from typing import TYPE_CHECKING, Final

import click

from reftel.cli.exits import DONE
from reftel.cli.groups import CommandGroup, example
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import print_json, print_line, print_table, safe_line
from reftel.cli.working import addresses_of, brief_row, day, deleted, need, now, plural, tell_put

if TYPE_CHECKING:
    from reftel.archive.work.values import Kind

EPILOG = """\b
Examples:
  reftel collection make "Lightship dues" --about "who paid, and when"
  reftel collection add "lightship dues" 06PORTALDER412 06SALTMERE35
  reftel collection add "lightship dues" --query 'lightship dues date:2006'
  reftel collection add "lightship dues" --file numbers.txt
  reftel collection show "lightship dues"
  reftel search 'collection:"lightship dues" ferry'
"""

MARK_EPILOG = """\b
Examples:
  reftel mark add "to read" 06PORTALDER412
  reftel mark list
  reftel mark show "to read"
  reftel search 'mark:"to read"'
  reftel mark remove "to read" 06PORTALDER412
"""


_PUT: Final = {"collection": ("put in", "in it before"), "mark": ("marked", "marked before")}
_NONE: Final = {
    "collection": ("There is no collection", "Make one: reftel collection make NAME."),
    "mark": ("There is no mark", "Mark a telegram: reftel mark add NAME ADDRESS."),
}
_TAKEN: Final = {"collection": ("taken out", "not in it"), "mark": ("no longer marked", "not marked before")}


def _collection() -> "Kind":
    from reftel.archive.work.values import Kind

    return Kind.COLLECTION


def _mark() -> "Kind":
    from reftel.archive.work.values import Kind

    return Kind.MARK


@click.group(cls=CommandGroup, epilog=EPILOG)
def collection() -> None:
    """Collect telegrams under a name. A collection holds telegrams by their number, so that new versions belong to it too."""


@click.group(cls=CommandGroup, epilog=MARK_EPILOG)
def mark() -> None:
    """Mark telegrams, such as "to read". Not a label, which here is who may read, and not a TAG."""


@collection.command("make", epilog=EPILOG)
@click.argument("name")
@click.option("--about", default="", help="What the collection is for.")
@archive_option
@json_option
def make(name: str, about: str, archive: str | None, *, as_json: bool) -> int:
    """Make an empty collection."""
    with opened(archive, writing=True) as held:
        made = held.work.sets.make(viewer(), name, now=now(), description=about)
    if as_json:
        print_json(made)
    else:
        print_line(f"Made the collection “{safe_line(made.name)}”.")
    return DONE


def _list(kind: "Kind", archive: str | None, *, as_json: bool) -> int:
    with opened(archive) as held:
        found = held.work.sets.all_of(viewer(), kind=kind)
    if as_json:
        print_json(found)
        return DONE
    rows = [(f"{one.telegrams:,}", one.name, day(one.made_at), one.made_by, one.description) for one in found]
    print_table(("telegrams", "name", "made", "by", "about"), rows, empty=_NONE[kind.value])
    return DONE


def _show(kind: "Kind", name: str, archive: str | None, *, as_json: bool) -> int:
    with opened(archive) as held:
        made, members = held.work.sets.show(viewer(), name, kind=kind)
    if as_json:
        print_json({"set": made, "members": members})
        return DONE
    print_line(
        f"{safe_line(made.name)}: {plural(made.telegrams, 'telegram')}, made {day(made.made_at)} by {safe_line(made.made_by)}"
    )
    if made.description:
        print_line(safe_line(made.description))
    rows = [
        (*brief_row(member.brief), "" if member.versions == 1 else f"{member.versions} versions") for member in members
    ]
    print_table(("telegram", "date", "classification", "subject", "versions"), rows)
    return DONE


def _take(
    kind: "Kind", name: str, addresses: tuple[str, ...], file: str | None, archive: str | None, *, as_json: bool
) -> int:
    need((addresses, file), "Name telegrams, or a file of their numbers with --file.")
    with opened(archive, writing=True) as held:
        taken = held.work.sets.take(viewer(), name, addresses_of(addresses, file), kind=kind)
    return tell_put(taken, *_TAKEN[kind.value], as_json=as_json)


def _delete(kind: "Kind", name: str, archive: str | None) -> int:
    with opened(archive, writing=True) as held:
        held.work.sets.delete(viewer(), name, now=now(), kind=kind)
    return deleted(kind.value, name, kind.value)


def _restore(kind: "Kind", name: str, archive: str | None) -> int:
    with opened(archive, writing=True) as held:
        made = held.work.sets.restore(viewer(), name, kind=kind)
    print_line(f"Brought back “{safe_line(made.name)}” with {plural(made.telegrams, 'telegram')}.")
    return DONE


def _rename(kind: "Kind", name: str, to: str, archive: str | None) -> int:
    with opened(archive, writing=True) as held:
        made = held.work.sets.rename(viewer(), name, to, kind=kind)
    print_line(f"It is called “{safe_line(made.name)}” now.")
    return DONE


def _put(
    kind: "Kind",
    name: str,
    addresses: tuple[str, ...],
    file: str | None,
    query: str | None,
    archive: str | None,
    *,
    as_json: bool,
) -> int:
    if query is None:
        need((addresses, file), "Name telegrams, a file of their numbers with --file, or a --query.")
    elif addresses or file:
        raise click.UsageError("Give telegrams or a query, not both at once.")
    with opened(archive, writing=True) as held:
        sets = held.work.sets
        if query is not None:
            put = sets.put_query(viewer(), name, query, now=now(), kind=kind)
        else:
            put = sets.put(viewer(), name, addresses_of(addresses, file), now=now(), kind=kind)
    return tell_put(put, *_PUT[kind.value], as_json=as_json)


@collection.command("list", epilog=example("collection list"))
@archive_option
@json_option
def list_collections(archive: str | None, *, as_json: bool) -> int:
    """List collections, with how many telegrams each has."""
    return _list(_collection(), archive, as_json=as_json)


@collection.command("show", epilog=EPILOG)
@click.argument("name")
@archive_option
@json_option
def show_collection(name: str, archive: str | None, *, as_json: bool) -> int:
    """Show what is in a collection, in the order in which it was put there."""
    return _show(_collection(), name, archive, as_json=as_json)


@collection.command("add", epilog=EPILOG)
@click.argument("name")
@click.argument("addresses", nargs=-1, metavar="[ADDRESS]…")
@click.option("--file", metavar="FILE", help="A file of addresses, one a line; - for standard input.")
@click.option("--query", help="Put in everything that this finds now.")
@archive_option
@json_option
def add(
    name: str, addresses: tuple[str, ...], file: str | None, query: str | None, archive: str | None, *, as_json: bool
) -> int:
    """Put telegrams into a collection; an address that means none is named, and the others are put in."""
    return _put(_collection(), name, addresses, file, query, archive, as_json=as_json)


@collection.command("remove", epilog=example('collection remove "lightship dues" 06SALTMERE35'))
@click.argument("name")
@click.argument("addresses", nargs=-1, metavar="[ADDRESS]…")
@click.option("--file", metavar="FILE", help="A file of addresses, one a line; - for standard input.")
@archive_option
@json_option
def remove(name: str, addresses: tuple[str, ...], file: str | None, archive: str | None, *, as_json: bool) -> int:
    """Take telegrams out of a collection."""
    return _take(_collection(), name, addresses, file, archive, as_json=as_json)


@collection.command("rename", epilog=example('collection rename "lightship dues" Dues'))
@click.argument("name")
@click.argument("to")
@archive_option
def rename(name: str, to: str, archive: str | None) -> int:
    """Give a collection another name."""
    return _rename(_collection(), name, to, archive)


@collection.command("describe", epilog=example('collection describe "lightship dues" "who paid, and when"'))
@click.argument("name")
@click.argument("about")
@archive_option
def describe(name: str, about: str, archive: str | None) -> int:
    """Say what a collection is for."""
    with opened(archive, writing=True) as held:
        held.work.sets.describe(viewer(), name, about)
    print_line(f"Described “{safe_line(name)}”.")
    return DONE


@collection.command("delete", epilog=example('collection delete "lightship dues"'))
@click.argument("name")
@archive_option
def delete(name: str, archive: str | None) -> int:
    """Set a collection aside; `restore` brings it back. No telegram is touched."""
    return _delete(_collection(), name, archive)


@collection.command("restore", epilog=example('collection restore "lightship dues"'))
@click.argument("name")
@archive_option
def restore(name: str, archive: str | None) -> int:
    """Bring back a collection that was deleted."""
    return _restore(_collection(), name, archive)


@mark.command("list", epilog=MARK_EPILOG)
@archive_option
@json_option
def list_marks(archive: str | None, *, as_json: bool) -> int:
    """List marks, with how many telegrams have each."""
    return _list(_mark(), archive, as_json=as_json)


@mark.command("show", epilog=MARK_EPILOG)
@click.argument("name")
@archive_option
@json_option
def show_mark(name: str, archive: str | None, *, as_json: bool) -> int:
    """Show what has a mark."""
    return _show(_mark(), name, archive, as_json=as_json)


@mark.command("add", epilog=MARK_EPILOG)
@click.argument("name")
@click.argument("addresses", nargs=-1, metavar="[ADDRESS]…")
@click.option("--file", metavar="FILE", help="A file of addresses, one a line; - for standard input.")
@click.option("--query", help="Mark everything that this finds now.")
@archive_option
@json_option
def add_mark(
    name: str, addresses: tuple[str, ...], file: str | None, query: str | None, archive: str | None, *, as_json: bool
) -> int:
    """Mark telegrams; a mark is made when it is used first."""
    return _put(_mark(), name, addresses, file, query, archive, as_json=as_json)


@mark.command("remove", epilog=MARK_EPILOG)
@click.argument("name")
@click.argument("addresses", nargs=-1, metavar="[ADDRESS]…")
@click.option("--file", metavar="FILE", help="A file of addresses, one a line; - for standard input.")
@archive_option
@json_option
def remove_mark(name: str, addresses: tuple[str, ...], file: str | None, archive: str | None, *, as_json: bool) -> int:
    """Take a mark off telegrams."""
    return _take(_mark(), name, addresses, file, archive, as_json=as_json)


@mark.command("rename", epilog=example('mark rename "to read" "read next"'))
@click.argument("name")
@click.argument("to")
@archive_option
def rename_mark(name: str, to: str, archive: str | None) -> int:
    """Give a mark another name."""
    return _rename(_mark(), name, to, archive)


@mark.command("delete", epilog=example('mark delete "to read"'))
@click.argument("name")
@archive_option
def delete_mark(name: str, archive: str | None) -> int:
    """Set a mark aside, from all telegrams that have it; `restore` brings it back."""
    return _delete(_mark(), name, archive)


@mark.command("restore", epilog=example('mark restore "to read"'))
@click.argument("name")
@archive_option
def restore_mark(name: str, archive: str | None) -> int:
    """Bring back a mark that was deleted."""
    return _restore(_mark(), name, archive)
