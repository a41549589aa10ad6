"""Consultations between states: what a text proposes for a standing body, what people make of it, when it meets, what is owed.

The rules that read prose are loaded when they are first asked for.
"""

from typing import TYPE_CHECKING, Any

from reftel.matters.consultations.values import Suggestion

if TYPE_CHECKING:
    from reftel.matters.consultations.suggest import suggest_consultation


def __getattr__(name: str) -> Any:
    if name != "suggest_consultation":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from reftel.matters.consultations.suggest import suggest_consultation

    return suggest_consultation


__all__ = ["Suggestion", "suggest_consultation"]
