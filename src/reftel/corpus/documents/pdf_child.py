"""Runs in a process of its own, as a script: reads a PDF on standard input, writes the text of its pages as JSON.

PDFs come from strangers, and the library that reads them is written in C++: a file that makes it loop, eat memory or crash
ends this process and harms nobody else. Nothing of Reftel is imported here.

    python pdf_child.py PAGES CHARACTERS MEMORY_BYTES SECONDS < file.pdf

Writes {"pages": [text, …]}, or {"fault": "encrypted" | "broken" | "too many pages" | "too long", "detail": …}.
"""

import contextlib
import json
import sys
from itertools import pairwise
from typing import Any

PARAGRAPH_GAP = 1.6
"""Lines that stand so many times farther apart than most are two paragraphs."""

PASSWORD, SECURITY = 4, 5
"""FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY of fpdfview.h."""


def main(arguments: list[str]) -> int:
    """Read, write, return the exit code."""
    pages, characters, memory, seconds = (int(argument) for argument in arguments)
    confine(memory, seconds)
    json.dump(read_pages(sys.stdin.buffer.read(), pages, characters), sys.stdout)
    return 0


def confine(memory: int, seconds: int) -> None:
    """Limit this process where the system can; elsewhere the parent's clock alone does."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (memory, memory))


def read_pages(data: bytes, most_pages: int, most_characters: int) -> dict[str, Any]:
    """Return what is written: the pages, or the fault."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) in (PASSWORD, SECURITY)
        return {"fault": "encrypted" if is_locked else "broken", "detail": str(error)}
    if len(document) > most_pages:
        return {"fault": "too many pages", "detail": len(document)}
    texts = []
    left = most_characters
    for number in range(len(document)):
        try:
            texts.append(page_text(document[number]))
        except pypdfium2.PdfiumError as error:
            return {"fault": "broken", "detail": f"page {number + 1}: {error}"}
        left -= len(texts[-1])
        if left < 0:
            return {"fault": "too long", "detail": number + 1}
    return {"pages": texts}


def page_text(page: Any) -> str:
    """Return the lines of a page, an empty one where they stand apart. Hyphens at line ends are kept, and so is the end."""
    page_chars = page.get_textpage()
    text = page_chars.get_text_range()
    lines = text.split("\r\n")
    tops = []
    at = 0
    for line in lines:
        tops.append(top_of(page_chars, at) if line.strip() else None)
        at += len(line) + 2
    page_chars.close()
    page.close()
    return "\n".join(spaced(lines, tops)).replace("\ufffe", "-\n").replace("\x02", "-\n").replace("\r", "\n")


def top_of(page_chars: Any, at: int) -> float | None:
    """Return how high a character stands on its page; None where the library does not know."""
    import pypdfium2

    try:
        return float(page_chars.get_charbox(at, loose=True)[3])
    except (pypdfium2.PdfiumError, ValueError, IndexError):
        return None


def spaced(lines: list[str], tops: list[float | None]) -> list[str]:
    """Return the lines with an empty one wherever the page leaves more room than between most."""
    gaps = sorted(
        before - after
        for before, after in pairwise(tops)
        if before is not None and after is not None and before > after
    )
    usual = (
        gaps[len(gaps) // 4] if gaps else 0.0
    )  # not the median: of a list of short paragraphs half the lines stand apart
    spread: list[str] = []
    before = None
    for line, top in zip(lines, tops, strict=True):
        if before is not None and top is not None and usual and before - top > PARAGRAPH_GAP * usual:
            spread.append("")
        spread.append(line)
        before = top
    return spread


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
