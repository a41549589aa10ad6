"""What stands around a verb of saying: the expressions that tell its subject from what only looks like one."""

import re
from typing import Final

from reftel.codes import country_names
from reftel.matters.prose.lexicon import DETERMINERS, ROLES, SKIPPED
from reftel.matters.prose.parties import side_named
from reftel.matters.speakers.verbs import AGENTS, BODIES, MANY, NO_PERSONS, NOUNS

BEING: Final = frozenset("was were is are been being be".split())
_BE: Final = r"\b(?:was|were|is|are|been|being|be)\s+"
_MAY: Final = r"\b(?:would|will|can|could|may|might|should|must|to"
_ALSO: Final = r"(?: (?:also|had|have|has|then|later))*"
_WORD: Final = r"[A-Z][\w'’.-]*"

PARENTHESES: Final = re.compile(r"\s*\([^()]{1,80}\)")
LABEL: Final = re.compile(r"\W*(?:[A-Z][A-Za-z/]* ){0,3}[A-Z][A-Za-z]*: ")
"""What stands before a sentence and is no part of it: "Summary:", "Action Request:"."""

PASSIVE: Final = re.compile(rf"{_BE}(?:(?:\w+ly|also|then|not|never|always)\s+)?$", re.IGNORECASE)
PARTICIPLE: Final = re.compile(rf"{_BE}(?:best\s+)?\w+ed(?:,| and| or)\s+$|\bbest be\s+$", re.IGNORECASE)
MODAL: Final = re.compile(rf"{_MAY}|not|did|didn['’]t)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
MIGHT_BE: Final = re.compile(rf"{_MAY})\s+(?:\w+\s+)?be\s+$|\bif\s+$", re.IGNORECASE)
"""Before "told by", "asked by": what says that it was not done."""
NONE_WERE: Final = re.compile(r"\b(?:was|were|is|are)\s+(?:any|no)\b[^,;]*$", re.IGNORECASE)
"""A passive whose parts stand apart: "nor were any boats noted"."""
NOTICED: Final = frozenset("noted reported observed raised mentioned".split())
ADJECTIVE: Final = re.compile(r"\b(?:an?|the|this|these|its|his|their|our|any|of|in|to|and its)\s+$", re.IGNORECASE)
"""What shows that "added", "proposed", "stated" belongs to the noun after it."""
CONTINUES: Final = re.compile(
    r"\b(?:continues?|continued|went on|goes on|began|begins|tends?|seems?) to\s+$", re.IGNORECASE
)

BY: Final = re.compile(r"\w+\s+(?:\w+\s+){0,2}?by\s+", re.IGNORECASE)
INVERTED: Final = re.compile(r"[,.?!-][\"”’]+,?\s*$|[,?!]\s?[\"”]\s*$")
QUOTING: Final = frozenset(
    "say says said explained added noted declared argued claimed continued concluded remarked complained asserted".split()
)
NAME_ENDS: Final = re.compile(rf"\w+ (?:the )?[A-Z][\w'’-]*(?: {_WORD}){{0,4}}[,.]")
"""A verb and its subject behind it: "Tamm had come late, explained Orlan."."""
INFORMATION: Final = re.compile(r"\s*[Aa]ccording to (?:[a-z]+ ){1,4}(?:by|from|of) (?:the |an? )?")
ACTS: Final = re.compile(r"\b(?:act|acts|acted|operate|operates|proceed|performed|conducted)\s+$", re.IGNORECASE)
PAPERS: Final = frozenset(
    (
        "records reporting reports law laws plan figures statistics data information article draft schedule agreement by-laws "
        "bylaws rules"
    ).split()
)
"""What comes after a name that gives a paper, not a speaker: "according to ministry records"."""

OWNER: Final = re.compile(r"['’,][sS] $")
ANSWERED: Final = re.compile(
    r"\b(?:(?:respon(?:se|ding|ded)|reply|repl(?:ied|ying)|answer(?:ing|ed)?|react(?:ion|ing|ed))\s(?:\w+\s)?to|in)\s(?:the\s)?"
    r"(?:[A-Z][\w.-]*\s?){1,4}['’,]s $",
    re.IGNORECASE,
)
"""Where somebody's words are told of by their noun: "in response to Orlan's question", "in Orlan's view"."""

WHO: Final = re.compile(r",?\s+who\s+(?:(?:also|has|had|have|then|later|\w+ly)\s+)*$", re.IGNORECASE)
WHEN: Final = re.compile(r"\b[Ww]hen (?P<who>(?:[\w.'’-]+ ){1,4})$")
FROM: Final = re.compile(r"(?<=\w) from (?:the )?[A-Z][\w.'’-]+(?: [A-Z][\w.-]+){0,4}\s*$")
ADVERB: Final = re.compile(r"(?<=[A-Za-z])(?: [a-z]+ly)+ $")
_MONTHS: Final = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_MONTH: Final = rf"(?:{'|'.join(sorted(_MONTHS))})[a-z]*\.?"
_DAY: Final = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:,? \d{{4}})?,?"
TIME: Final = re.compile(
    rf",?(?: (?:on |in |in early |in late |in mid-)?{_DAY}| in {_MONTH}(?: \d{{4}})?|(?: late)? (?:yesterday|today)"
    r"| (?:last|this|earlier this|the same|the next) (?:week|month|year|day|morning|evening)) $",
    re.IGNORECASE,
)
"""When something was said, between who said it and the verb."""
GOES_ON: Final = re.compile(r"(?:,| by| out| while| and)(?: \w+ly)? $")
"""What leads from a sentence's verb to "saying", "noting": its subject is the sentence's."""

_ITEM: Final = r"(?:the )?[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2}"
LIST: Final = re.compile(
    rf"(?P<list>(?:^{_ITEM}, |(?:{_ITEM}, ){{2,}})and {_ITEM})(?: (?:all|both|also|each|then|had|have))*\s*$"
)
"""Names in a row; one name and another behind ", and" are a row only where a sentence begins with them."""
APPOSED: Final = re.compile(
    r"(?:^|[\s(])(?P<role>[^,;:]{2,80}), (?P<inside>[A-Z][^,;:()]{2,60})(?:, [A-Z][^,;:()]{2,40})?,\s+(?:(?:also|has|had|\w+ly)\s+)*$"
)
FIRST_NAMED: Final = re.compile(
    r"(?P<name>[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]*\.?|al-\w+|al|bin|de|del|la|van|von)){1,4}), "
    r"(?:an?|the|[a-z-]+|[A-Z][\w'’-]* [\w'’ -]+)\b"
)
"""A sentence that begins with a name and goes on with who that is: "Ana Orlan, head of the port's lamp and buoy section, ..."."""
HEADED: Final = re.compile(
    r"(?:[Cc]\w+ \w+ )?(?P<name>[A-Z][\w'’-]+ (?:[A-Z]\. )?[A-Z][\w'’-]+) (?:of|from|at|with) (?:the )?(?:[\w'’-]+ ){1,7}$"
)
"""A name, and whose he is: "Ana Orlan of the daily Harbour Post"."""
PRESS: Final = re.compile(
    r"^(?P<name>[A-Z][A-Z'’-]+ (?:[A-Z]\. )?[A-Z][A-Z'’-]+) OF (?:[A-Z'’-]+ ){0,4}"
    r"(?:DAILY|WEEKLY|NEWSPAPER|PAPER|MAGAZINE|JOURNAL|RADIO|TELEVISION|TV) [A-Z'’ -]+ $"
)
"""The same all in capitals, where only what he writes for shows that the first words are a name."""
HEAD: Final = re.compile(
    r"(?<![A-Z])\b(?P<noun>(?:^[A-Z])?[a-z]+) (?P<joint>of|in|at|on|with|for|to|within|near|from) (?:the )?(?:[a-z]+ ){0,2}"
    rf"(?P<name>{_WORD}(?: {_WORD}){{0,4}}){_ALSO} $"
)
"""A noun written small before the name that seems to be the subject: "pilots of the Harbour Authority"."""
_OWN_VERB: Final = re.compile(r", (?:and|but|he|she|they|it)\b|\b(?:said|told)\b")
_SUBJECTS: Final = ROLES | {"and", "but", "or", "then", "he", "she", "they", "it", "i"}
_WE: Final = frozenset({"we", "post"})
_OFFICES: Final = ROLES | BODIES | NO_PERSONS
_ARTICLED: Final = re.compile(r"(?:al|el|ad|as|an|ul)-[A-Z]")
_AFTER_NOUN: Final = frozenset("have has had also then however later again".split())
_LARGE: Final = re.compile(r"[A-Z][\w'’./-]*")
_STOPS: Final = (",", ";", ":", "(", ")", '"', "“", "”", "--")
_TIME_ENDS: Final = frozenset("week month year day morning evening today yesterday".split())


def we_before(near: str) -> str | None:
    """Return "we" or "Post" where that is the subject: the sender's own, whatever is named before it."""
    words = near.split()
    while words and words[-1].lower() in SKIPPED:
        words.pop()
    return words[-1] if words and words[-1].lower() in _WE else None


def is_tied(near: str) -> bool:
    """True where a verb has before it a subject, or what joins it to one further back; behind another noun it is not the speaker's."""
    words = near.split()
    while words and words[-1].lower() in SKIPPED:
        words.pop()
    if not words:
        return False
    last = words[-1]
    if last[0].isupper() or last.endswith(_STOPS) or _ARTICLED.match(last):
        return True
    return last.lower() in _SUBJECTS


def noun_before(near: str) -> str | None:
    """Return the noun, and the large word before it, that a verb follows: "harbour sources", "Osmark contacts"."""
    words = near.split()
    while words and (words[-1].lower() in _AFTER_NOUN or words[-1].endswith("ly")):
        words.pop()
    if not words or words[-1] not in NOUNS:
        return None
    led = words[-2] if len(words) > 1 and _LARGE.fullmatch(words[-2]) else ""
    return words[-1] if not led or led.lower() in DETERMINERS else f"{led} {words[-1]}"


def without_adverbs(before: str, near: int) -> str:
    """Leave out what stands right before the verb and tells when or how: "on May 2", "reportedly"."""
    last = before[-near:].split()[-1:] or [""]
    word = last[0].rstrip(",").lower()
    if word.isdigit() or word in _TIME_ENDS or word.endswith("day") or word.rstrip(".")[:3] in _MONTHS:
        before = _without(TIME, before, near)
    return _without(ADVERB, before, near) if before.endswith("ly ") else before


def _without(what: re.Pattern[str], before: str, near: int) -> str:
    found = what.search(before, max(len(before) - near, 0))
    return before if found is None else before[: found.start()] + " "


def is_owned(near: str) -> bool:
    """True where the verb belongs to the noun after it: "Osmark's stated aim", also with its apostrophe lost."""
    word = near.split()[-1] if near.strip() else ""
    if word.lower().endswith(("'s", "’s", "s'", "s’", ",s")):
        return True
    return word.endswith("s") and word[:-1] in country_names()


def may_be_many(name: str) -> bool:
    """True for what "say" and "believe" can follow: "pilots", "the police", but not "the government"."""
    last = name.split()[-1].lower()
    return last.endswith("s") or last in MANY or " and " in name or name.isupper()


def is_told_of(first: re.Match[str], before: str) -> bool:
    """True where all between the name that begins a sentence and the verb says who that is: no verb of its own."""
    if not before.rstrip().endswith(",") or first["name"].isupper():
        return False
    return _OWN_VERB.search(before, first.end("name")) is None


def is_name_after_role(apposed: re.Match[str]) -> bool:
    """True for "the minister's adviser, Ana Orlan, said": the name stands behind the role, not before it."""
    role, inside = apposed["role"].split(), apposed["inside"].split()
    small = [word for word in inside if word[0].islower() and word not in {"al", "bin", "de", "la", "van", "von", "el"}]
    shortest = 1 if role[-1].lower() in AGENTS and role[-1][0].islower() else 2
    return not small and shortest <= len(inside) < 6 and any(word.strip("'’s").lower() in AGENTS for word in role[-8:])


def is_body(name: str) -> bool:
    """True where a word of a name says that it is an office's or a body's."""
    return any(word.lower() in _OFFICES for word in name.split())


def parted(printed: str) -> tuple[str, ...]:
    """Two who speak together are two speakers: "Orlan and Tamm said"."""
    parts = printed.split(" and ")
    if len(parts) == 2 and all(part[:1].isupper() for part in parts):
        return (printed,) if _is_one_body(*parts) else tuple(parts)
    return (parts[-1].removeprefix("the "),)


def _is_one_body(first: str, second: str) -> bool:
    """True for "Food and Agriculture Organization": a body's name whose first word is no name."""
    if " " in first or first.isupper() or side_named(first) is not None:
        return False
    return second.split()[-1].lower() in BODIES
