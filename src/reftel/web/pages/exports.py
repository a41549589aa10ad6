"""Results to take away: the telegrams that a query finds, as a table, as records, as texts, as citations."""

import datetime as dt
from typing import Final

from litestar.response import Stream

from reftel.errors import NotFound
from reftel.exports import FORMATS
from reftel.exports.bag_stream import bagged
from reftel.web.language import N_
from reftel.web.pages.making import MAX_QUERY, Asked, page, room_of, word

OFFERED: Final = {
    "csv": N_("Table (CSV)"),
    "jsonl": N_("Records (JSON Lines)"),
    "zip": N_("Texts (zip)"),
    "bagit": N_("Originals (BagIt)"),
    "bibtex": N_("BibTeX"),
    "ris": N_("RIS"),
    "csl": N_("CSL-JSON"),
    "bibliography": N_("Bibliography"),
}
"""The forms that a page of results offers, and what they are called there."""


@page("/search/export")
def exported(request: Asked) -> Stream:
    """Give everything that a query finds, the oldest first, piece by piece as it is read from the archive."""
    room, name = room_of(request), word(request, "form")
    form = next((form for form in FORMATS if form.name == name and name in OFFERED), None)
    if form is None:
        raise NotFound(f"The form {name!r}", next_step=f"There are: {', '.join(OFFERED)}.")
    query = " ".join(word(request, "q", MAX_QUERY).split())
    wholes, held = room.archive.wholes_of(room.viewer, query), room.archive.collection
    if form.parts is None:
        parts, media, ending = bagged(wholes, held, now=dt.datetime.now(dt.UTC)), "application/x-tar", "bag.tar"
    else:
        parts, media, ending = form.parts(wholes, held), form.media_type, form.ending
    return Stream(
        parts,
        media_type=media,
        headers={"Content-Disposition": f'attachment; filename="telegrams.{ending}"'},
    )
