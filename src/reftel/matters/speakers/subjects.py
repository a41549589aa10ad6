"""Who speaks at a verb of saying: read from the words around it, as printed."""

import re
from typing import Final

from reftel.matters.prose.lexicon import DETERMINERS, ROLES
from reftel.matters.prose.parties import TOKEN, Words, asker_before
from reftel.matters.prose.sentences import Sentence
from reftel.matters.speakers.verbs import ACCORDING, BY, NOUNS, SAYS

_FAR: Final = 400
"""So far before its verb, in characters, a subject is looked for."""
_MIDDLE: Final = 200
"""So long are lists of names and what is said of a name between commas."""
_NEAR: Final = 60
_TAIL: Final = 30
"""So long is what stands between a subject and its verb."""
_BEING: Final = frozenset("was were is are been being be".split())
_PARENTHESES: Final = re.compile(r"\s*\([^()]{1,80}\)")
_PASSIVE: Final = re.compile(
    r"\b(?:was|were|is|are|been|being|be)\s+(?:(?:\w+ly|also|then|not|never|always)\s+)?$", re.IGNORECASE
)
_BY: Final = re.compile(r"\w+\s+(?:\w+\s+){0,2}?by\s+", re.IGNORECASE)
_ADJECTIVE: Final = re.compile(r"\b(?:an?|the|this|these|its|his|their|our|any|of|in|to|and its)\s+$", re.IGNORECASE)
"""What shows that "added", "proposed", "stated" belongs to the noun after it."""
_FROM: Final = re.compile(r"(?<=\w) from (?:the )?[A-Z][\w.-]+(?: [A-Z][\w.-]+){0,2}\s*$")
_WHO: Final = re.compile(r",?\s+who\s+(?:(?:also|has|had|have|then|later|\w+ly)\s+)*$", re.IGNORECASE)
_LIST: Final = re.compile(
    r"(?P<list>(?:(?:the )?[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2}, )+and (?:the )?[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2})"
    r"(?: (?:all|both|also|each|then|had|have))*\s*$"
)
_NOUN: Final = re.compile(
    r"(?P<noun>(?:[A-Z][\w'’./-]* )?[A-Za-z]+)(?:\s+(?:\w+ly|have|has|had|also|then|however|later|again))*\s*$"
)
_APPOSED: Final = re.compile(
    r"(?:^|[\s(])(?P<role>[^,;:]{2,80}), (?P<inside>[A-Z][^,;:()]{2,60})(?:, [A-Z][^,;:()]{2,40})?,\s+(?:(?:also|has|had|\w+ly)\s+)*$"
)
_MODAL: Final = re.compile(
    r"\b(?:would|will|can|could|may|might|should|must|not|did|didn['’]t|to)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
_CONTINUES: Final = re.compile(
    r"\b(?:continues?|continued|went on|goes on|began|begins|tends?|seems?) to\s+$", re.IGNORECASE
)
_INVERTED: Final = re.compile(r"[,.?!-][\"”’]+,?\s*$|[,?!]\s?[\"”]\s*$")
_PARTICIPLE: Final = re.compile(
    r"\b(?:was|were|is|are|been|being|be)\s+(?:best\s+)?\w+ed(?:,| and| or)\s+$|\bbest be\s+$", re.IGNORECASE
)
_INFORMATION: Final = re.compile(r"\s*according to (?:[a-z]+ ){1,4}(?:by|from|of) (?:the |an? )?", re.IGNORECASE)
_ACTS: Final = re.compile(r"\b(?:act|acts|acted|operate|operates|proceed|performed|conducted)\s+$", re.IGNORECASE)
_OWN_WORDS: Final = frozenset(
    "records reporting reports law laws plan figures statistics data information article draft schedule agreement".split()
)
"""What comes after a name that gives a paper, not a speaker: "according to ministry records"."""


def speakers_at(text: str, sentence: Sentence, at: int, verb: str) -> tuple[str, ...]:
    """Return whom the words around the verb at `at` name as speaking there, pronouns as they stand; empty where nobody."""
    start = max(sentence.start, at - _FAR)
    before = " ".join((_PARENTHESES.sub("", text[start:at]) if "(" in text[start:at] else text[start:at]).split()) + " "
    rest = text[at : sentence.end]
    near = before[-_NEAR:]
    if verb == ACCORDING:
        if _ACTS.search(near):
            return ()
        told = _INFORMATION.match(" ".join(rest.split()))
        return _after(rest, 2 if told is None else len(TOKEN.findall(told[0])))
    if verb in BY and (by := _BY.match(rest)) is not None:
        return _after(rest, len(TOKEN.findall(rest[: by.end()])))
    if near.endswith("to ") and (going := _CONTINUES.search(near)) is not None:
        before = before[: going.start() - len(near)]
        near = before[-_NEAR:]
    has_being = not _BEING.isdisjoint(
        near.lower().split()[-5:]
    )  # without such a word none of the dear expressions can match
    if has_being and verb.endswith("ing") and (going := _PASSIVE.search(near)) is not None:
        before, rest = before[: going.start() - len(near)], "said"
        near = before[-_NEAR:]
    elif verb in SAYS and _MODAL.search(near[-_TAIL:]):
        return ()
    if _INVERTED.search(near[-6:]):
        return _after(rest, 1)
    if has_being and (_PASSIVE.search(near) or _PARTICIPLE.search(near)):
        return ()
    if _ADJECTIVE.search(near[-12:]):
        return ()
    return _before(before, rest)


def _after(rest: str, skipped: int) -> tuple[str, ...]:
    words = Words(rest, min(len(rest), 200))
    tokens = words.tokens[skipped:]
    found = words.at_start(tokens)
    if found is None:
        return ()
    following = tokens[
        next((i for i, t in enumerate(tokens) if t.rstrip("'’s").lower() in found.split()[-1].lower()), 0) + 1 :
    ][:1]
    if following and following[0].lower() in _OWN_WORDS:
        return ()
    return _parted(found)


def _before(before: str, rest: str) -> tuple[str, ...]:
    near = before[-_NEAR:]
    if " who " in before[-_NEAR:] and (who := _WHO.search(before, max(len(before) - _NEAR, 0))) is not None:
        words = Words(before, who.start())
        name = words.at_end(words.tokens)
        return () if name is None else (name,)
    if not before.isupper():
        if ", and " in before[-_MIDDLE:] and (listed := _LIST.search(before[-_MIDDLE:])) is not None:
            return tuple(part.removeprefix("and ").removeprefix("the ") for part in listed["list"].split(", "))
        if (
            ", " in near
            and (apposed := _APPOSED.search(before[-_MIDDLE:])) is not None
            and _is_name_after_role(apposed)
        ):
            return (apposed["inside"],)
    noun = _NOUN.search(near)
    if noun is not None and noun["noun"].split()[-1] in NOUNS:
        named = noun["noun"].split()
        return (" ".join(named[1:] if named[0].lower() in DETERMINERS else named),)
    name = asker_before(_FROM.sub(" ", before) if " from " in before else before, rest, ())
    return () if name is None else _parted(name)


def _is_name_after_role(apposed: re.Match[str]) -> bool:
    """True for "the minister's adviser, Ana Orlan, said": the name stands behind the role, not before it."""
    role, inside = apposed["role"].split(), apposed["inside"].split()
    small = [word for word in inside if word[0].islower() and word not in {"al", "bin", "de", "la", "van", "von", "el"}]
    shortest = 1 if role[-1].lower() in ROLES | NOUNS and role[-1][0].islower() else 2
    return (
        not small
        and shortest <= len(inside) < 6
        and any(word.strip("'’s").lower() in ROLES | NOUNS for word in role[-8:])
    )


def _parted(printed: str) -> tuple[str, ...]:
    """Two who speak together are two speakers: "Orlan and Tamm said"."""
    parts = printed.split(" and ")
    if len(parts) == 2 and all(part[:1].isupper() for part in parts):
        return tuple(parts)
    return (parts[-1].removeprefix("the "),)
