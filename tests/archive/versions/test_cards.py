"""Cards in an archive: findable, shown as what they are, and no version of the text."""

import datetime as dt
from pathlib import Path

import pytest

from reftel.access import Viewer
from reftel.archive import Archive
from reftel.codes import TelegramKind
from reftel.corpus import read
from tests.corpus.cards import CATALOGUE, NOTICE
from tests.corpus.conftest import SECOND

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
OWNER = Viewer.owner("Ostler")
TEXT = SECOND.replace("000415", "000413").replace("#0415", "#0413")


@pytest.fixture
def held(tmp_path: Path) -> Archive:
    return Archive.create(tmp_path / "archive", title="Cards")


def add(held: Archive, tmp_path: Path, name: str, text: str) -> tuple[int, int, int]:
    path = tmp_path / name
    path.write_text(text)
    report = held.add(read([path]), now=NOW)
    return report.new, report.other_versions, report.cards


def test_a_card_is_found_by_its_number_and_its_facts(held: Archive, tmp_path: Path) -> None:
    with held:
        assert add(held, tmp_path, "notice.txt", NOTICE) == (1, 0, 1)
        found = held.fetch(OWNER, "06PORTALDER413")
        assert (found.telegram.kind, found.telegram.subject) == (TelegramKind.CARD, "Herring talks")
        assert found.sort_date == dt.datetime(2006, 3, 15, tzinfo=dt.UTC)
        hits = held.search(OWNER, "kind:card herring").hits
        assert [hit.brief.version_id for hit in hits] == [found.telegram.version_id]
        assert held.figures(OWNER).telegrams == 0


@pytest.mark.parametrize("order", [("card", "text"), ("text", "card")], ids=["card first", "text first"])
def test_a_card_is_no_version_of_the_text(held: Archive, tmp_path: Path, order: tuple[str, str]) -> None:
    reports = {}
    with held:
        for name in order:
            reports[name] = add(held, tmp_path, f"{name}.txt", {"card": NOTICE, "text": TEXT}[name])
        assert reports == {"card": (1, 0, 1), "text": (1, 0, 0)}
        found = held.fetch(OWNER, "06PORTALDER413")
        assert found.telegram.kind is TelegramKind.TELEGRAM
        assert found.other_versions == ()


def test_each_row_of_a_catalogue_is_a_telegram_that_is_known_of(held: Archive, tmp_path: Path) -> None:
    with held:
        assert add(held, tmp_path, "catalogue.csv", CATALOGUE) == (2, 0, 2)
        assert add(held, tmp_path, "catalogue.csv", CATALOGUE) == (0, 0, 0)
        assert held.fetch(OWNER, "06PORTALDER414").telegram.subject == "COD, AND HERRING"


def test_where_there_is_no_text_every_card_is_shown(held: Archive, tmp_path: Path) -> None:
    with held:
        add(held, tmp_path, "notice.txt", NOTICE)
        add(held, tmp_path, "catalogue.csv", CATALOGUE)
        found = held.fetch(OWNER, "06PORTALDER413")
        assert [found.telegram.kind, len(found.other_versions)] == [TelegramKind.CARD, 1]
        add(held, tmp_path, "text.txt", TEXT)
        assert held.fetch(OWNER, "06PORTALDER413").other_versions == ()
