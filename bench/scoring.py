"""The common way of scoring (`score.py` of the collections), applied to what Reftel reads; nothing of it is copied here.

Two things come out of each collection: the shares that `score.py` itself prints, and every single difference, so that a
person can say who is right. Where the two do not add up, the bench stops: one of them would be wrong.
"""

import contextlib
import csv
import hashlib
import importlib.util
import io
import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Final

import msgspec

from reftel.corpus import Item, parse_item, read

Record = Mapping[str, object]

KEY_DIGITS: Final = 12
"""So many hex digits of a SHA-256 name a text: enough to be unique here, and no identifier."""

_ROW: Final = re.compile(r"(?P<field>.+?)\s+(?P<percent>\d+\.\d\d) %\s+of (?P<total>\d+)")


@dataclass(frozen=True, slots=True)
class Difference:
    """One value in which we and the truth differ. `key` names the text (and the value where one text has several).

    `is_misprint` where a known fault of the truth explains it, which needs no verdict.
    """

    collection: str
    field: str
    key: str
    file: str
    ours: str
    theirs: str
    is_misprint: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """One field of one collection: so many of the total are as the truth has them."""

    collection: str
    field: str
    good: int
    total: int
    differences: tuple[Difference, ...]


@cache
def score_module(folder: Path) -> ModuleType:
    """Return the collections' own `score.py`, loaded from where it lies."""
    spec = importlib.util.spec_from_file_location("collections_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"NOTHING WAS MEASURED: there is no {folder / 'score.py'}.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def key_of(text: str, value: str = "") -> str:
    """Return the name under which a verdict about a text, or about one value of it, is kept."""
    data = f"{text}\0{value}" if value else text
    return hashlib.sha256(data.encode("utf-8", "surrogateescape")).hexdigest()[:KEY_DIGITS]


@dataclass(frozen=True, slots=True)
class Read:
    """One text of a collection and its record, as `reftel parse --jsonl` prints it."""

    text: str
    record: Record


def read_all(path: Path) -> dict[str, Read]:
    """Return file name → text and record of every telegram of an archive or folder; the first of a file counts."""
    found: dict[str, Read] = {}
    for entry in read([path]):
        if isinstance(entry, Item):
            name = Path(entry.source.member or entry.source.path).name
            found.setdefault(name, Read(entry.text, record(entry)))
    return found


def record(item: Item) -> Record:
    """Return an item's telegram as a record of JSON."""
    made: Record = json.loads(msgspec.json.encode(parse_item(item)))
    return made


def _records(texts: Mapping[str, Read]) -> dict[str, Record]:
    return {name: held.record for name, held in texts.items()}


def _printed(work: Callable[[], object]) -> dict[str, tuple[float, int]]:
    """Run one of the scoring functions and return field → percent and total, from the table that it prints."""
    with contextlib.redirect_stdout(io.StringIO()) as caught:
        work()
    rows = (_ROW.fullmatch(line.strip()) for line in caught.getvalue().splitlines())
    return {row["field"]: (float(row["percent"]), int(row["total"])) for row in rows if row}


def _scores(
    collection: str, printed: Mapping[str, tuple[float, int]], differences: Iterable[Difference]
) -> list[Score]:
    """Put each difference under its field, and stop where they are not as many as `score.py` counted."""
    held: dict[str, list[Difference]] = {field: [] for field in printed}
    for difference in differences:
        held[difference.field].append(difference)
    scores = []
    for field, (percent, total) in printed.items():
        good = total - len(held[field])
        if abs(100 * good / max(total, 1) - percent) > 0.01:
            raise SystemExit(f"{collection}, {field}: score.py says {percent} % of {total}, the differences {good}.")
        scores.append(Score(collection, field, good, total, tuple(held[field])))
    return scores


def score_text(folder: Path) -> list[Score]:
    """Score identifier, date, station and serial, classification and origin against the publisher's data."""
    score = score_module(folder)
    texts = read_all(folder / "text.tar.xz")
    index = folder / "text.index.csv"
    printed = _printed(lambda: score.score_text(index, _records(texts)))
    with index.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if f"{row['identifier']}.txt" in texts]
    found = (d for row in rows for d in _text_differences(score, row, texts[f"{row['identifier']}.txt"]))
    return _scores("text", printed, found)


def _text_differences(score: ModuleType, row: Mapping[str, str], held: Read) -> Iterator[Difference]:
    ours = held.record
    pairs = {
        "classification": (score.level(ours.get("classification")), score.level(row["classification"])),
        "origin": (score.norm(ours.get("origin")), score.norm(row["origin"])),
    }
    date = ours.get("date")
    if date:
        pairs["identifier (dated)"] = (score.canon(ours.get("mrn")), score.canon(row["identifier"]))
        pairs["date"] = (_minute(str(date)), row["created"][:16])
    else:
        pairs["station+serial (undated)"] = (score.number(ours), score.canon(row["identifier"])[2:])
    for field, (mine, theirs) in pairs.items():
        if mine != theirs:
            misprint = field == "date" and is_misprinted(row["created"]) and mine[:13] == theirs[:13]
            name = f"{row['identifier']}.txt"
            yield Difference("text", field, key_of(held.text), name, str(mine), str(theirs), is_misprint=misprint)


def _minute(date: str) -> str:
    return date[:16].replace("T", " ")


def is_misprinted(created: str) -> bool:
    """Say whether the publisher's minutes are the hour again, on the clock of twelve: 2006-03-14 16:04 for 16:52.

    Every row of the published index is so (strftime's %H:%I where %H:%M was meant): its minutes say nothing.
    """
    return int(created[14:16]) == (int(created[11:13]) - 1) % 12 + 1


def score_gold(folder: Path) -> list[Score]:
    """Score every field against the hand labels; doubtful ones do not count."""
    score = score_module(folder)
    texts = read_all(folder / "gold.tar.xz")
    truth = folder / "gold.jsonl"
    printed = _printed(lambda: score.score_gold(truth, _records(texts), None))
    printed.pop("references given that are right:", None)
    labels = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines()]
    found = (d for label in labels for d in _gold_differences(score, label, texts[str(label["file"])]))
    return [*_scores("gold", printed, found), _given(score, labels, texts)]


def _gold_differences(score: ModuleType, label: Mapping[str, object], held: Read) -> Iterator[Difference]:
    doubtful = label["doubtful"]
    assert isinstance(doubtful, list)
    for field, (mine, theirs) in score.gold_views(held.record, label).items():
        if mine != theirs and field.replace("paragraph numbers", "paragraphs") not in doubtful:
            yield Difference("gold", field, key_of(held.text), str(label["file"]), str(mine), str(theirs))


def _given(score: ModuleType, labels: Iterable[Mapping[str, object]], texts: Mapping[str, Read]) -> Score:
    """Count the references that we give, and those of them that the labels have too."""
    given = 0
    wrong = []
    for label in labels:
        doubtful = label["doubtful"]
        assert isinstance(doubtful, list)
        if "references" in doubtful:
            continue
        held = texts[str(label["file"])]
        mine, theirs = score.gold_views(held.record, label)["references"]
        given += len(mine)
        left = list(theirs)
        for one in mine:
            if one in left:
                left.remove(one)
            else:
                wrong.append(Difference("gold", GIVEN, key_of(held.text, one), str(label["file"]), one, str(left)))
    return Score("gold", GIVEN, given - len(wrong), given, tuple(wrong))


GIVEN: Final = "references given that are right"


def score_references(folder: Path) -> list[Score]:
    """Score the references that the collection's own column names and whose number stands in the text."""
    score = score_module(folder)
    path = folder / "cables.csv.xz"
    with tempfile.TemporaryDirectory() as unpacked:
        score.main(["unpack", str(path), unpacked])
        texts = read_all(Path(unpacked))
    records = _records(texts)
    good, total, _ = _referenced(score, path, records)
    lost = []
    for row in list(score.cables(path)):
        name = f"{row[2]}.txt"
        for value in _referenced(_of_one_row(score, row), path, records)[2]:
            lost.append(Difference("cables", FOUND, key_of(texts[name].text, value), name, "", value))
    if good + len(lost) != total:
        raise SystemExit(f"score.py finds {good} references of {total}, row by row {len(lost)} are lost.")
    return [Score("cables", FOUND, good, total, tuple(lost))]


FOUND: Final = "references found"


def _referenced(score: ModuleType, path: Path, records: Mapping[str, Record]) -> tuple[int, int, list[str]]:
    """Return how many references were found, of how many, and which of the first thirty lost ones were lost."""
    with contextlib.redirect_stdout(io.StringIO()) as caught:
        score.score_refs(path, records)
    lost, _, shown = caught.getvalue().strip().partition("\n")
    match = re.fullmatch(r"references found (?P<percent>[\d.]+) % of (?P<total>\d+)", shown)
    if match is None:
        raise SystemExit(f"score.py says of the references: {shown}")
    total = int(match["total"])
    names = [word.partition(">")[2] for word in lost.removeprefix("lost:").split()]
    return round(float(match["percent"]) * total / 100), total, names


def _of_one_row(score: ModuleType, row: list[str]) -> ModuleType:
    """Return a copy of the scoring module to which the collection is this row alone, so that it names what is lost there."""
    copy = ModuleType("collections_score_of_one_row")
    copy.__dict__.update(score.__dict__)
    copy.score_refs = FunctionType(score.score_refs.__code__, copy.__dict__)  # type: ignore[attr-defined]
    copy.cables = lambda _: [row]  # type: ignore[attr-defined]
    return copy
