"""A box into which one pastes a telegram to have it explained. Nothing is stored, and nothing is logged of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from litestar import Response
from markupsafe import Markup

from reftel.codes import TelegramKind
from reftel.corpus import parse_item, read_pasted
from reftel.errors import LimitExceeded
from reftel.telegram import Telegram
from reftel.web.assets import read_assets
from reftel.web.language import _
from reftel.web.pages.making import Asked, form, html, page, room_of
from reftel.web.shown.explaining import ExplainedText, explain_telegram
from reftel.web.shown.heads import addressed
from reftel.web.shown.marking import level_class, level_words
from reftel.web.wording import moment, plural

MAX_PASTE: Final = 300_000
"""Characters of a pasted text: more than ten times the longest telegram of the collections that were looked at."""

MAX_BODY: Final = 12 * MAX_PASTE + 1_000
"""Bytes of the form: a character may be four bytes, and a byte is sent as three."""

HERE: Final = "/explain"


@dataclass(frozen=True, slots=True)
class ExplainPage:
    """The box; under it what was read out of the last text, if there was one."""

    limit: int
    pasted: str = ""
    text: ExplainedText | None = None
    summary: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    level: str = ""
    level_class: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedFile:
    """An explanation as a file that needs nothing else: what was read, and the style sheet of the room."""

    of: ExplainPage
    style: Markup


@form(f"{HERE}/keep", status=200, max_body=MAX_BODY)
def kept(request: Asked, fields: Mapping[str, str]) -> Response[bytes]:
    """Give the explanation of what was pasted as one HTML file, to be kept. Nothing is stored here."""
    view = explain_page(_pasted(fields))
    if view.text is None:
        return html(room_of(request), "explain.html", view, here=HERE)
    style = Markup(_without_fonts(read_assets().css.decode()))  # noqa: S704 - the room's own style sheet
    answer = html(room_of(request), "explained_file.html", ExplainedFile(view, style))
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Content-Disposition"] = 'attachment; filename="telegram-explained.html"'
    return answer


_FONT_FACE: Final = re.compile(r"@font-face\s*\{[^}]*\}\s*")


def _without_fonts(css: str) -> str:
    """Return a style sheet that asks for no file: the reader's own fonts stand in."""
    return _FONT_FACE.sub("", css)


def _pasted(fields: Mapping[str, str]) -> str:
    text = fields.get("text", "")
    if len(text) > MAX_PASTE:
        raise LimitExceeded(
            "characters of a pasted text", MAX_PASTE, place="Your text", next_step="Paste one telegram at a time."
        )
    return text.replace("\r\n", "\n")


@page(HERE)
def box(request: Asked) -> Response[bytes]:
    """Show the empty box."""
    room = room_of(request)
    return html(room, "explain.html", ExplainPage(limit=MAX_PASTE), here=HERE)


@form(HERE, status=200, max_body=MAX_BODY)
def explained(request: Asked, fields: Mapping[str, str]) -> Response[bytes]:
    """Explain what was pasted."""
    answer = html(room_of(request), "explain.html", explain_page(_pasted(fields)), here=HERE)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def explain_page(text: str) -> ExplainPage:
    """Read the first telegram of a text, and say what else was seen."""
    if not text.strip():
        return ExplainPage(limit=MAX_PASTE, notices=(_("There was nothing in the box."),))
    items = read_pasted(text)
    telegram = parse_item(items[0], spans=True)
    return ExplainPage(
        limit=MAX_PASTE,
        pasted=text,
        text=explain_telegram(items[0].text, telegram),
        summary=tuple(summary_of(telegram)),
        notices=tuple(_notices(telegram, len(items))),
        level=level_words(telegram.classification),
        level_class=level_class(telegram.classification),
    )


def _notices(telegram: Telegram, count: int) -> list[str]:
    notices: list[str] = []
    if telegram.kind is TelegramKind.UNRECOGNISED:
        notices.append(_("This does not look like a telegram; what could be placed all the same is underlined."))
    if count > 1:
        notices.append(_("%(count)s stand in this text; the first is explained.", count=plural(count, "telegram")))
    return notices


def summary_of(telegram: Telegram) -> list[str]:
    """Return what a telegram says of itself in a few phrases."""
    said = (
        telegram.mrn or "",
        moment(telegram.date) if telegram.date else "",
        telegram.origin or telegram.originator or "",
        _("to %(action_addressees)s", action_addressees=addressed(telegram.action_addressees, telegram.info_addressees))
        if telegram.action_addressees
        else "",
        plural(len(telegram.body), "block of text", "blocks of text") if telegram.body else "",
        plural(len(telegram.findings), "finding") if telegram.findings else "",
    )
    return [words for words in said if words]
