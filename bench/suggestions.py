"""How right the rules that suggest are, on telegrams labelled by hand: `python -m bench.suggestions`; `--write` makes the page.

A suggestion is right where a label of its kind stands in the same paragraph (requests: with the same asker's side; speakers: with the
same last name), as in the scorer of the labels. Of a paragraph with more suggestions than labels the first ones count as right.
"""

import json
import re
import sys
import tarfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from bench.corpora import collection
from reftel.matters import Suggestions, suggest
from reftel.wire import parse

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "reference" / "what-we-get-wrong.md"
KINDS: Final = {
    "requests": "requests",
    "promises": "promises",
    "meetings": "meetings",
    "speakers": "speeches",
    "documents": "documents",
    "mechanisms": "mechanisms",
}
"""Kind of label → field of what is suggested."""

HEAD: Final = """# What we get wrong

<!-- Made by `python -m bench.suggestions --write` from telegrams labelled by hand; do not change it here. -->

Ninety real telegrams were read in full and labelled by eye: what each asks, promises and reports, by paragraph. Labels
of this kind are one careful reading, and some disagreements are of taste. Half of the ninety were looked at when the
rules were written; a set that nobody has seen will score somewhat lower. A suggestion counts as right where a label of
its kind stands in the same paragraph (a request: also on the same side; a speaker: also by last name). *Who asks whom*
counts where both names share a telling word with the label's: *Department* and *Department of State*, *Germany* and
*German officials* do not.
"""


class Place(NamedTuple):
    """What is compared: the telegram's file, the paragraph, and what else tells one label from another."""

    file: str
    paragraph: int
    more: Hashable


class Told(NamedTuple):
    """One suggestion: where it stands and which rule gave it."""

    place: Place
    rule: str


def main(arguments: Sequence[str]) -> int:
    """Print, or write, the page."""
    page = _page(*_compared())
    if "--write" in arguments:
        PAGE.write_text(page, encoding="utf-8")
    else:
        sys.stdout.write(page)
    return 0


def _compared() -> tuple[dict[str, list[Place]], dict[str, list[Told]], Counter[tuple[str, str]]]:
    """Return the labels and the suggestions of each kind, and how requests do by sort."""
    texts = dict(_texts(collection("matters.tar.xz")))
    labels: dict[str, list[Place]] = defaultdict(list)
    told: dict[str, list[Told]] = defaultdict(list)
    sorts: Counter[tuple[str, str]] = Counter()
    for line in collection("matters.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = suggest(parse(texts[row["file"]]))
        for kind in KINDS:
            labels[kind] += _labels(row, kind)
            told[kind] += _told(row["file"], found, kind)
        _count_sorts(row, found, sorts)
    return labels, told, sorts


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    with tarfile.open(path) as archive:
        for member in archive:
            stream = archive.extractfile(member)
            if stream is not None:
                yield Path(member.name).name, stream.read().decode("utf-8", errors="replace")


def _labels(row: dict[str, Any], kind: str) -> Iterator[Place]:
    for one in row[kind]:
        if kind == "speakers":
            yield from (Place(row["file"], one["paragraph"], _last(name)) for name in one["names"])
        else:
            yield Place(row["file"], one["paragraph"], one["own"] if kind == "requests" else None)


def _told(file: str, found: Suggestions, kind: str) -> Iterator[Told]:
    seen: set[Place] = set()
    for one in getattr(found, KINDS[kind]):
        more = _last(one.speaker) if kind == "speakers" else one.own if kind == "requests" else None
        place = Place(file, one.paragraph, more)
        if kind == "speakers" and place in seen:
            continue
        seen.add(place)
        yield Told(place, one.rule)


def _last(name: str) -> str:
    return (_words(name) or ["-"])[-1]


def _words(text: str | None) -> list[str]:
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)


def _telling(text: str | None) -> set[str]:
    common = {"the", "and", "for", "embassy", "department", "ministry", "minister", "government"}
    return {word for word in _words(text) if len(word) > 2 and word not in common} or set(_words(text))


def _count_sorts(row: dict[str, Any], found: Suggestions, sorts: Counter[tuple[str, str]]) -> None:
    for label in row["requests"]:
        sort = "own, labelled" if label["own"] and label["labelled"] else "own, plain" if label["own"] else "reported"
        same = [one for one in found.requests if (one.paragraph, one.own) == (label["paragraph"], label["own"])]
        sorts[sort, "labels"] += 1
        sorts[sort, "found"] += bool(same)
        if same:
            sorts["who asks whom", "labels"] += 1
            sorts["who asks whom", "found"] += any(
                _telling(one.by) & _telling(label["by"])
                and (not label["of"] or _telling(one.of) & _telling(label["of"]))
                for one in same
            )


def _page(labels: dict[str, list[Place]], told: dict[str, list[Told]], sorts: Counter[tuple[str, str]]) -> str:
    lines = [
        HEAD,
        "## By kind\n",
        "| kind | labels | suggested | right | precision | recall |",
        "|---|---|---|---|---|---|",
    ]
    for kind in KINDS:
        right = sum((Counter(labels[kind]) & Counter(one.place for one in told[kind])).values())
        row = (
            kind,
            len(labels[kind]),
            len(told[kind]),
            right,
            _share(right, len(told[kind])),
            _share(right, len(labels[kind])),
        )
        lines.append(_row(*row))
    lines += ["\n| requests by sort | labels | found | share |", "|---|---|---|---|"]
    for sort in ("own, labelled", "own, plain", "reported", "who asks whom"):
        of, found = sorts[sort, "labels"], sorts[sort, "found"]
        lines.append(_row(sort, of, found, _share(found, of)))
    lines += ["\n## By rule\n", "| rule | suggested | right | precision |", "|---|---|---|---|"]
    for kind in KINDS:
        lines += _rules(labels[kind], told[kind])
    lines += [
        "\n## Where\n",
        "Paragraphs of the labelled telegrams in which something was missed, and in which something was suggested that no label has.\n",
    ]
    for kind in KINDS:
        lines += _where(kind, Counter(labels[kind]), Counter(one.place for one in told[kind]))
    return "\n".join(lines) + "\n"


def _rules(labels: list[Place], told: list[Told]) -> list[str]:
    left = Counter(labels)
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one in told:
        given[one.rule] += 1
        if left[one.place]:
            left[one.place] -= 1
            right[one.rule] += 1
    return [_row(f"`{rule}`", given[rule], right[rule], _share(right[rule], given[rule])) for rule in sorted(given)]


def _where(kind: str, labels: Counter[Place], told: Counter[Place]) -> list[str]:
    lines = [f"### {kind.capitalize()}\n"]
    for words, places in (("Missed", labels - told), ("Without a label", told - labels)):
        by_file: dict[str, Counter[int]] = defaultdict(Counter)
        for place, count in places.items():
            by_file[place.file.partition(".")[0]][place.paragraph] += count
        listed = "; ".join(
            f"{file} {', '.join(f'{number}' + (f' ({count})' if count > 1 else '') for number, count in sorted(numbers.items()))}"
            for file, numbers in sorted(by_file.items())
        )
        lines.append(f"{words}: {listed or 'nothing'}.\n")
    return lines


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
