"""What one term of a query means: the piece of text, under a field or under none, becomes a node of the tree.

None stands for a term without a letter or a digit: it is as if it had not been typed.
"""

import itertools
import re
from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from reftel.codes import canonical_identifier, canonical_station, is_station
from reftel.errors import QueryError
from reftel.matters import RECORDED
from reftel.search.folding import words_of
from reftel.search.query.dates import Stretch, parse_date, parse_year, split_range
from reftel.search.query.fields import ANYWHERE, Field, Kind
from reftel.search.query.limits import MAX_BETWEEN, MAX_MISSPELT, MAX_SIMILAR_CHARACTERS, MIN_PHRASE_PREFIX, QUOTES
from reftel.search.query.spelling import nearest
from reftel.search.query.tree import (
    And,
    Everything,
    Exactly,
    Kept,
    Near,
    Node,
    Number,
    Or,
    Similar,
    This,
    Words,
    changed,
)

_SUFFIX: Final = re.compile(r"(?P<stem>.*?)(?:(?P<prefix>\*+)|(?P<similar>~(?P<distance>\d*)))?", re.DOTALL)
_HYPHENATED: Final = re.compile(r"\w+(?:-\w+)+")
_LETTERS_AND_DIGITS: Final = re.compile(r"([a-z]{1,4})(\d{1,5})")
_STATION_AND_SERIAL: Final = re.compile(r"\s*([A-Za-z][A-Za-z .'’-]*?)[\s#]*0*([1-9]\d{0,6})\s*")
_BRACKETS: Final = re.compile(r"[\[{]\s*(?P<start>\S*)\s+TO\s+(?P<end>\S*)\s*[\]}]")
_OPEN_ENDS: Final = frozenset({"", "*"})
_ONE_NUMBER: Final = "Write it like 06PORTALDER412, with the year, the station and the serial."
_ONE_DATE: Final = 'Write dates like 2006, 2006-03, 2006-03-31 or "autumn 2006", and ranges like 2006-01..2006-06.'


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One term as typed, without its field: `kind` is WORD, PHRASE or RANGE, [start, end) its place in the query."""

    query: str
    kind: str
    text: str
    start: int
    end: int

    def wrong(self, message: str, suggestion: str) -> QueryError:
        """Return the error that points at this term."""
        return QueryError(message, query=self.query, start=self.start, end=self.end, suggestion=suggestion)


def meaning(term: Term, field: Field) -> Node | None:
    """Return what a term under a field that exists asks for; raise `QueryError` where the field has no such value."""
    return _MEANINGS[field.kind](term, field)


def this_telegram(text: str) -> This | None:
    """Return the telegram whose number a text is, with its year or without; None where it is no such number."""
    mrn = canonical_identifier(text)
    if mrn is not None:
        return This(mrn=mrn, station=None, serial=None)
    match = _STATION_AND_SERIAL.fullmatch(text)
    station = canonical_station(match[1]) if match else ""
    return This(mrn=None, station=station, serial=int(match[2])) if match and is_station(station) else None


def either(*nodes: Node | None) -> Node | None:
    """Return the node that any of the given ones satisfies, None where there are none."""
    some = _distinct(part for node in nodes for part in (node.parts if isinstance(node, Or) else (node,)))
    return some[0] if len(some) == 1 else Or(some) if some else None


def every(*nodes: Node | None) -> Node | None:
    """Return the node that all of the given ones satisfy, None where there are none."""
    some = _distinct(part for node in nodes for part in (node.parts if isinstance(node, And) else (node,)))
    return some[0] if len(some) == 1 else And(some) if some else None


def _distinct(nodes: Iterable[Node | None]) -> tuple[Node, ...]:
    return tuple(dict.fromkeys(node for node in nodes if node is not None))


def _text(term: Term, field: Field) -> Node | None:
    if term.kind == "PHRASE":
        return _phrase(term, field)
    if term.kind == "RANGE":
        raise term.wrong(f"{field.name}: holds words, and words have no ranges", "Ranges are for date: and year:.")
    if field.name == ANYWHERE and term.text == "*":
        return Everything()
    return _word(term, field)


def _word(term: Term, field: Field) -> Node | None:
    parts = _SUFFIX.fullmatch(term.text)
    stem = parts["stem"] if parts else term.text
    if "*" in stem:
        raise term.wrong("A * may only stand at the end of a word", "Write the beginning of the word, then *.")
    words = words_of(stem)
    if parts and parts["prefix"]:
        if not words:
            raise term.wrong("A * needs the beginning of a word before it", "Write at least one letter before the *.")
        if len(words) > 1 and len(words[-1]) < MIN_PHRASE_PREFIX:
            raise term.wrong(
                f"Behind a hyphen a * needs {MIN_PHRASE_PREFIX} letters before it",
                "Write more of the word, or part it.",
            )
        return Words(field=field.name, words=words, prefix=True)
    if parts and parts["similar"] and words:
        return _similar(term, field, words, parts["distance"])
    this = this_telegram(stem) if field.name == ANYWHERE else None
    return either(this, *_spellings(field, stem, words))


def _spellings(field: Field, stem: str, words: tuple[str, ...]) -> list[Node]:
    """Return the words as typed, and as they may be written: "non-paper" and "nonpaper", "G-77" and "G77"."""
    if not words:
        return []
    spellings = [words]
    split = _LETTERS_AND_DIGITS.fullmatch(words[0]) if len(words) == 1 else None
    if split:
        spellings.append((split[1], split[2]))
    elif len(words) > 1 and _HYPHENATED.fullmatch(stem):
        spellings.append(("".join(words),))
    return [Words(field=field.name, words=one) for one in spellings]


def _similar(term: Term, field: Field, words: tuple[str, ...], distance: str) -> Node:
    steps = int(distance[:3]) if distance else 1
    if steps > MAX_MISSPELT:
        raise term.wrong(f"A word may differ by {MAX_MISSPELT} letters at most", f"Write ~1 or ~{MAX_MISSPELT}.")
    if len(words) > 1 or len(words[0]) > MAX_SIMILAR_CHARACTERS:
        raise term.wrong("Only a single word can be searched by its spelling", "Put ~ behind one word of letters.")
    if steps == 0:
        return Words(field=field.name, words=words)
    return Similar(field=field.name, word=words[0], distance=steps)


def _phrase(term: Term, field: Field) -> Node | None:
    content, nearness = _quoted(term)
    words = words_of(content)
    if not words:
        return None
    if nearness is not None:
        return _near(term, field, words, nearness)
    this = this_telegram(content) if field.name == ANYWHERE else None
    return either(this, Words(field=field.name, words=words))


def _quoted(term: Term) -> tuple[str, str | None]:
    """Return what stands between the quotation marks, and what follows their ~, None without one."""
    if term.text[-1] in QUOTES:
        return term.text[1:-1], None
    content, _, nearness = term.text.rpartition("~")
    return content[1:-1], nearness


def _near(term: Term, field: Field, words: tuple[str, ...], nearness: str) -> Node | None:
    if not nearness:
        raise term.wrong("It is not said how near", f"Write the number of words between, like {term.text}5.")
    between = int(nearness[:6])
    if between > MAX_BETWEEN:
        raise term.wrong(f"At most {MAX_BETWEEN} words may stand between", f"Write ~{MAX_BETWEEN} or less, or AND.")
    pairs = [pair for pair in itertools.pairwise(words) if pair[0] != pair[1]]
    if not pairs:
        return Words(field=field.name, words=words)
    return every(*(Near(field=field.name, words=pair, between=between) for pair in pairs))


def _number(term: Term, field: Field) -> Node | None:
    value, is_prefix = _value(term)
    if is_prefix:
        return Exactly(field=field.name, value="".join(c for c in value.upper() if c.isalnum()), prefix=True)
    mrn = canonical_identifier(value)
    if mrn is None:
        raise term.wrong(f"{_shown(value)} is no telegram's number", _ONE_NUMBER)
    return Exactly(field=field.name, value=mrn)


def _station(term: Term, field: Field) -> Node | None:
    value, is_prefix = _value(term)
    station = "".join(c for c in value.upper() if "A" <= c <= "Z") if is_prefix else canonical_station(value)
    if not station:
        raise term.wrong(f"{_shown(value)} is no station", "Write its name, like station:VERRIN.")
    return Exactly(field=field.name, value=station, prefix=is_prefix)


def _code(term: Term, field: Field) -> Node | None:
    value, is_prefix = _value(term)
    return Exactly(field=field.name, value=code_value(value), prefix=is_prefix)


def code_value(text: str) -> str:
    """Return a code as the index holds it: in capitals, single blanks, nothing that cannot be written as UTF-8."""
    return " ".join(text.upper().encode("utf-8", "replace").decode().split())


def _kept(term: Term, field: Field) -> Node | None:
    value, is_prefix = _value(term)
    return Kept(field=field.name, value=value, prefix=is_prefix, start=term.start, end=term.end)


def _choice(term: Term, field: Field) -> Node | None:
    value, is_prefix = _value(term)
    wanted = " ".join(value.upper().replace("_", " ").split())
    if is_prefix:
        found = dict.fromkeys(v for typed, v in field.choices.items() if typed.startswith(wanted) and len(typed) > 2)
    else:
        found = dict.fromkeys([field.choices[wanted]] if wanted in field.choices else [])
    if not found:
        raise term.wrong(f"{field.name}: has no value {_shown(value)}", _choice_suggestion(value, field))
    if field.name == "matter":
        return either(*(_matter(term, field, one) for one in found))
    return either(*(Exactly(field=field.name, value=one) for one in found))


def _matter(term: Term, field: Field, kind: str) -> Node:
    """Return what finds a kind of matter: in the index what rules suggest, in the records what people put down."""
    if kind not in RECORDED:
        return Exactly(field=field.name, value=kind)
    return Kept(field=field.name, value=kind, prefix=False, start=term.start, end=term.end)


def _choice_suggestion(value: str, field: Field) -> str:
    near = nearest(value.upper(), field.choices)
    return (
        f"Did you mean {field.choices[near]}?"
        if near
        else f"It has: {', '.join(dict.fromkeys(field.choices.values()))}."
    )


def _recorded(term: Term, field: Field) -> Node | None:
    """Return what the records will be asked, in the spelling that they know."""
    value, is_prefix = _value(term)
    if is_prefix:
        raise term.wrong(f"{field.name}: takes whole values", "Remove the *.")
    if field.choices:
        return changed(_choice(term, field) or Everything(), lambda leaf: _asking(term, field, leaf))
    if field.name == "citedby":
        number = _number(term, field)
        return None if number is None else _asking(term, field, number)
    return Kept(field=field.name, value=value, prefix=False, start=term.start, end=term.end)


def _asking(term: Term, field: Field, leaf: Node) -> Node:
    value = leaf.value if isinstance(leaf, Exactly) else ""
    return Kept(field=field.name, value=value, prefix=False, start=term.start, end=term.end)


def _date(term: Term, field: Field) -> Node | None:
    start, end = _stretch(term, parse_date, _ONE_DATE)
    if field.name == "since":
        end = None
    elif field.name == "until":
        start = None
    if field.name != "due":
        return Number(field="date", start=start, end=end)
    days = "..".join("" if moment is None else str(moment) for moment in (start, end))
    recorded = Kept(field="due", value=days, prefix=False, start=term.start, end=term.end)
    return either(Number(field="due", start=start, end=end), recorded)


def _year(term: Term, field: Field) -> Node | None:
    start, end = _stretch(term, parse_year, "Write years with four digits, like year:2006 or year:2005..2007.")
    return Number(field=field.name, start=start, end=end)


def _stretch(term: Term, parse: Callable[[str], Stretch | None], suggestion: str) -> tuple[int | None, int | None]:
    """Return the stretch that a value or a range of values covers, both ends of a range included."""
    first, last = _ends(term, suggestion)
    start = _end(term, first, parse, suggestion)
    end = _end(term, last, parse, suggestion)
    if start is None and end is None:
        raise term.wrong("This range has no beginning and no end", suggestion)
    if start is not None and end is not None and start[0] >= end[1]:
        raise term.wrong("This range begins after it ends", f"Turn it round: {last}..{first}.")
    return (None if start is None else start[0]), (None if end is None else end[1])


def _ends(term: Term, suggestion: str) -> tuple[str, str]:
    value = _value(term)[0] if term.kind == "PHRASE" else term.text
    brackets = _BRACKETS.fullmatch(value)
    if brackets:
        return brackets["start"], brackets["end"]
    if value[:1] in {"[", "{"}:
        raise term.wrong("This range is not written as [FROM TO UNTIL]", suggestion)
    first, dots, last = value.partition("..")
    if dots and "/" not in value:
        return first, last
    return split_range(value) or (value, value)


def _end(term: Term, text: str, parse: Callable[[str], Stretch | None], suggestion: str) -> Stretch | None:
    if text.strip() in _OPEN_ENDS:
        return None
    stretch = parse(text)
    if stretch is None:
        raise term.wrong(f"{_shown(text)} is not understood here", suggestion)
    return stretch


def _value(term: Term) -> tuple[str, bool]:
    """Return the value that is compared whole, and whether it is only the beginning of one; raise where there is none."""
    if term.kind == "RANGE":
        raise term.wrong("There are no ranges here", "Ranges are for date: and year:.")
    value, nearness = _quoted(term) if term.kind == "PHRASE" else (term.text, None)
    if nearness is not None:
        raise term.wrong("Nearness is for fields of words", "Remove what follows the quotation mark.")
    is_prefix = term.kind == "WORD" and value.endswith("*")
    value = value.rstrip("*") if is_prefix else value
    if not any(c.isalnum() for c in value):
        raise term.wrong("There is no value after the colon", "Write one letter or digit at least.")
    return value, is_prefix


def _shown(value: str) -> str:
    return f"“{value if len(value) <= 40 else value[:40] + '…'}”"


_MEANINGS: Final[dict[Kind, Callable[[Term, Field], Node | None]]] = {
    Kind.TEXT: _text,
    Kind.NUMBER: _number,
    Kind.STATION: _station,
    Kind.CODE: _code,
    Kind.CHOICE: _choice,
    Kind.DATE: _date,
    Kind.YEAR: _year,
    Kind.KEPT: _kept,
    Kind.RECORDED: _recorded,
    Kind.PART: _choice,
    Kind.SORT: _choice,
}
