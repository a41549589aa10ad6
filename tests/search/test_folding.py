import pytest
import tantivy
from hypothesis import given
from hypothesis import strategies as st

from reftel.search.folding import fold, fold_with_places, words_of

CASES = [
    ("small letters", "The Marrow Coast", "the marrow coast"),
    ("initials are one word", "the U.S. side and the U.K.", "the us side and the uk"),
    ("initials at the end", "U.S.A.", "usa"),
    ("an order", "E.O. 12958: DECL", "eo 12958 decl"),
    ("an order without a blank", "E.O.12958", "eo 12958"),
    ("a sentence that ends in one letter", "plan B. Then", "plan b then"),
    ("no initials", "Verrin.A", "verrin a"),
    ("numbered points", "1.4.b and 2.5", "1 4 b and 2 5"),
    ("offices", "S/P, EUR/RUS", "s p eur rus"),
    ("bodies with committees", "UNGA/C-1", "unga c 1"),
    ("groups", "G-77", "g 77"),
    ("hyphens", "non-paper", "non paper"),
    ("apostrophes", "Osmark's and Osmark’s", "osmark s and osmark s"),
    ("accents", "Café Ålesund naïve", "cafe alesund naive"),
    ("combining accents", "Cafe\u0301", "cafe"),
    ("letters Unicode does not take apart", "Łódź, Strøm, Ærø", "lodz strom aero"),
    ("a letter that becomes two", "Straße", "strasse"),
    ("ligatures", "ﬁnal", "final"),
    ("capital i with dot", "İstanbul", "istanbul"),
    ("fractions", "2½ years", "21 2 years"),
    ("pilcrow and quotes", "¶3. “Budget”", "3 budget"),
    ("soft hyphen", "bud\u00adget", "budget"),
    ("Cyrillic", "МИД Осмарка", "мид осмарка"),
    ("redactions", "XXXXXXXXXXXX said", "xxxxxxxxxxxx said"),
    ("half a surrogate pair", "a\ud800b", "a b"),
    ("control characters", "a\x00b\x1fc", "a bc"),
    ("nothing", "--- ??", ""),
]


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_text_is_folded_to_words(text: str, wanted: str) -> None:
    assert " ".join(words_of(text)) == wanted


TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("abcABC..  -/U.S.é½ß\u0301\x1fﬁ")), max_size=60)


@given(TEXTS)
def test_folded_text_knows_where_it_came_from(text: str) -> None:
    folded = fold_with_places(text)
    assert folded.text == fold(text)
    places = [folded.place(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    for at, (start, end) in enumerate(places):
        if folded.text[at].isascii() and folded.text[at].isalnum() and text[start].isascii():
            assert text[start:end].lower() == folded.text[at]


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert words_of(fold(text)) == words_of(text)


@given(TEXTS)
def test_the_engine_cuts_folded_text_into_the_same_words(text: str) -> None:
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    assert tuple(analyzer.analyze(fold(text))) == words_of(text)


def test_places_of_joined_and_widened_characters() -> None:
    text = "The U.S. in the Straße of Café"
    folded = fold_with_places(text)
    found = {}
    for word in ("us", "in", "strasse", "of", "cafe"):
        start = folded.text.index(word)
        place = folded.place(start, start + len(word))
        found[word] = text[slice(*place)]
    assert found == {"us": "U.S", "in": "in", "strasse": "Straße", "of": "of", "cafe": "Café"}
