"""Which language a page is in, how words are looked up, and that the catalogues are complete."""

import datetime as dt
import enum
import importlib.util
import re
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po
from jinja2 import nodes
from litestar import Litestar
from litestar.testing import TestClient

from reftel.archive import Archive
from reftel.codes import Classification, TagKind, TelegramKind, posts
from reftel.matters import KINDS
from reftel.matters.consultations import parts
from reftel.telegram import Severity
from reftel.web import create_app, language, wording
from reftel.web.assets import read_assets
from reftel.web.choosing import wanted
from reftel.web.language import LANGUAGES, LOCALES, _, ngettext, plural, speaking
from reftel.web.pages.speaking import is_inside
from reftel.web.rendering import make_press
from reftel.web.service import Service
from reftel.web.shown.vocabulary import WORDS
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


_UNMARKED = re.compile(r"[A-Za-z]{2,}")
_SAID = re.compile(r"""(?:aria-label|title|placeholder|alt)=\"([^\"]*)""")
_NAMES = frozenset({"Reftel", "nbsp", "middot", "rarr", "larr", "times", "hellip"})
"""What stands in templates and is no word of a language: our own name, and characters by their names."""


@pytest.mark.parametrize("path", sorted(TOOL.TEMPLATES.glob("*.html")), ids=lambda path: path.name)
def test_no_word_of_a_template_stands_outside_the_catalogue(path: Path) -> None:
    tree = make_press("Own", read_assets()).environment.parse(path.read_text(encoding="utf-8"))
    printed = "".join(
        node.data if isinstance(node, nodes.TemplateData) else "\0"
        for output in tree.find_all(nodes.Output)
        for node in output.nodes
    )
    printed = re.sub(r"<(script|style).*?</\1>", "", printed, flags=re.DOTALL)
    outside = re.sub(r"<[^<>]*>", "\n", printed)
    said = [*_UNMARKED.findall(outside), *(word for text in _SAID.findall(printed) for word in _UNMARKED.findall(text))]
    assert [word for word in said if word not in _NAMES] == [], "write words as `{{ _(...) }}` or {% trans %}"


def test_every_word_of_the_vocabularies_below_is_in_the_catalogue() -> None:
    closed: list[type[enum.Enum]] = [
        one for one in vars(parts).values() if isinstance(one, type) and issubclass(one, enum.StrEnum) and list(one)
    ]
    assert len(closed) > 5
    closed += [TagKind, TelegramKind, Severity]
    values = {str(value.value).replace("_", " ") for one in closed for value in one}
    values |= {words for kind in KINDS for words in (kind.name, kind.plural, kind.verb, kind.plural.capitalize())}
    values |= {row.kind.replace("_", " ").capitalize() for row in posts()}
    written = ids(TOOL.template())
    assert {value for value in values if value not in written} == set()
    assert len(set(WORDS)) == len(WORDS)


ENGLISH_WORDS = re.compile(
    r"\b(the|of|and|with|that|this|was|were|which|whose|from|by|are|its|their|who|what|have|has|been)\b", re.I
)
MAIN_PAGES = (
    "/",
    "/search?q=bell",
    "/search?q=bell+tag%3APREL+nosuchword",
    "/search/form?all=bell",
    "/t/06PORTALDER412",
    "/t/06PORTALDER412/original",
    "/t/06PORTALDER412/explained",
    "/t/06PORTALDER412/thread",
    "/t/06VERRIN702/diff",
    "/t/06SALTMERE35/similar",
    "/asks",
    "/matters",
    "/owed",
    "/speakers?name=Ashby",
    "/review",
    "/explain",
    "/how-to-read",
    "/missing",
    "/gaps?station=PORTALDER&year=2006",
    "/tags",
    "/posts",
    "/people",
    "/posts/PORTALDER",
    "/about",
    "/figures",
    "/map",
    "/network",
    "/timeline",
    "/kept",
    "/repair",
    "/consultations",
    "/consultations/new",
    "/consultations/due",
    "/nowhere",
)


class French(HTMLParser):
    """Reads what a page says in French, as far as its marks of language tell: texts, and what is said of elements."""

    VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tongues: list[str] = [""]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        tongue = held.get("lang") or self.tongues[-1]
        if tongue == "fr":
            self.words += [value for name in ("aria-label", "placeholder") if (value := held.get(name))]
        if tag not in self.VOID:
            self.tongues.append(tongue)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.tongues.pop()

    def handle_endtag(self, tag: str) -> None:
        self.tongues.pop()

    def handle_data(self, data: str) -> None:
        if self.tongues[-1] == "fr" and (words := " ".join(data.split())):
            self.words.append(words)


@pytest.mark.parametrize("path", MAIN_PAGES)
def test_no_english_of_the_catalogue_is_on_a_french_page(room: Client, path: str) -> None:
    page = room.get(path, headers={"Accept-Language": "fr"})
    assert '<html lang="fr">' in page.text
    said = French(page.text).words
    with speaking("fr"):
        english = {
            one
            for message in held(LOCALES / "reftel.pot")
            if message.id and isinstance(message.id, str) and "%" not in message.id and _(message.id) != message.id
            for one in [message.id]
            if len(one.split()) > 1
        }
    assert len(english) > 300
    assert [words for words in said if words in english] == []


def test_a_french_page_marks_what_is_english(room: Client) -> None:
    page = room.get("/t/06PORTALDER412", headers={"Accept-Language": "fr"})
    body = page.text.partition("</head>")[2]  # the name of a tab holds a subject, and cannot say in which language
    said = [words for words in French(f'<html lang="fr">{body}').words if len(ENGLISH_WORDS.findall(words)) > 2]
    assert said == []
    assert 'lang="en"' in page.text
    assert ' lang="en"' not in room.get("/t/06PORTALDER412").text.partition("<body>")[2]


def test_markings_are_never_translated(room: Client) -> None:
    page = room.get("/t/06PORTALDER412", headers={"Accept-Language": "fr"})
    assert f"<b>{Classification.CONFIDENTIAL.value}</b>" in page.text
    assert "mention historique" in page.text
