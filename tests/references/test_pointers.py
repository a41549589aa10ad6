import pytest

from reftel.codes import ReferenceKind
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
    pytest.param(
        "reftels A and C",
        THREE,
        [("reftels A and C", "reference", "06VERRIN1"), ("reftels A and C", "reference", "06VERRIN3")],
        id="reftels by letter",
    ),
    pytest.param("(ref b) says", THREE, [("ref b", "reference", "06VERRIN2")], id="small letter"),
    pytest.param("as in ref a), the", THREE, [("ref a", "reference", "06VERRIN1")], id="small a before a bracket"),
    pytest.param("as in ref a copy of", THREE, [], id="small a before a word is an article"),
    pytest.param("REF A POINTS", THREE, [("REF A", "reference", "06VERRIN1")], id="capitals"),
    pytest.param("ref (B) tells", THREE, [("ref (B)", "reference", "06VERRIN2")], id="letter in brackets"),
    pytest.param("ref D tells", THREE, [("ref D", "reference", None)], id="a letter that is no label"),
    pytest.param("delivered ref demarche to", ONE, [("ref", "reference", "06VERRIN12")], id="ref before a word"),
    pytest.param("drew on ref points", THREE, [("ref", "reference", None)], id="ref before a word: one of three"),
    pytest.param(
        "see paras 4-6.", ONE, [("paras 4-6", "paragraph", n) for n in ("4", "5", "6")], id="range of paragraphs"
    ),
    pytest.param(
        "paragraphs 2, 4 and 6 below",
        ONE,
        [("paragraphs 2, 4 and 6 below", "paragraph", n) for n in ("2", "4", "6")],
        id="list of paragraphs",
    ),
    pytest.param(
        "ref A para 3",
        THREE,
        [("ref A", "reference", "06VERRIN1"), ("para 3", "paragraph", None)],
        id="paragraph behind a letter",
    ),
    pytest.param(
        "para 3 of ref B",
        THREE,
        [("para 3 of ref B", "paragraph", None), ("ref B", "reference", "06VERRIN2")],
        id="paragraph of another",
    ),
    pytest.param("paragraph 4 of the treaty", ONE, [("paragraph 4", "paragraph", None)], id="of another text"),
    pytest.param("paragraph 4.2", ONE, [], id="a clause"),
    pytest.param("see para. 12 above", ONE, [("para. 12 above", "paragraph", "12")], id="with a full stop"),
    pytest.param("The referendum and the parade", ONE, [], id="words that begin alike"),
    pytest.param("a reference A reader", THREE, [], id="reference is a word"),
]


@pytest.mark.parametrize(("text", "references", "expected"), CASES)
def test_pointers(text: str, references: tuple[Reference, ...], expected: list[tuple[str, str, str | None]]) -> None:
    found = find_pointers(text, lower_same_length(text), (0, len(text)), references, 1)
    assert [(p.text, p.kind, p.target) for p in found] == expected


def test_reftel_is_the_one_telegram_beside_papers() -> None:
    email = Reference(label="B", text="BREAM-OSTLER EMAIL", kind=ReferenceKind.EMAIL)
    text = "As reftel and ref B say"
    found = find_pointers(text, text.lower(), (0, len(text)), (*ONE, email), 1)
    assert [p.target for p in found] == ["06VERRIN12", "BREAM-OSTLER EMAIL"]


def test_pointers_slice_back() -> None:
    text = "The note (text in para\nsix below) answers ref A."
    found = list(find_pointers(text, text.lower(), (0, len(text)), THREE, 4))
    assert [text[p.span[0] : p.span[1]] for p in found] == ["para\nsix below", "ref A"]
    assert {p.in_paragraph for p in found} == {4}


def test_lowering_keeps_offsets() -> None:
    text = "İSTANBUL REFTEL"
    assert len(lower_same_length(text)) == len(text)
    assert lower_same_length(text).endswith("reftel")
