"""What came of a request: an answer, a part of one, one that is only cited, or no trace."""

from collections.abc import Callable

import pytest

from reftel.matters import Outcome, asked_facts, candidate_facts, find_answers, suggest_requests
from reftel.telegram import Key, Telegram
from tests.matters.inventing import from_department, telegram

ASKING = telegram(
    "1. (C) Ashby handed over a note on pilots.\n\n2. (C) ACTION REQUEST: Embassy requests guidance on "
    "the reply to the\nnote on pilots. END ACTION REQUEST."
)
LETTERED = telegram(
    "1. (C) Text.\n\n2. (C) ACTION REQUEST: Embassy requests instructions on (a) the name, (b) the level "
    "and (c) the pilots.\nEND ACTION REQUEST."
)
REPORTING = telegram("1. (C) Ashby asked us to lend a survey launch for the Middle Ground.")
INSTRUCTING = from_department(
    "1. (C) Text.\n\n2. (C) Embassy is requested to deliver the points on pilots and to report\nthe reaction by May 20.",
    serial=7001,
)


def reply(
    body: str, *, refs: str = "PORT ALDER 412", subject: str = "PILOTS: A REPLY", dtg: str = "091500Z MAY 06"
) -> Telegram:
    return from_department(body, refs=refs, subject=subject, dtg=dtg, serial=7731)


def later(body: str, *, refs: str, dtg: str = "121500Z MAY 06", **parts: str) -> Telegram:
    return telegram(body, refs=refs, dtg=dtg, serial=500, **parts)


def nothing_held(key: Key) -> bool:
    return False


def outcome(
    asking: Telegram, *candidates: Telegram, held: Callable[[Key], bool] = nothing_held, index: int = 0
) -> Outcome:
    request = suggest_requests(asking)[index]
    return find_answers(asked_facts(asking, request), [candidate_facts(c) for c in candidates], held)


def told(found: Outcome) -> tuple[str, str | None, bool]:
    return found.state.value, found.answered_by, found.part


ANSWERS = {
    "it points at the paragraph": "1. (C) This responds to reftel, paragraph 2. Post may thank him.",
    "it points before the reference": "1. (C) In answer to para 2 reftel, we say yes.",
    "the capital decides": "1. (C) The Department concurs with a short reply to the note on pilots.",
    "the post may act": "1. (C) Post may tell Ashby that we study his note on pilots.",
    "guidance is given": "1. (C) Guidance requested in reftel follows. The note on pilots needs no reply.",
    "it says where it is given": "1. (C) The points for the reply (reftel) are attached.",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers(name: str) -> None:
    assert told(outcome(ASKING, reply(ANSWERS[name]))) == ("answered", "06STATE7731", False)


NO_ANSWERS = {
    "it only cites": "1. (C) The Department has read reftel with interest and admires the cheese.",
    "it speaks of something else": "1. (C) Post may use the cheese at its reception.",
    "it points at another paragraph and speaks of something else": "1. (C) Post may keep the cheese (reftel, paragraph 7).",
    "it puts everything off": "1. (C) Guidance on the reply to the note on pilots will follow septel.",
    "it points and does nothing": "1. (C) The cheese came with reftel, paragraph 2.",
}


@pytest.mark.parametrize("name", NO_ANSWERS)
def test_mere_citation_is_no_answer(name: str) -> None:
    assert told(outcome(ASKING, reply(NO_ANSWERS[name]))) == ("no_trace", None, False)


def test_an_answer_cites_the_request() -> None:
    answer = "1. (C) Post may tell Ashby that we study his note on pilots."
    assert told(outcome(ASKING, reply(answer, refs="PORT ALDER 411")))[0] == "no_trace"
    assert told(outcome(ASKING, reply(answer, refs="")))[0] == "no_trace"


def test_an_answer_goes_the_right_way() -> None:
    answer = "1. (C) Post may tell Ashby that we study his note on pilots."
    other = from_department(answer, refs="PORT ALDER 412", to="RUEHQV/AMEMBASSY VERRIN PRIORITY", dtg="091500Z MAY 06")
    assert told(outcome(ASKING, other))[0] == "no_trace"
    own = later(answer, refs="PORT ALDER 412")
    assert told(outcome(ASKING, own))[0] == "no_trace"
    collective = from_department(
        answer, refs="PORT ALDER 412", to="RUEHQZ/ALL DIPLOMATIC POSTS COLLECTIVE PRIORITY", dtg="091500Z MAY 06"
    )
    assert told(outcome(ASKING, collective))[0] == "answered"


def test_an_answer_comes_later() -> None:
    early = reply("1. (C) This responds to reftel, paragraph 2.", dtg="011500Z MAY 06")
    assert told(outcome(ASKING, early))[0] == "no_trace"
    assert told(outcome(ASKING, ASKING))[0] == "no_trace"


def test_the_first_whole_answer_counts() -> None:
    part = reply(
        "1. (C) This responds to reftel, paragraph 2. The reply on pilots will follow septel.", dtg="051500Z MAY 06"
    )
    whole = from_department(
        "1. (C) This responds to reftel, paragraph 2.", refs="PORT ALDER 412", dtg="101500Z MAY 06", serial=8000
    )
    assert told(outcome(ASKING, whole, part)) == ("answered", "06STATE8000", False)
    assert told(outcome(ASKING, part)) == ("answered", "06STATE7731", True)


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("1. (C) This responds to reftel, paragraph 2. On questions a and c, Post may agree.", True),
        (
            "1. (C) This responds to reftel, paragraph 2. Name (question a): yes. Level (question b): no. Pilots (question c): no.",
            False,
        ),
        ("1. (C) This responds to reftel, paragraph 2. On the pilots we are not yet in a position to answer.", True),
        ("1. (C) This responds to reftel, paragraph 2. The cheese will follow.", False),
    ],
    ids=["some of the letters", "all of the letters", "one is put off", "something else is put off"],
)
def test_a_part_is_told_from_the_whole(body: str, part: bool) -> None:
    assert told(outcome(LETTERED, reply(body))) == ("answered", "06STATE7731", part)


def test_a_post_answers_an_instruction() -> None:
    delivered = telegram(
        "1. (C) DCM delivered the points to Ashby on May 4.", refs="STATE 7001", dtg="051500Z MAY 06", serial=421
    )
    assert told(outcome(INSTRUCTING, delivered)) == ("answered", "06PORTALDER421", False)
    as_asked = telegram(
        "1. (C) As instructed in reftel, DCM saw Ashby.", refs="STATE 7001", dtg="051500Z MAY 06", serial=421
    )
    assert told(outcome(INSTRUCTING, as_asked)) == ("no_trace", None, False)


def test_a_report_is_answered_by_any_report_that_points_at_it() -> None:
    asking = from_department("1. (C) Posts are requested to report what the host thinks.", serial=7001)
    report = telegram(
        "1. (C) DCM delivered our letter (reftel). The host is calm.",
        refs="STATE 7001",
        dtg="051500Z MAY 06",
        serial=421,
    )
    assert told(outcome(asking, report)) == ("answered", "06PORTALDER421", False)


def test_what_others_ask_may_be_met_by_the_capital_or_by_a_post() -> None:
    granted = reply("1. (C) The Department agrees to lend a survey launch.", refs="PORT ALDER 412")
    assert told(outcome(REPORTING, granted))[0] == "answered"
    elsewhere = telegram(
        "1. (C) Embassy asked Osmark for the launch that Ashby wants (reftel, paragraph 1).",
        originator="AMEMBASSY HALDEN BAY",
        station="HALDEN BAY",
        refs="PORT ALDER 412",
        dtg="081500Z MAY 06",
        serial=182,
    )
    assert told(outcome(REPORTING, elsewhere)) == ("answered", "06HALDENBAY182", False)
    delivered = later("1. (C) DCM delivered our reply to Ashby on the survey launch.", refs="PORT ALDER 412")
    assert told(outcome(REPORTING, delivered)) == ("answered", "06PORTALDER500", False)
    talk = later(
        "1. (C) Ashby spoke of the survey launch again (reftel, paragraph 1). Post may ask him.", refs="PORT ALDER 412"
    )
    assert told(outcome(REPORTING, talk)) == ("no_trace", None, False)


def test_what_an_enclosed_text_says_is_no_answer() -> None:
    body = "1. (C) Note.\n\nBEGIN TEXT OF TESSALIAN NOTE:\n\nIn answer to reftel, paragraph 2, we agree to the reply.\n\nEND TEXT."
    assert told(outcome(ASKING, reply(body))) == ("no_trace", None, False)


def test_a_sentence_that_puts_off_is_no_answer_though_it_has_a_cue() -> None:
    body = "1. (C) Post may expect guidance on the reply to the note on pilots, which will follow septel."
    assert told(outcome(ASKING, reply(body))) == ("no_trace", None, False)


GHOST = "1. (C) Per guidance in ref B, the Ambassador replied to the note on pilots (ref A)."


def test_an_answer_that_is_cited_but_not_held_is_named() -> None:
    found = outcome(ASKING, later(GHOST, refs="A. PORT ALDER 412\n     B. STATE 7731"))
    assert told(found) == ("cited_not_held", "06STATE7731", False)
    assert found.told_by == "06PORTALDER500"
    assert found.passage is not None
    assert found.passage.quote.startswith("Per guidance in ref B")


@pytest.mark.parametrize(
    ("body", "refs", "subject", "held"),
    [
        (GHOST, "A. PORT ALDER 412\n     B. STATE 7731", "X", True),
        (GHOST, "A. PORT ALDER 412\n     B. VERRIN 12", "X", False),
        (GHOST, "A. PORT ALDER 400\n     B. STATE 7731", "A DINNER FOR THE CHEESE MAKERS", False),
        (
            "1. (C) The Ambassador replied to the note on pilots (ref A).",
            "A. PORT ALDER 412\n     B. STATE 7731",
            "X",
            False,
        ),
        ("1. (C) Per guidance in ref B, the Ambassador ate.", "A. PORT ALDER 412\n     B. STATE 7731", "X", False),
        (GHOST, "A. PORT ALDER 412\n     B. A LETTER OF MAY 3", "X", False),
        (
            "1. (C) Per guidance in ref C, DCM gave the reply to the note on pilots.",
            "A. PORT ALDER 412\n     B. STATE 7731",
            "X",
            False,
        ),
    ],
    ids=["held", "from another", "untied", "no cue", "something else", "no telegram", "another letter"],
)
def test_a_ghost_needs_its_words_its_tie_and_its_absence(body: str, refs: str, subject: str, held: bool) -> None:
    found = outcome(ASKING, later(body, refs=refs, subject=subject), held=lambda key: held)
    assert told(found) == ("no_trace", None, False)


def test_the_same_subject_ties_a_ghost_that_speaks_of_what_was_asked() -> None:
    body = "1. (C) Drawing on guidance in reftel, DCM gave the reply to the note on pilots."
    found = outcome(ASKING, later(body, refs="STATE 7731", subject="THE STRAIT AND ITS PILOTS AGAIN"))
    assert told(found) == ("cited_not_held", "06STATE7731", False)


def test_an_answer_counts_before_a_ghost() -> None:
    ghost = later(GHOST, refs="A. PORT ALDER 412\n     B. STATE 7731")
    answer = from_department(
        "1. (C) This responds to reftel, paragraph 2.", refs="PORT ALDER 412", dtg="201500Z MAY 06", serial=8000
    )
    assert told(outcome(ASKING, ghost, answer)) == ("answered", "06STATE8000", False)


def test_without_candidates_there_is_no_trace() -> None:
    assert told(outcome(ASKING)) == ("no_trace", None, False)


@pytest.mark.timeout(20)
def test_a_hostile_text_is_looked_at_no_longer_than_needed() -> None:
    assert told(outcome(ASKING, reply("1. (C) " + "guidance follows on ref A, paragraph 7 " * 8_000)))[0] == "no_trace"
