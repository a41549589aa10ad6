import datetime as dt
from pathlib import Path

import msgspec
import pytest

from reftel.archive import Archive, Progress
from reftel.errors import NotFound
from reftel.matters import Confirmed, Matter, Noted, Read, Suggested, Suggestions, Verdict, suggest
from reftel.telegram import Telegram
from tests.archive.cables import CLEARED, NOW, OWNER, PUBLIC, filled, items, matters_in, telegram, write

LATER = NOW + dt.timedelta(days=3)
ASKING = telegram(
    412,
    "(U) The Ministry waits for an answer.",
    "(U) ACTION REQUEST: Embassy requests the Department's guidance on the lightship dues.",
)
TO_POST = "RUEHQA/AMEMBASSY PORT ALDER PRIORITY"
ANSWER = telegram(
    7000,
    "(U) Department concurs with the payment of the lightship dues as proposed in reftel.",
    post="STATE",
    to=TO_POST,
    refs="PORT ALDER 412",
    date="2006-03-20T20:00",
)
SECRET_ANSWER = ANSWER.replace("UNCLAS STATE", "C O N F I D E N T I A L STATE").replace("(U) Dep", "(C) Dep")
ACTING = telegram(
    430,
    "(U) Per guidance in ref B, Embassy paid the lightship dues (ref A).",
    refs="A. PORT ALDER 412\n     B. STATE 7000",
    subject="LIGHTSHIP DUES PAID",
    date="2006-04-02T09:00",
)


def states(archive: Archive) -> dict[str | None, str]:
    return {matter.telegram.mrn: matter.state for matter in matters_in(archive, OWNER)}


def request_of(archive: Archive) -> Matter:
    return next(matter for matter in matters_in(archive, OWNER) if matter.telegram.mrn == "06PORTALDER412")


def test_request_is_suggested_with_its_passage(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING)
    matter = request_of(archive)
    assert (matter.kind, matter.own, matter.labelled, matter.verdict) == ("request", True, True, Verdict.SUGGESTED)
    assert matter.quote in ASKING
    assert matter.telegram.address == archive.fetch(OWNER, "06PORTALDER412").address
    assert [type(statement) for statement in matter.history] == [Suggested, Noted]
    assert all(statement.at == matter.telegram.date for statement in matter.history)
    assert archive.fetch(OWNER, "06PORTALDER412").matters == (matter,)
    assert archive.docket.matter(OWNER, matter.id) == matter
    assert archive.figures(OWNER).requests == len(matters_in(archive, OWNER, kind="request")) == 1


@pytest.mark.parametrize("order", [(ASKING, ANSWER), (ANSWER, ASKING)], ids=["request first", "answer first"])
def test_answer_is_found_whichever_comes_first(tmp_path: Path, order: tuple[str, str]) -> None:
    archive = filled(tmp_path, a=order[0])
    archive.add(items(write(tmp_path / "more", b=order[1])), now=LATER)
    matter = request_of(archive)
    assert matter.state == "answered"
    assert matter.answered_by is not None
    assert matter.answered_by.mrn == "06STATE7000"
    assert matter.answered_by.address == archive.fetch(OWNER, "06STATE7000").address
    assert matter.answered_by.passage is not None
    assert matter.answered_by.passage.quote in ANSWER
    noted = matter.history[1]
    assert isinstance(noted, Noted)
    assert noted.at == archive.fetch(OWNER, "06STATE7000").sort_date


def test_answer_that_is_cited_but_not_held_is_named_until_it_arrives(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING)
    assert request_of(archive).state == "no_trace"
    archive.add(items(write(tmp_path / "more", c=ACTING)), now=NOW)
    matter = request_of(archive)
    assert matter.state == "cited_not_held"
    assert matter.answered_by is not None
    assert (matter.answered_by.mrn, matter.answered_by.address) == ("06STATE7000", None)
    archive.add(items(write(tmp_path / "yet", b=ANSWER)), now=NOW)
    assert request_of(archive).state == "answered"


def test_outcome_rests_on_what_the_viewer_may_read(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING, b=SECRET_ANSWER, c=ACTING)
    assert archive.docket.matter(CLEARED, request_of(archive).id).state == "answered"
    matter = archive.docket.matter(PUBLIC, request_of(archive).id)
    assert matter.state == "cited_not_held"
    assert matters_in(archive, PUBLIC, state="answered") == ()


def test_request_that_may_not_be_read_is_not_there(tmp_path: Path) -> None:
    secret = ASKING.replace("UNCLAS", "C O N F I D E N T I A L")
    archive = filled(tmp_path, a=secret)
    matter = request_of(archive)
    assert matters_in(archive, PUBLIC) == ()
    assert archive.figures(PUBLIC).requests == 0
    for attempt in (
        lambda: archive.docket.matter(PUBLIC, matter.id),
        lambda: archive.docket.confirm(PUBLIC, matter.id, by="nobody", now=LATER),
        lambda: archive.docket.of_telegram(PUBLIC, "06PORTALDER412"),
    ):
        with pytest.raises(NotFound):
            attempt()
    archive.docket.confirm(OWNER, matter.id, by="E. Winterbottom", now=LATER)
    assert matters_in(archive, PUBLIC) == ()
    with pytest.raises(NotFound):
        archive.docket.matter(PUBLIC, matter.id)


def test_request_repeated_by_another_version_is_one_matter(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING, b=ASKING.replace("waits for an answer", "waits for an answer at last"))
    assert len(matters_in(archive, OWNER)) == archive.figures(OWNER).requests == 1
    assert len(archive.fetch(OWNER, "06PORTALDER412").other_versions) == 1


def test_matters_are_chosen_by_kind_state_and_party(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=ASKING,
        b=ANSWER,
        c=telegram(413, "(U) Embassy requests guidance on the pilots.", date="2006-05-01T08:00"),
    )
    both = matters_in(archive, OWNER)
    assert [matter.telegram.mrn for matter in both] == ["06PORTALDER413", "06PORTALDER412"]
    assert matters_in(archive, OWNER, state="answered") == both[1:]
    assert matters_in(archive, OWNER, state="no_trace") == both[:1]
    assert matters_in(archive, OWNER, kind="promise") == ()
    assert matters_in(archive, OWNER, own=False) == ()
    assert matters_in(archive, OWNER, own=True, owes=both[0].of) == both
    assert archive.docket.of_telegram(OWNER, "06PORTALDER413") == both[:1]
    archive.docket.dismiss(OWNER, both[0].id, by="E. Winterbottom", now=LATER)
    assert [matter.id for matter in matters_in(archive, OWNER, state="dismissed")] == [both[0].id]


def test_verdict_is_kept_with_who_said_it_when_and_why(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING)
    matter = archive.docket.confirm(OWNER, request_of(archive).id, by="E. Winterbottom", now=LATER, note="read twice")
    assert matter.verdict is Verdict.CONFIRMED
    said = matter.history[-1]
    assert isinstance(said, Confirmed)
    assert (said.by.name, said.at, said.note) == ("E. Winterbottom", LATER, "read twice")
    again = archive.docket.dismiss(OWNER, matter.id, by="D. Pell", now=LATER + dt.timedelta(hours=1))
    assert again.verdict is Verdict.DISMISSED
    assert len(again.history) == 4
    assert archive.fetch(OWNER, "06PORTALDER412").matters == (again,)
    report = archive.verify()
    assert (report.statements, report.problems) == (2, ())


def test_a_note_with_half_a_character_is_kept_as_text(tmp_path: Path) -> None:
    archive = filled(tmp_path, asking=ASKING)
    matter = archive.docket.confirm(OWNER, matters_in(archive, OWNER)[0].id, by="X", now=LATER, note="a\udcff")
    assert getattr(matter.history[-1], "note", None) == "a?"


def test_verdict_on_what_is_not_there_is_refused(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING)
    with pytest.raises(NotFound):
        archive.docket.confirm(OWNER, "0" * 16, by="E. Winterbottom", now=LATER)


def test_verdict_can_be_given_while_another_process_adds(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=ASKING)
    matter = request_of(archive)

    def confirm(_: Progress) -> None:
        archive.docket.confirm(OWNER, matter.id, by="D. Pell", now=LATER)

    with Archive.open(archive.path) as other:
        other.add(items(write(tmp_path / "more", b=ANSWER)), now=NOW, progress=confirm)
    assert archive.docket.matter(OWNER, matter.id).verdict is Verdict.CONFIRMED
    assert states(archive) == {"06PORTALDER412": "answered"}


def test_verdict_keeps_a_request_whose_passage_stands_in_another_paragraph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def announced_before(telegram: Telegram) -> Suggestions:
        found = suggest(telegram)
        moved = tuple(msgspec.structs.replace(one, paragraph=77) for one in found.requests)
        return msgspec.structs.replace(found, requests=moved)

    monkeypatch.setattr("reftel.matters.suggest", announced_before, raising=False)
    archive = filled(tmp_path, a=ASKING)
    matter = archive.docket.confirm(OWNER, request_of(archive).id, by="E. Winterbottom", now=LATER)
    said = next(s for s in matter.history if isinstance(s, Confirmed))
    assert isinstance(said.about, Read)
    assert said.about.paragraph == 77
    assert said.about.passage.paragraph != 77


def answer(serial: int, paragraph: str, date: str) -> str:
    return telegram(serial, paragraph, post="STATE", to=TO_POST, refs="PORT ALDER 412", date=date)


def test_answers_in_part_are_put_together_by_their_numbers(tmp_path: Path) -> None:
    asking = telegram(
        412,
        "(U) ACTION REQUEST: Embassy requests the Department's guidance on (1) the lightship dues, (2) the pilots and (3) the chart.",
    )
    first = answer(
        7000,
        "(U) Department concurs on points 1 and 3: the lightship dues and the chart of reftel.",
        "2006-03-20T20:00",
    )
    second = answer(7100, "(U) Department concurs on point 2 of reftel: the pilots may be paid.", "2006-03-28T20:00")
    archive = filled(tmp_path, a=asking, b=first)
    matter = request_of(archive)
    assert matter.answered_by is not None
    assert (matter.state, matter.answered_by.mrn, matter.answered_by.share) == (
        "answered_in_part",
        "06STATE7000",
        "1 and 3 of 3; 2 is open",
    )
    archive.add(items(write(tmp_path / "more", c=second)), now=LATER)
    matter = request_of(archive)
    assert matter.answered_by is not None
    assert (matter.state, matter.answered_by.mrn, matter.answered_by.share) == ("answered", "06STATE7100", "")
    assert archive.verify().problems == ()


def test_later_papers_of_the_same_name_are_told_where_they_are_cited(tmp_path: Path) -> None:
    first = telegram(412, "(U) Minister Orlan handed the Ambassador a non-paper on the Strait Council.")
    revised = telegram(
        430,
        "(U) Minister Orlan handed the Ambassador a revised non-paper on the Strait Council (ref A).",
        refs="PORT ALDER 412",
        date="2006-04-02T09:00",
    )
    other = telegram(
        431,
        "(U) Minister Orlan handed the Ambassador a letter on fog (ref A).",
        refs="PORT ALDER 412",
        date="2006-04-03T09:00",
    )
    archive = filled(tmp_path, a=first, b=revised, c=other)
    papers = {m.telegram.mrn: m for m in matters_in(archive, OWNER, kind="document")}
    later = archive.later_papers(OWNER, papers["06PORTALDER412"])
    assert [one.telegram.mrn for one in later] == ["06PORTALDER430"]
    assert archive.later_papers(OWNER, papers["06PORTALDER430"]) == ()
