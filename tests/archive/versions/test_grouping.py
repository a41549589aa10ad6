import itertools

import pytest

from reftel.archive.versions.grouping import Group, Member, Merit, group_members, rank_versions

A, B, C = "1990-03-01", "1990-03-02", "1990-03-05"


@pytest.mark.parametrize(
    ("members", "groups"),
    [
        ([Member(1, A, False)], {(A, (1,))}),
        ([Member(1, None, False)], {(None, (1,))}),
        ([Member(1, A, False), Member(2, A, False)], {(A, (1, 2))}),
        ([Member(1, None, False), Member(2, A, False)], {(A, (1, 2))}),
        ([Member(1, A, False), Member(2, B, False)], {(A, (1,)), (B, (2,))}),
        ([Member(1, A, False), Member(2, B, False), Member(3, None, False)], {(A, (1,)), (B, (2,)), (None, (3,))}),
        ([Member(1, A, False), Member(2, B, True)], {(A, (1, 2))}),
        ([Member(1, A, False), Member(2, C, False), Member(3, B, True)], {(A, (1, 3)), (C, (2,))}),
        ([Member(1, B, False), Member(2, C, False), Member(3, A, True)], {(B, (1, 3)), (C, (2,))}),
        ([Member(1, A, True), Member(2, B, True)], {(None, (1, 2))}),
    ],
    ids=[
        "one text",
        "one without a day",
        "copies of one day",
        "an extract joins the only telegram",
        "two telegrams under one number",
        "an extract of one of two stays apart",
        "a corrected copy a day later",
        "a corrected copy joins the telegram before it",
        "a corrected copy older than all joins the first",
        "only corrected copies",
    ],
)
def test_versions_are_grouped_whatever_their_order(
    members: list[Member], groups: set[tuple[str | None, tuple[int, ...]]]
) -> None:
    for order in itertools.permutations(members):
        found = group_members(order)
        assert {(group.day, group.versions) for group in found} == groups
    assert all(isinstance(group, Group) for group in group_members(members))


@pytest.mark.parametrize(
    ("merits", "best"),
    [
        ([Merit("b", False, 5, 900), Merit("a", False, 5, 400)], "b"),
        ([Merit("b", False, 5, 400), Merit("a", False, 5, 400)], "a"),
        ([Merit("b", False, 5, 900), Merit("a", True, 6, 400)], "a"),
        ([Merit("b", True, 5, 900), Merit("a", True, 6, 400)], "a"),
        ([Merit("b", True, None, 900), Merit("a", True, 6, 400)], "a"),
    ],
    ids=["shows most", "equal", "corrected copy", "last corrected copy", "corrected copy without a date"],
)
def test_best_version_comes_first(merits: list[Merit], best: str) -> None:
    assert rank_versions(merits)[0].version_id == best
    assert rank_versions(merits[::-1])[0].version_id == best
