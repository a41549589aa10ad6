"""Consultations between states, as the archive keeps them: a kind of matter with its parts, in the same statements."""

from reftel.archive.consultations.front import Consultations, CountedList
from reftel.archive.consultations.portfolio import Counted, Falling, Sought
from reftel.archive.consultations.proposals import Bearing, Fate, Offered, Proposal

__all__ = [
    "Bearing",
    "Consultations",
    "Counted",
    "CountedList",
    "Falling",
    "Fate",
    "Offered",
    "Proposal",
    "Sought",
]
