"""The room below a path of another site: nothing leads out of it."""

import re
from collections.abc import Iterator

import pytest
from litestar.testing import TestClient

from reftel.archive import Archive
from reftel.errors import ConfigError
from reftel.web import create_app
from reftel.web.rooted import root_of, with_root
from reftel.web.service import Service
from tests.web.conftest import BASE, READER, Client, Opened
from tests.web.strict_html import Page
from tests.web.test_app import OTHERS, PAGES

ROOT = "/cables"
OF_EACH = 1
LEADING = ("href", "src", "action")


@pytest.fixture(scope="module")
def below(sample_archive: Archive) -> Iterator[Client]:
    app = create_app(sample_archive, READER, Service(root=ROOT, indexed=True, metrics=True))
    with TestClient(app, base_url=BASE) as client:
        client.follow_redirects = False
        yield client


def led_to(html: str) -> list[str]:
    return [attributes[name] for _, attributes in Page(html).elements for name in LEADING if attributes.get(name)]


def is_below(address: str) -> bool:
    return not address.startswith("/") or address.startswith(f"{ROOT}/")


def kind_of(path: str) -> str:
    """Return what pages of one kind have in common: a crawl needs some of each and not all of any."""
    named = re.sub(r"/(t|posts|tags|people|matters|consultations|proposals)/[^/?.]+", r"/\1/*", path)
    return re.sub(r"=[^&]*|\d+", "*", named)


def test_no_link_leads_out_of_the_room(below: Client) -> None:
    waiting, seen, kinds = [f"{ROOT}/"], {f"{ROOT}/"}, dict[str, int]()
    while waiting:
        path = waiting.pop(0)
        kinds[kind_of(path)] = kinds.get(kind_of(path), 0) + 1
        if kinds[kind_of(path)] > OF_EACH:
            continue
        answer = below.get(path)
        assert answer.status_code in {200, 300, 404, 405, 422}, path  # 405: where forms are sent
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        led = led_to(answer.text)
        assert [one for one in led if not is_below(one)] == [], path
        found = {one.partition("#")[0] for one in led if one.startswith(f"{ROOT}/")} - seen
        waiting.extend(sorted(found))
        seen |= found
    assert len(kinds) > 60, sorted(kinds)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_sound_and_leads_below_the_path(below: Client, path: str) -> None:
    answer = below.get(ROOT + path)
    assert Page(answer.text).faults == []
    assert [one for one in led_to(answer.text) if not is_below(one)] == []
    assert f'href="{ROOT}/static/room.css' in answer.text


@pytest.mark.parametrize("path", (*OTHERS, "/sitemap.xml", "/sitemap/0.xml", "/api/1/openapi.json"))
def test_whole_addresses_name_the_path(below: Client, path: str) -> None:
    answer = below.get(ROOT + path)
    assert answer.status_code in {200, 404}
    inside = re.findall(rf"{BASE}(/[^\s\"<&]*)", answer.text)
    assert [one for one in inside if not is_below(one)] == []
    assert 'href="/t/' not in answer.text


def test_lists_for_search_engines_and_browsers_name_the_path(below: Client) -> None:
    assert f"Sitemap: {BASE}{ROOT}/sitemap.xml" in below.get(f"{ROOT}/robots.txt").text
    assert f"Disallow: {ROOT}/search\n" in below.get(f"{ROOT}/robots.txt").text
    places = re.findall(r"<loc>([^<]+)</loc>", below.get(f"{ROOT}/sitemap/0.xml").text)
    assert len(places) > 70
    assert all(place.startswith(f"{BASE}{ROOT}/") for place in places)
    for place in places[-3:]:
        assert below.get(place.removeprefix(BASE)).status_code == 200
    assert f'template="{BASE}{ROOT}/search?q=' in below.get(f"{ROOT}/opensearch.xml").text
    assert f'href="{BASE}{ROOT}/' in below.get(f"{ROOT}/matters.atom").text
    assert f"{BASE}{ROOT}/matters/" in below.get(f"{ROOT}/matters.ics").text.replace("\r\n ", "")
    assert below.get(f"{ROOT}/api/1/openapi.json").json()["servers"] == [{"url": ROOT}]


def test_a_telegram_names_itself_with_the_path(below: Client) -> None:
    text = below.get(f"{ROOT}/t/06PORTALDER412").text
    assert f'<link rel="canonical" href="{ROOT}/t/06PORTALDER412"' in text
    assert f"{BASE}{ROOT}/t/06PORTALDER412" in text
    assert f"{BASE}{ROOT}/t/06PORTALDER412" in below.get(f"{ROOT}/t/06PORTALDER412/cite").text


def test_forms_lead_on_below_the_path_and_so_does_the_cookie(below: Client) -> None:
    page = below.get(f"{ROOT}/search?q=bell")
    back = re.search(r'name="back" value="([^"]+)"', page.text)
    assert back is not None
    answer = below.post(f"{ROOT}/language", data={"language": "fr", "back": back[1]})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{ROOT}/search?q=bell")
    assert f"Path={ROOT};" in answer.headers["set-cookie"]


def test_what_readers_keep_leads_on_below_the_path(sample_archive: Archive, open_room: Opened) -> None:
    own = open_room(title="Own")
    archive = own.app.state["room"].archive
    with TestClient(create_app(archive, READER, Service(root=ROOT)), base_url=BASE) as client:
        client.follow_redirects = False
        token = re.search(
            r'action="/cables/kept/make"><input type="hidden" name="token" value="(\w+)"',
            client.get(f"{ROOT}/kept").text,
        )
        assert token is not None
        answer = client.post(f"{ROOT}/kept/make", data={"token": token[1], "name": "some"})
        assert answer.headers["location"] == f"{ROOT}/collections/some"
        assert client.get(answer.headers["location"]).status_code == 200


def test_the_path_alone_leads_to_the_first_page(below: Client) -> None:
    answer = below.get(ROOT)
    assert (answer.status_code, answer.headers["location"]) == (308, f"{ROOT}/")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_proxy_may_take_the_path_away(below: Client) -> None:
    answer = below.get("/t/06PORTALDER412")
    assert answer.status_code == 200
    assert f'href="{ROOT}/t/06PORTALDER412/original"' in answer.text


def test_style_scripts_and_completions_are_there(below: Client) -> None:
    text = below.get(f"{ROOT}/").text
    for address in re.findall(rf'(?:href|src)="({ROOT}/static/[^"]+)"', text):
        assert below.get(address).status_code == 200
    assert "../complete.json" in below.get(f"{ROOT}/static/room.js").text
    assert "url(/" not in below.get(f"{ROOT}/static/room.css").text
    assert below.get(f"{ROOT}/complete.json?q=station:").status_code == 200


@pytest.mark.parametrize(
    ("typed", "root"), [("", ""), ("/", ""), ("cables", ROOT), ("/cables/", ROOT), ("/a/b-c_d", "/a/b-c_d")]
)
def test_paths_are_written_one_way(typed: str, root: str) -> None:
    assert root_of(typed) == root


@pytest.mark.parametrize(
    "typed",
    ['/"><script>', "/a b", "/../x", "/a//b", "/é", "/a?b", "/a#b", "/%2e", "/.", "/t", "/search/x", "/static"],
)
def test_what_is_no_path_is_refused(sample_archive: Archive, typed: str) -> None:
    with pytest.raises(ConfigError):
        create_app(sample_archive, READER, Service(root=typed))


def test_only_what_leads_into_the_room_is_changed() -> None:
    page = '<a href="/t/X">/t/X</a><a href="#p1">a</a><a href="//x">b</a><a href="https://x/">c</a><p title="/t/X">href=&#34;/t/X</p>'
    assert with_root(page, ROOT) == page.replace('href="/t/X"', 'href="/cables/t/X"')
    assert with_root(page, "") == page
