"""`reftel asks`, `promises`, `meetings`: one kind of matter each, of the archive, of some telegrams, or of files."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
import msgspec

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.inputs import read_items
from reftel.cli.matter_lists import calendar_of, end_of, filters, tell_all, today_is, wanted_of
from reftel.cli.options import opened, viewer
from reftel.cli.terminal import print_json, print_line, safe_line

if TYPE_CHECKING:
    from reftel.matters import Read, Suggestions
    from reftel.telegram import Source

NOT_LOOKED_UP: Final = "not_looked_up"

_READ: Final[dict[str, Callable[["Suggestions"], "tuple[Read, ...]"]]] = {
    "request": lambda found: found.requests,
    "promise": lambda found: found.promises,
    "meeting": lambda found: found.meetings,
}


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What one input tells of one kind; the outcome is not looked up, because no archive was asked."""

    source: "Source | None"
    mrn: str | None
    requests: "tuple[Read, ...] | msgspec.UnsetType" = msgspec.UNSET
    promises: "tuple[Read, ...] | msgspec.UnsetType" = msgspec.UNSET
    meetings: "tuple[Read, ...] | msgspec.UnsetType" = msgspec.UNSET
    outcome: str = NOT_LOOKED_UP


def _epilog(name: str, more: str) -> str:
    return f"""\b
Examples:
  reftel {name}
  reftel {name} 06PORTALDER412
  reftel {name} 06PORTALDER412.txt          (a file: no archive is needed)
  reftel {name} {more}
"""


@click.command(epilog=_epilog("asks", "--owes department --overdue --as-of 2006-06-01"))
@click.argument("names", nargs=-1, metavar="[PATH|ADDRESS]…")
@filters
def asks(names: tuple[str, ...], **chosen: Any) -> int:
    """List requests: all of an archive's, those of some of its telegrams, or those that a file holds.

    What rules suggest is marked as suggested until a person confirms it (`reftel matters confirm`).
    """
    return _list("request", "requests", names, chosen)


@click.command(epilog=_epilog("promises", "--owes embassy --order due"))
@click.argument("names", nargs=-1, metavar="[PATH|ADDRESS]…")
@filters
def promises(names: tuple[str, ...], **chosen: Any) -> int:
    """List promises: all of an archive's, those of some of its telegrams, or those that a file holds.

    Whether a promise was kept no rule looks for; `reftel matters close` says so.
    """
    return _list("promise", "promises", names, chosen)


@click.command(epilog=_epilog("meetings", "--order oldest --limit 20"))
@click.argument("names", nargs=-1, metavar="[PATH|ADDRESS]…")
@filters
def meetings(names: tuple[str, ...], **chosen: Any) -> int:
    """List meetings: all of an archive's, those of some of its telegrams, or those that a file holds."""
    return _list("meeting", "meetings", names, chosen)


def _list(kind: str, plural: str, names: tuple[str, ...], chosen: dict[str, Any]) -> int:
    paths = tuple(name for name in names if name == "-" or Path(name).exists())
    addresses = tuple(name for name in names if name not in paths)
    if paths and addresses and chosen["as_json"]:
        raise click.UsageError("With --json, name files or telegrams of the archive, not both.")
    code = _of_files(kind, plural, paths, as_json=chosen["as_json"]) if paths else DONE
    if addresses or not names:
        _of_archive(kind, plural, addresses, chosen)
    return code


def _of_files(kind: str, plural: str, paths: tuple[str, ...], *, as_json: bool) -> int:
    from reftel.corpus import parse_item
    from reftel.matters import described, headline, suggest

    code = DONE
    found: list[tuple[str, Told, tuple[Read, ...]]] = []
    for item in read_items(paths):
        if item is None:
            code = FINDINGS
            continue
        telegram = parse_item(item)
        told = _READ[kind](suggest(telegram))
        name = telegram.mrn or (telegram.source.path if telegram.source else "-")
        record = Told(source=telegram.source, mrn=telegram.mrn, **{plural: told})  # type: ignore[arg-type]  # named by its kind
        found.append((name, record, told))
    if as_json:
        print_json([record for _, record, _ in found])
        return code
    for name, _, told in found:
        for about in told:
            words = described(about)
            reported = "" if words.own is not False else "  (as reported)"
            print_line()
            print_line(f"{safe_line(name)} para {about.paragraph or '-'}  {safe_line(headline(kind, words))}{reported}")
            print_line(f"    “{safe_line(' '.join(about.passage.quote.split()))}”")
            if words.due:
                print_line(f"    due {safe_line(words.due)}")
            print_line("    outcome not looked up: no archive was asked")
    return code


def _of_archive(kind: str, plural: str, addresses: tuple[str, ...], chosen: dict[str, Any]) -> None:
    calendar, today = calendar_of(chosen["calendar"]), chosen["as_of"] or today_is()
    with opened(chosen["archive"]) as held:
        wanted = wanted_of(kind, chosen)
        page = held.docket.find(
            viewer(),
            wanted,
            order=chosen["order"],
            limit=chosen["limit"] if not addresses else None,
            offset=chosen["offset"] if not addresses else 0,
            as_of=end_of(chosen["as_of"]),
        )
        found, total = page.matters, page.total
        if addresses:
            named = {matter.id for address in addresses for matter in held.docket.of_telegram(viewer(), address)}
            chosen_ones = [matter for matter in found if matter.id in named]
            total = len(chosen_ones)
            found = tuple(chosen_ones[chosen["offset"] :][: chosen["limit"]])
    if chosen["as_json"]:
        print_json(found)
    else:
        tell_all(found, total, plural, today, calendar)
