from collections.abc import Callable, Mapping

import pytest

from reftel.corpus import Item, Rejected, parse_item, read_pasted
from reftel.corpus.documents.copied_page import find_page_starts, parse_page
from reftel.telegram import Published

Reading = Callable[..., list[Item | Rejected]]

SAID = Published(
    identifier="06PORTALDER412",
    created="2006-03-14 09:26:00",
    classification="CONFIDENTIAL",
    origin="Embassy Port Alder",
    title="MARROW COAST WANTS THE HERRING TALKS MOVED",
    tags=("PREL", "EFIS", "QM", "QT"),
)


def test_the_telegram_and_what_the_publisher_says_are_told_apart(texts: Mapping[str, str]) -> None:
    text = texts["copied page"]
    page = parse_page(text)
    assert page is not None
    assert page.published == SAID
    assert text[slice(*page.extent)] == texts["telegram"]
    assert page.end == len(text)


def test_the_item_is_the_whole_page(texts: Mapping[str, str], read_bytes: Reading) -> None:
    (item,) = read_bytes(texts["copied page"].encode())
    assert isinstance(item, Item)
    assert (item.text, item.reader, item.published) == (texts["copied page"], "copied-page", SAID)
    assert item.text[slice(*item.extent)] == texts["telegram"]


def test_differences_between_page_and_text_are_findings(texts: Mapping[str, str]) -> None:
    text = (
        texts["copied page"]
        .replace("\nCONFIDENTIAL\nEmb", "\nSECRET\nEmb")
        .replace("2006-03-14 09:26", "2006-03-15 09:26")
    )
    (item,) = read_pasted(text)
    telegram = parse_item(item)
    assert telegram.mrn == "06PORTALDER412"
    found = [finding.code for finding in telegram.findings if finding.code.startswith("RT7")]
    assert sorted(found) == ["RT701", "RT702", "RT703", "RT707"]
    places = [finding.span for finding in telegram.findings]
    assert places == sorted(places, key=lambda place: place or (len(text), len(text)))


CHANGES: dict[str, tuple[Callable[[str], str], dict[str, object]]] = {
    "labels in table cells": (
        lambda text: text.replace(
            "Identifier\nCreated\nClassification\nOrigin\n", "Identifier\tCreated\tClassification\tOrigin\n"
        ).replace(
            "412\n2006-03-14 09:26:00\nCONFIDENTIAL\nEmbassy", "412\t2006-03-14 09:26:00\tCONFIDENTIAL\tEmbassy", 1
        ),
        {},
    ),
    "empty lines between": (
        lambda text: text.replace("Created\n", "\nCreated\n\n").replace("CONFIDENTIAL\nEmb", "CONFIDENTIAL\n\nEmb"),
        {},
    ),
    "windows line ends": (lambda text: text.replace("\n", "\r\n"), {}),
    "a title on the line of its label": (lambda text: text.replace("title:  \n\nMARROW", "title: MARROW"), {}),
    "a title of two lines": (
        lambda text: text.replace("TALKS MOVED\n\nTags", "TALKS\nMOVED\n\nTags"),
        {},
    ),
    "no title": (
        lambda text: text.replace("Cable title:  \n\nMARROW COAST WANTS THE HERRING TALKS MOVED\n", "", 1),
        {"title": None},
    ),
    "no tags": (lambda text: text.replace("Tags:  PREL EFIS QM QT \n", "", 1), {"tags": ()}),
    "tags with commas": (lambda text: text.replace("Tags:  PREL EFIS QM QT ", "Tags: PREL, EFIS, QM, QT"), {}),
    "no links": (lambda text: text.replace("pdf how-to read a cable\n", ""), {}),
    "links on lines of their own": (
        lambda text: text.replace("pdf how-to read a cable\n", "pdf\n\nhow-to read a cable\n\n"),
        {},
    ),
    "no tail": (lambda text: text[: text.index("\nShare")], {}),
    "another release date": (
        lambda text: text.replace("Created\nClass", "Created\nReleased\nClass").replace(
            "09:26:00\n", "09:26:00\n2011-04-01\n"
        ),
        {},
    ),
    "other word for the identifier": (lambda text: text.replace("Identifier", "Reference ID"), {}),
    "words above": (lambda text: "From my notes:\n\n" + text, {}),
    "other places to share": (lambda text: text.replace("facebook -  bluesky -", "twitter · e-mail | x"), {}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_pages_are_read_however_they_were_copied(change: str, texts: Mapping[str, str], read_bytes: Reading) -> None:
    make, differs = CHANGES[change]
    text = make(texts["copied page"])
    assert text != texts["copied page"]
    (item,) = read_bytes(text.encode())
    assert isinstance(item, Item)
    assert item.text[slice(*item.extent)].replace("\r\n", "\n") == texts["telegram"]
    expected = {name: getattr(SAID, name) for name in SAID.__struct_fields__} | differs
    assert item.published == Published(**expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Identifier",
        "Identifier\n",
        "Identifier\nCreated\nOrigin\n",
        "Identifier\nCreated\nOrigin\nof the boat\n2006\nx",
        "Identifier\nCreated\n06PORTALDER412\n2006",
        "Identifier\n" * 9,
        "The Identifier\nCreated\nClassification\nOrigin\n06PORTALDER412\na\nb\nc\n",
        "Identifier\nCreated\nClassification\nOrigin\n06PORTALDER412\na\nb",
    ],
    ids=["empty", "a word", "a line", "labels", "no identifier", "two labels", "labels again", "in a sentence", "cut"],
)
def test_what_only_resembles_a_page_is_plain_text(text: str) -> None:
    assert find_page_starts(text) == ()
    assert parse_page(text) is None


def test_a_page_without_a_telegram_has_an_empty_one(texts: Mapping[str, str]) -> None:
    page = parse_page(texts["copied page"].split("VZCZ")[0])
    assert page is not None
    assert page.extent[0] == page.extent[1]


def test_several_pages_and_telegrams_in_one_file(texts: Mapping[str, str], read_bytes: Reading) -> None:
    page, plain = texts["copied page"], texts["second"]
    other = page.replace("412", "419")
    outcome = read_bytes((plain + "\n" + page + "\n\n" + other + "\n" + plain).encode())
    assert [item.reader for item in outcome if isinstance(item, Item)] == ["text", "copied-page", "copied-page", "text"]
    numbers = [parse_item(item).mrn for item in outcome if isinstance(item, Item)]
    assert numbers == ["06PORTALDER415", "06PORTALDER412", "06PORTALDER419", "06PORTALDER415"]


def test_a_few_words_after_a_page_belong_to_it(texts: Mapping[str, str], read_bytes: Reading) -> None:
    (item,) = read_bytes((texts["copied page"] + "\n\nCopied on a rainy day.\n").encode())
    assert isinstance(item, Item)
    assert item.text[slice(*item.extent)] == texts["telegram"]


def test_many_label_lines_take_no_long_time() -> None:
    assert find_page_starts("Identifier\nCreated\nClassification\nOrigin\n" * 50_000) == ()
