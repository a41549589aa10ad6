import inspect

import pytest

from reftel import errors
from reftel.cli.exits import AMBIGUOUS, ARCHIVE, FINDINGS, NOT_FOUND, TABLE, USAGE, exit_code
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
    TelegramError,
)

FAULTS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, ReftelError)]


@pytest.mark.parametrize("kind", [k for k in FAULTS if k is not ReftelError], ids=lambda kind: kind.__name__)
def test_every_fault_stands_in_the_table(kind: type[ReftelError]) -> None:
    assert any(issubclass(kind, row) for row, _ in TABLE)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (TelegramError("it cannot be read", place="a.txt"), FINDINGS),
        (LimitExceeded("members", 3, place="a.zip"), FINDINGS),
        (DraftError("RD101", "date", "it is missing"), FINDINGS),
        (QueryError("a quote is open", query='"a', start=0, end=1), USAGE),
        (ConfigError("the port is taken"), USAGE),
        (NotFound("06VERRIN1"), NOT_FOUND),
        (AccessDenied("no"), NOT_FOUND),
        (Ambiguous("06VERRIN1", ("a", "b")), AMBIGUOUS),
        (ArchiveError("it is damaged"), ARCHIVE),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_codes(error: ReftelError, code: int) -> None:
    assert exit_code(error) == code


def test_denied_and_absent_look_the_same() -> None:
    assert exit_code(AccessDenied("no")) == exit_code(NotFound("x"))
