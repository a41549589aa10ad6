import msgspec
import pytest

from reftel.archive.versions.records import Record, decode_record, encode_record, restore, strip
from reftel.corpus import read_text
from reftel.errors import ArchiveError
from reftel.telegram import Enclosure, Paragraph, walk
from reftel.wire import parse
from tests.archive.cables import telegram

ENCLOSED = telegram(
    412,
    "(U) Summary. The Marrow Coast asks for a lightship. End summary.",
    "(C) The text of the note follows. Begin text:\n\nThe Ministry of Ports has the honor to ask for a lightship.\n\n"
    "It would anchor off Saltmere.\n\nEnd text.",
    "(U) Comment. A lightship costs money. End comment.",
)
NO_TELEGRAM = "Dear Captain Pell,\n\nthe lamp is out.\n"


@pytest.mark.parametrize(
    "text",
    [telegram(412), ENCLOSED, ENCLOSED.replace("\n", "\r\n"), NO_TELEGRAM, ""],
    ids=["plain", "enclosure", "carriage returns", "no telegram", "empty"],
)
def test_record_and_text_give_the_telegram_back(text: str) -> None:
    whole = parse(text, spans=True)
    record = decode_record(encode_record(strip(whole, text)), what="it")
    assert restore(record, text, source=None, published=None) == parse(text)


def test_record_holds_no_prose() -> None:
    data = encode_record(strip(parse(ENCLOSED, spans=True), ENCLOSED))
    for words in (b"asks for a lightship", b"anchor off Saltmere", b"costs money"):
        assert words not in data


def test_text_that_its_spans_do_not_give_is_kept() -> None:
    whole = parse(ENCLOSED, spans=True)
    body = tuple(
        msgspec.structs.replace(block, text="other words") if isinstance(block, Paragraph) else block
        for block in whole.body
    )
    changed = msgspec.structs.replace(whole, body=body)
    record = strip(changed, ENCLOSED)
    again = restore(record, ENCLOSED, source=None, published=None)
    assert [block for _, block, _ in walk(again.body)] == [block for _, block, _ in walk(body)]


def test_source_and_publisher_are_given_anew() -> None:
    source = read_text(telegram(412)).source
    record = strip(msgspec.structs.replace(parse(telegram(412), spans=True), source=source), telegram(412))
    assert record.telegram.source is None
    assert restore(record, telegram(412), source=source, published=None).source == source


def spoilt(record: Record, cuts: tuple[tuple[int, ...], ...]) -> Record:
    return Record(telegram=record.telegram, cuts=cuts)


@pytest.mark.parametrize("cuts", [(), ((1,),)], ids=["too few", "half a place"])
def test_record_that_does_not_fit_is_told(cuts: tuple[tuple[int, ...], ...]) -> None:
    record = strip(parse(telegram(412), spans=True), telegram(412))
    with pytest.raises(ArchiveError, match="does not fit its text"):
        restore(spoilt(record, cuts), telegram(412), source=None, published=None)


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff\xfe", b'{"telegram": 1, "cuts": []}'])
def test_unreadable_record_is_told(data: bytes) -> None:
    with pytest.raises(ArchiveError, match="the record of version 3f2a cannot be read"):
        decode_record(data, what="version 3f2a")


def test_enclosures_keep_their_frame() -> None:
    enclosures = [block for block in parse(ENCLOSED).body if isinstance(block, Enclosure)]
    record = strip(parse(ENCLOSED, spans=True), ENCLOSED)
    kept = [block for block in record.telegram.body if isinstance(block, Enclosure)]
    assert len(enclosures) == 1
    assert [(block.kind, block.voice, block.title) for block in kept] == [
        (block.kind, block.voice, block.title) for block in enclosures
    ]
