"""Cutting an mbox: every dialect, in bytes, without holding the file."""

import io
import tracemalloc
from collections.abc import Callable

import msgspec
import pytest

from reftel.corpus import LIMITS, Item, Rejected, parse_item
from reftel.corpus.documents.mbox import find_mails, is_mbox
from tests.corpus.conftest import SECOND
from tests.corpus.mails import attached, mail, mbox, multipart, text_part

Reading = Callable[..., list[Item | Rejected]]

FROM = b"From keeper@quay.example Tue Mar 14 09:26:00 2006\n"
ONE = b"From: a@quay.example\nMessage-ID: <1>\n\n"


def cut(data: bytes) -> list[bytes]:
    return [data[start:end] for start, end in find_mails(io.BytesIO(data), len(data))]


def sized(body: bytes) -> bytes:
    return FROM + ONE[:-1] + b"Content-Length: %d\n\n" % len(body) + body + b"\n"


@pytest.mark.parametrize(
    ("data", "bodies"),
    [
        (FROM + ONE + b"one\n\n" + FROM + ONE + b"two\n", 2),
        (FROM + ONE + b"one\n\n>From the start\n>>From it\n\n" + FROM + ONE + b"two\n", 2),
        (FROM + ONE + b"one\n\nFrom the start at 9:26 in 2006\nthe boat\n\n" + FROM + ONE + b"two\n", 2),
        (FROM + ONE + b"one\nFrom keeper@quay.example Tue Mar 14 09:26:00 2006\nSubject: x\n\n" + FROM + ONE, 2),
        (sized(b"one\n\n" + FROM + b"Subject: quoted in full\n\nx\n") + sized(b"two\n"), 2),
        (sized(b"one\n").replace(b"Content-Length: 4", b"Content-Length: 9999") + FROM + ONE, 2),
        (FROM + ONE + b"one\n\nFrom a@b.example 2006-03-14T09:26:00Z\n" + ONE + b"two\n", 2),
        (FROM + ONE + b"one\n\nFrom a@b.example Tue Mar 14 09:26 CET 2006\n" + ONE + b"two\n", 2),
        (FROM + ONE + b"one\n\nFrom - \n" + ONE + b"two\n", 2),
        ((FROM + ONE + b"one\n\n" + FROM + ONE + b"two\n").replace(b"\n", b"\r\n"), 2),
        (FROM + ONE, 1),
        (FROM, 1),
    ],
    ids=[
        "mboxo",
        "mboxrd",
        "prose",
        "no empty line before",
        "mboxcl2",
        "wrong length",
        "ISO date",
        "zone",
        "lost sender",
        "returns",
        "header only",
        "envelope only",
    ],
)
def test_mails_are_cut_in_every_dialect(data: bytes, bodies: int) -> None:
    pieces = cut(data)
    assert b"".join(pieces) == data
    assert len(pieces) == bodies


def test_quoting_is_taken_off_once(read_bytes: Reading) -> None:
    found = read_bytes(mbox(mail("x\n\n>From the quay\n>>From it\n> From here\n")))
    assert isinstance(found[0], Item)
    assert found[0].text.endswith("x\n\nFrom the quay\n>From it\n> From here\n\n")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (FROM + ONE, True),
        (FROM + b"the boat\n", False),
        (b"From the Ambassador\n\nDear Sir\n", False),
        (b"FROM keeper Tue Mar 14 09:26:00 2006\n" + ONE, False),
    ],
    ids=["mbox", "no header", "letter", "capitals"],
)
def test_what_an_mbox_is(head: bytes, expected: bool) -> None:
    assert is_mbox(head) is expected


def test_a_mail_that_is_refused_does_not_hide_the_others(read_bytes: Reading) -> None:
    hostile = b"From: a@b.example\nMessage-ID: <1>\nX: " + b"a" * 100_000 + b"\n\nx\n"
    data = mbox(mail(), hostile, mail(SECOND))
    first, bad, last = read_bytes(data)
    assert isinstance(first, Item)
    assert isinstance(last, Item)
    assert isinstance(bad, Rejected)
    assert (first.source.extent[1], parse_item(last).mrn) == (len(mbox(mail())), "06PORTALDER415")
    assert bad.extent == (len(mbox(mail())), len(mbox(mail(), hostile)))
    assert bad.reason.startswith(f"mail 2 of the mbox, from byte {len(mbox(mail())):,} on: over the limit")


def test_a_mail_over_the_limit_is_refused_unread(read_bytes: Reading) -> None:
    limits = msgspec.structs.replace(LIMITS, input_bytes=5_000)
    outcome = read_bytes(mbox(mail(), mail("x" * 6_000 + "\n"), mail()), limits=limits)
    assert [type(found) for found in outcome] == [Item, Rejected, Item]


def test_attachments_say_which_mail_they_came_with(read_bytes: Reading) -> None:
    second = multipart(text_part("See."), attached("a.txt", SECOND.encode()))
    found = [item for item in read_bytes(mbox(mail(), second)) if isinstance(item, Item)]
    assert [item.source.member for item in found] == [None, None, "mail-2/1-a.txt"]


def test_an_mbox_is_read_mail_by_mail(tmp_path: pytest.TempPathFactory) -> None:
    one = mbox(mail("The boat leaves at noon.\n" * 40))
    data = io.BytesIO(one * 5_000)
    size = len(one) * 5_000
    tracemalloc.start()
    try:
        count = sum(1 for _ in find_mails(data, size))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 5_000
    assert peak < 2_000_000
