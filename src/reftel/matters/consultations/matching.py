"""What accepting a suggestion would change in a consultation: which of its parts say the same, or are filled by it."""

from collections.abc import Mapping

from reftel.matters.consultations.accepting import Offer
from reftel.matters.consultations.body import Body, Part
from reftel.matters.consultations.parts import Group, Initiative, Outsider, Seat, Session, SessionState, Stand
from reftel.matters.values import Standing


def change_by(offer: Offer, body: Body) -> str:
    """Say what accepting an offer would change in a consultation; "new" where it has nothing of the sort, "known" where it has it."""
    about = offer.about
    match about:
        case Stand():
            return _change_of_stand(about, body)
        case Group():
            return "known" if _group_id(about.title, body) is not None else "new"
        case Seat():
            seat = awaited_seat(about, offer.group, body)
            return f"fills the seat that is awaited from {seat.awaited_from}" if seat is not None else "new"
        case Outsider():
            return "known" if any(o.is_.name.casefold() == about.name.casefold() for o in body.outsiders) else "new"
        case Session():
            return _change_of_session(about, body)
        case Initiative():
            return "known" if any(o.is_.name.casefold() == about.name.casefold() for o in body.initiatives) else "new"
    return "new"


def _change_of_stand(stand: Stand, body: Body) -> str:
    same = [
        part.is_ for part in body.stands if part.is_.question == stand.question and part.is_.status != Standing.FORECAST
    ]
    own = [one for one in same if one.side == stand.side]
    if any(one.what.casefold() == stand.what.casefold() and one.stance is stand.stance for one in own):
        return "known"
    if own:
        return f"before: {own[-1].side} {own[-1].stance.value} {own[-1].what}"
    if same:
        return f"beside: {same[-1].side} {same[-1].stance.value} {same[-1].what}"
    return "new"


def _change_of_session(session: Session, body: Body) -> str:
    same = same_session(session, body)
    if same is None:
        return "new"
    is_known = (same.is_.date, same.is_.place or session.place) == (session.date, session.place or same.is_.place)
    return "known" if is_known else f"before: {same.matter.what}"


def same_session(session: Session, body: Body) -> Part[Session] | None:
    """Return the session of the same number that is recorded and was not cancelled."""
    for part in body.sessions:
        one = part.is_
        if (
            session.ordinal is not None
            and (one.sort, one.ordinal) == (session.sort, session.ordinal)
            and one.status is not SessionState.CANCELLED
        ):
            return part
    return None


def awaited_seat(seat: Seat, group: str | None, body: Body) -> Seat | None:
    """Return the awaited seat that a named person fills; None where the offer names nobody or nobody is awaited there."""
    part = awaited_part(seat, group, body)
    return part[1] if part is not None else None


def awaited_part(seat: Seat, group: str | None, body: Body) -> tuple[str, Seat] | None:
    """Return the same with the name of its matter."""
    if seat.person is None:
        return None
    wanted = _group_id(group, body) if group else None
    for part in body.seats:
        one = part.is_
        same = (one.role, one.group, one.side) == (seat.role, wanted, seat.side)
        if same and one.awaited_from and one.person is None and one.until is None:
            return part.id, one
    return None


def _group_id(title: str | None, body: Body) -> str | None:
    if title is None:
        return None
    folded = title.casefold()
    return next((part.id for part in body.groups if part.is_.title.casefold() == folded), None)


def group_named(title: str | None, body: Body, fresh: Mapping[str, str]) -> str | None:
    """Return the group of a title: one that is recorded, or one of those that are recorded along with it (title → name)."""
    if title is None:
        return None
    return _group_id(title, body) or fresh.get(title.casefold())
