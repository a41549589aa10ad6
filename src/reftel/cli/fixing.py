"""`reftel check --fix`: copies in which what is mechanical is mended, and what was done to them."""

from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click
import msgspec

from reftel.cli.exits import DONE, FINDINGS
from reftel.cli.inputs import read_items
from reftel.cli.terminal import print_json, print_line, safe_line, warn

if TYPE_CHECKING:
    from reftel.corpus import Item


class Mended(msgspec.Struct, frozen=True, kw_only=True):
    """One change to one input: the finding, the words before and after, the copy that holds it (null where none was written)."""

    path: str
    member: str | None
    code: str
    was: str
    now: str
    written: str | None


def write_fixed(paths: tuple[str, ...], output: Path | None, *, as_json: bool) -> int:
    """Write a copy of each input in which something was mended, and print the changes; 1 where something was refused."""
    if output is None and "-" in paths:
        raise click.UsageError("For standard input name a folder with --output.")
    code = DONE
    mended: list[Mended] = []
    for source, items in groupby(read_items(paths), key=lambda i: (i.source.path, i.source.member) if i else None):
        held = [item for item in items if item is not None]
        if source is None:
            code = FINDINGS
            continue
        rows, is_written = _fix_input(held, output)
        code = code if is_written else FINDINGS
        mended.extend(rows)
    if as_json:
        print_json(mended)
        return code
    for row in mended:
        place = f"{row.path}/{row.member}" if row.member else row.path
        print_line(f'{safe_line(place)}: {row.code} "{safe_line(row.was)}" became "{safe_line(row.now)}"')
    for name in dict.fromkeys(row.written for row in mended if row.written):
        print_line(f"written: {safe_line(name)}")
    return code


def _fix_input(items: "list[Item]", output: Path | None) -> tuple[list[Mended], bool]:
    """Mend the telegrams of one input; return what was done, and False where the copy could not be written."""
    from reftel.wire import fix

    fixed = [fix(item.text, item.extent) for item in items]
    if not any(one.changes for one in fixed):
        return [], True
    source = items[0].source
    name = f"{PurePosixPath(source.member or source.path).stem or 'input'}.fixed.txt"
    target = (output if output is not None else Path(source.path).parent) / name
    is_written = _write(target, "".join(one.text for one in fixed))
    written = str(target) if is_written else None
    rows = [
        Mended(path=source.path, member=source.member, code=c.code, was=c.was, now=c.now, written=written)
        for one in fixed
        for c in one.changes
    ]
    return rows, is_written


def _write(target: Path, text: str) -> bool:
    """Write a new file; one that exists, or a folder that cannot be written, is said and left."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(text.encode("utf-8", "surrogatepass"))
    except FileExistsError:
        warn(f"{target} exists and was left as it is", "Remove it, or name another folder with --output.")
        return False
    except OSError as error:
        warn(f"{target} could not be written: {error.strerror}")
        return False
    return True
