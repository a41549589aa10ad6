"""What is written: the laws over invented telegrams and the samples, and the layout by example."""

import datetime as dt
from importlib.resources import files

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from reftel.telegram import Drafting, Enclosure, Heading, Paragraph, Reference, Sections, Telegram, Transmission
from reftel.wire import content_of, parse, render
from reftel.wire.render.block import station_name
from reftel.wire.render.body import opening_words
from reftel.wire.render.heading import date_time_line
from reftel.wire.render.sheet import LINE_WIDTH, fold
from tests.wire.inventing import telegrams

SAMPLES = sorted(
    (entry.name, entry.read_text(encoding="utf-8"))
    for entry in files("reftel.samples").iterdir()
    if entry.name.endswith(".txt")
)
replace = msgspec.structs.replace


LAW = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # the faults name their fields; shrinking takes minutes
)


@LAW
@given(telegrams())
def test_what_is_written_reads_as_what_was_meant(telegram: Telegram) -> None:
    written = render(telegram)
    read = parse(written)
    assert content_of(read) == content_of(telegram)
    assert render(read) == written


@LAW
@given(telegrams())
def test_lines_keep_their_width_and_alphabet(telegram: Telegram) -> None:
    text = render(telegram)
    assert text.endswith("NNNN\n")
    assert text.isascii()
    assert max(map(len, text.split("\n"))) <= LINE_WIDTH


@pytest.mark.parametrize("text", [text for _, text in SAMPLES], ids=[name for name, _ in SAMPLES])
def test_writing_a_sample_is_a_fixed_point(text: str) -> None:
    read = parse(text)
    written = render(read)
    assert content_of(parse(written)) == content_of(read)
    assert render(parse(written)) == written


def test_a_telegram_in_perfect_form_is_written_as_it_came(perfect: str) -> None:
    written = render(parse(perfect))
    form = (
        ("PREL EFIS QM QT", "PREL, EFIS, QM, QT"),
        ("1.4 (b) and (d).", "1.4 (b) and\n(d)."),
        ("THE LEVEL\n", "THE LEVEL\n---------\n"),
        ("END TEXT.", "END TEXT OF NON-PAPER."),
    )
    for came, goes in form:
        perfect = perfect.replace(came, goes)
    assert written == perfect


def rendered(perfect: str, **changes: object) -> str:
    """Write the telegram of perfect form with some of its values changed, pointers as the changed text has them."""
    return render(replace(parse(perfect), **changes))


def test_a_short_heading_has_the_lines_that_the_value_holds(perfect: str) -> None:
    lines = rendered(perfect, transmission=None).splitlines()
    assert lines[:2] == ["O P 031405Z MAY 06", "FM AMEMBASSY PORT ALDER"]
    assert lines[-3:] == ["BT", "#0412", "NNNN"]


@pytest.mark.parametrize(
    ("references", "printed"),
    [
        ((Reference(label=None, text="PORT ALDER 398", mrn="06PORTALDER398"),), ["REF: PORT ALDER 398"]),
        (
            (
                Reference(label="A", text="PORT ALDER 398", mrn="06PORTALDER398", notal=True),
                Reference(label="B", text="05 VERRIN 1201", mrn="05VERRIN1201"),
                Reference(label="B", text="1207", mrn="05VERRIN1207"),
            ),
            ["REF: A. PORT ALDER 398 (NOTAL)", "     B. 05 VERRIN 1201 AND 1207"],
        ),
        (
            (
                Reference(label=None, text="PORT ALDER 398", mrn="06PORTALDER398"),
                Reference(label=None, text="05VERRIN1201", mrn="05VERRIN1201"),
            ),
            ["REF: PORT ALDER 398; 05VERRIN1201"],
        ),
    ],
    ids=["one", "labels, NOTAL and a shared station", "several without labels"],
)
def test_references(perfect: str, references: tuple[Reference, ...], printed: list[str]) -> None:
    text = perfect.replace("REF: A. PORT ALDER 398\n     B. 05 VERRIN 1201", "\n".join(printed))
    telegram = parse(text)
    assert [(r.label, r.text, r.mrn, r.notal) for r in telegram.references] == [
        (r.label, r.text, r.mrn, r.notal) for r in references
    ]
    lines = render(telegram).splitlines()
    at = lines.index(printed[0])
    assert lines[at : at + len(printed)] == printed


def test_sections_begin_with_a_page_line_before_a_numbered_paragraph(perfect: str) -> None:
    lines = rendered(perfect, sections=Sections(of=3, markers_seen=(1, 2, 3))).splitlines()
    assert "C O N F I D E N T I A L SECTION 01 OF 03 PORT ALDER 000412" in lines
    for page_line in ("PORT ALDER 00000412  002 OF 003", "PORT ALDER 00000412  003 OF 003"):
        at = lines.index(page_line)
        assert lines[at - 1] == lines[at + 1] == ""
        assert lines[at + 2][0].isdigit()


def test_sections_with_a_repeated_heading_carry_the_block_each(perfect: str) -> None:
    text = rendered(perfect, sections=Sections(of=2, markers_seen=(1, 2)), repeated_heading=True)
    assert text.count("SUBJECT: FISHERIES COUNCIL") == 2
    at = text.index("SECTION 02 OF 02")
    assert text.index("PORT ALDER 00000412  002 OF 002") < at
    assert text.index("Classified By", at) < text.index("4. (C) COMMENT")


def test_without_sections_a_repeated_heading_stands_twice(perfect: str) -> None:
    text = rendered(perfect, repeated_heading=True)
    assert text.count("C O N F I D E N T I A L PORT ALDER 000412") == 2


def test_a_section_may_begin_in_the_middle_of_a_sentence(perfect: str) -> None:
    before, _, rest = perfect.partition("1. (C)")
    body = "(C) The guild has read the paper and\nwants a council of ministers, and the\npilots want it too.\n"
    telegram = parse(before + body + rest[rest.index("FENWICK") :])
    assert len(telegram.body) == 1
    text = render(replace(telegram, sections=Sections(of=2, markers_seen=(1, 2))))
    assert "\n\nPORT ALDER 00000412  002 OF 002\n\nwants a council" in text or "002 OF 002\n\npilots want" in text


def test_enclosures_are_written_inside_each_other(perfect: str) -> None:
    telegram = parse(perfect)
    words = Paragraph(number=None, portion=None, text="They will meet in spring.")
    inner = Enclosure(title=None, kind="letter", voice="Tessaly", portion=None, in_paragraph=3, blocks=(words,))
    outer = next(b for b in telegram.body if isinstance(b, Enclosure))
    grown = replace(outer, blocks=(*outer.blocks, inner), title="A Council")
    text = render(replace(telegram, body=tuple(grown if b is outer else b for b in telegram.body)))
    at = text.index("3. (SBU) BEGIN TEXT OF MARROWAN NON-PAPER:\n\n(Title) A Council\n")
    assert text.index("BEGIN TEXT OF TESSALIAN LETTER:\n\nThey will meet in spring.\n\nEND TEXT OF LETTER.\n", at) > at


@pytest.mark.parametrize(
    ("before", "has_rule"), [("It ends here.", False), ("It does not end", True)], ids=["a sentence", "no sentence"]
)
def test_a_heading_after_what_ends_no_sentence_has_a_rule_above(perfect: str, before: str, *, has_rule: bool) -> None:
    telegram = parse(perfect)
    first = replace(telegram.body[0], text=before, roles=())
    text = render(replace(telegram, body=(first, *telegram.body[1:]), pointers=telegram.pointers[1:]))
    assert (f"{before}\n\n{'-' * 20}\nTHE LEVEL\n---------\n" in text) == has_rule
    assert isinstance(parse(text).body[1], Heading)


@pytest.mark.parametrize(
    ("signature", "end"),
    [("FENWICK", "REQUEST.\nFENWICK\nBT\n"), ("Fenwick", "REQUEST.\n\nFenwick\nBT\n")],
    ids=["capitals", "small letters"],
)
def test_a_signature_stands_where_it_is_known_as_one(perfect: str, signature: str, end: str) -> None:
    assert end in rendered(perfect, signature=signature)


@pytest.mark.parametrize(
    ("value", "rows"),
    [
        ("SHORT", ["SUBJECT: SHORT"]),
        (
            "THE FERRY AND THE LIGHTSHIP AND THE HARBOR OF SALTMERE",
            ["SUBJECT: THE FERRY AND THE LIGHTSHIP AND THE HARBOR OF", "SALTMERE"],
        ),
        (
            "THE FERRY AND THE LIGHTSHIP AND THE HARBOR WITH NODIS HOURS",
            ["SUBJECT: THE FERRY AND THE LIGHTSHIP AND THE HARBOR", "WITH NODIS HOURS"],
        ),
        (
            "THE FERRY AND THE LIGHTSHIP AND THE HARBOR- SECRET TALKS",
            ["SUBJECT: THE FERRY AND THE LIGHTSHIP AND THE", "HARBOR- SECRET TALKS"],
        ),
        ("X" * 60, ["SUBJECT: " + "X" * 60]),
        ("X" * 60 + " FERRY", ["SUBJECT: " + "X" * 60, "FERRY"]),
        ("X" * 60 + " TAGS: A FERRY", ["SUBJECT: " + "X" * 60 + " TAGS:", "A FERRY"]),
    ],
    ids=[
        "short",
        "at the last blank",
        "not before a caption",
        "not after a hyphen",
        "no blank",
        "the first blank",
        "not before a label",
    ],
)
def test_folding(value: str, rows: list[str]) -> None:
    made = [row.text for row in fold(value, "subject", label="SUBJECT: ")]
    assert made == rows


def test_a_station_that_no_table_has_is_printed_by_its_letters(perfect: str) -> None:
    telegram = parse(
        perfect.replace("PORT ALDER 000412", "NEWHOLM 000412").replace("AMEMBASSY PORT ALDER", "USNEWHOLM")
    )
    assert station_name(telegram) == "NEWHOLM"
    assert station_name(replace(telegram, key=None, station=None)) == ""


@pytest.mark.parametrize(
    ("drafting", "lines"),
    [
        (Drafting(drafted_by="EUR/NB:MOSTLER"), ["DRAFTED BY EUR/NB:MOSTLER"]),
        (
            Drafting(cleared_by=("L:ATOLL", "OES:JMARSH"), approved_by="EUR:RDREW"),
            ["APPROVED BY EUR:RDREW", "CLEARED BY L:ATOLL", "CLEARED BY OES:JMARSH"],
        ),
    ],
    ids=["drafter", "approved and cleared"],
)
def test_the_drafting_block_stands_above(perfect: str, drafting: Drafting, lines: list[str]) -> None:
    text = rendered(perfect, drafting=drafting)
    assert text.splitlines()[: len(lines)] == lines


def test_a_heading_without_its_first_lines(perfect: str) -> None:
    lines = rendered(perfect, transmission=Transmission(security="ZNY CCCCC ZZH")).splitlines()
    assert lines[:2] == ["ZNY CCCCC ZZH", "O P 031405Z MAY 06"]


def test_a_year_outside_the_window_is_printed_in_full(perfect: str) -> None:
    date = dt.datetime(1951, 5, 3, 14, 5, tzinfo=dt.UTC)
    assert date_time_line(date, parse(perfect).precedence) == "O P 031405Z MAY 1951"
    assert date_time_line(date, None) == "031405Z MAY 1951"


@pytest.mark.parametrize(
    ("voice", "words"),
    [
        ("Marrow Coast", "TEXT OF MARROWAN LETTER"),
        ("North Korea", "TEXT OF LETTER"),
        ("The Pilots", "TEXT OF LETTER"),
        (None, "TEXT OF LETTER"),
    ],
    ids=["an adjective", "one that is another's too", "no country", "nobody"],
)
def test_opening_words(voice: str | None, words: str) -> None:
    made = Enclosure(title=None, kind="letter", voice=voice, portion=None, in_paragraph=1)
    assert opening_words(made) == words


def test_what_is_no_content_is_left_out(perfect: str) -> None:
    telegram = parse(perfect, spans=True)
    shifted = parse("\n\n" + perfect, spans=True)
    assert telegram != shifted
    assert content_of(telegram) == content_of(shifted)
    assert content_of(telegram) != content_of(replace(telegram, subject="ANOTHER"))
