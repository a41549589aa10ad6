"""Addresses inside the room."""

import pytest

from reftel.archive.values import Brief
from reftel.web import links


def brief(mrn: str | None) -> Brief:
    return Brief(
        mrn=mrn,
        version_id="3f2a9b1c00112233",
        address=f"{mrn or ''}@3f2a9b1c00112233",
        date=None,
        station=None,
        origin=None,
        classification=None,
        subject=None,
    )


def test_telegrams() -> None:
    assert links.telegram("06PORTALDER412") == "/t/06PORTALDER412"
    assert links.telegram("06PORTALDER412@3f2a", "original", "l5") == "/t/06PORTALDER412@3f2a/original#l5"
    assert links.telegram('a/b?"<c') == "/t/a%2Fb%3F%22%3Cc"


def test_versions() -> None:
    assert links.best(brief("06PORTALDER412")) == "/t/06PORTALDER412"
    assert links.exact(brief("06PORTALDER412")) == "/t/06PORTALDER412@3f2a9b1c"
    assert links.best(brief(None)) == links.exact(brief(None)) == "/t/@3f2a9b1c00112233"


def test_what_is_as_usual_is_left_out() -> None:
    assert links.search("cod & herring") == "/search?q=cod+%26+herring"
    assert links.search("cod", sort="relevance", page=1) == "/search?q=cod"
    assert links.search("cod", sort="newest", page=3) == "/search?q=cod&sort=newest&page=3"
    assert links.matters("/asks", state="", side="own") == "/asks?side=own"
    assert links.matters("/asks", state="") == "/asks"


@pytest.mark.parametrize(
    "address", ["/asks", "/asks?state=answered&page=2#ask-12ab", "/t/06PORTALDER412#ask-1", "/t/@3f2a9b1c00112233"]
)
def test_a_form_leads_back_into_the_room(address: str) -> None:
    assert links.is_local(address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "//evil.example",
            "https://evil.example/",
            "/\\evil.example",
            "/asks\r\nSet-Cookie: a",
            "/t/a/b",
            "/t/x y",
        ),
        *("/t/../admin", "/t/日本", "/t/a\n"),
    ],
)
def test_a_form_leads_nowhere_else(address: str) -> None:
    assert not links.is_local(address)


def test_what_readers_made() -> None:
    assert links.kept() == "/kept"
    assert links.kept(gone="a & b", kind="mark") == "/kept?gone=a+%26+b&kind=mark"
    assert links.kept_set("collection", "Dues: ä & b?") == "/collections/Dues%3A%20%C3%A4%20%26%20b%3F"
    assert links.notes() == "/notes"
    assert links.notes("who is", 2) == "/notes?words=who+is&page=2"
    assert links.feed("New ships") == "/saved/New%20ships.atom"
    assert links.frozen("x#y") == "/frozen/x%23y"
    assert links.names("people") == "/names/people"
    for address in (links.kept_set("mark", "to read"), "/kept", "/notes?words=x", "/t/06PORTALDER412#notes"):
        assert links.is_local(address)
