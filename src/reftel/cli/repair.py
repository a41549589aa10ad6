"""`reftel repair`: the repair queue."""

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.groups import CommandGroup, example
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import print_json, print_line, print_raw, print_table, safe_line, warn

if TYPE_CHECKING:
    from reftel.archive import QueueEntry

EPILOG = """\b
Examples:
  reftel repair list
  reftel repair open 3f2a91c07d54 --to scan.pdf
  reftel repair mend 3f2a91c07d54 corrected.txt
  reftel repair retry
  reftel repair dismiss 3f2a91c07d54 --note "a picture of the building"
"""

STATES = ("open", "dismissed", "mended", "read", "all")


@click.group(cls=CommandGroup, epilog=EPILOG)
def repair() -> None:
    """Look after what was refused: every input that could not be read waits here, with its reason and its bytes."""


@repair.command("list", epilog=EPILOG)
@archive_option
@click.option("--state", type=click.Choice(STATES), default="open", show_default=True, help="Which entries.")
@click.option("--counts", is_flag=True, help="Count them by reason instead.")
@json_option
def list_entries(archive: str | None, state: str, *, counts: bool, as_json: bool) -> int:
    """List what waits, or what was done."""
    with opened(archive) as held:
        found = held.care.repair_queue(viewer(), None if state == "all" else state)
    reasons = Counter(entry.reason for entry in found).most_common()
    if as_json:
        print_json(dict(reasons) if counts else found)
    elif counts:
        print_table(("count", "reason"), [(f"{count:,}", reason) for reason, count in reasons])
    else:
        columns = ("name", "state", "where", "reason", "times")
        print_table(
            columns,
            [(e.name, e.state, e.place, e.reason, f"{e.times:,}") for e in found],
            empty=("Nothing waits" if state == "open" else "There is no such entry", ""),
        )
    return DONE


@repair.command(epilog=example("repair show 3f2a91c07d54"))
@click.argument("name", metavar="NAME")
@archive_option
@json_option
def show(name: str, archive: str | None, *, as_json: bool) -> int:
    """Show one entry: where it was, why it was refused, what to do, what was done."""
    with opened(archive) as held:
        entry = held.care.repair_entry(viewer(), name)
    if as_json:
        print_json(entry)
    else:
        _show(entry)
    return DONE


@repair.command("open", epilog=EPILOG)
@click.argument("name", metavar="NAME")
@archive_option
@click.option("--to", "target", type=click.Path(path_type=Path), help="Write it to this new file.")
@click.option("--edit", is_flag=True, help="Open a copy in $EDITOR, and take it in as mended if it was changed.")
def open_entry(name: str, archive: str | None, target: Path | None, *, edit: bool) -> int:
    """Print what was refused, byte for byte; or write it to a file; or open it in an editor."""
    with opened(archive, writing=edit) as held:
        data = held.care.refused_bytes(viewer(), name)
        if edit:
            changed = _edited(data)
            if changed is None:
                print_line("Nothing was changed.")
                return DONE
            mended = held.care.mend(viewer(), name, changed, now=_now())
            changed.unlink()  # where it could not be read, the work stays, and the sentence says where
            return _mended(mended)
    if target is None:
        print_raw(data)
        return DONE
    try:
        with target.open("xb") as file:
            file.write(data)
    except OSError as error:
        raise click.UsageError(f"{target} cannot be written ({error.strerror}).") from error
    print_line(f"Written to {target}; when it is corrected: `reftel repair mend {name} {target}`.")
    return DONE


@repair.command(epilog=EPILOG)
@click.argument("name", metavar="NAME")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@archive_option
def mend(name: str, path: Path, archive: str | None) -> int:
    """Take in a corrected file for what was refused; what was refused is kept, and linked with what came of it."""
    with opened(archive, writing=True) as held:
        return _mended(held.care.mend(viewer(), name, path, now=_now()))


@repair.command(epilog=EPILOG)
@click.argument("names", metavar="[NAME]…", nargs=-1)
@archive_option
@json_option
def retry(names: tuple[str, ...], archive: str | None, *, as_json: bool) -> int:
    """Read what was refused again, all that is open where nothing is named: after an update, or with another reader installed.

    The exit code is 1 where something is still refused.
    """
    with opened(archive, writing=True) as held:
        report = held.care.retry(viewer(), names, now=_now())
    if as_json:
        print_json(report)
    else:
        print_line(f"{report.tried:,} tried again, {report.read:,} read, {len(report.failed):,} still refused")
        for place, reason in report.failed[:50]:
            warn(f"{safe_line(place)}: {safe_line(reason)}")
    return FINDINGS if report.failed else DONE


@repair.command(epilog=EPILOG)
@click.argument("names", metavar="NAME…", nargs=-1, required=True)
@archive_option
@click.option("--note", default="", help="Why.")
def dismiss(names: tuple[str, ...], archive: str | None, note: str) -> int:
    """Say that nothing is to be done about entries; they stay recorded, and do not come up again."""
    return _judge(names, archive, "dismissed", note)


@repair.command(epilog=example("repair reopen 3f2a91c07d54"))
@click.argument("names", metavar="NAME…", nargs=-1, required=True)
@archive_option
@click.option("--note", default="", help="Why.")
def reopen(names: tuple[str, ...], archive: str | None, note: str) -> int:
    """Put entries back among those that wait."""
    return _judge(names, archive, "reopened", note)


def _judge(names: tuple[str, ...], archive: str | None, deed: str, note: str) -> int:
    with opened(archive, writing=True) as held:
        for name in names:
            entry = held.care.judge_entry(viewer(), name, deed, now=_now(), note=note)
            print_line(f"{entry.name} is {entry.state}")
    return DONE


def _mended(entry: "QueueEntry") -> int:
    telegrams = entry.deeds[-1].telegrams
    print_line(f"{entry.name} is mended: {', '.join(telegrams) or 'what came of it was known already'}")
    return DONE


def _edited(data: bytes) -> Path | None:
    """Let somebody edit a copy; return where it is if it was changed."""
    import tempfile

    with tempfile.NamedTemporaryFile(prefix="reftel-mend-", suffix=".txt", delete=False) as file:
        file.write(data)
    path = Path(file.name)
    try:
        click.edit(filename=str(path))
    except click.ClickException:
        path.unlink()
        raise
    if path.read_bytes() != data:
        return path
    path.unlink()
    return None


def _show(entry: "QueueEntry") -> None:
    print_line(f"{entry.name}  {entry.state}")
    print_line(safe_line(entry.place))
    print_line(f"Refused: {safe_line(entry.reason)}")
    if entry.next_step:
        print_line(safe_line(entry.next_step))
    seen = "once" if entry.times == 1 else f"{entry.times:,} times"
    print_line(f"Seen {seen}, first {entry.first_seen:%Y-%m-%d %H:%MZ}, last {entry.last_seen:%Y-%m-%d %H:%MZ}.")
    print_line(
        f"{entry.bytes:,} bytes are kept." if entry.kept and entry.bytes is not None else "Its bytes are not kept."
    )
    for deed in entry.deeds:
        said = f": {safe_line(deed.note)}" if deed.note else ""
        print_line(f"    {deed.at:%Y-%m-%d %H:%MZ}  {deed.deed} by {safe_line(deed.by)}{said}")
        for address in deed.telegrams:
            print_line(f"        {safe_line(address)}")


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
