"""How rightly printed telegrams are read: fields of the text against the markup of the TEI volumes they were taken from.

    python -m bench.frus [VOLUMES] [--show FIELD]

VOLUMES is a folder or archive of volumes, else they are looked for where the other real telegrams lie; FIELD's differences are printed.
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from bench.corpora import collection
from bench.frus_texts import Layout, Truth, read_volumes
from reftel.codes import TelegramKind
from reftel.telegram import Telegram
from reftel.wire import parse

VOLUMES: Final = "frus.tar.xz"
_DATED: Final = re.compile(
    r"(?<![\w.,])(?:No\. )?\d{1,5},? (?:of )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" \d{1,2}, (?:\d{1,2}(?:[:.]\d\d)? [ap]\.m|noon|midnight)"
)
"""A number with a date and an hour: in these volumes always a telegram's."""


def _plain(text: str | None) -> str:
    return re.sub(r"[\s.,]+$", "", " ".join((text or "").split())).lower()


def _place(truth: Truth, telegram: Telegram) -> bool | None:
    if truth.place is None:
        return None
    held = telegram.place_date.place if telegram.place_date else None
    return re.sub(r"[^a-z]", "", _plain(held)) == re.sub(r"[^a-z]", "", _plain(truth.place))


def _date(truth: Truth, telegram: Telegram) -> bool | None:
    if truth.date is None or len(truth.date) < 10:
        return None
    date = telegram.place_date.date if telegram.place_date else None
    return str(date) == truth.date[:10]


def _time(truth: Truth, telegram: Telegram) -> bool | None:
    if truth.date is None or len(truth.date) < 16:
        return None
    time = telegram.place_date.time if telegram.place_date else None
    return str(time)[:5] == truth.date[11:16]


def _sender(truth: Truth, telegram: Telegram) -> bool | None:
    if truth.sender is None:
        return None
    return _is_party(truth.sender, telegram.originator, truth.addressee)


def _addressee(truth: Truth, telegram: Telegram) -> bool | None:
    if truth.addressee is None:
        return None
    held = telegram.action_addressees[0].designator if telegram.action_addressees else None
    return _is_party(truth.addressee, held, truth.sender)


def _is_party(named: str, held: str | None, other: str | None) -> bool:
    """The markup names a person or an office; the party as printed holds it and nothing of the other party."""
    words = _plain(held)
    name, wrong = (re.sub(r"^the ", "", _plain(text)) for text in (named, other))
    return name in words and (not wrong or wrong in name or wrong not in words)


def _signature(truth: Truth, telegram: Telegram) -> bool | None:
    if truth.signature is None:
        return None
    wanted = re.sub(r"\d+$", "", truth.signature.split("\n")[0].split(",")[0])
    return _plain(wanted) == _plain(telegram.signature)


def _number(truth: Truth, telegram: Telegram) -> bool | None:
    held = re.sub(r"\D", "", telegram.serial_text or "") or None
    return None if truth.number is None and held is None else held == truth.number


def _references(truth: Truth, telegram: Telegram) -> bool | None:
    """Every number with a date and an hour in the sender's own words stands in a reference."""
    wanted = [match[0] for words in truth.paragraphs for match in _DATED.finditer(words)]
    if not wanted:
        return None
    return all(any(text in reference.text for reference in telegram.references) for text in wanted)


FIELDS: Final[dict[str, Callable[[Truth, Telegram], bool | None]]] = {
    "recognised": lambda _, telegram: telegram.kind is TelegramKind.TELEGRAM,
    "number": _number,
    "place": _place,
    "date": _date,
    "time": _time,
    "sender": _sender,
    "addressee": _addressee,
    "signature": _signature,
    "dated references": _references,
}


def measure(truths: list[Truth], layout: Layout, shown: str | None = None) -> Iterator[str]:
    """Yield a line for each field: right, of how many, in percent."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for truth in truths:
        telegram = parse(truth.text(layout))
        for name, judge in FIELDS.items():
            verdict = judge(truth, telegram)
            asked[name] += verdict is not None
            right[name] += verdict is True
            if verdict is False and shown in (name, f"{layout.value} {name}"):
                yield _difference(truth, telegram, layout)
    for name in FIELDS:
        share = 100 * right[name] / max(asked[name], 1)
        yield f"{layout.value:<8} {name:<17} {right[name]:>5} of {asked[name]:>5}  {share:6.2f} %"


def _difference(truth: Truth, telegram: Telegram, layout: Layout) -> str:
    held = (
        telegram.serial_text,
        telegram.place_date,
        telegram.originator,
        telegram.action_addressees,
        telegram.signature,
    )
    return f"--- {truth!r}\n    {held!r}\n{truth.text(layout)[:500]}\n[…]\n{truth.text(layout)[-200:]}"


def unplaced(truths: list[Truth], layout: Layout) -> str:
    """Say how many characters no rule could place."""
    lost = total = 0
    for truth in truths:
        telegram = parse(truth.text(layout), spans=True)
        for span in telegram.spans or ():
            total += span.end - span.start
            lost += span.end - span.start if span.kind == "unrecognised" else 0
    return f"{layout.value:<8} unrecognised      {lost:>5} of {total} characters  {100 * lost / max(total, 1):.3f} %"


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench.frus")
    options.add_argument("volumes", nargs="?", type=Path)
    options.add_argument("--show", metavar="FIELD")
    chosen = options.parse_args()
    shown: str | None = chosen.show
    documents = list(read_volumes(chosen.volumes or collection(VOLUMES)))
    telegrams = [truth for truth in documents if truth.is_telegram]
    print(f"{len(documents):,} documents, {len(telegrams):,} telegrams\n")
    for layout in Layout:
        print("\n".join(measure(telegrams, layout, shown)))
        print(unplaced(telegrams, layout), "\n")
    others = [truth for truth in documents if not truth.is_telegram]
    taken = [truth for truth in others if parse(truth.text(Layout.SPACED)).kind is not TelegramKind.UNRECOGNISED]
    print(f"of {len(others):,} other documents {len(taken)} were taken for telegrams")
    if shown == "others":
        print("\n".join(f"--- {truth!r}\n{truth.text(Layout.SPACED)[:400]}" for truth in taken))


if __name__ == "__main__":
    main()
