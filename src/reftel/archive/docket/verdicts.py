"""What a person says of a matter: each deed appends one statement, and the lists are brought up to date with it.

All of it happens inside one write transaction, which a kill undoes whole.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar

import msgspec
from sqlalchemy import Connection, select

from reftel.archive.docket.matters import as_text, find_matter
from reftel.archive.docket.projecting import project_matters
from reftel.archive.docket.statements import Hold, append_statement
from reftel.archive.docket.suggested import Suggestion
from reftel.archive.docket.suggesting import quote_hash
from reftel.archive.sight import may_read
from reftel.archive.store.schema import statements
from reftel.archive.versions.briefs import brief_of
from reftel.archive.versions.lookup import find_version
from reftel.errors import StatementError
from reftel.matters import (
    ABOUT,
    RECORDED,
    SET_ASIDE,
    About,
    Assigned,
    Closed,
    Closing,
    Confirmed,
    Corrected,
    Dismissed,
    Evidence,
    Matter,
    Merged,
    Person,
    PersonStatement,
    Remarked,
    Reminded,
    Reopened,
    Split,
    TelegramFacts,
    matter_id,
)

MAX_WORDS: Final = 10_000
"""Characters of a note, and of anything else that is typed."""

_FIXED: Final = frozenset({"passage", "rule", "paragraph"})
"""What a correction cannot change: where the words stand, and who read them."""

_Said = TypeVar("_Said", bound=PersonStatement)


class Desk:
    """One person at work on matters, inside one write transaction."""

    def __init__(self, connection: Connection, labels: str, *, by: str, now: dt.datetime) -> None:
        self._connection = connection
        self._labels = labels
        self._by = Person(name=as_text(by))
        self._now = now

    def confirm(self, name: str, note: str = "") -> Matter:
        """Say that a suggestion is right."""
        return self._say(name, Confirmed, note)

    def dismiss(self, name: str, note: str = "") -> Matter:
        """Say that a suggestion is wrong."""
        return self._say(name, Dismissed, note)

    def correct(self, name: str, changes: Mapping[str, object], note: str = "") -> Matter:
        """Say what a matter is really about; `changes` are fields of its kind. Raises `StatementError` for what cannot be."""
        matter, _ = self._find(name)
        return self._say(name, Corrected, note, about=changed(matter, changes))

    def merge(self, name: str, into: str, note: str = "") -> Matter:
        """Say that a matter is the same as another one."""
        matter, _ = self._find(name)
        other, _ = self._find(into)
        if other.id == matter.id or other.verdict in SET_ASIDE or other.kind != matter.kind:
            raise StatementError(
                f"matter {matter.id} cannot be merged into {other.id}",
                next_step="Name another matter of the same kind, which is not itself dismissed, merged or split.",
            )
        both = (*_evidence(matter), *_evidence(other))
        return self._say(name, Merged, note, into=other.id, evidence=both)

    def split(self, name: str, whats: Sequence[str], note: str = "") -> tuple[Matter, ...]:
        """Say that a matter is several, each in a few words; return them."""
        matter, suggestion = self._find(name)
        if matter.kind in RECORDED:  # its parts would belong to it, and to no consultation
            raise StatementError(
                f"matter {matter.id} is a {matter.kind} of a consultation and is not split",
                next_step="Record each part with `reftel consult add`, then say what became of this one.",
            )
        words = tuple(dict.fromkeys(_checked(what) for what in whats if what.strip()))
        if len(words) < 2:
            raise StatementError(
                f"matter {matter.id} needs two parts or more", next_step="Say what each part is about."
            )
        names = tuple(matter_id(matter.kind, matter.id, what) for what in words)
        hold, label = self._basis(matter, suggestion)
        for part, what in zip(names, words, strict=True):
            about = changed(matter, {"what" if "what" in type(matter.about).__struct_fields__ else "title": what})
            said = self._statement(matter, Corrected, note, matter=part, about=about, part_of=matter.id)
            # No suggestion rests on such a hash: a part is never taken for the matter that it was split from.
            quote = quote_hash(f"{matter.quote} {part}")
            append_statement(self._connection, said, hold=Hold(part, hold.item, quote), label=label)
        self._append(matter, suggestion, self._statement(matter, Split, note, parts=names))
        project_matters(self._connection, (matter.id, *names))
        return tuple(self._find(part)[0] for part in names)

    def close(self, name: str, how: Closing = Closing.DONE, answer: str | None = None, note: str = "") -> Matter:
        """Say that nothing more is to be done; `answer` is the address of a telegram that is held."""
        facts = None if answer is None else self._facts(answer)
        return self._say(name, Closed, note, how=how, answer=facts)

    def reopen(self, name: str, note: str = "") -> Matter:
        """Say that a matter which was closed or set aside is open again."""
        return self._say(name, Reopened, note)

    def assign(self, name: str, to: str | None, note: str = "") -> Matter:
        """Say who looks after a matter; null is nobody."""
        return self._say(name, Assigned, note, to=_checked(to) or None if to is not None else None)

    def remind(self, name: str, on: dt.date | None, note: str = "") -> Matter:
        """Say on which day to be reminded of a matter; null takes it back."""
        return self._say(name, Reminded, note, on=on)

    def remark(self, name: str, note: str) -> Matter:
        """Note something on a matter."""
        if not note.strip():
            raise StatementError("the note is empty", next_step="Say what is to be noted.")
        return self._say(name, Remarked, note)

    def _find(self, name: str) -> tuple[Matter, Suggestion | None]:
        return find_matter(self._connection, self._labels, name)

    def _say(self, name: str, kind: Callable[..., _Said], note: str, /, **details: Any) -> Matter:
        matter, suggestion = self._find(name)
        self._append(matter, suggestion, self._statement(matter, kind, note, **details))
        project_matters(self._connection, (matter.id,))
        return self._find(matter.id)[0]

    def _statement(self, matter: Matter, kind: Callable[..., _Said], note: str, /, **details: Any) -> _Said:
        common = {
            "matter": matter.id,
            "at": self._now,
            "evidence": _evidence(matter),
            "by": self._by,
            "kind": matter.kind,
            "about": matter.about,
            "telegram": matter.telegram,
            "note": _checked(note),
        }
        return kind(**{**common, **details})

    def _append(self, matter: Matter, suggestion: Suggestion | None, statement: PersonStatement) -> None:
        hold, label = self._basis(matter, suggestion)
        append_statement(self._connection, statement, hold=hold, label=label)

    def _basis(self, matter: Matter, suggestion: Suggestion | None) -> tuple[Hold, int]:
        """Return what a statement holds on to, and its label: the suggestion's, or those of the statement before it."""
        if suggestion is not None:
            return suggestion.hold, suggestion.filed.label
        before = self._connection.execute(
            select(statements.c.item, statements.c.quote, statements.c.label)
            .where(statements.c.matter == matter.id, may_read(self._labels, statements))
            .order_by(statements.c.id.desc())
            .limit(1)
        ).one()
        return Hold(matter.id, before.item, before.quote), before.label

    def _facts(self, address: str) -> TelegramFacts:
        brief = brief_of(find_version(self._connection, self._labels, as_text(address)))
        return TelegramFacts(mrn=brief.mrn, version_id=brief.version_id, date=brief.date, address=brief.address)


def changed(matter: Matter, changes: Mapping[str, object]) -> About:
    """Return what a matter is about with other values in some fields of its kind. Raises `StatementError` for what cannot be."""
    kind = ABOUT[matter.kind]
    names = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
    allowed = [encoded for name, encoded in names.items() if name not in _FIXED]
    unknown = [name for name in changes if name not in allowed]
    if unknown:
        raise StatementError(
            f"{as_text(unknown[0])[:60]!r} is nothing that a {matter.kind} has",
            next_step=f"It has {', '.join(allowed)}.",
        )
    typed = {name: _checked(value) if isinstance(value, str) else value for name, value in changes.items()}
    values = msgspec.to_builtins(matter.about) | typed
    try:
        return msgspec.convert(values, type=kind)
    except msgspec.ValidationError as error:
        raise StatementError(f"the {matter.kind} cannot be so: {error}", next_step="Correct the value.") from None


def _evidence(matter: Matter) -> tuple[Evidence, ...]:
    if matter.passage is None:
        return ()
    return (Evidence(telegram=matter.telegram, passage=matter.passage),)


def _checked(typed: str) -> str:
    """Return what was typed as text, without what stands around it. Raises `StatementError` where it is too long."""
    words = as_text(typed).strip()
    if len(words) > MAX_WORDS:
        raise StatementError(f"this is longer than {MAX_WORDS:,} characters", next_step="Say it shorter.")
    return words
