"""One mail: what is its text, what is its telegram, what is attached, and what is refused."""

import time
from collections.abc import Callable

import msgspec
import pytest

from reftel.codes import TelegramKind
from reftel.corpus import LIMITS, Item, Rejected, parse_item
from reftel.corpus.documents.flowed import unflow
from reftel.corpus.documents.html_words import html_words
from reftel.corpus.documents.mail_headers import decode_field, is_mail
from reftel.corpus.documents.mail_message import extract_mail
from tests.corpus.conftest import HTML_PAGE, SECOND, TELEGRAM
from tests.corpus.mails import HEAD, attached, mail, military, multipart, quoted_printable, text_part

Reading = Callable[..., list[Item | Rejected]]


def only(outcome: list[Item | Rejected]) -> Item:
    (found,) = outcome
    assert isinstance(found, Item), found
    return found


def refused(outcome: list[Item | Rejected]) -> Rejected:
    (found,) = outcome
    assert isinstance(found, Rejected), found
    return found


def test_the_telegram_of_a_mail_is_that_of_its_text(read_bytes: Reading) -> None:
    by_mail, plain = only(read_bytes(mail())), only(read_bytes(TELEGRAM.encode(), "plain.txt"))
    telegram = parse_item(by_mail)
    assert (telegram.mrn, telegram.version_id) == ("06PORTALDER412", parse_item(plain).version_id)
    assert by_mail.text[slice(*by_mail.extent)] == TELEGRAM
    assert by_mail.published is None
    assert by_mail.source.extractor == "mail/1"


def test_the_text_begins_with_the_fields_that_people_read(read_bytes: Reading) -> None:
    text = only(read_bytes(mail("Noon.\n"))).text
    assert text == (
        "From: Harbour Desk <keeper@quay.example>\nTo: herring@quay.example\nDate: Tue, 14 Mar 2006 11:00:00 +0100\n"
        "Subject: the telegram you asked for\n\nNoon.\n"
    )


def test_a_mail_without_a_telegram_keeps_its_date_and_subject(read_bytes: Reading) -> None:
    item = only(read_bytes(mail("Noon.\n")))
    assert item.extent == (0, len(item.text))
    assert item.published is not None
    assert (item.published.created, item.published.title) == ("2006-03-14 10:00", "the telegram you asked for")
    assert parse_item(item).kind is TelegramKind.UNRECOGNISED


def test_each_telegram_of_a_body_is_an_item(read_bytes: Reading) -> None:
    found = read_bytes(mail(f"Both are here.\n\n{TELEGRAM}\n{SECOND}"))
    assert [parse_item(item).mrn for item in found if isinstance(item, Item)] == ["06PORTALDER412", "06PORTALDER415"]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (quoted_printable(TELEGRAM.replace("ministry", "ministère"), "iso-8859-1"), "iso8859-1"),
        (quoted_printable(TELEGRAM.replace("ministry", "ministère"), "utf-8"), "utf-8"),
        (mail(TELEGRAM.replace("ministry", "ministère"), "text/plain; charset=no-such-thing"), "utf-8"),
        (mail(TELEGRAM.replace("ministry", "ministère"), "text/plain"), "utf-8"),
        (mail(TELEGRAM.replace("ministry", "ministère"), "text/plain; charset=idna"), "utf-8"),
    ],
    ids=["latin-1", "utf-8", "unknown charset", "no charset", "a charset that is none"],
)
def test_bodies_are_decoded(data: bytes, encoding: str, read_bytes: Reading) -> None:
    item = only(read_bytes(data))
    assert "The harbour ministère asked" in item.text
    assert item.encoding == encoding
    assert extract_mail(item.data) == (item.text, item.encoding)


def test_lines_ended_by_return_and_feed_are_kept(read_bytes: Reading) -> None:
    item = only(read_bytes(mail().replace(b"\n", b"\r\n")))
    assert item.text.endswith("OSTLER\r\n")
    assert parse_item(item).subject == "MARROW COAST WANTS THE HERRING TALKS MOVED TO SALTMERE"


@pytest.mark.parametrize(
    ("flowed", "delete", "joined"),
    [
        ("The boat \nleaves.\n", False, "The boat leaves.\n"),
        ("The boa \nt leaves.\n", True, "The boat leaves.\n"),
        ("> The boat \n> leaves.\nNoon.\n", False, "> The boat leaves.\nNoon.\n"),
        ("> The boat \n>> leaves.\n", False, "> The boat \n>> leaves.\n"),
        (" From here.\n", False, "From here.\n"),
        ("The boat \n-- \nOstler\n", False, "The boat \n-- \nOstler\n"),
        ("ends flowed ", False, "ends flowed "),
        ("", False, ""),
    ],
    ids=["joined", "blank deleted", "quoted", "depths differ", "stuffed", "signature", "end", "empty"],
)
def test_flowed_lines_are_joined(flowed: str, delete: bool, joined: str) -> None:
    assert unflow(flowed, delete_space=delete) == joined


def test_flowed_bodies_are_joined(read_bytes: Reading) -> None:
    item = only(read_bytes(mail("The boat \nleaves.\n", "text/plain; format=flowed")))
    assert item.text.endswith("\n\nThe boat leaves.\n")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>The boat<br>leaves.</p><p>Noon.</p>", "The boat\nleaves.\n\nNoon."),
        ("<div>The <b>bo</b>at</div>\n<div>leaves&nbsp;now</div>", "The boat\nleaves now"),
        ("<style>p { color: red }</style><script>alert(1)</script><p>Noon.</p>", "Noon."),
    ],
    ids=["paragraphs", "inline", "no words of software"],
)
def test_the_words_of_html(page: str, words: str) -> None:
    assert html_words(page.encode()).strip() == words


def test_a_body_in_html_alone_is_read(read_bytes: Reading) -> None:
    lines = "".join(f"<div>{line or '<br>'}</div>" for line in TELEGRAM.split("\n"))
    item = only(read_bytes(mail(f"<html><body>{lines}</body></html>", "text/html; charset=utf-8")))
    assert parse_item(item).mrn == "06PORTALDER412"


def test_a_library_page_as_body_is_read_as_one(read_bytes: Reading) -> None:
    item = only(read_bytes(mail(HTML_PAGE, "text/html; charset=utf-8")))
    assert parse_item(item).subject == "MARROW COAST WANTS THE HERRING TALKS MOVED TO SALTMERE"


def test_of_alternatives_the_plain_one_is_read_and_html_is_no_member(read_bytes: Reading) -> None:
    html = text_part("<p>Other words.</p>", "Content-Type: text/html\n")
    item = only(read_bytes(multipart(text_part(TELEGRAM), html, kind="alternative")))
    assert parse_item(item).mrn == "06PORTALDER412"


def test_attachments_are_members(read_bytes: Reading) -> None:
    data = multipart(
        text_part("Two things."),
        attached("06PORTALDER415.txt", SECOND.encode()),
        attached("logo.png", b"\x89PNG\r\n\x1a\n", "image/png"),
        "Content-Type: message/rfc822\n\n" + mail().decode(),
    )
    found = [item for item in read_bytes(data) if isinstance(item, Item)]
    assert [item.source.member for item in found] == [None, "1-06PORTALDER415.txt", "2"]
    assert [parse_item(item).mrn for item in found] == [None, "06PORTALDER415", "06PORTALDER412"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "1-passwd"),
        ("C:\\x\\a.txt", "1-a.txt"),
        ("a\u202etxt.exe", "1-a_txt.exe"),
        ("a\0b.txt", "1-a_b.txt"),
        ("..", "1"),
        ("x" * 5000, "1-" + "x" * 120),
    ],
    ids=["climbing", "absolute", "turned", "NUL", "dots", "long"],
)
def test_names_of_attachments_are_hints_only(name: str, shown: str, read_bytes: Reading) -> None:
    found = read_bytes(multipart(text_part("See."), attached(name, SECOND.encode())))
    assert [item.source.member for item in found if isinstance(item, Item)] == [None, shown]


def test_mails_inside_mails_have_a_limit(read_bytes: Reading) -> None:
    data = mail("innermost\n")
    for depth in range(6):
        forwarded = "Content-Type: message/rfc822\n\n" + data.decode()
        data = multipart(text_part("see"), forwarded, boundary=f"=_{depth}")
    outcome = read_bytes(data)
    refusals = [found for found in outcome if isinstance(found, Rejected)]
    assert len(outcome) - len(refusals) == LIMITS.nesting + 2
    assert ["archives inside archives" in found.reason for found in refusals] == [True]


def test_a_military_mail_is_a_telegram(read_bytes: Reading) -> None:
    item = only(read_bytes(military()))
    telegram = parse_item(item, spans=True)
    assert (telegram.kind, telegram.mrn, telegram.subject) == (
        TelegramKind.TELEGRAM,
        "06PORTALDER412",
        "Herring talks moved to Saltmere",
    )
    assert item.published is not None
    assert item.published.title == telegram.subject


@pytest.mark.parametrize(
    "head",
    [
        b"UNCLAS PORT ALDER 000415\n\nSUBJECT: X\n",
        b"MRN: 06 PORT ALDER 412\nDate/DTG: Mar 14, 2006 / 140926Z MAR 06\nFrom: AMEMBASSY PORT ALDER\nAction: SECSTATE\n\n",
        b"From: AMEMBASSY PORT ALDER\nTo: SECSTATE WASHDC\nDate: March 14, 2006\n\nX\n",
        b"Subject: Herring\n\n1. Fish.\n",
        b"",
        b"\n\n",
        b"From: a@quay.example\nnot a field\nMessage-ID: <1>\n\n",
    ],
    ids=["telegram", "print", "memorandum", "subject", "empty", "blank", "broken"],
)
def test_what_is_no_mail(head: bytes) -> None:
    assert not is_mail(head)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("=?utf-8?q?H=C3=A9ring?= talks", "Héring talks"),
        ("one\r\n two", "one two"),
        ("a\0b\x1b[31m\u202ec", "a b [31m c"),
        ("h\udcc3\udca9ring", "héring"),
        ("h\udce9ring", "h\ufffdring"),
    ],
    ids=["encoded", "folded", "controls", "raw utf-8", "raw latin-1"],
)
def test_fields_are_decoded_to_one_harmless_line(raw: str, shown: str) -> None:
    assert decode_field("Subject", raw) == shown


def nested(depth: int, lines: int) -> bytes:
    head = b"From: a@b.example\nMessage-ID: <1>\n"
    for n in range(depth):
        head += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)
    return head + b"\n" + b"Herring.\n" * lines


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "field of 10 MB": (lambda: HEAD.encode() + b"X-Long: " + b"a" * 10_000_000 + b"\n\nx", "header"),
    "folded field": (lambda: HEAD.encode() + b"X-Long: a\n" + b" a\n" * 40_000 + b"\nx", "one field"),
    "a million fields": (lambda: HEAD.encode() + b"X: y\n" * 1_000_000 + b"\nx", "header"),
    "deep parts": (lambda: nested(1_000, 1), "nested parts"),
    "lines in nested parts": (lambda: nested(100, 1_000_000), "for each nested part"),
    "empty lines": (lambda: HEAD.encode() + b"\n" * 3_000_000, "lines of one mail"),
    "many parts": (
        lambda: multipart(*[text_part("x")] * (LIMITS.mail_parts + 1)),
        "parts of one mail",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_mail_made_to_keep_a_parser_busy_is_refused(name: str, read_bytes: Reading) -> None:
    make, limit = HOSTILE[name]
    data = make()
    started = time.process_time()
    found = refused(read_bytes(data))
    assert limit in found.reason
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "make",
    [
        lambda: nested(100, 200_000),
        lambda: HEAD.encode() + b"Cc: " + b'"a" ' * 16_000 + b"\n\nx",
        lambda: HEAD.encode() + b"Cc: " + b"(" * 60_000 + b"\n\nx",
        lambda: HEAD.encode() + b"Content-Type: multipart/mixed; " + b"a=b; " * 12_000 + b"\n\nx",
        lambda: HEAD.encode() + b"Content-Type: text/plain; " + b"a*%d*=b; " * 6_000 + b"\n\nx",
        lambda: HEAD.encode() + b"Subject: " + b"=?utf-8?q?a?= " * 4_000 + b"\n\nx",
        lambda: HEAD.encode() + b"\n" + b"a" * 20_000_000,
        lambda: HEAD.encode() + b"Content-Type: text/html\n\n" + b"<div>" * 9_000,
        lambda: HEAD.encode() + b"\0" * 100_000 + b"\n\n\xff\xfe",
    ],
    ids=["nested", "quotes", "brackets", "parameters", "continued", "encoded words", "one line", "deep HTML", "NULs"],
)
def test_strange_mails_take_little_time(make: Callable[[], bytes], read_bytes: Reading) -> None:
    data = make()
    started = time.process_time()
    assert read_bytes(data)
    assert time.process_time() - started < 10


def test_the_limits_of_mail_are_asked_before_it_is_parsed(read_bytes: Reading) -> None:
    limits = msgspec.structs.replace(LIMITS, mail_field_bytes=20)
    assert "one field of a mail's header = 20" in refused(read_bytes(mail(), limits=limits)).reason
