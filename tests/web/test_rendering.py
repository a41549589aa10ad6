"""The press: what it escapes, and what it makes visible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup

from reftel.web.assets import read_assets
from reftel.web.rendering import Press, make_press, visible


@pytest.fixture(scope="module")
def press() -> Press:
    return make_press("Collection", read_assets())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("nul\x00bell\x07", "nul␀bell␇"),
        ("delete\x7f", "delete␡"),
        ("c1\x85", "c1\ufffd"),
        ("turned\u202etxt\u202c", "turned\ufffdtxt"),
        ("lone\ud800", "lone\ufffd"),
        ("Ærø, Қазақстан, مرحبا", "Ærø, Қазақстан, مرحبا"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_markup_and_numbers_pass_as_they_are() -> None:
    markup = Markup("<b>bold</b>")
    assert visible(markup) is markup
    assert visible(12) == 12


@given(st.text())
def test_whatever_is_printed_is_escaped_and_can_be_encoded(text: str) -> None:
    press = make_press("C", read_assets())
    page = press.environment.from_string('<p title="{{ page }}">{{ page }}</p>').render(page=text)
    inner = page.removeprefix('<p title="').removesuffix("</p>")
    assert "<" not in inner.replace('">', "", 1)
    assert inner.count('"') == 1
    page.encode()


def test_a_name_that_a_page_does_not_have_is_a_fault(press: Press) -> None:
    with pytest.raises(UndefinedError):
        press.environment.from_string("{{ page.nothing }}").render(page=object())


def test_every_template_compiles(press: Press) -> None:
    names = press.environment.list_templates()
    assert len(names) > 10
    for name in names:
        press.environment.get_template(name)


# The one page that is kept as a file, away from any server: it carries its own style, and nothing of a reader's.
KEPT_AS_A_FILE = ("explained_file.html", "<style>\n{{ page.style }}\n</style>")


def test_no_template_turns_the_escaping_off(press: Press) -> None:
    assert press.environment.loader is not None
    for name in press.environment.list_templates():
        source, _, _ = press.environment.loader.get_source(press.environment, name)
        if name == KEPT_AS_A_FILE[0]:
            assert source.count(KEPT_AS_A_FILE[1]) == 1
            source = source.replace(KEPT_AS_A_FILE[1], "")
        for off in ("autoescape", "|safe", "| safe", "style=", "<style", "onclick", "javascript:"):
            assert off not in source, f"{off} in {name}"
