"""The declassification line: which executive order, until when, or which exemption.

line = "E.O." number ":" ( "DECL:" ( date / event / exemption ) / "N/A" / code )
"""

import datetime as dt
import re
from typing import Final

from reftel.telegram import ExecutiveOrder
from reftel.wire.dates import read_declassification

EXEMPTION: Final = re.compile(
    r"\b(?P<code>OADR|MR|X?GDS(?:[ -]?[1-4])?|ADS|[RX]DS-?\d|1\.6 ?X ?[1-8]|25X\d(?:-[A-Z]+)?|50X[12](?:-[A-Z]+)?|"
    r"X[1-8](?:(?: ?[,/&] ?| AND )X?[1-8])*)\b"
)
MAX_TEXT: Final = 300


def read_executive_order(number: str | None, text: str, sent: dt.datetime | None) -> ExecutiveOrder:
    """Read what follows the order's number; `text` keeps the line's words, joined to one line."""
    joined = " ".join(text.split())[:MAX_TEXT].strip(" .;")
    match = EXEMPTION.search(joined.upper())
    date = read_declassification(joined, sent)
    return ExecutiveOrder(
        number=number,
        declassify_on=date,
        exemption=match["code"].replace(" ", "") if match else None,
        text=joined,
    )
