"""How to cite a telegram or a paragraph, and how to send it on."""

from pathlib import Path

import pytest
from litestar.testing import TestClient

from reftel.archive import Archive
from reftel.web import create_app
from tests.web.conftest import BASE, READER, Client, fill
from tests.web.strict_html import Page
from tests.wire.conftest import PERFECT


def test_a_telegram_is_cited_in_every_form(room: Client) -> None:
    text = room.get("/t/06PORTALDER412/cite").text
    assert Page(text).faults == []
    assert "telegram 06PORTALDER412, May 3, 2006" in text
    assert f"{BASE}/t/06PORTALDER412" in text
    for form in ("bib", "ris", "csl.json"):
        assert any(link.endswith(form) for link in Page(text).links), form
    assert "mailto:?subject=06PORTALDER412" in text


def test_a_paragraph_is_cited_with_its_words_and_its_place(room: Client) -> None:
    text = room.get("/t/06PORTALDER412/cite?p=p4").text
    assert "para. 4" in text
    assert "#p4" in text
    assert "(C) " in text
    assert 'aria-current="page"' in text


def test_words_of_an_enclosure_say_whose_they_are(room: Client) -> None:
    page = Page(room.get("/t/06PORTALDER412/cite").text)
    inside = [room.get(link).text for link in page.links if "cite?p=" in link]
    assert any("words of" in text or "that it encloses" in text for text in inside)


def test_a_paragraph_that_is_not_there_is_said_not_to_be(room: Client) -> None:
    answer = room.get("/t/06PORTALDER412/cite?p=p99")
    assert answer.status_code == 404
    assert "p1" in answer.text


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("bib", "pages = {para. 4}"),
        ("bib", "note = {Cited: para. 4. Version"),
        ("ris", "SP  - para. 4\r\n"),
        ("ris", "N1  - Cited: para. 4\r\n"),
        ("csl.json", '"note":"Cited: para. 4. Version'),
        ("csl.json", '#p4"'),
    ],
)
def test_a_paragraph_is_had_for_programs_that_manage_sources(room: Client, form: str, said: str) -> None:
    links = Page(room.get("/t/06PORTALDER412/cite?p=p4").text).links
    (link,) = (link for link in links if link.endswith(f".{form}?p=p4"))
    answer = room.get(link)
    assert said in answer.text
    assert "-p4." in answer.headers["content-disposition"]
    assert said not in room.get(link.removesuffix("?p=p4")).text


def test_a_paragraph_leads_to_its_place_under_a_public_address(public: str, tmp_path: Path) -> None:
    assert "/t/06PORTALDER412" in public
    archive = Archive.open(tmp_path / "archive", read_only=True)
    client = TestClient(create_app(archive, READER), base_url=BASE)
    for form in ("bib", "ris", "csl.json"):
        assert "#p4" in client.get(f"/t/06PORTALDER412.{form}?p=p4").text.replace("\\", ""), form
    archive.close()


@pytest.mark.parametrize("anchor", ["p99", "%22%0d%0aX: y", "%3Cscript%3E"])
@pytest.mark.parametrize("form", ["bib", "ris", "csl.json"])
def test_no_program_is_given_a_paragraph_that_is_not_there(room: Client, form: str, anchor: str) -> None:
    assert room.get(f"/t/06PORTALDER412.{form}?p={anchor}").status_code == 404


def test_pages_to_print_are_of_the_whole_telegram(room: Client) -> None:
    assert "/t/06PORTALDER412.pdf" in Page(room.get("/t/06PORTALDER412/cite?p=p4").text).links


def test_every_paragraph_leads_to_its_citation(room: Client) -> None:
    links = [link for link in Page(room.get("/t/06PORTALDER412").text).links if "/cite?p=" in link]
    assert len(links) > 5
    assert all(room.get(link).status_code == 200 for link in links)


def test_on_this_machine_no_site_is_offered_and_the_reader_is_told_why(room: Client) -> None:
    text = room.get("/t/06PORTALDER412/cite").text
    assert "works on this machine only" in text
    assert "facebook" not in text.lower()


@pytest.fixture
def public(tmp_path: Path) -> str:
    """The page of a telegram whose collection can be read under a public address."""
    (tmp_path / "one.txt").write_text(PERFECT)
    fill(tmp_path / "archive", [tmp_path / "one.txt"]).close()
    settings = tmp_path / "archive" / "reftel.toml"
    lines = [line for line in settings.read_text().splitlines() if not line.lstrip("# ").startswith("url")]
    settings.write_text("\n".join([*lines, 'url = "https://strait.example"']) + "\n")
    with (
        Archive.open(tmp_path / "archive") as archive,
        TestClient(create_app(archive, READER), base_url=BASE) as client,
    ):
        return client.get("/t/06PORTALDER412/cite").text


def test_with_a_public_address_plain_links_lead_to_where_people_share(public: str) -> None:
    assert "works on this machine only" not in public
    links = [link for link in Page(public).links if link.startswith("https://")]
    assert [link.split("/")[2] for link in links] == ["bsky.app", "www.facebook.com"]
    assert all("https%3A%2F%2Fstrait.example%2Ft%2F06PORTALDER412" in link for link in links[1:])
    assert public.count('rel="noopener noreferrer external"') == 2
