import datetime as dt

import msgspec

from reftel.matters.consultations.parts import Delegate, Item, Milestone, Progress, Stand
from reftel.matters.consultations.plan import (
    agenda,
    at_risk,
    changes,
    last_look,
    open_items,
    overdue,
    slips,
    to_carry,
)
from tests.matters.consultations.making import WHOLE, body, held

TODAY = dt.date(2006, 9, 1)


def item(title: str, status: Progress = Progress.ON_TRACK, due: str | None = None, **more: object) -> Item:
    day = dt.date.fromisoformat(due) if due else None
    return Item(title=title, status=status, due=day, **more)  # type: ignore[arg-type]  # only fields of an item are given


LATE = item("chart the shoal", due="2006-08-31")
SLIPPING = item("name pilots", Progress.SLIPPING, "2007-01-01")
SOON = item("print forms", Progress.AGREED, "2006-09-20")
FINE = item("buoys", due="2006-09-20")
STONE = item("lights", due="2007-05-01", milestones=(Milestone(title="survey", due=dt.date(2006, 8, 1)),))
DONE = item("old lights", Progress.DONE, "2006-01-01")
DROPPED = item("ferry", Progress.DROPPED, "2006-01-01")


def titles(parts: object) -> list[str]:
    return [part.is_.title for part in parts]  # type: ignore[attr-defined]  # parts of a body


def test_what_is_late_what_is_at_risk_and_what_is_over() -> None:
    found = body(WHOLE, LATE, SLIPPING, SOON, FINE, STONE, DONE, DROPPED)
    assert titles(overdue(found, TODAY)) == ["chart the shoal"]
    assert titles(at_risk(found, TODAY)) == ["print forms", "name pilots", "lights"]
    assert titles(open_items(found)) == ["chart the shoal", "buoys", "print forms", "name pilots", "lights"]


def test_due_on_the_day_is_not_overdue() -> None:
    assert overdue(body(WHOLE, LATE), dt.date(2006, 8, 31)) == ()


def test_changes_tell_what_is_new_and_what_slipped() -> None:
    moved = msgspec.structs.replace(LATE, due=dt.date(2006, 12, 1))
    before, now = body(WHOLE, LATE, FINE), body(WHOLE, moved, FINE, SOON)
    found = changes(before, now)
    assert [(one.item.is_.title, one.fields) for one in found] == [("print forms", ()), ("chart the shoal", ("due",))]
    assert [(one.was, one.is_now) for one in slips(before, now)] == [(dt.date(2006, 8, 31), dt.date(2006, 12, 1))]
    assert len(changes(None, now)) == 3


def test_open_work_goes_on_to_the_next_session() -> None:
    carried = msgspec.structs.replace(FINE, session="s2")
    assert titles(to_carry(body(WHOLE, LATE, carried, DONE), "s2")) == ["chart the shoal"]


def test_the_last_look_is_the_last_session_before_today() -> None:
    found = body(WHOLE, held(1, "2006-05-14", "Quillonia"), held(2, "2007-05-14", "Marrow Coast"))
    assert last_look(found, dt.date(2006, 9, 1)) == dt.date(2006, 5, 14)
    assert last_look(found, dt.date(2006, 5, 14)) is None


def test_an_agenda_has_the_template_and_what_is_open() -> None:
    whole = msgspec.structs.replace(WHOLE, agenda=("Opening", "Report of the coordinators"))
    stand = Stand(side="Quillonia", question="level", what="ministers")
    found = dict(agenda(body(whole, LATE, SOON, FINE, stand, held(1, "2006-05-14", "Quillonia")), TODAY))
    assert found["Agreed points"] == ("Opening", "Report of the coordinators")
    assert found["Overdue work"] == ("chart the shoal, due 2006-08-31",)
    assert found["Work at risk"] == ("print forms, due 2006-09-20",)
    assert found["Other work under way"] == ("buoys, due 2006-09-20",)
    assert found["Open questions"] == ("level",)
    assert found["Date and place of the next session"] == ("by the cadence: 2007-05-14, Haldenbay",)


def test_owners_are_who_owes() -> None:
    owned = msgspec.structs.replace(LATE, owners=(Delegate(side="Quillonia", name="A. Tamm"), Delegate(side="Tessaly")))
    (part,) = body(WHOLE, owned).items
    assert (part.matter.owes, part.matter.due, part.matter.is_owed) == ("Quillonia, Tessaly", "2006-08-31", True)
    (over,) = body(WHOLE, msgspec.structs.replace(owned, status=Progress.DONE)).items
    assert (over.matter.due, over.matter.is_owed) == (None, False)
