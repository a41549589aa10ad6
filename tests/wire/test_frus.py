"""Telegrams as Foreign Relations prints them; every one here is invented, countries and diplomats included."""

import datetime as dt

import pytest

from reftel.codes import Classification, Precedence, ReferenceKind, TelegramKind
from reftel.telegram import Enclosure, Paragraph, Telegram
from reftel.wire import parse
from reftel.wire.frus.chunks import cut_chunks, read_signature
from reftel.wire.frus.dates import read_place_date
from reftel.wire.frus.title import read_title
from reftel.wire.lines import split_lines
from tests.wire.test_parse import assert_laws

PRINTED = """\
741.22 Straits/76: Telegram

The Minister in Marrow Coast (Quill) to the Secretary of State1

[Paraphrase]

Port Alder, March 18, 1932—noon.
[Received March 18—11:20 p.m.]

161. My 160, March 17, 11 a.m.2 The minister of marine received [me?] and the
Tessalian chargé. See the Department’s telegram No. 45, March 2, 6 p.m.

(1) The nets are to stay; despatch No. 1234 of March 1 explains why.

(2) The light at Halden Bay burns again. [1 line not declassified]

Quill

[Enclosure—Translation]

The Minister of Marine to the American Minister (Quill)

Sir: The nets stay.

1 Repeated to Verrin.

2 Not printed.
"""


def texts_of(telegram: Telegram) -> list[str]:
    return [block.text for block in telegram.body if isinstance(block, Paragraph)]


def test_head() -> None:
    telegram = assert_laws(PRINTED)
    assert telegram.kind is TelegramKind.TELEGRAM
    assert (telegram.mrn, telegram.key, telegram.date, telegram.subject) == (None, None, None, None)
    assert telegram.serial_text == "161"
    assert telegram.originator == "Minister in Marrow Coast (Quill)"
    assert [a.designator for a in telegram.action_addressees] == ["Secretary of State"]
    assert (telegram.station, telegram.origin) == ("PORTALDER", None)
    assert telegram.findings == ()
    held = telegram.place_date
    assert held is not None
    assert (held.place, held.date, held.time) == ("Port Alder", dt.date(1932, 3, 18), dt.time(12))
    assert (held.text, held.received) == ("Port Alder, March 18, 1932—noon.", "[Received March 18—11:20 p.m.]")


def test_body_signature_and_enclosure() -> None:
    telegram = parse(PRINTED)
    assert telegram.signature == "Quill"
    assert texts_of(telegram) == [
        "My 160, March 17, 11 a.m. The minister of marine received [me?] and the\nTessalian chargé. "
        "See the Department’s telegram No. 45, March 2, 6 p.m.",
        "The nets are to stay; despatch No. 1234 of March 1 explains why.",
        "The light at Halden Bay burns again. [1 line not declassified]",
    ]
    assert [getattr(block, "number", None) for block in telegram.body] == [None, 1, 2, None]
    enclosure = telegram.body[-1]
    assert isinstance(enclosure, Enclosure)
    assert (enclosure.title, enclosure.kind) == (
        "The Minister of Marine to the American Minister (Quill)",
        "translation",
    )
    assert [block.text for block in enclosure.blocks if isinstance(block, Paragraph)] == ["Sir: The nets stay."]


def test_references() -> None:
    assert [(r.text, r.kind, r.mrn, r.key) for r in parse(PRINTED).references] == [
        ("My 160, March 17, 11 a.m.", ReferenceKind.TELEGRAM, None, None),
        ("the Department’s telegram No. 45, March 2, 6 p.m.", ReferenceKind.TELEGRAM, None, None),
        ("despatch No. 1234 of March 1", ReferenceKind.OTHER, None, None),
    ]


@pytest.mark.parametrize(
    ("words", "kind", "field"),
    [
        ("741.22 Straits/76: Telegram", "file_number", None),
        ("Minister in Marrow Coast (Quill)", "printed_title", "originator"),
        ("Secretary of State", "printed_title", "action_addressees[0].designator"),
        ("[Paraphrase]", "editor_note", None),
        ("Port Alder, March 18, 1932—noon.", "place_date", "place_date.text"),
        ("[Received March 18—11:20 p.m.]", "received", "place_date.received"),
        ("161", "serial_number", "serial_text"),
        ("[me?]", "editor_note", "body[0].text"),
        ("2", "footnote_mark", None),
        ("2", "paragraph_number", "body[2].number"),
        ("Quill", "signature", "signature"),
        ("[Enclosure—Translation]", "enclosure_begin", None),
        ("2 Not printed.", "footnote", None),
    ],
)
def test_spans(words: str, kind: str, field: str | None) -> None:
    spans = parse(PRINTED, spans=True).spans
    assert isinstance(spans, tuple)
    assert (words, kind, field) in [(PRINTED[s.start : s.end].strip(), s.kind, s.field) for s in spans]
    assert not [s for s in spans if s.kind == "unrecognised"]


def test_a_copy_without_empty_lines_reads_the_same() -> None:
    lines = "\n".join(" ".join(block.split()) for block in PRINTED.split("\n\n"))
    plain, spaced = assert_laws(lines), parse(PRINTED)
    for field in ("serial_text", "originator", "action_addressees", "signature", "references"):
        assert getattr(plain, field) == getattr(spaced, field), field
    assert [" ".join(text.split()) for text in texts_of(plain)] == [" ".join(text.split()) for text in texts_of(spaced)]


@pytest.mark.parametrize(("one", "two"), [("[1]", "[2]"), ("¹", "²")], ids=["in brackets", "raised"])
def test_footnote_marks_as_extractors_set_them(one: str, two: str) -> None:
    text = PRINTED.replace("State1", f"State{one}").replace("a.m.2", f"a.m.{two}")
    text = text.replace("\n1 R", f"\n{one} R").replace("\n2 N", f"\n{two} N")
    telegram, plain = assert_laws(text), parse(PRINTED)
    for field in ("originator", "action_addressees", "place_date", "body", "references", "signature"):
        assert getattr(telegram, field) == getattr(plain, field), field


def test_a_wrapped_title_is_joined() -> None:
    text = PRINTED.replace("Coast (Quill) to the Secretary of State1", "Coast\n(Quill) to the Secretary\nof State")
    telegram = assert_laws(text)
    assert telegram.originator == "Minister in Marrow Coast (Quill)"
    assert [a.designator for a in telegram.action_addressees] == ["Secretary of State"]


def test_an_old_telegram() -> None:
    telegram = assert_laws(
        "No. 46.\nMr. Ostler to Mr. Quill.\n\n[Telegram.]\n\nDepartment of State,\nWashington, July 16, 1882.\n\n"
        "Quill, Minister, Port Alder:\n\nAsk whether the steamers are exempt.\n\nOSTLER, Acting Secretary.\n"
    )
    assert (telegram.originator, telegram.signature, telegram.serial_text) == ("Mr. Ostler", "OSTLER", None)
    assert telegram.place_date is not None
    assert telegram.place_date.place == "Department of State, Washington"
    assert texts_of(telegram) == ["Ask whether the steamers are exempt."]


def test_a_modern_telegram_with_its_source_note() -> None:
    telegram = assert_laws(
        "7. Telegram From the Embassy in Osmark to the Department of State1\n\nVerrin, October 22, 1975, 1211Z.\n\n"
        "15133. The strait is closed.\n\nFenwick\n\n"
        "1 Source: Archive of Osmark, RG 9, Central Files. Secret; Immediate; Exdis. Repeated for information to Port Alder "
        "and Halden Bay. Drafted by Maud Ostler (POL); cleared by Quill and Marl; approved by Fenwick.\n"
    )
    assert telegram.captions == ("EXDIS",)
    assert telegram.date == dt.datetime(1975, 10, 22, 12, 11, tzinfo=dt.UTC)
    assert (telegram.serial_text, telegram.signature, telegram.originator) == ("15133", "Fenwick", "Embassy in Osmark")
    assert telegram.classification is Classification.SECRET
    assert telegram.precedence is not None
    assert telegram.precedence.action is Precedence.IMMEDIATE
    assert telegram.captions == ("EXDIS",)
    assert [a.designator for a in telegram.info_addressees] == ["Port Alder", "Halden Bay"]
    assert telegram.drafting is not None
    assert (telegram.drafting.drafted_by, telegram.drafting.approved_by) == ("Maud Ostler (POL)", "Fenwick")
    assert telegram.drafting.cleared_by == ("Quill and Marl",)


def test_subject_and_reference_line() -> None:
    head = "Telegram From the Embassy in Osmark to the Department of State\n\nVerrin, October 22, 1975, 1211Z.\n\n"
    telegram = assert_laws(head + "15133. Subject: The Strait. Ref: Port Alder 1120.\n\n1. It is closed.\n\nFenwick\n")
    assert (telegram.subject, telegram.serial_text) == ("The Strait", "15133")
    assert [(r.text, r.mrn) for r in telegram.references] == [("Port Alder 1120", "75PORTALDER1120")]
    assert [(b.number, b.text) for b in telegram.body if isinstance(b, Paragraph)] == [(1, "It is closed.")]
    apart = assert_laws(head + "15133. Subject: The Strait\n\nRef: Port Alder 1120\n\nIt is closed.\n\nFenwick\n")
    assert (apart.subject, apart.references) == (telegram.subject, telegram.references)


@pytest.mark.parametrize(
    "line",
    ["secret niact   Verrin, June 25, 1950—10 a.m.", "SECRET NIACT\n\nVerrin, June 25, 1950—10 a.m."],
    ids=["one line", "two"],
)
def test_a_marking_before_the_place(line: str) -> None:
    title = "795.00/6–2550: Telegram\n\nThe Ambassador in Osmark (Marl) to the Secretary of State\n\n"
    telegram = assert_laws(title + line + "\n[Received June 24—9:26 p.m.]\n\n925. The strait is closed.\n\nMarl\n")
    assert telegram.classification is Classification.SECRET
    assert telegram.place_date is not None
    assert (telegram.place_date.place, telegram.place_date.time) == ("Verrin", dt.time(10))
    assert telegram.serial_text == "925"


def test_a_letter_with_an_hour_is_no_telegram() -> None:
    text = "Mr. Quill to Mr. Ostler.\n\nPort Alder, March 18, 1932—noon.\n\nSir: I write.\n"
    assert parse(text).kind is TelegramKind.UNRECOGNISED
    assert parse(text.replace("Sir: I write", "Nets stay")).kind is TelegramKind.TELEGRAM


def test_the_department_is_a_station() -> None:
    telegram = parse(
        "711.9/5a: Telegram\n\nThe Secretary of State to the Minister in Marrow Coast (Quill)\n\n"
        "Washington, April 3, 1932—2 p.m.\n\n92. Your 161. Agree to the nets. Hull\n"
    )
    assert (telegram.station, telegram.origin, telegram.signature) == ("STATE", "Secretary of State", "Hull")
    assert texts_of(telegram) == ["Your 161. Agree to the nets."]


@pytest.mark.parametrize(
    "text",
    [
        "The Minister in Marrow Coast (Quill) to the Secretary of State\n\nPort Alder, March 18, 1932.\n\nNo. 12\n\nSir: I write.\n",
        "A ferry to Port Alder sank.\n\nThe harbour master spoke at noon.\n",
        "[Telegram]\n\nPort Alder, March 18, 1932—noon.\n\nNo title stands above.\n",
        "\n" * 50,
        "The Minister to the Secretary",
    ],
    ids=["a despatch", "prose", "no title", "nothing", "a title alone"],
)
def test_what_is_no_telegram_stays_unrecognised(text: str) -> None:
    telegram = assert_laws(text)
    assert (telegram.kind, telegram.place_date) == (TelegramKind.UNRECOGNISED, None)


def test_an_ordinary_telegram_has_neither_field(perfect: str) -> None:
    telegram = parse(perfect)
    assert (telegram.serial_text, telegram.place_date) == (None, None)


@pytest.mark.parametrize("cut", range(0, len(PRINTED), 23))
def test_a_part_of_one_loses_nothing(cut: int) -> None:
    assert_laws(PRINTED[:cut])
    assert_laws(PRINTED[cut:])


@pytest.mark.parametrize(
    ("line", "place", "date", "time", "received"),
    [
        ("Port Alder, March 18, 1932—noon.", "Port Alder", dt.date(1932, 3, 18), dt.time(12), None),
        ("Verrin, Jan. 4, 1919, 1 p. m.", "Verrin", dt.date(1919, 1, 4), dt.time(13), None),
        ("Washington, April 3, 1906.", "Washington", dt.date(1906, 4, 3), None, None),
        ("Halden Bay, May 5, 1925—12:40 a.m.12", "Halden Bay", dt.date(1925, 5, 5), dt.time(0, 40), None),
        ("Verrin, June 5, 1917, midnight.", "Verrin", dt.date(1917, 6, 5), dt.time(0), None),
        ("Verrin, January 3, 1924 [1925]—8 p.m.", "Verrin", dt.date(1925, 1, 3), dt.time(20), None),
        ("[Verrin,] May 10, 1934—11 a.m. [p.m.?]", "Verrin", dt.date(1934, 5, 10), dt.time(11), None),
        ("Verrin, [January] 22, [1934]—6:30 p.m.", "Verrin", dt.date(1934, 1, 22), dt.time(18, 30), None),
        ("Port Alder, undated.", "Port Alder", None, None, None),
        ("August 19. (Received August 20, 1870.)", None, dt.date(1870, 8, 19), None, "(Received August 20, 1870.)"),
        ("December 30. (Received January 2, 1871.)", None, None, None, "(Received January 2, 1871.)"),
        (
            "Verrin, May 7, 1925—7 p.m. [Received May 8 (?)—2:41 a.m.]",
            "Verrin",
            dt.date(1925, 5, 7),
            dt.time(19),
            "[Received May 8 (?)—2:41 a.m.]",
        ),
        ("Verrin, February 31, 1925—7 p.m.", "Verrin", None, dt.time(19), None),
        ("Verrin, May 7, 1925—13 p.m.", "Verrin", dt.date(1925, 5, 7), None, None),
    ],
)
def test_place_and_date(
    line: str, place: str | None, date: dt.date | None, time: dt.time | None, received: str | None
) -> None:
    held = read_place_date(line)
    assert held is not None
    assert (held.place, held.date, held.time, held.received) == (place, date, time, received)


@pytest.mark.parametrize(
    "line",
    [
        "161. My 160, March 17, 1932—11 a.m.",
        "The minister came on March 18, 1932.",
        "Port Alder, March 18, 1932, in the morning he left.",
        "The paper is undated.",
        "x" * 500 + " March 18, 1932",
    ],
)
def test_other_lines_with_a_date(line: str) -> None:
    assert read_place_date(line) is None


@pytest.mark.parametrize(
    ("line", "sender", "addressee"),
    [
        ("Mr. Quill to Mr. Ostler.", "Mr. Quill", "Mr. Ostler"),
        (
            "[7] The Chargé in Osmark (Marl) to the Acting Secretary of State22",
            "Chargé in Osmark (Marl)",
            "Acting Secretary of State",
        ),
        (
            "The Ambassador to Osmark (Marl), Temporarily in Verrin, to the Secretary of State",
            "Ambassador to Osmark (Marl), Temporarily in Verrin",
            "Secretary of State",
        ),
        ("Mr. Marl, chargé d’affaires, to Mr. Ostler.", "Mr. Marl, chargé d’affaires", "Mr. Ostler"),
        (
            "Telegram From the Mission to the Strait Council to the Department of State",
            "Mission to the Strait Council",
            "Department of State",
        ),
        ("The King of Osmark to President Ostler.", "King of Osmark", "President Ostler"),
        ("Circular Telegram From the Department of State to All Posts", "Department of State", "All Posts"),
    ],
)
def test_title(line: str, sender: str, addressee: str) -> None:
    title = read_title(line)
    assert title is not None
    assert (title.sender, title.addressee) == (sender, addressee)
    assert line[slice(*title.sender_place)].strip(" ,") == sender


@pytest.mark.parametrize(
    "line",
    [
        "The minister went to see the fleet.",
        "Ask to have it sent to Verrin",
        "Attention to Mr. Quill:",
        "to",
        "A to",
        "y" * 400 + " to Z",
    ],
)
def test_other_lines_with_to(line: str) -> None:
    assert read_title(line) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quill", "Quill"),
        ("OSTLER, Acting Secretary.", "OSTLER"),
        ("J. C. Marl,\nSecretary of the Embassy.", "J. C. Marl"),
        ("de Osmar, Ambassador.", "de Osmar"),
        ("Grant-Quill", "Grant-Quill"),
        ("[Quill]", "Quill"),
        ("For the Secretary of State:\nOstler", "Ostler"),
    ],
)
def test_signature(text: str, name: str) -> None:
    match = read_signature(text)
    assert match is not None
    assert match["name"] == name


@pytest.mark.parametrize("text", ["Report by cable.", "Repeated to Verrin.", "161", "yes"])
def test_a_sentence_is_no_signature(text: str) -> None:
    assert read_signature(text) is None


def test_what_follows_the_signature_is_no_text() -> None:
    text = (
        PRINTED.partition("[Enclosure")[0]
        + "[For the reply, see page 7.]\n\nBack to the top of the page\n\nAbout this volume\n"
    )
    telegram = assert_laws(text)
    assert (telegram.signature, len(telegram.body)) == ("Quill", 3)
    spans = parse(text, spans=True).spans
    assert isinstance(spans, tuple)
    assert [s.kind for s in spans if s.kind != "blank"][-2:] == ["editor_note", "unrecognised"]


def test_numbered_paragraphs_at_the_end_are_no_footnotes() -> None:
    head = PRINTED.partition("161.")[0]
    telegram = parse(head + "161. Three points:\n\n1. The nets.\n\n2. The light.\n\n3. The ferry.\n")
    assert texts_of(telegram) == ["Three points:", "The nets.", "The light.", "The ferry."]


def test_lines_of_a_copy_without_empty_lines_join_to_sentences() -> None:
    text = "The minister of marine received me with the Tessalian chargé and\nspoke of nets.\nThe light burns.\n"
    chunks = cut_chunks(text, split_lines(text, 0, len(text)))
    assert [chunk.text.count("\n") for chunk in chunks] == [1, 0]


@pytest.mark.parametrize(
    "evil",
    [
        "A to " * 40_000,
        "My 1 " * 40_000,
        "[" * 200_000,
        "1 A\n\n" * 10_000,
        "My the A’s " * 20_000,
        "No. 1, March 1, " * 12_000,
        "x1 " * 60_000,
    ],
    ids=["to", "my", "brackets", "notes", "possessors", "dates", "marks"],
)
def test_hostile_text_costs_its_length(evil: str) -> None:
    head, _, tail = PRINTED.partition("My 160")
    telegram = assert_laws(head + evil + tail)
    assert telegram.kind is TelegramKind.TELEGRAM
