"""Notes as Web Annotations (W3C Recommendation of 23 February 2017, https://www.w3.org/TR/annotation-model/), out and in.

Out: one AnnotationCollection with its page, each target the permalink of a version with a TextQuoteSelector and, where the
place is known, a TextPositionSelector: code points from the telegram's beginning in the text as received. In: the same, single
annotations, lists of them, and exports of the Hypothesis kind (`uri`, `text`, `target[].selector[]`); what is about a page that
is not ours is refused.
"""

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import quote, unquote, urlsplit

import msgspec

from reftel.archive.work.anchoring import squeezed
from reftel.archive.work.values import Note, Quotation
from reftel.errors import TelegramError

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
BASE: Final = "http://127.0.0.1:8417"
"""Where the reading room opens unless told otherwise."""

MAX_FILE: Final = 50_000_000
"""Bytes of a file of annotations: some hundred thousand of them."""

LONGEST_SOURCE: Final = 2_000
"""Characters of the address that an annotation came from; browsers take no longer ones."""

MAX_DEPTH: Final = 40
"""Lists and objects inside one another: the model needs six."""

_OURS: Final = re.compile(r"/t/(?P<address>[^/?#]+)")
_TIME_PARTS: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)")

Json = Mapping[str, object]


class Foreign(msgspec.Struct, frozen=True, kw_only=True):
    """An annotation as read: `place` is where in the file it stands, `addresses` what its target may be called here."""

    place: str
    note_id: str
    body: str
    addresses: tuple[str, ...]
    quotation: Quotation | None
    made_at: dt.datetime | None
    made_by: str | None
    source: str | None


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """An annotation that cannot be taken in: where it stands in the file, and why."""

    place: str
    reason: str


def to_json_ld(notes: Iterable[Note], *, base: str = BASE) -> dict[str, object]:
    """Return notes as one AnnotationCollection in the form of JSON-LD."""
    items = [_annotation(note, base.rstrip("/")) for note in notes]
    return {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "label": "Notes on telegrams",
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotation(note: Note, base: str) -> dict[str, object]:
    made: dict[str, object] = {
        "@context": CONTEXT,
        "id": f"urn:uuid:{note.id}",
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {"type": "Person", "name": note.made_by},
        "created": _moment(note.made_at),
        "modified": _moment(note.said_at),
        "body": {"type": "TextualBody", "value": note.body, "format": "text/plain", "purpose": "commenting"},
        "target": _target(note, base),
    }
    return made | ({"via": note.source} if note.source else {})


def _target(note: Note, base: str) -> dict[str, object]:
    mrn = note.brief.mrn if note.brief is not None else None
    address = quote(f"{mrn or ''}@{note.made_on}", safe="@")
    target: dict[str, object] = {"source": f"{base}/t/{address}"}
    held = note.quotation
    if held is None:
        return target
    selectors: list[dict[str, object]] = [
        {"type": "TextQuoteSelector", "exact": held.exact, "prefix": held.prefix, "suffix": held.suffix}
    ]
    if held.place is not None:
        selectors.append({"type": "TextPositionSelector", "start": held.place[0], "end": held.place[1]})
    return target | {"selector": selectors}


def _moment(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def read_annotations(data: bytes, *, name: str) -> Iterator[Foreign | Refused]:
    """Yield the annotations of a file, and in place of what is none why; raise `TelegramError` for what is no JSON."""
    if len(data) > MAX_FILE:
        raise TelegramError(f"has more than {MAX_FILE:,} bytes", place=name, next_step="Divide it.")
    try:
        whole: object = msgspec.json.decode(data)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise TelegramError(
            f"is no JSON: {error}", place=name, next_step="Give a file of Web Annotations (JSON-LD)."
        ) from None
    for place, one in _annotations(whole, name, 0):
        yield _read(place, one)


def _annotations(value: object, place: str, depth: int) -> Iterator[tuple[str, object]]:
    """Yield every annotation in a collection, a page, a list or a list of a program's own, with its place."""
    if depth > MAX_DEPTH:
        yield place, None
    elif isinstance(value, list):
        for number, one in enumerate(value, start=1):
            yield from _annotations(one, f"{place}[{number}]", depth + 1)
    elif isinstance(value, dict):
        inner = next(
            (value[key] for key in ("first", "items", "rows", "annotations") if _is_many(value.get(key))), None
        )
        if inner is None:
            yield place, value
        else:
            yield from _annotations(inner, place, depth + 1)
    else:
        yield place, value


def _is_many(value: object) -> bool:
    return isinstance(value, list | dict)


def _read(place: str, value: object) -> Foreign | Refused:
    if not isinstance(value, dict):
        return Refused(place=place, reason="is no annotation")
    body, target = _body(value), _first_target(value)
    if not body:
        return Refused(place=place, reason="has no words of its own (a highlight, or a body that is not text)")
    addresses = _addresses(target)
    if not addresses:
        return Refused(place=place, reason="is not about a telegram's page (its target has no /t/ADDRESS)")
    source = _text(value.get("id")) or None
    return Foreign(
        place=place,
        note_id=_note_id(source, addresses[0], body),
        body=body,
        addresses=addresses,
        quotation=_quotation(_selectors(target)),
        made_at=_time(value.get("created")),
        made_by=_creator(value),
        source=_via(value, source),
    )


def _via(value: Json, source: str | None) -> str | None:
    """Return where an annotation came from, unless that is its own UUID."""
    via = _text(value.get("via")) or ("" if source is None or source.startswith("urn:uuid:") else source)
    return via[:LONGEST_SOURCE] or None


def _body(value: Json) -> str:
    """Return the words: of TextualBody, of a plain string, or of `text` as Hypothesis has it; tags are left to marks."""
    found = value.get("body", value.get("bodyValue", value.get("text")))
    parts: list[str] = []
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, str):
            parts.append(one)
        elif isinstance(one, dict) and one.get("purpose") != "tagging":
            parts.append(_text(one.get("value")))
    return "\n\n".join(part for part in parts if part.strip())


def _first_target(value: Json) -> Json:
    found = value.get("target")
    first = found[0] if isinstance(found, list) and found else found
    target = first if isinstance(first, dict) else {"source": first}
    return {"source": value.get("uri")} | {key: held for key, held in target.items() if held is not None}


def _addresses(target: Json) -> tuple[str, ...]:
    source = target.get("source")
    address = _text(source.get("id") if isinstance(source, dict) else source)
    try:
        path = urlsplit(address).path
    except ValueError:
        return ()
    match = _OURS.search(path)
    if match is None:
        return ()
    whole = unquote(match["address"]).removesuffix(".txt").removesuffix(".json")
    number = whole.partition("@")[0]
    return (whole, number) if number and number != whole else (whole,)


def _selectors(target: Json) -> Sequence[Json]:
    found = target.get("selector")
    return [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, dict)]


def _quotation(selectors: Sequence[Json]) -> Quotation | None:
    words = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), None)
    if words is None or not _text(words.get("exact")).strip():
        return None
    place = next((one for one in selectors if one.get("type") == "TextPositionSelector"), {})
    start, end = place.get("start"), place.get("end")
    is_place = isinstance(start, int) and isinstance(end, int) and 0 <= start < end < 2**31
    return Quotation(
        exact=squeezed(_text(words.get("exact"))),
        prefix=_around(words.get("prefix")),
        suffix=_around(words.get("suffix")),
        place=(start, end) if is_place and isinstance(start, int) and isinstance(end, int) else None,
    )


def _around(value: object) -> str:
    """Return what stands beside a passage with single blanks, one kept at either end where there was any."""
    text = _text(value)[:1_000]
    plain = squeezed(text)
    return f"{' ' if text[:1].isspace() else ''}{plain}{' ' if text[-1:].isspace() else ''}" if plain else ""


def _note_id(source: str | None, address: str, body: str) -> str:
    """Return the name of a note: its own UUID, else one that follows from where it came from, so that it is taken in once."""
    if source is not None and source.startswith("urn:uuid:"):
        try:
            return str(uuid.UUID(source.removeprefix("urn:uuid:")))
        except ValueError:
            pass
    return str(uuid.uuid5(uuid.NAMESPACE_URL, source or f"{address}\n{body}"))


def _creator(value: Json) -> str | None:
    found = value.get("creator", value.get("user"))
    first = found[0] if isinstance(found, list) and found else found
    name = first.get("name", first.get("id")) if isinstance(first, dict) else first
    # Hypothesis: acct:NAME@HOST.
    return squeezed(_text(name).removeprefix("acct:"))[:200] or None


def _time(value: object) -> dt.datetime | None:
    text = _text(value)
    if not _TIME_PARTS.fullmatch(text):
        return None
    try:
        moment = dt.datetime.fromisoformat(text)
        return moment.astimezone(dt.UTC) if moment.year > 1 else None
    except (ValueError, OverflowError):
        return None


def _text(value: object) -> str:
    """Return a string without lone surrogates, empty for anything else."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
