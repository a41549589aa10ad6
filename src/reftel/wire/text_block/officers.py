"""Officers of a Classified By line: the name told from the title, as printed.

officer = [ title ] name *( "," title-or-office )

The title is told by the table of title words, misprints of them included, by office symbols and by words with a slash.
Names hold none of these. Source: Classified By lines of the collections.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from reftel.codes import country_names, is_station, office, officer_titles

LONGEST_NAME: Final = 5
"""Words of the longest names (`Maria de los Angeles Brown`); a longer run still holds words of the title."""

SHORTEST_MISPRINT: Final = 5
"""Letters of a title word that may be misprinted by one letter; shorter ones would catch surnames."""

_AROUND: Final = ' ,;:-?*"'
_AFFAIRES: Final = re.compile(r"\bd,a(?=ffaires)", re.IGNORECASE)
_OFFICE_OF: Final = re.compile(
    r"(?:the )?(?:AM)?(?:EMBASSY|CONSULATE|CONSUL GENERAL|DEPARTMENT|DEPT|STATE|U\.?S\.?|MISSION|BUREAU|OFFICE)\b|[A-Z]{2,5}(?:/[A-Z]+)*$",
    re.IGNORECASE,
)
"""What follows a title that has no name: the office."""

_GIVEN: Final = re.compile(r"([A-Z][a-z]{2,}(?: [A-Z]\.)?), (?=\S)")

_CONNECTORS: Final = frozenset({"OF", "FOR", "THE", "AND", "TO", "IN", "AT", "&"})
_INITIAL: Final = re.compile(r"[A-Z0]\.?$|[A-Z]\.[A-Z]\.$")
_SUFFIX: Final = re.compile(r"\s*(?:JR|SR|II|III|IV)\b\.?", re.IGNORECASE)
_GLUED: Final = re.compile(r"([A-Za-z]{2,})([:/])(?=[A-Z][A-Za-z.])")
_ASIDE: Final = re.compile(r"\s*\(([^()]{1,40})\)")
_NOUGHT: Final = re.compile(r"(?<=[A-Za-z] )0(?=\.? [A-Z])")
_PARTED: Final = re.compile(r"(?<= )([A-Z]) ([a-z]{2,4})$")
_PARTICLES: Final = frozenset(
    {"al", "bin", "da", "de", "del", "der", "di", "dos", "du", "el", "la", "le", "van", "von"}
)
_EDGES: Final = " .,;:-()'\"?*"
_PART: Final = re.compile(r"[/-]")


def name_and_title(who: str) -> tuple[str | None, str | None]:
    """Tell the name from the title; either may be None."""
    asides: list[str] = []
    if "(" in who:
        asides = [match[1] for match in _ASIDE.finditer(who)]
        who = _ASIDE.sub("", who)
    if ",a" in who or ",A" in who:
        who = _AFFAIRES.sub("d'A", who)
    first, rest = _cut_comma(who)
    words = (_GLUED.sub(_unglue, first) if ":" in first or "/" in first else first).split()
    start, end = _name_place(words)
    name = " ".join(words[start:end]).strip(_AROUND)
    if (
        not name and rest[:1].isalpha() and (rest[0].isupper() or rest.startswith("a.i")) and not _OFFICE_OF.match(rest)
    ):  # `CHARGE D'AFFAIRES, A.I. RUTH BREAM`
        name, rest = (part or "" for part in name_and_title(rest))
    if (
        name
        and rest
        and " " not in name
        and start == 0
        and (given := _GIVEN.match(rest))
        and not is_title_word(given[1])
    ):
        name, rest = f"{name}, {given[1]}", rest[given.end() :]  # `BREAM, Ruth, DCM`
    before, after = " ".join(words[:start]).strip(_AROUND), " ".join(words[end:]).strip(_AROUND)
    title = ", ".join(part for part in (before, after, rest, *asides) if part)
    return _mended(name) or None, title or None


def _mended(name: str) -> str:
    """Return a name with the letter O for a nought as initial, and without the blank that parts a letter from its word."""
    if "0" in name:
        name = _NOUGHT.sub("O", name)
    parted = _PARTED.search(name)
    return name if parted is None or parted[2] in _PARTICLES else f"{name[: parted.start()]}{parted[1]}{parted[2]}"


def _cut_comma(text: str) -> tuple[str, str]:
    """Cut at the first comma that no `Jr.` or `III` follows."""
    at = text.find(",")
    while at >= 0 and (suffix := _SUFFIX.match(text, at + 1)) is not None:
        at = text.find(",", suffix.end())
    return (text, "") if at < 0 else (text[:at], text[at + 1 :].strip(" ,.;-"))


def _unglue(match: re.Match[str]) -> str:
    """Part a title from the name that it runs into (`CDA:Ruth Bream`, `DCM/Ruth Bream`), not `POL/ECON`."""
    after = match.string[match.end() :].split(maxsplit=1)[0]
    if not is_title_word(match[1]) or _has_title_form(after):
        return match[0]
    return f"{match[1]}{match[2] if match[2] == ':' else ''} "


def _name_place(words: Sequence[str]) -> tuple[int, int]:
    """Return where in the words the name stands: after the last word of the title, else before the first."""
    titles = _title_places(words)
    if not titles:
        return 0, len(words)
    after = titles[-1] + 1
    if after < len(words):
        return _shorten(words, after), len(words)
    if len(titles) > 1 and _INITIAL.match(words[-2]):  # a surname that is a title too: `CDA RUTH R. LEADER`
        return titles[-2] + 1, len(words)
    return (0, titles[0]) if titles[0] > 1 or (titles[0] == 1 and len(words[0]) > 2) else (after, after)


def _title_places(words: Sequence[str]) -> list[int]:
    """Return the places of the words of the title; office symbols count only in front, connectors only after a title."""
    places: list[int] = []
    for index, word in enumerate(words):
        core = word.strip(_EDGES).upper()
        if core in _CONNECTORS:
            if places and index + 1 < len(words):
                places.append(index)
        elif len(core) == 1 and index > 0 and core.isalpha():
            continue  # an initial, not the A of A/DCM
        elif is_title_word(word) or (len(places) == index < len(words) - 2 and _is_office(word)):
            places.append(index)
    return places


def _is_office(word: str) -> bool:
    return len(word) > 1 and word.isupper() and office(word) is not None


def is_title_word(word: str) -> bool:
    """True for a word of a title: of the table, misprinted by one letter, or with a slash between its parts."""
    return _has_title_form(word) or _is_misprint(word.strip(_EDGES).upper().replace("0", "O"))


def _has_title_form(word: str) -> bool:
    core = word.strip(_EDGES).upper().replace("0", "O")
    titles = officer_titles()
    if not core or core in titles or "/" in core:
        return True
    return "-" in core and all(part in titles or _is_misprint(part) for part in core.split("-") if part)


@lru_cache(maxsize=4096)
def _is_misprint(word: str) -> bool:
    """True where one letter more, less, another or two exchanged make the word one of the table."""
    if len(word) < SHORTEST_MISPRINT - 1 or not word.isalpha():
        return False
    same_start = (t for t in officer_titles() if len(t) >= SHORTEST_MISPRINT and abs(len(t) - len(word)) <= 1)
    return any(_differ_by_one(word, title) for title in same_start if title[-1] == word[-1] or title[0] == word[0])


def _differ_by_one(first: str, second: str) -> bool:
    if len(first) > len(second):
        first, second = second, first
    at = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(first))
    if len(first) < len(second):
        return first[at:] == second[at + 1 :]
    exchanged = first[at + 1 : at + 2] + first[at : at + 1] + first[at + 2 :]
    return first[at + 1 :] == second[at + 1 :] or exchanged == second[at:]


def _shorten(words: Sequence[str], start: int) -> int:
    """Return where the name begins: past the places that the title names, and not before its given name."""
    while len(words) - start > 2 and _is_place(words[start]):  # `AMBASSADOR TO OSMARK RUTH BREAM`
        start += 1
    if len(words) - start <= LONGEST_NAME - 2:
        return start
    if start > 0 and words[start - 1].upper() in _CONNECTORS and not any(map(_INITIAL.match, words[start:])):
        return len(words) - 2  # `SCA/DAS FOR CENTRAL ASIA RUTH BREAM`
    initial = next((i for i in range(start + 1, len(words) - 1) if _INITIAL.match(words[i])), None)
    if initial is not None:
        return initial - 1
    return len(words) - 2 if len(words) - start > LONGEST_NAME else start


def _is_place(word: str) -> bool:
    core = word.strip(_EDGES).upper()
    return core in _CONNECTORS or is_station(core) or core in _countries()


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(name.upper() for name in country_names())
