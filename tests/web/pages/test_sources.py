"""What programs that collect sources find in the pages, and what a printed telegram says of itself."""

import json
import re
from html import unescape
from urllib.parse import parse_qs

from tests.web.conftest import BASE, Client, Opened
from tests.web.shown.samples import RICH
from tests.web.strict_html import Page


def test_a_telegram_tells_programs_what_it_is(room: Client) -> None:
    html = room.get("/t/06PORTALDER412").text
    (written,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    said = json.loads(written)
    assert said["@type"] == "Report"
    assert said["reportNumber"] == "06PORTALDER412"
    assert said["dateCreated"] == "2006-05-03"
    assert "PREL" in said["keywords"]


def test_no_sign_of_a_subject_ends_the_data(open_room: Opened) -> None:
    subject = "</SCRIPT><SCRIPT>ALERT(1)</SCRIPT> & <!--"
    html = open_room(RICH.replace("FISHERIES COUNCIL", subject, 1)).get("/t/06PORTALDER412").text
    (written,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert "<" not in written
    assert "<!--" in json.loads(written)["name"]


def read_as_zotero_does(title: str) -> dict[str, str]:
    """Read a context object as Zotero's COinS translator does: the last value of a key counts, unknown formats give nothing."""
    said = {name: values[-1] for name, values in parse_qs(title).items()}
    if said.get("rft_val_fmt") != "info:ofi/fmt:kev:mtx:book" or said.get("rft.genre") != "report":
        return {}
    return {
        "itemType": "report",
        "title": said["rft.title"],
        "creator": said["rft.aucorp"],
        "date": said.get("rft.date", ""),
        "institution": said["rft.pub"],
    }


def test_every_hit_is_a_source_for_zotero(room: Client) -> None:
    html = room.get("/search", params={"q": "council sort:oldest station:PORTALDER"}).text
    found = [read_as_zotero_does(unescape(title)) for title in re.findall(r'class="Z3988" title="([^"]*)"', html)]
    assert len(found) > 1
    (one,) = [source for source in found if "named for the ferry" in source["title"]]
    assert one["itemType"] == "report"
    assert (one["creator"], one["date"], one["institution"]) == (
        "Embassy Port Alder",
        "2006-05-03",
        "Embassy Port Alder",
    )


def test_a_printed_telegram_says_where_and_when_it_was_seen(room: Client) -> None:
    page = Page(room.get("/t/06PORTALDER412").text)
    assert re.search(rf"{BASE}/t/06PORTALDER412@[0-9a-f]+ · version [0-9a-f]{{16}} · seen \d", page.text)
