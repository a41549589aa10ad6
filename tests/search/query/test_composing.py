import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.errors import QueryError
from reftel.search import parse_query
from reftel.search.query.composing import FORM_BOXES, compose_query
from reftel.search.query.fields import fields_by_name
from reftel.search.query.tree import Everything, Number

CASES: list[tuple[dict[str, str], str]] = [
    ({}, ""),
    ({"all": "  lightship   dues "}, "lightship dues"),
    ({"all": "light* keper~1"}, "light* keper~1"),
    ({"all": "AND (lightship) tag:PREL -dues"}, '"AND" "(lightship)" "tag:PREL" "-dues"'),
    ({"all": '"lightship" ... !'}, "lightship"),
    ({"phrase": 'lightship "dues"'}, '"lightship dues"'),
    ({"any": "keeper pilots"}, "(keeper OR pilots)"),
    ({"any": "keeper"}, "keeper"),
    ({"none": "dues pilots"}, "-dues -pilots"),
    ({"all": "dues", "in": "comment"}, "dues in:comment"),
    ({"in": "comment"}, ""),
    ({"station": "Port Alder"}, 'station:"Port Alder"'),
    ({"tag": "PREL, K*"}, "tag:PREL tag:K*"),
    ({"to": "secstate) OR (x"}, 'to:"secstate) OR (x"'),
    ({"since": "autumn 2009", "until": "2010"}, 'since:"autumn 2009" until:2010'),
    ({"all": "dues", "sort": "newest", "q": "other", "nonsense": "x"}, "dues sort:newest"),
]


@pytest.mark.parametrize(("boxes", "query"), CASES, ids=[query or "nothing" for _, query in CASES])
def test_boxes_write_a_query(boxes: dict[str, str], query: str) -> None:
    assert compose_query(boxes) == query


@pytest.mark.parametrize("name", FORM_BOXES)
def test_every_box_writes_a_query_that_is_understood(name: str) -> None:
    values = {"all": "dues", "phrase": "dues", "any": "dues", "none": "dues", "since": "2006", "until": "2006"}
    value = values.get(name) or (next(iter(fields_by_name()[name].choices), "PORTALDER"))
    query = compose_query({"phrase": "lightship", name: value})
    assert parse_query(query).root != Everything()


@given(st.dictionaries(st.sampled_from(FORM_BOXES), st.text(max_size=30)))
def test_whatever_is_typed_stays_in_its_box(boxes: dict[str, str]) -> None:
    query = compose_query(boxes)
    try:
        parse_query(query)
    except QueryError as error:
        assert "quotation" not in str(error)
        assert "parenthesis" not in str(error)


def test_a_date_box_is_a_date() -> None:
    assert isinstance(parse_query(compose_query({"since": "march 2008"})).root, Number)
