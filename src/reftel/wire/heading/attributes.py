"""The attributes that the National Archives print below a telegram of 1973 to 1979.

record     = "Message Text" telegram "Message Attributes" *( name ":" value )

They are the archive's words about the telegram: kept, and no part of its text.
"""

from typing import Final

from reftel.wire.draft import Draft
from reftel.wire.lines import Line

HEAD: Final = "Message Attributes"


def cut_attributes(draft: Draft, lines: list[Line]) -> list[Line]:
    """Mark the block of attributes and return the lines before it."""
    start, end = draft.extent
    if draft.text.find(HEAD, start, end) < 0:
        return lines
    first = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].text == HEAD), None)
    if first is None:
        return lines
    for line in lines[first:]:
        draft.mark_line(line, "attribute" if line.text else "blank")
    return lines[:first]
