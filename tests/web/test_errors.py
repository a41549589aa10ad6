"""Faults become answers: one table, one sentence, and the same words for denied and absent."""

import msgspec
import pytest
from litestar.exceptions import HTTPException

from reftel.errors import AccessDenied, Ambiguous, ArchiveError, LimitExceeded, NotFound, QueryError, ReftelError
from reftel.search import IndexUnusable
from reftel.web.errors import STATUS, page_of, problem, status_of


def below(cls: type[ReftelError]) -> list[type[ReftelError]]:
    return [cls, *(deeper for child in cls.__subclasses__() for deeper in below(child))]


def test_every_class_of_fault_of_the_lowest_room_has_a_status() -> None:
    ours = [cls for cls in below(ReftelError) if cls.__module__ == "reftel.errors"]
    assert set(ours) == set(STATUS)


def test_a_class_of_a_higher_room_has_the_status_of_its_base() -> None:
    assert status_of(IndexUnusable("the index is damaged")) == STATUS[ArchiveError]


def test_denied_looks_like_a_page_that_is_not_there() -> None:
    assert page_of(AccessDenied("above the clearance of the reader")) == page_of(HTTPException(status_code=404))


@pytest.mark.parametrize(
    ("fault", "status", "sentence", "next_step"),
    [
        (NotFound("06PORTALDER9", next_step="search for it"), 404, "06PORTALDER9 is not in this archive.", "Search for it."),
        (Ambiguous("06PORTALDER9", ("a", "b")), 300, "06PORTALDER9 stands for 2 telegrams.", "Name one: a, b."),
        (LimitExceeded("MAX", 5, place="It"), 413, "It: over the limit MAX = 5.", ""),
        (QueryError("what?", query="x", start=0, end=1, suggestion="try y"), 400, "what?", "Try y."),
        (ArchiveError("the disk is full"), 503, "The disk is full.", ""),
    ],
)  # fmt: skip
def test_pages_about_faults(fault: ReftelError, status: int, sentence: str, next_step: str) -> None:
    page = page_of(fault)
    assert (page.status, page.sentence, page.next_step) == (status, sentence, next_step)


def test_a_fault_of_ours_says_nothing_of_its_inside() -> None:
    page = page_of(ZeroDivisionError("secret detail"))
    assert page.status == 500
    assert "secret" not in page.sentence + page.next_step


def test_a_status_without_words_has_those_of_its_hundred() -> None:
    assert page_of(HTTPException(status_code=418)).title == page_of(HTTPException(status_code=400)).title
    assert page_of(HTTPException(status_code=502)).title == page_of(HTTPException(status_code=500)).title


def test_problems_have_the_one_shape() -> None:
    data = msgspec.json.decode(problem(page_of(NotFound("X", next_step="Look."))))
    assert data == {
        "type": "about:blank",
        "title": "Not found",
        "status": 404,
        "detail": "X is not in this archive. Look.",
    }
