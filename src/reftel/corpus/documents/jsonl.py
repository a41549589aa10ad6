"""One line of JSON Lines: an object with a telegram's text and, where known, what its publisher says of it.

    {"identifier": "06PORTALDER412", "created": "2006-03-14 09:26", "origin": "Embassy Port Alder", "text": "P 140926Z MAR 06\\n…"}

`text` must be there and hold more than blanks, or the line must say the number of a telegram and more: then it is a card, a telegram
without its text. `heading`, where the transmission heading is kept apart, goes before it with an
empty line between ("jsonl/1"). Of the other fields those in `ALIASES` are read, under any of their names, and none is needed.
A record of `reftel parse --jsonl --text` is such a line too: of it only `text` and `published` count, for all else is read anew.
"""

from typing import Final, NamedTuple

import msgspec

from reftel.corpus.decoding import BYTE_ORDER_MARK
from reftel.errors import TelegramError
from reftel.telegram import Published

ALIASES: Final[dict[str, tuple[str, ...]]] = {
    "text": ("text", "body", "content"),
    "heading": ("heading", "header"),
    "identifier": ("identifier", "mrn", "reference_id", "id"),
    "created": ("created", "date", "sent"),
    "classification": ("classification",),
    "origin": ("origin", "from"),
    "title": ("title", "subject"),
    "tags": ("tags",),
    "references": ("references", "refs"),
}
"""What is read, and the names that it goes by in collections, in the order in which they are looked for."""

_OWN: Final = ("version_id", "parser")
"""Fields by which a record of our own schema is known."""

_HOW: Final = "Give each line an object with a field `text`, which holds the telegram."


class JsonLine(NamedTuple):
    """A line: its text, how its bytes were decoded, what the publisher says."""

    text: str
    encoding: str
    published: Published | None


def parse_line(data: bytes) -> JsonLine:
    """Read one line. Raises `TelegramError` where it is no object, or holds no text."""
    encoding = "utf-8-sig" if data.startswith(BYTE_ORDER_MARK) else "utf-8"
    try:
        line = msgspec.json.decode(data.removeprefix(BYTE_ORDER_MARK), type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise TelegramError(f"no JSON object ({' '.join(str(error).split())})", next_step=_HOW) from error
    is_own = all(name in line for name in _OWN)
    text, heading = _string(line, "text"), _string(line, "heading")
    if text is None and not is_own and _describes(said := _published(line)):
        return JsonLine("", encoding, said)
    if text is None:
        reason = "a record without the text that it was read from" if is_own else "an object without a text"
        step = "Add what it was read from, or write the records with `reftel parse --jsonl --text`." if is_own else _HOW
        raise TelegramError(reason, next_step=step)
    published = _own_published(line) if is_own else _published(line)
    joined = text if heading is None else heading.rstrip("\r\n") + "\n\n" + text
    return JsonLine(joined, encoding, published)


def extract_line(data: bytes) -> tuple[str, str]:
    """Return the text of a stored line and its encoding."""
    line = parse_line(data)
    return line.text, line.encoding


def _published(line: dict[str, object]) -> Published | None:
    published = Published(
        identifier=_string(line, "identifier"),
        created=_string(line, "created"),
        classification=_string(line, "classification"),
        origin=_string(line, "origin"),
        title=_string(line, "title"),
        tags=_strings(line, "tags", " ,;"),
        references=_strings(line, "references", "|,;"),
    )
    return None if published == Published() else published


def _describes(published: Published | None) -> bool:
    """Tell whether a line says enough of a telegram to be its card (`cards`): its number and something else."""
    return (
        published is not None
        and published.identifier is not None
        and published != Published(identifier=published.identifier)
    )


def _own_published(line: dict[str, object]) -> Published | None:
    """What our own record says of the publisher; its other fields come from the text."""
    try:
        return msgspec.convert(line.get("published"), Published | None)
    except msgspec.ValidationError:
        return None


def _string(line: dict[str, object], field: str) -> str | None:
    """Return the first of a field's names that holds more than blanks; a number is taken as printed."""
    for name in ALIASES[field]:
        value = line.get(name)
        if isinstance(value, str) and value.strip():
            return value if field in ("text", "heading") else " ".join(value.split())
        if isinstance(value, int) and not isinstance(value, bool) and field == "identifier":
            return str(value)
    return None


def _strings(line: dict[str, object], field: str, separators: str) -> tuple[str, ...]:
    """Return a list of strings; one string is cut at its separators, of objects the `mrn`, `code` or `text` is taken."""
    for name in ALIASES[field]:
        value = line.get(name)
        if isinstance(value, str):
            for separator in separators[1:]:
                value = value.replace(separator, separators[0])
            return tuple(part.strip() for part in value.split(separators[0]) if part.strip())
        if isinstance(value, list):
            return tuple(word for each in value if (word := _word(each)))
    return ()


def _word(value: object) -> str | None:
    if isinstance(value, dict):
        value = next((value[name] for name in ("mrn", "code", "text") if value.get(name)), None)
    return value.strip() or None if isinstance(value, str) else None
