"""Cutting a stretch of prose into sentences: at stops, empty lines and the dashes or letters of a list."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """Half-open range [start, end) of a stretch's text, without the white space and list marks around it."""

    start: int
    end: int


BREAK: Final = re.compile(
    r"""[.?!\n:;](?:
        (?<=(?P<stop>[.?!]))[)\]"'”’]*(?=\s|$)                 # a stop with what closes after it
      | (?<=\n)[ \t\r]*\n                                      # an empty line
      | (?<=\n)[ \t]*(?=[-*•][ -]{1,2}["(A-Z])                # the dash of a list's next item
      | (?<=[.:;?!]\n)[ \t]*(?=[-*•][ -]|\(?[a-z0-9]{1,2}[.)]\s)
      | (?<=[:;])(?=[ \t\r\n]+--?[ ]?[A-Za-z"(])               # a list that begins inside a line
    )""",
    re.VERBOSE,
)
"""Every form begins with one of six letters, so that the engine skips the rest."""

ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr gen lt col maj capt adm sgt sen rep gov amb st vs e.g i.e approx inc ltd corp co jr sr fig vol ed "
    "jan feb mar apr jun jul aug sep sept oct nov dec para paras ref refs ext tel cf al dept univ prof rev hon pres asst "
    "brig cdr cmdr messrs mt u.s u.n u.k e.u n.y d.c e.o a.m p.m".split()
)
"""Words before a stop that does not end a sentence, in lower case without their last stop."""

_LONGEST_ABBREVIATION: Final = max(map(len, ABBREVIATIONS))

_INITIAL: Final = re.compile(r"(?:^|[\s.(])[A-Z]$")
_MAY_OPEN: Final = frozenset(
    "the a an he she it they we this that these those there in on at as if for however but and when while since after before "
    "although though according during further furthermore moreover meanwhile post embassy department our his her its their "
    "to with by from over under please action summary end comment note".split()
)
"""After an abbreviation that can also close a sentence ("the U.S."), only these words, written large, open a new one."""
_CAN_CLOSE: Final = frozenset("u.s u.n u.k e.u d.c a.m p.m inc ltd co corp n.y".split())
_WORD_BEFORE: Final = re.compile(r"[A-Za-z.]+$")
_NEXT_WORD: Final = re.compile(r"[\s\"'“(]*([A-Za-z]+)")
_NUMBER: Final = re.compile(r"\s*\d")
_MARKS: Final = re.compile(r"[\s*•]*(?:-{1,3}\s*)?")
_WINDOW: Final = 400
"""Where a sentence begins is looked for so far back at first; few are longer."""
MAX_SENTENCE: Final = 20_000
"""Longer stretches without a break are cut, so that no text costs more than its length; the longest seen (a table) has 13,000."""


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a stretch in order; empty where there is only white space. Linear in the length."""
    found: list[Sentence] = []
    start = 0
    for end in (*_breaks(text, 0), len(text)):
        while end - start > MAX_SENTENCE:
            found.extend(_trim(text, start, start + MAX_SENTENCE))
            start += MAX_SENTENCE
        found.extend(_trim(text, start, end))
        start = end
    return tuple(found)


def sentence_around(text: str, offset: int) -> Sentence | None:
    """Return the sentence that holds an offset, as `split_sentences` cuts it; None in what lies between two.

    A sentence over MAX_SENTENCE is cut around the offset instead of from its beginning.
    """
    start = _break_before(text, offset)
    last = min(offset + MAX_SENTENCE, len(text))
    end = next((end for end in _breaks(text, start, last) if end > offset), last)
    return next((s for s in _trim(text, start, end) if s.start <= offset < s.end), None)


def _break_before(text: str, offset: int) -> int:
    """Return where the sentence's break ends: the last one up to an offset, looked for in ever longer windows."""
    back = _WINDOW
    while True:
        start = _after_letter(text, max(offset - back, 0))
        last = 0
        for end in _breaks(text, start):
            if end > offset:
                break
            last = end
        if last or start == 0 or back > MAX_SENTENCE:
            return last or start
        back *= 4


def _after_letter(text: str, at: int) -> int:
    """Go back to where a letter stands before: no break holds one, so none is cut in two there."""
    while at > 0 and not text[at - 1].isalnum():
        at -= 1
    return at


def _breaks(text: str, start: int, last: int | None = None) -> Iterator[int]:
    for match in BREAK.finditer(text, start):
        if last is not None and match.start() >= last:
            return
        if not match["stop"] or _ends(text, match):
            yield match.end()


def _trim(text: str, start: int, end: int) -> Iterator[Sentence]:
    """Yield the sentence between two breaks without what surrounds it, none where nothing is left."""
    left = start
    if not text[start : start + 1].isalpha() and (begin := _MARKS.match(text, start, end)) is not None:
        left = begin.end()
    right = end
    while right > left and text[right - 1].isspace():
        right -= 1
    if right > left:
        yield Sentence(left, right)


def _ends(text: str, match: re.Match[str]) -> bool:
    """Tell a stop that ends a sentence from one that belongs to an abbreviation, an initial or a list's number."""
    at = match.start()
    if match["stop"] != ".":
        return _opens(text, match.end())
    if at > _LONGEST_ABBREVIATION and text[at - _LONGEST_ABBREVIATION - 1 : at].isalpha():
        return _opens(text, match.end())  # most stops stand behind a long word, and need no closer look
    before = _WORD_BEFORE.search(text, max(match.start() - 20, 0), match.start())
    if before is None:
        return True
    word = before[0].lower().strip(".")
    if word in _CAN_CLOSE:
        following = _NEXT_WORD.match(text, match.end())
        return following is None or (following[1].istitle() and following[1].lower() in _MAY_OPEN)
    if word in {"no", "nos"} and _NUMBER.match(text, match.end()):
        return False
    if word in ABBREVIATIONS or _INITIAL.search(text, max(match.start() - 3, 0), match.start()):
        return False
    return _opens(text, match.end())


def _opens(text: str, at: int) -> bool:
    """True unless the next word is written small: a stop in mid-sentence ("Co. officials", a quotation's mark)."""
    first = text[at + 1 : at + 2]
    if first.isascii() and first.isalpha() and text[at] == " ":
        return not first.islower()
    following = _NEXT_WORD.match(text, at)
    return following is None or not following[1][0].islower()
