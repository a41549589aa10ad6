"""PDFs: the text layer, its pages, and every way in which a file can refuse to be read."""

import importlib.util
import time
import zlib
from collections.abc import Callable

import msgspec
import pytest

from reftel.corpus import LIMITS, Item, Rejected, extract, pages_of, parse_item
from reftel.corpus.documents import pdf_child
from reftel.corpus.documents.pdf_reader import PdfReader
from tests.corpus.conftest import SECOND, TELEGRAM
from tests.corpus.pdfs import paged, pdf

Reading = Callable[..., list[Item | Rejected]]


def only(outcome: list[Item | Rejected]) -> Item:
    (found,) = outcome
    assert isinstance(found, Item), found
    return found


def refused(outcome: list[Item | Rejected]) -> Rejected:
    (found,) = outcome
    assert isinstance(found, Rejected), found
    return found


def test_a_telegram_is_read_from_the_text_layer(read_bytes: Reading) -> None:
    item = only(read_bytes(pdf(paged(TELEGRAM))))
    telegram = parse_item(item)
    assert (telegram.mrn, telegram.subject) == (
        "06PORTALDER412",
        "MARROW COAST WANTS THE HERRING TALKS MOVED TO SALTMERE",
    )
    assert [getattr(block, "number", None) for block in telegram.body] == [1, 2]
    assert (item.source.extractor, item.source.pages) == ("pdf-text/1", (1, 1))


def test_lines_that_stand_apart_are_parted_by_an_empty_one(read_bytes: Reading) -> None:
    text = only(read_bytes(pdf([["SUBJECT: HERRING", "AND COD", "", "1. Fish.", "", "2. Ships."]]))).text
    assert text == "SUBJECT: HERRING\nAND COD\n\n1. Fish.\n\n2. Ships."


def test_a_hyphen_at_the_end_of_a_line_is_kept(read_bytes: Reading) -> None:
    assert only(read_bytes(pdf([["a well-", "known fish"]]))).text == "a well-\nknown fish"


def test_the_pages_of_a_telegram_are_known(read_bytes: Reading) -> None:
    item = only(read_bytes(pdf(paged(TELEGRAM, 12))))
    assert parse_item(item).mrn == "06PORTALDER412"
    assert item.source.pages == (1, 2)
    at = item.text.index("ACTION REQUEST")
    assert pages_of("pdf-text/1", item.text, (at, at + 14)) == (2, 2)
    assert pages_of("text/1", item.text, (at, at + 14)) is None


def test_several_telegrams_are_told_apart_and_have_their_pages(read_bytes: Reading) -> None:
    found = read_bytes(pdf([*paged(TELEGRAM, 12), *paged(SECOND)]))
    items = [item for item in found if isinstance(item, Item)]
    assert [(parse_item(item).mrn, item.source.pages) for item in items] == [
        ("06PORTALDER412", (1, 2)),
        ("06PORTALDER415", (3, 3)),
    ]
    assert {item.source.extent for item in items} == {(0, len(items[0].data))}


def test_without_a_text_layer_a_pdf_is_refused(read_bytes: Reading) -> None:
    found = refused(read_bytes(pdf([[], []])))
    assert found.reason == "a PDF without a text layer: its pages are pictures"
    assert found.next_step.startswith("No text; run OCR first")


def test_pages_without_text_are_named_and_the_others_read(read_bytes: Reading) -> None:
    item, gap = read_bytes(pdf([*paged(TELEGRAM), [], []]))
    assert isinstance(item, Item)
    assert isinstance(gap, Rejected)
    assert gap.reason == "pages 2, 3 without text; the other pages were read"
    assert "OCR" in gap.next_step


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(paged(TELEGRAM))[:300], "damaged"),
        (b"%PDF-1.7\n", "damaged"),
        (
            pdf(paged(TELEGRAM), extra="/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P 0 >> /ID [(a) (b)]"),
            "password",
        ),
    ],
    ids=["cut short", "header only", "encrypted"],
)
def test_broken_and_locked_files_are_refused(data: bytes, reason: str, read_bytes: Reading) -> None:
    found = refused(read_bytes(data))
    assert reason in found.reason
    assert found.next_step


@pytest.mark.parametrize(
    ("limits", "reason"),
    [({"pdf_pages": 1}, "pages of one PDF = 1"), ({"pdf_characters": 100}, "characters of one PDF = 100")],
    ids=["pages", "characters"],
)
def test_limits(limits: dict[str, int], reason: str, read_bytes: Reading) -> None:
    found = refused(read_bytes(pdf(paged(TELEGRAM, 12)), limits=msgspec.structs.replace(LIMITS, **limits)))
    assert reason in found.reason


def test_without_the_library_one_sentence_says_what_to_install(
    read_bytes: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    found = refused(read_bytes(pdf([["x"]])))
    assert "not installed" in found.reason
    assert "pip install 'reftel[pdf]'" in found.next_step


def bomb(size: int) -> bytes:
    """Return a PDF whose page unpacks to `size` bytes of drawing."""
    packer = zlib.compressobj(9)
    unit = b"(A) Tj " * 10_000
    packed = packer.compress(b"BT /F1 10 Tf 50 750 Td ")
    packed += (
        b"".join(packer.compress(unit) for _ in range(size // len(unit))) + packer.compress(b"ET") + packer.flush()
    )
    plain = pdf([["x"]])
    start, end = plain.index(b"5 0 obj"), plain.index(b"xref\n")
    return (
        plain[:start]
        + f"5 0 obj\n<< /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode()
        + packed
        + b"\nendstream\nendobj\n"
        + plain[end:]
    )


def test_a_page_that_unpacks_without_end_is_refused_within_its_limits(read_bytes: Reading) -> None:
    limits = msgspec.structs.replace(LIMITS, pdf_seconds=5, pdf_memory_bytes=400 * 1024**2)
    data = bomb(200_000_000)
    started = time.monotonic()
    found = refused(read_bytes(data, limits=limits))
    assert "within the limits of 5 seconds and 400 MB" in found.reason
    assert time.monotonic() - started < 12


def test_the_text_is_made_again_from_the_bytes(read_bytes: Reading) -> None:
    item = only(read_bytes(pdf(paged(TELEGRAM, 12))))
    assert extract(item.source.extractor, item.data) == (item.text, item.encoding)


@pytest.mark.parametrize(
    ("head", "expected"),
    [(b"%PDF-1.4", True), (b"\xef\xbb\xbf%PDF-1.4", True), (b"A text\nabout %PDF-1.4", False), (b"", False)],
    ids=["plain", "mark before", "text", "empty"],
)
def test_what_a_pdf_is(head: bytes, expected: bool) -> None:
    assert PdfReader().recognises(head, "x") is expected


@pytest.mark.parametrize(
    ("tops", "expected"),
    [
        ([100.0, 88.0, 76.0], ["a", "b", "c"]),
        ([100.0, 88.0, 50.0], ["a", "b", "", "c"]),
        ([100.0, None, 50.0], ["a", "b", "c"]),
        ([50.0, 100.0, 50.0], ["a", "b", "c"]),
        ([100.0, 100.0, 100.0], ["a", "b", "c"]),
    ],
    ids=["even", "gap", "unknown", "up again", "one height"],
)
def test_room_between_lines(tops: list[float | None], expected: list[str]) -> None:
    assert pdf_child.spaced(["a", "b", "c"], tops) == expected
