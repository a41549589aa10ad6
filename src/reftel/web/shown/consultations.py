"""A consultation in words: its terms with their sources, its groups and seats, where the sides stand, when it meets."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reftel.matters import Matter, Recorded
from reftel.matters.consultations.body import Body, Part, Vacancy, agreed_in, differences, sources, vacancies
from reftel.matters.consultations.parts import Outsider, Role, Seat, Sort, Stand, Wording
from reftel.matters.consultations.plan import open_items, overdue
from reftel.web import links
from reftel.web.language import N_, _, plural
from reftel.web.shown.vocabulary import term
from reftel.web.wording import day

TERMS: Final = {
    "name": N_("Name in use"),
    "parties": N_("Parties"),
    "status": N_("Status"),
    "level": N_("Level"),
    "cadence": N_("Sessions"),
    "review": N_("Review"),
    "rotation": N_("Hosts"),
    "topics": N_("Topics"),
    "founded": N_("Founding acts"),
    "succeeds": N_("Succeeds"),
    "succeeded_by": N_("Succeeded by"),
}
"""Field of a consultation → its words on the page."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: the telegram with its passage, in whose words; who recorded it and when."""

    name: str
    href: str
    quote: str
    voice: str
    by: str
    when: str
    note: str


@dataclass(frozen=True, slots=True)
class Term:
    """One term. `is_agreed` tells it from what is only proposed."""

    words: str
    value: str
    href: str
    is_agreed: bool
    source: Source | None


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One seat, or one that is not filled: `href` leads to where it is changed, empty where nothing is recorded of it."""

    words: str
    detail: str
    sign: str
    href: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class OutsiderLine:
    """Somebody who is no state and takes part."""

    words: str
    href: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group with the seats of each side, in the order of the sides."""

    id: str
    title: str
    state: str
    parent: str
    topics: str
    titles: tuple[str, ...]
    related: str
    heads: tuple[tuple[SeatLine, ...], ...]
    others: tuple[SeatLine, ...]
    outsiders: tuple[OutsiderLine, ...]
    is_constituted: bool
    href: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class StandLine:
    """Where a side stands, or is expected to stand."""

    words: str
    kind: str
    told_by: str
    href: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question with what each side holds, in the order of the sides, and of sides that are no party."""

    question: str
    cells: tuple[tuple[StandLine, ...], ...]
    agreed: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class OwedLine:
    """What one side owes: who is to be named, which work is open; each with where it stands, and whether it is late."""

    side: str
    lines: tuple[tuple[str, str, bool], ...]


def owed_of(body: Body, today: dt.date) -> tuple[OwedLine, ...]:
    """Return what is owed, by whom, as far as texts and records say: awaited seats, and open work by its owners."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for part in body.seats:
        if part.matter.owes is not None:
            group = f", {body.group_title(part.is_.group)}" if part.is_.group else ""
            due = _(", due %(due)s", due=day(part.is_.due)) if part.is_.due else ""
            words = f"{term(part.is_.role.value)}{group}{due}"
            is_late = part.is_.due is not None and part.is_.due < today
            found.setdefault(part.matter.owes, []).append((words, links.part(part.id), is_late))
    late = {part.id for part in overdue(body, today)}
    for item in open_items(body):
        if item.matter.is_owed:
            due = _(", due %(due)s", due=day(item.is_.due)) if item.is_.due else ""
            for side in dict.fromkeys(owner.side for owner in item.is_.owners):
                line = (f"{item.is_.title}{due}", links.part(item.id), item.id in late)
                found.setdefault(side, []).append(line)
    return tuple(OwedLine(side, tuple(lines)) for side, lines in sorted(found.items()))


def source_of(statement: Recorded | None) -> Source | None:
    """Return where a fact comes from."""
    if statement is None:
        return None
    first = statement.evidence[0] if statement.evidence else None
    telegram = first.telegram if first else None
    address = (telegram.mrn or telegram.address or "") if telegram else ""
    paragraph = f"p{first.passage.paragraph}" if first and first.passage.paragraph else ""
    return Source(
        name=address,
        href=links.telegram(address, anchor=paragraph) if address else "",
        quote=first.passage.quote if first else "",
        voice=(first.passage.voice or "") if first else "",
        by=statement.by.name,
        when=day(statement.at),
        note=statement.note,
    )


def source_of_matter(matter: Matter) -> Source | None:
    """Return where what a part says now comes from: its latest statement that rests on a telegram, else its latest."""
    recorded = [one for one in matter.history if isinstance(one, Recorded)]
    resting = [one for one in recorded if one.evidence]
    return source_of((resting or recorded)[-1] if recorded else None)


def terms_of(body: Body) -> tuple[Term, ...]:
    """Return what is said of the consultation as a whole."""
    found, whole = {**sources(body.consultation.matter), **agreed_in(body.consultation.matter)}, body.is_
    values = {
        "name": whole.name,
        "parties": ", ".join(party.name + (f" ({party.capital})" if party.capital else "") for party in whole.parties),
        "status": term(whole.status.value)
        + (_(" since %(status_since)s", status_since=day(whole.status_since)) if whole.status_since else ""),
        "level": whole.level or "",
        "cadence": _("every %(cadence)s", cadence=months(whole.cadence)) if whole.cadence else "",
        "review": _("%(review)s after each session", review=months(whole.review)) if whole.review else "",
        "rotation": _(", then ").join(whole.rotation),
        "topics": ", ".join(whole.topics),
        "founded": "; ".join(whole.founded),
        "succeeds": whole.succeeds or "",
        "succeeded_by": whole.succeeded_by or "",
    }
    return tuple(
        Term(
            words=_(TERMS[field]),
            value=value,
            href=links.consultation(value) if field in {"succeeds", "succeeded_by"} else "",
            is_agreed=field in whole.agreed,
            source=source_of(found.get(field)),
        )
        for field, value in values.items()
        if value
    )


def months(count: int | None) -> str:
    """Return months in words: "6 months", "year", "2 years"."""
    if count is None or count % 12:
        return plural(count or 0, "month") if count is not None else ""
    return _("year") if count == 12 else plural(count // 12, "year")


def groups_of(body: Body) -> tuple[GroupLine, ...]:
    """Return the groups with their seats and who else takes part."""
    missing = vacancies(body)
    return tuple(
        GroupLine(
            id=group.id,
            title=group.is_.title,
            state=term(group.is_.status.value),
            parent=body.group_title(group.is_.parent),
            topics=", ".join(group.is_.topics),
            titles=tuple(_title(title) for title in group.is_.titles),
            related=", ".join(group.is_.related),
            heads=tuple(_heads(body, group.id, side, missing) for side in body.sides),
            others=tuple(
                seat_line(s) for s in body.seats if s.is_.group == group.id and s.is_.role is not Role.GROUP_HEAD
            ),
            outsiders=tuple(outsider_line(part) for part in body.outsiders if part.is_.group == group.id),
            is_constituted=not any(vacancy.group == group.id for vacancy in missing),
            href=links.part(group.id),
            source=source_of_matter(group.matter),
        )
        for group in body.groups
    )


def _title(title: Wording) -> str:
    """Return a title as one side has it, or in one language."""
    about = ", ".join(filter(None, (title.side, title.language)))
    return f"{title.text} ({about})" if about else title.text


def outsider_line(part: Part[Outsider]) -> OutsiderLine:
    """Return somebody who is no state and takes part."""
    kinds = [term(part.is_.sort.value)] if part.is_.sort is not Sort.OTHER else []
    about = ", ".join([*kinds, *([part.is_.side] if part.is_.side else [])])
    words = f"{part.is_.name} ({about})" if about else part.is_.name
    return OutsiderLine(words, links.part(part.id), source_of_matter(part.matter))


def _heads(body: Body, group: str, side: str, missing: Sequence[Vacancy]) -> tuple[SeatLine, ...]:
    vacancy = next((one for one in missing if one.group == group and one.side == side), None)
    if vacancy is not None and vacancy.seat is None:
        return (SeatLine(_("not filled"), _("no text says by whom"), "none", "", None),)
    held = [s for s in body.seats if s.is_.group == group and s.is_.side in {side, None}]
    return tuple(seat_line(s) for s in held if s.is_.role is Role.GROUP_HEAD and s.is_.until is None)


def seat_line(part: Part[Seat]) -> SeatLine:
    """Return a seat in words."""
    seat = part.is_
    role = "" if seat.role is Role.GROUP_HEAD else f"{term(seat.role.value)}: "
    since = _(" since %(since)s", since=day(seat.since)) if seat.since else ""
    if seat.until is not None:
        words, detail, sign = (
            seat.person or seat.office or _("given up"),
            _("until %(until)s", until=day(seat.until)),
            "none",
        )
    elif seat.person or seat.office:
        both = ", ".join(filter(None, (seat.person, seat.office)))
        words, detail, sign = both, since.strip(), "answered"
    elif seat.awaited_from:
        due = _(", due %(due)s", due=day(seat.due)) if seat.due else ""
        words, detail, sign = (
            _("awaited from %(awaited_from)s", awaited_from=seat.awaited_from),
            f"{since}{due}",
            "open",
        )
        detail = detail.strip(" ,")
    else:
        words, detail, sign = _("not filled"), _("no text says by whom"), "none"
    side = f" ({seat.side})" if role and seat.side else ""
    return SeatLine(role + words + side, detail, sign, links.part(part.id), source_of_matter(part.matter))


def questions_of(body: Body) -> tuple[QuestionLine, ...]:
    """Return the differences: what is held, expected and was held before, kept apart."""
    lines = []
    for one in differences(body):
        cells = []
        for side in columns_of(body):
            held = [("", s) for s in one.stands.get(side, ())]
            held += [(N_("expected"), s) for s in one.forecasts.get(side, ())]
            held += [(N_("before"), s) for s in one.before.get(side, ())]
            cells.append(tuple(_stand(kind, part) for kind, part in held))
        lines.append(QuestionLine(one.question, tuple(cells), one.agreed or "", one.is_open))
    return tuple(lines)


def columns_of(body: Body) -> tuple[str, ...]:
    """Return whose stands are shown side by side: the parties, then others who are on record."""
    return tuple(dict.fromkeys((*body.sides, *(stand.is_.side for stand in body.stands))))


def _stand(kind: str, part: Part[Stand]) -> StandLine:
    words = part.is_.what if kind == "expected" else f"{term(part.is_.stance.value)} {part.is_.what}"
    if part.is_.language:
        words += f" ({part.is_.language})"
    return StandLine(words, kind, part.is_.told_by or "", links.part(part.id), source_of_matter(part.matter))
