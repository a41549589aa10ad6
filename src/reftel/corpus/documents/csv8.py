r"""One row of the eight-column form, in which the largest collection of telegrams circulates.

    "412","3/14/2006 9:26","06PORTALDER412","Embassy Port Alder","CONFIDENTIAL","06VERRIN31|06STATE1207","P 140926Z MAR 06
    FM AMEMBASSY PORT ALDER
    ","C O N F I D E N T I A L PORT ALDER 000412

    SUBJECT: THE \"HERRING\" TALKS
    "

Row, date (month first), identifier, origin, classification, references parted by bars, transmission heading, text. Line ends
stand as they are; a quote in a text is escaped by a backslash, as is the backslash. Copies that a spreadsheet saved again
double the quote instead and leave the short columns bare; both are read. Some rows have lost an escape: a quote is then taken
as the text's own where no comma or line end follows. The text made of a row ("csv8/1") is the heading, an empty line, the text.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from reftel.corpus.decoding import decode
from reftel.telegram import Published

_BEGINS: Final = (
    rb"(?P<quote>\"?)(?P<row>\d{1,9})(?P=quote),(?P=quote)\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}(?::\d{2})?(?P=quote),"
    rb"(?P=quote)(?P<identifier>[^\",\s][^\",\r\n]{2,63})(?P=quote),"
)
FIRST_ROW: Final = re.compile(rb"(?:\xef\xbb\xbf)?" + _BEGINS)
NEXT_ROW: Final = re.compile(rb"\n" + _BEGINS)
"""How a row begins, at the beginning of a table and after a line end. No line of a text does: its quotes are escaped."""

LONGEST_START: Final = 128
"""Bytes that `NEXT_ROW` can take at most."""

_COLUMN_NAMES: Final = re.compile(rb"(?:[^,\r\n]{0,64},){7}[^,\r\n]{0,64}\r?\n")

_SHORT: Final = r"(?:\"([^\"\r\n]*+)\"|([^\",\r\n]*+)),"
_END: Final = r"[ \t]*(?:\r?\n|\Z)"


def _row(quoted: str) -> re.Pattern[str]:
    long = r"(?:\"(" + quoted + r")\"|([^\",\r\n]*+))"
    return re.compile(_SHORT * 6 + long + "," + long + _END, re.DOTALL)


_ESCAPE: Final = re.compile(r"\\([\"\\])")


def _unescaped(field: str) -> str:
    """Take the backslashes off; nearly always they stand before quotes only."""
    return _ESCAPE.sub(r"\1", field) if "\\\\" in field else field.replace('\\"', '"')


def _undoubled(field: str) -> str:
    return field.replace('""', '"')


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[str], str]], ...]] = (
    (_row(r"[^\"\\]*+(?:\\.[^\"\\]*+)*+"), _unescaped),
    (_row(r"[^\"]*+(?:\"\"[^\"]*+)*+"), _undoubled),
    (_row(r"(?:[^\"\\]++|\\.|\"(?![,\r\n]|\Z))*+"), _unescaped),
)
"""The ways of writing a row, in the order in which they are tried, and how a quoted column of each becomes plain."""


class Row(NamedTuple):
    """A row: how many bytes it takes, its text, how it was decoded, what its columns say."""

    length: int
    text: str
    encoding: str
    published: Published


def begins_like_rows(head: bytes) -> bool:
    """Tell by the beginning of a file whether it is in this form, with or without a line of column names."""
    if FIRST_ROW.match(head) is not None:
        return True
    names = _COLUMN_NAMES.match(head)
    return names is not None and NEXT_ROW.match(head, names.end() - 1) is not None


def parse_row(data: bytes) -> Row | None:
    """Read the row that `data` begins with, None where it is none: a quote is missing, or the columns are not eight."""
    decoded, encoding = decode(data)
    for form, made_plain in _FORMS:
        match = form.match(decoded)
        if match is not None:
            fields = [
                bare if quoted is None else made_plain(quoted)
                for quoted, bare in zip(match.groups()[::2], match.groups()[1::2], strict=True)
            ]
            rest = decoded[match.end() :]
            return Row(
                len(data) - len(rest.encode(encoding.removesuffix("-sig"))), _text(fields), encoding, _published(fields)
            )
    return None


def extract_row(data: bytes) -> tuple[str, str]:
    """Return the text of a stored row and its encoding; of bytes that are no row, all of them."""
    row = parse_row(data)
    return decode(data) if row is None else (row.text, row.encoding)


def _text(fields: list[str]) -> str:
    heading = fields[6].rstrip("\r\n")
    return f"{heading}\n\n{fields[7]}" if heading.strip() else fields[7]


def _published(fields: list[str]) -> Published:
    _, created, identifier, origin, classification, references, _, _ = (field.strip() for field in fields)
    return Published(
        identifier=identifier or None,
        created=created or None,
        classification=classification or None,
        origin=origin or None,
        references=tuple(each for each in map(str.strip, references.split("|")) if each),
    )
