"""Long lines, as newspapers print telegrams: several paragraphs and headings run together on one line.

Cut are the starts of marked paragraphs and the headings between two rulers (`------- COMMENT ------- 7. (C) …`).
"""

import re
from typing import Final

from reftel.wire.paragraph_start import START, starts_inside

RULED: Final = re.compile(r"(?<=\s)(?P<open>-{3,80}) ?(?P<words>[A-Za-z][^-\n]{2,75}?) ?(?P<close>-{3,80})(?=\s|$)")
MAX_CUTS: Final = 400
"""Cuts in one line; a telegram on one line has fewer than a hundred."""


def cuts_inside(text: str, *, after: int) -> list[int]:
    """Return the offsets at which a long line is to be cut, in order; empty for nearly every line.

    `after` is the number of the paragraph before; the line may itself begin with the next one.
    """
    begins = START.match(text)
    expected = after + 2 if begins is not None and int(begins["number"]) == after + 1 else after + 1
    cuts = starts_inside(text, expected=expected)
    if "---" in text:
        for match in RULED.finditer(text):
            cuts += (match.start("open"), match.start("words"), match.start("close"), match.end("close"))
    return sorted({cut for cut in cuts if 0 < cut < len(text)})[:MAX_CUTS]
