"""Suggestions measured on ninety real telegrams that were labelled by hand; the figures stand in the documentation."""

import json
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reftel.matters import Request, Suggestions, suggest, suggest_requests
from reftel.wire import parse

pytestmark = pytest.mark.corpora

PRECISION, RECALL, OWN_LABELLED = 0.82, 0.70, 0.90
"""Floors a little under what is measured: the labels are one careful reading, and no rule agrees with all of them."""


Labelled = tuple[dict[str, Any], tuple[Request, ...]]


@pytest.fixture(scope="module")
def labelled(corpora: Path) -> list[Labelled]:
    truth = corpora / "matters.jsonl"
    if not truth.is_file():
        pytest.skip(f"no {truth}")
    texts = dict(_texts(corpora / "matters.tar.xz"))
    rows = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines()]
    return [(row, suggest_requests(parse(texts[row["file"]]))) for row in rows]


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    with tarfile.open(path) as archive:
        for member in archive:
            stream = archive.extractfile(member)
            if stream is not None:
                yield Path(member.name).name, stream.read().decode("utf-8", errors="replace")


def test_requests_are_found_and_few_are_wrong(
    labelled: list[Labelled],
) -> None:
    hit = wanted = given = labels = labels_found = 0
    for row, requests in labelled:
        ours = Counter((r.paragraph, r.own) for r in requests)
        gold = Counter((r["paragraph"], r["own"]) for r in row["requests"])
        hit += sum((ours & gold).values())
        wanted += sum(gold.values())
        given += sum(ours.values())
        own = [r for r in row["requests"] if r["own"] and r["labelled"]]
        labels += len(own)
        labels_found += sum((r["paragraph"], True) in ours for r in own)
    assert hit / given >= PRECISION
    assert hit / wanted >= RECALL
    assert labels_found / labels >= OWN_LABELLED


def test_every_passage_stands_in_its_text(
    labelled: list[Labelled],
) -> None:
    for _, requests in labelled:
        for request in requests:
            assert request.what
            assert len(request.what.split()) <= 12
            assert request.by
            assert len(request.passage.quote) == request.passage.end - request.passage.start


FLOORS = {
    "promises": (0.75, 0.54),
    "meetings": (0.84, 0.62),
    "speakers": (0.87, 0.74),
    "documents": (0.85, 0.58),
}
"""Kind → precision and recall, a little under what is measured, so that a change for the worse is seen."""


@pytest.fixture(scope="module")
def suggested(corpora: Path) -> list[tuple[dict[str, Any], Suggestions]]:
    truth = corpora / "matters.jsonl"
    if not truth.is_file():
        pytest.skip(f"no {truth}")
    texts = dict(_texts(corpora / "matters.tar.xz"))
    rows = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines()]
    return [(row, suggest(parse(texts[row["file"]]))) for row in rows]


@pytest.mark.parametrize("kind", FLOORS)
def test_other_kinds_are_found_and_few_are_wrong(
    suggested: list[tuple[dict[str, Any], Suggestions]], kind: str
) -> None:
    hit = wanted = given = 0
    for row, found in suggested:
        gold, ours = _gold(row, kind), _ours(found, kind)
        hit += sum((ours & gold).values())
        wanted += sum(gold.values())
        given += sum(ours.values())
    precision, recall = FLOORS[kind]
    assert hit / given >= precision
    assert hit / wanted >= recall


def _gold(row: dict[str, Any], kind: str) -> Counter[object]:
    if kind != "speakers":
        return Counter(one["paragraph"] for one in row[kind])
    return Counter((one["paragraph"], _last_word(name)) for one in row[kind] for name in one["names"])


def _ours(found: Suggestions, kind: str) -> Counter[object]:
    if kind != "speakers":
        return Counter(one.paragraph for one in getattr(found, kind))
    return Counter({(speech.paragraph, _last_word(speech.speaker)) for speech in found.speeches})


def _last_word(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.lower()).split()[-1]
