import gzip
import io
import lzma
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from reftel.corpus import LIMITS, Budget, Item, Job, Rejected, extract, parse_item, read
from reftel.corpus.documents.csv8 import begins_like_rows, parse_row
from reftel.corpus.documents.csv8_reader import Csv8Reader
from reftel.corpus.inputs import Input
from reftel.corpus.readers import read_input
from reftel.telegram import Published
from tests.corpus.endless import Endless, stream_of

Reading = Callable[..., list[Item | Rejected]]

HEADING = "P 140926Z MAR 06\nFM AMEMBASSY PORT ALDER\nTO RUEHC/SECSTATE WASHDC PRIORITY 1207\n"
TEXT = 'C O N F I D E N T I A L PORT ALDER 000412\n\nSUBJECT: THE "HERRING" TALKS, AGAIN\n\n1. (C) One\\two, "three".\nOSTLER\n'


def row(number: int = 1, identifier: str = "06PORTALDER412", text: str = TEXT, references: str = "") -> str:
    columns = (
        str(number),
        "3/14/2006 9:26",
        identifier,
        "Embassy Port Alder",
        "CONFIDENTIAL",
        references,
        HEADING,
        text,
    )
    return ",".join('"' + column.replace("\\", "\\\\").replace('"', '\\"') + '"' for column in columns) + "\n"


def doubled(number: int = 1, text: str = TEXT) -> str:
    """A row as a spreadsheet saves it again: quotes doubled, short columns bare, carriage returns."""
    long = (column.replace('"', '""') for column in (HEADING, text))
    return f"{number},3/14/2006 9:26,06PORTALDER412,Embassy Port Alder,CONFIDENTIAL,," + ",".join(
        f'"{column}"' for column in long
    )


SAID = Published(
    identifier="06PORTALDER412",
    created="3/14/2006 9:26",
    classification="CONFIDENTIAL",
    origin="Embassy Port Alder",
    references=("06VERRIN31", "06STATE1207"),
)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (row(), f"{HEADING}\n{TEXT}"),
        (row().replace("\\\\", "\\"), f"{HEADING}\n{TEXT}"),
        (row()[:-1], f"{HEADING}\n{TEXT}"),
        (row()[:-1] + "\r\n", f"{HEADING}\n{TEXT}"),
        (row().replace(HEADING, ""), TEXT),
        (doubled(), f"{HEADING}\n{TEXT}"),
        (doubled() + "\r\n", f"{HEADING}\n{TEXT}"),
        (row().replace('\\"HERRING\\"', '"HERRING"'), f"{HEADING}\n{TEXT}"),
        (row(text="a\r\nb"), f"{HEADING}\na\r\nb"),
        (row(text=""), f"{HEADING}\n"),
        (row(text="café ¶"), f"{HEADING}\ncafé ¶"),
    ],
    ids=[
        "escaped",
        "a backslash that is not escaped",
        "the last row",
        "carriage returns",
        "no heading",
        "doubled",
        "doubled, carriage returns",
        "quotes that are not escaped",
        "carriage returns in the text",
        "no text",
        "other letters",
    ],
)
def test_a_row_gives_heading_and_text(data: str, text: str) -> None:
    read_row = parse_row(data.encode())
    assert read_row is not None
    assert (read_row.text, read_row.length) == (text, len(data.encode()))
    assert read_row.published.identifier == "06PORTALDER412"


def test_the_columns_are_what_the_publisher_says() -> None:
    read_row = parse_row(row(references="06VERRIN31| 06STATE1207|").encode())
    assert read_row is not None
    assert read_row.published == SAID


@pytest.mark.parametrize(
    "data",
    [
        "",
        "1,2,3",
        row().replace('"CONFIDENTIAL",', ""),
        row().replace('"CONFIDENTIAL",', '"CONFIDENTIAL","x",'),
        row()[:-3],
        row().replace('","3/14', '"3/14'),
    ],
    ids=["empty", "three columns", "seven columns", "nine columns", "an open quote", "a lost comma"],
)
def test_what_is_no_row_is_none(data: str) -> None:
    assert parse_row(data.encode()) is None


@given(st.text(alphabet='ab"\\,\né', max_size=40), st.text(alphabet='ab"\\,\n', max_size=10))
def test_every_text_comes_back(text: str, heading: str) -> None:
    data = row(text=text).replace(HEADING, heading.replace("\\", "\\\\").replace('"', '\\"'))
    read_row = parse_row(data.encode())
    assert read_row is not None
    joined = heading.rstrip("\r\n")
    assert read_row.text == (f"{joined}\n\n{text}" if joined.strip() else text)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (row(), True),
        (doubled(), True),
        ("\ufeff" + row(), True),
        ("row,date,identifier,origin,classification,references,heading,text\n" + row(), True),
        ("a,b\n" + row(), False),
        (row().replace("3/14/2006", "2006-03-14"), False),
        (row().replace('"1"', '"one"'), False),
        ("\n" + row(), False),
        ("1,3/14/2006 9:26\n", False),
        (TEXT, False),
        ("", False),
    ],
    ids=[
        "quoted",
        "bare",
        "a byte order mark",
        "column names",
        "two names",
        "another date",
        "no number",
        "after an empty line",
        "two columns",
        "a telegram",
        "empty",
    ],
)
def test_the_form_is_told_by_its_first_row(head: str, expected: bool) -> None:
    assert begins_like_rows(head.encode()) is expected


def test_a_table_becomes_telegrams_with_their_places(read_bytes: Reading) -> None:
    names = "row,date,identifier,origin,classification,references,heading,text\n"
    rows = [row(1), row(2, "06PORTALDER413"), row(3, "06PORTALDER414") + "\n \n"]
    data = (names + "".join(rows)).encode()
    outcome = read_bytes(data)
    items = [found for found in outcome if isinstance(found, Item)]
    assert len(items) == len(outcome) == 3
    assert [item.data.decode() for item in items] == rows
    for item in items:
        assert data[slice(*item.source.extent)] == item.data
        assert (item.reader, item.source.extractor) == ("csv8", "csv8/1")
        assert extract("csv8/1", item.data) == (item.text, item.encoding)
    assert [item.published.identifier for item in items if item.published] == [
        f"06PORTALDER{n}" for n in (412, 413, 414)
    ]
    telegram = parse_item(items[0])
    assert telegram.mrn == "06PORTALDER412"
    assert [finding.code for finding in telegram.findings if finding.code.startswith("RT7")] == []


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (row(2, "06PORTALDER413")[:-3] + "\n", "row 2 (06PORTALDER413)"),
        (row(2, "06PORTALDER413").replace('"CONFIDENTIAL",', ""), "eight columns"),
        (row(2, "06PORTALDER413") + "some words\n", "lines after row 2 (06PORTALDER413)"),
    ],
    ids=["a lost quote", "a lost column", "words between rows"],
)
def test_what_is_wrong_with_a_row_costs_no_other(broken: str, reason: str, read_bytes: Reading) -> None:
    data = (row(1) + broken + row(3, "06PORTALDER414") + row(4)).encode()
    outcome = read_bytes(data)
    (refused,) = [found for found in outcome if isinstance(found, Rejected)]
    assert reason in refused.reason
    assert refused.next_step and refused.extent is not None
    assert refused.extent[1] == len((row(1) + broken).encode())
    assert [found.published.identifier for found in outcome if isinstance(found, Item) and found.published][-2:] == [
        "06PORTALDER414",
        "06PORTALDER412",
    ]
    assert sum(len(found.data) for found in outcome if isinstance(found, Item)) + (
        refused.extent[1] - refused.extent[0]
    ) == len(data)


def test_a_table_that_breaks_off_keeps_what_came_before(read_bytes: Reading) -> None:
    item, refused = read_bytes((row(1) + row(2)[:-20]).encode())
    assert isinstance(item, Item)
    assert isinstance(refused, Rejected)
    assert refused.extent == (len(row(1).encode()), len((row(1) + row(2)[:-20]).encode()))


@pytest.mark.parametrize("at", [0, 1, 2], ids=["first", "in the middle", "last"])
def test_a_huge_row_is_passed_over(at: int, read_bytes: Reading) -> None:
    limits = msgspec.structs.replace(LIMITS, row_bytes=100_000)
    rows = [row(1), row(2, "06PORTALDER413"), row(3, "06PORTALDER414")]
    rows[at] = row(at + 1, "06PORTALDER999", "x" * 3_000_000)
    outcome = read_bytes("".join(rows).encode(), "table", limits)
    assert [isinstance(found, Rejected) for found in outcome] == [number == at for number in range(3)]
    refused = outcome[at]
    assert isinstance(refused, Rejected)
    assert "row " in refused.reason and "06PORTALDER999" in refused.reason and "bytes" in refused.reason
    start = len("".join(rows[:at]).encode())
    assert refused.extent == (start, start + len(rows[at].encode()))


def test_rows_are_decoded_one_by_one(read_bytes: Reading) -> None:
    data = row(1, text="caf\xe9").encode("cp1252") + row(2, text="café").encode()
    one, two = read_bytes(data)
    assert isinstance(one, Item) and isinstance(two, Item)
    assert (one.encoding, two.encoding) == ("cp1252", "utf-8")
    assert one.text == two.text


def test_a_byte_order_mark_belongs_to_the_first_row(read_bytes: Reading) -> None:
    (item,) = read_bytes(b"\xef\xbb\xbf" + row().encode())
    assert isinstance(item, Item)
    assert item.encoding == "utf-8-sig"
    assert extract("csv8/1", item.data) == (item.text, item.encoding)
    assert item.source.extent == (0, len(row().encode()) + 3)


@pytest.mark.parametrize(
    ("piece", "rows", "size"),
    [
        (row(text="1. Herring.\n" * 4_000), 1, 100_000_000),
        (row(text="1. Herring.\n" * 4_000)[:-3] + "\n", 0, 100_000_000),
        (row(text='"' * 30_000), 1, 1_000_000),
        (row(text='\n"1","3/14/2006 9:2' * 2_000), 1, 1_000_000),
    ],
    ids=["long rows", "open quotes", "quotes", "what begins like a row and is none"],
)
def test_a_long_table_takes_little_memory(piece: str, rows: int, size: int) -> None:
    data = piece.encode()
    times = size // len(data)
    found, ledger = stream_of(data, times)
    tracemalloc.start()
    started = time.process_time()
    assert sum(isinstance(entry, Item) for entry in found) == rows * times
    spent = time.process_time() - started
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 16_000_000
    assert spent < 60
    assert ledger.unbalanced == 0
    assert ledger.by_reader["csv8"].size == times * len(data)


def test_one_row_of_100_mb_takes_little_memory() -> None:
    limits = msgspec.structs.replace(LIMITS, row_bytes=1_000_000)
    start = row()[:-2].encode()
    raw = Endless(start + b"x" * (100_000_000 - len(start)), 1)
    tracemalloc.start()
    job = Job(limits, Budget(limits, raw.size), read_input)
    (refused,) = Csv8Reader().read(Input("table", None, io.BufferedReader(raw), raw.size), job)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(refused, Rejected)
    assert refused.extent == (0, raw.size)
    assert peak < 16_000_000


@pytest.mark.parametrize(
    ("ending", "pack"),
    [("xz", lzma.compress), ("gz", gzip.compress), ("zst", zstandard.ZstdCompressor().compress)],
    ids=["xz", "gzip", "zstd"],
)
def test_packed_tables_are_read_alike(ending: str, pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / f"cables.csv.{ending}"
    path.write_bytes(pack((row(1) + row(2)).encode()))
    items = list(read([path]))
    assert [item.source.member for item in items if isinstance(item, Item)] == ["cables.csv", "cables.csv"]
