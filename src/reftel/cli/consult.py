"""`reftel consult`: consultations between states, from what a telegram proposes to the work plan."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from reftel.cli.consult_papers import PAPERS
from reftel.cli.consult_records import RECORDS
from reftel.cli.consulting import EPILOG, parties_of, told
from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.groups import CommandGroup
from reftel.cli.inputs import read_items
from reftel.cli.matter_lists import Day, end_of, today_is
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import print_json, print_line, print_table, safe_line, warn
from reftel.cli.working import now
from reftel.errors import ConfigError

if TYPE_CHECKING:
    from reftel.archive.consultations import Proposal
    from reftel.telegram import Telegram

STATUSES: Final = ("proposed", "under_negotiation", "agreed", "active", "suspended", "ended", "succeeded")
"""Written out, so that help loads no rules; a test compares them with the table."""


@click.group(cls=CommandGroup, epilog=EPILOG)
def consult() -> None:
    """Consultations between states: bodies, groups, seats, sessions and work, each with the passage that says it.

    What rules read is a suggestion until a person accepts it, and nothing that is recorded is ever changed or removed.
    """


@consult.command(epilog=EPILOG)
@click.argument("name", metavar="PATH|ADDRESS")
@archive_option
@click.option("--against", metavar="ID", help="Say what each suggestion would change in a consultation of the archive.")
@json_option
def suggest(name: str, archive: str | None, against: str | None, *, as_json: bool) -> int:
    """Print what a telegram proposes, each fact with its passage and whose words they are.

    A path needs no archive. Nothing proposed is an empty list and exit code 0.
    """
    if against is not None or not _is_path(name):
        return _suggest_held(name, archive, against, as_json=as_json)
    telegram = _read(name)
    if telegram is None:
        return FINDINGS
    from reftel.matters.consultations import suggest_consultation

    found = suggest_consultation(telegram)
    if as_json:
        print_json({"source": telegram.source, "suggestions": found})
        return DONE
    _print_count(len(found), telegram.mrn or name)
    for number, s in enumerate(found, start=1):
        print_line()
        _print_suggestion(number, s)
    return DONE


def _is_path(name: str) -> bool:
    return name == "-" or Path(name).exists()


def _suggest_held(name: str, archive: str | None, against: str | None, *, as_json: bool) -> int:
    """Print what a telegram of the archive proposes and what became of each, held against a consultation where one is known."""
    with opened(archive) as held:
        proposal = held.consultations.proposal(viewer(), name, against=against)
        if against is None and proposal.consultation is not None:
            proposal = held.consultations.proposal(viewer(), name, against=proposal.consultation)
    if as_json:
        print_json(proposal)
        return DONE
    _print_proposal(proposal)
    return DONE


def _print_proposal(proposal: "Proposal") -> None:
    _print_count(len(proposal.offered), proposal.telegram.name)
    if proposal.consultation is not None:
        print_line(f"held against consultation {proposal.consultation}")
    for one in proposal.offered:
        print_line()
        _print_suggestion(one.number, one.offer.suggestion)
        print_line(f"    {one.fate.value}; {safe_line(one.change)}")


def _print_count(count: int, telegram: str) -> None:
    print_line(f"{count} suggestion{'' if count == 1 else 's'} from {safe_line(telegram)}")


def _print_suggestion(number: int, s: Any) -> None:
    group = f" ({safe_line(s.group)})" if s.group else ""
    print_line(f"{number}. {s.kind}: {safe_line(s.text)}{group}")
    voice = f", words of {safe_line(s.voice)}" if s.voice else ""
    print_line(f"    {s.status} by {safe_line(s.by or 'nobody named')}, para {s.paragraph or '-'}{voice}")
    print_line(f"    “{safe_line(' '.join(s.passage.quote.split()))}”")


def _read(name: str) -> "Telegram | None":
    """Return the first telegram of a file; None (after a sentence) where it cannot be read."""
    from reftel.corpus import parse_item

    items = iter(read_items((name,)))
    item = next(items, None)
    if item is not None and next(items, None) is not None:
        warn(f"{name} holds several telegrams; the first was read", "Name the others one by one.")
    return parse_item(item) if item is not None else None


@consult.command(epilog=EPILOG)
@click.argument("address")
@archive_option
@click.option(
    "--into",
    metavar="ID",
    help="The consultation that takes it; else the one that took other suggestions of the telegram, else a new one.",
)
@click.option("--new", "is_new", is_flag=True, help="Make a new consultation in any case.")
@click.option(
    "--only",
    "numbers",
    multiple=True,
    type=click.IntRange(1),
    help="Only the suggestion of this number; again for more.",
)
@click.option(
    "--party",
    "parties",
    multiple=True,
    metavar="NAME",
    help="A party of the new consultation, where the text names them otherwise.",
)
@click.option("--note", default="", help="Why.")
@json_option
def accept(
    address: str,
    archive: str | None,
    into: str | None,
    numbers: tuple[int, ...],
    parties: tuple[str, ...],
    note: str,
    *,
    is_new: bool,
    as_json: bool,
) -> int:
    """Record what a telegram proposes: everything that is still open, or the suggestions that you number."""
    who = viewer()
    if into is not None and (parties or is_new):
        raise ConfigError(
            "--into names a consultation, which has its parties", next_step="Leave out --party and --new."
        )
    with opened(archive, writing=True) as held:
        if into is None and not is_new:
            into = held.consultations.proposal(who, address).consultation
        body = held.consultations.accept(
            who, address, numbers, into=into, parties=parties_of(parties), by=who.name, now=now(), note=note
        )
    return told(body, as_json=as_json)


@consult.command(epilog=EPILOG)
@click.argument("address")
@click.argument("numbers", nargs=-1, required=True, type=click.IntRange(1))
@archive_option
@click.option("--note", default="", help="Why.")
def dismiss(address: str, numbers: tuple[int, ...], archive: str | None, note: str) -> int:
    """Say that suggestions of a telegram are wrong; they are not offered again."""
    who = viewer()
    with opened(archive, writing=True) as held:
        held.consultations.dismiss(who, address, numbers, by=who.name, now=now(), note=note)
    print_line(f"{len(numbers)} dismissed")
    return DONE


@consult.command("list", epilog=EPILOG)
@archive_option
@click.option("--side", metavar="NAME", help="Only those with a party of this name.")
@click.option("--topic", metavar="WORDS", help="Only those with a topic or a group of these words.")
@click.option("--name", metavar="WORDS", help="Only those that are called so.")
@click.option("--status", type=click.Choice(STATUSES), help="Only those that stand so.")
@click.option("--limit", type=click.IntRange(1), help="Not more than so many.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Leave out the first ones.")
@json_option
def list_consultations(
    archive: str | None,
    side: str | None,
    topic: str | None,
    name: str | None,
    status: str | None,
    limit: int | None,
    offset: int,
    *,
    as_json: bool,
) -> int:
    """List consultations: their parties, where they stand, what is owed, when they meet next."""
    from reftel.archive.consultations import Sought

    with opened(archive) as held:
        page = held.consultations.listed(
            viewer(),
            Sought(side=side, topic=topic, name=name, status=status),
            today=today_is(),
            limit=limit,
            offset=offset,
        )
    if as_json:
        print_json(page)
        return DONE
    print_table(
        ("id", "name", "parties", "status", "groups", "awaited", "open", "overdue", "next"),
        [
            (
                *(one.id, one.name, ", ".join(party.name for party in one.parties), one.status),
                *(str(one.groups), str(one.awaited), str(one.open), str(one.overdue)),
                (one.next.isoformat() if one.next else "") + (" (derived)" if one.next_is_derived else ""),
            )
            for one in page.consultations
        ],
    )
    return DONE


@consult.command(epilog=EPILOG)
@click.argument("consultation", metavar="ID")
@archive_option
@click.option("--as-of", type=Day(), help="As it stood at the end of this day.")
@json_option
def show(consultation: str, archive: str | None, as_of: Any, *, as_json: bool) -> int:
    """Show a consultation: what it is, its groups and seats, where the sides stand, its sessions and its work."""
    with opened(archive) as held:
        body = held.consultations.find(viewer(), consultation, as_of=end_of(as_of))
    return told(body, as_json=as_json, today=as_of)


for command in (*RECORDS, *PAPERS):
    consult.add_command(command)
