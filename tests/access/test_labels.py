import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.access import Label, label_class, parse_label_class
from reftel.codes import Classification, TelegramKind
from reftel.errors import ArchiveError
from reftel.telegram import Enclosure, Heading, Paragraph, Parser, Telegram

CONTROLS = st.from_regex(r"[A-Z0-9]([A-Z0-9 /-]{0,8}[A-Z0-9])?", fullmatch=True)
LABELS = st.builds(Label, level=st.sampled_from(Classification), controls=st.frozensets(CONTROLS, max_size=4))


def telegram(
    classification: Classification | None, captions: tuple[str, ...] = (), portions: tuple[str | None, ...] = ()
) -> Telegram:
    inner = Paragraph(number=None, portion=portions[0] if portions else None, text="inner")
    return Telegram(
        mrn=None,
        key=None,
        version_id="0" * 16,
        kind=TelegramKind.TELEGRAM,
        classification=classification,
        captions=captions,
        body=(
            Heading(text="A HEADING"),
            *(Paragraph(number=n, portion=mark, text="words") for n, mark in enumerate(portions[1:], 1)),
            Enclosure(title=None, kind="note", voice=None, portion=None, in_paragraph=1, blocks=(inner,)),
        ),
        parser=Parser(grammar="1", tables="0"),
    )


C = Classification.CONFIDENTIAL
CASES = [
    ("level only", C, (), (), "CONFIDENTIAL"),
    ("captions that restrict nothing", C, ("SIPDIS", "CODEL WINTERBOTTOM"), (), "CONFIDENTIAL"),
    ("captions that restrict, sorted", C, ("SIPDIS", "NOFORN", "EXDIS"), (), "CONFIDENTIAL|EXDIS+NOFORN"),
    ("lower case and blanks", C, ("eyes  only",), (), "CONFIDENTIAL|EYES ONLY"),
    ("countries after REL TO", C, ("REL TO QM, QT",), (), "CONFIDENTIAL|REL TO"),
    ("a name before ONLY", C, ("FOR WINTERBOTTOM ONLY",), (), "CONFIDENTIAL|ONLY"),
    ("a caption nobody knows", C, ("ZEBRA",), (), "CONFIDENTIAL|ZEBRA"),
    ("reserved characters", C, ("A|B+C",), (), "CONFIDENTIAL|A B C"),
    ("no letter at all", C, ("++",), (), "CONFIDENTIAL|UNREADABLE CAPTION"),
    ("no classification", None, (), (), "UNCLASSIFIED|UNMARKED"),
    ("no classification, a secret paragraph", None, (), (None, "S"), "SECRET|UNMARKED"),
    ("a paragraph above the class line", C, (), ("C", "U", "S"), "SECRET"),
    ("a paragraph below the class line", C, (), (None, "SBU"), "CONFIDENTIAL"),
    ("controls in a portion mark", C, (), ("C//NF", "C/REL QM"), "CONFIDENTIAL|NOFORN+REL TO"),
    ("a mark inside an enclosure", Classification.UNCLASSIFIED, (), ("TS/OC",), "TOP SECRET|ORCON"),
    ("a mark that says nothing", C, (), ("17", "?"), "CONFIDENTIAL"),
]


@pytest.mark.parametrize(("level", "captions", "portions", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_label_is_the_strictest_of_what_the_telegram_says(
    level: Classification | None, captions: tuple[str, ...], portions: tuple[str | None, ...], wanted: str
) -> None:
    assert label_class(Label.of(telegram(level, captions, portions))) == wanted


@given(LABELS)
def test_a_label_class_leads_back_to_its_label(label: Label) -> None:
    assert parse_label_class(label_class(label)) == label


@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_captions_make_a_label(captions: list[str]) -> None:
    label = Label.of(telegram(C, tuple(captions)))
    assert parse_label_class(label_class(label)) == label


@pytest.mark.parametrize(
    "text", ["", "CONFIDENTIAL|", "confidential", "SECRET|B+A", "SECRET|A+A", "SECRET|a", "SECRET|+", "WHATEVER|A"]
)
def test_what_is_no_label_class_is_refused(text: str) -> None:
    with pytest.raises(ArchiveError, match="no label class"):
        parse_label_class(text)


def test_a_control_with_reserved_characters_is_refused() -> None:
    with pytest.raises(ValueError, match="no control"):
        Label(level=C, controls=frozenset({"A+B"}))
