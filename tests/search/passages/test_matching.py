"""One table of (text, query, found?) for the index and for the marks: what is found is marked, and nothing else."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.access import Viewer
from reftel.search import Index, create_index, marks, parse_query
from reftel.search.folding import words_of
from reftel.search.passages.matching import may_match
from reftel.search.query.fields import text_fields
from reftel.search.query.tree import Near, Query, Similar, Words
from tests.search.memory_index import stands_in
from tests.search.samples import text_document

FOUND = [
    # text, query, what is marked; nothing where it is not found
    ("the U.S. side", "U.S.", "U.S"),
    ("the U.S. side", "US", "U.S"),
    ("the US side", "U.S.", "US"),
    ("the U. S. side", "U.S.", ""),
    ("told us so", "U.S.", "us"),
    ("U.S.-Osmark talks", "US", "U.S"),
    ("under E.O. 12958", '"EO 12958"', "E.O. 12958"),
    ("under E.O.12958", "E.O. 12958", "E.O|12958"),
    ("STATE FOR S/P", "S/P", "S/P"),
    ("STATE FOR S P", "S/P", "S P"),
    ("STATE FOR SP", "S/P", ""),
    ("STATE FOR S/PD", "S/P", ""),
    ("at UNGA/C-1 today", "UNGA/C-1", "UNGA/C-1"),
    ("at UNGA C1 today", "UNGA/C-1", ""),
    ("at UNGA/C-10 today", "UNGA/C-1", ""),
    ("the G-77 and others", "G-77", "G-77"),
    ("the G-77 and others", "G77", "G-77"),
    ("the G77 and others", "G-77", "G77"),
    ("the G 77 and others", "G-77", "G 77"),
    ("the G-7 and 7 others", "G-77", ""),
    ("a non-paper", "nonpaper", ""),
    ("a nonpaper", "non-paper", "nonpaper"),
    ("a non paper", "non-paper", "non paper"),
    ("the non-\npaper", "non-paper", "non-\npaper"),
    ("Osmark's quota", "Osmark", "Osmark"),
    ("Osmark’s quota", "Osmark's", "Osmark’s"),
    ("the Café of Ålesund", "cafe alesund", "Café|Ålesund"),
    ("the Cafe of Alesund", "Café", "Cafe"),
    ("in the Straße", "strasse", "Straße"),
    ("1.4(b) and (d)", '"1.4 (b)"', "1.4(b"),
    ("portion (S//NF) only", "S//NF", "S//NF"),
    ("see 06PORTALDER412", "06portalder412", "06PORTALDER412"),
    ("see Port Alder 412", '"PORT ALDER 412"', "Port Alder 412"),
    ("two ports", "port", ""),
    ("two ports", "port*", "ports"),
    ("reports", "port*", ""),
    ("non-papers", "non-pap*", "non-papers"),
    ("joint commission", '"joint commission"', "joint commission"),
    ("joint\n   commission", '"joint commission"', "joint\n   commission"),
    ("commission, joint", '"joint commission"', ""),
    ("joint and several commission", '"joint commission"~2', "joint|commission"),
    ("commission of a joint", '"joint commission"~2', "commission|joint"),
    ("joint and very several commission", '"joint commission"~2', ""),
    ("a b x c", '"a b c"~1', "a|b|c"),
    ("the goverment", "government~1", "goverment"),
    ("the govermnet", "government~1", ""),
    ("the govermnet", "government~2", "govermnet"),
    ("the government", "goverment~", "government"),
    ("quota and budget", "quota OR budget", "quota|budget"),
    ("quota and budget", "quota -budget", ""),
    ("quota and dues", "quota -budget", "quota"),
    ("quota and budget", "quota NOT NOT budget", "quota|budget"),
    ("XXXXXXXXXXXX said", "xxxxxxxxxxxx", "XXXXXXXXXXXX"),
    ("МИД Осмарка", "мид", "МИД"),
    ("МИД Осмарка", "осмар*", "Осмарка"),
]
IDS = [f"{query} in {text}" for text, query, _ in FOUND]
OWNER = Viewer.owner("E. Winterbottom")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    made = create_index(tmp_path_factory.mktemp("index"))
    made.add(text_document(f"{at:016x}", text) for at, (text, _, _) in enumerate(FOUND))
    made.commit(1)
    yield made
    made.close()


@pytest.mark.parametrize("at", range(len(FOUND)), ids=IDS)
def test_the_index_finds_what_the_table_says(index: Index, at: int) -> None:
    _, query, marked = FOUND[at]
    hits = index.search(OWNER, parse_query(query), limit=100).hits
    assert (f"{at:016x}" in {hit.version_id for hit in hits}) == bool(marked)


MARKED = [row for row in FOUND if row[2]]


@pytest.mark.parametrize(("text", "query", "marked"), MARKED, ids=[f"{q} in {t}" for t, q, _ in MARKED])
def test_the_marks_show_why_it_was_found(text: str, query: str, marked: str) -> None:
    assert "|".join(text[start:end] for start, end in marks(parse_query(query), text)) == marked


NOTHING_MARKED = [row for row in FOUND if not row[2] and "-budget" not in row[1]]


@pytest.mark.parametrize(
    ("text", "query"), [row[:2] for row in NOTHING_MARKED], ids=[f"{q} in {t}" for t, q, _ in NOTHING_MARKED]
)
def test_what_is_not_found_is_not_marked(text: str, query: str) -> None:
    assert marks(parse_query(query), text) == ()


TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("abAB.. -/\né½ß\u0301")), max_size=60)
WORDS = st.sampled_from(["a", "b", "ab", "ba", "e", "ss", "1"])
LEAVES = st.one_of(
    st.builds(
        Words, field=st.just("text"), words=st.lists(WORDS, min_size=1, max_size=3).map(tuple), prefix=st.booleans()
    ),
    st.builds(
        Near,
        field=st.just("text"),
        words=st.lists(WORDS, min_size=2, max_size=2, unique=True).map(tuple),
        between=st.integers(0, 3),
    ),
    st.builds(Similar, field=st.just("text"), word=WORDS, distance=st.integers(1, 2)),
)


@given(LEAVES, TEXTS)
def test_something_is_marked_exactly_where_the_words_stand(leaf: Words | Near | Similar, text: str) -> None:
    places = marks(Query(text="", root=leaf), text)
    assert may_match([leaf], text, text_fields()) or not places
    assert bool(places) == stands_in(leaf, words_of(text))
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


ROLES = [
    ("comment:quota", "comment", "quota"),
    ("comment:quota", "paragraph", ""),
    ("comment:quota", None, "quota"),
    ("request:quota", "action_request", "quota"),
    ("enclosure:quota", "enclosure", "quota"),
    ("summary:quota", "summary", "quota"),
    ("body:quota", "paragraph", "quota"),
    ("body:quota", "subject", ""),
    ("subject:quota", "subject", "quota"),
    ("subject:quota", "comment", ""),
    ("quota", "subject", "quota"),
    ("tag:QUOTA", None, ""),
    ("to:quota", "paragraph", ""),
]


@pytest.mark.parametrize(("query", "role", "marked"), ROLES, ids=[f"{q} in {r}" for q, r, _ in ROLES])
def test_a_field_is_marked_in_its_passages_only(query: str, role: str | None, marked: str) -> None:
    text = "the quota"
    assert "".join(text[start:end] for start, end in marks(parse_query(query), text, role=role)) == marked
