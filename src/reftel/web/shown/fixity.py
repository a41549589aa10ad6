"""What a telegram's page says of its bytes: the form that has them looked at now, and when everything was last verified."""

from dataclasses import dataclass
from typing import Final

from reftel.archive.versions.values import Verified
from reftel.web import links
from reftel.web.language import _
from reftel.web.room import Room
from reftel.web.security import token_for
from reftel.web.wording import moment, plural

ACT: Final = "check"
"""What the form's token lets it do."""


@dataclass(frozen=True, slots=True)
class Fixity:
    """Where the form leads, its token, and what is known of the whole archive."""

    action: str
    token: str
    verified: str


def fixity_of(room: Room, address: str) -> Fixity:
    """Return the form for one version by its exact address."""
    return Fixity(
        action=links.telegram(address, "check"),
        token=token_for(room.secret, room.viewer.name, ACT, address),
        verified=verified_words(room.archive.versions.last_verified(room.viewer)),
    )


def verified_words(verified: Verified | None) -> str:
    """Return a sentence on the last verification of the whole archive."""
    if verified is None:
        return _("No verification of the whole archive is recorded.")
    if verified.problems:
        return _(
            "The whole archive was last verified on %(when)s: %(problems)s found.",
            when=moment(verified.at),
            problems=plural(verified.problems, "problem was", "problems were"),
        )
    return _("The whole archive was last verified on %(when)s: nothing was wrong.", when=moment(verified.at))
