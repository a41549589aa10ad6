"""What a person types, as values: the same lines on the command line and in the boxes of a page, one field after another.

A list has one entry a line. An entry of several values is its first value, then what else is known, each after its name:
"Quillonia; capital Port Alder; zone Europe/Riga", "sound the channel; due 2007-03-01".
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import msgspec

from reftel.errors import StatementError
from reftel.matters.consultations.parts import Consultation, Party
from reftel.matters.consultations.sound import fault_in, require_sound
from reftel.matters.kinds import CONSULTATION, PARTS
from reftel.matters.statements import ABOUT
from reftel.matters.values import About

KINDS: Final = (CONSULTATION, *PARTS)

MOST_LINES: Final = 500

_FIRST: Final = {"Party": "name", "Wording": "text", "Delegate": "side", "Paper": "title", "Milestone": "title"}
"""What the value before the first semicolon is."""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a kind as it is typed: `many` lines or one, `choices` where only some values are possible, `hint` how to write it."""

    name: str
    many: bool
    choices: tuple[str, ...]
    hint: str
    required: bool


def fields_of(kind: str) -> tuple[Field, ...]:
    """Return the fields of a kind of part, in their order."""
    about = ABOUT[kind]
    hints = get_type_hints(about)
    needed = {field.name for field in msgspec.structs.fields(about) if field.required}
    return tuple(
        Field(
            name=name,
            many=_is_many(hints[name]),
            choices=_choices(hints[name]),
            hint=_hint(hints[name]),
            required=name in needed,
        )
        for name in about.__struct_fields__
    )


def typed_lines(about: About) -> Mapping[str, tuple[str, ...]]:
    """Return each field of a part as the lines that say the same when they are typed."""
    return {name: _lines(getattr(about, name)) for name in about.__struct_fields__}


def part_of_lines(kind: str, lines: Mapping[str, Sequence[str]], base: About | None = None) -> About:
    """Return the part that some lines make, or `base` with what they change; no line at all is null, or an empty list.

    Raises `StatementError` with one sentence that says which field cannot be so.
    """
    _require_kind(kind)
    about = ABOUT[kind]
    known = {field.name: field for field in fields_of(kind)}
    values: dict[str, object] = {} if base is None else msgspec.to_builtins(base)
    hints = get_type_hints(about)
    for name, typed in lines.items():
        if name not in known:
            raise StatementError(f"{name[:60]!r} is no field of {kind}", next_step=f"It has {', '.join(known)}.")
        values[name] = _value(hints[name], [line.strip() for line in typed if line.strip()], name)
    return made(kind, values)


def made(kind: str, values: Mapping[str, object]) -> About:
    """Return a part from plain values, as JSON has them. Raises `StatementError` where they cannot be so."""
    _require_kind(kind)
    given: dict[str, Any] = {name: value for name, value in values.items() if value is not None}
    unknown = sorted(given.keys() - set(ABOUT[kind].__struct_fields__))
    if unknown:
        names = ", ".join(ABOUT[kind].__struct_fields__)
        raise StatementError(f"{unknown[0][:60]!r} is no field of {kind}", next_step=f"It has {names}.")
    try:
        part: About = msgspec.convert(given, type=ABOUT[kind], strict=True)
    except (msgspec.ValidationError, ValueError) as error:
        raise fault_in(kind, ABOUT[kind], given, error) from None
    require_sound(part, kind)
    return part


def _require_kind(kind: str) -> None:
    if kind not in KINDS:
        raise StatementError(f"a consultation has no {kind[:40]!r}", next_step=f"It has {', '.join(KINDS)}.")


def kind_of(about: About | None) -> str:
    """Return the kind that a part is of; what is none is refused (`StatementError`)."""
    kind = next((kind for kind in KINDS if ABOUT[kind] is type(about)), None)
    if kind is None:
        raise StatementError(
            "this is nothing of a consultation", next_step="`reftel matters correct` corrects what rules suggest."
        )
    return kind


def parties_of_lines(lines: Sequence[str]) -> tuple[Party, ...]:
    """Return parties as they are typed, one a line: "Quillonia; capital Port Alder; zone Europe/Riga"."""
    entries = [_entry(Party, line.strip(), "parties") for line in lines if line.strip()]
    made_of = part_of_lines(CONSULTATION, {"name": ("x",), "parties": lines}) if entries else None
    return made_of.parties if isinstance(made_of, Consultation) else ()


def _is_many(hint: Any) -> bool:
    return get_origin(hint) is tuple


def _inner(hint: Any) -> Any:
    """Return the type inside a list or beside null."""
    if get_origin(hint) is tuple:
        return get_args(hint)[0]
    if get_origin(hint) in {Union, UnionType}:
        return next(one for one in get_args(hint) if one is not type(None))
    return hint


def _choices(hint: Any) -> tuple[str, ...]:
    inner = _inner(hint)
    return tuple(one.value for one in inner) if isinstance(inner, type) and issubclass(inner, StrEnum) else ()


def _hint(hint: Any) -> str:
    inner = _inner(hint)
    if inner is dt.date:
        return "2007-05-14"
    if inner is int:
        return "a number"
    if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
        first = _FIRST[inner.__name__]
        others = [name for name in inner.__struct_fields__ if name != first]
        return "; ".join((first, *(f"{name} …" for name in others)))
    return ""


def _value(hint: Any, lines: Sequence[str], name: str) -> object:
    inner = _inner(hint)
    if len(lines) > MOST_LINES:
        raise StatementError(f"{name} has more than {MOST_LINES} lines", next_step="Say it shorter.")
    if _is_many(hint):
        return [_entry(inner, line, name) for line in lines]
    if len(lines) > 1:
        raise StatementError(f"{name} has several values", next_step="Give one.")
    return _one(inner, lines[0], name) if lines else None


def _entry(inner: Any, line: str, name: str) -> object:
    if not (isinstance(inner, type) and issubclass(inner, msgspec.Struct)):
        return _one(inner, line, name)
    head, *rest = (piece.strip() for piece in line.split(";"))
    values: dict[str, object] = {_FIRST[inner.__name__]: head}
    for piece in rest:
        key, _, value = piece.partition(" ")
        if key not in inner.__struct_fields__ or not value.strip():
            raise StatementError(
                f"{piece[:60]!r} is not understood in {name}", next_step=f"Write it like {_hint(inner)}."
            )
        values[key] = value.strip()
    return values


def _one(inner: Any, line: str, name: str) -> object:
    if inner is not int:
        return line
    if not (line.isascii() and line.isdigit() and len(line) < 8):
        raise StatementError(f"{line[:40]!r} is no number for {name}", next_step="Write it in digits.")
    return int(line)


def _lines(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, tuple):
        return tuple(line for one in value for line in _lines(one))
    if isinstance(value, msgspec.Struct):
        first = _FIRST[type(value).__name__]
        others = ((name, getattr(value, name)) for name in value.__struct_fields__ if name != first)
        return (
            "; ".join((str(getattr(value, first)), *(f"{name} {said}" for name, said in others if said is not None))),
        )
    return (value.value if isinstance(value, StrEnum) else str(value),)
