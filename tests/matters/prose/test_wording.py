import pytest

from reftel.matters.prose.wording import MAX_WORDS, content_words, is_quoted, overlap, shorten


@pytest.mark.parametrize(
    ("clause", "short"),
    [
        ("to lift the ban", "lift the ban"),
        ("that the bank be closed; he left", "the bank be closed"),
        ("for help, which he needs", "help"),
        ("for help with pilots, which he needs", "help with pilots"),
        ("; and so on", "and so on"),
        ("guidance, as in reftel", "guidance, as in reftel"),
        ("the lights on because it is dark", "the lights on"),
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen",
            "one two three four five six seven eight nine ten eleven twelve",
        ),
        (
            "one two three four five six seven eight nine ten of the lights",
            "one two three four five six seven eight nine ten",
        ),
        ("  guidance\non   the reply.", "guidance on the reply"),
    ],
)
def test_shortens(clause: str, short: str) -> None:
    assert shorten(clause) == short
    assert len(short.split()) <= MAX_WORDS


def test_words_are_compared_by_their_beginnings() -> None:
    assert overlap(content_words("the pilots of the strait"), content_words("pilotage in straits")) == 1.0
    assert overlap(content_words("pilots"), content_words("cheese")) == 0.0
    assert overlap(content_words(""), content_words("cheese")) == 0.0


@pytest.mark.parametrize(
    ("text", "word", "quoted"),
    [
        ('He said, "we ask you to come" and left.', "we", True),
        ('He said, "come" and we ask you.', "we", False),
        ('He said, ""we ask you"" twice.', "we", True),
        ("He said “we ask you” twice.", "we", True),
        ("He said “come” and we ask.", "we", False),
        ("We ask you to come.", "We", False),
        ('the opening mark is lost. we ask you to come." He left.', "we", True),
    ],
)
def test_tells_a_quotation(text: str, word: str, quoted: bool) -> None:
    assert is_quoted(text, text.index(word)) is quoted
