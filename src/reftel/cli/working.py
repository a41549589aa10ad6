"""What the commands for readers' own work share: the moment, files of addresses, and how sets are told."""

import contextlib
import datetime as dt
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.terminal import print_json, print_line, print_table, safe_line, warn
from reftel.errors import ConfigError

if TYPE_CHECKING:
    from reftel.archive.values import Brief
    from reftel.archive.work.values import Put

MAX_FILE: Final = 50_000_000
"""Bytes of a file of queries, addresses, names or notes; more is another kind of file."""

BRIEF_COLUMNS: Final = ("telegram", "date", "classification", "subject")


def now() -> dt.datetime:
    """Return this moment."""
    return dt.datetime.now(dt.UTC)


def read_bytes(path: str) -> bytes:
    """Return what a file, or standard input for "-", holds; raise `ConfigError` where it cannot be read or is too large."""
    try:
        with contextlib.ExitStack() as stack:
            source = sys.stdin.buffer if path == "-" else stack.enter_context(Path(path).open("rb"))
            data = source.read(MAX_FILE + 1)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}", next_step="Name a file that can be read.") from None
    if len(data) > MAX_FILE:
        raise ConfigError(f"{path} has more than {MAX_FILE:,} bytes", next_step="Divide it.")
    return data


def read_text(path: str) -> str:
    """Return the text of a file, in UTF-8 or, where it is not, in cp1252 or Latin-1."""
    data = read_bytes(path)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def addresses_of(given: Iterable[str], path: str | None) -> list[str]:
    """Return addresses named on the command line and in a file, one a line; what stands behind a # is passed over."""
    lines = [] if path is None else read_text(path).splitlines()
    return [*given, *(plain for line in lines if (plain := line.partition("#")[0].strip()))]


def tell_put(put: "Put", added: str, known: str, *, as_json: bool) -> int:
    """Say what came of putting telegrams in or out; addresses that mean nothing are named, and are findings."""
    if as_json:
        print_json(put)
    else:
        print_line(
            f"{put.added:,} {added}, {put.known:,} {known}"
            + (f", {len(put.missing):,} not found" if put.missing else "")
        )
    for address, reason in put.missing:
        warn(f"{safe_line(address)}: {reason}")
    return FINDINGS if put.missing else DONE


def tell_briefs(briefs: "Iterable[Brief]") -> None:
    """Print telegrams in one line each."""
    print_table(BRIEF_COLUMNS, [brief_row(brief) for brief in briefs])


def brief_row(brief: "Brief") -> tuple[str, ...]:
    """Return the cells of one telegram."""
    when = f"{brief.date:%Y-%m-%d}" if brief.date else "no date"
    return (brief.mrn or brief.address, when, brief.classification or "", brief.subject or "")


def day(moment: dt.datetime) -> str:
    """Return a moment as the lists show it."""
    return f"{moment:%Y-%m-%d}"


def plural(count: int, noun: str) -> str:
    """Return a count with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def said(words: Iterable[str]) -> str:
    """Return words from the command line as one text; a single "-" stands for standard input."""
    text = " ".join(words)
    return read_text("-") if text == "-" else text


def deleted(kind: str, name: str, command: str) -> int:
    """Say that something was set aside, and how it comes back."""
    print_line(f"Deleted the {kind} “{safe_line(name)}”; `reftel {command} restore` brings it back.")
    return DONE


def need(values: Iterable[object], message: str) -> None:
    """Raise a usage error where nothing was given."""
    if not any(values):
        raise click.UsageError(message)
