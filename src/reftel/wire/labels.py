"""The labels of the text block, and the cutting of a line that holds several elements at each of them.

Source: 5 FAH-1 H-240 for the order; the misprints (`TAGS;`, `SUBJ:`, `EO 12958 DECL`) from the collections.
"""

import re
from collections.abc import Iterator
from typing import Final

from reftel.wire.lines import MAX_STRUCTURED, Line

EXECUTIVE_ORDER: Final = re.compile(r"E\.? ?[O0]\.?:? ?#?(?P<number>\d{4,5})\b[ :;.,-]*|E\.O\.[ :;]+(?=N/?A|DECL)")
TAGS: Final = re.compile(r"(?:TAGS\b[ :;,.]*|(?:TAG|TAS|TABS|TGS|AGS|TAGES|TAGSS) ?[:;] ?)")
SUBJECT: Final = re.compile(r"(?:SUBJECTS?|SUBJ|SUB)\b ?[:;,.]+ *|SUBJECT +(?=[A-Z])")
REFERENCE: Final = re.compile(
    r"(?:(?:PRIME|PROGRAM) ?)?(?:REF(?:TEL)?S?|REF\(S\)|REFERENCES?)(?: ?[:;.] *| +(?=\(?[A-Z][.):]|\d{2} ?[A-Z]{4}|[A-Z]{4,} \d))",
    re.IGNORECASE,
)
CLASSIFIED_BY: Final = re.compile(
    r"(?:CLASSIFIED|CLASSIFICATION)(?: BY)?(?: ?[:;] *| BY +)|CLASSIFIED BY\b *", re.IGNORECASE
)

LABELS: Final = (
    ("executive_order", "E", EXECUTIVE_ORDER),
    ("tags", "TA", TAGS),
    ("subject", "S", SUBJECT),
    ("reference", "RrP", REFERENCE),
    ("classified_by", "Cc", CLASSIFIED_BY),
)
"""(element, possible first letters, pattern). The order is that of the handbook."""

_INSIDE: Final = re.compile(
    r"E\.O\. ?\d{5}|\bEO \d{5}\b|TAGS: |SUBJECT: |\bSUBJ: |\bREFS?: |\bRef: |Classified By: |CLASSIFIED BY: |(?<=[\s.])1\. ?\((?:U|C|S|SBU|LOU|TS)(?://?[A-Z]{2,8})?\)"
)
"""Labels that begin an element in the middle of a line; written strictly, because prose may hold looser forms."""

_DATED: Final = re.compile(r"Cable dated: ?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\]?(?=\S)")
"""A newspaper's stamp that runs into the class line."""


def read_label(text: str) -> tuple[str, re.Match[str]] | None:
    """Return the element that a line begins and the match of its label, None where it begins none."""
    first = text[0]
    for name, letters, pattern in LABELS:
        if first in letters and (match := pattern.match(text)) is not None:
            return name, match
    return None


def split_elements(line: Line) -> Iterator[Line]:
    """Cut a line before each label in its middle (newspaper copies run elements together); most lines stay whole."""
    if len(line.text) > MAX_STRUCTURED * 10:
        yield line
        return
    cuts = [line.left + m.start() for m in _INSIDE.finditer(line.text) if m.start() > 0]
    if (stamp := _DATED.match(line.text)) is not None:
        cuts.insert(0, line.left + stamp.end())
    start, left = line.start, line.left
    for cut in cuts:
        text = line.text[left - line.left : cut - line.left]
        right = left + len(text.rstrip())
        yield Line(start, left, right, cut, text.rstrip())
        start = left = cut
    yield Line(start, left, line.right, line.end, line.text[left - line.left :]) if cuts else line
