"""Who is asked: the party that a sentence names, else the addressee."""

import re
from typing import Final

from reftel.codes import origin_of_designator, post
from reftel.matters.prose.parties import STATE, bare
from reftel.matters.prose.phrasing import compiled
from reftel.telegram import Telegram

GOVERNMENT: Final = "U.S."
"""The government whose telegrams have this format, as they print it: whose points they hold, and whom others ask."""

FEW_POSTS: Final = 3
"""So many addressees are named one by one."""

PARTY: Final = re.compile(
    r"(?:(?i:that|for)\s+)?(?:(?i:the)\s+)?(?P<party>(?:(?:post|embassy|department)(?=['’]s\s)|U\.?S\.?G?|[A-Z][A-Za-z/&-]*[A-Za-z]\.?|[A-Z]{2,})(?:(?:\s+and\s+|,\s+|\s+)[A-Z][\w/.&-]*\w){0,3}?)"
    r"(?P<own>['’][sS]?)?(?P<aside>,)?\s+(?P<next>[\w-]+)"
)
POSTS: Final = compiled(r"(?:that )?(?P<party>{POSTS})\b")
_NOT_ACTING: Final = frozenset(
    "be to is are was were of in on at by from for with or has have had would should could".split()
)
_LEAD: Final = re.compile(r"^(?:(?:that|for|the|to|both|all of)\s+)+", re.IGNORECASE)
_NAMELESS: Final = frozenset("you your him her them it me everyone anyone both each all those".split())
_SENDERS_SIDE: Final = re.compile(
    r"\b(?:us|our|we|ambassador|dcm|embassy|post|emboffs?|em(?:b)?off|pol(?:off|offs|couns|chief)|econ(?:off|couns)|cda|charge|usg|u\.s\.|a/s|das|pdas|secretary|codel|senator|staffdel|consulate|coms?)\b",
    re.IGNORECASE,
)


def asked_in(of: str | None, what: str, *, is_upper: bool) -> str | None:
    """Return the party that the words name as asked, None where they name none ("asked us to ..." names none).

    `of` is what the pattern took for it; else it is looked for at the beginning of what is asked: "Washington's
    guidance", "the Department instruct". Where all is in capitals only the first way is sure.
    """
    if of:
        party = _LEAD.sub("", " ".join(of.split()))
        if party.lower() in {"us", "our", "we"}:
            return GOVERNMENT
        return None if party.lower() in _NAMELESS else bare(party)
    if (posts := POSTS.match(what.lstrip())) is not None:
        return _LEAD.sub("", " ".join(posts["party"].split()))
    match = PARTY.match(what.lstrip())
    if match is None or (is_upper and not match["own"]):
        return None
    acts = match["aside"] or (match["next"].lower() not in _NOT_ACTING and not match["next"][0].isupper())
    return bare(" ".join(match["party"].split())) if match["own"] or acts else None


def single_post(party: str, telegram: Telegram) -> str:
    """Name the post where the words are only "post" or "Embassy" and the telegram has one action addressee."""
    is_bare = party.lower() in {"post", "posts", "embassy", "mission", "ambassador", "consulate"}
    return default_asked(telegram) if is_bare and telegram.station == STATE else party


def implied_asked(paragraph: str) -> str | None:
    """Return the sender's government where its people are in the conversation that a paragraph tells, else None."""
    return GOVERNMENT if _SENDERS_SIDE.search(paragraph) else None


def default_asked(telegram: Telegram) -> str:
    """Return the action addressee as a party: "Department" for telegrams to it, a post's name, or "posts"."""
    actions = telegram.action_addressees
    if telegram.station == STATE:
        return " and ".join(_name(a.designator) for a in actions) if 1 <= len(actions) <= FEW_POSTS else "posts"
    if not actions or any("SECSTATE" in a.designator for a in actions):
        return "Department"
    return _name(actions[0].designator)


def _name(designator: str) -> str:
    return origin_of_designator(designator) or designator


def sender(telegram: Telegram) -> str:
    """Return the sender as a party: "Department", "Embassy Port Alder"; its station where no more is known."""
    if telegram.station == STATE:
        return "Department"
    if telegram.origin:
        return telegram.origin
    known = post(telegram.station) if telegram.station else None
    if known is not None and known.plad is not None:
        return _name(known.plad)
    return telegram.originator or telegram.station or "the sender"
