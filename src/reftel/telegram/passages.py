"""Passages: the one unit of permalink, quotation, note, evidence and structured search."""

import msgspec


class Passage(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of one block's text, with whose words it is.

    `field` is the path of the block's text ("body[4].text"); `start` and `end` count code points inside that
    text; `quote` is exactly that stretch. `paragraph` is the number of the top-level paragraph that holds it, 0
    where it is unnumbered. `voice` is null for the sender's own words, else the voice of the enclosure.
    """

    paragraph: int
    role: str
    voice: str | None
    field: str
    start: int
    end: int
    quote: str
