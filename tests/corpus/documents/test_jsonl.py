import json
import tracemalloc
from collections.abc import Callable

import msgspec
import pytest

from reftel.corpus import LIMITS, Item, Rejected, extract, parse_item
from reftel.corpus.documents.jsonl import parse_line
from reftel.corpus.documents.jsonl_reader import JsonlReader
from reftel.errors import TelegramError
from reftel.telegram import Published
from tests.corpus.endless import stream_of

Reading = Callable[..., list[Item | Rejected]]

TEXT = "UNCLAS PORT ALDER 000415\n\nSUBJECT: HERRING\n\n1. Herring.\nOSTLER\n"
SAID = {"identifier": "06PORTALDER415", "created": "2006-03-16 10:11", "origin": "Embassy Port Alder"}


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        (SAID, Published(**SAID)),  # type: ignore[arg-type]  # all are strings
        ({}, None),
        ({"mrn": "06PORTALDER415", "date": "2006-03-16", "subject": " HERRING\nSEASON"}, Published(
            identifier="06PORTALDER415", created="2006-03-16", title="HERRING SEASON")),
        ({"id": 415}, Published(identifier="415")),
        ({"id": True, "origin": 4, "tags": 7, "title": "  "}, None),
        ({"tags": "PREL, EFIS;QM"}, Published(tags=("PREL", "EFIS", "QM"))),
        ({"tags": ["PREL", {"code": "QM"}, 4, ""]}, Published(tags=("PREL", "QM"))),
        ({"references": "06VERRIN31|06STATE1207"}, Published(references=("06VERRIN31", "06STATE1207"))),
        ({"refs": [{"mrn": None, "text": "VERRIN 31"}, {"mrn": "06STATE1207"}, {}]}, Published(
            references=("VERRIN 31", "06STATE1207"))),
        ({"boat": "of no meaning", "classification": "SECRET"}, Published(classification="SECRET")),
    ],
    ids=["said", "nothing", "other names", "a number", "other types", "one string of TAGS", "a list of TAGS",
         "references with bars", "references as records", "other fields"],
)  # fmt: skip
def test_the_fields_are_what_the_publisher_says(fields: dict[str, object], published: Published | None) -> None:
    found = parse_line(line(text=TEXT, **fields))
    assert (found.text, found.published) == (TEXT, published)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"text": TEXT}, TEXT),
        ({"body": TEXT}, TEXT),
        ({"text": " ", "content": TEXT}, TEXT),
        ({"heading": "P 161011Z MAR 06\n", "text": TEXT}, f"P 161011Z MAR 06\n\n{TEXT}"),
    ],
    ids=["text", "body", "a blank one", "heading"],
)
def test_the_text_goes_by_several_names(fields: dict[str, object], text: str) -> None:
    assert parse_line(line(**fields)).text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{", "no JSON object"),
        (b"[1]", "no JSON object"),
        (b'{"text": "\xe9"}', "no JSON object"),
        (b'{"text": "\\ud800"}', "no JSON object"),
        (b'{"text": ' + b"[" * 100_000, "no JSON object"),
        (line(identifier="06PORTALDER415"), "an object without a text"),
        (line(text=["a"]), "an object without a text"),
        (line(version_id="3f2a", parser={}, mrn="06PORTALDER415"), "a record without the text that it was read from"),
    ],
    ids=["cut", "a list", "not utf-8", "half a pair", "nested", "no text", "a list of texts", "a bare record"],
)
def test_a_line_that_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(TelegramError) as caught:
        parse_line(data)
    assert reason in caught.value.reason
    assert caught.value.next_step


def test_of_our_own_records_text_and_publisher_count() -> None:
    record = {"version_id": "3f2a", "parser": {}, "mrn": "06PORTALDER999", "text": TEXT, "published": SAID}
    assert parse_line(line(**record)).published == Published(**SAID)  # type: ignore[arg-type]  # all are strings
    assert parse_line(line(**{**record, "published": None})).published is None
    assert parse_line(line(**{**record, "published": [1]})).published is None


def test_lines_become_telegrams_with_their_places(read_bytes: Reading) -> None:
    lines = [line(text=TEXT, **SAID), b"\n", b"{broken\n", line(identifier="x"), line(text="a letter")[:-1]]
    data = b"\xef\xbb\xbf" + b"".join(lines)
    one, broken, empty, last = read_bytes(data, "x.txt")
    assert isinstance(one, Item) and isinstance(last, Item)
    assert isinstance(broken, Rejected) and isinstance(empty, Rejected)
    assert (one.reader, one.encoding, last.encoding) == ("jsonl", "utf-8-sig", "utf-8")
    for item in (one, last):
        assert data[slice(*item.source.extent)] == item.data
        assert extract("jsonl/1", item.data) == (item.text, item.encoding)
    key = parse_item(one).key
    assert key is not None and (key.station, key.serial) == ("PORTALDER", 415)
    assert "line 3 is no JSON object" in broken.reason
    assert "line 4 is an object without a text" in empty.reason
    assert empty.extent is not None and data[slice(*empty.extent)] == lines[3]


def test_a_huge_line_is_passed_over(read_bytes: Reading) -> None:
    limits = msgspec.structs.replace(LIMITS, row_bytes=10_000)
    lines = [line(text=TEXT), line(text="x" * 100_000), line(text=TEXT)]
    one, huge, last = read_bytes(b"".join(lines), "x", limits)
    assert isinstance(one, Item) and isinstance(last, Item)
    assert isinstance(huge, Rejected)
    assert "line 2 has 100,0" in huge.reason
    assert huge.extent == (len(lines[0]), len(lines[0]) + len(lines[1]))


@pytest.mark.parametrize("extra", [-1, 0, 1])
def test_a_line_of_just_the_limit_is_read(extra: int, read_bytes: Reading) -> None:
    lines = [line(text=TEXT), line(text=TEXT)]
    outcome = read_bytes(b"".join(lines), "x", msgspec.structs.replace(LIMITS, row_bytes=len(lines[0]) + extra))
    assert [isinstance(found, Item) for found in outcome] == [extra >= 0] * 2


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (line(text=TEXT), True),
        (line(boat=1, text=TEXT), True),
        (b"\n " + line(mrn="x"), True),
        (line(boat=1, text="x" * 70_000)[:65_536], True),
        (line(boat="x" * 70_000, text=TEXT)[:65_536], True),
        (line(boat=1), False),
        (b'{"boat": {"text": ', True),
        (b"{\n", False),
        (b"{text}", False),
        (b"UNCLAS {", False),
        (b"", False),
    ],
    ids=["text first", "text second", "blanks", "long text", "long other", "no field", "cut", "spread", "braces", "telegram", "empty"],
)  # fmt: skip
def test_json_lines_are_told_by_their_first_line(head: bytes, expected: bool) -> None:
    assert JsonlReader().recognises(head, "x") is expected


def test_100_mb_of_lines_take_little_memory() -> None:
    piece = line(text=TEXT * 500)
    found, ledger = stream_of(piece, 100_000_000 // len(piece))
    tracemalloc.start()
    assert all(isinstance(entry, Item) for entry in found)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000
    assert ledger.unbalanced == 0
    assert ledger.by_reader["jsonl"].items == 100_000_000 // len(piece)
