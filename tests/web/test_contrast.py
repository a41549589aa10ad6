"""Contrast of every pair of ink and ground (WCAG 2.2), in each theme. Reading text is held to 7, all other text to 4.5."""

import re
from typing import NamedTuple

import pytest

from reftel.web.assets import STATIC

TOKENS = (STATIC / "css" / "10-tokens.css").read_text(encoding="utf-8")

AAA, AA, LARGE = 7.0, 4.5, 3.0


class Pair(NamedTuple):
    """Ink on ground, and the contrast that is asked for."""

    ink: str
    ground: str
    least: float


PAIRS = (
    Pair("ink", "paper", AAA),
    Pair("ink", "sunk", AAA),
    Pair("ink", "accent-wash", AAA),
    Pair("hit-ink", "hit", AAA),
    Pair("ink-soft", "paper", AA),
    Pair("ink-soft", "sunk", AA),
    Pair("ink-soft", "accent-wash", AA),
    Pair("accent", "paper", AA),
    Pair("accent", "accent-wash", AA),
    Pair("paper", "accent", AA),
    Pair("level-u", "paper", AA),
    Pair("level-c", "paper", AA),
    Pair("level-s", "paper", AA),
    Pair("level-t", "paper", AA),
    Pair("level-none", "paper", AA),
    Pair("severe", "paper", AA),
    Pair("severe", "sunk", AA),
    Pair("rule-strong", "paper", LARGE),
    Pair("bar", "paper", LARGE),
)


def themes() -> dict[str, dict[str, str]]:
    """Return the tokens of each theme; later blocks stand on what earlier ones say."""
    light, dark, more, more_dark = (
        dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block))
        for block in re.findall(r":root \{(.*?)\}", TOKENS, re.DOTALL)
        if "--ink" in block
    )
    return {
        "light": light,
        "dark": {**light, **dark},
        "light, more contrast": {**light, **more},
        "dark, more contrast": {**light, **dark, **more, **more_dark},
    }


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", themes())
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.ink} on {pair.ground}")
def test_contrast(theme: str, pair: Pair) -> None:
    colours = themes()[theme]
    assert contrast(colours[pair.ink], colours[pair.ground]) >= pair.least
