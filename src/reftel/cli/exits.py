"""Exit codes: one table from faults to numbers. A test finds a fault that is missing from it."""

from typing import Final

from reftel.errors import (
    AccessDenied,
    Ambiguous,
    ArchiveError,
    ConfigError,
    DraftError,
    LimitExceeded,
    NotFound,
    QueryError,
    ReftelError,
    StatementError,
    TelegramError,
)

DONE: Final = 0
FINDINGS: Final = 1
USAGE: Final = 2
NOT_FOUND: Final = 3
AMBIGUOUS: Final = 4
ARCHIVE: Final = 5
OWN_FAULT: Final = 70
INTERRUPTED: Final = 130

TABLE: Final[tuple[tuple[type[ReftelError], int], ...]] = (
    (LimitExceeded, FINDINGS),
    (TelegramError, FINDINGS),
    (DraftError, FINDINGS),
    (QueryError, USAGE),
    (StatementError, USAGE),
    (ConfigError, USAGE),
    (AccessDenied, NOT_FOUND),
    (NotFound, NOT_FOUND),
    (Ambiguous, AMBIGUOUS),
    (ArchiveError, ARCHIVE),
)
"""(fault, exit code). Denied and absent look the same."""


def exit_code(error: ReftelError) -> int:
    """Return the exit code of a fault: that of the first class of the table that it belongs to."""
    return next((code for kind, code in TABLE if isinstance(error, kind)), ARCHIVE)
