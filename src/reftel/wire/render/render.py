"""Render: a telegram becomes a text, or a list of all that is wrong with it.

What is written is read again before it is handed out: the checks of reading are the writer's too, and a value that would
not read back is refused. So every text that leaves this module is valid, and `parse(render(t))` has the content of `t`.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from reftel.errors import DraftError
from reftel.telegram import Telegram
from reftel.wire.body.containers import MAX_DEPTH
from reftel.wire.parse import parse
from reftel.wire.render.block import block_rows
from reftel.wire.render.body import body_rows
from reftel.wire.render.checks import fault, is_too_deep, value_faults
from reftel.wire.render.heading import heading_rows
from reftel.wire.render.reading import ROOTS, differences, finding_faults
from reftel.wire.render.sections import sectioned
from reftel.wire.render.sheet import BLANK, LINE_WIDTH, Row

HEADING_CHARACTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -?:$!&#().,'/\";")
"""The alphabet of the teleprinter, ITA2. Source: ACP 127(G)."""

MAX_FAULTS: Final = 200
"""Faults that are reported of one telegram."""


def render(telegram: Telegram) -> str:
    """Write a telegram: heading, text block, body with its sections, signature, end of message.

    The heading holds the format lines that the value holds. Values of one line are folded at 55 characters; the text of a
    paragraph keeps its own line breaks. Lines end with a line feed. With `sections` the body is cut, and with
    `repeated_heading` the text block stands again in each section, or twice where there are none.

    `parse(render(t))` has the same content as `t`: everything but `version_id`, `findings`, `parser`, `spans`, `source`, `sources`,
    `published` and the places of pointers. Raises an `ExceptionGroup` of `DraftError`, one for each rule that the value breaks,
    each with the path of its field. Source of the rules: docs/reference/rendering.md.
    """
    faults: list[DraftError] = []
    if is_too_deep(telegram.body):  # nothing descends into such a body, not even to say what else is wrong with it
        faults.append(fault("RD305", "body", most=MAX_DEPTH))
        telegram = msgspec.structs.replace(telegram, body=())
    rows, has_places = _rows(telegram)
    text = "".join(f"{row.text}\n" for row in rows)
    faults += value_faults(telegram)
    if not has_places and all(f.field != "sections" for f in faults):
        faults.append(fault("RD303", "sections", of=telegram.sections.of if telegram.sections is not None else 0))
    faults += _row_faults(rows)
    read = parse(text, spans=True)
    faults += finding_faults(read)
    held = {_root(f) for f in faults}
    if not held & ROOTS:
        faults += [d for d in differences(telegram, read) if _root(d) not in held]
    if faults:
        raise ExceptionGroup(f"{telegram.mrn or 'This telegram'} cannot be written", _in_order(faults))
    return text


def _root(error: DraftError) -> str:
    """Return the telegram's own field that a fault is about."""
    return error.field.split(".", 1)[0].split("[", 1)[0]


def _in_order(faults: Sequence[DraftError]) -> list[DraftError]:
    """Return the faults in the order of the telegram's fields, each once, at most MAX_FAULTS."""
    fields = Telegram.__struct_fields__
    once = {(f.rule, f.field, f.reason): f for f in faults}.values()
    ordered = sorted(once, key=lambda f: fields.index(root) if (root := _root(f)) in fields else len(fields))
    return ordered[:MAX_FAULTS]


def _rows(telegram: Telegram) -> tuple[list[Row], bool]:
    """Return the rows of the whole telegram, and whether the body had places enough for its sections."""
    block = block_rows(telegram, 1 if telegram.sections is not None else None)
    body, has_places = sectioned(telegram, body_rows(telegram.body))
    while body and body[-1] is BLANK:
        body.pop()
    again = block if telegram.repeated_heading and telegram.sections is None else []
    return [*heading_rows(telegram), *block, *again, *body, *_ending(telegram)], has_places


def _ending(telegram: Telegram) -> Iterator[Row]:
    """The signature, then format lines 13, 15 and 16; in capitals a signature stands right under the text."""
    if telegram.signature is not None:
        if telegram.body and not telegram.signature.isupper():
            yield BLANK
        yield Row(telegram.signature, "signature")
    yield Row("BT")
    sent = telegram.transmission
    if sent is not None and sent.serial is not None:
        yield Row(f"#{sent.serial:04d}", "transmission.serial", in_heading=True)
    elif telegram.key is not None:
        yield Row(f"#{telegram.key.serial % 10_000:04d}", "key.serial")
    yield Row("NNNN")


def _row_faults(rows: Sequence[Row]) -> Iterator[DraftError]:
    for row in rows:
        line = row.text.removesuffix("\r")  # a text that came with such line endings keeps them
        if len(line) > LINE_WIDTH:
            yield fault("RD401", row.field, line=line, length=len(line), most=LINE_WIDTH)
        if row.in_heading:
            if (bad := next((c for c in line if c not in HEADING_CHARACTERS), None)) is not None:
                yield fault("RD402", row.field, character=_named(bad))
        elif (bad := next((c for c in line if not " " <= c <= "~"), None)) is not None:
            yield fault("RD403", row.field, character=_named(bad))


def _named(character: str) -> str:
    return f'"{character}" (U+{ord(character):04X})' if character.isprintable() else f"U+{ord(character):04X}"
