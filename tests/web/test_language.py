"""Which language a page is in, how words are looked up, and that the catalogues are complete."""

import datetime as dt
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po
from litestar import Litestar
from litestar.testing import TestClient

from reftel.archive import Archive
from reftel.web import create_app, language, wording
from reftel.web.assets import read_assets
from reftel.web.choosing import wanted
from reftel.web.language import LANGUAGES, LOCALES, _, ngettext, plural, speaking
from reftel.web.pages.speaking import is_inside
from reftel.web.rendering import make_press
from reftel.web.service import Service
from tests.web.conftest import BASE, READER, Client

DOCS = Path(__file__).resolve().parents[2] / "docs"
OTHERS = [code for code in LANGUAGES if code != "en"]


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("languages", DOCS / "languages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = load_tool()


def held(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name if path.suffix == ".po" else "en")


def ids(catalogue: Catalog) -> set[object]:
    return {message.id for message in catalogue if message.id}


def test_every_word_of_the_pages_is_in_the_catalogues() -> None:
    written = ids(TOOL.template())
    assert len(written) > 40
    assert ids(held(LOCALES / "reftel.pot")) == written, "run `make lang`"
    for code in OTHERS:
        assert ids(held(TOOL.path_of(code))) == written, "run `make lang`"


@pytest.mark.parametrize("code", OTHERS)
def test_every_message_is_translated_and_keeps_its_values(code: str) -> None:
    catalogue = held(TOOL.path_of(code))
    for message in catalogue:
        if not message.id:
            continue
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(strings), f"not translated: {message.id}"
        assert not message.fuzzy, message.id
        assert list(message.check(catalogue)) == [], message.id


def test_words_outside_requests_are_english() -> None:
    assert language.language() == "en"
    assert _("Posts") == "Posts"
    assert plural(1138, "telegram") == "1,138 telegrams"


def test_french_words_numbers_and_days() -> None:
    with speaking("fr"):
        assert _("Posts") == "Postes"
        assert [plural(n, "telegram") for n in (0, 1, 1138)] == [
            "0 télégramme",
            "1 télégramme",
            "1\u202f138 télégrammes",
        ]
        assert ngettext("%(n)s telegram", "%(n)s telegrams", 2) == "2 télégrammes"
        assert wording.day(dt.date(2006, 5, 3)) == "3 mai 2006"
        assert wording.day(dt.date(2006, 8, 1)) == "1er août 2006"
        assert wording.listed(["a", "b", "c"]) == "a, b et c"
    assert _("Posts") == "Posts"


def test_values_in_translated_words_are_escaped_and_printable() -> None:
    press = make_press("Own", read_assets())
    template = press.environment.from_string(
        "{% trans who=page %}<b>Posts</b> {{ who }}{% endtrans %}{{ _('%(a)s', a=page) }}"
    )
    printed = template.render(page="<i>\u202e\x07")
    assert printed == "<b>Posts</b> &lt;i&gt;\ufffd\u2407&lt;i&gt;\ufffd\u2407"


@pytest.mark.parametrize(
    ("accepted", "code"),
    [
        ("fr", "fr"),
        ("fr-CH, fr;q=0.9, en;q=0.8", "fr"),
        ("de, en;q=0.4, fr;q=0.6", "fr"),
        ("en-GB,en;q=0.5,fr;q=0.4", "en"),
        ("fr;q=0", None),
        ("fr;q=nonsense", None),
        ("de", None),
        ("*", None),
        ("", None),
        ("," * 5000, None),
    ],
)
def test_what_a_browser_wants(accepted: str, code: str | None) -> None:
    assert wanted(accepted) == code


def test_a_page_is_in_the_language_that_is_asked_for(room: Client) -> None:
    plain, french = room.get("/about"), room.get("/about", headers={"Accept-Language": "fr"})
    assert '<html lang="en">' in plain.text
    assert '<html lang="fr">' in french.text
    assert ">Postes<" in french.text
    assert (plain.headers["content-language"], french.headers["content-language"]) == ("en", "fr")
    assert plain.headers["etag"] != french.headers["etag"]
    assert {"Accept-Language", "Cookie"} <= {one.strip() for one in french.headers["vary"].split(",")}
    again = room.get("/about", headers={"Accept-Language": "fr", "If-None-Match": plain.headers["etag"]})
    assert again.status_code == 200


def test_what_was_chosen_goes_before_what_the_browser_asks_for(room: Client) -> None:
    asked = {"Accept-Language": "fr", "Cookie": "reftel_language=en"}
    assert '<html lang="en">' in room.get("/about", headers=asked).text
    asked = {"Cookie": "other=1; reftel_language=klingon"}
    assert '<html lang="en">' in room.get("/about", headers=asked).text


def test_the_switch_leads_back_and_the_browser_remembers(sample_archive: Archive) -> None:
    with TestClient(create_app(sample_archive, READER), base_url=BASE) as client:
        page = client.get("/search?q=bell&sort=newest")
        assert '<input type="hidden" name="back" value="/search?q=bell&amp;sort=newest">' in page.text
        assert 'value="fr" lang="fr">Français</button>' in page.text
        fields = {"language": "fr", "back": "/search?q=bell&sort=newest"}
        answer = client.post("/language", data=fields, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=bell&sort=newest")
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("reftel_language=fr;")
        assert "HttpOnly" in cookie
        assert "samesite=lax" in cookie.lower()
        assert '<html lang="fr">' in client.get("/").text
        assert (
            client.post("/language", data={"language": "xx"}, follow_redirects=False).headers.get("set-cookie") is None
        )


@pytest.mark.parametrize(
    "address", ["", "//evil.example/", "/\\evil.example", "https://evil.example/", "/a\r\nX: y", "relative"]
)
def test_the_switch_leads_nowhere_else(address: str) -> None:
    assert not is_inside(address)
    assert is_inside("/search?q=a%20b")


def test_data_is_in_english_for_everybody(room: Client) -> None:
    asked = {"Accept-Language": "fr"}
    for path in ("/search.json?q=bell", "/matters.csv", "/matters.atom", "/t/99NOWHERE1.json", "/opensearch.xml"):
        assert room.get(path, headers=asked).content == room.get(path).content, path


def test_a_room_speaks_its_own_language_to_who_asks_for_none(sample_archive: Archive) -> None:
    with TestClient(create_app(sample_archive, READER, Service(language="fr")), base_url=BASE) as client:
        assert '<html lang="fr">' in client.get("/").text
        assert '<html lang="en">' in client.get("/", headers={"Accept-Language": "en"}).text


def test_a_room_of_one_language_offers_no_other(sample_archive: Archive) -> None:
    app: Litestar = create_app(sample_archive, READER, language="fr")
    with TestClient(app, base_url=BASE) as client:
        page = client.get("/", headers={"Accept-Language": "en", "Cookie": "reftel_language=en"})
        assert '<html lang="fr">' in page.text
        assert 'action="/language"' not in page.text
