from reftel.codes import Classification


def test_rank_orders_the_levels() -> None:
    assert [level.rank for level in Classification] == [0, 1, 2, 3, 4, 5]
    assert Classification.TOP_SECRET.rank > Classification.SECRET.rank > Classification.UNCLASSIFIED.rank
