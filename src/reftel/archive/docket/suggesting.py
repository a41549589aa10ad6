"""What rules suggest about a telegram, as rows: derived data, made anew whenever the text is read again."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final

import msgspec

from reftel.archive.versions.identity import Filing
from reftel.matters import (
    ABOUT,
    DOCUMENT,
    MECHANISM,
    MEETING,
    POSITION,
    PROMISE,
    REQUEST,
    RULES,
    Read,
    Suggestions,
    matter_id,
)
from reftel.telegram import Passage, Telegram

_PASSAGE: Final = Passage.__struct_fields__
_FIELDS: Final = {
    kind: tuple(name for name in about.__struct_fields__ if name != "passage") for kind, about in ABOUT.items()
}
"""Kind → the fields of its value, in the order in which a row holds them; those of the passage come after them."""

_encode: Final = msgspec.json.Encoder().encode
_decode: Final = msgspec.json.Decoder(list[Any]).decode


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One suggestion, ready to be written. `quote` is the hash of the words it rests on, `data` JSON."""

    matter: str
    rule: str
    kind: str
    quote: str
    data: bytes


class Suggested(msgspec.Struct, frozen=True, kw_only=True):
    """All that rules suggest of one telegram: the matters, and who speaks in it, as printed."""

    drafts: tuple[Draft, ...]
    abouts: tuple[tuple[str, Read], ...]
    speakers: tuple[str, ...]


def suggest(telegram: Telegram, filing: Filing, data: bytes) -> Suggested:
    """Return what rules suggest, each matter once. `data` are the item's bytes, which name a telegram without a number."""
    from reftel.matters import suggest as read  # late: the rules are not needed to read what they suggested

    found = read(telegram)
    abouts = tuple(_by_kind(found))
    return Suggested(
        drafts=_drafts(abouts, _name(filing, data)),
        abouts=abouts,
        speakers=tuple(dict.fromkeys(speech.speaker for speech in found.speeches)),
    )


def _by_kind(found: Suggestions) -> Iterator[tuple[str, Read]]:
    for kind, values in (
        (REQUEST, found.requests),
        (PROMISE, found.promises),
        (MEETING, found.meetings),
        (DOCUMENT, found.documents),
        (POSITION, found.positions),
        (MECHANISM, found.mechanisms),
    ):
        for about in values:
            yield kind, about


def _drafts(abouts: Sequence[tuple[str, Read]], name: str) -> tuple[Draft, ...]:
    """Name each matter. Several of one kind in one sentence are several: the second and further ones are numbered."""
    times: Counter[tuple[str, str]] = Counter()
    drafts: list[Draft] = []
    for kind, about in abouts:
        quote = about.passage.quote
        times[kind, quote] += 1
        number = times[kind, quote]
        matter = matter_id(kind, name, quote if number == 1 else f"{quote} {number}")
        drafts.append(
            Draft(matter=matter, rule=about.rule, kind=kind, quote=quote_hash(quote), data=encode_about(kind, about))
        )
    return tuple({draft.matter: draft for draft in reversed(drafts)}.values())[::-1]


def quote_hash(quote: str) -> str:
    """Return the hash of a quotation, whatever its white space: what a verdict holds on to when rules change."""
    return hashlib.sha256(" ".join(quote.split()).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def rules_hash() -> str:
    """Return 16 hex digits over the names and versions of all rules: they change whenever a text may give something else."""
    names = ",".join(f"{rule.name}:{rule.version}" for rule in RULES)
    return hashlib.sha256(names.encode()).hexdigest()[:16]


def encode_about(kind: str, about: Read) -> bytes:
    """Return what a matter is about as its row holds it: the values without their names, which would be half of it."""
    passage = about.passage
    values = [getattr(about, name) for name in _FIELDS[kind]]
    return _encode([*values, *(getattr(passage, name) for name in _PASSAGE)])


def decode_about(kind: str, data: bytes) -> Read:
    """Return what the matter in a row is about."""
    values, names = _decode(data), _FIELDS[kind]
    fields = dict(zip(names, values, strict=False))
    fields["passage"] = dict(zip(_PASSAGE, values[len(names) :], strict=True))
    renamed = dict(zip(ABOUT[kind].__struct_fields__, ABOUT[kind].__struct_encode_fields__, strict=True))
    found = msgspec.convert({renamed[name]: value for name, value in fields.items()}, type=ABOUT[kind])
    if not isinstance(found, Read):
        raise TypeError(f"no rule reads a {kind}")
    return found


def _name(filing: Filing, data: bytes) -> str:
    """Return the telegram's number with its whole year; without one, the SHA-256 of its item."""
    key = filing.key
    if key is None or key.year is None:
        return hashlib.sha256(data).hexdigest()
    return f"{key.year}{key.station}{key.serial}"
