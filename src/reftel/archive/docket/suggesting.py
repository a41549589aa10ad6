"""What rules suggest about a telegram, as rows: derived data, made anew whenever the text is read again."""

import hashlib
from functools import cache

import msgspec

from reftel.archive.versions.identity import Filing
from reftel.matters import REQUEST, RULES, Request, request_id, suggest_requests
from reftel.telegram import Telegram

_encode = msgspec.json.Encoder().encode
_decoder = msgspec.json.Decoder(Request)


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One suggestion, ready to be written. `quote` is the hash of the words it rests on, `data` JSON."""

    matter: str
    rule: str
    kind: str
    quote: str
    data: bytes


def suggest(telegram: Telegram, filing: Filing, data: bytes) -> tuple[Draft, ...]:
    """Return what rules suggest, each matter once. `data` are the item's bytes, which name a telegram without a number."""
    name = _name(filing, data)
    drafts: dict[str, Draft] = {}
    for request in suggest_requests(telegram):
        matter = request_id(request, name)
        quote = quote_hash(request.passage.quote)
        draft = Draft(matter=matter, rule=request.rule, kind=REQUEST, quote=quote, data=_encode(request))
        drafts.setdefault(matter, draft)
    return tuple(drafts.values())


def quote_hash(quote: str) -> str:
    """Return the hash of a quotation, whatever its white space: what a verdict holds on to when rules change."""
    return hashlib.sha256(" ".join(quote.split()).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def rules_hash() -> str:
    """Return 16 hex digits over the names and versions of all rules: they change whenever a text may give something else."""
    names = ",".join(f"{rule.name}:{rule.version}" for rule in RULES)
    return hashlib.sha256(names.encode()).hexdigest()[:16]


def decode_request(data: bytes) -> Request:
    """Return the request in a row."""
    return _decoder.decode(data)


def _name(filing: Filing, data: bytes) -> str:
    """Return the telegram's number with its whole year; without one, the SHA-256 of its item."""
    key = filing.key
    if key is None or key.year is None:
        return hashlib.sha256(data).hexdigest()
    return f"{key.year}{key.station}{key.serial}"
