from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.references.mentions import mentions_in
from reftel.errors import NotFound
from reftel.telegram import Key, Reference
from reftel.wire import parse
from tests.archive.cables import OWNER, PUBLIC, filled, telegram

ONE = "(U) Embassy reported the dues.\n  The Harbor Board refused them (ref A).  It may\nagree by May."
CONFIDENTIAL = "C O N F I D E N T I A L"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return filled(
        tmp_path,
        a=telegram(412),
        b=telegram(413, ONE, "(U) Nothing of it.", date="2006-03-15T10:30", refs="A. PORT ALDER 412 B. VERRIN 88"),
        c=telegram(414, "(U) Nothing new.", date="2006-03-16T10:30", refs="PORT ALDER 412"),
        d=telegram(
            415,
            "(C) As 06 PORT ALDER 0412 told, it leaked.",
            date="2006-03-17T10:30",
            level=CONFIDENTIAL,
            refs="PORT ALDER 412",
        ),
    )


def said(archive: Archive, viewer: object = OWNER, **page: int) -> dict[str, list[str]]:
    found = archive.web.mentions(viewer, "06PORTALDER412", **page)  # type: ignore[arg-type]
    return {one.telegram.mrn or "": [mention.passage.quote for mention in one.mentions] for one in found.citing}


def test_the_sentence_that_mentions_it_is_quoted_exactly(archive: Archive) -> None:
    found = archive.web.mentions(OWNER, "06PORTALDER412")
    assert found.total == 3
    mention = found.citing[0].mentions[0]
    assert mention.anchor == "p1"
    assert mention.passage.quote == "The Harbor Board refused them (ref A)."
    text = archive.fetch(OWNER, "06PORTALDER413").telegram.body[0].text  # type: ignore[union-attr]
    assert text[mention.passage.start : mention.passage.end] == mention.passage.quote
    assert [one.label for one in found.citing[0].references] == ["A"]


def test_a_number_in_the_prose_is_a_mention_too(archive: Archive) -> None:
    assert said(archive)["06PORTALDER415"] == ["As 06 PORT ALDER 0412 told, it leaked."]


def test_who_only_lists_it_is_given_with_the_item_of_the_list(archive: Archive) -> None:
    listed = archive.web.mentions(OWNER, "06PORTALDER412").citing[1]
    assert (listed.mentions, [one.text for one in listed.references]) == ((), ["PORT ALDER 412"])


def test_what_a_viewer_may_not_read_mentions_nothing(archive: Archive) -> None:
    assert archive.web.mentions(PUBLIC, "06PORTALDER412").total == 2
    assert "06PORTALDER415" not in said(archive, PUBLIC)
    with pytest.raises(NotFound):
        archive.web.mentions(PUBLIC, "06PORTALDER415")


def test_a_telegram_that_is_not_held_is_mentioned_too(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=telegram(413, "(U) The dues rose (ref B).  So 06 VERRIN 88 feared.", refs="A. PORT ALDER 412 B. VERRIN 88"),
        b=telegram(
            414,
            "(C) Reftel errs.",
            date="2006-03-16T10:30",
            level=CONFIDENTIAL,
            refs="06 VERRIN 88",
        ),
        c=telegram(415, "(U) Another year (reftel).", date="2006-03-17T10:30", refs="05 VERRIN 88"),
    )
    found = archive.web.mentions(OWNER, "06VERRIN88")
    assert [[mention.passage.quote for mention in one.mentions] for one in found.citing] == [
        ["The dues rose (ref B).", "So 06 VERRIN 88 feared."],
        ["Reftel errs."],
    ]
    assert [one.label for one in found.citing[0].references] == ["B"]
    assert archive.web.mentions(PUBLIC, "06VERRIN88").total == 1
    with pytest.raises(NotFound):
        archive.web.mentions(OWNER, "06VERRIN89")


def test_they_are_given_some_at_a_time(archive: Archive) -> None:
    assert list(said(archive, limit=1, offset=1)) == ["06PORTALDER414"]
    assert said(archive, offset=9) == {}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The board met (refs A and B) again.", True),
        ("The board met (ref B).", False),
        ("See 05 PORT ALDER 412 for it.", False),
        ("See PORT ALDER 4123 for it.", False),
        ("See PORT ALDER 412.", True),
        ("A reform of ports.", False),
    ],
)
def test_which_words_mention_it(words: str, found: bool) -> None:
    text = telegram(413, f"(U) {words}", refs="A. 06 PORT ALDER 412 B. 06 VERRIN 88")
    read = parse(text)
    meant = [one for one in read.references if one.label == "A"]
    assert isinstance(meant[0], Reference)
    mentions = list(mentions_in(read, meant, Key(year=2006, station="PORTALDER", serial=412)))
    assert [one.passage.quote for one in mentions] == ([words] if found else [])
