"""Precedence: the prosign of format lines 2 and 5, the word on an addressee's line, and what each asks for."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

import msgspec

from reftel.codes.tables import rows
from reftel.codes.vocabulary import Precedence

PROSIGNS: Final[Mapping[str, Precedence]] = MappingProxyType(
    {
        "Z": Precedence.FLASH,
        "O": Precedence.IMMEDIATE,
        "P": Precedence.PRIORITY,
        "R": Precedence.ROUTINE,
    }
)
"""Prosign → precedence, as format line 5 prints it. NIACT IMMEDIATE has the prosign of IMMEDIATE."""

_WORDS: Final[Mapping[str, Precedence]] = MappingProxyType(
    {**{word.value: word for word in Precedence}, "NIACT": Precedence.NIACT_IMMEDIATE}
)


class PrecedenceRow(msgspec.Struct, frozen=True, kw_only=True):
    """One precedence: prosign, the form in format line 2, rank (0 is most urgent) and how fast it is to be handled."""

    prosign: str
    line_form: str
    name: str
    rank: int
    objective: str
    usage: str
    source: str


@cache
def precedences() -> tuple[PrecedenceRow, ...]:
    """Return all precedences, most urgent first; those that State does not use are among them."""
    return tuple(
        PrecedenceRow(
            prosign=row["prosign"],
            line_form=row["fl2_form"],
            name=row["name"],
            rank=int(row["rank"]),
            objective=row["speed_objective"],
            usage=row["state_usage"],
            source=row["source"],
        )
        for row in rows("precedences.csv")
    )


def find_precedence_word(text: str) -> Precedence | None:
    """Return the precedence that the text names as a whole ("NIACT IMMEDIATE", "priority"), None for anything else."""
    found = _WORDS.get(text)
    return found if found is not None else _WORDS.get(" ".join(text.upper().split()))


@cache
def _rows_by_form() -> Mapping[str, PrecedenceRow]:
    found: dict[str, PrecedenceRow] = {}
    for row in sorted(precedences(), key=lambda row: row.name == Precedence.NIACT_IMMEDIATE):
        for form in (row.name, row.prosign, row.line_form):
            found.setdefault(form, row)
    return found


def precedence_meaning(value: str) -> str | None:
    """Say what a precedence asks for, from its word, prosign or doubled prosign ("PP"); None for anything else."""
    key = " ".join(value.upper().split())
    row = _rows_by_form().get("NIACT IMMEDIATE" if key == "NIACT" else key)
    if row is None:
        return None
    speed = f"; to be handled in {row.objective}" if row.objective else ""
    return f"{row.name}{speed}"
