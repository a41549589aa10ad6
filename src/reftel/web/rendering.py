"""The press: templates in, pages out. Everything that is printed is escaped, and control characters are made visible."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reftel.archive import file_name
from reftel.web import language, wording
from reftel.web.assets import Assets
from reftel.web.rooted import with_root

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


def data_block(data: object) -> Markup:
    """Return data as JSON that can stand inside a `script` element of data: no sign in it ends the element or begins another."""
    written = msgspec.json.encode(data).decode().translate(_PICTURES)
    signs: dict[str, str | int | None] = {
        "<": "\\u003c",
        ">": "\\u003e",
        "&": "\\u0026",
        "\u2028": "\\u2028",
        "\u2029": "\\u2029",
    }
    return Markup(written.translate(str.maketrans(signs)))  # noqa: S704 - no markup is left in it


@dataclass(frozen=True, slots=True)
class Press:
    """Prints pages. A page's template sees the page as `page` and the name of the collection as `collection`.

    `root` is put before every address that leads into the room.
    """

    environment: Environment
    collection: str
    root: str = ""

    def html(self, template: str, page: object, *, here: str = "") -> str:
        """Print a page in the language that is spoken; `here` is the path of the door of the room that is marked as the present one."""
        printed = self.environment.get_template(template).render(
            page=page, collection=self.collection, here=here, spoken=language.spoken()
        )
        return with_root(printed, self.root)


def make_press(
    collection: str, assets: Assets, *, published: bool = False, searchable: bool = True, root: str = ""
) -> Press:
    """Set up the templates with the words and links that they may use; `published` for pages that no server of ours gives out."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    # Values are escaped one by one, and so the words around them may hold markup.
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    environment.globals.update(
        assets=assets,
        published=published,
        searchable=searchable,
        gettext=_gettext,
        ngettext=_ngettext,
        _=language._,
        plural=language.plural,
        in_english=language.in_english,
        LANGUAGES=language.LANGUAGES,
    )
    environment.filters.update(
        number=wording.number,
        day=wording.day,
        moment=wording.moment,
        plural=wording.plural,
        iso=wording.iso,
        file_name=file_name,
    )
    return Press(environment=environment, collection=collection, root=root)


def _gettext(text: str, /, **values: object) -> Markup:
    """Translate what stands in `{% trans %}`: markup of ours, with values that are not."""
    words = language.catalogue(language.language()).gettext(text)
    return Markup(words) % _printable(values)  # noqa: S704 - templates and catalogues are ours, values are escaped


def _ngettext(one: str, many: str, count: int, /, **values: object) -> Markup:
    """Translate what stands in `{% trans %}` with `{% pluralize %}`; the value that is counted is printed as it is given."""
    words = language.catalogue(language.language()).ngettext(one, many, count)
    return Markup(words) % _printable({"num": language.number(count), **values})  # noqa: S704 - likewise


def _printable(values: dict[str, object]) -> dict[str, object]:
    return {name: visible(value) for name, value in values.items()}
