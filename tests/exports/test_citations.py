"""Notes, bibliography entries and quotations, as a manual of style wants them."""

import datetime as dt

import msgspec
import pytest

from reftel.archive import Collection, DatePrecision, Whole
from reftel.errors import NotFound
from reftel.exports import Facts, facts_of, quotation
from reftel.exports.chicago import bibliography, day, note

MOMENT = dt.datetime(2006, 3, 14, 10, 30, tzinfo=dt.UTC)


@pytest.fixture
def facts(wholes: list[Whole], collection: Collection) -> Facts:
    return facts_of(wholes[0], collection)


def test_a_note(facts: Facts) -> None:
    assert note(facts) == (
        "Embassy Port Alder to Secretary of State, “Lightship dues,” telegram 06PORTALDER412, March 14, 2006, UNCLASSIFIED"
        f" (historical marking), Lightships, Harbour Library, https://cables.example.org/t/{facts.address}."
    )


def test_an_entry_of_a_bibliography(facts: Facts) -> None:
    assert bibliography(facts) == (
        "Embassy Port Alder. “Lightship dues.” Telegram 06PORTALDER412 to Secretary of State, March 14, 2006. Lightships."
        f" Harbour Library. https://cables.example.org/t/{facts.address}."
    )


def test_without_an_address_the_file_is_named_without_its_folder(wholes: list[Whole]) -> None:
    said = note(facts_of(wholes[0], Collection(title="Lightships")))
    assert said.endswith("Lightships, file one.txt.")


def test_what_the_collection_says_of_citing_it_comes_first(wholes: list[Whole]) -> None:
    held = Collection(title="Lightships", custodian="Harbour Library", cite_as="Lightship Papers, box 3.")
    assert "Lightship Papers, box 3, file one.txt." in note(facts_of(wholes[0], held))


def test_what_is_not_known_is_left_out(facts: Facts) -> None:
    bare = msgspec.structs.replace(facts, number=None, recipient=None, date=None, classification=None)
    assert note(bare).startswith(
        f"Embassy Port Alder, “Lightship dues,” telegram version {facts.version_id}, Lightships"
    )


@pytest.mark.parametrize(
    ("precision", "wanted"),
    [
        (DatePrecision.MINUTE, "March 14, 2006"),
        (DatePrecision.DAY, "March 14, 2006"),
        (DatePrecision.MONTH, "March 2006"),
        (DatePrecision.YEAR, "2006"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(precision: DatePrecision, wanted: str) -> None:
    assert day(MOMENT, precision) == wanted


def test_a_quotation_has_its_footnote(wholes: list[Whole], facts: Facts) -> None:
    made = quotation(wholes[0].telegram, facts, "p1")
    quoted, _, footnote = made.partition("\n\n")
    assert quoted.startswith("> ")
    assert "The dues are paid." in quoted
    assert quoted.endswith("[^06portalder412]")
    assert footnote.startswith("[^06portalder412]: Embassy Port Alder")
    assert "para. 1" in footnote


def test_a_quotation_is_text_and_no_markdown(wholes: list[Whole], facts: Facts) -> None:
    assert r"\*They\* may not be \[paid\](x) again" in quotation(wholes[0].telegram, facts, "#p2")


def test_a_passage_that_is_not_there_is_a_sentence(wholes: list[Whole], facts: Facts) -> None:
    with pytest.raises(NotFound) as caught:
        quotation(wholes[0].telegram, facts, "p9")
    assert "p1, p2" in caught.value.next_step
