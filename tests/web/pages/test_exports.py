"""Results and citations to take away."""

import csv
import io
import json
import tarfile
from pathlib import Path

import bagit
import pytest

from reftel.samples import sample_paths
from reftel.web.pages.exports import OFFERED
from tests.web.conftest import Client


def test_a_result_as_a_table(room: Client) -> None:
    answer = room.get("/search/export", params={"q": "lightship", "form": "csv"})
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert answer.headers["content-disposition"] == 'attachment; filename="telegrams.csv"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert len(rows) == json.loads(room.get("/search.json", params={"q": "lightship"}).text)["total"]


@pytest.mark.parametrize("form", OFFERED)
def test_every_form_that_is_offered_is_there(room: Client, form: str) -> None:
    answer = room.get("/search/export", params={"q": "06PORTALDER231", "form": form})
    assert answer.status_code == 200
    assert answer.content


def test_the_page_of_results_offers_them(room: Client) -> None:
    page = room.get("/search", params={"q": "lightship"}).text
    assert 'href="/search/export?q=lightship&amp;form=csv"' in page


@pytest.mark.parametrize(("form", "status"), [("doc", 404), ("parquet", 404), ("", 404)])
def test_other_forms_are_not_there(room: Client, form: str, status: int) -> None:
    assert room.get("/search/export", params={"q": "", "form": form}).status_code == status


def test_a_query_that_is_wrong_is_a_sentence(room: Client) -> None:
    answer = room.get("/search/export", params={"q": '"open', "form": "csv"})
    assert answer.status_code == 400
    assert "quotation mark" in answer.text


def test_a_telegram_as_a_source(room: Client) -> None:
    assert room.get("/t/06PORTALDER231.bib").text.startswith("@techreport{06PORTALDER231")
    assert room.get("/t/06PORTALDER231.ris").text.startswith("TY  - RPRT")
    assert json.loads(room.get("/t/06PORTALDER231.csl.json").text)[0]["number"] == "06PORTALDER231"
    assert room.get("/t/06PORTALDER999.bib").status_code == 404


def test_its_page_says_how_to_cite_it_to_people_and_programs(room: Client) -> None:
    page = room.get("/t/06PORTALDER231").text
    assert "Embassy Port Alder to Secretary of State, “MERIDEL" in page
    assert '<meta name="citation_technical_report_number" content="06PORTALDER231">' in page
    assert '.ris" download>RIS</a>' in page


def test_a_result_as_a_bag_that_is_valid_and_holds_the_originals(room: Client, tmp_path: Path) -> None:
    answer = room.get("/search/export", params={"q": "lightship", "form": "bagit"})
    assert answer.headers["content-disposition"] == 'attachment; filename="telegrams.bag.tar"'
    with tarfile.open(fileobj=io.BytesIO(answer.content)) as packed:
        packed.extractall(tmp_path, filter="data")
    bag = bagit.Bag(str(tmp_path / "telegrams"))
    bag.validate()
    total = json.loads(room.get("/search.json", params={"q": "lightship"}).text)["total"]
    originals = list((tmp_path / "telegrams" / "data" / "originals" / "0000").iterdir())
    assert len(originals) == total > 1
    assert originals[0].read_bytes() in {path.read_bytes() for path in sample_paths()}
    assert (tmp_path / "telegrams" / "data" / "records" / "0000.jsonl").read_bytes().count(b"\n") == total
