"""Mentions of other telegrams: finding them in a string, resolving them with a lookup that is handed in."""

from reftel.references.continuation import begins_list, list_goes_on
from reftel.references.find import FoundReference, parse_references
from reftel.references.frus import find_printed_references
from reftel.references.pointers import find_pointers, lower_same_length, pointer_places, read_pointer
from reftel.references.resolve import Lookup, Resolved, resolve
from reftel.references.years import full_year

__all__ = [
    "FoundReference",
    "Lookup",
    "Resolved",
    "begins_list",
    "find_pointers",
    "find_printed_references",
    "full_year",
    "list_goes_on",
    "lower_same_length",
    "parse_references",
    "pointer_places",
    "read_pointer",
    "resolve",
]
