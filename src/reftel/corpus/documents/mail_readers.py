"""Readers of mail: single mails (`.eml`, the files of a Maildir) and mboxes. What is attached is read as a member of the mail."""

import hashlib
import io
from collections.abc import Iterator, Mapping

from reftel.codes import TelegramKind
from reftel.corpus.documents.copied_page import parse_page
from reftel.corpus.documents.cutting import cut_text
from reftel.corpus.documents.mail_headers import MILITARY, HeaderField, is_mail
from reftel.corpus.documents.mail_message import Mail, parse_mail, part_bytes, part_name
from reftel.corpus.documents.mbox import find_mails, is_mbox
from reftel.corpus.extractors import MAIL, Extractor, named
from reftel.corpus.inputs import Input, Job, read_whole
from reftel.corpus.seam import Holds
from reftel.corpus.values import MAIL_READER, Item, Rejected
from reftel.errors import LimitExceeded, TelegramError
from reftel.telegram import Published, Source

_CHUNK = 1024 * 1024


class MailReader:
    """Reads one mail: the telegrams in its body, then what is attached to it."""

    name = MAIL_READER
    what = "a mail, as programs save it (`.eml`) and a Maildir keeps it: a header with fields that only mail has"
    holds = Holds.TEXTS
    extractors: Mapping[str, Extractor] = named(MAIL)

    def recognises(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - one signature for all readers
        """Tell whether the input is a mail."""
        return is_mail(head)

    def read(self, source: Input, job: Job) -> Iterator[Item | Rejected]:
        """Yield the items of the body, all with the bytes of the whole mail, and what the attached parts hold."""
        data = read_whole(source, job.limits)
        place = Source(
            path=source.path,
            member=source.member,
            extent=(0, len(data)),
            sha256=hashlib.sha256(data).hexdigest(),
            extractor=MAIL,
        )
        yield from read_mail(data, place, source, job)


class MboxReader:
    """Reads an mbox as a stream: its mails one after the other, each with its own range of bytes."""

    name = "mbox"
    what = "an mbox of any dialect: a `From ` line, then a mail"
    holds = Holds.TEXTS
    extractors: Mapping[str, Extractor] = named(MAIL)

    def recognises(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - one signature for all readers
        """Tell whether the input is an mbox."""
        return is_mbox(head)

    def read(self, source: Input, job: Job) -> Iterator[Item | Rejected]:
        """Yield what the mails hold, in order. A mail that cannot be read is refused, and the others are read."""
        sha256 = _sha256_of(source)
        for number, (start, end) in enumerate(find_mails(source.stream, source.size), start=1):
            try:
                if end - start > job.limits.input_bytes:
                    raise LimitExceeded("bytes of one mail", job.limits.input_bytes)
                source.stream.seek(start)
                data = source.stream.read(end - start)
                place = Source(
                    path=source.path, member=source.member, extent=(start, end), sha256=sha256, extractor=MAIL
                )
                yield from read_mail(data, place, source, job, prefix=f"mail-{number}/")
            except TelegramError as error:
                reason = f"mail {number:,} of the mbox, from byte {start:,} on: {error.reason}"
                yield source.refuse(reason, error.next_step, extent=(start, end))


def read_mail(data: bytes, place: Source, source: Input, job: Job, *, prefix: str = "") -> Iterator[Item | Rejected]:
    """Yield the items of one mail and of what is attached to it; raise `TelegramError` where it cannot be read."""
    mail = parse_mail(data, job.limits)
    yield from _body_items(mail, data, place)
    if not mail.attached:
        return
    inside = job.inside()
    for number, part in enumerate(mail.attached, start=1):
        content = part_bytes(part)
        job.budget.take_member()
        job.budget.take_bytes(len(content))
        name = prefix + part_name(part, number)
        yield from job.dispatch(Input(source.path, source.member_path(name), io.BytesIO(content), len(content)), inside)


def _body_items(mail: Mail, data: bytes, place: Source) -> Iterator[Item]:
    """Yield one item for each telegram of the body; one for the whole mail where it has none."""
    start, end = mail.body
    body = mail.text[start:end]
    said = _published(mail.fields)
    pieces = [(start + at, start + to) for at, to in cut_text(body)] if body.strip() else []
    if said is None and not _holds_telegram(body):
        pieces, said = [(0, end)], _sent(mail.fields)
    for at, to in pieces or [(0, end)]:
        page = parse_page(mail.text[at:to])
        yield Item(
            source=place,
            data=data,
            encoding=mail.encoding,
            text=mail.text,
            extent=(at, to) if page is None else (at + page.extent[0], at + page.extent[1]),
            published=said if page is None else page.published,
            reader=MAIL_READER,
        )


def _holds_telegram(body: str) -> bool:
    from reftel import wire  # late: who only reads an archive parses nothing

    return any(wire.parse(body[at:to]).kind is not TelegramKind.UNRECOGNISED for at, to in cut_text(body))


def _published(fields: tuple[HeaderField, ...]) -> Published | None:
    """Return what the header of a military mail says of its telegram, None for any other mail."""
    if not any(name.lower().startswith(MILITARY) for name, _ in fields):
        return None
    from reftel import wire  # late: who only reads an archive parses nothing

    return wire.published_from_fields(fields)


def _sent(fields: tuple[HeaderField, ...]) -> Published:
    """Return when a mail that is no telegram was sent, and about what. Of a mail with a telegram in it this says nothing."""
    values = {name.lower(): value for name, value in reversed(fields)}
    from reftel import wire  # late: who only reads an archive parses nothing

    return Published(created=wire.parse_mail_date(values.get("date", "")), title=values.get("subject") or None)


def _sha256_of(source: Input) -> str:
    digest = hashlib.sha256()
    while chunk := source.stream.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
