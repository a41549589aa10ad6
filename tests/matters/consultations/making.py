"""Consultations made from statements, for tests: what a person would record, without an archive."""

import datetime as dt
import itertools

from reftel.matters import Evidence, Matter, Person, Recorded, TelegramFacts, fold
from reftel.matters.consultations.body import Body, assembled
from reftel.matters.consultations.parts import Consultation, Meets, Party, Session, SessionState
from reftel.matters.consultations.typed import kind_of
from reftel.matters.values import About
from reftel.telegram import Passage

BY = Person(name="E. Winterbottom")
START = dt.datetime(2006, 1, 2, 9, tzinfo=dt.UTC)
SIDES = ("Quillonia", "Marrow Coast")
WHOLE = Consultation(
    name="Strait Council",
    parties=(Party(name="Quillonia", capital="Port Alder"), Party(name="Marrow Coast", capital="Haldenbay")),
    cadence=12,
    review=6,
    rotation=SIDES,
)


def recorded(
    name: str, *abouts: About, at: dt.datetime = START, part_of: str | None = None, quotes: tuple[str, ...] = ()
) -> Matter:
    """Return the matter that was recorded so, one statement a day."""
    said = [
        Recorded(
            matter=name,
            at=at + dt.timedelta(days=day),
            by=BY,
            kind=kind_of(about),
            about=about,
            telegram=TelegramFacts(mrn=f"06PORTALDER{day}") if quote else TelegramFacts(),
            evidence=(evidence(day, quote),) if quote else (),
            part_of=part_of,
        )
        for day, (about, quote) in enumerate(itertools.zip_longest(abouts, quotes[: len(abouts)], fillvalue=""))
        if isinstance(about, About)
    ]
    found = fold(said)
    assert found is not None
    return found


def evidence(day: int, quote: str) -> Evidence:
    passage = Passage(
        paragraph=2, role="paragraph", voice=None, field="body[1].text", start=0, end=len(quote), quote=quote
    )
    return Evidence(telegram=TelegramFacts(mrn=f"06PORTALDER{day}"), passage=passage)


def body(whole: Consultation = WHOLE, *parts: About) -> Body:
    """Return a consultation with some parts, named p0, p1 …"""
    return assembled(
        recorded("c", whole),
        [recorded(f"p{n}", part, at=START + dt.timedelta(minutes=n), part_of="c") for n, part in enumerate(parts)],
    )


def held(number: int, date: str, host: str, **more: object) -> Session:
    """Return a plenary session that met."""
    return Session(
        sort=Meets.PLENARY,
        ordinal=number,
        status=SessionState.HELD,
        date=dt.date.fromisoformat(date),
        host=host,
        **more,  # type: ignore[arg-type]  # only fields of a session are given
    )
