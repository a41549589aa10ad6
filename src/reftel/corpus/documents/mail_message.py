"""One mail to its text ("mail/1"): the fields that are shown, an empty line, the body; and the parts that are members.

The body is the first part in plain text, else the first in HTML (RFC 2046: alternatives stand from plain to rich). Pictures, sounds
and signatures of software are no members; everything else that is attached is.

A mail out of an mbox begins with its `From ` line, which is left out; lines that were quoted with `>` for the mbox lose one of these.
"""

import codecs
import email
import re
from collections.abc import Iterator
from email.message import Message
from typing import Final, NamedTuple

from reftel.corpus.decoding import decode
from reftel.corpus.documents.flowed import unflow
from reftel.corpus.documents.html_page import parse_html_page
from reftel.corpus.documents.html_words import html_words
from reftel.corpus.documents.mail_headers import POLICY, HeaderField, check_header, header_end, shown_fields
from reftel.corpus.values import LIMITS, Limits
from reftel.errors import LimitExceeded, TelegramError

Part = Message
_QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
_FROM: Final = b"From "
_BOUNDARY: Final = re.compile(rb"boundary\s*\*?0?\*?\s*=", re.IGNORECASE)
_DEAR_CODECS: Final = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape"})
"""No mail is written in these, and the time of some grows with the square of the length."""

_NO_MEMBERS: Final = ("image/", "audio/", "video/", "font/")
_SOFTWARE: Final = frozenset(
    "application/pgp-signature application/pgp-encrypted application/pkcs7-signature application/x-pkcs7-signature "
    "application/ms-tnef message/delivery-status message/disposition-notification text/calendar text/css".split()
)
_NAME: Final = re.compile(r"[^\w .()\[\]+,=@-]+")


class Mail(NamedTuple):
    """A mail: its text with the place of the body in it, how the body was decoded, its shown fields, its attached parts."""

    text: str
    body: tuple[int, int]
    encoding: str
    fields: tuple[HeaderField, ...]
    attached: tuple[Part, ...]


def parse_mail(data: bytes, limits: Limits = LIMITS) -> Mail:
    """Read one mail. Raises `LimitExceeded` for one made to keep a parser busy, `TelegramError` where it is nested without end."""
    raw = without_mbox_marks(data)
    check_header(raw, limits)
    _check_parts(raw, limits)
    try:
        message = email.message_from_bytes(raw, policy=POLICY)
        fields = tuple(shown_fields([(name, str(value)) for name, value in message.raw_items()]))
        parts = list(_leaves(message))
        body = _find_body(parts)
        text, encoding = ("", "utf-8") if body is None else body_text(body, limits)
    except RecursionError as error:
        raise TelegramError("a mail whose parts are nested too deep") from error
    if len(parts) > limits.mail_parts:
        raise LimitExceeded("parts of one mail", limits.mail_parts)
    head = "".join(f"{name}: {value}\n" for name, value in fields) + "\n"
    attached = tuple(part for part in parts if part is not body and _is_member(part))
    return Mail(head + text, (len(head), len(head) + len(text)), encoding, fields, attached)


def mail_fields(data: bytes) -> tuple[HeaderField, ...]:
    """Return the shown fields of a mail without reading the rest of it."""
    raw = without_mbox_marks(data[: LIMITS.mail_header_bytes])
    message = email.message_from_bytes(raw[: header_end(raw)], policy=POLICY)
    return tuple(shown_fields([(name, str(value)) for name, value in message.raw_items()]))


def extract_mail(data: bytes) -> tuple[str, str]:
    """Return the text of a mail and how its body was decoded: the extractor "mail/1"."""
    mail = parse_mail(data)
    return mail.text, mail.encoding


def without_mbox_marks(data: bytes) -> bytes:
    """Return the mail without the `From ` line and the quoting that an mbox put in."""
    if not data.startswith(_FROM):
        return data
    raw = data[data.find(b"\n") + 1 :] if b"\n" in data else b""
    return _QUOTED.sub(rb"\1", raw)


def _check_parts(raw: bytes, limits: Limits) -> None:
    """Raise `LimitExceeded` where the library would look too often at too many lines: each boundary is compared with each line."""
    lines = raw.count(b"\n") + raw.count(b"\r")
    if lines > limits.mail_lines:
        raise LimitExceeded("lines of one mail", limits.mail_lines)
    boundaries = sum(1 for _ in _BOUNDARY.finditer(raw))
    if boundaries > limits.mail_boundaries:
        raise LimitExceeded("nested parts of one mail", limits.mail_boundaries)
    if boundaries * lines > limits.mail_comparisons:
        raise LimitExceeded("lines of one mail, for each nested part", limits.mail_comparisons)


def _leaves(part: Part) -> Iterator[Part]:
    """Yield the parts that hold no parts, in order; a forwarded mail is one. Of alternatives the plain one goes before HTML."""
    if part.get_content_type() == "message/rfc822" or not part.is_multipart():
        yield part
        return
    leaves = [leaf for child in _children(part) for leaf in _leaves(child)]
    if part.get_content_type() == "multipart/alternative" and any(_is_inline(leaf, "text/plain") for leaf in leaves):
        leaves = [leaf for leaf in leaves if not _is_inline(leaf, "text/html")]
    yield from leaves


def _children(part: Part) -> list[Part]:
    """Return the parts of a part. Only of one that has some: of others the library decodes the text first, and may fail at it."""
    payload = part.get_payload() if part.is_multipart() else []
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _find_body(parts: list[Part]) -> Part | None:
    return next((part for kind in ("text/plain", "text/html") for part in parts if _is_inline(part, kind)), None)


def _is_inline(part: Part, kind: str) -> bool:
    return part.get_content_type() == kind and part.get_content_disposition() != "attachment"


def _is_member(part: Part) -> bool:
    kind = part.get_content_type()
    return not kind.startswith(_NO_MEMBERS) and kind not in _SOFTWARE


def part_bytes(part: Part) -> bytes:
    """Return what a part holds, its transfer encoding taken off; a forwarded mail as the library writes it."""
    if part.is_multipart():
        inner = _children(part)
        return inner[0].as_bytes(policy=POLICY) if inner else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def part_name(part: Part, number: int) -> str:
    """Return the name of an attached part: what the sender calls it, as far as that is a name; else its number."""
    try:
        given = part.get_filename() or ""
    except (ValueError, LookupError, TypeError, AttributeError):
        given = ""
    base = _NAME.sub("_", given.replace("\\", "/").rsplit("/", 1)[-1]).strip(". ")[:120]
    return f"{number}-{base}" if base else f"{number}"


def body_text(part: Part, limits: Limits = LIMITS) -> tuple[str, str]:
    """Return the text of a body part and the name of its encoding."""
    data = part_bytes(part)
    if part.get_content_type() == "text/html":
        return _html_text(part, data, limits)
    text, encoding = _decoded(part, data)
    if str(part.get_param("format", "")).lower() == "flowed":
        text = unflow(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    return text, encoding


def _html_text(part: Part, data: bytes, limits: Limits) -> tuple[str, str]:
    text, encoding = _decoded(part, data)
    page = text.encode("utf-8", "replace")
    pre = parse_html_page(page, limits).text
    return (pre if pre.strip() else html_words(page)), encoding


def _decoded(part: Part, data: bytes) -> tuple[str, str]:
    """Decode by the declared charset where that works, else as any text is decoded."""
    try:
        charset = codecs.lookup(part.get_content_charset() or "ascii").name
    except (LookupError, ValueError, TypeError):
        charset = "ascii"
    if charset in _DEAR_CODECS or charset == "ascii":
        return decode(data)
    try:
        return data.decode(charset), charset
    except (UnicodeError, LookupError, ValueError):
        return decode(data)
