"""Writing the text block: class line, captions, passing lines, E.O., TAGS, SUBJECT, REF, Classified By (5 FAH-1 H-240)."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from reftel.codes import Classification, ReferenceKind, canonical_station, post
from reftel.telegram import Reference, Telegram
from reftel.wire.render.sheet import BLANK, Row, fold
from reftel.wire.text_block.pass_lines import is_pass_line
from reftel.wire.text_block.tags_line import read_tags

PRINTED: Final = {
    Classification.UNCLASSIFIED: "UNCLAS",
    Classification.LIMITED_OFFICIAL_USE: "LIMITED OFFICIAL USE",
    Classification.RESTRICTED: "R E S T R I C T E D",
    Classification.CONFIDENTIAL: "C O N F I D E N T I A L",
    Classification.SECRET: "S E C R E T",
    Classification.TOP_SECRET: "T O P  S E C R E T",
}
"""The level as the class line prints it: what is classified is spaced, so that no misprint hides it. Source: 5 FAH-1 H-246."""

_TIE: Final = "\N{NO-BREAK SPACE}"
"""Stands for a blank inside a TAGS code or a telegram's number while the line is folded."""

BARE_NUMBER: Final = re.compile(r"\d{1,7}(?: \(\d{2,4}\))?$")
"""A reference without its station: the reader took it from the reference before."""

_POST_WORDS: Final = ("AMEMBASSY ", "AMCONSUL ", "USMISSION ", "USDAO ", "USLO ", "USINT ")


def block_rows(telegram: Telegram, section: int | None = None) -> list[Row]:
    """Return the rows of the block with an empty row after each part; `section` is its number where there are several."""
    parts: list[list[Row]] = [
        _class_line(telegram, section),
        [Row(name, f"captions[{i}]") for i, name in enumerate(telegram.captions)],
        [row for i, line in enumerate(telegram.pass_lines) for row in _pass_line(line.text, f"pass_lines[{i}].text")],
        [*_order(telegram), *_tags(telegram), *_subject(telegram)],
        list(_references(telegram.references)),
        _classified_by(telegram),
    ]
    return [row for part in parts if part for row in (*part, BLANK)]


def _class_line(telegram: Telegram, section: int | None) -> list[Row]:
    if telegram.classification is None:
        return []
    words = [PRINTED[telegram.classification]]
    if section is not None and telegram.sections is not None:
        words.append(f"SECTION {section:02d} OF {telegram.sections.of:02d}")
    if telegram.key is not None:
        words.append(f"{station_name(telegram)} {telegram.key.serial:06d}")
    return [Row(" ".join(words), "classification")]


def station_name(telegram: Telegram) -> str:
    """Return the station as printed ("PORT ALDER"): the originator's name, else the post's in the tables, else its letters."""
    station = telegram.key.station if telegram.key is not None else telegram.station or ""
    held = post(station)
    for designator in (telegram.originator, held.plad if held is not None else None):
        name = _name(designator or "")
        if name and canonical_station(name) == station:
            return name
    return station


def _name(designator: str) -> str:
    upper = designator.upper()
    return next((upper[len(word) :] for word in _POST_WORDS if upper.startswith(word)), upper)


def _pass_line(text: str, field: str) -> list[Row]:
    """A row that would begin another passing line may follow only where the one before shows that it goes on."""
    return fold(
        text,
        field,
        may_break=lambda left, rest: not is_pass_line(rest) or left[-1] in ",;" or left.endswith(" AND"),
    )


def _order(telegram: Telegram) -> list[Row]:
    order = telegram.executive_order
    if order is None:
        return []
    label = f"E.O. {order.number}: " if order.number else "E.O.: "
    return fold(order.text, "executive_order.text", label=label)


def _tags(telegram: Telegram) -> list[Row]:
    if not telegram.tags:
        return []
    codes = ", ".join(_printed(tag.code).replace(" ", _TIE) for tag in telegram.tags)
    return _untied(fold(codes, "tags", label="TAGS: "))


def _printed(code: str) -> str:
    """Return a code as printed: a person whose names could be two codes stands in parentheses, as in the 1970s."""
    if "," in code and len(read_tags(code, [(0, len(code))], None, [])[0]) != 1:
        return f"({code})"
    return code


def _untied(rows: Sequence[Row]) -> list[Row]:
    return [Row(row.text.replace(_TIE, " "), row.field) for row in rows]


def _subject(telegram: Telegram) -> list[Row]:
    return fold(telegram.subject, "subject", label="SUBJECT: ") if telegram.subject else []


def _references(references: Sequence[Reference]) -> Iterator[Row]:
    """One label a row; telegrams of one label, or without one, stand in a row as the reader would have met them."""
    lead = "REF: "
    for _, group in groupby(enumerate(references), key=_chunk):
        held = list(group)
        first, label = held[0][0], held[0][1].label
        mark = f"{label}. " if label else ""
        rows = fold(_listed([r for _, r in held]), f"references[{first}]", label=lead + mark, hang=" " * 8)
        yield from _untied(rows)
        lead = " " * 5


def _chunk(item: tuple[int, Reference]) -> tuple[str | None, int]:
    """What stands together: telegrams under one label; any other document stands alone."""
    index, reference = item
    return reference.label, -1 if reference.kind is ReferenceKind.TELEGRAM else index


def _listed(references: Sequence[Reference]) -> str:
    """Join references; a bare number takes the station of the one before (`VERRIN 1201 AND 1207`)."""
    joined = ""
    for reference in references:
        text = reference.text
        if joined:
            joined += " AND " if BARE_NUMBER.match(text) else "; "
        if reference.notal and "NOTAL" not in text.upper():
            text += " (NOTAL)"
        joined += text.replace(" ", _TIE) if reference.kind is ReferenceKind.TELEGRAM else text
    return joined


def _classified_by(telegram: Telegram) -> list[Row]:
    by = telegram.classified_by
    return fold(by.text, "classified_by.text", label="Classified By: ") if by is not None else []
