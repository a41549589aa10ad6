"""Joining: in any order, however often, with what is missing shown, and every character of every text accounted for."""

import itertools
import random
from collections.abc import Callable, Sequence

import pytest

from reftel.telegram import Heading, Paragraph, Telegram
from reftel.wire import Joined, join_sections, join_telegrams, parse
from tests.wire.conftest import PERFECT
from tests.wire.sections import cut_sections, words_of

FACTS = (
    "mrn date originator precedence action_addressees info_addressees classification captions pass_lines executive_order tags subject "
    "references classified_by signature"
).split()


def facts_of(telegram: Telegram) -> dict[str, object]:
    return {name: getattr(telegram, name) for name in FACTS} | {"body": words_of(telegram)}


def codes_of(joined: Joined) -> list[str]:
    return [finding.code for finding in joined.telegram.findings]


def assert_covered(joined: Joined, texts: Sequence[str]) -> None:
    """Every text that the telegram is made of is covered whole, in order, without gap or overlap."""
    spans = list(joined.telegram.spans or ())
    several = len(joined.texts) > 1
    for number, index in enumerate(joined.texts):
        own = [span for span in spans if not several or span.source == number]
        assert "".join(texts[index][span.start : span.end] for span in own) == texts[index]
        assert [span.start for span in own] == [0, *(span.end for span in own)][: len(own)]


def without_heading(section: str) -> str:
    return section.partition("BT\n")[2]


def with_page_line_only(section: str, number: int) -> str:
    body = section.partition("reasons 1.4 (b) and (d).\n")[2].lstrip("\n")
    return f"PORT ALDER 00000412  {number:03d} OF 003\n{body}"


SECTIONS = cut_sections(PERFECT, [1, 6])
FORMS: dict[str, Callable[[list[str]], list[str]]] = {
    "whole sections": lambda s: s,
    "no repeated block": lambda _: cut_sections(PERFECT, [1, 6], repeats=False),
    "class line only": lambda s: [s[0], *map(without_heading, s[1:])],
    "page line only": lambda s: [s[0], with_page_line_only(s[1], 2), with_page_line_only(s[2], 3)],
    "without line feed at the end": lambda s: [text.rstrip("\n") for text in s],
    "other line ends": lambda s: [s[0], s[1].replace("\n", "\r\n"), s[2].replace("\n", "\r")],
    "in one text": lambda s: ["".join(s)],
    "in one text, backwards": lambda s: ["".join(reversed(s))],
    "two in one text": lambda s: [s[2] + s[0], s[1]],
    "one twice": lambda s: [*s, s[1]],
}


@pytest.mark.parametrize("form", FORMS)
def test_sections_give_the_telegram_back(form: str) -> None:
    for texts in itertools.permutations(FORMS[form](SECTIONS)):
        joined = join_sections(texts)
        assert facts_of(joined.telegram) == facts_of(parse(PERFECT))
        assert joined.telegram.sections is not None
        assert joined.telegram.sections.markers_seen == (1, 2, 3)
        assert_covered(joined, texts)


BODY_LINES = PERFECT.partition("and (d).\n\n")[2].partition("BT\n")[0].splitlines()


@pytest.mark.parametrize("cut", range(1, len(BODY_LINES)), ids=lambda cut: BODY_LINES[cut - 1][:24] or "blank")
def test_a_cut_anywhere_leaves_no_trace(cut: int) -> None:
    texts = cut_sections(PERFECT, [cut])
    joined = join_sections(texts[::-1])
    assert facts_of(joined.telegram) == facts_of(parse(PERFECT))
    assert codes_of(joined) == []


def test_a_sentence_goes_on_over_the_border_without_an_empty_line() -> None:
    joined = join_sections(SECTIONS)
    assert "minister asked the\nPORT ALDER 00000412  002 OF 003\nAmbassador to call" in joined.text
    paragraph = joined.telegram.body[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.startswith("SUMMARY: The fisheries minister asked the\nAmbassador")


def test_there_is_one_heading_and_one_text_block() -> None:
    text = join_sections(SECTIONS).text
    assert [text.count(line) for line in ("FM AMEMBASSY", "SUBJECT:", "TAGS:", "REF:", "SIPDIS", "NNNN")] == [1] * 6


def test_what_is_left_out_is_a_repeated_heading() -> None:
    joined = join_sections(SECTIONS)
    spans = [span for span in joined.telegram.spans or () if span.kind == "repeated_heading"]
    held = "".join(SECTIONS[span.source][span.start : span.end] for span in spans if isinstance(span.source, int))
    assert held.count("SUBJECT: FISHERIES COUNCIL") == 2
    assert held.count("FM AMEMBASSY PORT ALDER") == 2
    assert "Ambassador" not in held


@pytest.mark.parametrize(
    ("there", "missing"),
    [((0, 2), (2,)), ((1, 2), (1,)), ((0, 1), (3,)), ((1,), (1, 3)), ((2,), (1, 2))],
    ids=["middle", "first", "last", "only the middle", "only the last"],
)
def test_a_missing_section_leaves_a_gap(there: tuple[int, ...], missing: tuple[int, ...]) -> None:
    texts = [SECTIONS[index] for index in there]
    joined = join_sections(texts)
    lines = [f"[SECTION {number:02d} OF 03 MISSING]" for number in missing]
    assert [
        block.text for block in joined.telegram.body if isinstance(block, Heading) and "MISSING" in block.text
    ] == lines
    assert [f.message for f in joined.telegram.findings if f.code == "RT521"] == [
        f"Section {number} of 3 is missing; a line marks the gap." for number in missing
    ]
    assert_covered(joined, texts)
    assert join_sections([joined.text]).text == joined.text


def test_a_section_that_comes_later_takes_the_place_of_its_gap() -> None:
    joined = join_sections([SECTIONS[0], SECTIONS[2]])
    texts = [joined.text, SECTIONS[1]]
    later = join_sections(texts)
    assert facts_of(later.telegram) == facts_of(parse(PERFECT))
    assert "MISSING" not in later.text
    assert_covered(later, texts)


def test_paragraph_numbers_go_on_anywhere_behind_a_gap() -> None:
    body = "".join(f"{number}. (C) Point {number} was made.\n\n" for number in range(1, 31))
    text = PERFECT[: PERFECT.index("1. (C)")] + body + PERFECT[PERFECT.index("FENWICK") :]
    texts = cut_sections(text, [10, 50])
    joined = join_sections([texts[0], texts[2]])
    numbers = [block.number for block in joined.telegram.body if isinstance(block, Paragraph)]
    assert numbers == [*range(1, 6), *range(26, 31)]
    assert "RT301" not in codes_of(joined)


def test_joining_what_was_joined_changes_nothing() -> None:
    joined = join_sections(SECTIONS)
    assert join_sections([joined.text]).text == joined.text
    assert facts_of(parse(joined.text)) == facts_of(joined.telegram)


def test_a_telegram_alone_stays_as_it_is() -> None:
    joined = join_sections([PERFECT])
    assert joined.text == PERFECT
    assert joined.telegram == parse(PERFECT, spans=True)


# Copies ------------------------------------------------------------------------------------------------------------------


def test_a_copy_that_says_the_same_is_a_note() -> None:
    texts = [*SECTIONS, SECTIONS[1].replace("\n", "\r\n")]
    joined = join_sections(texts)
    assert [f.message for f in joined.telegram.findings] == [
        "Section 2 was received 2 times; one was kept and the others compared with it."
    ]
    assert [s.kind for s in joined.telegram.spans or () if s.source == 3] == ["repeated_section"]


def test_a_copy_that_differs_is_reported_with_its_place() -> None:
    texts = [*SECTIONS, SECTIONS[1].replace("had read the paper", "had lost the paper")]
    joined = join_sections(texts)
    finding = next(f for f in joined.telegram.findings if f.code == "RT523")
    assert finding.source == 3
    assert finding.span is not None
    assert texts[3][slice(*finding.span)] == "lost the paper and"
    assert "had read the paper" in joined.text


@pytest.mark.parametrize("first", [0, 1])
def test_of_two_copies_the_one_that_ends_early_is_left_out(first: int) -> None:
    cut_short = SECTIONS[1].partition("2. (C)")[0]
    pair = [SECTIONS[1], cut_short]
    joined = join_sections([SECTIONS[0], pair[first], pair[1 - first], SECTIONS[2]])
    assert facts_of(joined.telegram) == facts_of(parse(PERFECT))
    assert "RT523" not in codes_of(joined)


def test_a_corrected_copy_is_kept() -> None:
    corrected = (
        SECTIONS[1]
        .replace("\nSIPDIS", "\n* * * C O R R E C T E D  C O P Y\n\nSIPDIS")
        .replace("had read", "had not read")
    )
    assert "had not read the paper" in join_sections([*SECTIONS, corrected]).text


def test_a_whole_telegram_received_twice_is_a_repeat() -> None:
    texts = [PERFECT, PERFECT.replace("VZCZCQAX0412", "VZCZCQAY0977")]
    joined = join_sections(texts)
    assert joined.text == PERFECT
    assert codes_of(joined) == ["RT522"]
    assert_covered(joined, texts)


def test_sections_beside_the_whole_telegram_are_repeats() -> None:
    texts = [SECTIONS[1], PERFECT]
    joined = join_sections(texts)
    assert joined.text == PERFECT
    assert "RT523" not in codes_of(joined)
    assert_covered(joined, texts)


def test_a_library_s_excerpt_of_the_heading_is_not_kept_for_the_telegram() -> None:
    excerpt = PERFECT.partition("BT\n")[0] + "\n412\n2006-05-03\nEmbassy Port Alder\nheader:\n"
    joined = join_sections([excerpt + PERFECT])
    assert facts_of(joined.telegram) == facts_of(parse(PERFECT))


def test_a_radio_on_fm_is_no_originator() -> None:
    radio = SECTIONS[0], with_page_line_only(f"reasons 1.4 (b) and (d).\nFM Radio Alder {SECTIONS[1][-90:]}", 2)
    assert "RT524" not in codes_of(join_sections(radio))


# Differences -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("VERRIN PRIORITY 0217\n", "VERRIN PRIORITY 0217\nRUEHQS/AMCONSUL SALTMERE\n", "RT524", "info addressee"),
        ("O P 031405Z", "P R 031405Z", "RT524", "precedence"),
        ("TAGS: PREL EFIS", "TAGS: PREL", "RT502", "tags"),
        ("SUBJECT: FISHERIES", "SUBJECT: FISHERY", "RT502", "subject"),
        ("SECTION 02 OF 03", "SECTION 02 OF 04", "RT526", "4"),
    ],
    ids=["addressee", "precedence", "TAGS", "subject", "total"],
)
def test_a_heading_that_differs_is_reported(old: str, new: str, code: str, words: str) -> None:
    texts = [SECTIONS[0], SECTIONS[1].replace(old, new), SECTIONS[2]]
    found = [f for f in join_sections(texts).telegram.findings if f.code == code]
    assert found
    assert any(words in finding.message for finding in found)
    assert all(f.span is None or f.source is not None for f in found)


def test_what_only_a_repeated_block_says_is_not_lost() -> None:
    first = SECTIONS[0].replace("REF: A. PORT ALDER 398\n     B. 05 VERRIN 1201\n\n", "")
    joined = join_sections([first, *SECTIONS[1:]])
    assert [reference.mrn for reference in joined.telegram.references] == ["06PORTALDER398", "05VERRIN1201"]


def test_a_part_without_its_number_takes_the_missing_place() -> None:
    nameless = (
        SECTIONS[1].replace("#0412/02", "#0412").partition("C O N F I D E N T I A L")[0] + "Ambassador to call.\n"
    )
    joined = join_sections([SECTIONS[0], nameless, SECTIONS[2]])
    assert "RT525" in codes_of(joined)
    assert "asked the\nPORT ALDER 00000412  002 OF 003\nAmbassador to call." in joined.text


# Several telegrams -------------------------------------------------------------------------------------------------------

OTHER = [
    section.replace("0412", "0413").replace("000412", "000413").replace("031405Z", "031505Z") for section in SECTIONS
]


def test_telegrams_are_told_apart() -> None:
    texts = [OTHER[1], SECTIONS[2], SECTIONS[0], OTHER[2], SECTIONS[1], OTHER[0]]
    joined = join_telegrams(texts)
    assert [j.telegram.mrn for j in joined] == ["06PORTALDER413", "06PORTALDER412"]
    assert [j.texts for j in joined] == [(0, 3, 5), (1, 2, 4)]
    for one in joined:
        assert_covered(one, texts)


def test_telegrams_in_one_text_are_told_apart() -> None:
    texts = ["".join([OTHER[0], SECTIONS[1], OTHER[2], SECTIONS[0], SECTIONS[2], OTHER[1]])]
    joined = join_telegrams(texts)
    assert [j.telegram.mrn for j in joined] == ["06PORTALDER413", "06PORTALDER412"]
    for one in joined:
        assert words_of(one.telegram) == words_of(parse(PERFECT))
        assert_covered(one, texts)


def test_the_first_of_several_is_joined_and_the_rest_counted() -> None:
    texts = [*SECTIONS, OTHER[0]]
    joined = join_sections(texts)
    assert joined.telegram.mrn == "06PORTALDER412"
    assert codes_of(joined) == ["RT527"]
    assert joined.texts == (0, 1, 2)


def test_the_same_number_of_another_year_is_another_telegram() -> None:
    assert len(join_telegrams([PERFECT, PERFECT.replace("MAY 06", "MAY 07")])) == 2


@pytest.mark.parametrize("texts", [[], [""], ["\n \n", ""], ["Dear aunt,\n\nall is well.\n"]], ids=repr)
def test_what_is_no_telegram_is_joined_to_nothing(texts: list[str]) -> None:
    joined = join_sections(texts)
    assert joined.telegram.kind == "unrecognised"
    assert_covered(joined, texts)


def test_an_extent_keeps_the_publisher_out() -> None:
    texts = [f"A library\n{section}Share this\n" for section in SECTIONS]
    joined = join_sections(texts, [(10, 10 + len(section)) for section in SECTIONS])
    assert facts_of(joined.telegram) == facts_of(parse(PERFECT))
    assert_covered(joined, texts)
    assert [s.kind for s in joined.telegram.spans or () if s.source == 1][:: len(joined.telegram.spans or ())] == [
        "publisher"
    ]


# Laws --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(60))
def test_whatever_comes_is_accounted_for(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same cases every time are wanted
    cuts = sorted(chance.sample(range(1, len(BODY_LINES)), chance.randint(1, 4)))
    pieces = cut_sections(PERFECT, cuts, repeats=chance.random() < 0.5)
    pieces = [chance.choice([s, without_heading(s), s.rstrip(), s[: chance.randint(0, len(s))]]) for s in pieces]
    pieces = chance.choices([*pieces, PERFECT, *OTHER], k=chance.randint(1, 6))
    texts = ["".join(pieces[:at]) for at in (1, 2)] + pieces[2:] if chance.random() < 0.3 else pieces
    for joined in join_telegrams(texts):
        assert_covered(joined, texts)
        assert join_sections([joined.text]).text == joined.text
    assert {i for j in join_telegrams(texts) for i in j.texts} == {i for i, t in enumerate(texts) if t.strip()}


@pytest.mark.parametrize("seed", range(20))
def test_a_subset_in_any_order_gives_the_same_text(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same cases every time are wanted
    pieces = cut_sections(PERFECT, [2, 7, 12])
    some = chance.sample(pieces, chance.randint(1, 4))
    assert join_sections(some).text == join_sections(sorted(some, key=pieces.index)).text
