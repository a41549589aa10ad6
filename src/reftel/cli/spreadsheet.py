"""CSV that a spreadsheet can open without running what stands in it."""

import csv
import io
from collections.abc import Iterable
from typing import Final

from reftel.cli.terminal import print_line

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What begins a formula in the spreadsheet programs. Source: OWASP, CSV Injection."""


def print_csv(rows: Iterable[Iterable[object]]) -> None:
    """Print rows as CSV; texts that a spreadsheet would take for a formula get an apostrophe in front, numbers stay."""
    for row in rows:
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow([harmless(cell) for cell in row])
        print_line(line.getvalue())


def harmless(cell: object) -> object:
    """Return a cell that no spreadsheet runs."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
