import pytest

from reftel.archive.work.anchoring import AROUND, occurrences, quotation, readable, refit, squeezed
from reftel.archive.work.values import Fit, Quotation
from reftel.telegram import Span

TEXT = """FURNITURE
1. (C) The fisheries minister asked me
to call.  She said that her cabinet had
PAGE 02 PORT ALDER 412
decided to raise the quota, and that the
quota would stay for two seasons.
"""
PAGE = TEXT.index("PAGE 02")
SPANS = (Span(start=PAGE, end=TEXT.index("decided"), kind="page_line"),)
EXTENT = (len("FURNITURE\n"), len(TEXT))
READ = readable(TEXT, EXTENT, SPANS)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("asked me to call", ["asked me\nto call"]),
        ("her cabinet had decided", ["her cabinet had\nPAGE 02 PORT ALDER 412\ndecided"]),
        ("quota", ["quota", "quota"]),
        ("HER CABINET", ["her cabinet"]),
        ("cabin", ["cabin"]),
        ("FURNITURE", []),
        ("PAGE 02", []),
        ("  ", []),
        ("a.*b", []),
    ],
)
def test_words_are_found_whatever_stands_between_lines(quote: str, found: list[str]) -> None:
    assert [TEXT[start:end] for start, end in occurrences(READ, quote)] == found


def test_only_a_part_of_the_text_is_looked_at_on_request() -> None:
    second = TEXT.rindex("quota")
    assert occurrences(READ, "quota", (second - 5, len(TEXT))) == [(second, second + 5)]


def test_a_quotation_knows_its_words_and_what_stands_around() -> None:
    (place,) = occurrences(READ, "her cabinet had decided to raise")
    kept = quotation(READ, place, EXTENT[0])
    assert kept.exact == "her cabinet had decided to raise"
    assert kept.prefix == squeezed("minister asked me to call. She said that")[-AROUND + 1 :] + " "
    assert kept.suffix.startswith(" the quota, and that the quota")
    assert kept.place == (place[0] - EXTENT[0], place[1] - EXTENT[0])


@pytest.mark.parametrize("quote", ["cabin", "her cab", "isheries minis", "two seasons.", "1. (C) The"])
def test_parts_of_words_are_kept_as_they_are(quote: str) -> None:
    (place,) = occurrences(READ, quote)
    kept = quotation(READ, place, 0)
    assert kept.exact == quote
    assert kept.prefix + kept.exact + kept.suffix in READ.words


def of(quote: str, at: int = 0) -> Quotation:
    return quotation(READ, occurrences(READ, quote)[at], EXTENT[0])


@pytest.mark.parametrize(
    ("text", "held", "fit", "shown"),
    [
        pytest.param(TEXT, of("raise the quota"), Fit.SAME, "raise the quota", id="the same text"),
        pytest.param("Note\n\n" + TEXT, of("raise the quota"), Fit.MOVED, "raise the quota", id="text before it"),
        pytest.param(
            TEXT.replace("\n", " "), of("asked me to call"), Fit.SAME, "asked me to call", id="other line ends"
        ),
        pytest.param(
            "x " + TEXT, of("quota", 1), Fit.MOVED, "quota", id="the one of two with the same words around it"
        ),
        pytest.param(
            TEXT.replace("raise the quota", "------"), of("raise the quota"), Fit.CHANGED, "------", id="redacted"
        ),
        pytest.param("Something else altogether.", of("raise the quota"), Fit.LOST, None, id="not there"),
        pytest.param("", of("raise the quota"), Fit.LOST, None, id="no text"),
    ],
)
def test_a_passage_is_found_again(text: str, held: Quotation, fit: Fit, shown: str | None) -> None:
    page = text.find("PAGE 02")
    spans = (Span(start=page, end=text.index("decided"), kind="page_line"),) if page >= 0 else ()
    start = text.index("FURNITURE") + len("FURNITURE\n") if "FURNITURE" in text else 0
    if text.startswith(("Note", "x ")):
        start = 0  # the telegram begins elsewhere now
    found, place = refit(readable(text, (start, len(text)), spans), held, start)
    assert found is fit
    assert (None if place is None else squeezed(text[slice(*place)])) == shown


def test_the_second_of_two_stays_the_second() -> None:
    longer = "Before it. " + TEXT
    held = of("quota", 1)
    fit, place = refit(readable(longer, (0, len(longer))), held, 0)
    assert (fit, place) == (Fit.MOVED, (longer.rindex("quota"), longer.rindex("quota") + 5))


def test_what_is_around_must_be_there_once() -> None:
    around = "the minister of fisheries and harbours said " + "{}" + " and that this was for the record only"
    first = around.format("the dues are paid")
    read = readable(first, (0, len(first)))
    held = quotation(read, occurrences(read, "the dues are paid")[0], 0)
    twice = f"{around.format('nothing')} {around.format('little')}"
    assert refit(readable(twice, (0, len(twice))), held, 0) == (Fit.LOST, None)


def test_what_stands_between_is_what_is_nearest_on_both_sides() -> None:
    before, after = "the minister of fisheries and harbours said", "and that this was for the record only"
    whole = f"{before} the dues are paid {after}"
    read = readable(whole, (0, len(whole)))
    held = quotation(read, occurrences(read, "the dues are paid")[0], 0)
    changed = f"{before} this: {before} nothing {after}. It was so. {after}"
    fit, place = refit(readable(changed, (0, len(changed))), held, 0)
    assert fit is Fit.CHANGED
    assert place is not None
    assert changed[slice(*place)] == "nothing"


def test_a_text_that_repeats_itself_costs_its_length() -> None:
    text = "a " * 300_000
    held = Quotation(exact="x" * 10_000, prefix="a " * 20, suffix=" " + "b " * 20, place=None)
    assert refit(readable(text, (0, len(text))), held, 0) == (Fit.LOST, None)
