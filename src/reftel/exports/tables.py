"""Tables: CSV that no spreadsheet takes for formulas, and Parquet."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

from reftel.archive.values import Whole
from reftel.errors import ConfigError
from reftel.exports.rows import COLUMNS, row_of

_STARTS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so is run by spreadsheets. Source: OWASP, CSV Injection."""

_GROUP_ROWS: Final = 5_000
"""Rows of one group of a Parquet file: some 50 MB of text in memory."""


def csv_lines(wholes: Iterable[Whole]) -> Iterator[bytes]:
    """Yield a table in UTF-8, its heading first."""
    for row in chain([COLUMNS], map(row_of, wholes)):
        line = io.StringIO(newline="")
        csv.writer(line).writerow(map(safe_cell, row))
        yield line.getvalue().encode("utf-8", "backslashreplace")


def safe_cell(value: str) -> str:
    """Return a cell that a spreadsheet shows and does not run: with an apostrophe in front, where it begins like a formula."""
    return f"'{value}" if value.startswith(_STARTS_FORMULA) else value


def write_parquet(wholes: Iterable[Whole], path: Path) -> None:
    """Write a Parquet file, group by group. Needs `pip install 'reftel[parquet]'`."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ConfigError(
            "Parquet files need the library pyarrow, which is not installed",
            next_step="Install it with: pip install 'reftel[parquet]'",
        ) from error
    schema = pa.schema([(name, pa.string()) for name in COLUMNS])
    rows = map(row_of, wholes)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP_ROWS)):
            columns = zip(*([_encodable(value) for value in row] for row in group), strict=True)
            writer.write_table(pa.table(dict(zip(COLUMNS, map(list, columns), strict=True)), schema=schema))


def _encodable(value: str) -> str:
    """Return a value without lone surrogates, which stand for bytes that were no text."""
    return value.encode("utf-8", "backslashreplace").decode("utf-8")
