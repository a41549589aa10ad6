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
    pytest.param({"created": "5/3/2006 14:05"}, [], id="date with the month first"),
    pytest.param({"created": "03 MAY 2006"}, [], id="only the day"),
    pytest.param({"created": "2006-05"}, [], id="only the month"),
    pytest.param({"created": "04 MAY 2006"}, ["RT702"], id="another day"),
    pytest.param({"created": "in the spring"}, ["RT702"], id="a date that is none"),
    pytest.param({"classification": "SECRET//NOFORN"}, ["RT703"], id="classification"),
    pytest.param({"identifier": "06PORTALDER413"}, ["RT704"], id="identifier"),
    pytest.param({"identifier": "06PORTALDER000412"}, [], id="identifier with zeros"),
    pytest.param({"origin": "Embassy Verrin"}, ["RT705"], id="origin"),
    pytest.param({"origin": "PORT ALDER"}, [], id="origin by the post's name"),
    pytest.param({"origin": "AMEMBASSY PORT ALDER"}, [], id="origin by its designator"),
    pytest.param({"references": ("06PORTALDER398", "05VERRIN1201")}, [], id="references"),
    pytest.param({"references": ("06 PORT ALDER 398",)}, [], id="some of the references, otherwise written"),
    pytest.param({"references": ("06PORTALDER399", "05VERRIN1201")}, ["RT710"], id="another reference"),
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
