"""Hostile files, each read in a process of its own: time and peak memory are measured, and bounded."""

import sys
from pathlib import Path

import pytest

from bench.hostile_files import HOSTILE_FILES
from bench.hostile_inputs import MOST_MEGABYTES, MOST_SECONDS, cost

READ = frozenset(
    {
        "text, 60 MB in one line",
        "text, 60 MB of telegrams",
        "text, 60 MB of invalid UTF-8",
        "text with 1% NULs, 60 MB",
        "mail, parts 140 deep, 200,000 lines",
        "mail, an attachment of 60 MB",
        "mbox, 100 MB",
    }
)
"""What is strange but within the limits; the rest must be refused."""


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
@pytest.mark.parametrize("name", HOSTILE_FILES)
def test_a_hostile_file_takes_bounded_time_and_memory(name: str, tmp_path: Path) -> None:
    taken = cost(name, tmp_path)
    assert not taken.died
    assert taken.seconds <= MOST_SECONDS
    assert taken.megabytes <= MOST_MEGABYTES
    assert taken.items + taken.refused > 0
    assert (taken.items > 0) is (name in READ)


def test_the_table_names_no_file_that_is_gone() -> None:
    assert set(HOSTILE_FILES) >= READ
