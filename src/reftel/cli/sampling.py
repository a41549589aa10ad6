"""Recording the consultation of the sample collection: each deed on its day, through the front that everybody uses."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from reftel.cli.options import viewer
from reftel.errors import ConfigError
from reftel.matters.consultations.parts import Role
from reftel.matters.consultations.typed import kind_of, part_of_lines, parties_of_lines
from reftel.samples import sample_consultation

if TYPE_CHECKING:
    from reftel.archive import Archive
    from reftel.matters.consultations.body import Body

BY: Final = "the coordinator of the story"

_NAMING: Final = frozenset({"group", "parent", "session"})
"""Fields that name another part."""


def record_sample_consultation(archive: "Archive") -> None:
    """Record it, unless something of the kind is recorded already."""
    if archive.consultations.called(viewer()):
        return
    _Story(archive).tell()


class _Story:
    """The deeds in the order of their days; what they named is found again by its name."""

    def __init__(self, archive: "Archive") -> None:
        self._archive = archive
        self._named: dict[str, str] = {}

    def tell(self) -> None:
        for number, deed in enumerate(sample_consultation()):
            now = dt.datetime.combine(deed["on"], dt.time(9), dt.UTC) + dt.timedelta(minutes=number)
            said = {"by": BY, "now": now, "note": deed.get("note", "")}
            if "accept" in deed:
                self._accept(deed, said)
            elif "add" in deed:
                self._add(deed, said)
            else:
                self._amend(deed, said)

    def _accept(self, deed: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        parties = parties_of_lines(deed["parties"])
        body = self._archive.consultations.accept(viewer(), deed["accept"], parties=parties, **said)
        self._named["whole"] = body.consultation.id
        self._named["coordinator"] = next(s.id for s in body.seats if s.is_.role is Role.COORDINATOR)

    def _add(self, deed: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        kind, lines = deed["add"], self._lines(deed["set"])
        made = self._archive.consultations.add(
            viewer(),
            self._named["whole"],
            kind,
            lambda old: part_of_lines(kind, lines, old),
            places=deed["source"],
            **said,
        )
        if "as" in deed:
            self._named[deed["as"]] = made.id

    def _amend(self, deed: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        lines = self._lines(deed["set"])
        self._archive.consultations.amend(
            viewer(),
            self._found(deed["part"]),
            lambda old: part_of_lines(kind_of(old), lines, old),
            places=deed["source"],
            **said,
        )

    def _lines(self, lines: Mapping[str, list[str]]) -> dict[str, list[str]]:
        return {
            name: [self._found(line) for line in typed] if name in _NAMING else typed for name, typed in lines.items()
        }

    def _found(self, name: str) -> str:
        if name in self._named:
            return self._named[name]
        body = self._archive.consultations.find(viewer(), self._named["whole"])
        sort, _, words = name.partition(":")
        if sort == "group":
            return _group(body, words)
        group, _, side = words.partition("/")
        wanted = _group(body, group)
        seats = (s for s in body.seats if s.is_.role is Role.GROUP_HEAD and (s.is_.group, s.is_.side) == (wanted, side))
        return next((seat.id for seat in seats), "") or _unknown(name)


def _group(body: "Body", title: str) -> str:
    return next((group.id for group in body.groups if group.is_.title == title), "") or _unknown(title)


def _unknown(name: str) -> str:
    raise ConfigError(
        f"the sample consultation has no {name!r}", next_step="Report it: the sample collection is at fault."
    )
