"""Mutations of a text, each of which a relay, a scanner or an enemy could make."""

import random
from collections.abc import Callable
from typing import Final

NOISE: Final = "\x00\r\n\t \u00a0\u2028¶Â(##)XXXXXXXXXXXX\ufeff\u202e0O1I-=*/:;.,\"'"
LABELS: Final = (
    "BEGIN TEXT:",
    "END TEXT.",
    "REF: A. VERRIN 12",
    "TAGS: ",
    "E.O. 12958: ",
    "NNNN",
    "BT",
    "FM AMEMBASSY VERRIN",
    "C O N F I D E N T I A L SECTION 02 OF 03 VERRIN 000012",
    "VERRIN 00000012  002 OF 003",
    "VZCZCQXX0001",
    "1. (C) ",
    "Classified By: ",
    "SUMMARY: ",
    "END SUMMARY.",
    "BEGIN POINTS:",
    "UNQUOTE",
    "THE FOLLOWING TELEGRAM IS BEING REPEATED TO YOU: QUOTE",
    "INT ZDK YOUR 0012",
    "C O R R E C T E D COPY",
    "XMT AMEMBASSY VERRIN",
    "PAGE 02        VERRIN  00012  01 OF 02  041331Z",
    "ACTION EUR-12",
    "INFO OCT-01 ISO-00 /043 W",
    "DRAFTED BY EUR/NB:RAQUILL:CB",
    "LIMITED OFFICIAL USE",
    "NODIS",
    "Message Attributes",
    "[SECTION 02 OF 03 MISSING]",
    "MRN:          10 VERRIN 12",
    "Date/DTG:     Jan 04, 2010 / 041820Z JAN 10",
    "Subject:      ",
    "Telegram From the Embassy in Osmark to the Department of State",
    "[Telegram]",
    "Identifier\nCreated\nClassification\nOrigin\n06VERRIN12\n",
    "Share this cable",
    "HOLLOWAY",
)
"""Words that open, close or interrupt something, in every kind of telegram that is read."""


def _cut(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text))
    return text[:start] + text[start + dice.randrange(400) :]


def _repeat(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text))
    piece = text[start : start + dice.randrange(1, 300)]
    return text[:start] + piece * dice.randrange(2, 12) + text[start:]


def _noise(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + "".join(dice.choices(NOISE, k=dice.randrange(1, 60))) + text[at:]


def _label(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(("", "\n")) + dice.choice(LABELS) + dice.choice(("", "\n")) + text[at:]


def _lines(text: str, dice: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def _joined(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + text[at : at + 600].replace("\n", dice.choice(("", " "))) + text[at + 600 :]


def _case(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + text[at : at + 500].swapcase() + text[at + 500 :]


MUTATIONS: Final[tuple[Callable[[str, random.Random], str], ...]] = (
    _cut,
    _repeat,
    _noise,
    _label,
    _lines,
    _joined,
    _case,
)


LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + " " * 12 + ".,:;/-()#\n\n\n"


def invent(dice: random.Random) -> str:
    """Return a text of random letters, noise and labels: up to forty stretches."""
    made = []
    for _ in range(dice.randrange(40)):
        kind = dice.randrange(4)
        if kind == 0:
            made.append(dice.choice(LABELS))
        elif kind == 1:
            made.append("".join(dice.choices(NOISE, k=dice.randrange(30))))
        else:
            made.append("".join(dice.choices(LETTERS, k=dice.randrange(200))))
        made.append(dice.choice(("", " ", "\n", "\n\n")))
    return "".join(made)


def mutate(text: str, dice: random.Random) -> str:
    """Return the text after one to six mutations; an empty text stays as it is."""
    for _ in range(dice.randrange(1, 7)):
        if not text:
            return text
        text = dice.choice(MUTATIONS)(text, dice)
    return text[:200_000]
