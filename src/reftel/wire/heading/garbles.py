"""Figures as a bad copy prints them: the letter O for nought, I or l for one.

A teletype's operator who types figures from memory, and a scanner later, confuse them. Only stretches that hold at least one true
figure are mended, and only in heading lines that would not read otherwise.
"""

import re
from typing import Final

FIGURES: Final = str.maketrans("OIl", "011")
_NUMBER: Final = re.compile(r"(?<![A-Za-z])[OIl]{0,6}\d[\dOIl]{0,7}(?=[Z/ ]|$)")
_STARTS: Final = ("DE ", "Z ", "O ", "P ", "R ")


def mend_figures(text: str) -> str | None:
    """Return a heading line with its figures mended, as long as before; None where there is nothing to mend."""
    if not (text[0].isdigit() or text.startswith(_STARTS)) or not any(c in text for c in "OIl"):
        return None
    mended = _NUMBER.sub(lambda match: match[0].translate(FIGURES), text)
    return mended if mended != text else None
