import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.search import Snippet, parse_query, snippets

FILLER = "The delegation discussed the weather at some length and agreed on nothing. " * 8


def shown(query: str, *passages: tuple[str, str], count: int = 2, width: int = 60) -> list[str]:
    """The snippets with their marks in brackets."""
    return [
        bracketed(one)
        for one in snippets(
            parse_query(query), [(role, None, text) for role, text in passages], count=count, width=width
        )
    ]


def bracketed(snippet: Snippet) -> str:
    text, done, made = snippet.text, 0, ""
    for start, end in snippet.marks:
        made += f"{text[done:start]}[{text[start:end]}]"
        done = end
    return made + text[done:]


def test_a_short_passage_is_shown_whole_on_one_line() -> None:
    assert shown("quota", ("paragraph", "  The quota\n   remains open. ")) == ["The [quota] remains open."]


def test_a_long_passage_is_cut_at_blanks() -> None:
    (snippet,) = shown("quota", ("paragraph", FILLER + "The quota remains open. " + FILLER))
    assert snippet == "…on nothing. The [quota] remains open. The delegation discussed…"


def test_a_long_word_beside_it_is_left_out() -> None:
    (snippet,) = shown("quota", ("paragraph", "x" * 100 + " quota " + "x" * 100), width=30)
    assert snippet == "…[quota]…"


def test_passages_with_more_of_the_query_come_before_those_with_less() -> None:
    passages = [
        ("paragraph", f"Only the quota. {FILLER}"),
        ("comment", f"Quota and dues. {FILLER}"),
        ("paragraph", "Dues."),
    ]
    assert shown("quota dues", *passages, count=1) == [
        "[Quota] and [dues]. The delegation discussed the weather at some…"
    ]


def test_snippets_stand_in_the_order_of_the_text() -> None:
    passages = [("paragraph", "One quota."), ("comment", "Nothing."), ("paragraph", "Quota and quota.")]
    assert shown("quota", *passages) == ["One [quota].", "[Quota] and [quota]."]


def test_snippets_do_not_overlap() -> None:
    text = f"First quota. {FILLER} Second quota."
    assert [one.count("[quota]") for one in shown("quota", ("paragraph", text), count=5)] == [1, 1]


def test_a_passage_that_comes_twice_is_shown_once() -> None:
    passages = [("summary", "The quota."), ("comment", "The quota.")]
    assert shown("quota", *passages) == ["The [quota]."]


def test_a_field_is_shown_in_its_passages_only() -> None:
    passages = [("paragraph", "One quota."), ("comment", "Two quotas."), ("comment", "Our quota.")]
    assert shown("comment:quota", *passages) == ["Our [quota]."]


@pytest.mark.parametrize("query", ["", "tag:PREL", "absent", "-quota"])
def test_without_a_match_the_beginning_is_shown(query: str) -> None:
    passages = [("heading", " "), ("paragraph", f"The first. {FILLER}"), ("paragraph", "The second.")]
    assert shown(query, *passages) == ["The first. The delegation discussed the weather at some…"]


def test_without_passages_nothing_is_shown() -> None:
    assert shown("quota") == []
    assert shown("quota", ("paragraph", "\n")) == []
    assert shown("", ("paragraph", "Words."), count=0) == []


def test_very_many_matches_are_not_all_weighed() -> None:
    assert len(shown("quota", ("paragraph", "quota " * 20_000), count=3)) == 3


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["paragraph", "comment"]), st.none(), st.text(st.sampled_from("ab .\né½U.S"), max_size=80)
        ),
        max_size=4,
    ),
    st.sampled_from(["a", "b*", '"a b"', '"a b"~3', "ab~1", "us a"]),
    st.integers(0, 3),
    st.integers(1, 40),
)
def test_marks_stand_in_order_inside_the_snippet(
    passages: list[tuple[str, str | None, str]], query: str, count: int, width: int
) -> None:
    found = snippets(parse_query(query), passages, count=count, width=width)
    assert len(found) <= count
    for snippet in found:
        assert len(snippet.text) <= width + 2
        assert "\n" not in snippet.text
        ends = [0, *(edge for mark in snippet.marks for edge in mark), len(snippet.text)]
        assert ends == sorted(ends)
        assert all(start < end for start, end in snippet.marks)
