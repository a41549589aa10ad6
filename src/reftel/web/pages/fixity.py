"""Whether a telegram's bytes are those that were received, looked at when somebody asks."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import msgspec
from litestar import Response

from reftel.archive.versions.values import Verified
from reftel.web import links
from reftel.web.language import _
from reftel.web.pages.keeping_forms import require
from reftel.web.pages.making import Asked, form, html, path_part, room_of
from reftel.web.room import Room
from reftel.web.shown.fixity import ACT, verified_words
from reftel.web.wording import moment, plural

MAX_BODY: Final = 2_000
"""Bytes of the form: a token."""


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What a look at a telegram's original gave, and when: the SHA-256 that was recorded, the one found (null: cannot be unpacked).

    `verified` is when the whole archive was last verified, null where that was never recorded.
    """

    at: dt.datetime
    is_sound: bool
    recorded: str
    found: str | None
    length: int
    verified: Verified | None


@dataclass(frozen=True, slots=True)
class FixityPage:
    """The page: one sentence, the digests, and what is known of the whole archive. A damaged telegram has no head to show."""

    name: str
    href: str
    is_sound: bool
    sentence: str
    recorded: str
    found: str
    verified: str


@form("/t/{address:str}/check", status=200, max_body=MAX_BODY)
def check(request: Asked, fields: Mapping[str, str]) -> Response[bytes]:
    """Look at the bytes, and say what came of it."""
    room, address = room_of(request), path_part(request, "address")
    require(room, fields, ACT, address)
    answer = html(room, "fixity.html", _page(address, checked(room, address)))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def checked(room: Room, address: str) -> Checked:
    """Read the stored original of a version and compare its digest with the recorded one."""
    found = room.archive.versions.check_original(room.viewer, address)
    return Checked(
        at=dt.datetime.now(dt.UTC).replace(microsecond=0),
        is_sound=found.is_sound,
        recorded=found.recorded,
        found=found.found,
        length=found.length,
        verified=room.archive.versions.last_verified(room.viewer),
    )


def _page(address: str, done: Checked) -> FixityPage:
    return FixityPage(
        name=address,
        href=links.telegram(address, anchor="provenance"),
        is_sound=done.is_sound,
        sentence=_sentence(done),
        recorded=done.recorded,
        found=done.found or _("cannot be unpacked"),
        verified=verified_words(done.verified),
    )


def _sentence(done: Checked) -> str:
    when, count = moment(done.at), plural(done.length, "byte")
    if done.is_sound:
        return _(
            "Read again on %(when)s: the stored original, %(count)s, gives the SHA-256 that was recorded when it was added.",
            when=when,
            count=count,
        )
    return _(
        "Read again on %(when)s: the stored original is damaged and does not give the SHA-256 that was recorded when it was "
        "added. Verify the whole archive, then restore it from a copy.",
        when=when,
    )
