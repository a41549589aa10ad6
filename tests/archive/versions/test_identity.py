import msgspec
import pytest

from reftel.archive.values import FiledBy
from reftel.archive.versions.identity import Address, Filing, file_under, parse_address, published_key
from reftel.codes import TelegramKind
from reftel.telegram import Key, Parser, Published, Source, Telegram

NUMBER = Key(year=2006, station="PORTALDER", serial=412)
YEARLESS = Key(year=None, station="PORTALDER", serial=412)


def address(text: str, **parts: object) -> Address:
    return Address(text=text, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("06PORTALDER412", {"year": 6, "station": "PORTALDER", "serial": 412}),
        ("06 PORT ALDER 412", {"year": 6, "station": "PORTALDER", "serial": 412}),
        ("  06portalder000412 ", {"year": 6, "station": "PORTALDER", "serial": 412}),
        ("/t/06PORTALDER412", {"year": 6, "station": "PORTALDER", "serial": 412}),
        ("2006PORTALDER412", {"year": 2006, "is_short_year": False, "station": "PORTALDER", "serial": 412}),
        ("1906 PORT ALDER 412", {"year": 1906, "is_short_year": False, "station": "PORTALDER", "serial": 412}),
        (
            "06PORTALDER412@3f2a91c07d5e6b18",
            {"year": 6, "station": "PORTALDER", "serial": 412, "version": "3f2a91c07d5e6b18"},
        ),
        ("06PORTALDER412@3F2A…", {"year": 6, "station": "PORTALDER", "serial": 412, "version": "3f2a"}),
        ("@3f2a91c07d5e6b18", {"version": "3f2a91c07d5e6b18"}),
        ("/t/@3f2a…", {"version": "3f2a"}),
    ],
)
def test_addresses_are_understood(text: str, meant: dict[str, object]) -> None:
    assert parse_address(text) == address(text, **meant)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "@",
        "lightship",
        "@xyz",
        "@3f",
        "06PORTALDER412@",
        "06PORTALDER412@zz",
        "@3f2a91c07d5e6b18aa",
        "412",
        "🚢",
        "\0",
    ],
)
def test_what_is_no_address_is_none(text: str) -> None:
    found = parse_address(text)
    assert found is None or found.version is None


def test_number_that_no_database_could_hold_is_none() -> None:
    assert parse_address(f"06PORTALDER{'9' * 40}") is None


@pytest.mark.parametrize(
    ("published", "key"),
    [
        (Published(identifier="06PORTALDER412"), NUMBER),
        (Published(identifier="06PORTALDER412_a"), NUMBER),
        (Published(identifier="2006PORTALDER412"), NUMBER),
        (Published(identifier="66PORTALDER412"), Key(year=1966, station="PORTALDER", serial=412)),
        (Published(identifier="65PORTALDER412"), Key(year=2065, station="PORTALDER", serial=412)),
        (
            Published(identifier="06PORTALDER412", created="1906-03-14"),
            Key(year=1906, station="PORTALDER", serial=412),
        ),
        (Published(identifier="06PORTALDER412", created="2007-01-01"), NUMBER),
        (Published(identifier="cable no. 4"), None),
        (Published(), None),
        (None, None),
    ],
)
def test_publishers_identifier_gives_a_whole_number(published: Published | None, key: Key | None) -> None:
    assert published_key(published) == key


def telegram(key: Key | None) -> Telegram:
    return Telegram(
        mrn=None, key=key, version_id="0" * 16, kind=TelegramKind.TELEGRAM, parser=Parser(grammar="1", tables="0")
    )


SAID, OTHER = Published(identifier="06PORTALDER412"), Published(identifier="07VERRIN9")


@pytest.mark.parametrize(
    ("key", "published", "filing"),
    [
        (NUMBER, OTHER, Filing(NUMBER, FiledBy.TEXT)),
        (YEARLESS, SAID, Filing(NUMBER, FiledBy.PUBLISHED)),
        (YEARLESS, OTHER, Filing(YEARLESS, FiledBy.TEXT)),
        (YEARLESS, None, Filing(YEARLESS, FiledBy.TEXT)),
        (None, SAID, Filing(NUMBER, FiledBy.PUBLISHED)),
        (None, None, Filing(None, None)),
    ],
    ids=["the text decides", "its year from the publisher", "not from another's", "no year", "no number", "nothing"],
)
def test_texts_are_filed_under_a_number(key: Key | None, published: Published | None, filing: Filing) -> None:
    assert file_under(telegram(key), published) == filing


@pytest.mark.parametrize(
    ("name", "key", "filing"),
    [
        pytest.param("a/06PORTALDER412.txt", YEARLESS, Filing(NUMBER, FiledBy.FILE_NAME), id="its year"),
        pytest.param(
            "a/06PORTALDER412.2.2010-12-13.txt", YEARLESS, Filing(NUMBER, FiledBy.FILE_NAME), id="with a revision"
        ),
        pytest.param("a\\06PORTALDER412.txt", YEARLESS, Filing(NUMBER, FiledBy.FILE_NAME), id="of another system"),
        pytest.param("05PORTALDER412.txt", NUMBER, Filing(NUMBER, FiledBy.TEXT), id="the text decides"),
        pytest.param("06VERRIN412.txt", YEARLESS, Filing(YEARLESS, FiledBy.TEXT), id="not another's"),
        pytest.param("06portalder412.txt", YEARLESS, Filing(YEARLESS, FiledBy.TEXT), id="no identifier"),
        pytest.param("06PORTALDER412.txt", None, Filing(None, None), id="a name alone is no number"),
    ],
)
def test_a_year_may_be_that_of_the_file_s_name(name: str, key: Key | None, filing: Filing) -> None:
    source = Source(path=name, member=None, extent=(0, 1), sha256="", extractor="text/1")
    assert file_under(msgspec.structs.replace(telegram(key), source=source), None) == filing
