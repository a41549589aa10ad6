"""Names that tell a reader who is meant."""

from reftel.matters import suggest
from reftel.matters.prose.stretches import TelegramReading
from reftel.matters.requests.naming import host, hosts, told
from tests.matters.inventing import asks, from_department, telegram


def test_an_ambassador_is_called_by_his_name() -> None:
    (request,) = asks("1. (C) Ambassador Holloway came. The Ambassador asked Lanyon to open the port.")
    assert request.by == "Ambassador Holloway"


def test_the_governments_initials_have_their_country() -> None:
    reading = TelegramReading(telegram("1. (C) Text."))
    assert host(reading.telegram) == "Marrow Coast"
    assert told(reading, "GOM", "") == "GOM (Marrow Coast)"
    assert told(reading, "GOT", "") == "GOT"
    assert told(reading, None, "") is None


def test_the_senders_government_is_called_as_the_telegram_calls_it() -> None:
    (request,) = asks("1. (C) The USG and the USG again. Orlan asked us to send a ship.")
    assert request.of == "USG"
    (request,) = asks("1. (C) The U.S. is far. Orlan asked us to send a ship.")
    assert request.of == "U.S."


def test_points_of_the_department_are_made_to_the_host() -> None:
    two = "RUEHQA/AMEMBASSY PORT ALDER PRIORITY\nRUEHQV/AMEMBASSY VERRIN PRIORITY"
    assert hosts(from_department("1. Text.")) == "Marrow Coast"
    assert hosts(from_department("1. Text.", to=two)) == "host governments"
    assert hosts(telegram("1. Text.")) is None


def test_a_reference_that_asked_is_its_sender() -> None:
    (request,) = suggest(telegram("1. (C) Reftel requested information on the lightship.", refs="STATE 7000")).requests
    assert (request.by, request.of, request.own) == ("Department", "Embassy Port Alder", False)
