"""`reftel note`: notes on telegrams and their passages."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.groups import CommandGroup, example
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import print_json, print_line, safe, safe_line, warn
from reftel.cli.working import now, plural, read_bytes, said

if TYPE_CHECKING:
    from reftel.archive.work.values import Note

EPILOG = """\b
Examples:
  reftel note add 06PORTALDER412 "Who is he?" --quote "the harbour master"
  reftel note add 06PORTALDER412 "The core of it" --paragraph 2
  reftel note list 06PORTALDER412
  reftel note list --words "harbour master"
  reftel note check
  reftel note export > notes.jsonld
  reftel note import notes.jsonld
  reftel search note:harbour
"""

FITS: Final = {
    "whole": "on the telegram as such",
    "same": "at its place",
    "moved": "found again at another place",
    "changed": "only what stood around it is found; the words differ",
    "lost": "its words are not found",
}

LONGEST_QUOTE: Final = 200
"""Characters of a quotation that lists show."""


@click.group(cls=CommandGroup, epilog=EPILOG)
def note() -> None:
    """Write notes on passages. A note holds on to the words it was made on, and is found again in new versions by them."""


@note.command(epilog=EPILOG)
@click.argument("address")
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@click.option("--quote", default="", help="The words that the note is on, as they stand in the text.")
@click.option("--paragraph", type=click.IntRange(1), help="The paragraph that it is on, or in which the words stand.")
@click.option("--nth", type=click.IntRange(1), help="Which of several places with these words.")
@archive_option
@json_option
def add(
    address: str,
    words: tuple[str, ...],
    quote: str,
    paragraph: int | None,
    nth: int | None,
    archive: str | None,
    *,
    as_json: bool,
) -> int:
    """Write a note on a passage, a paragraph or the whole telegram; "-" takes the words from standard input."""
    with opened(archive, writing=True) as held:
        made = held.work.notes.write(
            viewer(), address, said(words), now=now(), quote=quote, paragraph=paragraph, nth=nth
        )
    return _tell(made, as_json=as_json)


@note.command("list", epilog=EPILOG)
@click.argument("address", required=False)
@click.option("--words", default="", help="Only notes with these words.")
@click.option("--removed", is_flag=True, help="Those that were taken back, instead.")
@archive_option
@json_option
def list_notes(address: str | None, words: str, archive: str | None, *, removed: bool, as_json: bool) -> int:
    """List notes: all, or those on one telegram, in whichever version they were made."""
    with opened(archive) as held:
        found = held.work.notes.all_of(viewer(), address=address, words=words, removed=removed)
    if as_json:
        print_json(found)
        return DONE
    print_line(plural(len(found), "note"))
    for one in found:
        print_line()
        _show(one)
    return DONE


@note.command(epilog=example("note show 4c0e08b1"))
@click.argument("note_id", metavar="ID")
@archive_option
@json_option
def show(note_id: str, archive: str | None, *, as_json: bool) -> int:
    """Show one note; the beginning of its name is enough."""
    with opened(archive) as held:
        return _tell(held.work.notes.show(viewer(), note_id), as_json=as_json)


@note.command(epilog=example('note edit 4c0e08b1 "Ask the pilots, and the master"'))
@click.argument("note_id", metavar="ID")
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@archive_option
@json_option
def edit(note_id: str, words: tuple[str, ...], archive: str | None, *, as_json: bool) -> int:
    """Write a note anew; what it said before stays in its history."""
    with opened(archive, writing=True) as held:
        return _tell(held.work.notes.revise(viewer(), note_id, said(words), now=now()), as_json=as_json)


@note.command(epilog=example("note history 4c0e08b1"))
@click.argument("note_id", metavar="ID")
@archive_option
@json_option
def history(note_id: str, archive: str | None, *, as_json: bool) -> int:
    """Show all that a note has said, oldest first."""
    with opened(archive) as held:
        found = held.work.notes.history(viewer(), note_id)
    if as_json:
        print_json(found)
        return DONE
    for one in found:
        deed = "taken back" if one.removed else "written" if one.revision == 1 else "revised"
        print_line(f"{one.revision}. {one.said_at:%Y-%m-%d %H:%MZ} {deed} by {safe_line(one.said_by)}")
        print_line(f"    {safe_line(one.body)}")
    return DONE


@note.command(epilog=example("note remove 4c0e08b1"))
@click.argument("note_id", metavar="ID")
@archive_option
def remove(note_id: str, archive: str | None) -> int:
    """Take a note back; it stays in its history, and `restore` brings it back."""
    with opened(archive, writing=True) as held:
        gone = held.work.notes.remove(viewer(), note_id, now=now())
    print_line(f"Took back the note {gone.id}; `reftel note restore {gone.id[:8]}` brings it back.")
    return DONE


@note.command(epilog=example("note restore 4c0e08b1"))
@click.argument("note_id", metavar="ID")
@archive_option
@json_option
def restore(note_id: str, archive: str | None, *, as_json: bool) -> int:
    """Bring back a note that was taken back."""
    with opened(archive, writing=True) as held:
        return _tell(held.work.notes.restore(viewer(), note_id, now=now()), as_json=as_json)


@note.command(epilog=EPILOG)
@archive_option
@json_option
def check(archive: str | None, *, as_json: bool) -> int:
    """Say which notes no longer stand where they were made. Exit code 1 where the words of one are not found."""
    with opened(archive) as held:
        found = held.work.notes.all_of(viewer())
    odd = [one for one in found if one.fit not in {"whole", "same"}]
    if as_json:
        print_json({"notes": len(found), "odd": odd})
    else:
        print_line(f"{plural(len(found), 'note')}, {len(found) - len(odd):,} where made")
        for one in odd:
            print_line()
            _show(one)
    return FINDINGS if any(one.fit in {"changed", "lost"} for one in odd) else DONE


@note.command(epilog=EPILOG)
@click.argument("address", required=False)
@click.option("--words", default="", help="Only notes with these words.")
@click.option("--base", default="", help="The address of the reading room that the notes' targets begin with.")
@archive_option
def export(address: str | None, words: str, base: str, archive: str | None) -> int:
    """Print notes as Web Annotations (JSON-LD), each with quotation and position."""
    from reftel.archive.work.annotations import BASE, to_json_ld

    with opened(archive) as held:
        found = held.work.notes.all_of(viewer(), address=address, words=words)
    print_json(to_json_ld(found, base=base or BASE))
    return DONE


@note.command("import", epilog=EPILOG)
@click.argument("file")
@archive_option
@json_option
def import_notes(file: str, archive: str | None, *, as_json: bool) -> int:
    """Take in Web Annotations (JSON-LD), also those that other programs exported; the same again changes nothing.

    What is about other pages is refused, with its place in the file; a note whose words are not in our text is kept and named.
    """
    from reftel.archive.work.annotations import Foreign, Refused, read_annotations

    some = list(read_annotations(read_bytes(file), name=Path(file).name))
    with opened(archive, writing=True) as held:
        done = held.work.notes.take_in(viewer(), [one for one in some if isinstance(one, Foreign)], now=now())
    refused = (*((one.place, one.reason) for one in some if isinstance(one, Refused)), *done.refused)
    if as_json:
        print_json(
            {"added": done.added, "known": done.known, "revised": done.revised, "lost": done.lost, "refused": refused}
        )
    else:
        print_line(f"{done.added:,} added, {done.revised:,} revised, {done.known:,} known, {len(refused):,} refused")
        for lost in done.lost:
            print_line(f"    {lost}: its words are not in our text; it keeps its quotation")
    for place, reason in refused:
        warn(f"{place}: {reason}")
    return FINDINGS if refused or done.lost else DONE


def _tell(made: "Note", *, as_json: bool) -> int:
    if as_json:
        print_json(made)
    else:
        _show(made)
    return DONE


def _show(made: "Note") -> None:
    where = made.brief.mrn or made.brief.address if made.brief else f"@{made.made_on}, which is not held"
    paragraph = f" para {made.paragraph}" if made.paragraph else ""
    print_line(f"{made.id[:8]}  {safe_line(where)}{paragraph}  {made.said_at:%Y-%m-%d} {safe_line(made.said_by)}")
    if made.quotation is not None:
        print_line(f"    “{_shortened(made.quotation.exact)}”  ({FITS[made.fit]})")
    for line in made.body.splitlines():
        print_line(f"    {safe(line)}")


def _shortened(quote: str) -> str:
    """Return a quotation that fits a screen; --json has it whole."""
    line = safe_line(quote)
    return line if len(line) <= LONGEST_QUOTE else f"{line[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
