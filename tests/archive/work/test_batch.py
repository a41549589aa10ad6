import pytest

from reftel.archive import Archive
from reftel.archive.work import batch
from reftel.archive.work.batch import read_queries
from reftel.errors import ConfigError
from tests.archive.cables import OWNER, PUBLIC

FILE = """# what we look for
dues

  ferry OR quota
form:verrin
"open
collection:none
"""


def test_queries_are_read_with_their_lines() -> None:
    assert list(read_queries("\ufeff" + FILE)) == [
        (2, "dues"),
        (4, "ferry OR quota"),
        (5, "form:verrin"),
        (6, '"open'),
        (7, "collection:none"),
    ]


@pytest.mark.parametrize(
    ("by", "columns", "counts"),
    [(None, (), [(), ()]), ("station", ("PORTALDER",), [(1,), (2,)]), ("year", ("2006",), [(1,), (2,)])],
)
def test_a_batch_is_a_matrix(
    archive: Archive, by: str | None, columns: tuple[str, ...], counts: list[tuple[int, ...]]
) -> None:
    made = archive.work.batches.run(OWNER, read_queries(FILE), by=by)
    assert made.columns == columns
    good = [row for row in made.rows if row.error is None]
    assert [(row.line, row.query, row.total) for row in good] == [(2, "dues", 1), (4, "ferry OR quota", 2)]
    assert [row.counts for row in good] == counts


def test_a_query_that_is_not_understood_stops_no_other(archive: Archive) -> None:
    made = archive.work.batches.run(OWNER, read_queries(FILE))
    assert [(row.line, row.total) for row in made.rows if row.error] == [(5, None), (6, None), (7, None)]
    assert "No field is called “form”. Did you mean from:?" in str(made.rows[2].error)


def test_what_may_not_be_read_is_not_counted(archive: Archive) -> None:
    assert [row.total for row in archive.work.batches.run(PUBLIC, read_queries("dues\nquota")).rows] == [1, 0]


def test_what_the_index_leaves_out_is_counted_by_itself(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MAX_FACET_VALUES", 0)
    made = archive.work.batches.run(OWNER, read_queries("zeppelin\ndues"), by="station")
    assert [row.counts for row in made.rows] == [(0,), (1,)]


def test_limits_and_columns_are_checked(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match="'tag' is no column"):
        archive.work.batches.run(OWNER, [], by="tag")
    monkeypatch.setattr(batch, "MAX_QUERIES", 1)
    with pytest.raises(ConfigError, match="1 queries at most, not 2"):
        archive.work.batches.run(OWNER, read_queries("a\nb"))
