from pathlib import Path

import pytest

from reftel.archive import Archive, DateBasis, DatePrecision
from reftel.codes import Classification
from reftel.corpus import parse_item
from reftel.errors import Ambiguous, NotFound
from reftel.telegram import Key, Paragraph, Published
from reftel.wire import version_id
from tests.archive.cables import CLEARED, NOW, OWNER, PUBLIC, filled, item, items, telegram, write

REDACTED = telegram(412, "(U) Captain XXXXXXXXXXXX paid.")
SECRET = telegram(413, "(C) The dues are a pretext.", level="C O N F I D E N T I A L", date="2006-03-20T08:00")


@pytest.mark.parametrize(
    "address",
    [
        "06PORTALDER412",
        "06 PORT ALDER 412",
        "06portalder000412",
        "2006PORTALDER412",
        "/t/06PORTALDER412",
        "@{}",
        "06PORTALDER412@{}",
        "@{:.6}…",
    ],
)
def test_every_form_of_address_leads_there(tmp_path: Path, address: str) -> None:
    archive = filled(tmp_path, a=telegram(412), b=telegram(413))
    holding = archive.fetch(OWNER, address.format(version_id(telegram(412))))
    assert holding.telegram.mrn == "06PORTALDER412"
    assert archive.fetch(OWNER, holding.address).telegram == holding.telegram


@pytest.mark.parametrize(
    "address",
    ["06PORTALDER999", "1906PORTALDER412", "@0123456789abcdef", "lightship", "", "06VERRIN412", "06PORTALDER412@0000"],
)
def test_what_is_not_there_is_not_found(tmp_path: Path, address: str) -> None:
    archive = filled(tmp_path, a=telegram(412))
    with pytest.raises(NotFound) as missing:
        archive.fetch(OWNER, address)
    assert "is not in this archive" in str(missing.value)


def test_holding_is_the_stored_item_read_again(tmp_path: Path) -> None:
    archive = Archive.create(tmp_path / "archive", title="Lightships")
    page = Published(identifier="06PORTALDER412", created="2006-03-14 10:30", classification="SECRET")
    source = item(tmp_path, telegram(412), published=page)
    archive.add([source], now=NOW)
    holding = archive.fetch(OWNER, "06PORTALDER412")
    assert holding.telegram == parse_item(source)
    assert holding.text == source.text
    assert holding.extent == source.extent
    assert holding.sightings[0].published == page
    assert holding.sightings[0].reader == source.reader
    assert archive.original(OWNER, "06PORTALDER412") == source.data
    assert (holding.date_precision, holding.date_basis) == (DatePrecision.MINUTE, DateBasis.DTG)
    assert (holding.mrn, holding.filed_by) == ("06PORTALDER412", "text")


def test_best_version_shows_most_and_the_others_are_beside_it(tmp_path: Path) -> None:
    archive = filled(tmp_path, a=REDACTED, b=telegram(412, "(U) Captain Dorcas Pell paid."))
    holding = archive.fetch(OWNER, "06PORTALDER412")
    assert [block.text for block in holding.telegram.body if isinstance(block, Paragraph)] == [
        "Captain Dorcas Pell paid."
    ]
    assert [other.version_id for other in holding.other_versions] == [version_id(REDACTED)]
    other = archive.fetch(OWNER, holding.other_versions[0].address)
    assert other.text == REDACTED
    assert [brief.version_id for brief in other.other_versions] == [holding.telegram.version_id]


def test_last_corrected_copy_is_the_best(tmp_path: Path) -> None:
    notice = "C O R R E C T E D  C O P Y - SUBJECT LINE"
    archive = filled(
        tmp_path,
        a=telegram(412, "(U) A long text, with all that it had at first."),
        b=telegram(412, "(U) Short.", notice=notice, date="2006-03-15T09:00"),
        c=telegram(412, "(U) Shorter.", notice=notice, date="2006-03-14T19:00"),
    )
    holding = archive.fetch(OWNER, "06PORTALDER412")
    assert holding.telegram.body[0].text == "Short."  # type: ignore[union-attr]
    assert len(holding.other_versions) == 2


def test_two_telegrams_under_one_number_are_told_apart(tmp_path: Path) -> None:
    first, second = telegram(412), telegram(412, "(U) Another matter.", date="2006-11-02T08:00")
    archive = filled(tmp_path, a=first, b=second)
    with pytest.raises(Ambiguous) as several:
        archive.fetch(OWNER, "06PORTALDER412")
    choices = (f"06PORTALDER412@{version_id(first)}", f"06PORTALDER412@{version_id(second)}")
    assert several.value.choices == choices
    assert [archive.fetch(OWNER, choice).text for choice in choices] == [first, second]
    choice = archive.choices(OWNER, "06PORTALDER412")
    assert tuple(brief.address for brief in choice.choices) == choices
    assert choice.key == Key(year=2006, station="PORTALDER", serial=412)
    assert archive.fetch(OWNER, choices[0]).other_versions == ()


def test_two_centuries_under_one_number_are_told_apart(tmp_path: Path) -> None:
    archive = Archive.create(tmp_path / "archive", title="Lightships")
    text = telegram(412).replace("P 141030Z MAR 06\n", "")
    old = Published(identifier="06PORTALDER412", created="1906-03-14")
    archive.add([item(tmp_path, telegram(412)), item(tmp_path, text, name="two", published=old)], now=NOW)
    with pytest.raises(Ambiguous):
        archive.fetch(OWNER, "06PORTALDER412")
    assert archive.fetch(OWNER, "1906PORTALDER412").sort_date.year == 1906  # type: ignore[union-attr]
    assert archive.fetch(OWNER, "2006PORTALDER412").telegram.mrn == "06PORTALDER412"


def test_publishers_number_leads_to_a_text_filed_under_another(tmp_path: Path) -> None:
    archive = Archive.create(tmp_path / "archive", title="Lightships")
    wrong = Published(identifier="06PORTALDER421")
    archive.add([item(tmp_path, telegram(412), published=wrong)], now=NOW)
    assert archive.fetch(OWNER, "06PORTALDER421").mrn == "06PORTALDER412"


def test_neighbours_are_those_of_the_station_by_date(tmp_path: Path) -> None:
    archive = filled(
        tmp_path,
        a=telegram(411, date="2006-03-13T10:00"),
        b=telegram(412),
        c=telegram(413, date="2006-03-14T10:30"),
        d=telegram(88, date="2006-03-14T10:40", post="VERRIN"),
        e=telegram(414, date="2006-03-15T10:00"),
        f="no telegram",
    )
    walked = ["06PORTALDER411"]
    while (after := archive.fetch(OWNER, walked[-1]).next) is not None:
        walked.append(after.mrn or "")
    assert walked == ["06PORTALDER411", "06PORTALDER412", "06PORTALDER413", "06PORTALDER414"]
    back = [archive.fetch(OWNER, mrn).previous for mrn in walked]
    assert [brief and brief.mrn for brief in back] == [None, *walked[:-1]]


def test_denied_looks_like_absent(tmp_path: Path) -> None:
    archive = filled(
        tmp_path, a=telegram(412), b=SECRET, c=telegram(414, refs="PORT ALDER 413", date="2006-03-22T10:00")
    )
    assert archive.fetch(CLEARED, "06PORTALDER413").label.level is Classification.CONFIDENTIAL
    address = archive.fetch(OWNER, "06PORTALDER413").address
    for name in ("06PORTALDER413", address, address.removeprefix("06PORTALDER413")):
        with pytest.raises(NotFound) as denied:
            archive.fetch(PUBLIC, name)
        with pytest.raises(NotFound) as absent:
            archive.fetch(PUBLIC, "06PORTALDER999")
        assert str(denied.value).replace(name, "X") == str(absent.value).replace("06PORTALDER999", "X")
        with pytest.raises(NotFound):
            archive.original(PUBLIC, name)
    later = archive.fetch(PUBLIC, "06PORTALDER414")
    assert later.cites[0].held is None
    assert later.previous is not None
    assert later.previous.mrn == "06PORTALDER412"
    assert archive.missing(PUBLIC) == ((Key(year=2006, station="PORTALDER", serial=413), 1),)
    assert archive.missing(CLEARED) == ()
    assert archive.choices(PUBLIC, "06PORTALDER413").choices == ()


def test_reader_below_the_level_gets_the_released_version(tmp_path: Path) -> None:
    whole = telegram(412, "(C) Captain Dorcas Pell paid the dues in full.", level="C O N F I D E N T I A L")
    released = telegram(412, "(U) Captain XXXXXXXXXXXX paid.")
    archive = filled(tmp_path, a=whole, b=released)
    assert archive.fetch(CLEARED, "06PORTALDER412").text == whole
    holding = archive.fetch(PUBLIC, "06PORTALDER412")
    assert holding.text == released
    assert holding.other_versions == ()
    assert archive.recent(PUBLIC, 5)[0].version_id == version_id(released)
    assert archive.figures(PUBLIC).versions == 1


def test_first_sighting_gives_source_and_publisher(tmp_path: Path) -> None:
    archive = Archive.create(tmp_path / "archive", title="Lightships")
    archive.add(items(write(tmp_path / "plain", a=telegram(412))), now=NOW)
    archive.add([item(tmp_path, telegram(412), name="page", published=Published(title="DUES"))], now=NOW)
    holding = archive.fetch(OWNER, "06PORTALDER412")
    assert holding.telegram.published is None
    assert [sighting.published for sighting in holding.sightings] == [None, Published(title="DUES")]
