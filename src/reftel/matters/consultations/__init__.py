"""Consultations between states: what a text proposes for a standing body, what people make of it, when it meets, what is owed.

The rules that read prose are loaded when they are first asked for.
"""

from typing import TYPE_CHECKING, Any

from reftel.matters.consultations.values import Suggestion

if TYPE_CHECKING:
    from reftel.matters.consultations.suggest import may_propose, suggest_consultation


def __getattr__(name: str) -> Any:
    if name not in {"may_propose", "suggest_consultation"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from reftel.matters.consultations import suggest

    return getattr(suggest, name)


__all__ = ["Suggestion", "may_propose", "suggest_consultation"]
