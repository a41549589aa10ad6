import pytest

from reftel.telegram import Published
from reftel.wire import crosscheck, parse

AGREES = Published(
    identifier="06PORTALDER412",
    created="2006-05-03 14:05:00",
    classification="CONFIDENTIAL",
    origin="Embassy Port Alder",
    title="FISHERIES COUNCIL: THE ISLANDERS WANT IT AT MINISTERS' LEVEL",
    tags=("PREL", "EFIS", "QM", "QT"),
)

CASES = [
    pytest.param({}, [], id="all agree"),
    pytest.param({"title": "FISHERIES COUNCIL: THE ISLANDERS WANT IT AT"}, ["RT701"], id="title cut"),
    pytest.param({"created": "2006-05-04 14:05:00"}, ["RT702"], id="date"),
    pytest.param({"created": "2006-05-03 14:02"}, ["RT709"], id="hour in place of the minutes"),
    pytest.param({"classification": "SECRET//NOFORN"}, ["RT703"], id="classification"),
    pytest.param({"identifier": "06PORTALDER413"}, ["RT704"], id="identifier"),
    pytest.param({"identifier": "06PORTALDER000412"}, [], id="identifier with zeros"),
    pytest.param({"origin": "Embassy Verrin"}, ["RT705"], id="origin"),
    pytest.param({"tags": ("PREL",)}, ["RT706"], id="TAGS"),
    pytest.param({"title": "QUITE ANOTHER"}, ["RT708"], id="title"),
    pytest.param(
        {"title": None, "created": None, "origin": None, "tags": (), "identifier": None}, [], id="says nothing"
    ),
]


@pytest.mark.parametrize(("changed", "codes"), CASES)
def test_what_the_publisher_says(perfect: str, changed: dict[str, object], codes: list[str]) -> None:
    said = {name: getattr(AGREES, name) for name in AGREES.__struct_fields__} | changed
    telegram = parse(perfect)
    found = crosscheck(telegram, Published(**said), (0, len(perfect)), len(perfect))
    assert [f.code for f in found] == codes


def test_text_around_the_telegram_is_furniture(perfect: str) -> None:
    telegram = parse(perfect)
    (before,) = crosscheck(telegram, AGREES, (3, len(perfect)), len(perfect))
    (after,) = crosscheck(telegram, AGREES, (0, 90), 100)
    assert (before.code, before.span) == ("RT707", (0, 3))
    assert (after.code, after.span) == ("RT707", (90, 100))
