"""Reading what was written: its findings are faults, and so is every value that does not come back."""

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from reftel.errors import DraftError
from reftel.telegram import Finding, Parser, Pointer, Span, Telegram
from reftel.wire.render.checks import fault
from reftel.wire.render.rules import FIELD_OF, binds

LEFT_OUT: Final[Mapping[str, str]] = {
    "version_id": "it is made of the text, and a text may be laid out in several ways",
    "findings": "they are about the text that was read",
    "parser": "it says which grammar read the text",
    "spans": "they are places in the text that was read",
    "source": "it says where the text came from",
    "sources": "they say where the texts came from",
    "published": "it is what a publisher says",
    "pointers[].span": "it is a place in the text that was read",
}
"""What is no part of a telegram's content, so that writing and reading need not keep it; with the reason."""

MAX_DIFFERENCES: Final = 20
"""Differences that are reported: one cause may change every paragraph after it."""

ROOTS: Final = frozenset({"date", "key", "classification", "kind", "sections", "body"})
"""Fields whose faults change how others read; with one of these, what else differs is not reported before it is mended."""


def content_of(telegram: Telegram) -> Telegram:
    """Return the telegram with everything emptied that is no part of its content (LEFT_OUT)."""
    return msgspec.structs.replace(
        telegram,
        version_id="",
        findings=(),
        parser=Parser(grammar="", tables=""),
        spans=msgspec.UNSET,
        source=None,
        sources=(),
        published=None,
        pointers=tuple(_placeless(pointer) for pointer in telegram.pointers),
    )


def _placeless(pointer: Pointer) -> Pointer:
    return msgspec.structs.replace(pointer, span=(0, 0))


def finding_faults(read: Telegram) -> Iterator[DraftError]:
    """Yield a fault for each finding on what was written that binds a writer."""
    spans = read.spans if isinstance(read.spans, tuple) else ()
    for finding in read.findings:
        if binds(finding.code, finding.severity):
            yield DraftError(finding.code, _field_of(finding, spans), finding.message)


def _field_of(finding: Finding, spans: tuple[Span, ...]) -> str:
    """Return the field that a finding is about: that of its rule, else that of its place, empty where neither says it."""
    place = finding.span
    if finding.code in FIELD_OF or place is None:
        return FIELD_OF.get(finding.code, "")
    return next((s.field for s in spans if s.field and s.start < place[1] and place[0] < s.end), "")


def differences(meant: Telegram, read: Telegram) -> list[DraftError]:
    """Return a fault for each value that reads otherwise than it was meant, at most MAX_DIFFERENCES; empty where none does."""
    first, second = content_of(meant), content_of(read)
    if first == second:
        return []
    found: list[DraftError] = []
    _compare(msgspec.to_builtins(first), msgspec.to_builtins(second), "", found)
    return found[:MAX_DIFFERENCES]


def _compare(meant: object, read: object, path: str, found: list[DraftError]) -> None:
    if meant == read or len(found) >= MAX_DIFFERENCES:
        return
    if isinstance(meant, dict) and isinstance(read, dict):
        for name in dict.fromkeys([*meant, *read]):
            _compare(meant.get(name), read.get(name), f"{path}.{name}" if path else str(name), found)
    elif isinstance(meant, list | tuple) and isinstance(read, list | tuple):
        for index, (one, other) in enumerate(zip(meant, read, strict=False)):
            _compare(one, other, f"{path}[{index}]", found)
        if len(meant) != len(read):
            found.append(fault("RD901", path, value=_count(len(meant)), read=_count(len(read))))
    else:
        found.append(fault("RD901", path, value=_around(meant, read), read=_around(read, meant)))


def _count(number: int) -> str:
    return "1 item" if number == 1 else f"{number} items"


def _around(value: object, other: object) -> object:
    """Return a value as far as it differs: of two long texts the stretch where they part."""
    if not (isinstance(value, str) and isinstance(other, str)):
        return value
    pairs = zip(value, other, strict=False)
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(value), len(other)))
    return value if at < 30 else "… " + value[at - 15 : at + 40]  # the sentence shows about sixty characters
