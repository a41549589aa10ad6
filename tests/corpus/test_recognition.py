"""No format is taken for another: one table of heads, each with the reader that it gets, or the reason why none."""

from collections.abc import Mapping

import pytest

from reftel.corpus.readers import choose_reader
from reftel.corpus.unreadable import Unreadable

CSV = b'"1","3/14/2006 9:26","06PORTALDER412","Embassy Port Alder","CONFIDENTIAL","","P 140926Z MAR 06","UNCLAS"\n'

HEADS = [
    pytest.param(CSV, "csv8", id="eight columns"),
    pytest.param(
        b"id,date,identifier,origin,classification,references,heading,text\n" + CSV, "csv8", id="with column names"
    ),
    pytest.param(b"a,b,c\n1,2,3\n", "text", id="another table"),
    pytest.param(b"1. The ministry said 3/14/2006 9:26, 06PORTALDER412\n", "text", id="a sentence with such values"),
    pytest.param(b'{"text": "UNCLAS"}\n', "jsonl", id="JSON Lines"),
    pytest.param(b'{"boat": 1}\n', "text", id="JSON Lines of something else"),
    pytest.param(b'[{"text": "UNCLAS"}]', None, id="a JSON array"),
    pytest.param(
        b"[1 line not declassified]\n\nUNCLAS PORT ALDER 0004\n", "text", id="a text that begins with a bracket"
    ),
    pytest.param(b"{illegible}\nUNCLAS PORT ALDER 0004\n", "text", id="a text that begins with a brace"),
    pytest.param(b"<?xml version='1.0'?>\n<?xml-model href='x'?>\n<TEI xmlns='y'>", "frus-tei", id="TEI"),
    pytest.param(b"<TEI.2>", "frus-tei", id="an older TEI"),
    pytest.param(b"<?xml version='1.0'?><rss/>", None, id="other XML"),
    pytest.param(b"<?xml version='1.0'?>\n<!DOCTYPE html>\n<html>", "html-page", id="XHTML"),
    pytest.param(b'<html><body><p>{"text": 1}', "html-page", id="HTML"),
    pytest.param(b"From: the ministry\nTo: the harbour\n\nHerring.\n", "text", id="words like fields of mail"),
    pytest.param(b"Identifier\nCreated\nClassification\nOrigin\n06PORTALDER412\n", "text", id="a copied page"),
    pytest.param(b"Message Text\n\nUNCLAS\n", "text", id="a print with attributes"),
    pytest.param(b"PP RUEHC\nDE RUEHQA #0415 1251120\nZNR UUUUU ZZH\n", "text", id="a transmission"),
    pytest.param(b"From RUEHQA to RUEHC\n", "text", id="a first word like a mailbox"),
    pytest.param(b"\x28\xb5\x2f\xfd\x00", "compressed", id="zstd"),
    pytest.param(b"PK\x05\x06" + bytes(18), "zip", id="an empty zip"),
]


@pytest.mark.parametrize(("head", "expected"), HEADS)
@pytest.mark.parametrize("name", ["x", "x.csv", "x.json", "x.eml", "x.xml", "x.txt"])
def test_a_head_gets_its_reader_whatever_the_name(head: bytes, expected: str | None, name: str) -> None:
    reader = choose_reader(head, name)
    got = None if reader is None or isinstance(reader, Unreadable) else reader.name
    assert got == expected


def test_every_sample_is_recognised_by_one_kind_only(samples: Mapping[str, bytes]) -> None:
    from reftel.corpus.readers import BUILT_IN

    for name, data in samples.items():
        asked = [reader.name for reader in BUILT_IN if reader.recognises(data[: 64 * 1024], "x")]
        assert len(asked) <= 1, (name, asked)
