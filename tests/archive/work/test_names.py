from collections.abc import Callable

import pytest

from reftel.archive import Archive
from reftel.archive.work.name_files import MAX_NAMES, MAX_SPELLINGS, read_names
from reftel.archive.work.values import NameEntry
from reftel.errors import ConfigError, NotFound, QueryError
from tests.archive.cables import NOW, OWNER, PUBLIC
from tests.archive.work.conftest import LATER

CSV = 'name,spellings,note\nWinterbottom,Winterbotom; Winterbothom,"Pilot, and\nsigner"\nHarbour master,,\n'
TOML = """
[[name]]
name = "Winterbottom"
spellings = ["Winterbotom", "Winterbothom"]
note = '''Pilot, and
signer'''

[[name]]
name = "Harbour master"
"""
ENTRIES = (
    NameEntry(name="Winterbottom", spellings=("Winterbotom", "Winterbothom"), note="Pilot, and\nsigner"),
    NameEntry(name="Harbour master", spellings=(), note=""),
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (CSV, "people.csv"),
        (TOML, "people.toml"),
        (TOML, "-"),
        ("\ufeff" + CSV, "x"),
        (CSV.replace("\n", "\r\n", 1), "x"),
    ],
)
def test_a_list_is_read_from_either_form(text: str, name: str) -> None:
    assert read_names(text.encode(), name=name) == ENTRIES


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no column .name."),
        (b"name\n", "no names in it"),
        (b"who,spellings\nx,y\n", "no column .name."),
        (b"name\n\xff\n", "not in UTF-8"),
        (b"name,spellings\n...,a\n", "line 2: a name and each"),
        (b"name,spellings\nA,b;--\n", "line 2: a name and each"),
        (b'name\n"open\n', "line 2"),
        (b"[[name]]\nspellings = 3\n", "number 1: spellings is no list"),
        (b"[[name]]\nname = 3\n", "number 1: a name and each"),
        (b"[[name]\n", "is no TOML"),
        (b"[[other]]\nname = 'x'\n", r"no \[\[name\]\] tables"),
        (b"name,spellings\nA," + b";".join(b"b%d" % n for n in range(MAX_SPELLINGS + 1)), "100 spellings at most"),
        (b"name\n" + b"\n".join(b"a%d" % n for n in range(MAX_NAMES + 1)), "10,000 names at most"),
        (b"name\n" + b"x" * 300, "200 characters at most"),
        (b"name,note\nA," + b"x" * 3000, "2,000 characters"),
        (b"x" * 5_000_001, "5,000,000 bytes"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_in_a_list_is_said_with_its_place(data: bytes, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        read_names(data, name="people.toml" if data.startswith(b"[") else "people.csv")


@pytest.fixture
def listed(archive: Archive) -> Archive:
    archive.work.names.add(OWNER, "People", ENTRIES, now=NOW, source="people.csv")
    return archive


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("name:Winterbottom", 3),
        ("name:winterbothom", 3),
        ('name:"Harbour Master"', 1),
        ("name:harb*", 1),
        ("name:Winterbottom pilotage", 1),
        ("-name:Winterbottom", 0),
    ],
)
def test_a_name_is_found_in_all_its_spellings(listed: Archive, query: str, total: int) -> None:
    assert listed.search(OWNER, query).total == total


def test_the_spellings_are_marked_in_what_is_shown(listed: Archive) -> None:
    (hit,) = listed.search(OWNER, "name:Winterbottom pilotage").hits
    marked = {snippet.text[start:end] for snippet in hit.snippets for start, end in snippet.marks}
    assert "Winterbotom" in marked


def test_a_name_with_a_nickname_in_quotation_marks_is_found_and_counted(archive: Archive) -> None:
    (entry,) = read_names(b'name,spellings\n"W. ""Win"" Winterbotom",winterbotom\n', name="people.csv")
    archive.work.names.add(OWNER, "People", (entry,), now=NOW)
    (counted,) = archive.work.names.counts(OWNER)
    assert counted.count == archive.search(OWNER, counted.query).total == 1


def test_an_unknown_name_suggests_the_nearest(listed: Archive) -> None:
    with pytest.raises(QueryError, match="No list of names has “Winterbotton”") as caught:
        listed.search(OWNER, "ferry name:Winterbotton")
    assert caught.value.suggestion == 'Did you mean name:"Winterbottom"?'
    assert caught.value.query[caught.value.start : caught.value.end] == "Winterbotton"


def test_without_lists_the_way_to_one_is_shown(archive: Archive) -> None:
    with pytest.raises(QueryError) as caught:
        archive.search(OWNER, "name:x")
    assert "reftel names add" in caught.value.suggestion


@pytest.mark.parametrize(
    ("query", "counts"),
    [("", {"Winterbottom": 3, "Harbour master": 1}), ("ferry OR quota", {"Winterbottom": 2, "Harbour master": 0})],
)
def test_names_are_counted_over_a_search(listed: Archive, query: str, counts: dict[str, int]) -> None:
    found = listed.work.names.counts(OWNER, query)
    assert {one.entry.name: one.count for one in found} == counts
    assert [one.count for one in found] == sorted(counts.values(), reverse=True)
    for one in found:
        assert listed.search(OWNER, one.query).total == one.count


def test_names_are_counted_as_far_as_may_be_read(listed: Archive) -> None:
    assert {one.entry.name: one.count for one in listed.work.names.counts(PUBLIC)} == {
        "Winterbottom": 2,
        "Harbour master": 1,
    }


def test_a_list_is_replaced_only_on_request(listed: Archive) -> None:
    with pytest.raises(ConfigError, match="called “People” already"):
        listed.work.names.add(OWNER, "People", ENTRIES[:1], now=LATER)
    assert len(listed.work.names.add(OWNER, "People", ENTRIES[:1], now=LATER, replace=True).entries) == 1
    listed.work.names.delete(OWNER, "people", now=LATER)
    assert listed.work.names.all_of(OWNER) == ()
    act: Callable[..., object] = listed.work.names.show
    with pytest.raises(NotFound):
        act(OWNER, "people")
    assert len(listed.work.names.restore(OWNER, "people").entries) == 1
