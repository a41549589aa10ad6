from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.codes import span_kinds
from reftel.wire import explain
from tests.wire.conftest import PERFECT


def meanings(text: str) -> dict[str, str | None]:
    return {e.field: e.meaning for e in explain(text) if e.field}


def test_explanations_cover_the_text(perfect: str) -> None:
    assert "".join(perfect[e.start : e.end] for e in explain(perfect)) == perfect


def test_every_explanation_has_its_words_and_its_source(perfect: str) -> None:
    for e in explain(perfect):
        assert e.title
        assert e.about
        assert e.source


def test_values_are_explained_from_the_tables(perfect: str) -> None:
    found = meanings(perfect)
    assert found["tags[2].code"] == "Marrow Coast (geographic TAG)."
    assert found["date"] == "03 May 2006, 14:05 UTC."
    assert found["references[0].text"] == "Telegram 06PORTALDER398."
    assert "06PORTALDER412" in (found["key.serial"] or "")
    assert "03 May 2016" in (found["executive_order.text"] or "")
    assert "1.4(b)" in (found["classified_by.text"] or "")
    assert "CONFIDENTIAL" in (found["body[0].portion"] or "")
    assert found["action_addressees[0].designator"] == "Secretary of State."


def test_every_kind_that_reading_gives_is_in_the_table(perfect: str) -> None:
    assert {e.kind for e in explain(perfect)} <= set(span_kinds())


def test_the_transmission_is_explained(perfect: str) -> None:
    found = meanings(perfect)
    assert found["transmission.security"] == "C stands for CONFIDENTIAL."
    assert found["transmission.section"] == "Section 1 of the telegram."
    assert "06PORTALDER412" in (found["transmission.serial"] or "")


@settings(max_examples=60)
@given(st.data())
def test_explaining_damaged_telegrams_never_fails(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(PERFECT)))
    noise = data.draw(st.text(max_size=30))
    text = PERFECT[:start] + noise + PERFECT[start + data.draw(st.integers(0, 60)) :]
    assert "".join(text[e.start : e.end] for e in explain(text)) == text
