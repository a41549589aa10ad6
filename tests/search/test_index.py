"""The contract of an index, kept by every implementation: Tantivy's, and one that looks at every document."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reftel.access import Viewer, decide, parse_label_class
from reftel.codes import Classification
from reftel.search import Count, Found, Index, IndexDocument, Query, Sort, create_index, parse_query
from reftel.search.index import MAX_WINDOW
from reftel.search.query.limits import MAX_BETWEEN
from reftel.search.query.tree import Among, And, Everything, Exactly, Near, Node, Not, Number, Or, Similar, This, Words
from tests.search.memory_index import MemoryIndex
from tests.search.samples import CLIPPING, COLLECTION, HARBOUR, NOTICE, REPLY, document, text_document

OWNER = Viewer.owner("E. Winterbottom")
NAMES = {
    HARBOUR.version_id: "harbour",
    REPLY.version_id: "reply",
    NOTICE.version_id: "notice",
    CLIPPING.version_id: "clipping",
}


def reader(clearance: Classification, controls: frozenset[str] = frozenset(), nationality: str | None = None) -> Viewer:
    return Viewer(
        name="reader",
        clearance=clearance,
        controls=controls,
        offices=frozenset(),
        nationality=nationality,
        is_owner=False,
    )


@pytest.fixture(params=["engine", "memory"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
    made: Index = create_index(tmp_path / "index") if request.param == "engine" else MemoryIndex()
    yield made
    made.close()


@pytest.fixture
def filled(index: Index) -> Index:
    index.add(COLLECTION)
    index.commit(1)
    return index


def found(index: Index, query: str, viewer: Viewer = OWNER, **options: object) -> list[str]:
    result = index.search(viewer, parse_query(query), **options)  # type: ignore[arg-type]
    return [NAMES.get(hit.version_id, hit.version_id) for hit in result.hits]


def counted(result: Found) -> dict[str, tuple[Count, ...]]:
    return {name: counts for name, counts in result.facets.items() if counts}


QUERIES = [
    ("everything", "", "clipping harbour notice reply"),
    ("one word", "quota", "harbour reply"),
    ("all words", "quota guidance", "harbour reply"),
    ("either word", "lighthouse OR newspaper", "clipping notice"),
    ("not a word", "fisheries -newspaper", "harbour reply"),
    ("only not", "NOT fisheries", "notice"),
    ("not a phrase", 'fisheries NOT "joint commission"', "clipping reply"),
    ("parentheses", "(lighthouse OR quota) -guidance", "notice"),
    ("a phrase over a line break", '"quota remains open"', "harbour"),
    ("no phrase over two paragraphs", '"commission shall" "sincere post"', ""),
    ("a prefix", "consult*", "harbour"),
    ("a prefix behind a hyphen", "light-hou*", ""),
    ("near", '"annual side"~2', "harbour"),
    ("near, the other way round", '"side annual"~2', "harbour"),
    ("not near enough", '"annual marrowan"~1', ""),
    ("near enough", '"annual marrowan"~2', "harbour"),
    ("never near over two paragraphs", f'"open comment"~{MAX_BETWEEN}', ""),
    ("misspelt", "lihgthouse~1", "notice"),
    ("badly misspelt", "lighthoze~2", "notice"),
    ("its own number comes before a mention", "06PORTALDER412", "harbour notice"),
    ("a number with blanks", "06 PORT ALDER 412", "harbour"),
    ("a number without a year", "Port Alder 412", "harbour"),
    ("mrn", "mrn:06portalder412", "harbour"),
    ("mrn prefix", "mrn:06*", "harbour reply"),
    ("ref", 'ref:"2006 PORT ALDER 00412"', "reply"),
    ("station", 'station:"port alder"', "harbour"),
    ("station by alias", "station:SECSTATE", "reply"),
    ("station prefix", "station:s*", "notice reply"),
    ("from", "from:secstate", "reply"),
    ("from its origin", "from:consulate", "notice"),
    ("to by station", "to:state", "harbour"),
    ("to by designator", 'to:"port alder"', "reply"),
    ("info", "info:saltmere", "harbour"),
    ("addressee by its station", 'addressee:"AMEMBASSY PORT ALDER"', "reply"),
    ("no addressee of another's name", "addressee:alder", ""),
    ("copied to a station", "copied:verrin", "harbour"),
    ("copied is not addressed", "addressee:verrin", ""),
    ("exempt", "exempt:lantry", "reply"),
    ("origin", "origin:embassy", "harbour"),
    ("tag", "tag:efis", "harbour notice"),
    ("tags", "tag:(EFIS PREL)", "harbour"),
    ("tag prefix", "tag:E*", "harbour notice"),
    ("not a tag", "-tag:PREL", "clipping notice"),
    ("caption", "caption:SIPDIS", "harbour"),
    ("classification", "classification:secret", "reply"),
    ("classification by its mark", "class:C", "harbour"),
    ("precedence", "precedence:immediate", "reply"),
    ("kind", "kind:unrecognised", "clipping"),
    ("has", "has:enclosure", "harbour"),
    ("has, as the document says", "has:sections", "harbour"),
    ("has a reference", "has:reference", "harbour reply"),
    ("subject", "subject:guidance", "reply"),
    ("body", "body:guidance", "harbour"),
    ("summary", "summary:annual", "harbour"),
    ("comment", "comment:guidance", ""),
    ("request", "request:guidance", "harbour"),
    ("enclosure", "enclosure:commission", "harbour"),
    ("signature", "signature:winterbottom", "harbour"),
    ("a day", "date:2006-03-14", "harbour"),
    ("a month", "date:2006-03", "harbour"),
    ("a year", "date:2006", "harbour reply"),
    ("a range of days", "date:2005-12-31..2006-03-14", "harbour notice"),
    ("a range in brackets", "date:[2006-04 TO *]", "reply"),
    ("since", "since:2006-03-14", "harbour reply"),
    ("until", "until:2005-12-31", "notice"),
    ("year", "year:2005", "notice"),
    ("years", "year:2005..2006", "harbour notice reply"),
    ("in a part", "in:comment proposal", "harbour"),
    ("not in this part", "in:comment guidance", ""),
    ("in several parts", "in:(summary OR request) guidance", "harbour"),
    ("outside of a part", "commission -in:enclosure", ""),
    ("outside of other parts", "commission -in:comment -in:summary", "harbour"),
    ("in the body means every passage", "in:body commission", "harbour"),
    ("in the heading", "in:heading 141205z", "harbour"),
    ("in: stays within its parentheses", "(in:comment sincere) fisheries", "harbour"),
    ("a field that is one part is not moved by in:", "in:comment subject:fisheries sincere", "harbour"),
    ("-in: beside a field that is another part", 'request:guidance date:"spring 2006" -in:enclosure', "harbour"),
    ("-in: beside names", "from:consulate -in:enclosure", "notice"),
    ("in: beside the field that it names", "in:request request:guidance", "harbour"),
    ("not words in a part", "quota -(in:request guidance)", "reply"),
    ("finding", "finding:rt709", "harbour"),
    ("finding prefix", "finding:RT1*", "harbour"),
    ("person", "person:crake", "harbour"),
    ("by", "by:ecrake", "harbour"),
    ("voice", 'voice:"marrow coast"', "harbour"),
    ("matter", "matter:request", "harbour"),
    ("asks", "asks:post", "harbour"),
    ("owes", "owes:department", "harbour"),
    ("due", "due:2006-05", "harbour"),
    ("not due", "due:2006-06", ""),
    ("sorted", "sort:oldest quota", "harbour reply"),
]


@pytest.mark.parametrize(("query", "wanted"), [case[1:] for case in QUERIES], ids=[case[0] for case in QUERIES])
def test_a_query_finds_what_it_asks_for(filled: Index, query: str, wanted: str) -> None:
    assert sorted(found(filled, query)) == wanted.split()


def test_the_telegram_whose_number_was_typed_comes_first(index: Index) -> None:
    mention = text_document("e" * 16, "06PORTALDER412 06PORTALDER412 06PORTALDER412")
    index.add([HARBOUR, mention] if isinstance(index, MemoryIndex) else [mention, HARBOUR])
    index.commit(1)
    assert found(index, "06PORTALDER412") == ["harbour", "e" * 16]


@pytest.mark.parametrize(
    ("sort", "wanted"),
    [
        ("newest", "reply harbour notice clipping"),
        (Sort.OLDEST, "notice harbour reply clipping"),
        (Sort.STATION, "harbour notice reply clipping"),
    ],
    ids=["newest", "oldest", "station"],
)
def test_hits_come_by_date_and_undated_ones_last(filled: Index, sort: Sort | str, wanted: str) -> None:
    assert found(filled, "", sort=sort) == wanted.split()


@pytest.mark.parametrize(
    ("query", "sort", "wanted"),
    [
        ("", Sort.OLDEST, "notice harbour reply clipping"),
        ("", "newest", "reply harbour notice clipping"),
        ("quota", Sort.OLDEST, "harbour reply"),
        ("zeppelin", Sort.OLDEST, ""),
    ],
)
def test_all_hits_are_identified_in_order(filled: Index, query: str, sort: Sort | str, wanted: str) -> None:
    assert [NAMES[held] for held in filled.identify(OWNER, parse_query(query), sort=sort)] == wanted.split()


def test_an_empty_index_identifies_nothing(index: Index) -> None:
    index.commit(1)
    assert index.identify(OWNER, parse_query("")) == ()


def test_only_what_may_be_read_is_identified(filled: Index) -> None:
    low = reader(Classification.UNCLASSIFIED)
    assert filled.identify(low, parse_query("")) == (NOTICE.version_id,)


@pytest.mark.parametrize(
    ("version_ids", "wanted"),
    [((REPLY.version_id, NOTICE.version_id, "f" * 16), "notice reply"), ((), "")],
    ids=["some", "none"],
)
def test_only_the_named_versions_are_among_them(filled: Index, version_ids: tuple[str, ...], wanted: str) -> None:
    query = Query(text="", root=Among(version_ids=version_ids))
    result = filled.search(OWNER, query)
    assert sorted(NAMES[hit.version_id] for hit in result.hits) == wanted.split()
    assert filled.search(reader(Classification.UNCLASSIFIED), query).total == wanted.count("notice")


def test_what_readers_made_matches_nothing_before_the_archive_put_it_in(filled: Index) -> None:
    assert found(filled, "collection:dues") == []
    assert len(found(filled, "-collection:dues")) == 4


@pytest.mark.parametrize("query", ["harbo*", "harbour~1"])
def test_beginnings_and_spellings_rank_by_subject_and_date(tmp_path: Path, query: str) -> None:
    index = create_index(tmp_path / "index")  # the other one ranks nothing
    dates = {"old": 1, "new": 3, "titled": 2}
    index.add([document(name, date=date, passages=(("paragraph", None, "harbour"),)) for name, date in dates.items()])
    index.add([document("titled", date=2, subject="HARBOUR")])
    index.commit(1)
    assert [hit.version_id for hit in index.search(OWNER, parse_query(query)).hits] == ["titled", "new", "old"]
    index.close()


def test_the_order_that_the_query_asks_for_goes_first(filled: Index) -> None:
    assert found(filled, "sort:oldest", sort="newest") == ["notice", "harbour", "reply", "clipping"]


COMPLETIONS = [
    ("station", "S", OWNER, "SALTMERE:1 STATE:1"),
    ("station", "STATE", reader(Classification.CONFIDENTIAL), ""),
    ("tag", "", OWNER, "EFIS:2 PREL:2 QM:2"),
    ("tag", "E", reader(Classification.UNCLASSIFIED), "EFIS:1"),
    ("caption", "NO", OWNER, "NOFORN:1"),
    ("finding", "RT7", OWNER, "RT709:1"),
    ("signature", "winter", OWNER, "winterbottom:1"),
    ("person", "cr", reader(Classification.UNCLASSIFIED), ""),
]


@pytest.mark.parametrize(("field", "beginning", "viewer", "wanted"), COMPLETIONS)
def test_values_are_completed_among_what_may_be_read(
    filled: Index, field: str, beginning: str, viewer: Viewer, wanted: str
) -> None:
    counts = filled.complete(viewer, field, beginning, limit=9)
    assert " ".join(f"{value}:{hits}" for value, hits in counts) == wanted


def test_only_the_most_frequent_values_are_given(filled: Index) -> None:
    assert filled.complete(OWNER, "tag", "", limit=1) == (("EFIS", 2),)


def test_frequencies_are_of_what_may_be_read(filled: Index) -> None:
    words = ("lighthouse", "newspaper", "nothing")
    assert filled.frequencies(OWNER, words) == (
        4,
        {"lighthouse": 1, "newspaper": 1, "nothing": 0},
    )
    assert filled.frequencies(reader(Classification.UNCLASSIFIED), words) == (
        1,
        {"lighthouse": 1, "newspaper": 0, "nothing": 0},
    )


def test_without_words_relevance_means_newest(filled: Index) -> None:
    assert found(filled, "tag:PREL OR tag:EFIS") == ["reply", "harbour", "notice"]


def test_pages_follow_each_other(filled: Index) -> None:
    pages = [found(filled, "", sort="newest", limit=3, offset=offset) for offset in (0, 3, 6)]
    assert pages == [["reply", "harbour", "notice"], ["clipping"], []]


@pytest.mark.parametrize(("limit", "offset"), [(0, 0), (20, MAX_WINDOW), (20, 10**12)], ids=str)
def test_the_total_counts_what_a_page_does_not_show(filled: Index, limit: int, offset: int) -> None:
    result = filled.search(OWNER, parse_query("quota"), limit=limit, offset=offset)
    assert (result.total, result.hits) == (2, ())


def test_facets_count_everything_that_is_found(filled: Index) -> None:
    result = filled.search(OWNER, parse_query("-kind:unrecognised"), limit=1)
    assert result.total == 3
    assert result.facets == {
        "station": (("PORTALDER", 1), ("SALTMERE", 1), ("STATE", 1)),
        "year": (("2006", 2), ("2005", 1)),
        "classification": (("CONFIDENTIAL", 1), ("SECRET", 1), ("UNCLASSIFIED", 1)),
        "tag": (("EFIS", 2), ("PREL", 2), ("QM", 2)),
        "caption": (("NOFORN", 1), ("SIPDIS", 1)),
    }
    assert result.months == ((2005, 12, 1), (2006, 3, 1), (2006, 4, 1))
    assert (result.first_date, result.last_date) == (NOTICE.date, REPLY.date)


def test_all_values_of_fields_are_tallied(filled: Index) -> None:
    everything = filled.tally(OWNER, parse_query(""), ("station", "addressee", "copied"))
    assert everything == {
        "station": ((("PORTALDER", 1), ("SALTMERE", 1), ("STATE", 1)), 0),
        "addressee": ((("PORTALDER", 1), ("STATE", 1)), 0),
        "copied": ((("SALTMERE", 1), ("VERRIN", 1)), 0),
    }
    assert filled.tally(OWNER, parse_query("harbour"), ("addressee",)) == {"addressee": ((("STATE", 1),), 0)}


def test_names_are_tallied_whole(index: Index) -> None:
    index.add(
        [
            msgspec.structs.replace(HARBOUR, named=("M. Holloway", "PIKE")),
            msgspec.structs.replace(REPLY, named=("PIKE",)),
        ]
    )
    index.commit(1)
    assert index.tally(OWNER, parse_query(""), ("named",)) == {"named": ((("PIKE", 2), ("M. Holloway", 1)), 0)}


def test_who_is_addressed_and_copied_counts_as_addressed(index: Index) -> None:
    index.add([msgspec.structs.replace(HARBOUR, info=("SECSTATE WASHDC", "AMEMBASSY VERRIN"))])
    index.commit(1)
    held = index.tally(OWNER, parse_query(""), ("addressee", "copied"))
    assert [value for value, _ in held["addressee"].values] == ["STATE"]
    assert [value for value, _ in held["copied"].values] == ["VERRIN"]
    assert found(index, "copied:STATE") == []


def test_more_values_are_tallied_than_a_facet_shows(index: Index) -> None:
    stations = ["".join(chr(65 + number // 26**place % 26) for place in range(3)) for number in range(80)]
    index.add([document(f"{number:016x}", station=name) for number, name in enumerate(stations)])
    index.commit(1)
    held = index.tally(OWNER, parse_query(""), ("station",))["station"].values
    assert sorted(value for value, _ in held) == sorted(stations)


def test_facets_are_left_out_where_not_asked_for(filled: Index) -> None:
    result = filled.search(OWNER, parse_query("quota"), facets=())
    assert (result.total, result.facets, result.months, result.first_date) == (2, {}, (), None)


def test_nothing_is_visible_before_the_commit(index: Index) -> None:
    index.add([HARBOUR])
    assert found(index, "") == []
    index.commit(3)
    assert found(index, "") == ["harbour"]
    assert index.revision() == 3


def test_a_document_replaces_what_has_its_version_id(filled: Index) -> None:
    filled.add([document(HARBOUR.version_id, subject="ANOTHER SUBJECT")])
    filled.add([REPLY])
    filled.commit(2)
    assert filled.search(OWNER, parse_query("")).total == len(COLLECTION)
    assert found(filled, "consultations") == []
    assert found(filled, "another") == ["harbour"]


def test_deleted_versions_are_gone_and_unknown_ones_ignored(filled: Index) -> None:
    filled.delete([HARBOUR.version_id, "f" * 16])
    filled.commit(2)
    assert sorted(found(filled, "")) == ["clipping", "notice", "reply"]


VIEWERS = [
    ("everything", OWNER, "clipping harbour notice reply"),
    ("nothing marked", reader(Classification.UNCLASSIFIED), "notice"),
    ("by level and nationality", reader(Classification.CONFIDENTIAL, nationality="US"), "harbour notice"),
    ("foreign national", reader(Classification.SECRET, nationality="QM"), "notice reply"),
    ("unmarked too", reader(Classification.UNCLASSIFIED, frozenset({"UNMARKED"})), "clipping notice"),
]


@pytest.mark.parametrize(("viewer", "wanted"), [case[1:] for case in VIEWERS], ids=[case[0] for case in VIEWERS])
def test_a_viewer_finds_and_counts_what_he_may_read(filled: Index, viewer: Viewer, wanted: str) -> None:
    result = filled.search(viewer, parse_query(""))
    assert sorted(NAMES[hit.version_id] for hit in result.hits) == wanted.split()
    assert result.total == len(wanted.split())
    readable = [one for one in COLLECTION if NAMES[one.version_id] in wanted.split()]
    assert {value for value, _ in result.facets["tag"]} == {tag for one in readable for tag in one.tags}
    assert sum(hits for _, _, hits in result.months) == sum(one.month is not None for one in readable)
    senders = {value for value, _ in filled.tally(viewer, parse_query(""), ("station",))["station"].values}
    assert senders == {one.station for one in readable if one.station}


def test_a_viewer_without_any_clearance_finds_an_empty_index(index: Index) -> None:
    index.add([REPLY])
    index.commit(1)
    result = index.search(reader(Classification.UNCLASSIFIED), parse_query(""))
    assert (result.total, result.hits, counted(result), result.months) == (0, (), {}, ())


def test_denied_looks_like_absent(filled: Index, tmp_path: Path) -> None:
    low = reader(Classification.UNCLASSIFIED)
    without = create_index(tmp_path / "without")
    without.add([NOTICE])
    without.commit(1)
    for query in ("quota", "06PORTALDER412", "tag:EFIS", "lighthouse", "since:2000"):
        one = filled.search(low, parse_query(query))
        other = without.search(low, parse_query(query))
        assert [hit.version_id for hit in one.hits] == [hit.version_id for hit in other.hits]
        assert (one.total, counted(one), one.months) == (other.total, counted(other), other.months)
    without.close()


# Every implementation finds the same, for any tree, over documents of few words.

WORDS = ("us", "non", "paper", "nonpaper", "g", "77", "quota", "quotas", "é")
FOLDED = tuple(dict.fromkeys(word.replace("é", "e") for word in WORDS))
TEXTS = st.lists(st.sampled_from((*WORDS, "U.S.", "non-paper", "-", "\n")), max_size=8).map(" ".join)
DOCUMENTS = st.lists(
    st.builds(
        lambda subject, passages, tags, year, date, label: document(
            "", subject=subject, passages=passages, tags=tags, year=year, date=date, label_class=label
        ),
        subject=st.none() | TEXTS,
        passages=st.lists(
            st.tuples(st.sampled_from(["paragraph", "comment", "enclosure"]), st.none(), TEXTS), max_size=3
        ).map(tuple),
        tags=st.lists(st.sampled_from(["PREL", "PGOV", "P"]), max_size=2, unique=True).map(tuple),
        year=st.none() | st.integers(2004, 2007),
        date=st.none() | st.integers(-3, 3),
        label=st.sampled_from(["UNCLASSIFIED", "SECRET", "UNCLASSIFIED|UNMARKED"]),
    ),
    min_size=40,
    max_size=60,
)
FIELDS = st.sampled_from(["text", "body", "subject", "comment", "enclosure"])
SOME_WORDS = st.lists(st.sampled_from(FOLDED), min_size=1, max_size=3).map(tuple)
LEAVES = st.one_of(
    st.just(Everything()),
    st.builds(Words, field=FIELDS, words=SOME_WORDS, prefix=st.booleans()),
    st.builds(
        Near,
        field=FIELDS,
        words=st.lists(st.sampled_from(FOLDED), min_size=2, max_size=2, unique=True).map(tuple),
        between=st.integers(0, 5),
    ),
    st.builds(Similar, field=FIELDS, word=st.sampled_from(FOLDED), distance=st.integers(1, 2)),
    st.builds(Exactly, field=st.just("tag"), value=st.sampled_from(["PREL", "P", "X"]), prefix=st.booleans()),
    st.builds(Number, field=st.just("year"), start=st.just(2005), end=st.none() | st.just(2007)),
    st.builds(Number, field=st.just("date"), start=st.none() | st.integers(-3, 3), end=st.integers(-3, 3)),
    st.builds(This, mrn=st.just("06STATE1"), station=st.none(), serial=st.none()),
)
TREES: st.SearchStrategy[Node] = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.builds(Not, parts),
        st.builds(And, st.lists(parts, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(parts, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)
ANYBODY = st.sampled_from(
    [OWNER, reader(Classification.UNCLASSIFIED), reader(Classification.SECRET, frozenset({"UNMARKED"}))]
)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(documents=DOCUMENTS, trees=st.lists(TREES, min_size=20, max_size=30), viewer=ANYBODY)
def test_every_implementation_finds_the_same(
    tmp_path_factory: pytest.TempPathFactory, documents: list[IndexDocument], trees: list[Node], viewer: Viewer
) -> None:
    numbered = [msgspec.structs.replace(one, version_id=f"{at:016x}") for at, one in enumerate(documents)]
    labels = {one.version_id: one.label_class for one in numbered}
    engine, memory = create_index(tmp_path_factory.mktemp("index")), MemoryIndex()
    for one in (engine, memory):
        one.add(numbered)
        one.commit(1)
    for tree in trees:
        query = Query(text="", root=tree)
        this, that = (one.search(viewer, query, limit=100) for one in (engine, memory))
        ids = {hit.version_id for hit in this.hits}
        assert ids == {hit.version_id for hit in that.hits}, tree
        assert this.total == that.total
        assert all(decide(viewer, parse_label_class(labels[version_id])).allowed for version_id in ids)
        assert counted(this) == counted(that)
    engine.close()


def test_every_version_of_the_last_commit_is_listed_once(filled: Index) -> None:
    assert sorted(filled.version_ids()) == sorted(NAMES)
    filled.add([HARBOUR])
    filled.delete([REPLY.version_id])
    assert sorted(filled.version_ids()) == sorted(NAMES)
    filled.commit(2)
    assert sorted(filled.version_ids()) == sorted(set(NAMES) - {REPLY.version_id})


def test_new_index_lists_nothing(index: Index) -> None:
    assert list(index.version_ids()) == []
