"""Operating signals that speak of the whole telegram: sent again, cancelled, corrected, a duplicate.

They stand behind the date-time group, or alone on a line before or after the text block, often many times over.
"""

import re
from typing import Final

from reftel.wire.draft import Draft
from reftel.wire.lines import MAX_STRUCTURED, Line

SIGNALS: Final = {"ZDK": "RT132", "ZFR": "RT133", "ZDS": "RT134", "ZEL": "RT134", "ZFG": "RT135"}
"""Signal → the finding that says what it means. Source: tables of operating signals."""

SIGNAL: Final = re.compile(rf"\b(?:{'|'.join(SIGNALS)})\b")
SIGNAL_LINE: Final = re.compile(rf"(?:(?:{'|'.join(SIGNALS)})\b[ -]{{0,8}}){{1,20}}$")
"""A line of nothing but signals (`ZFR --- ZFR --- ZFR`)."""


def note_signals(draft: Draft, line: Line) -> None:
    """Keep the signals of a heading line for the findings."""
    if " Z" in line.text:
        draft.signals.extend((m[0], (line.left + m.start(), line.left + m.end())) for m in SIGNAL.finditer(line.text))


def read_signal_line(draft: Draft, line: Line) -> bool:
    """Mark a line that holds signals and nothing else."""
    if line.text[0] != "Z" or len(line.text) > MAX_STRUCTURED or SIGNAL_LINE.match(line.text) is None:
        return False
    draft.signals.append((line.text[:3], (line.left, line.right)))
    draft.mark_line(line, "operating_signal")
    return True


def report_signals(draft: Draft) -> None:
    """Say of each signal once what it means."""
    told: set[str] = set()
    for signal, place in draft.signals:
        if signal not in told:
            told.add(signal)
            draft.find(SIGNALS[signal], place, signal=signal)
