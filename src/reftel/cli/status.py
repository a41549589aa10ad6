"""`reftel status`."""

from typing import TYPE_CHECKING

import click

from reftel.cli.exits import DONE
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import print_json, print_line, print_table
from reftel.cli.working import plural

if TYPE_CHECKING:
    from reftel.archive import Status


@click.command(epilog="\b\nExamples:\n  reftel -a strait status\n  reftel -a strait status --findings\n")
@archive_option
@click.option("--findings", is_flag=True, help="Count the findings by code, too; this reads every record.")
@json_option
def status(archive: str | None, *, findings: bool, as_json: bool) -> int:
    """Describe an archive: what it holds, what it takes on disk, which rules read it, how its index and repair queue stand."""
    with opened(archive) as held:
        state = held.care.status(viewer(), findings=findings)
    if as_json:
        print_json(state)
        return DONE
    print_table(("what", "how much", ""), [*_counts(state), *_sizes(state), *_rules(state), *_findings(state)])
    print_line(_index(state))
    if state.older:
        print_line(f"{state.older:,} versions were read by other rules than today's; `reftel reread` reads them again.")
    if state.repair_queue:
        print_line(f"{state.repair_queue:,} refused inputs or texts wait; `reftel repair list` shows them.")
    if state.verified is not None:
        found = plural(state.verified.problems, "problem") if state.verified.problems else "nothing was wrong"
        print_line(f"Last verified whole on {state.verified.at:%Y-%m-%d %H:%MZ}: {found}.")
    if state.writer is not None:
        print_line(f"Process {state.writer.pid} has been writing since {state.writer.since:%Y-%m-%d %H:%MZ}.")
    return DONE


def _counts(state: "Status") -> list[tuple[str, str, str]]:
    share = f"{state.unrecognised / state.versions:.1%} of versions" if state.versions else ""
    return [
        ("telegrams", f"{state.telegrams:,}", ""),
        ("versions", f"{state.versions:,}", ""),
        ("no telegram", f"{state.unrecognised:,}", share),
        ("sightings", f"{state.sightings:,}", ""),
        ("originals", f"{state.items:,}", ""),
        ("inputs", f"{state.inputs:,}", ""),
        ("repair queue", f"{state.repair_queue:,}", ""),
    ]


def _sizes(state: "Status") -> list[tuple[str, str, str]]:
    ratio = f"{state.disk_bytes / state.text_bytes:.2f} × the text" if state.text_bytes else ""
    return [
        ("text", f"{state.text_bytes:,}", "bytes, as received"),
        ("originals", f"{state.originals_bytes:,}", "bytes, compressed"),
        ("records", f"{state.records_bytes:,}", "bytes, compressed"),
        *((size.part, f"{size.bytes:,}", "bytes on disk") for size in state.sizes),
        ("everything", f"{state.disk_bytes:,}", f"bytes on disk, {ratio}" if ratio else "bytes on disk"),
    ]


def _rules(state: "Status") -> list[tuple[str, str, str]]:
    return [
        (f"grammar {used.grammar}", f"{used.versions:,}", f"versions, tables {used.tables}, rules {used.rules}")
        for used in state.rules
    ]


def _findings(state: "Status") -> list[tuple[str, str, str]]:
    return [(code, f"{count:,}", "findings") for code, count in (state.findings or {}).items()]


def _index(state: "Status") -> str:
    index = state.index
    if index.revision is None or index.documents is None:
        return "The index is missing or cannot be read; `reftel reindex` makes it anew."
    held = (
        f"{plural(index.documents, 'version')} in {plural(index.segments or 0, 'segment')}, {index.deleted:,} deleted"
    )
    if index.revision != index.records_revision:
        return f"The index is behind the records ({index.revision} of {index.records_revision}): {held}."
    return f"The index is up to date: {held}."
