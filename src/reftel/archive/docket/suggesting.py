"""What rules suggest about a telegram, as rows: derived data, made anew whenever the text is read again."""

import hashlib
from functools import cache

import msgspec

from reftel.archive.versions.identity import Filing
from reftel.matters import REQUEST, RULES, Request, request_id
from reftel.telegram import Passage, Telegram


class _Stored(msgspec.Struct, frozen=True, array_like=True):
    """A request as its row holds it: the values in this order, without their names, which would be half of it."""

    paragraph: int
    by: str
    of: str | None
    own: bool
    labelled: bool
    what: str
    due: str | None
    rule: str
    role: str
    voice: str | None
    field: str
    start: int
    end: int
    quote: str
    passage_paragraph: int | None = None  # where it is not `paragraph`


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(_Stored)


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One suggestion, ready to be written. `quote` is the hash of the words it rests on, `data` JSON."""

    matter: str
    rule: str
    kind: str
    quote: str
    data: bytes


def suggest(telegram: Telegram, filing: Filing, data: bytes) -> tuple[Draft, ...]:
    """Return what rules suggest, each matter once. `data` are the item's bytes, which name a telegram without a number."""
    from reftel.matters import suggest_requests  # late: the rules are not needed to read what they suggested

    name = _name(filing, data)
    drafts: dict[str, Draft] = {}
    for request in suggest_requests(telegram):
        matter = request_id(request, name)
        quote = quote_hash(request.passage.quote)
        draft = Draft(matter=matter, rule=request.rule, kind=REQUEST, quote=quote, data=encode_request(request))
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


def encode_request(request: Request) -> bytes:
    """Return a request as its row holds it."""
    passage = request.passage
    return _encoder.encode(
        _Stored(
            request.paragraph,
            request.by,
            request.of,
            request.own,
            request.labelled,
            request.what,
            request.due,
            request.rule,
            passage.role,
            passage.voice,
            passage.field,
            passage.start,
            passage.end,
            passage.quote,
            None if passage.paragraph == request.paragraph else passage.paragraph,
        )
    )


def decode_request(data: bytes) -> Request:
    """Return the request in a row."""
    stored = _decoder.decode(data)
    paragraph = stored.paragraph if stored.passage_paragraph is None else stored.passage_paragraph
    passage = Passage(
        paragraph=paragraph,
        role=stored.role,
        voice=stored.voice,
        field=stored.field,
        start=stored.start,
        end=stored.end,
        quote=stored.quote,
    )
    return Request(
        paragraph=stored.paragraph,
        by=stored.by,
        of=stored.of,
        own=stored.own,
        labelled=stored.labelled,
        what=stored.what,
        due=stored.due,
        passage=passage,
        rule=stored.rule,
    )


def _name(filing: Filing, data: bytes) -> str:
    """Return the telegram's number with its whole year; without one, the SHA-256 of its item."""
    key = filing.key
    if key is None or key.year is None:
        return hashlib.sha256(data).hexdigest()
    return f"{key.year}{key.station}{key.serial}"
