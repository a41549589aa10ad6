"""How right the reader is, per field, against every truth at hand: `python -m bench.accuracy`.

Options: `--differences FIELD` lists what differs in a field (or `all`), with the key that a verdict needs; `--write` makes
docs/reference/accuracy.md. Findings, spans and figures are those of the working tree; nothing here depends on the date.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from bench.accounted import Accounted, account, title_of
from bench.cablemap import NOT_COMPARED, Case, cases, reasons
from bench.corpora import text_collection
from bench.scoring import Score, score_gold, score_references, score_text
from bench.verdicts import WHO, Sorted, sort_differences, unused, verdicts

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "reference" / "accuracy.md"
INTRODUCTION: Final = Path(__file__).resolve().parent / "data" / "accuracy_introduction.md"

COLLECTIONS: Final = {
    "text": "text.tar.xz: 2,000 telegrams, the publisher's data as truth",
    "gold": "gold.jsonl: 120 telegrams, every field labelled by hand",
    "cables": "cables.csv.xz: 2,200 telegrams, the column of references as truth",
}

HEAD: Final = (
    "field",
    "as the truth",
    "of",
    "%",
    "ours wrong",
    "truth wrong",
    "not in text",
    "taste",
    "open",
    "right %",
)


def measure(folder: Path) -> list[Sorted]:
    """Score every collection and sort the differences by the verdicts."""
    known = verdicts()
    return [sort_differences(score, known) for score in all_scores(folder)]


def all_scores(folder: Path) -> list[Score]:
    """Return the scores of all collections."""
    return [*score_text(folder), *score_gold(folder), *score_references(folder)]


def _row(held: Sorted) -> tuple[str, ...]:
    score = held.score
    counts = (held.ours, held.theirs, held.unsaid, held.taste, held.open)
    return (
        score.field,
        str(score.good),
        str(score.total),
        _percent(score.good / max(score.total, 1)),
        *(str(len(one)) if one else "" for one in counts),
        _percent(held.right),
    )


def _percent(share: float) -> str:
    return f"{100 * share:.2f}"


def _case_rows(held: Sequence[Case]) -> list[tuple[str, ...]]:
    """Return table, agreeing rows, all rows, share, and how many of the others have a reason."""
    known = reasons()
    rows = []
    for table in dict.fromkeys(case.table for case in held):
        of = [case for case in held if case.table == table]
        rows.append((table, of, [case for case in of if not case.agrees and (table, case.index) in known]))
    rows.append(("all", list(held), [case for case in held if not case.agrees and (case.table, case.index) in known]))
    return [
        (
            table,
            str(good := sum(case.agrees for case in of)),
            str(len(of)),
            _percent(good / len(of)),
            str(len(why) or ""),
        )
        for table, of, why in rows
    ]


CASE_HEAD: Final = ("table", "agree", "of", "%", "others with a reason")


def _kind_rows(held: Accounted) -> list[tuple[str, ...]]:
    return [(kind, f"{count:,}", f"{100 * held.share(kind):.3f}") for kind, count in held.kinds.most_common()]


def _finding_rows(held: Accounted) -> list[tuple[str, ...]]:
    return [
        (code, title_of(code), f"{count:,}", f"{held.with_finding[code]:,}")
        for code, count in sorted(held.findings.items())
    ]


Table = tuple[str, Sequence[str], Sequence[Sequence[str]]]


def tables(folder: Path) -> Iterable[Table]:
    """Yield title, head and rows of every table."""
    held = measure(folder)
    for name, title in COLLECTIONS.items():
        yield title, HEAD, [_row(one) for one in held if one.score.collection == name]
    yield f"{len(NOT_COMPARED)} tables left out: cases of the older parser", CASE_HEAD, _case_rows(cases(folder))
    counted = account(folder / "text.tar.xz")
    yield (
        f"text.tar.xz: what {counted.characters:,} characters are",
        ("kind", "characters", "%"),
        _kind_rows(counted),
    )
    yield (
        f"text.tar.xz: findings in {counted.telegrams:,} telegrams",
        ("code", "finding", "times", "telegrams"),
        _finding_rows(counted),
    )


def as_text(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table for a terminal, columns aligned."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = [
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in [head, *rows]
    ]
    return "\n".join([title, "", *lines, ""])


def as_markdown(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table as Markdown under its heading."""
    body = [" | ".join(row) for row in [head, ["---"] * len(head), *rows]]
    return "\n".join([f"## {title}", "", *(f"| {row} |" for row in body), ""])


def differences(folder: Path, field: str) -> Iterable[str]:
    """Yield a line or three for every difference of a field, with what a verdict on it begins with."""
    known = verdicts()
    for score in all_scores(folder):
        if field not in {score.field, "all"}:
            continue
        held = sort_differences(score, known)
        for name in ("open", *WHO):
            for one in getattr(held, name):
                yield f"{one.collection},{one.field},{one.key},{name}: {one.file}\n   ours   {one.ours}\n   theirs {one.theirs}"
    for verdict in unused(all_scores(folder), known) if field == "all" else ():
        yield f"no difference any more: {verdict.collection},{verdict.field},{verdict.key}"


def main(arguments: Sequence[str]) -> None:
    """Print the tables, or what was asked for."""
    folder = text_collection().parent
    if "--differences" in arguments:
        for line in differences(folder, arguments[arguments.index("--differences") + 1]):
            print(line)
        return
    made = list(tables(folder))
    print("\n".join(as_text(*one) for one in made))
    if "--write" in arguments:
        page = INTRODUCTION.read_text(encoding="utf-8") + "\n" + "\n".join(as_markdown(*one) for one in made)
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
