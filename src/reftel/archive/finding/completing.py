"""Completion: how the last term of a query that is being typed may end, from the language and from what the viewer may read."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from reftel.access import Viewer
from reftel.archive.finding.narrowing import label_of
from reftel.archive.values import Completion
from reftel.search import COMPLETED, Index
from reftel.search.folding import words_of
from reftel.search.query.fields import Field, Kind, fields, fields_by_name
from reftel.search.query.limits import MAX_CHARACTERS, written

_TAIL: Final = re.compile(r'(?:(?P<field>[A-Za-z_]+):)?(?P<quote>["“„«]?)(?P<value>[^\s()"“”„«»:]*)\Z')
"""The term that is being typed. A value of several words is completed by its last word, so none is needed before it."""

_UNASKED: Final = ("station", "tag")
"""Fields whose values are proposed without their names."""

_SHORTEST: Final = 2
"""Letters from which on values are proposed without a field."""

_OF_EACH: Final = 5


def complete(index: Index, viewer: Viewer, beginning: str, *, limit: int) -> tuple[Completion, ...]:
    """Return ways to end a query: fields of the language first, then values, most frequent first."""
    if len(beginning) > MAX_CHARACTERS:
        return ()
    beginning = written(beginning)
    tail = _TAIL.search(beginning)
    if tail is None:  # unreachable: the pattern matches nothing at the end too
        return ()
    before = beginning[: tail.start()]
    if tail["field"] is None:
        found = [] if tail["quote"] else list(_without_field(index, viewer, before, tail["value"]))
        return tuple(found[:limit])
    field = fields_by_name().get(tail["field"].lower())
    if field is None:
        return ()
    opened = f"{before}{tail['field']}:"
    return tuple(_values(index, viewer, field, opened, tail["value"], limit=limit))[:limit]


def _without_field(index: Index, viewer: Viewer, before: str, typed: str) -> Iterator[Completion]:
    sign = typed[:1] if typed[:1] in {"-", "+"} else ""
    word = typed[len(sign) :]
    if not word:
        return
    for field in fields():
        if field.name.startswith(word.lower()):
            yield Completion(query=f"{before}{sign}{field.name}:", label=field.meaning, count=None)
    if len(word) >= _SHORTEST:
        for name in _UNASKED:
            opened = f"{before}{sign}{name}:"
            yield from _values(index, viewer, fields_by_name()[name], opened, word, limit=_OF_EACH)


def _values(index: Index, viewer: Viewer, field: Field, opened: str, typed: str, *, limit: int) -> Iterable[Completion]:
    if field.choices:
        wanted = typed.upper()
        values = dict.fromkeys(value for said, value in field.choices.items() if said.startswith(wanted))
        return [Completion(query=opened + _quoted(value), label=value, count=None) for value in values]
    if field.name not in COMPLETED:
        return []
    found = index.complete(viewer, field.name, _spelled(field, typed), limit=limit)
    return [
        Completion(query=opened + _quoted(value), label=label_of(field.name, value), count=hits)
        for value, hits in found
        if value.isprintable()
    ]


def _spelled(field: Field, typed: str) -> str:
    """Return what was typed as the index spells it."""
    if field.kind is Kind.TEXT:
        return "".join(words_of(typed)[-1:])
    if field.kind is Kind.STATION:
        return "".join(c for c in typed.upper() if "A" <= c <= "Z")
    return typed.upper()


def _quoted(value: str) -> str:
    return value if re.fullmatch(r"[\w./-]+", value) else '"{}"'.format(value.replace('"', ""))
