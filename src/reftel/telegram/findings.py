"""Spans and findings: where something stands in the text, and what was noticed about it."""

from enum import StrEnum

import msgspec

Place = tuple[int, int]
"""Half-open range [start, end) of code points of the text."""


class Severity(StrEnum):
    """How much a finding matters: an error contradicts the format, a warning should be looked at, a note explains."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A piece of the text with its kind.

    `start` and `end` count code points. The spans of a text stand in order, without gap or overlap,
    and cover it whole. `field` is the path of the value that the piece belongs to
    ("action_addressees[0].designator"), or null. A joined value has several spans with one path. `source` is the index of
    the text in `sources`, for a telegram that was joined from several.
    """

    start: int
    end: int
    kind: str
    field: str | None = None
    source: int | msgspec.UnsetType = msgspec.UNSET


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing noticed while reading: a stable code (`RT101`), its severity, the place, one sentence.

    `span` is [start, end) in code points of the text, null where the finding is about the whole telegram.
    The source of each rule stands in the table of findings (`codes`). `source` is the index in `sources` of the text that the
    place is in, for a telegram that was joined from several.
    """

    code: str
    severity: Severity
    span: Place | None
    message: str
    source: int | msgspec.UnsetType = msgspec.UNSET
