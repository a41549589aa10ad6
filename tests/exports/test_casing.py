"""Subjects that were sent in capitals, as the pages show them."""

import pytest

from reftel.exports.casing import is_capitals, names_in, sentence_case, shared_names, titles_in


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        pytest.param("THE CHEESE", "The cheese", id="first word"),
        pytest.param("FISHERIES: THE LEVEL. NEXT STEPS", "Fisheries: the level. Next steps", id="after a full stop"),
        pytest.param("\"A WORD\" FROM VERRIN", "\"A word\" from Verrin", id="quotation at the start"),
        pytest.param("TALKS IN PORT ALDER ON THE MARROW COAST", "Talks in Port Alder on the Marrow Coast", id="long names"),
        pytest.param("TESSALY'S REPLY", "Tessaly's reply", id="possessive"),
        pytest.param("U.S. POSTURE ON OSMARK", "U.S. posture on Osmark", id="a short form ends no sentence"),
        pytest.param("U.S.-MARROWAN TALKS", "U.S.-Marrowan talks", id="dotted short form and adjective"),
        pytest.param("NATO AND ICAO VIEWS", "NATO and ICAO views", id="organizations of the tables"),
        pytest.param("THE G-77 AND THE LAW", "The G-77 and the law", id="letter and number"),
        pytest.param("WHO IS ON THE PHONE", "Who is on the phone", id="a word that is an organization too"),
        pytest.param("OSMARK ASKS US TO ASK", "Osmark asks us to ask", id="a pronoun that is a country too"),
        pytest.param("US-OSMARK TALKS: US VIEWS", "US-Osmark talks: US views", id="the country that is a pronoun too"),
        pytest.param("P5+1'S VIEW, AND THE US REPLY", "P5+1's view, and the US reply", id="possessive of a number"),
        pytest.param("THE USNS ABEL AND THE FCO", "The USNS abel and the FCO", id="usual short forms"),
        pytest.param("SESSION IN MAY, MAY 5-6", "Session in May, May 5-6", id="months"),
        pytest.param("THE BILL MAY PASS", "The bill may pass", id="a verb that is a month too"),
        pytest.param("Already in small letters", "Already in small letters", id="not sent in capitals"),
        pytest.param("", "", id="empty"),
        pytest.param("12/34 -- !", "12/34 -- !", id="no letters"),
    ],
)  # fmt: skip
def test_sentence_case(sent: str, shown: str) -> None:
    assert sentence_case(sent) == shown


PROSE = """Ambassador called on Farrant, who spoke of the MERIDEL and the
Marrow Strait. In the Town nobody slept. The Volcano Safety Council met; a council
of this kind, Farrant said, must sit in Kestrin."""


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        pytest.param("FARRANT ON THE MERIDEL", "Farrant on the MERIDEL", id="person and ship"),
        pytest.param("A NIGHT IN THE MARROW STRAIT", "A night in the Marrow Strait", id="name of several words over a line end"),
        pytest.param("A COUNCIL FOR KESTRIN", "A council for Kestrin", id="a word that the prose writes small"),
        pytest.param("THE TOWN", "The town", id="a word with an article"),
        pytest.param("VOLCANO WATCH", "Volcano watch", id="part of a longer name"),
    ],
)  # fmt: skip
def test_the_prose_of_a_telegram_is_evidence_of_its_names(sent: str, shown: str) -> None:
    assert sentence_case(sent, PROSE) == shown


def test_tables_decide_before_the_prose() -> None:
    assert sentence_case("OSMARK AND THE BBC", "A line of capitals, OSMARK, and the BBC.") == "Osmark and the BBC"


def test_names_that_several_texts_share_are_known_elsewhere() -> None:
    known = shared_names(["The bell of the MERIDEL rang, said Farrant.", "Divers on the MERIDEL found QUAIL.", ""])
    assert known == {"meridel": "MERIDEL"}
    assert sentence_case("THE MERIDEL AND THE QUAIL", "", known) == "The MERIDEL and the quail"


def test_prose_in_capitals_is_no_evidence() -> None:
    assert names_in("THE MINISTER FARRANT SPOKE") == {}
    assert titles_in("THE MARROW STRAIT") == ()


def test_length_and_letters_are_kept() -> None:
    sent = 'REPLY TO TESSALY -- "NON-PAPER" OF 5/3/06 (CORRECTED COPY)'
    assert sentence_case(sent).upper() == sent


@pytest.mark.parametrize(
    ("text", "expected"), [("ABC", True), ("Abc def", False), ("123", False), ("U.S. AND EU", True)]
)
def test_is_capitals(text: str, *, expected: bool) -> None:
    assert is_capitals(text) is expected
