"""The block of attributes that the National Archives print below a telegram of 1973 to 1979, as what the publisher says.

    Message Attributes
    Automatic Decaptioning: X
    Document Number: 1975STATE133608
    Draft Date: 06 JUN 1975
    From: STATE
    Original Classification: LIMITED OFFICIAL USE
    Reference: 75 PORT ALDER 1201, 75 VERRIN 88
    Subject: THE LAMP FUND
    TAGS: EFIS, QM

The block stays in the text, where `wire` marks it as the archive's. A value may run on over lines that begin with blanks.
Source: field list of Access to Archival Databases (AAD), Central Foreign Policy Files.
"""

import re
from typing import Final

from reftel.telegram import Published

HEAD: Final = "Message Attributes"

_HEAD: Final = re.compile(r"^[ \t]*Message Attributes[ \t\r]*$", re.MULTILINE)
_FIELD: Final = re.compile(r"^[ \t]{0,3}([A-Z][A-Za-z ]{1,40}?)[ \t]*:[ \t]*(.*(?:\n[ \t]{4,}\S.*)*)$", re.MULTILINE)
_LONGEST_BLOCK: Final = 16_000
"""Characters after the head; a block has about 2,500."""

_NOT_SAID: Final = frozenset({"", "N/A", "NA", "NONE", "<BLANK>"})
_BETWEEN_TAGS: Final = re.compile(r"[,;]\s*|\s{2,}")
_BETWEEN_REFERENCES: Final = re.compile(r"\s*[,;]\s*")


def read_attributes(text: str) -> Published | None:
    """Return what the last block of attributes in a text says, None where there is none, or none that names the telegram."""
    if HEAD not in text:
        return None
    head = None
    for head in _HEAD.finditer(text):  # noqa: B007 - the last one counts
        pass
    if head is None:
        return None
    block = text[head.end() : head.end() + _LONGEST_BLOCK]
    facts = {match[1]: " ".join(match[2].split()) for match in _FIELD.finditer(block)}
    facts = {name: value for name, value in facts.items() if value.upper() not in _NOT_SAID}
    if "Document Number" not in facts:
        return None
    return Published(
        identifier=facts["Document Number"],
        created=facts.get("Draft Date") or facts.get("Sent Date"),
        classification=facts.get("Original Classification"),
        origin=facts.get("From"),
        title=facts.get("Subject"),
        tags=_cut(_BETWEEN_TAGS, facts.get("TAGS")),
        references=_cut(_BETWEEN_REFERENCES, facts.get("Reference")),
    )


def _cut(between: re.Pattern[str], value: str | None) -> tuple[str, ...]:
    return tuple(part for part in between.split(value or "") if part)
