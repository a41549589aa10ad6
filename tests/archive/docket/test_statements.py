import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from reftel.archive import Archive
from reftel.archive.care import reread
from reftel.archive.ingest import packing
from reftel.archive.ingest.prepare import Prepared, prepare
from reftel.corpus import Item
from reftel.errors import NotFound
from reftel.matters import Verdict
from tests.archive.cables import NOW, OWNER, PUBLIC, filled, matters_in, telegram

ASKING = telegram(412, "(U) ACTION REQUEST: Embassy requests the Department's guidance on the lightship dues.")
HARMLESS = telegram(413, "(U) ACTION REQUEST: Embassy requests the Department's guidance on the pilots.")
LATER = NOW + dt.timedelta(days=3)


def judged(tmp_path: Path) -> tuple[Archive, str]:
    """An archive with two requests: the first confirmed, the second dismissed. Returns the first one's id."""
    archive = filled(tmp_path, a=ASKING, b=HARMLESS)
    names = {matter.telegram.mrn: matter.id for matter in matters_in(archive, OWNER)}
    first, second = names["06PORTALDER412"], names["06PORTALDER413"]
    archive.docket.confirm(OWNER, first, by="E. Winterbottom", now=LATER)
    archive.docket.dismiss(OWNER, second, by="E. Winterbottom", now=LATER)
    return archive, first


def verdicts(archive: Archive) -> dict[str | None, str]:
    return {matter.telegram.mrn: matter.verdict.value for matter in matters_in(archive, OWNER)}


JUDGED = {"06PORTALDER412": "confirmed", "06PORTALDER413": "dismissed"}


def with_other_rules(change: Callable[[Prepared], Prepared], monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(item: Item) -> Prepared:
        return change(prepare(item))

    monkeypatch.setattr(reread, "prepare", changed)
    monkeypatch.setattr(packing, "prepare", changed)


def test_verdicts_survive_rereading(tmp_path: Path) -> None:
    archive, _ = judged(tmp_path)
    archive.reread(now=LATER)
    assert verdicts(archive) == JUDGED
    assert archive.verify().problems == ()


def test_verdicts_survive_rules_that_call_a_matter_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive, old = judged(tmp_path)

    def renamed(prepared: Prepared) -> Prepared:
        drafts = tuple(msgspec.structs.replace(one, matter="new" + one.matter[3:]) for one in prepared.suggestions)
        return msgspec.structs.replace(prepared, suggestions=drafts)

    with_other_rules(renamed, monkeypatch)
    archive.reread(now=LATER)
    assert verdicts(archive) == JUDGED
    assert len(matters_in(archive, OWNER)) == 2
    matter = archive.docket.matter(OWNER, old)
    assert matter.id == "new" + old[3:]
    assert archive.docket.matter(OWNER, matter.id) == matter
    assert archive.fetch(OWNER, "06PORTALDER412").matters == (matter,)
    again = archive.docket.dismiss(OWNER, old, by="D. Pell", now=LATER)
    assert (again.id, again.verdict, len(again.history)) == (matter.id, Verdict.DISMISSED, 4)


def test_verdicts_survive_rules_that_find_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive, old = judged(tmp_path)
    with_other_rules(lambda prepared: msgspec.structs.replace(prepared, suggestions=()), monkeypatch)
    archive.reread(now=LATER)
    assert verdicts(archive) == JUDGED
    matter = archive.docket.matter(OWNER, old)
    assert "guidance" in matter.what
    assert [held.id for held in archive.fetch(OWNER, "06PORTALDER412").matters] == [old]
    again = archive.docket.dismiss(OWNER, old, by="D. Pell", now=LATER)
    assert again.verdict is Verdict.DISMISSED
    assert archive.verify().statements == 3


def test_a_verdict_is_hidden_with_its_telegram_when_that_gets_a_stricter_label(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, old = judged(tmp_path)
    assert archive.docket.matter(PUBLIC, old).verdict is Verdict.CONFIRMED
    with_other_rules(lambda prepared: msgspec.structs.replace(prepared, label_class="SECRET"), monkeypatch)
    archive.reread(now=LATER)
    assert matters_in(archive, PUBLIC) == ()
    with pytest.raises(NotFound):
        archive.docket.matter(PUBLIC, old)
    assert archive.docket.matter(OWNER, old).verdict is Verdict.CONFIRMED


def tampered(archive: Archive, *attacks: str) -> list[str]:
    """Change the database behind the archive's back, and return what `verify` says of the statements."""
    archive.close()
    connection = sqlite3.connect(archive.path / "records.db")
    guards = connection.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'statements'"
    ).fetchall()
    for name in ("changed", "removed", "replaced"):
        connection.execute(f"DROP TRIGGER statements_are_not_{name}")
    for attack in attacks:
        connection.execute(attack)
    for (guard,) in guards:
        connection.execute(guard)
    connection.commit()
    connection.close()
    with Archive.open(archive.path) as again:
        return [f"{problem.place}: {problem.what}" for problem in again.verify().problems]


@pytest.mark.parametrize(
    ("attack", "noticed"),
    [
        (
            "UPDATE statements SET data = CAST(replace(data, 'confirmed', 'dismissed') AS BLOB) WHERE id = 1",
            "statement 1: is not as it was written",
        ),
        ("UPDATE statements SET matter = 'x' WHERE id = 2", "statement 2: is not as it was written"),
        ("DELETE FROM statements WHERE id = 1", "statement 2: stands where statement 1 should"),
        ("UPDATE labels SET label_class = 'SECRET'", "statement 1: is not as it was written"),
    ],
    ids=["another verdict", "about another matter", "one removed", "another label"],
)
def test_statement_changed_behind_the_archives_back_is_noticed(tmp_path: Path, attack: str, noticed: str) -> None:
    archive, _ = judged(tmp_path)
    assert noticed in tampered(archive, attack)


def test_untouched_statements_are_found_intact(tmp_path: Path) -> None:
    archive, _ = judged(tmp_path)
    assert tampered(archive) == []


def test_missing_guard_is_noticed(tmp_path: Path) -> None:
    archive, _ = judged(tmp_path)
    archive.close()
    connection = sqlite3.connect(archive.path / "records.db")
    connection.execute("DROP TRIGGER statements_are_not_removed")
    connection.commit()
    connection.close()
    with Archive.open(archive.path) as again:
        (problem,) = again.verify().problems
    assert problem.what == "the guard statements_are_not_removed is gone"
