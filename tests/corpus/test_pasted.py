from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from reftel.corpus import extract, parse_item, read_pasted, read_text


def test_a_pasted_telegram_has_no_path(texts: Mapping[str, str]) -> None:
    item = read_text(texts["telegram"])
    assert (item.source.path, item.source.member, item.text) == ("", None, texts["telegram"])
    assert parse_item(item).mrn == "06PORTALDER412"


def test_a_pasted_page_is_read_as_one(texts: Mapping[str, str]) -> None:
    item = read_text(texts["copied page"])
    assert item.published is not None
    assert item.text[slice(*item.extent)] == texts["telegram"]


def test_several_pasted_telegrams_are_told_apart(texts: Mapping[str, str]) -> None:
    items = read_pasted(texts["telegram"] + texts["second"])
    assert [parse_item(item).mrn for item in items] == ["06PORTALDER412", "06PORTALDER415"]


@given(st.text(alphabet=st.characters() | st.sampled_from("\ud800\udfff\0\r\n\ufeff")))
def test_anything_can_be_pasted(text: str) -> None:
    items = read_pasted(text)
    assert "".join(item.text for item in items).replace("\ufeff", "") == text.encode(
        "utf-8", "replace"
    ).decode().replace("\ufeff", "")
    for item in items:
        assert extract(item.source.extractor, item.data) == (item.text, item.encoding)
