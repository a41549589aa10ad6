"""The explained view as values: parts that make up the text, and notes on them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.codes import span_kinds
from reftel.web.shown.explaining import FAMILY_OF, explain_telegram
from reftel.wire import parse
from tests.web.shown.samples import RICH, telegram_of


def test_every_kind_of_span_has_a_family() -> None:
    assert set(FAMILY_OF) == set(span_kinds())


def test_the_parts_make_up_the_text() -> None:
    explained = explain_telegram(RICH, telegram_of(RICH))
    assert "".join(part.text for part in explained.parts) == RICH


@settings(max_examples=60)
@given(st.text(alphabet='AZaz09 /.:()-\r\n\x00\u202e<&"', max_size=300))
def test_the_parts_make_up_any_text(text: str) -> None:
    explained = explain_telegram(text, parse(text, spans=True))
    assert "".join(part.text for part in explained.parts) == text
    assert {part.note for part in explained.parts if part.note} == {note.number for note in explained.notes}


def test_parts_have_no_white_space_at_their_ends() -> None:
    explained = explain_telegram(RICH, telegram_of(RICH))
    assert all(part.text == part.text.strip() for part in explained.parts if part.note is not None)


def test_pieces_of_one_value_share_a_note() -> None:
    explained = explain_telegram(RICH, telegram_of(RICH))
    pieces = [part for part in explained.parts if part.text.endswith("MINISTERS'") or part.text == "LEVEL"]
    assert len({part.note for part in pieces}) == 1


def test_what_a_value_means_comes_from_the_tables() -> None:
    notes = {note.value: note for note in explain_telegram(RICH, telegram_of(RICH)).notes}
    assert notes["QM"].meaning == "Marrow Coast (geographic TAG)."
    assert notes["AMEMBASSY PORT ALDER"].meaning == "Embassy Port Alder."
    assert notes["SIPDIS"].title == "Caption"


def test_a_kind_is_explained_at_its_first_note_only() -> None:
    notes = explain_telegram(RICH, telegram_of(RICH)).notes
    first: dict[str, int] = {}
    for note in notes:
        first.setdefault(note.title, note.number)
        assert note.is_again is (first[note.title] != note.number)


def test_signs_between_values_have_no_note() -> None:
    parts = explain_telegram(RICH, telegram_of(RICH)).parts
    assert all(part.note is None for part in parts if not any(c.isalnum() for c in part.text) and "-" not in part.text)


def test_only_the_extent_is_shown() -> None:
    text = f"Library page\n{RICH}Share this"
    extent = (13, 13 + len(RICH))
    explained = explain_telegram(text, parse(text, extent, spans=True), extent)
    assert "".join(part.text for part in explained.parts) == RICH


def test_the_families_that_occur_are_named_in_the_order_of_a_telegram() -> None:
    families = [family for family, _ in explain_telegram(RICH, telegram_of(RICH)).families]
    assert families == ["relay", "address", "marking", "filing", "text", "furniture"]
