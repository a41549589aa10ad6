"""The press: templates in, pages out. Everything that is printed is escaped, and control characters are made visible."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reftel.web import wording
from reftel.web.assets import Assets

TEMPLATES: Final = Path(__file__).parent / "templates"

_PICTURES: Final = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys((0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068), "\ufffd"),
    **dict.fromkeys((0x202C, 0x2069), ""),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    0xFFFE: "\ufffd",
    0xFFFF: "\ufffd",
}
"""Characters that a page must not carry, and what stands for them: control characters (as control pictures), marks that
turn the direction of writing (they can make a text read as what it is not), lone surrogates and non-characters."""


def visible(value: object) -> object:
    """Return a printable form of what a template prints; markup of our own passes as it is."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return value if value.isascii() and value.isprintable() else value.translate(_PICTURES)


@dataclass(frozen=True, slots=True)
class Press:
    """Prints pages. A page's template sees the page as `page` and the name of the collection as `collection`."""

    environment: Environment
    collection: str

    def html(self, template: str, page: object, *, here: str = "") -> str:
        """Print a page; `here` is the path of the room's list of doors that is to be marked as the present one."""
        return self.environment.get_template(template).render(page=page, collection=self.collection, here=here)


def make_press(collection: str, assets: Assets) -> Press:
    """Set up the templates with the words and links that they may use."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.globals.update(assets=assets)
    environment.filters.update(
        number=wording.number,
        day=wording.day,
        moment=wording.moment,
        plural=wording.plural,
        iso=wording.iso,
    )
    return Press(environment=environment, collection=collection)
