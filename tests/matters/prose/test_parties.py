import pytest

from reftel.matters.prose.parties import asker_before, ends_with_name, is_party, side_before, side_named, subject_of


@pytest.mark.parametrize(
    ("before", "verb", "asker"),
    [
        ("Orlan ", "asked", "Orlan"),
        ("The foreign minister ", "asked", "foreign minister"),
        ("Deputy Minister Corwin Ashby has again ", "asked", "Deputy Minister Corwin Ashby"),
        ("Ashby said that the note was late, and ", "asked", "Ashby"),
        ("On the pilots, Ashby ", "asked", "Ashby"),
        ("Recalling the storm, Ashby was brief and ", "asked", "Ashby"),
        ("Orlan, the deputy foreign minister, ", "asked", "Orlan"),
        ("officials of the port ", "asked", "officials"),
        ("the former ", "asked", None),
        ("a letter from President Orlan to the Secretary ", "requesting", "President Orlan"),
        ("The Minister of the Interior ", "asked", "Minister of the Interior"),
        ("The Ministry, for which it is ", "requesting", "Ministry"),
        ("Vane told us that she was tired and ", "asked", "Vane"),
        ("THE MARROWANS ALSO ", "ASKED", "MARROWANS"),
        ("THE MINISTRY SEES GREAT DANGER AND ", "ASKED", "MINISTRY"),
        ("Legat reminded Zorrin that the GOM ", "requested", "GOM"),
        ("all officials of his ministry ", "asked", "officials of his ministry"),
        ("Orlan also said that it was late, and ", "asked", "Orlan"),
        ("Nothing was said of it by Vane, and ", "asked", "Nothing"),
        ("Orlan came; his deputy, unnamed, ", "asked", "deputy"),
        ("Orlan came; the wet, cold and ", "asked", "Orlan"),
        ("Orlan came; wet, ", "asked", "Orlan"),
        ("In rain it was said by none, and ", "asked", None),
        ("Orlan ate: the fish, cold, ", "asked", "Orlan"),
        ("Orlan had not ", "asked", None),
        ("When Orlan ", "asked", None),
        ("a list of people who ", "asked", None),
        ("The head of the office ", "requesting", None),
        ("", "asked", None),
        ("it ", "asked", None),
        ("In the rain, ", "asked", None),
    ],
)
def test_names_who_asks(before: str, verb: str, asker: str | None) -> None:
    assert asker_before(before, f"{verb} us to come", ()) == asker


@pytest.mark.parametrize(
    ("before", "earlier", "asker"),
    [
        ("He ", ("Orlan spoke.",), "Orlan"),
        ("She ", ("It rained.", "Minister Vane arrived."), "Minister Vane"),
        ("He said that it was late, and ", ("Orlan spoke.",), "Orlan"),
        ("He was late, and ", ("Orlan spoke.",), "Orlan"),
        ("They ", (), "they"),
    ],
)
def test_leads_a_pronoun_back(before: str, earlier: tuple[str, ...], asker: str) -> None:
    assert asker_before(before, "asked us to come", earlier) == asker


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Orlan spoke at length.", "Orlan"),
        ("However, Orlan spoke.", "Orlan"),
        ("After lunch the rain came.", None),
        ("Suddenly Orlan spoke.", None),
        ("", None),
    ],
)
def test_names_the_subject(sentence: str, subject: str | None) -> None:
    assert subject_of(sentence) == subject


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("the MDC", True),
        ("us", True),
        ("host governments", True),
        ("its banks", True),
        ("Orlan his opinion", False),
        ("financial flexibility", False),
        ("the talks and noted his concern", False),
        ("...", False),
    ],
)
def test_tells_a_party(words: str, party: bool) -> None:
    assert is_party(words) is party


@pytest.mark.parametrize(
    ("before", "named"),
    [
        ("The Government of Osmark ", True),
        ("he also ", True),
        ("of their ", False),
        ("THE UNITED STATES ", True),
        ("IN RARE ", False),
        ("", False),
    ],
)
def test_tells_a_name_right_before(before: str, named: bool) -> None:
    assert ends_with_name(before) is named


def test_a_persons_side_stands_before_the_name() -> None:
    assert side_before("Ashby", "met Marrowan Deputy Foreign Minister Corwin Ashby on May 2") == "Marrow Coast"
    assert side_before("Ashby", "the Marrowan note that was brought by Ashby") is None
    assert side_before("Ashby", "Ashby came") is None
    assert side_before("Ashby", "Corwin Ashby came") is None


def test_a_word_names_a_side() -> None:
    assert side_named("Tessalian") == "Tessaly"
    assert side_named("Tessaly's") == "Tessaly"
    assert side_named("cheese") is None
