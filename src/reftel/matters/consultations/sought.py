"""What lists and queries look for in a consultation and its parts: the sides that they are of, and their words."""

from reftel.matters.consultations.parts import Consultation, Item, Outsider, Seat, Session, Stand
from reftel.matters.described import described
from reftel.matters.values import About


def sides_of(about: About) -> tuple[str, ...]:
    """Return the names of the sides, each once; empty where it is of none in particular."""
    match about:
        case Consultation():
            named: tuple[str | None, ...] = tuple(party.name for party in about.parties)
        case Seat():
            named = (about.side, about.awaited_from)
        case Stand() | Outsider():
            named = (about.side,)
        case Session():
            named = (about.host, *(one.side for one in about.delegates))
        case Item():
            named = tuple(one.side for one in about.owners)
        case _:
            named = ()
    return tuple(dict.fromkeys(side for side in named if side is not None))


def words_of(about: About) -> str:
    """Return the words that a part is looked for by: what it is about, and of a consultation its topics."""
    words = described(about).what
    return " / ".join((words, *about.topics)) if isinstance(about, Consultation) else words
