import pytest

from reftel.wire.body.enclosures import enclosure_marks, kind_of, voice_of

NOBODY: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("5. (SBU) BEGIN TEXT OF MARROWAN NOTE:", "TEXT OF MARROWAN NOTE"),
        ("4. (U) BEGIN TRANSCRIPT:", "TRANSCRIPT"),
        ("BEGIN TEXT OF MESSAGE:", "TEXT OF MESSAGE"),
        ("BEGIN POINTS:", "POINTS"),
        ("3. (U) BEGIN U.S. DEMARCHE:", "U.S. DEMARCHE"),
        ("4. (U) BEGIN CONTINGENCY Q AND A: If asked", "CONTINGENCY Q AND A"),
        ("Begin Report", "Report"),
        ("2. BEGIN TEXT (TRANSLATION AS PROVIDED BY", "TEXT"),
    ],
)
def test_opening_words_are_found(line: str, words: str) -> None:
    (mark,) = enclosure_marks(line)
    assert (mark.is_begin, mark.words) == (True, words)


@pytest.mark.parametrize(
    ("words", "first", "known", "voice"),
    [
        pytest.param("TEXT OF MARROWAN NOTE", (), NOBODY, "Marrow Coast", id="adjective in the opening"),
        pytest.param(
            "TEXT", ("Osmark proposes a table. We bring chairs.",), NOBODY, "Osmark", id="subject of the text"
        ),
        pytest.param("TEXT", ("Osmark proposes a table.",), NOBODY, None, id="no first person"),
        pytest.param(
            "TEXT OF AGREED MINUTE", (), frozenset({"MINUTE"}), None, id="a word of the subject is no country"
        ),
    ],
)
def test_voice_is_said_or_unknown(words: str, first: tuple[str, ...], known: frozenset[str], voice: str | None) -> None:
    assert voice_of(words, first, known) == voice


def test_kind_comes_from_the_opening() -> None:
    assert [kind_of(w) for w in ("TEXT OF MARROWAN NOTE", "TRANSCRIPT", "POINTS")] == ["note", "text", "points"]
