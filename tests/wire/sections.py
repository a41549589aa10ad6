"""A cutter of sections for the tests of joining: what a relay makes of a long telegram."""

from collections.abc import Sequence
from typing import Final

from reftel.telegram import Telegram, walk

HEADING_END: Final = "BT\n"


def cut_sections(text: str, cuts: Sequence[int], *, repeats: bool = True) -> list[str]:
    """Cut a telegram in perfect form before the body lines number `cuts`; `repeats` says whether each has the text block."""
    heading, _, rest = text.partition(HEADING_END)
    block, _, body = rest.partition("\n1. ")
    body, _, ending = ("1. " + body).partition(HEADING_END)
    class_line, _, labels = block.partition("\n")
    lines = body.splitlines(keepends=True)
    borders = [0, *cuts, len(lines)]
    total = len(borders) - 1
    made = []
    for number in range(1, total + 1):
        piece = "".join(lines[borders[number - 1] : borders[number]])
        again = f"{labels}\n" if repeats or number == 1 else "\n"
        made.append(
            heading.replace("/01 ", f"/{number:02d} ")
            + HEADING_END
            + class_line.replace("PORT ALDER", f"SECTION {number:02d} OF {total:02d} PORT ALDER")
            + f"\n{again}"
            + piece
            + HEADING_END
            + ending
        )
    return made


def words_of(telegram: Telegram) -> list[str]:
    """Return the texts of the body, block by block, without regard to line breaks."""
    return [" ".join(getattr(block, "text", "").split()) for _, block, _ in walk(telegram.body)]
