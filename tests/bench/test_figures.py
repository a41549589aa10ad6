import pytest

from bench.figures import figure, percentile, seconds, table


@pytest.mark.parametrize(("percent", "wanted"), [(50, 50), (90, 90), (99, 99), (100, 100), (0, 1)])
def test_percentiles_are_by_nearest_rank(percent: float, wanted: int) -> None:
    assert percentile(list(range(100, 0, -1)), percent) == wanted
    assert percentile([7.0], percent) == 7.0


def test_a_figure_is_the_median_with_its_spread() -> None:
    made = figure("parse", [3.0, 1.0, 2.0], "telegrams/s")
    assert (made.value, made.lowest, made.highest, made.runs) == (2.0, 1.0, 3.0, 3)


def test_the_table_is_aligned() -> None:
    lines = table([figure("a", [1_234.5], "ms", "≤ 15"), figure("longer", [0.5], "telegrams/s")]).splitlines()
    assert lines == [
        "measured  median  unit         lowest  highest  runs  budget",
        "a          1,234  ms            1,234    1,234     1  ≤ 15",
        "longer      0.50  telegrams/s    0.50     0.50     1",
    ]


def test_work_takes_time() -> None:
    assert seconds(lambda: sum(range(1_000))) > 0
