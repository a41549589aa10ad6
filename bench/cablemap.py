"""The cases of the older parser (cablemap): its fragments, set into a telegram of ours, and what we read out of them.

Each table of the file tests one field. A fragment is a few lines; around it stands an invented telegram, so that it is read
as it would be in a real one. Rows that name a telegram instead are compared where its text is in the collections at hand.
"""

import csv
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Final

import msgspec

from bench.corpora import text_collection
from bench.scoring import Read, Record, read_all, score_module
from reftel.codes import TagKind, canonical_identifier, tag
from reftel.wire import parse

CASES: Final = "cablemap_cases.json"
REASONS: Final = Path(__file__).resolve().parent / "data" / "cablemap_reasons.csv"

NOT_COMPARED: Final = {
    "test_utils_titlefy:_TEST_DATA": "title case for display; the record keeps a subject as it was sent",
    "test_utils_clean_content:_TEST_DATA": "removes characters from the text; Reftel keeps every one",
}
"""Tables about what a reader of telegrams does not do."""

TAG_KINDS: Final = {
    1: TagKind.SUBJECT,
    2: TagKind.PERSON,
    3: TagKind.PROGRAM,
    4: TagKind.GEOGRAPHIC,
    5: TagKind.ORGANIZATION,
}

YEAR: Final = 2006
SENT: Final = "P 201205Z DEC {year:02}"
"""Late in the year: a number of the Department that is high for the time of the year is taken for one of the year before."""
HEADING: Final = "{sent}\nFM AMEMBASSY PORT ALDER\nTO RUEHC/SECSTATE WASHDC PRIORITY 0412\nBT\n"
CLASS_LINE: Final = "C O N F I D E N T I A L PORT ALDER 000412\n\n"
BLOCK: Final = "E.O. 12958: DECL: 03/14/2016\nTAGS: PREL\n"
SUBJECT: Final = "SUBJECT: LIGHTHOUSES\n"
CLASSIFIED: Final = "\nClassified By: Ambassador Maud Ostler for reasons 1.4 (b) and (d).\n"
PARAGRAPH: Final = "\n\n1. (C) The lighthouse was closed for repair.\n"
ENDING: Final = "\nWINTERBOTTOM\nBT\n#0412\nNNNN\n"


@dataclass(frozen=True, slots=True)
class Case:
    """One row that was compared."""

    table: str
    index: int
    ours: str
    theirs: str

    @property
    def agrees(self) -> bool:
        return self.ours == self.theirs


def cases(folder: Path) -> list[Case]:
    """Return every row that can be compared, in the order of the file."""
    tables = json.loads((folder / CASES).read_text(encoding="utf-8"))["tables"]
    score = score_module(folder)
    at_hand = _At(folder)
    found = []
    for name, rows in tables.items():
        compare = COMPARISONS.get(name)
        for index, row in enumerate(rows):
            pair = compare(Given(row, score, at_hand)) if compare else None
            if pair is not None:
                found.append(Case(name, index, str(pair[0]), str(pair[1])))
    return found


class _At:
    """The telegrams of the collections by identifier, read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts: dict[str, Read] | None = None

    def record(self, identifier: str) -> Record | None:
        if self._texts is None:
            self._texts = read_all(self._folder / "text.tar.xz")
        held = self._texts.get(f"{identifier}.txt")
        return held.record if held else None


Pair = tuple[object, object]


@dataclass(frozen=True, slots=True)
class Given:
    """What a comparison has to do with: a row of a table, the way of scoring, the telegrams at hand."""

    row: Sequence[object]
    score: ModuleType
    at_hand: _At


def _read(*parts: str, year: int = YEAR, heading: str | None = None) -> Record:
    sent = SENT.format(year=year % 100)
    text = (HEADING.format(sent=sent) if heading is None else heading) + "".join(parts)
    made: Record = json.loads(msgspec.json.encode(parse(text)))
    return made


def _lines(text: object) -> str:
    """Undo the escapes that some fragments keep, and let them begin and end as lines do."""
    return str(text).replace("\\n", "\n").strip("\n") + "\n"


def _records(record: Record, field: str) -> list[Mapping[str, object]]:
    held = record.get(field)
    return [row for row in held if isinstance(row, dict)] if isinstance(held, list) else []


def _identifier(given: Given) -> Pair:
    return canonical_identifier(str(given.row[0])), given.row[1]


def _subject(given: Given) -> Pair:
    """The expectation of a row with a flag is without portion mark or with it; a mark of ours is no part of the words."""
    fragment = _lines(given.row[0])
    before = "" if re.search(r"(?im)^E\.?O|^TAG", fragment) else BLOCK
    record = _read(CLASS_LINE, before, fragment, PARAGRAPH, ENDING)
    return given.score.norm(_unmarked(record.get("subject"))), given.score.norm(_unmarked(given.row[-1]))


def _unmarked(subject: object) -> str:
    return re.sub(r"^\s*\([A-Z/]{1,6}\)\s*", "", str(subject or ""))


def _tags(given: Given) -> Pair:
    fragment = _lines(given.row[0])
    after = "" if re.search(r"(?i)SUBJ", fragment) else SUBJECT
    record = _read(CLASS_LINE, fragment, after, PARAGRAPH, ENDING)
    return _codes(given.score, [tag["code"] for tag in _records(record, "tags")]), _codes(given.score, given.row[1])


def _codes(score: ModuleType, codes: object) -> list[str]:
    assert isinstance(codes, list)
    return [score.norm(code) for code in codes]


def _references(given: Given) -> Pair:
    if len(given.row) == 2 and isinstance(given.row[1], list):  # the rows with an identifier before them
        return _references(Given(given.row[1], given.score, given.at_hand))
    fragment, year, expected = given.row[0], given.row[1], given.row[-1]
    text = _lines(fragment)
    before = BLOCK + ("" if re.search(r"(?i)SUBJ", text) else SUBJECT)
    assert isinstance(year, int)
    assert isinstance(expected, list)
    record = _read(CLASS_LINE, before, text, CLASSIFIED, PARAGRAPH, ENDING, year=year)
    return _numbers(given.score, record), sorted(filter(None, (_number(given.score, one) for one in expected)))


def _number(score: ModuleType, expected: object) -> str | None:
    """Return the number that a row expects, None for what is no telegram (an e-mail)."""
    if not isinstance(expected, dict):
        return str(score.canon(expected))
    value, kind = expected["v"][:2]
    return str(score.canon(value)) if kind == 1 else None


def _numbers(score: ModuleType, record: Record) -> list[str]:
    return sorted(score.canon(row["mrn"]) for row in _records(record, "references") if row.get("mrn"))


def _classified_by(given: Given) -> Pair:
    fragment = _lines(given.row[2])
    if fragment.startswith("C O N F"):
        record = _read(fragment, PARAGRAPH, ENDING)
    else:
        before = BLOCK + ("" if re.search(r"(?i)SUBJ", fragment) else SUBJECT)
        record = _read(CLASS_LINE, before, "\n", fragment, PARAGRAPH, ENDING)
    return _name(given.score, record), _names(given.score, given.row[1])


def _name(score: ModuleType, record: Record) -> str:
    held = record.get("classified_by")
    return str(score.norm(held.get("name"))) if isinstance(held, dict) else ""


def _names(score: ModuleType, expected: object) -> str:
    return (
        " and ".join(score.norm(name) for name in expected) if isinstance(expected, list) else str(score.norm(expected))
    )


def _signature(given: Given) -> Pair:
    record = _read(CLASS_LINE, BLOCK, SUBJECT, "\n", _lines(given.row[1]))
    return given.score.norm(record.get("signature")), given.score.norm(given.row[0] or "")


def _deadline(given: Given) -> Pair:
    fragment = _lines(given.row[0])
    after = "" if re.search(r"(?i)TAGS", fragment) else "TAGS: PREL\n" + SUBJECT
    record = _read(CLASS_LINE, fragment, after, PARAGRAPH, ENDING)
    held = record.get("executive_order")
    return held.get("declassify_on") if isinstance(held, dict) else None, given.row[1]


def _addressees(field: str) -> Callable[[Given], Pair]:
    def compare(given: Given) -> Pair:
        lines = str(given.row[0])
        sent = "" if re.match(r"[PRO] \d{6}Z", lines) else SENT.format(year=YEAR % 100) + "\n"
        sender = "" if re.search(r"(?m)^FM ", lines) else "FM AMEMBASSY PORT ALDER\n"
        heading = f"{sent}{sender}{lines}\nBT\n"
        record = _read(CLASS_LINE, BLOCK, SUBJECT, PARAGRAPH, ENDING, heading=heading)
        return [_addressee(one) for one in _records(record, field)], [_recipient(one) for one in _list(given.row[1])]

    return compare


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _addressee(held: Mapping[str, object]) -> tuple[object, ...]:
    number = held.get("number")
    return held.get("routing_indicator"), held.get("designator"), held.get("precedence"), number


def _recipient(expected: object) -> tuple[object, ...]:
    assert isinstance(expected, dict)
    indicator, designator, precedence, number = expected["v"][:4]
    return indicator, designator, precedence, int(number) if number else None


_SUMMARY_WORDS: Final = frozenset("summary end and comment action request table of contents u c s nf sbu".split())


def _summary(given: Given) -> Pair:
    """Compare the words of the paragraphs that are a summary; what marks them as one (numbers, END SUMMARY) is left out."""
    record = _read(CLASS_LINE, BLOCK, SUBJECT, "\n", _lines(given.row[0]), ENDING)
    blocks = _records(record, "body")
    text = " ".join(str(block["text"]) for block in blocks if "summary" in _list(block.get("roles")))
    return _words(given.score, text), _words(given.score, str(given.row[1]))


def _words(score: ModuleType, text: str) -> str:
    return " ".join(word for word in score.norm(text).split() if word not in _SUMMARY_WORDS)


def _tag_kind(given: Given) -> Pair:
    kind = given.row[1]
    assert isinstance(kind, int)
    return tag(str(given.row[0]).upper(), YEAR).kind.value, TAG_KINDS[kind].value


def _by_identifier(field: Callable[[ModuleType, Record], object], *, at: int, value: int) -> Callable[..., Pair | None]:
    """Compare a row that names a telegram; None where its text is not at hand."""

    def compare(given: Given) -> Pair | None:
        record = given.at_hand.record(str(given.row[at]))
        expected = given.row[value]
        if record is None:
            return None
        wanted = (
            [given.score.canon(one) for one in expected] if isinstance(expected, list) else given.score.norm(expected)
        )
        return field(given.score, record), sorted(wanted) if isinstance(wanted, list) else wanted

    return compare


def _subject_of(score: ModuleType, record: Record) -> object:
    return score.norm(record.get("subject"))


def _signature_of(score: ModuleType, record: Record) -> object:
    return score.norm(record.get("signature"))


COMPARISONS: Final[Mapping[str, Callable[..., Pair | None]]] = {
    "test_c14n_id_c14n:_TEST_DATA": _identifier,
    "test_difficult_subjects:_TEST_DATA": _by_identifier(_subject_of, at=0, value=1),
    "test_issue14:_TEST_DATA": _by_identifier(_subject_of, at=0, value=1),
    "test_issue15:_TEST_DATA": _by_identifier(_subject_of, at=0, value=1),
    "test_reader_classified_by:_TEST_DATA": _classified_by,
    "test_reader_classified_by:_TEST_CABLES": _by_identifier(_name, at=0, value=1),
    "test_reader_info_recipients:_TEST_DATA": _addressees("info_addressees"),
    "test_reader_nondisclosure_deadline:_TEST_DATA": _deadline,
    "test_reader_recipients:_TEST_DATA": _addressees("action_addressees"),
    "test_reader_references:_TEST_DATA": _references,
    "test_reader_references:_TRIPOLI_TESTS": _references,
    "test_reader_references_ng:_TEST_DATA": _references,
    "test_reader_signers:_TEST_DATA": _signature,
    "test_reader_signers:_TEST_CABLES": _by_identifier(_signature_of, at=1, value=0),
    "test_reader_subject:_TEST_DATA": _subject,
    "test_reader_summary:_TEST_DATA": _summary,
    "test_reader_tags:_TEST_DATA": _tags,
    "test_reader_tags:_TEST_DATA_NO_C14N": _tags,
    "test_reference_oddities:_TEST_DATA": _by_identifier(_numbers, at=0, value=1),
    "test_utils_tag_kind:_TEST_DATA": _tag_kind,
}
"""How each table is compared; those of NOT_COMPARED are about what a reader does not do."""


def reasons(path: Path = REASONS) -> Mapping[tuple[str, int], str]:
    """Return table and index → why we read a row otherwise than the older parser."""
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["table"], int(row["index"])): row["reason"] for row in csv.DictReader(file)}


def main() -> None:
    """Print the rows in which we differ, and how many there are."""
    known = reasons()
    held = cases(text_collection().parent)
    for case in held:
        if not case.agrees:
            why = known.get((case.table, case.index), "no reason yet")
            print(f"{case.table} {case.index}: {why}\n   ours   {case.ours}\n   theirs {case.theirs}")
    agree = sum(case.agrees for case in held)
    print(f"{agree} of {len(held)} agree: {100 * agree / len(held):.2f} %")


if __name__ == "__main__":
    main()
