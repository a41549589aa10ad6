from collections.abc import Callable

import msgspec
import pytest

from reftel.corpus import LIMITS, Item, Ledger, Rejected, extract, parse_item, read
from reftel.corpus.documents.tei import MAX_XML_DEPTH, parse_element, read_document
from reftel.corpus.documents.tei_reader import TeiReader, find_documents
from reftel.errors import TelegramError
from reftel.telegram import Published

Reading = Callable[..., list[Item | Rejected]]

TELEGRAM = """<div type="document" xml:id="d1" n="1">
  <note rend="inline" type="source">741.22/76: Telegram</note>
  <head><hi>The Minister in Marrow Coast</hi> (<persName type="from">Quill</persName>) to the
     <gloss type="to">Secretary of State</gloss></head>
  <dateline><placeName>Port Alder</placeName>, <date when="1932-03-18T12:00:00">March 18, 1932—noon.<lb/>[Received 6 p.m.]</date></dateline>
  <p>161. My 160, March 17, 11 a.m.<note n="1" xml:id="d1fn1">Not <hi>printed</hi>.</note> The nets
     stay.</p>
  <table><row><cell>cod</cell><cell>4</cell></row></table>
  <closer><signed>Quill</signed></closer>
  <frus:attachment><p>An enclosed text.</p></frus:attachment>
</div>"""
LETTER = '<div type="document" xml:id="d2" n="2"><head>Mr. Quill to Mr. Ostler.</head><p>Sir: I mailed it.</p></div>'
VOLUME = f"""<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="frus.rng"?>
<!-- a volume -->
<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0" xml:id="mc1932">
<teiHeader><title>The Fisheries of Marrow Coast</title></teiHeader><text><body><div type="chapter"><head>Nets</head>
{TELEGRAM}
{LETTER}
</div></body></text></TEI>
"""
TEXT = """741.22/76: Telegram

The Minister in Marrow Coast (Quill) to the Secretary of State

Port Alder, March 18, 1932—noon.
[Received 6 p.m.]

161. My 160, March 17, 11 a.m.1 The nets stay.

cod4

Quill

An enclosed text.

1 Not printed.
"""


def test_a_telegram_of_a_volume_is_an_item(read_bytes: Reading) -> None:
    (item,) = read_bytes(VOLUME.encode(), "mc1932.xml")
    assert isinstance(item, Item)
    assert item.text == TEXT
    assert item.data.decode() == TELEGRAM
    assert VOLUME.encode()[slice(*item.source.extent)] == item.data
    assert (item.reader, item.source.extractor) == ("frus-tei", "frus-tei/1")
    assert extract("frus-tei/1", item.data) == (item.text, item.encoding)


def test_the_markup_is_what_the_publisher_says(read_bytes: Reading) -> None:
    (item,) = read_bytes(VOLUME.encode())
    assert isinstance(item, Item)
    assert item.published == Published(
        identifier="mc1932/d1",
        created="1932-03-18T12:00:00",
        title="The Minister in Marrow Coast (Quill) to the Secretary of State",
    )
    telegram = parse_item(item)
    assert (telegram.serial_text, telegram.signature) == ("161", "Quill")
    assert [finding.code for finding in telegram.findings if finding.code.startswith("RT7")] == []


def test_another_date_in_the_markup_is_a_finding(read_bytes: Reading) -> None:
    (item,) = read_bytes(VOLUME.replace("1932-03-18T12", "1923-03-18T12").encode())
    assert isinstance(item, Item)
    assert "RT702" in [finding.code for finding in parse_item(item).findings]


def test_what_is_no_telegram_is_the_publishers(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("tei") / "volume.xml"
    path.write_text(VOLUME, encoding="utf-8")
    ledger = Ledger()
    list(read([path], ledger=ledger))
    assert ledger.furniture == {
        "parts of a volume around its documents": 3,
        "documents of a volume that are no telegrams": 1,
    }
    sums = ledger.by_reader["frus-tei"]
    assert (sums.item_bytes, sums.missing_bytes, ledger.unbalanced) == (len(TELEGRAM.encode()), 0, 0)


@pytest.mark.parametrize(
    ("division", "expected"),
    [
        (TELEGRAM, True),
        (LETTER, False),
        ("<div><p>[Telegram.]</p><p>Nets.</p></div>", True),
        ("<div><p>(Cablegram.)</p></div>", True),
        (
            "<div><head>12. Telegram From the Embassy in Marrow Coast to the Department of State</head><p>x</p></div>",
            True,
        ),
        ("<div><head>12. Airgram A-4 From the Embassy</head><p>x</p></div>", True),
        ("<div><head>12. Memorandum on a telegram</head><p>x</p></div>", False),
        ("<div><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>x</p><p>[Telegram.]</p></div>", False),
        ("<div/>", False),
    ],
    ids=["source note", "letter", "in brackets", "cablegram", "title", "airgram", "memorandum", "too late", "empty"],
)
def test_telegrams_are_told_by_their_heading(division: str, expected: bool) -> None:
    assert read_document(parse_element(division.encode())).is_telegram is expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (VOLUME, True),
        ("\ufeff" + VOLUME, True),
        ("<TEI>", True),
        ("<tei:TEI xmlns:tei='x'>", True),
        ("<?xml version='1.0'?><!DOCTYPE TEI SYSTEM 'x'><TEI>", True),
        ("<TEIX>", False),
        ("<?xml version='1.0'?><volume><TEI>", False),
        ("TEI", False),
    ],
    ids=["a volume", "with a mark", "bare", "with a prefix", "with a document type", "other", "inside", "text"],
)
def test_volumes_are_told_by_their_first_element(head: str, expected: bool) -> None:
    assert TeiReader().recognises(head.encode(), "x") is expected


@pytest.mark.parametrize(
    ("volume", "reason"),
    [
        (VOLUME.replace("</div></body>", "</body>"), "no well-formed XML (mismatched tag, line 18)"),
        (VOLUME[:-200], "no well-formed XML"),
        ("<TEI><p>x</p></TEI>", "without divisions"),
        (VOLUME.replace("<TEI ", '<!DOCTYPE TEI [<!ENTITY x "y">]><TEI '), "declares entities"),
        (VOLUME.replace("<TEI ", '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI '), "declares entities"),
        (VOLUME.replace("My 160", "&x;"), "undefined entity"),
        ("<TEI>" + "<div type='document'>" * (MAX_XML_DEPTH + 1), f"elements inside elements = {MAX_XML_DEPTH}"),
        ("<TEI>" + "<p>" * 1_000_000, f"elements inside elements = {MAX_XML_DEPTH}"),
    ],
    ids=[
        "not closed",
        "cut",
        "no documents",
        "an entity",
        "a file as an entity",
        "an entity that is not declared",
        "nested documents",
        "nested without end",
    ],
)
def test_a_volume_that_is_broken_or_hostile_is_refused(volume: str, reason: str, read_bytes: Reading) -> None:
    (refused,) = read_bytes(volume.encode())
    assert isinstance(refused, Rejected)
    assert reason in refused.reason


def test_a_volume_over_the_limit_is_refused(read_bytes: Reading) -> None:
    (refused,) = read_bytes(VOLUME.encode(), "x.xml", msgspec.structs.replace(LIMITS, input_bytes=500))
    assert isinstance(refused, Rejected)
    assert "bytes of one text = 500" in refused.reason


def test_a_document_in_a_document_belongs_to_the_outer_one() -> None:
    inner = b'<TEI><div type="document"><div type="document"><p>x</p></div></div><div type="document" n="a>b"/></TEI>'
    assert [inner[start:end] for start, end in find_documents(inner).places] == [
        b'<div type="document"><div type="document"><p>x</p></div></div>',
        b'<div type="document" n="a>b"/>',
    ]


def test_what_is_no_element_is_an_error() -> None:
    with pytest.raises(TelegramError, match="no well-formed XML"):
        parse_element(b"<div>")


def test_other_encodings_are_read(read_bytes: Reading) -> None:
    volume = VOLUME.replace("UTF-8", "windows-1252").replace("nets\n", "nêts\n").encode("cp1252")
    (item,) = read_bytes(volume)
    assert isinstance(item, Item)
    assert "nêts stay" in item.text
    assert item.encoding == "cp1252"
