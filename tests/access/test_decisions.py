import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.access import Label, Viewer, decide, label_class, scope
from reftel.codes import Classification, captions

CONTROLS = st.sampled_from([*captions(), "UNMARKED", "ZEBRA"])
LABELS = st.builds(Label, level=st.sampled_from(Classification), controls=st.frozensets(CONTROLS, max_size=3))
VIEWERS = st.builds(
    Viewer,
    name=st.text(max_size=10),
    clearance=st.sampled_from(Classification),
    controls=st.frozensets(CONTROLS, max_size=6),
    offices=st.frozensets(st.sampled_from(["S/P", "EUR/RUS"])),
    nationality=st.sampled_from([None, "US", "QM"]),
    is_owner=st.booleans(),
)


def reader(
    clearance: Classification = Classification.SECRET,
    controls: frozenset[str] = frozenset(),
    nationality: str | None = "US",
) -> Viewer:
    return Viewer(
        name="reader",
        clearance=clearance,
        controls=controls,
        offices=frozenset(),
        nationality=nationality,
        is_owner=False,
    )


def label(level: Classification, *controls: str) -> Label:
    return Label(level=level, controls=frozenset(controls))


C, S, T = Classification.CONFIDENTIAL, Classification.SECRET, Classification.TOP_SECRET
CASES = [
    ("at the level", reader(C), label(C), True, "is cleared for CONFIDENTIAL"),
    ("below the level", reader(C), label(S), False, "SECRET is above the clearance CONFIDENTIAL"),
    ("a control not held", reader(T), label(C, "EXDIS"), False, "does not hold the control EXDIS"),
    ("a control held", reader(C, frozenset({"EXDIS"})), label(C, "EXDIS"), True, "holds every control"),
    ("one of two held", reader(C, frozenset({"EXDIS"})), label(C, "EXDIS", "NODIS"), False, "control NODIS"),
    ("NOFORN at home", reader(C), label(C, "NOFORN"), True, "holds every control"),
    ("NOFORN abroad", reader(C, nationality="QM"), label(C, "NOFORN"), False, "nationals of US"),
    (
        "NOFORN, nationality unknown",
        reader(C, frozenset({"NOFORN"}), None),
        label(C, "NOFORN"),
        False,
        "not known to be one",
    ),
    ("unmarked", reader(T), label(Classification.UNCLASSIFIED, "UNMARKED"), False, "control UNMARKED"),
    (
        "the owner",
        Viewer.owner("E. Winterbottom"),
        label(T, "NODIS", "ZEBRA"),
        True,
        "E. Winterbottom reads as the owner",
    ),
    ("maintenance", Viewer.maintenance("verify"), label(T, "NODIS"), True, "maintenance: verify"),
]


@pytest.mark.parametrize(("viewer", "what", "allowed", "reason"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_decision_comes_with_its_reason(viewer: Viewer, what: Label, allowed: bool, reason: str) -> None:
    decision = decide(viewer, what)
    assert decision.allowed is allowed
    assert reason in decision.reason


@given(VIEWERS, LABELS)
def test_the_scope_of_a_query_says_what_the_decision_says(viewer: Viewer, what: Label) -> None:
    assert scope(viewer).permits(label_class(what)) == decide(viewer, what).allowed


@given(VIEWERS, LABELS, st.sampled_from(Classification), CONTROLS)
def test_a_stricter_label_never_opens_a_door(viewer: Viewer, what: Label, level: Classification, control: str) -> None:
    stricter = Label(level=max(what.level, level, key=lambda one: one.rank), controls=what.controls | {control})
    assert decide(viewer, what).allowed or not decide(viewer, stricter).allowed


def test_what_is_no_label_class_is_for_owners_only() -> None:
    assert not scope(reader(T)).permits("damaged")
    assert scope(Viewer.owner("E. Winterbottom")).permits("damaged")


def test_a_viewer_has_no_defaults_and_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        Viewer(name="nobody")  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        reader().name = "another"  # type: ignore[misc]
