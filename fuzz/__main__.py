"""`python -m fuzz [SECONDS] [SEED]`: mutate telegrams and hold every law against them; print what broke, and how to see it again."""

import os
import random
import sys
import time
import traceback
from pathlib import Path

from fuzz.laws import broken_law
from fuzz.mutate import invent, mutate
from reftel.samples import sample_paths

CASES = Path(__file__).resolve().parent.parent / "tests" / "conformance"
"""The conformance suite: a small text for every rule, each a seed."""

INVENTED = 0.1
"""Share of texts that are random from the first character on."""

SLOWEST = 2.0
"""Seconds that one text of at most 200,000 characters may take."""


def seeds() -> list[str]:
    """Return the samples, the conformance texts and, where real collections are unpacked in REFTEL_FUZZ_TEXTS, their texts."""
    folder = os.environ.get("REFTEL_FUZZ_TEXTS")
    folders = [CASES, *([Path(folder)] if folder else ())]
    paths = [*sample_paths(), *(path for folder in folders for path in sorted(folder.rglob("*.txt")))]
    return [path.read_text(encoding="utf-8", errors="replace") for path in paths]


def try_one(texts: list[str], number: int) -> tuple[int, str | None]:
    """Mutate or invent one text by the dice of this number; return its length and what broke."""
    dice = random.Random(number)
    text = invent(dice) if dice.random() < INVENTED else mutate(dice.choice(texts), dice)
    started = time.perf_counter()
    try:
        broken = broken_law(text)
    except Exception:
        broken = traceback.format_exc()
    if broken is None and time.perf_counter() - started > SLOWEST:
        broken = f"reading took {time.perf_counter() - started:.1f} s"
    return len(text), broken


def main(seconds: float, first: int) -> int:
    texts = seeds()
    number, characters, broken = first, 0, 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        length, fault = try_one(texts, number)
        characters += length
        if fault is not None:
            broken += 1
            print(f"text {number}: {fault}")
        number += 1
    print(f"{number - first:,} texts, {characters:,} characters, {broken} broken (from number {first})")
    return 1 if broken else 0


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:3]]
    sys.exit(main(given[0] if given else 60.0, int(given[1]) if len(given) > 1 else 0))
