"""Papers of a consultation, read back; what a report says of how work stood is tested in tests/archive/consultations."""

import datetime as dt
import io

import msgspec
import pypdfium2

from reftel.exports.consultations.paper import Paper, Table, Terms, paper_pdf, paper_text
from reftel.exports.consultations.papers import agenda_paper, report_paper, status_paper
from reftel.matters.consultations.parts import (
    Delegate,
    Initiative,
    Item,
    Meets,
    Outsider,
    Progress,
    Role,
    Seat,
    SessionState,
)
from reftel.matters.consultations.parts import Paper as Document
from tests.matters.consultations.making import WHOLE, body, held

TODAY = dt.date(2006, 9, 1)
LONG = "Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichenverordnung"


def text(paper: Paper) -> str:
    return " ".join(paper_text(paper).decode().split())


def test_the_status_names_coordinators_topics_founding_acts_others_and_sessions_held() -> None:
    whole = msgspec.structs.replace(WHOLE, topics=("pilotage", "lights"), founded=("agreed minute of May 2, 2006",))
    found = text(
        status_paper(
            body(
                whole,
                Seat(role=Role.COORDINATOR, side="Quillonia", person="Ida Brask"),
                Seat(role=Role.COORDINATOR, side="Marrow Coast"),
                Outsider(name="the pilots' guild", side="Quillonia"),
                Initiative(name="Cape Accord of 1961"),
                held(1, "2006-05-14", "Quillonia", place="Saltmere"),
            ),
            TODAY,
        )
    )
    for words in (
        "Topics: pilotage, lights",
        "Rests on: agreed minute of May 2, 2006",
        "Coordinators: Quillonia: Ida Brask; Marrow Coast: not named",
        "the pilots' guild, of Quillonia",
        "Cape Accord of 1961",
        "Sessions held ------------- Date: 2006-05-14 Session: plenary session 1 Place: Saltmere",
    ):
        assert words in found


def test_a_report_names_its_documents_with_the_telegrams_that_hold_them() -> None:
    found = body(
        WHOLE, held(1, "2006-05-14", "Quillonia", papers=(Document(title="minute", telegram="06PORTALDER430"),))
    )
    assert "* minute, in telegram 06PORTALDER430" in text(report_paper(found, found.sessions[0], None))


def test_the_agenda_of_a_session_leaves_out_the_work_that_it_adopted() -> None:
    first = held(1, "2006-05-14", "Quillonia")
    adopted = Item(title="chart the shoal", status=Progress.AGREED, due=dt.date(2006, 8, 31), session="p0")
    older = Item(title="count the reefs", status=Progress.AGREED, due=dt.date(2006, 3, 1))
    found = body(WHOLE, first, adopted, older)
    words = text(agenda_paper(found, found.sessions[0], TODAY))
    assert "count the reefs" in words
    assert "chart the shoal" not in words
    assert "chart the shoal" in text(agenda_paper(found, None, TODAY))


def test_a_session_that_is_to_meet_has_on_its_agenda_what_is_open_and_given_to_it() -> None:
    following = msgspec.structs.replace(held(2, "2007-05-14", "Quillonia"), status=SessionState.AGREED)
    carried = Item(title="chart the shoal", status=Progress.SLIPPING, due=dt.date(2006, 8, 31), session="p0")
    found = body(WHOLE, following, carried)
    assert following.sort is Meets.PLENARY
    assert "Overdue work ------------ 1. chart the shoal" in text(agenda_paper(found, found.sessions[0], TODAY))


def test_no_word_runs_over_the_next_column_of_a_pdf() -> None:
    paper = Paper(
        title="Work",
        under="",
        blocks=(
            Terms((("Coordinators", LONG),)),
            Table(("Work", "Group", "Who", "Due", "State"), ((LONG, LONG, LONG, "2006-05-14", LONG),)),
        ),
        foot="",
    )
    page = pypdfium2.PdfDocument(io.BytesIO(paper_pdf(paper)))[0]
    reader, (width, _height) = page.get_textpage(), page.get_size()
    boxes = [reader.get_rect(n) for n in range(reader.count_rects())]
    assert max(right for _left, _bottom, right, _top in boxes) < width - 50
    for number, (left, bottom, right, top) in enumerate(boxes):
        for other, (left2, bottom2, right2, top2) in enumerate(boxes):
            across = min(right, right2) - max(left, left2)
            beside = min(top, top2) - max(bottom, bottom2)
            assert other == number or across < 1 or beside < 1, (boxes[number], boxes[other])


def test_words_of_a_pdf_can_be_copied_whole_from_their_pieces() -> None:
    whole = msgspec.structs.replace(WHOLE, level=LONG)
    data = paper_pdf(status_paper(body(whole, Item(title=LONG, owners=(Delegate(side="Quillonia"),))), TODAY))
    read = pypdfium2.PdfDocument(io.BytesIO(data))[0].get_textpage().get_text_range()
    assert LONG in "".join(sign for sign in read if not sign.isspace() and sign not in "\u200b\ufffe\x02")
