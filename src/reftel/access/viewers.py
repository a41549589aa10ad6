"""Viewers: who reads. There is no anonymous and no default viewer; every read of the archive names one."""

from dataclasses import dataclass
from typing import Self

from reftel.codes import Classification


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who reads, and what he is trusted with.

    `controls` are the captions he is cleared for ("EXDIS", "UNMARKED"), `offices` his office symbols, `nationality` an
    ISO 3166 code of two letters or null where unknown. From an owner nothing is withheld.
    """

    name: str
    clearance: Classification
    controls: frozenset[str]
    offices: frozenset[str]
    nationality: str | None
    is_owner: bool

    @classmethod
    def owner(cls, name: str) -> Self:
        """Return the person whose machine and archive it is. Made by `cli` and by serving on loopback only."""
        return cls._unlimited(name)

    @classmethod
    def maintenance(cls, reason: str) -> Self:
        """Return the archive itself at work (verifying, rebuilding); `reason` stands in the audit trail."""
        return cls._unlimited(f"maintenance: {reason}")

    @classmethod
    def _unlimited(cls, name: str) -> Self:
        return cls(
            name=name,
            clearance=Classification.TOP_SECRET,
            controls=frozenset(),
            offices=frozenset(),
            nationality=None,
            is_owner=True,
        )
