import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.errors import StatementError
from reftel.matters import PARTS, RECORDED
from reftel.matters.consultations.parts import Consultation, Item, Milestone, Party, Session
from reftel.matters.consultations.typed import (
    KINDS,
    fields_of,
    kind_of,
    made,
    part_of_lines,
    parties_of_lines,
    typed_lines,
)
from tests.matters.consultations.making import WHOLE, held


def test_every_kind_can_be_typed() -> None:
    assert set(KINDS) == RECORDED == {"consultation", *PARTS}
    for kind in KINDS:
        assert any(field.required for field in fields_of(kind))


def test_lines_make_a_part() -> None:
    item = part_of_lines(
        "item",
        {
            "title": ("chart the shoal",),
            "due": ("2007-03-01",),
            "owners": ("Quillonia; name A. Tamm; office Hydrographic Office", "Marrow Coast"),
            "milestones": ("sound the channel; due 2006-12-01", "print"),
            "status": ("on_track",),
        },
    )
    assert isinstance(item, Item)
    assert item.due == dt.date(2007, 3, 1)
    assert [(one.side, one.name, one.office) for one in item.owners] == [
        ("Quillonia", "A. Tamm", "Hydrographic Office"),
        ("Marrow Coast", None, None),
    ]
    assert item.milestones == (
        Milestone(title="sound the channel", due=dt.date(2006, 12, 1)),
        Milestone(title="print"),
    )


def test_lines_change_what_they_name_and_an_empty_one_takes_back() -> None:
    changed = part_of_lines("consultation", {"cadence": ("",), "level": ("ministers",)}, WHOLE)
    assert isinstance(changed, Consultation)
    assert (changed.cadence, changed.level, changed.review, changed.parties) == (None, "ministers", 6, WHOLE.parties)


@pytest.mark.parametrize("part", [WHOLE, held(1, "2006-05-14", "Quillonia", agenda=("a", "b"))])
def test_what_stands_is_typed_as_it_stands(part: Consultation | Session) -> None:
    assert part_of_lines(kind_of(part), typed_lines(part)) == part


@pytest.mark.parametrize(
    ("kind", "lines", "says"),
    [
        ("item", {"colour": ("red",)}, "'colour' is no field of item"),
        ("item", {}, "title"),
        ("item", {"title": (" ",)}, "title"),
        ("item", {"title": ("x",), "due": ("soon",)}, "due: 'soon' is no day of the calendar"),
        ("item", {"title": ("x",), "due": ("9999-12-31",)}, "9999-12-31 is no day of a consultation"),
        ("item", {"title": ("x",), "milestones": ("y; due 0001-01-01",)}, "0001-01-01 is no day of a consultation"),
        ("item", {"title": ("x",), "status": ("lost",)}, "status cannot be 'lost'"),
        ("item", {"title": ("x",), "milestones": ("y; when now",)}, "not understood in milestones"),
        ("item", {"title": ("x", "y")}, "title has several values"),
        ("session", {"sort": ("plenary",), "date": ("2007-02-02",), "until": ("2007-02-01",)}, "end before it begins"),
        ("session", {"sort": ("plenary",), "time": ("25:00",)}, "hour"),
        ("session", {"sort": ("plenary",), "exception": ("a storm",)}, "needs the host"),
        ("consultation", {"name": ("x",), "parties": ("a; country Utopia",)}, "no country"),
        ("consultation", {"name": ("x",), "parties": ("a; country FRA",)}, "no country"),
        ("session", {"sort": ("plenary",), "until": ("2007-02-01",)}, "a last day and no first one"),
        ("seat", {"role": ("contact",), "since": ("2007-02-02",), "until": ("2007-02-01",)}, "before it is filled"),
        ("consultation", {"name": ("x",), "cadence": ("often",)}, "no number for cadence"),
        ("consultation", {"name": ("x",), "cadence": ("0",)}, "cadence cannot be 0"),
    ],
)
def test_what_cannot_be_so_is_said_in_one_sentence(kind: str, lines: dict[str, tuple[str, ...]], says: str) -> None:
    with pytest.raises(StatementError) as caught:
        part_of_lines(kind, lines)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_values_of_json_are_held_to_the_same() -> None:
    assert made("group", {"title": "pilots"})
    with pytest.raises(StatementError):
        made("group", {"title": "pilots", "colour": "red"})
    with pytest.raises(StatementError):
        made("group", {"title": 3})


def test_parties_are_typed_one_a_line() -> None:
    assert parties_of_lines(("Quillonia; capital Port Alder", "", "Marrow Coast")) == (
        Party(name="Quillonia", capital="Port Alder"),
        Party(name="Marrow Coast"),
    )
    assert parties_of_lines(()) == ()


@given(
    kind=st.sampled_from(KINDS),
    lines=st.dictionaries(
        st.sampled_from(
            ["name", "title", "parties", "sort", "date", "time", "zone", "side", "role", "what", "milestones"]
        ),
        st.lists(st.text(max_size=40), max_size=3).map(tuple),
        max_size=4,
    ),
)
def test_whatever_is_typed_makes_a_part_or_is_refused_in_words(kind: str, lines: dict[str, tuple[str, ...]]) -> None:
    try:
        part = part_of_lines(kind, lines)
    except StatementError:
        return
    assert kind_of(part) == kind
