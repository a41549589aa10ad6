import time

import pytest

from reftel.matters import Speech, suggest
from reftel.matters.rules import ACCORDING_TO, SAID_BY
from tests.matters.inventing import telegram


def speeches(body: str) -> tuple[Speech, ...]:
    return suggest(telegram(body)).speeches


def speakers(body: str) -> list[str]:
    return [speech.speaker for speech in speeches(body)]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Orlan said that the strait was closed.", ["Orlan"]),
        ("Minister Orlan told Poloff that the strait was closed.", ["Minister Orlan"]),
        ("The harbour master, Tamm, noted that the lamp was out.", ["Tamm"]),
        ("The minister's adviser, Ana Tamm, noted that the lamp was out.", ["Ana Tamm"]),
        ("Tamm, who commands the port, added that the lamp was out.", ["Tamm"]),
        ("Emboffs met Tamm, who stressed that the lamp was out.", ["Tamm"]),
        ("Orlan (protect) asserted that the lamp was out.", ["Orlan"]),
        ("Orlan and Tamm said that the lamp was out.", ["Orlan", "Tamm"]),
        ("Osmark, Tessaly, and Quillonia suggested a later day.", ["Osmark", "Tessaly", "Quillonia"]),
        ("Pilot Tamm from Osmark added that the lamp was out.", ["Pilot Tamm"]),
        ("Several witnesses reported that the lamp was out.", ["witnesses"]),
        ("Our Osmark contacts have told us that the lamp was out.", ["Osmark contacts"]),
        ("The lamp was out, Orlan claimed.", ["Orlan"]),
        ('"The lamp was out," said Orlan.', ["Orlan"]),
        ("According to the Ferry Company, the lamp was out.", ["Ferry Company"]),
        ("According to information provided by the Coast Guard, the lamp was out.", ["Coast Guard"]),
        ("We were told by the Coast Guard that the lamp was out.", ["Coast Guard"]),
        ("The Coast Guard is claiming that the lamp was out.", ["Coast Guard"]),
        ("The pilots continue to insist that the lamp was out.", ["pilots"]),
        ("General al-Tamm said that the lamp was out.", ["General al-Tamm"]),
        ("Ana Orlan, head of the port's lamp and buoy section, announced that a new lamp was due.", ["Ana Orlan"]),
        ("Ana Orlan of the daily Harbour Post warned that the lamp was out.", ["Ana Orlan"]),
        (
            "On May 2, during a trip to Osmark, Minister Orlan praised the pilots, saying that all was well.",
            ["Minister Orlan"],
        ),
        ("Orlan on Monday told Poloff that the lamp was out.", ["Orlan"]),
        ("Numerous commentators have said that the lamp was out.", ["commentators"]),
        ("Pilots of the Harbour Authority said that the lamp was out.", ["Pilots of the Harbour Authority"]),
        ("Pilots in Osmark said that the lamp was out.", ["Pilots"]),
        ("The Food and Agriculture Organization said that the catch was poor.", ["Food and Agriculture Organization"]),
        ("The lamp was out, explained Orlan.", ["Orlan"]),
        ("The talks opened in May, when Tessaly asked for a new lamp.", ["Tessaly"]),
        ("In response to Tamm's question, Orlan said that the lamp was out.", ["Tamm", "Orlan"]),
        ("We understand from Orlan that the lamp was out.", ["Orlan"]),
        ("Tessaly is asking for a new lamp.", ["Tessaly"]),
        ("As stated by Minister Orlan, the lamp was out.", ["Minister Orlan"]),
        ("Action request: Pilots have asked for a new lamp.", ["Pilots"]),
        ("ANA ORLAN OF THE LIBERAL DAILY HARBOUR POST WARNED THAT THE LAMP WAS OUT.", ["ANA ORLAN"]),
        ("His replacement, Ana Tamm, has agreed to mend the lamp.", ["Ana Tamm"]),
        (
            "On May 2 the Harbour Board's Coordinator for Lamps, Engineer Ana Tamm, congratulated the pilots, and described "
            "the new lamp.",
            ["Engineer Ana Tamm"],
        ),
        ("Orlan seconded this, and Tamm termed the lamp a disgrace.", ["Orlan", "Tamm"]),
    ],
)
def test_whoever_speaks_is_named_as_printed(sentence: str, wanted: list[str]) -> None:
    assert speakers(f"1. (C) {sentence}") == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "We said that the strait was closed.",
        "There is an added layer of fog.",
        "Orlan discussed the proposed council at length.",
        "The boats act according to rules of their own.",
        "According to ministry records the lamp was out.",
        "Nobody claimed the wreck.",
        "The Coast Guard was told to wait.",
        "The security-related and fog-added delays were long.",
        "The plan stated no date.",
        "Tessaly's proposed lamp was dear.",
        "Osmarks expressed wish was heard.",
        "Tessaly and Osmark agreed to a new lamp.",
        "Nor were any large boats noted in the harbour.",
        "The lamp could best be told of by Orlan.",
        "Boats claiming to be pilots came in.",
        "The data had confirmed areas already known.",
        "The council raised over 20 million for the lamp.",
        "Embassy Osmark has raised the matter.",
        "If asked by Orlan, wait.",
        "This comes from the government whose members the council warn.",
    ],
)
def test_what_nobody_says_has_no_speaker(sentence: str) -> None:
    assert speakers(f"1. (C) {sentence}") == []


def test_a_pronoun_is_the_last_person_who_spoke_also_over_paragraphs() -> None:
    found = speeches(
        "1. (C) Orlan told us the strait was closed.\n\n2. (C) The Coast Guard waited. He added that it was foggy."
    )
    assert [(s.paragraph, s.speaker, s.named) for s in found] == [(1, "Orlan", True), (2, "Orlan", False)]


def test_a_body_is_nobodys_he() -> None:
    found = speakers("1. (C) Orlan said no. The Port Authority Council said yes. He added that it was foggy.")
    assert found[-1] == "Orlan"


def test_a_title_is_led_back_to_its_name() -> None:
    body = "1. (C) The Prime Minister said yes.\n\n2. (C) Prime Minister Ana Orlan came late. The PM noted the fog."
    assert speakers(body) == ["Orlan", "Orlan"]


def test_a_title_is_led_back_whatever_order_its_words_stand_in() -> None:
    body = "1. (C) Minister of Interior Bero Tamm came late.\n\n2. (C) The Interior Minister noted the fog."
    assert speakers(body) == ["Tamm"]
    body = "1. (C) Spokesman Luc de la Mar came late.\n\n2. (C) The spokesman noted the fog."
    assert speakers(body) == ["Mar"]


def test_an_ambassador_is_named_in_the_paragraph_that_names_him() -> None:
    body = "1. (C) Ambassador Holloway called. The Ambassador asked about the lamp.\n\n2. (C) The Ambassador noted the fog."
    assert speakers(body) == ["Holloway", "Ambassador"]


def test_a_body_is_called_by_the_letters_that_the_text_gives_it() -> None:
    body = "1. (C) The Harbour Pilots Union (HPU) met.\n\n2. (C) The Harbour Pilots Union said no."
    assert speakers(body) == ["HPU"]


def test_a_pronoun_is_the_one_whom_the_paragraph_has_told_of() -> None:
    body = "1. (C) Orlan said no.\n\n2. (C) Bero Tamm, the new pilot, was shown the lamp. He asked what it cost."
    assert speakers(body) == ["Orlan", "Bero Tamm"]
    assert speakers("1. (C) Orlan said no. Bero Tamm was glad of the lamp, which he said was new.")[-1] == "Bero Tamm"


def test_they_are_those_who_spoke_together() -> None:
    body = "1. (C) The pilots said no. Orlan said yes. They added that it was foggy."
    assert speakers(body) == ["pilots", "Orlan", "pilots"]


def test_what_goes_on_with_a_sentence_is_its_speakers() -> None:
    assert speakers("1. (C) Orlan said no, adding that it was foggy.") == ["Orlan"]
    assert speakers("1. (C) Bero Tamm, the pilot, welcomed the lamp, noting that it was new.") == ["Bero Tamm"]


def test_an_answer_behind_a_comma_is_not_inside_the_question() -> None:
    assert speakers("1. (C) When Orlan asked about the lamp, Tamm said it was out.") == ["Orlan", "Tamm"]


def test_what_is_told_to_us_is_told_to_the_sender() -> None:
    assert speakers("1. (C) Orlan confirmed what Tamm told us.") == ["Orlan", "Tamm"]


def test_words_inside_reported_words_are_not_told_to_the_sender() -> None:
    assert speakers("1. (C) Orlan said Tamm believes the lamp was out.") == ["Orlan"]
    assert speakers("1. (C) Orlan said no, but Tamm said yes.") == ["Orlan", "Tamm"]


def test_points_and_enclosures_are_not_reported_speech() -> None:
    assert speakers("1. (C) Talking points:\n\n-- Tamm said that the lamp was out.") == []


def test_a_speech_rests_on_its_sentence_and_names_its_rule() -> None:
    said, told = speeches("1. (C) It was foggy. Orlan said no. According to Tamm, it was late.")
    assert (said.passage.quote, said.rule) == ("Orlan said no.", SAID_BY)
    assert (told.passage.quote, told.rule) == ("According to Tamm, it was late.", ACCORDING_TO)


def test_a_text_all_in_capitals_is_read() -> None:
    assert speakers("1. (C) ORLAN TOLD POLOFF THAT THE STRAIT WAS CLOSED.") == ["ORLAN"]


def test_hostile_prose_costs_its_length() -> None:
    def took(count: int) -> float:
        made = telegram("1. (C) " + "Orlan and Tamm, and Osmark, who said, according to, " * count)
        start = time.process_time()
        suggest(made)
        return time.process_time() - start

    took(50)
    assert took(4_000) < 12 * max(took(1_000), 0.05)
