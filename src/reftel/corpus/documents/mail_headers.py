"""The header fields of a mail (RFC 5322): where they are, which are shown, how they read. Decoded by the standard library's `email`.

A header is written by a stranger: its size, the number of its fields and the length of each are limited before anything parses it.
"""

import re
from collections.abc import Iterator
from email import policy
from email.headerregistry import HeaderRegistry
from typing import Final

from reftel.corpus.values import Limits
from reftel.errors import LimitExceeded

HeaderField = tuple[str, str]
"""The name as written, and the value, unfolded and decoded."""

SHOWN: Final = frozenset("from sender to cc bcc reply-to date subject organization keywords comments sio-label".split())
"""The fields that stand at the head of a mail's text, with all `MMHS-` ones (RFC 6477). The rest is the relays' and the software's."""

MILITARY: Final = "mmhs-"

_STRONG: Final = frozenset("message-id mime-version received return-path content-type delivered-to x-mailer".split())
"""Fields that no telegram has: one of them makes a header of mail of what might be the lines of a print."""

_DEAR_BYTES: Final = 8 * 1024
"""Values longer than this are shown as they stand: the decoder's time grows with the square of their length."""

_FIELD: Final = re.compile(rb"([!-9;-~]{1,76}):")
_END: Final = re.compile(rb"\r?\n\r?\n")
_UNFOLD: Final = re.compile(r"\r?\n[ \t]*")
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of writing, with which a name can pretend to be another."""

_registry: Final = HeaderRegistry()


def is_mail(head: bytes) -> bool:
    """Tell by the beginning of a file whether it is a mail: nothing but fields up to the first empty line, and mail's own."""
    end = _END.search(head)
    block = head[: end.start()] if end else head
    lines = block.split(b"\n")
    if end is None and len(lines) > 1:
        lines.pop()  # it may be cut off
    names = set()
    for number, line in enumerate(lines):
        if line[:1] in (b" ", b"\t") and number:
            continue
        field = _FIELD.match(line)
        if field is None:
            return False
        names.add(field.group(1).decode("ascii").lower())
    is_sent = {"from", "date"} <= names and b"@" in block
    return "from" in names and (is_sent or bool(names & _STRONG) or any(name.startswith(MILITARY) for name in names))


def header_end(data: bytes) -> int:
    """Return where the header ends: after its empty line, at the end of the bytes where there is none."""
    if data.startswith((b"\n", b"\r\n")):
        return data.index(b"\n") + 1
    end = _END.search(data)
    return len(data) if end is None else end.end()


def check_header(data: bytes, limits: Limits) -> None:
    """Raise `LimitExceeded` where the header of a mail is made to keep a parser busy."""
    end = header_end(data)
    if end > limits.mail_header_bytes:
        raise LimitExceeded("bytes of a mail's header", limits.mail_header_bytes)
    length = 0
    for line in data[:end].split(b"\n"):
        length = length + len(line) if line[:1] in (b" ", b"\t") else len(line)
        if length > limits.mail_field_bytes:
            raise LimitExceeded("bytes of one field of a mail's header", limits.mail_field_bytes)


def shown_fields(pairs: list[tuple[str, str]]) -> Iterator[HeaderField]:
    """Yield the fields that belong to the text, in the order of the header, decoded."""
    for name, raw in pairs:
        if name.lower() in SHOWN or name.lower().startswith(MILITARY):
            yield name, decode_field(name, raw)


def decode_field(name: str, raw: str) -> str:
    """Return the value of a field as one line: unfolded, encoded words decoded, without control characters."""
    unfolded = _UNFOLD.sub(" ", raw).strip()
    value = unfolded
    if "=?" in unfolded and len(unfolded) <= _DEAR_BYTES:
        try:
            value = str(_registry(name, unfolded))
        except (ValueError, LookupError, AttributeError, IndexError, TypeError, RecursionError):
            value = unfolded  # the library's own faults on broken fields
    # Bytes beyond ASCII that nobody encoded come as surrogates: they are UTF-8 or they are not known.
    clean = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(_CONTROLS.sub(" ", clean).split())


POLICY: Final = policy.compat32
"""The structure is read with the older policy: it takes parameters by simple rules, in time that grows with their length.
Values are decoded by the modern one (`headerregistry`), field by field, where they are short enough."""
