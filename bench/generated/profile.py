"""What is taken from the real collections: counts, lengths and frequencies, and no sentence of theirs.

`python -m bench.generated.measuring` writes `bench/data/profile.json`, which is all that the generator knows of them.
"""

from pathlib import Path
from typing import Final

import msgspec

PROFILE: Final = Path(__file__).resolve().parent.parent / "data" / "profile.json"


class Shares(msgspec.Struct, frozen=True, kw_only=True):
    """How often a value occurs: values and their counts, most frequent first."""

    values: tuple[str, ...]
    counts: tuple[int, ...]


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One measured collection. Every `…_lengths` holds the 0th to 100th percentile of a number per telegram or paragraph.

    `curve` are (rank, share) of the words, most frequent first, at ranks that grow by steps; `growth` are (words, different
    words) while reading on. `shares` are the telegrams, of 1, that have something.
    """

    telegrams: int
    bytes: int
    words: tuple[str, ...]
    curve: tuple[tuple[int, float], ...]
    growth: tuple[tuple[int, int], ...]
    years: Shares
    stations: Shares
    classifications: Shares
    precedences: Shares
    captions: Shares
    tags: Shares
    tags_lengths: tuple[int, ...]
    references_lengths: tuple[int, ...]
    action_lengths: tuple[int, ...]
    info_lengths: tuple[int, ...]
    subject_lengths: tuple[int, ...]
    paragraphs_lengths: tuple[int, ...]
    paragraph_lengths: tuple[int, ...]
    shares: dict[str, float]


def load() -> Profile:
    """Return the profile that lies beside the benchmarks."""
    return msgspec.json.decode(PROFILE.read_bytes(), type=Profile)
