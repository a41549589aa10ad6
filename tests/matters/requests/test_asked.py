import pytest

from reftel.matters.requests.asked import asked_in, default_asked, implied_asked, sender, single_post
from reftel.telegram import Parser, Telegram
from tests.matters.inventing import from_department, telegram


@pytest.mark.parametrize(
    ("of", "what", "asked"),
    [
        ("us", "to come", "U.S."),
        ("the ministry", "to come", "ministry"),
        ("Orlan's", "to come", "Orlan"),
        ("him", "to come", None),
        (None, "Washington's guidance on the reply", "Washington"),
        (None, "the Department instruct us", "Department"),
        (None, "that IIP and the rest come", "IIP"),
        (None, "Osmark be heard", None),
        (None, "Marrow Strait pilots", None),
        (None, "Tessaly, as chair, to open the strait", "Tessaly"),
        (None, "that addressee posts report", "addressee posts"),
        (None, "guidance on the reply", None),
    ],
)
def test_names_who_is_asked(of: str | None, what: str, asked: str | None) -> None:
    assert asked_in(of, what, is_upper=False) == asked


def test_in_capitals_only_what_is_possessed_is_sure() -> None:
    assert asked_in(None, "WASHINGTON'S GUIDANCE ON THE REPLY", is_upper=True) == "WASHINGTON"
    assert asked_in(None, "URGENT HELP FROM ALL", is_upper=True) is None


def test_the_senders_side_is_implied_where_its_people_are_there() -> None:
    assert implied_asked("The minister told the Ambassador that she needs pilots.") == "U.S."
    assert implied_asked("The minister told the farmers that she needs pilots.") is None


def test_a_posts_telegram_asks_its_action_addressee() -> None:
    assert default_asked(telegram("1. Text.")) == "Department"
    assert default_asked(telegram("1. Text.", to="RUEHQV/AMEMBASSY VERRIN PRIORITY 0123")) == "Embassy Verrin"
    assert default_asked(telegram("1. Text.", to="RUABCD/SOMEBODY NOWHERE PRIORITY 0123")) == "SOMEBODY NOWHERE"


def test_the_departments_telegram_asks_its_addressees() -> None:
    one = from_department("1. Text.")
    two = from_department("1. Text.", to="RUEHQA/AMEMBASSY PORT ALDER PRIORITY\nRUEHQV/AMEMBASSY VERRIN PRIORITY")
    assert (default_asked(one), default_asked(two)) == ("Embassy Port Alder", "Embassy Port Alder and Embassy Verrin")
    assert single_post("Post", one) == "Embassy Port Alder"
    assert single_post("Embassy Verrin", one) == "Embassy Verrin"
    assert single_post("Post", telegram("1. Text.")) == "Post"


def bare(**parts: str | None) -> Telegram:
    return Telegram(mrn=None, key=None, version_id="", kind="telegram", parser=Parser(grammar="1", tables=""), **parts)  # type: ignore[arg-type]


def test_the_sender_is_named_as_a_party() -> None:
    assert sender(telegram("1. Text.")) == "Embassy Port Alder"
    assert sender(from_department("1. Text.")) == "Department"
    assert sender(bare(station="PORTALDER")) == "Embassy Port Alder"
    assert sender(bare(station="NOWHERE", originator="AMEMBASSY NOWHERE")) == "AMEMBASSY NOWHERE"
    assert sender(bare(station="NOWHERE")) == "NOWHERE"
    assert sender(bare()) == "the sender"
