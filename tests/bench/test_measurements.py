"""Every measurement runs, on a small collection of invented telegrams."""

import io
import json
import tarfile
from pathlib import Path

import pytest

from bench import __main__, corpora, ingest_rate, parse_rate, search_latency
from bench.queries import mixed_queries
from reftel.search import parse_query

TEXTS = 3
TEXT = """\
VZCZCXYZ0000
PP RUEHC
DE RUEHQA #{serial:04d}/01 0731205
ZNR UUUUU ZZH
P 141205Z MAR 06
FM AMEMBASSY PORT ALDER
TO SECSTATE WASHDC PRIORITY {serial}
BT
UNCLAS PORT ALDER {serial:06d}

E.O. 12958: N/A
TAGS: PREL EFIS QM
SUBJECT: LIGHTHOUSE NUMBER {serial}

1. The government closed lighthouse number {serial} for repair.

WINTERBOTTOM
BT
#{serial:04d}
NNNN
"""


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpora") / corpora.TEXTS
    with tarfile.open(path, "w:xz") as archive:
        for serial in range(1, TEXTS + 1):
            data = TEXT.format(serial=serial).encode()
            member = tarfile.TarInfo(f"text/06PORTALDER{serial}.txt")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def test_the_collection_is_where_the_setting_says(collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFTEL_CORPORA", str(collection.parent))
    assert corpora.text_collection() == collection
    assert len(corpora.items(collection)) == TEXTS


def test_without_a_collection_nothing_is_measured_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFTEL_CORPORA", str(tmp_path))
    with pytest.raises(SystemExit, match="NOTHING WAS MEASURED") as caught:
        corpora.text_collection()
    assert str(tmp_path / corpora.TEXTS) in str(caught.value)


def test_parsing_is_measured(collection: Path) -> None:
    plain, with_spans = parse_rate.measure(collection, runs=1)
    assert plain.value > 0
    assert with_spans.value > 0


def test_ingest_is_measured_in_a_process_of_its_own(collection: Path) -> None:
    rate, peak, ratio = ingest_rate.measure(collection, runs=1)
    assert rate.value > 0
    assert 10 < peak.value < 1_024
    assert ratio.value > 0


def test_one_ingest_prints_its_figures(collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ingest_rate.main([str(collection), str(tmp_path / "archive")])
    assert set(json.loads(capsys.readouterr().out)) == {"rate", "peak_mib", "ratio"}


def test_searching_is_measured(collection: Path) -> None:
    p50, p90, p99 = search_latency.measure(collection, runs=1)
    assert 0 < p50.value <= p90.value <= p99.value


def test_the_slowest_queries_of_an_archive_are_listed(
    collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ingest_rate.ingest(collection, tmp_path / "archive")
    search_latency.main([str(tmp_path / "archive")])
    assert len(capsys.readouterr().out.splitlines()) == search_latency.SLOWEST


def test_everything_is_printed_in_one_table(
    collection: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REFTEL_CORPORA", str(collection.parent))
    for part in (parse_rate, ingest_rate, search_latency):
        monkeypatch.setattr(part.measure, "__kwdefaults__", {"runs": 1})
    __main__.main()
    printed = capsys.readouterr().out
    assert printed.startswith(f"{TEXTS} telegrams")
    assert all(what in printed for what in ("parse to JSON", "ingest", "archive, size", "search, p99"))


def test_the_queries_are_many_different_and_understood() -> None:
    queries = mixed_queries()
    assert len(set(queries)) == len(queries) >= 100
    assert all(parse_query(query).root for query in queries)
