from reftel.matters.prose.phrasing import Pattern, Scanner
from reftel.matters.prose.stretches import Reading, TelegramReading
from reftel.telegram import Enclosure, Heading, Paragraph, Role

ROW = Pattern(name="n", rule="r", anchors=("boat",), pattern="boat", meaning="", example="", source="")


def paragraph(text: str, number: int | None = None, *roles: Role) -> Paragraph:
    return Paragraph(number=number, portion=None, roles=roles, text=text)


def test_each_paragraph_is_a_stretch_with_its_place() -> None:
    reading = Reading(
        (Heading(text="BOATS"), paragraph("A boat.", 1, Role.COMMENT, Role.SUMMARY), paragraph("No.", None))
    )
    assert [(s.field, s.paragraph, s.role) for s in reading.stretches] == [
        ("body[1].text", 1, "comment"),
        ("body[2].text", 0, "paragraph"),
    ]


def test_enclosures_keep_the_number_of_their_paragraph_and_their_voice() -> None:
    inner = Enclosure(
        title=None, kind="text", voice=None, portion=None, in_paragraph=None, blocks=(paragraph("Deep boat."),)
    )
    outer = Enclosure(
        title=None, kind="note", voice="Tessaly", portion=None, in_paragraph=6, blocks=(paragraph("A boat."), inner)
    )
    reading = Reading((paragraph("See:", 6), outer))
    assert [(s.paragraph, s.role, s.voice, s.enclosure) for s in reading.stretches] == [
        (6, "paragraph", None, None),
        (6, "enclosure", "Tessaly", "note"),
        (6, "enclosure", "Tessaly", "text"),
    ]


def test_a_scan_leads_back_to_stretches() -> None:
    reading = Reading((paragraph("A ship, a boat.", 1), paragraph("Boats. The boat left.", 2)))
    places = [(index, at) for index, at, _, _ in reading.scan(Scanner((ROW,)))]
    assert places == [(0, 10), (1, 0), (1, 11)]
    sentence = reading.sentence_at(1, 11)
    assert sentence is not None
    assert reading.stretches[1].passage(sentence.start, sentence.end).quote == "The boat left."
    assert [s.start for s in reading.sentences(1)] == [0, 7]
    assert reading.sentence_at(1, 11) is sentence


def test_letters_that_grow_in_small_do_not_move_places() -> None:
    reading = Reading((paragraph("İstanbul has one boat.", 1),))
    assert [at for _, at, _, _ in reading.scan(Scanner((ROW,)))] == [17]


def test_words_are_found_at_their_places() -> None:
    reading = Reading((paragraph("boat", 1), paragraph("a boat, a boat", 2)))
    assert list(reading.places(("boat",))) == [(0, 0), (1, 2), (1, 10)]
    assert reading.holds_any(1, 0, 6, ("boat",))
    assert not reading.holds_any(1, 6, 9, ("boat",))


def test_points_to_be_made_begin_with_their_dash() -> None:
    text = "Embassy should make the following points today:\n-- We ask you to come."
    assert Reading((paragraph(text, 3),)).stretches[0].points_from == text.index("\n-- We")


def test_points_without_a_dash_begin_after_their_announcement() -> None:
    text = "Posts may use the following talking points: We ask you to come."
    assert Reading((paragraph(text, 3),)).stretches[0].points_from == text.index(" We ask")


def test_points_go_on_in_unnumbered_paragraphs_up_to_the_next_number() -> None:
    reading = Reading(
        (
            paragraph("Please make these points.", 6),
            Heading(text="TALKING POINTS FOR VERRIN"),
            paragraph("We ask you to come."),
            paragraph("We ask you to stay."),
            paragraph("We ask the Department.", 7),
        )
    )
    assert [(s.paragraph, s.points_from) for s in reading.stretches] == [(6, None), (6, 0), (6, 0), (7, None)]


def test_the_word_points_alone_announces_nothing() -> None:
    assert Reading((paragraph("He made three points.", 1),)).stretches[0].points_from is None


def test_an_empty_paragraph_is_no_stretch() -> None:
    assert Reading((paragraph("", 6),)).stretches == ()
    assert Reading(()).stretches == ()


def test_a_reading_may_know_its_telegram() -> None:
    from tests.matters.inventing import telegram

    read = telegram("1. (C) A boat.")
    assert TelegramReading(read).telegram is read


def test_a_sentence_is_the_same_however_often_its_stretch_was_asked() -> None:
    from tests.matters.inventing import telegram

    made = telegram("1. (C) Orlan came. He said no. The lamp was out. It was foggy. Nobody left.")
    fresh, asked = TelegramReading(made), TelegramReading(made)
    offsets = range(len(asked.stretches[0].text))
    for offset in offsets:
        one = TelegramReading(made).sentence_at(0, offset)
        assert asked.sentence_at(0, offset) == one
    assert [fresh.sentence_at(0, offset) for offset in reversed(offsets)] == [
        asked.sentence_at(0, offset) for offset in reversed(offsets)
    ]
