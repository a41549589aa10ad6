"""Consultations between states: what a text proposes for a standing body, and whose words say so."""

from reftel.matters.consultations.suggest import suggest_consultation
from reftel.matters.consultations.values import Suggestion

__all__ = ["Suggestion", "suggest_consultation"]
