import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reftel.errors import QueryError
from reftel.search import parse_query
from reftel.search.query.limits import (
    MAX_BETWEEN,
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_SIMILAR_CHARACTERS,
    MAX_TERMS,
    QueryOverLimit,
)
from reftel.search.query.tree import And, Everything, Exactly, Near, Node, Not, Number, Or, Similar, This, Words


def words(*some: str, field: str = "text", prefix: bool = False) -> Words:
    return Words(field=field, words=some, prefix=prefix)


def exactly(field: str, value: str, prefix: bool = False) -> Exactly:
    return Exactly(field=field, value=value, prefix=prefix)


def dates(start: int | None, end: int | None) -> Number:
    return Number(field="date", start=start, end=end)


A, B, C = words("a"), words("b"), words("c")
Y2006, JULY, Y2007 = 1_136_073_600, 1_151_712_000, 1_167_609_600
MRN = This(mrn="06PORTALDER412", station=None, serial=None)
PLAIN = This(mrn=None, station="PORTALDER", serial=412)
PREL, PGOV = exactly("tag", "PREL"), exactly("tag", "PGOV")

MEANINGS: list[tuple[str, Node]] = [
    ("", Everything()),
    (" \n\t ", Everything()),
    ("*", Everything()),
    ("a", A),
    ("A", A),
    ("a b", And((A, B))),
    ("a AND b c", And((A, B, C))),
    ("a a", A),
    ("a OR b", Or((A, B))),
    ("a b OR c", Or((And((A, B)), C))),
    ("a OR b OR c", Or((A, B, C))),
    ("a (b OR c)", And((A, Or((B, C))))),
    ("(a b) c", And((A, B, C))),
    ("((a))", A),
    ("a NOT b", And((A, Not(B)))),
    ("a AND NOT b", And((A, Not(B)))),
    ("a -b", And((A, Not(B)))),
    ("-(a b)", Not(And((A, B)))),
    ("NOT -a", Not(Not(A))),
    ("+a +b", And((A, B))),
    ("and or not", And((words("and"), words("or"), words("not")))),
    ("ORANGE ANDES NOTE", And((words("orange"), words("andes"), words("note")))),
    ("a-b", Or((words("a", "b"), words("ab")))),
    ("a - b", And((A, B))),
    ("a & b", And((A, B))),
    ("a OR &", A),
    ("NOT & a", A),
    ("a + b", And((A, B))),
    ("--a", Not(A)),
    ("12:30", words("12", "30")),
    ("[a b]", And((A, B))),
    ("R&D", words("r", "d")),
    ("U.S.", words("us")),
    ("S/P", words("s", "p")),
    ("G-77", Or((words("g", "77"), words("g77")))),
    ("G77", Or((words("g77"), words("g", "77")))),
    ('"a b"', words("a", "b")),
    ("“a b” „b” «c»", And((words("a", "b"), B, C))),
    ('"a"b', And((A, B))),
    ('a"b"c', And((A, B, C))),
    ('""', Everything()),
    ('a ""', A),
    ('"a AND (b:"', words("a", "and", "b")),
    ('"a b"~3', Near(field="text", words=("a", "b"), between=3)),
    ('"a b c"~3', And((Near(field="text", words=("a", "b"), between=3), Near(field="text", words=("b", "c"), between=3)))),
    ('"a"~3', A),
    ('"a a"~3', words("a", "a")),
    (f'"a b"~{MAX_BETWEEN}', Near(field="text", words=("a", "b"), between=MAX_BETWEEN)),
    ("quot*", words("quot", prefix=True)),
    ("quot**", words("quot", prefix=True)),
    ("non-pap*", words("non", "pap", prefix=True)),
    ("qouta~", Similar(field="text", word="qouta", distance=1)),
    ("qouta~2", Similar(field="text", word="qouta", distance=2)),
    ("quota~0", words("quota")),
    ("06PORTALDER412", Or((MRN, words("06portalder412")))),
    ("2006 port alder 00412", Or((MRN, And((words("2006"), words("port"), words("alder"), words("00412")))))),
    ("PORT ALDER 412", Or((PLAIN, And((words("port"), words("alder"), words("412")))))),
    ('"PORT ALDER 412"', Or((PLAIN, words("port", "alder", "412")))),
    ("(PORT ALDER 412) a", And((Or((PLAIN, And((words("port"), words("alder"), words("412"))))), A))),
    ("PORT AND ALDER 412", And((words("port"), words("alder"), words("412")))),
    ("subject:(PORT ALDER)", And((words("port", field="subject"), words("alder", field="subject")))),
    ("nowhere 412", And((words("nowhere"), words("412")))),
    ("subject:a", words("a", field="subject")),
    ("SUBJ: a", words("a", field="subject")),
    ('subject:"a b"', words("a", "b", field="subject")),
    ("subject:(a OR b) c", And((Or((words("a", field="subject"), words("b", field="subject"))), C))),
    ("-subject:a", Not(words("a", field="subject"))),
    ("subject:06PORTALDER412", words("06portalder412", field="subject")),
    ("text:a", A),
    ("text:*", Everything()),
    ("text:(a subject:b)", And((A, words("b", field="subject")))),
    ("tag:prel", PREL),
    ("tag:(PREL OR PGOV)", Or((PREL, PGOV))),
    ("tag:(PREL -PGOV)", And((PREL, Not(PGOV)))),
    ("tag:K*", exactly("tag", "K", prefix=True)),
    ('tag:"winterbottom,  eve"', exactly("tag", "WINTERBOTTOM, EVE")),
    ("tag:UNGA/C-1", exactly("tag", "UNGA/C-1")),
    ("caption:exdis", exactly("caption", "EXDIS")),
    ("mrn:06portalder000412", exactly("mrn", "06PORTALDER412")),
    ("mrn:06PORT*", exactly("mrn", "06PORT", prefix=True)),
    ('cites:"06 PORT ALDER 412"', exactly("ref", "06PORTALDER412")),
    ("station:SECSTATE", exactly("station", "STATE")),
    ('station:"port alder"', exactly("station", "PORTALDER")),
    ("station:port*", exactly("station", "PORT", prefix=True)),
    ("classification:confidential", exactly("classification", "CONFIDENTIAL")),
    ('class:"top secret"', exactly("classification", "TOP SECRET")),
    ("class:top_secret", exactly("classification", "TOP SECRET")),
    ("level:SECRET", exactly("classification", "SECRET")),
    ("class:ts", exactly("classification", "TOP SECRET")),
    ("class:CONF*", exactly("classification", "CONFIDENTIAL")),
    ("precedence:flash", exactly("precedence", "FLASH")),
    ("kind:Unrecognised", exactly("kind", "unrecognised")),
    ("has:REQUEST", exactly("has", "request")),
    ("has:s*", Or((exactly("has", "summary"), exactly("has", "sections")))),
    ("date:2006", dates(Y2006, Y2007)),
    ('date:"2006"', dates(Y2006, Y2007)),
    ("date:2006..2006", dates(Y2006, Y2007)),
    ("date:2006..", dates(Y2006, None)),
    ("date:..2006", dates(None, Y2007)),
    ("date:[2006 TO 2006-12]", dates(Y2006, Y2007)),
    ("date:[* TO 2006-12-31]", dates(None, Y2007)),
    ("date:{2006 TO *}", dates(Y2006, None)),
    ('date:"first half of 2006" OR date:"second half of 2006"', Or((dates(Y2006, JULY), dates(JULY, Y2007)))),
    ('date:"between january 2006 and december 2006"', dates(Y2006, Y2007)),
    ("date:2006-01/2006-12", dates(Y2006, Y2007)),
    ("date:2006/..", dates(Y2006, None)),
    ('since:"a year before 2007"', dates(Y2006, None)),
    ("since:2006", dates(Y2006, None)),
    ("until:2006", dates(None, Y2007)),
    ("year:2006", Number(field="year", start=2006, end=2007)),
    ("year:2005..2007", Number(field="year", start=2005, end=2008)),
    ("year:[2005 TO 2007]", Number(field="year", start=2005, end=2008)),
]  # fmt: skip
del MEANINGS[[text for text, _ in MEANINGS].index('""')]


@pytest.mark.parametrize(("text", "meaning"), MEANINGS, ids=[text or "nothing" for text, _ in MEANINGS])
def test_a_query_means_its_tree(text: str, meaning: Node) -> None:
    query = parse_query(text)
    assert query.root == meaning
    assert query.text == text


ERRORS = [
    # query, what is marked, the sentence, the suggestion
    ("?? !", "?? !", "nothing to search for", "Type a word"),
    ('""', '""', "nothing to search for", "Type a word"),
    ('a "b', '"', "quotation mark is not closed", "Close the phrase"),
    ("a (b", "(", "parenthesis is not closed", "Close it"),
    ("a) b", ")", "closes nothing", "Remove it"),
    ('"a (" )', ")", "closes nothing", "Remove it"),
    ("a ()", "(", "nothing between these parentheses", "Fill them"),
    ("a OR", "OR", "follows OR", "behind it"),
    ("OR a", "OR", "OR has nothing before it", "before OR"),
    ("AND", "AND", "AND has nothing before it", "before AND"),
    ("a AND OR b", "AND", "follows AND", "behind it"),
    ("(a NOT) b", "NOT", "follows NOT", "behind it"),
    ("(OR a)", "OR", "OR has nothing before it", "before OR"),
    ("a subject:", "subject:", "follows subject:", "behind it"),
    ("subject:)a", ")", "closes nothing", "Remove it"),
    ("(subject:)", "subject:", "follows subject:", "behind it"),
    ("subject:tag:a", "subject:", "follows subject:", "behind it"),
    ("tag:(a date:2006)", "date:", "date: stands inside tag:(…)", "Close the parenthesis"),
    ("subjct:a", "subjct:", "No field is called “subjct”", "Did you mean subject:?"),
    ("http://example.org b", "http:", "No field is called “http”", 'write "http://example.org"'),
    ("date:autumn 2009", "autumn", "not understood here", "autumn 2006"),
    ('date:"from spring to autumn 2009"', '"from spring to autumn 2009"', "“spring” is not understood", "autumn 2006"),
    ('date:"from 2009 to 2008"', '"from 2009 to 2008"', "begins after it ends", "2008..2009"),
    ("-in:enclosure", "in:", "there are none beside it", "Write words beside it"),
    ("in:comment tag:PREL", "in:", "there are none beside it", "Write words beside it"),
    ("-in:enclosure tag:PREL date:2006", "in:", "there are none beside it", "Write words beside it"),
    ("from:a in:comment", "in:", "there are none beside it", "Write words beside it"),
    ("comment:a in:summary", "in:", "no part of the telegram", "another part"),
    ("comment:a -in:comment", "in:", "no part of the telegram", "another part"),
    ("body:a in:subject", "in:", "no part of the telegram", "another part"),
    ("a OR in:comment", "in:", "nothing to find here", "beside the words"),
    ("a in:margin", "margin", "in: has no value", "It has:"),
    ("-sort:newest a", "sort:", "for the whole query", "without NOT"),
    ("(a sort:newest) b", "sort:", "for the whole query", "outside of parentheses"),
    ("a OR b sort:newest", "sort:", "for the whole query", "outside of parentheses"),
    ("a sort:newest sort:oldest", "sort:", "one order only", "Name one"),
    ("sort:newst", "newst", "sort: has no value", "Did you mean newest?"),
    ("state:zzzz", "zzzz", "state: has no value", "It has:"),
    ("citedby:dues", "dues", "no telegram's number", "06PORTALDER412"),
    ("similar:06PORT*", "06PORT*", "takes whole values", "Remove the *"),
    ("b*d", "b*d", "* may only stand at the end", "beginning of the word"),
    ("*bd", "*bd", "* may only stand at the end", "beginning of the word"),
    ("subject:*", "*", "needs the beginning of a word", "one letter"),
    ("&*", "&*", "needs the beginning of a word", "one letter"),
    ("light-h*", "light-h*", "needs 3 letters before it", "more of the word"),
    ("wrod~3", "wrod~3", "differ by 2 letters at most", "~1 or ~2"),
    ("non-paper~1", "non-paper~1", "Only a single word", "one word"),
    (
        "a" * (MAX_SIMILAR_CHARACTERS + 1) + "~",
        "a" * (MAX_SIMILAR_CHARACTERS + 1) + "~",
        "Only a single word",
        "one word",
    ),
    ('"a b"~', '"a b"~', "not said how near", 'like "a b"~5'),
    (f'"a b"~{MAX_BETWEEN + 1}', f'"a b"~{MAX_BETWEEN + 1}', "may stand between", "or AND"),
    ("subject:[a TO b]", "[a TO b]", "words have no ranges", "date: and year:"),
    ("tag:[A TO B]", "[A TO B]", "no ranges here", "date: and year:"),
    ('tag:"A B"~2', '"A B"~2', "Nearness is for fields of words", "Remove"),
    ("tag:*", "*", "no value after the colon", "one letter"),
    ("mrn:whatever", "whatever", "“whatever” is no telegram's number", "06PORTALDER412"),
    ("mrn:" + "a" * 50, "a" * 50, "“" + "a" * 40 + "…” is no telegram's number", "06PORTALDER412"),
    ("station:77", "77", "“77” is no station", "station:VERRIN"),
    ("classification:secrte", "secrte", "no value “secrte”", "Did you mean SECRET?"),
    ("precedence:slow", "slow", "no value “slow”", "It has: FLASH, NIACT IMMEDIATE"),
    ("has:enclosures", "enclosures", "no value “enclosures”", "Did you mean enclosure?"),
    ("date:06", "06", "“06” is not understood here", "2006-03-31"),
    ("date:2006-02-30", "2006-02-30", "is not understood here", "2006-03-31"),
    ("date:2007..2006", "2007..2006", "begins after it ends", "2006..2007"),
    ("date:..", "..", "no beginning and no end", "2006-03-31"),
    ("date:[2006,2007]", "[2006,2007]", "not written as [FROM TO UNTIL]", "2006-01..2006-06"),
    ("date:[2006 b", "[2006", "not written as [FROM TO UNTIL]", "2006-01..2006-06"),
    ('date:"2006"~2', '"2006"~2', "Nearness is for fields of words", "Remove"),
    ("year:06", "06", "“06” is not understood here", "four digits"),
]


@pytest.mark.parametrize(("query", "marked", "message", "suggestion"), ERRORS, ids=[row[0][:40] for row in ERRORS])
def test_a_wrong_query_is_answered_with_its_place_and_a_suggestion(
    query: str, marked: str, message: str, suggestion: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(query)
    error = caught.value
    assert query[error.start : error.end] == marked
    assert message in str(error)
    assert suggestion in error.suggestion
    assert error.marked().splitlines()[-1].strip() == "^" * len(marked)


LIMITS = [
    ("MAX_CHARACTERS", "a" * MAX_CHARACTERS, "a" * (MAX_CHARACTERS + 1)),
    ("MAX_TERMS", "a " * MAX_TERMS, "a " * (MAX_TERMS + 1)),
    ("MAX_DEPTH", "(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH, "(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1)),
    ("MAX_DEPTH", "NOT " * MAX_DEPTH + "a", "NOT " * (MAX_DEPTH + 1) + "a"),
    ("MAX_DEPTH", "NOT (" * 10 + "a" + ")" * 10, "NOT (" * 11 + "a" + ")" * 11),
]


@pytest.mark.parametrize(("limit", "within", "over"), LIMITS, ids=[f"{row[0]} {row[1][:5]}" for row in LIMITS])
def test_a_query_over_a_limit_names_it(limit: str, within: str, over: str) -> None:
    parse_query(within)
    with pytest.raises(QueryOverLimit) as caught:
        parse_query(over)
    assert caught.value.limit == limit
    assert f"{caught.value.value:,}" in str(caught.value)
    assert caught.value.end <= len(caught.value.query)


PIECES = st.one_of(
    st.text(max_size=10),
    st.sampled_from(
        ["AND", "OR", "NOT", "-", "+", "(", ")", '"', "“", "*", "~", "~2", "[", "]", " TO ", "..", "2006", "a", "06PORTALDER412",
         "subject:", "date:", "year:", "tag:", "class:", "mrn:", "station:", "to:", "has:", "in:", "x:", " ", "\ud800", "\x00", "\x1f"]
    ),
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=14).map("".join))
@example("\ud800")
@example("tag:\ud800")
@example('date:"2006" TO')
def test_any_text_is_understood_or_answered(text: str) -> None:
    try:
        query = parse_query(text)
    except QueryError as error:
        assert str(error)
        assert error.suggestion
        assert 0 <= error.start <= error.end <= len(error.query)
    else:
        assert query.text == text


@pytest.mark.parametrize("query", ['"port ald*"', '"port ald"*', 'from:"port ald*"'])
def test_a_star_at_a_phrase_is_told_and_not_dropped(query: str) -> None:
    with pytest.raises(QueryError, match="single word") as caught:
        parse_query(query)
    assert query[caught.value.start : caught.value.end] == "*"
