from pathlib import Path

import pytest

from reftel.archive import Archive
from reftel.archive.docket import answering
from reftel.archive.docket.findings import decode_findings
from reftel.archive.store.database import driver_cursor
from reftel.matters import Found
from tests.archive.cables import OWNER, filled, matters_in, telegram

ASKING = telegram(412, "(U) ACTION REQUEST: Embassy requests the Department's guidance on the lightship dues.")


def acting(serial: int, *answers: int, date: str = "2006-04-02T09:00") -> str:
    """A telegram that acts on guidance in several references."""
    letters = "BCDEFG"
    refs = "\n     ".join(f"{letter}. STATE {answer}" for letter, answer in zip(letters, answers, strict=False))
    words = " ".join(
        f"(U) Per guidance in ref {letters[n]}, Embassy paid the lightship dues (ref A)." for n in range(len(answers))
    )
    return telegram(serial, words, refs=f"A. PORT ALDER 412\n     {refs}", subject="LIGHTSHIP DUES PAID", date=date)


def pairs(archive: Archive) -> list[tuple[int, int, list[str]]]:
    """(asking, candidate, states of the findings) of every stored pair."""
    with archive._store.reading() as connection:
        rows = (
            driver_cursor(connection)
            .execute("SELECT version, answer, data FROM answers ORDER BY version, answer")
            .fetchall()
        )
    return [
        (asking, answer, [one.outcome.state.value for one in decode_findings(data)]) for asking, answer, data in rows
    ]


def test_every_cited_answer_is_kept_because_readers_hold_different_ones(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING, b=acting(430, 7000, 7001))
    ((_, _, states),) = pairs(archive)
    assert states == [Found.CITED_NOT_HELD.value] * len(states)
    matter = next(one for one in matters_in(archive, OWNER) if one.telegram.mrn == "06PORTALDER412")
    assert matter.answered_by is not None
    assert matter.answered_by.mrn == "06STATE7000"


def test_telegrams_that_do_nothing_for_a_request_leave_no_row(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=ASKING,
        b=telegram(413, "(U) Nothing to do with it.", refs="PORT ALDER 412", date="2006-04-01T08:00"),
    )
    assert pairs(archive) == []


def test_rereading_leaves_the_pairs_as_they_were(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING, b=acting(430, 7000))
    before = pairs(archive)
    assert len(before) == 1
    archive.reread(now=archive.fetch(OWNER, "06PORTALDER412").sightings[0].seen_at)
    assert pairs(archive) == before


def test_daily_reports_with_one_subject_are_not_all_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "MOST_ALIKE", 2)
    texts = {
        f"t{n:02}": telegram(
            n, "(U) Embassy requests guidance.", subject="MEDIA REACTION", refs="STATE 5", date=f"2006-03-{n:02}T08:00"
        )
        for n in range(1, 13)
    }
    archive = filled(tmp_path, **texts)
    with archive._store.reading() as connection:
        cursor = driver_cursor(connection)
        for version in range(1, 13):
            found = [pair for pair in answering._pairs(cursor, version) if pair[0] != pair[1]]
            assert len(found) <= 4


def test_damaged_telegram_answers_nothing_and_stops_nothing(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING, b=acting(430, 7000))
    with archive._store.writing() as connection:
        driver_cursor(connection).execute("UPDATE items SET data = x'00' WHERE id = 2")
        driver_cursor(connection).execute("DELETE FROM answers")
        answering.refresh_answers(connection, archive._codec, [1, 2])
    assert pairs(archive) == []
