"""Titles: read once, remembered, and never a reason to fail."""

from typing import cast

import msgspec
import pytest

from reftel.archive import Archive
from reftel.archive.values import Holding
from reftel.codes import Classification
from reftel.errors import NotFound
from reftel.web.shown import titles as module
from reftel.web.shown.lines import line_of, line_of_holding
from reftel.web.shown.marking import level_class, level_words
from reftel.web.shown.spans import to_explain, with_spans
from reftel.web.shown.titles import Titles
from tests.web.conftest import READER
from tests.web.shown.samples import RICH, telegram_of
from tests.web.shown.test_sides import OLDER, holding_of


class Shelf:
    """An archive of one telegram that counts how often it is read."""

    def __init__(self, holding: Holding | None) -> None:
        self.holding = holding
        self.reads = 0

    def fetch(self, *_: object) -> Holding:
        self.reads += 1
        if self.holding is None:
            raise NotFound("it")
        return self.holding


def titles_of(shelf: Shelf) -> Titles:
    return Titles(cast("Archive", shelf), READER)


def test_a_telegram_is_read_once_for_its_title() -> None:
    telegram = telegram_of(RICH)
    shelf = Shelf(holding_of(telegram))
    titles = titles_of(shelf)
    line = line_of_holding(holding_of(telegram), "t")
    brief = msgspec.structs.replace(OLDER, version_id=telegram.version_id, subject=telegram.subject)
    assert titles.of(brief) == titles.of(brief) == titles.guess(brief) == titles.learn(telegram)
    assert shelf.reads == 1
    assert line.as_sent == telegram.subject


def test_what_is_gone_keeps_the_title_that_can_be_told() -> None:
    assert titles_of(Shelf(None)).of(OLDER) == "The first call"


def test_prose_at_hand_is_evidence() -> None:
    titles = titles_of(Shelf(None))
    assert titles.guess(OLDER, "They met for the First Call in May.") == "The First Call"


def test_memory_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED", 1)
    titles = titles_of(Shelf(None))
    one, other = telegram_of(RICH), telegram_of(RICH.replace("cod", "ling").replace("Cod", "Ling"))
    titles.learn(one)
    titles.learn(other)
    assert list(titles._known) == [other.version_id]


def test_a_telegram_without_subject_says_so() -> None:
    bare = msgspec.structs.replace(OLDER, subject=None, mrn=None, origin=None, classification=None)
    line = line_of(bare, titles_of(Shelf(None)).of(bare))
    assert (line.title, line.name, line.origin, line.level) == ("No subject", "@abababab", "PORTALDER", "No marking")


def test_levels() -> None:
    assert [level_class(level) for level in (Classification.SECRET, None)] == ["level-s", "level-none"]
    assert level_words(Classification.TOP_SECRET) == "TOP SECRET"


def test_spans_are_read_again_where_they_are_not_at_hand() -> None:
    read = telegram_of(RICH)
    bare = holding_of(msgspec.structs.replace(read, spans=msgspec.UNSET))
    assert with_spans(bare) == read
    assert with_spans(holding_of(read)) is read


def test_spans_that_would_not_fit_the_record_are_left_out() -> None:
    other = msgspec.structs.replace(telegram_of(RICH), spans=msgspec.UNSET, body=())
    assert with_spans(holding_of(other)).spans is msgspec.UNSET
    assert to_explain(holding_of(other)).spans
