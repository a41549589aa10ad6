"""Measure the profile of the real collection: `python -m bench.generated.measuring`."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from bench.corpora import items, text_collection
from bench.generated.profile import PROFILE, Profile, Shares
from reftel.corpus import Item
from reftel.telegram import Block, Enclosure, Heading, Paragraph, Telegram
from reftel.wire import parse

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d[\d,.]*")
_COMMON = re.compile(r"[a-z]{2,}")
_COMMON_WORDS = 400
_KEPT_VALUES = 300
_GROWTH_POINTS = 12
_RANKS = (
    1,
    2,
    3,
    4,
    5,
    7,
    10,
    15,
    20,
    30,
    50,
    70,
    100,
    150,
    200,
    300,
    500,
    700,
    1_000,
    1_500,
    2_000,
    3_000,
    5_000,
    7_000,
    10_000,
    20_000,
)


class _Words:
    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.total = 0
        self.growth: list[tuple[int, int]] = []

    def take(self, text: str) -> int:
        words = _WORD.findall(text)
        self.counts.update(word.lower() for word in words)
        self.total += len(words)
        return len(words)


def measure(texts: Sequence[Item]) -> Profile:
    """Read a collection and count."""
    words = _Words()
    read = [parse(item.text, item.extent) for item in texts]
    paragraphs = [[block for block in _leaves(telegram.body) if block.text] for telegram in read]
    lengths: list[int] = []
    for number, blocks in enumerate(paragraphs):
        lengths += [words.take(block.text) for block in blocks]
        if number % (len(read) // _GROWTH_POINTS) == 0:
            words.growth.append((words.total, len(words.counts)))
    ranked = [count for _, count in words.counts.most_common()]
    return Profile(
        telegrams=len(read),
        bytes=sum(len(item.data) for item in texts),
        words=tuple(word for word, _ in words.counts.most_common(2 * _COMMON_WORDS) if _COMMON.fullmatch(word))[
            :_COMMON_WORDS
        ],
        curve=tuple((rank, ranked[rank - 1] / words.total) for rank in _RANKS if rank <= len(ranked)),
        growth=(*words.growth, (words.total, len(words.counts))),
        years=_shares(str(telegram.date.year) for telegram in read if telegram.date),
        stations=_shares(telegram.station for telegram in read if telegram.station),
        classifications=_shares(telegram.classification for telegram in read if telegram.classification),
        precedences=_shares(
            telegram.precedence.action for telegram in read if telegram.precedence and telegram.precedence.action
        ),
        captions=_shares(" ".join(telegram.captions) for telegram in read),
        tags=_shares(tag.code for telegram in read for tag in telegram.tags if tag.code.isalnum()),
        tags_lengths=_percentiles([len(telegram.tags) for telegram in read]),
        references_lengths=_percentiles([len(telegram.references) for telegram in read]),
        action_lengths=_percentiles([len(telegram.action_addressees) for telegram in read]),
        info_lengths=_percentiles([len(telegram.info_addressees) for telegram in read]),
        subject_lengths=_percentiles([len((telegram.subject or "").split()) for telegram in read]),
        paragraphs_lengths=_percentiles([len(blocks) for blocks in paragraphs]),
        paragraph_lengths=_percentiles(lengths),
        shares=_has(read, paragraphs),
    )


def _has(read: Sequence[Telegram], paragraphs: Sequence[Sequence[Paragraph | Heading]]) -> dict[str, float]:
    roles = [
        {role for block in blocks if isinstance(block, Paragraph) for role in block.roles} for blocks in paragraphs
    ]
    asked = {
        "transmission": [telegram.transmission is not None for telegram in read],
        "classified_by": [telegram.classified_by is not None for telegram in read],
        "executive_order": [telegram.executive_order is not None for telegram in read],
        "portion_marks": [any(getattr(block, "portion", None) for block in blocks) for blocks in paragraphs],
        "signature": [telegram.signature is not None for telegram in read],
        "enclosure": [any(isinstance(block, Enclosure) for block in telegram.body) for telegram in read],
        **{role: [role in found for found in roles] for role in ("summary", "comment", "action_request")},
    }
    return {name: round(sum(answers) / len(answers), 3) for name, answers in asked.items()}


def _leaves(blocks: Sequence[Block]) -> Iterator[Paragraph | Heading]:
    for block in blocks:
        if isinstance(block, Enclosure):
            yield from _leaves(block.blocks)
        else:
            yield block


def _shares(values: Iterator[str]) -> Shares:
    kept = Counter(map(str, values)).most_common(_KEPT_VALUES)
    return Shares(values=tuple(value for value, _ in kept), counts=tuple(count for _, count in kept))


def _percentiles(values: Sequence[int]) -> tuple[int, ...]:
    ordered = sorted(values)
    return tuple(ordered[round(percent / 100 * (len(ordered) - 1))] for percent in range(101))


def main() -> None:
    """Write the profile of the collection of plain texts."""
    PROFILE.write_bytes(msgspec.json.format(msgspec.json.encode(measure(items(text_collection()))), indent=1) + b"\n")
    print(f"Written: {PROFILE}")


if __name__ == "__main__":
    main()
