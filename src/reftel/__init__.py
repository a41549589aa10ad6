"""Reftel reads, files, finds and follows up diplomatic telegrams ("cables").

This module is the front door: a dozen names, loaded when they are first asked for, so that
`import reftel` costs nothing and `reftel.parse` needs the standard library and msgspec only.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOME = {
    "parse": "reftel.wire",
    "render": "reftel.wire",
    "check": "reftel.wire",
    "explain": "reftel.wire",
    "join_sections": "reftel.wire",
    "join_telegrams": "reftel.wire",
    "split_telegrams": "reftel.wire",
    "Joined": "reftel.wire",
    "Telegram": "reftel.telegram",
    "Finding": "reftel.telegram",
    "Span": "reftel.telegram",
    "suggest": "reftel.matters",
    "suggest_requests": "reftel.matters",
    "suggest_consultation": "reftel.matters.consultations",
    "read": "reftel.corpus",
    "parse_query": "reftel.search",
    "Viewer": "reftel.access",
    "Archive": "reftel.archive",
    "ReftelError": "reftel.errors",
}

__all__ = [
    "Archive",
    "Finding",
    "Joined",
    "ReftelError",
    "Span",
    "Telegram",
    "Viewer",
    "__version__",
    "check",
    "explain",
    "join_sections",
    "join_telegrams",
    "parse",
    "parse_query",
    "read",
    "render",
    "split_telegrams",
    "suggest",
    "suggest_consultation",
    "suggest_requests",
]

if TYPE_CHECKING:
    from reftel.access import Viewer
    from reftel.archive import Archive
    from reftel.corpus import read
    from reftel.errors import ReftelError
    from reftel.matters import suggest, suggest_requests
    from reftel.matters.consultations import suggest_consultation
    from reftel.search import parse_query
    from reftel.telegram import Finding, Span, Telegram
    from reftel.wire import Joined, check, explain, join_sections, join_telegrams, parse, render, split_telegrams


def __getattr__(name: str) -> Any:
    """Load a public name from its room the first time it is used."""
    if name not in _HOME:
        raise AttributeError(f"module 'reftel' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
