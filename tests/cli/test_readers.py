"""`reftel readers`, `reftel ledger`, and records that are read back."""

import json
import warnings
from pathlib import Path

import pytest

from reftel.cli.app import tell_of_plugins
from reftel.corpus import parse_item, read
from reftel.corpus.readers import readers
from reftel.corpus.values import Item
from reftel.errors import PluginWarning
from tests.cli.conftest import Reftel
from tests.wire.conftest import PERFECT

VOLUME = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><div type="document" xml:id="d1"><note rend="inline">[Telegram.]</note>'
    "<head>The Minister in Marrow Coast (Quill) to the Secretary of State</head>"
    "<dateline>Port Alder, March 18, 1932.</dateline><p>161. The nets stay.</p></div></TEI>"
)


def test_every_reader_is_listed(reftel: Reftel) -> None:
    ran = reftel("readers")
    assert ran.code == 0
    assert [line.split("\t")[0] for line in ran.out.splitlines()] == [reader.name for reader in readers()]


def test_readers_as_json(reftel: Reftel) -> None:
    rows = json.loads(reftel("readers", "--json").out)
    (csv8,) = (row for row in rows if row["name"] == "csv8")
    assert csv8["extractors"] == ["csv8/1"]
    assert (csv8["holds"], csv8["origin"]) == ("texts", "reftel")
    assert csv8["what"]


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "inputs"
    folder.mkdir()
    (folder / "a.txt").write_text(PERFECT)
    (folder / "b.xml").write_text(VOLUME)
    return folder


def test_the_ledger_adds_up(reftel: Reftel, inputs: Path) -> None:
    ran = reftel("ledger", inputs)
    assert ran.code == 0
    rows = {line.split("\t")[0]: line.split("\t")[1:] for line in ran.out.splitlines() if "\t" in line}
    assert rows["text"][:4] == ["1", "1", f"{len(PERFECT):,}", f"{len(PERFECT):,}"]
    inputs_, items, size, held, furniture, refused, packing = (int(n.replace(",", "")) for n in rows["frus-tei"])
    assert (inputs_, items, size) == (1, 1, len(VOLUME))
    assert held + furniture == size
    assert refused == packing == 0
    assert "publisher's: 2 parts of a volume around its documents" in ran.out
    assert "encodings: 2 utf-8" in ran.out


def test_the_ledger_says_which_texts_are_no_telegrams(reftel: Reftel, inputs: Path) -> None:
    letter = "Dear aunt,\n\nall is well.\n"
    (inputs / "c.txt").write_text(letter)
    assert f"no telegram: 1 items with {len(letter)} bytes" in reftel("ledger", inputs).out
    assert json.loads(reftel("ledger", inputs, "--json").out)["no_telegram"] == {"items": 1, "bytes": len(letter)}
    assert json.loads(reftel("ledger", inputs, "--json", "--quick").out)["no_telegram"] is None
    assert "no telegram" not in reftel("ledger", inputs, "--quick").out


def test_the_ledger_names_what_was_refused(reftel: Reftel, inputs: Path) -> None:
    (inputs / "c.pic").write_bytes(b"\x89PNG\r\n" + bytes(90))
    ran = reftel("ledger", inputs, "--json")
    assert ran.code == 1
    assert "a picture" in ran.err
    report = json.loads(ran.out)
    assert report["readers"]["none"]["refused_bytes"] == report["readers"]["none"]["size"] == 96
    assert report["encodings"] == {"utf-8": 2}


def test_many_refusals_are_counted(reftel: Reftel, inputs: Path) -> None:
    (inputs / "c.jsonl").write_text('{"text": "x"}\n' + "{\n" * 60)
    ran = reftel("ledger", inputs / "c.jsonl")
    assert ran.code == 1
    assert "… and 10 more were refused" in ran.err


def test_accounts_one_by_one(reftel: Reftel, inputs: Path) -> None:
    ran = reftel("ledger", inputs, "--jsonl")
    accounts = [json.loads(line) for line in ran.out.splitlines()]
    assert [(Path(a["path"]).name, a["reader"], a["size"]) for a in accounts] == [
        ("a.txt", "text", len(PERFECT)),
        ("b.xml", "frus-tei", len(VOLUME)),
    ]
    assert reftel("ledger", inputs, "--jsonl", "--json").code == 2


def test_add_says_what_became_of_the_bytes(reftel: Reftel, inputs: Path) -> None:
    ran = reftel("-a", "strait", "add", inputs)
    assert ran.code == 0
    assert f"{len(PERFECT) + len(VOLUME):,} bytes read" in ran.out
    assert "the publisher's" in ran.out


def test_records_with_their_text_are_read_back(reftel: Reftel, telegram_file: Path, tmp_path: Path) -> None:
    ran = reftel("parse", telegram_file, "--jsonl", "--text")
    assert json.loads(ran.out)["text"] == PERFECT
    (tmp_path / "records.jsonl").write_text(ran.out)
    (item,) = read([tmp_path / "records.jsonl"])
    assert isinstance(item, Item)
    assert item.text == PERFECT
    assert parse_item(item).version_id == json.loads(ran.out)["version_id"]
    assert reftel("parse", telegram_file, "--text").code == 2


def test_records_without_their_text_are_refused_with_a_way_out(
    reftel: Reftel, telegram_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "records.jsonl").write_text(reftel("parse", telegram_file, "--jsonl").out)
    ran = reftel("parse", tmp_path / "records.jsonl")
    assert ran.code == 1
    assert "a record without the text that it was read from" in ran.err
    assert "--text" in ran.err


def test_a_broken_plug_in_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        tell_of_plugins()
        warnings.warn(PluginWarning("the reader 'x' of the plug-in 'y' has no name; it is left out"), stacklevel=1)
    assert capsys.readouterr().err.splitlines() == [
        "the reader 'x' of the plug-in 'y' has no name; it is left out.",
        "Update or remove the plug-in.",
    ]
