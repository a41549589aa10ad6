"""Telegrams as PDF, read back by the engine of a browser."""

import io

import msgspec
import pypdfium2
import pytest

from reftel.archive import Collection, Whole
from reftel.errors import ConfigError
from reftel.exports import pdf as pages
from reftel.exports.pdf import pdf


def read_back(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    return [document[number].get_textpage().get_text_range() for number in range(len(document))]


def made(wholes: list[Whole], collection: Collection) -> bytes:
    return b"".join(pdf(wholes, collection))


def test_each_telegram_begins_a_page_with_its_marking_and_its_number(
    wholes: list[Whole], collection: Collection
) -> None:
    found = read_back(made(wholes, collection))
    assert len(found) == len(wholes)
    for page, whole in zip(found, wholes, strict=True):
        level = whole.telegram.classification
        assert level is not None
        assert page.count(f"{level.value} ·") == 2
        assert "historical marking" in page
        assert str(whole.mrn) in page


def test_paragraphs_keep_their_numbers_and_marks(wholes: list[Whole], collection: Collection) -> None:
    (page,) = read_back(made(wholes[:1], collection))
    assert "1. (" in page
    assert collection.title in page


def test_it_is_tagged_and_names_its_language(wholes: list[Whole], collection: Collection) -> None:
    data = made(wholes[:1], collection)
    assert b"/StructTreeRoot" in data
    assert b"/Lang" in data


@pytest.mark.parametrize(
    "hostile",
    ['#eval("1+1") $x$ *b* _i_ `raw` @ref <tag>', "]\n#pagebreak()\n[", '"; #sys.inputs', "\x00\x07\x1b[31m", "\ud800"],
)
def test_what_a_telegram_says_is_no_command(wholes: list[Whole], collection: Collection, hostile: str) -> None:
    telegram = msgspec.structs.replace(wholes[0].telegram, subject=hostile, signature=hostile, originator=hostile)
    whole = msgspec.structs.replace(wholes[0], telegram=telegram)
    (page,) = read_back(made([whole], collection))
    printable = "".join(sign for sign in hostile if sign >= " " and not "\ud800" <= sign <= "\udfff")
    assert printable.replace(" ", "")[:8] in page.replace(" ", "").replace("\r\n", "")


def test_too_many_are_refused_in_words(
    wholes: list[Whole], collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST", 2)
    with pytest.raises(ConfigError, match="at most 2 telegrams"):
        made(wholes[:3], collection)
    assert made([], collection) == b""


def test_without_typst_it_says_what_to_install(
    wholes: list[Whole], collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(ConfigError, match="not installed") as caught:
        made(wholes[:1], collection)
    assert "reftel[pdf]" in caught.value.next_step
