"""What the API gives beside the lists that pages have as data too: one telegram, its matters, one matter, one consultation, figures."""

import msgspec
from litestar import Response

from reftel.exports.consultations.records import consultation_json
from reftel.web.pages.making import API, Asked, json, page, path_part, room_of, word
from reftel.web.pages.matters import day_asked, end_of
from reftel.web.pages.telegram import as_json


@page(f"{API}/telegrams/{{address:str}}")
def telegram(request: Asked) -> Response[bytes]:
    """Give the record of a telegram, by its number or its version."""
    return as_json(room_of(request), path_part(request, "address"))


@page(f"{API}/telegrams/{{address:str}}/matters")
def matters_of(request: Asked) -> Response[bytes]:
    """Give what a telegram asks, promises and reports, in the order of its text."""
    room, address = room_of(request), path_part(request, "address")
    return json(msgspec.json.encode(room.archive.docket.of_telegram(room.viewer, address)))


@page(f"{API}/matters/{{name:str}}")
def matter(request: Asked) -> Response[bytes]:
    """Give one matter with its whole history."""
    room, name = room_of(request), path_part(request, "name")
    found = room.archive.docket.matter(room.viewer, name, as_of=end_of(day_asked(request, "as_of")))
    return json(msgspec.json.encode(found))


@page(f"{API}/consultations/{{name:str}}")
def consultation(request: Asked) -> Response[bytes]:
    """Give one consultation with its parts, their history, and what is derived from them."""
    room, name = room_of(request), path_part(request, "name")
    found = room.archive.consultations.find(room.viewer, name, as_of=end_of(day_asked(request, "as_of")))
    return json(consultation_json(found))


@page(f"{API}/proposals/{{address:str}}")
def proposal(request: Asked) -> Response[bytes]:
    """Give what a telegram proposes for consultations, held against the one that `against` names."""
    room, against = room_of(request), word(request, "against")
    found = room.archive.consultations.proposal(room.viewer, path_part(request, "address"), against=against or None)
    return json(msgspec.json.encode(found))


@page(f"{API}/figures")
def figures(request: Asked) -> Response[bytes]:
    """Give the collection in figures."""
    room = room_of(request)
    return json(msgspec.json.encode(room.archive.figures(room.viewer)))
