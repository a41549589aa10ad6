"""`reftel render`: a record becomes a telegram again, or a list of all that is wrong with it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import msgspec

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.terminal import print_raw, warn
from reftel.errors import DraftError, LimitExceeded, TelegramError

if TYPE_CHECKING:
    from reftel.telegram import Telegram

MAX_RECORD: Final = 32 * 1024 * 1024
"""Bytes of a record; the longest telegrams make records of about one megabyte, spans included."""

_GIVE_ONE: Final = "Give one record, as `reftel parse FILE --jsonl` prints it; `reftel schema` describes it."

EPILOG = """\b
Examples:
  reftel parse 06PORTALDER412.txt --jsonl | reftel render -
  reftel render draft.json > draft.txt
"""


@click.command(epilog=EPILOG)
@click.argument("file", metavar="FILE.json|-")
def render(file: str) -> int:
    """Write the telegram of one record, as `parse --jsonl` prints it; - reads the record from standard input.

    Where the record breaks rules that a telegram must keep, nothing is written: every fault is said on the error stream, a
    line each, with the field that it is about and the code of its rule, and the exit code is 1.
    """
    from reftel.wire import render as write

    telegram = _read(file)
    try:
        text = write(telegram)
    except ExceptionGroup as group:
        return _refuse(group)
    print_raw(text.encode())
    return DONE


def _refuse(group: ExceptionGroup[Exception]) -> int:
    faults = [fault for fault in group.exceptions if isinstance(fault, DraftError)]
    for fault in faults:
        warn(f"{fault.rule} {fault}")
    warn(f"Nothing was written: {len(faults)} {'fault' if len(faults) == 1 else 'faults'}.")
    return FINDINGS


def _read(file: str) -> "Telegram":
    """Read the record, a fault of one sentence where it is none."""
    from reftel.telegram import Telegram

    where = "standard input" if file == "-" else file
    try:
        data = sys.stdin.buffer.read(MAX_RECORD + 1) if file == "-" else Path(file).read_bytes()[: MAX_RECORD + 1]
    except OSError as error:
        raise TelegramError(
            f"it cannot be read ({error.strerror})",
            place=where,
            next_step="Name the file of one record, or - for standard input.",
        ) from error
    if len(data) > MAX_RECORD:
        raise LimitExceeded("MAX_RECORD", MAX_RECORD, place=where)
    if not data.strip():
        raise TelegramError("it is empty", place=where, next_step=_GIVE_ONE)
    try:
        return msgspec.json.decode(data, type=Telegram)
    except msgspec.MsgspecError as error:
        raise TelegramError(
            _fault_of(data, error),
            place=where,
            next_step=_GIVE_ONE,
        ) from error
    except UnicodeDecodeError as error:
        raise TelegramError("it is no JSON in UTF-8", place=where, next_step=_GIVE_ONE) from error


def _fault_of(data: bytes, error: msgspec.MsgspecError) -> str:
    """Say what is wrong; several records, a line each, are the commonest."""
    first, *more = data.strip().split(b"\n", 1)
    if more and first.startswith(b"{") and first.rstrip().endswith(b"}") and more[0].lstrip().startswith(b"{"):
        return "it holds more than one record"
    return f"it is no record of a telegram ({error})"
