import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.matters.prose.sentences import MAX_SENTENCE, Sentence, sentence_around, split_sentences


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He came. She left.", ["He came.", "She left."]),
        ("Is it so? It is! Good.", ["Is it so?", "It is!", "Good."]),
        ("Mr. Orlan met Dr. Vane. They spoke.", ["Mr. Orlan met Dr. Vane.", "They spoke."]),
        (
            "The U.S. Consul wrote to the U.S. The letter came late.",
            ["The U.S. Consul wrote to the U.S.", "The letter came late."],
        ),
        ("John F. Merrow spoke at 10 a.m. on May 3.", ["John F. Merrow spoke at 10 a.m. on May 3."]),
        ('She said "no." He left.', ['She said "no."', "He left."]),
        ("The co. of pilots said so. next came none.", ["The co. of pilots said so. next came none."]),
        ("First line\n\nsecond block", ["First line", "second block"]),
        ("We ask for:\n-- a boat;\n-- a chart", ["We ask for:", "a boat;", "a chart"]),
        ("We ask for: -- a boat; -- a chart", ["We ask for:", "a boat;", "a chart"]),
        ("Points:\n(a) boats.\n(b) charts.", ["Points:", "(a) boats.", "(b) charts."]),
        ("in particular on (a)\nthe name, (b) the\nlevel", ["in particular on (a)\nthe name, (b) the\nlevel"]),
        ("Boats:\n- Alder\n- Merrow", ["Boats:", "Alder", "Merrow"]),
        ("See no. 5 of the list. No. He left.", ["See no. 5 of the list.", "No.", "He left."]),
        ("The price is 3.50 crowns", ["The price is 3.50 crowns"]),
        ('What of it?" he said.', ['What of it?" he said.']),
        ("3. Then we left.", ["3.", "Then we left."]),
        ("THE U.S. AND TESSALY AGREED.", ["THE U.S. AND TESSALY AGREED."]),
        ("   ", []),
        ("", []),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_cuts(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@given(st.text(alphabet='aZ.?!:;\n -"()1', max_size=80))
def test_the_sentence_around_a_place_is_one_of_all(text: str) -> None:
    sentences = split_sentences(text)
    for at in range(len(text)):
        holding = next((s for s in sentences if s.start <= at < s.end), None)
        assert sentence_around(text, at) == holding


def test_a_sentence_that_begins_far_back_is_found_whole() -> None:
    text = "Once. Then " + "word " * 400 + "end."
    assert sentence_around(text, len(text) - 2) == Sentence(6, len(text))


def test_a_window_does_not_begin_inside_a_break() -> None:
    text = "Alder." + "\n" * 3 + "x" * 398 + " end"
    assert sentence_around(text, 6 + 3 + 398) == Sentence(9, len(text))


def test_no_sentence_is_longer_than_the_limit() -> None:
    text = "word " * MAX_SENTENCE
    sentences = split_sentences(text)
    assert len(sentences) == 5
    assert all(s.end - s.start <= MAX_SENTENCE for s in sentences)
    around = sentence_around(text, len(text) // 2)
    assert around is not None
    assert around.start <= len(text) // 2 < around.end
    assert around.end - around.start <= 4 * MAX_SENTENCE
