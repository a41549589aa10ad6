import itertools

import pytest

from reftel.codes import TagKind, state_code_for_iso, tag, tag_meanings
from reftel.codes.tables import rows
from reftel.codes.tags import LONGEST, MEMORY


@pytest.mark.parametrize(
    ("code", "year", "name"),
    [
        ("RS", 2009, "Russia"),
        ("RS", 2024, "Serbia"),
        ("CH", 2009, "China"),
        ("CH", 2024, "Switzerland"),
        ("AU", 2006, "Austria"),
        ("AS", 2006, "Australia"),
        ("GE", 1975, "Germany (East)"),
        ("GE", 2020, "Georgia"),
        ("GG", 2008, "Georgia"),
        ("UR", 1974, "Soviet Union"),
        ("UR", 1991, "Soviet Union"),
        ("GB", 2003, "Gabon"),
        ("GB", 2023, "United Kingdom"),
        ("KV", 2009, "Kosovo"),
        ("XK", 1974, "Central America"),
        ("XK", 2024, "Kosovo"),
        ("TC", 2005, "United Arab Emirates"),
        ("VN", 1974, "Viet-Nam (North)"),
        ("QM", 2006, "Marrow Coast"),
        ("QT", 1975, "Tessaly"),
        ("QO", 2006, "Osmark"),
        ("QQ", 2006, "Quillonia"),
        ("1A", 2024, "Africa"),
    ],
)
def test_geographic_code_is_decoded_by_its_year(code: str, year: int, name: str) -> None:
    meaning = tag(code, year)
    assert (meaning.kind, meaning.name) == (TagKind.GEOGRAPHIC, name)


@pytest.mark.parametrize(
    ("code", "year", "words"),
    [
        ("RS", None, "its year is not known; Russia, 1992 to 2014; Serbia, 2015 to now"),
        ("RU", 2009, "not in the tables for 2009; Russia, 2015 to now"),
        ("UR", 2009, "not in the tables for 2009; Soviet Union, 1973 to 1992"),
    ],
    ids=["without a year", "before its time", "after its time"],
)
def test_geographic_code_without_its_year_is_not_guessed(code: str, year: int | None, words: str) -> None:
    meaning = tag(code, year)
    assert meaning.kind is TagKind.GEOGRAPHIC
    assert meaning.name is None
    assert meaning.note == words


def test_geographic_code_that_never_changed_needs_no_year() -> None:
    assert tag("QM", None).name == "Marrow Coast"
    assert tag("AF", None).name == "Afghanistan"


@pytest.mark.parametrize(
    ("code", "kind", "name"),
    [
        ("PREL", TagKind.SUBJECT, "External Political Relations"),
        ("KNNP", TagKind.PROGRAM, "Nuclear Non-Proliferation"),
        ("KQQQ", TagKind.PROGRAM, None),
        ("NATO", TagKind.ORGANIZATION, "North Atlantic Treaty Organization"),
        ("UNGA/C-1", TagKind.ORGANIZATION, None),
        ("AORC", TagKind.SUBJECT, "International Organizations and Conferences"),
        ("OSTLER, MAUD", TagKind.PERSON, None),
        ("VAN DER BERG, PIET", TagKind.PERSON, None),
        ("HUMAN RIGHTS", TagKind.UNKNOWN, None),
        ("ZQXW", TagKind.UNKNOWN, None),
        ("PREL2", TagKind.UNKNOWN, None),
        ("", TagKind.UNKNOWN, None),
    ],
)
def test_kind_and_name_of_a_code(code: str, kind: TagKind, name: str | None) -> None:
    meaning = tag(code, 2006)
    assert meaning.kind is kind
    if name is not None:
        assert meaning.name == name


def test_code_of_another_decade_keeps_its_one_name_and_says_so() -> None:
    meaning = tag("PFOR", 2006)
    assert meaning.kind is TagKind.SUBJECT
    assert meaning.name is not None
    assert meaning.same_as == "PREL"
    assert meaning.note is not None
    assert "not in the tables for 2006" in meaning.note
    assert tag("PFOR", None).name == tag("PFOR", 1975).name == meaning.name


def test_country_comes_before_an_organization_of_the_same_letters() -> None:
    kinds = [meaning.kind for meaning in tag_meanings("BP")]
    assert kinds[0] is TagKind.GEOGRAPHIC
    assert kinds[-1] is TagKind.ORGANIZATION
    assert tag("BP", 2006).name == "Solomon Islands"


def test_all_meanings_of_a_code_with_their_years() -> None:
    held = [(meaning.name, meaning.valid_from, meaning.valid_to) for meaning in tag_meanings("RS")]
    assert held == [("Russia", 1992, 2014), ("Serbia", 2015, None)]
    assert tag_meanings("ZQXW") == ()


def test_no_code_stands_for_two_countries_in_one_year() -> None:
    for row in rows("tags_geo.csv"):
        for one, other in itertools.combinations(tag_meanings(row["tag"]), 2):
            if TagKind.GEOGRAPHIC not in (one.kind, other.kind) or one.kind is not other.kind or one.name == other.name:
                continue
            first, second = sorted((one, other), key=lambda meaning: meaning.valid_from or 0)
            assert first.valid_to is not None
            assert first.valid_to < (second.valid_from or 0), (first, second)


def test_older_code_names_the_one_that_replaced_it() -> None:
    for name in ("tags_subject.csv", "tags_program.csv"):
        for row in rows(name):
            assert not row["same_as"] or tag_meanings(row["same_as"]), row


def test_the_code_in_whose_place_another_stands_stands_for_itself() -> None:
    for name in ("tags_subject.csv", "tags_program.csv"):
        for row in rows(name):
            assert not any(meaning.same_as for meaning in tag_meanings(row["same_as"])), row


@pytest.mark.parametrize(
    ("code", "year"), [("RS", 1985), ("KZ", 1985), ("EZ", 1990)], ids=["Russia", "Kazakhstan", "Czechia"]
)
def test_a_code_is_not_older_than_its_state(code: str, year: int) -> None:
    assert tag(code, year).name is None


@pytest.mark.parametrize(
    ("iso", "year", "code"),
    [
        ("RU", 2009, "RS"),
        ("CN", 2009, "CH"),
        ("JP", 1975, "JA"),
        ("CN", 2020, "CN"),
        ("KZ", 2009, "KZ"),
        ("RS", 2009, "SR"),
        ("ME", 2009, "MW"),
        ("ME", 2005, "MJ"),
        ("AE", 1975, "TC"),
        ("DE", 1975, "GW"),
        ("QM", 2006, "QM"),
        ("SU", 2009, None),
        ("RU", 1970, None),
        ("RU", None, None),
        ("GM", 2009, "GA"),
        ("ZZ", 2009, None),
        ("PREL", 2009, None),
    ],
)
def test_iso_code_leads_to_the_code_of_the_department_in_that_year(
    iso: str, year: int | None, code: str | None
) -> None:
    assert state_code_for_iso(iso, year) == code


def test_a_code_for_a_country_is_one_that_means_it_in_that_year() -> None:
    for row in rows("tags_geo.csv"):
        for year in (1975, 1985, 2009, 2020):
            code = state_code_for_iso(row["iso2"], year)
            assert code is None or tag(code, year).iso2 == row["iso2"], (row, year)


def test_hostile_codes_cost_nothing_and_stay_bounded() -> None:
    assert len(tag("A" * 100_000 + ", B", 2006).code) == LONGEST
    assert tag.cache_info().maxsize == MEMORY
