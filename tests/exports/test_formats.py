"""Every form, read back by a program that others wrote for it."""

import csv
import io
import json
import zipfile
from pathlib import Path

import bagit
import msgspec
import pyarrow.parquet as pq
import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from reftel.archive import Archive, Collection, Whole
from reftel.archive.references import exporting
from reftel.cli import spreadsheet
from reftel.cli.export import FORMS, STYLES
from reftel.errors import ConfigError
from reftel.exports import FORMATS, export_format, facts_of, tables
from reftel.exports.bag import write_bag
from reftel.exports.bibtex import bibtex_entry
from reftel.exports.rows import COLUMNS
from reftel.exports.tables import safe_cell, write_parquet
from tests.archive.cables import NOW, OWNER
from tests.exports.conftest import EVIL

NUMBERS = ["06PORTALDER412", "06PORTALDER413", "06PORTALDER414"]


def written(form: str, wholes: list[Whole], collection: Collection) -> bytes:
    parts = export_format(form).parts
    assert parts is not None
    return b"".join(parts(wholes, collection))


def test_json_lines_are_the_records(wholes: list[Whole], collection: Collection) -> None:
    records = [json.loads(line) for line in written("jsonl", wholes, collection).splitlines()]
    assert [record["mrn"] for record in records] == NUMBERS
    assert records[1]["references"][0]["mrn"] == NUMBERS[0]


def test_a_table_has_a_row_each_with_the_text(wholes: list[Whole], collection: Collection) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", wholes, collection).decode(), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["mrn"] for row in rows] == NUMBERS
    assert rows[0]["text"] == wholes[0].text[slice(*wholes[0].extent)]
    assert (rows[1]["references"], rows[1]["classification"]) == (NUMBERS[0], "CONFIDENTIAL")


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1"])
def test_no_cell_is_a_formula(value: str) -> None:
    assert safe_cell(value) == f"'{value}"


def test_what_begins_a_formula_is_the_same_everywhere() -> None:
    assert set(spreadsheet.FORMULA) == set(tables._STARTS_FORMULA) == set(exporting._FORMULA)


def test_subjects_that_begin_like_formulas_are_made_safe(wholes: list[Whole], collection: Collection) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", wholes, collection).decode(), newline="")))
    assert wholes[2].telegram.subject == EVIL
    assert rows[2]["subject"] == f"'{EVIL}"


def test_parquet_holds_the_same_rows(wholes: list[Whole], tmp_path: Path) -> None:
    path = tmp_path / "out.parquet"
    write_parquet(wholes, path)
    assert pq.read_table(path).column("mrn").to_pylist() == NUMBERS


def test_texts_can_be_told_apart(wholes: list[Whole], collection: Collection) -> None:
    parts = written("text", wholes, collection).decode().split("\n\f\n")
    assert parts == [whole.text[slice(*whole.extent)] for whole in wholes]


def test_a_zip_holds_a_file_each(wholes: list[Whole], collection: Collection) -> None:
    with zipfile.ZipFile(io.BytesIO(written("zip", wholes, collection))) as packed:
        assert [name.partition("_")[0] for name in packed.namelist()] == NUMBERS
        assert packed.read(packed.namelist()[0]).decode() == wholes[0].text[slice(*wholes[0].extent)]


def test_a_bag_is_valid_and_holds_the_originals(wholes: list[Whole], collection: Collection, tmp_path: Path) -> None:
    write_bag(wholes, tmp_path / "bag", collection, now=NOW)
    bag = bagit.Bag(str(tmp_path / "bag"))
    bag.validate()
    found = sorted((tmp_path / "bag" / "data" / "originals").rglob("06*"))
    assert [path.read_bytes() for path in found] == [whole.data for whole in wholes]
    assert bag.info["Source-Organization"] == "Harbour Library"


def test_a_bag_that_was_changed_is_not_valid(wholes: list[Whole], collection: Collection, tmp_path: Path) -> None:
    write_bag(wholes, tmp_path / "bag", collection, now=NOW)
    next((tmp_path / "bag" / "data" / "originals").rglob("06*")).write_bytes(b"other words")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(tmp_path / "bag")).validate()


def test_a_bag_overwrites_nothing(wholes: list[Whole], collection: Collection, tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    with pytest.raises(ConfigError, match="not empty"):
        write_bag(wholes, tmp_path, collection, now=NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_bibtex_is_read_by_its_library(wholes: list[Whole], collection: Collection) -> None:
    library = parse_string(written("bibtex", wholes, collection).decode())
    assert library.failed_blocks == []
    assert [entry.fields_dict["number"].value for entry in library.entries] == NUMBERS
    assert library.entries[0].fields_dict["url"].value.startswith("https://cables.example.org/t/06PORTALDER412@")


def test_bibtex_holds_no_command_of_a_telegram(wholes: list[Whole], collection: Collection) -> None:
    title = parse_string(written("bibtex", wholes[2:], collection).decode()).entries[0].fields_dict["title"]
    assert r"\textbackslash{}" in title.value
    assert r"\$1 \& 50\% \#1\_2 \textasciitilde{}\textasciicircum{}" in title.value


def test_braces_of_a_telegram_end_no_field_of_bibtex(wholes: list[Whole], collection: Collection) -> None:
    evil = msgspec.structs.replace(
        facts_of(wholes[0], collection), title="A }, url = {https://evil.example}, x = {{{ B"
    )
    library = parse_string(bibtex_entry(evil))
    assert library.failed_blocks == []
    (entry,) = library.entries
    assert "x" not in entry.fields_dict
    assert not entry.fields_dict["url"].value.startswith("https://evil")
    assert entry.fields_dict["title"].value.count("{") == entry.fields_dict["title"].value.count("}")
    assert "\\{" not in bibtex_entry(evil)


def test_ris_is_read_by_its_library(wholes: list[Whole], collection: Collection) -> None:
    entries = rispy.loads(written("ris", wholes, collection).decode())
    assert [entry["number"] if "number" in entry else entry["issn"] for entry in entries] == NUMBERS
    assert entries[0]["keywords"] == ["PREL", "EWWT", "QM"]


def test_csl_is_one_list(wholes: list[Whole], collection: Collection) -> None:
    first, *_ = found = json.loads(written("csl", wholes, collection))
    assert [item["number"] for item in found] == NUMBERS
    assert first["issued"] == {"date-parts": [[2006, 3, 14]]}
    assert (first["archive"], first["type"]) == ("Harbour Library", "report")


def test_an_unknown_form_is_a_sentence() -> None:
    with pytest.raises(ConfigError, match="no form of export called"):
        export_format("doc")


def test_the_command_line_names_the_same_forms() -> None:
    assert tuple(form.name for form in FORMATS) == FORMS
    assert set(STYLES) <= set(FORMS)


def test_what_may_not_be_read_is_not_exported(archive: Archive) -> None:
    from tests.archive.cables import PUBLIC

    assert [whole.mrn for whole in archive.wholes_of(PUBLIC, "")] == [NUMBERS[0], NUMBERS[2]]
    assert [whole.mrn for whole in archive.wholes_of(OWNER, "")] == NUMBERS
