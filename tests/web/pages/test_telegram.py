"""A telegram in its views."""

from pathlib import Path

import msgspec

from tests.web.conftest import Client, Opened
from tests.web.shown.samples import RICH
from tests.web.strict_html import Page
from tests.wire.conftest import PERFECT

OLDER = (
    PERFECT.replace("0412", "0398")
    .replace("000412", "000398")
    .replace("031405Z MAY", "021405Z MAY")
    .replace("1231405", "1221405")
)
OLDER = OLDER.replace("REF: A. PORT ALDER 398\n     B. 05 VERRIN 1201\n", "REF: LANTRY 9\n")


def test_the_head_says_who_to_whom_when_and_how_marked(open_room: Opened) -> None:
    text = Page(open_room(RICH).get("/t/06PORTALDER412").text).text
    assert "06 PORTALDER 412 3 May 2006, 14:05Z Embassy Port Alder → to Secretary of State (IMMEDIATE), 2 info" in text
    assert (
        "Fisheries Council: the islanders want it at ministers' level" in text
        or "Fisheries council: the islanders" in text
    )
    assert "As sent FISHERIES COUNCIL: THE ISLANDERS WANT IT AT MINISTERS' LEVEL" in text
    assert text.count("CONFIDENTIAL SIPDIS NOFORN historical marking") == 2


def test_references_are_linked_both_ways(open_room: Opened) -> None:
    client = open_room(PERFECT, OLDER)
    citing, cited = Page(client.get("/t/06PORTALDER412").text), Page(client.get("/t/06PORTALDER398").text)
    assert "/t/06PORTALDER398" in citing.links
    assert "/t/06PORTALDER412" in cited.links
    assert "Cited by 1 telegram" in cited.text
    assert "05VERRIN1201, not in this archive" in citing.text or "05 VERRIN 1201 not in this archive" in citing.text


def test_an_in_text_pointer_leads_to_the_held_reference(open_room: Opened) -> None:
    page = Page(open_room(PERFECT, OLDER).get("/t/06PORTALDER412").text)
    pointers = {a["title"]: a["href"] for a in page.all("a") if "title" in a and a["href"].startswith(("/t/", "#"))}
    assert pointers["06PORTALDER398"] == "/t/06PORTALDER398"
    assert pointers["Paragraph 3"] == "#p3"


def test_tags_have_their_meaning_and_lead_to_their_search(open_room: Opened) -> None:
    page = Page(open_room(PERFECT).get("/t/06PORTALDER412").text)
    assert "QM Marrow Coast" in page.text
    assert "/tags/QM" in page.links


def test_the_text_is_in_paragraphs_with_permalinks(open_room: Opened) -> None:
    page = Page(open_room(PERFECT).get("/t/06PORTALDER412").text)
    ids = {attributes.get("id") for _, attributes in page.elements}
    assert {"p1", "p2", "p3", "p4", "p5"} <= ids
    assert page.links.count("#p4") >= 2


def test_requests_stand_in_their_place_with_their_state(open_room: Opened) -> None:
    page = Page(open_room(PERFECT).get("/t/06PORTALDER412").text)
    assert any(aside["aria-label"].startswith("Request: ") for aside in page.all("aside"))
    assert "No trace of an answer here" in page.text or "Open" in page.text
    assert any(form["action"].startswith("/matters/") for form in page.all("form"))


def test_what_was_checked_leads_to_its_line(open_room: Opened) -> None:
    client = open_room(PERFECT.replace("#0412/01", "#0413/01"))
    page = Page(client.get("/t/06PORTALDER412").text)
    assert "RT103" in page.text
    line = next(link for link in page.links if "/original#l" in link)
    original = Page(client.get("/t/06PORTALDER412/original").text)
    numbered = {span["id"] for span in original.all("span") if "id" in span}
    assert line.partition("#")[2] in numbered


def test_provenance_names_file_place_and_digest(open_room: Opened) -> None:
    text = Page(open_room(PERFECT).get("/t/06PORTALDER412").text).text
    assert "Seen once" in text
    assert f"bytes 0 to {len(PERFECT.encode()):,}" in text
    assert "SHA-256 of the file" in text


def test_the_original_is_shown_as_sent(open_room: Opened) -> None:
    html = open_room(PERFECT).get("/t/06PORTALDER412/original").text
    lines = html[html.index("<pre") : html.index("</pre>")].split("<span")[1:]
    shown = [
        line.partition(">")[2].partition("\n</span>")[0].replace("&#39;", "'").replace("&amp;", "&") for line in lines
    ]
    assert shown == PERFECT.split("\n")[:-1]


def test_the_download_is_the_original_byte_for_byte(open_room: Opened) -> None:
    data = PERFECT.replace("\n", "\r\n").replace("Maud", "Maud \xe9").encode("cp1252")
    answer = open_room(data).get("/t/06PORTALDER412.txt")
    assert answer.content == data
    assert answer.headers["content-disposition"] == 'attachment; filename="06PORTALDER412.txt"'


def test_the_record_is_given_as_data(open_room: Opened) -> None:
    answer = open_room(PERFECT).get("/t/06PORTALDER412.json")
    record = msgspec.json.decode(answer.content)
    assert answer.headers["content-type"].startswith("application/json")
    assert (record["mrn"], record["classification"], record["tags"][2]["name"]) == (
        "06PORTALDER412",
        "CONFIDENTIAL",
        "Marrow Coast",
    )
    assert record["source"]["sha256"]
    assert "spans" not in record


def test_the_explained_view_explains_every_part(open_room: Opened) -> None:
    page = Page(open_room(PERFECT).get("/t/06PORTALDER412/explained").text)
    notes = {item["id"] for item in page.all("li") if item.get("class", "").startswith("note")}
    parts = [a["href"][1:] for a in page.all("a") if a.get("class", "").startswith("part")]
    assert notes == set(parts)
    assert len(notes) > 60
    assert "Marrow Coast (geographic TAG)." in page.text


def test_denied_and_absent_and_misspelt_look_alike(room: Client) -> None:
    answers = [room.get(f"/t/{address}") for address in ("99NOWHERE1", "nonsense", "@ffffffffffffffff")]
    assert {answer.status_code for answer in answers} == {404}
    assert all(Page(answer.text).text.count("Not found") >= 1 for answer in answers)


def test_a_missing_record_is_one_sentence_of_data(room: Client) -> None:
    answer = room.get("/t/99NOWHERE1.json")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert msgspec.json.decode(answer.content)["status"] == 404


def test_one_version_can_be_asked_for(open_room: Opened) -> None:
    corrected = PERFECT.replace("wants a council of ministers", "wants a council of vice ministers")
    client = open_room(PERFECT, corrected)
    page = Page(client.get("/t/06PORTALDER412").text)
    other = next(link for link in page.links if "@" in link and link.startswith("/t/"))
    assert "1 other version of this telegram is held" in page.text
    texts = {("vice ministers" in client.get(path).text) for path in ("/t/06PORTALDER412", other)}
    assert texts == {True, False}


def test_several_telegrams_under_one_number_are_a_choice(open_room: Opened) -> None:
    of_1906 = PERFECT.replace("MAY 06", "MAY 1906").replace(
        "FISHERIES COUNCIL: THE ISLANDERS WANT IT AT", "A QUITE DIFFERENT MATTER OF PILOTS AND"
    )
    client = open_room(PERFECT, of_1906)
    for view in ("/original", "/explained"):
        assert client.get(f"/t/06PORTALDER412{view}").status_code == 300
    answer = client.get("/t/06PORTALDER412")
    page = Page(answer.text)
    assert answer.status_code == 300
    assert "06PORTALDER412 stands for 2 telegrams" in page.text
    assert page.faults == []
    assert len([link for link in page.links if link.startswith("/t/")]) == 2


def test_a_text_without_number_has_an_address(open_room: Opened) -> None:
    client = open_room("Dear all,\n\nthe ferry is late.\n\nYours")
    link = next(link for link in Page(client.get("/search?q=ferry").text).links if link.startswith("/t/@")).partition(
        "?"
    )[0]
    page = Page(client.get(link).text)
    assert "No telegram was recognised in this text." in page.text
    assert "the ferry is late." in page.text
    assert client.get(f"{link}.txt").content == b"Dear all,\n\nthe ferry is late.\n\nYours"


def test_missing_sections_are_said(open_room: Opened) -> None:
    text = PERFECT.replace("C O N F I D E N T I A L PORT", "C O N F I D E N T I A L SECTION 01 OF 03 PORT")
    page = Page(open_room(text).get("/t/06PORTALDER412").text)
    assert "Of 3 sections no marker was seen of 2 and 3" in page.text


def test_what_the_publisher_wrapped_around_it_is_told_apart(open_room: Opened) -> None:
    twin = (Path(__file__).resolve().parents[2] / "wire" / "data" / "twin.txt").read_text(encoding="utf-8")
    client = open_room(twin)
    page = Page(client.get("/t/07LANTRY517").text)
    assert "Origin, says the publisher Embassy Lantry" in page.text
    assert "pdf how-to read a cable" not in page.text
    original = Page(client.get("/t/07LANTRY517/original").text)
    assert "The grey lines are the publisher's" in original.text
    assert sum("wrapper" in span.get("class", "") for span in original.all("span")) > 5
    assert "Share this" not in Page(client.get("/t/07LANTRY517/explained").text).text
