"""A PDF with a text layer to its text ("pdf-text/1"): the pages in order, each but the first begun by a form feed.

So the page of every place in the text can be told from the text alone (`pages_of`). The file is read by `pypdfium2` in a process of its
own (`pdf_child`), with limits on pages, text, memory and time.
"""

import importlib.util
import json
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec

from reftel.corpus.extractors import PDF_TEXT
from reftel.corpus.values import LIMITS, Limits
from reftel.errors import LimitExceeded, TelegramError
from reftel.telegram import Place

PAGE_BREAK: Final = "\f"
HOW_TO_INSTALL: Final = "Install what reads PDF: pip install 'reftel[pdf]'."
OCR_FIRST: Final = "No text; run OCR first, for instance `ocrmypdf in.pdf out.pdf`, and add what comes out."

_CHILD: Final = Path(__file__).with_name("pdf_child.py")
_REMEMBERED: Final = 16
"""Texts of PDFs that are remembered: the telegrams of one file are shown one after the other."""

_REMEMBERED_BYTES: Final = 4 * 1024 * 1024
_FAULTS: Final = {
    "encrypted": (
        "a PDF that opens with a password only",
        "Save it without its password and add that.",
    ),
    "broken": ("a PDF that is damaged", "Fetch it again, or print it to a new PDF."),
}


class _Answer(msgspec.Struct, frozen=True):
    """What the child writes."""

    pages: tuple[str, ...] = ()
    fault: str | None = None
    detail: str | int | None = None


def extract_pdf(data: bytes) -> tuple[str, str]:
    """Return the text of a PDF and "utf-8": the extractor "pdf-text/1". Raises `TelegramError` where it cannot be read."""
    return (_remembered(data) if len(data) <= _REMEMBERED_BYTES else join_pages(pdf_pages(data))), "utf-8"


@lru_cache(maxsize=_REMEMBERED)
def _remembered(data: bytes) -> str:
    return join_pages(pdf_pages(data))


def join_pages(pages: tuple[str, ...]) -> str:
    """Return the text of the whole file."""
    return f"\n{PAGE_BREAK}".join(page.replace(PAGE_BREAK, " ") for page in pages)


def pages_of(extractor: str, text: str, extent: Place) -> Place | None:
    """Return the first and the last page, counted from 1, that a place in the text of a PDF touches; None for other texts."""
    if extractor != PDF_TEXT:
        return None
    start, end = extent
    held = text[start:end]
    first = (
        1 + text.count(PAGE_BREAK, 0, start) + (len(held) > len(held.lstrip()) and held.lstrip(" \n")[:1] == PAGE_BREAK)
    )
    last = 1 + text.count(PAGE_BREAK, 0, start + len(held.rstrip()))
    return first, max(first, last)


def pdf_pages(data: bytes, limits: Limits = LIMITS) -> tuple[str, ...]:
    """Return the text of each page, empty for one that is a picture. Raises `TelegramError`."""
    if importlib.util.find_spec("pypdfium2") is None:
        raise TelegramError("a PDF, for which the library that reads it is not installed", next_step=HOW_TO_INSTALL)
    answer = _ask(data, limits)
    if answer.fault == "too many pages":
        raise LimitExceeded("pages of one PDF", limits.pdf_pages, next_step="Cut it into several files.")
    if answer.fault == "too long":
        raise LimitExceeded("characters of one PDF", limits.pdf_characters, next_step="Cut it into several files.")
    if answer.fault is not None:
        reason, next_step = _FAULTS.get(answer.fault, _FAULTS["broken"])
        detail = " ".join(str(answer.detail or "").split())[:200].rstrip(". ")
        raise TelegramError(f"{reason} ({detail})" if detail else reason, next_step=next_step)
    return tuple(page.encode("utf-8", "replace").decode() for page in answer.pages)


def _ask(data: bytes, limits: Limits) -> _Answer:
    """Run the child; whatever ends it but an answer is a fault of the file."""
    numbers = (limits.pdf_pages, limits.pdf_characters, limits.pdf_memory_bytes, limits.pdf_seconds)
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answered:
        given.write(data)
        given.seek(0)
        try:
            done = subprocess.run(  # noqa: S603 - our own script, with numbers only
                [sys.executable, "-P", "-s", str(_CHILD), *map(str, numbers)],
                stdin=given,
                stdout=answered,
                stderr=subprocess.DEVNULL,
                timeout=2 * limits.pdf_seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise LimitExceeded("seconds for reading one PDF", limits.pdf_seconds) from error
        answered.seek(0)
        written = answered.read(limits.pdf_memory_bytes)
    if done.returncode != 0:
        raise TelegramError(
            "a PDF that cannot be read within the limits of "
            f"{limits.pdf_seconds} seconds and {limits.pdf_memory_bytes // 1024**2:,} MB, or makes its reader fail",
            next_step="Print it to a new PDF, or save its text.",
        )
    return msgspec.json.decode(json.dumps(json.loads(written)).encode(), type=_Answer)
