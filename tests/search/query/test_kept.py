import pytest

from reftel.errors import QueryError
from reftel.search import parse_query
from reftel.search.query.kept import UnknownKept, has_kept, with_kept
from reftel.search.query.tree import Among, And, Kept, Node, Not, Or, Words

THREE = Among(version_ids=("a", "b", "c"))
NAMES = Or((Words(field="text", words=("winterbottom",)), Words(field="text", words=("winterbotom",))))


def keeper(kept: Kept) -> Node:
    known: dict[tuple[str, str], Node] = {("collection", "dues"): THREE, ("name", "Winterbottom"): NAMES}
    if (kept.field, kept.value) not in known:
        raise UnknownKept(kept, f"No {kept.field} is called {kept.value}", "Did you mean dues?")
    return known[kept.field, kept.value]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("collection:dues", THREE),
        ("-collection:dues", Not(THREE)),
        ("ferry collection:dues", And((Words(field="text", words=("ferry",)), THREE))),
        ("name:Winterbottom", NAMES),
        ("name:Winterbottom OR ferry", Or((*NAMES.parts, Words(field="text", words=("ferry",))))),
        ("ferry", Words(field="text", words=("ferry",))),
    ],
)
def test_what_is_kept_is_put_in(text: str, root: Node) -> None:
    assert with_kept(parse_query(text), keeper).root == root


def test_what_nobody_made_is_pointed_at() -> None:
    query = 'ferry AND (collection:dues OR collection:"other dues")'
    with pytest.raises(QueryError, match="No collection is called other dues") as caught:
        with_kept(parse_query(query), keeper)
    error = caught.value
    assert (error.query, error.query[error.start : error.end]) == (query, '"other dues"')
    assert error.suggestion == "Did you mean dues?"


@pytest.mark.parametrize(
    ("text", "value", "prefix"),
    [("mark:Later*", "Later", True), ('mark:"to read"', "to read", False), ("notes:check", "check", False)],
)
def test_a_kept_value_is_taken_as_typed(text: str, value: str, prefix: bool) -> None:
    root = parse_query(text).root
    assert isinstance(root, Kept)
    assert (root.value, root.prefix) == (value, prefix)
    assert has_kept(root)


@pytest.mark.parametrize("text", ["note:[a TO b]", 'mark:"to read"~3', "collection:***"])
def test_what_no_kept_thing_can_be_called(text: str) -> None:
    with pytest.raises(QueryError):
        parse_query(text)
