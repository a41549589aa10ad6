import msgspec

from reftel.matters.requests.retelling import without_retold
from tests.matters.inventing import asks


def test_a_request_is_kept_where_nothing_tells_it_better() -> None:
    requests = asks("1. (C) Orlan asked us to send boats.\n\n2. (C) Post requests a chart of the shoal.")
    assert without_retold(requests, frozenset()) == requests


def test_a_later_paragraph_that_says_the_same_again_gives_nothing_new() -> None:
    requests = asks(
        "1. (U) Post requests two boats for the survey.\n\n2. (U) Post requests the two boats for the survey."
    )
    assert [r.paragraph for r in requests] == [1]


def test_a_summary_gives_way_whatever_its_place() -> None:
    first, second = asks("1. (U) Post requests two boats.\n\n2. (U) Post requests a chart of the shoal.")
    again = msgspec.structs.replace(second, what="two boats for all of us")
    assert without_retold((again, first), frozenset({again.passage.field})) == (first,)


def test_the_order_is_that_of_the_text() -> None:
    requests = asks(
        "\n\n".join(f"{n}. (U) Post requests {what}." for n, what in enumerate(("boats", "charts", "pilots"), start=1))
    )
    assert without_retold(tuple(reversed(requests)), frozenset()) == requests
