import pytest

from reftel.references import find_pointers, lower_same_length
from reftel.telegram import Reference

ONE = (Reference(label=None, text="VERRIN 12", mrn="06VERRIN12"),)
THREE = tuple(Reference(label=c, text=f"VERRIN {n}", mrn=f"06VERRIN{n}") for n, c in enumerate("ABC", start=1))

CASES = [
    pytest.param("As told (reftel), the", ONE, [("reftel", "reference", "06VERRIN12")], id="the sole reference"),
    pytest.param("As told in reftel.", THREE, [("reftel", "reference", None)], id="one of three: open"),
    pytest.param("see ref B.", THREE, [("ref B", "reference", "06VERRIN2")], id="by letter"),
    pytest.param(
        "(refs A and C)",
        THREE,
        [("refs A and C", "reference", "06VERRIN1"), ("refs A and C", "reference", "06VERRIN3")],
        id="two letters",
    ),
    pytest.param(
        "refs A-C tell",
        THREE,
        [
            ("refs A-C", "reference", "06VERRIN1"),
            ("refs A-C", "reference", "06VERRIN2"),
            ("refs A-C", "reference", "06VERRIN3"),
        ],
        id="a range",
    ),
    pytest.param("will report septel.", ONE, [("septel", "septel", None)], id="septel stays open"),
    pytest.param("(text in para six below)", ONE, [("para six below", "paragraph", "6")], id="number words"),
    pytest.param("see paragraph 12 above", ONE, [("paragraph 12 above", "paragraph", "12")], id="digits"),
    pytest.param(
        "para 3 reftel says",
        ONE,
        [("para 3 reftel", "paragraph", None), ("reftel", "reference", "06VERRIN12")],
        id="elsewhere",
    ),
    pytest.param("The referendum and the parade", ONE, [], id="words that begin alike"),
    pytest.param("a reference A reader", THREE, [], id="reference is a word"),
]


@pytest.mark.parametrize(("text", "references", "expected"), CASES)
def test_pointers(text: str, references: tuple[Reference, ...], expected: list[tuple[str, str, str | None]]) -> None:
    found = find_pointers(text, lower_same_length(text), (0, len(text)), references, 1)
    assert [(p.text, p.kind, p.target) for p in found] == expected


def test_pointers_slice_back() -> None:
    text = "The note (text in para\nsix below) answers ref A."
    found = list(find_pointers(text, text.lower(), (0, len(text)), THREE, 4))
    assert [text[p.span[0] : p.span[1]] for p in found] == ["para\nsix below", "ref A"]
    assert {p.in_paragraph for p in found} == {4}


def test_lowering_keeps_offsets() -> None:
    text = "İSTANBUL REFTEL"
    assert len(lower_same_length(text)) == len(text)
    assert lower_same_length(text).endswith("reftel")
