import pytest

from tests.matters.inventing import asks


def short(body: str) -> list[tuple[int, bool, str]]:
    return [(r.paragraph, r.labelled, r.what) for r in asks(body)]


@pytest.mark.parametrize(
    "label",
    [
        "ACTION REQUEST:",
        "Action Request -",
        "GUIDANCE REQUESTED:",
        "COMMENT AND ACTION REQUEST:",
        "REQUEST FOR GUIDANCE:",
        "ACTION REQUIRED.",
    ],
)
def test_labels(label: str) -> None:
    assert short(f"1. (C) Text.\n\n2. (C) {label} Please send two boats to the strait.") == [
        (2, True, "send two boats to the strait")
    ]


def test_a_label_in_prose_is_none() -> None:
    assert short("1. (C) He read our action request: it was short, he said.") == []


def test_a_heading_covers_the_paragraphs_below_it() -> None:
    body = (
        "1. (C) Text that tells of the boats.\n\nACTION REQUEST\n\n2. (C) The boats came late and were small.\n\n"
        "3. (C) We request two larger boats for the survey.\n\nCOMMENT\n\n4. (C) We are tired of boats."
    )
    assert short(body) == [(3, True, "two larger boats for the survey")]


def test_under_a_heading_without_words_that_ask_the_first_sentence_counts() -> None:
    body = "1. (C) Text.\n\nACTION REQUEST\n\n2. (C) Yes. The Marrowans are eager for our views on boats.\n\n3. (C) So are we, and soon."
    assert [p for p, _, _ in short(body)][:1] == [2]


def test_words_before_the_label_are_not_under_it() -> None:
    body = "1. (C) Orlan asked us to come. ACTION REQUEST: Early word on the boats is needed. END ACTION REQUEST. We shall see."
    assert short(body) == [(1, False, "come"), (1, True, "Early word on the boats is needed")]


@pytest.mark.parametrize(
    "body",
    [
        "1. (C) ACTION REQUEST: None. END ACTION REQUEST.",
        "1. (C) ACTION REQUEST: See paragraph 7 below.",
    ],
    ids=["too short", "a pointer"],
)
def test_a_label_may_stand_over_nothing(body: str) -> None:
    assert short(body) == []


def test_a_summary_and_action_request_holds_what_it_asks_and_no_more() -> None:
    body = "1. (C) SUMMARY AND ACTION REQUEST: Ashby brought a note about the boats. {} END SUMMARY AND ACTION REQUEST."
    assert short(body.format("Embassy requests guidance.")) == [(1, True, "guidance")]
    assert short(body.format("It is long.")) == []


def test_of_two_labels_in_a_paragraph_the_first_counts() -> None:
    body = "1. (C) ACTION REQUEST: Post requests two boats. ACTION REQUEST: Post requests a chart of the shoal."
    assert short(body) == [(1, True, "two boats"), (1, True, "a chart of the shoal")]


def test_what_others_ask_under_a_label_stays_theirs_where_the_sender_asks_too() -> None:
    body = "1. (C) ACTION REQUEST: Please send two boats. Ministry officials would appreciate a chart from us."
    assert [(r.own, r.labelled, r.rule) for r in asks(body)] == [
        (True, True, "request/labelled"),
        (False, True, "request/reported"),
    ]
