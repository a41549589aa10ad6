"""RFC 6477: header fields of military mail as a telegram's heading."""

import datetime as dt

import pytest

from reftel.codes import Classification, Precedence, TelegramKind
from reftel.telegram import Key, Paragraph, Telegram
from reftel.wire import fill_from_fields, parse, parse_mail_date, published_from_fields

BARE = "The harbour ministry asks for an answer.\n"
TELEGRAM = "UNCLAS PORT ALDER 000415\n\nSUBJECT: HERRING\nTAGS: PREL\n\n1. Herring.\nOSTLER\n"
SENT = ("MMHS-Extended-Authorisation-Info", "Tue, 14 Mar 2006 10:26:00 +0100")
PLAD = ("MMHS-Originator-PLAD", "AMEMBASSY PORT ALDER")
URGENT = ("MMHS-Primary-Precedence", "3")


def filled(*fields: tuple[str, str], text: str = BARE) -> Telegram:
    return fill_from_fields(parse(text, spans=True), fields, text, (0, len(text)))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1", Precedence.ROUTINE),
        ("2", Precedence.PRIORITY),
        ("3", Precedence.IMMEDIATE),
        ("4", Precedence.FLASH),
        ("Flash", Precedence.FLASH),
        ("0", None),
        ("5", None),
        ("17", None),
        ("soon", None),
        ("", None),
    ],
)
def test_precedence(value: str, expected: Precedence | None) -> None:
    pair = filled(("MMHS-Primary-Precedence", value)).precedence
    assert (pair and pair.action) == expected


def test_two_precedences() -> None:
    pair = filled(URGENT, ("MMHS-Copy-Precedence", "1")).precedence
    assert pair is not None
    assert (pair.action, pair.info) == (Precedence.IMMEDIATE, Precedence.ROUTINE)


def test_a_bare_body_becomes_a_telegram_of_one_paragraph() -> None:
    telegram = filled(URGENT)
    assert telegram.kind is TelegramKind.TELEGRAM
    assert telegram.body == (Paragraph(number=None, portion=None, text=BARE),)
    assert isinstance(telegram.spans, tuple)
    assert [(span.kind, span.field) for span in telegram.spans] == [("paragraph", "body[0].text")]


def test_without_a_military_field_nothing_changes() -> None:
    telegram = parse(BARE)
    assert fill_from_fields(telegram, [("Subject", "x"), ("To", "a@b")], BARE, (0, len(BARE))) is telegram


def test_originator_date_and_identifier() -> None:
    telegram = filled(PLAD, SENT, ("MMHS-Acp127-Message-Identifier", "RUEHQA 0412 0730926"))
    assert (telegram.originator, telegram.station, telegram.origin) == (
        "AMEMBASSY PORT ALDER",
        "PORTALDER",
        "Embassy Port Alder",
    )
    assert telegram.date == dt.datetime(2006, 3, 14, 9, 26, tzinfo=dt.UTC)
    assert (telegram.mrn, telegram.key) == ("06PORTALDER412", Key(year=2006, station="PORTALDER", serial=412))
    assert telegram.transmission is not None
    assert (telegram.transmission.station_indicator, telegram.transmission.serial) == ("RUEHQA", 412)
    assert telegram.transmission.filed_at == dt.datetime(2006, 3, 14, 9, 26, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("identifier", "serial"),
    [
        ("RUEHQA 0412 0730926", 412),
        ("DE RUEHQA #0412/01 0730926", 412),
        ("RUEHQA 412", 412),
        ("ABC 12", None),
        ("", None),
        ("RUEHQA", None),
    ],
)
def test_identifiers_of_acp_127(identifier: str, serial: int | None) -> None:
    transmission = filled(("MMHS-Acp127-Message-Identifier", identifier)).transmission
    assert (transmission and transmission.serial) == serial


def test_without_a_date_the_year_of_the_number_is_open() -> None:
    telegram = filled(PLAD, ("MMHS-Acp127-Message-Identifier", "RUEHQA 0412"))
    assert (telegram.mrn, telegram.key) == (None, Key(year=None, station="PORTALDER", serial=412))


def test_the_originators_reference_is_the_number_where_it_has_that_form() -> None:
    assert filled(("MMHS-Originator-Reference", "06 PORT ALDER 00412")).mrn == "06PORTALDER412"
    assert filled(("MMHS-Originator-Reference", "our letter of March")).key is None


def test_addressees() -> None:
    telegram = filled(
        URGENT,
        ("To", '"SECSTATE WASHDC" <state@mmhs.example>, verrin@mmhs.example'),
        ("Cc", '"AMEMBASSY VERRIN" <v@mmhs.example>'),
        ("MMHS-Other-Recipients-Indicator-To", "USMISSION HALDENBAY; SECSTATE WASHDC"),
        ("MMHS-Other-Recipients-Indicator-CC", "AMCONSUL SALTMERE"),
        ("MMHS-Exempted-Address", '"AMCONSUL LANTRY" <l@mmhs.example>'),
    )
    assert [one.designator for one in telegram.action_addressees] == [
        "SECSTATE WASHDC",
        "verrin@mmhs.example",
        "USMISSION HALDENBAY",
    ]
    assert {one.precedence for one in telegram.action_addressees} == {Precedence.IMMEDIATE}
    assert [one.designator for one in telegram.info_addressees] == ["AMEMBASSY VERRIN", "AMCONSUL SALTMERE"]
    assert [one.designator for one in telegram.exempt_addressees] == ["AMCONSUL LANTRY"]


def test_codes_that_the_tables_know_are_tags() -> None:
    tags = filled(SENT, ("MMHS-Subject-Indicator-Codes", "PREL; efis; ZZZZ; PREL")).tags
    assert [(tag.code, tag.name is not None) for tag in tags] == [("PREL", True), ("EFIS", True)]


@pytest.mark.parametrize(
    ("label", "level"),
    [
        ('marking="CONFIDENTIAL"; fgcolor=black', Classification.CONFIDENTIAL),
        ('marking="TOP SECRET"', Classification.TOP_SECRET),
        ("marking=unclassified", Classification.UNCLASSIFIED),
        ('marking="COMPANY PRIVATE"', None),
        ("fgcolor=black", None),
    ],
)
def test_labels(label: str, level: Classification | None) -> None:
    assert filled(URGENT, ("SIO-Label", label)).classification == level


def test_a_label_raises_the_level_of_the_text_and_never_lowers_it() -> None:
    secret, open_ = ("SIO-Label", 'marking="SECRET"'), ("SIO-Label", 'marking="UNCLASSIFIED"')
    assert filled(URGENT, secret, text=TELEGRAM).classification is Classification.SECRET
    raised = TELEGRAM.replace("UNCLAS", "CONFIDENTIAL")
    assert filled(URGENT, open_, text=raised).classification is Classification.CONFIDENTIAL


def test_the_text_decides() -> None:
    telegram = filled(
        ("Subject", "other"),
        ("MMHS-Originator-PLAD", "AMEMBASSY VERRIN"),
        ("MMHS-Subject-Indicator-Codes", "EFIS"),
        text=TELEGRAM,
    )
    assert (telegram.subject, telegram.station, telegram.key) == ("HERRING", "PORTALDER", parse(TELEGRAM).key)
    assert [tag.code for tag in telegram.tags] == ["PREL"]


def test_what_the_mail_says_is_kept_beside_the_text() -> None:
    said = published_from_fields([SENT, PLAD, ("Subject", "other"), ("MMHS-Originator-Reference", "06PORTALDER412")])
    assert (said.identifier, said.created, said.origin, said.title) == (
        "06PORTALDER412",
        "2006-03-14 09:26",
        "Embassy Port Alder",
        "other",
    )


@pytest.mark.parametrize(
    "value", ["", "noon", "Tue, 99 Foo 2006", "Tue, 14 Mar 99999 09:26:00 +0000", "\0", "1" * 5000]
)
def test_dates_that_are_none(value: str) -> None:
    assert parse_mail_date(value) is None


@pytest.mark.parametrize("name", ["To", "MMHS-Exempted-Address", "MMHS-Other-Recipients-Indicator-To", "SIO-Label"])
@pytest.mark.parametrize("value", ["(" * 5000, '"' * 5001, "<<<@,;:\\", ";" * 9000, "\ud800", "a@" * 60_000])
def test_broken_values_never_raise(name: str, value: str) -> None:
    assert filled(URGENT, (name, value)).kind is TelegramKind.TELEGRAM
