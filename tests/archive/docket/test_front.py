"""What people say of matters, and the lists that follow: against the fold of everything, whatever was done in whatever order."""

import datetime as dt
import multiprocessing
import os
import signal
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reftel.archive import Archive, Wanted
from reftel.archive.docket.projecting import check_projection
from reftel.errors import ConfigError, NotFound, StatementError
from reftel.matters import Closing, Matter, Promise, Request, Verdict, suggest
from tests.archive.cables import CLEARED, NOW, OWNER, PUBLIC, filled, items, matters_in, telegram, write

LATER = NOW + dt.timedelta(days=3)
ME = "E. Winterbottom"
ASKING = telegram(
    412,
    "(U) The Ministry wants an answer.",
    "(U) ACTION REQUEST: Embassy requests the Department's guidance on the lightship dues by March 24, 2006.",
    "(U) Post will report the council's answer septel.",
)
ANSWER = telegram(
    7000,
    "(U) Department concurs with the payment of the lightship dues as proposed in reftel.",
    post="STATE",
    to="RUEHQA/AMEMBASSY PORT ALDER PRIORITY",
    refs="PORT ALDER 412",
    date="2006-03-20T20:00",
)
OTHER = telegram(
    413,
    "(U) The Embassy asked the Harbour Board for a chart of the shoal.",
    date="2006-05-02T09:00",
    level="C O N F I D E N T I A L",
)


def of_kind(archive: Archive, kind: str) -> Matter:
    return matters_in(archive, OWNER, kind=kind)[-1]


def problems(archive: Archive) -> tuple[str, ...]:
    return tuple(f"{one.place} {one.what}" for one in archive.verify().problems)


def test_a_request_and_a_promise_of_one_telegram_stay_apart(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING)
    request, promise = of_kind(archive, "request"), of_kind(archive, "promise")
    assert isinstance(request.about, Request)
    assert isinstance(promise.about, Promise)
    assert (request.state, promise.state) == ("no_trace", "open")
    assert promise.owes == "Embassy Port Alder"
    assert {matter.kind for matter in archive.docket.of_telegram(OWNER, "06PORTALDER412")} >= {"request", "promise"}


def test_a_correction_stays_when_everything_is_read_again(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING)
    name = of_kind(archive, "request").id
    corrected = archive.docket.correct(
        OWNER, name, {"of": "Office of Lights", "due": "2006-04-01"}, by=ME, now=LATER, note="see the heading"
    )
    assert (corrected.of, corrected.owes, corrected.due) == ("Office of Lights", "Office of Lights", "2006-04-01")
    assert corrected.verdict is Verdict.CORRECTED
    archive.reread(now=LATER)
    again = archive.docket.matter(OWNER, name)
    assert (again.of, again.due, again.history[-1]) == (corrected.of, corrected.due, corrected.history[-1])
    assert [matter.id for matter in matters_in(archive, OWNER, owes="office of lights")] == [name]
    assert problems(archive) == ()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"passage": "x"}, "'passage' is nothing that a request has"),
        ({"nothing": "x"}, "'nothing' is nothing that a request has"),
        ({"own": "perhaps"}, "the request cannot be so"),
        ({"what": None}, "the request cannot be so"),
        ({"what": "x" * 10_001}, "longer than 10,000"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(tmp_path: Path, changes: dict[str, object], sentence: str) -> None:
    archive = filled(tmp_path, a=ASKING)
    with pytest.raises(StatementError, match=sentence):
        archive.docket.correct(OWNER, of_kind(archive, "request").id, changes, by=ME, now=LATER)
    assert archive.verify().statements == 0


def test_a_matter_can_be_merged_into_one_of_its_kind_only(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING, b=OTHER)
    first, second = matters_in(archive, OWNER, kind="request")
    promise = of_kind(archive, "promise")
    for wrong in (first.id, promise.id):
        with pytest.raises(StatementError, match="cannot be merged"):
            archive.docket.merge(OWNER, first.id, wrong, by=ME, now=LATER)
    merged = archive.docket.merge(OWNER, first.id, second.id, by=ME, now=LATER)
    assert (merged.verdict, merged.merged_into) == (Verdict.MERGED, second.id)
    with pytest.raises(StatementError, match="cannot be merged"):
        archive.docket.merge(OWNER, second.id, first.id, by=ME, now=LATER)
    assert first.id not in {one.id for one in archive.docket.find(OWNER).matters}
    assert problems(archive) == ()


def test_who_may_not_read_both_telegrams_does_not_see_that_they_were_merged(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING, b=OTHER)
    secret = next(one for one in matters_in(archive, OWNER, kind="request") if one.telegram.mrn == "06PORTALDER413")
    public = next(one for one in matters_in(archive, OWNER, kind="request") if one.telegram.mrn == "06PORTALDER412")
    archive.docket.merge(OWNER, public.id, secret.id, by=ME, now=LATER, note=f"see {secret.id}")
    seen = archive.docket.matter(PUBLIC, public.id)
    assert (seen.verdict, seen.merged_into) == (Verdict.SUGGESTED, None)
    assert secret.id not in msgspec.json.encode(seen).decode()
    assert archive.docket.matter(CLEARED, public.id).verdict is Verdict.MERGED


def test_an_answer_that_a_person_names_is_hidden_with_its_telegram(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING, b=OTHER)
    name = next(one for one in matters_in(archive, OWNER, kind="request") if one.telegram.mrn == "06PORTALDER412").id
    closed = archive.docket.close(OWNER, name, by=ME, now=LATER, answer="06PORTALDER413")
    assert closed.answered_by is not None
    assert (closed.state, closed.answered_by.mrn, closed.answered_by.days) == ("closed", "06PORTALDER413", 48)
    assert archive.docket.matter(PUBLIC, name).answered_by is None
    with pytest.raises(NotFound):
        archive.docket.close(PUBLIC, name, by=ME, now=LATER, answer="06PORTALDER413")


def test_the_parts_of_a_split_matter_go_their_own_ways(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING)
    name = of_kind(archive, "request").id
    with pytest.raises(StatementError, match="two parts"):
        archive.docket.split(OWNER, name, ("guidance", " "), by=ME, now=LATER)
    first, second = archive.docket.split(OWNER, name, ("guidance", "a chart"), by=ME, now=LATER)
    assert (first.what, first.part_of, second.what) == ("guidance", name, "a chart")
    assert archive.docket.matter(OWNER, name).parts == (first.id, second.id)
    archive.docket.close(OWNER, first.id, how=Closing.DROPPED, by=ME, now=LATER)
    archive.reread(now=LATER)
    assert archive.docket.matter(OWNER, first.id).state == "closed"
    again = archive.docket.matter(OWNER, second.id)
    assert (again.state, again.is_owed) == ("open", True)
    assert name not in {one.id for one in archive.docket.find(OWNER, Wanted(kind="request")).matters}
    assert problems(archive) == ()


def test_work_on_a_matter_is_listed(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING)
    name = of_kind(archive, "request").id
    archive.docket.assign(OWNER, name, " A. Tamm ", by=ME, now=LATER)
    archive.docket.remind(OWNER, name, dt.date(2026, 4, 1), by=ME, now=LATER)
    matter = archive.docket.remark(OWNER, name, "asked again", by=ME, now=LATER)
    assert (matter.assigned_to, matter.remind_on, len(matter.history)) == ("A. Tamm", dt.date(2026, 4, 1), 5)
    with pytest.raises(StatementError, match="empty"):
        archive.docket.remark(OWNER, name, " ", by=ME, now=LATER)
    docket = archive.docket
    assert [one.id for one in docket.find(OWNER, Wanted(assigned="A. Tamm")).matters] == [name]
    assert name not in {one.id for one in docket.find(OWNER, Wanted(assigned="")).matters}
    assert docket.find(OWNER, Wanted(reminding_on=dt.date(2026, 3, 31))).total == 0
    assert docket.find(OWNER, Wanted(reminding_on=dt.date(2026, 4, 1))).total == 1


def test_lists_are_narrowed_ordered_and_cut(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING, b=OTHER)
    docket = archive.docket
    whole = docket.find(OWNER)
    assert [one.id for one in docket.find(OWNER, order="oldest").matters][-1] == whole.matters[0].id
    page = docket.find(OWNER, limit=1, offset=1)
    assert (page.total, page.matters) == (whole.total, whole.matters[1:2])
    due = docket.find(OWNER, Wanted(overdue_on=dt.date(2006, 3, 25)))
    assert [one.due for one in due.matters] == ["2006-03-24"]
    assert docket.find(OWNER, Wanted(overdue_on=dt.date(2006, 3, 24))).total == 0
    assert docket.find(OWNER, Wanted(due_from=dt.date(2006, 3, 24), due_until=dt.date(2006, 3, 24))).total == 1
    assert docket.find(OWNER, Wanted(owes="DEPARTMENT", owed=True)).total == 1
    assert docket.find(OWNER, Wanted(asks="no such post")).total == 0
    assert docket.find(OWNER, order="due").matters[0].due == "2006-03-24"
    with pytest.raises(ConfigError, match="no order"):
        docket.find(OWNER, order="id; DROP TABLE matters")


def test_counts_are_those_of_the_lists(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING, b=OTHER)
    docket = archive.docket
    docket.dismiss(OWNER, of_kind(archive, "promise").id, by=ME, now=LATER)
    for viewer in (OWNER, PUBLIC, CLEARED):
        counts = docket.counts(viewer)
        assert counts.total == docket.find(viewer).total
        for kind, number in counts.kinds.items():
            assert docket.find(viewer, Wanted(kind=kind)).total == number
        for verdict, number in counts.verdicts.items():
            assert docket.find(viewer, Wanted(verdict=verdict)).total == number


def test_what_is_owed_is_summed_by_who_owes_it(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING, b=ANSWER)
    asked = of_kind(archive, "request")
    (department,) = [one for one in archive.docket.owing(OWNER, today=dt.date(2006, 6, 1)) if one.name == asked.owes]
    assert (department.owed, department.answered, department.median_days, department.unknown) == (0, 1, 6, 0)
    (post,) = [
        one for one in archive.docket.owing(OWNER, today=dt.date(2006, 6, 1)) if one.name == "Embassy Port Alder"
    ]
    assert (post.owed, post.answered, post.median_days, post.unknown) == (1, 0, None, 1)


def test_as_it_stood_before_the_answer_and_before_the_request(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING, b=ANSWER)
    docket = archive.docket
    archive.docket.close(OWNER, of_kind(archive, "promise").id, by=ME, now=LATER)

    def state(moment: dt.datetime) -> dict[str, str]:
        return {one.kind: one.state for one in docket.find(OWNER, as_of=moment).matters}

    assert state(dt.datetime(2006, 3, 1, tzinfo=dt.UTC)) == {}
    before = state(dt.datetime(2006, 3, 19, tzinfo=dt.UTC))
    assert (before["request"], before["promise"]) == ("open", "open")
    after = state(dt.datetime(2006, 3, 21, tzinfo=dt.UTC))
    assert (after["request"], after["promise"]) == ("answered", "open")
    assert state(LATER)["promise"] == "closed"
    matter = docket.matter(OWNER, of_kind(archive, "request").id, as_of=dt.datetime(2006, 3, 19, tzinfo=dt.UTC))
    assert matter.state == "open"
    with pytest.raises(NotFound):
        docket.matter(OWNER, matter.id, as_of=dt.datetime(2006, 3, 1, tzinfo=dt.UTC))


def test_what_no_rule_finds_any_more_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = filled(tmp_path, a=ASKING)
    name = of_kind(archive, "request").id
    archive.docket.confirm(OWNER, name, by=ME, now=LATER)
    monkeypatch.setattr(
        "reftel.matters.suggest", lambda read: msgspec.structs.replace(suggest(read), requests=()), raising=False
    )
    archive.reread(now=LATER)
    (lost,) = archive.docket.find(OWNER, Wanted(suggested=False)).matters
    assert (lost.id, lost.verdict, lost.is_suggested) == (name, Verdict.CONFIRMED, False)
    assert problems(archive) == ()


def test_a_list_that_was_changed_behind_the_archives_back_is_found(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING)
    name = of_kind(archive, "request").id
    with archive._store.writing() as connection:
        connection.exec_driver_sql("UPDATE matters SET state = 'answered' WHERE id = ?", (name,))
    assert any(f"matter {name} is listed as it no longer stands" in told for told in problems(archive))
    archive.reread(now=LATER)
    assert problems(archive) == ()


DEEDS = ("confirm", "dismiss", "correct", "merge", "split", "close", "reopen", "assign", "remind", "reread", "add")


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 6)), min_size=1, max_size=7))
def test_whatever_is_done_nothing_said_is_lost_and_the_lists_hold(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("deeds")
    archive = filled(folder, a=ASKING, c=OTHER)
    for number, (deed, which) in enumerate(deeds):
        do(archive, deed, which, LATER + dt.timedelta(hours=number), folder)
        with archive._store.reading() as connection:
            assert list(check_projection(connection)) == []
    before = {one.id: (one.verdict, one.closed, one.assigned_to, one.what) for one in matters_in(archive, OWNER)}
    said = {one.id: [s for s in one.history if hasattr(s, "note")] for one in matters_in(archive, OWNER)}
    archive.reread(now=LATER + dt.timedelta(days=1))
    after = {one.id: (one.verdict, one.closed, one.assigned_to, one.what) for one in matters_in(archive, OWNER)}
    assert after == before
    assert said == {one.id: [s for s in one.history if hasattr(s, "note")] for one in matters_in(archive, OWNER)}
    assert problems(archive) == ()
    archive.close()


def do(archive: Archive, deed: str, which: int, at: dt.datetime, folder: Path) -> None:
    docket, found = archive.docket, sorted(matters_in(archive, OWNER), key=lambda one: one.id)
    name, other = found[which % len(found)].id, found[(which + 1) % len(found)].id
    try:
        match deed:
            case "reread":
                archive.reread(now=at)
            case "add":
                archive.add(items(write(folder / "more", b=ANSWER)), now=at)
            case "correct":
                docket.correct(OWNER, name, {"rule" if which == 6 else "what": f"thing {which}"}, by=ME, now=at)
            case "merge":
                docket.merge(OWNER, name, other, by=ME, now=at)
            case "split":
                docket.split(OWNER, name, ("one", f"two {which}"), by=ME, now=at)
            case "assign":
                docket.assign(OWNER, name, "A. Tamm" if which % 2 else None, by=ME, now=at)
            case "remind":
                docket.remind(OWNER, name, dt.date(2026, 5, 1 + which), by=ME, now=at)
            case _:
                getattr(docket, deed)(OWNER, name, by=ME, now=at)
    except StatementError:
        assert deed in {"correct", "merge"}


def _say_again_and_again(path: str, name: str) -> None:
    with Archive.open(Path(path)) as archive:
        for number in range(100_000):
            archive.docket.remark(OWNER, name, f"note {number}", by=ME, now=LATER)


def test_a_kill_while_something_is_said_loses_nothing_that_was_said(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING)
    name = of_kind(archive, "request").id
    context = multiprocessing.get_context("spawn")
    for _ in range(3):
        process = context.Process(target=_say_again_and_again, args=(str(archive.path), name))
        process.start()
        assert process.pid is not None
        start = time.monotonic()
        before = archive.verify().statements
        while archive.verify().statements < before + 3 and time.monotonic() - start < 60:
            time.sleep(0.02)
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        report = archive.verify()
        assert report.problems == ()
        assert report.statements >= before + 3
        said = [one for one in archive.docket.matter(OWNER, name).history if hasattr(one, "note")]
        assert len(said) == report.statements
