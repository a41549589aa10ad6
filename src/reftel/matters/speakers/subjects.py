"""Who speaks at a verb of saying: read from the words around it, as printed."""

import re
from typing import Final

from reftel.matters.prose.parties import TOKEN, Words, asker_before
from reftel.matters.prose.sentences import Sentence
from reftel.matters.speakers import clauses
from reftel.matters.speakers.clauses import (
    is_body,
    is_name_after_role,
    is_owned,
    is_tied,
    is_told_of,
    may_be_many,
    noun_before,
    parted,
    we_before,
    without_adverbs,
)
from reftel.matters.speakers.verbs import ACCORDING, AGENTS, BY, FROM_WHOM, GOING_ON, NOUNS, PLAIN, SAYS, WORDS_OF

_FAR: Final = 400
"""So far before its verb, in characters, a subject is looked for."""
_MIDDLE: Final = 200
"""So long are lists of names and what is said of a name between commas."""
_NEAR: Final = 60
_TIGHT: Final = 14
"""So long is what stands between what is said of a name between commas and the verb: ", reportedly "."""
_TAIL: Final = 30
"""So long is what stands between a subject and its verb."""


def speakers_at(text: str, sentence: Sentence, at: int, verb: str) -> tuple[str, ...]:
    """Return whom the words around the verb at `at` name as speaking there, pronouns as they stand; empty where nobody."""
    before, rest = _before_verb(text, sentence, at), text[at : sentence.end]
    near = before[-_NEAR:]
    if verb in WORDS_OF and (owned := clauses.OWNER.search(before, max(len(before) - 4, 0))) is not None:
        return _owner(before[: owned.start()]) if clauses.ANSWERED.search(near) else ()
    if verb == ACCORDING:
        return _according(near, rest)
    if verb in FROM_WHOM:
        return _after(rest, 2)
    if verb in BY and (by := clauses.BY.match(rest)) is not None:
        return () if clauses.MIGHT_BE.search(near) else _after(rest, len(TOKEN.findall(rest[: by.end()])))
    if near.endswith("to ") and (going := clauses.CONTINUES.search(near)) is not None:
        before = before[: going.start() - len(near)]
    return _active(before, rest, verb)


def _before_verb(text: str, sentence: Sentence, at: int) -> str:
    """Return what stands before a verb in its sentence, without asides and without a label such as "Summary:"."""
    start = max(sentence.start, at - _FAR)
    printed = text[start:at]
    before = " ".join((clauses.PARENTHESES.sub("", printed) if "(" in printed else printed).split()) + " "
    if start == sentence.start and ": " in before[:40] and (label := clauses.LABEL.match(before)) is not None:
        before = before[label.end() :]
    return before.rpartition(" - ")[2] if before.count(" - ") % 2 else before  # a heading, or what begins an aside


def _owner(before: str) -> tuple[str, ...]:
    words = Words(before, len(before))
    name = words.at_end(words.tokens)
    return () if name is None or name.islower() else parted(name)


def _according(near: str, rest: str) -> tuple[str, ...]:
    if clauses.ACTS.search(near):
        return ()
    told = clauses.INFORMATION.match(" ".join(rest.split()))
    return _after(rest, 2 if told is None else len(TOKEN.findall(told[0])))


def _active(before: str, rest: str, verb: str) -> tuple[str, ...]:
    """Return the subject of a verb that is no passive and no adjective; that of "saying" is often its sentence's."""
    near = before[-_NEAR:]
    has_being = not clauses.BEING.isdisjoint(near.lower().split()[-5:])  # what the dear expressions cannot do without
    is_doing = False
    if has_being and verb.endswith("ing") and (doing := clauses.PASSIVE.search(near)) is not None:
        before, rest, is_doing = before[: doing.start() - len(near)], "said", True  # "is saying" is said as "says" is
        near = before[-_NEAR:]
    elif verb in SAYS and clauses.MODAL.search(near[-_TAIL:]):
        return ()
    if clauses.INVERTED.search(near[-6:]) or _is_behind(near, rest, verb):
        return _after(rest, 1)
    if _is_passive(before, near, verb, has_being=has_being):
        return ()
    if verb.endswith("ing") and not is_doing and clauses.GOES_ON.search(near):
        words = Words(before, len(before))
        name = words.at_start(words.without_lead(words.tokens))
        return () if name is None else parted(name)
    if verb in GOING_ON and (not is_doing or before.isupper()):
        return ()
    names = _before(before, rest)
    return () if verb in PLAIN and len(names) == 1 and not may_be_many(names[0]) else names


def _is_behind(near: str, rest: str, verb: str) -> bool:
    return near.endswith(", ") and verb in clauses.QUOTING and clauses.NAME_ENDS.match(rest) is not None


def _is_passive(before: str, near: str, verb: str, *, has_being: bool) -> bool:
    if verb in clauses.NOTICED and clauses.NONE_WERE.search(before):
        return True
    if has_being and (clauses.PASSIVE.search(near) or clauses.PARTICIPLE.search(near)):
        return True
    return clauses.ADJECTIVE.search(near[-12:]) is not None or is_owned(near)


def _after(rest: str, skipped: int) -> tuple[str, ...]:
    """Return who is named behind "according to", "told by"."""
    words = Words(rest, min(len(rest), 200))
    tokens = words.tokens[skipped:]
    found = words.at_start(tokens)
    if found is None:
        return ()
    last = found.split()[-1].lower()
    at = next((i for i, token in enumerate(tokens) if token.rstrip("'’s").lower() in last), 0) + 1
    following = tokens[at] if at < len(tokens) else ","
    if following.lower() in clauses.PAPERS:
        return ()
    if following.lower() in NOUNS and (following.islower() or rest.isupper()):
        found = f"{found} {following}"  # "told by a harbour police officer"
    return parted(found)


def _before(before: str, rest: str) -> tuple[str, ...]:
    near = before[-_NEAR:]
    if " who " in near and (who := clauses.WHO.search(before, max(len(before) - _NEAR, 0))) is not None:
        words = Words(before, who.start())
        name = words.at_end(words.tokens)
        return () if name is None or name == "people" else (name,)
    if "hen " in near and (when := clauses.WHEN.search(near)) is not None:  # what was said then was said
        before = before[: when.start() - len(near)] + when["who"]
    if before.isupper():
        if (of_press := clauses.PRESS.match(before)) is not None:
            return (of_press["name"],)
    elif told := _told_of(before):
        return told
    before = without_adverbs(before, _NEAR)
    if (noun := noun_before(before[-_NEAR:])) is not None:
        return (noun,)
    if (we := we_before(before[-_NEAR:])) is not None:
        return (we,)
    return _subject(before, rest) if is_tied(before[-_NEAR:]) else ()


def _told_of(before: str) -> tuple[str, ...]:
    """Return the names in a list, and the one of which something is said between it and its verb; empty where neither is."""
    if (headed := clauses.HEADED.match(before)) is not None and not is_body(headed["name"]):
        return (headed["name"],)
    middle, has_comma = before[-_MIDDLE:], "," in before[-_TIGHT:]
    if ", and " in middle and (listed := clauses.LIST.search(middle)) is not None:
        return tuple(part.removeprefix("and ").removeprefix("the ") for part in listed["list"].split(", "))
    if not has_comma:
        return ()
    if (apposed := clauses.APPOSED.search(middle)) is not None and is_name_after_role(apposed):
        return (apposed["inside"],)
    if (first := clauses.FIRST_NAMED.match(before)) is not None and is_told_of(first, before):
        return (first["name"],)
    return ()


def _subject(before: str, rest: str) -> tuple[str, ...]:
    name = asker_before(clauses.FROM.sub(" ", before) if " from " in before else before, rest, ())
    if name is None:
        return ()
    start = before.rfind(name.split()[0]) - _TAIL if name[0].isupper() else len(before)
    head = clauses.HEAD.search(before, max(start, 0)) if start < len(before) else None
    return parted(name) if head is None or head["name"].split()[-1] != name.split()[-1] else _headed(head)


def _headed(head: re.Match[str]) -> tuple[str, ...]:
    """Return the speaker of "pilots of the Harbour Authority said", "officers in Osmark said"; a thing of somebody's does not speak."""
    noun = head["noun"]
    if noun.lower() not in AGENTS:
        return ()
    return (head.string[head.start("noun") : head.end("name")],) if head["joint"] == "of" else (noun,)
