"""Papers that may be versions of one another."""

from collections.abc import Iterable

from reftel.matters import DOCUMENT, SET_ASIDE, Matter
from reftel.matters.documents.same import may_be_same


def later_of(paper: Matter, others: Iterable[Matter]) -> tuple[Matter, ...]:
    """Return those of some matters that may be later versions of a paper, each once, in order of date; without a date last."""
    found = {
        one.id: one for one in others if one.kind == DOCUMENT and one.verdict not in SET_ASIDE and _is_later(one, paper)
    }
    return tuple(sorted(found.values(), key=lambda one: (one.telegram.date is None, one.telegram.date)))


def _is_later(one: Matter, paper: Matter) -> bool:
    before, after = paper.telegram.date, one.telegram.date
    return may_be_same(paper.what, one.what) and (before is None or after is None or after >= before)
