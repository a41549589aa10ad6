"""What invented telegrams ask: labelled, plain, reported, spoken in enclosures; and what asks nothing."""

import pytest

from reftel.matters import Request, suggest_requests
from reftel.matters.prose.phrasing import Pattern, Scanner, compiled, prepared
from reftel.matters.requests.own_asks import OWN_ASKS
from reftel.matters.requests.reported_asks import REPORTED_ASKS, SPOKEN_ASKS
from reftel.telegram import Paragraph
from tests.matters.inventing import asks, from_department, telegram


def told(requests: tuple[Request, ...]) -> list[tuple[int, bool, bool, str, str | None, str, str | None]]:
    return [(r.paragraph, r.own, r.labelled, r.by, r.of, r.what, r.due) for r in requests]


TWINS = {
    "a labelled request for guidance": (
        "1. (C) The minister handed over a note (text in para two).\n\n"
        "2. (C) ACTION REQUEST: As the note came from the\nCabinet, we request Washington's guidance on the reply\n"
        "by May 20. END ACTION REQUEST.",
        [
            (
                2,
                True,
                True,
                "Embassy Port Alder",
                "Washington",
                "Washington's guidance on the reply by May 20",
                "2006-05-20",
            )
        ],
    ),
    "a label at the end of a paragraph": (
        "1. (C) Ashby is tired. END SUMMARY. ACTION REQUEST: Please confirm\nthat the pilots may board.",
        [(1, True, True, "Embassy Port Alder", "Department", "confirm that the pilots may board", None)],
    ),
    "what others ask under a label is the sender's": (
        "1. (C) ACTION REQUEST: The Ministry of Ports has asked for\nU.S. models of the currents.",
        [(1, True, True, "Embassy Port Alder", "Department", "U.S. models of the currents", None)],
    ),
    "a label without words that ask": (
        "1. (C) ACTION REQUEST: The Marrowans are eager for our\nviews on the lightship.",
        [
            (
                1,
                True,
                True,
                "Embassy Port Alder",
                "Department",
                "The Marrowans are eager for our views on the lightship",
                None,
            )
        ],
    ),
    "plain asks of an embassy": (
        "1. (U) Post requests that the Department send two\nhydrographers before October 1.\n\n"
        "2. (U) Embassy would appreciate early word on the visit.\n\n3. (U) Please advise whether the draft may be shown.\n\n"
        "4. (U) I request instructions on the boat.\n\n5. (U) We hope you will raise the pilots with the Premier.",
        [
            (
                1,
                True,
                False,
                "Embassy Port Alder",
                "Department",
                "the Department send two hydrographers before October 1",
                "2006-10-01",
            ),
            (2, True, False, "Embassy Port Alder", "Department", "early word on the visit", None),
            (3, True, False, "Embassy Port Alder", "Department", "advise whether the draft may be shown", None),
            (4, True, False, "Embassy Port Alder", "Department", "instructions on the boat", None),
            (5, True, False, "Embassy Port Alder", "Department", "raise the pilots with the Premier", None),
        ],
    ),
    "an unlabelled request that is reported": (
        "1. (C) Marrowan Deputy Foreign Minister Corwin Ashby called.\n\n"
        "2. (C) Ashby repeated the usual arguments for a summit of\nthe Strait, and requested U.S. support for it.",
        [(2, False, False, "Ashby (Marrow Coast)", "U.S.", "U.S. support for it", None)],
    ),
    "a pronoun led back over sentences": (
        "1. (C) Telekes received Econoff on May 2. The hall was cold.\nHe urged us to lift the ban on lamp oil.",
        [(1, False, False, "Telekes", "U.S.", "lift the ban on lamp oil", None)],
    ),
    "several reported ways of asking": (
        "1. (C) The Ministry of Ports asked for charts of the Middle Ground.\n\n2. (C) Halk asked whether the USG could lend a launch.\n\n"
        "3. (C) The Marrowans appealed for help after the flood.\n\n4. (C) Korvath sought Washington's views on the clock.\n\n"
        "5. (C) Officials would appreciate any tide tables that we hold.",
        [
            (1, False, False, "Ministry of Ports", None, "charts of the Middle Ground", None),
            (2, False, False, "Halk", "USG", "could lend a launch", None),
            (3, False, False, "Marrowans", None, "help after the flood", None),
            (4, False, False, "Korvath", "Washington", "Washington's views on the clock", None),
            (5, False, False, "Officials", "USG", "any tide tables that we hold", None),
        ],
    ),
    "the embassy asks the host": (
        "1. (C) The Ambassador asked Lanyon to show us the draft.",
        [(1, False, False, "Ambassador Holloway", "Lanyon", "show us the draft", None)],
    ),
    "an enclosed note asks in its own voice": (
        "1. (C) A note came.\n\n2. (SBU) BEGIN TEXT OF MARROWAN NOTE:\n\nWe ask the United States to send a survey ship.\n\nEND TEXT.",
        [(2, False, False, "Marrow Coast", "U.S.", "send a survey ship", None)],
    ),
}


@pytest.mark.parametrize("name", TWINS)
def test_reads_what_is_asked(name: str) -> None:
    body, expected = TWINS[name]
    assert told(asks(body)) == expected


NOTHING = {
    "a pointer to a request": "1. (C) He gave us a note. Please see action request in para seven below.",
    "a request to look elsewhere": "1. (C) Post requests that you see our action request in para seven.",
    "an attitude that is asked for": "1. (C) Orlan asked us to understand his position.",
    "words of a quotation": '1. (C) Orlan said, "It is our way, and we are asking you to help us move forward."',
    "a wish in a quotation": '1. (C) "We hope that you will tell your people," he said.',
    "a question in the meeting": "1. (C) The Ambassador asked how the Ministry would choose. She asked about the boats.",
    "what was not asked": "1. (C) Orlan had not requested the launch. The launch requested in reftel is here.",
    "seeking out": "1. (C) The Ambassador met Orlan to seek clarification of the plan.",
    "closing lines": "1. (U) Please contact Paul Brandt with questions. Please see our website. Please note the time.",
    "a supposition": "1. (C) If Orlan asked us to come, we would go. When asked for details, he smiled.",
    "expectations in a note": (
        "1. (SBU) BEGIN TEXT OF MARROWAN NOTE:\n\nWe propose to meet each spring. We expect to receive the names of\n"
        "the heads from the American side.\n\nEND TEXT."
    ),
}


@pytest.mark.parametrize("name", NOTHING)
def test_gives_nothing_for(name: str) -> None:
    assert asks(NOTHING[name]) == ()


def test_the_department_instructs_its_posts() -> None:
    read = from_department(
        "1. (C) This is an action request. See paragraph 2.\n\n2. (C) Embassy is instructed to deliver the "
        "points below to\nthe Ministry by May 12. "
        "Posts should not leave a paper.\n\nBEGIN POINTS:\n\n-- We urge the Marrow Coast to keep the strait open.\n\nEND POINTS.\n\n"
        "3. (C) If asked, Post should say that the offer stands."
    )
    assert told(suggest_requests(read)) == [
        (
            2,
            True,
            True,
            "Department",
            "Embassy Port Alder",
            "deliver the points below to the Ministry by May 12",
            "2006-05-12",
        ),
        (2, True, False, "Department", "Embassy Port Alder", "leave a paper", None),
        (2, False, False, "U.S.", "Marrow Coast", "keep the strait open", None),
        (3, True, False, "Department", "Embassy Port Alder", "say that the offer stands", None),
    ]


def test_a_post_is_not_told_what_it_should_do_by_its_own_telegram() -> None:
    assert asks("1. (C) Posts should not leave a paper.") == ()


def test_points_to_be_made_are_the_governments_words() -> None:
    read = from_department(
        "1. (C) Embassy is requested to make the following points:\n-- We ask that Tessaly open the strait.\n"
        "-- We also urge you to tell Osmark.\n"
        "If pressed, Embassy should smile."
    )
    assert [(r.own, r.by, r.of, r.rule) for r in suggest_requests(read)] == [
        (True, "Department", "Embassy Port Alder", "request/labelled"),
        (False, "U.S.", "Tessaly", "request/spoken"),
        (False, "U.S.", "Marrow Coast", "request/spoken"),
        (True, "Department", "Embassy Port Alder", "request/plain"),
    ]


def test_what_the_capital_asks_in_a_posts_telegram_is_reported() -> None:
    requests = asks("1. (C) Washington requests a list of pilots. We would appreciate post's opinion on the list.")
    assert [(r.own, r.by, r.of) for r in requests] == [
        (False, "Washington", "Embassy Port Alder"),
        (False, "Department", "Embassy Port Alder"),
    ]


def test_an_enclosure_without_a_voice_is_the_departments_where_it_sends_it() -> None:
    body = (
        "1. (C) Text.\n\n2. (SBU) BEGIN TEXT:\n\nWe call on all states to keep the rules. The United States "
        "asks Osmark to\nhelp.\n\nEND TEXT."
    )
    assert [(r.by, r.of) for r in suggest_requests(from_department(body))] == [
        ("U.S.", "all states"),
        ("U.S.", "Osmark"),
    ]
    assert asks(body)[0].by == "the author of the enclosed text"


def test_a_request_of_the_summary_stands_where_the_body_tells_it() -> None:
    requests = asks(
        "1. (C) SUMMARY: Orlan asked for help with pilots. END SUMMARY.\n\n2. (C) Orlan asked us for help with the pilots of Saltmere."
    )
    assert [r.paragraph for r in requests] == [2]


def test_a_sentence_that_announces_requests_is_not_counted_with_them() -> None:
    requests = asks(
        "1. (U) Post would appreciate the following:\n-- Post requests two boats.\n-- Post requests a chart of the Middle Ground."
    )
    assert [r.what for r in requests] == ["two boats", "a chart of the Middle Ground"]


def test_a_request_told_again_is_one() -> None:
    requests = asks("1. (U) Post requests two boats for the survey. Post again requests the boats for the survey.")
    assert [r.what for r in requests] == ["two boats for the survey"]


def test_what_an_earlier_telegram_told_is_not_asked_again() -> None:
    assert asks("1. (C) The Ambassador raised the boats for which Ashby had asked us to pay (ref B).") == ()


def test_the_side_may_stand_beside_the_person() -> None:
    (request,) = asks("1. (C) Orlan set out Osmark's case, and asked us to listen closely to the pilots.")
    assert request.by == "Orlan (Osmark)"


def test_a_state_that_asks_is_its_own_side() -> None:
    (request,) = asks("1. (C) Osmark's ships came. The United States asked Tessaly to open Osmark's strait.")
    assert (request.by, request.of) == ("U.S.", "Tessaly")


def test_whom_somebody_urges_ends_before_the_clause() -> None:
    assert asks("1. (C) Orlan urged the Ambassador that the USG talk to Tessaly.") == ()


def test_capitals_are_read_too() -> None:
    requests = asks(
        "1. THE MARROWAN MINISTRY HAS ASKED THE UN TO SEND TWO BOATS. POST REQUESTS THE DEPARTMENT'S VIEWS."
    )
    assert [(r.own, r.by, r.of) for r in requests] == [
        (False, "MARROWAN MINISTRY", "UN"),
        (True, "Embassy Port Alder", "DEPARTMENT"),
    ]


def test_passages_hold_the_words_they_rest_on() -> None:
    body = "1. (C) Text.\n\n2. (C) ACTION REQUEST: We request guidance on\nthe reply. END ACTION REQUEST."
    read = telegram(body)
    (request,) = suggest_requests(read)
    block = read.body[1]
    assert isinstance(block, Paragraph)
    assert request.passage.quote in block.text
    assert request.passage.quote == "We request guidance on\nthe reply."
    assert request.passage.field == "body[1].text"
    assert request.passage.role == "action_request"


def test_a_noun_before_a_verb_that_could_be_one_asks_nothing() -> None:
    assert asks("1. (C) The CIA had met all information requests that were made.") == ()


def test_a_pronoun_is_not_led_back_into_an_enclosure() -> None:
    body = "1. (C) Text.\n\n2. (SBU) BEGIN TEXT OF MARROWAN NOTE:\n\nOrlan spoke.\n\nEND TEXT.\n\n3. (C) He asked us to come."
    assert [r.by for r in asks(body)] == ["he"]


def test_a_telegram_without_a_body_asks_nothing() -> None:
    assert asks("") == ()


HOSTILE = (
    "he asked us to come ",
    "Post requests that ",
    '"he asked us" ',
    "would appreciate ",
    "-- We urge\n",
    "ACTION REQUEST: ",
    "letter from X requesting ",
    ". ",
    "\n",
)


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.timeout(20)
def test_a_hostile_text_takes_no_longer_than_its_length(unit: str) -> None:
    requests = asks(f"1. (C) {unit * (400_000 // len(unit))}")
    assert len(requests) <= 2


ROWS = (*OWN_ASKS, *REPORTED_ASKS, *SPOKEN_ASKS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_row_finds_its_own_example(row: Pattern) -> None:
    text = row.example
    places = [at for at, _, _ in Scanner((row,)).scan(prepared(text.lower()))]
    assert places
    assert compiled(row.pattern).search(text) is not None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_example_is_suggested(row: Pattern) -> None:
    if row.rule == "request/spoken":
        read = telegram(f"1. (C) Text.\n\n2. (C) BEGIN TEXT OF TESSALIAN NOTE:\n\n{row.example}\n\nEND TEXT.")
    elif row.name == "post-should":
        read = from_department(f"1. (C) {row.example}")
    else:
        read = telegram(f"1. (C) The Ambassador met Orlan. {row.example}")
    assert len(suggest_requests(read)) == 1
