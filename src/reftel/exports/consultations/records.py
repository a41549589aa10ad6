"""Consultations as data: one record of JSON for each, and the work plan as a table."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

from reftel.exports.tables import safe_cell
from reftel.matters.consultations.body import Body, Part, differences, vacancies
from reftel.matters.consultations.plan import at_risk, changes, open_items, overdue
from reftel.matters.consultations.schedule import derived
from reftel.matters.values import About

COLUMNS: Final = (
    "consultation",
    "id",
    "kind",
    "what",
    "group",
    "side",
    "state",
    "due",
    "source",
    "paragraph",
    "voice",
    "quote",
    "recorded_by",
    "recorded_at",
)


def consultation_record(body: Body) -> Mapping[str, Any]:
    """Return a consultation as plain values: what it is, its parts with their sources, and what is derived from them."""
    return {
        "consultation": _part(Part(body.is_, body.consultation.matter)),
        **{
            name: [_part(Part(part.is_, part.matter)) for part in getattr(body, name)]
            for name in ("groups", "seats", "stands", "outsiders", "initiatives", "sessions", "items")
        },
        "vacancies": vacancies(body),
        "derived": derived(body),
        "differences": [
            {
                "question": one.question,
                "stands": {side: [s.id for s in held] for side, held in one.stands.items()},
                "forecasts": {side: [s.id for s in held] for side, held in one.forecasts.items()},
                "before": {side: [s.id for s in held] for side, held in one.before.items()},
                "agreed": one.agreed,
                "is_open": one.is_open,
            }
            for one in differences(body)
        ],
    }


def _part(part: Part[About]) -> Mapping[str, Any]:
    matter = part.matter
    return {
        "id": matter.id,
        "kind": matter.kind,
        "state": matter.state,
        **msgspec.to_builtins(part.is_),
        "telegram": matter.telegram.name if matter.telegram.is_known else None,
        "paragraph": matter.paragraph,
        "quote": matter.quote or None,
        "voice": matter.passage.voice if matter.passage else None,
        "rule": matter.rule or None,
        "assigned_to": matter.assigned_to,
        "history": matter.history,
    }


def plan_record(body: Body, before: Body | None, since: dt.date | None, today: dt.date) -> Mapping[str, Any]:
    """Return the work plan as plain values: what is overdue, at risk and open by name, and what changed since a day."""
    return {
        "since": since,
        "overdue": [part.id for part in overdue(body, today)],
        "at_risk": [part.id for part in at_risk(body, today)],
        "open": [part.id for part in open_items(body)],
        "changed": [
            {"id": one.item.id, "before": one.before, "fields": one.fields}
            for one in (changes(before, body) if since is not None else ())
        ],
    }


def consultation_json(body: Body) -> bytes:
    """Return a consultation as JSON."""
    return msgspec.json.encode(consultation_record(body))


def consultations_csv(bodies: Iterable[Body]) -> Iterator[bytes]:
    """Yield everything recorded as a table in UTF-8, its heading first; no spreadsheet takes a cell of it for a formula."""
    yield _line(COLUMNS)
    for body in bodies:
        for part in body.parts():
            yield _line(_row(body, part))


def _row(body: Body, part: Part[About]) -> tuple[str, ...]:
    matter = part.matter
    side = getattr(part.is_, "side", None) or getattr(part.is_, "host", None) or ""
    last = matter.history[-1]
    return (
        body.is_.name,
        matter.id,
        matter.kind,
        matter.what,
        body.group_title(getattr(part.is_, "group", None)),
        side,
        matter.state,
        matter.due or "",
        matter.telegram.name if matter.telegram.is_known else "",
        str(matter.paragraph or ""),
        (matter.passage.voice if matter.passage else None) or "",
        " ".join(matter.quote.split()),
        last.by.name,
        last.at.isoformat(timespec="seconds"),
    )


def _line(row: Iterable[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(map(safe_cell, row))
    return line.getvalue().encode("utf-8", "backslashreplace")
