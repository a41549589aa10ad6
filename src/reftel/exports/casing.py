"""Sentence case for subjects that were sent in capitals. A guess for the eye; the subject as sent always stands beside it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from reftel.codes import TagKind, country_adjectives, country_names, posts, tag_meanings

MONTHS: Final = "January February March April May June July August September October November December".split()
WEEKDAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

ACRONYMS: Final = frozenset(
    """AIDAC ALDAC CG CODEL CT DAS DCM DFM DG DPM EU EX FCO FM FSB FTA FX GDP GOC HIV HMG HQ HR ICBM II III IMF IPR IV LNG MFA MFN
    MIA MOD MOFA MOI MOU MP MPS NATO NGO NGOS NPT NSC NVA OPEC OSCE PA PM PMO PRC RFE ROK SME SOFA STAFFDEL TDY TV UAE UK
    UN UNSC UNSCR USAID USD USG USNS USS USSR VIP VIPS WMD WTO""".split()
)
"""Short forms that are usual in subjects and stand in no table of codes (general knowledge)."""

SMALL_WORDS: Final = frozenset(
    "a an and as at but by for from his in is it its no not of on or our so the to up us we with".split()
)
"""Words that are never a short form, whatever a table of organizations may hold."""

NOT_ORGANIZATIONS: Final = frozenset(
    "act aid arena can car cars fair fare fast gas his ink iron its life meet nice pace pen real sea see the war who".split()
)
"""Ordinary words that the table of organizations also holds."""

ORDINARY: Final = frozenset("bath cork may march male man nice split tours".split())
"""Names of the tables that are ordinary words too, and in a subject are more often these."""

OFFICES: Final = frozenset(
    """agreement ambassador board bureau cabinet chamber chancellor chief commission committee conference consulate
    consultations convention council court delegation department embassy government group house mission minister ministers
    ministry office parliament party president prime protocol secretary session strait summit treaty""".split()
)
"""What telegrams write with a capital without its being a name by itself."""

_WORD: Final = re.compile(r"[A-Z]-\d+|[^\W_]+(?:['’.&][^\W_]+)*\.?")
_DOTTED: Final = re.compile(r"(?:[A-Z]\.){2,}")
_SENTENCE_END: Final = re.compile(r"(?:\w\w\.|[?!])\s+[\"'(“‘-]*$|^[\"'(“‘\s-]*$")
_NAME_IN_PROSE: Final = re.compile(r"(?<=[a-z,;] )(?<![ ][Tt]he )(?<! a )(?<! an )[A-Z][\w'’-]+(?! [A-Z])")
_SMALL_IN_PROSE: Final = re.compile(r"\b[a-z]+\b")
_LONG_NAME_IN_PROSE: Final = re.compile(r"\b[A-Z][\w'’-]*(?: (?:of the |of |for |and )?[A-Z][\w'’-]*){1,5}")
_SHORT_IN_PROSE: Final = re.compile(r"\b[A-Z]{2,12}s?\b")
_UNITED_STATES: Final = re.compile(r"US(?=[-/])|(?:(?<=^)|(?<=[-/])|(?<=\bTHE )|(?<=[:;] ))US\b(?! TO\b)")
"""US where it is the country and not the pronoun: hyphenated, at the beginning, behind an article."""

LONGEST_SUBJECT: Final = 2_000
"""Longer subjects are damage, and shown as they are."""

PROSE_READ: Final = 30_000
"""Characters of a text that are looked through for names: all of nearly every telegram."""

NOTHING: Final[Mapping[str, str]] = MappingProxyType({})

PROSES: Final = 64
"""Texts of which the names are remembered: a page asks for those of one text many times."""

_BUT_CAPITALS: Final = {code: None for code in range(128) if not chr(code).isupper()}
_BUT_SMALL: Final = {code: None for code in range(128) if not chr(code).islower()}

_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
"""Most of a text is plain, so that only these letters are looked at one by one."""

MOSTLY_CAPITALS: Final = 0.7
"""Share of capitals among the letters from which on a text counts as sent in capitals."""


def is_capitals(text: str) -> bool:
    """Say whether a text was sent in capitals."""
    plain, others = (
        (text, "") if text.isascii() else (_BEYOND_ASCII.sub("", text), "".join(_BEYOND_ASCII.findall(text)))
    )
    capitals = len(plain.translate(_BUT_CAPITALS))
    letters = capitals + len(plain.translate(_BUT_SMALL)) + sum(map(str.isalpha, others))
    capitals += sum(letter.isalpha() and letter.isupper() for letter in others)
    return bool(letters) and capitals / letters >= MOSTLY_CAPITALS


def sentence_case(text: str, prose: str = "", known: Mapping[str, str] = NOTHING) -> str:
    """Return a text that was sent in capitals in sentence case; any other text as it is.

    Names come from the tables of countries, posts and organizations, and from `prose`, the mixed-case body of the
    same telegram, where there is one; `known` are names from elsewhere (small letters → as written).
    """
    if len(text) > LONGEST_SUBJECT or not is_capitals(text):
        return text
    prose = _squeezed(prose[:PROSE_READ])
    return cased(text, proper_names(), names_in(prose), known, titles=titles_in(prose))


@lru_cache(maxsize=PROSES)
def _squeezed(prose: str) -> str:
    return " ".join(prose.split())


def cased(text: str, *names: Mapping[str, str], titles: tuple[str, ...] = ()) -> str:
    """Return a text with a capital at each beginning and in each name, and small letters elsewhere, however it was sent.

    `names` are single words (small letters → as written), of which the first that knows a word is taken; `titles` names of
    several words.
    """
    pieces: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        before = text[end : match.start()]
        starts = bool(_SENTENCE_END.search(text[max(0, match.start() - 6) : match.start()]) if end else True)
        is_country = _UNITED_STATES.match(text, match.start()) is not None
        pieces += [before, match.group() if is_country else _cased(match.group(), names, starts_sentence=starts)]
        end = match.end()
    return _phrases("".join([*pieces, text[end:]]), titles)


def _cased(word: str, names: tuple[Mapping[str, str], ...], *, starts_sentence: bool) -> str:
    if _DOTTED.fullmatch(word):
        return word
    stem, ending = (word[:-2], word[-2:].lower()) if word.endswith(("'S", "’S")) else (word, "")
    if any(c.isdigit() for c in stem):
        return stem + ending
    key = stem.rstrip(".").lower()
    tail = stem[len(key) :] + ending
    if key not in SMALL_WORDS:
        for known in names:
            if key in known:
                return known[key] + tail
    if is_organization(key):
        return key.upper() + tail
    low = stem.lower() + ending
    return low[:1].upper() + low[1:] if starts_sentence else low


@lru_cache(maxsize=4096)
def is_organization(word: str) -> bool:
    """Say whether the TAGS know a word as the short form of an organization that they can name."""
    if len(word) < 3 or word in NOT_ORGANIZATIONS or word in SMALL_WORDS:
        return False
    return any(held.kind is TagKind.ORGANIZATION and held.name for held in tag_meanings(word.upper()))


@cache
def proper_names() -> Mapping[str, str]:
    """Return lower-case word → how it is written, from the code tables."""
    words: dict[str, str] = {}
    spelled = [*country_adjectives(), *country_names(), *(row.city for row in posts() if row.city), *MONTHS, *WEEKDAYS]
    words.update({name.lower(): name for name in spelled if name.isalpha() and name.lower() not in ORDINARY})
    words.update({word.lower(): word for word in ACRONYMS})
    return words


@cache
def _long_names() -> tuple[tuple[re.Pattern[str], str], ...]:
    cities = {row.city for row in posts() if row.city}
    spelled = sorted({*cities, *country_names()}, key=len, reverse=True)
    return tuple((re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE), name) for name in spelled if " " in name)


_DATED: Final = re.compile(
    r"\b(?:(?<=in )|(?<=of )|(?<=by )|(?<=since )|(?<=until )|(?<=early )|(?<=late )|(?<=\d ))(may|march)\b|\b(may|march)(?= \d)"
)
"""May and March where they are months and no verbs."""


def _phrases(text: str, titles: tuple[str, ...]) -> str:
    text = _DATED.sub(lambda match: match.group().capitalize(), text)
    low = text.lower()
    for pattern, name in _long_names():
        if name.lower() in low:
            text = pattern.sub(name, text)
    for title in titles:
        if title.lower() in low:
            text = re.sub(rf"\b{re.escape(title)}\b", title, text, flags=re.IGNORECASE)
    return text


@lru_cache(maxsize=PROSES)
def names_in(prose: str) -> Mapping[str, str]:
    """Return the names and short forms that a mixed-case text writes with capitals in mid-sentence.

    A word that the text also writes small is no name, and a word that stands only inside longer names ("Volcano" in
    "Volcano Safety Consultations") is none either.
    """
    if is_capitals(prose):
        return {}
    short = [word for word in _SHORT_IN_PROSE.findall(prose) if len(word) > 2]
    alone = [match.group() for match in _NAME_IN_PROSE.finditer(prose)]
    ordinary = {*SMALL_WORDS, *OFFICES, *_SMALL_IN_PROSE.findall(prose)}
    found: dict[str, str] = {}
    for word in (*alone, *short):
        plain = word.rstrip("'’-").removesuffix("'s").removesuffix("’s")
        if plain.lower() not in ordinary:
            found.setdefault(plain.lower(), plain)
    return found


def shared_names(proses: Iterable[str]) -> Mapping[str, str]:
    """Return the names that at least two texts write alike: those of the persons, places and ships of one story."""
    seen = Counter(pair for prose in proses for pair in names_in(prose).items())
    return {word: written for (word, written), count in sorted(seen.items(), key=lambda held: held[1]) if count > 1}


@lru_cache(maxsize=PROSES)
def titles_in(prose: str) -> tuple[str, ...]:
    """Return the names of several words that a mixed-case text writes with capitals, longest first."""
    if is_capitals(prose):
        return ()
    found: set[str] = set()
    for match in _LONG_NAME_IN_PROSE.finditer(prose):
        words = match.group().split()
        start = next((at for at, word in enumerate(words) if word.lower() not in SMALL_WORDS), len(words))
        found.update(" ".join(words[start:end]) for end in range(start + 2, len(words) + 1))
    return tuple(sorted((name for name in found if name.split()[-1][0].isupper()), key=len, reverse=True))
