from reftel.codes import officer_titles


def test_titles_are_words_in_capitals() -> None:
    words = officer_titles()
    assert {"AMBASSADOR", "CHIEF", "MISSION"} <= words
    assert all(word == word.upper() and " " not in word for word in words)
